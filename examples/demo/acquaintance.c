/* SPDX-License-Identifier: MIT */
/*
 * Who has met whom, and how long partnerships ran: a chart from a class list
 * and its history, made with the public interface alone.
 *
 *   acquaintance CLASS.csv H.csv
 */
#include <learning-partners/learning-partners.h>
#include <learning-partners/lp-csv.h>
#include <stdio.h>
#include <string.h>

#define NAME_WIDTH 14

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

static char
letter (guint index)
{
  return index < sizeof letters - 1 ? letters[index] : '#';
}

static LpClassList *
read_class (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  gsize length;
  /* Names are enough: no column of attainment is asked for. */
  const char *const subjects[] = { NULL };

  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;
  return lp_class_list_read (text, length, path, subjects, NULL, error);
}

static LpHistory *
read_history (const char *path, const LpRoster *roster, GError **error)
{
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;
  return lp_history_from_csv (text, length, path, roster, NULL, error);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const LpPupil *x = *(LpPupil *const *) a, *y = *(LpPupil *const *) b;
  return strcmp (lp_pupil_get_name (x), lp_pupil_get_name (y));
}

static GPtrArray *
pupils_by_name (const LpRoster *roster)
{
  GPtrArray *pupils = g_ptr_array_new ();

  for (gsize i = 0; i < lp_roster_get_n_pupils (roster); i++)
    g_ptr_array_add (pupils, lp_roster_get_pupil (roster, i));
  g_ptr_array_sort (pupils, compare_names);
  return pupils;
}

static const char *
id_of (GPtrArray *pupils, guint index)
{
  return lp_pupil_get_id (g_ptr_array_index (pupils, index));
}

/* One line per pupil; the column letters are those that begin the lines above. */
static guint
show_triangle (GPtrArray *pupils, const LpHistory *history)
{
  guint n_met = 0;

  puts ("Who has met whom (2: twice; a dot: not yet)");
  for (guint i = 0; i < pupils->len; i++) {
    const char *name = lp_pupil_get_name (g_ptr_array_index (pupils, i));
    int blanks = i == 0 ? 0 : MAX (0, NAME_WIDTH - (int) g_utf8_strlen (name, -1));
    printf ("%c %s%*s", letter (i), name, blanks, "");
    for (guint j = 0; j < i; j++) {
      guint met = lp_history_get_times_met (history, id_of (pupils, i), id_of (pupils, j));
      n_met += met > 0;
      printf (" %c", met == 0 ? '.' : met < 10 ? (char) ('0' + met) : '+');
    }
    putchar ('\n');
  }
  printf ("%*s", NAME_WIDTH + 2, "");
  for (guint i = 0; i + 1 < pupils->len; i++)
    printf (" %c", letter (i));
  putchar ('\n');
  return n_met;
}

static void
count_spells (const LpHistory *history, const char *a, const char *b, guint *ended, guint *running)
{
  gsize n_rounds = lp_history_get_n_rounds (history);
  guint n = lp_history_get_times_met (history, a, b);

  for (guint spell = 0; spell < n; spell++) {
    gsize first, last;
    if (!lp_history_get_spell (history, a, b, spell, &first, &last))
      continue;
    if (last + 1 == n_rounds)
      running[last - first + 1]++;
    else
      ended[last - first + 1]++;
  }
}

static void
show_lengths (GPtrArray *pupils, const LpHistory *history)
{
  gsize n_rounds = lp_history_get_n_rounds (history);
  g_autofree guint *ended = g_new0 (guint, n_rounds + 1);
  g_autofree guint *running = g_new0 (guint, n_rounds + 1);

  for (guint i = 0; i < pupils->len; i++) {
    for (guint j = 0; j < i; j++)
      count_spells (history, id_of (pupils, i), id_of (pupils, j), ended, running);
  }
  puts ("\nHow long partnerships ran   ended   still running");
  for (gsize rounds = 1; rounds <= n_rounds; rounds++) {
    if (ended[rounds] + running[rounds] > 0)
      printf ("  %2" G_GSIZE_FORMAT " round%s                %5u %15u\n", rounds, rounds == 1 ? " " : "s",
              ended[rounds], running[rounds]);
  }
}

static void
show_partners (GPtrArray *pupils, const LpHistory *history, guint n_met)
{
  guint least = G_MAXUINT, most = 0;

  for (guint i = 0; i < pupils->len; i++) {
    guint met = 0;
    for (guint j = 0; j < pupils->len; j++)
      met += i != j && lp_history_has_met (history, id_of (pupils, i), id_of (pupils, j));
    least = MIN (least, met);
    most = MAX (most, met);
  }
  g_autofree char *range = least == most ? g_strdup_printf ("%u", most) : g_strdup_printf ("%u to %u", least, most);
  printf ("\nIn %" G_GSIZE_FORMAT " rounds %u of %u possible pairs have met; each pupil has had %s partners.\n",
          lp_history_get_n_rounds (history), n_met, pupils->len * (pupils->len - 1) / 2, range);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  if (argc != 3) {
    fputs ("usage: acquaintance CLASS.csv H.csv\n", stderr);
    return 3;
  }
  g_autoptr (LpClassList) list = read_class (argv[1], &error);
  g_autoptr (LpHistory) history = list == NULL
    ? NULL : read_history (argv[2], lp_class_list_get_roster (list), &error);
  if (history == NULL) {
    fprintf (stderr, "acquaintance: %s\n", error->message);
    return 3;
  }
  g_autoptr (GPtrArray) pupils = pupils_by_name (lp_class_list_get_roster (list));
  guint n_met = show_triangle (pupils, history);
  show_lengths (pupils, history);
  show_partners (pupils, history, n_met);
  return 0;
}

/* SPDX-License-Identifier: MIT */
/*
 * The list of partners. It may be held up to the class: in the order of names,
 * without bands, scores, rules or reasons, unless the teacher asks for them.
 */
#include "cli.h"

#include <string.h>

#define MARGIN 2
#define MARK " *"

typedef struct {
  char   **names; /* cleaned, in order */
  char    *key;   /* sorts the list */
  gsize    size;
  gsize    index; /* in the pairing */
  gboolean kept;
} Entry;

typedef struct {
  char *name, *key;
} Name;

static void
entry_free (gpointer data)
{
  Entry *entry = data;
  g_strfreev (entry->names);
  g_free (entry->key);
  g_free (entry);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const Name *x = a, *y = b;
  int order = strcmp (x->key, y->key);
  return order != 0 ? order : strcmp (x->name, y->name);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *x = *(Entry *const *) a, *y = *(Entry *const *) b;
  return strcmp (x->key, y->key);
}

/* The name, with the id where another pupil has the same. */
static char *
label (const LpRoster *roster, LpPupil *pupil)
{
  const char *name = lp_pupil_get_name (pupil);
  gsize n = 0;

  for (gsize i = 0; i < lp_roster_get_n_pupils (roster) && n < 2; i++)
    n += strcmp (lp_pupil_get_name (lp_roster_get_pupil (roster, i)), name) == 0;
  g_autofree char *text = n < 2 ? g_strdup (name) : g_strdup_printf ("%s (%s)", name, lp_pupil_get_id (pupil));
  return cli_clean (text);
}

static Entry *
entry_new (const LpRoster *roster, LpPupil **pupils, gsize size)
{
  Entry *entry = g_new0 (Entry, 1);
  g_autofree Name *names = g_new0 (Name, size);

  for (gsize i = 0; i < size; i++) {
    names[i].name = label (roster, pupils[i]);
    names[i].key = cli_sort_key (names[i].name);
  }
  qsort (names, size, sizeof *names, compare_names);
  entry->size = size;
  entry->names = g_new0 (char *, size + 1);
  entry->key = g_strjoin ("\n", names[0].key, names[0].name, NULL);
  for (gsize i = 0; i < size; i++) {
    entry->names[i] = names[i].name;
    g_free (names[i].key);
  }
  return entry;
}

static GPtrArray *
entries_of_pairing (LpPairing *pairing)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (entry_free);
  const LpRoster *roster = lp_request_get_roster (lp_pairing_get_request (pairing));

  for (gsize i = 0; i < lp_pairing_get_n_partnerships (pairing); i++) {
    gsize size = lp_pairing_get_size (pairing, i);
    g_autofree LpPupil **pupils = g_new (LpPupil *, size);
    for (gsize j = 0; j < size; j++)
      pupils[j] = lp_pairing_get_pupil (pairing, i, j);
    Entry *entry = entry_new (roster, pupils, size);
    entry->index = i;
    entry->kept = lp_pairing_is_kept (pairing, i);
    g_ptr_array_add (entries, entry);
  }
  g_ptr_array_sort (entries, compare_entries);
  return entries;
}

static GPtrArray *
entries_of_round (const LpRoster *roster, const LpRound *cover)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (entry_free);

  for (gsize i = 0; i < lp_round_get_n_partnerships (cover); i++) {
    gsize size = lp_round_get_size (cover, i);
    g_autofree LpPupil **pupils = g_new (LpPupil *, size);
    for (gsize j = 0; j < size; j++)
      pupils[j] = lp_roster_find_pupil (roster, lp_round_get_pupil (cover, i, j));
    Entry *entry = entry_new (roster, pupils, size);
    entry->index = i;
    g_ptr_array_add (entries, entry);
  }
  g_ptr_array_sort (entries, compare_entries);
  return entries;
}

/* The name of a pupil by id; of one who is not in the roster, the id. */
char *
cli_label (const LpRoster *roster, const char *id)
{
  LpPupil *pupil = lp_roster_find_pupil (roster, id);

  return pupil != NULL ? label (roster, pupil) : cli_clean (id);
}

static char *
entry_text (const Entry *entry)
{
  if (entry->size == 1)
    return g_strdup_printf (_("%s with an adult"), entry->names[0]);
  return g_strjoinv (" & ", entry->names);
}

/* Width of the widest name in that place among the pairs of a column. */
static guint
widest (GPtrArray *pairs, guint from, guint to, gsize place)
{
  guint width = 0;

  for (guint i = from; i < to; i++)
    width = MAX (width, cli_width (((Entry *) g_ptr_array_index (pairs, i))->names[place]));
  return width;
}

static void
append_pair (GString *out, const Entry *pair, guint first, guint second, gboolean pad)
{
  cli_append_padded (out, pair->names[0], first);
  g_string_append (out, " & ");
  if (pad || pair->kept)
    cli_append_padded (out, pair->names[1], second);
  else
    g_string_append (out, pair->names[1]);
  if (pair->kept)
    g_string_append (out, MARK);
  else if (pad)
    cli_append_padded (out, "", strlen (MARK));
}

/* Two columns where they fit, read downwards. */
static void
append_pairs (GString *out, GPtrArray *pairs)
{
  guint n = pairs->len, half = (n + 1) / 2;
  guint a = widest (pairs, 0, half, 0), b = widest (pairs, 0, half, 1);
  guint c = widest (pairs, half, n, 0), d = widest (pairs, half, n, 1);
  guint joiner = strlen (" & ") + strlen (MARK);
  gboolean two = n > 8 && MARGIN + a + b + joiner + 3 + c + d + joiner <= CLI_COLUMNS;
  guint rows = two ? half : n;

  if (!two) {
    a = MAX (a, c);
    b = MAX (b, d);
  }
  for (guint i = 0; i < rows; i++) {
    gboolean right = two && i + half < n;
    cli_append_padded (out, "", MARGIN);
    append_pair (out, g_ptr_array_index (pairs, i), a, b, right);
    if (right) {
      g_string_append (out, "   ");
      append_pair (out, g_ptr_array_index (pairs, i + half), c, d, FALSE);
    }
    g_string_append_c (out, '\n');
  }
}

/* Pairs in columns, then the three or the one with the adult on a line of its own. */
static void
append_entries (GString *out, GPtrArray *entries)
{
  g_autoptr (GPtrArray) pairs = g_ptr_array_new ();
  g_autoptr (GString) others = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++) {
    Entry *entry = g_ptr_array_index (entries, i);
    if (entry->size == 2) {
      g_ptr_array_add (pairs, entry);
      continue;
    }
    g_autofree char *text = entry_text (entry);
    g_string_append_printf (others, "  %s%s%s\n", text, entry->size == 3 ? _("   (three)") : "",
                            entry->kept ? MARK : "");
  }
  append_pairs (out, pairs);
  g_string_append (out, others->str);
}

/* ", without Amira, Ben"; a long list would push the partners off the screen. */
static char *
absent_words (LpRequest *request)
{
  const LpRoster *roster = lp_request_get_roster (request);
  gsize n = lp_request_get_n_absent (request);
  g_autoptr (GString) words = g_string_new (NULL);

  if (n > 3)
    return g_strdup_printf (_(", %zu absent"), n);
  for (gsize i = 0; i < n; i++) {
    g_autofree char *name = label (roster, lp_roster_find_pupil (roster, lp_request_get_absent (request, i)));
    g_string_append_printf (words, "%s%s", i == 0 ? _(", without ") : _(" and "), name);
  }
  return g_strdup (words->str);
}

static void
append_facts (GString *out, LpRequest *request, gboolean with_seed)
{
  LpPolicy *policy = lp_request_get_policy (request);
  const char *subject = NULL;
  gboolean known = lp_request_get_subject (request, &subject, NULL) && subject != NULL;
  g_autofree char *clean = known ? cli_clean (subject) : NULL;
  g_autofree char *absent = absent_words (request);
  g_autofree char *seed = with_seed ? g_strdup_printf (_(", seed %" PRIu64), lp_request_get_seed (request)) : g_strdup ("");
  g_autofree char *line = g_strdup_printf (
    _("%zu pupils%s, round %zu, strategy %s%s%s%s"),
    lp_request_get_n_present (request), absent, lp_history_get_n_rounds (lp_request_get_history (request)) + 1,
    lp_strategy_get_name (lp_policy_get_strategy (policy)), known ? _(" by ") : "", known ? clean : "", seed);
  cli_append_dim (out, stdout, line);
  g_string_append (out, "\n\n");
}

static void
append_cover (GString *out, LpPairing *pairing)
{
  LpRound *cover = lp_pairing_get_cover (pairing);
  if (cover == NULL)
    return;
  const LpRoster *roster = lp_request_get_roster (lp_pairing_get_request (pairing));
  g_autoptr (GPtrArray) entries = entries_of_round (roster, cover);
  g_autoptr (GString) title = g_string_new (_("\nToday, without "));

  for (gsize i = 0; i < lp_round_get_n_absent (cover); i++) {
    g_autofree char *name = label (roster, lp_roster_find_pupil (roster, lp_round_get_absent (cover, i)));
    g_string_append_printf (title, "%s%s", i > 0 ? ", " : "", name);
  }
  cli_append_bold (out, stdout, title->str);
  g_string_append_c (out, '\n');
  append_entries (out, entries);
}

/* The partners of a round; those who were partners in the one before bear the mark. */
void
cli_table_round (GString *out, const LpRoster *roster, const LpRound *round, const LpRound *before)
{
  g_autoptr (GPtrArray) entries = entries_of_round (roster, round);
  gboolean any = FALSE;

  for (guint i = 0; before != NULL && i < entries->len; i++) {
    Entry *entry = g_ptr_array_index (entries, i);
    entry->kept = lp_round_is_kept (round, entry->index, before);
    any = any || entry->kept;
  }
  append_entries (out, entries);
  if (any)
    g_string_append_printf (out, "\n* %s\n", _("go on together"));
}

static gboolean
any_kept (GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++) {
    if (((Entry *) g_ptr_array_index (entries, i))->kept)
      return TRUE;
  }
  return FALSE;
}

void
cli_table_pairing (GString *out, const CliOptions *options, LpPairing *pairing)
{
  LpRequest *request = lp_pairing_get_request (pairing);
  g_autoptr (GPtrArray) entries = entries_of_pairing (pairing);
  g_autofree char *date = cli_date_words (lp_request_get_date (request));
  g_autofree char *title = g_strdup_printf (_("Partners from %s"), date);

  cli_append_bold (out, stdout, title);
  g_string_append_c (out, '\n');
  /* A class file's seed is secret, and stays so where the teacher chose none for this round. */
  append_facts (out, request, options->file == NULL || options->seed != NULL);
  if (options->reasons)
    cli_table_reasons (out, pairing);
  else
    append_entries (out, entries);
  append_cover (out, pairing);
  g_string_append_c (out, '\n');
  if (any_kept (entries))
    g_string_append_printf (out, "* %s\n", _("go on together"));
  cli_tiers_say_bent (out, pairing);
}

/* For the teacher alone: why each partnership. */
void
cli_table_reasons (GString *out, LpPairing *pairing)
{
  const LpRoster *roster = lp_request_get_roster (lp_pairing_get_request (pairing));
  g_autoptr (GPtrArray) entries = entries_of_pairing (pairing);

  for (guint i = 0; i < entries->len; i++) {
    const Entry *entry = g_ptr_array_index (entries, i);
    g_autofree char *text = entry_text (entry);
    g_autoptr (LpReasons) reasons = lp_pairing_explain (pairing, entry->index);
    g_string_append_printf (out, "  %s%s\n", text, entry->kept ? MARK : "");
    for (gsize j = 0; j < lp_reasons_get_length (reasons); j++) {
      g_autofree char *words = cli_reason_text (lp_reasons_get (reasons, j), roster);
      cli_append_wrapped (out, "      ", "      ", words);
    }
  }
}

/* SPDX-License-Identifier: MIT */
#include "pages/lp-shown-private.h"

#include <string.h>

#include "base/lp-hash-private.h"
#include "pages/lp-wording-private.h"

/* What decides the place of something with a text: the seed's draw, then the text itself. */
typedef struct {
  guint64 draw;
  char   *text;   /* owned */
  guint32 number; /* what stands in that place */
} DrawnKey;

static void
drawn_key_clear (gpointer data)
{
  DrawnKey *key = data;

  g_free (key->text);
}

static int
compare_drawn_keys (gconstpointer a, gconstpointer b)
{
  const DrawnKey *x = a, *y = b;

  if (x->draw != y->draw)
    return x->draw < y->draw ? -1 : 1;
  return strcmp (x->text, y->text);
}

static GArray *
drawn_keys_new (void)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (DrawnKey));

  g_array_set_clear_func (keys, drawn_key_clear);
  return keys;
}

/* Takes the text. */
static void
add_drawn_key (GArray *keys, guint64 seed, LpDate date, char *text, guint32 number)
{
  g_autofree char *day = lp_date_to_string (date);
  g_autofree char *drawn = g_strjoin ("\n", "page", day, text, NULL);
  DrawnKey key = { lp_i_hash_derive (seed, drawn), text, number };

  g_array_append_val (keys, key);
}

/* Of several covers on one day the last counts. */
static const LpRound *
find_cover (const LpRound *round, LpDate today)
{
  const LpRound *found = NULL;

  for (gsize i = 0; today != LP_DATE_NONE && i < lp_round_get_n_covers (round); i++) {
    const LpRound *cover = lp_round_get_cover (round, i);
    if (lp_round_get_date (cover) == today)
      found = cover;
  }
  return found;
}

/* Ids of those of whom the cover speaks, away or seated. */
static GHashTable *
list_covered (const LpRound *cover)
{
  GHashTable *covered = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; cover != NULL && i < lp_round_get_n_absent (cover); i++)
    g_hash_table_add (covered, (gpointer) lp_round_get_absent (cover, i));
  for (gsize i = 0; cover != NULL && i < lp_round_get_n_partnerships (cover); i++) {
    for (gsize j = 0; j < lp_round_get_size (cover, i); j++)
      g_hash_table_add (covered, (gpointer) lp_round_get_pupil (cover, i, j));
  }
  return covered;
}

static LpShown *
shown_new_empty (void)
{
  LpShown *shown = g_new (LpShown, 1);

  shown->pupils = g_ptr_array_new ();
  shown->partnerships = lp_i_partnerships_new ();
  shown->notes = g_array_new (FALSE, FALSE, sizeof (LpShownNote));
  return shown;
}

/* Adds a round's partnerships, without those who are covered. */
static void
add_partnerships (LpShown *shown, const LpRoster *roster, const LpRound *round, GHashTable *covered, gboolean today)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (gsize i = 0; i < lp_round_get_n_partnerships (round); i++) {
    gsize size = lp_round_get_size (round, i);
    LpShownNote note = { size == 1, today };
    g_array_set_size (members, 0);
    for (gsize j = 0; j < size; j++) {
      const char *id = lp_round_get_pupil (round, i, j);
      LpPupil *pupil = lp_roster_find_pupil (roster, id);
      gboolean away = covered != NULL && g_hash_table_contains (covered, id);
      guint32 number = shown->pupils->len;
      note.today = note.today || away;
      if (pupil == NULL || away)
        continue;
      g_ptr_array_add (shown->pupils, pupil);
      g_array_append_val (members, number);
    }
    if (members->len == 0)
      continue;
    lp_i_partnerships_add (shown->partnerships, (const guint32 *) (const void *) members->data, members->len);
    g_array_append_val (shown->notes, note);
  }
}

static const char *
get_name (const LpShown *shown, guint32 number)
{
  return lp_pupil_get_name (g_ptr_array_index (shown->pupils, number));
}

/* The members in the order that seed, date and names draw; an array of guint32. */
static GArray *
draw_members (const LpShown *shown, LpPartnership partnership, guint64 seed, LpDate date)
{
  g_autoptr (GArray) keys = drawn_keys_new ();
  GArray *members = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint k = 0; k < partnership.size; k++)
    add_drawn_key (keys, seed, date, g_strdup (get_name (shown, partnership.members[k])), partnership.members[k]);
  g_array_sort (keys, compare_drawn_keys);
  for (guint k = 0; k < keys->len; k++)
    g_array_append_val (members, g_array_index (keys, DrawnKey, k).number);
  return members;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* The members' names, in byte order so that how the round lists them does not show. */
static char *
join_names (const LpShown *shown, LpPartnership partnership)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint k = 0; k < partnership.size; k++)
    g_ptr_array_add (names, (gpointer) get_name (shown, partnership.members[k]));
  g_ptr_array_sort (names, compare_texts);
  g_ptr_array_add (names, NULL);
  return g_strjoinv ("\n", (char **) names->pdata);
}

/* Takes over what is listed, in the order that seed, date and names draw. */
static void
take_in_order (LpShown *shown, const LpShown *listed, guint64 seed, LpDate date)
{
  g_autoptr (GArray) keys = drawn_keys_new ();

  for (guint i = 0; i < listed->pupils->len; i++)
    g_ptr_array_add (shown->pupils, g_ptr_array_index (listed->pupils, i));
  for (guint32 p = 0; p < lp_i_shown_get_length (listed); p++)
    add_drawn_key (keys, seed, date, join_names (listed, lp_i_partnerships_get (listed->partnerships, p)), p);
  g_array_sort (keys, compare_drawn_keys);
  for (guint k = 0; k < keys->len; k++) {
    guint32 p = g_array_index (keys, DrawnKey, k).number;
    g_autoptr (GArray) members = draw_members (listed, lp_i_partnerships_get (listed->partnerships, p), seed, date);
    lp_i_partnerships_add (shown->partnerships, (const guint32 *) (const void *) members->data, members->len);
    g_array_append_val (shown->notes, g_array_index (listed->notes, LpShownNote, p));
  }
}

LpShown *
lp_i_shown_new (const LpRoster *roster, const LpRound *round, LpDate today, guint64 seed)
{
  g_autoptr (LpShown) listed = shown_new_empty ();
  LpShown *shown = shown_new_empty ();
  const LpRound *cover = find_cover (round, today);
  g_autoptr (GHashTable) covered = list_covered (cover);

  add_partnerships (listed, roster, round, covered, FALSE);
  if (cover != NULL)
    add_partnerships (listed, roster, cover, NULL, TRUE);
  take_in_order (shown, listed, seed, lp_round_get_date (round));
  return shown;
}

void
lp_i_shown_free (LpShown *shown)
{
  if (shown == NULL)
    return;
  g_ptr_array_unref (shown->pupils);
  lp_i_partnerships_free (shown->partnerships);
  g_array_unref (shown->notes);
  g_free (shown);
}

guint
lp_i_shown_get_length (const LpShown *shown)
{
  return lp_i_partnerships_get_length (shown->partnerships);
}

LpPupil *
lp_i_shown_get_pupil (const LpShown *shown, guint index, guint member)
{
  return g_ptr_array_index (shown->pupils, lp_i_partnerships_get (shown->partnerships, index).members[member]);
}

GHashTable *
lp_i_shown_index (const LpShown *shown)
{
  GHashTable *found = g_hash_table_new (NULL, NULL);

  for (guint p = 0; p < lp_i_shown_get_length (shown); p++)
    for (guint k = 0; k < lp_i_partnerships_get (shown->partnerships, p).size; k++)
      g_hash_table_insert (found, lp_i_shown_get_pupil (shown, p, k), GUINT_TO_POINTER (p + 1));
  return found;
}

char **
lp_i_shown_list_names (const LpShown *shown, guint index, const LpPupil *without)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint k = 0; k < lp_i_partnerships_get (shown->partnerships, index).size; k++) {
    const LpPupil *pupil = lp_i_shown_get_pupil (shown, index, k);
    if (pupil != without)
      g_ptr_array_add (names, lp_i_word_name (lp_pupil_get_name (pupil)));
  }
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (names, FALSE);
}

char *
lp_i_shown_say_mark (const LpShown *shown, guint index, const LpPageOptions *options)
{
  const LpShownNote *note = &g_array_index (shown->notes, LpShownNote, index);

  if (note->adult && note->today)
    return g_strdup (lp_i_say (options, "with an adult today"));
  if (note->adult)
    return g_strdup (lp_i_say (options, "with an adult"));
  return note->today ? g_strdup (lp_i_say (options, "today")) : NULL;
}

char *
lp_i_shown_say_partners (const LpShown *shown, guint index, const LpPupil *pupil, const LpPageOptions *options)
{
  g_auto (GStrv) names = lp_i_shown_list_names (shown, index, pupil);

  if (g_array_index (shown->notes, LpShownNote, index).adult)
    return g_strdup (lp_i_say (options, "with an adult"));
  return names[0] != NULL ? lp_i_word_join (options, names) : g_strdup ("–");
}

/* SPDX-License-Identifier: MIT */
#include "pages/lp-seating-private.h"

#include <string.h>

#include "base/lp-hash-private.h"
#include "pages/lp-wording-private.h"

typedef struct {
  guint64  draw;
  char    *text; /* owned; decides where two draws are equal */
  gpointer item;
} Key;

static void
key_clear (gpointer data)
{
  Key *key = data;

  g_free (key->text);
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const Key *x = a, *y = b;

  if (x->draw != y->draw)
    return x->draw < y->draw ? -1 : 1;
  return strcmp (x->text, y->text);
}

static void
seat_free (gpointer data)
{
  LpSeat *seat = data;

  g_ptr_array_unref (seat->pupils);
  g_free (seat);
}

static GArray *
keys_new (void)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (Key));

  g_array_set_clear_func (keys, key_clear);
  return keys;
}

static void
add_key (GArray *keys, guint64 seed, LpDate date, char *text, gpointer item)
{
  g_autofree char *day = lp_date_to_string (date);
  g_autofree char *drawn = g_strjoin ("\n", "page", day, text, NULL);
  Key key = { lp_i_hash_derive (seed, drawn), text, item };

  g_array_append_val (keys, key);
}

static void
sort_into (GPtrArray *items, GArray *keys)
{
  g_array_sort (keys, compare_keys);
  g_ptr_array_set_size (items, 0);
  for (guint i = 0; i < keys->len; i++)
    g_ptr_array_add (items, g_array_index (keys, Key, i).item);
}

static void
sort_members (LpSeat *seat, guint64 seed, LpDate date)
{
  g_autoptr (GArray) keys = keys_new ();

  for (guint i = 0; i < seat->pupils->len; i++) {
    LpPupil *pupil = g_ptr_array_index (seat->pupils, i);
    add_key (keys, seed, date, g_strdup (lp_pupil_get_name (pupil)), pupil);
  }
  sort_into (seat->pupils, keys);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* The members' names, in byte order so that how the round lists them does not show. */
static char *
seat_text (const LpSeat *seat)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < seat->pupils->len; i++)
    g_ptr_array_add (names, (gpointer) lp_pupil_get_name (g_ptr_array_index (seat->pupils, i)));
  g_ptr_array_sort (names, compare_texts);
  g_ptr_array_add (names, NULL);
  return g_strjoinv ("\n", (char **) names->pdata);
}

static void
sort_seats (GPtrArray *seats, guint64 seed, LpDate date)
{
  g_autoptr (GArray) keys = keys_new ();

  for (guint i = 0; i < seats->len; i++) {
    LpSeat *seat = g_ptr_array_index (seats, i);
    sort_members (seat, seed, date);
    add_key (keys, seed, date, seat_text (seat), seat);
  }
  /* The seats only change places: nothing is freed. */
  g_ptr_array_set_free_func (seats, NULL);
  sort_into (seats, keys);
  g_ptr_array_set_free_func (seats, seat_free);
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

/* Adds a round's partnerships, without those who are covered. */
static void
add_seats (GPtrArray *seats, const LpRoster *roster, const LpRound *round, GHashTable *covered, gboolean today)
{
  for (gsize i = 0; i < lp_round_get_n_partnerships (round); i++) {
    LpSeat *seat = g_new0 (LpSeat, 1);
    gsize size = lp_round_get_size (round, i);
    seat->pupils = g_ptr_array_new ();
    seat->adult = size == 1;
    seat->today = today;
    for (gsize j = 0; j < size; j++) {
      const char *id = lp_round_get_pupil (round, i, j);
      LpPupil *pupil = lp_roster_find_pupil (roster, id);
      gboolean away = covered != NULL && g_hash_table_contains (covered, id);
      if (pupil != NULL && !away)
        g_ptr_array_add (seat->pupils, pupil);
      seat->today = seat->today || away;
    }
    if (seat->pupils->len > 0)
      g_ptr_array_add (seats, seat);
    else
      seat_free (seat);
  }
}

GPtrArray *
lp_i_seating_new (const LpRoster *roster, const LpRound *round, LpDate today, guint64 seed)
{
  GPtrArray *seats = g_ptr_array_new_with_free_func (seat_free);
  const LpRound *cover = find_cover (round, today);
  g_autoptr (GHashTable) covered = list_covered (cover);

  add_seats (seats, roster, round, covered, FALSE);
  if (cover != NULL)
    add_seats (seats, roster, cover, NULL, TRUE);
  sort_seats (seats, seed, lp_round_get_date (round));
  return seats;
}

GHashTable *
lp_i_seating_index (GPtrArray *seats)
{
  GHashTable *found = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < seats->len; i++) {
    LpSeat *seat = g_ptr_array_index (seats, i);
    for (guint j = 0; j < seat->pupils->len; j++)
      g_hash_table_insert (found, g_ptr_array_index (seat->pupils, j), seat);
  }
  return found;
}

char **
lp_i_seat_list_names (const LpSeat *seat, const LpPupil *without)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < seat->pupils->len; i++) {
    const LpPupil *pupil = g_ptr_array_index (seat->pupils, i);
    if (pupil != without)
      g_ptr_array_add (names, lp_i_word_name (lp_pupil_get_name (pupil)));
  }
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (names, FALSE);
}

char *
lp_i_seat_say_mark (const LpSeat *seat, const LpPageOptions *options)
{
  if (seat->adult && seat->today)
    return g_strdup (lp_i_say (options, "with an adult today"));
  if (seat->adult)
    return g_strdup (lp_i_say (options, "with an adult"));
  return seat->today ? g_strdup (lp_i_say (options, "today")) : NULL;
}

char *
lp_i_seat_say_partners (const LpSeat *seat, const LpPupil *pupil, const LpPageOptions *options)
{
  g_auto (GStrv) names = lp_i_seat_list_names (seat, pupil);

  if (seat->adult)
    return g_strdup (lp_i_say (options, "with an adult"));
  return names[0] != NULL ? lp_i_word_join (options, names) : g_strdup ("–");
}

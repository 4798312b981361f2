/* SPDX-License-Identifier: MIT */
#include "worth-past.h"

#include <string.h>

static gint16 *
new_without_round (gsize n)
{
  gint16 *rounds = g_new (gint16, n);

  for (gsize i = 0; i < n; i++)
    rounds[i] = -1;
  return rounds;
}

WorthPast *
worth_past_new (guint n_pupils)
{
  WorthPast *past = g_new0 (WorthPast, 1);
  gsize n_pairs = (gsize) n_pupils * n_pupils;

  past->n = n_pupils;
  past->last = new_without_round (n_pairs);
  past->since = new_without_round (n_pairs);
  past->spells = g_new0 (guint16, n_pairs);
  past->turns = g_new0 (gint64, n_pupils);
  past->there = g_new0 (guint8, n_pupils);
  past->had_latest = g_new0 (guint8, n_pupils);
  past->keep = g_array_new (FALSE, FALSE, sizeof (gboolean));
  past->open_days = g_array_new (FALSE, TRUE, sizeof (int));
  g_array_set_size (past->open_days, 1);
  return past;
}

void
worth_past_free (WorthPast *past)
{
  g_free (past->last);
  g_free (past->since);
  g_free (past->spells);
  g_free (past->turns);
  g_free (past->there);
  g_free (past->had_latest);
  g_array_unref (past->keep);
  g_array_unref (past->open_days);
  g_free (past);
}

/* At least half of the running pairs who are both there go on, and there is one. */
static gboolean
keeps (const WorthPast *past, const gint16 *group)
{
  guint could = 0, did = 0;

  for (guint a = 0; a < past->n; a++) {
    for (guint b = 0; b < past->n; b++) {
      if (past->since[worth_at (past, a, b)] < 0 || group[a] < 0 || group[b] < 0)
        continue;
      could++;
      did += group[a] == group[b];
    }
  }
  return could > 0 && 2 * did >= could;
}

static void
absorb_pair (WorthPast *past, const gint16 *group, guint a, guint b)
{
  gsize at = worth_at (past, a, b);

  if (group[a] < 0 || group[a] != group[b]) {
    past->since[at] = -1;
    return;
  }
  if (past->since[at] < 0) {
    past->since[at] = (gint16) past->n_rounds;
    past->spells[at]++;
  }
  past->last[at] = (gint16) past->n_rounds;
}

static void
add_open_days (WorthPast *past, const Year *year, guint round)
{
  LpDate from = year_plan_get_date (year->plan, round), to = year_plan_get_date (year->plan, round + 1);
  int days = g_array_index (past->open_days, int, round) + year_calendar_count_open_days (from, to);

  g_array_append_val (past->open_days, days);
}

void
worth_past_lift (const WorthPast *past, const guint8 *now, gint64 *turns)
{
  gint64 least = G_MAXINT64;

  for (guint i = 0; i < past->n; i++)
    if (now[i] && past->there[i])
      least = MIN (least, turns[i]);
  for (guint i = 0; least < G_MAXINT64 && i < past->n; i++)
    if (now[i] && !past->there[i])
      turns[i] = MAX (turns[i], least);
}

/* The pupils of the three, of which these methods never make a second; FALSE where there is none. */
static gboolean
find_three (const WorthPast *past, const gint16 *group, guint16 three[3])
{
  for (guint a = 0; a < past->n; a++) {
    guint size = 0;
    for (guint b = 0; group[a] >= 0 && b < past->n; b++)
      if (group[b] == group[a] && size++ < 3)
        three[size - 1] = (guint16) b;
    if (size == 3)
      return TRUE;
  }
  return FALSE;
}

static void
absorb_turns (WorthPast *past, const gint16 *group)
{
  g_autofree guint8 *now = g_new (guint8, past->n);
  guint16 three[3] = { 0, 0, 0 };

  for (guint i = 0; i < past->n; i++)
    now[i] = group[i] >= 0;
  worth_past_lift (past, now, past->turns);
  gboolean has_three = find_three (past, group, three);
  gboolean again = has_three && past->has_three && memcmp (three, past->three, sizeof three) == 0;
  if (has_three && !again)
    memset (past->had_latest, 0, past->n);
  for (guint k = 0; has_three && !again && k < 3; k++) {
    past->turns[three[k]]++;
    past->had_latest[three[k]] = TRUE;
  }
  past->has_three = has_three;
  memcpy (past->three, three, sizeof three);
  memcpy (past->there, now, past->n);
}

void
worth_past_absorb (WorthPast *past, const Year *year, guint round)
{
  for (; past->n_rounds < round; past->n_rounds++) {
    const gint16 *group = year_get_round (year, past->n_rounds)->group;
    gboolean keep = keeps (past, group);
    g_array_append_val (past->keep, keep);
    add_open_days (past, year, past->n_rounds);
    absorb_turns (past, group);
    for (guint a = 0; a < past->n; a++)
      for (guint b = 0; b < past->n; b++)
        if (a != b)
          absorb_pair (past, group, a, b);
  }
}

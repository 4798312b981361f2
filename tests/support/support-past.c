/* SPDX-License-Identifier: MIT */
#include "support.h"

gboolean
question_were_partners (const Question *question, guint round, guint i, guint j)
{
  return question->group[round][i] >= 0 && question->group[round][i] == question->group[round][j];
}

guint
question_find_group (const Question *question, guint round, guint i)
{
  guint group = 0;

  for (guint j = 0; j < question->n; j++)
    if (question->group[round][i] >= 0 && question->group[round][j] == question->group[round][i])
      group |= SET_OF (j);
  return group;
}

/* Tenure. */

static gboolean
is_keep_round (const Question *question, guint round)
{
  guint both = 0, still = 0;

  for (guint i = 0; round > 0 && i < question->n; i++)
    for (guint j = i + 1; j < question->n; j++) {
      if (!question_were_partners (question, round - 1, i, j) || question->group[round][i] < 0
          || question->group[round][j] < 0)
        continue;
      both++;
      still += question_were_partners (question, round, i, j);
    }
  return both > 0 && 2 * still >= both;
}

static int
count_open_days (const Question *question, LpDate from)
{
  int days = 0;

  for (LpDate d = from; d < question->date; d++) {
    gboolean closed = FALSE;
    for (guint c = 0; c < question->n_closures; c++)
      closed = closed || (question->closures[c][0] <= d && d <= question->closures[c][1]);
    days += !closed;
  }
  return days;
}

void
question_study_tenure (const Question *question, guint i, guint j, PairFacts *facts)
{
  if (question->n_rounds == 0 || !question_were_partners (question, question->n_rounds - 1, i, j))
    return;
  guint start = question->n_rounds - 1;
  while (start > 0 && question_were_partners (question, start - 1, i, j))
    start--;
  int tenure = count_open_days (question, question->dates[start]);
  while (is_keep_round (question, start))
    start--;
  facts->latest = TRUE;
  facts->too_long = tenure + question->round_days > question->max_days + question->slack;
  facts->young = !question->fresh && count_open_days (question, question->dates[start]) + question->slack < question->min_days;
}

/* Turns. */

gboolean
question_was_latest (const Question *question, guint group)
{
  for (guint i = 0; question->n_rounds > 0 && i < question->n; i++)
    if (group == question_find_group (question, question->n_rounds - 1, i))
      return TRUE;
  return FALSE;
}

/* Those who take part and were not in the round before stand with the least of those who were. */
static void
level_counts (const Question *question, gint64 *count, guint now, guint before)
{
  gint64 least = G_MAXINT64;

  for (guint i = 0; i < question->n; i++)
    if (now & before & SET_OF (i))
      least = MIN (least, count[i]);
  for (guint i = 0; i < question->n && (now & before); i++)
    if (now & ~before & SET_OF (i))
      count[i] = MAX (count[i], least);
}

static guint
find_part (const Question *question, guint round)
{
  guint part = 0;

  for (guint i = 0; i < question->n; i++)
    part |= question_find_group (question, round, i);
  return part;
}

/* A three or a group of one is a turn, unless the very same set was a partnership of the round before. */
static gboolean
gains_turn (const Question *question, guint round, guint i)
{
  guint group = question_find_group (question, round, i);

  return (count_members (group) == 1 || count_members (group) == 3)
         && (round == 0 || group != question_find_group (question, round - 1, i));
}

void
question_study_turns (Question *question)
{
  gint64 count[MOST_PUPILS] = { 0 }, least = G_MAXINT64;
  guint before = 0, latest = 0;

  for (guint r = 0; r < question->n_rounds; r++) {
    guint now = find_part (question, r), gained = 0;
    level_counts (question, count, now, before);
    for (guint i = 0; i < question->n; i++)
      if (gains_turn (question, r, i)) {
        count[i]++;
        gained |= SET_OF (i);
      }
    latest = gained != 0 ? gained : latest;
    before = now;
  }
  level_counts (question, count, question->present, before);
  for (guint i = 0; i < question->n; i++)
    if (question->present & SET_OF (i))
      least = MIN (least, count[i]);
  for (guint i = 0; i < question->n; i++)
    question->turns[i] = question->present == 0 ? 0 : 2 * (count[i] - least) + ((latest & SET_OF (i)) != 0);
}

gint64
question_count_turn (const Question *question, guint group)
{
  gint64 cost = 0;

  if (count_members (group) == 2 || question_was_latest (question, group))
    return 0;
  for (guint i = 0; i < question->n; i++)
    if (group & SET_OF (i))
      cost += question->turns[i];
  return cost;
}

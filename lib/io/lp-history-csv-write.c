/* SPDX-License-Identifier: MIT */
#include "io/lp-history-csv-private.h"

/* What the rows of one round or cover have in common. */
typedef struct {
  GString        *out;
  const LpRoster *roster; /* nullable */
  char           *date;
  LpIHistoryKind  kind;
  gsize           cover;      /* from 1; 0 outside of covers */
  char           *cover_date; /* NULL outside of covers */
  const char     *word;       /* of feedback; nullable */
} Rows;

static const char *
get_name_to_write (const LpRoster *roster, const char *id)
{
  const LpPupil *pupil = roster == NULL ? NULL : lp_roster_find_pupil (roster, id);

  return pupil == NULL ? "" : lp_pupil_get_name (pupil);
}

/* One row; without a pupil it only says that its round or cover was there. */
static void
write_row (const Rows *rows, gsize partnership, const char *id)
{
  GString *out = rows->out;

  g_string_append_printf (out, "%s,%s,", rows->date, lp_i_history_kind_get_name (rows->kind));
  if (partnership > 0)
    g_string_append_printf (out, "%" G_GSIZE_FORMAT, partnership);
  g_string_append_c (out, ',');
  if (id != NULL)
    lp_i_csv_append_guarded (out, id);
  g_string_append_c (out, ',');
  if (id != NULL)
    lp_i_csv_append_guarded (out, get_name_to_write (rows->roster, id));
  g_string_append_c (out, ',');
  if (rows->cover > 0)
    g_string_append_printf (out, "%" G_GSIZE_FORMAT ",%s", rows->cover, rows->cover_date);
  else
    g_string_append_c (out, ',');
  g_string_append_printf (out, ",%s\n", rows->word != NULL ? rows->word : "");
}

static void
write_partnerships (const Rows *rows, const LpRound *round)
{
  for (gsize i = 0; i < lp_round_get_n_partnerships (round); i++) {
    for (gsize k = 0; k < lp_round_get_size (round, i); k++)
      write_row (rows, i + 1, lp_round_get_pupil (round, i, k));
  }
}

static void
write_cover_rows (Rows *rows, const LpRound *cover)
{
  g_autofree char *date = lp_date_to_string (lp_round_get_date (cover));

  rows->cover_date = date;
  rows->kind = LP_I_KIND_ABSENT;
  for (gsize i = 0; i < lp_round_get_n_absent (cover); i++)
    write_row (rows, 0, lp_round_get_absent (cover, i));
  rows->kind = LP_I_KIND_COVER;
  write_partnerships (rows, cover);
  if (lp_round_get_n_absent (cover) == 0 && lp_round_get_n_partnerships (cover) == 0)
    write_row (rows, 0, NULL);
}

static void
write_round_rows (GString *out, const LpRoster *roster, const LpRound *round)
{
  g_autofree char *date = lp_date_to_string (lp_round_get_date (round));
  const LpRound *assigned = lp_round_get_assigned (round);
  Rows rows = { out, roster, date, LP_I_KIND_ROUND, 0, NULL, NULL };

  write_partnerships (&rows, round);
  if (lp_round_get_n_partnerships (round) == 0)
    write_row (&rows, 0, NULL);
  rows.kind = LP_I_KIND_ASSIGNED;
  if (assigned != NULL)
    write_partnerships (&rows, assigned);
  for (gsize i = 0; i < lp_round_get_n_covers (round); i++) {
    rows.cover = i + 1;
    write_cover_rows (&rows, lp_round_get_cover (round, i));
  }
}

static void
write_feedback (GString *out, const LpRoster *roster, const LpFeedback *feedback, gsize number)
{
  g_autofree char *date = lp_date_to_string (lp_feedback_get_date (feedback));
  const char *word = lp_feedback_word_get_name (lp_feedback_get_word (feedback));
  Rows rows = { out, roster, date, LP_I_KIND_FEEDBACK, 0, NULL, word };

  for (gsize i = 0; i < lp_feedback_get_n_pupils (feedback); i++)
    write_row (&rows, number, lp_feedback_get_pupil (feedback, i));
}

char *
lp_history_to_csv (const LpHistory *history, const LpRoster *roster)
{
  GString *out;

  g_return_val_if_fail (history != NULL, NULL);

  out = g_string_new ("date,kind,partnership,pupil_id,pupil_name,cover,cover_date,word\n");
  for (gsize i = 0; i < lp_history_get_n_rounds (history); i++)
    write_round_rows (out, roster, lp_history_get_round (history, i));
  for (gsize i = 0; i < lp_history_get_n_feedback (history); i++)
    write_feedback (out, roster, lp_history_get_feedback (history, i), i + 1);
  return g_string_free (out, FALSE);
}

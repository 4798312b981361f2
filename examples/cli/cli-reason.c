/* SPDX-License-Identifier: MIT */
/* Reasons and labels as a teacher reads them, in the reader's language. */
#include "cli.h"

/* Of somebody whom the roster does not know the reason itself knows more than the id. */
static char *
name_pupil (const char *id, gpointer roster)
{
  return roster != NULL && lp_roster_find_pupil (roster, id) != NULL ? cli_label (roster, id) : NULL;
}

static char *
write_date (LpDate date, gpointer roster)
{
  return cli_date_words (date);
}

const char *
cli_translate (const char *text, const char *plural, guint64 n, gpointer data)
{
  return plural != NULL ? CLI_PLURAL (text, plural, n) : _(text);
}

/* A new string. roster: for the names; nullable. */
char *
cli_reason_text (const LpReason *reason, const LpRoster *roster)
{
  return lp_reason_write (reason, LP_READER_TEACHER, cli_translate, name_pupil, write_date, (gpointer) roster);
}

const char *
cli_label_text (const char *id)
{
  return _(lp_phrase_get_teacher_text (lp_phrases_find (id)));
}

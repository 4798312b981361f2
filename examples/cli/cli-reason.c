/* SPDX-License-Identifier: MIT */
/* Reasons in words: from code and parameters where the command has words of its own, else the library's sentence. */
#include "cli.h"

#include <string.h>

static gint64
number_of (const LpReason *reason, const char *name)
{
  for (gsize i = 0; i < lp_reason_get_n_params (reason); i++) {
    if (strcmp (lp_reason_get_param_name (reason, i), name) == 0)
      return lp_reason_get_param_number (reason, i);
  }
  return 0;
}

static const char *
text_of (const LpReason *reason, const char *name)
{
  for (gsize i = 0; i < lp_reason_get_n_params (reason); i++) {
    if (strcmp (lp_reason_get_param_name (reason, i), name) == 0 && lp_reason_get_param_kind (reason, i) != LP_PARAM_NUMBER)
      return lp_reason_get_param_text (reason, i);
  }
  return NULL;
}

/* "Friday 4 December 2026" of the parameter "date". */
static char *
day_of (const LpReason *reason)
{
  const char *text = text_of (reason, "date");
  LpDate date;

  return text != NULL && lp_date_parse (text, &date, NULL) ? cli_date_words (date) : g_strdup ("?");
}

/* "four weeks" reads better than "28 days". */
static char *
duration_of (const LpReason *reason)
{
  gint64 days = number_of (reason, "days");

  if (days > 0 && days % 7 == 0)
    return g_strdup_printf (CLI_PLURAL ("%d week", "%d weeks", days / 7), (int) (days / 7));
  return g_strdup_printf (CLI_PLURAL ("%d day", "%d days", days), (int) days);
}

/* What lp_advise() says; NULL for another code. */
static char *
advice_text (const LpReason *reason)
{
  const char *code = lp_reason_get_code (reason);
  int pairs = (int) number_of (reason, "pairs");
  g_autofree char *day = day_of (reason);
  g_autofree char *time = duration_of (reason);

  if (strcmp (code, "reach-maximum") == 0)
    return g_strdup_printf (CLI_PLURAL ("%1$d pair of partners reaches %2$s by %3$s, the maximum.",
                                        "%1$d pairs of partners reach %2$s by %3$s, the maximum.", pairs), pairs, time, day);
  if (strcmp (code, "first-reach-maximum") == 0)
    return g_strdup_printf (_("The first partnerships reach the maximum on %s."), day);
  if (strcmp (code, "before-minimum") == 0 && text_of (reason, "pupil") == NULL)
    return g_strdup_printf (CLI_PLURAL ("%1$d pair of partners has not had %2$s yet, the minimum.",
                                        "%1$d pairs of partners have not had %2$s yet, the minimum.", pairs), pairs, time);
  if (strcmp (code, "past-minimum") == 0)
    return g_strdup_printf (CLI_PLURAL ("%1$d pair of partners has had %2$s, the minimum, and may go on or change.",
                                        "%1$d pairs of partners have had %2$s, the minimum, and may go on or change.", pairs), pairs, time);
  if (strcmp (code, "no-round") == 0)
    return g_strdup (_("There are no partners yet."));
  return NULL;
}

/* A new string. roster: for the names; nullable. */
char *
cli_reason_text (const LpReason *reason, const LpRoster *roster)
{
  char *text = advice_text (reason);

  return text != NULL ? text : g_strdup (lp_reason_get_text (reason));
}

/* SPDX-License-Identifier: MIT */
/* Dates as teachers write them: 2026-11-09, 9/11/2026, today. */
#include "cli.h"

#include <string.h>

/* Reads 1 to max_digits digits; -1 where there is none. */
static int
read_digits (const char **text, int max_digits)
{
  int value = 0, n = 0;

  for (; n < max_digits && g_ascii_isdigit (**text); n++, (*text)++)
    value = 10 * value + g_ascii_digit_value (**text);
  return n == 0 ? -1 : value;
}

/* DD/MM/YYYY; FALSE where the text has another form. */
static gboolean
read_slashes (const char *text, LpDate *date)
{
  int day = read_digits (&text, 2);
  if (day < 0 || *text++ != '/')
    return FALSE;
  int month = read_digits (&text, 2);
  if (month < 0 || *text++ != '/')
    return FALSE;
  const char *year_text = text;
  int year = read_digits (&text, 4);
  if (text - year_text != 4 || *text != '\0')
    return FALSE;
  *date = lp_date_from_ymd (year, month, day);
  return TRUE;
}

gboolean
cli_date_parse (const char *option, const char *text, LpDate *date, GError **error)
{
  LpDate found = LP_DATE_NONE;

  if (g_ascii_strcasecmp (text, "today") == 0) {
    *date = cli_file_today ();
    return TRUE;
  }
  if (!read_slashes (text, &found) && !lp_date_parse (text, &found, NULL)) {
    g_set_error (error, LP_ERROR, LP_ERROR_DATE,
                 "%s: \"%s\" is not a date (write YYYY-MM-DD or DD/MM/YYYY).", option, text);
    return FALSE;
  }
  if (found == LP_DATE_NONE) {
    g_set_error (error, LP_ERROR, LP_ERROR_DATE, "%s: There is no day \"%s\".", option, text);
    return FALSE;
  }
  *date = found;
  return TRUE;
}

char *
cli_date_words (LpDate date)
{
  static const char *const months[] = { "January", "February", "March", "April", "May", "June", "July",
                                        "August", "September", "October", "November", "December" };
  /* 1970-01-01, day 0, was a Thursday. */
  static const char *const days[] = { "Thursday", "Friday", "Saturday", "Sunday",
                                      "Monday", "Tuesday", "Wednesday" };
  int year, month, day;
  lp_date_to_ymd (date, &year, &month, &day);
  return g_strdup_printf ("%s %d %s %d", days[(date % 7 + 7) % 7], day, months[month - 1], year);
}

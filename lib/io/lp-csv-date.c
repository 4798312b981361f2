/* SPDX-License-Identifier: MIT */
#include "io/lp-history-csv-private.h"
#include "base/lp-text-private.h"

/* Reads digits, at least LEAST and at most MOST of them, and steps behind them. */
static gboolean
parse_number (const char **text, int least, int most, int *number)
{
  int n = 0;

  *number = 0;
  while (n < most && g_ascii_isdigit (**text)) {
    *number = *number * 10 + g_ascii_digit_value (**text);
    (*text)++;
    n++;
  }
  return n >= least;
}

static gboolean
take_slash (const char **text)
{
  if (**text != '/')
    return FALSE;
  (*text)++;
  return TRUE;
}

/* Day, month and year with slashes, as British spreadsheets show dates; the year in full. */
static gboolean
is_day_first (const char *text, int *day, int *month, int *year)
{
  return parse_number (&text, 1, 2, day) && take_slash (&text) &&
         parse_number (&text, 1, 2, month) && take_slash (&text) &&
         parse_number (&text, 4, 4, year) && *text == '\0';
}

gboolean
lp_i_csv_parse_date (const char *text, LpDate *date, gboolean *day_first, GError **error)
{
  g_autofree char *quoted = NULL;
  int day, month, year;
  LpDate found;

  if (!is_day_first (text, &day, &month, &year))
    return lp_date_parse (text, date, error);
  found = lp_date_from_ymd (year, month, day);
  if (found == LP_DATE_NONE) {
    quoted = lp_i_text_quote (text);
    g_set_error (error, LP_ERROR, LP_ERROR_DATE, "There is no day %s in the calendar (day, month, year)", quoted);
    return FALSE;
  }
  *date = found;
  *day_first = TRUE;
  return TRUE;
}

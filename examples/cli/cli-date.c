/* SPDX-License-Identifier: MIT */
/* Dates as teachers write them: 2026-11-09, 9/11/2026, today. */
#include "cli.h"

#include <string.h>

static const char *const months[] = { N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"),
                                      N_("August"), N_("September"), N_("October"), N_("November"), N_("December") };
static const char *const weekdays[] = { N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"),
                                        N_("Sunday") };

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

/* 0 for Monday; -1 for no day of the week. In English, or in the reader's language. */
static int
find_weekday (const char *text)
{
  for (int i = 0; i < 7; i++) {
    g_autofree char *typed = g_utf8_casefold (text, -1);
    g_autofree char *english = g_utf8_casefold (weekdays[i], -1);
    g_autofree char *own = g_utf8_casefold (_(weekdays[i]), -1);
    if (strcmp (typed, english) == 0 || strcmp (typed, own) == 0)
      return i;
    /* "mon", "tue" … */
    if (strlen (typed) == 3 && strncmp (typed, english, 3) == 0)
      return i;
  }
  return -1;
}

/* 1970-01-01, day 0, was a Thursday. */
static int
weekday_of (LpDate date)
{
  return ((date + 3) % 7 + 7) % 7;
}

/* Today, tomorrow, or the next day of that name, today included. */
static gboolean
read_word (const char *text, LpDate *date)
{
  LpDate today = cli_file_today ();

  if (g_ascii_strcasecmp (text, "today") == 0) {
    *date = today;
    return TRUE;
  }
  if (g_ascii_strcasecmp (text, "tomorrow") == 0) {
    *date = today + 1;
    return TRUE;
  }
  int day = g_utf8_validate (text, -1, NULL) ? find_weekday (text) : -1;
  if (day < 0)
    return FALSE;
  *date = today + (day - weekday_of (today) + 7) % 7;
  return TRUE;
}

gboolean
cli_date_parse (const char *option, const char *text, LpDate *date, GError **error)
{
  LpDate found = LP_DATE_NONE;

  if (read_word (text, date))
    return TRUE;
  if (!read_slashes (text, &found) && !lp_date_parse (text, &found, NULL)) {
    g_set_error (error, LP_ERROR, LP_ERROR_DATE, _("%s: \"%s\" is not a date (write YYYY-MM-DD, DD/MM/YYYY, today or monday)."), option,
                 text);
    return FALSE;
  }
  if (found == LP_DATE_NONE) {
    g_set_error (error, LP_ERROR, LP_ERROR_DATE, _("%s: There is no day \"%s\"."), option, text);
    return FALSE;
  }
  *date = found;
  return TRUE;
}

/* "Monday 9 November 2026". */
char *
cli_date_words (LpDate date)
{
  int year, month, day;

  lp_date_to_ymd (date, &year, &month, &day);
  /* Translators: weekday, day, month, year. */
  return g_strdup_printf (_("%1$s %2$d %3$s %4$d"), _(weekdays[weekday_of (date)]), day, _(months[month - 1]), year);
}

/* "9 November". */
char *
cli_date_short (LpDate date)
{
  int month, day;

  lp_date_to_ymd (date, NULL, &month, &day);
  /* Translators: day, month. */
  return g_strdup_printf (_("%1$d %2$s"), day, _(months[month - 1]));
}

const char *
cli_date_day (LpDate date)
{
  return _(weekdays[weekday_of (date)]);
}

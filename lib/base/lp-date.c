/* SPDX-License-Identifier: MIT */
#include "base/lp-date-private.h"
#include "base/lp-text-private.h"

#include <learning-partners/lp-error.h>
#include <string.h>

/* What GLib calls the Julian day of 1970-01-01; its day 1 is 0001-01-01. */
#define EPOCH 719163
/* 9999-12-31. */
#define LAST 2932896

gboolean
lp_i_date_is_valid (LpDate date)
{
  return date > -EPOCH && date <= LAST;
}

LpDate
lp_date_from_ymd (int year, int month, int day)
{
  GDate date;

  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) {
    return LP_DATE_NONE;
  }
  if (!g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year)) {
    return LP_DATE_NONE;
  }
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return (LpDate) g_date_get_julian (&date) - EPOCH;
}

void
lp_date_to_ymd (LpDate date, int *year, int *month, int *day)
{
  GDate split;

  g_return_if_fail (lp_i_date_is_valid (date));

  g_date_clear (&split, 1);
  g_date_set_julian (&split, (guint32) (date + EPOCH));
  if (year != NULL) {
    *year = g_date_get_year (&split);
  }
  if (month != NULL) {
    *month = g_date_get_month (&split);
  }
  if (day != NULL) {
    *day = g_date_get_day (&split);
  }
}

static gboolean
has_iso_form (const char *text)
{
  for (gsize i = 0; i < 10; i++) {
    gboolean dash = i == 4 || i == 7;
    if (dash ? text[i] != '-' : !g_ascii_isdigit (text[i])) {
      return FALSE;
    }
  }
  return text[10] == '\0';
}

static int
read_digits (const char *text, gsize n)
{
  int value = 0;

  for (gsize i = 0; i < n; i++) {
    value = 10 * value + g_ascii_digit_value (text[i]);
  }
  return value;
}

gboolean
lp_date_parse (const char *text, LpDate *date, GError **error)
{
  g_autofree char *quoted = NULL;
  LpDate parsed = LP_DATE_NONE;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (date != NULL, FALSE);

  if (has_iso_form (text)) {
    parsed = lp_date_from_ymd (read_digits (text, 4), read_digits (text + 5, 2), read_digits (text + 8, 2));
    if (parsed != LP_DATE_NONE) {
      *date = parsed;
      return TRUE;
    }
    g_set_error (error, LP_ERROR, LP_ERROR_DATE, "There is no day %s in the calendar", text);
    return FALSE;
  }

  quoted = lp_i_text_quote (text);
  g_set_error (error, LP_ERROR, LP_ERROR_DATE, "%s is not a date of the form YYYY-MM-DD", quoted);
  return FALSE;
}

char *
lp_date_to_string (LpDate date)
{
  int year, month, day;

  g_return_val_if_fail (lp_i_date_is_valid (date), NULL);

  lp_date_to_ymd (date, &year, &month, &day);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

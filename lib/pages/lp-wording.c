/* SPDX-License-Identifier: MIT */
#include "pages/lp-wording-private.h"

#include <string.h>

char *
lp_i_word_join (const LpPageOptions *options, char *const *names)
{
  g_autofree char *text = g_strdup (names[0] != NULL ? names[0] : "");

  for (gsize i = 1; names[0] != NULL && names[i] != NULL; i++) {
    const char *form = names[i + 1] == NULL ? lp_i_say (options, "{names} and {name}")
                                            : lp_i_say (options, "{names}, {name}");
    char *longer = lp_i_word_fill (form, "names", text, "name", names[i], NULL);
    g_free (text);
    text = longer;
  }
  return g_steal_pointer (&text);
}

/* The value of a place, of which length bytes are known; NULL where there is none so named. */
static const char *
find_value (const char *place, gsize length, va_list values)
{
  for (;;) {
    const char *name = va_arg (values, const char *);
    if (name == NULL)
      return NULL;
    const char *value = va_arg (values, const char *);
    if (strlen (name) == length && memcmp (name, place, length) == 0)
      return value;
  }
}

char *
lp_i_word_fill (const char *text, ...)
{
  GString *filled = g_string_new (NULL);
  const char *p = text;

  while (*p != '\0') {
    const char *end = *p == '{' ? strchr (p, '}') : NULL;
    const char *value = NULL;
    if (end != NULL) {
      va_list values;
      va_start (values, text);
      value = find_value (p + 1, (gsize) (end - p - 1), values);
      va_end (values);
    }
    if (value != NULL) {
      g_string_append (filled, value);
      p = end + 1;
    } else {
      g_string_append_c (filled, *p++);
    }
  }
  return g_string_free (filled, FALSE);
}

char *
lp_i_word_count (const LpPageOptions *options, const char *one, const char *many, guint64 n)
{
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, n);

  return lp_i_word_fill (lp_i_say_count (options, one, many, n), "number", number, NULL);
}

static const char *
say_weekday (const LpPageOptions *options, LpDate date)
{
  /* Day 0, 1970-01-01, was a Thursday. */
  switch ((date % 7 + 7) % 7) {
  case 0: return lp_i_say (options, "Thursday");
  case 1: return lp_i_say (options, "Friday");
  case 2: return lp_i_say (options, "Saturday");
  case 3: return lp_i_say (options, "Sunday");
  case 4: return lp_i_say (options, "Monday");
  case 5: return lp_i_say (options, "Tuesday");
  default: return lp_i_say (options, "Wednesday");
  }
}

static const char *
say_month (const LpPageOptions *options, int month)
{
  switch (month) {
  case 1: return lp_i_say (options, "January");
  case 2: return lp_i_say (options, "February");
  case 3: return lp_i_say (options, "March");
  case 4: return lp_i_say (options, "April");
  case 5: return lp_i_say (options, "May");
  case 6: return lp_i_say (options, "June");
  case 7: return lp_i_say (options, "July");
  case 8: return lp_i_say (options, "August");
  case 9: return lp_i_say (options, "September");
  case 10: return lp_i_say (options, "October");
  case 11: return lp_i_say (options, "November");
  default: return lp_i_say (options, "December");
  }
}

char *
lp_i_word_date (const LpPageOptions *options, LpDate date)
{
  int year, month, day;

  lp_date_to_ymd (date, &year, &month, &day);
  g_autofree char *year_text = g_strdup_printf ("%d", year);
  g_autofree char *day_text = g_strdup_printf ("%d", day);
  return lp_i_word_fill (lp_i_say (options, "{weekday} {day} {month} {year}"),
                         "weekday", say_weekday (options, date), "day", day_text,
                         "month", say_month (options, month), "year", year_text, NULL);
}

/* A text of its own for each month: its short name may be cut nowhere but by who knows the language. */
static const char *
say_short_form (const LpPageOptions *options, int month)
{
  switch (month) {
  case 1: return lp_i_say (options, "{day} Jan");
  case 2: return lp_i_say (options, "{day} Feb");
  case 3: return lp_i_say (options, "{day} Mar");
  case 4: return lp_i_say (options, "{day} Apr");
  case 5: return lp_i_say (options, "{day} May");
  case 6: return lp_i_say (options, "{day} Jun");
  case 7: return lp_i_say (options, "{day} Jul");
  case 8: return lp_i_say (options, "{day} Aug");
  case 9: return lp_i_say (options, "{day} Sep");
  case 10: return lp_i_say (options, "{day} Oct");
  case 11: return lp_i_say (options, "{day} Nov");
  default: return lp_i_say (options, "{day} Dec");
  }
}

char *
lp_i_word_short_date (const LpPageOptions *options, LpDate date)
{
  int month, day;

  lp_date_to_ymd (date, NULL, &month, &day);
  g_autofree char *day_text = g_strdup_printf ("%d", day);
  return lp_i_word_fill (say_short_form (options, month), "day", day_text, NULL);
}

char *
lp_i_word_decimal (double number, guint decimals)
{
  static const char *const formats[] = { "%.0f", "%.1f", "%.2f", "%.3f" };
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, formats[MIN (decimals, 3)], number));
}

/* SPDX-License-Identifier: MIT */
/**
 * @file lp-date.h
 * @brief Calendar dates as a count of days, with no clock and no locale.
 */
#pragma once

#include <learning-partners/lp-version.h>

G_BEGIN_DECLS

/**
 * @brief A day of the proleptic Gregorian calendar, years 1 to 9999, as the
 * number of days since 1970-01-01 (that day is 0; earlier days are negative).
 * @since 0.1
 */
typedef gint32 LpDate;

/** @brief Stands for "no date". */
#define LP_DATE_NONE G_MININT32

/**
 * @brief Makes a date from year, month and day.
 * @param year 1 to 9999.
 * @param month 1 to 12.
 * @param day 1 to the month's last day.
 * @return the date, or ::LP_DATE_NONE where there is no such day.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpDate lp_date_from_ymd (int year, int month, int day);

/**
 * @brief Splits a date into year, month and day.
 * @param date a date; not ::LP_DATE_NONE.
 * @param year where the year goes; nullable.
 * @param month where the month goes; nullable.
 * @param day where the day goes; nullable.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
void lp_date_to_ymd (LpDate date, int *year, int *month, int *day);

/**
 * @brief Reads an ISO 8601 calendar date, exactly "YYYY-MM-DD".
 * @param text the text; not nullable.
 * @param date where the date goes; unchanged on failure.
 * @param error ::LP_ERROR_DATE where the text is no such date.
 * @return TRUE on success.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
gboolean lp_date_parse (const char *text, LpDate *date, GError **error);

/**
 * @brief Writes a date as "YYYY-MM-DD".
 * @param date a date; not ::LP_DATE_NONE.
 * @return a new string; free with g_free().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
char *lp_date_to_string (LpDate date);

G_END_DECLS

# SPDX-License-Identifier: MIT
# Ten years of a class of 31 as a history: 390 rounds, 39 a year from each September on, pairs and one three dealt by a
# small generator of random numbers; covers and feedback now and then.
function draw (n) { state = (state * 16807) % 2147483647; return state % n }
function day_to_iso (d,   z, era, doe, yoe, doy, mp, y, m, dd)
{
  # Howard Hinnant's days-to-civil, for days since 1970-01-01.
  z = d + 719468; era = int (z / 146097); doe = z - era * 146097
  yoe = int ((doe - int (doe / 1460) + int (doe / 36524) - int (doe / 146096)) / 365)
  y = yoe + era * 400; doy = doe - (365 * yoe + int (yoe / 4) - int (yoe / 100)); mp = int ((5 * doy + 2) / 153)
  dd = doy - int ((153 * mp + 2) / 5) + 1; m = mp + (mp < 10 ? 3 : -9)
  return sprintf ("%04d-%02d-%02d", y + (m <= 2), m, dd)
}
function member (date, kind, p, pupil, cover, cover_date, word) { printf "%s,%s,%s,p%d,,%s,%s,%s\n", date, kind, p, pupil, cover, cover_date, word }
BEGIN {
  state = 20261109
  print "date,kind,partnership,pupil_id,pupil_name,cover,cover_date,word"
  for (i = 1; i <= 31; i++) order[i] = i
  for (year = 0; year < 10; year++) {
    first = 17049 + 364 * year  # a Monday in September 2016, and the same week each year
    for (week = 0; week < 39; week++) {
      date = day_to_iso(first + 7 * week)
      for (i = 31; i > 1; i--) { j = draw(i) + 1; t = order[i]; order[i] = order[j]; order[j] = t }
      for (i = 1; i <= 31; i++) member(date, "round", i == 31 ? 15 : int ((i + 1) / 2), order[i])
      if (week % 3 == 0) {
        member(date, "absent", "", order[1], 1, day_to_iso(first + 7 * week + 1))
        for (i = 2; i <= 4; i++) member(date, "cover", 1, order[i], 1, day_to_iso(first + 7 * week + 1))
      }
      if (week % 4 == 0) {
        print_feedback[++n] = day_to_iso(first + 7 * week + 4) ",feedback," n ",p" order[1] ",,,,disagreed\n" \
          day_to_iso(first + 7 * week + 4) ",feedback," n ",p" order[2] ",,,,disagreed"
      }
    }
  }
  for (i = 1; i <= n; i++) print print_feedback[i]
}

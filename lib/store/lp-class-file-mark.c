/* SPDX-License-Identifier: MIT */
/* By what a class file is told from others: there whether the feature store is on or off. */
#include <learning-partners/lp-class-file.h>

#include <string.h>

gboolean
lp_class_file_is_database (const char *bytes, gsize length)
{
  return length >= 16 && memcmp (bytes, "SQLite format 3", 16) == 0;
}

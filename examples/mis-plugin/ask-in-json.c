/* SPDX-License-Identifier: MIT */
/*
 * The shortest way into a management information system that speaks JSON: a
 * request goes in, an answer comes out, and an error is an answer too. One
 * call, no object to keep, any number of threads.
 */
#include <stdio.h>
#include <string.h>

#include <learning-partners/learning-partners.h>
#include <learning-partners/lp-json.h>

static const char request[] =
  "{ \"version\": 1, \"date\": \"2026-11-30\", \"seed\": 1,"
  "  \"roster\": { \"pupils\": ["
  "    { \"id\": \"p1\", \"name\": \"Amira\", \"attainment\": { \"maths\": 90 } },"
  "    { \"id\": \"p2\", \"name\": \"Ben\", \"attainment\": { \"maths\": 95 } },"
  "    { \"id\": \"p3\", \"name\": \"Cal\", \"attainment\": { \"maths\": 100 } },"
  "    { \"id\": \"p4\", \"name\": \"Dee\", \"attainment\": { \"maths\": 105 } } ] } }";

int
main (void)
{
  char *answer = lp_pair_json (request, -1);
  char *refused = lp_pair_json ("{ \"version\": 1 }", -1);

  printf ("certified: %s\n", strstr (answer, "\"certified\": true") != NULL ? "yes" : "no");
  printf ("an error is JSON: %s\n", strstr (refused, "\"error\"") != NULL ? "yes" : "no");
  g_free (answer);
  g_free (refused);
  return 0;
}

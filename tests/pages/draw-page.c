/* SPDX-License-Identifier: MIT */
/* Links the library as a program of others does, and asks it for a PDF. Says what came of it: the first letters, or the error. */
#include "quiet-fontconfig.h"

#include <learning-partners/learning-partners.h>
#include <stdlib.h>

int
main (void)
{
  g_autoptr (LpRoster) roster = lp_roster_new ();
  g_autoptr (LpRound) round = lp_round_new (0);
  g_autoptr (LpPage) page = lp_page_new_board (roster, round, 0, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = lp_page_to_pdf (page, &error);

  if (bytes != NULL)
    g_print ("%.5s\n", (const char *) g_bytes_get_data (bytes, NULL));
  else
    g_print ("%s: %s\n", lp_error_get_name ((LpError) error->code), error->message);
  return EXIT_SUCCESS;
}

/* SPDX-License-Identifier: MIT */
/* Where the feature pdf is off. */
#include <learning-partners/lp-error.h>
#include <learning-partners/lp-page.h>

gboolean
lp_page_has_pdf (void)
{
  return FALSE;
}

GBytes *
lp_page_to_pdf (const LpPage *page, GError **error)
{
  g_return_val_if_fail (page != NULL, NULL);

  g_set_error (error, LP_ERROR, LP_ERROR_FILE,
               "This build of Learning Partners writes no PDF: print the HTML page instead.");
  return NULL;
}

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

  g_set_error_literal (error, LP_ERROR, LP_ERROR_UNSUPPORTED,
                       "This build of Learning Partners writes no PDF: build it with Pango and Cairo (-Dpdf=enabled), "
                       "or print the HTML page instead.");
  return NULL;
}

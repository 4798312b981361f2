/* SPDX-License-Identifier: MIT */
#include <learning-partners/lp-feature.h>

#include <learning-partners/lp-page.h>
#include <string.h>

#ifdef LP_HAVE_JSON
#define HAS_JSON TRUE
#else
#define HAS_JSON FALSE
#endif
#ifdef LP_HAVE_STORE
#define HAS_STORE TRUE
#else
#define HAS_STORE FALSE
#endif

gboolean
lp_has_feature (const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);

  if (strcmp (name, "json") == 0)
    return HAS_JSON;
  if (strcmp (name, "store") == 0)
    return HAS_STORE;
  return strcmp (name, "pdf") == 0 && lp_page_has_pdf ();
}

/* SPDX-License-Identifier: MIT */
#include "model/lp-scale-private.h"
#include "base/lp-text-private.h"

#include <learning-partners/lp-error.h>

static const char *const ks2_ta_bands[] = { "BLW", "PK1", "PK2", "PK3", "PK4", "PK5", "PK6", "WTS", "EXS", "GDS" };

/* The engagement model and the old letter B both stand below the pre-key-stage standards. */
static const LpScaleAlias ks2_ta_aliases[] = { { "EM", "BLW" }, { "B", "BLW" }, { NULL, NULL } };

static const char *const ks2_ta_missing[] = {
  "A", "D", "F", "L", "M", "P", "Q", "T", "U",
  "absent", "disapplied", "left", "missing", "future", "past", "not assessed", "n/a", "-",
  NULL,
};

static const char *const ks2_scaled_bands[] = { "below", "expected", "high" };
static const double ks2_scaled_thresholds[] = { 100, 110 };

static LpScale *
make_ks2_ta (void)
{
  LpScale *scale = lp_scale_new (ks2_ta_bands, G_N_ELEMENTS (ks2_ta_bands), NULL, NULL);

  scale->aliases = ks2_ta_aliases;
  scale->missing = ks2_ta_missing;
  return scale;
}

static LpScale *
make_ks2_scaled (void)
{
  LpScale *scale = lp_scale_new (ks2_scaled_bands, G_N_ELEMENTS (ks2_scaled_bands), ks2_scaled_thresholds, NULL);

  scale->low = 80;
  scale->high = 120;
  return scale;
}

static LpScale *
make_thirds (void)
{
  return lp_scale_new_quantiles (3, NULL);
}

static LpScale *
make_quarters (void)
{
  return lp_scale_new_quantiles (4, NULL);
}

static LpScale *
make_fifths (void)
{
  return lp_scale_new_quantiles (5, NULL);
}

static const struct {
  const char *name;
  LpScale *(*make) (void);
} builtins[] = {
  { "ks2-ta", make_ks2_ta },
  { "ks2-scaled", make_ks2_scaled },
  { "thirds", make_thirds },
  { "quarters", make_quarters },
  { "fifths", make_fifths },
};

static char *
list_names (void)
{
  GString *list = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (builtins); i++) {
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", builtins[i].name);
  }
  return g_string_free (list, FALSE);
}

LpScale *
lp_scale_new_builtin (const char *name, GError **error)
{
  g_autofree char *quoted = NULL;
  g_autofree char *list = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (builtins); i++) {
    if (g_str_equal (name, builtins[i].name)) {
      LpScale *scale = builtins[i].make ();
      scale->builtin_name = builtins[i].name;
      return scale;
    }
  }

  quoted = lp_i_text_quote (name);
  list = list_names ();
  g_set_error (error, LP_ERROR, LP_ERROR_VALUE, "There is no built-in scale %s; there are %s", quoted, list);
  return NULL;
}

/* SPDX-License-Identifier: MIT */
#include "model/lp-scale-private.h"
#include "base/lp-text-private.h"

#include <learning-partners/lp-error.h>
#include <math.h>
#include <string.h>

gboolean
lp_i_scale_text_is (const char *text, const char *name)
{
  gsize length;
  const char *start = lp_i_text_trim (text, &length);

  return strlen (name) == length && g_ascii_strncasecmp (start, name, length) == 0;
}

static gboolean
check_n_bands (gsize n_bands, gsize max, GError **error)
{
  if (n_bands < 2 || n_bands > max) {
    g_set_error (error, LP_ERROR, LP_ERROR_VALUE,
                 "A scale has %" G_GSIZE_FORMAT " bands; it needs 2 to %" G_GSIZE_FORMAT, n_bands, max);
    return FALSE;
  }
  return TRUE;
}

/* The name without surrounding blanks, if it may follow the n bands before it. */
static char *
take_band (char *const *bands, gsize n, const char *name, GError **error)
{
  gsize length;
  const char *start = lp_i_text_trim (name, &length);
  g_autofree char *band = g_strndup (start, length);
  g_autofree char *fault = lp_i_text_find_fault (band, 0);
  g_autofree char *quoted = NULL;

  if (fault != NULL) {
    quoted = lp_i_text_quote (band);
    g_set_error (error, LP_ERROR, LP_ERROR_VALUE, "The band name %s %s", quoted, fault);
    return NULL;
  }
  for (gsize i = 0; i < n; i++) {
    if (g_ascii_strcasecmp (bands[i], band) == 0) {
      quoted = lp_i_text_quote (band);
      g_set_error (error, LP_ERROR, LP_ERROR_VALUE, "The band %s stands twice in the scale", quoted);
      return NULL;
    }
  }
  return g_steal_pointer (&band);
}

static char **
copy_bands (const char *const *bands, gsize n_bands, GError **error)
{
  g_auto (GStrv) taken = g_new0 (char *, n_bands + 1);

  for (gsize i = 0; i < n_bands; i++) {
    taken[i] = take_band (taken, i, bands[i], error);
    if (taken[i] == NULL) {
      return NULL;
    }
  }
  return g_steal_pointer (&taken);
}

static gboolean
check_thresholds (char *const *bands, gsize n_bands, const double *thresholds, GError **error)
{
  for (gsize i = 0; i + 1 < n_bands; i++) {
    g_autofree char *number = NULL;

    if (isfinite (thresholds[i]) && (i == 0 || thresholds[i] > thresholds[i - 1])) {
      continue;
    }
    number = lp_i_text_from_number (thresholds[i]);
    g_set_error (error, LP_ERROR, LP_ERROR_VALUE, "The threshold of band \"%s\" is %s; %s",
                 bands[i + 1], number,
                 isfinite (thresholds[i]) ? "thresholds must rise from band to band" : "it must be a finite number");
    return FALSE;
  }
  return TRUE;
}

static LpScale *
scale_alloc (gsize n_bands)
{
  LpScale *scale = g_new0 (LpScale, 1);

  g_atomic_ref_count_init (&scale->ref_count);
  scale->n_bands = n_bands;
  scale->low = -INFINITY;
  scale->high = INFINITY;
  return scale;
}

LpScale *
lp_scale_new (const char *const *bands, gsize n_bands, const double *thresholds, GError **error)
{
  g_auto (GStrv) taken = NULL;
  LpScale *scale;

  g_return_val_if_fail (bands != NULL, NULL);

  if (!check_n_bands (n_bands, LP_SCALE_MAX_BANDS, error)) {
    return NULL;
  }
  taken = copy_bands (bands, n_bands, error);
  if (taken == NULL) {
    return NULL;
  }
  if (thresholds != NULL && !check_thresholds (taken, n_bands, thresholds, error)) {
    return NULL;
  }

  scale = scale_alloc (n_bands);
  scale->bands = g_steal_pointer (&taken);
  if (thresholds != NULL) {
    scale->thresholds = g_new (double, n_bands - 1);
    for (gsize i = 0; i + 1 < n_bands; i++) {
      scale->thresholds[i] = thresholds[i] + 0.0; /* no negative zero */
    }
  }
  return scale;
}

LpScale *
lp_scale_new_quantiles (gsize n_bands, GError **error)
{
  LpScale *scale;

  if (!check_n_bands (n_bands, 10, error)) {
    return NULL;
  }

  scale = scale_alloc (n_bands);
  scale->quantiles = TRUE;
  scale->bands = g_new0 (char *, n_bands + 1);
  for (gsize i = 0; i < n_bands; i++) {
    scale->bands[i] = g_strdup_printf ("%u", (guint) i + 1);
  }
  return scale;
}

LpScale *
lp_scale_ref (LpScale *scale)
{
  g_return_val_if_fail (scale != NULL, NULL);

  g_atomic_ref_count_inc (&scale->ref_count);
  return scale;
}

void
lp_scale_unref (LpScale *scale)
{
  g_return_if_fail (scale != NULL);

  if (g_atomic_ref_count_dec (&scale->ref_count)) {
    g_strfreev (scale->bands);
    g_free (scale->thresholds);
    g_free (scale);
  }
}

gsize
lp_scale_get_n_bands (const LpScale *scale)
{
  g_return_val_if_fail (scale != NULL, 0);

  return scale->n_bands;
}

const char *
lp_scale_get_band (const LpScale *scale, gsize index)
{
  g_return_val_if_fail (scale != NULL, NULL);
  g_return_val_if_fail (index < scale->n_bands, NULL);

  return scale->bands[index];
}

static const char *
resolve_alias (const LpScale *scale, const char *name)
{
  for (const LpScaleAlias *alias = scale->aliases; alias != NULL && alias->text != NULL; alias++) {
    if (lp_i_scale_text_is (name, alias->text)) {
      return alias->band;
    }
  }
  return name;
}

int
lp_scale_find_band (const LpScale *scale, const char *name)
{
  const char *band;

  g_return_val_if_fail (scale != NULL, -1);
  g_return_val_if_fail (name != NULL, -1);

  band = resolve_alias (scale, name);
  for (gsize i = 0; i < scale->n_bands; i++) {
    if (lp_i_scale_text_is (band, scale->bands[i])) {
      return (int) i;
    }
  }
  return -1;
}

gboolean
lp_scale_is_missing (const LpScale *scale, const char *text)
{
  g_return_val_if_fail (scale != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  if (lp_i_scale_text_is (text, "")) {
    return TRUE;
  }
  for (gsize i = 0; scale->missing != NULL && scale->missing[i] != NULL; i++) {
    if (lp_i_scale_text_is (text, scale->missing[i])) {
      return TRUE;
    }
  }
  return FALSE;
}

const double *
lp_scale_get_thresholds (const LpScale *scale)
{
  g_return_val_if_fail (scale != NULL, NULL);

  return scale->thresholds;
}

void
lp_scale_get_range (const LpScale *scale, double *low, double *high)
{
  g_return_if_fail (scale != NULL);

  if (low != NULL) {
    *low = scale->low;
  }
  if (high != NULL) {
    *high = scale->high;
  }
}

gboolean
lp_scale_is_quantiles (const LpScale *scale)
{
  g_return_val_if_fail (scale != NULL, FALSE);

  return scale->quantiles;
}

gboolean
lp_scale_takes_scores (const LpScale *scale)
{
  g_return_val_if_fail (scale != NULL, FALSE);

  return scale->quantiles || scale->thresholds != NULL;
}

const char *
lp_scale_get_builtin_name (const LpScale *scale)
{
  g_return_val_if_fail (scale != NULL, NULL);

  return scale->builtin_name;
}

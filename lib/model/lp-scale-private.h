/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-scale.h>

/* Another way to write a band. */
typedef struct {
  const char *text;
  const char *band;
} LpScaleAlias;

struct _LpScale {
  gatomicrefcount ref_count;
  char **bands; /* owned, NULL-terminated, lowest first */
  gsize n_bands;
  double *thresholds; /* owned, n_bands - 1; NULL for none */
  double low;
  double high;
  gboolean quantiles;
  const char *builtin_name;     /* static; NULL for a custom scale */
  const LpScaleAlias *aliases;  /* static, ended by a NULL text; NULL for none */
  const char *const *missing;   /* static, NULL-terminated; NULL for none */
};

/* Whether text, without regard to ASCII case and surrounding blanks, is name. */
gboolean lp_i_scale_text_is (const char *text, const char *name);

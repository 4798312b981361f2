/* SPDX-License-Identifier: MIT */
/**
 * @file lp-scale.h
 * @brief Band scales: ordered lists of named bands.
 *
 * A scale is immutable and reference-counted. Three kinds: named bands;
 * named bands with thresholds on a score; and quantiles of the class (thirds,
 * quarters, fifths), which need scores.
 */
#pragma once

#include <learning-partners/lp-version.h>

G_BEGIN_DECLS

/** @brief An ordered list of named bands. */
typedef struct _LpScale LpScale;

/** @brief Most bands that one scale may have. */
#define LP_SCALE_MAX_BANDS 100

/**
 * @brief Makes a scale of named bands.
 * @param bands the names, lowest first; @p n_bands of them, UTF-8, unique
 *   without regard to ASCII case, none empty, no control character; blanks
 *   around them are dropped; not nullable.
 * @param n_bands 2 to ::LP_SCALE_MAX_BANDS.
 * @param thresholds @p n_bands - 1 finite scores, strictly increasing: a
 *   score's band is the number of thresholds that are <= it; NULL where
 *   pupils have bands and no scores.
 * @param error ::LP_ERROR_VALUE names the band or threshold that is wrong.
 * @return a new scale, or NULL; release with lp_scale_unref().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpScale *lp_scale_new (const char *const *bands,
                       gsize              n_bands,
                       const double      *thresholds,
                       GError           **error);

/**
 * @brief Makes a scale of the class's own quantiles by score.
 *
 * With k bands and doubled mid-rank r among the n pupils of the roster whose
 * score is known, a pupil's band is k(r - 1) / 2n, rounded down: ties share a band.
 * @param n_bands 2 to 10; the bands are named "1" (lowest) and up.
 * @param error ::LP_ERROR_VALUE where @p n_bands is out of range.
 * @return a new scale, or NULL; release with lp_scale_unref().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpScale *lp_scale_new_quantiles (gsize n_bands, GError **error);

/**
 * @brief Gives a built-in scale.
 *
 * "ks2-ta": England's key stage 2 teacher assessment, from the standard below
 * the tests (BLW, also written EM or B) and PK1 to PK6, through WTS and EXS to GDS;
 * the codes A, D, F, L, M, P, Q, T, U and the words absent, disapplied, left
 * and the like mean that attainment is missing. "ks2-scaled": scaled scores 80
 * to 120, with thresholds 100 (expected) and 110 (high). "thirds", "quarters",
 * "fifths": quantiles of the class.
 * Source: Standards and Testing Agency, key stage 2 teacher assessment
 * guidance, and key stage 2 scaled scores, Department for Education.
 * @param name the scale's name; not nullable.
 * @param error ::LP_ERROR_VALUE, with the list, where there is none so named.
 * @return a new scale, or NULL; release with lp_scale_unref().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpScale *lp_scale_new_builtin (const char *name, GError **error);

/** @brief Takes a reference. @param scale a scale. @return @p scale. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpScale *lp_scale_ref (LpScale *scale);

/** @brief Drops a reference. @param scale a scale. @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_scale_unref (LpScale *scale);

/** @brief Counts the bands. @param scale a scale. @return how many. @since 0.1 */
LP_AVAILABLE_IN_0_1
gsize lp_scale_get_n_bands (const LpScale *scale);

/**
 * @brief Gives a band's name.
 * @param scale a scale.
 * @param index 0 (lowest) to the number of bands - 1.
 * @return the name; owned by the scale.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
const char *lp_scale_get_band (const LpScale *scale, gsize index);

/**
 * @brief Finds a band by name or alias, without regard to ASCII case or
 * surrounding blanks.
 * @param scale a scale.
 * @param name the name; not nullable.
 * @return its index, or -1.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
int lp_scale_find_band (const LpScale *scale, const char *name);

/**
 * @brief Says whether a text means "missing" under this scale: the empty text
 * always; for "ks2-ta" also absent, disapplied, left and the like.
 * @param scale a scale.
 * @param text a text; not nullable.
 * @return TRUE if it means missing.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
gboolean lp_scale_is_missing (const LpScale *scale, const char *text);

/**
 * @brief Gives the thresholds.
 * @param scale a scale.
 * @return number of bands - 1 scores, owned by the scale; NULL where the scale
 *   has none.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
const double *lp_scale_get_thresholds (const LpScale *scale);

/**
 * @brief Gives the smallest and largest score that the scale admits.
 * @param scale a scale.
 * @param low where the smallest goes; -infinity where there is no bound.
 * @param high where the largest goes; +infinity where there is no bound.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
void lp_scale_get_range (const LpScale *scale, double *low, double *high);

/**
 * @brief Says whether the bands are quantiles of the class.
 * @param scale a scale.
 * @return TRUE if so.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
gboolean lp_scale_is_quantiles (const LpScale *scale);

/**
 * @brief Says whether pupils may have scores under this scale (it has
 * thresholds or is of quantiles).
 * @param scale a scale.
 * @return TRUE if so.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
gboolean lp_scale_takes_scores (const LpScale *scale);

/**
 * @brief Gives the name of the built-in scale that this is.
 * @param scale a scale.
 * @return "ks2-ta" and so on, owned by the scale; NULL for a custom scale.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
const char *lp_scale_get_builtin_name (const LpScale *scale);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpScale, lp_scale_unref)

G_END_DECLS

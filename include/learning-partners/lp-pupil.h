/* SPDX-License-Identifier: MIT */
/**
 * @file lp-pupil.h
 * @brief A pupil: opaque id, display name, attainment per subject, attributes.
 *
 * Reference-counted. A pupil is filled before it is added to a roster;
 * afterwards every setter fails with ::LP_ERROR_VALUE.
 */
#pragma once

#include <learning-partners/lp-version.h>

G_BEGIN_DECLS

/** @brief A person to be paired. */
typedef struct _LpPupil LpPupil;

/** @brief In which form attainment in a subject is known. */
typedef enum {
  LP_ATTAINMENT_MISSING, /**< not known: costs nothing with anyone */
  LP_ATTAINMENT_SCORE,   /**< a number */
  LP_ATTAINMENT_BAND     /**< the name of a band of the subject's scale */
} LpAttainmentKind;

/** @brief Largest magnitude of a score. */
#define LP_SCORE_MAX 1e15

/**
 * @brief Makes a pupil.
 * @param id opaque and unique in the roster; UTF-8, 1 to 200 bytes, no control
 *   character; not nullable.
 * @param name display name, UTF-8, not empty, no control character; NULL for the id.
 * @param error ::LP_ERROR_VALUE where id or name is not of that form.
 * @return a new pupil, or NULL; release with lp_pupil_unref().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpPupil *lp_pupil_new (const char *id, const char *name, GError **error);

/** @brief Takes a reference. @param pupil a pupil. @return @p pupil. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpPupil *lp_pupil_ref (LpPupil *pupil);

/** @brief Drops a reference. @param pupil a pupil. @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_pupil_unref (LpPupil *pupil);

/** @brief Gives the id. @param pupil a pupil. @return the id; owned by the pupil. @since 0.1 */
LP_AVAILABLE_IN_0_1
const char *lp_pupil_get_id (const LpPupil *pupil);

/** @brief Gives the display name. @param pupil a pupil. @return the name; owned by the pupil. @since 0.1 */
LP_AVAILABLE_IN_0_1
const char *lp_pupil_get_name (const LpPupil *pupil);

/**
 * @brief Sets attainment in a subject to a score.
 * @param pupil a pupil not yet in a roster.
 * @param subject the subject's name, not empty.
 * @param score finite, at most ::LP_SCORE_MAX in magnitude.
 * @param error ::LP_ERROR_VALUE names pupil, subject and value.
 * @return TRUE on success.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
gboolean lp_pupil_set_score (LpPupil *pupil, const char *subject, double score, GError **error);

/**
 * @brief Sets attainment in a subject to a band; the roster checks the name
 * against the subject's scale.
 * @param pupil a pupil not yet in a roster.
 * @param subject the subject's name, not empty.
 * @param band the band's name, not empty.
 * @param error ::LP_ERROR_VALUE where a text is empty or not UTF-8.
 * @return TRUE on success.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
gboolean lp_pupil_set_band (LpPupil *pupil, const char *subject, const char *band, GError **error);

/**
 * @brief Says in which form attainment in a subject is known.
 * @param pupil a pupil.
 * @param subject the subject's name.
 * @return the form; ::LP_ATTAINMENT_MISSING for a subject never set.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpAttainmentKind lp_pupil_get_attainment_kind (const LpPupil *pupil, const char *subject);

/**
 * @brief Gives the score in a subject.
 * @param pupil a pupil whose kind there is ::LP_ATTAINMENT_SCORE.
 * @param subject the subject's name.
 * @return the score; 0 where there is none.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
double lp_pupil_get_score (const LpPupil *pupil, const char *subject);

/**
 * @brief Gives the band's name in a subject, as it was set.
 * @param pupil a pupil.
 * @param subject the subject's name.
 * @return the name, owned by the pupil; NULL where there is none.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
const char *lp_pupil_get_band (const LpPupil *pupil, const char *subject);

/** @brief Counts the subjects set. @param pupil a pupil. @return how many. @since 0.1 */
LP_AVAILABLE_IN_0_1
gsize lp_pupil_get_n_subjects (const LpPupil *pupil);

/**
 * @brief Gives the name of a subject.
 * @param pupil a pupil.
 * @param index 0 to the number of subjects - 1, in byte order of the names.
 * @return the name; owned by the pupil.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
const char *lp_pupil_get_subject (const LpPupil *pupil, gsize index);

/**
 * @brief Sets a yes-or-no attribute ("quiet", "dominant", ...).
 * @param pupil a pupil not yet in a roster.
 * @param name the attribute's name, not empty.
 * @param value the value.
 * @param error ::LP_ERROR_VALUE where the name is empty, or is "role", which takes a word.
 * @return TRUE on success.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
gboolean lp_pupil_set_flag (LpPupil *pupil, const char *name, gboolean value, GError **error);

/**
 * @brief Sets an attribute that is a word ("gender", "role", ...).
 * @param pupil a pupil not yet in a roster.
 * @param name the attribute's name, not empty.
 * @param value the word, UTF-8; for "role": "tutor" or "tutee".
 * @param error ::LP_ERROR_VALUE where the name is empty, is "quiet" or
 *   "dominant", which are yes-or-no, or the role is another word.
 * @return TRUE on success.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
gboolean lp_pupil_set_word (LpPupil *pupil, const char *name, const char *value, GError **error);

/**
 * @brief Says whether a yes-or-no attribute is set and true.
 * @param pupil a pupil.
 * @param name the attribute's name.
 * @return TRUE if so; FALSE also for an attribute never set or one that is a word.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
gboolean lp_pupil_has_flag (const LpPupil *pupil, const char *name);

/**
 * @brief Gives an attribute that is a word.
 * @param pupil a pupil.
 * @param name the attribute's name.
 * @return the word, owned by the pupil; NULL for one never set or yes-or-no.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
const char *lp_pupil_get_word (const LpPupil *pupil, const char *name);

/** @brief Counts the attributes set. @param pupil a pupil. @return how many. @since 0.1 */
LP_AVAILABLE_IN_0_1
gsize lp_pupil_get_n_attributes (const LpPupil *pupil);

/**
 * @brief Gives the name of an attribute.
 * @param pupil a pupil.
 * @param index 0 to the number of attributes - 1, in byte order of the names.
 * @return the name; owned by the pupil.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
const char *lp_pupil_get_attribute (const LpPupil *pupil, gsize index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpPupil, lp_pupil_unref)

G_END_DECLS

/* SPDX-License-Identifier: MIT */
/**
 * @file lp-error.h
 * @brief One error domain; each code tells the caller what to do next.
 */
#pragma once

#include <learning-partners/lp-version.h>

G_BEGIN_DECLS

/** @brief The library's GError domain. */
#define LP_ERROR (lp_error_quark ())

/**
 * @brief The codes of ::LP_ERROR. The list only ever grows at its end.
 * @since 0.1
 */
typedef enum {
  LP_ERROR_INTERNAL = 0,        /**< a fault of the library: report it */
  LP_ERROR_SYNTAX = 1,          /**< text that cannot be read at all: mend the file */
  LP_ERROR_VALUE = 2,           /**< one value is wrong: mend the field named */
  LP_ERROR_DATE = 3,            /**< a date is wrong or out of order */
  LP_ERROR_DUPLICATE = 4,       /**< an id stands twice */
  LP_ERROR_UNKNOWN_PUPIL = 5,   /**< no such pupil: the message suggests the nearest */
  LP_ERROR_AMBIGUOUS_PUPIL = 6, /**< several pupils fit the name: give the id */
  LP_ERROR_UNKNOWN_BAND = 7,    /**< no such band: the message lists the scale */
  LP_ERROR_POLICY = 8,          /**< policy settings contradict each other or the roster */
  LP_ERROR_TOO_FEW = 9,         /**< fewer than two pupils are present */
  LP_ERROR_INFEASIBLE = 10,     /**< the must rules cannot all hold: see the conflict */
  LP_ERROR_NO_OTHER = 11,       /**< there is no other pairing as good */
  LP_ERROR_LIMIT = 12,          /**< larger than this version handles: split it */
  LP_ERROR_CANCELLED = 13,      /**< the progress function asked to stop */
  LP_ERROR_FILE = 14,           /**< a file could not be read or written */
  LP_ERROR_UNSUPPORTED = 15     /**< a part that was left out of this build, or is not installed: the message says how to get it; since 0.2 */
} LpError;

/**
 * @brief Gives the quark behind ::LP_ERROR.
 * @return the quark.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
GQuark lp_error_quark (void);

/**
 * @brief Gives the stable lower-case name of a code, as JSON answers carry it
 * ("infeasible", "unknown-pupil", ...).
 * @param code a code.
 * @return the name; static. "internal" for an unknown code.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
const char *lp_error_get_name (LpError code);

G_END_DECLS

/* SPDX-License-Identifier: MIT */
/**
 * @file lp-memory.h
 * @brief Freeing what this library gives as new memory.
 */
#pragma once

#include <learning-partners/lp-version.h>

G_BEGIN_DECLS

/**
 * @brief Frees text and other plain memory that a function of this library gave as new, as g_free() does.
 *
 * For programs that do not link GLib themselves: on Windows each C library has
 * an allocator of its own, and free() of another one ends the program. O(1).
 * @param memory what a function gave that says "free with g_free()"; nullable.
 * @since 0.2
 */
LP_AVAILABLE_IN_0_2
void lp_free (void *memory);

G_END_DECLS

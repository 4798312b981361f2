/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/*
 * Law: two classes in one roster, each pupil of the one kept apart from each of
 * the other, get the partnerships that each class gets by itself, and cost the
 * sum of both. It holds where both classes are even, so that no three joins
 * them, and where nothing depends on who else is there: strategies without
 * ranks (random, or the caller's own cost), the same seed, a cooldown that is
 * given (its default goes by the size of the class), and no minimum (whether a
 * round was a keep round is a matter of the whole class). Bent: pupils of the
 * two classes may be partners.
 *
 * Draws two classes; gives FALSE where the law does not hold for them.
 */
gboolean two_classes_add_up (guint64 seed, gboolean bent);

/*
 * Law: a three on purpose takes nothing from the rest but its three pupils: the
 * rest gets the partnerships that it gets by itself, even or odd, and all costs
 * but turns add up. It holds where nothing depends on who else is there, as
 * above; rules need not keep the two apart. Bent: nothing binds the three.
 *
 * Draws three and a rest; gives FALSE where the law does not hold for them.
 */
gboolean three_and_rest_add_up (guint64 seed, gboolean bent);

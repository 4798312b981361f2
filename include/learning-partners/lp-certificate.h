/* SPDX-License-Identifier: MIT */
/**
 * @file lp-certificate.h
 * @brief The proof that a pairing is an optimum of its policy, in numbers that
 * anyone can check without the solver. Immutable, reference-counted.
 *
 * Costs are vectors of integers, one component per tier in the policy's order,
 * chance last. A vector x stands for a single number, the sum of x[t] * W[t], where W of the
 * last tier is 1 and W[t] = W[t+1] * R[t+1] with the radices R. Radices are so large
 * that comparing two pairings' numbers is comparing their costs tier by tier.
 *
 * The tiers min_tenure and change count what ends. In costs of pairs they hold
 * -1 for a pair that would be counted and goes on instead; how many could be
 * counted is a constant that is left out. Only tiers in which every cost is 0
 * are left out altogether.
 *
 * A dual solution gives each participant v a vector y(v), and some odd sets B of
 * participants (the blossoms) a vector z(B) >= 0. Every value is given doubled,
 * so that it is an integer. It is feasible if for each pair {u, v} that may be
 * partners y(u) + y(v) + sum z(B) <= c(u, v), the sum running over the blossoms that
 * hold exactly one of the two.
 *
 * Participants are the pupils present who are in no three on purpose, and with
 * `odd: adult` and an odd number the adult, whose pair with a pupil costs that
 * pupil's turn, unless the same pupil stays with the adult. Likewise the turns
 * of the very same three cost nothing.
 *
 * Even number: one dual solution, and sum y(v) + sum z(B) equals the pairing's cost,
 * so no pairing costs less. Odd number with a three: several dual solutions;
 * for each allowed three T one of them gives
 * c(T) + sum y(v) (v not in T) + sum z(B) (|B \ T| odd) >= the pairing's cost.
 *
 * Source: J. Edmonds, Maximum matching and a polyhedron with 0,1-vertices,
 * Journal of Research of the NBS 69B (1965).
 */
#pragma once

#include <learning-partners/lp-policy.h>

G_BEGIN_DECLS

/** @brief Dual solutions over named participants. */
typedef struct _LpCertificate LpCertificate;

/** @brief Takes a reference. @param certificate a certificate. @return @p certificate. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpCertificate *lp_certificate_ref (LpCertificate *certificate);
/** @brief Drops a reference. @param certificate a certificate. @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_certificate_unref (LpCertificate *certificate);

/** @brief Counts the components of each vector. @param certificate a certificate. @return how many. @since 0.1 */
LP_AVAILABLE_IN_0_1
gsize lp_certificate_get_n_tiers (const LpCertificate *certificate);
/** @brief Says which tier a component is of. @param certificate a certificate. @param index from 0, the strongest first. @return the tier. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpTier lp_certificate_get_tier (const LpCertificate *certificate, gsize index);
/** @brief Gives a component's radix R, at least 1; that of component 0 is not used. @param certificate a certificate. @param index from 0. @return the radix. @since 0.1 */
LP_AVAILABLE_IN_0_1
gint64 lp_certificate_get_radix (const LpCertificate *certificate, gsize index);

/** @brief Counts the participants. @param certificate a certificate. @return how many. @since 0.1 */
LP_AVAILABLE_IN_0_1
gsize lp_certificate_get_n_participants (const LpCertificate *certificate);
/** @brief Gives a participant's id. @param certificate a certificate. @param index from 0. @return the pupil's id, owned by the certificate; NULL for the adult. @since 0.1 */
LP_AVAILABLE_IN_0_1
const char *lp_certificate_get_participant (const LpCertificate *certificate, gsize index);

/** @brief Counts the dual solutions. @param certificate a certificate. @return how many. @since 0.1 */
LP_AVAILABLE_IN_0_1
gsize lp_certificate_get_n_duals (const LpCertificate *certificate);
/** @brief Gives a participant's dual value, doubled. @param certificate a certificate. @param dual which solution. @param participant which participant. @return one component per tier; owned by the certificate. @since 0.1 */
LP_AVAILABLE_IN_0_1
const gint64 *lp_certificate_get_value (const LpCertificate *certificate, gsize dual, gsize participant);
/** @brief Counts the blossoms of a dual solution. @param certificate a certificate. @param dual which solution. @return how many. @since 0.1 */
LP_AVAILABLE_IN_0_1
gsize lp_certificate_get_n_blossoms (const LpCertificate *certificate, gsize dual);
/** @brief Gives a blossom's members. @param certificate a certificate. @param dual which solution. @param blossom which blossom. @param n_members where their number goes, which is odd. @return indices of participants; owned by the certificate. @since 0.1 */
LP_AVAILABLE_IN_0_1
const guint32 *lp_certificate_get_blossom (const LpCertificate *certificate, gsize dual, gsize blossom, gsize *n_members);
/** @brief Gives a blossom's dual value, doubled. @param certificate a certificate. @param dual which solution. @param blossom which blossom. @return one component per tier; owned by the certificate. @since 0.1 */
LP_AVAILABLE_IN_0_1
const gint64 *lp_certificate_get_blossom_value (const LpCertificate *certificate, gsize dual, gsize blossom);

/**
 * @brief Makes a certificate from numbers that come from elsewhere (a file, another solver).
 * @param tiers @p n_tiers tiers, the strongest first.
 * @param radices @p n_tiers radices.
 * @param n_tiers 0 to ::LP_N_TIERS.
 * @param participants ids; one of them may be NULL for the adult.
 * @param n_participants how many.
 * @return a new certificate without dual solutions; release with lp_certificate_unref().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpCertificate *lp_certificate_new (const LpTier *tiers, const gint64 *radices, gsize n_tiers, const char *const *participants, gsize n_participants);
/** @brief Adds a dual solution; only while nobody else holds the certificate. @param certificate a certificate. @param values number of participants times number of tiers components, doubled, participant by participant. @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_certificate_add_dual (LpCertificate *certificate, const gint64 *values);
/** @brief Adds a blossom to the dual solution added last. @param certificate a certificate. @param members indices of participants. @param n_members how many. @param value one component per tier, doubled. @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_certificate_add_blossom (LpCertificate *certificate, const guint32 *members, gsize n_members, const gint64 *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpCertificate, lp_certificate_unref)

G_END_DECLS

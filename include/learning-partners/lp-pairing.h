/* SPDX-License-Identifier: MIT */
/**
 * @file lp-pairing.h
 * @brief Pair a class, and ask why.
 */
#pragma once

#include <learning-partners/lp-certificate.h>
#include <learning-partners/lp-conflict.h>
#include <learning-partners/lp-reason.h>
#include <learning-partners/lp-request.h>

G_BEGIN_DECLS

/** @brief All the partnerships of one round, with costs and proof. Immutable, reference-counted. */
typedef struct _LpPairing LpPairing;

/** @brief How a pairing was found. */
typedef enum {
  LP_METHOD_OPTIMUM,   /**< "optimum": proven least cost */
  LP_METHOD_REJECTION, /**< "rejection": uniform, drawn until allowed; exact */
  LP_METHOD_COUNTING,  /**< "counting": uniform, by counting all pairings; exact */
  LP_METHOD_CHAIN      /**< "chain": nearly uniform, by a random walk over pairings; not exact */
} LpMethod;

/**
 * @brief Finds the optimum pairing of a request.
 *
 * A function of the request alone, on every machine: the order of pupils in the
 * roster does not matter; the seed decides among equals (tier chance), and what
 * strategy uniform draws. O(n^3) for an even number present.
 * @param request what is asked.
 * @param conflict where the conflict goes with ::LP_ERROR_INFEASIBLE; nullable.
 * @param error ::LP_ERROR_TOO_FEW, ::LP_ERROR_POLICY, ::LP_ERROR_INFEASIBLE,
 *   ::LP_ERROR_VALUE, ::LP_ERROR_LIMIT, ::LP_ERROR_CANCELLED, or what a custom
 *   cost function set.
 * @return a new pairing, or NULL; release with lp_pairing_unref().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpPairing *lp_pair (LpRequest *request, LpConflict **conflict, GError **error);

/**
 * @brief Finds another pairing that is as good: the same cost in every tier but
 * chance. O(n) solves for each pairing already seen.
 * @param request what is asked.
 * @param seen pairings of the same request that will not do; not nullable.
 * @param n_seen how many, at least 1.
 * @param error ::LP_ERROR_NO_OTHER where there is no other; else as for lp_pair().
 * @return a new pairing, or NULL; release with lp_pairing_unref().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpPairing *lp_pair_another (LpRequest *request, LpPairing *const *seen, gsize n_seen, GError **error);

/**
 * @brief Finds a pairing as good as the best that is none of those seen: the first in order of chance, or of the draws
 * of strategy uniform.
 *
 * As lp_pair_another(), for who kept rounds and no pairings: rounds that no longer are as good, or that a hand has
 * changed, may be among them. With none that will do, the best. O(n) solves for each pairing as good that was seen.
 * @param request what is asked.
 * @param seen rounds that will not do, compared as by lp_round_equal(); NULL where there are none.
 * @param n_seen how many, 0 or more.
 * @param error ::LP_ERROR_NO_OTHER where there is no other; else as for lp_pair().
 * @return a new pairing, or NULL; release with lp_pairing_unref().
 * @since 0.2
 */
LP_AVAILABLE_IN_0_2
LpPairing *lp_pair_unseen (LpRequest *request, LpRound *const *seen, gsize n_seen, GError **error);

/**
 * @brief Finds the pairing that comes after a round, of those that are as good as the best: so that who asks again and
 * again sees each once, and after the last the first again.
 *
 * The order is that of lp_pair_another(). Where the round is none of them, or not among the first 99, the best comes
 * again. O(n) solves for each pairing up to the round.
 * @param first the best: what lp_pair() answers.
 * @param round the round that is to be replaced, compared as by lp_round_equal(); NULL for @p first itself.
 * @param error ::LP_ERROR_NO_OTHER where the best is the round, and no other is as good; else as for lp_pair().
 * @return a pairing, or NULL; release with lp_pairing_unref().
 * @since 0.2
 */
LP_AVAILABLE_IN_0_2
LpPairing *lp_pairing_next (LpPairing *first, const LpRound *round, GError **error);

/** @brief Takes a reference. @param pairing a pairing. @return @p pairing. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpPairing *lp_pairing_ref (LpPairing *pairing);
/** @brief Drops a reference. @param pairing a pairing. @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_pairing_unref (LpPairing *pairing);

/** @brief Gives the request that was answered. @param pairing a pairing. @return the request; owned by the pairing. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpRequest *lp_pairing_get_request (const LpPairing *pairing);
/** @brief Counts the partnerships. @param pairing a pairing. @return how many. @since 0.1 */
LP_AVAILABLE_IN_0_1
gsize lp_pairing_get_n_partnerships (const LpPairing *pairing);
/** @brief Counts the pupils of a partnership. @param pairing a pairing. @param index from 0; partnerships and their members are in byte order of the ids. @return 2, 3, or 1 for who works with the adult. @since 0.1 */
LP_AVAILABLE_IN_0_1
gsize lp_pairing_get_size (const LpPairing *pairing, gsize index);
/** @brief Gives a pupil of a partnership. @param pairing a pairing. @param index which partnership. @param member which pupil of it. @return the pupil; owned by the pairing. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpPupil *lp_pairing_get_pupil (const LpPairing *pairing, gsize index, gsize member);
/** @brief Says whether a partnership goes on unchanged from the latest round. @param pairing a pairing. @param index which partnership. @return TRUE if it had the very same members. @since 0.1 */
LP_AVAILABLE_IN_0_1
gboolean lp_pairing_is_kept (const LpPairing *pairing, gsize index);
/** @brief Gives what one partnership adds to each tier (in min_tenure and change nothing: those count what ended). @param pairing a pairing. @param index which partnership. @return ::LP_N_TIERS components, indexed by ::LpTier; owned by the pairing. @since 0.1 */
LP_AVAILABLE_IN_0_1
const gint64 *lp_pairing_get_partnership_costs (const LpPairing *pairing, gsize index);
/** @brief Gives the cost of the whole pairing in each tier. @param pairing a pairing. @return ::LP_N_TIERS components, indexed by ::LpTier; owned by the pairing. @since 0.1 */
LP_AVAILABLE_IN_0_1
const gint64 *lp_pairing_get_costs (const LpPairing *pairing);
/**
 * @brief Counts how often a tier bent, as a teacher counts. O(partnerships).
 *
 * In min_tenure and change the pairs that end though they should not; in the other tiers the partnerships that cost
 * something. Those who go on are no repeat; of the strategies only mixed, mixed-near, matched and tutor ask for something
 * that can be missed; turns and chance do not bend.
 * @param pairing a pairing.
 * @param tier which tier.
 * @return how often.
 * @since 0.2
 */
LP_AVAILABLE_IN_0_2
gsize lp_pairing_count_bent (const LpPairing *pairing, LpTier tier);
/** @brief Says whether chance was a cost (up to 2,000 present) or the order in which pupils entered the engine. @param pairing a pairing. @return TRUE for order. @since 0.1 */
LP_AVAILABLE_IN_0_1
gboolean lp_pairing_is_chance_by_order (const LpPairing *pairing);
/** @brief Says how the pairing was found. @param pairing a pairing. @return the method. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpMethod lp_pairing_get_method (const LpPairing *pairing);
/** @brief Gives a method's name. @param method a method. @return "optimum" and so on; static. @since 0.1 */
LP_AVAILABLE_IN_0_1
const char *lp_method_get_name (LpMethod method);
/** @brief Gives the proof. @param pairing a pairing. @return the certificate, owned by the pairing; NULL for strategy uniform, which has nothing to prove. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpCertificate *lp_pairing_get_certificate (const LpPairing *pairing);
/** @brief Gives the pairing as a round for the history. @param pairing a pairing. @return a new round, with the cover if pupils are away today; release with lp_round_unref(). @since 0.1 */
LP_AVAILABLE_IN_0_1
LpRound *lp_pairing_to_round (const LpPairing *pairing);
/** @brief Gives what the caller should know: limits that bent, missing attainment, rules that name leavers, an odd tenure window. @param pairing a pairing. @return the warnings; owned by the pairing. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpReasons *lp_pairing_get_warnings (const LpPairing *pairing);
/** @brief Gives the reasons for one partnership. O(rounds). @param pairing a pairing. @param index which partnership. @return a new list; release with lp_reasons_unref(). @since 0.1 */
LP_AVAILABLE_IN_0_1
LpReasons *lp_pairing_explain (const LpPairing *pairing, gsize index);
/**
 * @brief Gives the cover for those away today: the temporary partnerships that
 * differ from the round's.
 * @param pairing a pairing.
 * @return a round of the same date with the pupils away; owned by the pairing;
 *   NULL where nobody is away today or no cover is possible (a warning says so).
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpRound *lp_pairing_get_cover (const LpPairing *pairing);

/**
 * @brief Finds the cover for a round in force, with the least change.
 *
 * Everybody present today is in a partnership; with an odd number one is a
 * three, or one pupil works with the adult, as the policy says. The rules of
 * the day hold; tenure, hard or not, is the round's business. Least change first
 * (partners of the round, both present, who are parted), then the policy's tiers
 * cooldown, strategy, repeats, wishes and chance, in the policy's order.
 * @param request whose history the round follows; its absent pupils are not in @p round.
 * @param round the partnerships in force.
 * @param away ids of pupils of the round who are away today.
 * @param n_away how many, at least 1.
 * @param date today.
 * @param error ::LP_ERROR_UNKNOWN_PUPIL where one away is not in @p round, ::LP_ERROR_DUPLICATE
 *   where one is given twice; else as for lp_pair().
 * @return a new round: its date, those away, and the temporary partnerships that
 *   differ from @p round; release with lp_round_unref().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpRound *lp_cover (LpRequest *request, LpRound *round, const char *const *away, gsize n_away, LpDate date, GError **error);

/** @brief The answer to "why not these two?". Immutable, reference-counted. */
typedef struct _LpWhyNot LpWhyNot;

/**
 * @brief Answers what it would cost to make two pupils partners.
 *
 * O(n^3) for the first question about a pairing. Up to 256 pupils, where no three is made, a pairing keeps what it finds
 * for a pupil with all others together: further questions about that pupil are O(n), and about another O(n^2). The
 * answers do not hang on what was asked before, and several threads may ask at once.
 * @param pairing the pairing that is asked about.
 * @param a an id.
 * @param b another.
 * @param error ::LP_ERROR_UNKNOWN_PUPIL; ::LP_ERROR_VALUE where one is absent; else as for lp_pair().
 * @return a new answer; release with lp_why_not_unref().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpWhyNot *lp_why_not (LpPairing *pairing, const char *a, const char *b, GError **error);
/** @brief Takes a reference. @param why an answer. @return @p why. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpWhyNot *lp_why_not_ref (LpWhyNot *why);
/** @brief Drops a reference. @param why an answer. @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_why_not_unref (LpWhyNot *why);
/** @brief Says whether the must rules allow it. @param why an answer. @return FALSE where no pairing has the two as partners. @since 0.1 */
LP_AVAILABLE_IN_0_1
gboolean lp_why_not_is_possible (const LpWhyNot *why);
/** @brief Gives the exact extra cost in each tier; all 0 for two who are partners already. @param why an answer that is possible. @return ::LP_N_TIERS components, indexed by ::LpTier; owned by the answer. Lower tiers may be negative. @since 0.1 */
LP_AVAILABLE_IN_0_1
const gint64 *lp_why_not_get_extra (const LpWhyNot *why);
/**
 * @brief Gives the best pairing with the two as partners.
 *
 * It may be found when it is first asked for, by a search of its own, O(n^3). Several threads may ask at once.
 * @param why an answer.
 * @return the pairing, owned by the answer; NULL where it is not possible, or memory does not suffice.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpPairing *lp_why_not_get_pairing (const LpWhyNot *why);
/** @brief Gives the answer in words. @param why an answer. @return the reasons; owned by the answer. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpReasons *lp_why_not_get_reasons (const LpWhyNot *why);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpPairing, lp_pairing_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpWhyNot, lp_why_not_unref)

G_END_DECLS

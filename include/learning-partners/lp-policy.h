/* SPDX-License-Identifier: MIT */
/**
 * @file lp-policy.h
 * @brief A policy: strategy, tenure window, cooldown, weights and the order of the tiers.
 *
 * Reference-counted. A request keeps a policy as it was when the request was made; the policy itself can go on to change.
 * That of a request cannot: its setters refuse with ::LP_ERROR_POLICY, and those without an error must not be called on it.
 * Every setter refuses a value out of range with ::LP_ERROR_POLICY and leaves the policy as it was.
 */
#pragma once

#include <learning-partners/lp-pupil.h>

G_BEGIN_DECLS

/** @brief What makes a good pairing. */
typedef struct _LpPolicy LpPolicy;

/** @brief What a good gap is. Gaps are in ranks of the class, n of those whose attainment is known. */
typedef enum {
  LP_STRATEGY_MIXED,      /**< "mixed": a gap from a sixth to two thirds of the class */
  LP_STRATEGY_MIXED_FOLD, /**< "mixed-fold": first with last, second with last but one */
  LP_STRATEGY_MIXED_HALF, /**< "mixed-half": top of the upper half with top of the lower, and so on (Fuchs and Fuchs) */
  LP_STRATEGY_MIXED_NEAR, /**< "mixed-near": one band apart */
  LP_STRATEGY_MATCHED,    /**< "matched": a gap of at most a sixth of the class, anywhere inside alike */
  LP_STRATEGY_NEAREST,    /**< "nearest": nearest ranks, each step away at its square */
  LP_STRATEGY_TUTOR,      /**< "tutor": as mixed, each pair with one tutor and one tutee */
  LP_STRATEGY_RANDOM,     /**< "random": no gap preferred */
  LP_STRATEGY_UNIFORM,    /**< "uniform": must rules only, every allowed pairing equally likely */
  LP_STRATEGY_CUSTOM      /**< "custom": the caller's own cost; not in JSON */
} LpStrategy;

/** @brief How often partners change, as a teacher would say it; see lp_policy_set_rhythm(). */
typedef enum {
  LP_RHYTHM_DAY,         /**< "day": every day (1, 1, 1) */
  LP_RHYTHM_WEEK,        /**< "week": every week (7, 7, 7) */
  LP_RHYTHM_FORTNIGHT,   /**< "fortnight": every fortnight, the default (7, 14, 28) */
  LP_RHYTHM_THREE_WEEKS, /**< "three-weeks": every three weeks (7, 21, 35) */
  LP_RHYTHM_HALF_TERM    /**< "half-term": every half-term (7, 35, 56) */
} LpRhythm;

/** @brief Whether partners inside the tenure window change at a new round. */
typedef enum {
  LP_BETWEEN_CHANGE, /**< "change": new partners, as far as the cooldown goes */
  LP_BETWEEN_STAY    /**< "stay": as few changes as possible */
} LpBetween;

/** @brief What to do with an odd number present. */
typedef enum {
  LP_ODD_THREE, /**< "three": one partnership of three */
  LP_ODD_ADULT  /**< "adult": one pupil works with an adult */
} LpOdd;

/** @brief The tiers below must, in the default order; chance always comes last. */
typedef enum {
  LP_TIER_MAX_TENURE, /**< "max_tenure" */
  LP_TIER_MIN_TENURE, /**< "min_tenure" */
  LP_TIER_CHANGE,     /**< "change" */
  LP_TIER_COOLDOWN,   /**< "cooldown" */
  LP_TIER_TURNS,      /**< "turns" */
  LP_TIER_STRATEGY,   /**< "strategy" */
  LP_TIER_REPEATS,    /**< "repeats" */
  LP_TIER_WISHES,     /**< "wishes" */
  LP_TIER_CHANCE      /**< "chance" */
} LpTier;

/** @brief How many tiers there are, chance included. */
#define LP_N_TIERS 9
/** @brief How many tiers the policy may order: all but chance. */
#define LP_N_ORDERED_TIERS 8
/** @brief Largest weight, either way. */
#define LP_WEIGHT_MAX 1000000
/** @brief Stands for a side of the gap's window that is left open; see lp_policy_set_gap(). */
#define LP_GAP_OPEN (-1)
/** @brief Largest side of the gap's window, in ranks. */
#define LP_GAP_MAX 100000
/** @brief Largest cost that a custom cost function may give a pair. */
#define LP_CUSTOM_COST_MAX G_GINT64_CONSTANT (1000000000000)

/** @brief Hard limits that may join the must rules. */
typedef enum {
  LP_HARD_NONE = 0,            /**< neither */
  LP_HARD_MAX_TENURE = 1 << 0, /**< "max_tenure": no partnership may pass the maximum */
  LP_HARD_MIN_TENURE = 1 << 1  /**< "min_tenure": no partnership may end before the minimum */
} LpHard;

/**
 * @brief The caller's own strategy cost for two pupils.
 * @param a a pupil.
 * @param b another, whose id comes later in byte order.
 * @param cost where the cost goes: 0 to ::LP_CUSTOM_COST_MAX.
 * @param data what lp_policy_set_cost_func() was given.
 * @param error set on failure.
 * @return FALSE on failure: the pairing stops with that error.
 */
typedef gboolean (*LpCostFunc) (const LpPupil *a, const LpPupil *b, gint64 *cost, gpointer data, GError **error);

/** @brief Makes the default policy. @return a new policy; release with lp_policy_unref(). @since 0.1 */
LP_AVAILABLE_IN_0_1
LpPolicy *lp_policy_new (void);

/**
 * @brief Makes a policy with the same settings, which can then be set by itself. O(settings).
 * @param policy a policy, such as that of a request, which can no longer change; only read.
 * @return a new policy, independent of @p policy; release with lp_policy_unref(). A custom cost function is the same
 *   one with the same data, on which destroy is called once both policies are done with it.
 * @since 0.2
 */
LP_AVAILABLE_IN_0_2
LpPolicy *lp_policy_copy (const LpPolicy *policy);

/** @brief Takes a reference. @param policy a policy. @return @p policy. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpPolicy *lp_policy_ref (LpPolicy *policy);

/** @brief Drops a reference. @param policy a policy. @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_policy_unref (LpPolicy *policy);

/** @brief Sets the strategy; default mixed. @param policy a policy. @param strategy any but ::LP_STRATEGY_CUSTOM. @param error ::LP_ERROR_POLICY. @return TRUE on success. @since 0.1 */
LP_AVAILABLE_IN_0_1
gboolean lp_policy_set_strategy (LpPolicy *policy, LpStrategy strategy, GError **error);
/** @brief Gives the strategy. @param policy a policy. @return the strategy. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpStrategy lp_policy_get_strategy (const LpPolicy *policy);

/**
 * @brief Sets the caller's own cost, and with it the strategy ::LP_STRATEGY_CUSTOM.
 * @param policy a policy.
 * @param func called once for each pair present, in byte order of the ids; not nullable.
 * @param data handed to @p func; nullable.
 * @param destroy called on @p data when it is no longer needed; nullable.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
void lp_policy_set_cost_func (LpPolicy *policy, LpCostFunc func, gpointer data, GDestroyNotify destroy);
/** @brief Gives the caller's own cost. @param policy a policy. @param data where its data goes; nullable. @return the function; NULL where there is none. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpCostFunc lp_policy_get_cost_func (const LpPolicy *policy, gpointer *data);

/** @brief Sets the subject; by default the roster's only one. @param policy a policy. @param subject its name; NULL for the default. @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_policy_set_subject (LpPolicy *policy, const char *subject);
/** @brief Gives the subject. @param policy a policy. @return its name, owned by the policy; NULL for the default. @since 0.1 */
LP_AVAILABLE_IN_0_1
const char *lp_policy_get_subject (const LpPolicy *policy);

/**
 * @brief Sets a window of one's own for the gap, in whole ranks, in place of the strategy's.
 *
 * Only for the strategies that look at a window: mixed, matched and tutor. A
 * request with a gap under another strategy is refused with ::LP_ERROR_POLICY.
 * @param policy a policy.
 * @param min the least gap, 0 to ::LP_GAP_MAX; ::LP_GAP_OPEN for 0.
 * @param max the most, @p min to ::LP_GAP_MAX; ::LP_GAP_OPEN for no limit. With both open any gap is as good.
 * @param error ::LP_ERROR_POLICY.
 * @return TRUE on success.
 * @since 0.2
 */
LP_AVAILABLE_IN_0_2
gboolean lp_policy_set_gap (LpPolicy *policy, int min, int max, GError **error);
/** @brief Goes back to the strategy's own window. @param policy a policy. @since 0.2 */
LP_AVAILABLE_IN_0_2
void lp_policy_clear_gap (LpPolicy *policy);
/** @brief Gives the window of one's own. @param policy a policy. @param min where the least goes, or ::LP_GAP_OPEN; nullable. @param max likewise the most. @return TRUE where there is one. @since 0.2 */
LP_AVAILABLE_IN_0_2
gboolean lp_policy_get_gap (const LpPolicy *policy, int *min, int *max);

/**
 * @brief Sets round days and tenure window together, from how often partners change.
 * @param policy a policy.
 * @param rhythm which.
 * @since 0.2
 */
LP_AVAILABLE_IN_0_2
void lp_policy_set_rhythm (LpPolicy *policy, LpRhythm rhythm);
/** @brief Finds the rhythm that sets just the days that the policy has. @param policy a policy. @param rhythm where it goes; unchanged where there is none. @return FALSE where days were set by themselves. @since 0.2 */
LP_AVAILABLE_IN_0_2
gboolean lp_policy_get_rhythm (const LpPolicy *policy, LpRhythm *rhythm);
/** @brief Gives a rhythm's name. @param rhythm a rhythm. @return "day" and so on; static. @since 0.2 */
LP_AVAILABLE_IN_0_2
const char *lp_rhythm_get_name (LpRhythm rhythm);
/** @brief Finds a rhythm by name. @param name a name. @param rhythm where it goes; unchanged on failure. @return TRUE if there is one so named. @since 0.2 */
LP_AVAILABLE_IN_0_2
gboolean lp_rhythm_from_name (const char *name, LpRhythm *rhythm);

/** @brief Sets for how many days a round is expected to run; default 7. @param policy a policy. @param days 1 to 366. @param error ::LP_ERROR_POLICY. @return TRUE on success. @since 0.1 */
LP_AVAILABLE_IN_0_1
gboolean lp_policy_set_round_days (LpPolicy *policy, int days, GError **error);
/** @brief Gives the days of a round. @param policy a policy. @return days. @since 0.1 */
LP_AVAILABLE_IN_0_1
int lp_policy_get_round_days (const LpPolicy *policy);

/**
 * @brief Sets the tenure window; default 14 to 28 days. A window in which some
 * number of days is young and too long at once is allowed, and gets a warning
 * with each pairing.
 * @param policy a policy.
 * @param min_days 0 to 3,660.
 * @param max_days @p min_days to 3,660.
 * @param error ::LP_ERROR_POLICY.
 * @return TRUE on success.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
gboolean lp_policy_set_tenure_window (LpPolicy *policy, int min_days, int max_days, GError **error);
/** @brief Gives the minimum tenure. @param policy a policy. @return days. @since 0.1 */
LP_AVAILABLE_IN_0_1
int lp_policy_get_min_tenure_days (const LpPolicy *policy);
/** @brief Gives the maximum tenure. @param policy a policy. @return days. @since 0.1 */
LP_AVAILABLE_IN_0_1
int lp_policy_get_max_tenure_days (const LpPolicy *policy);

/** @brief Sets how many days a limit may be missed by when a round comes early or late; default 3. @param policy a policy. @param days 0 to 366. @param error ::LP_ERROR_POLICY. @return TRUE on success. @since 0.1 */
LP_AVAILABLE_IN_0_1
gboolean lp_policy_set_slack_days (LpPolicy *policy, int days, GError **error);
/** @brief Gives the slack. @param policy a policy. @return days. @since 0.1 */
LP_AVAILABLE_IN_0_1
int lp_policy_get_slack_days (const LpPolicy *policy);

/** @brief Sets the cooldown; default by class size and strategy. @param policy a policy. @param rounds 0 to 1,000, or -1 for the default. @param error ::LP_ERROR_POLICY. @return TRUE on success. @since 0.1 */
LP_AVAILABLE_IN_0_1
gboolean lp_policy_set_cooldown_rounds (LpPolicy *policy, int rounds, GError **error);
/** @brief Gives the cooldown as set. @param policy a policy. @return rounds, or -1 for the default. @since 0.1 */
LP_AVAILABLE_IN_0_1
int lp_policy_get_cooldown_rounds (const LpPolicy *policy);

/** @brief Sets whether partners inside the window change or stay. @param policy a policy. @param between which. @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_policy_set_between (LpPolicy *policy, LpBetween between);
/** @brief Says whether partners inside the window change or stay. @param policy a policy. @return which. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpBetween lp_policy_get_between (const LpPolicy *policy);

/**
 * @brief Says whether partners of the latest round have been together too long to go on: tenure and the days of a round
 * exceed the maximum and the slack.
 * @param policy a policy.
 * @param tenure_days their tenure on the new round's first day, as of lp_history_get_tenure_days(): 0 or more.
 * @return TRUE if so; a rule may hold them together all the same.
 * @since 0.2
 */
LP_AVAILABLE_IN_0_2
gboolean lp_policy_is_too_long (const LpPolicy *policy, int tenure_days);
/**
 * @brief Says whether a partnership is young: tenure and slack lie below the minimum.
 * @param policy a policy.
 * @param tenure_days its tenure on the new round's first day, from the class's rhythm: where the spell began in keep
 *   rounds (lp_history_is_keep_round()), from the latest round before them; 0 or more.
 * @return TRUE if so.
 * @since 0.2
 */
LP_AVAILABLE_IN_0_2
gboolean lp_policy_is_young (const LpPolicy *policy, int tenure_days);

/** @brief Sets which tenure limits are must rules; default none. @param policy a policy. @param hard the limits. @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_policy_set_hard (LpPolicy *policy, LpHard hard);
/** @brief Says which tenure limits are must rules. @param policy a policy. @return the limits. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpHard lp_policy_get_hard (const LpPolicy *policy);

/** @brief Sets what happens with an odd number present. @param policy a policy. @param odd which. @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_policy_set_odd (LpPolicy *policy, LpOdd odd);
/** @brief Says what happens with an odd number present. @param policy a policy. @return which. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpOdd lp_policy_get_odd (const LpPolicy *policy);

/**
 * @brief Sets the order of the tiers below must, first the strongest.
 * @param policy a policy.
 * @param tiers @p n_tiers of them: each tier but chance once.
 * @param n_tiers ::LP_N_ORDERED_TIERS, or it is no order of this library's tiers.
 * @param error ::LP_ERROR_POLICY where it is not such an order.
 * @return TRUE on success.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
gboolean lp_policy_set_order (LpPolicy *policy, const LpTier *tiers, gsize n_tiers, GError **error);
/** @brief Gives the order of the tiers, with chance last. @param policy a policy. @return ::LP_N_TIERS tiers; owned by the policy. @since 0.1 */
LP_AVAILABLE_IN_0_1
const LpTier *lp_policy_get_order (const LpPolicy *policy);

/**
 * @brief Asks that partners have the same word for an attribute (must).
 *
 * Two pupils who both have the attribute, as a word or as yes or no, and not
 * alike are not allowed to be partners; who lacks it may work with anyone.
 * @param policy a policy.
 * @param attribute its name, not empty. One that is asked for already stays once.
 * @param error ::LP_ERROR_POLICY.
 * @return TRUE on success.
 * @since 0.2
 */
LP_AVAILABLE_IN_0_2
gboolean lp_policy_add_must_match (LpPolicy *policy, const char *attribute, GError **error);
/** @brief Asks that partners differ in an attribute (must): who both have it alike are not allowed. @param policy a policy. @param attribute its name, not empty. @param error ::LP_ERROR_POLICY. @return TRUE on success. @since 0.2 */
LP_AVAILABLE_IN_0_2
gboolean lp_policy_add_must_differ (LpPolicy *policy, const char *attribute, GError **error);
/** @brief Takes all attributes that must match or differ away. @param policy a policy. @since 0.2 */
LP_AVAILABLE_IN_0_2
void lp_policy_clear_musts (LpPolicy *policy);
/** @brief Counts the attributes that must match. @param policy a policy. @return how many. @since 0.2 */
LP_AVAILABLE_IN_0_2
gsize lp_policy_get_n_must_match (const LpPolicy *policy);
/** @brief Gives an attribute that must match, in byte order. @param policy a policy. @param index from 0. @return its name; owned by the policy. @since 0.2 */
LP_AVAILABLE_IN_0_2
const char *lp_policy_get_must_match (const LpPolicy *policy, gsize index);
/** @brief Counts the attributes that must differ. @param policy a policy. @return how many. @since 0.2 */
LP_AVAILABLE_IN_0_2
gsize lp_policy_get_n_must_differ (const LpPolicy *policy);
/** @brief Gives an attribute that must differ, in byte order. @param policy a policy. @param index from 0. @return its name; owned by the policy. @since 0.2 */
LP_AVAILABLE_IN_0_2
const char *lp_policy_get_must_differ (const LpPolicy *policy, gsize index);

/**
 * @brief Sets a weight of the tier wishes.
 *
 * "friends" and "prefer" weigh a pair that a rule of that kind names (1 and -1
 * by default). A feedback word weighs feedback of that word (default as in
 * ::LpFeedbackWord). Any other name is an attribute, and weighs a pair in which
 * both have it: both yes, or both the same word ("quiet" and "dominant" have 1
 * by default, others 0). A weight below 0 makes likeness welcome.
 * @param policy a policy.
 * @param name the weight's name, not empty.
 * @param weight -::LP_WEIGHT_MAX to ::LP_WEIGHT_MAX.
 * @param error ::LP_ERROR_POLICY.
 * @return TRUE on success.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
gboolean lp_policy_set_weight (LpPolicy *policy, const char *name, int weight, GError **error);
/** @brief Gives a weight. @param policy a policy. @param name its name. @return the weight set, or its default. @since 0.1 */
LP_AVAILABLE_IN_0_1
int lp_policy_get_weight (const LpPolicy *policy, const char *name);
/** @brief Counts the weights that are set, or have a default other than 0 (feedback words included). @param policy a policy. @return how many. @since 0.1 */
LP_AVAILABLE_IN_0_1
gsize lp_policy_get_n_weights (const LpPolicy *policy);
/** @brief Gives a weight's name, in byte order. @param policy a policy. @param index from 0. @return the name; owned by the policy. @since 0.1 */
LP_AVAILABLE_IN_0_1
const char *lp_policy_get_weight_name (const LpPolicy *policy, gsize index);

/** @brief Gives a tier's name. @param tier a tier. @return "max_tenure" and so on; static. @since 0.1 */
LP_AVAILABLE_IN_0_1
const char *lp_tier_get_name (LpTier tier);
/** @brief Finds a tier by name. @param name a name. @param tier where it goes; unchanged on failure. @return TRUE if there is one so named. @since 0.1 */
LP_AVAILABLE_IN_0_1
gboolean lp_tier_from_name (const char *name, LpTier *tier);
/** @brief Gives a strategy's name. @param strategy a strategy. @return "mixed" and so on; static. @since 0.1 */
LP_AVAILABLE_IN_0_1
const char *lp_strategy_get_name (LpStrategy strategy);
/** @brief Finds a strategy by name; "custom" is none. @param name a name. @param strategy where it goes; unchanged on failure. @return TRUE if there is one so named. @since 0.1 */
LP_AVAILABLE_IN_0_1
gboolean lp_strategy_from_name (const char *name, LpStrategy *strategy);
/** @brief Says whether a strategy asks for a gap within a window, which lp_policy_set_gap() may set. @param strategy a strategy. @return TRUE for mixed, matched and tutor. @since 0.2 */
LP_AVAILABLE_IN_0_2
gboolean lp_strategy_has_window (LpStrategy strategy);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpPolicy, lp_policy_unref)

G_END_DECLS

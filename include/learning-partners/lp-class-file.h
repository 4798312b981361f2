/* SPDX-License-Identifier: MIT */
/**
 * @file lp-class-file.h
 * @brief A class file: a teacher's year in one SQLite database (room store; a
 * feature of the build).
 *
 * Roster, scales, rules, holidays, policy, rounds, covers, overrides and
 * feedback of one class. It is read whole when it is opened; changes are made
 * between lp_class_file_begin() and lp_class_file_commit(), as one transaction
 * and one step that lp_class_file_undo() takes back. Whatever happens in
 * between, a crash, a kill or a full disk, the file holds the state before the
 * step or the one after it. Pupils who have left stay in the file, so that
 * rounds keep their names, until lp_class_file_forget() removes them for good.
 *
 * A class has a seed, from which each of its rounds has a seed of its own
 * (lp_class_file_derive_seed()). It is secret: with it and the class list
 * anybody could compute partners that are not out yet, or ask how they would
 * have been otherwise. It is drawn from the system's randomness when the file
 * is made, and nowhere else does this library let chance in from outside.
 *
 * A file of an earlier version of this library is brought up to date when it
 * is opened, in one transaction: where that fails it is as it was. Steps that
 * could be taken back still can be; bringing up the file is no step. What was
 * called "matched" before version 0.2 becomes "nearest", an order of tiers
 * that is the old default becomes the new one, and a class without a seed gets
 * one; rounds that were issued keep theirs.
 *
 * All errors that come from the file itself are ::LP_ERROR_FILE: it is not
 * there, is none of this kind, is damaged, was written by a newer version, is
 * read-only, is in use, or the disk is full. Where the feature store was left
 * out of the build, no file can be made or opened: ::LP_ERROR_UNSUPPORTED.
 */
#pragma once

#include <learning-partners/lp-history.h>
#include <learning-partners/lp-policy.h>
#include <learning-partners/lp-reason.h>
#include <learning-partners/lp-request.h>
#include <learning-partners/lp-roster.h>

G_BEGIN_DECLS

/** @brief An open class file. Not shared between threads. */
typedef struct _LpClassFile LpClassFile;

/** @brief The application id in the header of a class file ("LPcf"). */
#define LP_CLASS_FILE_APPLICATION_ID 0x4C506366
/** @brief The schema version that this library writes. */
#define LP_CLASS_FILE_VERSION 2
/** @brief How many steps can be taken back. */
#define LP_CLASS_FILE_MAX_STEPS 100

/**
 * @brief Says from its first bytes whether a file is an SQLite database, and so may be a class file.
 * @param bytes the first bytes of the file; nullable where @p length is 0.
 * @param length how many; 16 suffice.
 * @return TRUE if so.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
gboolean lp_class_file_is_database (const char *bytes, gsize length);

/**
 * @brief Makes a class file.
 * @param path where; nothing may be there but a file without a byte.
 * @param title what the class is called; not nullable.
 * @param roster pupils, scales, rules and closures; nullable for none.
 * @param history rounds and feedback; nullable for none. Pupils who are not in @p roster become leavers.
 * @param policy a policy whose strategy is not custom; nullable for the default.
 * @param error ::LP_ERROR_FILE; ::LP_ERROR_VALUE where the title is empty or not UTF-8.
 * @return the file, open, readable by its owner alone, with a seed that nobody knows; NULL on failure, and then there is
 *   no file either; close with lp_class_file_close().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpClassFile *lp_class_file_create (const char *path, const char *title, LpRoster *roster, LpHistory *history, LpPolicy *policy, GError **error);

/**
 * @brief Makes a class file whose seed is chosen: for examples, tests and trials that anybody may compute again.
 * @param path as for lp_class_file_create().
 * @param title likewise.
 * @param roster likewise.
 * @param history likewise.
 * @param policy likewise.
 * @param seed the seed of the class.
 * @param error as for lp_class_file_create().
 * @return as lp_class_file_create().
 * @since 0.2
 */
LP_AVAILABLE_IN_0_2
LpClassFile *lp_class_file_create_with_seed (const char *path, const char *title, LpRoster *roster, LpHistory *history, LpPolicy *policy, guint64 seed,
                                             GError **error);

/**
 * @brief Opens a class file and reads it. An older schema is brought up to date; a newer one is refused and nothing is changed.
 * @param path its path; not nullable.
 * @param error ::LP_ERROR_FILE.
 * @return the file; close with lp_class_file_close().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpClassFile *lp_class_file_open (const char *path, GError **error);

/** @brief Closes a class file; a step that was begun and not committed is dropped. @param file a class file; nullable. @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_class_file_close (LpClassFile *file);

/** @brief Gives the path. @param file a class file. @return the path as it was given; owned by the file. @since 0.1 */
LP_AVAILABLE_IN_0_1
const char *lp_class_file_get_path (const LpClassFile *file);
/** @brief Gives what the class is called. @param file a class file. @return the title; owned by the file, until the next commit. @since 0.1 */
LP_AVAILABLE_IN_0_1
const char *lp_class_file_get_title (const LpClassFile *file);
/** @brief Gives the pupils of now with scales, rules and closures. @param file a class file. @return the roster; owned by the file, until the next commit: take a reference to keep it. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpRoster *lp_class_file_get_roster (const LpClassFile *file);
/** @brief Gives everybody who ever was in the class, leavers included, with the scales and no rules. @param file a class file. @return a roster; owned as lp_class_file_get_roster(). @since 0.1 */
LP_AVAILABLE_IN_0_1
LpRoster *lp_class_file_get_everybody (const LpClassFile *file);
/** @brief Gives rounds and feedback. @param file a class file. @return the history; owned as lp_class_file_get_roster(). @since 0.1 */
LP_AVAILABLE_IN_0_1
LpHistory *lp_class_file_get_history (const LpClassFile *file);
/** @brief Gives the policy. @param file a class file. @return the policy; owned as lp_class_file_get_roster(). @since 0.1 */
LP_AVAILABLE_IN_0_1
LpPolicy *lp_class_file_get_policy (const LpClassFile *file);
/** @brief Gives the seed that a round was paired with. @param file a class file. @param index which round, from 0. @return the seed. @since 0.1 */
LP_AVAILABLE_IN_0_1
guint64 lp_class_file_get_seed (const LpClassFile *file, gsize index);
/** @brief Gives the seed of the class, which is secret. @param file a class file. @return the seed. @since 0.2 */
LP_AVAILABLE_IN_0_2
guint64 lp_class_file_get_class_seed (const LpClassFile *file);
/**
 * @brief Derives the seed that a round is asked for with from that of the class: lp_derive_seed() of no class name, the
 * number of the round and draw 0. Rounds that were purged count.
 * @param file a class file.
 * @param index which round, from 0; the number of rounds on file for the next.
 * @return its seed.
 * @since 0.2
 */
LP_AVAILABLE_IN_0_2
guint64 lp_class_file_derive_seed (const LpClassFile *file, gsize index);
/** @brief Gives what is to be said once of the file, as what changed when it was brought up to date. @param file a class file. @return the notices, none as a rule; owned as lp_class_file_get_roster(). @since 0.2 */
LP_AVAILABLE_IN_0_2
LpReasons *lp_class_file_get_notices (const LpClassFile *file);
/** @brief Notes that they have been said. Begins and commits by itself, and is no step. @param file a class file that is in no step. @param error ::LP_ERROR_FILE. @return TRUE on success. @since 0.2 */
LP_AVAILABLE_IN_0_2
gboolean lp_class_file_clear_notices (LpClassFile *file, GError **error);
/** @brief Counts the changes that the file has seen; another number means that somebody has written. @param file a class file. @return the revision that was read. @since 0.1 */
LP_AVAILABLE_IN_0_1
gint64 lp_class_file_get_revision (const LpClassFile *file);
/** @brief Gives the day a pupil left. @param file a class file. @param id the pupil. @return the first day without the pupil; ::LP_DATE_NONE for one who has not left, or whose day is not known. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpDate lp_class_file_get_left (const LpClassFile *file, const char *id);

/**
 * @brief Makes the request for a new round from what is in the file.
 * @param file a class file.
 * @param date the round's first day.
 * @param seed its seed.
 * @param error as for lp_request_new().
 * @return a new request; release with lp_request_unref().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpRequest *lp_class_file_new_request (const LpClassFile *file, LpDate date, guint64 seed, GError **error);

/**
 * @brief Makes the request that a round of the file answered, as far as the file knows: the pupils, rules, policy and
 * feedback of that day and the rounds before it, with the attainment of now. Who is in the roster of that day and not in the
 * round counts as absent.
 * @param file a class file.
 * @param index which round, from 0.
 * @param with_pins TRUE to let the pins hold that the round used up, as to ask why; FALSE to judge a round that a hand
 *   has changed or is to change.
 * @param error as for lp_request_new().
 * @return a new request; release with lp_request_unref().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpRequest *lp_class_file_new_request_of (const LpClassFile *file, gsize index, gboolean with_pins, GError **error);

/**
 * @brief Called for a round of a file.
 * @param request the question that the round answered, as of lp_class_file_new_request_of() without pins; gone after the call.
 * @param round the round.
 * @param index which round, from 0.
 * @param data what lp_class_file_foreach_round() was given.
 * @param error set on failure.
 * @return FALSE on failure, which ends the walk.
 */
typedef gboolean (*LpClassFileRoundFunc) (LpRequest *request, LpRound *round, gsize index, gpointer data, GError **error);

/**
 * @brief Goes through all rounds, oldest first, with the question that each answered.
 * @param file a class file.
 * @param whole TRUE to give each request all rounds before it and the feedback of its day: O(rounds^2) for a checker that
 *   counts them all. FALSE to give it those alone that must rules can look back on, as far as the tenure limits reach,
 *   and no feedback: enough to say whether the round was valid.
 * @param func called for each round; not nullable.
 * @param data handed to @p func; nullable.
 * @param error as for lp_request_new(), or what @p func set.
 * @return TRUE on success.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
gboolean lp_class_file_foreach_round (const LpClassFile *file, gboolean whole, LpClassFileRoundFunc func, gpointer data, GError **error);

/**
 * @brief Begins a step: waits for other programs that write, up to ten seconds, and reads the file again if one has.
 * @param file a class file.
 * @param command what the step is, in the words that undo will repeat; not nullable.
 * @param error ::LP_ERROR_FILE.
 * @return TRUE on success.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
gboolean lp_class_file_begin (LpClassFile *file, const char *command, GError **error);
/**
 * @brief Commits the step and reads the file anew. Where what was written is no valid class the step is dropped, and the
 * error says what is wrong.
 * @param file a class file in a step.
 * @param error ::LP_ERROR_FILE, or what the roster, history or policy says of its contents.
 * @return TRUE once the step is on the disk.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
gboolean lp_class_file_commit (LpClassFile *file, GError **error);
/** @brief Drops the step. @param file a class file. @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_class_file_rollback (LpClassFile *file);

/** @brief Sets what the class is called. @param file a class file in a step. @param title the title, not empty. @param error ::LP_ERROR_FILE, ::LP_ERROR_VALUE. @return TRUE on success. @since 0.1 */
LP_AVAILABLE_IN_0_1
gboolean lp_class_file_set_title (LpClassFile *file, const char *title, GError **error);
/**
 * @brief Puts a pupil into the class, as @p pupil says: a new one, one whose attainment, attributes or name changed, or a
 * leaver who comes back. Whatever @p pupil does not say is no longer known.
 * @param file a class file in a step.
 * @param pupil the pupil.
 * @param since the first day in the class, for a new one or one who comes back; ::LP_DATE_NONE for "always".
 * @param error ::LP_ERROR_FILE.
 * @return TRUE on success.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
gboolean lp_class_file_put_pupil (LpClassFile *file, const LpPupil *pupil, LpDate since, GError **error);
/** @brief Notes that a pupil has left: no longer in the roster, still in the rounds. @param file a class file in a step. @param id the pupil. @param date the first day without the pupil. @param error ::LP_ERROR_FILE, ::LP_ERROR_UNKNOWN_PUPIL. @return TRUE on success. @since 0.1 */
LP_AVAILABLE_IN_0_1
gboolean lp_class_file_remove_pupil (LpClassFile *file, const char *id, LpDate date, GError **error);
/** @brief Sets a subject's scale, in place of the one it had. @param file a class file in a step. @param subject the subject. @param scale the scale; NULL for none. @param error ::LP_ERROR_FILE. @return TRUE on success. @since 0.1 */
LP_AVAILABLE_IN_0_1
gboolean lp_class_file_set_scale (LpClassFile *file, const char *subject, LpScale *scale, GError **error);
/** @brief Chooses the seed of the class: rounds from now on have theirs from it. @param file a class file in a step. @param seed the seed. @param error ::LP_ERROR_FILE. @return TRUE on success. @since 0.2 */
LP_AVAILABLE_IN_0_2
gboolean lp_class_file_set_class_seed (LpClassFile *file, guint64 seed, GError **error);
/** @brief Adds a rule, with or without an id; its pupils must be in the file. @param file a class file in a step. @param rule the rule. @param since its first day; ::LP_DATE_NONE for "always". @param error ::LP_ERROR_FILE, ::LP_ERROR_DUPLICATE, ::LP_ERROR_UNKNOWN_PUPIL. @return TRUE on success. @since 0.1 */
LP_AVAILABLE_IN_0_1
gboolean lp_class_file_add_rule (LpClassFile *file, const LpRule *rule, LpDate since, GError **error);
/** @brief Ends a rule: it holds for rounds before @p date, and is gone where it never held. @param file a class file in a step. @param id the rule's id. @param date the first day without it. @param error ::LP_ERROR_FILE, ::LP_ERROR_VALUE where there is none so named. @return TRUE on success. @since 0.1 */
LP_AVAILABLE_IN_0_1
gboolean lp_class_file_end_rule (LpClassFile *file, const char *id, LpDate date, GError **error);
/** @brief Adds a closure. @param file a class file in a step. @param from first day. @param to last day, included. @param error ::LP_ERROR_FILE, ::LP_ERROR_DATE. @return TRUE on success. @since 0.1 */
LP_AVAILABLE_IN_0_1
gboolean lp_class_file_add_closure (LpClassFile *file, LpDate from, LpDate to, GError **error);
/** @brief Removes closures that begin on a day. @param file a class file in a step. @param from first day. @param error ::LP_ERROR_FILE, ::LP_ERROR_DATE where none begins then. @return TRUE on success. @since 0.1 */
LP_AVAILABLE_IN_0_1
gboolean lp_class_file_remove_closure (LpClassFile *file, LpDate from, GError **error);
/** @brief Sets the policy. @param file a class file in a step. @param policy a policy whose strategy is not custom. @param error ::LP_ERROR_FILE, ::LP_ERROR_POLICY. @return TRUE on success. @since 0.1 */
LP_AVAILABLE_IN_0_1
gboolean lp_class_file_set_policy (LpClassFile *file, const LpPolicy *policy, GError **error);
/**
 * @brief Adds a round, with its covers and assigned partnerships, after the others. Pins are used up by it: they
 * hold on its day alone.
 * @param file a class file in a step.
 * @param round the round; what a trial issued it under is noted, too.
 * @param seed the seed it was paired with; what the round says of a seed does not count.
 * @param digest the digest of its request; nullable.
 * @param error ::LP_ERROR_FILE, ::LP_ERROR_UNKNOWN_PUPIL.
 * @return TRUE on success.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
gboolean lp_class_file_add_round (LpClassFile *file, LpRound *round, guint64 seed, const char *digest, GError **error);
/** @brief Notes that new partners were asked for in a round whatever the tenure, as by lp_request_set_fresh(), so that it can be asked about again. @param file a class file in a step. @param date the round's date. @param error ::LP_ERROR_FILE, ::LP_ERROR_DATE where there is none. @return TRUE on success. @since 0.2 */
LP_AVAILABLE_IN_0_2
gboolean lp_class_file_note_fresh (LpClassFile *file, LpDate date, GError **error);
/** @brief Removes the latest round. @param file a class file in a step. @param date its date. @param error ::LP_ERROR_FILE, ::LP_ERROR_DATE where the latest round has another. @return TRUE on success. @since 0.1 */
LP_AVAILABLE_IN_0_1
gboolean lp_class_file_remove_round (LpClassFile *file, LpDate date, GError **error);
/**
 * @brief Puts other partnerships in the place of a round's. What was assigned is kept beside them; partnerships that are
 * as assigned again are an override no longer. Covers stay.
 * @param file a class file in a step.
 * @param round the partnerships; its date says which round.
 * @param error ::LP_ERROR_FILE, ::LP_ERROR_DATE, ::LP_ERROR_UNKNOWN_PUPIL.
 * @return TRUE on success.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
gboolean lp_class_file_override_round (LpClassFile *file, LpRound *round, GError **error);
/** @brief Adds a cover to the round in force on its day, in place of one of the same day. @param file a class file in a step. @param cover the cover. @param error ::LP_ERROR_FILE, ::LP_ERROR_DATE where no round was in force. @return TRUE on success. @since 0.1 */
LP_AVAILABLE_IN_0_1
gboolean lp_class_file_set_cover (LpClassFile *file, const LpRound *cover, GError **error);
/** @brief Adds a feedback. @param file a class file in a step. @param feedback the feedback. @param error ::LP_ERROR_FILE, ::LP_ERROR_UNKNOWN_PUPIL. @return TRUE on success. @since 0.1 */
LP_AVAILABLE_IN_0_1
gboolean lp_class_file_add_feedback (LpClassFile *file, const LpFeedback *feedback, GError **error);

/** @brief Gives the words of the latest step that can be taken back. @param file a class file. @return its command; owned by the file; NULL where there is none. @since 0.1 */
LP_AVAILABLE_IN_0_1
const char *lp_class_file_get_last_step (const LpClassFile *file);
/**
 * @brief Takes the latest step back, exactly; again, the one before it. Begins and commits by itself.
 * @param file a class file that is in no step.
 * @param error ::LP_ERROR_FILE; ::LP_ERROR_VALUE where there is no step left.
 * @return TRUE on success.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
gboolean lp_class_file_undo (LpClassFile *file, GError **error);

/**
 * @brief Forgets a pupil for good. Begins and commits by itself, and cannot be taken back.
 *
 * Name, id, attainment, attributes and the rules and feedback about the pupil are gone, from the pages of the file that
 * are no longer used too, and so are the steps that could be taken back. Reasons of other rules that hold the pupil's
 * name go as well. In the rounds an opaque "forgotten-N" stands in the pupil's place, so that partners' histories keep
 * their counts.
 * @param file a class file that is in no step.
 * @param id the pupil.
 * @param error ::LP_ERROR_FILE, ::LP_ERROR_UNKNOWN_PUPIL.
 * @return TRUE on success.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
gboolean lp_class_file_forget (LpClassFile *file, const char *id, GError **error);
/**
 * @brief Removes rounds, covers, feedback, ended rules and closures before a day, leavers who are in no round any more,
 * and all steps that could be taken back. Begins and commits by itself.
 * @param file a class file that is in no step.
 * @param before rounds from this day on stay; so does the round in force on it.
 * @param n_rounds where the number of rounds removed goes; nullable.
 * @param error ::LP_ERROR_FILE.
 * @return TRUE on success.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
gboolean lp_class_file_purge (LpClassFile *file, LpDate before, gsize *n_rounds, GError **error);
/**
 * @brief Looks through every page of the file for damage.
 * @param file a class file.
 * @param error ::LP_ERROR_FILE says what is damaged.
 * @return TRUE where the file is whole.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
gboolean lp_class_file_verify (LpClassFile *file, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpClassFile, lp_class_file_close)

G_END_DECLS

/* SPDX-License-Identifier: MIT */
/**
 * @file lp-phrase.h
 * @brief The catalogue of phrases: every reason, warning, finding, note, piece
 * of advice, kind of error and label of a face once, with its parameters, its
 * English sentences and who may see it. For translators, documents and faces;
 * it never changes while a program runs, and any thread may read it.
 *
 * A sentence has places in braces for its parameters; lp_reason_write() fills
 * them. LP_CODE_... are the codes that reasons, warnings, findings, notes and
 * advice carry (lp_reason_get_code()); docs/phrases.md lists all phrases.
 */
#pragma once

#include <learning-partners/lp-version.h>

G_BEGIN_DECLS

/* Codes, by docs/write-phrases.py from the catalogue. */
#define LP_CODE_ABSENT_PUPIL         "absent-pupil"
#define LP_CODE_AGAIN                "again"
#define LP_CODE_APART                "apart"
#define LP_CODE_ATTAINMENT_EMPTY     "attainment-empty"
#define LP_CODE_ATTAINMENT_UNKNOWN   "attainment-unknown"
#define LP_CODE_ATTRIBUTE            "attribute"
#define LP_CODE_BANDS_APART          "bands-apart"
#define LP_CODE_BEFORE_MINIMUM       "before-minimum"
#define LP_CODE_BOTH_HAVE            "both-have"
#define LP_CODE_BOTH_HAVE_WELCOME    "both-have-welcome"
#define LP_CODE_CHANGE               "change"
#define LP_CODE_COLUMNS_NOT_READ     "columns-not-read"
#define LP_CODE_COLUMNS_READ         "columns-read"
#define LP_CODE_COOLDOWN             "cooldown"
#define LP_CODE_DATES_DAY_FIRST      "dates-day-first"
#define LP_CODE_DRAWN                "drawn"
#define LP_CODE_EXTRA                "extra"
#define LP_CODE_FEEDBACK             "feedback"
#define LP_CODE_FIRST_MEETING        "first-meeting"
#define LP_CODE_FIRST_REACH_MAXIMUM  "first-reach-maximum"
#define LP_CODE_FOLDS                "folds"
#define LP_CODE_FOLDS_NEARLY         "folds-nearly"
#define LP_CODE_FRIENDS              "friends"
#define LP_CODE_FRIENDS_WELCOME      "friends-welcome"
#define LP_CODE_GAP_OUTSIDE          "gap-outside"
#define LP_CODE_GAP_SUITS            "gap-suits"
#define LP_CODE_HALVES               "halves"
#define LP_CODE_HALVES_NEARLY        "halves-nearly"
#define LP_CODE_HISTORY_OTHER_PUPILS "history-other-pupils"
#define LP_CODE_IDS_FROM_NAMES       "ids-from-names"
#define LP_CODE_MATCHED_HAS_CHANGED  "matched-has-changed"
#define LP_CODE_MATCHED_IS_NEAREST   "matched-is-nearest"
#define LP_CODE_MAX_TENURE           "max-tenure"
#define LP_CODE_MET_BEFORE           "met-before"
#define LP_CODE_MET_LATELY           "met-lately"
#define LP_CODE_MIN_TENURE           "min-tenure"
#define LP_CODE_MISSING_ATTAINMENT   "missing-attainment"
#define LP_CODE_MISSING_PUPIL        "missing-pupil"
#define LP_CODE_MUST_DIFFER          "must-differ"
#define LP_CODE_MUST_MATCH           "must-match"
#define LP_CODE_NARROW_WINDOW        "narrow-window"
#define LP_CODE_NEAREST              "nearest"
#define LP_CODE_NO_ATTAINMENT        "no-attainment"
#define LP_CODE_NO_COVER             "no-cover"
#define LP_CODE_NO_ROUND             "no-round"
#define LP_CODE_NOT_ALLOWED          "not-allowed"
#define LP_CODE_ONE_BAND_APART       "one-band-apart"
#define LP_CODE_ONLY_CHANCE          "only-chance"
#define LP_CODE_OWN_COST             "own-cost"
#define LP_CODE_PAST_MAXIMUM         "past-maximum"
#define LP_CODE_PAST_MINIMUM         "past-minimum"
#define LP_CODE_PIN                  "pin"
#define LP_CODE_PINNED               "pinned"
#define LP_CODE_PREFER               "prefer"
#define LP_CODE_PROOF_BLOSSOM        "proof-blossom"
#define LP_CODE_PROOF_DUALS          "proof-duals"
#define LP_CODE_PROOF_PAIR           "proof-pair"
#define LP_CODE_PROOF_PARTICIPANTS   "proof-participants"
#define LP_CODE_PROOF_RADIX          "proof-radix"
#define LP_CODE_PROOF_SIZE           "proof-size"
#define LP_CODE_PROOF_SUM            "proof-sum"
#define LP_CODE_PROOF_THREE          "proof-three"
#define LP_CODE_PROOF_TIERS          "proof-tiers"
#define LP_CODE_PROOF_VOID           "proof-void"
#define LP_CODE_REACH_MAXIMUM        "reach-maximum"
#define LP_CODE_READ_AS_CP1252       "read-as-cp1252"
#define LP_CODE_REPEATS              "repeats"
#define LP_CODE_ROLES                "roles"
#define LP_CODE_RULE_PARTS           "rule-parts"
#define LP_CODE_RULE_UNKNOWN_PUPIL   "rule-unknown-pupil"
#define LP_CODE_SCALE_RECOGNISED     "scale-recognised"
#define LP_CODE_SEVERAL_CLASSES      "several-classes"
#define LP_CODE_STAYS                "stays"
#define LP_CODE_STRATEGY             "strategy"
#define LP_CODE_THEN_EXTRA           "then-extra"
#define LP_CODE_THREE                "three"
#define LP_CODE_THREE_BY_RULE        "three-by-rule"
#define LP_CODE_TOGETHER             "together"
#define LP_CODE_TOO_MANY_TOGETHER    "too-many-together"
#define LP_CODE_TURNS                "turns"
#define LP_CODE_UNUSED_MUST          "unused-must"
#define LP_CODE_UNUSED_WEIGHT        "unused-weight"
#define LP_CODE_WITH_ADULT           "with-adult"
#define LP_CODE_WITHOUT_PARTNER      "without-partner"
#define LP_CODE_WRONG_SIZE           "wrong-size"
#define LP_CODE_YOUNG                "young"
/* The end of the codes. */

/** @brief One entry of the catalogue; owned by the library. */
typedef struct _LpPhrase LpPhrase;

/** @brief What a phrase is. */
typedef enum {
  LP_PHRASE_REASON,  /**< why two are partners, or are not */
  LP_PHRASE_WARNING, /**< what stands beside a pairing */
  LP_PHRASE_FINDING, /**< what the checker finds */
  LP_PHRASE_ADVICE,  /**< whether it is time for new partners */
  LP_PHRASE_NOTE,    /**< what was noticed while a file was read */
  LP_PHRASE_ERROR,   /**< a kind of error, by the name of its code */
  LP_PHRASE_WORD,    /**< a part of other phrases */
  LP_PHRASE_LABEL    /**< what a face says of its own, such as a button's word; its places stand for what the face fills in */
} LpPhraseKind;

/** @brief Who may see what a phrase says. */
typedef enum {
  LP_READERS_TEACHERS, /**< teachers alone: it may tell of attainment, rules or feedback */
  LP_READERS_PUPILS    /**< pupils, too */
} LpReaders;

/** @brief Counts the phrases. @return how many. @since 0.2 */
LP_AVAILABLE_IN_0_2
gsize lp_phrases_get_length (void);
/** @brief Gives a phrase. @param index from 0, in the order of the catalogue. @return the phrase; owned by the library. @since 0.2 */
LP_AVAILABLE_IN_0_2
const LpPhrase *lp_phrases_get (gsize index);
/** @brief Finds a phrase by its id. @param id the id, such as "three/first". @return the phrase, owned by the library; NULL where there is none. @since 0.2 */
LP_AVAILABLE_IN_0_2
const LpPhrase *lp_phrases_find (const char *id);

/** @brief Gives the id: the code, and where one code has several sentences a word behind a stroke. @param phrase a phrase. @return the id, unique; owned by the library. @since 0.2 */
LP_AVAILABLE_IN_0_2
const char *lp_phrase_get_id (const LpPhrase *phrase);
/** @brief Gives the code that reasons and answers carry. @param phrase a phrase. @return the code; owned by the library. @since 0.2 */
LP_AVAILABLE_IN_0_2
const char *lp_phrase_get_code (const LpPhrase *phrase);
/** @brief Says what it is. @param phrase a phrase. @return the kind. @since 0.2 */
LP_AVAILABLE_IN_0_2
LpPhraseKind lp_phrase_get_kind (const LpPhrase *phrase);
/** @brief Gives the name of a kind. @param kind a kind. @return the name in lower case; owned by the library. @since 0.2 */
LP_AVAILABLE_IN_0_2
const char *lp_phrase_kind_get_name (LpPhraseKind kind);
/** @brief Says who may see it. @param phrase a phrase. @return the readers. @since 0.2 */
LP_AVAILABLE_IN_0_2
LpReaders lp_phrase_get_readers (const LpPhrase *phrase);
/**
 * @brief Gives the parameters in the order in which a reason carries them.
 * @param phrase a phrase.
 * @return names with a blank between; a kind that is no number stands behind a
 * colon: text, texts (any number of them), pupil; "pupils" stands for any
 * number of parameters "pupil". Owned by the library.
 * @since 0.2
 */
LP_AVAILABLE_IN_0_2
const char *lp_phrase_get_params (const LpPhrase *phrase);
/** @brief Gives the English sentence for programs and documents. @param phrase a phrase. @return the sentence, with its places in braces; owned by the library. @since 0.2 */
LP_AVAILABLE_IN_0_2
const char *lp_phrase_get_text (const LpPhrase *phrase);
/** @brief Gives the English sentence for a teacher, without tiers, seeds and ids of rules. @param phrase a phrase. @return the sentence, with its places in braces; owned by the library. @since 0.2 */
LP_AVAILABLE_IN_0_2
const char *lp_phrase_get_teacher_text (const LpPhrase *phrase);
/** @brief Gives the sentence for a teacher where the first number is not one. @param phrase a phrase. @return the sentence, owned by the library; NULL where it is the same. @since 0.2 */
LP_AVAILABLE_IN_0_2
const char *lp_phrase_get_teacher_plural (const LpPhrase *phrase);

G_END_DECLS

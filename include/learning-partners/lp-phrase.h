/* SPDX-License-Identifier: MIT */
/**
 * @file lp-phrase.h
 * @brief The catalogue of phrases: every reason, warning, finding, note, piece
 * of advice and kind of error once, with its parameters, its English sentences
 * and who may see it. For translators, documents and faces; it never changes
 * while a program runs, and any thread may read it.
 *
 * A sentence has places in braces for its parameters; lp_reason_write() fills
 * them.
 */
#pragma once

#include <learning-partners/lp-version.h>

G_BEGIN_DECLS

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
  LP_PHRASE_WORD     /**< a part of other phrases */
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

/* SPDX-License-Identifier: MIT */
/*
 * The changes to a request that the laws speak of. Each changes the parts in
 * place and gives FALSE where the law says nothing about such a request. Bent,
 * a change is made in a way that the law does not cover, so that answers must
 * differ now and then: a law that could not fail would prove nothing.
 */
#pragma once

#include "parts.h"

/* Small dice of the tests' own, so that a law asks the same of each machine. */
guint laws_roll (guint64 *state, guint sides);

/* A policy of the parts' own, to be changed. */
LpPolicy *laws_change_policy (Parts *parts);

void laws_copy_attributes (LpPupil *to, const LpPupil *from);

typedef gboolean (*LawChange) (Parts *parts, LpPairing *answer, guint64 *dice, gboolean bent);

gboolean change_order (Parts *parts, LpPairing *answer, guint64 *dice, gboolean bent);
gboolean change_record (Parts *parts, LpPairing *answer, guint64 *dice, gboolean bent);
gboolean change_scores (Parts *parts, LpPairing *answer, guint64 *dice, gboolean bent);
gboolean change_mirror (Parts *parts, LpPairing *answer, guint64 *dice, gboolean bent);
gboolean change_apart (Parts *parts, LpPairing *answer, guint64 *dice, gboolean bent);
gboolean change_together (Parts *parts, LpPairing *answer, guint64 *dice, gboolean bent);
gboolean change_absent (Parts *parts, LpPairing *answer, guint64 *dice, gboolean bent);
gboolean change_closure (Parts *parts, LpPairing *answer, guint64 *dice, gboolean bent);
gboolean change_seed (Parts *parts, LpPairing *answer, guint64 *dice, gboolean bent);
/* laws-musts.c */
gboolean change_nobodys_word (Parts *parts, LpPairing *answer, guint64 *dice, gboolean bent);
gboolean change_musts_to_apart (Parts *parts, LpPairing *answer, guint64 *dice, gboolean bent);
gboolean change_prefer (Parts *parts, LpPairing *answer, guint64 *dice, gboolean bent);
gboolean change_names_of_wishes (Parts *parts, LpPairing *answer, guint64 *dice, gboolean bent);
gboolean change_ids (Parts *parts, LpPairing *answer, guint64 *dice, gboolean bent);
gboolean change_order_without_ids (Parts *parts, LpPairing *answer, guint64 *dice, gboolean bent);

/* laws-policy.c */
gboolean change_weights (Parts *parts, LpPairing *answer, guint64 *dice, gboolean bent);
gboolean change_gap (Parts *parts, LpPairing *answer, guint64 *dice, gboolean bent);
gboolean change_fresh (Parts *parts, LpPairing *answer, guint64 *dice, gboolean bent);
gboolean change_dates (Parts *parts, LpPairing *answer, guint64 *dice, gboolean bent);
gboolean change_strategy (Parts *parts, LpPairing *answer, guint64 *dice, gboolean bent);
gboolean change_maximum (Parts *parts, LpPairing *answer, guint64 *dice, gboolean bent);
gboolean change_cooldown (Parts *parts, LpPairing *answer, guint64 *dice, gboolean bent);

/* Makes a request one that the law about it speaks of. */
void prepare_two_words (Parts *parts);
void prepare_prefer (Parts *parts);
void prepare_no_ids (Parts *parts);
void prepare_strategy (Parts *parts);
void prepare_maximum (Parts *parts);
void prepare_closure (Parts *parts);

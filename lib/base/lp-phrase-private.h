/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-phrase.h>

/* The catalogue's phrases by name, in its order; labels, which stand behind them, are found by their ids. */
typedef enum {
#define PHRASE(name, kind, readers, code, variant, params, text, teacher) LP_I_PHRASE_##name,
#include "base/lp-phrases.def"
#undef PHRASE
  LP_I_N_PHRASES
} LpIPhrase;

struct _LpPhrase {
  const char *id;                      /* the code, and where it has several sentences a word behind a stroke */
  const char *code;                    /* a label's is its id */
  const char *params;                  /* as the catalogue has them */
  const char *text;
  const char *teacher;                 /* NULL: the same as text; or the singular, where there is a plural */
  const char *teacher_plural;          /* nullable */
  LpPhraseKind kind;
  LpReaders readers;
};

const LpPhrase *lp_i_phrase_get (LpIPhrase name);

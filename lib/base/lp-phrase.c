/* SPDX-License-Identifier: MIT */
#include "base/lp-phrase-private.h"

#include <string.h>

/* As xgettext finds them in the catalogue. */
#define N_(text) text
#define NN_(one, many) one, many
#define ALIKE NULL, NULL
#define SAID(text) text, NULL
#define SAID_BY_COUNT(texts) texts
#define READERS_TEACHER LP_READERS_TEACHERS
#define READERS_PUPIL LP_READERS_PUPILS

static const LpPhrase phrases[] = {
#define PHRASE(name, kind, readers, code, variant, params, text, teacher) \
  { code variant, code, params, text, teacher, LP_PHRASE_##kind, READERS_##readers },
#include "base/lp-phrases.def"
#undef PHRASE
#define LABEL(id, params, text) { id, id, params, text, NULL, NULL, LP_PHRASE_LABEL, LP_READERS_TEACHERS },
#define LABEL_BY_COUNT(id, params, one, many) { id, id, params, many, one, many, LP_PHRASE_LABEL, LP_READERS_TEACHERS },
#include "base/lp-labels.def"
#undef LABEL
#undef LABEL_BY_COUNT
};

const LpPhrase *
lp_i_phrase_get (LpIPhrase name)
{
  return &phrases[name];
}

gsize
lp_phrases_get_length (void)
{
  return G_N_ELEMENTS (phrases);
}

const LpPhrase *
lp_phrases_get (gsize index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (phrases), NULL);

  return &phrases[index];
}

const LpPhrase *
lp_phrases_find (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (phrases); i++)
    if (strcmp (phrases[i].id, id) == 0)
      return &phrases[i];
  return NULL;
}

const char *
lp_phrase_get_id (const LpPhrase *phrase)
{
  g_return_val_if_fail (phrase != NULL, NULL);

  return phrase->id;
}

const char *
lp_phrase_get_code (const LpPhrase *phrase)
{
  g_return_val_if_fail (phrase != NULL, NULL);

  return phrase->code;
}

LpPhraseKind
lp_phrase_get_kind (const LpPhrase *phrase)
{
  g_return_val_if_fail (phrase != NULL, LP_PHRASE_WORD);

  return phrase->kind;
}

const char *
lp_phrase_kind_get_name (LpPhraseKind kind)
{
  static const char *const names[] = { "reason", "warning", "finding", "advice", "note", "error", "word", "label" };

  g_return_val_if_fail ((gsize) kind < G_N_ELEMENTS (names), NULL);

  return names[kind];
}

LpReaders
lp_phrase_get_readers (const LpPhrase *phrase)
{
  g_return_val_if_fail (phrase != NULL, LP_READERS_TEACHERS);

  return phrase->readers;
}

const char *
lp_phrase_get_params (const LpPhrase *phrase)
{
  g_return_val_if_fail (phrase != NULL, NULL);

  return phrase->params;
}

const char *
lp_phrase_get_text (const LpPhrase *phrase)
{
  g_return_val_if_fail (phrase != NULL, NULL);

  return phrase->text;
}

const char *
lp_phrase_get_teacher_text (const LpPhrase *phrase)
{
  g_return_val_if_fail (phrase != NULL, NULL);

  return phrase->teacher != NULL ? phrase->teacher : phrase->text;
}

const char *
lp_phrase_get_teacher_plural (const LpPhrase *phrase)
{
  g_return_val_if_fail (phrase != NULL, NULL);

  return phrase->teacher_plural;
}

/* SPDX-License-Identifier: MIT */
#include "base/lp-reason-private.h"

typedef struct {
  char *name; /* owned */
  LpParamKind kind;
  gint64 number;
  char *text;  /* owned; NULL for a number */
  char *label; /* owned; NULL but for a pupil */
} Param;

typedef struct {
  const LpPhrase *phrase; /* NULL for words that are in no catalogue */
  char *text;             /* owned; nullable */
} Part;

struct _LpReason {
  gatomicrefcount ref_count;
  const LpPhrase *phrase;
  GArray *params; /* of Param, owned */
  GArray *parts;  /* of Part, owned; NULL where there is none */
  char *text;     /* owned; NULL until it is asked for: two threads that ask at once write the same, and one of them keeps it */
};

struct _LpReasons {
  gatomicrefcount ref_count;
  GPtrArray *list; /* of LpReason, owned */
};

static void
param_clear (gpointer data)
{
  Param *param = data;

  g_free (param->name);
  g_free (param->text);
  g_free (param->label);
}

static void
part_clear (gpointer data)
{
  Part *part = data;

  g_free (part->text);
}

LpReason *
lp_i_reason_new (LpIPhrase phrase)
{
  LpReason *reason = g_new0 (LpReason, 1);

  g_atomic_ref_count_init (&reason->ref_count);
  reason->phrase = lp_i_phrase_get (phrase);
  reason->params = g_array_new (FALSE, FALSE, sizeof (Param));
  g_array_set_clear_func (reason->params, param_clear);
  return reason;
}

static Param *
add_param (LpReason *reason, const char *name, LpParamKind kind, gint64 number, const char *text)
{
  Param param = { g_strdup (name), kind, number, g_strdup (text), NULL };

  g_array_append_val (reason->params, param);
  return &g_array_index (reason->params, Param, reason->params->len - 1);
}

void
lp_i_reason_add_number (LpReason *reason, const char *name, gint64 number)
{
  add_param (reason, name, LP_PARAM_NUMBER, number, NULL);
}

void
lp_i_reason_add_text (LpReason *reason, const char *name, const char *text)
{
  add_param (reason, name, LP_PARAM_TEXT, 0, text);
}

void
lp_i_reason_add_pupil (LpReason *reason, const char *name, const char *id, const char *label)
{
  add_param (reason, name, LP_PARAM_PUPIL, 0, id)->label = g_strdup (label != NULL ? label : id);
}

static void
add_part (LpReason *reason, const LpPhrase *phrase, const char *text)
{
  Part part = { phrase, g_strdup (text) };

  if (reason->parts == NULL) {
    reason->parts = g_array_new (FALSE, FALSE, sizeof (Part));
    g_array_set_clear_func (reason->parts, part_clear);
  }
  g_array_append_val (reason->parts, part);
}

void
lp_i_reason_add_part (LpReason *reason, LpIPhrase phrase, const char *text)
{
  add_part (reason, lp_i_phrase_get (phrase), text);
}

void
lp_i_reason_add_words (LpReason *reason, const char *text)
{
  add_part (reason, NULL, text);
}

LpReason *
lp_reason_ref (LpReason *reason)
{
  g_return_val_if_fail (reason != NULL, NULL);

  g_atomic_ref_count_inc (&reason->ref_count);
  return reason;
}

void
lp_reason_unref (LpReason *reason)
{
  g_return_if_fail (reason != NULL);

  if (g_atomic_ref_count_dec (&reason->ref_count)) {
    g_free (reason->text);
    g_array_unref (reason->params);
    g_clear_pointer (&reason->parts, g_array_unref);
    g_free (reason);
  }
}

const char *
lp_reason_get_code (const LpReason *reason)
{
  g_return_val_if_fail (reason != NULL, NULL);

  return reason->phrase->code;
}

const LpPhrase *
lp_reason_get_phrase (const LpReason *reason)
{
  g_return_val_if_fail (reason != NULL, NULL);

  return reason->phrase;
}

const char *
lp_reason_get_text (const LpReason *reason)
{
  /* The sentence belongs to the reason, but is no part of what it says. */
  LpReason *keeper = (LpReason *) reason;

  g_return_val_if_fail (reason != NULL, NULL);

  if (g_atomic_pointer_get (&keeper->text) == NULL) {
    char *text = lp_reason_write (reason, LP_READER_PROGRAM, NULL, NULL, NULL, NULL);
    if (!g_atomic_pointer_compare_and_exchange (&keeper->text, NULL, text))
      g_free (text);
  }
  return g_atomic_pointer_get (&keeper->text);
}

const char *
lp_i_reason_get_label (const LpReason *reason, gsize index)
{
  return g_array_index (reason->params, Param, index).label;
}

guint
lp_i_reason_get_n_parts (const LpReason *reason)
{
  return reason->parts != NULL ? reason->parts->len : 0;
}

const LpPhrase *
lp_i_reason_get_part (const LpReason *reason, guint index, const char **text)
{
  const Part *part = &g_array_index (reason->parts, Part, index);

  *text = part->text;
  return part->phrase;
}

gsize
lp_reason_get_n_params (const LpReason *reason)
{
  g_return_val_if_fail (reason != NULL, 0);

  return reason->params->len;
}

static const Param *
get_param (const LpReason *reason, gsize index)
{
  g_return_val_if_fail (reason != NULL, NULL);
  g_return_val_if_fail (index < reason->params->len, NULL);

  return &g_array_index (reason->params, Param, index);
}

const char *
lp_reason_get_param_name (const LpReason *reason, gsize index)
{
  const Param *param = get_param (reason, index);

  return param != NULL ? param->name : NULL;
}

LpParamKind
lp_reason_get_param_kind (const LpReason *reason, gsize index)
{
  const Param *param = get_param (reason, index);

  return param != NULL ? param->kind : LP_PARAM_NUMBER;
}

gint64
lp_reason_get_param_number (const LpReason *reason, gsize index)
{
  const Param *param = get_param (reason, index);

  return param != NULL ? param->number : 0;
}

const char *
lp_reason_get_param_text (const LpReason *reason, gsize index)
{
  const Param *param = get_param (reason, index);

  return param != NULL ? param->text : NULL;
}

static void
reason_free (gpointer data)
{
  lp_reason_unref (data);
}

LpReasons *
lp_i_reasons_new (void)
{
  LpReasons *reasons = g_new0 (LpReasons, 1);

  g_atomic_ref_count_init (&reasons->ref_count);
  reasons->list = g_ptr_array_new_with_free_func (reason_free);
  return reasons;
}

void
lp_i_reasons_take (LpReasons *reasons, LpReason *reason)
{
  g_ptr_array_add (reasons->list, reason);
}

LpReasons *
lp_reasons_ref (LpReasons *reasons)
{
  g_return_val_if_fail (reasons != NULL, NULL);

  g_atomic_ref_count_inc (&reasons->ref_count);
  return reasons;
}

void
lp_reasons_unref (LpReasons *reasons)
{
  g_return_if_fail (reasons != NULL);

  if (g_atomic_ref_count_dec (&reasons->ref_count)) {
    g_ptr_array_unref (reasons->list);
    g_free (reasons);
  }
}

gsize
lp_reasons_get_length (const LpReasons *reasons)
{
  g_return_val_if_fail (reasons != NULL, 0);

  return reasons->list->len;
}

LpReason *
lp_reasons_get (const LpReasons *reasons, gsize index)
{
  g_return_val_if_fail (reasons != NULL, NULL);
  g_return_val_if_fail (index < reasons->list->len, NULL);

  return g_ptr_array_index (reasons->list, index);
}

/* SPDX-License-Identifier: MIT */
#include "model/lp-roster-fields-private.h"
#include "base/lp-spelling-private.h"
#include "base/lp-text-private.h"

#include <learning-partners/lp-error.h>
#include <string.h>

/* Most pupils that a message lists. */
#define MAX_CHOICES 10
#define MAX_SUGGESTIONS 3

/* How well a pupil answers to what was typed, the best first. */
typedef enum {
  FIT_NAME,
  FIT_PLAIN_NAME,
  FIT_ID,
  FIT_FIRST_NAME,
  FIT_PLAIN_FIRST_NAME,
  FIT_PREFIX,
  FIT_PLAIN_PREFIX,
  FIT_NONE
} Fit;

/* What was typed, with and without accents. */
typedef struct {
  char *folded; /* owned */
  char *plain;  /* owned */
} Typed;

typedef struct {
  guint distance;
  guint pupil;
} Near;

static void
typed_clear (Typed *typed)
{
  g_free (typed->folded);
  g_free (typed->plain);
}

static gsize
get_first_word_length (const char *name)
{
  const char *p = name;

  while (*p != '\0' && !g_unichar_isspace (g_utf8_get_char (p))) {
    p = g_utf8_next_char (p);
  }
  return (gsize) (p - name);
}

static gboolean
is_first_word (const char *name, const char *typed)
{
  gsize length = get_first_word_length (name);

  return strlen (typed) == length && strncmp (name, typed, length) == 0;
}

static Fit
get_fit (const LpPupil *pupil, const Typed *typed)
{
  g_autofree char *name = lp_i_spelling_fold (lp_pupil_get_name (pupil));
  g_autofree char *plain = lp_i_spelling_fold_plain (lp_pupil_get_name (pupil));
  g_autofree char *id = lp_i_spelling_fold (lp_pupil_get_id (pupil));

  if (g_str_equal (name, typed->folded)) {
    return FIT_NAME;
  }
  if (g_str_equal (plain, typed->plain)) {
    return FIT_PLAIN_NAME;
  }
  if (g_str_equal (id, typed->folded)) {
    return FIT_ID;
  }
  if (is_first_word (name, typed->folded)) {
    return FIT_FIRST_NAME;
  }
  if (is_first_word (plain, typed->plain)) {
    return FIT_PLAIN_FIRST_NAME;
  }
  if (g_str_has_prefix (name, typed->folded)) {
    return FIT_PREFIX;
  }
  return g_str_has_prefix (plain, typed->plain) ? FIT_PLAIN_PREFIX : FIT_NONE;
}

/* The pupils who fit best, in the order of the roster. */
static GPtrArray *
find_best (const LpRoster *roster, const Typed *typed)
{
  GPtrArray *best = g_ptr_array_new ();
  Fit best_fit = FIT_NONE;

  for (guint i = 0; i < roster->facts->pupils->len; i++) {
    LpPupil *pupil = g_ptr_array_index (roster->facts->pupils, i);
    Fit fit = get_fit (pupil, typed);
    if (fit < best_fit) {
      g_ptr_array_set_size (best, 0);
      best_fit = fit;
    }
    if (fit == best_fit && fit != FIT_NONE) {
      g_ptr_array_add (best, pupil);
    }
  }
  return best;
}

static void
set_ambiguous (const char *text, const GPtrArray *fitting, GError **error)
{
  g_autofree char *quoted = lp_i_text_quote (text);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < fitting->len && i < MAX_CHOICES; i++) {
    const LpPupil *pupil = g_ptr_array_index (fitting, i);
    const char *joint = i == 0 ? "" : i + 1 == fitting->len ? " or " : ", ";
    g_string_append_printf (list, "%s%s (%s)", joint, lp_pupil_get_name (pupil), lp_pupil_get_id (pupil));
  }
  if (fitting->len > MAX_CHOICES) {
    g_string_append_printf (list, " or %u others", fitting->len - MAX_CHOICES);
  }
  g_set_error (error, LP_ERROR, LP_ERROR_AMBIGUOUS_PUPIL, "%s may be %s: give the id", quoted, list->str);
}

/* From the name, the first name or the id, whichever is nearest. */
static guint
get_distance (const LpPupil *pupil, const Typed *typed)
{
  g_autofree char *name = lp_i_spelling_fold_plain (lp_pupil_get_name (pupil));
  g_autofree char *first = g_strndup (name, get_first_word_length (name));
  g_autofree char *id = lp_i_spelling_fold_plain (lp_pupil_get_id (pupil));
  guint distance = lp_i_spelling_get_distance (name, typed->plain);

  distance = MIN (distance, lp_i_spelling_get_distance (first, typed->plain));
  return MIN (distance, lp_i_spelling_get_distance (id, typed->plain));
}

/* Puts a pupil among the nearest so far; earlier pupils go first among equals. */
static void
note_near (GArray *nearest, Near near)
{
  guint at = nearest->len;

  while (at > 0 && g_array_index (nearest, Near, at - 1).distance > near.distance) {
    at--;
  }
  g_array_insert_val (nearest, at, near);
  if (nearest->len > MAX_SUGGESTIONS) {
    g_array_set_size (nearest, MAX_SUGGESTIONS);
  }
}

static GArray *
find_nearest (const LpRoster *roster, const Typed *typed)
{
  GArray *nearest = g_array_new (FALSE, FALSE, sizeof (Near));
  /* Farther than a third of the text is another name, not a slip. */
  guint limit = 1 + (guint) g_utf8_strlen (typed->plain, -1) / 3;

  for (guint i = 0; i < roster->facts->pupils->len; i++) {
    Near near = { get_distance (g_ptr_array_index (roster->facts->pupils, i), typed), i };
    if (near.distance <= limit) {
      note_near (nearest, near);
    }
  }
  return nearest;
}

static void
set_unknown (const LpRoster *roster, const char *text, const Typed *typed, GError **error)
{
  g_autofree char *quoted = lp_i_text_quote (text);
  g_autoptr (GArray) nearest = find_nearest (roster, typed);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < nearest->len; i++) {
    guint at = g_array_index (nearest, Near, i).pupil;
    g_autofree char *label = lp_i_roster_label_pupil (roster, g_ptr_array_index (roster->facts->pupils, at));
    const char *joint = i == 0 ? " Did you mean " : i + 1 == nearest->len ? " or " : ", ";
    g_string_append_printf (list, "%s%s", joint, label);
  }
  g_set_error (error, LP_ERROR, LP_ERROR_UNKNOWN_PUPIL, "There is no pupil %s.%s%s",
               quoted, list->str, nearest->len > 0 ? "?" : "");
}

static LpPupil *
look_up_typed (const LpRoster *roster, const char *text, const Typed *typed, GError **error)
{
  g_autoptr (GPtrArray) best = NULL;

  if (*typed->folded == '\0') {
    g_set_error (error, LP_ERROR, LP_ERROR_UNKNOWN_PUPIL, "A pupil's name is empty");
    return NULL;
  }
  best = find_best (roster, typed);
  if (best->len == 0) {
    set_unknown (roster, text, typed, error);
    return NULL;
  }
  if (best->len > 1) {
    set_ambiguous (text, best, error);
    return NULL;
  }
  return g_ptr_array_index (best, 0);
}

LpPupil *
lp_roster_look_up (const LpRoster *roster, const char *text, GError **error)
{
  g_autofree char *id = NULL;
  Typed typed;
  LpPupil *pupil;
  gsize length;

  g_return_val_if_fail (roster != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  pupil = g_hash_table_lookup (roster->facts->by_id, text);
  if (pupil == NULL) {
    const char *start = lp_i_text_trim (text, &length);
    id = g_strndup (start, length);
    pupil = g_hash_table_lookup (roster->facts->by_id, id);
  }
  if (pupil != NULL) {
    return pupil;
  }

  typed.folded = lp_i_spelling_fold (text);
  typed.plain = lp_i_spelling_fold_plain (text);
  pupil = look_up_typed (roster, text, &typed, error);
  typed_clear (&typed);
  return pupil;
}

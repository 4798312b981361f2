/* SPDX-License-Identifier: MIT */
/* Fills the places of a phrase with what a reason carries. */
#include "base/lp-reason-private.h"

#include <string.h>

/* As xgettext finds them. */
#define N_(text) text
#define NN_(one, many) one, many

#define DAYS_PER_WEEK 7

/* What is counted, with its number. */
static const struct {
  const char *unit, *one, *many;
} units[] = {
  { "day", NN_ ("%s day", "%s days") },       { "week", NN_ ("%s week", "%s weeks") },
  { "round", NN_ ("%s round", "%s rounds") }, { "time", NN_ ("%s time", "%s times") },
  { "place", NN_ ("%s place", "%s places") }, { "half rank", NN_ ("%s half rank", "%s half ranks") },
  { "turn", NN_ ("%s turn", "%s turns") },    { "pair", NN_ ("%s pair", "%s pairs") },
};

typedef struct {
  const LpReason *reason;
  LpReader        reader;
  LpTranslateFunc translate; /* the three are nullable */
  LpPupilNameFunc name;
  LpDateTextFunc  date;
  gpointer        data;
  const char     *about; /* what the part that is written is about; nullable */
} Writing;

static void append_phrase (GString *out, const Writing *w, const LpPhrase *phrase);

static const char *
say_counted (const Writing *w, const char *one, const char *many, guint64 n)
{
  const char *said = w->translate != NULL ? w->translate (one, many, n, w->data) : NULL;

  if (said != NULL)
    return said;
  return many == NULL || n == 1 ? one : many;
}

static gboolean
find_param (const LpReason *reason, const char *name, gsize *index)
{
  for (*index = 0; *index < lp_reason_get_n_params (reason); (*index)++) {
    if (strcmp (lp_reason_get_param_name (reason, *index), name) == 0)
      return TRUE;
  }
  return FALSE;
}

/* "A", "A and B", "A, B and C"; and: whether the last is joined by the word, or all by commas. */
static void
append_joined (GString *out, const Writing *w, const GPtrArray *texts, gboolean and)
{
  for (guint i = 0; i < texts->len; i++) {
    if (i > 0)
      g_string_append (out, i + 1 < texts->len || !and ? ", " : say_counted (w, N_ (" and "), NULL, 0));
    g_string_append (out, g_ptr_array_index (texts, i));
  }
}

static void
append_names (GString *out, const Writing *w)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < lp_reason_get_n_params (w->reason); i++) {
    if (lp_reason_get_param_kind (w->reason, i) != LP_PARAM_PUPIL)
      continue;
    char *name = w->name != NULL ? w->name (lp_reason_get_param_text (w->reason, i), w->data) : NULL;
    g_ptr_array_add (names, name != NULL ? name : g_strdup (lp_i_reason_get_label (w->reason, i)));
  }
  append_joined (out, w, names, TRUE);
}

static void
append_part (GString *out, const Writing *w, guint index)
{
  Writing inner = *w;
  const LpPhrase *phrase = lp_i_reason_get_part (w->reason, index, &inner.about);

  if (phrase != NULL)
    append_phrase (out, &inner, phrase);
  else
    g_string_append (out, inner.about);
}

static void
append_parts (GString *out, const Writing *w, gboolean and)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < lp_i_reason_get_n_parts (w->reason); i++) {
    g_autoptr (GString) part = g_string_new (NULL);
    append_part (part, w, i);
    g_ptr_array_add (parts, g_strdup (part->str));
  }
  append_joined (out, w, parts, and);
}

static void
append_unit (GString *out, const Writing *w, const char *number, guint64 n, const char *unit)
{
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++) {
    if (strcmp (units[i].unit, unit) != 0)
      continue;
    g_auto (GStrv) around = g_strsplit (say_counted (w, units[i].one, units[i].many, n), "%s", 2);
    g_string_append_printf (out, "%s%s%s", around[0], number, around[0] != NULL && around[1] != NULL ? around[1] : "");
  }
}

/* "4 weeks" reads better than "28 days". */
static void
append_days (GString *out, const Writing *w, gint64 days)
{
  gboolean weeks = days > 0 && days % DAYS_PER_WEEK == 0;
  gint64 n = weeks ? days / DAYS_PER_WEEK : days;
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, n);

  append_unit (out, w, number, (guint64) n, weeks ? "week" : "day");
}

/* The form: "" as it is, "/2" halved, "+" with its sign; unit: nullable. */
static void
append_number (GString *out, const Writing *w, gint64 value, const char *form, const char *unit)
{
  gboolean halved = *form == '/';
  g_autofree char *number = halved         ? g_strdup_printf ("%" G_GINT64_FORMAT "%s", value / 2, value % 2 != 0 ? ".5" : "")
                            : *form == '+' ? g_strdup_printf ("%+" G_GINT64_FORMAT, value)
                                           : g_strdup_printf ("%" G_GINT64_FORMAT, value);

  if (unit != NULL)
    /* Half a place is places, as one and a half are. */
    append_unit (out, w, number, (guint64) (halved ? value / 2 + 2 * (value % 2) : value), unit);
  else
    g_string_append (out, number);
}

/* A text as it is, as a date, or as the word of the catalogue that it stands for. */
static void
append_text (GString *out, const Writing *w, const char *text, const char *kind)
{
  g_autofree char *id = kind != NULL ? g_strconcat (kind, "/", text, NULL) : NULL;
  const LpPhrase *word = id != NULL ? lp_phrases_find (id) : NULL;
  LpDate date;

  if (word != NULL) {
    append_phrase (out, w, word);
    return;
  }
  g_autofree char *day = w->date != NULL && g_strcmp0 (kind, "day") == 0 && lp_date_parse (text, &date, NULL)
    ? w->date (date, w->data) : NULL;
  g_string_append (out, day != NULL ? day : text);
}

/* One place: "names", "days|day", "doubled_gap/2|place", "extra+", "tier:tier", "1". What is unknown stays as it is. */
static void
append_place (GString *out, const Writing *w, const char *place)
{
  g_auto (GStrv) by_unit = g_strsplit (place, "|", 2);
  gsize length = strcspn (by_unit[0], "/+:,"), index;
  g_autofree char *name = g_strndup (by_unit[0], length);
  const char *form = by_unit[0] + length;
  guint part = (guint) g_ascii_strtoull (name, NULL, 10);

  if (strcmp (name, "names") == 0)
    append_names (out, w);
  else if (strcmp (name, "parts") == 0)
    append_parts (out, w, *form == '\0');
  else if (part > 0 && part <= lp_i_reason_get_n_parts (w->reason))
    append_part (out, w, part - 1);
  else if (strcmp (name, "text") == 0 && w->about != NULL)
    g_string_append (out, w->about);
  else if (!find_param (w->reason, name, &index))
    g_string_append_printf (out, "{%s}", place);
  else if (lp_reason_get_param_kind (w->reason, index) != LP_PARAM_NUMBER)
    append_text (out, w, lp_reason_get_param_text (w->reason, index), *form == ':' ? form + 1 : NULL);
  else if (strcmp (form, ":days") == 0)
    append_days (out, w, lp_reason_get_param_number (w->reason, index));
  else
    append_number (out, w, lp_reason_get_param_number (w->reason, index), form, by_unit[1]);
}

static void
append_filled (GString *out, const Writing *w, const char *text)
{
  for (const char *open; (open = strchr (text, '{')) != NULL && strchr (open, '}') != NULL; text = strchr (open, '}') + 1) {
    g_autofree char *place = g_strndup (open + 1, (gsize) (strchr (open, '}') - open) - 1);
    g_string_append_len (out, text, open - text);
    append_place (out, w, place);
  }
  g_string_append (out, text);
}

static guint64
get_first_number (const LpReason *reason)
{
  for (gsize i = 0; i < lp_reason_get_n_params (reason); i++) {
    if (lp_reason_get_param_kind (reason, i) == LP_PARAM_NUMBER)
      return (guint64) lp_reason_get_param_number (reason, i);
  }
  return 0;
}

static void
append_phrase (GString *out, const Writing *w, const LpPhrase *phrase)
{
  const char *plural = w->reader != LP_READER_PROGRAM ? lp_phrase_get_teacher_plural (phrase) : NULL;
  const char *text = w->reader != LP_READER_PROGRAM ? lp_phrase_get_teacher_text (phrase) : lp_phrase_get_text (phrase);

  /* The translation is kept: filling asks for more. */
  g_autofree char *said = g_strdup (say_counted (w, text, plural, plural != NULL ? get_first_number (w->reason) : 0));
  append_filled (out, w, said);
}

char *
lp_reason_write (const LpReason *reason, LpReader reader, LpTranslateFunc translate, LpPupilNameFunc name,
                 LpDateTextFunc date, gpointer data)
{
  g_return_val_if_fail (reason != NULL, NULL);

  const LpPhrase *phrase = lp_reason_get_phrase (reason);
  const Writing w = { reason, reader, translate, name, date, data, NULL };
  if (reader == LP_READER_PUPIL && lp_phrase_get_readers (phrase) != LP_READERS_PUPILS)
    return NULL;
  GString *out = g_string_new (NULL);
  append_phrase (out, &w, phrase);
  return g_string_free (out, FALSE);
}

/* SPDX-License-Identifier: MIT */
#include "io/lp-class-list-private.h"
#include "base/lp-text-private.h"

#include <math.h>
#include <string.h>

/* How a text of an attainment column looks before any scale is known. */
typedef enum {
  LOOKS_MISSING,
  LOOKS_NUMBER,
  LOOKS_WORD,
  LOOKS_WRONG /* nearly a number: there is a message for it */
} Looks;

/* Values that an error about an unknown scale lists at most. */
#define MAX_LISTED 10

static const char *const missing_words[] = { "", "-", "–", "—", ".", "n/a", "na", "absent", "missing", NULL };

static gboolean
is_missing (const char *text)
{
  g_autofree char *folded = g_ascii_strdown (text, -1);

  return g_strv_contains (missing_words, folded);
}

static const char *
skip_digits (const char *text)
{
  return text + strspn (text, "0123456789");
}

/* Digits with at most one point and an exponent, and nothing a C library adds to that. */
static gboolean
is_decimal (const char *text)
{
  const char *whole = *text == '+' || *text == '-' ? text + 1 : text;
  const char *end = skip_digits (whole);
  gsize n = (gsize) (end - whole);

  if (*end == '.') {
    const char *fraction = end + 1;

    end = skip_digits (fraction);
    n += (gsize) (end - fraction);
  }
  if (n == 0)
    return FALSE;
  if (*end == 'e' || *end == 'E') {
    const char *exponent = end[1] == '+' || end[1] == '-' ? end + 2 : end + 1;

    end = skip_digits (exponent);
    if (end == exponent)
      return FALSE;
  }
  return *end == '\0';
}

static gboolean
has_comma (const char *text)
{
  const char *whole = *text == '+' || *text == '-' ? text + 1 : text;
  gsize n = strspn (whole, "0123456789.,");

  return n > 0 && whole[n] == '\0' && strchr (whole, ',') != NULL && g_ascii_isdigit (whole[n - 1]);
}

static gboolean
is_no_number (const char *text)
{
  static const char *const words[] = { "nan", "inf", "infinity", NULL };
  g_autofree char *folded = g_ascii_strdown (*text == '+' || *text == '-' ? text + 1 : text, -1);

  return *text == '#' || g_strv_contains (words, folded);
}

static Looks
look_at (const char *text, double *number, const char **message)
{
  if (is_missing (text))
    return LOOKS_MISSING;
  if (is_decimal (text)) {
    *number = g_ascii_strtod (text, NULL);
    *message = "is too large for a score";
    return isfinite (*number) ? LOOKS_NUMBER : LOOKS_WRONG;
  }
  *message = "has a comma; write fractions with a point, as in 3.5, and thousands without any";
  if (has_comma (text))
    return LOOKS_WRONG;
  *message = "is no score; leave the field empty where attainment is not known";
  return is_no_number (text) ? LOOKS_WRONG : LOOKS_WORD;
}

static const LpIRow *
get_attainment_row (const LpIAttainment *attainment, guint index)
{
  return g_ptr_array_index (attainment->rows, index);
}

static const char *
get_attainment_text (const LpIAttainment *attainment, const LpIRow *row)
{
  return row->attainment[attainment->index];
}

static LpIPlace
get_attainment_place (const LpIAttainment *attainment, const LpIRow *row)
{
  LpIPlace place = { attainment->file, row->line, row->name != NULL ? row->name : row->id, attainment->column };

  return place;
}

static gboolean
fail_attainment (const LpIAttainment *attainment, const LpIRow *row, LpError code, const char *message, GError **error)
{
  g_autofree char *quoted = lp_i_text_quote (get_attainment_text (attainment, row));
  LpIPlace place = get_attainment_place (attainment, row);

  lp_i_place_fail (&place, error, code, "%s %s", quoted, message);
  return FALSE;
}

static char *
list_band_words (const LpScale *scale)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (gsize i = 0; i < lp_scale_get_n_bands (scale); i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " < " : "", lp_scale_get_band (scale, i));
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Under a scale: a score where it takes scores, else a band, else a word for "missing". */
static gboolean
read_under_scale (const LpIAttainment *attainment, const LpIRow *row, const LpScale *scale, LpAttainmentKind *kind, GError **error)
{
  const char *text = get_attainment_text (attainment, row);
  const char *message = NULL;
  g_autofree char *bands = NULL;
  g_autofree char *words = NULL;
  double number;
  Looks looks = look_at (text, &number, &message);

  *kind = LP_ATTAINMENT_MISSING;
  if (looks == LOOKS_NUMBER && lp_scale_takes_scores (scale))
    *kind = LP_ATTAINMENT_SCORE;
  else if (lp_scale_find_band (scale, text) >= 0)
    *kind = LP_ATTAINMENT_BAND;
  if (*kind != LP_ATTAINMENT_MISSING || looks == LOOKS_MISSING || lp_scale_is_missing (scale, text))
    return TRUE;
  if (looks == LOOKS_WRONG)
    return fail_attainment (attainment, row, LP_ERROR_VALUE, message, error);
  bands = list_band_words (scale);
  words = g_strdup_printf ("is no band of the scale %s", bands);
  return fail_attainment (attainment, row, LP_ERROR_UNKNOWN_BAND, words, error);
}

static gboolean
read_without_scale (const LpIAttainment *attainment, const LpIRow *row, LpAttainmentKind *kind, GError **error)
{
  const char *message = NULL;
  double number;
  Looks looks = look_at (get_attainment_text (attainment, row), &number, &message);

  if (looks == LOOKS_WRONG)
    return fail_attainment (attainment, row, LP_ERROR_VALUE, message, error);
  *kind = looks == LOOKS_NUMBER ? LP_ATTAINMENT_SCORE : looks == LOOKS_WORD ? LP_ATTAINMENT_BAND : LP_ATTAINMENT_MISSING;
  return TRUE;
}

static gboolean
fail_mixed (const LpIAttainment *attainment, const LpIRow *first, const LpIRow *row, LpAttainmentKind kind, GError **error)
{
  g_autofree char *other = lp_i_text_quote (get_attainment_text (attainment, first));
  g_autofree char *words = g_strdup_printf ("is a %s, but line %" G_GSIZE_FORMAT " has the %s %s; a column has scores or bands, not both",
                                            kind == LP_ATTAINMENT_SCORE ? "score" : "band", first->line,
                                            kind == LP_ATTAINMENT_SCORE ? "band" : "score", other);

  return fail_attainment (attainment, row, LP_ERROR_VALUE, words, error);
}

/* One kind for the whole column; *kind stays missing where no pupil has attainment. */
static gboolean
find_kind (const LpIAttainment *attainment, const LpScale *scale, LpAttainmentKind *kind, GError **error)
{
  const LpIRow *first = NULL;

  *kind = LP_ATTAINMENT_MISSING;
  for (guint i = 0; i < attainment->rows->len; i++) {
    const LpIRow *row = get_attainment_row (attainment, i);
    LpAttainmentKind here = LP_ATTAINMENT_MISSING;

    if (scale != NULL ? !read_under_scale (attainment, row, scale, &here, error)
                      : !read_without_scale (attainment, row, &here, error))
      return FALSE;
    if (here == LP_ATTAINMENT_MISSING)
      continue;
    if (first != NULL && here != *kind)
      return fail_mixed (attainment, first, row, here, error);
    *kind = here;
    if (first == NULL)
      first = row;
  }
  return TRUE;
}

/*
 * Says whether the scale knows every text. At least one must be a band of three
 * letters: A, B and D are codes of "ks2-ta" too, but as likely a school's own sets.
 */
static gboolean
scale_fits_words (const LpIAttainment *attainment, const LpScale *scale)
{
  gboolean found = FALSE;

  for (guint i = 0; i < attainment->rows->len; i++) {
    const char *text = get_attainment_text (attainment, get_attainment_row (attainment, i));

    if (lp_scale_find_band (scale, text) >= 0)
      found = found || strlen (text) >= 3;
    else if (!lp_scale_is_missing (scale, text) && !is_missing (text))
      return FALSE;
  }
  return found;
}

static gboolean
fail_unknown_scale (const LpIAttainment *attainment, GError **error)
{
  LpIPlace place = { attainment->file, 0, NULL, attainment->column };
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < attainment->rows->len && g_hash_table_size (seen) < MAX_LISTED; i++) {
    const char *text = get_attainment_text (attainment, get_attainment_row (attainment, i));
    g_autofree char *quoted = lp_i_text_quote (text);

    if (!is_missing (text) && g_hash_table_add (seen, (gpointer) text))
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", quoted);
  }
  lp_i_place_fail (&place, error, LP_ERROR_UNKNOWN_BAND,
                   "The column has words, and no scale says how they rank: %s; give one, lowest first, as in \"LOW<MIDDLE<HIGH\"",
                   list->str);
  return FALSE;
}

gboolean
lp_i_attainment_find_scale (const LpIAttainment *attainment, LpScale *given, LpScale **scale, gboolean *filled, GError **error)
{
  g_autoptr (LpScale) builtin = given == NULL ? lp_scale_new_builtin ("ks2-ta", NULL) : NULL;
  LpAttainmentKind kind = LP_ATTAINMENT_MISSING;

  if (given != NULL) {
    if (!find_kind (attainment, given, &kind, error))
      return FALSE;
    *scale = lp_scale_ref (given);
  } else if (scale_fits_words (attainment, builtin)) {
    kind = LP_ATTAINMENT_BAND;
    *scale = g_steal_pointer (&builtin);
  } else {
    if (!find_kind (attainment, NULL, &kind, error))
      return FALSE;
    if (kind == LP_ATTAINMENT_BAND)
      return fail_unknown_scale (attainment, error);
  }
  *filled = kind != LP_ATTAINMENT_MISSING;
  return TRUE;
}

gboolean
lp_i_attainment_apply (const LpIAttainment *attainment, const LpScale *scale, const LpIRow *row, LpPupil *pupil, GError **error)
{
  const char *text = get_attainment_text (attainment, row);
  LpIPlace place = get_attainment_place (attainment, row);
  LpAttainmentKind kind = LP_ATTAINMENT_MISSING;
  gboolean done = TRUE;

  if (scale != NULL ? !read_under_scale (attainment, row, scale, &kind, error)
                    : !read_without_scale (attainment, row, &kind, error))
    return FALSE;
  if (kind == LP_ATTAINMENT_SCORE)
    done = lp_pupil_set_score (pupil, attainment->subject, g_ascii_strtod (text, NULL), error);
  else if (kind == LP_ATTAINMENT_BAND)
    done = lp_pupil_set_band (pupil, attainment->subject, text, error);
  if (!done)
    lp_i_place_prefix (&place, error);
  return done;
}

/* "LOW<MIDDLE<HIGH"; blanks around a name do not count. */
static LpScale *
parse_bands (const char *text, GError **error)
{
  g_auto (GStrv) names = g_strsplit (text, "<", -1);

  for (char **name = names; *name != NULL; name++)
    g_strstrip (*name);
  return lp_scale_new ((const char *const *) names, g_strv_length (names), NULL, error);
}

LpScale *
lp_i_scale_parse (const char *text, GError **error)
{
  LpScale *scale = strchr (text, '<') != NULL ? parse_bands (text, error) : lp_scale_new_builtin (text, error);

  if (scale == NULL)
    g_prefix_error (error, "scale: ");
  return scale;
}

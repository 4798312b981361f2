/* SPDX-License-Identifier: MIT */
#include "pages/lp-page-options-private.h"

#include <learning-partners/lp-error.h>
#include <string.h>

/* Longest part of a language tag (RFC 5646). */
#define MAX_SUBTAG 8

struct _LpPageOptions {
  gatomicrefcount  ref_count;
  char            *title;    /* owned, valid UTF-8; nullable */
  char            *language; /* owned */
  guint64          seed;
  LpTranslateFunc  translate;
  gpointer         translate_data;
  GDestroyNotify   translate_destroy;
  LpReasonTextFunc reason;
  gpointer         reason_data;
  GDestroyNotify   reason_destroy;
};

LpPageOptions *
lp_page_options_new (void)
{
  LpPageOptions *options = g_new0 (LpPageOptions, 1);

  g_atomic_ref_count_init (&options->ref_count);
  options->language = g_strdup ("en");
  return options;
}

LpPageOptions *
lp_page_options_ref (LpPageOptions *options)
{
  g_return_val_if_fail (options != NULL, NULL);

  g_atomic_ref_count_inc (&options->ref_count);
  return options;
}

static void
destroy_data (GDestroyNotify func, gpointer data)
{
  if (func != NULL)
    func (data);
}

void
lp_page_options_unref (LpPageOptions *options)
{
  g_return_if_fail (options != NULL);

  if (!g_atomic_ref_count_dec (&options->ref_count))
    return;
  destroy_data (options->translate_destroy, options->translate_data);
  destroy_data (options->reason_destroy, options->reason_data);
  g_free (options->title);
  g_free (options->language);
  g_free (options);
}

void
lp_page_options_set_title (LpPageOptions *options, const char *title)
{
  g_return_if_fail (options != NULL);

  g_free (options->title);
  options->title = title != NULL && *title != '\0' ? g_utf8_make_valid (title, -1) : NULL;
}

/* Parts of letters and digits with hyphens between them, the first of letters alone. */
static gboolean
is_tag (const char *tag)
{
  gsize length = 0;
  gboolean first = TRUE;

  for (const char *p = tag; ; p++) {
    if (*p == '-' || *p == '\0') {
      if (length == 0 || length > MAX_SUBTAG)
        return FALSE;
      if (*p == '\0')
        return TRUE;
      first = FALSE;
      length = 0;
    } else if (g_ascii_isalpha (*p) || (!first && g_ascii_isdigit (*p))) {
      length++;
    } else {
      return FALSE;
    }
  }
}

gboolean
lp_page_options_set_language (LpPageOptions *options, const char *tag, GError **error)
{
  g_return_val_if_fail (options != NULL, FALSE);
  g_return_val_if_fail (tag != NULL, FALSE);

  if (!is_tag (tag)) {
    g_autofree char *valid = g_utf8_make_valid (tag, -1);
    g_set_error (error, LP_ERROR, LP_ERROR_VALUE, "\"%s\" is not a language tag such as \"en-GB\".", valid);
    return FALSE;
  }
  g_free (options->language);
  options->language = g_strdup (tag);
  return TRUE;
}

void
lp_page_options_set_seed (LpPageOptions *options, guint64 seed)
{
  g_return_if_fail (options != NULL);

  options->seed = seed;
}

void
lp_page_options_set_translate_func (LpPageOptions *options, LpTranslateFunc func, gpointer data,
                                    GDestroyNotify destroy_func)
{
  g_return_if_fail (options != NULL);

  destroy_data (options->translate_destroy, options->translate_data);
  options->translate = func;
  options->translate_data = data;
  options->translate_destroy = destroy_func;
}

void
lp_page_options_set_reason_func (LpPageOptions *options, LpReasonTextFunc func, gpointer data,
                                 GDestroyNotify destroy_func)
{
  g_return_if_fail (options != NULL);

  destroy_data (options->reason_destroy, options->reason_data);
  options->reason = func;
  options->reason_data = data;
  options->reason_destroy = destroy_func;
}

const char *
lp_i_page_options_get_title (const LpPageOptions *options)
{
  return options != NULL ? options->title : NULL;
}

const char *
lp_i_page_options_get_language (const LpPageOptions *options)
{
  return options != NULL ? options->language : "en";
}

guint64
lp_i_page_options_get_seed (const LpPageOptions *options)
{
  return options != NULL ? options->seed : 0;
}

gboolean
lp_i_page_options_is_rtl (const LpPageOptions *options)
{
  static const char *const languages[] = { "ar", "dv", "fa", "he", "ku-arab", "pa-arab", "ps", "sd", "ug", "ur", "yi" };
  const char *tag = lp_i_page_options_get_language (options);

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++) {
    gsize length = strlen (languages[i]);
    if (g_ascii_strncasecmp (tag, languages[i], length) == 0 && (tag[length] == '\0' || tag[length] == '-'))
      return TRUE;
  }
  return FALSE;
}

const char *
lp_i_say (const LpPageOptions *options, const char *text)
{
  const char *translated = options != NULL && options->translate != NULL
    ? options->translate (text, NULL, 0, options->translate_data) : NULL;

  return translated != NULL ? translated : text;
}

const char *
lp_i_say_count (const LpPageOptions *options, const char *one, const char *many, guint64 n)
{
  const char *translated = options != NULL && options->translate != NULL
    ? options->translate (one, many, n, options->translate_data) : NULL;

  if (translated != NULL)
    return translated;
  return n == 1 ? one : many;
}

char *
lp_i_say_reason (const LpPageOptions *options, const LpReason *reason)
{
  g_autofree char *translated = options != NULL && options->reason != NULL
    ? options->reason (reason, options->reason_data) : NULL;

  return g_utf8_make_valid (translated != NULL ? translated : lp_reason_get_text (reason), -1);
}

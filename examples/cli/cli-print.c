/* SPDX-License-Identifier: MIT */
/* Pages into files. */
#include "cli.h"

#include <string.h>

static char *
reason_text (const LpReason *reason, gpointer data)
{
  return cli_reason_text (reason, data);
}

LpPageOptions *
cli_page_options (const LpClassFile *file)
{
  LpPageOptions *options = lp_page_options_new ();

  lp_page_options_set_title (options, lp_class_file_get_title (file));
  lp_page_options_set_translate_func (options, cli_translate, NULL, NULL);
  lp_page_options_set_reason_func (options, reason_text, lp_class_file_get_everybody (file), NULL);
  /* Translators: the language of this catalogue as a BCP 47 tag. */
  lp_page_options_set_language (options, _("en"), NULL);
  return options;
}

/* "4B-board.html" beside 4B.partners. */
static char *
usual_path (const LpClassFile *file, const char *view)
{
  const char *path = lp_class_file_get_path (file);
  gsize length = strlen (path);

  if (g_str_has_suffix (path, ".partners"))
    length -= strlen (".partners");
  return g_strdup_printf ("%.*s-%s.html", (int) length, path, view);
}

static gboolean
write_page (const CliOptions *o, LpPage *page, const char *path, GError **error)
{
  if (g_str_has_suffix (path, ".pdf")) {
    g_autoptr (GBytes) bytes = lp_page_to_pdf (page, error);
    gsize length;
    if (bytes == NULL)
      return FALSE;
    const char *data = g_bytes_get_data (bytes, &length);
    return cli_output_write (o, path, data, length, error);
  }
  g_autofree char *html = lp_page_to_html (page);
  return cli_output_write (o, path, html, strlen (html), error);
}

int
cli_page_write (const CliOptions *o, const LpClassFile *file, LpPage *page, const char *view)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = o->output != NULL ? g_strdup (o->output) : usual_path (file, view);

  if (!write_page (o, page, path, &error))
    return cli_fail (o, error, NULL);
  if (strcmp (path, "-") == 0)
    return CLI_DONE;
  if (lp_page_is_private (page))
    cli_say (stderr, "%s\n", _("Note: this page is for the teacher alone."));
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *words = g_strdup_printf (_("Written: %s"), shown);
  return cli_class_done (o, file, words);
}

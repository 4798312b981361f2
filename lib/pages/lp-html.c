/* SPDX-License-Identifier: MIT */
#include "pages/lp-html-private.h"

#include <string.h>

#include "pages/lp-wording-private.h"

static void
append_escaped (GString *html, gunichar c)
{
  switch (c) {
  case '&': g_string_append (html, "&amp;"); break;
  case '<': g_string_append (html, "&lt;"); break;
  case '>': g_string_append (html, "&gt;"); break;
  case '"': g_string_append (html, "&quot;"); break;
  case '\'': g_string_append (html, "&#39;"); break;
  default: g_string_append_unichar (html, c);
  }
}

void
lp_i_html_append (GString *html, const char *text)
{
  gboolean inside = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (!lp_i_word_turns (c))
      append_escaped (html, c);
    /* Isolates that a translation left open or closed twice must not unbalance the elements. */
    if (c != (inside ? LP_I_NAME_END : LP_I_NAME_BEGIN))
      continue;
    g_string_append (html, inside ? "</bdi>" : "<bdi>");
    inside = !inside;
  }
  if (inside)
    g_string_append (html, "</bdi>");
}

void
lp_i_html_append_plain (GString *html, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (!lp_i_word_turns (c))
      append_escaped (html, c);
  }
}

static void
append_element (GString *html, const char *element, const char *class, const char *text)
{
  if (text == NULL)
    return;
  g_string_append_printf (html, class != NULL ? "<%s class=\"%s\">" : "<%s>", element, class);
  lp_i_html_append (html, text);
  g_string_append_printf (html, "</%s>\n", element);
}

/* Items of a list have one line each. */
static void
append_lines (GString *html, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  if (g_strv_length (lines) < 2) {
    lp_i_html_append (html, text);
    return;
  }
  g_string_append (html, "<ul>");
  for (gsize i = 0; lines[i] != NULL; i++) {
    g_string_append (html, "<li>");
    lp_i_html_append (html, lines[i]);
    g_string_append (html, "</li>");
  }
  g_string_append (html, "</ul>");
}

static void
append_group (GString *html, const LpNames *group, const LpPage *page, gboolean card)
{
  g_string_append (html, "<li>");
  if (card && page->kicker != NULL)
    append_element (html, "span", "kicker", page->kicker);
  g_string_append (html, "<span class=\"names\">");
  for (gsize i = 0; group->names[i] != NULL; i++) {
    /* Eyes see names below each other; a reader that speaks needs something between them. */
    if (i > 0)
      g_string_append (html, "<span class=\"hidden\">, </span>");
    g_string_append (html, "<span class=\"name\">");
    lp_i_html_append (html, group->names[i]);
    g_string_append (html, "</span>");
  }
  g_string_append (html, "</span>");
  if (group->mark != NULL)
    append_element (html, "span", "mark", group->mark);
  if (card && page->subheading != NULL)
    append_element (html, "span", "small", page->subheading);
  g_string_append (html, "</li>\n");
}

static void
append_groups (GString *html, const LpPage *page, GPtrArray *groups, const char *class)
{
  g_string_append_printf (html, "<ul class=\"%s\" role=\"list\">\n", class);
  for (guint i = 0; i < groups->len; i++)
    append_group (html, g_ptr_array_index (groups, i), page, strcmp (class, "cards") == 0);
  g_string_append (html, "</ul>\n");
}

static const char *
column_class (LpColumnKind kind)
{
  switch (kind) {
  case LP_COLUMN_NUMBER: return " class=\"number\"";
  case LP_COLUMN_LIST: return " class=\"list\"";
  case LP_COLUMN_HEAD:
  case LP_COLUMN_TEXT:
  default: return "";
  }
}

static void
append_cell (GString *html, const LpColumn *column, const char *text)
{
  gboolean head = column->kind == LP_COLUMN_HEAD;

  if (head)
    g_string_append (html, "<th scope=\"row\" role=\"rowheader\">");
  else
    g_string_append_printf (html, "<td role=\"cell\"%s data-head=\"", column_class (column->kind));
  if (!head) {
    lp_i_html_append_plain (html, column->title);
    g_string_append (html, "\">");
  }
  g_string_append (html, "<div>");
  append_lines (html, text != NULL ? text : "");
  g_string_append (html, head ? "</div></th>" : "</div></td>");
}

static void
append_row (GString *html, const LpPageTable *table, char **row)
{
  g_string_append (html, "<tr role=\"row\">");
  for (guint i = 0; i < table->columns->len; i++)
    append_cell (html, &g_array_index (table->columns, LpColumn, i), row[i]);
  g_string_append (html, "</tr>\n");
}

static gboolean
has_list (const LpPageTable *table)
{
  for (guint i = 0; i < table->columns->len; i++) {
    if (g_array_index (table->columns, LpColumn, i).kind == LP_COLUMN_LIST)
      return TRUE;
  }
  return FALSE;
}

/* Roles are spelled out: style sheets that stack the places on a phone would take them away. */
static void
append_table (GString *html, const LpPageTable *table)
{
  g_string_append_printf (html, "<div class=\"scroll\" " LP_I_HTML_REGION "><table role=\"table\"%s>\n",
                          has_list (table) ? " class=\"stack\"" : "");
  append_element (html, "caption", NULL, table->caption);
  g_string_append (html, "<thead role=\"rowgroup\"><tr role=\"row\">");
  for (guint i = 0; i < table->columns->len; i++) {
    const LpColumn *column = &g_array_index (table->columns, LpColumn, i);
    g_string_append_printf (html, "<th scope=\"col\" role=\"columnheader\"%s>", column_class (column->kind));
    lp_i_html_append (html, column->title);
    g_string_append (html, "</th>");
  }
  g_string_append (html, "</tr></thead>\n<tbody role=\"rowgroup\">\n");
  for (guint i = 0; i < table->rows->len; i++)
    append_row (html, table, g_ptr_array_index (table->rows, i));
  g_string_append (html, "</tbody></table></div>\n");
}

static void
append_block (GString *html, const LpPage *page, const LpBlock *block)
{
  switch (block->kind) {
  case LP_BLOCK_HEADING: append_element (html, "h2", NULL, block->text); break;
  case LP_BLOCK_TEXT: append_element (html, "p", NULL, block->text); break;
  case LP_BLOCK_BOARD: append_groups (html, page, block->groups, "groups"); break;
  case LP_BLOCK_CARDS: append_groups (html, page, block->groups, "cards"); break;
  case LP_BLOCK_TABLE: append_table (html, block->table); break;
  case LP_BLOCK_CHART: lp_i_html_append_chart (html, block->chart); break;
  default: g_assert_not_reached ();
  }
}

/* The policy allows this very style sheet and nothing else, neither from the page nor from elsewhere. */
static void
append_head (GString *html, const LpPage *page)
{
  g_autofree char *style = lp_i_html_make_style (page);
  guint8 digest[32];
  gsize length = sizeof digest;
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (checksum, (const guchar *) style, (gssize) strlen (style));
  g_checksum_get_digest (checksum, digest, &length);
  g_autofree char *hash = g_base64_encode (digest, length);
  g_string_append_printf (html,
    "<!DOCTYPE html>\n<html lang=\"%s\" dir=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-%s'; "
    "base-uri 'none'; form-action 'none'\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    "<meta name=\"color-scheme\" content=\"light dark\">\n"
    "<meta name=\"referrer\" content=\"no-referrer\">\n<title>",
    page->language, page->rtl ? "rtl" : "ltr", hash);
  lp_i_html_append_plain (html, page->title);
  g_string_append_printf (html, "</title>\n<style>%s</style>\n</head>\n", style);
}

char *
lp_page_to_html (const LpPage *page)
{
  g_return_val_if_fail (page != NULL, NULL);

  GString *html = g_string_new (NULL);
  append_head (html, page);
  g_string_append_printf (html, "<body class=\"%s\">\n<main>\n<header>\n", page->name);
  append_element (html, "p", "kicker", page->kicker);
  g_string_append (html, "<h1 id=\"heading\">");
  lp_i_html_append (html, page->heading);
  g_string_append (html, "</h1>\n");
  append_element (html, "p", "date", page->subheading);
  append_element (html, "p", "notice", page->notice);
  g_string_append (html, "</header>\n");
  for (guint i = 0; i < page->blocks->len; i++)
    append_block (html, page, g_ptr_array_index (page->blocks, i));
  g_string_append (html, "</main>\n</body>\n</html>\n");
  return g_string_free (html, FALSE);
}

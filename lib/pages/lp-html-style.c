/* SPDX-License-Identifier: MIT */
/* Style sheets: paper first, then screens from a phone to a projector. */
#include "pages/lp-html-private.h"

#include <string.h>

#include "pages/lp-board-fit-private.h"
#include "pages/lp-guess-private.h"
#include "pages/lp-wording-private.h"

/* The board's box on a projector of 16 : 9, in hundredths of its height: what the heading and margins leave. */
#define BOARD_HEIGHT 84.0
#define BOARD_WIDTH 168.0
#define SCREEN_WIDTH 177.78
/* The share of the names in the pupils' list; the style sheet says the same. */
#define PUPILS_HEAD 0.45

/* Contrast of text on its ground is at least 7 : 1 in both schemes, of lines and shades at least 3 : 1. */
static const char style_of_all[] =
  ":root{color-scheme:light dark;--ink:#16191d;--paper:#fff;--soft:#4a5159;--line:#7d858e;--tint:#eef1f5;"
  "--mark:#6b3500;--shade0:#fff;--shade1:#9cc3e8;--shade2:#4f8fca;--shade3:#1d5a94;--on1:#16191d;--on2:#16191d;"
  "--on3:#fff}\n"
  "@media(prefers-color-scheme:dark){:root{--ink:#f2f4f6;--paper:#14171a;--soft:#c0c7cf;--line:#7f8892;"
  "--tint:#22272d;--mark:#ffc98a;--shade0:#14171a;--shade1:#234a70;--shade2:#4f8fca;--shade3:#b5d8f7;--on1:#fff;"
  "--on2:#16191d;--on3:#16191d}}\n"
  "*{box-sizing:border-box}\n"
  "body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.4 system-ui,\"Noto Sans\",sans-serif;"
  "overflow-wrap:break-word}\n"
  "main{max-width:75rem;margin:0 auto;padding:1rem}\n"
  "h1{font-size:1.6rem;line-height:1.2;margin:0}\n"
  "h2{font-size:1.2rem;margin:1.5rem 0 .5rem}\n"
  "p{margin:.5rem 0}\n"
  ".kicker,.date{color:var(--soft);margin:0}\n"
  ".notice{border:2px solid var(--mark);color:var(--mark);padding:.3rem .6rem;display:inline-block;font-weight:600}\n"
  ".mark{color:var(--mark);font-weight:600}\n"
  ".hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}\n"
  "ul[role=list]{list-style:none;margin:1rem 0;padding:0}\n"
  ".name{display:block}\n"
  ".scroll{overflow-x:auto}\n"
  "table{border-collapse:collapse;margin:1rem 0;width:100%}\n"
  "caption{text-align:start;font-weight:600;padding:.3rem 0}\n"
  "th,td{text-align:start;vertical-align:top;padding:.25rem .5rem;border-bottom:1px solid var(--line)}\n"
  "thead th{border-bottom:2px solid var(--ink)}\n"
  "tbody tr:nth-child(even){background:var(--tint)}\n"
  ".number{text-align:end;font-variant-numeric:tabular-nums}\n"
  ".list{width:60%}.stack thead th:first-child{width:24%}\n"
  "@media screen and (max-width:40rem){.stack thead{position:absolute;width:1px;height:1px;overflow:hidden;"
  "clip-path:inset(50%)}.stack,.stack tbody,.stack tr,.stack th,.stack td{display:block;width:100%}"
  ".stack caption{display:block}.stack tr{border-bottom:2px solid var(--line)}.stack tbody th,.stack td{border:0}"
  ".stack td::before{content:attr(data-head) \": \";color:var(--soft)}.stack .number{text-align:start}"
  ".stack .number div{display:inline}}\n"
  "td ul{margin:0;padding-inline-start:1.1em}th ul{margin:0;padding:0;list-style:none}\n"
  "tbody th{min-width:8.5rem}\n"
  "@media print{:root{color-scheme:light;--ink:#000;--paper:#fff;--soft:#333;--line:#777;--tint:#f1f1f1;--mark:#000;"
  "--shade0:#fff;--shade1:#9cc3e8;--shade2:#4f8fca;--shade3:#1d5a94;--on1:#000;--on2:#000;--on3:#fff}\n"
  "*{print-color-adjust:exact}main{max-width:none;padding:0}tbody th{min-width:0}"
  "thead{display:table-header-group}tr,li{break-inside:avoid}"
  ".scroll{overflow:visible}h2{break-after:avoid}}\n";

static const char style_of_board[] =
  ".groups{display:grid;gap:.3em;grid-template-columns:minmax(0,1fr);font-size:1.35rem}\n"
  ".groups li{background:var(--tint);border-inline-start:.15em solid var(--line);padding:.35em .35em .35em;"
  "font-weight:600;line-height:1.25;display:flex;flex-direction:column;justify-content:center}\n"
  ".groups .name{padding-inline-start:.6em;text-indent:-.6em}\n"
  ".groups .mark{display:block;font-size:.56em}\n";

static const char style_of_cards[] =
  ".cards{display:grid;gap:0;grid-template-columns:repeat(auto-fill,minmax(min(100%,20rem),1fr))}\n"
  ".cards li{border:1px dashed var(--line);margin:-1px 0 0 -1px;padding:1rem;min-height:11rem;display:flex;"
  "flex-direction:column;justify-content:space-between;text-align:center}\n"
  ".cards li{min-width:0}.cards .names{font-size:1.5rem;font-weight:600;line-height:1.3;padding:.5rem 0;"
  "overflow-wrap:anywhere}\n"
  ".cards .small,.cards .kicker{color:var(--soft);font-size:.9rem}\n"
  "@media print{.cards{grid-template-columns:93mm 93mm}.cards li{height:54mm;min-height:0;padding:5mm}"
  ".cards .names{font-size:17pt;line-height:1.2}.cards .small,.cards .kicker{font-size:9pt}header{display:none}}\n";

static const char style_of_pupils[] =
  "main{max-width:45rem}\n"
  "th{font-weight:600}th:first-child{width:45%}\n"
  "@media print{table{table-layout:fixed}main{max-width:none}}\n";

static const char style_of_term[] =
  "table{table-layout:fixed;min-width:56rem}tbody th{font-weight:600}\n"
  "@media print{.scroll+.scroll{break-before:page}table{min-width:0;margin:2mm 0}"
  "td div,th div{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden}}\n";

static const char style_of_teacher[] =
  "td,th{font-size:.95rem}\n"
  "@media print{td,th{font-size:9pt;padding:.8mm 1.5mm}}\n";

static const char style_of_coverage[] =
  ".chart{overflow-x:auto}\n"
  "svg{direction:ltr;display:block;width:100%;min-width:44rem;max-width:66rem;height:auto}\n"
  "svg text{fill:var(--ink)}svg .line{stroke:var(--line);stroke-width:.6}\n"
  "svg .m0{fill:var(--shade0)}svg .m1{fill:var(--shade1)}svg .m2{fill:var(--shade2)}svg .m3{fill:var(--shade3)}\n"
  "svg .o1{fill:var(--on1)}svg .o2{fill:var(--on2)}svg .o3{fill:var(--on3)}\n"
  "@media print{svg{min-width:0;max-width:none;max-height:235mm}"
  ".scroll{break-before:page}td,th{font-size:9pt;padding:.6mm 1.5mm}}\n";

static const char style_of_stats[] =
  "tbody th{font-weight:600;min-width:5rem}table{width:auto;min-width:min(24rem,100%)}\n"
  "@media print{td,th{font-size:9pt;padding:.6mm 2mm}}\n";

/* One group under the other where it is narrow, as large as fits where it is wide. */
static void
append_board (GString *style, const LpPage *page)
{
  const LpBlock *block = g_ptr_array_index (page->blocks, 0);
  LpBoardFit fit = lp_i_board_fit (block->groups, 100 * BOARD_WIDTH / BOARD_HEIGHT);
  double height = fit.size * BOARD_HEIGHT / 100;
  g_autofree char *by_height = lp_i_word_decimal (height, 3);
  g_autofree char *by_width = lp_i_word_decimal (height * 100 / SCREEN_WIDTH, 3);

  g_string_append (style, style_of_board);
  g_string_append_printf (style,
    "@media(min-aspect-ratio:1/1),print{main{max-width:none;min-height:100vh;padding:2vmin 2.5vmin;display:flex;"
    "flex-direction:column}"
    "header{display:flex;flex-wrap:wrap;gap:0 2vmin;align-items:baseline;min-height:8vmin}"
    "h1{font-size:min(4.4vh,2.5vw)}.kicker,.date{font-size:min(3vh,1.7vw)}"
    "ul.groups{margin:0;flex:1;grid-template-columns:repeat(%u,minmax(0,1fr));font-size:max(.8rem,min(%svh,%svw))}}\n",
    fit.columns, by_height, by_width);
}

/* In millimetres: how much of a sheet of A4 is left below the heading, and how wide it is between the margins. */
#define SHEET_HEIGHT 243.0
#define SHEET_WIDTH 186.0
/* Around the text of a place. */
#define PLACE_PAD 1.2
#define ROW_PAD 0.6
#define LINE_HEIGHT 1.15
/* Of the room that is left, what rows may be spread over: another font may break lines that the guess does not. */
#define SPREAD_HEIGHT (0.92 * SHEET_HEIGHT)
#define POINT 0.3528
#define TERM_LINES 2

/* Lines of the longest place of a row. */
static guint
count_lines_of_names (const LpPageTable *table, char **row, double size, gboolean dense)
{
  guint lines = 1;

  for (guint i = 0; i < table->columns->len; i++) {
    double share = dense ? 1.0 / table->columns->len : i == 0 ? PUPILS_HEAD : 1 - PUPILS_HEAD;
    double room = (share * SHEET_WIDTH - 2 * PLACE_PAD) / (size * POINT);
    lines = MAX (lines, lp_i_guess_lines (row[i] != NULL ? row[i] : "", room));
  }
  return dense ? MIN (lines, TERM_LINES) : lines;
}

static double
guess_height (const LpPageTable *table, double size, gboolean dense)
{
  double height = size * POINT * LINE_HEIGHT + 2 * ROW_PAD + 1;

  for (guint i = 0; i < table->rows->len; i++)
    height += count_lines_of_names (table, g_ptr_array_index (table->rows, i), size, dense) * size * POINT * LINE_HEIGHT
              + 2 * ROW_PAD + 0.3;
  return height;
}

/* A list for the wall goes on one sheet, in letters as large as they fit, and rows spread over the sheet. */
static void
append_print_size (GString *style, const LpPage *page)
{
  const LpBlock *block = g_ptr_array_index (page->blocks, 0);
  gboolean dense = strcmp (page->name, "term") == 0;
  double size = dense ? 10 : 14;

  while (block->table != NULL && size > 6 && guess_height (block->table, size, dense) > SHEET_HEIGHT)
    size -= 0.25;
  double height = block->table != NULL ? guess_height (block->table, size, dense) : SHEET_HEIGHT;
  guint n_rows = block->table != NULL ? block->table->rows->len + 1 : 1;
  double spare = CLAMP ((SPREAD_HEIGHT - height) / n_rows / 2, 0, 1.6);
  g_autofree char *letters = lp_i_word_decimal (size, 2);
  g_autofree char *pad = lp_i_word_decimal (ROW_PAD + spare, 2);
  g_string_append_printf (style, "@media print{th,td{font-size:%spt;line-height:1.15;padding:%smm 1.2mm;"
                          "vertical-align:middle}table{margin:3mm 0 0}}\n", letters, pad);
}

static const struct {
  const char *name, *style;
} styles[] = {
  { "cards", style_of_cards }, { "pupils", style_of_pupils }, { "term", style_of_term }, { "teacher", style_of_teacher },
  { "coverage", style_of_coverage }, { "stats", style_of_stats },
};

char *
lp_i_html_make_style (const LpPage *page)
{
  GString *style = g_string_new (style_of_all);

  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++) {
    if (strcmp (styles[i].name, page->name) == 0)
      g_string_append (style, styles[i].style);
  }
  if (strcmp (page->name, "board") == 0)
    append_board (style, page);
  if (strcmp (page->name, "pupils") == 0 || strcmp (page->name, "term") == 0)
    append_print_size (style, page);
  g_string_append_printf (style, "@page{size:A4%s;margin:12mm}\n", page->landscape ? " landscape" : "");
  return g_string_free (style, FALSE);
}

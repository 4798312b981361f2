/* SPDX-License-Identifier: MIT */
#include "report/lp-board-fit-private.h"

#include "report/lp-page-private.h"
#include "report/lp-wording-private.h"

#define HEIGHT 100.0
#define MOST_COLUMNS 6
#define LARGEST 12.0
#define SMALLEST 1.8
#define STEP 0.1
/* A word is cut only where it is wider than this, in sizes of the letters. */
#define WIDE_WORD 14.0
#define WILL_NOT_DO 1000

/*
 * Nothing here can ask a font, so widths are guesses on the wide side: a name
 * that turns out narrower leaves some blank.
 */
static double
letter_width (gunichar c)
{
  if (g_unichar_iszerowidth (c) || c == LP_I_NAME_BEGIN || c == LP_I_NAME_END)
    return 0;
  if (g_unichar_iswide (c))
    return 1;
  if (c == 'm' || c == 'w' || c == 'M' || c == 'W')
    return 0.95;
  if (g_unichar_isupper (c))
    return 0.7;
  if (c == ' ' || c == 'i' || c == 'l' || c == 'j' || c == '.' || c == '\'')
    return 0.32;
  return 0.58;
}

/* Lines that a name takes in a column so wide. */
static guint
count_lines (const char *name, double room)
{
  guint lines = 1;
  double used = 0, word = 0;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    double width = letter_width (c);
    if (used + word + width > room) {
      /* The word so far goes down with its next letter, or is cut where it began the line. */
      if (used == 0 && room < WIDE_WORD)
        return WILL_NOT_DO;
      if (used == 0)
        word = 0;
      used = 0;
      lines++;
    }
    word += width;
    if (c == ' ' || c == '-') {
      used += word;
      word = 0;
    }
  }
  return lines;
}

static double
group_height (const LpGroup *group, double room)
{
  double height = 2 * LP_I_BOARD_PAD + (group->mark != NULL ? LP_I_BOARD_MARK : 0);

  for (gsize i = 0; group->names[i] != NULL; i++)
    height += count_lines (group->names[i], room) * LP_I_BOARD_LINE;
  return height;
}

static gboolean
fits (GPtrArray *groups, double width, guint columns, double size)
{
  double room = (width / size - LP_I_BOARD_GAP * (columns - 1)) / columns - 2 * LP_I_BOARD_PAD - LP_I_BOARD_EDGE;
  double height = 0;

  if (room < 2)
    return FALSE;
  for (guint first = 0; first < groups->len; first += columns) {
    double row = 0;
    for (guint i = first; i < MIN (first + columns, groups->len); i++)
      row = MAX (row, group_height (g_ptr_array_index (groups, i), room));
    height += row + (first > 0 ? LP_I_BOARD_GAP : 0);
  }
  return height * size <= HEIGHT;
}

LpBoardFit
lp_i_board_fit (GPtrArray *groups, double width)
{
  LpBoardFit best = { 3, SMALLEST };

  for (guint columns = 1; columns <= MIN (MOST_COLUMNS, MAX (groups->len, 1)); columns++) {
    double size = LARGEST;
    while (size > best.size && !fits (groups, width, columns, size))
      size -= STEP;
    if (size > best.size)
      best = (LpBoardFit) { columns, size };
  }
  return best;
}

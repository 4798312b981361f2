/* SPDX-License-Identifier: MIT */
#include "pages/lp-board-fit-private.h"

#include "pages/lp-guess-private.h"
#include "pages/lp-page-private.h"

#define HEIGHT 100.0
#define MOST_COLUMNS 6
#define BOARD_LARGEST 12.0
#define BOARD_SMALLEST 1.8
#define BOARD_STEP 0.1

static double
group_height (const LpNames *group, double room)
{
  double height = 2 * LP_I_BOARD_PAD + (group->mark != NULL ? LP_I_BOARD_MARK : 0);

  for (gsize i = 0; group->names[i] != NULL; i++)
    height += lp_i_guess_lines (group->names[i], room) * LP_I_BOARD_LINE;
  return height;
}

static gboolean
board_fits (GPtrArray *groups, double width, guint columns, double size)
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
  LpBoardFit best = { 3, BOARD_SMALLEST };

  for (guint columns = 1; columns <= MIN (MOST_COLUMNS, MAX (groups->len, 1)); columns++) {
    double size = BOARD_LARGEST;
    while (size > best.size && !board_fits (groups, width, columns, size))
      size -= BOARD_STEP;
    if (size > best.size)
      best = (LpBoardFit) { columns, size };
  }
  return best;
}

/* SPDX-License-Identifier: MIT */
#pragma once

#include "pages/lp-page-options-private.h"

/*
 * What a page says, before it becomes HTML or PDF: blocks one below the other.
 * Texts hold names as lp_i_word_name() makes them, and nothing is escaped yet.
 */

typedef enum {
  LP_BLOCK_HEADING,
  LP_BLOCK_TEXT,
  LP_BLOCK_BOARD, /* groups, as large as fits */
  LP_BLOCK_CARDS, /* groups, to cut out */
  LP_BLOCK_TABLE,
  LP_BLOCK_CHART
} LpBlockKind;

/* Names that belong together. */
typedef struct {
  char **names; /* owned; ends with NULL */
  char  *mark;  /* owned; a word beside them; nullable */
} LpNames;

typedef enum {
  LP_COLUMN_HEAD,   /* names the row */
  LP_COLUMN_TEXT,   /* as wide as it needs */
  LP_COLUMN_NUMBER, /* as narrow as it can */
  LP_COLUMN_LIST    /* takes what space is left; lines are items */
} LpColumnKind;

typedef struct {
  LpColumnKind kind;
  char        *title; /* owned */
} LpColumn;

typedef struct {
  char      *caption; /* owned; nullable */
  GArray    *columns; /* owned, of LpColumn */
  GPtrArray *rows;    /* owned, of char ** with a text per column, each owned */
} LpPageTable;

/* A triangle of who has met whom. */
typedef struct {
  LpCoverage *coverage; /* owned */
  char       *title;    /* owned */
  char       *words;    /* owned; the same in words */
  char       *cell;     /* owned; what one place says, with {first}, {second} and {times} */
} LpChart;

/* One of the four, by kind. */
typedef struct {
  LpBlockKind kind;
  char       *text;   /* owned; of a heading or text */
  GPtrArray  *groups; /* owned, of LpNames */
  LpPageTable    *table;  /* owned */
  LpChart    *chart;  /* owned */
} LpBlock;

struct _LpPage {
  gatomicrefcount ref_count;
  const char     *name;       /* static; tells style sheets the kind of page */
  char           *language;   /* owned */
  gboolean        rtl;
  gboolean        landscape;
  gboolean        is_private;
  char           *title;      /* owned; of the document, names not isolated */
  char           *kicker;     /* owned; above the heading; nullable */
  char           *heading;    /* owned */
  char           *subheading; /* owned; nullable */
  char           *notice;     /* owned; whom it is for; nullable */
  GPtrArray      *blocks;     /* owned, of LpBlock */
};

/* A page without blocks. heading and subheading are taken; subheading is nullable. */
LpPage  *lp_i_page_new (const LpPageOptions *options, const char *name, char *heading, char *subheading);
/* Takes the text. */
void     lp_i_page_add_text (LpPage *page, LpBlockKind kind, char *text);
/* The block's groups, to be filled. */
GPtrArray *lp_i_page_add_names (LpPage *page, LpBlockKind kind);
/* Takes both. */
void     lp_i_names_add (GPtrArray *groups, char **names, char *mark);
/* A table to be filled; caption is nullable and is taken. */
LpPageTable *lp_i_page_add_table (LpPage *page, char *caption);
/* Takes the title. */
void     lp_i_page_table_add_column (LpPageTable *table, LpColumnKind kind, char *title);
/* A row of as many texts as there are columns, to be filled; owned by the table. */
char   **lp_i_page_table_add_row (LpPageTable *table);
/* Takes the texts, and its own reference to the coverage. */
void     lp_i_page_add_chart (LpPage *page, LpCoverage *coverage, char *title, char *words, char *cell);

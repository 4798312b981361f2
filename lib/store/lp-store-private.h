/* SPDX-License-Identifier: MIT */
#pragma once

#include <sqlite3.h>

#include <learning-partners/lp-class-file.h>
#include <learning-partners/lp-error.h>

/* All that is read of a file; replaced as a whole. */
typedef struct {
  char       *title;     /* owned */
  LpRoster   *roster;    /* owned */
  LpRoster   *everybody; /* owned */
  LpHistory  *history;   /* owned */
  LpPolicy   *policy;    /* owned */
  guint64     seed;       /* of the class */
  gsize       rounds_gone; /* how many rounds were purged: the first on file is that many after the class's first */
  LpReasons  *notices;   /* owned: what the file asks to be told once */
  GArray     *seeds;     /* guint64, one per round */
  GArray     *fresh;     /* gboolean, one per round: whether new partners were asked for */
  GPtrArray  *policies;  /* of LpPolicy, owned: what each round was paired by */
  GHashTable *joined;    /* pupil id (owned) to LpDate; without those who always were there */
  GHashTable *left;      /* pupil id (owned) to LpDate; leavers only */
  GHashTable *since;     /* rule id (owned) to LpDate; without those that always held */
  GHashTable *rules;     /* rule id (owned), as the roster has it, to the rule's key (gint64, owned) */
  char       *last_step; /* owned; nullable */
  gint64      revision;
} LpIContents;

struct _LpClassFile {
  sqlite3    *db;
  char       *path; /* owned */
  char       *name; /* owned: the path as messages give it */
  LpIContents now;
  gboolean    in_step;
};

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

/*
 * Parameters of a statement are given as a text of types and the values in
 * turn: t const char * (nullable), i gint64, d double, D LpDate (NULL in the
 * file for LP_DATE_NONE). Errors name the file and say in plain words what is
 * the matter with it.
 */
gboolean      lp_i_store_run (LpClassFile *file, GError **error, const char *sql, const char *types, ...);
sqlite3_stmt *lp_i_store_query (LpClassFile *file, GError **error, const char *sql, const char *types, ...);
/* 1 where there is a row, 0 after the last, -1 on failure. */
int           lp_i_store_next (LpClassFile *file, sqlite3_stmt *rows, GError **error);
/* The only value of the only row; 0 where it is NULL or there is no row. */
gboolean      lp_i_store_get_number (LpClassFile *file, gint64 *number, GError **error, const char *sql, const char *types, ...);
/* Several statements without parameters. */
gboolean      lp_i_store_execute (LpClassFile *file, const char *sql, GError **error);
/* Sets the error that the last call to the database left behind. */
void          lp_i_store_fail (LpClassFile *file, int code, GError **error);
/* A file that breaks what only other programs than this can have broken. */
void          lp_i_store_fail_damaged (LpClassFile *file, const char *what, GError **error);
/* A column's text, never NULL. */
const char   *lp_i_store_text (sqlite3_stmt *rows, int column);
/* A column's date; LP_DATE_NONE for NULL; FALSE where it is neither. */
gboolean      lp_i_store_date (LpClassFile *file, sqlite3_stmt *rows, int column, LpDate *date, GError **error);

/* The schema, as steps from one version to the next: migrations[v] leads from v to v + 1. */
extern const char *const lp_i_store_migrations[];
/* From the first version to the second; see lp-store-version-2.c. */
extern const char lp_i_store_version_2[];

/* What becomes of a row that names a pupil in its column "pupil" when the pupil is forgotten. */
typedef enum {
  LP_I_STORE_NOBODY, /* names none */
  LP_I_STORE_FACT,   /* goes: it is about the pupil */
  LP_I_STORE_PLACE   /* stays: an opaque place keeps the others' counts */
} LpIStoreMention;

/* The most columns after key that undo can keep. */
#define LP_I_STORE_MAX_COLUMNS 9

/* The tables whose rows undo restores, with their columns after key; ended by a NULL name. */
typedef struct {
  const char     *name;
  LpIStoreMention mention;
  const char     *columns[LP_I_STORE_MAX_COLUMNS + 1]; /* NULL-terminated */
} LpIStoreTable;
extern const LpIStoreTable lp_i_store_tables[];

/* Runs the migrations that a file of version FROM lacks, and writes the new version. In a transaction of the caller's. */
gboolean lp_i_store_migrate (LpClassFile *file, const char *const *migrations, int from, int to, GError **error);
/* Whether tables and indices are those of a version, and nothing else is there. */
gboolean lp_i_store_check_schema (LpClassFile *file, const char *const *migrations, int version, GError **error);

/* Reads the whole file. */
gboolean lp_i_contents_load (LpClassFile *file, LpIContents *contents, GError **error);
gboolean lp_i_contents_load_history (LpClassFile *file, LpIContents *contents, GError **error);
/* Version (gint64, owned) to LpPolicy (owned); NULL on failure. */
GHashTable *lp_i_contents_load_policies (LpClassFile *file, GError **error);
void     lp_i_contents_clear (LpIContents *contents);

/* Settings of the class as a whole, one row each in the table "setting". */
#define LP_I_STORE_SEED "seed"
#define LP_I_STORE_ROUNDS_GONE "rounds_gone"
#define LP_I_STORE_NOTICE "notice:" /* and a code: what is to be said once */
gboolean lp_i_store_set_setting (LpClassFile *file, const char *name, guint64 value, GError **error);
/* A seed that nobody can guess, from the system's randomness: the one place of the library where chance enters from outside. */
guint64  lp_i_store_draw_seed (void);
gboolean lp_i_contents_load_settings (LpClassFile *file, LpIContents *contents, GError **error);

/* A step without record, for what cannot be taken back. */
gboolean lp_i_class_file_begin_bare (LpClassFile *file, GError **error);
gboolean lp_i_class_file_read_again (LpClassFile *file, GError **error);
/* Opens the database with all settings; reads nothing. */
LpClassFile *lp_i_class_file_open_database (const char *path, GError **error);

/* The watch on rows that undo needs; and what it has kept. */
gboolean lp_i_undo_start (LpClassFile *file, const char *command, GError **error);
gboolean lp_i_undo_stop (LpClassFile *file, GError **error);
gboolean lp_i_undo_clear (LpClassFile *file, GError **error);

/* How a scale of quantiles without a name of its own is called in the file: this and the number of bands. */
#define LP_I_STORE_QUANTILES "quantiles:"

/* The key of a pupil in the file, leavers included; the error names the id. */
gboolean lp_i_store_find_pupil (LpClassFile *file, const char *id, gint64 *key, GError **error);

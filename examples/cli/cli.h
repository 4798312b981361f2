/* SPDX-License-Identifier: MIT */
/*
 * What the files of the command share. The command decides nothing about
 * pairing: it turns options and files into a request, hands it to the library
 * and shows what comes back.
 */
#pragma once

#include <learning-partners/learning-partners.h>
#include <learning-partners/lp-csv.h>
#include <learning-partners/lp-json.h>
#include <stdio.h>

/* Exit codes; documented in the manual page. */
typedef enum {
  CLI_DONE = 0,
  CLI_NO_PAIRING = 1,
  CLI_INTERNAL = 2,
  CLI_BAD_INPUT = 3,
  CLI_LIMIT = 4,
  CLI_FILE = 5
} CliExit;

/* The seed of a round for which the teacher gives none. */
#define CLI_DEFAULT_SEED 1
/* The terminal that the lists are laid out for. */
#define CLI_COLUMNS 80

/* Which groups of options a verb takes. */
typedef enum {
  CLI_GROUP_INPUT = 1 << 0,  /* class list or request, history, date, seed */
  CLI_GROUP_RULES = 1 << 1,  /* who is away, who is apart or together */
  CLI_GROUP_POLICY = 1 << 2, /* strategy, tenure window and so on */
  CLI_GROUP_ROUND = 1 << 3,  /* what happens to the new round */
  CLI_GROUP_ALL = 1 << 4,    /* one round, or all */
  CLI_GROUP_CLASS = 1 << 5   /* a random class */
} CliGroups;

/* The options as typed: bytes, checked where they are used. */
typedef struct {
  gboolean help, json;
  char   **arguments;
  char    *request, *history, *subject, *scale, *date, *seed;
  char   **absent, **away_today, **apart, **together, **closed;
  char    *strategy, *round_days, *min_tenure, *max_tenure, *slack, *cooldown, *between, *odd;
  gboolean another, dry_run, reasons, show_request, all;
  char    *rounds, *pupils;
} CliOptions;

typedef struct {
  const char *name;
  const char *arguments; /* what stands after the name on the usage line */
  const char *summary;
  const char *description;
  CliGroups   groups;
  int       (*run) (CliOptions *options);
} CliVerb;

int cli_verb_pair (CliOptions *options);
int cli_verb_check (CliOptions *options);
int cli_verb_why (CliOptions *options);
int cli_verb_generate (CliOptions *options);

/* cli-options.c */
GOptionContext *cli_options_new_context (CliOptions *options, const CliVerb *verb);
void            cli_options_clear (CliOptions *options);
guint           cli_options_count_arguments (const CliOptions *options);
gboolean        cli_options_check (const CliOptions *options, GError **error);
gboolean        cli_number_parse (const char *option, const char *text, int *number, GError **error);
gboolean        cli_seed_parse (const char *text, guint64 *seed, GError **error);

/* cli-date.c: the command, not the library, knows what day it is. */
gboolean cli_date_parse (const char *option, const char *text, LpDate *date, GError **error);
char    *cli_date_words (LpDate date);

/* cli-file.c: every call to the operating system. */
typedef struct {
  char    *bytes; /* NUL after the last; owned */
  gsize    length;
  gboolean exists;
} CliText;

void     cli_text_clear (CliText *text);
gboolean cli_file_read (const char *path, gsize limit, gboolean may_be_missing, CliText *text, GError **error);
gboolean cli_file_replace (const char *path, const CliText *before, const char *bytes, gsize length, GError **error);
gboolean cli_file_is_terminal (FILE *stream);
void     cli_file_ignore_size_signal (void);
LpDate   cli_file_today (void);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliText, cli_text_clear)

/* cli-input.c: class list or request, history and options become a request. */
typedef enum {
  CLI_FOR_NEW_ROUND,  /* the round after the history */
  CLI_FOR_A_ROUND,    /* a round of the history, the latest unless a date says otherwise */
  CLI_FOR_A_QUESTION  /* the same, or the next round where there is none yet */
} CliPurpose;

typedef struct {
  LpRequest *request;
  LpHistory *on_file;      /* the whole history, as the file has it; NULL without one */
  LpRound   *round;        /* the round of it that is asked about or replaced; nullable */
  CliText    history_text; /* the history file as it was */
} CliInput;

CliInput  *cli_input_read (const CliOptions *options, const char *class_file, CliPurpose purpose, GError **error);
void       cli_input_free (CliInput *input);
LpPupil   *cli_input_look_up (const CliInput *input, const char *text, GError **error);
LpRequest *cli_request_read (const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliInput, cli_input_free)

/* cli-parts.c: what a request is made of, while the options are laid over it. */
typedef struct {
  LpRoster  *roster;
  LpHistory *history;
  LpPolicy  *policy;
  LpDate     date;
  guint64    seed;
  GPtrArray *absent;     /* ids */
  GPtrArray *away_today; /* ids */
} CliParts;

void       cli_parts_init (CliParts *parts);
void       cli_parts_clear (CliParts *parts);
void       cli_parts_take_apart (CliParts *parts, LpRequest *request);
gboolean   cli_parts_apply (CliParts *parts, const CliOptions *options, GError **error);
LpRequest *cli_parts_to_request (const CliParts *parts, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliParts, cli_parts_clear)

/* cli-record.c: the new round goes into the history file. */
gboolean   cli_record_round (const CliInput *input, const char *path, LpPairing *pairing, GError **error);
LpHistory *cli_history_before (LpHistory *history, gsize n_rounds, LpDate date);
char      *cli_round_key (LpRound *round);
char      *cli_partnership_key (LpRound *round, gsize index);

/* verb-check.c and verb-check-all.c: what the checker says of one round, and every round in turn. */
void cli_check_append (GString *out, const LpPolicy *policy, LpReport *report);
int  cli_check_all (const CliOptions *options, const CliInput *input);

/* cli-text.c: what is printed is UTF-8 whatever the locale, and cannot steer the terminal. */
char    *cli_clean (const char *text);
guint    cli_width (const char *text);
void     cli_append_padded (GString *line, const char *text, guint width);
char    *cli_sort_key (const char *name);
gboolean cli_has_colour (FILE *stream);
void     cli_append_bold (GString *text, FILE *stream, const char *words);
void     cli_append_dim (GString *text, FILE *stream, const char *words);
void     cli_say (FILE *stream, const char *format, ...) G_GNUC_PRINTF (2, 3);
void     cli_append_wrapped (GString *text, const char *first, const char *indent, const char *words);
void     cli_notes_say (LpReasons *notes, gboolean seen_before);

/* cli-report.c: errors, and the exit code that goes with each. */
int cli_fail (const CliOptions *options, const GError *error, const LpConflict *conflict);
int cli_usage (const char *verb, const char *message);
int cli_finish (int code);

/* cli-table.c and cli-tiers.c: lists for people. */
void cli_table_pairing (GString *out, const CliOptions *options, LpPairing *pairing);
void cli_table_reasons (GString *out, LpPairing *pairing);
void cli_tiers_say_bent (GString *out, LpPairing *pairing);

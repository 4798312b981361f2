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
#include <inttypes.h>
#include <stdio.h>

#ifdef CLI_HAVE_STORE
#include <jansson.h>
#include <learning-partners/lp-class-file.h>
#include <learning-partners/lp-page.h>
#endif

/* Texts for people are in the reader's language; words that are typed are not. */
#ifdef CLI_HAVE_NLS
#include <libintl.h>
#define _(text) gettext (text)
#define CLI_PLURAL(one, many, n) ngettext (one, many, (unsigned long) (n))
#else
#define _(text) (text)
#define CLI_PLURAL(one, many, n) ((n) == 1 ? (one) : (many))
#endif
/* Marks a text that is translated where it is used. */
#define N_(text) text

/* Exit codes; documented in the manual page. */
typedef enum {
  CLI_DONE = 0,
  CLI_NO_PAIRING = 1,
  CLI_INTERNAL = 2,
  CLI_BAD_INPUT = 3,
  CLI_LIMIT = 4,
  CLI_FILE = 5
} CliExit;

/* The seed of a round for which the teacher gives none; a class file has a secret one of its own. */
#define CLI_DEFAULT_SEED 1
/* Bytes of a key of pseudonyms that is made. */
#define CLI_KEY_LENGTH 32
/* The terminal that the lists are laid out for. */
#define CLI_COLUMNS 80

/* Which groups of options a verb takes. */
typedef enum {
  CLI_GROUP_INPUT = 1 << 0,  /* class list or request, history, date, seed */
  CLI_GROUP_RULES = 1 << 1,  /* who is away, who is apart or together */
  CLI_GROUP_POLICY = 1 << 2, /* strategy, tenure window and so on */
  CLI_GROUP_ROUND = 1 << 3,  /* what happens to the new round */
  CLI_GROUP_ALL = 1 << 4,    /* one round, or all */
  CLI_GROUP_CLASS = 1 << 5,  /* a random class */
  CLI_GROUP_FILE = 1 << 6,   /* which class file */
  CLI_GROUP_YES = 1 << 7,    /* do not ask */
  CLI_GROUP_NEW = 1 << 8,    /* from what a class file is made */
  CLI_GROUP_RULE = 1 << 9,   /* a standing rule */
  CLI_GROUP_DATE = 1 << 10,  /* a day */
  CLI_GROUP_TODAY = 1 << 11, /* who is away today */
  CLI_GROUP_TIERS = 1 << 12, /* what only a policy on file has */
  CLI_GROUP_OUTPUT = 1 << 13, /* a file to write */
  CLI_GROUP_EXPORT = 1 << 14, /* in which form */
  CLI_GROUP_VIEW = 1 << 15,  /* which page */
  CLI_GROUP_BOARD = 1 << 16, /* the page for the board */
  CLI_GROUP_LIST = 1 << 17,  /* how a class list is read */
  CLI_GROUP_BEFORE = 1 << 18 /* how far back */
} CliGroups;

/* The options as typed: bytes, checked where they are used. */
typedef struct {
  gboolean help, json;
  char   **arguments;
  char    *request, *history, *subject, *scale, *date, *seed;
  char   **absent, **away_today, **apart, **together, **closed;
  char    *strategy, *gap, *rhythm, *between, *odd;
  char   **numbers; /* by LpSetting: whole numbers of the policy */
  char   **must_match, **must_differ;
  gboolean another, fresh, dry_run, reasons, show_request, all;
  char    *rounds, *pupils;
  char    *file, *from, *title, *until, *reason, *before, *format, *key, *output, *view, *order;
  char   **late, **weights, **hard;
  gboolean yes, keep, end, board;
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
#ifdef CLI_HAVE_STORE
int cli_verb_new (CliOptions *options);
int cli_verb_roster (CliOptions *options);
int cli_verb_apart (CliOptions *options);
int cli_verb_together (CliOptions *options);
int cli_verb_pin (CliOptions *options);
int cli_verb_friends (CliOptions *options);
int cli_verb_prefer (CliOptions *options);
int cli_verb_holiday (CliOptions *options);
int cli_verb_policy (CliOptions *options);
int cli_verb_advice (CliOptions *options);
int cli_verb_today (CliOptions *options);
int cli_verb_swap (CliOptions *options);
int cli_verb_feedback (CliOptions *options);
int cli_verb_show (CliOptions *options);
int cli_verb_print (CliOptions *options);
int cli_verb_history (CliOptions *options);
int cli_verb_coverage (CliOptions *options);
int cli_verb_stats (CliOptions *options);
int cli_verb_export (CliOptions *options);
int cli_verb_forget (CliOptions *options);
int cli_verb_purge (CliOptions *options);
int cli_verb_undo (CliOptions *options);

/* The verbs that take a class list or a class file, once it is known to be the latter. */
int cli_class_pair (CliOptions *options);
int cli_class_check (CliOptions *options);
int cli_class_why (CliOptions *options);
#endif

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
char    *cli_date_short (LpDate date);
const char *cli_date_day (LpDate date);

/* cli-file.c: files as a whole, and the day. */
typedef struct {
  char    *bytes; /* NUL after the last; owned */
  gsize    length;
  gboolean exists;
} CliText;

void     cli_text_clear (CliText *text);
gboolean cli_file_read (const char *path, gsize limit, gboolean may_be_missing, CliText *text, GError **error);
gboolean cli_file_replace (const char *path, const CliText *before, const char *bytes, gsize length, GError **error);
LpDate   cli_file_today (void);
gboolean cli_file_begins_as (const char *path, char *start, gsize length, gsize *n);
gboolean cli_file_make_key (const char *path, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliText, cli_text_clear)

/* cli-output.c: which file may be written, and pages and tables into it. */
gboolean cli_output_check (const CliOptions *options, const char *path, GError **error);
gboolean cli_output_write (const CliOptions *options, const char *path, const char *bytes, gsize length, GError **error);

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

/* cli-policy.c: the policy options laid over a policy. */
gboolean cli_policy_apply (LpPolicy *policy, const CliOptions *options, GError **error);
gboolean cli_policy_is_asked (const CliOptions *options);
/* The option that sets a whole number of the policy, without its dashes: "slack"; a new string. */
char    *cli_policy_option (LpSetting setting);

/* cli-parts.c: what a request is made of, while the options are laid over it. */
typedef struct {
  LpRoster  *roster;
  LpHistory *history;
  LpPolicy  *policy;
  LpDate     date;
  guint64    seed;
  gboolean   fresh;
  gboolean   earlier_matched; /* "matched" may be meant as before 0.2 */
  GPtrArray *absent;     /* ids */
  GPtrArray *away_today; /* ids */
} CliParts;

gboolean   cli_add_names (GPtrArray *ids, const LpRoster *roster, const char *option, char **texts, GError **error);
gboolean   cli_add_closures (LpRoster *roster, char **texts, GError **error);
char      *cli_free_rule_id (const LpRoster *roster, const char *type);
gboolean   cli_closure_parse (const char *text, LpDate *from, LpDate *to, GError **error);
void       cli_parts_init (CliParts *parts);
void       cli_parts_clear (CliParts *parts);
void       cli_parts_take_apart (CliParts *parts, LpRequest *request);
gboolean   cli_parts_apply (CliParts *parts, const CliOptions *options, GError **error);
LpRequest *cli_parts_to_request (const CliParts *parts, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliParts, cli_parts_clear)

/* cli-record.c: the new round goes into the history file. */
gboolean   cli_record_round (const CliInput *input, const char *path, LpPairing *pairing, GError **error);

/* verb-check.c and verb-check-all.c: what the checker says of one round, and every round in turn. */
void cli_check_append (GString *out, const LpRequest *request, LpVerdict *verdict);
int  cli_check_all (const CliOptions *options, const CliInput *input);

/* cli-text.c: what is printed is UTF-8 whatever the locale, and cannot steer the terminal. */
char    *cli_clean (const char *text);
guint    cli_width (const char *text);
void     cli_append_padded (GString *line, const char *text, guint width);
char    *cli_sort_key (const char *name);
char    *cli_suggest (const char *typed, const char *const *words);
gboolean cli_has_colour (FILE *stream);
void     cli_append_bold (GString *text, FILE *stream, const char *words);
void     cli_append_dim (GString *text, FILE *stream, const char *words);
void     cli_say (FILE *stream, const char *format, ...) G_GNUC_PRINTF (2, 3);
void     cli_append_wrapped (GString *text, const char *first, const char *indent, const char *words);
/* roster: for the names; nullable. */
void     cli_notes_say (LpReasons *notes, const LpRoster *roster, gboolean seen_before);

#ifdef CLI_HAVE_STORE
/* cli-class.c: which class file is meant, and who in it. */
gboolean     cli_class_is_meant (const CliOptions *options, guint n_names);
LpClassFile *cli_class_open (CliOptions *options, GError **error);
LpPupil     *cli_class_look_up (const LpRoster *roster, const char *text, GError **error);
GPtrArray   *cli_class_look_up_all (const LpRoster *roster, char **texts, GError **error);
gboolean     cli_class_date (const CliOptions *options, LpDate *date, GError **error);
LpRound     *cli_class_round_on (LpClassFile *file, LpDate date, gsize *index);
LpRound     *cli_class_latest_round (LpClassFile *file, gsize *index);
gboolean     cli_class_no_round (LpClassFile *file, GError **error);
char        *cli_class_names (const LpRoster *roster, const char *const *ids, gsize n_ids);
char        *cli_class_partnership (const LpRoster *roster, const LpRound *round, gsize index);
int          cli_class_done (const CliOptions *options, const LpClassFile *file, const char *words);

/* cli-ask.c: questions on a terminal. */
typedef enum {
  CLI_ANSWER_NO,
  CLI_ANSWER_YES,
  CLI_ANSWER_NOBODY /* nobody to ask, and no --yes */
} CliAnswer;

gboolean  cli_can_ask (void);
CliAnswer cli_ask (const CliOptions *options, const char *question);
char     *cli_ask_text (const char *question);
int       cli_not_done (CliAnswer answer);

/* cli-facts.c: what is known of a pupil, as typed. */
GHashTable *cli_facts_new (void);
gboolean    cli_facts_read (GHashTable *facts, char **words, GError **error);
LpPupil    *cli_facts_to_pupil (GHashTable *facts, const LpRoster *roster, const char *id, const char *name, const LpPupil *old, GError **error);
LpPupil    *cli_facts_merge (const LpPupil *old, const LpPupil *listed, GError **error);

/* cli-price.c: what a change by hand costs. */
void  cli_price_append (GString *out, const LpRoster *roster, const LpSwap *swap);
char *cli_price_word (const LpSwap *swap);

/* cli-print.c: pages. */
LpPageOptions *cli_page_options (const LpClassFile *file);
int            cli_page_write (const CliOptions *options, const LpClassFile *file, LpPage *page, const char *view);
#endif

/* cli-reason.c: reasons and labels in the reader's language. */
char *cli_reason_text (const LpReason *reason, const LpRoster *roster);
/* A label of the catalogue that is not counted and has no places, by its id. */
const char *cli_label_text (const char *id);
/* What the library is told to translate with. */
const char *cli_translate (const char *text, const char *plural, guint64 n, gpointer data);

/* cli-report.c: errors, and the exit code that goes with each. */
int cli_fail (const CliOptions *options, const GError *error, const LpConflict *conflict);
int cli_usage (const char *verb, const char *message);
int cli_finish (int code);

/* cli-table.c and cli-tiers.c: lists for people. */
void cli_table_pairing (GString *out, const CliOptions *options, LpPairing *pairing);
void cli_table_reasons (GString *out, LpPairing *pairing);
void cli_table_round (GString *out, const LpRoster *roster, const LpRound *round, const LpRound *before);
char *cli_label (const LpRoster *roster, const char *id);
void cli_tiers_say_bent (GString *out, LpPairing *pairing);

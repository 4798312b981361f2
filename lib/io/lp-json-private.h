/* SPDX-License-Identifier: MIT */
#pragma once

#include <jansson.h>

#include <learning-partners/lp-certificate.h>
#include <learning-partners/lp-date.h>
#include <learning-partners/lp-error.h>
#include <learning-partners/lp-json.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (json_t, json_decref)

/* Largest integer that every reader of JSON keeps exactly. */
#define LP_I_JSON_MAX_INTEGER (G_GINT64_CONSTANT (1) << 53)

/*
 * Where in a document a value stands, for messages: a chain of steps on the
 * stack of the readers, the innermost first. A step is a member by name, or an
 * element of an array, known by its id or date where it has one.
 */
typedef struct _LpIPath LpIPath;

struct _LpIPath {
  const LpIPath *parent;   /* NULL for the outermost step */
  const char    *member;   /* name of a member; NULL for an element */
  const char    *key;      /* id or date of an element; nullable */
  gsize          position; /* of an element without a key, from 0 */
};

/* Tells a member that must stand from one that may. */
typedef enum {
  LP_I_REQUIRED,
  LP_I_OPTIONAL
} LpINeed;

/* Text to JSON; an object that has nothing, or only known members. */
json_t  *lp_i_json_parse (const char *text, gssize length, GError **error);

/* The path in words, as in roster.pupils["p1"].attainment.maths; a new string. */
char    *lp_i_path_to_string (const LpIPath *path);
void     lp_i_path_fail (const LpIPath *path, GError **error, LpError code, const char *format, ...) G_GNUC_PRINTF (4, 5);
/* Puts the path before the message of an error that another room has set. */
void     lp_i_path_prefix (const LpIPath *path, GError **error);
/* An element's step: its key is the text member NAME of the element, where it has one. */
LpIPath  lp_i_path_element (const LpIPath *parent, const json_t *element, const char *name, gsize position);

/* Words for messages about a value of the wrong type: "the text "abc"", "true" … A new string. */
char    *lp_i_json_describe (const json_t *value);

/* Refuses what is not an object, and members that are not among NAMES (NULL-terminated). */
gboolean lp_i_json_check_object (const json_t *value, const LpIPath *path, const char *const *names, GError **error);

/*
 * Members of an object. Each returns FALSE where the member is of the wrong
 * type, or absent though required; where it is absent and optional the output
 * keeps its value.
 */
gboolean lp_i_json_get_text (const json_t *object, const LpIPath *path, const char *name, LpINeed need, const char **text, GError **error);
gboolean lp_i_json_get_date (const json_t *object, const LpIPath *path, const char *name, LpINeed need, LpDate *date, GError **error);
gboolean lp_i_json_get_int (const json_t *object, const LpIPath *path, const char *name, LpINeed need, int *number, GError **error);
gboolean lp_i_json_get_flag (const json_t *object, const LpIPath *path, const char *name, LpINeed need, gboolean *flag, GError **error);
gboolean lp_i_json_get_array (json_t *object, const LpIPath *path, const char *name, LpINeed need, json_t **array, GError **error);
gboolean lp_i_json_get_object (json_t *object, const LpIPath *path, const char *name, LpINeed need, json_t **member, GError **error);

/* A value that is an integer, as a number up to 2^53 or as text up to 64 bits. */
gboolean lp_i_json_to_gint64 (const json_t *value, const LpIPath *path, gint64 *number, GError **error);
gboolean lp_i_json_to_guint64 (const json_t *value, const LpIPath *path, guint64 *number, GError **error);
/* An array of texts: pointers into the document, which owns them. NULL on failure. */
GPtrArray *lp_i_json_to_texts (const json_t *array, const LpIPath *path, GError **error);
/* Reads text as a date; TRUE on success. */
gboolean lp_i_json_to_date (const json_t *value, const LpIPath *path, LpDate *date, GError **error);

/* Building. Texts that are not UTF-8 are mended; integers beyond 2^53 become texts. */
json_t  *lp_i_json_text (const char *text);
json_t  *lp_i_json_number (gint64 number);
json_t  *lp_i_json_unsigned (guint64 number);
json_t  *lp_i_json_date (LpDate date);
json_t  *lp_i_json_costs (const gint64 *costs, gboolean chance, gboolean zeros);

/* JSON as text: one member a line, arrays of plain values on one line, a line feed at the end. */
char    *lp_i_json_write (const json_t *document);

/* The parts of a request. */
LpRoster  *lp_i_roster_from_json (json_t *value, const LpIPath *path, GError **error);
json_t    *lp_i_roster_to_json (const LpRoster *roster);
gboolean   lp_i_scales_from_json (json_t *value, const LpIPath *path, LpRoster *roster, GError **error);
json_t    *lp_i_scales_to_json (const LpRoster *roster);
LpPupil   *lp_i_pupil_from_json (json_t *value, const LpIPath *path, const LpRoster *roster, GError **error);
json_t    *lp_i_pupil_to_json (const LpPupil *pupil);
json_t    *lp_i_partnerships_to_json (const LpRound *round);
LpHistory *lp_i_history_from_json (json_t *value, const LpIPath *path, GError **error);
json_t    *lp_i_history_to_json (const LpHistory *history);
LpPolicy  *lp_i_policy_from_json (json_t *value, const LpIPath *path, GError **error);
json_t    *lp_i_policy_to_json (const LpPolicy *policy);

/* The parts of an answer. */
json_t        *lp_i_certificate_to_json (const LpCertificate *certificate);
LpCertificate *lp_i_certificate_from_json (json_t *value, const LpIPath *path, GError **error);

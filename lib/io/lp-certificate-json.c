/* SPDX-License-Identifier: MIT */
#include "io/lp-json-private.h"
#include "base/lp-text-private.h"

#include <learning-partners/lp-policy.h>

/* The adult has no id, so no member of "pupils" could stand for him or her. */
#define ADULT "adult"

static json_t *
vector_to_json (const gint64 *vector, gsize n)
{
  json_t *array = json_array ();

  for (gsize i = 0; i < n; i++)
    json_array_append_new (array, lp_i_json_number (vector[i]));
  return array;
}

static json_t *
blossom_to_json (const LpCertificate *certificate, gsize dual, gsize blossom)
{
  json_t *object = json_object ();
  json_t *pupils = json_array ();
  gboolean adult = FALSE;
  gsize n;
  const guint32 *members = lp_certificate_get_blossom (certificate, dual, blossom, &n);

  for (gsize i = 0; i < n; i++) {
    const char *id = lp_certificate_get_participant (certificate, members[i]);

    if (id == NULL)
      adult = TRUE;
    else
      json_array_append_new (pupils, lp_i_json_text (id));
  }
  json_object_set_new (object, "pupils", pupils);
  if (adult)
    json_object_set_new (object, ADULT, json_true ());
  json_object_set_new (object, "value",
                       vector_to_json (lp_certificate_get_blossom_value (certificate, dual, blossom),
                                       lp_certificate_get_n_tiers (certificate)));
  return object;
}

static json_t *
dual_to_json (const LpCertificate *certificate, gsize dual)
{
  gsize n_tiers = lp_certificate_get_n_tiers (certificate);
  json_t *object = json_object ();
  json_t *pupils = json_object ();
  json_t *blossoms = json_array ();

  json_object_set_new (object, "pupils", pupils);
  for (gsize i = 0; i < lp_certificate_get_n_participants (certificate); i++) {
    const char *id = lp_certificate_get_participant (certificate, i);
    json_t *vector = vector_to_json (lp_certificate_get_value (certificate, dual, i), n_tiers);

    if (id == NULL)
      json_object_set_new (object, ADULT, vector);
    else
      json_object_set_new (pupils, id, vector);
  }
  for (gsize i = 0; i < lp_certificate_get_n_blossoms (certificate, dual); i++)
    json_array_append_new (blossoms, blossom_to_json (certificate, dual, i));
  json_object_set_new (object, "blossoms", blossoms);
  return object;
}

json_t *
lp_i_certificate_to_json (const LpCertificate *certificate)
{
  json_t *object = json_object ();
  json_t *tiers = json_array ();
  json_t *radices = json_array ();
  json_t *duals = json_array ();

  for (gsize i = 0; i < lp_certificate_get_n_tiers (certificate); i++) {
    json_array_append_new (tiers, json_string (lp_tier_get_name (lp_certificate_get_tier (certificate, i))));
    json_array_append_new (radices, lp_i_json_number (lp_certificate_get_radix (certificate, i)));
  }
  for (gsize i = 0; i < lp_certificate_get_n_duals (certificate); i++)
    json_array_append_new (duals, dual_to_json (certificate, i));
  json_object_set_new (object, "tiers", tiers);
  json_object_set_new (object, "radices", radices);
  json_object_set_new (object, "duals", duals);
  return object;
}

static gboolean
read_tiers (json_t *array, const LpIPath *path, LpTier *tiers, GError **error)
{
  g_autoptr (GPtrArray) names = lp_i_json_to_texts (array, path, error);
  guint seen = 0;

  if (names == NULL)
    return FALSE;
  if (names->len > LP_N_TIERS) {
    lp_i_path_fail (path, error, LP_ERROR_VALUE, "There are only %d tiers, not %u", LP_N_TIERS, names->len);
    return FALSE;
  }
  for (guint i = 0; i < names->len; i++) {
    g_autofree char *quoted = lp_i_text_quote (g_ptr_array_index (names, i));

    if (!lp_tier_from_name (g_ptr_array_index (names, i), &tiers[i])) {
      lp_i_path_fail (path, error, LP_ERROR_VALUE, "There is no tier %s", quoted);
      return FALSE;
    }
    if (seen & (1u << tiers[i])) {
      lp_i_path_fail (path, error, LP_ERROR_DUPLICATE, "The tier %s stands twice", quoted);
      return FALSE;
    }
    seen |= 1u << tiers[i];
  }
  return TRUE;
}

/* One number for each of N tiers. */
static gboolean
read_vector (const json_t *array, const LpIPath *path, gsize n, gint64 *vector, GError **error)
{
  json_t *element;
  size_t i;

  if (!json_is_array (array) || json_array_size (array) != n) {
    lp_i_path_fail (path, error, LP_ERROR_VALUE, "An array of %" G_GSIZE_FORMAT " numbers is expected here, one for each tier", n);
    return FALSE;
  }
  json_array_foreach (array, i, element) {
    LpIPath here = { path, NULL, NULL, i };

    if (!lp_i_json_to_gint64 (element, &here, &vector[i], error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_radices (const json_t *array, const LpIPath *path, gsize n, gint64 *radices, GError **error)
{
  if (!read_vector (array, path, n, radices, error))
    return FALSE;
  for (gsize i = 0; i < n; i++) {
    if (radices[i] < 1) {
      lp_i_path_fail (path, error, LP_ERROR_VALUE, "A radix is at least 1, not %" G_GINT64_FORMAT, radices[i]);
      return FALSE;
    }
  }
  return TRUE;
}

/* What the parts of a certificate are read with. */
typedef struct {
  LpCertificate *certificate; /* owned */
  GHashTable    *numbers;     /* id → number of the participant; owned, with keys of the document */
  gsize          n_tiers;
  gsize          n_participants;
  gboolean       has_adult;   /* then the last participant */
} CertificateReader;

static void
reader_clear (CertificateReader *reader)
{
  g_clear_pointer (&reader->certificate, lp_certificate_unref);
  g_clear_pointer (&reader->numbers, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CertificateReader, reader_clear)

/* The first dual solution says who takes part; the others must agree. */
static void
begin_reading (CertificateReader *reader, json_t *duals, const LpTier *tiers, const gint64 *radices)
{
  json_t *first = json_array_get (duals, 0);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  const char *id;
  json_t *member;

  json_object_foreach (json_object_get (first, "pupils"), id, member) {
    g_hash_table_insert (reader->numbers, (gpointer) id, GUINT_TO_POINTER (ids->len));
    g_ptr_array_add (ids, (gpointer) id);
  }
  reader->has_adult = json_object_get (first, ADULT) != NULL;
  if (reader->has_adult)
    g_ptr_array_add (ids, NULL);
  reader->n_participants = ids->len;
  reader->certificate = lp_certificate_new (tiers, radices, reader->n_tiers, (const char *const *) ids->pdata, ids->len);
}

static gboolean
find_participant (const CertificateReader *reader, const char *id, const LpIPath *path, guint32 *number, GError **error)
{
  g_autofree char *quoted = NULL;
  gpointer value;

  if (g_hash_table_lookup_extended (reader->numbers, id, NULL, &value)) {
    *number = GPOINTER_TO_UINT (value);
    return TRUE;
  }
  quoted = lp_i_text_quote (id);
  lp_i_path_fail (path, error, LP_ERROR_VALUE, "%s is not among the pupils of the first dual solution", quoted);
  return FALSE;
}

static gboolean
read_values (const CertificateReader *reader, json_t *pupils, const json_t *adult, const LpIPath *path, gint64 *values, GError **error)
{
  LpIPath pupils_path = { path, "pupils", NULL, 0 };
  LpIPath adult_path = { path, ADULT, NULL, 0 };
  const char *id;
  json_t *vector;
  guint32 number = 0;

  if (json_object_size (pupils) + (adult != NULL) != reader->n_participants || (adult != NULL) != reader->has_adult) {
    lp_i_path_fail (path, error, LP_ERROR_VALUE, "The participants are not those of the first dual solution");
    return FALSE;
  }
  json_object_foreach (pupils, id, vector) {
    LpIPath here = { &pupils_path, NULL, id, 0 };

    if (!find_participant (reader, id, &here, &number, error) ||
        !read_vector (vector, &here, reader->n_tiers, values + number * reader->n_tiers, error))
      return FALSE;
  }
  return adult == NULL ||
         read_vector (adult, &adult_path, reader->n_tiers, values + (reader->n_participants - 1) * reader->n_tiers, error);
}

/* The numbers of a blossom's members, each once. */
static GArray *
read_members (const CertificateReader *reader, const json_t *array, gboolean adult, const LpIPath *path, GError **error)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GPtrArray) ids = lp_i_json_to_texts (array, path, error);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  if (ids == NULL)
    return NULL;
  for (guint i = 0; i < ids->len; i++) {
    guint32 number = 0;

    if (!find_participant (reader, g_ptr_array_index (ids, i), path, &number, error))
      return NULL;
    if (!g_hash_table_add (seen, GUINT_TO_POINTER (number))) {
      g_autofree char *quoted = lp_i_text_quote (g_ptr_array_index (ids, i));

      lp_i_path_fail (path, error, LP_ERROR_DUPLICATE, "%s stands twice", quoted);
      return NULL;
    }
    g_array_append_val (members, number);
  }
  if (adult) {
    guint32 number = (guint32) reader->n_participants - 1;

    g_array_append_val (members, number);
  }
  return g_steal_pointer (&members);
}

static gboolean
check_members (const CertificateReader *reader, const GArray *members, gboolean adult, const LpIPath *path, GError **error)
{
  if (adult && !reader->has_adult) {
    lp_i_path_fail (path, error, LP_ERROR_VALUE, "The adult is not among the participants of the first dual solution");
    return FALSE;
  }
  if (members->len % 2 == 1)
    return TRUE;
  lp_i_path_fail (path, error, LP_ERROR_VALUE, "A blossom has an odd number of members, not %u", members->len);
  return FALSE;
}

static gboolean
read_blossom (CertificateReader *reader, json_t *value, const LpIPath *path, GError **error)
{
  static const char *const names[] = { "pupils", ADULT, "value", NULL };
  LpIPath pupils_path = { path, "pupils", NULL, 0 };
  LpIPath value_path = { path, "value", NULL, 0 };
  gint64 vector[LP_N_TIERS] = { 0 };
  g_autoptr (GArray) members = NULL;
  json_t *adult;

  if (!lp_i_json_check_object (value, path, names, error))
    return FALSE;
  adult = json_object_get (value, ADULT);
  if (adult != NULL && !json_is_true (adult)) {
    lp_i_path_fail (path, error, LP_ERROR_VALUE, "The member \"adult\" is true or left out");
    return FALSE;
  }
  members = read_members (reader, json_object_get (value, "pupils"), adult != NULL, &pupils_path, error);
  if (members == NULL ||
      !check_members (reader, members, adult != NULL, path, error) ||
      !read_vector (json_object_get (value, "value"), &value_path, reader->n_tiers, vector, error))
    return FALSE;
  lp_certificate_add_blossom (reader->certificate, (const guint32 *) (gpointer) members->data, members->len, vector);
  return TRUE;
}

static gboolean
read_blossoms (CertificateReader *reader, json_t *array, const LpIPath *path, GError **error)
{
  json_t *element;
  size_t i;

  json_array_foreach (array, i, element) {
    LpIPath here = { path, NULL, NULL, i };

    if (!read_blossom (reader, element, &here, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_dual (CertificateReader *reader, json_t *value, const LpIPath *path, GError **error)
{
  static const char *const names[] = { "pupils", ADULT, "blossoms", NULL };
  LpIPath blossoms_path = { path, "blossoms", NULL, 0 };
  g_autofree gint64 *values = NULL;
  json_t *pupils = NULL;
  json_t *blossoms = NULL;

  if (!lp_i_json_check_object (value, path, names, error) ||
      !lp_i_json_get_object (value, path, "pupils", LP_I_REQUIRED, &pupils, error) ||
      !lp_i_json_get_array (value, path, "blossoms", LP_I_OPTIONAL, &blossoms, error))
    return FALSE;
  values = g_new0 (gint64, reader->n_participants * reader->n_tiers + 1);
  if (!read_values (reader, pupils, json_object_get (value, ADULT), path, values, error))
    return FALSE;
  lp_certificate_add_dual (reader->certificate, values);
  return read_blossoms (reader, blossoms, &blossoms_path, error);
}

LpCertificate *
lp_i_certificate_from_json (json_t *value, const LpIPath *path, GError **error)
{
  static const char *const names[] = { "tiers", "radices", "duals", NULL };
  LpIPath tiers_path = { path, "tiers", NULL, 0 };
  LpIPath radices_path = { path, "radices", NULL, 0 };
  LpIPath duals_path = { path, "duals", NULL, 0 };
  g_auto (CertificateReader) reader = { NULL, g_hash_table_new (g_str_hash, g_str_equal), 0, 0, FALSE };
  LpTier tiers[LP_N_TIERS] = { 0 };
  gint64 radices[LP_N_TIERS] = { 0 };
  json_t *duals = NULL;
  json_t *element;
  size_t i;

  if (!lp_i_json_check_object (value, path, names, error) ||
      !lp_i_json_get_array (value, path, "duals", LP_I_REQUIRED, &duals, error) ||
      !read_tiers (json_object_get (value, "tiers"), &tiers_path, tiers, error))
    return NULL;
  reader.n_tiers = json_array_size (json_object_get (value, "tiers"));
  if (!read_radices (json_object_get (value, "radices"), &radices_path, reader.n_tiers, radices, error))
    return NULL;
  begin_reading (&reader, duals, tiers, radices);
  json_array_foreach (duals, i, element) {
    LpIPath here = { &duals_path, NULL, NULL, i };

    if (!read_dual (&reader, element, &here, error))
      return NULL;
  }
  return g_steal_pointer (&reader.certificate);
}

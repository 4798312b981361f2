/* SPDX-License-Identifier: MIT */
#include "web.h"

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
join_sorted (GPtrArray *texts, const char *separator)
{
  g_ptr_array_sort (texts, compare_texts);
  g_ptr_array_add (texts, NULL);
  return g_strjoinv (separator, (char **) texts->pdata);
}

/* One text for one set of partnerships, whatever their order. */
static char *
name_partnerships (const json_t *partnerships)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (g_free);
  json_t *group, *pupil;
  size_t i, k;

  json_array_foreach (partnerships, i, group) {
    g_autoptr (GPtrArray) pupils = g_ptr_array_new ();
    json_array_foreach (group, k, pupil)
      g_ptr_array_add (pupils, (gpointer) json_string_value (pupil));
    g_ptr_array_add (groups, join_sorted (pupils, "\n"));
  }
  return join_sorted (groups, "\n\n");
}

static char *
name_pairing (const LpPairing *pairing)
{
  g_autoptr (LpRound) round = lp_pairing_to_round (pairing);
  json_t *partnerships = web_partnerships (round);
  char *name = name_partnerships (partnerships);

  json_decref (partnerships);
  return name;
}

static GHashTable *
name_seen (const char *text)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  json_t *seen = json_loads (text, 0, NULL), *partnerships;
  size_t i;

  json_array_foreach (seen, i, partnerships)
    g_hash_table_add (names, name_partnerships (partnerships));
  json_decref (seen);
  return names;
}

static LpPairing *
find_unseen (LpRequest *request, GHashTable *seen, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) lp_pairing_unref);
  LpPairing *next = lp_pair (request, NULL, error);

  while (next != NULL) {
    g_autofree char *name = name_pairing (next);
    if (!g_hash_table_contains (seen, name))
      return next;
    g_ptr_array_add (found, next);
    next = lp_pair_another (request, (LpPairing *const *) found->pdata, found->len, error);
  }
  return NULL;
}

WEB_EXPORT char *
web_another (const char *text, const char *seen)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpRequest) request = lp_request_from_json (text, -1, &error);
  g_autoptr (GHashTable) names = name_seen (seen);
  g_autoptr (LpPairing) pairing = request != NULL ? find_unseen (request, names, &error) : NULL;

  return pairing != NULL ? lp_pairing_to_json (pairing) : web_fail (error);
}

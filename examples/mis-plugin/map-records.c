/* SPDX-License-Identifier: MIT */
/*
 * A plugin that maps its host's own records: each step that can go wrong says
 * so in an LpError, and the plugin shows the message as it stands. Here two
 * pupils may not work together, and then nobody is left for one of them.
 */
#include <stdio.h>

#include <learning-partners/learning-partners.h>

/* What the host has; only an opaque key and a score go to the library. */
typedef struct {
  const char *key;
  double score;
} Record;

static const Record records[] = { { "k-17", 98 }, { "k-23", 104 }, { "k-31", 91 }, { "k-40", 110 } };

static LpRoster *
map_records (GError **error)
{
  g_autoptr (LpRoster) roster = lp_roster_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (records); i++) {
    g_autoptr (LpPupil) pupil = lp_pupil_new (records[i].key, NULL, error);
    if (pupil == NULL || !lp_pupil_set_score (pupil, "maths", records[i].score, error)
        || !lp_roster_add_pupil (roster, pupil, error))
      return NULL;
  }
  return g_steal_pointer (&roster);
}

static gboolean
keep_apart (LpRoster *roster, const char *id, const char *one, const char *other, GError **error)
{
  const char *pupils[] = { one, other };
  g_autoptr (LpRule) rule = lp_rule_new (id, LP_RULE_APART, pupils, G_N_ELEMENTS (pupils), LP_DATE_NONE, NULL, error);

  return rule != NULL && lp_roster_add_rule (roster, rule, error);
}

static void
show (LpRoster *roster)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpRequest) request = lp_request_new (roster, NULL, NULL, lp_date_from_ymd (2026, 11, 30), 1, &error);
  g_autoptr (LpPairing) pairing = request != NULL ? lp_pair (request, NULL, &error) : NULL;

  if (pairing == NULL) {
    printf ("%s: %s\n", lp_error_get_name ((LpError) error->code), error->message);
    return;
  }
  for (gsize i = 0; i < lp_pairing_get_n_partnerships (pairing); i++)
    printf ("%s works with %s\n", lp_pupil_get_id (lp_pairing_get_pupil (pairing, i, 0)),
            lp_pupil_get_id (lp_pairing_get_pupil (pairing, i, 1)));
}

int
main (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpRoster) roster = map_records (&error);

  if (roster == NULL) {
    fprintf (stderr, "%s\n", error->message);
    return 1;
  }
  show (roster);
  if (!keep_apart (roster, "r1", "k-17", "k-23", &error) || !keep_apart (roster, "r2", "k-17", "k-31", &error)
      || !keep_apart (roster, "r3", "k-17", "k-40", &error)) {
    fprintf (stderr, "%s\n", error->message);
    return 1;
  }
  show (roster);
  return 0;
}

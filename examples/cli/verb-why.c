/* SPDX-License-Identifier: MIT */
/* partners why: why these two, or why not. */
#include "cli.h"

#include <string.h>

typedef struct {
  LpPupil *a, *b;
} Two;

static gboolean
holds_both (LpPairing *pairing, gsize index, const Two *two)
{
  guint found = 0;

  for (gsize i = 0; i < lp_pairing_get_size (pairing, index); i++) {
    const char *id = lp_pupil_get_id (lp_pairing_get_pupil (pairing, index, i));
    found += strcmp (id, lp_pupil_get_id (two->a)) == 0 || strcmp (id, lp_pupil_get_id (two->b)) == 0;
  }
  return found == 2;
}

static gboolean
are_partners (LpPairing *pairing, const Two *two)
{
  for (gsize i = 0; i < lp_pairing_get_n_partnerships (pairing); i++) {
    if (holds_both (pairing, i, two))
      return TRUE;
  }
  return FALSE;
}

static void
append_reasons (GString *out, LpReasons *reasons, const LpRoster *roster)
{
  for (gsize i = 0; i < lp_reasons_get_length (reasons); i++) {
    g_autofree char *words = cli_reason_text (lp_reasons_get (reasons, i), roster);
    cli_append_wrapped (out, "  - ", "    ", words);
  }
}

static void
append_title (GString *out, LpPairing *pairing, const Two *two, gboolean partners)
{
  g_autofree char *a = cli_clean (lp_pupil_get_name (two->a));
  g_autofree char *b = cli_clean (lp_pupil_get_name (two->b));
  g_autofree char *date = cli_date_words (lp_request_get_date (lp_pairing_get_request (pairing)));
  g_autofree char *title = g_strdup_printf (partners ? _("Why %s & %s are partners from %s") : _("Why %s & %s are not partners from %s"), a, b, date);
  cli_append_bold (out, stdout, title);
  g_string_append_c (out, '\n');
}

static void
show (LpPairing *pairing, const Two *two, LpWhyNot *why)
{
  g_autoptr (GString) out = g_string_new (NULL);

  append_title (out, pairing, two, are_partners (pairing, two));
  append_reasons (out, lp_why_not_get_reasons (why), lp_request_get_roster (lp_pairing_get_request (pairing)));
  fputs (out->str, stdout);
}

/* The answer is about what the options give; the file may hold something else. */
static void
note_other_round (const CliInput *input, LpPairing *pairing)
{
  if (input->round == NULL)
    return;
  g_autoptr (LpRound) round = lp_pairing_to_round (pairing);
  if (!lp_round_equal (round, input->round))
    fputs (_("Note: the history holds other partners for that day than these options give;\n"
             "      the answer is about the latter.\n"), stderr);
}

static int
answer (const CliOptions *options, const CliInput *input, const Two *two)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpConflict) conflict = NULL;
  g_autoptr (LpPairing) pairing = lp_pair (input->request, &conflict, &error);
  if (pairing == NULL)
    return cli_fail (options, error, conflict);
  g_autoptr (LpWhyNot) why = lp_why_not (pairing, lp_pupil_get_id (two->a), lp_pupil_get_id (two->b), &error);
  if (why == NULL)
    return cli_fail (options, error, NULL);

  note_other_round (input, pairing);
  if (options->json) {
    g_autofree char *json = lp_why_not_to_json (why);
    fputs (json, stdout);
  } else {
    show (pairing, two, why);
  }
  return CLI_DONE;
}

int
cli_verb_why (CliOptions *options)
{
  g_autoptr (GError) error = NULL;
  guint n = cli_options_count_arguments (options);

#ifdef CLI_HAVE_STORE
  if (cli_class_is_meant (options, 2))
    return cli_class_why (options);
#endif
  if (n != (options->request != NULL ? 2 : 3))
    return cli_usage ("why", _("Name two pupils, then the class list (or --request)."));
  g_autoptr (CliInput) input = cli_input_read (options, n == 3 ? options->arguments[2] : NULL, CLI_FOR_A_QUESTION, &error);
  if (input == NULL)
    return cli_fail (options, error, NULL);

  Two two = { cli_input_look_up (input, options->arguments[0], &error), NULL };
  if (two.a != NULL)
    two.b = cli_input_look_up (input, options->arguments[1], &error);
  if (two.b == NULL)
    return cli_fail (options, error, NULL);
  if (two.a == two.b)
    return cli_usage ("why", _("That is one and the same pupil."));
  return answer (options, input, &two);
}

/* SPDX-License-Identifier: MIT */
/* partners swap: two pupils change places, and what it costs is said before it is done. */
#include "cli.h"

#include <string.h>

typedef struct {
  LpClassFile *file;    /* owned */
  LpRound     *round;   /* owned: as it is */
  gsize        index;
  LpRequest   *request; /* owned: what the round answered */
} Swap;

static void
swap_clear (Swap *swap)
{
  g_clear_pointer (&swap->request, lp_request_unref);
  g_clear_pointer (&swap->round, lp_round_unref);
  g_clear_pointer (&swap->file, lp_class_file_close);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Swap, swap_clear)

static gboolean
open_round (Swap *swap, CliOptions *o, GError **error)
{
  LpDate date = G_MAXINT32;

  swap->file = cli_class_open (o, error);
  if (swap->file == NULL || (o->date != NULL && !cli_date_parse ("--date", o->date, &date, error)))
    return FALSE;
  LpRound *round = cli_class_round_on (swap->file, date, &swap->index);
  if (round == NULL)
    return cli_class_no_round (swap->file, error);
  swap->round = lp_round_ref (round);
  swap->request = lp_class_file_new_request_of (swap->file, swap->index, FALSE, error);
  return swap->request != NULL;
}

static int
show_offers (const CliOptions *o, const Swap *swap, const char *id)
{
  g_autoptr (GError) error = NULL;
  LpRoster *everybody = lp_class_file_get_everybody (swap->file);
  g_autofree char *name = cli_label (everybody, id);
  g_autoptr (LpSwaps) offers = lp_swap_prices (swap->request, swap->round, id, &error);

  if (offers == NULL)
    return cli_fail (o, error, NULL);
  json_t *list = json_array ();
  if (!o->json)
    cli_say (stdout, _("What it would cost if %s changed places with\n"), name);
  for (gsize i = 0; i < lp_swaps_get_length (offers); i++) {
    const LpSwap *offer = lp_swaps_get (offers, i);
    const char *with = lp_swap_get_pupil (offer, 1);
    g_autofree char *other = cli_label (everybody, with);
    g_autofree char *words = cli_price_word (offer);
    g_autoptr (GString) line = g_string_new ("  ");
    cli_append_padded (line, other, 24);
    json_array_append_new (list, json_pack ("{s:s, s:b, s:s}", "with", with, "valid", lp_verdict_is_valid (lp_swap_get_after (offer)), "text",
                                            words));
    if (!o->json)
      cli_say (stdout, "%s %s\n", line->str, words);
  }
  json_t *answer = json_pack ("{s:i, s:s, s:o}", "version", 1, "pupil", id, "swaps", list);
  if (o->json) {
    json_dumpf (answer, stdout, JSON_INDENT (1));
    fputc ('\n', stdout);
  }
  json_decref (answer);
  return CLI_DONE;
}

static void
append_new_partners (GString *out, const LpRoster *everybody, const LpRound *swapped, const char *a, const char *b)
{
  for (gsize i = 0; i < lp_round_get_n_partnerships (swapped); i++) {
    for (gsize k = 0; k < lp_round_get_size (swapped, i); k++) {
      const char *id = lp_round_get_pupil (swapped, i, k);
      if (strcmp (id, a) != 0 && strcmp (id, b) != 0)
        continue;
      g_autofree char *names = cli_class_partnership (everybody, swapped, i);
      g_string_append_printf (out, "  %s\n", names);
    }
  }
}

static gboolean
record (Swap *swap, LpRound *swapped, const char *step, GError **error)
{
  gint64 revision = lp_class_file_get_revision (swap->file);

  if (!lp_class_file_begin (swap->file, step, error))
    return FALSE;
  if (lp_class_file_get_revision (swap->file) == revision && lp_class_file_override_round (swap->file, swapped, error))
    return lp_class_file_commit (swap->file, error);
  if (error != NULL && *error == NULL)
    g_set_error (error, LP_ERROR, LP_ERROR_FILE, _("%s: another program has changed it meanwhile; try again."),
                 lp_class_file_get_path (swap->file));
  lp_class_file_rollback (swap->file);
  return FALSE;
}

/* A must rule is never broken by hand: who means it ends the rule first. */
static int
refuse (const CliOptions *o, const LpRoster *roster, const LpSwap *price)
{
  g_autofree char *text = cli_reason_text (lp_verdict_get_finding (lp_swap_get_after (price), 0), roster);
  g_autoptr (GError) error = g_error_new (LP_ERROR, LP_ERROR_INFEASIBLE, _("Not swapped, a rule stands against it: %s"), text);

  return cli_fail (o, error, NULL);
}

/* The price; an error names the two as the class knows them. */
static LpSwap *
find_price (const Swap *swap, const char *a, const char *b, GError **error)
{
  g_autoptr (GError) why = NULL;
  LpSwap *price = lp_swap_price (swap->request, swap->round, a, b, &why);

  if (price != NULL)
    return price;
  LpRoster *everybody = lp_class_file_get_everybody (swap->file);
  g_autofree char *name_a = cli_label (everybody, a), *name_b = cli_label (everybody, b);
  if (g_error_matches (why, LP_ERROR, LP_ERROR_UNKNOWN_PUPIL))
    g_set_error (error, LP_ERROR, why->code, _("Of %s and %s at least one has no partner in this round."), name_a, name_b);
  else if (g_error_matches (why, LP_ERROR, LP_ERROR_VALUE))
    g_set_error (error, LP_ERROR, why->code, _("%s and %s are partners: nothing would change."), name_a, name_b);
  else
    g_propagate_error (error, g_steal_pointer (&why));
  return NULL;
}

static int
swap_two (const CliOptions *o, Swap *swap, const char *a, const char *b)
{
  g_autoptr (GError) error = NULL;
  LpRoster *everybody = lp_class_file_get_everybody (swap->file);
  g_autofree char *name_a = cli_label (everybody, a), *name_b = cli_label (everybody, b);
  g_autoptr (LpSwap) price = find_price (swap, a, b, &error);

  if (price == NULL)
    return cli_fail (o, error, NULL);
  if (lp_swap_breaks_must (price))
    return refuse (o, everybody, price);
  g_autofree char *step = g_strdup_printf (_("swap: %s and %s"), name_a, name_b);
  g_autoptr (GString) out = g_string_new (NULL);
  append_new_partners (out, everybody, lp_swap_get_round (price), a, b);
  cli_price_append (out, everybody, price);
  if (!o->json)
    fputs (out->str, stdout);
  CliAnswer answer = cli_ask (o, _("Swap them?"));
  if (answer != CLI_ANSWER_YES)
    return cli_not_done (answer);
  if (!record (swap, lp_swap_get_round (price), step, &error))
    return cli_fail (o, error, NULL);
  return cli_class_done (o, swap->file, step);
}

int
cli_verb_swap (CliOptions *o)
{
  g_autoptr (GError) error = NULL;
  g_auto (Swap) swap = { .file = NULL };

  if (!open_round (&swap, o, &error))
    return cli_fail (o, error, NULL);
  guint n = cli_options_count_arguments (o);
  if (n != 1 && n != 2)
    return cli_usage ("swap", _("Name two pupils, or one to see what each swap would cost."));
  LpRoster *class = lp_request_get_roster (swap.request);
  LpPupil *a = cli_class_look_up (class, o->arguments[0], &error);
  LpPupil *b = a != NULL && n == 2 ? cli_class_look_up (class, o->arguments[1], &error) : NULL;
  if (a == NULL || (n == 2 && b == NULL))
    return cli_fail (o, error, NULL);
  if (a == b)
    return cli_usage ("swap", _("That is one and the same pupil."));
  return n == 1 ? show_offers (o, &swap, lp_pupil_get_id (a)) : swap_two (o, &swap, lp_pupil_get_id (a), lp_pupil_get_id (b));
}

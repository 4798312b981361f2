/* SPDX-License-Identifier: MIT */
/* The verbs in one table, which also makes the help. */
#include "cli.h"
#include "cli-system.h"

#include <locale.h>
#include <string.h>

static int verb_help (CliOptions *options);

static const CliVerb verbs[] = {
  { "pair", "CLASS.csv",
    N_("Find partners for the next round"),
    N_("Reads a class list, finds the best partners and shows them. With --history\n"
       "the new round is added to that file, so that next week's partners know of\n"
       "this week's. CLASS.csv may be - for standard input. With --request a request\n"
       "in JSON takes the place of class list and history."),
    CLI_GROUP_FILE | CLI_GROUP_INPUT | CLI_GROUP_RULES | CLI_GROUP_POLICY | CLI_GROUP_ROUND, cli_verb_pair },
  { "check", "CLASS.csv --history H.csv | --request FILE ANSWER",
    N_("Judge the partners of a round"),
    N_("Judges the latest round of a history (or the one of --date) against the rounds\n"
       "before it; or an answer in JSON against its request. Says which rules are\n"
       "broken or bent, and what the certificate proves. With --all judges every round as on its first day, and says what would\n"
       "have been better."),
    CLI_GROUP_FILE | CLI_GROUP_INPUT | CLI_GROUP_RULES | CLI_GROUP_POLICY | CLI_GROUP_ALL, cli_verb_check },
  { "why", "A B CLASS.csv",
    N_("Say why two pupils are, or are not, partners"),
    N_("Asks about the latest round of the history (or the one of --date), or about\n"
       "the next where there is none yet. Give the same options as for pair. For two\n"
       "who are not partners it says exactly what making them partners would cost."),
    CLI_GROUP_FILE | CLI_GROUP_INPUT | CLI_GROUP_RULES | CLI_GROUP_POLICY, cli_verb_why },
  { "generate", "",
    N_("Make up a random class, as a request in JSON"),
    N_("Draws a school year: pupils, rules, holidays, absences, joiners and leavers, feedback and a\n"
       "policy; pairs its rounds but the last, and prints the request of that one. The seed goes to\n"
       "standard error before the work begins. The rules may contradict each other."),
    CLI_GROUP_CLASS, cli_verb_generate },
#ifdef CLI_HAVE_STORE
  { "new", "4B.partners --from CLASS.csv", N_("Make a class file"),
    N_("Makes a class file: a teacher's year in one file, with the class list, rules,\n"
       "policy, partners and feedback. The options of the policy set how partners are\n"
       "found; partners policy changes it later."),
    CLI_GROUP_NEW | CLI_GROUP_LIST | CLI_GROUP_POLICY, cli_verb_new },
  { "show", "[4B.partners]", N_("Show today's partners"),
    N_("Shows the partners in force, with today's cover if there is one: no band, score\n"
       "or reason. With --board it writes a page in large type."),
    CLI_GROUP_FILE | CLI_GROUP_DATE | CLI_GROUP_BOARD | CLI_GROUP_OUTPUT, cli_verb_show },
  { "today", "--absent NAME", N_("Find cover for who is away today"),
    N_("Finds partners for today for those whose partner is away, with the least change.\n"
       "Tomorrow the partnerships are back by themselves."),
    CLI_GROUP_FILE | CLI_GROUP_DATE | CLI_GROUP_TODAY, cli_verb_today },
  { "advice", "[4B.partners]", N_("Say whether it is time to change"),
    N_("Says whether the present partners may run on for another round or should change,\n"
       "and why."),
    CLI_GROUP_FILE | CLI_GROUP_DATE, cli_verb_advice },
  { "swap", "A [B]", N_("Let two pupils change places"),
    N_("Says what the swap costs, asks, and records it as a change by hand. With one\n"
       "pupil it lists what each swap would cost."),
    CLI_GROUP_FILE | CLI_GROUP_DATE | CLI_GROUP_YES, cli_verb_swap },
  { "feedback", "A B WORD", N_("Note how two worked together"),
    N_("WORD is worked, mixed, too-quiet, not-listening, disagreed or\n"
       "apart-for-a-while. It fades with time, and a pair that failed may meet again."),
    CLI_GROUP_FILE | CLI_GROUP_DATE, cli_verb_feedback },
  { "roster", "[add|edit|rename|remove NAME …|import CLASS.csv]", N_("Show or change the class list"),
    N_("roster                                   who is in the class\n"
       "roster add \"Zoë Young\" maths=101        a new pupil (id=… gives the id)\n"
       "roster edit Zoë maths=104 quiet=yes      new facts; quiet= removes one\n"
       "roster rename Zoë \"Zoë Old\"             another name\n"
       "roster remove Zoë                        has left; stays in the rounds\n"
       "roster import class.csv                  a new list, matched by id"),
    CLI_GROUP_FILE | CLI_GROUP_LIST | CLI_GROUP_DATE | CLI_GROUP_YES, cli_verb_roster },
  { "apart", "[A B …]", N_("Keep pupils apart"), N_("They are never partners: no two of them. Without names it shows these rules."),
    CLI_GROUP_FILE | CLI_GROUP_RULE, cli_verb_apart },
  { "together", "[A B …]", N_("Keep pupils together"), N_("They always share a partnership; three make a three of their own. Without names\n"
       "it shows these rules."),
    CLI_GROUP_FILE | CLI_GROUP_RULE, cli_verb_together },
  { "pin", "[A B …]", N_("Make pupils partners in the next round"),
    N_("They share a partnership in the next round, three as a three of their own; then\n"
       "the pin is used up. Without names it shows the pins."),
    CLI_GROUP_FILE | CLI_GROUP_RULE, cli_verb_pin },
  { "friends", "[A B …]", N_("Note pupils as friends"),
    N_("Friends are not partners where it can be helped; nobody puts them together.\n"
       "Without names it shows these rules."),
    CLI_GROUP_FILE | CLI_GROUP_RULE, cli_verb_friends },
  { "prefer", "[A B …]", N_("Note pupils who are better together"),
    N_("They are partners where nothing else is lost, and no more often than others may\n"
       "be. Without names it shows these rules."),
    CLI_GROUP_FILE | CLI_GROUP_RULE, cli_verb_prefer },
  { "holiday", "[FROM..TO]", N_("Note a holiday"),
    N_("Its days count for no tenure. Without a date it shows the holidays; with --end\n"
       "the holiday that begins then goes."),
    CLI_GROUP_FILE | CLI_GROUP_RULE, cli_verb_holiday },
  { "policy", "[4B.partners]", N_("Show or set how partners are found"),
    N_("Shows the policy in plain words; with options it sets what they say."),
    CLI_GROUP_FILE | CLI_GROUP_POLICY | CLI_GROUP_TIERS, cli_verb_policy },
  { "history", "[NAME]", N_("Show the rounds, or one pupil's partners"), N_("Shows all rounds; with a name all partners of that pupil."),
    CLI_GROUP_FILE, cli_verb_history },
  { "coverage", "[4B.partners]", N_("Show who has not met whom"),
    N_("Draws a triangle: how often each two have been partners. With --output it writes\n"
       "a page with a chart."),
    CLI_GROUP_FILE | CLI_GROUP_OUTPUT, cli_verb_coverage },
  { "stats", "[4B.partners]", N_("Show figures, against chance"),
    N_("Counts repeats, gaps, lengths of partnerships, turns in the three and how often\n"
       "each was the stronger partner, beside what chance would give. With --output it\n"
       "writes a page."),
    CLI_GROUP_FILE | CLI_GROUP_OUTPUT, cli_verb_stats },
  { "print", "[4B.partners]", N_("Write a page to print"),
    N_("Writes a page: board, cards to cut out, a list for the wall, a term's list, or\n"
       "the teacher's own. A name that ends in .pdf makes a PDF."),
    CLI_GROUP_FILE | CLI_GROUP_DATE | CLI_GROUP_VIEW | CLI_GROUP_OUTPUT, cli_verb_print },
  { "export", "[4B.partners]", N_("Write tables for other programs"),
    N_("csv: the rounds; roster: the class list; json: all of it, as a request;\n"
       "research and research-roster: rounds and attainment under pseudonyms, made from\n"
       "the ids with a secret key. All of them are safe to open in a spreadsheet."),
    CLI_GROUP_FILE | CLI_GROUP_EXPORT | CLI_GROUP_OUTPUT, cli_verb_export },
  { "undo", "[4B.partners]", N_("Take the latest step back"), N_("Takes the latest step back, exactly; again, the one before it."), CLI_GROUP_FILE,
    cli_verb_undo },
  { "forget", "NAME", N_("Remove a pupil for good"),
    N_("Removes all that is known of a pupil from the whole file; partners' histories\n"
       "keep their counts. It can't be undone."),
    CLI_GROUP_FILE | CLI_GROUP_YES, cli_verb_forget },
  { "purge", "--before DATE", N_("Remove old rounds for good"), N_("Removes rounds, covers and feedback before a day. It can't be undone."),
    CLI_GROUP_FILE | CLI_GROUP_BEFORE | CLI_GROUP_YES, cli_verb_purge },
#endif
  { "help", "[VERB]", N_("Show this help, or that of a verb"), "", 0, verb_help },
};

static const CliVerb *
find_verb (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++) {
    if (strcmp (verbs[i].name, name) == 0)
      return &verbs[i];
  }
  return NULL;
}

static void
show_verbs (FILE *stream)
{
  g_autoptr (GString) text = g_string_new (
    _("partners finds learning partners for a class.\n\n"
      "Usage:\n  partners VERB [OPTION…]\n  partners --help | --version\n\nVerbs:\n"));
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    g_string_append_printf (text, "  %-8s %s\n", verbs[i].name, _(verbs[i].summary));
  g_string_append (text,
#ifdef CLI_HAVE_STORE
    _("\nA year in one file:\n  partners new 4B.partners --from class.csv\n"
      "  partners pair                     every week or so, in that folder\n"));
  g_string_append (text,
#endif
    _("\nThe usual week without one:\n  partners pair class.csv --history partners.csv\n"
      "\nEnds with 0 done, 1 no valid pairing, 2 a fault of the program, 3 bad input,\n"
      "4 over a limit, 5 file trouble. More: partners help VERB, man partners.\n"));
  fputs (text->str, stream);
}

static void
show_verb (const CliVerb *verb)
{
  CliOptions options = { 0 };
  g_autoptr (GOptionContext) context = cli_options_new_context (&options, verb);
  g_autofree char *text = g_option_context_get_help (context, FALSE, NULL);
  fputs (text, stdout);
  cli_options_clear (&options);
}

static int
unknown_verb (const char *name)
{
  g_autofree char *message = g_strdup_printf (_("There is no verb \"%s\"."), name);
  return cli_usage (NULL, message);
}

static int
verb_help (CliOptions *options)
{
  if (cli_options_count_arguments (options) == 0) {
    show_verbs (stdout);
    return CLI_DONE;
  }
  const CliVerb *verb = find_verb (options->arguments[0]);
  if (verb == NULL)
    return unknown_verb (options->arguments[0]);
  show_verb (verb);
  return CLI_DONE;
}

static int
run_verb (const CliVerb *verb, char **argv)
{
  /* What the parser has understood it frees. */
  g_auto (GStrv) rest = g_strdupv (argv);
  CliOptions options = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GOptionContext) context = cli_options_new_context (&options, verb);
  int code;

  if (!g_option_context_parse_strv (context, &rest, &error)
      || !cli_options_check (&options, &error)) {
    code = cli_usage (verb->name, error->message);
  } else if (options.help) {
    show_verb (verb);
    code = CLI_DONE;
  } else {
    code = verb->run (&options);
  }
  cli_options_clear (&options);
  return code;
}

/*
 * Messages alone follow the locale: numbers, order and case are the same
 * everywhere. What is printed is UTF-8 whatever the locale says.
 */
static void
use_language (void)
{
#ifdef CLI_HAVE_NLS
  const char *folder = g_getenv ("PARTNERS_LOCALE_DIR");

  setlocale (LC_MESSAGES, "");
  bindtextdomain ("partners", folder != NULL ? folder : CLI_LOCALE_DIR);
  bind_textdomain_codeset ("partners", "UTF-8");
  textdomain ("partners");
#endif
}

int
main (int argc, char **argv)
{
  argv = cli_system_begin (argv);
  use_language ();
  if (argc < 2) {
    show_verbs (stderr);
    return CLI_BAD_INPUT;
  }
  if (strcmp (argv[1], "--version") == 0) {
    printf ("partners %s\n", lp_version ());
    return cli_finish (CLI_DONE);
  }
  if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0) {
    show_verbs (stdout);
    return cli_finish (CLI_DONE);
  }
  const CliVerb *verb = find_verb (argv[1]);
  if (verb == NULL)
    return unknown_verb (argv[1]);

  /* The verb stands where the parser expects the program's name. */
  return cli_finish (run_verb (verb, argv + 1));
}

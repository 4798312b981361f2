/* SPDX-License-Identifier: MIT */
/* The verbs in one table, which also makes the help. */
#include "cli.h"

#include <string.h>

static int verb_help (CliOptions *options);

static const CliVerb verbs[] = {
  { "pair", "CLASS.csv",
    "Find partners for the next round",
    "Reads a class list, finds the best partners and shows them. With --history\n"
    "the new round is added to that file, so that next week's partners know of\n"
    "this week's. CLASS.csv may be - for standard input. With --request a request\n"
    "in JSON takes the place of class list and history.",
    CLI_GROUP_INPUT | CLI_GROUP_RULES | CLI_GROUP_POLICY | CLI_GROUP_ROUND, cli_verb_pair },
  { "check", "CLASS.csv --history H.csv | --request FILE ANSWER",
    "Judge the partners of a round",
    "Judges the latest round of a history (or the one of --date) against the rounds\n"
    "before it; or an answer in JSON against its request. Says which rules are\n"
    "broken or bent, and what the certificate proves. With --all judges every round as on its first day, and says what would\n"
    "have been better.",
    CLI_GROUP_INPUT | CLI_GROUP_RULES | CLI_GROUP_POLICY | CLI_GROUP_ALL, cli_verb_check },
  { "why", "A B CLASS.csv",
    "Say why two pupils are, or are not, partners",
    "Asks about the latest round of the history (or the one of --date), or about\n"
    "the next where there is none yet. Give the same options as for pair. For two\n"
    "who are not partners it says exactly what making them partners would cost.",
    CLI_GROUP_INPUT | CLI_GROUP_RULES | CLI_GROUP_POLICY, cli_verb_why },
  { "generate", "",
    "Make up a random class, as a request in JSON",
    "Draws a school year: pupils, rules, holidays, absences, joiners and leavers, feedback and a\n"
    "policy; pairs its rounds but the last, and prints the request of that one. The seed goes to\n"
    "standard error before the work begins. The rules may contradict each other.",
    CLI_GROUP_CLASS, cli_verb_generate },
  { "help", "[VERB]", "Show this help, or that of a verb", "", 0, verb_help },
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
    "partners finds learning partners for a class.\n\n"
    "Usage:\n  partners VERB [OPTION…]\n  partners --help | --version\n\nVerbs:\n");
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    g_string_append_printf (text, "  %-8s %s\n", verbs[i].name, verbs[i].summary);
  g_string_append (text,
    "\nThe usual week:\n  partners pair class.csv --history partners.csv\n"
    "\nEnds with 0 done, 1 no valid pairing, 2 a fault of the program, 3 bad input,\n"
    "4 over a limit, 5 file trouble. More: partners help VERB, man partners.\n");
  fputs (text->str, stream);
}

static void
show_verb (const CliVerb *verb)
{
  CliOptions options = { 0 };
  g_autoptr (GOptionContext) context = cli_options_new_context (&options, verb);
  g_autofree char *text = g_option_context_get_help (context, FALSE, NULL);
  fputs (text, stdout);
}

static int
unknown_verb (const char *name)
{
  g_autofree char *message = g_strdup_printf ("There is no verb \"%s\".", name);
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

int
main (int argc, char **argv)
{
  cli_file_ignore_size_signal ();
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

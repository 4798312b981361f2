/* SPDX-License-Identifier: MIT */
/*
 * What the page asks of the core: texts in, texts out. Requests and answers are
 * JSON in the project's own forms; what fails is the error form. Each text that
 * is returned is freed by the page with web_free().
 */
#pragma once

#include <emscripten.h>
#include <jansson.h>
#include <learning-partners/learning-partners.h>
#include <learning-partners/lp-csv.h>
#include <learning-partners/lp-json.h>
#include <stdlib.h>
#include <string.h>

#define WEB_EXPORT EMSCRIPTEN_KEEPALIVE

json_t *web_reason (const LpReason *reason);
json_t *web_reasons (const LpReasons *reasons);
json_t *web_partnerships (const LpRound *round);
/* Takes the document. */
char *web_say (json_t *document);
char *web_fail (const GError *error);

/* Memory for what goes in, and of what came out. */
char *web_alloc (gsize size);
void web_free (char *text);

/* A request: its answer. */
char *web_pair (const char *request);
/* The seed of a class, in decimal, and the number of a round from 0, likewise: the seed that the round is asked for with, as text in "seed". */
char *web_seed (const char *seed, const char *round);
/* A request and the partnerships of an answer: the checker's report. */
char *web_check (const char *request, const char *answer);
/* Why two are partners, or why not. */
char *web_why (const char *request, const char *a, const char *b);
/* A pairing as good as the best that is none of those seen: an array of arrays of partnerships. */
char *web_another (const char *request, const char *seen);
/* Whether two arrays of partnerships are the same: "same". */
char *web_same (const char *a, const char *b);
/* What it costs that two pupils of a round change places, in words. */
char *web_price (const char *request, const char *round, const char *a, const char *b);
/* The same for each place to which a pupil could go, in a word each, the cheapest first. */
char *web_prices (const char *request, const char *round, const char *pupil);
/* Temporary partnerships for a round whose pupils are partly away on a day: an array of ids. */
char *web_cover (const char *request, const char *round, const char *away, const char *date);
/* Whether it is time to change, on the date of the request. */
char *web_advice (const char *request);
/* Who of the roster has met whom. */
char *web_coverage (const char *request);
/* A page for the board or for paper, as an HTML document; of the latest round of the history as it is on a day. */
char *web_page (const char *request, const char *kind, const char *title, const char *today);
/*
 * A class list: a roster and what was understood. The subject is empty for what
 * is recognised. An error has "no_heading" where the first line is no heading.
 */
char *web_read_class (const char *bytes, gsize length, const char *subject);

/* SPDX-License-Identifier: MIT */
/*
 * The regular interface that every language wraps. Fields of an object come one
 * by one (n_pupils, pupil (index)), words stand for enumerations, dates are days
 * since 1970-01-01, and DATE_NONE is none. The public headers say what each call
 * means; what is not there is in lp-facade.h.
 */
%include "model.i"
%include "policy.i"
%include "pairing.i"
%include "matching.i"

%rename(version) lp_version;
const char *lp_version (void);
%rename(derive) lp_derive;
guint64 lp_derive (guint64 seed, const char *text);
%rename(derive_seed) lp_derive_seed;
guint64 lp_derive_seed (guint64 seed, const char *class_id, gsize round, guint draw);
%rename(take_conflict) lp_facade_take_conflict;
%newobject lp_facade_take_conflict;
LpConflict *lp_facade_take_conflict (void);
%rename(take_barrier) lp_facade_take_barrier;
%newobject lp_facade_take_barrier;
LpBarrier *lp_facade_take_barrier (void);
%rename(pair_json) lp_facade_pair_json;
%newobject lp_facade_pair_json;
%rename(check_json) lp_facade_check_json;
%newobject lp_facade_check_json;
%inline %{
static char *lp_facade_pair_json (const char *request) { return lp_pair_json (request, -1); }
static char *lp_facade_check_json (const char *request, const char *answer) { return lp_check_json (request, answer); }
%}
%constant int DATE_NONE = LP_DATE_NONE;

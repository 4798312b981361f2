/* SPDX-License-Identifier: MIT */
#pragma once

#include "check/lp-check-class-private.h"

/* What a pupil has of an attribute. */
typedef enum {
  LP_CHECK_LACKS, /* nothing at all */
  LP_CHECK_NO,
  LP_CHECK_YES,
  LP_CHECK_WORD   /* the first word; each word has a number of its own */
} LpCheckMark;

/* Some attributes of those present, as numbers. */
typedef struct {
  guint  n_names;
  char **names; /* owned */
  guint *marks; /* owned, pupil × name: LpCheckMark and up */
} LpCheckMarks;

/* Takes ownership of names, NULL-terminated. */
LpCheckMarks *lp_i_check_marks_new (const LpCheckClass *class, char **names);
void          lp_i_check_marks_free (LpCheckMarks *marks);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpCheckMarks, lp_i_check_marks_free)

guint         lp_i_check_marks_get (const LpCheckMarks *marks, guint pupil, guint name);
/* Whether both have the attribute and it differs; whether it is the same. Yes and no are words here. */
gboolean      lp_i_check_marks_differ (const LpCheckMarks *marks, guint a, guint b, guint name);
gboolean      lp_i_check_marks_match (const LpCheckMarks *marks, guint a, guint b, guint name);

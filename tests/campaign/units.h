/* SPDX-License-Identifier: MIT */
/*
 * The must rules of a request one by one, by the names that a conflict gives
 * them, and what each says of an arrangement. Read from the definitions alone.
 */
#pragma once

#include "list.h"

/* The most must rules of which every subset is tried. */
#define UNITS_MOST 12
/* The most threes in an arrangement of those listed. */
#define UNITS_MOST_THREES (LIST_MAX / 3)

typedef enum {
  UNIT_APART,
  UNIT_BIND,
  UNIT_MATCH,
  UNIT_DIFFER,
  UNIT_ROLES,
  UNIT_MAX,
  UNIT_MIN
} UnitKind;

typedef struct {
  UnitKind    kind;
  char       *name;   /* owned: a rule's id, or "/policy/…" */
  guint32     pupils; /* of a rule: those present, a bit for each */
  const char *words[LIST_MAX]; /* of an attribute, likewise; NULL for who lacks it */
} Unit;

typedef struct {
  guint       n;
  Unit       *units;    /* owned */
  ListPresent present;  /* empty where they are too many to list */
  guint64     too_long; /* pairs, a bit for each, whatever rule holds them together */
  guint64     young;    /* likewise, whatever rule parts them */
  LpOdd       odd;
} Units;

/* An arrangement as far as rules care. */
typedef struct {
  guint32 broken;  /* a bit for each unit that it breaks; limits aside, which hang on what else is asked */
  guint64 goes_on; /* pairs of partners who are too long together */
  guint64 ends;    /* young pairs who are not partners */
  guint32 threes[UNITS_MOST_THREES];
  guint   n_threes;
  guint   n_alone;
} UnitMask;

/* Lists the must rules of a request that hold on its date. */
Units *units_new (LpRequest *request);
void   units_free (Units *units);

/* Looks at an arrangement of those present. */
UnitMask units_look (const Units *units, LpRound *round);

/*
 * Says whether an arrangement keeps the rules of a set (a bit for each), with
 * hard limits as far as no other rule of the set waives them, and has
 * the partnerships that they ask for: a three for every three whom they bind,
 * and of the rest pairs, and one three more, or one alone, where it is odd.
 */
gboolean units_allow (const Units *units, guint32 set, const UnitMask *mask);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Units, units_free)

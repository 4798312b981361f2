/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/*
 * Those who work together in a round, by number: two, in an odd class three, or
 * one who works with an adult; a history may have larger ones. Whom a number
 * stands for is its holder's to say: one of those present, or one of a history.
 */
typedef struct {
  const guint32 *members; /* owned by the list */
  guint size;
} LpPartnership;

/* Partnerships one after the other, in one block of memory. */
typedef struct {
  GArray *members; /* owned, of guint32 */
  GArray *ends;    /* owned, of guint32: where each ends in members */
} LpPartnerships;

LpPartnerships *lp_i_partnerships_new (void);
LpPartnerships *lp_i_partnerships_copy (const LpPartnerships *list);
void            lp_i_partnerships_free (LpPartnerships *list);
/* Takes all away; the memory stays for others. */
void            lp_i_partnerships_clear (LpPartnerships *list);
void            lp_i_partnerships_add (LpPartnerships *list, const guint32 *members, guint size);
/* Replaces one member. O(1). */
void            lp_i_partnerships_set_member (LpPartnerships *list, guint index, guint member, guint32 number);
/* Puts the members of each in order, and the partnerships in order of their first members; none is empty. */
void            lp_i_partnerships_sort (LpPartnerships *list, GCompareDataFunc compare, gpointer data);

gboolean        lp_i_partnership_has (LpPartnership partnership, guint32 number);

/* Whether a partnership of that size is a turn: a three, or one alone with the adult. */
static inline gboolean
lp_i_partnership_is_turn (gsize size)
{
  return size == 3 || size == 1;
}

static inline guint
lp_i_partnerships_get_length (const LpPartnerships *list)
{
  return list->ends->len;
}

/* Where the members of a partnership begin in the list's. O(1). */
static inline guint
lp_i_partnerships_get_start (const LpPartnerships *list, guint index)
{
  return index == 0 ? 0 : g_array_index (list->ends, guint32, index - 1);
}

/* Valid until the list changes. O(1). */
static inline LpPartnership
lp_i_partnerships_get (const LpPartnerships *list, guint index)
{
  guint start = lp_i_partnerships_get_start (list, index);
  LpPartnership partnership = {
    (const guint32 *) (const void *) list->members->data + start, g_array_index (list->ends, guint32, index) - start
  };

  return partnership;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpPartnerships, lp_i_partnerships_free)

/* SPDX-License-Identifier: MIT */
/*
 * What comes before a language's typemaps: the C side, and GLib's types.
 * A binding's own .i says %module, includes this, then its typemaps (which act
 * on what follows them), then learning_partners.i.
 */
%{
#include "lp-facade.h"
%}

typedef int gint;
typedef int gboolean;
typedef unsigned int guint;
typedef int gint32;
typedef unsigned int guint32;
typedef size_t gsize;
/* No typedef: what SWIG takes for long long may be long in C, and pointers would not fit. */
%apply long long { gint64 };
%apply unsigned long long { guint64 };
typedef gint32 LpDate;

/* Strings that a call makes are the caller's; a binding copies and frees them. */
%typemap(newfree) char * "g_free ($1);";

/* NULL is for those who are named here, and nobody else. */
%typemap(check) SWIGTYPE * {
  if ($1 == NULL) {
    SWIG_exception_fail (SWIG_ValueError, "$symname: an object is missing");
  }
}
%typemap(check) LpHistory *history_or_null, LpPolicy *policy_or_null, LpRoster *roster_or_null,
                LpCertificate *certificate_or_null "";

%define %lp_class(Name)
%nodefaultctor Lp##Name;
%nodefaultdtor Lp##Name;
%rename(Name) Lp##Name;
%enddef

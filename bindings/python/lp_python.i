/* SPDX-License-Identifier: MIT */
/*
 * The private module under the package learning_partners, which alone is public.
 * Strings are UTF-8 without NUL, lists of them are lists of str, bulk numbers
 * are bytes in native order: all of it within Python's stable ABI.
 */
%module(package="learning_partners") _core

%include <exception.i>
%include "prelude.i"
%include "callbacks.i"
%include "typemaps.i"

%exception {
  $action
  if (lp_python_failed ())
    SWIG_fail;
}

/* The calls that may take long let other Python threads run. */
%nothread;
%thread LpPairing::pair;
%thread LpPairing::why_not;
%thread LpPairing::explain;
%thread LpSeen::another;
%thread LpConflict::find;
%thread LpVerdict::check;
%thread LpRun::work;
%thread LpMatching::matrix;
%thread LpMatching::sparse;
%thread LpMatching::dense;
%thread LpBatchResult::solve;
%thread lp_facade_cover;

%include "learning_partners.i"

%rename(set_error_classes) lp_python_set_error_classes;
void lp_python_set_error_classes (PyObject *classes);

%extend LpPolicy {
  void set_cost (PyObject *function) { lp_python_set_cost ($self, function); }
}
%extend LpRequest {
  /* The function must outlive the request; None for none. */
  void watch (PyObject *function) { lp_request_set_progress ($self, lp_python_watch, function == Py_None ? NULL : function); }
}

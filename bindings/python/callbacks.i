/* SPDX-License-Identifier: MIT */
%{
/* The class of each code of LP_ERROR, the package's own. */
static PyObject *lp_python_error_classes = NULL;

static void
lp_python_set_error_classes (PyObject *classes)
{
  Py_XDECREF (lp_python_error_classes);
  Py_INCREF (classes);
  lp_python_error_classes = classes;
}

/*
 * Turns the pending error into the exception of its code. An exception that a
 * callback has raised goes out as it is.
 */
static gboolean
lp_python_failed (void)
{
  const GError *error = lp_facade_get_error ();
  PyObject *error_class;

  if (error == NULL)
    return FALSE;
  if (!PyErr_Occurred ()) {
    error_class = lp_python_error_classes == NULL ? NULL : PyList_GetItem (lp_python_error_classes, error->code);
    if (error_class == NULL) {
      PyErr_Clear ();
      error_class = PyExc_RuntimeError;
    }
    PyErr_SetString (error_class, error->message);
  }
  lp_facade_clear_error ();
  return TRUE;
}

static gboolean
lp_python_stop (GError **error)
{
  g_set_error_literal (error, LP_ERROR, LP_ERROR_CANCELLED, "A Python function raised an exception");
  return FALSE;
}

/* Defined below, where SWIG's type table is known. */
static PyObject *lp_python_wrap_pupil (const LpPupil *pupil);

/* The exception stays set in this thread until the call returns. */
static gboolean
lp_python_cost (const LpPupil *a, const LpPupil *b, gint64 *cost, gpointer data, GError **error)
{
  PyGILState_STATE state = PyGILState_Ensure ();
  PyObject *one = lp_python_wrap_pupil (a);
  PyObject *other = lp_python_wrap_pupil (b);
  PyObject *result = NULL;

  if (one != NULL && other != NULL)
    result = PyObject_CallFunctionObjArgs ((PyObject *) data, one, other, NULL);
  *cost = result == NULL ? 0 : PyLong_AsLongLong (result);
  Py_XDECREF (result);
  Py_XDECREF (one);
  Py_XDECREF (other);
  gboolean raised = PyErr_Occurred () != NULL;
  PyGILState_Release (state);
  return raised ? lp_python_stop (error) : TRUE;
}

static void
lp_python_drop (gpointer data)
{
  PyGILState_STATE state = PyGILState_Ensure ();

  Py_DECREF ((PyObject *) data);
  PyGILState_Release (state);
}

static void
lp_python_set_cost (LpPolicy *policy, PyObject *function)
{
  Py_INCREF (function);
  lp_policy_set_cost_func (policy, lp_python_cost, function, lp_python_drop);
}

#define LP_PYTHON_LOOK_EVERY (50 * G_TIME_SPAN_MILLISECOND)

/* Without a function of the caller's it only looks for Ctrl-C, now and then: that costs the GIL. */
static gboolean
lp_python_watch (guint64 done, guint64 total, gpointer data)
{
  static _Thread_local gint64 last;
  gint64 now = data == NULL ? g_get_monotonic_time () : 0;
  gboolean raised;

  if (data == NULL && now - last < LP_PYTHON_LOOK_EVERY)
    return TRUE;
  last = now;
  PyGILState_STATE state = PyGILState_Ensure ();
  if (data != NULL) {
    PyObject *result = PyObject_CallFunction ((PyObject *) data, "KK", (unsigned long long) done, (unsigned long long) total);
    Py_XDECREF (result);
  }
  raised = PyErr_Occurred () != NULL || PyErr_CheckSignals () != 0;
  PyGILState_Release (state);
  return !raised;
}
%}

%fragment("lp_python_wrap", "wrapper") %{
static PyObject *
lp_python_wrap_pupil (const LpPupil *pupil)
{
  return SWIG_NewPointerObj (lp_pupil_ref ((LpPupil *) pupil), SWIGTYPE_p_LpPupil, SWIG_POINTER_OWN);
}
%}
%fragment("lp_python_wrap");

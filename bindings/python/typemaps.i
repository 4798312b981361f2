/* SPDX-License-Identifier: MIT */
%fragment("lp_python_convert", "header") %{
static const char *
lp_python_to_text (PyObject *object)
{
  Py_ssize_t length;
  const char *text;

  if (!PyUnicode_Check (object)) {
    PyErr_Format (PyExc_TypeError, "a str is needed, not %R", object);
    return NULL;
  }
  text = PyUnicode_AsUTF8AndSize (object, &length);
  if (text != NULL && strlen (text) != (size_t) length) {
    PyErr_Format (PyExc_ValueError, "a text may not hold NUL: %R", object);
    return NULL;
  }
  return text;
}

/* The texts stay the list's; only the array is new. */
static const char **
lp_python_to_texts (PyObject *list, gsize *length)
{
  const char **texts;

  if (!PyList_Check (list)) {
    PyErr_Format (PyExc_TypeError, "a list is needed, not %R", list);
    return NULL;
  }
  *length = (gsize) PyList_Size (list);
  texts = g_new (const char *, *length + 1);
  texts[*length] = NULL;
  for (gsize i = 0; i < *length; i++) {
    texts[i] = lp_python_to_text (PyList_GetItem (list, (Py_ssize_t) i));
    if (texts[i] == NULL) {
      g_free (texts);
      return NULL;
    }
  }
  return texts;
}

static int
lp_python_to_array (PyObject *object, gsize size, gconstpointer *values, gsize *length)
{
  char *bytes;
  Py_ssize_t n_bytes;

  if (PyBytes_AsStringAndSize (object, &bytes, &n_bytes) != 0)
    return 0;
  if ((gsize) n_bytes % size != 0) {
    PyErr_SetString (PyExc_ValueError, "the bytes are not whole numbers of the size needed");
    return 0;
  }
  *values = bytes;
  *length = (gsize) n_bytes / size;
  return 1;
}
%}

%typemap(in, fragment="lp_python_convert") const char * {
  $1 = (char *) lp_python_to_text ($input);
  if ($1 == NULL)
    SWIG_fail;
}
%typemap(in, fragment="lp_python_convert") const char *nullable {
  $1 = NULL;
  if ($input != Py_None && ($1 = (char *) lp_python_to_text ($input)) == NULL)
    SWIG_fail;
}
%apply const char *nullable { const char *id_or_null };
%typemap(check) const char *, char * "";
%typemap(freearg) const char * "";

%typemap(in, fragment="lp_python_convert") (const char *const *TEXTS, gsize N) {
  $1 = (char **) lp_python_to_texts ($input, &$2);
  if ($1 == NULL)
    SWIG_fail;
}
%typemap(freearg) (const char *const *TEXTS, gsize N) "g_free ((gpointer) $1);";
%typemap(check) (const char *const *TEXTS, gsize N) "";
%apply (const char *const *TEXTS, gsize N) {
  (const char *const *bands, gsize n_bands),
  (const char *const *pupils, gsize n_pupils),
  (const char *const *ids, gsize n_ids),
  (const char *const *names, gsize n_names),
  (const char *const *tiers, gsize n_tiers),
  (const char *const *participants, gsize n_participants),
  (const char *const *away, gsize n_away)
};

%define %lp_numbers_in(Type)
%typemap(in, fragment="lp_python_convert") (const Type *NUMBERS, gsize N) {
  gconstpointer values = NULL;
  if (!lp_python_to_array ($input, sizeof (Type), &values, &$2))
    SWIG_fail;
  $1 = (Type *) values;
}
%typemap(freearg) (const Type *NUMBERS, gsize N) "";
%typemap(check) (const Type *NUMBERS, gsize N) "";
%enddef
%lp_numbers_in(double)
%lp_numbers_in(gint32)
%lp_numbers_in(gint64)
%apply (const double *NUMBERS, gsize N) {
  (const double *thresholds, gsize n_thresholds),
  (const double *scores, gsize n_scores)
};
%apply (const gint32 *NUMBERS, gsize N) { (const gint32 *costs, gsize n_costs) };
%apply (const gint64 *NUMBERS, gsize N) {
  (const gint64 *codes, gsize n_codes),
  (const gint64 *radices, gsize n_radices),
  (const gint64 *values, gsize n_values),
  (const gint64 *members, gsize n_members),
  (const gint64 *value, gsize n_value),
  (const gint64 *costs, gsize n_costs),
  (const gint64 *u, gsize n_u),
  (const gint64 *v, gsize n_v)
};

%typemap(in) PyObject *function, PyObject *classes "$1 = $input;";
%typemap(check) PyObject * "";
%typemap(out) gboolean "$result = PyBool_FromLong ($1);";
%typemap(out) LpNumbers * {
  $result = $1 == NULL ? NULL : PyBytes_FromStringAndSize ((const char *) $1->values, (Py_ssize_t) ($1->length * sizeof (gint64)));
  lp_numbers_free ($1);
}
%typemap(newfree) LpNumbers * "";

/* SPDX-License-Identifier: MIT */
/*
 * What draws PDFs brings some thirty libraries along, which would cost every
 * program its start: they are loaded where a PDF is asked for, and stay, since
 * font libraries keep what cannot be given back.
 */
#ifndef _WIN32
#define _GNU_SOURCE /* for dladdr() */
#endif
#include <learning-partners/lp-error.h>
#include <learning-partners/lp-page.h>
#include <learning-partners/lp-pdf.h>

#define DRAWING_FUNCTION "lp_pdf_from_page"

typedef GBytes *(*DrawingFunc) (const LpPage *page, GError **error);

#ifdef G_OS_WIN32

#include <windows.h>

static DrawingFunc
find_drawing (void)
{
  HMODULE library = LoadLibraryA (LP_PDF_LIBRARY);

  return library != NULL ? (DrawingFunc) (void (*) (void)) GetProcAddress (library, DRAWING_FUNCTION) : NULL;
}

#else

#include <dlfcn.h>

/* From beside this library, which may lie where the system does not look; else from where it does. */
static void *
load_library (void)
{
  static const char here = 0;
  Dl_info info;
  void *library = NULL;

  if (dladdr (&here, &info) != 0 && info.dli_fname != NULL && g_path_is_absolute (info.dli_fname)) {
    g_autofree char *folder = g_path_get_dirname (info.dli_fname);
    g_autofree char *path = g_build_filename (folder, LP_PDF_LIBRARY, NULL);
    library = dlopen (path, RTLD_NOW | RTLD_LOCAL);
  }
  return library != NULL ? library : dlopen (LP_PDF_LIBRARY, RTLD_NOW | RTLD_LOCAL);
}

static DrawingFunc
find_drawing (void)
{
  void *library = load_library ();

  return library != NULL ? (DrawingFunc) dlsym (library, DRAWING_FUNCTION) : NULL;
}

#endif

gboolean
lp_page_has_pdf (void)
{
  return find_drawing () != NULL;
}

GBytes *
lp_page_to_pdf (const LpPage *page, GError **error)
{
  g_return_val_if_fail (page != NULL, NULL);

  DrawingFunc draw = find_drawing ();
  if (draw != NULL)
    return draw (page, error);
  g_set_error_literal (error, LP_ERROR, LP_ERROR_UNSUPPORTED,
                       "The library that draws PDFs (" LP_PDF_LIBRARY ") could not be loaded: install it, or print the "
                       "HTML page instead.");
  return NULL;
}

/* SPDX-License-Identifier: MIT */
/*
 * What GLib's and Jansson's configuration would find out about WebAssembly
 * under Emscripten, as far as the files that are built ask.
 */
#pragma once

/* Functions of GLib for which those in platform.c stand. */
#pragma weak g_array_sort
#pragma weak g_ptr_array_foreach
#pragma weak g_ptr_array_sort
#pragma weak g_slist_foreach

#define GETTEXT_PACKAGE "glib20"
#define GLIB_COMPILATION 1
#define HAVE_ALLOCA_H 1
#define HAVE_INTTYPES_H 1
#define HAVE_POSIX_MEMALIGN 1
#define HAVE_STDINT_H 1
#define HAVE_STPCPY 1
#define HAVE_STRCASECMP 1
#define HAVE_STRINGS_H 1
#define HAVE_STRLCPY 1
#define HAVE_STRNCASECMP 1
#define HAVE_STRSIGNAL 1
#define HAVE_UNISTD_H 1
#define HAVE_VASPRINTF 1
#define ALIGNOF_GUINT32 4
#define ALIGNOF_GUINT64 8
#define ALIGNOF_UNSIGNED_LONG 4
#define SIZEOF_CHAR 1
#define SIZEOF_INT 4
#define SIZEOF_LONG 4
#define SIZEOF_LONG_LONG 8
#define SIZEOF_SHORT 2
#define SIZEOF_SIZE_T 4
#define SIZEOF_SSIZE_T 4
#define SIZEOF_VOID_P 4
#define SIZEOF_WCHAR_T 4
#define USE_SYSTEM_PRINTF 1
#define G_INTL_STATIC_COMPILATION 1
#define GLIB_STATIC_COMPILATION 1

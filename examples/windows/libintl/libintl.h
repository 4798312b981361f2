/* SPDX-License-Identifier: MIT */
/* What GLib asks of gettext, without translations: a text is its own. */
#pragma once

char *gettext (const char *text);
char *dgettext (const char *domain, const char *text);
char *dcgettext (const char *domain, const char *text, int category);
char *ngettext (const char *one, const char *many, unsigned long n);
char *dngettext (const char *domain, const char *one, const char *many, unsigned long n);
char *textdomain (const char *domain);
char *bindtextdomain (const char *domain, const char *folder);
char *bind_textdomain_codeset (const char *domain, const char *codeset);

/* A category that the C library of Windows lacks. */
#ifndef LC_MESSAGES
#define LC_MESSAGES 1729
#endif

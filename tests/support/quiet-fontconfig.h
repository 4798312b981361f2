/* SPDX-License-Identifier: MIT */
/*
 * Fontconfig keeps a few hundred bytes for good when it first looks for a
 * font. The sanitizer must not take them for a leak of ours.
 */
#pragma once

#if defined(__SANITIZE_ADDRESS__)
const char *__lsan_default_suppressions (void);

const char *
__lsan_default_suppressions (void)
{
  return "leak:libfontconfig.so\n";
}
#endif

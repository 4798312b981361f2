/* SPDX-License-Identifier: MIT */
/**
 * @file lp-version.h
 * @brief The version of the library, and the mark of what it exports.
 */
#pragma once

#include <glib.h>

/** @brief Major version; 0 until the interface is frozen. */
#define LP_VERSION_MAJOR 0
/** @brief Minor version. */
#define LP_VERSION_MINOR 2
/** @brief Micro version. */
#define LP_VERSION_MICRO 0
/** @brief The version as text. */
#define LP_VERSION "0.2.0"
/**
 * @brief Says, also to the preprocessor, whether the headers are of this version or a newer one.
 * @param major major version.
 * @param minor minor version.
 * @param micro micro version.
 * @since 0.2
 */
#define LP_CHECK_VERSION(major, minor, micro) \
  (LP_VERSION_MAJOR > (major) \
   || (LP_VERSION_MAJOR == (major) && LP_VERSION_MINOR > (minor)) \
   || (LP_VERSION_MAJOR == (major) && LP_VERSION_MINOR == (minor) && LP_VERSION_MICRO >= (micro)))

/*
 * A declaration marked LP_AVAILABLE_IN_x_y is exported and part of the stable
 * interface since that version; what is unmarked stays hidden.
 */
#if defined(_WIN32) && defined(LP_COMPILATION)
#define LP_EXPORT __declspec(dllexport)
#elif defined(_WIN32) && !defined(LP_STATIC)
#define LP_EXPORT __declspec(dllimport)
#elif defined(__GNUC__)
#define LP_EXPORT __attribute__((visibility("default")))
#else
#define LP_EXPORT
#endif

/** @brief Exported since 0.1. */
#define LP_AVAILABLE_IN_0_1 LP_EXPORT extern
/** @brief Exported since 0.2. */
#define LP_AVAILABLE_IN_0_2 LP_EXPORT extern

G_BEGIN_DECLS

/**
 * @brief Gives the version of the library that runs, which may be newer than
 * the headers a program was compiled with.
 * @return "MAJOR.MINOR.MICRO"; static.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
const char *lp_version (void);

G_END_DECLS

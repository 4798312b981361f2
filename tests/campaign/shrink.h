/* SPDX-License-Identifier: MIT */
/* Makes a case that fails smaller, part by part, while it still fails in the same way. */
#pragma once

#include "judge.h"

LpRequest *shrink_request (LpRequest *request, const char *kind);

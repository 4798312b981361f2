# SPDX-License-Identifier: MIT
"""The table of worked scenarios: one idea each, small enough to follow by hand.

Each entry says why it is there, what is asked, and what must come out as far
as a person can tell it from the definitions (`says`): single costs, pairs
that are partners or are not, or the error. The oracle fills in the rest, and
has to agree with what is said. Before the table stand the worked cases, which
came from elsewhere: their files are taken as they are.
"""

import scenarios_of_time  # noqa: F401  (each adds its scenarios to the table, in this order)
import scenarios_of_tiers  # noqa: F401
import scenarios_of_requests  # noqa: F401
import scenarios_of_choices  # noqa: F401
from table import TABLE, groups  # noqa: F401

WORKED = """
01-first-round-mixed 02-matched 03-fold 04-odd-three 05-young-stay 06-two-weeks-change 07-stay-until-maximum
08-maximum-reached 09-only-two-over-maximum 10-only-two-hard 11-holiday 12-joiner-falls-in
13-apart-expired-and-live 14-together-and-pin 15-ties-and-missing 16-bands-near 17-thresholds-near
18-friends-and-quiet 19-feedback-fades 20-turn-in-the-three 21-tutor 22-infeasible 23-cooldown-over-strategy
24-absent-whole-round 25-matched-window 26-nearest 27-gap-of-ones-own 28-turns-at-most-one-ahead
29-three-that-goes-on 30-joiner-and-turns 31-must-differ 32-must-match 33-prefer-and-alike 34-fresh
35-fresh-inside-window 36-rule-without-id 37-mixed-half 38-three-on-purpose 39-three-on-purpose-odd 40-odd-adult
41-hard-minimum 42-order 43-scores-under-thresholds 44-slack 45-fresh-and-together 46-feedback-of-a-three
""".split()

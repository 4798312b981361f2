# SPDX-License-Identifier: MIT
"""What the seed decides: the weights of pairs, and seeds for many requests."""

MASK = 2 ** 64 - 1


def fnv1a(text):
    """FNV-1a-64 of the UTF-8 text."""
    value = 0xcbf29ce484222325
    for byte in text.encode("utf-8"):
        value = (value ^ byte) * 0x100000001b3 & MASK
    return value


def fmix64(value):
    """The 64-bit finaliser of MurmurHash3."""
    value = (value ^ value >> 33) * 0xff51afd7ed558ccd & MASK
    value = (value ^ value >> 33) * 0xc4ceb9fe1a85ec53 & MASK
    return value ^ value >> 33


def derive(seed, text):
    """derive(seed, text) = fmix64(FNV-1a-64 of the UTF-8 text "SEED\\nTEXT")."""
    return fmix64(fnv1a("%d\n%s" % (seed, text)))


def seed_of_round(seed, klass, number, draw):
    """Round t (from 0) of class c under draw k is asked with derive(seed, "c\\nt\\nk")."""
    return derive(seed, "%s\n%d\n%d" % (klass, number, draw))


def is_absent(seed, klass, number, pupil, probability):
    """An absence happens where derive(seed, "absent\\nc\\nt\\nPUPIL") ÷ 2⁶⁴ < probability, whatever the draw.

    "The probability is the double it is": compared without rounding the quotient."""
    top, bottom = float(probability).as_integer_ratio()
    return derive(seed, "absent\n%s\n%d\n%s" % (klass, number, pupil)) * bottom < top * 2 ** 64


def weight(seed, a, b):
    """w = fmix64(FNV-1a-64 of "SEED\\nA\\nB") ≫ 40, A and B the two ids in byte order."""
    first, second = sorted((a, b), key=str.encode)
    return derive(seed, first + "\n" + second) >> 40

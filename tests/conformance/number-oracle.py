#!/usr/bin/env python3
"""Compare the program's numbers with Python's decimal.

usage: number-oracle.py NUMBER-PRINT [COUNT]

NUMBER-PRINT is the program built from number-print.c. COUNT random numbers
(100,000 unless told) are written in the forms that tables use, each once as
it is and once with a character changed; as many sums, products and other
operations follow. The seed is fixed: every run tests the same.
"""
import decimal
import random
import re
import subprocess
import sys

decimal.getcontext().prec = 100
LIMIT = 10 ** 36
SCALE_MAX = 12

WIDE = {ord(a): b for a, b in zip("0123456789,.+-()",
                                  "０１２３４５６７８９，．＋－（）")}
FOLD = {ord(b): a for a, b in zip("0123456789,.+-()",
                                  "０１２３４５６７８９，．＋－（）")}
FOLD.update({ord("−"): "-", ord("﹣"): "-", ord("﹢"): "+"})
BLANKS = " \t\n\v\f\r\u3000\u00a0\ufeff"
DASH = "[-－−﹣‒–—―─]"
ALPHABET = "0123456789,.+-()，．－−（）０９ 　e%x万—/Ａ"
NUMBER = re.compile(r"(?:\((?P<b>[0-9,.]+)\)|(?P<s>[-+]?)(?P<p>[0-9,.]+))")
DIGITS = re.compile(r"(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?")


def plain(value, scale):
    """Digits of value * 10 ** -scale, as many after the point as scale."""
    text = str(abs(value)).rjust(scale + 1, "0")
    if scale:
        text = text[:-scale] + "." + text[-scale:]
    return "-" + text if value < 0 else text


def expected_parse(text):
    text = text.strip(BLANKS)
    if not text:
        return "empty 0"
    if re.fullmatch(DASH + "{1,2}", text):
        return "dash 0"
    if text in ("不适用", "无") or text.upper() == "N/A":
        return "not-applicable 0"
    folded = text.translate(FOLD)
    match = NUMBER.fullmatch(folded) if folded.isascii() else None
    digits = match and (match["b"] or match["p"])
    if not digits or not DIGITS.fullmatch(digits):
        return "invalid 0"
    value = decimal.Decimal(digits.replace(",", ""))
    if match["b"] or match["s"] == "-":
        value = -value
    scale = -value.as_tuple().exponent
    if abs(value) >= 10 ** 18 or scale > 6:
        return "too-long 0"
    return "value " + plain(int(value.scaleb(scale)), scale)


def random_digits(rng, longest):
    return "".join(rng.choice("0123456789")
                   for _ in range(rng.randint(1, longest)))


def random_form(rng):
    text = random_digits(rng, rng.choice((3, 8, 18, 20)))
    if rng.random() < 0.5:
        text = f"{int(text):,}"
    if rng.random() < 0.6:
        text += "." + random_digits(rng, rng.choice((2, 6, 7)))
    sign = rng.choice(("", "", "", "-", "+", "－", "−", "﹣", "("))
    text = f"({text})" if sign == "(" else sign + text
    if rng.random() < 0.3:
        text = text.translate(WIDE)
    if rng.random() < 0.2:
        text = rng.choice(BLANKS.replace("\n", "")) + text + " "
    return text


def mutated(rng, text):
    at = rng.randrange(len(text) + 1)
    how = rng.randrange(3)
    new = rng.choice(ALPHABET)
    if how == 0:
        return text[:at] + new + text[at:]
    if how == 1:
        return text[:at] + text[at + 1:]
    return text[:at] + new + text[at + 1:]


def random_decimal(rng):
    digits = rng.choice((1, 3, 9, 18, 24, 36))
    value = rng.randrange(-10 ** digits + 1, 10 ** digits)
    if rng.random() < 0.3:
        value = rng.choice((0, 1, -1, 5, 10, 1000, 125, LIMIT - 1, 1 - LIMIT))
    return value, rng.randint(0, rng.choice((2, 6, 12)))


def at_scale(value, scale, wanted):
    return value * 10 ** (wanted - scale)


def fitting(value, scale, *steps):
    """The answer, or "no" when it or a step on the way is too large."""
    if any(abs(step) >= LIMIT for step in (value, *steps)):
        return "no"
    return plain(value, scale)


def expected_sum(a, b):
    scale = max(a[1], b[1])
    x, y = at_scale(*a, scale), at_scale(*b, scale)
    return fitting(x + y, scale, x, y)


def expected_product(a, b):
    if a[1] + b[1] > SCALE_MAX:
        return "no"
    return fitting(a[0] * b[0], a[1] + b[1])


def expected_quotient(a, b, scale):
    x = a[0] * 10 ** (scale + b[1])
    y = b[0] * 10 ** a[1]
    if not y or abs(x) >= LIMIT or abs(y) >= LIMIT:
        return "no"
    value = (decimal.Decimal(x) / decimal.Decimal(y)).quantize(
        decimal.Decimal(1), rounding=decimal.ROUND_HALF_UP)
    return fitting(int(value), scale)


def expected_shift(a, power):
    scale = a[1] - power
    value = a[0] * 10 ** max(0, -scale)
    if scale > SCALE_MAX:
        return "no"
    return fitting(value, max(0, scale))


def expected_rescale(a, scale):
    if scale > SCALE_MAX:
        return "no"
    value = decimal.Decimal(a[0]).scaleb(scale - a[1])
    if value != value.to_integral_value():
        return "no"
    return fitting(int(value), scale)


def expected_comparison(a, b):
    x, y = at_scale(*a, SCALE_MAX), at_scale(*b, SCALE_MAX)
    return str((x > y) - (x < y))


def expected_grouped(a):
    whole, point, rest = plain(*a).lstrip("-").partition(".")
    return ("-" if a[0] < 0 else "") + f"{int(whole):,}" + point + rest


def operation(rng):
    """(line of input, answer)"""
    a, b = random_decimal(rng), random_decimal(rng)
    n = rng.randint(0, 13)
    power = rng.randint(-13, 13)
    name, number, answer = rng.choice((
        ("add", 0, lambda: expected_sum(a, b)),
        ("subtract", 0, lambda: expected_sum(a, (-b[0], b[1]))),
        ("multiply", 0, lambda: expected_product(a, b)),
        ("divide", n, lambda: "no" if n > SCALE_MAX
         else expected_quotient(a, b, n)),
        ("shift", power, lambda: expected_shift(a, power)),
        ("rescale", n, lambda: expected_rescale(a, n)),
        ("compare", 0, lambda: expected_comparison(a, b)),
        ("grouped", 0, lambda: expected_grouped(a)),
    ))
    line = f"{name}\t{a[0]}:{a[1]}\t{b[0]}:{b[1]}\t{number}"
    return line, answer()


def cases(count):
    rng = random.Random(20231103)
    for _ in range(count):
        form = random_form(rng)
        for text in (form, mutated(rng, form)):
            yield "parse\t" + text, expected_parse(text)
        yield operation(rng)


def main():
    program = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 100000
    lines, answers = zip(*cases(count))
    run = subprocess.run([program], input="\n".join(lines) + "\n",
                         capture_output=True, check=True, encoding="utf-8")
    given = run.stdout.split("\n")[:-1]
    if len(given) != len(answers):
        sys.exit(f"{len(answers)} questions, {len(given)} answers")
    wrong = [case for case in zip(lines, answers, given) if case[1] != case[2]]
    for line, wanted, got in wrong[:20]:
        print(f"{line!r}: wanted {wanted!r}, got {got!r}")
    kinds = {}
    for answer in answers:
        word = answer.split(" ")[0] if answer[0].isalpha() else "figure"
        kinds[word] = kinds.get(word, 0) + 1
    print(f"{len(lines)} cases, {len(wrong)} wrong;",
          ", ".join(f"{n} {k}" for k, n in sorted(kinds.items())))
    return 1 if wrong else 0


sys.exit(main())

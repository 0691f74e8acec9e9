#!/usr/bin/env python3
"""Hold the words of the interface: each in both languages and each used; none
that templates or code name is missing; no name twice."""
import pathlib
import re
import sys

TOP = pathlib.Path(__file__).resolve().parents[2]
VIEW = TOP / "builder/view"
TABLES = sorted(VIEW.glob("words*.c"))
STRING = r'"((?:[^"\\]|\\.)*)"'
WORD = re.compile(r"\{\s*" + r"\s*,\s*".join([STRING] * 3) + r"\s*\}")
ASKED = re.compile(r'(?:view_word|words_get)\(\s*[\w>.-]+,\s*"(\w+)"')
# Names that the code puts together: fields of projects are words, too.
FIELDS = TOP / "builder/model/budget.c"

passed = failed = 0


def check(name, wrong):
    global passed, failed
    passed += not wrong
    failed += bool(wrong)
    for item in wrong:
        print(f"{name}: {item}")


def joined(text):
    """Adjacent literals as one."""
    return re.sub(r'"\s*\n\s*"', "", text)


words = [word for path in TABLES
         for word in WORD.findall(joined(path.read_text(encoding="utf-8")))]
names = [name for name, _, _ in words]
templates = "\n".join(p.read_text(encoding="utf-8")
                      for p in sorted((TOP / "templates").glob("*.mustache")))
in_templates = set(re.findall(r"\{\{words\.(\w+)\}\}", templates))
code = "\n".join(joined(p.read_text(encoding="utf-8"))
                 for p in [*sorted(VIEW.glob("*.c")), FIELDS] if p not in TABLES)
used = in_templates | set(re.findall(r'"(\w+)"', code))

check("there are words", [] if len(words) > 50 else [str(len(words))])
check("twice", sorted({n for n in names if names.count(n) > 1}))
check("not in both languages",
      [n for n, zh, en in words if not zh.strip() or not en.strip()])
check("no Chinese", [n for n, zh, _ in words if n != "other_language"
                     and zh.isascii()])
check("no English", [n for n, _, en in words if n != "other_language"
                     and not en.replace("–", "-").isascii()])
check("not used", [n for n in names if n not in used])
check("not in the table",
      sorted((in_templates | set(ASKED.findall(code))) - set(names)))
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)

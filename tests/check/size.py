#!/usr/bin/env python3
"""Hold the sizes of the house: nine functions in ten have at most 50 lines,
none more than 80; no C file has more than 500; lines have at most 80 columns;
nothing is left to do later."""
import json
import pathlib
import re
import subprocess
import sys

TOP = pathlib.Path(__file__).resolve().parents[2]
WORDS = ("TO" + "DO", "FIX" + "ME", "XX" + "X")


def functions(paths):
    done = subprocess.run(
        ["ctags", "--c-kinds=f", "--fields=+ne", "--output-format=json",
         "-f", "-", *map(str, paths)],
        capture_output=True, text=True, check=True)
    for line in done.stdout.splitlines():
        tag = json.loads(line)
        if tag.get("_type") == "tag" and "end" in tag:
            yield tag["path"], tag["name"], tag["end"] - tag["line"] + 1


def columns(line):
    return len(line.replace("\t", " " * 8))


def main():
    sources = sorted(TOP.glob("builder/*/*.[ch]"))
    others = [p for folder in ("templates", "assets", "tests/unit",
                               "tests/fuzz", "tests/conformance", "tests/site",
                               "tests/check", "tests/browser")
              for p in sorted((TOP / folder).rglob("*"))
              if p.is_file() and p.suffix in (
                  ".c", ".h", ".py", ".mjs", ".js", ".css", ".mustache",
                  ".html")]
    found = list(functions(sources))
    short = sum(1 for _, _, lines in found if lines <= 50)
    median = sorted(lines for _, _, lines in found)[len(found) // 2]
    print(f"{len(found)} functions, median {median} lines, "
          f"{100 * short / len(found):.1f} % of at most 50 lines")
    rules = {
        "functions over 80 lines": [
            f"{path}: {name}: {lines}" for path, name, lines in found
            if lines > 80],
        "nine functions in ten of at most 50 lines":
            [] if short >= 0.9 * len(found) else [f"{short}/{len(found)}"],
        "files over 500 lines": [], "lines over 80 columns": [],
        "left for later": [],
    }
    for path in sources + others:
        name = path.relative_to(TOP)
        lines = path.read_text(encoding="utf-8").splitlines()
        if path in sources:
            if len(lines) > 500:
                rules["files over 500 lines"].append(f"{name}: {len(lines)}")
            rules["lines over 80 columns"] += [
                f"{name}:{n}" for n, line in enumerate(lines, 1)
                if columns(line) > 80]
        rules["left for later"] += [
            f"{name}:{n}: {word}" for n, line in enumerate(lines, 1)
            for word in WORDS if re.search(rf"\b{word}\b", line)]
    failed = 0
    for rule, wrong in rules.items():
        if wrong:
            failed += 1
            print(f"{rule}:", *wrong, sep="\n  ")
    print(f"{len(rules) - failed} passed, {failed} failed")
    return 1 if failed or not found else 0


sys.exit(main())

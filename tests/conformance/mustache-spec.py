#!/usr/bin/env python3
"""Render the cases of the Mustache specification and compare.

usage: mustache-spec.py MUSTACHE-RENDER FILE-OR-FOLDER...

MUSTACHE-RENDER is the program built from mustache-render.c. A folder stands
for the specification's JSON files in it; lambdas and dynamic names, which the
program does not have, are left out and named. Ends with 1 when a case fails
or when a file or folder has none.
"""
import json
import pathlib
import subprocess
import sys

LEFT_OUT = ("lambdas", "dynamic-names")


def spec_files(path):
    files = [path] if path.is_file() else sorted(path.glob("*.json"))
    if not files:
        sys.exit(f"{path}: no cases")
    return files


def run(program, case):
    given = {key: case[key] for key in ("template", "data", "partials")
             if key in case}
    done = subprocess.run([program], input=json.dumps(given).encode(),
                          capture_output=True, timeout=20)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def check(program, case):
    """What is wrong with the case, or None."""
    status, page, messages = run(program, case)
    if status == 0 and page == case["expected"]:
        return None
    return (f"  {case['name']}: {case.get('desc', '')}\n"
            f"    template {case['template']!r}\n"
            f"    wanted   {case['expected']!r}\n"
            f"    got      {page!r} (status {status})\n    {messages}")


def main():
    program, *paths = sys.argv[1:]
    total = failed = 0
    for path in (f for p in paths for f in spec_files(pathlib.Path(p))):
        if path.stem.lstrip("~") in LEFT_OUT:
            print(f"{path.stem}: left out")
            continue
        cases = json.loads(path.read_text(encoding="utf-8"))["tests"]
        wrong = [w for w in (check(program, c) for c in cases) if w]
        print(f"{path.stem}: {len(cases) - len(wrong)} of {len(cases)}")
        print("\n".join(wrong), end="\n" if wrong else "")
        total += len(cases)
        failed += len(wrong)
    print(f"{total} cases, {failed} wrong")
    return 1 if failed or not total else 0


sys.exit(main())

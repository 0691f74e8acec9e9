#!/usr/bin/env python3
"""Hold the TOML reader against the toml-test corpus.

usage: toml-test.py DECODER [CORPUS]

DECODER reads TOML and prints tagged JSON (tests/conformance/toml-decode.c).
Every valid file must give the JSON beside it; every invalid file, and every
valid one that is so only in later versions of TOML, must end with status 1
and at least one message of the form input:LINE:COLUMN: error.
"""
import datetime
import json
import pathlib
import re
import subprocess
import sys

CORPUS = (
    "/usr/share/gocode/src/github.com/BurntSushi/toml/internal/toml-test/tests"
)
VALID_AT_LEAST = 100
INVALID_AT_LEAST = 200
# What toml-test itself leaves out for TOML 1.0: later versions of TOML allow
# it, 1.0 does not, so it must be refused.
NOT_IN_1_0 = {"valid/string/escape-esc.toml"}
MESSAGE = re.compile(r"^input:\d+:\d+: error: .+ \[toml-[a-z0-9-]+\]$")


def run(decoder, path):
    return subprocess.run(
        [decoder],
        input=path.read_bytes(),
        capture_output=True,
        timeout=10,
        check=False,
    )


def moment(kind, text):
    """The value of a date or time, whatever its spelling."""
    text = text.upper().replace(" ", "T").replace("Z", "+00:00")
    text = re.sub(r"\.(\d{1,6})\d*", lambda m: "." + m[1].ljust(6, "0"), text)
    if kind == "date-local":
        return datetime.date.fromisoformat(text)
    if kind == "time-local":
        return datetime.time.fromisoformat(text)
    return datetime.datetime.fromisoformat(text)


def same(wanted, given):
    if isinstance(wanted, list):
        return (
            isinstance(given, list)
            and len(wanted) == len(given)
            and all(map(same, wanted, given))
        )
    if not isinstance(given, dict) or wanted.keys() != given.keys():
        return False
    if wanted.keys() != {"type", "value"} or isinstance(wanted["type"], dict):
        return all(same(wanted[key], given[key]) for key in wanted)
    if wanted["type"] != given["type"]:
        return False
    if wanted["type"] == "float":
        a, b = float(wanted["value"]), float(given["value"])
        return a == b or (a != a and b != b)
    if "time" in wanted["type"] or "date" in wanted["type"]:
        kind = wanted["type"]
        return moment(kind, wanted["value"]) == moment(kind, given["value"])
    return wanted["value"] == given["value"]


def check_valid(decoder, path):
    done = run(decoder, path)
    if done.returncode != 0:
        return "refused: " + done.stderr.decode()
    wanted = json.loads(path.with_suffix(".json").read_text("utf-8"))
    given = json.loads(done.stdout.decode())
    return None if same(wanted, given) else f"given {given}"


def check_invalid(decoder, path):
    done = run(decoder, path)
    messages = done.stderr.decode().splitlines()
    if done.returncode != 1:
        return f"status {done.returncode}"
    if not messages or not all(map(MESSAGE.match, messages)):
        return f"messages {messages}"
    return None


def main():
    decoder = sys.argv[1]
    corpus = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else CORPUS)
    wrong = 0
    for kind, check, at_least in (
        ("valid", check_valid, VALID_AT_LEAST),
        ("invalid", check_invalid, INVALID_AT_LEAST),
    ):
        paths = sorted((corpus / kind).rglob("*.toml"))
        failed = refused = 0
        for path in paths:
            name = str(path.relative_to(corpus))
            refuse = name in NOT_IN_1_0
            refused += refuse
            problem = (check_invalid if refuse else check)(decoder, path)
            if problem:
                failed += 1
                print(f"{name}: {problem}")
        later = f" ({refused} of later TOML refused)" if refused else ""
        print(f"toml-test {kind}: {len(paths)} cases{later}, {failed} failed")
        if len(paths) < at_least:
            print(f"{corpus}: fewer than {at_least} {kind} cases")
            failed += 1
        wrong += failed
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Names that others build upon stay: the files of data/ and the columns of the
datasets with their types, as columns.json beside this file has them. One may
go, or change its type, only where CHANGES.md names it: `amounts.check`,
`data/amounts.csv`. What is new is added by --write, which removes what
CHANGES.md names and nothing else.
usage: test_columns.py [BUILD] [--write]"""
import csv
import io
import json
import pathlib
import re
import sys

from _site import TOP, Tests, files, run, said, sample_copy

LIST = pathlib.Path(__file__).with_name("columns.json")
# Files named by what content/ holds are stable when these are.
FREE = (r"data/ORG/YEAR/charts/.*", r"data/charts/.*", r".*\.html")


def stable_name(path):
    path = re.sub(r"^data/[^/]+/\d{4}/", "data/ORG/YEAR/", path)
    return re.sub(r"/[^/]+-\d{4}(\.\w+)$", r"/ORG-YEAR\1", path)


def contract(site):
    """Names of files, and of each dataset its columns and their types."""
    names = sorted({stable_name(p) for p in site if p.startswith("data/")})
    names = [n for n in names if not any(re.fullmatch(f, n) for f in FREE)]
    package = json.loads(site["data/datapackage.json"])
    return {"files": names, "columns": {
        r["name"]: {f["name"]: f["type"] for f in r["schema"]["fields"]}
        for r in package["resources"]}}


def flat(names):
    """What is named, to its type; a file has none."""
    out = {name: "" for name in names["files"]}
    for dataset, columns in names["columns"].items():
        out.update({f"{dataset}.{c}": kind for c, kind in columns.items()})
    return out


def broken(before, now, changes):
    """What is gone or of another type, and CHANGES.md says nothing of it."""
    now = flat(now)
    return [name for name, kind in flat(before).items()
            if now.get(name) != kind and f"`{name}`" not in changes]


def unlisted(before, now):
    return sorted(flat(now).keys() - flat(before).keys())


def check_itself(t, now):
    """That the comparison finds what it is for."""
    columns = {**now["columns"], "amounts": {
        **now["columns"]["amounts"], "amount_yuan": "number-of-old",
        "lost": "string"}}
    before = {"files": [*now["files"], "data/lost.csv"], "columns": columns}
    wrong = ["data/lost.csv", "amounts.amount_yuan", "amounts.lost"]
    t.check("what is lost or changed is found",
            broken(before, now, "") == wrong, broken(before, now, ""))
    said_so = " ".join(f"`{name}`" for name in wrong)
    t.check("CHANGES.md may name it", not broken(before, now, said_so))
    t.check("what is new is found", unlisted(
        {"files": now["files"][1:], "columns": now["columns"]},
        now) == now["files"][:1])


def check_headers(t, site, now):
    """The files have the columns that the dictionary states, in its order."""
    for dataset, columns in now["columns"].items():
        wanted = list(columns)
        for path in sorted(site):
            if not re.fullmatch(rf"data/(.+/\d+/)?{dataset}\.csv", path):
                continue
            found = next(csv.reader(io.StringIO(site[path].decode(),
                                                newline="")))
            t.check(f"{path} has the columns of the dictionary",
                    found == wanted, found)
        for record in json.loads(site[f"data/{dataset}.json"])[:1]:
            t.check(f"data/{dataset}.json has them as well",
                    list(record) == wanted, list(record))
        page = site[f"data/{dataset}.html"].decode()
        t.check(f"data/{dataset}.html explains each", all(
            f"<code>{c}</code>" in page for c in wanted))


def main():
    write = "--write" in sys.argv
    sys.argv = [a for a in sys.argv if a != "--write"]
    t = Tests()
    root = sample_copy("columns")
    done = run("build", "-C", root)
    if not t.check("the sample builds", done.returncode == 0, said(done)):
        t.end()
    site = files(root / "public")
    now = contract(site)
    changes = (TOP / "CHANGES.md").read_text(encoding="utf-8")
    before = json.loads(LIST.read_text(encoding="utf-8")) if LIST.exists() \
        else {"files": [], "columns": {}}
    wrong = broken(before, now, changes)
    t.check("nothing is gone or of another type without a word in CHANGES.md",
            not wrong, wrong)
    if write and not wrong:
        LIST.write_text(json.dumps(now, indent=1) + "\n", encoding="utf-8")
        before = now
    t.check("what is new is in columns.json (--write adds it)",
            not unlisted(before, now), unlisted(before, now))
    check_itself(t, now)
    check_headers(t, site, now)
    t.end()


main()

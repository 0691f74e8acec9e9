#!/usr/bin/env python3
"""What each part of a full build costs, in instructions.

usage: shares.py [BUILD]     BUILD holds budgetpress

A site of BENCH_DEPARTMENTS departments (6) is built under callgrind, which
counts alike on a busy machine and on an idle one. A share holds what its
functions call; parts that stand within another are indented below it. SHA-256
looks ten times too dear, since callgrind has no instruction for it.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import generate

TOP = pathlib.Path(__file__).resolve().parents[2]
DEPARTMENTS = int(os.environ.get("BENCH_DEPARTMENTS", "6"))

# Each with the functions that do it and nothing else.
PARTS = [
    ("reading", ["ingest_department"]),
    ("audit", ["audit_year"]),
    ("pages of departments", ["view_department"]),
    ("  of the arithmetic", ["department_put_audit"]),
    ("  charts", ["view_charts_of_year", "view_charts_value",
                  "view_charts_put", "view_department_charts"]),
    ("pages of the site", ["view_site"]),
    ("  lists, codes, comparing", ["site_projects", "site_indicators",
                                   "site_codes", "site_compare",
                                   "site_names"]),
    ("search", ["search_put_department", "search_put_site",
                "search_put_index"]),
    ("tables as CSV and JSON", ["export_year"]),
    ("datasets of the site", ["dataset_put_all"]),
    ("workbooks", ["workbook_year", "workbook_put"]),
    ("SQLite", ["database_put"]),
    ("archives", ["archive_put_year", "archive_put_site"]),
    ("API", ["api_put_department", "api_put_site"]),
    ("metadata", ["metadata_put_year", "metadata_put_tables",
                  "metadata_put_catalog"]),
]


def measured(build, folder):
    """Inclusive instructions by function, and those of the whole."""
    counts = folder / "callgrind.out"
    subprocess.run(
        ["valgrind", "--tool=callgrind", f"--callgrind-out-file={counts}",
         build / "budgetpress", "build", "--quiet", "--jobs", "1"],
        cwd=folder / "site", check=True, stderr=subprocess.DEVNULL,
        env=dict(os.environ, BUDGETPRESS_SHARE=str(TOP)))
    told = subprocess.run(
        ["callgrind_annotate", "--inclusive=yes", "--threshold=100", counts],
        check=True, stdout=subprocess.PIPE, text=True).stdout
    costs = {}
    for count, name in re.findall(
            r"^ *([\d,]+) \([ \d.]+%\)  \S*:(\w+)(?:\.\S+)? \[\S*budgetpress",
            told, re.M):
        costs.setdefault(name, int(count.replace(",", "")))
    total = re.search(r"^ *([\d,]+) .*PROGRAM TOTALS", told, re.M)
    return costs, int(total[1].replace(",", ""))


def main():
    build = TOP / (sys.argv[1] if len(sys.argv) > 1 else "build")
    with tempfile.TemporaryDirectory(prefix="shares-") as name:
        folder = pathlib.Path(name)
        generate.generate(folder / "site", DEPARTMENTS)
        costs, total = measured(build, folder)
    print(f"{DEPARTMENTS} departments: {total / 1e6:.0f} million instructions")
    for part, functions in PARTS:
        missing = [f for f in functions if f not in costs]
        if missing:
            sys.exit(f"{part}: no function {', '.join(missing)}")
        print(f"{part:30}{sum(costs[f] for f in functions) / total:7.1%}")


if __name__ == "__main__":
    main()

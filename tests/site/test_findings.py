#!/usr/bin/env python3
"""Findings join the amounts: on organisation, year, table, row and column, a
finding about an amount has exactly one row of the dataset, with the figure that
it states. What has none is no amount: see exempt(). Held for the sample and for
departments with one change each (tests/audit/mutate.py).

usage: test_findings.py [BUILD]
"""
import collections
import csv
import decimal
import subprocess
import sys

from _site import TOP, Tests, run, said, sample_copy, scratch

t = Tests()
DEPARTMENTS = 60
NO_TABLES = ("indicators", "facts", "commentary")
NOT_A_NUMBER = ("", "-", "—", "－", "不适用")


def rows(site, name):
    with open(site / f"data/{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def key(row, row_id="row_id", column_id="column_id"):
    return tuple(row[k] for k in ("organization_id", "fiscal_year", "table",
                                  row_id, column_id))


def exempt(finding):
    """Why a finding has no amount; None: it must have one."""
    if finding["table"] in NO_TABLES:
        return "it is about no amount"
    if not finding["row"]:
        return "it is about a whole table"
    if not finding["column"]:
        return "it is about a project, or an item of its calculation"
    if not finding["computed"] and finding["stated"] in NOT_A_NUMBER:
        return "the cell has no number"
    if finding["column"] in ("code", "name"):
        return "it is about a code or a name"
    return None


def value(text):
    return decimal.Decimal(text.replace(",", "").strip("%"))


def wrong_with(finding, amounts):
    """What is wrong with the join; None when nothing is."""
    found = amounts.get(key(finding, "row", "column"), [])
    if exempt(finding):
        return f"{len(found)} amounts" if found else None
    if len(found) != 1:
        return f"{len(found)} amounts"
    if finding["computed"] and finding["difference"] and \
            value(finding["stated"]) != value(found[0]["amount_published"]):
        return "states another figure"
    return None


def by_key(amounts):
    out = collections.defaultdict(list)
    for row in amounts:
        out[key(row)].append(row)
    return out


def check_join(name, site, least):
    amounts, findings = by_key(rows(site, "amounts")), rows(site, "findings")
    joined = [f for f in findings if not exempt(f)]
    t.check(f"{name}: there are findings about amounts", len(joined) >= least,
            len(joined))
    for f in findings:
        wrong = wrong_with(f, amounts)
        t.check(f"{name}: {f['finding_id']} {key(f, 'row', 'column')} joins",
                not wrong, wrong)
    for f in joined[:1]:
        t.check(f"{name}: a row of another name joins nothing", wrong_with(
            {**f, "row": f["place"]}, amounts) == "0 amounts")
        t.check(f"{name}: another figure is seen", wrong_with(
            {**f, "stated": "0.001", "computed": "1", "difference": "1"},
            amounts) == "states another figure")
    return {f["table"] for f in joined}


def build(name, root):
    site = scratch() / name / "public"
    done = run("build", "-C", root, "-o", site)
    t.check(f"{name} builds", done.returncode == 0, said(done))
    return site


tables = check_join("the sample", build("sample", sample_copy("sample")), 50)
made = subprocess.run(
    [sys.executable, TOP / "tests/audit/mutate.py",
     sys.argv[1] if len(sys.argv) > 1 else "build", "-n", str(DEPARTMENTS),
     "-s", "3", "-k", scratch() / "changed"],
    capture_output=True, text=True, check=False, timeout=600)
t.check("departments with a change each", (
    scratch() / "changed/site/site.toml").exists(), made.stderr)
tables |= check_join("departments with a change each",
                     build("built", scratch() / "changed/site"), 25)
t.check("tables, forms, key projects and tasks are among them", tables >= {
    "expenditure", "project-forms", "key-projects", "performance-tasks"},
    tables)
t.end()

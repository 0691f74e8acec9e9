#!/usr/bin/env python3
"""The audit against changes: one figure, code, unit, target or percentage at
random in each of many clean years.

usage: mutate.py BUILD [-n CHANGES] [-s SEED] [-v]

Every year is clean before: the audit must report nothing, no rounding either.
Then one thing in each is changed, and a model of the documented rules
(_oracle.py) says what the change breaks beyond rounding. Of those the audit
must report 98 % at a place that the broken rule involves, and of the others
nothing. One cause is one finding: on the average a change may have no more than
MOST of them. -v lists all that was missed.
"""
import argparse
import collections
import json
import multiprocessing
import pathlib
import random
import subprocess
import sys
import tempfile

import _oracle
from _table import money, number
from _year import POWERS, Year
from _write import put, put_year, write_site, year_files

TOP = pathlib.Path(__file__).resolve().parents[2]
LEAST = 98
MOST = {"figure": 1.1, "code": 1.2, "unit": 1.3, "target": 1.1,
        "percentage": 1.2}
KINDS = {"figure": 45, "code": 15, "unit": 12, "target": 18, "percentage": 10}


class Change:
    """coded: the table of which a code was changed."""

    def __init__(self, kind, what, coded=None):
        self.kind, self.what, self.coded = kind, what, coded


# ---- figures ----

def other_amount(rng, cents):
    """A slip: a digit, a place, a sign, a unit of the last digit."""
    text = str(abs(cents) or 100)
    at = rng.randrange(len(text))
    digit = str((int(text[at]) + rng.randrange(1, 10)) % 10)
    swapped = text[:at] + text[at:at + 2][::-1] + text[at + 2:]
    new = rng.choice([
        int(text[:at] + digit + text[at + 1:]), int(swapped), cents * 10,
        cents // 10, cents + rng.choice((-1, 1)), -cents,
        cents + 100 * rng.randrange(1, 1000), 0])
    return new if new != cents else cents + 100


def figure(rng, year):
    groups = collections.defaultdict(list)
    for place, text in year.figures.items():
        if place in year.counts or place[1:2] == ("staff",) or \
                place[1:2] and str(place[1]).startswith("staff-"):
            groups["count"].append(place)
        elif text and place != year.percent:
            groups[place[0]].append(place)
    group = rng.choice(sorted(groups))
    place = rng.choice(groups[group])
    old = year.figures[place]
    if group == "count":
        year.figures[place] = str(int(old) + rng.randrange(1, 20))
    elif place[0] in year.tables and rng.random() < 0.06:
        year.figures[place] = ""
    else:
        year.figures[place] = money(other_amount(rng, number(old)))
    return Change("figure", f"{place} {old} -> {year.figures[place]}")


# ---- codes ----

def other_code(rng, code):
    at = rng.randrange(len(code))
    digit = rng.choice([d for d in "0123456789" if d != code[at]])
    return rng.choice([
        code[:at] + code[at + 1:] or "9", code + digit,
        code[:at] + digit + code[at + 1:], code[:at] + digit + code[at + 1:],
        code[:at] + "*" + code[at + 1:]])


def code(rng, year):
    name = rng.choice([*_oracle.TREES, "project"])
    if name == "project":
        form = rng.choice(year.projects)
        old = form["code"]
        form["shown"] = rng.choice([
            old[:-1], old + "0", year.projects[(year.projects.index(form) + 1)
                                               % len(year.projects)]["code"]])
        year.renamed = {old: form["shown"]}
        return Change("code", f"project {old} -> {form['shown']}")
    table = year.tables[name]
    at = rng.choice([i for i, r in enumerate(table.rows) if r.get("code")])
    row = table.rows[at]
    old = row["code"]
    row["code"] = other_code(rng, old)
    return Change("code", f"{name}:{len(table.top) + at + 1} {old} -> "
                  f"{row['code']}", name)


# ---- units ----

def other_unit(rng, unit):
    return rng.choice([u for u in POWERS if u != unit])


def unit(rng, year):
    what = rng.choice(("table", "table", "form", "overall", "key", "basis",
                       "fact", "link"))
    if what == "table":
        table = year.tables[rng.choice(sorted(year.tables))]
        old, table.unit = table.unit, other_unit(rng, table.unit)
        return Change("unit", f"{table.name} {old} -> {table.unit}")
    if what == "basis":
        places = [rng.choice(rng.choice(year.projects)["items"])]
    elif what == "fact":
        places = [rng.choice([p for p, u in year.units.items()
                              if p[0] == "facts" and u == "万元"])]
    elif what == "link":
        places = [rng.choice(year.links)[1]]
    else:
        owner = {"form": ("project-forms", rng.choice(year.projects)["code"]),
                 "overall": ("performance-tasks",),
                 "key": ("key-projects",)}[what]
        places = [p for p in year.units if p[:len(owner)] == owner
                  and not p[2].startswith("basis")]
    new = other_unit(rng, "万元")
    if what == "basis" and rng.random() < 0.3:
        new = ""
    for place in places:
        year.units[place] = new
    return Change("unit", f"{what} {places[0]} -> {new}")


# ---- targets ----

def other_number(rng, text):
    sign, n, unit_ = _oracle.parse(text)
    new = max(n + rng.choice((-2, -1, 1, 2, 5)), 1)
    return f"{sign}{new if new != n else n + 3}{unit_}"


def target(rng, year):
    form = rng.choice([None, *year.projects])
    indicators = form["indicators"] if form else year.overall
    goals = form["goals"] if form else year.overall_goals
    at = rng.randrange(len(indicators))
    one = indicators[at]
    old = dict(one)
    what = rng.choice(("number", "number", "goal", "word", "unit", "measure",
                       "unreadable", "none", "nameless", "again"))
    numeric = _oracle.parse(one["target"])
    if what == "goal" or not numeric:
        goals[0]["target"] = other_number(rng, goals[0]["target"])
        return Change("target", f"goal {goals[0]}")
    if what == "number":
        one["target"] = other_number(rng, one["target"])
    elif what == "word":
        one["target"] = rng.choice(_oracle.WORDS)
    elif what in ("unit", "measure"):
        mine = numeric[2]
        new = rng.choice([u for u in ("%", "小时", "天", "份", "台", "人")
                          if _oracle.MEASURES[u] != _oracle.MEASURES[mine]])
        if what == "unit":
            one["target"] = f"{numeric[0]}{numeric[1]}{new}"
        else:
            one["measure_unit"] = new
    elif what == "unreadable":
        one["target"] = rng.choice(("≥", "待定", "%"))
    elif what == "none":
        one["target"] = None
    elif what == "nameless":
        one["name"] = None
    else:
        indicators.append(dict(one))
        if rng.random() < 0.5:
            indicators[-1]["target"] = other_number(rng, one["target"])
            return Change("target", f"again {indicators[-1]}")
    return Change("target", f"{what} {old} -> {one}")


# ---- percentages ----

def percentage(rng, year):
    what = rng.randrange(4)
    if what == 0:
        old = year.figures[year.percent]
        tenths = int(old.replace(".", "")) + rng.choice((-30, -2, -1, 1, 3, 70))
        tenths = abs(tenths)
        year.figures[year.percent] = f"{tenths // 10}.{tenths % 10}"
        return Change("percentage", f"{old} -> {year.figures[year.percent]}")
    if what == 1:
        place = "facts", rng.choice(("training-more", "public-change")), "value"
        old = year.figures[place]
        year.figures[place] = money(other_amount(rng, number(old)))
        return Change("percentage", f"{place} {old} -> {year.figures[place]}")
    form = rng.choice(year.projects)["indicators"]
    one = form[rng.choice((1, 5))]
    old = one["target"]
    n = _oracle.parse(old)[1]
    one["target"] = rng.choice((f"≥{n + 100}%", f"≥{n * 10}%", f"≥0{n % 10}%",
                                f"≥{n - 1}%", f"≥{n}%%", f"≥{n}小时"))
    return Change("percentage", f"{one['name']} {old} -> {one['target']}")


MUTATIONS = {"figure": figure, "code": code, "unit": unit, "target": target,
             "percentage": percentage}


def one_year(content, seed, index):
    """A clean year, written; what then is changed, with the files that
    differ."""
    y = Year(index, seed)
    old = put_year(content, y)
    # The model must find the clean years clean; some are enough to see that.
    unjust = index % 16 == 0 and bool(_oracle.judge(y).rules)
    rng = random.Random(f"{seed} {y.id} change")
    kind = rng.choices(list(KINDS), KINDS.values())[0]
    change = MUTATIONS[kind](rng, y)
    change.id, change.ids, change.names = y.id, y.ids, y.names
    change.unjust = unjust
    change.broken = _oracle.judge(y, change.coded)
    change.files = {p: t for p, t in year_files(y).items() if t != old[p]}
    return change


# ---- what the audit says ----

def run(build, root):
    done = subprocess.run([build / "budgetpress", "check", "-C", root,
                           "--format", "json", "--lang", "zh-CN"],
                          stdin=subprocess.DEVNULL, capture_output=True,
                          check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"check ended with status {done.returncode}\n"
                 + done.stderr.decode(errors="replace")[-2000:])
    return json.loads(done.stdout)


def place_of(finding):
    """As the model names places: tables by line and column."""
    table, row, column = (finding[k] for k in ("table", "row", "column_id"))
    if table == "commentary":
        return table, finding["line"], ""
    if finding["path"].endswith(".csv"):
        return table, finding["line"] if row else None, column
    return table, row, column


def at_right_place(finding, broken):
    table, row, column = place_of(finding)
    if table is None or row is None:
        return table in {p[0] for p in broken.places}
    if table in ("project-forms", "key-projects", "performance-tasks",
                 "facts", "commentary"):
        return any(p[:2] == (table, row) for p in broken.places)
    if table == "indicators":
        return any(p[0] == "indicators" and p[1] == row and p[2] == column
                   for p in broken.places)
    if column == "code" or column == "name":
        return any(p[:2] == (table, row) for p in broken.places)
    return (table, row, column) in broken.places


def by_department(answer):
    out = collections.defaultdict(list)
    for finding in answer["findings"]:
        out[finding["organization_id"]].append(finding)
    for message in answer["messages"]:
        parts = (message["path"] or "").split("/")
        if len(parts) > 3 and message["severity"] != "note":
            table = parts[3].rpartition(".")[0]
            out[parts[1]].append({
                **message, "rule": message["id"], "is_message": True,
                "table": table,
                "row": message["line"] or None, "column_id": "code"})
    return out


class Tally:
    def __init__(self):
        self.broken = self.found = self.silent = self.false = self.extra = 0

    def each(self):
        """Findings for each change that was found."""
        return 1 + self.extra / max(self.found, 1)


def check_clean(answer):
    checks = answer["checks"]
    bad = [*answer["messages"], *answer["findings"]]
    for item in bad[:10]:
        print(f"the clean site: {item}")
    print(f"unchanged: {checks}")
    return not bad and not checks["rounding"] and not checks["conflict"]


def count(changes, findings, verbose):
    tallies = collections.defaultdict(Tally)
    misses, false = [], []
    for change in changes:
        said = findings.get(change.id, [])
        tally = tallies[change.kind]
        if change.broken.rules:
            tally.broken += 1
            if any(at_right_place(f, change.broken) for f in said):
                tally.found += 1
                tally.extra += max(0, sum("is_message" not in f
                                          for f in said) - 1)
            else:
                misses.append((change, said))
        elif said:
            tally.false += 1
            false.append((change, said))
        else:
            tally.silent += 1
    for change, said in misses[:None if verbose else 40]:
        print(f"missed: {change.id} {change.kind} {change.what}: breaks "
              f"{', '.join(sorted(change.broken.rules))}; reported: "
              + ("; ".join(f"{f['rule']} {place_of(f)}" for f in said)
                 or "nothing"))
    for change, said in false[:None if verbose else 40]:
        print(f"false: {change.id} {change.kind} {change.what}: "
              + "; ".join(f"{f['rule']} {place_of(f)} {f['message']}"
                          for f in said))
    return tallies, misses, false


def report(tallies):
    print(f"{'kind':12}{'changes':>8}{'break':>8}{'found':>8}{'rate':>9}"
          f"{'harmless':>10}{'false':>7}{'findings each':>15}")
    total = Tally()
    for kind in [*sorted(tallies), "all"]:
        t = tallies[kind] if kind != "all" else total
        if kind != "all":
            for name, value in vars(t).items():
                setattr(total, name, getattr(total, name) + value)
        harmless = t.silent + t.false
        print(f"{kind:12}{t.broken + harmless:8}{t.broken:8}{t.found:8}"
              f"{t.found / max(t.broken, 1):9.2%}{harmless:10}{t.false:7}"
              f"{t.each():15.2f}")
    return total


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("-n", type=int, default=2000)
    parser.add_argument("-s", type=int, default=1)
    parser.add_argument("-v", action="store_true")
    parser.add_argument("-k", "--keep", type=pathlib.Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="budgetpress-mutate-") as folder:
        root = (given.keep or pathlib.Path(folder)) / "site"
        (root / "content").mkdir(parents=True)
        with multiprocessing.Pool() as pool:
            changes = pool.starmap(one_year, [
                (root / "content", given.s, i) for i in range(given.n)], 8)
        write_site(root, changes)
        clean = check_clean(run(TOP / given.build, root))
        for change in changes:
            for path, text in change.files.items():
                put(root / "content" / path, text)
        findings = by_department(run(TOP / given.build, root))
    unjust = [c.id for c in changes if c.unjust]
    tallies, misses, false = count(changes, findings, given.v)
    total = report(tallies)
    good = total.found * 100 >= total.broken * LEAST
    once = all(tallies[k].each() <= MOST[k] for k in KINDS)
    for name, holds in (
            ("nothing is reported on the unchanged site", clean),
            ("the model finds nothing there either", not unjust),
            (f"at least {LEAST} % of what breaks a rule is found", good),
            ("nothing is reported of what breaks none", not false),
            ("every kind breaks rules", all(
                tallies[k].broken for k in KINDS)),
            ("one change is hardly more than one finding", once)):
        if not holds:
            print(f"FAIL {name}")
    passed = (total.found + total.silent
              + sum((clean, not unjust, good, once)))
    failed = (0 if good else len(misses)) + len(false) + 4 - sum(
        (clean, not unjust, good, once))
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

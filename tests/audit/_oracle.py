"""What a change breaks, by the rules as they are documented: a model of its
own, which shares nothing with the program."""
import re

from _table import BOUGHT, ECONOMY, FUNCTIONS, number
from _year import SMALL

BY_FUNCTION = ("expenditure", "general-by-function")
TREES = {"expenditure": FUNCTIONS, "general-by-function": FUNCTIONS,
         "general-by-economy": ECONOMY, "basic-expenditure": ECONOMY,
         "procurement": BOUGHT}
# What units measure; a share of the whole is bounded.
MEASURES = {"%": "share", "小时": "hour", "分钟": "minute", "天": "day",
            "秒": "second", "场": "event", "次": "event", "份": "paper",
            "台": "device", "人": "people", "万元": "money", "": None,
            None: None}
SHARES = ("合格率", "满意度", "准确率")
WORDS = ("显著", "健全", "显著提升", "良好")


class Broken:
    """Rules that a change breaks, and the places that they involve."""

    def __init__(self):
        self.rules, self.places = set(), set()

    def add(self, rule, places):
        self.rules.add(rule)
        self.places |= set(places)


# ---- arithmetic ----

def fails(values, relation):
    """A blank figure states nothing; a blank part is nothing."""
    stated = values.get(relation.stated)
    if stated is None:
        return False
    rest, tolerance = stated
    alike = True
    for sign, place in relation.parts:
        part = values.get(place)
        if part:
            rest -= sign * part[0]
            tolerance += part[1]
            alike = alike and part[1] == stated[1]
    if relation.kind == "within":
        return values.get(relation.parts[0][1]) is not None and rest > 0
    if relation.rule in ("hierarchy-sum", "project-amount") and \
            not any(p in values for _, p in relation.parts):
        return False  # nothing to compare it with is stated
    if relation.kind == "same" and alike:
        return rest != 0
    return abs(rest) > tolerance


def percentage_fails(year, values):
    """The change in per cent of what was before, within the rounding of all
    three."""
    stated, half = values[year.percent]
    change, step = values["facts", "training-more", "value"]
    now, _ = values["facts", "training", "value"]
    ends = []
    for side in (-1, 1):
        base = now - change - side * 2 * step
        if base <= 0:
            return False
        ends.append((change + side * step) * 100 / base)
    # The percentage is of no money: its power is that of 万元 by default.
    scale = 10 ** (year.power(year.percent) + SMALL)
    return not (min(ends) - half / scale <= stated / scale
                <= max(ends) + half / scale)


def arithmetic(year, broken):
    values = year.values()
    for relation in year.relations:
        if fails(values, relation):
            broken.add(relation.rule, relation.places())
    if percentage_fails(year, values):
        broken.add("fact", [year.percent, ("facts", "training-more", "value"),
                            ("facts", "training", "value")])
    staff = [("facts", f"staff-{u}", "value") for u in (1, 2, 3)]
    total = "facts", "staff", "value"
    # Whole persons: (n + 1) halves.
    if abs(int(year.figures[total])
           - sum(int(year.figures[p]) for p in staff)) > 2:
        broken.add("fact", [total, *staff])
    for place, count in year.counts.items():
        if int(year.figures[place]) != count:
            broken.add("fact", [place])


# ---- codes ----

def names(tree):
    """Code to name, as the site's classification has them."""
    out = {}

    def add(code, name, below):
        out[code] = name
        for more, entry in below.items():
            add(code + more, *(entry if isinstance(entry, tuple)
                               else (entry, {}))[:2])

    for code, entry in tree.items():
        add(code, entry[0], entry[1])
    return out


def blocks(table):
    """Rows with codes of each unit: lists of line, code, name."""
    out = []
    for i, row in enumerate(table.rows):
        line = len(table.top) + i + 1
        if row.get("unit"):
            out.append([])
        else:
            out[-1].append((line, row.get("code", ""), row["name"]))
    return out


def parent(code, known):
    shorter = [c for c in known if code.startswith(c) and c != code]
    return max(shorter, key=len, default=None)


def code_block(year, table, rows, broken):
    known = names(TREES[table])
    lengths = {len(c) for c in known}
    there = {c for _, c, _ in rows}
    above = sorted(lengths)

    def lines(*more):
        return [(table, n, "code") for n in more]

    for line, code, name in rows:
        if not re.fullmatch(r"[0-9A-Za-z._-]+", code):
            broken.add("code", lines(line))
            continue
        near = lines(line, *(n for n, _, _ in rows
                             if abs(n - line) <= 4))
        if len(code) not in lengths:
            broken.add("code", near + [
                (table, rows[0][0] - 1, c) for c in year.tables[table].columns])
            continue
        at = above.index(len(code))
        if at and code[:above[at - 1]] not in there:
            # Without a parent it counts as one more part of the unit.
            first = (table, rows[0][0] - 1)
            broken.add("code", near + [(*first, c) for c in
                                       year.tables[table].columns])
        if code in known:
            if known[code] != name:
                broken.add("code-name", near)
        elif name in {n for c, n in known.items() if len(c) == len(code)
                      and parent(c, known) == parent(code, known)}:
            broken.add("code-name", near)
    seen = {}
    for line, code, name in rows:
        if seen.setdefault(code, name) != name:
            broken.add("code-name", lines(line))


def code_lists(year, broken):
    """Both tables by function list the same codes where money stands."""
    both = [blocks(year.tables[t]) for t in BY_FUNCTION]
    for one, other in zip(*both):
        a, b = {c: n for n, c, _ in one}, {c: n for n, c, _ in other}
        for code in a.keys() ^ b.keys():
            table, line = ((BY_FUNCTION[0], a[code]) if code in a
                           else (BY_FUNCTION[1], b[code]))
            if number(year.figures.get((table, line, "total"), "")):
                broken.add("code", [(t, n, "code") for t, rows in
                                    zip(BY_FUNCTION, (one, other))
                                    for n, _, _ in rows])


def code_sums(year, table, rows, broken):
    """A code = the codes that begin with it."""
    columns = [c for c in year.tables[table].columns
               if c not in ("unit", "code", "name")
               and not c.startswith("procurement_")]
    known = sorted({len(c) for c in names(TREES[table])})
    codes = {c: n for n, c, _ in rows}
    if len(codes) != len(rows):
        return
    for code, line in codes.items():
        deeper = [n for n in known if n > len(code)]
        below = [n for c, n in codes.items() if deeper
                 and len(c) == deeper[0] and c.startswith(code)]
        for column in columns if below else ():
            values = [number(year.figures.get((table, n, column), "")) or 0
                      for n in below]
            stated = number(year.figures.get((table, line, column), ""))
            if stated is not None and abs(stated - sum(values)) * 2 > \
                    len(below) + 1:
                broken.add("hierarchy-sum", [(table, n, column)
                                             for n in (line, *below)])


def codes(year, table, broken):
    for rows in blocks(year.tables[table]):
        code_block(year, table, rows, broken)
        code_sums(year, table, rows, broken)
    code_lists(year, broken)


def project_codes(year, broken):
    shown = [f.get("shown", f["code"]) for f in year.projects]
    for i, form in enumerate(year.projects):
        others = shown[:i] + shown[i + 1:]
        if (shown[i] in others or {len(c) for c in others}
                == {len(others[0])} != {len(shown[i])}):
            # A code that is taken is no id: the form gets its number.
            broken.add("project-code", [
                ("project-forms", c, "") for c in
                {shown[i], form["code"], f"project-{i + 1}"}])


# ---- targets ----

def parse(text):
    """Operator, number, unit; None where there is no number."""
    found = re.fullmatch(r"([≥≤]?)(\d+)(\D*)", text or "")
    return found and (found[1], int(found[2]), found[3])


def indicator_fails(one):
    target = one["target"]
    if not one["name"] or not target:
        return "indicator"
    if target in ("≥", "待定", "%") or target.endswith("%%"):
        return "target-parsed"
    measure = MEASURES[one["measure_unit"]]
    if target in WORDS:
        return measure and "target-unit"
    found = parse(target)
    if not found:
        return None
    unit = MEASURES.get(found[2])
    if measure and unit and measure != unit:
        return "target-unit"
    share = one["name"].endswith(SHARES)
    if share and (unit not in ("share", None) or found[1] > 100):
        return "target-unit"
    if share and re.match(r"[≥≤]?0\d", target):
        return "target-unit"
    return None


def same_promise(a, b):
    """None where the two cannot be compared."""
    one, other = parse(a), parse(b)
    if not one or not other or MEASURES.get(one[2]) != MEASURES.get(other[2]):
        return None
    return one[1] == other[1] and {one[0], other[0]} != {"≥", "≤"}


def targets(year, broken):
    forms = [("overall", year.overall, year.overall_goals)]
    forms += [(f.get("shown", f["code"]), f["indicators"], f["goals"])
              for f in year.projects]
    for owner, indicators, goals in forms:
        seen = {}
        for i, one in enumerate(indicators):
            place = "indicators", owner, f"i{i + 1}"
            rule = indicator_fails(one)
            if rule:
                broken.add(rule, [place])
            same = seen.setdefault((one["name"], one["level2"]), place)
            if same != place and one["target"]:
                broken.add("indicator", [same, place])
            for goal in goals:
                if goal["name"] == one["name"] and same_promise(
                        goal["target"], one["target"]) is False:
                    broken.add("target-goal", [place])
    mine, form = year.overall[0], year.projects[0]
    theirs = form["indicators"][0]
    if mine["name"] == theirs["name"] and same_promise(
            mine["target"], theirs["target"]) is False:
        broken.add("target-same", [
            ("indicators", "overall", "i1"),
            ("indicators", form.get("shown", form["code"]), "i1")])


def basis_units(year, broken):
    for form in year.projects:
        for item in form["items"]:
            if not year.units[item]:
                broken.add("basis-sum", [item])


def judge(year, coded=None):
    """coded: the table of which a code was changed."""
    broken = Broken()
    arithmetic(year, broken)
    if coded:
        codes(year, coded, broken)
    project_codes(year, broken)
    targets(year, broken)
    basis_units(year, broken)
    return broken

#!/usr/bin/env python3
"""Years that no one should publish: the audit neither crashes on them nor
passes over them. For each the outcome is asserted: a rule says that it could
not check, or a finding or a message names path:line:column.

usage: hostile.py BUILD
"""
import json
import pathlib
import subprocess
import sys
import tempfile

TOP = pathlib.Path(__file__).resolve().parents[2]
HEAD = "预算单位,科目编码,科目名称,支出总计,基本支出,项目支出"
SETTINGS = 'title = "核对"\nlanguages = ["zh-CN"]\n'
UNITS = """id,name,name_en,parent,kind,district,aliases,valid_from,valid_to,\
successor
d,某局,,,department,,,,,
u1,某局（本级）,,d,unit,,,,,
u2,某中心,,d,unit,,,,,
"""
DOCUMENT = {"title": "预算", "fiscal_year": 2026, "stage": "approved",
            "currency_unit": "万元",
            "sources": [{"id": "budget", "title": "预算", "publisher": "某局",
                         "publication_date": None, "url": None}],
            "tables": {}, "unit_corrections": [], "explanations": [],
            "facts": []}
LARGE = "999999999999999999"  # the most digits before the point


class Site:
    def __init__(self, folder):
        self.root = folder
        self.year = folder / "content/d/2026"
        self.year.mkdir(parents=True)
        self.put("site.toml", SETTINGS)
        self.put("content/organizations.csv", UNITS)
        self.document = json.loads(json.dumps(DOCUMENT))

    def put(self, path, text):
        (self.root / path).write_text(text, encoding="utf-8", newline="")

    def table(self, *rows, name="expenditure", head=HEAD, unit="万元"):
        """The head stands in line 2."""
        self.put(f"content/d/2026/{name}.csv",
                 "\n".join([f"单位：{unit}", head, *rows]) + "\n")

    def fact(self, name, value, **more):
        self.document["facts"].append(
            {"id": name, "name": name, "value": value, "unit": "万元",
             "organization": "d", "source": "budget", "place": "一",
             "lines": "1", **more})

    def forms(self, projects):
        self.put("content/d/2026/performance.json", json.dumps(
            {"overall": [], "projects": projects, "key_projects": []},
            ensure_ascii=False, indent=0))


def form(i, **more):
    return {"code": f"{i:012}", "name": f"项目{i}", "form": "申报表",
            "level": 2, "unit": "u1", "source": "budget", "place": "表",
            "lines": "1", "currency_unit": "万元", "year_amount": "10.00",
            "indicators": [], "goal_facts": [], **more}


class Tests:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.passed = self.failed = 0

    def check(self, name, good, detail=""):
        self.passed += bool(good)
        self.failed += not good
        if not good:
            print(f"FAIL {name}: {str(detail)[:1500]}")

    def run(self, name, fill):
        """What check says of a site; it ends with 0 or 1, and a build too."""
        site = Site(self.folder / name)
        fill(site)
        site.put("content/d/2026/document.json",
                 json.dumps(site.document, ensure_ascii=False, indent=0))
        done = self.start("check", "-C", site.root, "--format", "json",
                          "--lang", "zh-CN", "-v")
        error = done.stderr.decode(errors="replace")
        good = done.returncode in (0, 1) and "Sanitizer" not in error \
            and "runtime error" not in error
        self.check(f"{name}: check ends well", good,
                   f"{done.returncode} {error[-1200:]}")
        built = self.start("build", "-C", site.root, "-q",
                           "-o", site.root / "public")
        self.check(f"{name}: build ends as check", built.returncode
                   == done.returncode, built.stderr.decode(errors="replace"))
        return Answer(self, name, json.loads(done.stdout) if good else {})

    def start(self, *words):
        return subprocess.run([self.program, *map(str, words)],
                              stdin=subprocess.DEVNULL, capture_output=True,
                              timeout=120, check=False)


class Answer:
    def __init__(self, tests, name, said):
        self.tests, self.name = tests, name
        self.messages = said.get("messages", [])
        self.findings = said.get("findings", [])
        self.rules = said.get("rules", {})

    def count(self, rule, outcome, number):
        """So many checks; None: at least one."""
        n = self.rules.get(rule, {}).get(outcome, -1)
        self.tests.check(
            f"{self.name}: {rule} {outcome} {number or 'some'}",
            n == number if number is not None else n > 0,
            (n, self.rules.get(rule), self.messages, self.findings))

    def at(self, name, path, line, column=None):
        """A finding or an error of this id at the place; column None: any."""
        said = [*({**f, "id": f["rule"]} for f in self.findings),
                *self.messages]
        self.tests.check(
            f"{self.name}: {name} at {path}:{line}:{column or ''}",
            any(s["id"] == name and s["path"] == f"content/{path}"
                and s["line"] == line and column in (None, s["column"])
                and s["message"] for s in said),
            [(s["id"], s["path"], s["line"], s["column"]) for s in said])

    def silent(self, *but):
        """No conflict but of these rules."""
        more = [f for f in self.findings if f["rule"] not in but]
        self.tests.check(f"{self.name}: nothing else is found", not more, more)


TABLE = "d/2026/expenditure.csv"
FORMS = "d/2026/performance.json"


def tables(t):
    narrow = "预算单位,科目编码,科目名称,支出总计"
    a = t.run("a-part-missing", lambda s: s.table(
        "某局,,,10,4", head=narrow + ",基本支出"))
    a.count("row-sum", "not-checked", 1)
    a.silent()
    a = t.run("no-parts", lambda s: s.table("某局,,,10", head=narrow))
    a.count("row-sum", "not-checked", 1)
    a.silent()
    a = t.run("no-total", lambda s: s.table(
        "某局,,,4,6", head="预算单位,科目编码,科目名称,基本支出,项目支出"))
    a.count("row-sum", "not-checked", 1)
    a.silent()
    a = t.run("single", lambda s: s.table("某局,,,10,4,6"))
    a.count("row-sum", "ok", 1)
    a.count("unit-plausible", "not-checked", 1)
    a.silent()
    a = t.run("single-wrong", lambda s: s.table("某局,,,18,4,7"))
    a.at("row-sum", TABLE, 3, 6)
    a = t.run("blanks", lambda s: s.table("某局,,,,,", "某中心,,,,,"))
    a.count("row-sum", "not-checked", 1)
    a.silent()
    a = t.run("only-a-header", lambda s: s.table())
    a.at("table-empty", TABLE, 0)
    for name, text, message in (
            ("nothing", "", "table-file-empty"),
            ("titles", "表1\n支出总表\n", "table-header-missing")):
        a = t.run(name, lambda s, text=text: s.put(
            "content/d/2026/expenditure.csv", text))
        a.at(message, TABLE, 0)


def figures(t):
    a = t.run("negative", lambda s: s.table(
        "某局,,,-5,-3,-2", "某局（本级）,,,-10,-6,-4", "某中心,,,5,3,2"))
    a.count("row-sum", "ok", 3)
    a.count("unit-sum", "ok", 3)
    a.silent()
    a = t.run("negative-wrong", lambda s: s.table("某局,,,-5,-3,2"))
    a.at("row-sum", TABLE, 3, 6)
    a = t.run("zeros", lambda s: s.table("某局,,,0,0,0", "某中心,,,0,0,0"))
    a.count("row-sum", "conflict", 0)
    a.silent()
    a = t.run("zero-of-something", lambda s: s.table("某局,,,0,5,0"))
    a.at("row-sum", TABLE, 3, 6)
    a = t.run("large", lambda s: s.table(
        f"某局,,,{LARGE}.999999,{LARGE},0.999999", unit="亿元"))
    a.count("row-sum", "ok", 1)
    a.silent()
    a = t.run("large-wrong", lambda s: s.table(
        f"某局,,,{LARGE},{LARGE},{LARGE}", unit="亿元"))
    a.at("row-sum", TABLE, 3, 6)
    a = t.run("too-large", lambda s: s.table(f"某局,,,1,{LARGE}9,1"))
    a.at("number-too-long", TABLE, 3, 8)
    a.count("row-sum", "not-checked", 1)
    a = t.run("too-fine", lambda s: s.table("某局,,,1.0000001,1,0"))
    a.at("number-too-long", TABLE, 3, 6)


def rows(t):
    a = t.run("twice", lambda s: s.table(
        "某局,,,10,4,6", ",201,一般,10,4,6", ",20101,甲,10,4,6",
        ",20101,甲,10,4,6"))
    a.at("hierarchy-sum", TABLE, 4, 9)
    a = t.run("total-twice", lambda s: s.table(
        "某局,,,10,4,6", "某局,,,10,4,6", "某中心,,,9,3,6"))
    a.at("unit-sum", TABLE, 3, 6)
    for name, parent in (("cycle", "u1"), ("own-parent", "d")):
        def fill(s, parent=parent):
            s.put("content/organizations.csv", UNITS.replace(
                "d,某局,,,dep", f"d,某局,,{parent},dep"))
            s.table("某局,,,10,4,6", "某局（本级）,,,5,2,3", "某中心,,,5,2,3")

        a = t.run(name, fill)
        a.at("organization-cycle", "organizations.csv", 2)
        a.count("row-sum", "ok", 3)
    a = t.run("unknown-unit", lambda s: s.table(
        "某局,,,10,4,6", "无名处,,,9,3,6"))
    a.count("unit-sum", "not-checked", 3)


def many(t):
    def fill(s):
        s.forms([form(i, basis_items=[{"name": "甲", "amount": "10.00万元"}],
                      fiscal_amount="10.00") for i in range(400)])
        s.table("某局,,4000.00,4000.00", "某局（本级）,,4000.00,4000.00",
                *[f",项目{i},10.00,10.00" for i in range(399)],
                ",项目399,10.00,11.00",
                name="project-expenditure",
                head="预算单位,项目名称,总计,general")

    a = t.run("400-projects", fill)
    a.count("project-amount", "ok", 799)
    a.count("basis-sum", "ok", 400)
    a.at("row-sum", "d/2026/project-expenditure.csv", 404)

    def huge(s):
        name = "名" * 30_000
        s.put("content/organizations.csv", UNITS.replace("某中心", name))
        s.table("某局,,,10,4,6", f"{name},,,10,4,16", f",201,{name},10,4,6",
                f",{'2' * 70_000},{name},10,4,6")
        s.forms([form(1, name=name, indicators=[
            {"level1": name, "level2": name, "name": name,
             "target": "≥" + "9" * 5_000 + "%", "measure_unit": name,
             "explanation": name, "line": 1}])])

    a = t.run("huge-names", huge)
    a.at("row-sum", TABLE, 4, 30_004)
    a.at("target-parsed", FORMS, 16)
    a.count("target-unit", "not-checked", 1)


def forms(t):
    def fill(s):
        s.forms([form(1, basis_items=[{"name": "甲", "amount":
                                       "9" * 40 + "亿元"}]),
                 form(2, currency_unit="亿元", year_amount=LARGE, basis_items=[
                     {"name": "甲", "amount": LARGE + ".999999亿元"}] * 60),
                 form(3, year_amount=None)])

    a = t.run("large-basis", fill)
    a.count("basis-sum", "not-checked", 2)
    a.at("basis-sum", FORMS, 34)

    def facts(s):
        s.fact("long", "9" * 40)
        s.fact("itself", LARGE, sum_of=["fact/itself"])
        s.fact("sum", LARGE, sum_of=["fact/one", "fact/one"])
        s.fact("one", LARGE)
        s.fact("from-zero", "5", unit="%", percent={
            "change": "fact/one", "of": "fact/one", "direction": "increase"})
        s.fact("nowhere", "5", equals=["expenditure/total"])

    a = t.run("facts", facts)
    a.at("amount-too-long", "d/2026/document.json", 22)
    a.at("fact-relation-self", "d/2026/document.json", 39)
    a.at("fact", "d/2026/document.json", 42)
    a.at("fact", "d/2026/document.json", 66)
    a.count("fact", "not-checked", None)
    a = t.run("no-tables", lambda s: None)
    a.count("table-present", "ok", 0)
    a.count("table-present", "not-checked", None)
    a.silent()


def main():
    build = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "build")
    with tempfile.TemporaryDirectory(prefix="budgetpress-hostile-") as folder:
        t = Tests(TOP / build / "budgetpress", pathlib.Path(folder))
        for part in (tables, figures, rows, many, forms):
            part(t)
    print(f"{t.passed} passed, {t.failed} failed")
    return 1 if t.failed or not t.passed else 0


if __name__ == "__main__":
    sys.exit(main())

"""The files of invented years, as an official would save them."""
from _table import BOUGHT, ECONOMY, FUNCTIONS, YEAR
from _year import as_json

SETTINGS = """title = "核对"
title_en = "Audit"
languages = ["zh-CN"]
currency = "CNY"
country = "CN"

[publisher]
name = "样例"
name_en = "Example"
"""
EMPTY = ("government-fund", "state-capital", "special-transfers")


def organizations(years):
    lines = ["id,name,name_en,parent,kind,district,aliases,valid_from,"
             "valid_to,successor"]
    for y in years:
        lines.append(f"{y.ids[0]},{y.names[0]},,,department,,,,,")
        lines += [f"{y.ids[u]},{y.names[u]},,{y.id},unit,,,,,"
                  for u in (1, 2, 3)]
    return "\n".join(lines) + "\n"


def classification(tree):
    lines = ["code,name,name_en"]

    def add(code, name, below):
        lines.append(f"{code},{name},")
        for more, entry in below.items():
            if isinstance(entry, str):
                add(code + more, entry, {})
            else:
                add(code + more, entry[0], entry[1])

    for code, (name, below, *_) in tree.items():
        add(code, name, below)
    return "\n".join(lines) + "\n"


def document(y, year=YEAR):
    facts = []
    for name, more in y.facts if year == YEAR else ():
        place = "facts", name, "value"
        facts.append({"id": name, "name": f"陈述的数 {name}",
                      "value": y.figures[place], "unit": y.units[place],
                      "organization": y.id, "source": "budget",
                      "place": "第二部分", "lines": "1", **more})
    tables = {name: {"source": "budget", "place": "表"}
              for name in (y.tables if year == YEAR else ["three-public"])}
    if year == YEAR:
        for name in EMPTY:
            tables[name] = {"source": "budget", "place": "表",
                            "status": "empty", "note": "本表无数据。"}
    return as_json({
        "title": f"{y.names[0]}{year}年部门预算", "fiscal_year": year,
        "stage": "approved", "currency_unit": "万元",
        "publication_date": None,
        "sources": [{"id": "budget", "title": "部门预算",
                     "publisher": y.names[0], "publication_date": None,
                     "url": None}],
        "tables": tables, "unit_corrections": [], "explanations": [],
        "facts": facts})


def lined(items):
    return [{**item, "line": i + 1} for i, item in enumerate(items)]


def goals(items):
    return [{**g, "published": g["target"]} for g in items]


def task(y, row, name, **more):
    return {"name": name, **more,
            **{m: y.figures.get(("performance-tasks", row, m))
               for m in ("total", "fiscal", "other")}, "line": 1}


def project(y, form):
    code = form.get("shown", form["code"])
    old = form["code"]

    def amount(member):
        return y.figures.get(("project-forms", old, member)) or None

    items = [{"name": f"测算项{i + 1}",
              "amount": y.figures.get(p, "") + y.units[p]}
             for i, p in enumerate(form["items"])]
    return {"code": code, "name": form["name"], "form": "项目支出绩效目标申报表",
            "level": 2, "unit": form["unit"], "source": "budget",
            "place": "申报表", "lines": "1",
            "currency_unit": y.units["project-forms", old, "year_amount"],
            **{m: amount(m) for m in ("total_amount", "year_amount",
                                      "fiscal_amount", "other_amount")},
            "basis_items": items, "goal": None,
            "goal_facts": goals(form["goals"]),
            "indicators": lined(form["indicators"])}


def performance(y):
    total = "performance-tasks", y.sum_row, "total"
    overall = {
        "id": "overall", "title": "部门整体支出绩效目标表", "units": y.ids[1:],
        "source": "budget", "place": "表", "lines": "1",
        "currency_unit": y.units[total], "goal": None,
        "goal_facts": goals(y.overall_goals),
        "tasks": [task(y, row, name, unit=y.ids[u + 1])
                  for row, name, u in y.tasks],
        "tasks_total": task(y, y.sum_row, "合计"),
        "indicators": lined(y.overall)}
    key = {"id": "key-1", "name": "政务大厅事务", "unit": y.ids[1],
           "currency_unit": y.units[y.key], "amount": y.figures[y.key] or None,
           "source": "budget", "place": "第七部分", "lines": "1",
           "goal": None, "goal_facts": [], "indicators": []}
    return as_json({"overall": [overall],
                    "projects": [project(y, p) for p in y.projects],
                    "key_projects": [key]})


def commentary(y):
    lines = ["+++", 'title = "收支"', "weight = 10", 'source = "budget"',
             'place = "第二部分"', "+++", "", "", ""]
    for address, at in y.links:
        if y.renamed:
            for old, new in y.renamed.items():
                address = address.replace(old, new)
        lines += [f"[{y.figures[at]}{y.units[at]}](figure:{address})。", ""]
    return "\n".join(lines) + "\n"


def before(y):
    """三公 of the year before."""
    now = y.tables["three-public"]
    lines = [",".join(now.columns)]
    lines = ["单位：万元" + "," * (len(now.columns) - 1)] + lines
    for u in range(4):
        cells = [y.before["three-public before", u, c]
                 for c in now.columns[2:]]
        lines.append(",".join([y.names[u], f"{YEAR - 1}年",
                               *(f'"{c}"' for c in cells)]))
    return "\n".join(lines) + "\n"


def year_files(y):
    """Path under content/ to text, of the year."""
    folder = f"{y.id}/{YEAR}"
    return {**{f"{folder}/{name}.csv": table.text()
               for name, table in y.tables.items()},
            f"{folder}/document.json": document(y),
            f"{folder}/performance.json": performance(y),
            f"{folder}/10-figures.md": commentary(y)}


def files_before(y):
    folder = f"{y.id}/{YEAR - 1}"
    return {f"{folder}/three-public.csv": before(y),
            f"{folder}/document.json": document(y, YEAR - 1)}


def put(path, text):
    with open(path, "w", encoding="utf-8", newline="") as out:
        out.write(text)


def put_year(content, y):
    """Write a whole year; the texts of its files."""
    files = year_files(y)
    for year in (YEAR, YEAR - 1):
        (content / y.id / str(year)).mkdir(parents=True)
    for path, text in {**files, **files_before(y)}.items():
        put(content / path, text)
    return files


def write_site(root, years):
    """What departments share."""
    content = root / "content"
    (content / "classifications").mkdir(parents=True)
    put(root / "site.toml", SETTINGS)
    put(content / "organizations.csv", organizations(years))
    for name, tree in (("functional", FUNCTIONS), ("economic", ECONOMY),
                       ("procurement", BOUGHT)):
        put(content / f"classifications/{name}.csv", classification(tree))

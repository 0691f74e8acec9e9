#!/usr/bin/env python3
"""Read content/ without the program, count and add up.

Holds the counts and sums of content.json beside this file, and that neither
content/ nor a built public/ has telephone or identity numbers.
usage: content.py [--write]   (--write: write content.json anew, to be read
before it is committed)

How the totals come about: an amount cell is a cell of a published table that
holds a number and stands in a column of amounts (not a code, a year, an
ordinal number); to these come the amounts of the key projects and those of
the yearly tasks, which the documents print as tables too. The amounts of
project forms are counted apart, and so are the indicators: those of forms and
of the overall targets, and those of the key projects, which are prose.
"""
import csv
import decimal
import json
import pathlib
import re
import sys

TOP = pathlib.Path(__file__).resolve().parents[2]
CONTENT = TOP / "content"
EXPECTED = pathlib.Path(__file__).with_suffix(".json")
TOTALS = {"amounts": 1251, "form amounts": 55, "indicators": 571,
          "project forms": 24, "key projects": 8}
NUMBER = re.compile(r"-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?")
NO_AMOUNT = ("编码", "编号", "年度", "序号", "名称", "时间", "品目", "单位")
FORM_FIELDS = ("total_amount", "year_amount", "fiscal_amount", "other_amount")
PERSONAL = {
    "a mobile number": re.compile(r"(?<![0-9A-Za-z])1[3-9]\d{9}(?![0-9A-Za-z])"),
    "a telephone number": re.compile(
        r"(?<![0-9A-Za-z.-])\(?0\d{2,3}\)?[- ]\d{7,8}(?![0-9A-Za-z-])"),
    "an identity number": re.compile(
        r"(?<![0-9A-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])"
        r"(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])"),
    "a contact person": re.compile(r"填报人|联系电话|联系人"),
}
TEXT = {".csv", ".json", ".md", ".html", ".xml", ".txt", ".js"}


def number(text):
    text = text.strip()
    if not NUMBER.fullmatch(text):
        return None
    return decimal.Decimal(text.replace(",", ""))


def amount_columns(rows):
    """Columns of amounts and the first row of the body: the header ends where
    a row has a number and is no title."""
    width = max(map(len, rows))
    labels = [""] * width
    for at, row in enumerate(rows):
        if any(number(cell) is not None for cell in row):
            break
        if sum(1 for cell in row if cell.strip()) < 2:
            continue
        for column, cell in enumerate(row):
            labels[column] += cell
    columns = [c for c in range(width)
               if not any(word in labels[c] for word in NO_AMOUNT
                          if word != "单位" or labels[c].endswith("单位"))]
    return columns, at


def table(path):
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    columns, body = amount_columns(rows)
    found = [number(row[c]) for row in rows[body:] for c in columns
             if c < len(row)]
    return [value for value in found if value is not None]


def entry(values):
    return [len(values), str(sum(values, decimal.Decimal(0)))]


def stated(values):
    return [number(v) for v in values if v is not None]


def performance(path):
    data = json.loads(path.read_text(encoding="utf-8"))
    tasks = [task for form in data["overall"] for task in
             form["tasks"] + [form.get("tasks_total") or {}]]
    keys = data.get("key_projects", [])
    return {
        "tasks": entry(stated(t.get(k) for t in tasks
                              for k in ("total", "fiscal", "other"))),
        "key project amounts": entry(stated(p.get("amount") for p in keys)),
        "form amounts": entry(stated(p.get(k) for p in data["projects"]
                                     for k in FORM_FIELDS)),
        "overall indicators": sum(len(o["indicators"])
                                  for o in data["overall"]),
        "form indicators": sum(len(p["indicators"])
                               for p in data["projects"]),
        "key project indicators": sum(len(p["indicators"]) for p in keys),
        "project forms": len(data["projects"]),
        "key projects": len(keys),
    }


def read_all():
    result = {}
    for folder in sorted(CONTENT.glob("*/[0-9][0-9][0-9][0-9]")):
        name = folder.relative_to(CONTENT).as_posix()
        result[name] = {"tables": {p.stem: entry(table(p))
                                   for p in sorted(folder.glob("*.csv"))}}
        result[name].update(performance(folder / "performance.json"))
    return result


def totals(all_years):
    years = all_years.values()
    return {
        "amounts": sum(count for y in years for count, _ in
                       list(y["tables"].values())
                       + [y["tasks"], y["key project amounts"]]),
        "form amounts": sum(y["form amounts"][0] for y in years),
        "indicators": sum(y["overall indicators"] + y["form indicators"]
                          for y in years),
        "project forms": sum(y["project forms"] for y in years),
        "key projects": sum(y["key projects"] for y in years),
    }


def compare(expected, found, place=""):
    """Each leaf is a test; yields its place, what is expected and found."""
    if isinstance(expected, dict) and isinstance(found, dict):
        for key in sorted(expected.keys() | found.keys()):
            yield from compare(expected.get(key), found.get(key),
                               f"{place}/{key}")
    else:
        yield place, expected, found


def personal(folder):
    """Files of a folder that show personal data, and how many were read."""
    wrong, read = [], 0
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix in TEXT:
            read += 1
            text = path.read_text(encoding="utf-8", errors="replace")
            wrong += [f"{path.relative_to(TOP)}: {what}"
                      for what, pattern in PERSONAL.items()
                      if pattern.search(text)]
    return wrong, read


def main():
    found = read_all()
    if sys.argv[1:] == ["--write"]:
        EXPECTED.write_text(json.dumps(found, ensure_ascii=False, indent=1)
                            + "\n", encoding="utf-8")
    expected = json.loads(EXPECTED.read_text(encoding="utf-8"))
    results = list(compare(expected, found))
    results += compare(TOTALS, totals(found), "total")
    passed = failed = 0
    for place, wanted, given in results:
        if wanted == given:
            passed += 1
        else:
            failed += 1
            print(f"{place}: expected {wanted}, found {given}")
    for folder in (CONTENT, TOP / "public"):
        if folder.name == "public" and not folder.exists():
            continue
        wrong, read = personal(folder)
        print("\n".join(wrong), end="\n" if wrong else "")
        passed += not wrong and read > 0
        failed += bool(wrong) or not read
    print("totals:", totals(found), "and of key projects:",
          sum(y["key project indicators"] for y in found.values()))
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

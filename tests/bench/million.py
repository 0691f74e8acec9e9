#!/usr/bin/env python3
"""A million amounts in all forms of the datasets, in one build.

usage: million.py [BUILD]

One table of the whole site has the rows of 400 departments in two years, three
amounts each. What is measured is the build as a whole, with its pages, its
audit and the files of each year; what is told of each form is its size and the
rows that are read back from it. More than MEMORY_MAX MB, or a row too few, is
an error.
"""
import pathlib
import sqlite3
import sys
import time
import zipfile

from bench import TOP, measured, working_folder

DEPARTMENTS, YEARS, ROWS, MEASURES = 400, (2025, 2026), 417, 3
AMOUNTS = DEPARTMENTS * len(YEARS) * ROWS * MEASURES
MEMORY_MAX = 512
SETTINGS = """title = "Bench"
languages = ["en"]
currency = "EUR"
[[table]]
id = "spending"
title = "Spending"
file = "spending.csv"
whole_site = true
kind = "expenditure"
"""
COLUMNS = (("Department", "organization"), ("Year", "year"),
           ("Code", "functional_code"), ("Name", "functional_name"),
           ("Total", "measure"), ("Basic", "measure"), ("Project", "measure"))


def write_site(folder):
    content = folder / "content"
    content.mkdir()
    (folder / "site.toml").write_text(SETTINGS + "".join(
        f'[[table.column]]\nname = "{name}"\nrole = "{role}"\n'
        for name, role in COLUMNS))
    names = [f"office-{n}" for n in range(DEPARTMENTS)]
    (content / "organizations.csv").write_text("id,name\n" + "".join(
        f"{n},Office of {n}\n" for n in names))
    with open(content / "spending.csv", "w", encoding="utf-8") as file:
        file.write(",".join(name for name, _ in COLUMNS) + "\n")
        for n, name in enumerate(names):
            for year in YEARS:
                (content / name / str(year)).mkdir(parents=True)
                (content / name / str(year) / "document.json").write_text(
                    f'{{"title": "Budget {year}", "stage": "approved"}}')
                file.writelines(
                    f"{name},{year},{10000 + i},Service number {i},"
                    f"{n * 7 + i}.25,{n * 7}.25,{i}\n" for i in range(ROWS))


def rows_of(path):
    """Rows of the amounts in a form, counted by others than the program."""
    if path.suffix == ".sqlite":
        base = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        return base.execute("SELECT count(*) FROM amounts").fetchone()[0]
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as book, book.open(
                "xl/worksheets/sheet2.xml") as sheet:
            return sum(block.count(b"<row ") for block in sheet) - 1
    with open(path, "rb") as file:
        lines = sum(1 for _ in file)
    return lines - {".csv": 1, ".json": 2, ".jsonl": 0}[path.suffix]


def main():
    build = TOP / (sys.argv[1] if len(sys.argv) > 1 else "build")
    with working_folder() as name:
        folder = pathlib.Path(name)
        write_site(folder)
        time.sleep(2)  # a file as young as a build is not trusted by the next
        cost = measured(build / "budgetpress", "build", "--quiet", cwd=folder)
        again = measured(build / "budgetpress", "build", "--quiet", cwd=folder)
        print(f"{AMOUNTS:,} amounts, one build: {cost.wall:.1f} s, CPU "
              f"{cost.cpu:.1f} s, peak {cost.memory:.0f} MB; with nothing "
              f"changed {again.wall:.1f} s")
        good = cost.memory <= MEMORY_MAX
        for form in ("amounts.csv", "amounts.excel.csv", "amounts.json",
                     "amounts.jsonl", "budgetpress.xlsx",
                     "budgetpress.sqlite"):
            path = folder / "public/data" / form
            rows = rows_of(path)
            good &= rows == AMOUNTS
            print(f"{form:20}{path.stat().st_size / 1e6:9.1f} MB"
                  f"{rows:12,} rows")
    if not good:
        sys.exit(f"rows are lost, or more than {MEMORY_MAX} MB were taken")


if __name__ == "__main__":
    main()

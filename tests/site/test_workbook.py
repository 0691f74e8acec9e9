#!/usr/bin/env python3
"""The workbooks hold what the site publishes: LibreOffice opens them and turns
every sheet into CSV; each cell equals the datasets and the published tables,
hostile texts and long numbers too. The same bytes in every build; what a cell
cannot hold, and a full disk, is an error that names the place."""
import csv
import io
import json
import re
import subprocess
import zipfile
from xml.etree import ElementTree

from _site import Tests, environment, files, run, said, sample_copy, scratch

t = Tests()
SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true," \
         "false,false,-1"
HOSTILE = ["=cmd|' /C calc'!A0", "@SUM(1+1)*cmd", "'撇号", "+1", "-2+3",
           "https://example.org/a?b=1&c=2", "两行\n第二行", "表情😀字",
           "12345678901234567890", "007", "_x0041_", " 前后有空格 ",
           "1E5", "2026-01-02", "<b>&amp;"]
LONG = "123456789012345678"


def build(root, name, *words, **env):
    out = scratch() / name
    done = run("build", "-C", root, "-o", out, *words, env=environment(**env))
    t.check(f"build {name}", done.returncode == 0, said(done))
    return out


def to_csv(books, name):
    """Rows of each sheet of each workbook, by LibreOffice, as it shows them."""
    folder = scratch() / f"csv-{name}"
    done = subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{scratch()}/office",
         "--headless", "--convert-to", SHEETS, "--outdir", folder, *books],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=200,
        check=False, env=environment(TZ="UTC"))
    t.check(f"LibreOffice opens {name}", done.returncode == 0, done.stderr)
    found = {}
    for path in folder.iterdir():
        with open(path, encoding="utf-8", newline="") as lines:
            found[path.stem] = list(csv.reader(lines))
    return found


def same(a, b):
    """Rows that differ but for blank cells at the end."""
    cut = lambda row: re.sub("(\0)+$", "", "\0".join(row))
    pairs = list(zip(a, b))
    return [(x, y) for x, y in pairs if cut(x) != cut(y)][:2] + (
        [f"{len(a)} rows, {len(b)} wanted"] if len(a) != len(b) else [])


def records(path):
    with open(path, encoding="utf-8", newline="") as lines:
        return [[field.replace("\r\n", "\n") for field in row]
                for row in csv.reader(lines)]


def check_dataset(name, sheet, path):
    wrong = same(sheet, records(path))
    t.check(f"{name}: every cell equals {path.name}", not wrong, wrong)


def lines_of(table):
    """The rows of a table as they stood in the file: sides together."""
    lines = {}
    for n, row in enumerate(table["rows"]):
        two = any(c["side"] for c in table["columns"])
        line = lines.setdefault(row["line"] if two else n,
                                [""] * len(row["cells"]))
        for i, cell in enumerate(row["cells"]):
            line[i] = line[i] or cell or ""
    return [line for _, line in sorted(lines.items())]


def shown(text, is_amount):
    """An amount as a number format shows it, else the text."""
    plain = re.sub("[,，]", "", text).strip()
    if is_amount and re.fullmatch(r"-?\d+(\.\d+)?", plain) and \
            len(re.sub(r"\D", "", plain)) <= 15:
        whole, _, part = plain.partition(".")
        sign, digits = ("-", whole[1:]) if whole[0] == "-" else ("", whole)
        digits = f"{int(digits):,}" if "," in text else str(int(digits))
        return sign + digits + ("." + part if part else "")
    return text


def check_table(name, rows, path):
    table = json.loads(path.read_text("utf-8"))
    wanted = [[shown(cell, column["is_amount"]) for cell, column
               in zip(line, table["columns"])] for line in lines_of(table)]
    labels = [c["label"].split(" / ")[-1] for c in table["columns"]]
    at = next((i for i, row in enumerate(rows)
               if row[:len(labels)] == labels), None)
    if not t.check(f"{name}: header", at is not None, rows[:6]):
        return
    t.check(f"{name}: unit", not table.get("currency_unit") or
            table["currency_unit"] in rows[1][0], rows[:2])
    body = rows[at + 1:at + 1 + len(wanted)]
    wrong = same(body, wanted)
    t.check(f"{name}: every cell equals {path.name}", not wrong, wrong)
    rest = [row[0] for row in rows[at + 1 + len(wanted):]]
    t.check(f"{name}: notes", rest == table["notes"], rest)


def sheet_names(path):
    with zipfile.ZipFile(path) as z:
        tree = ElementTree.fromstring(z.read("xl/workbook.xml"))
    return [s.get("name") for s in tree.iter() if s.tag.endswith("}sheet")]


def check_parts(path):
    name = path.name
    with zipfile.ZipFile(path) as z:
        t.check(f"{name}: zip", z.testzip() is None)
        t.check(f"{name}: no date of its making", all(
            m.date_time == (1980, 1, 1, 0, 0, 0) for m in z.infolist()))
        sheets = [z.read(m).decode() for m in z.namelist()
                  if m.startswith("xl/worksheets/sheet")]
    t.check(f"{name}: no formula, no link", not [
        s for s in sheets if "<f" in s or "hyperlink" in s])
    data = [s for s in sheets[1:] if s.count("<row ") > 1]
    t.check(f"{name}: headers stay, filters", data and all(
        'state="frozen"' in s and "<autoFilter" in s for s in data))


def check_site(out, name):
    books = sorted(out.glob("data/*/*/*.xlsx")) + [out /
                                                   "data/budgetpress.xlsx"]
    years = sorted(p for p in out.glob("data/*/[0-9]*") if p.is_dir())
    t.check(f"{name}: a workbook for each year", len(years) > 0 and
            [p.parent for p in books[:-1]] == years)
    sheets = to_csv(books, name)
    for path in books:
        check_parts(path)
        named = sheet_names(path)
        mine = {n: sheets.get(f"{path.stem}-{n}") for n in named}
        t.check(f"{path.name}: every sheet was converted", all(mine.values()),
                [n for n, rows in mine.items() if not rows])
        about = {row[0]: row for row in mine[named[0]]}
        t.check(f"{path.name}: all sheets are listed",
                all(n in about for n in named[1:]), named)
        for known in path.parent.glob("*.csv"):
            if known.stem in mine:
                check_dataset(path.name, mine.pop(known.stem), known)
        for table in path.parent.glob("*.json"):
            what = json.loads(table.read_text("utf-8"))
            if path is books[-1] or "rows" not in what or \
                    "columns" not in what:
                continue
            # The sheet's title tells which table it is.
            title = " ".join(filter(None, (what["number_published"],
                                           what["title_published"])))
            sheet = [n for n in mine if mine[n] and mine[n][0][0] == title]
            if t.check(f"{path.name}: a sheet for {table.stem}",
                       len(sheet) == 1, (title, sheet)):
                check_table(f"{path.name} {sheet[0]}", mine.pop(sheet[0]),
                            table)
        t.check(f"{path.name}: no other sheets",
                set(mine) == {named[0], "columns"}, set(mine))
    return sheets


# The sample, with hostile texts in it.
root = sample_copy("workbook")
names = root / "content/organizations.csv"
lines = names.read_text("utf-8").splitlines(keepends=True)
width = len(next(csv.reader(lines[:1])))
buffer = io.StringIO()
writer = csv.writer(buffer, lineterminator="\n")
for n, text in enumerate(HOSTILE):
    writer.writerow([f"hostile-{n}", text] + [""] * (width - 2))
names.write_text("".join(lines) + buffer.getvalue(), encoding="utf-8")
table = next(p for p in sorted(root.glob("content/*/[0-9]*/expenditure.csv")))
text = table.read_text("utf-8")
cell = re.search(r'(?<=,)"?\d[\d,.]*\d"?(?=,)', text)
table.write_text(text[:cell.start()] + LONG + text[cell.end():],
                 encoding="utf-8")
book = f"{table.parent.parent.name}-{table.parent.name}"

out = build(root, "one")
sheets = check_site(out, "sample")
t.check("18 digits are all there", sum(
    LONG in row for name, rows in sheets.items() for row in rows
    if name.startswith(book)) > 1)
about = next(rows for name, rows in sheets.items()
             if name.startswith(book) and rows[0][0].endswith("预算数据"))
rows_title = json.loads((out / f"data/{table.parent.parent.name}"
                         f"/{table.parent.name}/expenditure.json").read_text(
                             "utf-8"))["title_published"]
told = [row[0] for row in about if "超过 15 位" in row[1]]
t.check("and the first sheet says that they are texts",
        {"amounts", rows_title} <= set(told), told)
known = [row[1] for row in sheets["budgetpress-organizations"]]
for text in HOSTILE:
    t.check(f"{text!r} is there as it is",
            text in known or text.strip() in known)

first = {p: b for p, b in files(out).items() if p.endswith(".xlsx")}
for name, words, env in (("jobs", ("--jobs", "7"), {}),
                         ("zone", ("--jobs", "1"),
                          {"TZ": "Pacific/Kiritimati"})):
    again = files(build(root, name, *words, **env))
    t.check(f"same bytes: {name}", first == {
        p: b for p, b in again.items() if p.endswith(".xlsx")})
before = {p: (out / p).stat().st_ino for p in first}
year = next(root.glob("content/*/[0-9]*/document.json")).parent
next(year.glob("*.md")).open("a", encoding="utf-8").write("\n补记。\n")
build(root, "one")
t.check("unchanged workbooks stay", before ==
        {p: (out / p).stat().st_ino for p in first})

# A text that no cell holds.
old = files(out)
names.write_text("".join(lines) + f"too-long,{'长' * 40000}" +
                 "," * (width - 2) + "\n", encoding="utf-8")
form = year / "performance.json"
told = form.read_text("utf-8").splitlines(keepends=True)
at = next(i for i, line in enumerate(told) if '"goal": "' in line)
told[at] = told[at].replace('"goal": "', '"goal": "' + "长" * 33000)
form.write_text("".join(told), encoding="utf-8")
for command in (["check", "-C", root], ["build", "-C", root, "-o", out]):
    done = run(*command, "--lang", "en")
    errors = re.findall(r"^(\S+): error: (.*)\[text-too-long\]",
                        done.stdout + done.stderr, re.M)
    t.check(f"{command[0]}: too long texts are refused, each once", [
        place for place, _ in errors] == [
            f"content/{form.relative_to(root / 'content')}:{at + 1}:"
            f"{told[at].index(chr(34) + 'goal') + 9}",
            f"content/organizations.csv:{len(lines) + 1}:10"] and
        "40000" in errors[1][1] and done.returncode == 1, said(done))
t.check("the old site is there", files(out) == old)
t.end()

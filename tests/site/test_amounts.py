#!/usr/bin/env python3
"""100,000 random amounts in every accepted form go from CSV files to pages
and to data/amounts.csv; an independent reader takes them from there and
compares text and value exactly."""
import collections
import csv
import decimal
import io
import json
import random
import re

from _page import Rows
from _site import Tests, files, run, said, scratch

COUNT = 100_000
DEPARTMENTS, YEARS = 8, (2022, 2023)
POWERS = {"元": 0, "千元": 3, "万元": 4, "百万元": 6, "亿元": 8}
PROJECTS = ("total appropriation general duty special_fund "
            "government_investment government_fund state_capital "
            "special_account unit_funds operating_income business_income "
            "superior_grants subordinate_income other_income "
            "carried_over").split()
WIDE = str.maketrans("0123456789,.+-()", "０１２３４５６７８９，．＋－（）")
decimal.getcontext().prec = 80
choose = random.Random(20230615)
t = Tests()


def grouped(digits):
    return re.sub(r"(?<=\d)(?=(\d{3})+$)", ",", digits)


def amount():
    """A published text and its value."""
    whole = str(choose.randrange(10 ** choose.choice((1, 2, 3, 4, 6, 9, 13,
                                                      18))))
    places = choose.choice((0, 0, 0, 1, 2, 2, 4, 6))
    fraction = "".join(choose.choices("0123456789", k=places))
    value = decimal.Decimal(f"{whole}.{fraction or 0}")
    text = "0" * choose.choice((0, 0, 0, 0, 3)) + whole
    if choose.random() < 0.5:
        text = grouped(text)
    text += "." + fraction if fraction else ""
    sign = choose.choice(("", "", "", "", "+", "-", "−", "﹣", "()"))
    if sign == "()":
        text = f"({text})"
    else:
        text = sign + text
    if sign not in ("", "+"):
        value = -value
    if choose.random() < 0.3:
        text = text.translate(WIDE)
    return text, value


Amount = collections.namedtuple("Amount", "table name column text yuan line")
wanted = collections.defaultdict(list)  # of each department and year
left = COUNT


def cells(file, unit, table, name, columns, line):
    """Random cells of a row, and what must come of each; a few are blank."""
    global left
    texts = []
    for column in columns:
        if not left or choose.random() < 0.02:
            texts.append("")
            continue
        left -= 1
        text, value = amount()
        wanted[file].append(Amount(table, name, column, text,
                                   value.scaleb(POWERS[unit]), line))
        texts.append(choose.choice(("", "", " ", "\u3000")) + text
                     + choose.choice(("", "", "  ")))
    return texts


def write(folder, table, unit, heads, rows):
    """The file in one of the encodings and line ends that are read."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    width = len(heads[-1])
    writer.writerow([f"单位：{unit}"] + [""] * (width - 1))
    writer.writerows([head + [""] * (width - len(head)) for head in heads])
    writer.writerows(rows)
    encoding = choose.choice(("utf-8", "utf-8-sig", "gb18030", "utf-16"))
    end = choose.choice(("\n", "\r\n"))
    (folder / f"{table}.csv").write_bytes(
        text.getvalue().replace("\n", end).encode(encoding))


def make_year(folder, key, last):
    folder.mkdir(parents=True)
    (folder / "document.json").write_text(json.dumps({
        "title": "预算", "fiscal_year": int(key[1]), "stage": "approved"}),
        encoding="utf-8")
    unit = choose.choice(list(POWERS))
    rows = [["", "", f"科目{n}"] + cells(key, unit, "general-by-economy",
                                     f"科目{n}", ("支出总计", "基本支出",
                                                  "项目支出"), n + 3)
            for n in range(120)]
    write(folder, "general-by-economy", unit,
          [["预算单位", "科目编码", "科目名称", "支出总计", "基本支出",
            "项目支出"]], rows)
    unit = choose.choice(list(POWERS))
    rows = []
    for n in range(100):
        row = []
        for side in ("收入", "支出"):
            row += [f"{side}项{n}"] + cells(
                key, unit, "income-expenditure", f"{side}项{n}",
                (f"{side} / 预算数",), n + 4)
        rows.append(row)
    write(folder, "income-expenditure", unit,
          [["收入", "", "支出", ""], ["项目", "预算数", "项目", "预算数"]],
          rows)
    unit = choose.choice(list(POWERS))
    rows = []
    while (left if last else len(rows) < 360):
        name = f"项目{len(rows)}"
        rows.append(["", name] + cells(key, unit, "project-expenditure", name,
                                   PROJECTS, len(rows) + 3))
    write(folder, "project-expenditure", unit, 
          [["unit", "project_name", *PROJECTS]], rows)


def make_site(root):
    content = root / "content"
    keys = [(f"d{n}", year) for n in range(DEPARTMENTS) for year in YEARS]
    for key in keys:
        make_year(content / key[0] / str(key[1]), key, key == keys[-1])
    (content / "organizations.csv").write_text("id,name\n" + "".join(
        f"d{n},部门{n}\n" for n in range(DEPARTMENTS)), encoding="utf-8")
    (root / "site.toml").write_text(
        'title = "数"\n[audit]\nfail_on = "never"\n', encoding="utf-8")


root = scratch() / "amounts"
make_site(root)
done = run("build", "-C", root, "--lang", "en")
if not t.check("the site builds", done.returncode == 0, said(done)):
    t.end()
site = files(root / "public")
published = collections.defaultdict(list)
for row in csv.DictReader(io.StringIO(site["data/amounts.csv"].decode(),
                                      newline="")):
    published[row["organization_id"], int(row["fiscal_year"])].append(row)
t.check("so many amounts were made", left == 0 and sum(
    map(len, wanted.values())) == COUNT, left)
seen = read = 0
for key, amounts in sorted(wanted.items()):
    name = f"{key[0]}/{key[1]}"
    page = Rows(site[f"departments/{name}.html"].decode())
    shown = [(table, row, text.strip()) for table, row, texts in page.rows
             for text in texts if row and text.strip()]
    on_page = collections.Counter(x for x in shown if re.search(
        r"\d", x[2]))
    as_made = collections.Counter((a.table, a.name, a.text) for a in amounts)
    wrong = list(((as_made - on_page) + (on_page - as_made)).elements())
    t.check(f"{name}: the page shows every text as published", not wrong,
            f"{len(wrong)}, {wrong[:4]}")
    seen += sum((as_made & on_page).values())

    rows = {(r["table"], r["row_name"], r["column"]): r
            for r in published[key]}
    t.check(f"{name}: as many rows in the dataset", len(rows) == len(amounts)
            == len(published[key]), f"{len(published[key])}, {len(amounts)}")
    wrong = []
    for a in amounts:
        row = next((rows[k] for k in ((a.table, a.name, a.column),)
                    if k in rows), None)
        good = row and row["amount_published"] == a.text and re.fullmatch(
            r"-?\d+(\.\d+)?", row["amount_yuan"]) and decimal.Decimal(
            row["amount_yuan"]) == a.yuan and int(row["source_line"]) == a.line
        if good:
            read += 1
        else:
            wrong.append((a, row))
    t.check(f"{name}: text, yuan and line in the dataset", not wrong,
            f"{len(wrong)}, {wrong[:2]}")
t.check(f"{COUNT} texts on the pages", seen == COUNT, seen)
t.check(f"{COUNT} values in the dataset", read == COUNT, read)
t.end()

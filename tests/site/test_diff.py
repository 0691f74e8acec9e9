#!/usr/bin/env python3
"""`budgetpress diff`: two built sites compared cell by cell.

usage: test_diff.py [BUILD]
"""
import csv
import io
import json
import re
import shutil

from _site import Tests, TOP, run, said, scratch

t = Tests()
work = scratch()


def build(name, change=None):
    """The sample, changed by a function, as a site; its folder."""
    root = work / f"{name}-source"
    shutil.copytree(TOP / "content", root / "content")
    shutil.copy(TOP / "site.toml", root)
    if change:
        change(root / "content")
    done = run("build", "-C", root, "--output", work / name)
    t.check(f"{name} is built", done.returncode == 0, said(done))
    return work / name


def diff(before, after, *more):
    return run("diff", before, after, *more, "--lang", "en")


def changes(before, after):
    done = diff(before, after, "--format", "csv")
    t.check(f"{before.name} and {after.name} are compared",
            done.returncode == 0, said(done))
    return list(csv.DictReader(io.StringIO(done.stdout, newline="")))


def replace(path, old, new, count=1):
    text = path.read_text(encoding="utf-8")
    assert old in text, (path, old)
    path.write_text(text.replace(old, new, count), encoding="utf-8")


YEAR = "futian-zwfwsj/2023"


def amended(content):
    """A figure and a target amended, an indicator and a row gone, one new."""
    table = content / YEAR / "three-public.csv"
    lines = table.read_text(encoding="utf-8").splitlines(keepends=True)
    for i in range(len(lines) - 1, -1, -1):
        found = re.search(r"(?<![\d.])(\d+\.\d+|\d+)(?=,)", lines[i])
        if found and not re.match(r"[^,]*(年|注)", lines[i]):
            lines[i] = (lines[i][:found.start()] + "777.77"
                        + lines[i][found.end():])
            break
    table.write_text("".join(lines), encoding="utf-8")
    path = content / YEAR / "performance.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    rows = data["overall"][0]["indicators"]
    rows[3]["target"] = "≥ 31 人"
    gone = rows.pop(5)
    rows.append(dict(rows[0], name="新的指标", line=gone["line"]))
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1),
                    encoding="utf-8")


def moved(content):
    """Nothing published changes: lines move, a field has quotes."""
    path = content / YEAR / "expenditure.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text("\r\n" + text.replace("\n", "\r\n"), encoding="utf-8")


old = build("old")
new = build("new", amended)
same = build("same", moved)

t.check("a site is equal to itself", changes(old, old) == [])
t.check("lines that move change nothing", changes(old, same) == [],
        changes(old, same)[:3])
found = changes(old, new)
kinds = sorted((c["dataset"], c["change"], c["column"]) for c in found)
t.check("what was amended is found, nothing else", kinds == [
    ("amounts", "altered", "amount_published"),
    ("indicators", "altered", "target_published"),
    ("indicators", "appeared", "target_published"),
    ("indicators", "vanished", "target_published")], found)
t.check("department and year are named",
        all((c["organization_id"], c["fiscal_year"]) ==
            ("futian-zwfwsj", "2023") for c in found))
t.check("the figures before and after are named",
        any(c["after"] == "777.77" and c["before"] for c in found), found)
back = changes(new, old)
t.check("the other way round is the reverse",
        sorted((c["before"], c["after"], c["row"]) for c in back) ==
        sorted((c["after"], c["before"], c["row"]) for c in found))

text = diff(old, new)
t.check("as text", text.returncode == 0 and "777.77" in text.stdout
        and text.stdout.endswith("altered 2, appeared 1, vanished 1\n"),
        said(text))

chinese = run("diff", old, new, "--lang", "zh-CN").stdout
t.check("as text, people read titles and names", "年\n" in chinese.splitlines(
    True)[0] and "公布的数：" in chinese and "amount_published" not in chinese
    and "expenditure ·" not in chinese and "futian-zwfwsj-bj" not in chinese,
    chinese[:500])

shutil.copytree(old, work / "less")
shutil.rmtree(work / "less/data/futian-zwfwsj/2026")
found = changes(old, work / "less")
t.check("a year that is gone vanishes whole",
        found and {c["change"] for c in found} == {"vanished"} and
        {c["fiscal_year"] for c in found} == {"2026"}, found[:2])

shutil.copytree(old, work / "older")
path = work / "older/data" / YEAR / "amounts.csv"
rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"),
                                   newline="")))
drop = rows[0].index("check")
with open(path, "w", encoding="utf-8", newline="") as f:
    csv.writer(f).writerows([c for i, c in enumerate(row) if i != drop]
                            for row in rows)
t.check("columns are found by their names", changes(work / "older", old) == [])

path.write_text('organization_id,"', encoding="utf-8")
done = diff(work / "older", old)
t.check("what is no CSV is reported with its place", done.returncode == 1 and
        f"{path}:1:" in done.stderr and not done.stdout, said(done))
done = diff(work, old)
t.check("a folder that is no site is refused", done.returncode == 1 and
        "[diff-no-site]" in done.stderr, said(done))
for words in (("diff",), ("diff", old), ("diff", old, old, old),
              ("diff", old, old, "--format", "json"),
              ("check", "--format", "csv")):
    done = run(*words)
    t.check(f"wrong use: {words[0]} with {len(words) - 1}",
            done.returncode == 2 and not done.stdout, said(done))
t.end()

#!/usr/bin/env python3
"""The ZIP archives hold the files that stand beside them, byte for byte, and
nothing of the time, the place or the order of their making."""
import json
import re
import subprocess
import time
import zipfile

from _site import Tests, environment, run, said, sample_copy, scratch

t = Tests()
root = sample_copy("archive")


def build(name, *words, **env):
    out = scratch() / name
    done = run("build", "-C", root, "-o", out, *words, env=environment(**env))
    t.check(f"build {name}", done.returncode == 0, said(done))
    return out


def archives(out):
    return {p.relative_to(out).as_posix(): p.read_bytes()
            for p in sorted(out.rglob("*.zip"))}


def check(path, files, folder, top):
    name = path.name
    done = subprocess.run(["unzip", "-tq", path], capture_output=True,
                          text=True, check=False)
    t.check(f"{name}: unzip -t", done.returncode == 0, done.stdout)
    with zipfile.ZipFile(path) as z:
        members = z.infolist()
        t.check(f"{name}: members in order", [m.filename for m in members] ==
                sorted(f"{folder}/{f.relative_to(top).as_posix()}"
                       for f in files) and members)
        for f in files:
            inside = f.relative_to(top).as_posix()
            t.check(f"{name}: {inside}",
                    z.read(f"{folder}/{inside}") == f.read_bytes())
        for m in members:
            packed = m.filename.endswith((".xlsx", ".zip"))
            t.check(f"{name}: facts of {m.filename}",
                    m.date_time == (1980, 1, 1, 0, 0, 0) and
                    m.external_attr >> 16 == 0o100644 and
                    m.create_system == 3 and not m.extra and
                    m.compress_type == (zipfile.ZIP_STORED if packed else
                                        zipfile.ZIP_DEFLATED))


out = build("one")
years = sorted(p for p in out.glob("data/*/[0-9]*") if p.is_dir())
t.check("there are years", len(years) > 1)
for year in years:
    name = f"{year.parent.name}-{year.name}"
    check(year / f"{name}.zip",
          [p for p in year.rglob("*") if p.is_file() and p.suffix != ".zip"],
          name, year)

site = out / "data/budgetpress.zip"
with zipfile.ZipFile(site) as whole:
    inside = [n.removeprefix("budgetpress/") for n in whole.namelist()]
    check(site, [out / "data" / n for n in inside], "budgetpress",
          out / "data")
tables = {p.name for p in out.glob("data/*.csv")
          if re.fullmatch(r"[a-z]+\.csv", p.name)}
t.check("the datasets are in it", tables and tables <= set(inside))
t.check("no page, and no row twice", not [
    n for n in inside if n.endswith((".html", ".sqlite", ".xlsx", ".jsonl",
                                     ".excel.csv")) or
    n.removesuffix(".json") + ".csv" in tables])

first = archives(out)
t.check("one for each year and one for all", len(first) == len(years) + 1)
for name, words, env in (("two", (), {}), ("jobs", ("--jobs", "7"), {}),
                         ("zone", ("--jobs", "1"),
                          {"TZ": "Pacific/Kiritimati"})):
    t.check(f"same bytes: {name}", archives(build(name, *words, **env)) ==
            first)

# What did not change is kept; a figure changes its year and the whole.
times = lambda: {p.relative_to(out).as_posix(): p.stat().st_mtime_ns
                 for p in out.rglob("*.zip")}
before = times()
build("one")
t.check("kept when nothing changed", times() == before)
note = next((root / "content").glob("*/[0-9]*/10-*.md"))
with open(note, "a", encoding="utf-8") as file:
    file.write("\n补记一句。\n")
time.sleep(0.15)
build("one")
t.check("kept when only a page changed", times() == before)
document = next((root / "content").glob("*/[0-9]*/document.json"))
stated = json.loads(document.read_text(encoding="utf-8"))
stated["sources"][0]["title"] += "（新）"
document.write_text(json.dumps(stated), encoding="utf-8")
time.sleep(0.15)
build("one")
changed = {n for n, mtime in times().items() if before.get(n) != mtime}
year = document.parent
t.check("a year and the whole change with a title", changed == {
    f"data/{year.parent.name}/{year.name}/{year.parent.name}-{year.name}.zip",
    "data/budgetpress.zip"}, changed)
t.end()

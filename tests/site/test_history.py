#!/usr/bin/env python3
"""The history: what is recorded, what was amended since, where it is shown.

usage: test_history.py [BUILD]
"""
import csv
import io
import shutil

from _site import Tests, TOP, environment, run, said, scratch

t = Tests()
root = scratch() / "site"
history = root / "history"
public = root / "public"
shutil.copytree(TOP / "content", root / "content")
shutil.copy(TOP / "site.toml", root)
DAY = 86400
TABLE = root / "content/dapeng-zwfwsj/2021/income.csv"


def build(day, *more, status=0):
    done = run("build", "-C", root, "--lang", "en", *more,
               env=dict(environment(),
                       SOURCE_DATE_EPOCH=str(1700000000 + day * DAY)))
    t.check(f"day {day}: status {status}", done.returncode == status,
            said(done))
    return done


def rows(path):
    return list(csv.DictReader(io.StringIO(
        path.read_text(encoding="utf-8"), newline="")))


def kept():
    """All files of the history with their bytes."""
    return {p.relative_to(history): p.read_bytes()
            for p in sorted(history.rglob("*")) if p.is_file()}


def replace(old, new):
    text = TABLE.read_text(encoding="utf-8")
    assert old in text
    TABLE.write_text(text.replace(old, new, 1), encoding="utf-8")


# A build that is not told to record writes nothing beside public/.
build(0)
t.check("without --record there is no history", not history.exists())
t.check("nothing is invented", rows(public / "data/changes.csv") == [])

build(0, "--record")
t.check("every year is recorded",
        sorted(map(str, kept())) == [
            "changes.csv", "dapeng-zwfwsj/2021.csv", "futian-zwfwsj/2023.csv",
            "futian-zwfwsj/2026.csv"], sorted(kept()))
t.check("the first record is no change", rows(history / "changes.csv") == [])
first = kept()
build(1, "--record")
t.check("nothing changed, nothing is written", kept() == first)

# Drafts are not amendments: only what is recorded is compared.
replace("5,282", "5,299")
build(2)
t.check("a draft is not recorded", kept() == first)
t.check("a draft is not listed", rows(public / "data/changes.csv") == [])
replace("5,299", "5,283")
build(3, "--record")
found = rows(history / "changes.csv")
t.check("the change is recorded once, against what was recorded",
        [(c["date"], c["organization_id"], c["fiscal_year"], c["change"],
          c["before"], c["after"]) for c in found] ==
        [("2023-11-17", "dapeng-zwfwsj", "2021", "altered", "5,282",
          "5,283")], found)
published = rows(public / "data/changes.csv")
t.check("the dataset tells the same", [
    {k: c[k] for k in found[0]} for c in published] == found, published)
page = (public / "data/changes.html").read_text(encoding="utf-8")
t.check("the page shows it", 'id="2023-11-17-dapeng-zwfwsj-2021"' in page
        and "5,282" in page and "5,283" in page)
feed = (public / "feed.xml").read_text(encoding="utf-8")
t.check("the feed announces it",
        "data/changes.html#2023-11-17-dapeng-zwfwsj-2021" in feed
        and "<updated>2023-11-17T00:00:00Z</updated>" in feed)
build(4)
t.check("later builds show it", rows(public / "data/changes.csv") == published)

# The same bytes from nothing, on another day.
before = {p.relative_to(public): p.read_bytes()
          for p in public.rglob("*") if p.is_file()}
shutil.rmtree(public)
shutil.rmtree(root / ".public.budgetpress")
build(9)
after = {p.relative_to(public): p.read_bytes()
         for p in public.rglob("*") if p.is_file()}
wrong = [str(p) for p in before.keys() | after.keys()
         if before.get(p) != after.get(p)]
t.check("a clean build has the same bytes", not wrong, wrong[:5])

# Killed after publishing, before recording: found again, listed once.
snapshot = history / "dapeng-zwfwsj/2021.csv"
snapshot.write_bytes(first[snapshot.relative_to(history)])
build(10, "--record")
t.check("what is known is not recorded again",
        rows(history / "changes.csv") == found)

# Data with errors: neither published nor recorded.
held = kept()
replace("5,283", "5,2833x")
build(11, "--record", status=1)
t.check("errors leave the history as it was", kept() == held)
t.check("nothing is left beside it",
        not [p for p in history.iterdir() if p.name.startswith(".")])
replace("5,2833x", "5,283")

# A year that is taken away vanishes, and may come back.
gone = root / "content/futian-zwfwsj/2026"
shutil.move(gone, root / "2026")
build(12, "--record")
vanished = rows(history / "changes.csv")[len(found):]
t.check("a year that is gone vanishes whole", len(vanished) > 100 and
        {(c["change"], c["fiscal_year"]) for c in vanished} ==
        {("vanished", "2026")}, vanished[:1])
count = len(rows(history / "changes.csv"))
build(13, "--record")
t.check("it vanishes once", len(rows(history / "changes.csv")) == count)
shutil.move(root / "2026", gone)
build(14, "--record")
back = rows(history / "changes.csv")[count:]
t.check("and appears again", len(back) == len(vanished) and
        {c["change"] for c in back} == {"appeared"}, back[:1])

(history / "changes.csv").write_text('date,"', encoding="utf-8")
done = build(15, status=1)
t.check("a broken history is an error with its place",
        "history/changes.csv:1:" in done.stderr, said(done))
done = run("check", "--record")
t.check("check does not record", done.returncode == 2, said(done))
t.end()

#!/usr/bin/env python3
"""What nothing has changed for is not made again, and no byte tells.

Each kind of input is changed, added and removed; the site that is built over
the old one must be that of a clean build elsewhere, byte by byte, with the
same messages and counts. What had no reason to be read was not read."""
import json
import os
import re
import shutil
import subprocess
import time

from _site import (TOP, Tests, environment, files, program, run, said,
                   sample_copy, scratch)

t = Tests()
root = sample_copy("site")
content = root / "content"
out = scratch() / "public"
share = scratch() / "share"
for name in ("templates", "assets"):
    shutil.copytree(TOP / name, share / name)
TICK = 0.15  # seconds after which a file's times are believed


def departments():
    return sorted(p.name for p in content.iterdir()
                  if p.is_dir() and p.name != "classifications")


def build(output, **env):
    done = run("build", "-C", root, "-o", output, "--verbose", "--lang", "en",
               env=environment() | {"BUDGETPRESS_SHARE": str(share)} | env)
    kept = re.search(r"kept as they were: (\d+)", done.stdout)
    # What is said but for the time, the place and what was kept.
    words = re.sub(r"[\d.]+ seconds", "", done.stdout + done.stderr)
    words = re.sub(r"the site is in .*|departments kept .*", "", words)
    return done, int(kept[1]) if kept else -1, words


def marker(folder):
    return (folder / ".budgetpress").read_bytes()


def differing(a, b):
    names = sorted(n for n in a.keys() | b.keys() if a.get(n) != b.get(n))
    return ", ".join(names[:8])


def same_as_clean(name, kept=None, **env):
    """Build over the old site and elsewhere; kept: how many departments."""
    time.sleep(TICK)
    done, count, words = build(out, **env)
    clean = scratch() / "clean"
    other, none, other_words = build(clean, **env)
    t.check(f"{name}: statuses", done.returncode == other.returncode < 2 and
            out.exists() and clean.exists(), said(done) + said(other))
    t.check(f"{name}: same bytes", files(out) == files(clean),
            differing(files(out), files(clean)))
    t.check(f"{name}: same identity", marker(out) == marker(clean))
    t.check(f"{name}: same words", words == other_words,
            f"{words}\n-- clean --\n{other_words}")
    t.check(f"{name}: a clean build keeps nothing", none == 0, none)
    if kept is not None:
        t.check(f"{name}: departments kept", count == kept,
                f"{count}, not {kept}")
    for path in (clean, clean.with_name(".clean.budgetpress")):
        shutil.rmtree(path)


def inodes():
    return {p.relative_to(out).as_posix(): (s.st_ino, s.st_mtime_ns)
            for p in sorted(out.rglob("*")) if p.is_file()
            for s in [os.stat(p)]}


def append(path, text):
    with open(path, "a", encoding="utf-8") as file:
        file.write(text)


def replace(path, old, new):
    text = path.read_text(encoding="utf-8")
    t.check(f"{path.name} holds {old!r}", old in text)
    path.write_text(text.replace(old, new), encoding="utf-8")


def notes():
    return next(out.with_name(".public.budgetpress").glob("state-*"))


ALL = len(departments())
first = departments()[0]
year = sorted(p for p in (content / first).iterdir() if p.is_dir())[0]
t.check("there are departments", ALL >= 2, ALL)

same_as_clean("first build", 0)
before = inodes()
same_as_clean("nothing changed", ALL)
t.check("nothing changed: same inodes and times", inodes() == before)

# Not a file of a kept department is opened.
log = scratch() / "strace"
traced = subprocess.run(
    ["strace", "-f", "-e", "trace=open,openat", "-o", str(log),
     program(), "build", "-C", str(root), "-o", str(out)],
    env=environment() | {"BUDGETPRESS_SHARE": str(share)}, check=False,
    capture_output=True, text=True)
opened = [line for line in log.read_text(errors="replace").splitlines()
          if re.search(r"content/[^\"]*\.(csv|json|md)\"", line)]
t.check("the build is traced", traced.returncode == 0 and opened,
        said(traced))
inside = [line for line in opened
          if any(f"/content/{d}/" in line for d in departments())]
t.check("nothing changed: no file of a department is opened", not inside,
        "\n".join(inside[:5]))

# Inputs of one department.
page = sorted(year.glob("*.md"))[0]
append(page, "\n补记一句。\n")
same_as_clean("a commentary changed", ALL - 1)
after = inodes()
others = {n for n in before
          if not re.search(rf"\b{first}\b", n) and n != ".budgetpress"
          # The index of the search knows the words of all texts.
          and not re.match(r"search/(start\.js|words/)", n)}
t.check("a commentary changed: nothing else is touched",
        others and all(before[n] == after.get(n) for n in others),
        [n for n in sorted(others) if before[n] != after.get(n)][:8])
text = page.read_bytes()
facts = os.stat(page)
page.write_bytes(text.replace("一句".encode(), "两句".encode()))
os.utime(page, ns=(facts.st_atime_ns, facts.st_mtime_ns))
same_as_clean("a change of the same size and time", ALL - 1)
(year / "95-more.md").write_text("## 又一节\n\n文字。\n", encoding="utf-8")
same_as_clean("a commentary added", ALL - 1)
(year / "95-more.md").unlink()
same_as_clean("a commentary removed", ALL - 1)
(content / first / "index.md").write_text("历年说明。\n", encoding="utf-8")
same_as_clean("a commentary of all years", ALL - 1)
table = sorted(year.glob("*.csv"))[-1]
data = table.read_bytes()
table.write_bytes(data.replace(b"\n", b"\r\n").replace(b"\r\r", b"\r"))
same_as_clean("a table with other line ends", ALL - 1)
table.write_bytes(data)
same_as_clean("a table as it was", ALL - 1)
more = year / "general-by-economy.csv"
assert not more.exists()
more.write_text("单位：万元,,\n预算单位,科目编码,科目名称,支出总计\n"
                ",301,工资福利支出,1\n", encoding="utf-8")
same_as_clean("a table added", ALL - 1)
more.unlink()
same_as_clean("a table removed", ALL - 1)
performance = next(content.glob("*/*/performance.json"))
value = json.loads(performance.read_text(encoding="utf-8"))
performance.write_text(json.dumps(value, ensure_ascii=False, indent=1),
                       encoding="utf-8")
same_as_clean("performance.json written otherwise", ALL - 1)
document = year / "document.json"
value = json.loads(document.read_text(encoding="utf-8"))
value["title"] = value.get("title", "") + "（修订）"
document.write_text(json.dumps(value, ensure_ascii=False, indent=1),
                    encoding="utf-8")
same_as_clean("document.json changed", ALL - 1)
(year / "odd.xyz").write_text("?")
same_as_clean("a file of no use gives its message", ALL)
(year / "odd.xyz").unlink()
same_as_clean("and it goes away", ALL)

# Messages of a kept department are said again.
append(page, "\n**一句没有写完的强调\n")
same_as_clean("a department with messages", ALL - 1)
_, kept, words = build(out)
t.check("its messages are said again", kept == ALL and page.name in words,
        words)
same_as_clean("messages of a kept department", ALL)

# What departments share.
organizations = content / "organizations.csv"
replace(organizations, ",department,", ",bureau,")
same_as_clean("an organisation changed", 0)
replace(organizations, ",bureau,", ",department,")
same_as_clean("and as it was before", 0)
append(sorted((content / "classifications").glob("*.csv"))[0],
       "30198,补充科目,\n")
same_as_clean("a classification changed", 0)
append(content / "glossary.csv", "新词,new word,新的解释\n")
same_as_clean("the glossary changed", 0)
append(content / "about.md", "\n又一句。\n")
same_as_clean("a free page changed", 0)
replace(root / "site.toml", "title", "# title below\ntitle")
same_as_clean("site.toml changed", 0)
append(share / "templates" / "layout.mustache", "<!-- new -->\n")
same_as_clean("a template changed", 0)
append(share / "assets" / "style.css", "\n/* new */\n")
same_as_clean("an asset changed", 0)
(share / "assets" / "new.txt").write_text("new")
same_as_clean("an asset added", 0)
(share / "assets" / "new.txt").unlink()
same_as_clean("an asset removed", 0)
same_as_clean("another day", ALL, SOURCE_DATE_EPOCH="1700100000")

# The output.
target = sorted((out / "departments" / first).glob("*.html"))[0]
target.write_text("by hand")
same_as_clean("a page changed by hand", ALL - 1)
target.unlink()
same_as_clean("a page deleted", ALL - 1)
(out / "data" / "amounts.csv").unlink()
same_as_clean("a dataset deleted", ALL)
append(next((out / "data" / first).glob("*/amounts.csv")), " ")
same_as_clean("a year's data changed by hand", ALL - 1)
(out / "index.html").unlink()
same_as_clean("the home page deleted", ALL)
(out / "assets" / "style.css").write_text("")
same_as_clean("an asset changed by hand", ALL)

# The notes of the builder.
data = notes().read_bytes()
for name, broken in (
        ("cut", data[:len(data) // 2]), ("empty", b""),
        ("damaged", data[:-40] + bytes(40)), ("of zeros", bytes(len(data))),
        ("of another program", b"x" * 16 + data[16:])):
    notes().write_bytes(broken)
    same_as_clean(f"notes {name}", 0)
notes().unlink()
same_as_clean("no notes", 0)
for path in out.with_name(".public.budgetpress").glob("manifest-*"):
    path.write_bytes(path.read_bytes()[:-7])
same_as_clean("a damaged manifest", 0)

# Departments come and go.
moved = scratch() / "moved"
shutil.move(content / first, moved)
same_as_clean("a department removed", ALL - 1)
t.check("its pages are gone", not (out / "departments" / first).exists())
shutil.move(moved, content / first)
same_as_clean("a department added", ALL - 1)
t.check("its pages are back", (out / "departments" / first).exists())
later = year.with_name(str(int(year.name) + 1))
later.mkdir()
(later / "10-note.md").write_text("下一年的说明。\n", encoding="utf-8")
same_as_clean("a year more", ALL - 1)
shutil.rmtree(later)
same_as_clean("a year less", ALL - 1)

# Written a moment before the build: not believed by the next one.
append(page, "\n又。\n")
build(out)
done, kept, _ = build(out)
t.check("a file as young as the build is read again", kept in (ALL - 1, ALL),
        said(done))
same_as_clean("after young files", None)
same_as_clean("jobs", ALL)
t.end()

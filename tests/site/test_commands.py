#!/usr/bin/env python3
"""The commands as people use them: exit codes, help in both languages, a new
site that builds at once, a table straight from a spreadsheet with one bad
cell, names that must not leave the output, an installed program."""
import os
import re
import subprocess

from _site import (TOP, Tests, environment, files, run, said,
                   sample_copy, scratch)

t = Tests()


def status(name, wanted, *words, **more):
    done = run(*words, **more)
    t.check(name, done.returncode == wanted, f"wanted {wanted}; " + said(done))
    t.check(f"{name}: no colours in a file", "\033" not in
            done.stdout + done.stderr)
    return done


for command in ("build", "check", "new", "list-tables", "diff", "version",
                "help"):
    zh = status(f"{command} --help", 0, command, "--help", "--lang", "zh-CN")
    en = status(f"{command} --help en", 0, command, "--help", "--lang", "en")
    t.check(f"{command}: help in Chinese", "用法" in zh.stdout, said(zh))
    t.check(f"{command}: help in English", "usage" in en.stdout, said(en))
version = status("version", 0, "version")
t.check("version says a number", re.search(r"\d+\.\d+\.\d+", version.stdout))
status("no such command", 2, "bulid")
status("no such option", 2, "build", "--no-such-option")
status("jobs that are no number", 2, "build", "--jobs", "many")

tables = status("list-tables", 0, "list-tables", "--lang", "zh-CN")
for title in ("收支总表", "支出总表", "政府采购项目支出表"):
    t.check(f"list-tables: {title}", title in tables.stdout)

empty = scratch() / "empty"
empty.mkdir()
done = run("check", "-C", empty)
t.check("a folder without site.toml", done.returncode in (1, 3), said(done))

before = files(TOP / "content")
done = status("check of the sample", 0, "check", "--output",
              scratch() / "not-written")
t.check("check writes nothing", not (scratch() / "not-written").exists()
        and before == files(TOP / "content"))

new = scratch() / "new"
status("new", 0, "new", new)
status("new site: check", 0, "check", "-C", new)
status("new site: build", 0, "build", "-C", new)
t.check("new site: has a home page", (new / "public/index.html").exists())
done = run("new", new)
t.check("new over an old site is refused", done.returncode != 0, said(done))

# The official: a table in GBK, CRLF, one cell that is no number.
gbk = sample_copy("gbk")
table = next(gbk.glob("content/*/*/expenditure.csv"))
for path in sorted(gbk.glob("content/*/*/*.csv")):
    text = path.read_text(encoding="utf-8")
    path.write_bytes(text.replace("\n", "\r\n").encode("gb18030"))
good = run("check", "-C", gbk)
t.check("tables in GBK with CRLF are read", good.returncode == 0, said(good))
text = table.read_bytes().decode("gb18030").split("\r\n")
line = next(n for n, row in enumerate(text, 1)
            if re.search(r",\d+(,\d+)+$", row))
text[line - 1] = re.sub(r",\d+$", ",3.5万", text[line - 1])
table.write_bytes("\r\n".join(text).encode("gb18030"))
bad = status("a bad cell: status", 1, "check", "-C", gbk)
where = f"{table.relative_to(gbk / 'content')}:{line}:"
t.check("a bad cell: file, line and the cell are named",
        where in bad.stderr and "3.5万" in bad.stderr, said(bad))
bad = run("build", "-C", gbk)
t.check("a bad cell: nothing is published",
        bad.returncode == 1 and not (gbk / "public").exists(), said(bad))

# Names of folders and ids that must not lead out of the site.
for number, name in enumerate(("..x", "a b", "A" * 300, "ＡＢ", "a\\b", "con:")):
    root = sample_copy(f"hostile-{number}")
    csv = root / "content/organizations.csv"
    with open(csv, "a", encoding="utf-8") as file:
        columns = csv.read_text(encoding="utf-8").splitlines()[0].count(",")
        file.write(f"{name},某单位" + "," * (columns - 1) + "\n")
    done = run("build", "-C", root)
    t.check(f"hostile id {name[:20]!r} is refused", done.returncode == 1,
            said(done))
for number, name in enumerate(("../x", ".", "/etc/x")):
    root = sample_copy(f"leaving-{number}")
    csv = root / "content/organizations.csv"
    with open(csv, "a", encoding="utf-8") as file:
        file.write(f"{name},某单位" + "," * (csv.read_text(
            encoding="utf-8").splitlines()[0].count(",") - 1) + "\n")
    siblings = set(os.listdir(scratch()))
    done = run("build", "-C", root)
    t.check(f"leaving id {name!r} is refused", done.returncode == 1,
            said(done))
    t.check(f"leaving id {name!r} writes nothing beside",
            siblings == set(os.listdir(scratch())))

# Installed: found without the source tree. In a build folder of its own: with
# another PREFIX everything is built anew, and a program that changes while
# test_incremental.py runs it keeps nothing of its last build.
stage = scratch() / "stage"
done = subprocess.run(
    ["make", "-s", "install", f"DESTDIR={stage}", "PREFIX=/opt/budgetpress",
     f"BUILD={scratch() / 'build'}", "CFLAGS=-O0"],
    cwd=TOP, capture_output=True, text=True, check=False,
    stdin=subprocess.DEVNULL)
installed = stage / "opt/budgetpress/bin/budgetpress"
if t.check("make install", done.returncode == 0 and installed.exists(),
           done.stderr[-500:]):
    plain = {k: v for k, v in environment().items()
             if k != "BUDGETPRESS_SHARE"}
    done = subprocess.run([installed, "build", "-C", new, "-o",
                           scratch() / "from-installed"], env=plain,
                          capture_output=True, text=True, check=False,
                          stdin=subprocess.DEVNULL)
    t.check("the installed program builds", done.returncode == 0,
            done.stderr[-500:])
    t.check("the manual is installed",
            (stage / "opt/budgetpress/share/man/man1/budgetpress.1").exists())
t.end()

#!/usr/bin/env python3
"""The commands as people use them: exit codes, help in both languages, a new
site that builds at once, a table straight from a spreadsheet with one bad
cell, names that must not leave the output, an installed program."""
import json
import os
import re
import shutil
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

# Words of the command line, before and behind the command.
for words, part in (
        (("help", "nope"), "nope"), (("check", "--record"), "--record"),
        (("list-tables", "-o", "x"), "-o"), (("diff", "a"), "two sites"),
        (("--lang", "en"), "diff"), (("build", "--quiet=3"), "--quiet=3"),
        (("-C", "x", "bulid"), "bulid")):
    done = status(" ".join(words), 2, *words)
    t.check(f"{' '.join(words)}: says why", part in done.stderr, said(done))
takes = {"build": "-C -o -j -q -v -l --record --dump",
         "check": "-C -o -j -q -v -l --format", "new": "-q -l",
         "list-tables": "-C -q -v -l", "diff": "--format -q -l"}
for command, names in takes.items():
    shown = run("help", command).stdout
    found = set(re.findall(r"(?m)^ +(-\w|--\w+)", shown)) - {"-h"}
    t.check(f"help {command}: its options and no others",
            found == set(names.split()), sorted(found))
    t.check(f"help {command}: exit status", "exit status" in shown)
for command in ("build", "check", "list-tables"):
    done = status(f"{command}: no such folder", 3, command, "-C",
                  scratch() / "nowhere")
    t.check(f"{command}: the folder is named", "nowhere" in done.stderr
            and "site.toml" not in done.stderr, said(done))

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
done = status("new", 0, "new", new, "--lang", "zh-CN")
t.check("new: says what to change and how to go on",
        "site.toml" in done.stdout and "content/shili" in done.stdout
        and f"budgetpress check -C {new}\n" in done.stdout
        and f"budgetpress build -C {new}\n" in done.stdout, said(done))
done = status("new site: check", 0, "-C", new, "check", "--lang", "zh-CN")
t.check("new site: nothing to correct", "没有错误，可以发布" in done.stdout,
        said(done))
status("new site: build", 0, "build", "-C", new)
status("new -q", 0, "new", scratch() / "quiet", "-q")


def changed(name, *changes):
    """A copy of the new site with texts in its files replaced."""
    to = scratch() / name
    shutil.copytree(new, to, ignore=shutil.ignore_patterns("*public*"))
    for file, old, text in changes:
        path = to / file
        whole = path.read_text(encoding="utf-8")
        if old not in whole:
            raise ValueError(f"{name}: {old} is not in {file}")
        path.write_text(whole.replace(old, text), encoding="utf-8")
    return to


YEAR = "content/shili/2026/"
# A conflict is no error, and is not passed over in silence.
for name, change, lines in (
        ("total", (YEAR + "支出总表.csv", '某市示例局,,,"1,200"',
                   '某市示例局,,,"1,300"'), ("重要",)),
        ("word", (YEAR + "10-overview.md", "[1,200万元]", "[1,201万元]"),
         ("轻微",))):
    root = changed("conflict-" + name, change)
    done = status(f"conflict in {name}: check", 0, "check", "-C", root,
                  "--lang", "zh-CN")
    t.check(f"conflict in {name}: said last", all(
        part in done.stdout.splitlines()[-1]
        for part in ("没有错误；有 1 个", "发布前请核对") + lines), said(done))
    done = run("build", "-C", root, "--lang", "zh-CN")
    t.check(f"conflict in {name}: build says it too",
            "1 个不一致的问题" in done.stdout, said(done))

# One mistake hides no other, as far as the rest can be read.
bad_cell = (YEAR + "支出总表.csv", ",2010301,行政运行,\"1,200\"",
            ",2010301,行政运行,\"12,00\"")
for name, change, part in (
        ("key", ("site.toml", "[publisher]", "[publsher]"), "publsher"),
        ("type", ("site.toml", '["zh-CN"]', '"zh-CN"'), "languages"),
        ("quote", ("site.toml", '"某市财政局"', "某市财政局"), "bare-text"),
        ("preview", ("site.toml", "languages", 'preview = "no.png"\nlanguages'),
         "no.png")):
    done = status(f"site.toml: {name}", 1, "check", "-C", changed(
        "toml-" + name, change, bad_cell))
    t.check(f"site.toml: {name}: the cell is named too",
            part in done.stderr and "12,00" in done.stderr
            and "config-missing" not in done.stderr, said(done))
done = status("site.toml: a broken table", 1, "check", "-C", changed(
    "toml-table", ("site.toml", "[publisher]", "[[tabel]]\n[publisher]"),
    bad_cell))
t.check("site.toml: a broken table: says that the rest was not read",
        "site-rest-unread" in done.stderr and "12,00" not in done.stderr,
        said(done))

# Names of folders: nothing leaves the site without an error.
for name, old, now in (("年", "shili/2026", "shili/2026年"),
                       ("copy", "shili/2026", "shili/2026 - 副本")):
    root = changed("folder-" + name)
    (root / "content" / old).rename(root / "content" / now)
    done = status(f"folder {now}", 1, "check", "-C", root)
    t.check(f"folder {now}: told how to name it", "\"2026\"" in done.stderr
            and "scan-year-name" in done.stderr, said(done))
root = changed("folder-file")
(root / YEAR / "document.json").unlink()
(root / YEAR / "document.json").mkdir()
done = status("a folder document.json", 1, "build", "-C", root)

# Personal data: one message a cell, no advice that does not help.
root = changed("personal", (YEAR + "支出总表.csv", "表3,",
                            "联系人：张三，联系电话：13912345678,"))
done = status("personal data", 1, "check", "-C", root)
t.check("personal data: once", done.stderr.count("personal-data") == 1
        and "fail_on" not in done.stderr
        and "[personal-data]" not in done.stdout, said(done))

# Pictures and links in commentary: what is there is published, what is not is
# an error with its place, in check as in build.
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(64))
root = changed(
    "pictures", ("site.toml", '["zh-CN"]', '["zh-CN", "en"]'),
    ("content/index.md", "这里", "![标](logo.png) "
     "[局](departments/shili.html) 这里"),
    (YEAR + "10-overview.md", "2026年安排", "![图](图%201.png) [大](./b.JPG) [又](B.jpg) "
     "[数](../../data/shili/2026/amounts.csv) [比](../../compare.html?a#b) "
     "[首](../../) [远](https://example.org/a) [信](mailto:a@example.org)"
     "[页内](#a)\n\n2026年安排"))
for path in ("logo.png", "shili/2026/图 1.png", "shili/2026/b.JPG",
             "shili/2026/other.png", "shili/2026/B.jpg"):
    (root / "content" / path).write_bytes(
        b"\xff\xd8\xff" + PNG if path.lower().endswith("jpg") else PNG)
for command in ("check", "build"):
    done = status(f"pictures: {command}", 0, command, "-C", root)
    t.check(f"pictures: {command}: the unused one is named",
            done.stderr.count("picture-unused") == 1, said(done))
out = root / "public"
for folder, page in (("", "departments/shili/2026.html"),
                     ("", "index.html"), ("en/", "index.html"),
                     ("en/", "departments/shili/2026.html")):
    html = (out / folder / page).read_text(encoding="utf-8")
    found = re.findall(r'<img src="([^"]+)"', html)
    t.check(f"pictures: {folder}{page} shows them", len(found) == 1 and all(
        ((out / folder / page).parent / src).read_bytes() == PNG
        for src in found), found)
t.check("pictures: no more than are used", len(list(
    out.glob("**/images/*"))) == 4)
done = status("pictures: build again", 0, "build", "-C", root)
t.check("pictures: nothing changed", "0 changed" in done.stdout, said(done))

root = changed(
    "dead", (YEAR + "10-overview.md", "2026年安排",
             "![无](a.png) ![假](b.png) ![大](c.png) [死](b.html) "
             "[外](../../../x)\n\n2026年安排"))
(root / YEAR / "b.png").write_bytes(b"GIF89a")
(root / YEAR / "c.png").write_bytes(PNG + bytes(5 << 20))
for command in ("check", "build"):
    done = status(f"dead links: {command}", 1, command, "-C", root)
    for place, kind in (("10-overview.md:5:1", "picture-missing"),
                        ("b.png", "picture-format"),
                        ("c.png", "picture-large"),
                        ("10-overview.md:5:37", "link-dead"),
                        ("10-overview.md:5:49", "link-leaving")):
        t.check(f"dead links: {command}: {kind}", any(
            place + ": " in line and f"[{kind}]" in line
            for line in done.stderr.splitlines()), said(done))
    t.check(f"dead links: {command}: five messages", done.stderr.count(
        ": error: ") == 5, said(done))

# The same on pages of the site itself, with the words that were written.
root = changed("dead-own")
(root / "content/extra.md").write_text(
    "+++\ntitle = \"附\"\n+++\n\n[死](nowhere/死.html)\n", encoding="utf-8")
for command in ("check", "build"):
    done = status(f"dead link of a page: {command}", 1, command, "-C", root)
    t.check(f"dead link of a page: {command}: is said", any(
        "content/extra.md:5:" in line and "nowhere/死.html" in line
        and "[link-dead]" in line for line in done.stderr.splitlines()),
        said(done))

# A copy of the output alone: said before, and truly.
root = changed("copied", ("site.toml", "languages", "description = \"a\"\n"
                          "languages"))
status("copied: build", 0, "build", "-C", root)
shutil.rmtree(root / ".public.budgetpress")
done = status("copied: check foresees it", 0, "check", "-C", root)
t.check("copied: the record is missing", "publish-record-missing"
        in done.stderr and not (root / ".public.budgetpress").exists(),
        said(done))
(root / YEAR / "document.json").unlink()
for file in (root / YEAR).glob("*"):
    file.unlink()
(root / YEAR).rmdir()
done = status("copied: a page less", 3, "build", "-C", root)
t.check("copied: says what it knows", "publish-unknown-file" in done.stderr
        and "did not write" not in done.stderr, said(done))

t.check("new site: has a home page", (new / "public/index.html").exists())
done = run("new", new)
t.check("new over an old site is refused", done.returncode != 0, said(done))

# The official: a table in GBK, CRLF, one cell that is no number.
gbk = sample_copy("gbk")
for path in sorted(gbk.glob("content/*/*/*.csv")):
    text = path.read_text(encoding="utf-8")
    path.write_bytes(text.replace("\n", "\r\n").encode("gb18030"))
good = run("check", "-C", gbk)
t.check("tables in GBK with CRLF are read", good.returncode == 0, said(good))
table, text, line = next(
    (path, rows, n) for path in sorted(gbk.glob("content/*/*/expenditure.csv"))
    for rows in [path.read_bytes().decode("gb18030").split("\r\n")]
    for n, row in enumerate(rows, 1) if re.search(r",\d+(,\d+)+$", row))
text[line - 1] = re.sub(r",\d+$", ",3.5万", text[line - 1])
table.write_bytes("\r\n".join(text).encode("gb18030"))
bad = status("a bad cell: status", 1, "check", "-C", gbk)
where = f"{table.relative_to(gbk / 'content')}:{line}:"
t.check("a bad cell: file, line and the cell are named",
        where in bad.stderr and "3.5万" in bad.stderr, said(bad))
quiet = run("check", "-q", "-C", gbk)
t.check("a bad cell: said in full when quiet",
        [x for x in bad.stderr.splitlines() if "3.5万" in x] ==
        [x for x in quiet.stderr.splitlines() if "3.5万" in x] != []
        and re.search(r"单元格 [A-Z]+\d+|cell [A-Z]+\d+", quiet.stderr),
        said(quiet))
# The same cell in each form, and one for the findings that have one.
said_json = json.loads(run("check", "--format", "json", "-C", gbk,
                           "--lang", "zh-CN").stdout)
sarif = json.loads(run("check", "--format", "sarif", "-C", gbk,
                       "--lang", "zh-CN").stdout)
cells = {m["cell"] for m in said_json["messages"] if "3.5万" in m["message"]}
t.check("a bad cell: its name is a member of JSON", len(cells) == 1 and all(
    c and re.fullmatch(r"[A-Z]+\d+", c) and f"cell {c}: " in quiet.stderr
    for c in cells), cells)
t.check("a bad cell: and not in its sentence", not any(
    m["message"].startswith(("单元格", "cell ")) for m in
    said_json["messages"]))
told = [r["message"]["text"] for r in sarif["runs"][0]["results"]]
t.check("a bad cell: SARIF says it in the text", any(
    x.startswith(f"单元格 {c}：") and "3.5万" in x
    for x in told for c in cells), told[:3])
found = [f for f in said_json["findings"] if f["cell"]]
t.check("findings in tables name their cell, too", found and all(
    f["path"].endswith(".csv") and any(
        x.startswith(f"单元格 {f['cell']}：{f['where']}") for x in told)
    for f in found), found[:1])
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

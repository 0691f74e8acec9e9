#!/usr/bin/env python3
"""What publish does with outputs, paths and trees of every sort.

usage: test_output.py DRIVER
"""
import os
import pathlib
import subprocess

from _publish import (DRIVER, MARKER, check, facts, finish, folder, leftovers,
                      publish, tree)


def said(run, kind):
    return f"[{kind}]".encode() in run.stderr


def ordinary(top):
    check("first publication", publish(top, 1, 60, 5).stdout == b"62 62 0\n")
    first, before = tree(top / "out"), facts(top)
    check("nothing changed", publish(top, 1, 60, 5).stdout == b"62 0 0\n")
    check("nothing was touched", facts(top) == before)
    before = facts(top / "out")
    run = publish(top, 2, 60, 5)
    check("5 pages, the index and a folder", run.stdout == b"62 7 1\n", run)
    after = facts(top / "out")
    same = [path for path in first if after.get(path) == before[path]]
    check("55 pages keep inode and time", len(same) == 55, len(same))
    publish(top, 3, 60, 5)
    check("the folder of a generation is gone",
          not (top / "out/only-2").exists())
    for name, mode in (("kept groups", "keep"), ("threads", "threads")):
        publish(top, 4, 60, 7, mode)
        publish(top, 4, 60, 7, output="fresh")
        check(f"{name}: the same bytes as a site made at once",
              tree(top / "out") == tree(top / "fresh"))
        publish(top, 3, 60, 5)
    publish(top, 1, 60, 5)
    check("the first site comes back, byte for byte",
          tree(top / "out") == first)
    check("nothing is left beside it", not leftovers(top), leftovers(top))


def by_hand(top):
    """Somebody works in the output."""
    publish(top, 1, 60, 5)
    publish(top, 2, 60, 5)
    wanted, page = tree(top / "out"), top / "out/pages/003/p00033.html"
    for name, spoil in (
            ("changed in place", lambda: page.write_text("spoiled")),
            ("replaced", lambda: (page.unlink(), page.write_text("other"))),
            ("deleted", page.unlink),
            ("made a folder", lambda: (page.unlink(), page.mkdir())),
            ("touched", lambda: os.utime(page, (1, 1)))):
        for mode in "", "keep":
            spoil()
            run = publish(top, 2, 60, 5, mode)
            check(f"a page {name} is put right {mode}",
                  run.returncode == 0 and tree(top / "out") == wanted, run)
            run = publish(top, 3, 60, 5)
            publish(top, 2, 60, 5)
            check(f"and stays right {mode}", tree(top / "out") == wanted)


def foreign(top):
    publish(top, 1, 60, 5)
    for path in ("mine.txt", "pages/003/mine.txt", "new/deep/mine.txt",
                 "only-1/mine.txt", ".git"):
        mine = top / "out" / path
        mine.parent.mkdir(parents=True, exist_ok=True)
        mine.write_text("mine")
        before = tree(top / "out")
        run = publish(top, 2, 60, 5)
        check(f"{path}: refused and named, nothing lost",
              run.returncode == 3 and said(run, "publish-foreign-file")
              and path.encode() in run.stderr
              and tree(top / "out") == before, run)
        mine.unlink()
    outside = top / "outside"
    outside.mkdir()
    (outside / "p").write_text("outside")
    (top / "out/pages/link").symlink_to(outside)
    run = publish(top, 2, 60, 5)
    check("a link in the output is refused", said(run, "publish-foreign-file"))
    (top / "out/pages/link").unlink()
    for i in range(30):
        (top / f"out/f{i:02}").write_text("mine")
    run = publish(top, 2, 60, 5)
    check("ten of thirty are listed", run.stderr.count(b"-file]") == 10
          and said(run, "publish-foreign-files") and b"20 more" in run.stderr)
    for i in range(30):
        (top / f"out/f{i:02}").unlink()
    for name in ("Thumbs.db", "only-1/.DS_Store"):
        (top / "out" / name).write_text("litter")
    check("what file managers leave does not stop it",
          publish(top, 2, 60, 5).returncode == 0)
    for generation in (3, 4):
        publish(top, generation, 60, 5)
    check("and goes away with its folder", not (top / "out/only-1").exists())
    check("what lay outside is there",
          (outside / "p").read_text() == "outside")


def lost_notes(top):
    """The folder beside the output is damaged or away."""
    publish(top, 1, 60, 5)
    publish(top, 2, 60, 5)
    wanted = tree(top / "out")
    notes = top / ".out.budgetpress"

    def cut(name):
        for path in notes.glob(name):
            path.write_bytes(path.read_bytes()[:-3])

    def spoil(name):
        for path in notes.glob(name):
            data = bytearray(path.read_bytes())
            data[len(data) // 2] ^= 1
            path.write_bytes(data)

    for name, damage in (
            ("deleted", lambda: subprocess.run(["rm", "-rf", notes])),
            ("cut manifests", lambda: cut("manifest-*")),
            ("spoiled manifests", lambda: spoil("manifest-*")),
            ("spoiled notes", lambda: spoil("state-*")),
            ("empty manifests",
             lambda: [p.write_bytes(b"") for p in notes.glob("manifest-*")]),
            ("no spare tree",
             lambda: subprocess.run(["rm", "-rf", notes / "spare"])),
            ("no marker in the spare tree",
             lambda: (notes / "spare" / MARKER).unlink()),
            ("a stage left", lambda: (notes / "stage/a").mkdir(parents=True)),
    ):
        damage()
        run = publish(top, 2, 60, 5, "keep")
        check(f"{name}: the site is the same",
              run.returncode == 0 and tree(top / "out") == wanted, run)
        publish(top, 3, 60, 5)
        run = publish(top, 2, 60, 5)
        check(f"{name}: and so is the next", tree(top / "out") == wanted
              and not leftovers(top), leftovers(top))
    (top / "out" / MARKER).write_text("budgetpress 1 " + "0" * 32 + "\n")
    check("a marker of another site: written anew",
          publish(top, 2, 60, 5).returncode == 0
          and tree(top / "out") == wanted)
    (top / "out" / MARKER).write_text("budgetpress 99\n")
    check("a marker of another version: written anew",
          publish(top, 2, 60, 5).returncode == 0
          and tree(top / "out") == wanted)


def places(top):
    publish(top, 1, 20, 5)
    old = tree(top / "out")
    (top / "link").symlink_to("out")
    (top / "dangling").symlink_to("nowhere")
    (top / "file").write_text("file")
    (top / "full").mkdir()
    (top / "full/mine").write_text("mine")
    (top / "home/deep").mkdir(parents=True)
    home = dict(os.environ, HOME=str(top / "home/deep"))
    for name, output, kind in (
            ("a link", "link", "publish-output-link"),
            ("a link to nothing", "dangling", "publish-output-link"),
            ("a link with a slash", "link/", "publish-output-link"),
            ("a file", "file", "publish-output-file"),
            ("a full folder", "full", "publish-output-not-ours"),
            ("the root", "/", "publish-output-place"),
            ("the root, said long", "//../..", "publish-output-place"),
            ("nothing", "", "publish-output-place"),
            ("the inputs", "source", "publish-output-place"),
            ("inside the inputs", "source/public", "publish-output-place"),
            ("above the inputs", str(top), "publish-output-place"),
            ("a point", "source/.", "publish-output-place"),
            ("home", "home/deep", "publish-output-place"),
            ("above home", "home", "publish-output-place"),
            ("below a file", "file/x", "publish-failed"),
            ("a name too long", "n" * 250, "publish-failed"),
            ("a path too long", "d/" * 3000 + "x", "publish-failed")):
        where = output if output in ("/", "//../..", "") else top / output
        if output.endswith("/") and len(output) > 1:
            where = f"{top}/{output}"
        run = subprocess.run([DRIVER, where, top / "source", "1", "5", "1"],
                             env=home, capture_output=True)
        check(f"output is {name}: refused", run.returncode == 3
              and said(run, kind), (run.returncode, run.stderr))
    check("the site behind the link is as it was", tree(top / "out") == old)
    check("the full folder is as it was", list(tree(top / "full")) == ["mine"])
    (top / "empty").mkdir()
    run = publish(top, 1, 20, 5, output="empty")
    check("an empty folder is taken", tree(top / "empty") == old)
    run = publish(top, 1, 20, 5, output="a/b/c")
    check("folders above are made", tree(top / "a/b/c") == old)
    run = subprocess.run([DRIVER, "./here/", "source", "1", "20", "5"],
                         cwd=top, capture_output=True)
    check("a relative path", tree(top / "here") == old, run)
    (top / ".odd.budgetpress").symlink_to("full")
    run = publish(top, 1, 20, 5, output="odd")
    check("a link where the notes go is refused", run.returncode == 3
          and list(tree(top / "full")) == ["mine"], run)


def rights(top):
    if os.geteuid() == 0:
        def lower():
            os.setgid(65534)
            os.setuid(65534)
    else:
        lower = None
    publish(top, 1, 20, 5)
    old = tree(top / "out")
    for path in [top, *top.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o555 if path.is_dir() else 0o444)
    run = publish(top, 2, 20, 5, preexec_fn=lower)
    check("no permission: said, status 3, old site there",
          run.returncode == 3 and said(run, "publish-no-permission")
          and tree(top / "out") == old, run)
    for path in [top, *top.rglob("*")]:
        if path.is_dir():
            path.chmod(0o755)


def paths(top):
    good = ["a", "a-b/c_d.html", "x" * 200, "lpt10/com.x0/conx", "A.b.c",
            "/".join(["d" * 100] * 9)]
    run = publish(top, "paths", input="\0".join([*good, ""]).encode())
    found = sorted(set(tree(top / "out")) - {MARKER})
    check("good paths are published", found == sorted(good), run)
    old = tree(top)
    bad = ["../x", ".", "..", "/x", "a/", "a//b", "a/./b", "a/../b",
           "a/../../x", "x" * 201, "x" * 300, "d/" * 600 + "x", ".x", "a/.x",
           MARKER, "a b", "a\\b", "..\\x", "a\1b", "\1", "a\nb", "a:b", "~",
           "空", "a\u202eb", "con", "NUL.html", "a/Com1.txt", "LPT9", "a.",
           "a./b", "", "%2e%2e/x", "a*", "-\u00e9", "\ud800"]
    data = [b.encode("utf-8", "surrogatepass") for b in bad] + [b"\xff/x"]
    for path in data:
        run = publish(top, "paths", input=b"ok.html\0" + path + b"\0")
        check(f"path {path[:20]!r} is refused", run.returncode == 1
              and said(run, "publish-path") and tree(top) == old,
              (run.returncode, run.stderr[:200]))
    for pair, kind in ((("a.html", "A.html"), "clash"),
                       (("Data/x", "data/y"), "clash"),
                       (("data", "DATA/y"), "clash"),
                       (("data", "data/y"), "mixed"),
                       (("data/y", "data"), "mixed"),
                       (("same", "same"), "twice")):
        run = publish(top, "paths", input="\0".join([*pair, ""]).encode())
        check(f"{pair} are refused and both named", run.returncode == 1
              and said(run, "publish-path-" + kind)
              and all(p.split("/")[0].encode() in run.stderr for p in pair)
              and tree(top) == old, run)


def two_builders(top):
    publish(top, 1, 20, 5)
    old = tree(top / "out")
    with subprocess.Popen([DRIVER, top / "out", top / "source", "hold"],
                          stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL) as first:
        first.stdout.readline()
        run = publish(top, 2, 20, 5)
        check("a second builder is refused", run.returncode == 3
              and said(run, "publish-locked") and tree(top / "out") == old, run)
        run = publish(top, 2, 20, 5, output="elsewhere")
        check("but not from another output", run.returncode == 0, run)
        first.kill()
    check("the lock of a killed builder holds nobody",
          publish(top, 2, 20, 5).returncode == 0)
    runs = [subprocess.Popen([DRIVER, top / "out", top / "source", str(g),
                              "400", "400"], stdout=subprocess.PIPE,
                             stderr=subprocess.PIPE) for g in range(8)]
    ends = [(run.communicate(), run.returncode) for run in runs]
    won = [g for g, end in enumerate(ends) if end[1] == 0]
    lost = [end for end in ends if end[1] and b"publish-locked" in end[0][1]]
    sites = []
    for g in won:
        publish(top, g, 400, 400, output=f"site{g}")
        sites.append(tree(top / f"site{g}"))
    check(f"of eight at once {len(won)} wrote, {len(lost)} were told",
          won and len(won) + len(lost) == 8 and tree(top / "out") in sites)


def main():
    for test in (ordinary, by_hand, foreign, lost_notes, places, rights, paths,
                 two_builders):
        with folder() as top:
            os.chmod(top, 0o755)
            test(pathlib.Path(top))
    finish()


main()

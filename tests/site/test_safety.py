#!/usr/bin/env python3
"""The old site stays whole: a builder killed at many moments, a full disk, two
builders at once, an output folder that is not ours, bad data."""
import os
import signal
import subprocess
import time

from _site import Tests, environment, files, program, run, said, sample_copy

KILLS = 25
t = Tests()
root = sample_copy("safety")
out = root / "public"
done = run("build", "-C", root)
if not t.check("first build", done.returncode == 0, said(done)):
    t.end()
old = files(out)
overview = next(root.glob("content/*/[0-9]*/10-overview.md"))
original = overview.read_text(encoding="utf-8")
overview.write_text(original + "\n补记一句。\n", encoding="utf-8")

began = time.monotonic()
copy = sample_copy("timing")
run("build", "-C", copy)
whole = time.monotonic() - began
done = run("build", "-C", root, "-o", root / "wanted")
new = files(root / "wanted")
t.check("the change changes the site", new and new != old, said(done))


def start(*words):
    return subprocess.Popen([program(), "build", *map(str, words)],
                            env=environment(), stdin=subprocess.DEVNULL,
                            stdout=subprocess.DEVNULL,
                            stderr=subprocess.DEVNULL)


killed = 0
for n in range(KILLS):
    child = start("-C", root)
    time.sleep(whole * (n + 0.5) / KILLS)
    child.send_signal(signal.SIGKILL)
    killed += child.wait() == -signal.SIGKILL
    now = files(out)
    if not t.check(f"killed at {n}/{KILLS}: old or new, whole",
                   now in (old, new)):
        break
t.check("some builds were killed", killed > 0)
done = run("build", "-C", root)
t.check("after the kills it builds", done.returncode == 0 and
        files(out) == new, said(done))
stage = root / ".public.budgetpress" / "stage"
t.check("after the kills no stage is left",
        not stage.exists() or not any(stage.iterdir()))

# Two at once: one of them builds, the other builds after it or says why not.
overview.write_text(original, encoding="utf-8")
children = [start("-C", root) for _ in range(2)]
ends = sorted(child.wait() for child in children)
t.check("two builders: one builds, the other is refused or comes after",
        ends[0] == 0 and ends[1] in (0, 1, 3), ends)
t.check("two builders: the site is whole", files(out) == old)

# Bad data, then a folder that is not ours.
overview.write_bytes(b"+++\ntitle = \n+++\n\xff\xfe\xfa")
done = run("build", "-C", root)
t.check("bad data: status 1 and the old site",
        done.returncode == 1 and files(out) == old, said(done))
overview.write_text(original, encoding="utf-8")
foreign = root / "foreign"
foreign.mkdir()
(foreign / "letter.txt").write_text("not a site")
done = run("build", "-C", root, "-o", foreign)
t.check("a folder that is not ours is refused", done.returncode in (1, 3) and
        os.listdir(foreign) == ["letter.txt"], said(done))
for output in (root, root / "content"):
    inputs = files(root / "content")
    done = run("build", "-C", root, "-o", output)
    t.check(f"output over the inputs is refused: {output.name}",
            done.returncode != 0 and files(root / "content") == inputs,
            said(done))

# A full disk: a tmpfs of a few pages, in a mount namespace of its own.
disk = root / "disk"
disk.mkdir()
script = """
set -e
mount -t tmpfs -o size=256k none "$1"
mkdir "$1/site" && echo '<p>old' >"$1/other.html"
shift
exec "$@"
"""
done = subprocess.run(
    ["unshare", "--mount", "--map-root-user", "sh", "-c", script, "sh", disk,
     program(), "build", "-C", root, "-o", disk / "public", "--lang", "en"],
    env=environment(), capture_output=True, text=True, check=False,
    stdin=subprocess.DEVNULL)
t.check("a full disk: status 3, said in words",
        done.returncode == 3 and "space" in done.stderr, said(done))
if hasattr(os, "geteuid") and os.geteuid() != 0:
    locked = root / "locked"
    locked.mkdir(mode=0o500)
    done = run("build", "-C", root, "-o", locked / "public")
    t.check("no permission: status 3", done.returncode == 3, said(done))
t.end()

"""What the tests of publish share: the driver, trees, counting checks."""
import contextlib
import hashlib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

DRIVER = os.path.abspath(sys.argv[1])
MARKER = ".budgetpress"
results = []


def check(name, good, detail=""):
    results.append(bool(good))
    if good:
        print("ok -", name)
    else:
        print("not ok -", name, detail)


def finish():
    """Print the count; the exit status."""
    failed = results.count(False)
    print(f"{len(results) - failed} passed, {failed} failed")
    sys.exit(1 if failed or not results else 0)


@contextlib.contextmanager
def folder():
    """A folder of one test, with an empty source in it."""
    top = pathlib.Path(tempfile.mkdtemp(prefix="budgetpress-publish-"))
    (top / "source").mkdir()
    try:
        yield top
    finally:
        shutil.rmtree(top, ignore_errors=True)


@contextlib.contextmanager
def tmpfs(top, options):
    """A small file system below top; None (said aloud) without the right."""
    where = top / "mounted"
    where.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", where],
        capture_output=True)
    if made.returncode:
        print("NOT RUN: this user may not mount a tmpfs with", options)
        yield None
        return
    try:
        (where / "source").mkdir()
        yield where
    finally:
        subprocess.run(["umount", "-l", where], check=False)


def publish(top, *arguments, output="out", source="source", wrapper=(),
            **more):
    """Run the driver on top/out; arguments: generation files changed mode."""
    return subprocess.run(
        [*wrapper, DRIVER, os.path.join(top, output),
         os.path.join(top, source), *map(str, arguments)],
        capture_output=True, **more)


def tree(output):
    """Path to hash of every file below a folder; None when there is none."""
    if not os.path.lexists(output):
        return None
    found = {}
    for where, _, names in os.walk(output):
        for name in names:
            path = os.path.join(where, name)
            with open(path, "rb") as f:
                found[os.path.relpath(path, output)] = hashlib.sha256(
                    f.read()).hexdigest()
    return found


def facts(output):
    """Path to inode and time of every file."""
    found = {}
    for where, _, names in os.walk(output):
        for name in names:
            path = os.path.join(where, name)
            st = os.lstat(path)
            found[os.path.relpath(path, output)] = st.st_ino, st.st_mtime_ns
    return found


def leftovers(top):
    """Names beside the output that should not be there after a build."""
    notes = sorted(os.listdir(top / ".out.budgetpress"))
    manifests = [n for n in notes if n.startswith("manifest-")]
    states = [n for n in notes if n.startswith("state-")]
    rest = set(notes) - set(manifests) - set(states) - {"lock", "spare"}
    known = 1 + os.path.exists(top / ".out.budgetpress/spare")
    if len(manifests) != known or len(states) != 1 or rest:
        return notes
    return []

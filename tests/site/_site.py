"""What the whole-site tests share: a program, folders, counted checks."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

TOP = pathlib.Path(__file__).resolve().parents[2]
EPOCH = "1700000000"


class Tests:
    """Counts checks; prints those that fail, and the closing line."""

    def __init__(self):
        self.passed = self.failed = 0

    def check(self, name, good, detail=""):
        if good:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAIL {name}" + (f": {detail}" if detail else ""))
        return bool(good)

    def end(self):
        print(f"{self.passed} passed, {self.failed} failed")
        sys.exit(1 if self.failed or not self.passed else 0)


def program():
    """Path of the program: in the build folder that the script is given."""
    build = sys.argv[1] if len(sys.argv) > 1 else "build"
    return str((TOP / build / "budgetpress").resolve())


def environment(**more):
    return dict(os.environ, SOURCE_DATE_EPOCH=EPOCH, LC_ALL="C.UTF-8",
                BUDGETPRESS_SHARE=str(TOP), **more)


def run(*words, cwd=TOP, timeout=300, env=None, **more):
    return subprocess.run(
        [program(), *map(str, words)], cwd=cwd, stdin=subprocess.DEVNULL,
        capture_output=True, text=True, errors="replace", timeout=timeout,
        check=False, env=env or environment(), **more)


def said(done):
    """What a run said, for a failing check: the last lines."""
    lines = (done.stdout + done.stderr).splitlines()
    return f"status {done.returncode}\n" + "\n".join(lines[-15:])


def scratch():
    """A new folder that goes away with the script."""
    return pathlib.Path(_FOLDERS.name)


def sample_copy(name):
    """A copy of the sample's inputs to be changed."""
    folder = scratch() / name
    shutil.copytree(TOP / "content", folder / "content")
    shutil.copy(TOP / "site.toml", folder / "site.toml")
    return folder


def files(folder):
    """Relative path to bytes of all files but the builder's own."""
    folder = pathlib.Path(folder)
    return {p.relative_to(folder).as_posix(): p.read_bytes()
            for p in sorted(folder.rglob("*"))
            if p.is_file() and p.name != ".budgetpress"}


_FOLDERS = tempfile.TemporaryDirectory(prefix="budgetpress-test-")

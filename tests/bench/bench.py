#!/usr/bin/env python3
"""What a build costs, at several sizes.

usage: bench.py [BUILD]     BUILD holds budgetpress and the programs of
                            tests/bench

Environment:
BENCH_SIZES   departments, "100,1000" when not set; each has three years
BENCH_ROUNDS  how often everything is run, 3; figures are medians
BENCH_FLOOR   "PROGRAM DATA": another builder to compare with, which is run as
              PROGRAM DATA OUTPUT 2; {} in DATA is the size

A round is: a full build into a folder that is not there, `cp -r` of its tree,
the same bytes written by a C loop from memory. Then builds with nothing
changed, and with one commentary changed each time. Times of other programs are
of the same minutes; only ratios travel to other machines.
"""
import os
import pathlib
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import generate

TOP = pathlib.Path(__file__).resolve().parents[2]
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "3"))
SIZES = [int(n) for n in
         os.environ.get("BENCH_SIZES", "100,1000").split(",")]
# A department's three years, published: what must fit before a size is tried.
BYTES_EACH = 5_000_000
MEMORY_DISK = pathlib.Path("/dev/shm")


class Cost:
    """Wall and CPU seconds and peak memory of a run."""

    def __init__(self, wall, cpu, memory=0):
        self.wall, self.cpu, self.memory = wall, cpu, memory


def median(costs):
    return Cost(statistics.median(c.wall for c in costs),
                statistics.median(c.cpu for c in costs),
                statistics.median(c.memory for c in costs))


def measured(*words, cwd=None):
    """Run a program that must end well."""
    env = dict(os.environ, BUDGETPRESS_SHARE=str(TOP))
    start = time.monotonic()
    child = subprocess.Popen([str(w) for w in words], cwd=cwd, env=env,
                             stdin=subprocess.DEVNULL,
                             stdout=subprocess.PIPE)
    said = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    wall = time.monotonic() - start
    if child.returncode:
        sys.exit(f"{words[0]} ended with status {child.returncode}\n"
                 + said.decode(errors="replace"))
    # A child begins with the memory of this process: less is not known.
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    memory = usage.ru_maxrss / 1024 if usage.ru_maxrss > 1.2 * own else 0
    return Cost(wall, usage.ru_utime + usage.ru_stime, memory)


def removed(path):
    """The path, with nothing there; nor the builder's notes beside it."""
    shutil.rmtree(path, ignore_errors=True)
    shutil.rmtree(path.parent / f".{path.name}.budgetpress",
                  ignore_errors=True)
    return path


class Tree:
    """What a site consists of."""

    def __init__(self, top):
        self.files = self.pages = self.bytes = 0
        for folder, _, names in os.walk(top):
            for name in names:
                self.files += 1
                self.pages += name.endswith(".html")
                self.bytes += os.stat(os.path.join(folder, name)).st_size


class Size:
    """A generated site, and what its builds cost."""

    def __init__(self, build, folder, departments):
        self.program = build / "budgetpress"
        self.rewrite = build / "tests/bench/rewrite"
        self.audit_share = build / "tests/bench/audit_share"
        self.departments = departments
        self.site = folder / "site"
        self.output = folder / "public"
        self.copy = folder / "copy"
        self.costs = {}
        self.audit = []
        generate.generate(self.site, departments)
        self.floor = self._floor()

    def _floor(self):
        words = os.environ.get("BENCH_FLOOR", "").split()
        if len(words) != 2:
            return None
        data = pathlib.Path(words[1].replace("{}", str(self.departments)))
        return (words[0], data) if data.is_dir() else None

    def _add(self, name, cost):
        self.costs.setdefault(name, []).append(cost)

    def _build(self, name):
        self._add(name, measured(self.program, "build", "--quiet", "--output",
                                 self.output, cwd=self.site))

    def _rewritten(self):
        done = subprocess.run([self.rewrite, self.output, removed(self.copy)],
                              stdout=subprocess.PIPE, check=True, text=True)
        self._add("same bytes from memory",
                  Cost(*map(float, done.stdout.split())))

    def _audited(self):
        """CPU seconds of the audit alone, and how many checks it makes."""
        done = subprocess.run([self.audit_share, self.site],
                              stdout=subprocess.PIPE, check=True, text=True)
        seconds, _, checks = done.stdout.split()
        self.audit.append(float(seconds))
        self.checks = int(checks)

    def _round(self):
        removed(self.output)
        self._build("full build")
        self.tree = Tree(self.output)
        room = shutil.disk_usage(self.output).free
        if room > 1.1 * self.tree.bytes:
            self._add("cp -r", measured("cp", "-r", self.output,
                                        removed(self.copy)))
            self._rewritten()
            removed(self.copy)
        if self.floor:
            self._add("floor", measured(*self.floor, removed(self.copy), 2))
            self.floor_pages = Tree(self.copy).pages
            removed(self.copy)

    def _change(self, number):
        path = (self.site / "content" / generate.department_id(0)
                / str(generate.LAST_YEAR) / "10-overview.md")
        with path.open("a", encoding="utf-8") as text:
            text.write(f"\n第{number + 1}次修改。\n")

    def run(self):
        for _ in range(ROUNDS):
            self._round()
            self._audited()
        for _ in range(ROUNDS):
            self._build("nothing changed")
        for i in range(ROUNDS):
            self._change(i)
            self._build("one commentary changed")

    def report(self):
        tree = self.tree
        costs = {name: median(c) for name, c in self.costs.items()}
        full = costs["full build"]
        print(f"\n{self.departments} departments: {tree.pages} pages, "
              f"{tree.files} files, {tree.bytes / 1e6:.0f} MB")
        print(f"{'':26}{'wall s':>9}{'CPU s':>9}{'peak MB':>9}"
              f"{'wall, CPU of the full build':>30}")
        for name, cost in costs.items():
            memory = f"{cost.memory:.0f}" if cost.memory else ""
            share = (f"{cost.wall / full.wall:.1%}, "
                     f"{cost.cpu / full.cpu:.1%}")
            print(f"{name:26}{cost.wall:9.3f}{cost.cpu:9.3f}{memory:>9}"
                  f"{share:>30}")
        for name, cost in costs.items():
            if name in ("cp -r", "same bytes from memory", "floor"):
                print(f"full build / {name}: wall {full.wall / cost.wall:.2f}, "
                      f"CPU {full.cpu / cost.cpu:.2f}")
        print(f"{tree.pages / full.wall:.0f} pages a second, "
              f"{full.cpu / tree.pages * 1e6:.0f} microseconds CPU a page, "
              f"{full.cpu / tree.bytes * 1e9:.2f} nanoseconds CPU a byte")
        audit = statistics.median(self.audit)
        print(f"the audit: {self.checks} checks, {audit:.3f} CPU s, "
              f"{audit / full.cpu:.1%} of the full build's")
        if self.floor:
            print(f"the floor writes {self.floor_pages} pages, "
                  f"{costs['floor'].cpu / self.floor_pages * 1e6:.0f} "
                  "microseconds CPU a page")
        return full.cpu / tree.pages


def working_folder():
    """In memory when the largest size fits there, so that no disk counts."""
    need = max(SIZES) * BYTES_EACH
    if (MEMORY_DISK.is_dir()
            and shutil.disk_usage(MEMORY_DISK).free > 2 * need):
        return tempfile.TemporaryDirectory(prefix="bench-", dir=MEMORY_DISK)
    return tempfile.TemporaryDirectory(prefix="bench-")


def main():
    build = TOP / (sys.argv[1] if len(sys.argv) > 1 else "build")
    pages = []
    for departments in SIZES:
        with working_folder() as folder:
            if not pages:
                print(f"in {folder}, {os.cpu_count()} processors, medians of "
                      f"{ROUNDS}")
            size = Size(build, pathlib.Path(folder), departments)
            size.run()
            pages.append(size.report())
            sys.stdout.flush()
    if len(pages) > 1:
        print(f"\nCPU a page at {SIZES[-1]} departments / at {SIZES[0]}: "
              f"{pages[-1] / pages[0]:.2f}")


if __name__ == "__main__":
    main()

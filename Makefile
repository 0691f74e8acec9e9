# budgetpress: build, test, install. `make help` says what there is.

CC = gcc
CFLAGS = -O2 -g
PREFIX = /usr/local
DESTDIR =
BUILD = build
VERSION = 0.1.0
# Where templates and assets stand once installed.
SHARE = $(PREFIX)/share/budgetpress
# Seconds of a fuzz run, for each target.
FUZZ_SECONDS = 10

ROOMS = base diag os format template chart model config ingest audit view \
	export publish build cli
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion \
	-Wmissing-prototypes -Wstrict-prototypes -Wvla -Wwrite-strings \
	-Wformat=2 -Wundef -fno-common
PACKAGES = libcmark jansson libutf8proc nettle libxxhash libzip sqlite3 \
	xlsxwriter
PACKAGE_CFLAGS := $(shell pkg-config --cflags $(PACKAGES) 2>/dev/null)
PACKAGE_LIBS := $(shell pkg-config --libs $(PACKAGES) 2>/dev/null)
ALL_CFLAGS = -std=c11 $(WARNINGS) $(EXTRA_CFLAGS) $(CFLAGS) -pthread \
	-D_GNU_SOURCE -Ibuilder $(PACKAGE_CFLAGS) \
	-DBUDGETPRESS_VERSION='"$(VERSION)"' \
	-DBUDGETPRESS_SHARE='"$(SHARE)"'
LIBRARIES = $(PACKAGE_LIBS) -lcsv -pthread

# Debian packages by name; COMMAND=PACKAGE is asked for only where the command
# is not there.
BUILD_PACKAGES = gcc=gcc pkg-config=pkgconf libc6-dev libcmark-dev \
	libjansson-dev libcsv-dev libutf8proc-dev nettle-dev libxxhash-dev \
	libzip-dev libsqlite3-dev libxlsxwriter-dev
TEST_PACKAGES = $(BUILD_PACKAGES) libcmocka-dev clang-14=clang-14 \
	libclang-rt-14-dev libasan8 libubsan1 libtsan2 \
	python3=python3 ctags=universal-ctags mandoc=mandoc \
	xmllint=libxml2-utils golang-github-burntsushi-toml-dev \
	node=nodejs npm=npm java=default-jre-headless chromium=chromium \
	fonts-noto-cjk git=git strace=strace nginx mount=mount unshare=util-linux \
	sqlite3=sqlite3 unzip=unzip soffice=libreoffice-calc-nogui
LINT_PACKAGES = $(TEST_PACKAGES) cppcheck=cppcheck clang-tidy-14=clang-tidy-14 \
	clang-format=clang-format shellcheck=shellcheck

SOURCES = $(foreach room,$(ROOMS),$(wildcard builder/$(room)/*.c))
OBJECTS = $(SOURCES:builder/%.c=$(BUILD)/%.o)
ARCHIVES = $(foreach room,$(ROOMS),$(BUILD)/$(room).a)

all: libraries $(BUILD)/budgetpress

$(BUILD)/budgetpress: $(BUILD)/cli/main.o $(ARCHIVES)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $< -Wl,--start-group \
		$(ARCHIVES) -Wl,--end-group $(LIBRARIES)

$(BUILD)/%.o: builder/%.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

# What was built with other flags is built again.
FLAGS = $(CC) $(ALL_CFLAGS) $(LDFLAGS)
$(BUILD)/flags: always
	@mkdir -p $(@D)
	@printf '%s\n' $(call quote,$(FLAGS)) | cmp -s - $@ || \
		printf '%s\n' $(call quote,$(FLAGS)) >$@
quote = '$(subst ','\'',$(1))'

define room_archive
$(BUILD)/$(1).a: $(patsubst builder/%.c,$(BUILD)/%.o,$(filter-out builder/cli/main.c,$(wildcard builder/$(1)/*.c)))
	@mkdir -p $$(@D) && rm -f $$@
	$$(AR) rcs $$@ $$^
endef
$(foreach room,$(ROOMS),$(eval $(call room_archive,$(room))))

# A unit test links its own room and the rooms below it, no others:
# tests/unit/ROOM/test_NAME.c -> $(BUILD)/tests/unit/ROOM/test_NAME
UNIT_SOURCES = $(wildcard tests/unit/*/test_*.c)
UNIT_TESTS = $(UNIT_SOURCES:%.c=$(BUILD)/%)
floors_to = $(shell echo $(ROOMS) | sed 's/\(\b$(1)\b\).*/\1/')

define unit_test
$(BUILD)/tests/unit/$(1)/%: tests/unit/$(1)/%.c $(foreach room,$(call floors_to,$(1)),$(BUILD)/$(room).a)
	@mkdir -p $$(@D)
	$$(CC) $$(ALL_CFLAGS) -Wno-missing-prototypes -MMD -MP -o $$@ $$< \
		$$(LDFLAGS) -Wl,--start-group $$(filter %.a,$$^) -Wl,--end-group \
		-lcmocka $$(LIBRARIES)
endef
$(foreach room,$(ROOMS),$(eval $(call unit_test,$(room))))

units: $(UNIT_TESTS)

# Units of one room: make unit-format
unit-%:
	@$(MAKE) --no-print-directory $(patsubst %.c,$(BUILD)/%,$(wildcard tests/unit/$*/test_*.c))
	@for t in $(patsubst %.c,$(BUILD)/%,$(wildcard tests/unit/$*/test_*.c)); do $$t || exit 1; done

# Small programs of the tests: what the conformance scripts ask, what is
# fuzzed, what is measured.
tool_sources = $(wildcard tests/$(1)/*.c)
CONFORMANCE = $(patsubst %.c,$(BUILD)/%,$(call tool_sources,conformance))
FUZZERS = $(patsubst %.c,$(BUILD)/%,$(call tool_sources,fuzz))
BENCHES = $(patsubst %.c,$(BUILD)/%,$(call tool_sources,bench))
PUBLISH_TOOLS = $(patsubst %.c,$(BUILD)/%,$(call tool_sources,publish))
TOOLS = $(CONFORMANCE) $(FUZZERS) $(BENCHES) $(PUBLISH_TOOLS)
conformance: $(CONFORMANCE)
fuzzers: $(FUZZERS)
benches: $(BENCHES)
publish-tools: $(PUBLISH_TOOLS)

$(TOOLS): $(BUILD)/%: %.c $(ARCHIVES)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -o $@ $< $(LDFLAGS) $(TOOL_FLAGS) \
		-Wl,--start-group $(ARCHIVES) -Wl,--end-group $(LIBRARIES)
$(FUZZERS): TOOL_FLAGS = -fsanitize=fuzzer

libraries:
	@pkg-config --exists $(PACKAGES) || { echo "budgetpress needs:" \
		$(foreach p,$(BUILD_PACKAGES),$(lastword $(subst =, ,$(p)))); \
		echo "make packages installs them (Debian, as root)"; exit 1; }

# $(1): packages that must be there. Nothing is asked of the network when all
# are.
define install_missing
@missing=; for want in $(1); do \
	package=$${want#*=}; \
	case $$want in \
	*=*) command -v "$${want%%=*}" >/dev/null 2>&1 ;; \
	*) dpkg-query -W -f '$${Status}' $$want 2>/dev/null | \
		grep -q 'ok installed' ;; \
	esac || missing="$$missing $$package"; \
done; \
[ -z "$$missing" ] && exit 0; \
echo "installing:$$missing"; \
root=; [ "$$(id -u)" = 0 ] || root=sudo; \
if [ -n "$$root" ] && ! command -v sudo >/dev/null; then \
	echo "run as root: apt-get install$$missing"; exit 3; \
fi; \
$$root env DEBIAN_FRONTEND=noninteractive sh -c "apt-get update -q && \
	apt-get install -q -y --no-install-recommends$$missing" </dev/null
endef

packages:
	$(call install_missing,$(BUILD_PACKAGES))
test-packages:
	$(call install_missing,$(TEST_PACKAGES))
	@if ! [ tests/node/node_modules/.package-lock.json -nt \
		tests/node/package-lock.json ]; then \
		cd tests/node && npm ci --ignore-scripts --no-audit --no-fund && \
		touch node_modules/.package-lock.json; \
	fi
lint-packages:
	$(call install_missing,$(LINT_PACKAGES))

site: packages
	@$(MAKE) --no-print-directory all
	$(BUILD)/budgetpress build
	@echo
	@echo "The site is in $(CURDIR)/public"
	@echo "Open public/index.html in a browser, or:"
	@echo "  python3 -m http.server --bind 127.0.0.1 --directory public 8000"
	@echo "  and then http://127.0.0.1:8000/"

test: test-packages
	@FUZZ_SECONDS=$(FUZZ_SECONDS) python3 tests/run.py

# One part of the tests: make test-units, test-checks ... (tests/run.py --list)
test-%: test-packages
	@FUZZ_SECONDS=$(FUZZ_SECONDS) python3 tests/run.py $*

# Slow: some minutes. Accessibility of a page of each kind.
axe: test-packages
	@$(MAKE) --no-print-directory all
	node tests/axe.mjs $(BUILD)

# Slow: a quarter of an hour. A site of 300 departments, and those that are hard
# to show, in a browser.
browser-large: test-packages
	@$(MAKE) --no-print-directory all
	node tests/browser-large.mjs $(BUILD)

# Slow: figures of Lighthouse, which is fetched for this alone.
lighthouse: test-packages
	@$(MAKE) --no-print-directory all
	@[ -d tests/lighthouse/node_modules ] || (cd tests/lighthouse && \
		npm ci --ignore-scripts --no-audit --no-fund)
	node tests/lighthouse/lighthouse.mjs $(BUILD)

# The pictures in the READMEs.
screenshots: test-packages
	@$(MAKE) --no-print-directory all
	$(BUILD)/budgetpress build --quiet --output $(BUILD)/pictured
	node tests/screenshots.mjs $(BUILD)/pictured docs/screenshots

# The picture that shows where a page is shared.
preview: test-packages
	node tests/preview.mjs docs/preview.svg assets/preview.png

# Take the sites of tests/sites/ as they are built now for right.
# The R snippets of the data pages.
snippets: test-packages
	$(call install_missing,Rscript=r-base-core)
	@$(MAKE) --no-print-directory all
	python3 tests/snippets.py $(BUILD)

goldens: all
	python3 tests/site/test_golden.py $(BUILD) --write

SHARED_FILES = $(shell find templates assets -type f 2>/dev/null)
install: all
	install -D -m 755 $(BUILD)/budgetpress \
		$(DESTDIR)$(PREFIX)/bin/budgetpress
	for f in $(SHARED_FILES); do \
		install -D -m 644 "$$f" "$(DESTDIR)$(SHARE)/$$f" || exit 1; \
	done
	install -D -m 644 docs/budgetpress.1 \
		$(DESTDIR)$(PREFIX)/share/man/man1/budgetpress.1

uninstall:
	rm -rf $(DESTDIR)$(SHARE)
	rm -f $(DESTDIR)$(PREFIX)/bin/budgetpress \
		$(DESTDIR)$(PREFIX)/share/man/man1/budgetpress.1

TIDY = clang-analyzer-*,-clang-analyzer-security.insecureAPI*,bugprone-infinite-loop,bugprone-suspicious-*
lint: lint-packages
	python3 tests/check/floors.py
	python3 tests/check/size.py
	clang-format --dry-run -Werror $(C_FILES)
	cppcheck --quiet --std=c11 --enable=warning,performance,portability \
		--suppress=ctuuninitvar --inline-suppr --error-exitcode=1 \
		-Ibuilder builder
	printf '%s\n' $(SOURCES) | xargs -P2 -I{} clang-tidy-14 --quiet \
		--warnings-as-errors='*' --checks='-*,$(TIDY)' {} -- \
		$(filter-out -fno-common,$(ALL_CFLAGS))
	shellcheck .ci/run

C_FILES = $(shell git ls-files '*.c' '*.h')
format:
	clang-format -i $(C_FILES)

# Figures, not verdicts. Programs of the rooms, then whole builds; BENCH_SIZES=
# 100,1000,5000 asks for other sizes (tests/bench/bench.py).
bench: all benches
	@for b in $(filter-out %/rewrite %/audit_share,$(BENCHES)); do \
		echo "== $${b##*/}"; $$b || exit 1; done
	@echo "== a million amounts"; python3 tests/bench/million.py $(BUILD)
	@echo "== whole builds"; python3 tests/bench/bench.py $(BUILD)

# The same in instructions, by what the program does.
shares:
	$(call install_missing,valgrind=valgrind)
	@$(MAKE) --no-print-directory all
	python3 tests/bench/shares.py $(BUILD)

help:
	@echo "make            build build/budgetpress; installs nothing"
	@echo "make site       install what is missing, build the sample into public/"
	@echo "make test       install what is missing, run all tests"
	@echo "make test-PART  run one part; tests/run.py --list names them"
	@echo "make axe        accessibility of a page of each kind (slow)"
	@echo "make browser-large  300 departments in a browser (slow)"
	@echo "make lighthouse Lighthouse over the sample (slow; fetches it from npm)"
	@echo "make screenshots  renew the pictures in docs/screenshots/"
	@echo "make preview    renew assets/preview.png from docs/preview.svg"
	@echo "make snippets   run the R snippets of the data pages (installs R)"
	@echo "make goldens    rewrite tests/golden/: look at the difference then"
	@echo "make unit-ROOM  build and run the unit tests of one room"
	@echo "make install    program, templates, assets, man page (PREFIX, DESTDIR)"
	@echo "make uninstall  remove what make install put there"
	@echo "make packages   install the Debian packages that building needs"
	@echo "make lint       house checks, cppcheck, clang-tidy, shellcheck"
	@echo "make format     clang-format over all C files"
	@echo "make bench      measure (BENCH_SIZES=100,1000,5000)"
	@echo "make shares     which part of a build costs how much (installs valgrind)"
	@echo "make clean      remove build/ (public/ stays)"
	@echo "Variables: CC CFLAGS LDFLAGS BUILD PREFIX DESTDIR FUZZ_SECONDS"

clean:
	rm -rf $(BUILD)

.PHONY: all always units conformance fuzzers benches publish-tools libraries \
	packages test-packages lint-packages site test goldens snippets axe browser-large lighthouse \
	screenshots preview install \
	uninstall lint format bench shares help clean
.SECONDARY: $(OBJECTS)
-include $(OBJECTS:.o=.d) $(UNIT_TESTS:=.d) $(TOOLS:=.d)

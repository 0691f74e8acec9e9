# budgetpress: build, test, install. `make help` says what there is.

CC = gcc
CFLAGS = -O2 -g
PREFIX = /usr/local
DESTDIR =
BUILD = build
VERSION = 0.1.0

ROOMS = base diag os format template chart config model ingest audit view \
	export publish build cli
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion \
	-Wmissing-prototypes -Wstrict-prototypes -Wvla -Wwrite-strings \
	-Wformat=2 -Wundef -fno-common
PACKAGES = libcmark jansson libutf8proc nettle
ALL_CFLAGS = -std=c11 $(WARNINGS) $(EXTRA_CFLAGS) $(CFLAGS) -pthread \
	-D_GNU_SOURCE -Ibuilder $(shell pkg-config --cflags $(PACKAGES)) \
	-DBUDGETPRESS_VERSION='"$(VERSION)"' \
	-DBUDGETPRESS_SHARE='"$(PREFIX)/share/budgetpress"'
LIBRARIES = $(shell pkg-config --libs $(PACKAGES)) -lcsv -pthread

SOURCES = $(foreach room,$(ROOMS),$(wildcard builder/$(room)/*.c))
OBJECTS = $(SOURCES:builder/%.c=$(BUILD)/%.o)
ARCHIVES = $(foreach room,$(ROOMS),$(BUILD)/$(room).a)

all: $(BUILD)/budgetpress

$(BUILD)/budgetpress: $(BUILD)/cli/main.o $(ARCHIVES)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $< -Wl,--start-group \
		$(ARCHIVES) -Wl,--end-group $(LIBRARIES)

$(BUILD)/%.o: builder/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

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

# Units of one room: make unit-format
unit-%:
	@$(MAKE) --no-print-directory $(patsubst %.c,$(BUILD)/%,$(wildcard tests/unit/$*/test_*.c))
	@for t in $(patsubst %.c,$(BUILD)/%,$(wildcard tests/unit/$*/test_*.c)); do $$t || exit 1; done

clean:
	rm -rf build

.PHONY: all clean
-include $(OBJECTS:.o=.d) $(UNIT_TESTS:=.d)

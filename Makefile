# Clepsydre.  `make help` says what can be made.  Needs GNU make on Linux.

B = build
VERSION = 0.1.0
prefix = /usr/local
bindir = $(prefix)/bin
datadir = $(prefix)/share
localedir = $(datadir)/locale

CC = gcc
AR = gcc-ar
CFLAGS = -O2 -g
# Floors, from the highest to the lowest: also the order in which they are linked.
FLOORS = app ui export intake store core base

# Libraries by their pkg-config name.  Asked for in recipes only: pkg-config may be missing.
PC_RUN = ncursesw sqlite3 yaml-0.1 libutf8proc libmd
PC_TEST = cmocka vterm

WARN = -Wall -Wextra -Wshadow -Wconversion -Wmissing-prototypes -Wstrict-prototypes -Wvla \
       -Wformat=2 -Wpointer-arith -Wwrite-strings -Wundef
HARDEN = -fstack-protector-strong -fstack-clash-protection -fcf-protection -D_FORTIFY_SOURCE=2 -fPIE
ALL_CPPFLAGS = -Isrc -D_GNU_SOURCE -DVERSION='"$(VERSION)"' -DLOCALEDIR='"$(localedir)"' $(CPPFLAGS)
ALL_CFLAGS = -std=c11 $(WARN) $(HARDEN) $(CFLAGS)
ALL_LDFLAGS = -pie -Wl,-z,relro,-z,now,-z,noexecstack -Wl,--as-needed $(LDFLAGS)
pc = $(shell pkg-config $(1) $(2) 2>/dev/null)

SOURCES = $(wildcard src/*/*.c)
MAIN = src/app/main.c
objects = $(patsubst src/%.c,$(B)/src/%.o,$(filter-out $(MAIN),$(wildcard src/$(1)/*.c)))
LIBS = $(foreach f,$(FLOORS),$(if $(call objects,$(f)),$(B)/lib$(f).a))
UNIT = $(patsubst tests/unit/%.c,$(B)/tests/unit/%,$(wildcard tests/unit/*.c))

.PHONY: all
all: $(if $(wildcard $(MAIN)),$(B)/clepsydre)

$(B)/clepsydre: $(B)/src/app/main.o $(LIBS)
	$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(call pc,--libs,$(PC_RUN))

define floor_rule
$(B)/lib$(1).a: $(call objects,$(1))
	@rm -f $$@
	$$(AR) rcs $$@ $$^
endef
$(foreach f,$(FLOORS),$(eval $(call floor_rule,$(f))))

$(B)/src/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CPPFLAGS) $(call pc,--cflags,$(PC_RUN)) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(B)/tests/unit/%: tests/unit/%.c $(LIBS)
	@mkdir -p $(@D)
	$(CC) $(ALL_CPPFLAGS) -Itests/unit $(call pc,--cflags,$(PC_RUN) $(PC_TEST)) $(ALL_CFLAGS) -MMD -MP \
	  $(ALL_LDFLAGS) -o $@ $< $(LIBS) $(call pc,--libs,$(PC_RUN) $(PC_TEST))

.PHONY: test
test: all $(UNIT)
	@tests/run $(UNIT)

.PHONY: clean
clean:
	rm -rf $(B)

-include $(shell find $(B) -name '*.d' 2>/dev/null)

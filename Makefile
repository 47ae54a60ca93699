# Clepsydre.  `make help` says what can be made.  Needs GNU make, on Linux.

B = build
VERSION = 0.1.0
prefix = /usr/local
bindir = $(prefix)/bin
datadir = $(prefix)/share
mandir = $(datadir)/man
docdir = $(datadir)/doc/clepsydre
localedir = $(datadir)/locale

CC = gcc
AR = gcc-ar
CFLAGS ?= -O2 -g
# Floors, from the highest to the lowest: also the order in which they are linked.
FLOORS = app ui export intake store paper core base

MACHINE := $(shell uname -m)
OPTIMIZED = $(filter-out -O0,$(filter -O%,$(CFLAGS)))
FORTIFY = $(if $(OPTIMIZED),-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
WARN = -Wall -Wextra -Wshadow -Wconversion -Wmissing-prototypes -Wstrict-prototypes -Wvla \
       -Wformat=2 -Wpointer-arith -Wwrite-strings -Wundef
LEAN = -fno-asynchronous-unwind-tables
HARDEN = -fstack-protector-strong -fstack-clash-protection -fPIE \
         $(if $(filter x86_64 i%86,$(MACHINE)),-fcf-protection) $(FORTIFY)
ALL_CPPFLAGS = -Isrc -I$(B)/gen -D_GNU_SOURCE -DVERSION='"$(VERSION)"' -DLOCALEDIR='"$(localedir)"' $(CPPFLAGS)
ALL_CFLAGS = -std=c11 $(WARN) $(HARDEN) $(LEAN) $(CFLAGS)
# Where the C library can read them (glibc 2.36).
PACKED := $(shell grep -qs GLIBC_ABI_DT_RELR "$$($(CC) -print-file-name=libc.so.6 2>/dev/null)" \
                  && echo ,-z,pack-relative-relocs)
ALL_LDFLAGS = -pie -Wl,-z,relro,-z,now,-z,noexecstack -Wl,--as-needed$(PACKED) $(LDFLAGS)

MAIN = $(wildcard src/app/main.c)
PROGRAM = $(if $(MAIN),$(B)/clepsydre)
objects = $(patsubst src/%.c,$(B)/src/%.o,$(filter-out $(MAIN),$(wildcard src/$(1)/*.c)))
LIBS = $(foreach f,$(FLOORS),$(if $(call objects,$(f)),$(B)/lib$(f).a))

LANGUAGES = $(patsubst share/po/%.po,%,$(wildcard share/po/*.po))
CATALOGS = $(LANGUAGES:%=$(B)/locale/%/LC_MESSAGES/clepsydre.mo)

# Tests: each C file of a suite is a program, each script of a suite runs where it stands.  What the
# programs share is in tests/support; tests/tool holds programs that scripts use and nobody counts.
SUITES = unit store cli paper screen race pty ssh
SUPPORT = $(if $(wildcard tests/support/*.c),$(B)/tests/libsupport.a)
built = $(patsubst tests/%.c,$(B)/tests/%,$(wildcard $(1:%=tests/%/*.c)))
scripts = $(wildcard $(1:%=tests/%/*.sh) $(1:%=tests/%/*.py))
TOOLS = $(call built,tool)
# `make test ONLY=store` runs the tests whose path holds that word.
ONLY =
tests = $(foreach t,$(call built,$(SUITES)) $(call scripts,$(SUITES)),$(if $(ONLY),$(if $(findstring $(ONLY),$(t)),$(t)),$(t)))
# What a script may ask of its surroundings, all absolute; a make that it starts is its own.
TEST_ENV = MAKEFLAGS= CLEPSYDRE=$(abspath $(B))/clepsydre BUILD=$(abspath $(B)) SOURCE=$(CURDIR) \
           TOOLS=$(abspath $(B))/tests/tool CC='$(CC)'

.PHONY: all
all: $(PROGRAM) $(LIBS) $(CATALOGS) ## build the program: build/clepsydre

.DELETE_ON_ERROR:
.PHONY: FORCE
FORCE:

# ---- what is needed -------------------------------------------------------------------------------

NEEDS_TESTS = demo test check-asan cover fuzz torture bench
.PHONY: deps
deps: ## install what is missing (DEPS=yes: no question, DEPS=no: never)
	@.ci/deps $(if $(filter $(NEEDS_TESTS),$(MAKECMDGOALS)),test,run)

# Files rewritten only when they differ: what was built with other flags, or from other sources, is
# built again.  They are what make knows of libraries: nothing is asked of pkg-config at parse time.
keep = { mkdir -p $(@D) && cat >$@.new && if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi; }
quoted = '$(subst ','\'',$(1))'
$(B)/flags: FORCE
	@printf '%s\n' $(call quoted,$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) $(ALL_LDFLAGS)) | $(keep)
$(B)/sources: FORCE
	@printf '%s\n' $(wildcard src/*/*.c tests/support/*.c) | $(keep)
$(B)/run.cflags $(B)/run.libs: $(B)/run.%: FORCE | deps
	@.ci/deps --$* run | $(keep)
$(B)/test.cflags $(B)/test.libs: $(B)/test.%: FORCE | deps
	@.ci/deps test
	@.ci/deps --$* test | $(keep)

# ---- the program ----------------------------------------------------------------------------------

# All libraries but the C library are linked in: as shared ones they cost every start a millisecond
# and every seat half a megabyte.  Where a machine has no archive of one, or with STATIC=, as who
# distributes the program would rather have it, it is linked as usual.
STATIC = ncursesw tinfo sqlite3 nettle yaml utf8proc crypt seccomp
statically = for l in $(STATIC); do \
  [ ! -e "$$($(CC) -print-file-name=lib$$l.a)" ] || printf 's/-l%s\>/-l:lib%s.a/\n' $$l $$l; done

$(B)/static.libs: $(B)/run.libs FORCE
	@{ $(statically) | sed -f - $<; echo -lm; } | $(keep)

# What a live screen doesn't run stands last: its pages are then never read.
$(B)/clepsydre: $(B)/src/app/main.o $(LIBS) $(B)/static.libs
	$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $< -Wl,--start-group $(filter-out %intake.a %export.a %paper.a,$(LIBS)) \
	  @$(B)/static.libs $(filter %intake.a %export.a %paper.a,$(LIBS)) -Wl,--end-group || \
	  { echo 'An archive of this machine may lack something: try make STATIC=' >&2; exit 1; }

define floor_rule
$(B)/lib$(1).a: $(call objects,$(1)) $(B)/sources
	@rm -f $$@
	$$(AR) rcs $$@ $$(filter %.o,$$^)
endef
$(foreach f,$(FLOORS),$(eval $(call floor_rule,$(f))))

$(B)/src/%.o: src/%.c $(B)/flags $(B)/run.cflags
	@mkdir -p $(@D)
	$(CC) $(ALL_CPPFLAGS) @$(B)/run.cflags $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

# The terminal's description, as curses takes it from a variable of the environment.
$(B)/src/ui/screen_type.o: $(B)/gen/terminal.b64
$(B)/gen/terminal.b64: src/ui/terminal.ti | deps
	@mkdir -p $(@D)/terminfo
	tic -x -o $(@D)/terminfo $<
	infocmp -A $(@D)/terminfo -Q2 clepsydre >$@.said
	sed -e '/^#/d' -e 's/.*/"&"/' $@.said >$@ && test -s $@

# ---- a look at it ---------------------------------------------------------------------------------

DEMO_RECORD = $$dir/rs6731.clepsydre
.PHONY: demo
demo: all $(B)/tests/tool/story ## the live screen in mid-day, on a rehearsal record in a fresh folder
	@dir=$$(mktemp -d "$${TMPDIR:-/tmp}/clepsydre-demo-XXXXXX") && \
	$(B)/tests/tool/story --rehearsal --ending-now "$(DEMO_RECORD)" config/rs6731.yaml \
	  config/cohort-rs6731.yaml tests/stories/mid-day.story && \
	{ $(B)/clepsydre join "$(DEMO_RECORD)" --as P; code=$$?; \
	  echo "$$dir contient ce que vous avez fait ; à vous de l’effacer."; exit $$code; }

# ---- its words ------------------------------------------------------------------------------------

XGETTEXT = xgettext --from-code=UTF-8 --language=C --package-name=clepsydre --add-comments=TRANSLATORS: \
           --add-location=file -k -k_ -kN_ -kwords_n:1,2 -kwords_p:1c,2 -kEVENT:4

$(B)/clepsydre.pot: $(wildcard src/*/*.c src/*/*.h src/*/*.def) $(B)/sources
	@printf '%s\n' $(sort $(filter src/%,$^)) >$(B)/POTFILES
	@$(XGETTEXT) --force-po -f $(B)/POTFILES -o $@ 2>$@.log || { cat $@.log; exit 1; }
	@sed -i -e 's/charset=CHARSET/charset=UTF-8/' -e 's/^"POT-Creation-Date:.*/"POT-Creation-Date: \\n"/' $@

$(B)/locale/%/LC_MESSAGES/clepsydre.mo: share/po/%.po | deps
	@mkdir -p $(@D)
	msgfmt -c -o $@ $<

.PHONY: po
po: $(B)/clepsydre.pot ## bring share/po/*.po up to date with the sources
	@for l in $(LANGUAGES); do \
	  msgmerge --quiet --force-po --no-fuzzy-matching --add-location=file --sort-by-file --no-wrap \
	    -o $(B)/merged.po share/po/$$l.po $(B)/clepsydre.pot && \
	  msgattrib --force-po --no-obsolete --no-wrap -o $(B)/$$l.po $(B)/merged.po && \
	  mv $(B)/$$l.po share/po/$$l.po && \
	  echo "share/po/$$l.po: $$(msgfmt --statistics -o /dev/null share/po/$$l.po 2>&1)" || exit; \
	done

# ---- what the tables of the sources give ----------------------------------------------------------

FORMATS = grid cohort
# What has parts to be filled in, in English, and in a language of its own.
PAGES = $(wildcard share/man/man*/*.[1-8] share/completion/*.bash)
PAGES_OF = $(wildcard share/man/$(1)/man*/*.[1-8])
fill = BUILD=$(B) $(B)/tests/tool/manual $(1) $$f >$(B)/filled && cat $(B)/filled >$$f
.PHONY: tables
tables: $(B)/tests/tool/schema $(B)/tests/tool/manual $(CATALOGS) ## write again what share has from the tables of the sources
	@set -e; for f in $(FORMATS); do $(B)/tests/tool/schema $$f >$(B)/filled; \
	  cat $(B)/filled >share/schema/$$f.schema.json; done
	@set -e; for f in $(PAGES); do $(call fill,en); done
	@set -e; for f in $(call PAGES_OF,fr); do $(call fill,fr); done

# ---- tests ----------------------------------------------------------------------------------------

.PHONY: test
test: all programs ## build and run every test (ONLY=WORD: those whose path holds it)
	@$(TEST_ENV) tests/run $(tests)

.PHONY: programs
programs: all $(call built,$(SUITES)) $(TOOLS)

support_objects = $(patsubst %.c,$(B)/%.o,$(wildcard tests/support/*.c))
$(B)/tests/libsupport.a: $(support_objects) $(B)/sources
	@rm -f $@
	$(AR) rcs $@ $(filter %.o,$^)

TEST_CPPFLAGS = $(ALL_CPPFLAGS) -Itests/support @$(B)/test.cflags
$(B)/tests/support/%.o: tests/support/%.c $(B)/flags $(B)/test.cflags
	@mkdir -p $(@D)
	$(CC) $(TEST_CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(B)/tests/%: tests/%.c $(SUPPORT) $(LIBS) $(B)/flags $(B)/test.cflags $(B)/test.libs
	@mkdir -p $(@D)
	$(CC) $(TEST_CPPFLAGS) $(ALL_CFLAGS) -MMD -MP $(ALL_LDFLAGS) -o $@ $< $(SUPPORT) $(LIBS) @$(B)/test.libs

# What the sanitizers would disturb (it preloads, or traces) is listed in a file, with its reason.
NOT_UNDER_ASAN = $(shell sed -n 's/^\(tests[^ ]*\).*/\1/p' tests/not-under-asan 2>/dev/null)
ASAN_CFLAGS = -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
asan_left_out = $(patsubst tests/%.c,$(B)/tests/%,$(NOT_UNDER_ASAN))
.PHONY: check-asan asan-run
check-asan: ## rebuild in build/asan with sanitizers, run the tests in their short form
	@$(MAKE) B=$(B)/asan CFLAGS='$(ASAN_CFLAGS)' FORTIFY= asan-run
asan-run: programs
	@sed -n 's/^tests/not under the sanitizers: &/p' tests/not-under-asan
	@$(TEST_ENV) SHORT=1 LSAN_OPTIONS=print_suppressions=0 ASAN_OPTIONS=abort_on_error=0:exitcode=99:detect_stack_use_after_return=1 \
	  UBSAN_OPTIONS=print_stacktrace=1 tests/run \
	  $(filter-out $(asan_left_out),$(tests))

.PHONY: check-office
check-office: programs ## open what is exported with LibreOffice and Chromium, try each page with axe-core
	@$(TEST_ENV) REQUIRE_ALL=1 TIME_LIMIT=1800 VERBOSE=1 tests/run $(call scripts,office)

FUZZ_SECONDS = 60
FUZZ_CFLAGS = -O1 -g -fno-omit-frame-pointer -fsanitize=fuzzer-no-link,address,undefined \
              -fno-sanitize-recover=all
.PHONY: fuzz fuzz-run
fuzz: ## feed each parser what clang's fuzzer invents (FUZZ_SECONDS=60 for each)
	@$(MAKE) B=$(B)/fuzz CC=clang CFLAGS='$(FUZZ_CFLAGS)' FORTIFY= fuzz-run
$(call built,fuzz): private LDFLAGS += -fsanitize=fuzzer
fuzz-run: all $(call built,fuzz)
	@set -e; for p in $(call built,fuzz); do \
	  name=$$(basename $$p); seeds=tests/fuzz/corpus/$$name; found=$(B)/corpus/$$name; \
	  mkdir -p $$found; [ -d $$seeds ] || seeds=; echo "fuzzing: $$name"; \
	  options=$$(cat tests/fuzz/$$name.options 2>/dev/null || :); \
	  $$p $$options -max_total_time=$(FUZZ_SECONDS) -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
	    -artifact_prefix=$(B)/$$name- $$found $$seeds; \
	done; [ '$(call built,fuzz)' ] || echo 'No fuzzer stands in tests/fuzz: nothing was tried.'

.PHONY: torture
torture: programs $(call built,torture) ## the long forms: kills, races, failing disks
	@if [ '$(call built,torture)$(call scripts,torture)' ]; then $(TEST_ENV) TIME_LIMIT=0 JOBS=1 \
	  tests/run $(call built,torture) $(call scripts,torture); \
	else echo 'Nothing stands in tests/torture: nothing was tried.'; fi

.PHONY: bench
bench: programs $(call built,bench) ## print "name value unit", one a line, and the limit where there is one
	@set -e; for p in $(call built,bench) $(call scripts,bench); do $(TEST_ENV) $$p </dev/null; done; \
	[ '$(call built,bench)$(call scripts,bench)' ] || echo 'Nothing stands in tests/bench: nothing was measured.'

.PHONY: cover cover-run
cover: ## rebuild in build/cover, run the tests, say which lines they reached
	@rm -f $(B)/cover/src/*/*.gcda
	@$(MAKE) B=$(B)/cover CFLAGS='-O0 -g --coverage' cover-run
cover-run: test
	@for o in $(B)/src/*/*.gcda; do gcov -n -o $$o $$o 2>/dev/null; done | awk -F "[':% ]+" ' \
	  /^File .src\/.*\.c/ { file = $$2 } \
	  /^Lines executed/ && file { printf "%6.2f %%  %5d lines  %s\n", $$3, $$5, file; \
	    all += $$5; hit += $$3 * $$5 / 100; file = "" } \
	  END { if (all) printf "%6.2f %%  %5d lines  in all\n", 100 * hit / all, all }'

.PHONY: lint
lint: all ## every check of tests/lint: warnings, analysers, floors, words, files
	@$(TEST_ENV) tests/run $(call scripts,lint)

.PHONY: lint-deep
lint-deep: ## clang's path-by-path analyser; slow
	@rm -rf $(B)/deep
	@scan-build --status-bugs -o $(B)/deep-report --use-cc=clang $(MAKE) -s B=$(B)/deep CC=clang all

# ---- installing -----------------------------------------------------------------------------------

# from:to, for each file that is there
PAIRS = $(PROGRAM:%=%:$(bindir)/clepsydre) \
  $(foreach l,$(LANGUAGES),$(B)/locale/$(l)/LC_MESSAGES/clepsydre.mo:$(localedir)/$(l)/LC_MESSAGES/clepsydre.mo) \
  $(foreach m,$(wildcard share/man/man*/*.[1-8] share/man/*/man*/*.[1-8]),$(m):$(m:share/man/%=$(mandir)/%)) \
  $(foreach f,$(wildcard config/*.*),$(f):$(datadir)/clepsydre/config/$(notdir $(f))) \
  $(foreach f,$(wildcard share/schema/*),$(f):$(datadir)/clepsydre/schema/$(notdir $(f))) \
  $(foreach f,$(wildcard share/completion/*.bash),$(f):$(datadir)/bash-completion/completions/$(basename $(notdir $(f)))) \
  $(foreach f,$(wildcard README.md CHANGES.md LICENSE share/doc/*),$(f):$(docdir)/$(notdir $(f)))

.PHONY: install
install: all ## install below prefix (/usr/local), or below DESTDIR
	@set -e; for p in $(PAIRS); do from=$${p%%:*} to=$(DESTDIR)$${p#*:}; \
	  case $$from in */clepsydre) mode=755 ;; *) mode=644 ;; esac; \
	  echo "$$to"; install -D -m $$mode "$$from" "$$to"; \
	  case $$from in config/*.yaml) sed -i '1s|=\.\./share/schema/|=../schema/|' "$$to" ;; esac; done

.PHONY: uninstall
uninstall: ## remove what install put there
	@for p in $(PAIRS); do rm -f "$(DESTDIR)$${p#*:}"; done
	@for d in $(datadir)/clepsydre/config $(datadir)/clepsydre/schema $(datadir)/clepsydre $(docdir); do \
	  rmdir "$(DESTDIR)$$d" 2>/dev/null || :; done

# ---- the rest -------------------------------------------------------------------------------------

.PHONY: clean
clean: ## remove all that was built
	rm -rf $(B)

.PHONY: help
help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

-include $(wildcard $(B)/src/*/*.d $(B)/tests/*/*.d)

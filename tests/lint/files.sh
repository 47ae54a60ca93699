#!/bin/sh
# What lies in the tree: where it may be, whole, and of the project alone.
. tests/support/tap.sh
needs git
git rev-parse --git-dir >/dev/null 2>&1 || { skip 'the files' 'this is no git clone'; done_testing; }

# grep in what git knows, without this very file; binary files left out.
found() {
	git grep -nIE "$@" -- . ':!tests/lint/files.sh' | cut -c1-160
}

top='Makefile README.md LICENSE CHANGES.md CODE-MAP CONTRIBUTING.md src config tests share'
check_empty 'the top level holds what a newcomer expects, and no more' "$(
	git ls-files | cut -d/ -f1 | sort -u | while read -r name; do
		case " $top " in *" $name "*) continue ;; esac
		case $name in .*) ;; *) echo "$name" ;; esac
	done)"
check_empty 'what the top level must hold is there' "$(for name in $top; do [ -e "$name" ] || echo "$name"; done)"
check_empty 'nothing is left to be done in the code' "$(found -w '(TODO|FIXME|XXX|HACK)')"
check_empty 'no line ends in a blank' "$(found '[ 	]+$' | grep -v '^share/.*\.md:')"
check_empty 'no line of C is over 100 columns (tables in .def may be)' "$(
	git ls-files 'src/*.[ch]' 'tests/*.[ch]' | while read -r f; do
		expand "$f" | LC_ALL=C.UTF-8 grep -nE '^.{101}' | sed "s|^\([0-9]*\):.*|$f:\1|"
	done)"
check_empty 'no path of somebody’s machine' "$(found '(^|[^[:alnum:]._$}/-])/(work|home|root|farm)/')"
bidi=$(printf '\342\200[\252-\256]|\342\201[\246-\251]')
check_empty 'no character that turns the direction of a line (written as an escape, it may be)' \
	"$(git ls-files | LC_ALL=C xargs grep -nIE "$bidi" 2>/dev/null)"
check_empty 'every file ends with a newline' "$(git ls-files | while read -r f; do
	[ -s "$f" ] && [ -f "$f" ] && grep -qI . "$f" && [ -n "$(tail -c 1 "$f")" ] && echo "$f"; done)"
check_empty 'scripts can be executed, and shell scripts can be read' "$(
	git ls-files 'tests/*.sh' 'tests/*.py' tests/run .ci/run .ci/deps | while read -r f; do
		case $f in tests/support/*) ;; *) [ -x "$f" ] || echo "$f is not executable" ;; esac
		case $f in *.py) ;; *) bash -n "$f" 2>&1 ;; esac
	done)"

# CODE-MAP: "floor/name.c", "floor/name.h" or, for one or both, "floor/name.[ch]", then what it is for.
git ls-files src | sed 's|^src/||' | sort >"$tmp/files"
sed -n 's|^\([a-z]*/[a-z0-9_]*\.[^ ]*\) .*|\1|p' CODE-MAP | while read -r name; do
	grep -x "${name%%.*}\.${name#*.}" "$tmp/files" || echo "$name"
done | sort >"$tmp/mapped"
check_empty 'each file of src has a line in CODE-MAP: add "floor/name.[ch]  what it is for" under its floor for' \
	"$(comm -23 "$tmp/files" "$tmp/mapped")"
check_empty 'CODE-MAP names only files that are there' "$(sort -u "$tmp/mapped" | comm -13 "$tmp/files" -)"
check_empty 'CODE-MAP names no file twice' "$(uniq -d "$tmp/mapped")"

if command -v codespell >/dev/null; then
	check_empty 'English is spelled right (French words: tests/lint/french-words)' "$(
		git ls-files Makefile .ci '*.md' ':!*.fr.md' CODE-MAP 'src/*.[ch]' src/core/event.def 'tests/*.[ch]' 'tests/*.sh' 'tests/*.py' 'share/man/man*' |
			xargs codespell --ignore-words tests/lint/french-words --ignore-regex "\\\\[nt]" 2>&1)"
else
	skip 'English is spelled right' 'codespell is not installed'
fi

pages=$(git ls-files 'share/man/*.[1-8]')
if [ -n "$pages" ]; then
	if command -v mandoc >/dev/null; then
		# French pages begin with NOM, as the readers of man expect, which mandoc does not.
		check_empty 'the manual pages are sound' "$(mandoc -T lint -W warning $pages 2>&1 |
			grep -v '^mandoc: share/man/fr/.*\(first section is not "NAME"\|outside NAME section: Nd$\)')"
	else
		skip 'the manual pages are sound' 'mandoc is not installed'
	fi
fi
done_testing

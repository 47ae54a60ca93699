#!/bin/sh
# Each floor stands on the lower ones alone.  Shown twice: by the symbols that its archive needs, and by
# what its files include.  tests/lint/allow/FLOOR lists the symbols it may take from outside the project,
# one a line; a `*` ends a family; `@libc` means any that libc has, `@curses` any of ncursesw.
. tests/support/tap.sh
build=${BUILD:-build}
allow=tests/lint/allow

may_stand_on() {
	case $1 in
	base) echo ;;
	core) echo base ;;
	paper | store | intake) echo 'core base' ;;
	export | ui) echo 'paper core base' ;;
	app) echo 'ui export intake store paper core base' ;;
	esac
}

list() {
	sed 's/[ 	]*#.*//; /^$/d' "$@"
}

offers() {
	for library; do
		nm -D --defined-only "$(${CC:-gcc} -print-file-name="$library")"
	done | sed 's/.* //; s/@.*//' | sort -u
}
offers libc.so.6 >"$tmp/@libc"
offers libncursesw.so.6 libtinfo.so.6 >"$tmp/@curses"

# The symbols in $2 that the list of $1 does not hold, one a line.
not_allowed() {
	list "$allow/$1" | grep '^[^@]*[*]$' | sed 's/[*]$//' >"$tmp/families"
	list "$allow/$1" | grep -v '[*]$' >"$tmp/single"
	for library in $(grep '^@' "$tmp/single"); do cat "$tmp/$library" >>"$tmp/single"; done
	list "$allow/never" >"$tmp/never"
	awk -v families="$tmp/families" -v single="$tmp/single" -v never="$tmp/never" '
		BEGIN {
			while ((getline line <families) > 0) family[line]
			while ((getline line <single) > 0) known[line]
			while ((getline line <never) > 0) delete known[line]
		}
		$1 in known { next }
		{ for (f in family) if (index($1, f) == 1) next; print $1 }' "$2"
}

# What the objects need ("object symbol" a line), and what the archives define.
needed() {
	nm -A -u "$@" | grep -v _GLOBAL_OFFSET_TABLE_ | sed -n 's/^[^:]*:\([^:]*\): *U \(.*\)/\1 \2/p'
}
defined() {
	for floor; do
		[ -e "$build/lib$floor.a" ] && nm --defined-only -g "$build/lib$floor.a" | sed -n 's/.* [A-TV-Zuvw] //p'
	done | sort -u
}

# Complaints about one floor: "object needs symbol".
complaints() {
	floor=$1
	needed "$build/lib$floor.a" | sort -u >"$tmp/needed"
	defined "$floor" $(may_stand_on "$floor") >"$tmp/defined"
	awk -v defined="$tmp/defined" '
		BEGIN { while ((getline line <defined) > 0) have[line] }
		!($2 in have)' "$tmp/needed" >"$tmp/outside"
	for object in $(cut -d' ' -f1 "$tmp/outside" | sort -u); do
		by=$floor
		case $floor/$object in ui/screen.o | ui/screen_type.o) by=screen ;; esac
		case $floor/$object in ui/plain.o | ui/rescue.o) by=plain ;; esac
		sed -n "s/^$object //p" "$tmp/outside" >"$tmp/symbols"
		not_allowed "$by" "$tmp/symbols" | sed "s|.*|src/$floor/${object%.o}.c needs &, which $allow/$by does not allow|"
	done
}

for floor in base core paper store intake export ui app; do
	if [ -e "$build/lib$floor.a" ]; then
		check_empty "$floor needs only what it may" "$(complaints "$floor")"
	fi
done

# The same rule on the text, so that a header above is not read even for a type.
includes() {
	grep -rnE "^[ 	]*#[ 	]*include [<\"](\.\./)*($2)" --include='*.[ch]' --include='*.def' "$1" 2>/dev/null
}
others() {
	for floor in base core paper store intake export ui app; do
		case " $1 $(may_stand_on "$1") " in *" $floor "*) ;; *) printf '%s|' "$floor" ;; esac
	done
}
for floor in base core paper store intake export ui; do
	[ -d "src/$floor" ] || continue
	above=$(others "$floor")
	check_empty "$floor includes nothing above or beside it" "$(includes "src/$floor" "(${above%|})/")"
done
check_empty 'sqlite3.h is read in store alone' "$(includes src 'sqlite3\.h' | grep -v '^src/store/')"
check_empty 'yaml.h is read in intake alone' "$(includes src 'yaml\.h' | grep -v '^src/intake/')"
check_empty 'curses is read by the files of ui/screen alone' \
	"$(includes src '(ncursesw/|ncurses/)?(n?curses|panel|form|menu|term)\.h' | grep -v '^src/ui/screen_\(type\.c\|private\.h\):')"
check_empty 'core writes to no descriptor' "$(includes src/core 'base/fd\.h')"
check_empty 'core reads no header of the system' "$(includes src/core '(unistd|time|fcntl|locale|stdio|signal|errno|pwd|poll|sys/[a-z]+)\.h')"

# A comment may say "double"; code may not: marks, times and ratios are integers.
floats=$(for f in $(find src -name '*.[ch]' -o -name '*.def' | sort); do
	${CC:-gcc} -fpreprocessed -dD -E "$f" -x c 2>/dev/null | grep -wE 'float|double' | sed "s|^|$f: |"
done)
check_empty 'nothing floats' "$floats"
done_testing

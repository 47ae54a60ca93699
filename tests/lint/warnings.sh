#!/bin/sh
# gcc and clang build everything, the tests too, without one warning.
. tests/support/tap.sh

builds_clean() {
	make -s -j2 B="${BUILD:-build}/lint-$1" CC="$1" CFLAGS='-O2 -g -Werror' programs >"$tmp/log" 2>&1 && return
	grep -E 'warning|error' "$tmp/log" | head -40 | sed 's/^/# /'
	return 1
}

for compiler in gcc clang; do
	if command -v "$compiler" >/dev/null; then
		check "$compiler builds without a warning" builds_clean "$compiler"
	else
		skip "$compiler builds without a warning" "$compiler is not installed"
	fi
done
done_testing

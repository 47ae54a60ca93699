#!/bin/sh
# clang-tidy (by .clang-tidy) and cppcheck find nothing to say.
. tests/support/tap.sh

flags="-std=c11 -D_GNU_SOURCE -DVERSION=\"0\" -DLOCALEDIR=\"/\" -Isrc -I$BUILD/gen -Itests/support $(.ci/deps --cflags test)"
sources=$(find src tests -name '*.c' ! -path 'tests/fuzz/*' | sort)

if command -v clang-tidy >/dev/null; then
	# Long functions are judged by functions.sh, which knows the few that have a reason.
	said=$(printf '%s\n' $sources | xargs -P 2 -n 4 sh -c '
		flags=$1
		shift
		clang-tidy --quiet --checks=-readability-function-size "$@" -- $flags 2>/dev/null' sh "$flags")
	check_empty 'clang-tidy has nothing to say' "$said"
else
	skip 'clang-tidy has nothing to say' 'clang-tidy is not installed'
fi

if command -v cppcheck >/dev/null; then
	said=$(cppcheck --std=c11 --language=c --enable=warning,performance,portability --inline-suppr \
		--suppress=missingIncludeSystem --suppress=unknownMacro --template='{file}:{line}: {message} [{id}]' \
		-q -j 2 -Isrc -I"$BUILD/gen" -Itests/support -D_GNU_SOURCE $sources 2>&1)
	check_empty 'cppcheck has nothing to say' "$said"
else
	skip 'cppcheck has nothing to say' 'cppcheck is not installed'
fi
done_testing

#!/bin/bash
# Completion, as bash asks for it: what it proposes for a line and its last word.
. tests/support/tap.sh
. share/completion/clepsydre.bash
trap 'rm -rf "$tmp"' EXIT

# proposed WORD...: for the last word of that command line, on one line.
proposed() {
	COMP_WORDS=("$@")
	COMP_CWORD=$(($# - 1))
	_clepsydre
	echo "${COMPREPLY[*]}"
}

here=$PWD
mkdir "$tmp/there" "$tmp/there/folder"
touch "$tmp/there/a b.yaml" "$tmp/there/c.yml" "$tmp/there/day.clepsydre" "$tmp/there/notes.txt"
cd "$tmp/there" || exit 1

check_equal 'commands' "$(proposed clepsydre '')" "$("$CLEPSYDRE" --lang en --help |
	sed -n 's/^  \([a-z]*\)  .*/\1/p' | xargs)"
check_equal 'a command begun' "$(proposed clepsydre ve)" verify
check_equal 'options before a command' "$(proposed clepsydre --)" '--lang --help --version'
check_equal 'the options of a command' "$(proposed clepsydre new --)" '--grid --cohort --rehearsal --lang --help --version'
check_equal 'after --lang too' "$(proposed clepsydre --lang fr log --w)" --with-marks
check_equal 'the words of an option' "$(proposed clepsydre export --csv '')" 'excel-fr rfc4180'
check_equal 'also after =' "$(proposed clepsydre --lang = '')" 'fr en'
check_equal 'and begun' "$(proposed clepsydre log --lang = f)" fr
check_equal 'the files of an office' "$(proposed clepsydre check '' | xargs -n1 | sort | xargs)" 'a b.yaml c.yml folder'
check_equal 'several of them' "$(proposed clepsydre check x.yaml c)" c.yml
check_equal 'a cohort' "$(proposed clepsydre new x.clepsydre --cohort c)" c.yml
check_equal 'records' "$(proposed clepsydre join '')" 'folder day.clepsydre'
check_equal 'a record after an option and its value' "$(proposed clepsydre join --as M1 d)" day.clepsydre
check_equal 'folders' "$(proposed clepsydre export day.clepsydre --to '')" folder
check_equal 'the name of a copy' "$(proposed clepsydre copy day.clepsydre n)" notes.txt
check_equal 'nothing where nothing is known' "$(proposed clepsydre join day.clepsydre --as '')" ''
check_equal 'nor after the last argument' "$(proposed clepsydre log day.clepsydre '')" ''
cd "$here" && done_testing

#!/bin/sh
# The command line itself: help, version, languages, and what is said of a slip of the keyboard.
. tests/support/tap.sh
clepsydre=$CLEPSYDRE
nb=$(printf '\302\240') # the no-break space of French
unset LANG LANGUAGE LC_ALL LC_MESSAGES

# said CODE COMMAND...: runs it, keeps what it said in $tmp/out and $tmp/err; true when it ended with CODE.
said() {
	wanted=$1
	shift
	"$@" >"$tmp/out" 2>"$tmp/err"
	[ $? -eq "$wanted" ]
}
out_has() { grep -qF -- "$1" "$tmp/out"; }
err_has() { grep -qF -- "$1" "$tmp/err"; }
# Nothing on the other output.
only_out() { [ -s "$tmp/out" ] && [ ! -s "$tmp/err" ]; }
only_err() { [ -s "$tmp/err" ] && [ ! -s "$tmp/out" ]; }

check '--help ends well' said 0 "$clepsydre" --help
check '--help speaks on standard output' only_out
cp "$tmp/out" "$tmp/help"
for verb in check new log verify copy; do
	check "--help names $verb" grep -q "^  $verb " "$tmp/help"
	check "$verb --help ends well" said 0 "$clepsydre" "$verb" --help
	check "$verb --help begins with examples" [ "$(sed -n '3s/[^A-Za-z].*//p' "$tmp/out")" = Exemples ]
	check "$verb --help tells the exit codes" [ "$(grep -c '^  [0-4]  ' "$tmp/out")" = 5 ]
	check "no line of $verb --help is over 80 columns" [ -z "$(LC_ALL=C.UTF-8 grep -E '^.{81}' "$tmp/out")" ]
done
check '--version ends well' said 0 "$clepsydre" --version
check '--version begins with the name and a number' grep -qE '^clepsydre [0-9]+\.[0-9]+\.[0-9]+$' "$tmp/out"

check 'nothing asked is a fault of usage' said 1 "$clepsydre"
check 'and the commands are told, on standard error' only_err
check 'an unknown command is a fault of usage' said 1 "$clepsydre" lgo
check 'its complaint is on standard error' only_err
check 'and names the nearest one' err_has "«${nb}log$nb»"
check 'a word that is like none is not guessed' said 1 "$clepsydre" photosynthesis
check 'but --help is named' err_has '--help'
check 'an unknown option is a fault of usage' said 1 "$clepsydre" log --jsno record
check 'and names the nearest one' err_has '--json'
check 'an unknown letter is named, though it stands among others' said 1 "$clepsydre" log -xy record
check 'as the letter that it is' err_has ' -x.'
check 'an option without its value is a fault of usage' said 1 "$clepsydre" verify record --head
check 'a value for a flag is a fault of usage' said 1 "$clepsydre" log --json=yes record
check 'an option given twice is a fault of usage' said 1 "$clepsydre" log --json --json record
check 'a missing argument is a fault of usage' said 1 "$clepsydre" log
check 'one argument too many is a fault of usage' said 1 "$clepsydre" log one two
check 'and that one is named' err_has "«${nb}two$nb»"
check 'a missing option is a fault of usage' said 1 "$clepsydre" new record
check 'and that one is named' err_has '--cohort'
check 'after -- a word is no option' said 3 "$clepsydre" log -- --json

# French without any locale, English when asked for, anywhere on the line; never LANG.
check_equal 'LANG changes nothing' "$(LANG=en_US.UTF-8 LANGUAGE=en LC_ALL=C "$clepsydre" log --help)" "$("$clepsydre" log --help)"
check_equal '--lang stands where one likes' "$("$clepsydre" --lang en log --help)" "$("$clepsydre" log --help --lang=en)"
said 0 "$clepsydre" --lang en --help
check '--lang en speaks English' out_has 'Commands:'
said 1 "$clepsydre" --lang en lgo
check 'a complaint too' err_has 'There is no command'
check 'another language is a fault of usage' said 1 "$clepsydre" --lang de --help
cp "$clepsydre" "$tmp/alone"
said 0 "$tmp/alone" --help
check 'without its catalogue the program speaks English, and goes on' out_has 'ommand'

# Outputs that fail.
check 'a full disk behind the output is told' said 3 sh -c '"$1" --help >/dev/full' - "$clepsydre"
check 'a closed output is told' said 3 sh -c '"$1" --help >&-' - "$clepsydre"
check 'who stops reading early is no failure' said 0 sh -c '{ "$1" --help; echo $? >"$2"; } | :; exit $(cat "$2")' - "$clepsydre" "$tmp/code"
check 'closed inputs and outputs harm nothing' said 1 sh -c '"$1" lgo <&- >&- 2>&-' - "$clepsydre"
done_testing

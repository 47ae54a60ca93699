#!/bin/sh
# check, as the office runs it before the day: exit codes, and what is said of good files.
. tests/support/tap.sh
clepsydre=$CLEPSYDRE nb=$(printf '\302\240')

said() {
	wanted=$1
	shift
	"$@" >"$tmp/out" 2>"$tmp/err"
	[ $? -eq "$wanted" ]
}
out_has() { grep -qF -- "$1" "$tmp/out"; }

check 'the samples are without a fault' said 0 "$clepsydre" check config/rs6731.yaml config/cohort-rs6731.yaml config/ex0001.yaml config/cohort-ex0001.yaml
check 'each is named with what it is' out_has "config/rs6731.yaml$nb: une grille"
check 'a cohort as well' out_has "config/cohort-rs6731.yaml$nb: une promotion"
check 'that it is a working version is repeated' out_has 'Version de travail'
check 'what is to be confirmed is listed' out_has 'temps_majoré'

sed 's/^promotion:/promotoin:/; s/durée: 10 min/durée: 10/' config/rs6731.yaml >"$tmp/grid.yaml"
check 'faults are data refused' said 2 "$clepsydre" check "$tmp/grid.yaml"
check 'all of them are told' [ "$(grep -cE "^$tmp/grid.yaml:[0-9]+:[0-9]+: " "$tmp/out")" -ge 2 ]
check 'each with its line and a caret' [ "$(grep -cE '^ *\^' "$tmp/out")" -ge 2 ]
check 'a file that is not there is a failure of the disk' said 3 "$clepsydre" check "$tmp/nowhere.yaml"
check 'the gravest of several decides' said 3 "$clepsydre" check config/rs6731.yaml "$tmp/grid.yaml" "$tmp/nowhere.yaml"
check 'good files are told all the same' out_has "config/rs6731.yaml$nb: une grille"
check 'a folder is no grid' [ "$("$clepsydre" check "$tmp" >/dev/null 2>&1; echo $?)" -ge 2 ]
check 'nothing to check is a fault of usage' said 1 "$clepsydre" check
done_testing

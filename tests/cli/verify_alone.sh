#!/bin/sh
# verify on a machine that has nothing but the file: no journal, no folder beside it, no grid, no home;
# and on what can only be read: a closed disk, or a file and a folder of somebody without the right to
# write.  Nothing is made beside the record, and what was done to it is told there as elsewhere.
. tests/support/tap.sh
needs sqlite3
record=$tmp/made
"$TOOLS/story" "$record" config/rs6731.yaml config/cohort-rs6731.yaml tests/stories/sheets.story ||
	not_ok 'the story is told on a record'
n=$(sqlite3 "$record" 'SELECT count(*) FROM event')
short=$(sqlite3 "$record" 'SELECT substr(hash, 1, 16) FROM event ORDER BY id DESC LIMIT 1')
head=$n:$short

# A folder with copies of the record alone: as it was, cut, and with one mark changed.
make_archive() {
	mkdir -p "$1"
	cp "$record" "$1/whole"
	cp "$record" "$1/cut"
	cp "$record" "$1/changed"
	sqlite3 "$1/cut" '.dbconfig enable_trigger off' \
		"DELETE FROM text WHERE event > $n - 3; DELETE FROM event WHERE id > $n - 3" >/dev/null
	sqlite3 "$1/changed" '.dbconfig enable_trigger off' \
		"UPDATE event SET value = 5 - value WHERE id = (SELECT min(id) FROM event WHERE kind = 'scored')" >/dev/null
	rm -f "$1"/*-journal
}
marked=$(sqlite3 "$record" "SELECT min(id) FROM event WHERE kind = 'scored'")

# RUN: a command that runs its arguments there; DIR: the folder as it is seen there.
verifies() {
	$run env -i "$CLEPSYDRE" verify "$@" >"$tmp/out" 2>"$tmp/err"
	echo $?
}
tells_all() {
	what=$1 dir=$2
	check_equal "$what: a record is whole" "$(verifies "$dir/whole")" 0
	check_equal "$what: by its head" "$(verifies "$dir/whole" --head "$head")" 0
	check "$what: which is told" grep -qF "$(echo "$short" | cut -c1-4 | tr a-f A-F)" "$tmp/out"
	check_equal "$what: a cut tail isn’t seen from within" "$(verifies "$dir/cut")" 0
	check_equal "$what: but by the head, with a code of its own" "$(verifies "$dir/cut" --head "$head")" 5
	check "$what: and its place" grep -qF "événement $((n - 2)) manque" "$tmp/err"
	check_equal "$what: a changed mark is told" "$(verifies "$dir/changed" --head "$head")" 4
	check "$what: with its event" grep -qE "événement $marked\b" "$tmp/err"
}

run='' dir=$tmp/bare
make_archive "$dir"
tells_all 'nothing but the file' "$dir"
check_equal 'nothing was made beside it' "$(ls -A "$dir" | tr '\n' ' ')" 'changed cut whole '

# Root writes everywhere: who may not is somebody else.
if [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null; then
	dir=$tmp/closed run='setpriv --reuid=65534 --regid=65534 --clear-groups'
	make_archive "$dir"
	chmod 0711 "$tmp"
	chmod 0400 "$dir"/*
	chmod 0500 "$dir"
	chown -R 65534:65534 "$dir"
	if $run test -x "$CLEPSYDRE"; then
		check 'the folder can’t be written there' [ "$($run sh -c ": 2>/dev/null >'$dir/x'" 2>&1; ls "$dir" | wc -l)" = 3 ]
		tells_all 'a file of mode 0400 in a folder of mode 0500' "$dir"
		check_equal 'nothing was made there' "$(ls -A "$dir" | tr '\n' ' ')" 'changed cut whole '
	else
		skip 'a file of mode 0400' 'another user can’t run the program here'
	fi
else
	skip 'a file of mode 0400' 'only root can be somebody else'
fi

# A disk that is mounted to be read alone, in a world of its own.
dir=$tmp/disk
mkdir "$dir"
run="unshare --mount --propagation private tests/support/read_only.sh $tmp/archive $dir"
make_archive "$tmp/archive"
if $run true 2>/dev/null && ! $run touch "$dir/x" 2>/dev/null; then
	tells_all 'a disk that can only be read' "$dir"
else
	skip 'a disk that can only be read' 'no disk may be mounted here (it takes root)'
fi

# Cut in mid-write: what is to be undone first can't be, and that is said, as no fault of the record.
if [ "$(id -u)" = 0 ] && $run true 2>/dev/null; then
	sqlite3 "$tmp/archive/whole" 'PRAGMA journal_mode = PERSIST; PRAGMA cache_size = 1' '.dbconfig enable_trigger off' \
		'BEGIN; UPDATE event SET at = at + 1' ".shell cp '$tmp/archive/whole' '$tmp/half'; cp '$tmp/archive/whole-journal' '$tmp/half-journal'" \
		ROLLBACK >/dev/null
	mv "$tmp/half" "$tmp/archive/whole"
	mv "$tmp/half-journal" "$tmp/archive/whole-journal"
	check_equal 'a write to be undone first is told, where it can’t be' "$(verifies "$dir/whole")" 3
	check 'as what it is' grep -qF 'interrompue' "$tmp/err"
	run=''
	check_equal 'and is undone where it can' "$(verifies "$tmp/archive/whole" --head "$head")" 0
fi
done_testing

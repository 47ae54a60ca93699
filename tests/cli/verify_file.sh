#!/bin/sh
# A file that was exported against its record, years later: the same, another byte, another moment, no end.
. tests/support/tap.sh

"$TOOLS/story" "$tmp/r" config/rs6731.yaml config/cohort-rs6731.yaml tests/stories/sealed-day.story
mkdir "$tmp/out"
for format in csv xlsx json html pdf; do
	"$CLEPSYDRE" export "$tmp/r" --format $format --to "$tmp/out" >"$tmp/said" 2>&1
	check_equal "$format: is made" $? 0
	check_empty "$format: each file is read back" "$(grep -v ' relu$' "$tmp/said")"
done
"$CLEPSYDRE" export "$tmp/r" --format html --document annexe-confidentielle --to "$tmp/out" >/dev/null
check_equal 'the annex, and one result a candidate' "$(ls "$tmp/out" | grep -c 'annexe\|resultat-EX-..-.*pdf')" 13

# verify_file FILE...: its words in $said, its exit code in $code.
verify_file() {
	said=$("$CLEPSYDRE" verify "$tmp/r" --file "$@" 2>&1)
	code=$?
}
says() {
	case $said in *"$1"*) return 0 ;; esac
	printf '%s\n' "$said" | sed 's/^/# /'
	return 1
}

wrong=
for file in "$tmp"/out/*; do
	verify_file "$file"
	[ $code = 0 ] && says 'octet pour octet' || wrong="$wrong $file"
done
check_empty 'each is what the record gives' "$wrong"

one() { ls "$tmp"/out/*"$1"; }
for file in "$(one -scores.csv)" "$(one .xlsx)" "$(one .json)" "$(one .html | grep proces-verbal)" "$(one .pdf | grep proces-verbal)"; do
	cp "$file" "$tmp/kept"
	printf X | dd of="$file" bs=1 seek=700 conv=notrunc 2>/dev/null
	verify_file "$file"
	check_equal "${file##*/}: one byte changed is told" "$code" 4
	check "${file##*/}: which" says 'octet 701 est autre'
	head -c -1 "$tmp/kept" >"$file"
	verify_file "$file"
	check_equal "${file##*/}: one byte less is told" "$code" 4
	mv "$tmp/kept" "$file"
done

# The record goes on: what was made before is what it gave then.
pv=$(one .pdf | grep proces-verbal)
last=$(sqlite3 "$tmp/r" 'SELECT max(id) FROM event')
sed '/^12:36:00 /,$d' tests/stories/sealed-day.story >"$tmp/shorter"
"$TOOLS/story" "$tmp/short" config/rs6731.yaml config/cohort-rs6731.yaml "$tmp/shorter"
mkdir "$tmp/earlier"
"$CLEPSYDRE" export "$tmp/short" --format json --to "$tmp/earlier" >/dev/null
json=$(ls "$tmp"/earlier/*.json)
check "an earlier moment has another name" [ "${json##*/}" != "$(basename "$(one .json)")" ]
cp "$tmp/out/${pv##*/}" "$tmp/earlier"
said=$("$CLEPSYDRE" verify "$tmp/short" --file "$tmp/earlier/${pv##*/}" 2>&1)
check_equal 'a file from after the end of the record: the end is missing' $? 5
verify_file "$(one -scores.csv)" --head "$last:$(sqlite3 "$tmp/r" 'SELECT hash FROM event ORDER BY id DESC LIMIT 1')"
check_equal 'a file without its moment in its name, by a head' $code 0

cp "$pv" "$tmp/out/pv.pdf"
verify_file "$tmp/out/pv.pdf"
check_equal 'a file that was renamed' $code 2
check 'is told to be' says 'Rendez-lui son premier nom'
cp "$pv" "$tmp/out/pv.txt"
verify_file "$tmp/out/pv.txt"
check_equal 'a file of no format' $code 2
mkfifo "$tmp/out/pipe.pdf"
said=$(timeout 20 "$CLEPSYDRE" verify "$tmp/r" --file "$tmp/out/pipe.pdf" 2>&1)
check_equal 'a pipe is not waited for' $? 3
truncate -s 300M "$tmp/out/huge.pdf"
verify_file "$tmp/out/huge.pdf"
check_equal 'a file that is far too large is not read' $code 3
rm "$tmp/out/huge.pdf"
verify_file "$tmp/out/nothing.pdf"
check_equal 'no file' $code 3
"$TOOLS/story" "$tmp/other" config/rs6731.yaml config/cohort-rs6731.yaml tests/stories/sealed-day.story
said=$("$CLEPSYDRE" verify "$tmp/other" --file "$(one .json)" 2>&1)
check_equal 'of another record, the same day anew' $? 4
done_testing

#!/bin/sh
# make install puts everything where it is looked for, and make uninstall takes all of it away.
. tests/support/tap.sh

# Nothing is built again: what is installed is what the tests run.
made() {
	make -s -o all B="$BUILD" prefix=/usr DESTDIR="$tmp/root" "$1" >"$tmp/said" 2>&1 || sed 's/^/# /' "$tmp/said"
}
usr=$tmp/root/usr
there() { [ -s "$usr/$1" ]; }
runs() { "$usr/bin/clepsydre" "$@" >"$tmp/said" 2>&1; }

made install
check 'the program is there, and runs' runs --version
check 'it may be run by all' [ "$(stat -c %a "$usr/bin/clepsydre")" = 755 ]
for file in share/locale/fr/LC_MESSAGES/clepsydre.mo share/man/man1/clepsydre.1 share/man/man5/clepsydre-grid.5 \
	share/man/man5/clepsydre-cohort.5 share/man/man7/clepsydre-record.7 share/man/fr/man7/clepsydre-record.7 share/man/man7/clepsydre-keys.7 \
	share/man/fr/man1/clepsydre.1 share/man/fr/man5/clepsydre-grid.5 share/man/fr/man5/clepsydre-cohort.5 \
	share/man/fr/man7/clepsydre-keys.7 share/bash-completion/completions/clepsydre \
	share/doc/clepsydre/README.md share/doc/clepsydre/prise-en-main.fr.md \
	share/doc/clepsydre/installation.fr.md share/doc/clepsydre/jury.fr.md \
	share/doc/clepsydre/deliberation.fr.md; do
	check "$file is there" there "$file"
done
check_empty 'all files but the program can be read by all, and run by none' \
	"$(find "$usr" -type f ! -name clepsydre ! -perm 644; find "$usr/share" -type f ! -perm 644)"
for sample in rs6731 cohort-rs6731 ex0001 cohort-ex0001; do
	schema=$(sed -n '1s/^# yaml-language-server: \$schema=//p' "$usr/share/clepsydre/config/$sample.yaml")
	check "$sample names a schema that is there" [ -n "$schema" -a -s "$usr/share/clepsydre/config/$schema" ]
done
check 'a record can be made of the samples installed' runs new "$tmp/day.clepsydre" \
	--cohort "$usr/share/clepsydre/config/cohort-rs6731.yaml"

made uninstall
check_empty 'no file is left' "$(find "$tmp/root" -type f)"
check_empty 'no folder of its own is left' "$(find "$tmp/root" -type d -name '*clepsydre*')"
done_testing

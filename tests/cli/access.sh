#!/bin/bash
# A jury over SSH, as who keeps the machine prepares it: keys, cards, the server's configuration.
. tests/support/tap.sh
needs ssh-keygen
clepsydre=$CLEPSYDRE
mkdir "$tmp/a folder"
record="$tmp/a folder/l'oral \"é\" #%h a\\b\\"
"$clepsydre" new "$record" --cohort config/cohort-rs6731.yaml --rehearsal >/dev/null 2>&1

said() {
	wanted=$1
	shift
	"$@" >"$tmp/out" 2>"$tmp/err"
	[ $? -eq "$wanted" ]
}
out_has() { grep -qF -- "$1" "$tmp/out"; }
err_has() { grep -qF -- "$1" "$tmp/err"; }
access() { "$clepsydre" access "$@"; }
new_key() {
	ssh-keygen -q -N '' -C "$1" -f "$tmp/$1" "${@:2}"
}
new_key one -t ed25519
new_key two -t rsa -b 2048
new_key three -t ecdsa

# ---- what is asked ----
check 'one of three things must be asked' said 1 access "$record"
check 'which are named' err_has 'clepsydre access REGISTRE --keys FICHIER-DE-CLÉS'
check 'and one at a time' said 1 access "$record" --cards --sshd
check 'keys of no record are refused' said 1 access --keys "$tmp/keys"
check 'cards of no record, too' said 1 access --cards
check 'what goes with cards alone is told' said 1 access "$record" --sshd --server here
check 'by its name' err_has '--server va avec --cards'
check 'a seat goes with cards' said 1 access "$record" --keys "$tmp/keys" --seat M1
check 'the account of the keys with the configuration' said 1 access "$record" --cards --account-keys a
for name in root:x 'a b' -x 9a 'É' '' "$(printf 'a\nb')"; do
	check "an account is not called $(printf '%q' "$name")" said 1 access "$record" --sshd --account="$name"
done
check 'one account does not serve for both' said 1 access "$record" --sshd --account one --account-keys one
check 'a server has a plain name' said 1 access "$record" --cards --server 'a; rm'
check 'a record that is none is refused' said 2 access README.md --keys "$tmp/one.pub"
check 'no record at all is told' said 3 access "$tmp/none" --keys "$tmp/one.pub"

# ---- keys ----
{
	echo '# le jury'
	echo "M1 $(cat "$tmp/one.pub")"
	echo "P $(cat "$tmp/two.pub")"
	echo "M1 $(cat "$tmp/three.pub")"
} >"$tmp/keys"
check 'keys are printed' said 0 access "$record" --keys "$tmp/keys"
cp "$tmp/out" "$tmp/authorized"
check_equal 'a line each' "$(wc -l <"$tmp/authorized")" 3
check_equal 'whose end is the key, and the seat' "$(sed 's/.*" //' "$tmp/authorized")" "$(
	sed -n 's/^\([A-Z0-9]*\) \(.*\) .*/\2 \1/p' "$tmp/keys" | grep -v '^#')"
check_equal 'as ssh reads them' "$(ssh-keygen -l -f "$tmp/authorized" | cut -d' ' -f2)" \
	"$(for k in one two three; do ssh-keygen -l -f "$tmp/$k.pub" | cut -d' ' -f2; done)"
check 'each may do one thing, with a terminal' [ "$(grep -c '^restrict,pty,command="' "$tmp/authorized")" = 3 ]
check 'the shell that runs it gives way to it' [ "$(grep -c '^restrict,pty,command="exec ' "$tmp/authorized")" = 3 ]
check 'who has no key is told' err_has 'M2, S, M3'
check 'and where the lines go' err_has '/etc/ssh/clepsydre_keys'
check 'and what the others type' err_has 'ssh jury-cle@'
check 'keys of another account' said 0 access "$record" --keys "$tmp/keys" --account-keys oral-cle
check 'are told as that account’s' err_has 'ssh oral-cle@'

# A seat whose name holds the end of a line would begin a line of its own, a key without a seat.
cp -r config "$tmp/config"
sed 's/place: M1/place: "M1\\nssh-rsa AAAA"/' config/cohort-rs6731.yaml >"$tmp/config/two-lines.yaml"
check 'a seat on two lines makes no record' \
	[ "$("$clepsydre" new "$tmp/two.clepsydre" --cohort "$tmp/config/two-lines.yaml" --rehearsal >"$tmp/out" 2>"$tmp/err"; echo $?)" = 2 ]
check 'its place is told' err_has "two-lines.yaml:$(grep -n 'M1.nssh' "$tmp/config/two-lines.yaml" | cut -d: -f1):"
check 'and what is wrong with it' err_has 'contient un caractère qui ne se voit pas'
check 'nor is anything left' [ ! -e "$tmp/two.clepsydre" ]

# What sshd makes of command="…": a backslash goes before a quote, and nowhere else.
as_sshd() {
	sed -n "$1p" "$tmp/authorized" | sed 's/^restrict,pty,command="\(.*\)" [es][^"]*$/\1/; s/\\"/"/g'
}
# The line as a login shell runs it, with a stand-in under the same awkward name.
stand_in="$tmp/it's \"a\\ é/clepsydre"
mkdir "$(dirname "$stand_in")"
cp "$clepsydre" "$stand_in"
"$stand_in" access "$record" --keys "$tmp/keys" >"$tmp/authorized" 2>/dev/null
printf '#!/bin/sh\nprintf "<%%s>" "$0" "$@"\n' >"$tmp/script"
chmod +x "$tmp/script"
mv "$tmp/script" "$stand_in"
for shell in sh bash; do
	check_equal "$shell runs the program with record and seat, whatever they are called" \
		"$($shell -c "$(as_sshd 2)")" "<$stand_in><join><$record><--key><--as><P>"
done

ln -s "$record" "$tmp/link"
access "$tmp/link" --keys "$tmp/keys" >"$tmp/out" 2>/dev/null
check 'a link to the record is followed' [ "$(sed "s|.*' join ||" "$tmp/out")" = "$(sed "s|.*' join ||" "$tmp/authorized")" ]
bad="$tmp/$(printf 'a\tb')"
cp "$record" "$bad"
check 'a path that can’t be seen is refused' said 2 access "$bad" --keys "$tmp/keys"
check_empty 'and nothing is printed' "$(cat "$tmp/out")"

{
	echo "M9 $(cat "$tmp/one.pub")"
	echo "M1 no-pty $(cat "$tmp/two.pub")"
	cat "$tmp/three"
} >"$tmp/bad"
check 'faults refuse the whole file' said 2 access "$record" --keys "$tmp/bad"
check 'with the line of each' grep -q "^$tmp/bad:1:1: «.M9.» " "$tmp/err"
check 'the second, too' err_has "$tmp/bad:2:4: Des options"
check 'and a private key, loudly' err_has "$tmp/bad:3:1: Une CLÉ PRIVÉE"
check 'of which nothing is shown' [ -z "$(grep -F -f <(sed -n 2,3p "$tmp/three") "$tmp/err")" ]
check_empty 'and no line is printed' "$(cat "$tmp/out")"
check 'a file that is not there is told' said 3 access "$record" --keys "$tmp/nowhere"

# ---- cards ----
check 'without the server’s key there are no cards' said 3 access "$record" --cards --host-key "$tmp/none.pub"
check 'nor codes' [ ! -e "$record.codes" ]
umask 000
check 'cards are printed' said 0 access "$record" --cards --host-key "$tmp/one.pub" --server oral.example.org
check_equal 'their codes are kept for the owner alone' "$(stat -c %a "$record.codes")" 600
check 'the name on them is told' err_has 'ssh jury@oral.example.org'
check 'which was chosen' [ -z "$(grep -F -- --server "$tmp/err")" ]
cp "$tmp/out" "$tmp/cards"
codes() { sed -n 's/.*Votre code.: \([0-9]\{3\}\) \([0-9]\{3\}\) .*/\1\2/p' "$1"; }
check_equal 'a code for each seat' "$(codes "$tmp/cards" | wc -l)" 5
check 'none of which is in the file' [ -z "$(codes "$tmp/cards" | grep -F -f - "$record.codes")" ]
check_equal 'with name, role and seat' "$(grep -E '  place [A-Z0-9]+$' "$tmp/cards" | sed 's/  */ /g')" \
	"$(printf ' MERLE Odile, président(e) du jury place P\n PINSON Karim, membre du jury place M1
 SITTELLE Jeanne, membre du jury place M2\n GRÈBE Luc, secrétaire place S
 LORIOT Anne, membre du jury, suppléant(e) place M3')"
check_equal 'the fingerprint as ssh shows it' "$(grep -oE 'SHA256:[^ ]*' "$tmp/cards" | sort -u)" \
	"$(ssh-keygen -l -f "$tmp/one.pub" | cut -d' ' -f2)"
check_equal 'what is to be typed' "$(grep -c '^ *ssh jury@oral.example.org$' "$tmp/cards")" 5
check_equal 'that it is a rehearsal' "$(grep -c RÉPÉTITION "$tmp/cards")" 5
for language in fr en; do
	rm "$record.codes"
	access "$record" --cards --host-key "$tmp/one.pub" --lang $language >"$tmp/cards" 2>/dev/null
	check_equal "a card has 20 rows, the last one to cut along ($language)" \
		"$(tr -d '\f' <"$tmp/cards" | grep -n '^- - ' | cut -d: -f1 | xargs)" '20 40 60 80 100'
	check_empty "no row is over 80 columns, or cut ($language)" "$(tr -d '\f' <"$tmp/cards" |
		LC_ALL=C.UTF-8 grep -E '^.{81}|…')"
done
check_equal 'three cards a page' "$(grep -n "$(printf '\f')" "$tmp/cards" | cut -d: -f1)" 61
cp "$record.codes" "$tmp/before"
check 'codes are made once' said 2 access "$record" --cards --host-key "$tmp/one.pub"
check 'what to do is told' err_has '--cards --seat PLACE'
check 'and they stay' cmp -s "$tmp/before" "$record.codes"
check 'a lost card is made anew' said 0 access "$record" --cards --host-key "$tmp/one.pub" --seat m1
check 'a name that nobody chose may be another' err_has '--server NOM'
check_equal 'alone' "$(codes "$tmp/out" | wc -l)" 1
check_equal 'the others’ codes stay' "$(diff "$tmp/before" "$record.codes" | grep -c '^>')" 1
check 'a seat that is none is told' said 1 access "$record" --cards --host-key "$tmp/one.pub" --seat M7
for lost in /dev/full closed; do
	rm -f "$record.codes"
	if [ $lost = closed ]; then
		access "$record" --cards --host-key "$tmp/one.pub" >&- 2>"$tmp/err"
	else
		access "$record" --cards --host-key "$tmp/one.pub" >$lost 2>"$tmp/err"
	fi
	check_equal "cards that could not be printed are a failure ($lost)" $? 3
	check "which says how to make them again ($lost)" err_has "Effacez $record.codes"
done
rm "$record.codes"
(access "$record" --cards --host-key "$tmp/one.pub"; echo $? >"$tmp/code") 2>"$tmp/err" | true
check_equal 'so are those that nobody read' "$(cat "$tmp/code")" 3

# ---- the server's configuration ----
check 'the configuration is printed' said 0 access "$record" --sshd --account salle --account-keys salle-cle
cp "$tmp/out" "$tmp/sshd.conf"
check_empty 'each option has its reason before it' "$(
	awk '/^ *#[^P]/ { why = 1 } /^ *[A-Z]/ && !why { print } /^Match/ { why = 0 }' "$tmp/sshd.conf")"
check 'without a record, it is for keys alone' said 0 access --sshd
check 'with no account of cards' [ -z "$(grep -E 'ForceCommand|Match User jury$' "$tmp/out")" ]
cp "$tmp/out" "$tmp/keys.conf"
sshd=$(PATH=$PATH:/usr/sbin:/sbin command -v sshd)
if [ -n "$sshd" ]; then
	# As Debian's own file goes on after its Include.
	of() {
		printf 'Include %s\nHostKey %s\nAcceptEnv LANG LC_*\nX11Forwarding yes\n' "$1" "$tmp/one" >"$tmp/main.conf"
		"$sshd" -T -f "$tmp/main.conf" -C "user=$2,host=h,addr=192.0.2.1"
	}
	of "$tmp/sshd.conf" salle >"$tmp/card" 2>"$tmp/err"
	check_empty 'sshd takes it' "$(cat "$tmp/err")"
	of "$tmp/sshd.conf" salle-cle >"$tmp/key"
	of "$tmp/sshd.conf" other >"$tmp/other"
	of "$tmp/keys.conf" jury-cle >"$tmp/alone"
	for line in 'authenticationmethods password' 'pubkeyauthentication no' 'acceptenv none' 'permituserrc no' \
		'disableforwarding yes' 'x11forwarding no' 'clientaliveinterval 7' 'clientalivecountmax 3' \
		'maxstartups 100:30:200' 'permituserenvironment no'; do
		check "by card: $line" grep -qx "$line" "$tmp/card"
	done
	for file in key alone; do
		for line in 'authenticationmethods publickey' 'passwordauthentication no' 'acceptenv none' \
			'authorizedkeysfile /etc/ssh/clepsydre_keys' 'forcecommand none' 'trustedusercakeys none'; do
			check "by key: $line ($file)" grep -qx "$line" "$tmp/$file"
		done
	done
	check 'the others keep theirs' grep -qx 'acceptenv LC_\*' "$tmp/other"
	check 'and their forwarding' grep -qx 'x11forwarding yes' "$tmp/other"
	check_equal 'the forced command is one that a shell can run' \
		"$(sh -c "printf '<%s>' $(sed -n 's/^forcecommand //p' "$tmp/card")")" \
		"<exec><$clepsydre><join><$record><--card>"
else
	skip 'sshd takes it' 'sshd is not installed'
fi
done_testing

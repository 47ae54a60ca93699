#!/bin/bash
# The whole day of five people, each at a screen reached over a real sshd: by the key of the seat, one by
# a card, one late, one cut and back; the keyboard that goes from hand to hand stands at the machine.
[ "${HOST_INSIDE:-}" ] || HOST_INSIDE=yes exec tests/support/host.sh "$0"
. tests/support/tap.sh

python3 -c 'import fcntl, socket, struct
fcntl.ioctl(socket.socket(), 0x8914, struct.pack("16sH", b"lo", 0x49))' # SIOCSIFFLAGS: up
install -m 755 "$CLEPSYDRE" /usr/local/bin/clepsydre
install -D -m 644 "$BUILD/locale/fr/LC_MESSAGES/clepsydre.mo" /usr/local/share/locale/fr/LC_MESSAGES/clepsydre.mo
install -d /srv/jury
useradd --uid 4100 --home-dir /srv/jury --shell /bin/sh jury
useradd --uid 4100 --non-unique --gid jury --home-dir /srv/jury --shell /bin/sh jury-cle
seats='P M1 M2 M3 S'
for s in $seats; do
	ssh-keygen -q -t ed25519 -N '' -f "$tmp/$s"
	echo "$s $(cat "$tmp/$s.pub")" >>"$tmp/keys"
done
echo jury:clepsydre-du-jour | chpasswd
printf '#!/bin/sh\necho clepsydre-du-jour\n' >"$tmp/password"

# The program as the day's test finds it.  Each way into the record is told, a line each.
cat >"$tmp/clepsydre" <<X
#!/bin/sh
PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin
case "\$1 \$3" in
'new '*)
	clepsydre "\$@" && chown -R jury:jury "\$(dirname "\$2")" &&
		clepsydre access "\$2" --keys $tmp/keys >/etc/ssh/clepsydre_keys &&
		clepsydre access "\$2" --sshd >/etc/ssh/sshd_config.d/clepsydre.conf &&
		/usr/sbin/sshd -o ListenAddress=127.0.0.1
	;;
'join --card')
	echo card >>$tmp/came
	export SSH_ASKPASS=$tmp/password SSH_ASKPASS_REQUIRE=force
	exec ssh -F none -o LogLevel=ERROR -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null \
		-o PreferredAuthentications=password jury@127.0.0.1
	;;
'join --as')
	seat=\$(echo "\$4" | tr a-z A-Z)
	echo "\$seat" >>$tmp/came
	exec ssh -F none -i $tmp/\$seat -o LogLevel=ERROR -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null \
		jury-cle@127.0.0.1
	;;
'join '*) exec setpriv --reuid=4100 --regid=4100 --clear-groups clepsydre "\$@" ;;
*) exec clepsydre "\$@" ;;
esac
X
chmod 755 "$tmp" "$tmp/clepsydre" "$tmp/password"
DAY_BY_KEY=yes CLEPSYDRE=$tmp/clepsydre "$BUILD/tests/pty/day_rs6731" >"$tmp/said" 2>&1 || sed 's/^/# /' "$tmp/said"
check 'the day went to its end, all acts told by their authors' grep -q '^ok 28\|PASSED.*28' "$tmp/said"
check_equal 'each came as was meant' "$(sort -u "$tmp/came" | xargs)" 'M2 M3 P S card'
done_testing

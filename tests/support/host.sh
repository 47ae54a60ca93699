#!/bin/sh
# host.sh COMMAND…: runs it as root of a machine of its own, which goes away with it.
#
# It has the files of this machine, and what is written below the folders named here goes to memory;
# processes, network and /run are its own, so no sshd can be met and none is left.  Where that can't be
# had, exit code 77 and the reason on the first output.
written='etc home opt root srv tmp usr var'

refuse() {
	echo "$1"
	exit 77
}

if [ "${1:-}" != --inside ]; then
	[ "$(id -u)" -eq 0 ] || refuse 'only root can make a machine of its own'
	[ -x /usr/sbin/sshd ] || refuse 'sshd is not installed (.ci/deps ci installs it)'
	unshare -m -n -p -i -u --fork --mount-proc true 2>/dev/null || refuse 'no namespaces may be made here'
	exec unshare -m -n -p -i -u --fork --kill-child --mount-proc "$0" --inside "$@"
fi
shift
mount --make-rprivate / && mount -t tmpfs -o mode=755 host /mnt || refuse 'nothing may be mounted here'
for d in $written; do
	mkdir -p "/mnt/$d/upper" "/mnt/$d/work"
	chmod --reference="/$d" "/mnt/$d/upper"
	mount -t overlay -o "lowerdir=/$d,upperdir=/mnt/$d/upper,workdir=/mnt/$d/work" host "/$d" ||
		refuse "nothing may be laid over /$d"
done
mount -t tmpfs -o mode=755 host /run && mkdir /run/sshd
# This shell is the first process of the machine: it also buries whom no other does.
"$@"
exit $?

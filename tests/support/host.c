/* host: see host.h. */
#include "host.h"

#include <arpa/inet.h>
#include <net/if.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "unit.h"

static struct buf answer;
static char dir[80]; /* keys and settings: the exam's folder with a suffix */

/* -- the machine --------------------------------------------------------------------------- */

void host_begin(char **argv)
{
	const char *source = getenv("SOURCE");
	char path[300];
	char *args[] = {path, argv[0], NULL};

	if (getenv("HOST_INSIDE")) {
		host_network(true);
		return;
	}
	setenv("HOST_INSIDE", "yes", 1);
	snprintf(path, sizeof path, "%s/tests/support/host.sh", source ? source : ".");
	execv(path, args);
	perror(path);
	exit(1);
}

void host_network(bool on)
{
	struct ifreq lo = {.ifr_name = "lo"};
	int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);

	assert_true(fd >= 0);
	lo.ifr_flags = on ? IFF_UP | IFF_LOOPBACK : IFF_LOOPBACK;
	assert_int_equal(ioctl(fd, SIOCSIFFLAGS, &lo), 0);
	close(fd);
}

static void runs(const char *what, const char *command)
{
	if (exam_runs(&answer, "{ D=%s; %s; }", dir, command) != 0)
		fail_msg("%s: %s", what, buf_text(&answer));
}

static void make_accounts(struct exam *x)
{
	char command[1024];

	runs("the program",
	     "install -m 755 ${CLEPSYDRE:-build/clepsydre} /usr/local/bin/clepsydre && "
	     "install -D -m 644 ${BUILD:-build}/locale/fr/LC_MESSAGES/clepsydre.mo "
	     "/usr/local/share/locale/fr/LC_MESSAGES/clepsydre.mo");
	snprintf(command, sizeof command,
	         "mkdir -p /srv/jury && "
	         "useradd --uid %d --home-dir /srv/jury --shell /bin/sh jury && "
	         "useradd --uid %d --non-unique --gid jury --home-dir /srv/jury --shell /bin/sh "
	         "jury-cle && echo 'jury:%s' | chpasswd && chown -R jury:jury %s",
	         HOST_UID, HOST_UID, HOST_PASSWORD, x->dir);
	runs("the accounts", command);
}

/* What the program itself prints for sshd and for the jury, as its owner would ask for it. */
static void make_access(struct exam *x)
{
	char command[2048];

	runs("the keys",
	     "mkdir -p -m 711 $D && cd $D && ssh-keygen -q -t ed25519 -N '' -f host && "
	     "for s in P M1 M2 S X; do ssh-keygen -q -t ed25519 -N '' -C \"$s\" -f $s || "
	     "exit; done; chmod 644 host.pub; "
	     "for s in P M1 M2 S; do echo \"$s $(cat $s.pub)\"; done >keys");
	snprintf(command, sizeof command,
	         "cd $D; R=%s; as() { setpriv --reuid=%d --regid=%d --clear-groups "
	         "/usr/local/bin/clepsydre access $R \"$@\"; }; "
	         "chmod 644 keys; as --keys keys >/etc/ssh/clepsydre_keys && "
	         "as --cards --server carte --host-key host.pub >cards && as --sshd >block",
	         x->record, HOST_UID, HOST_UID);
	runs("access", command);
}

/* What a user of ssh would have in ~/.ssh. */
static void make_client(void)
{
	runs("the client",
	     "cd $D && echo \"clepsydre $(cut -d' ' -f1,2 host.pub)\" >known && "
	     "{ for s in P M1 M2 S X; do printf 'Host cle-%s\\n User jury-cle\\n "
	     "IdentityFile %s/%s\\n PreferredAuthentications publickey\\n' $s $D $s; done; "
	     "printf 'Host carte\\n User jury\\n IdentityFile none\\n "
	     "PreferredAuthentications password\\n'; "
	     "printf 'Host *\\n HostName 127.0.0.1\\n Port 2222\\n HostKeyAlias clepsydre\\n "
	     "StrictHostKeyChecking yes\\n UserKnownHostsFile %s/known\\n "
	     "IdentitiesOnly yes\\n LogLevel ERROR\\n NumberOfPasswordPrompts 1\\n' $D; } "
	     ">config && printf '#!/bin/sh\\necho " HOST_PASSWORD "\\n' >ask && "
	     "chmod 700 ask");
}

/* Where no terminal is, the password is had from a program. */
static void tell_password(void)
{
	char ask[120];

	snprintf(ask, sizeof ask, "%s/ask", dir);
	setenv("SSH_ASKPASS", ask, 1);
	setenv("SSH_ASKPASS_REQUIRE", "force", 1);
}

/* Debian's own settings around the printed ones, and before them a shorter patience. */
static void start_sshd(void)
{
	char command[2048];

	snprintf(
	    command, sizeof command,
	    "cat >$D/patience <<X\n"
	    "Match User jury,jury-cle\n ClientAliveInterval 1\n ClientAliveCountMax 1\n"
	    "X\n"
	    "cat >$D/sshd_config <<X\n"
	    "Include $D/patience\nInclude $D/block\n"
	    "Port %d\nListenAddress 127.0.0.1\nHostKey $D/host\nPidFile $D/pid\nUsePAM yes\n"
	    "Subsystem sftp /usr/lib/openssh/sftp-server\nPrintMotd no\nAcceptEnv LANG LC_*\n"
	    "X\n"
	    "/usr/sbin/sshd -t -f $D/sshd_config && /usr/sbin/sshd -f $D/sshd_config -E $D/log",
	    HOST_PORT);
	runs("sshd", command);
}

void host_open(struct exam *x)
{
	snprintf(dir, sizeof dir, "%s-host", x->dir);
	make_accounts(x);
	make_access(x);
	make_client();
	tell_password();
	start_sshd();
}

void host_close(void)
{
	runs("the end", "kill $(cat $D/pid) && rm -rf $D");
	buf_done(&answer);
}

/* -- lines --------------------------------------------------------------------------------- */

struct pty *host_ssh_sized(const char *const *args, const char *const *env, int rows, int cols)
{
	static char config[120];
	const char *argv[40] = {"/usr/bin/ssh", "-F", config};
	struct pty_setup setup = {.argv = argv, .env = env, .rows = rows, .cols = cols};

	snprintf(config, sizeof config, "%s/config", dir);
	for (size_t i = 0; args[i]; i++) {
		assert_true(i < 36);
		argv[3 + i] = args[i];
	}
	return pty_start(&setup);
}

struct pty *host_ssh(const char *const *args, const char *const *env)
{
	return host_ssh_sized(args, env, 0, 0);
}

int host_ssh_says(struct buf *said, const char *format, ...)
{
	struct buf command = {0};
	va_list args;
	int code;

	va_start(args, format);
	buf_addv(&command, format, args);
	va_end(args);
	code = exam_runs(said, "timeout -s KILL 30 ssh -F %s/config %s </dev/null", dir,
	                 buf_text(&command));
	buf_done(&command);
	return code;
}

struct keyboard *host_keyboard(struct exam *x, struct pty *p, const char *who)
{
	struct keyboard *k = calloc(1, sizeof *k);

	assert_non_null(k);
	assert_true(x->n_keyboards < EXAM_KEYBOARDS);
	*k = (struct keyboard){.pty = p, .exam = x, .who = who};
	x->keyboards[x->n_keyboards++] = k;
	return k;
}

struct keyboard *host_juror_at(struct exam *x, const char *seat, const char *who, int port)
{
	char name[16], number[16];
	const char *args[] = {"-p", number, name, NULL};
	struct keyboard *k;

	snprintf(name, sizeof name, "cle-%s", seat);
	snprintf(number, sizeof number, "%d", port);
	k = host_keyboard(x, host_ssh(args, NULL), who);
	sees_at(k, LINE_ADVICE, "→");
	sees_at(k, LINE_IDENTITY, who);
	return k;
}

struct keyboard *host_juror(struct exam *x, const char *seat, const char *who)
{
	return host_juror_at(x, seat, who, HOST_PORT);
}

struct keyboard *host_at_the_machine(struct exam *x, const char *seat, const char *who)
{
	char uid[32], gid[32];
	const char *argv[] = {"/usr/bin/setpriv",
	                      uid,
	                      gid,
	                      "--clear-groups",
	                      "/usr/local/bin/clepsydre",
	                      "join",
	                      x->record,
	                      "--as",
	                      seat,
	                      NULL};
	struct keyboard *k;

	snprintf(uid, sizeof uid, "--reuid=%d", HOST_UID);
	snprintf(gid, sizeof gid, "--regid=%d", HOST_UID);
	k = host_keyboard(x, pty_start(&(struct pty_setup){.argv = argv}), who);
	sees_at(k, LINE_ADVICE, "→");
	sees_at(k, LINE_IDENTITY, who);
	return k;
}

void host_all_go(struct exam *x)
{
	for (size_t i = 0; i < x->n_keyboards; i++)
		keyboard_close(x->keyboards[i]);
	x->n_keyboards = 0;
	host_waits_until_runs("");
}

const char *host_code(const char *name)
{
	static char code[8];

	if (exam_runs(&answer,
	              "grep -A2 '%s' %s/cards | sed -n 's/.*code[^0-9]*\\(...\\)[^0-9]*\\(...\\) "
	              ".*/\\1\\2/p'",
	              name, dir) != 0 ||
	    buf_str(&answer).n != 7)
		fail_msg("the code of %s: %s", name, buf_text(&answer));
	snprintf(code, sizeof code, "%.6s", buf_text(&answer));
	return code;
}

/* -- a line that is cut -------------------------------------------------------------------- */

static int connect_to_sshd(void)
{
	struct sockaddr_in to = {.sin_family = AF_INET,
	                         .sin_port = htons(HOST_PORT),
	                         .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	if (fd < 0 || connect(fd, (struct sockaddr *)&to, sizeof to) != 0)
		_exit(1);
	return fd;
}

/* Passes on, up to so many bytes; how many, 0 at the end of either side. */
static size_t pass(int from, int to, size_t most)
{
	char bytes[4096];
	ssize_t n = read(from, bytes, most < sizeof bytes ? most : sizeof bytes);

	return n > 0 && write(to, bytes, (size_t)n) == n ? (size_t)n : 0;
}

static _Noreturn void be_the_line(int listening, size_t bytes)
{
	struct linger at_once = {1, 0};
	struct pollfd ends[2] = {{.events = POLLIN}, {.events = POLLIN}};

	ends[0].fd = accept(listening, NULL, NULL);
	ends[1].fd = connect_to_sshd();
	while (bytes > 0 && poll(ends, 2, -1) > 0)
		for (int i = 0; i < 2; i++) {
			size_t n = ends[i].revents && bytes ? pass(ends[i].fd, ends[!i].fd, bytes)
			                                    : bytes + 1;

			if (n <= bytes)
				bytes = n ? bytes - n : 0;
		}
	for (int i = 0; i < 2; i++) {
		setsockopt(ends[i].fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
		close(ends[i].fd);
	}
	_exit(0);
}

int host_port_cut_after(size_t bytes)
{
	static pid_t line;
	struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	socklen_t n = sizeof at;
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	assert_true(fd >= 0 && bind(fd, (struct sockaddr *)&at, sizeof at) == 0 &&
	            listen(fd, 1) == 0 && getsockname(fd, (struct sockaddr *)&at, &n) == 0);
	if (line) {
		kill(line, SIGKILL);
		waitpid(line, NULL, 0);
	}
	fflush(NULL);
	line = fork();
	if (line == 0)
		be_the_line(fd, bytes);
	assert_true(line > 0);
	close(fd);
	return ntohs(at.sin_port);
}

/* -- what the accounts run and have -------------------------------------------------------- */

const char *host_runs(void)
{
	char *end;

	if (exam_runs(&answer, "ps -o comm= -U %d | grep -v '^sshd$' | sort | xargs", HOST_UID) !=
	    0)
		fail_msg("ps: %s", buf_text(&answer));
	end = strchr(buf_text(&answer), '\n');
	if (end)
		*end = '\0';
	return buf_text(&answer);
}

void host_waits_until_runs(const char *wanted)
{
	struct timespec often = {0, 20000000};

	for (int tries = 0; strcmp(host_runs(), wanted) != 0; tries++) {
		if (tries >= 4000)
			fail_msg("the accounts run: %s; wanted: %s", host_runs(), wanted);
		nanosleep(&often, NULL);
	}
}

const char *host_files(struct exam *x)
{
	exam_runs(&answer, "find $HOST_ROOM /run /dev/shm -uid %d ! -path '*%s*' | sort", HOST_UID,
	          strrchr(x->dir, '/'));
	return buf_text(&answer);
}

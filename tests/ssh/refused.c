/* Over the line there is the screen of one's seat and nothing else, whatever the client asks for.
 */
#include "unit.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "host.h"

static struct exam *x;
static struct buf said;

static int begin(void **state)
{
	(void)state;
	x = exam_of_story("mid-day.story");
	host_open(x);
	return 0;
}

static int end(void **state)
{
	(void)state;
	exam_end(x);
	host_close();
	buf_done(&said);
	return 0;
}

static int all_go(void **state)
{
	(void)state;
	host_all_go(x);
	return 0;
}

/* All that a hostile text of these tests would write begins so. */
#define MARK "owned"

static void nothing_came_of_it(void)
{
	struct buf b = {0};

	host_waits_until_runs("");
	exam_runs(&b, "find $HOST_ROOM /tmp /run /dev/shm /srv -name '" MARK "*'");
	assert_string_equal(buf_text(&b), "");
	buf_done(&b);
	assert_string_equal(host_files(x), "");
}

/* -- what is no screen --------------------------------------------------------------------- */

/* One sentence, a code that says that the command line was off, nothing run. */
static void without_a_terminal_it_says_so(void **state)
{
	static const char *const ways[] = {"-T cle-M1", "-T cle-M1 'touch /tmp/" MARK "'",
	                                   "-T carte", "-T carte 'touch /tmp/" MARK "'"};

	(void)state;
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		assert_int_equal(host_ssh_says(&said, "%s", ways[i]), 1);
		assert_string_equal(buf_text(&said),
		                    "clepsydre: L’écran de séance demande un terminal, en entrée "
		                    "et en sortie.\n");
		nothing_came_of_it();
	}
}

/* Of these commands $F is the client's settings; none may end well, nor bring a file. */
static void no_file_goes_either_way(void **state)
{
	static const char *const commands[] = {
	    "sftp -F $F cle-M1:/etc/passwd $D/" MARK,
	    "echo 'put /etc/passwd /tmp/" MARK "' | sftp -F $F -b - cle-M1",
	    "echo 'put /etc/passwd /tmp/" MARK "' | sftp -F $F -b - carte",
	    "scp -F $F /etc/passwd cle-M1:/tmp/" MARK,
	    "scp -F $F cle-M1:/etc/passwd $D/" MARK,
	    "scp -O -F $F /etc/passwd cle-M1:/tmp/" MARK,
	    "scp -O -F $F /etc/passwd carte:/tmp/" MARK,
	    "scp -O -F $F carte:/etc/passwd $D/" MARK,
	    "ssh -F $F -s cle-M1 sftp",
	    "ssh -F $F -s carte netconf",
	};

	(void)state;
	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
		int code = exam_runs(&said,
		                     "F=%s-host/config D=/tmp; export F D; "
		                     "timeout -s KILL 30 sh -c \"%s\" </dev/null",
		                     x->dir, commands[i]);

		if (code <= 0 || code > 255)
			fail_msg("%s: %d %s", commands[i], code, buf_text(&said));
		nothing_came_of_it();
	}
}

/* What opens a way through the machine: each asked of both accounts. */
static void no_way_leads_through_the_machine(void **state)
{
	static const char *const accounts[] = {"cle-M1", "carte"};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		const char *to = accounts[i];

		assert_int_not_equal(host_ssh_says(&said, "-W 127.0.0.1:%d %s", HOST_PORT, to), 0);
		assert_null(strstr(buf_text(&said), "SSH-2.0"));
		assert_int_equal(host_ssh_says(&said,
		                               "-o ExitOnForwardFailure=yes -N -R "
		                               "9998:127.0.0.1:22 %s",
		                               to),
		                 255);
		assert_non_null(strstr(buf_text(&said), "forwarding failed"));
		assert_int_equal(host_ssh_says(&said,
		                               "-o ExitOnForwardFailure=yes -N -R "
		                               "/tmp/" MARK ":127.0.0.1:22 %s",
		                               to),
		                 255);
		host_ssh_says(&said, "-T -w any %s", to);
		exam_runs(&said, "sed -n 's/^ *\\([^ ]*\\):.*/\\1/p' /proc/net/dev");
		assert_string_equal(buf_text(&said), "lo\n");
		nothing_came_of_it();
	}
}

static void asks_port(int port, const char *first)
{
	exam_runs(&said,
	          "timeout 3 bash -c 'exec 3<>/dev/tcp/127.0.0.1/%d; printf \"%s\" >&3; cat <&3'",
	          port, first);
}

/* Asks through a port of the client's that -L or -D opened; what comes back. */
static void asks_through(const char *option, const char *first)
{
	exam_runs(
	    &said,
	    "ssh -F %s-host/config -N %s cle-M1 & pid=$!; n=0; "
	    "until bash -c 'exec 3<>/dev/tcp/127.0.0.1/9999' || [ $((n += 1)) -gt 200 ]; "
	    "do sleep 0.05; done 2>/dev/null; "
	    "timeout 10 bash -c 'exec 3<>/dev/tcp/127.0.0.1/9999; printf \"%s\" >&3; cat <&3'; "
	    "kill $pid; wait $pid",
	    x->dir, option, first);
}

static void no_port_of_the_client_leads_in(void **state)
{
	(void)state;
	asks_port(HOST_PORT, ""); /* what a port that leads in would say */
	assert_non_null(strstr(buf_text(&said), "OpenSSH"));
	asks_through("-L 9999:127.0.0.1:2222", "SSH-2.0-x\\r\\n");
	assert_null(strstr(buf_text(&said), "OpenSSH"));
	asks_through("-D 9999",
	             "\\x05\\x01\\x00\\x05\\x01\\x00\\x01\\x7f\\x00\\x00\\x01\\x08\\xae");
	assert_null(strstr(buf_text(&said), "OpenSSH"));
	nothing_came_of_it();
}

/* -- what the client sends along ----------------------------------------------------------- */

/* The environment of the one screen that runs, a variable a line. */
static const char *environment(void)
{
	if (exam_runs(&said, "tr '\\0' '\\n' </proc/$(pgrep -x clepsydre)/environ") != 0)
		fail_msg("%s", buf_text(&said));
	return buf_text(&said);
}

static void nothing_sent_along_reaches_the_program(void **state)
{
	const char *args[] = {"-A",        "-X", "-o",
	                      "SendEnv=*", "-o", "SetEnv=LD_PRELOAD=/tmp/owned LC_ALL=owned",
	                      "cle-M1",    NULL};
	const char *env[] = {
	    "DISPLAY=:0",   "LANG=" MARK,     "LC_TIME=ar_SA.UTF-8", "NO_COLOR=" MARK,
	    "ACCESSIBLE=1", "LANGUAGE=" MARK, "TERMINFO=/tmp/" MARK, NULL};
	static const char *const known[] = {"USER=",
	                                    "LOGNAME=",
	                                    "HOME=/srv/jury",
	                                    "PATH=",
	                                    "SHELL=/bin/sh",
	                                    "MAIL=",
	                                    "TERM=xterm-256color",
	                                    "SSH_CLIENT=",
	                                    "SSH_CONNECTION=",
	                                    "SSH_TTY=",
	                                    "LANG=",
	                                    "PWD=",
	                                    "MOTD_SHOWN=",
	                                    "OLDPWD="};
	struct pty *p = host_ssh(args, env);
	const char *line;

	(void)state;
	assert_true(pty_wait_text(p, "sur 20:00"));
	assert_true(pty_shows(p, "Groupe 2/3"));
	for (line = environment(); *line; line = strchr(line, '\n') + 1) {
		bool is_known = false;

		for (size_t i = 0; i < sizeof known / sizeof *known; i++)
			is_known |= strncmp(line, known[i], strlen(known[i])) == 0;
		if (!is_known)
			fail_msg("%s", line);
	}
	assert_null(strstr(environment(), MARK));
	pty_end(p);
	nothing_came_of_it();
}

/* -- hostile commands ---------------------------------------------------------------------- */

/* @: what would write a file, if anybody ran it. */
static const char *const wrappings[] = {
    "@",
    "; @",
    "' ; @ ; '",
    "\" ; @ ; \"",
    "$(@)",
    "`@`",
    "\n@\n",
    "| @",
    "&& @",
    "|| @ #",
    "-c '@'",
    "\\'; @ #",
    "join x; @",
    "\033]0;@\007",
    "\033[2J@",
    "%s%n @",
    "../../bin/sh -c '@'",
    "--as P @",
    "\xC2\x9D@\xC2\x9C",
    "\xFF\xFE@",
};
static const char *const payloads[] = {
    "touch /tmp/" MARK,
    "/bin/sh -c 'touch " MARK "'",
    "cp /etc/passwd /srv/jury/" MARK,
    "bash -i >/tmp/" MARK " 2>&1",
    "scp -t /tmp/" MARK,
};
enum {
	N_WRAPPINGS = sizeof wrappings / sizeof *wrappings,
	N_PAYLOADS = sizeof payloads / sizeof *payloads
};

/* One line for all of them: sshd opens them one by one on it. */
static void open_line(void)
{
	if (exam_runs(&said,
	              "ssh -F %s-host/config -M -N -f -S %s-host/line cle-M1 >/dev/null 2>&1",
	              x->dir, x->dir) != 0)
		fail_msg("%s", buf_text(&said));
}

static void close_line(void)
{
	exam_runs(&said, "ssh -F %s-host/config -S %s-host/line -O exit cle-M1", x->dir, x->dir);
}

static void a_hostile_command_is_not_even_seen(const char *command)
{
	char line[120];
	const char *args[] = {"-S", line, "-tt", "--", "cle-M1", command, NULL};
	struct pty *p;

	snprintf(line, sizeof line, "%s-host/line", x->dir);
	p = host_ssh(args, NULL);
	if (!pty_wait_text(p, "sur 20:00") || !pty_shows(p, "PINSON"))
		fail_msg("%s", command);
	if (pty_shows(p, MARK))
		fail_msg("%s\n%s", command, pty_text(p));
	host_waits_until_runs("clepsydre");
	pty_end(p);
	host_waits_until_runs("");
}

static void add_filled(struct buf *b, const char *text, const char *filling)
{
	for (; *text; text++)
		if (*text == '@')
			buf_addf(b, "%s", filling);
		else
			buf_add_char(b, *text);
}

static void no_hostile_command_is_run(void **state)
{
	int n = getenv("SHORT") ? N_WRAPPINGS : N_WRAPPINGS * N_PAYLOADS;

	(void)state;
	open_line();
	for (int i = 0; i < n; i++) {
		const char *payload = payloads[(i + i / N_WRAPPINGS) % N_PAYLOADS];
		struct buf command = {0};

		add_filled(&command, wrappings[i % N_WRAPPINGS], payload);
		a_hostile_command_is_not_even_seen(buf_text(&command));
		buf_done(&command);
	}
	close_line();
	nothing_came_of_it();
}

/* -- hostile terminals --------------------------------------------------------------------- */

static void is_shown_whatever_the_type(const char *type)
{
	char line[120];
	const char *args[] = {"-S", line, "-tt", "cle-M1", NULL};
	struct buf term = {0};
	struct pty *p;

	snprintf(line, sizeof line, "%s-host/line", x->dir);
	buf_addf(&term, "TERM=%s", type);
	p = host_ssh(args, (const char *const[]){buf_text(&term), NULL});
	assert_true(pty_wait_text(p, "PINSON"));
	assert_string_equal(host_runs(), "clepsydre");
	pty_end(p);
	host_waits_until_runs("");
	buf_done(&term);
}

static void no_type_of_terminal_does_harm(void **state)
{
	static const char *const types[] = {
	    "",
	    "dumb",
	    "unknown",
	    "unbekannt-9",
	    "vt52",
	    "../../../../etc/passwd",
	    "/etc/passwd",
	    "xterm/../xterm",
	    "\033]0;" MARK "\007",
	    "xterm\nLD_PRELOAD=/tmp/" MARK,
	    "$(touch /tmp/" MARK ")",
	    "%s%n%s%n",
	    "screen.xterm-256color",
	    "-",
	    "xterm-256color+" MARK,
	    "\xFF\xFE",
	    "é",
	};
	char *longest = malloc(10001);

	(void)state;
	open_line();
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		is_shown_whatever_the_type(types[i]);
	assert_non_null(longest);
	memset(longest, 'A', 10000);
	longest[10000] = '\0';
	is_shown_whatever_the_type(longest);
	free(longest);
	close_line();
	nothing_came_of_it();
}

static void no_window_does_harm(void **state)
{
	static const int sizes[][2] = {{1, 1}, {200, 500}, {24, 10000}, {10000, 2}, {16, 60}};
	const char *args[] = {"cle-M1", NULL};

	(void)state;
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct pty *p = host_ssh_sized(args, NULL, sizes[i][0], sizes[i][1]);

		host_waits_until_runs("clepsydre");
		pty_resize(p, 24, 80);
		assert_true(pty_wait_text(p, "sur 20:00"));
		pty_resize(p, sizes[i][0], sizes[i][1]);
		pty_end(p);
		host_waits_until_runs("");
	}
}

static void the_record_is_good(void **state)
{
	(void)state;
	exam_program(x, 0, "verify %s", x->record);
	nothing_came_of_it();
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_teardown(without_a_terminal_it_says_so, all_go),
	    cmocka_unit_test_teardown(no_file_goes_either_way, all_go),
	    cmocka_unit_test_teardown(no_way_leads_through_the_machine, all_go),
	    cmocka_unit_test_teardown(no_port_of_the_client_leads_in, all_go),
	    cmocka_unit_test_teardown(nothing_sent_along_reaches_the_program, all_go),
	    cmocka_unit_test_teardown(no_hostile_command_is_run, all_go),
	    cmocka_unit_test_teardown(no_type_of_terminal_does_harm, all_go),
	    cmocka_unit_test_teardown(no_window_does_harm, all_go),
	    cmocka_unit_test_teardown(the_record_is_good, all_go),
	};

	(void)argc;
	host_begin(argv);
	return cmocka_run_group_tests_name("refused", tests, begin, end);
}

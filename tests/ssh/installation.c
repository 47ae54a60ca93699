/* The manual's way from a fresh machine to a jury at work, taken to the letter. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "host.h"

static struct exam *x; /* its folder alone: the record is the manual's */
static struct buf said;

/* On this machine apt-get has no network, and nothing minds services: both have stand-ins, of
 * which the second starts sshd itself.  What is to be installed is there. */
static const char stand_ins[] =
    "mkdir -p $B && "
    "printf '#!/bin/sh\\necho apt-get \"$@\" >>%s/asked\\n' $B >$B/apt-get && "
    "printf '#!/bin/sh\\n[ \"$*\" = \"restart ssh\" ] && /usr/sbin/sshd\\n' >$B/systemctl && "
    "chmod 755 $B/*";

static int begin(void **state)
{
	(void)state;
	x = exam_of_story("mid-day.story");
	return 0;
}

static int end(void **state)
{
	(void)state;
	exam_end(x);
	buf_done(&said);
	return 0;
}

static void must(const char *command)
{
	if (exam_runs(&said,
	              "export B=%s/bin H=%s HOME=$(getent passwd root | cut -d: -f6); { %s; }",
	              x->dir, x->dir, command) != 0)
		fail_msg("%s\n%s", command, buf_text(&said));
}

/* What stands before the block: the sources, here with what was built of them, and the keys. */
static void as_the_manual_says(void **state)
{
	(void)state;
	must(stand_ins);
	must("mkdir -p ~ && cp -a ${SOURCE:-.} ~/clepsydre");
	must("for s in M1 X; do ssh-keygen -q -t ed25519 -N '' -f $H/$s; done && "
	     "echo \"M1 $(cat $H/M1.pub)\" >~/cles");
	must("sed -n '/^```sh$/,/^```$/{/^```/!p}' share/doc/installation.fr.md >$H/block && "
	     "test $(grep -c clepsydre $H/block) -ge 6");
	must("printf 'quatre mots au hasard\\nquatre mots au hasard\\n' >$H/typed; "
	     "MAKEFLAGS= DEPS=no PATH=$B:$PATH sh -e $H/block <$H/typed");
	must("grep -qx 'apt-get install -y gcc make openssh-server' $B/asked");
}

/* root's are the doors, the jury's is the record, and nobody else's. */
static void all_belongs_to_whom_it_must(void **state)
{
	(void)state;
	must("cd ~ && stat -c '%a %U %n' /srv/jury /srv/jury/examen "
	     "/srv/jury/examen/rs6731.clepsydre "
	     "/srv/jury/examen/rs6731.clepsydre.codes /etc/ssh/clepsydre_keys cartons.txt "
	     "/etc/ssh/sshd_config.d/clepsydre.conf");
	assert_string_equal(buf_text(&said), "755 root /srv/jury\n"
	                                     "700 jury /srv/jury/examen\n"
	                                     "600 jury /srv/jury/examen/rs6731.clepsydre\n"
	                                     "600 jury /srv/jury/examen/rs6731.clepsydre.codes\n"
	                                     "644 root /etc/ssh/clepsydre_keys\n"
	                                     "600 root cartons.txt\n"
	                                     "644 root /etc/ssh/sshd_config.d/clepsydre.conf\n");
}

/* From another computer, by what is printed on the card: its server's key as well. */
static struct keyboard *comes(const char *account, const char *key, const char *who)
{
	char to[64], file[120];
	const char *argv[] = {"/usr/bin/ssh", "-F", "none", "-i", file, to, NULL};
	struct keyboard *k;

	snprintf(to, sizeof to, "%s@localhost", account);
	snprintf(file, sizeof file, "%s/%s", x->dir, key);
	k = host_keyboard(x, pty_start(&(struct pty_setup){.argv = argv}), who);
	sees(k, "SHA256:");
	pty_read(k->pty);
	must("sed -n 's/^ *\\(SHA256:[^ ]*\\).*/\\1/p' ~/cartons.txt | head -n 1 | tr -d '\\n'");
	sees(k, buf_text(&said));
	types(k, "yes" PTY_ENTER);
	return k;
}

static void a_key_leads_to_the_day(void **state)
{
	struct keyboard *k = comes("jury-cle", "M1", "PINSON");

	(void)state;
	sees_at(k, LINE_IDENTITY, "La journée");
	sees_at(k, LINE_IDENTITY, "PINSON");
	keyboard_leave(k);
}

static void a_card_leads_to_the_day(void **state)
{
	struct keyboard *k;

	(void)state;
	must("rm -rf ~/.ssh");
	k = comes("jury", "none", NULL);
	sees(k, "assword:");
	types(k, "quatre mots au hasard" PTY_ENTER);
	sees_at(k, LINE_IDENTITY, "Places du jury");
	types(k, "3");
	sees_row(k, "►", "SITTELLE");
	is_asked(k, PTY_ENTER, "SITTELLE");
	types(k, "o");
	sees(k, "Code de votre carton");
	must("grep -A2 SITTELLE ~/cartons.txt | "
	     "sed -n 's/.*code[^0-9]*\\(...\\)[^0-9]*\\(...\\) .*/\\1\\2/p' | tr -d '\\n'");
	types(k, buf_text(&said));
	types(k, PTY_ENTER);
	sees_at(k, LINE_IDENTITY, "La journée");
	sees_at(k, LINE_IDENTITY, "SITTELLE");
	k->who = "SITTELLE";
	keyboard_leave(k);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(as_the_manual_says),
	    cmocka_unit_test(all_belongs_to_whom_it_must),
	    cmocka_unit_test(a_key_leads_to_the_day),
	    cmocka_unit_test(a_card_leads_to_the_day),
	};

	(void)argc;
	host_begin(argv);
	return cmocka_run_group_tests_name("installation", tests, begin, end);
}

/* access_sshd: the part of sshd_config(5) that a jury room needs, each option with its reason.
 *
 * To be put where Debian's sshd_config includes it, before all else: of most options sshd takes
 * the first that it meets.  Within Match stand those of both accounts alone. */
#include "app/access.h"

#include <string.h>

#include "app/print.h"
#include "base/text.h"
#include "base/words.h"

struct setting {
	const char *option; /* %s: see add_settings; NULL ends; "" is a remark alone */
	const char *why;    /* NULL: the same as the one before */
};

static const struct setting everywhere[] = {
    {"MaxStartups 100:30:200",
     N_("After a cut of the network a whole jury comes back at once: by default three logins in "
        "ten are dropped as soon as ten are under way.")},
    {"LoginGraceTime 60", N_("Who opens a connection and shows nothing is gone after a minute.")},
    {"PermitUserEnvironment no",
     N_("No file of an account decides what the program is given as its environment.")},
    {"#PerSourcePenaltyExemptList 192.0.2.7",
     N_("OpenSSH 9.8 and later shut an address out for some time after errors, and behind one "
        "router a whole room is one address. There, put the room's address here and take the # "
        "away. The same for fail2ban and for pam_faillock.")},
    {"",
     N_("UsePAM stays as it is, on Debian: yes. Where it is no, an account whose password begins "
        "with ! in /etc/shadow is locked, and its keys are refused: usermod -p '*' ACCOUNT")},
    {NULL, NULL},
};

static const struct setting by_key[] = {
    {"AuthenticationMethods publickey", N_("The key, and nothing else.")},
    {"PubkeyAuthentication yes", NULL},
    {"PasswordAuthentication no", NULL},
    {"KbdInteractiveAuthentication no", NULL},
    {"AuthorizedKeysFile " ACCESS_KEYS_PATH,
     N_("What “clepsydre access RECORD --keys” prints, each line with the seat that its key opens. "
        "Root's, so that no session can add a key, and mode 644: sshd reads it as the account.")},
    {"AuthorizedKeysCommand none",
     N_("No key and no certificate from elsewhere: it would come with no seat.")},
    {"TrustedUserCAKeys none", NULL},
    {"MaxAuthTries 12", N_("An agent offers all the keys that it holds, one after the other.")},
    {NULL, NULL},
};

static const struct setting by_card[] = {
    {"AuthenticationMethods password",
     N_("The password of the day, then in the program the seat and the code of its card. Make it "
        "long, and change it after the exam.")},
    {"PasswordAuthentication yes", NULL},
    {"PubkeyAuthentication no", NULL},
    {"KbdInteractiveAuthentication no", NULL},
    {"PermitEmptyPasswords no", NULL},
    {"MaxAuthTries 4", N_("A password guessed at is soon cut off.")},
    {"ForceCommand %s", N_("Whatever the client asks for, this is what runs: no shell, no sftp.")},
    {NULL, NULL},
};

static const struct setting in_both[] = {
    {"PermitTTY yes", N_("The screen needs a terminal.")},
    {"DisableForwarding yes",
     N_("No tunnel into the room's network; the three that follow say it again, since before "
        "OpenSSH 10.0 the first forgot two of them.")},
    {"X11Forwarding no", NULL},
    {"AllowAgentForwarding no", NULL},
    {"PermitTunnel no", NULL},
    {"PermitUserRC no", N_("No file of the account runs before the program.")},
    {"AcceptEnv none",
     N_("No variable of the client's: within Match, this list takes the place of LANG and LC_* "
        "that Debian accepts. “none” is a name that no client sends.")},
    {"MaxSessions 1", N_("One screen a connection.")},
    /* Seen with OpenSSH 9.2: over after 8 times 7 seconds when nothing moves on the line, and never
     * while something does each second. */
    {"ClientAliveInterval 7",
     N_("A computer that is off or out of reach is given up within a minute, and its seat is "
        "free. While a clock runs on its screen sshd may leave that to the kernel, which takes a "
        "quarter of an hour, or a minute with net.ipv4.tcp_retries2 = 7 in /etc/sysctl.d.")},
    {"ClientAliveCountMax 3", NULL},
    {NULL, NULL},
};

enum { WRAP_COLS = 78 };

/* As a comment, its lines broken at blanks. */
static void add_comment(struct buf *b, const char *indent, const char *text)
{
	struct str rest = str_of(text);
	size_t cols = 0;

	while (rest.n) {
		struct str word = str_cut(&rest, ' ');
		size_t n = text_width(word);

		if (!cols || cols + 1 + n > WRAP_COLS) {
			buf_addf(b, "%s%s#", cols ? "\n" : "", indent);
			cols = strlen(indent) + 1;
		}
		buf_addf(b, " %.*s", STR_ARG(word));
		cols += 1 + n;
	}
	buf_add_char(b, '\n');
}

static void add_settings(struct buf *b, const char *indent, const struct setting *s,
                         const char *command)
{
	for (; s->option; s++) {
		const char *hole = strstr(s->option, "%s");

		if (s->why)
			add_comment(b, indent, _(s->why));
		if (!*s->option)
			continue;
		if (hole)
			buf_addf(b, "%s%.*s%s\n", indent, (int)(hole - s->option), s->option,
			         command);
		else
			buf_addf(b, "%s%s\n", indent, s->option);
	}
}

static void add_match(struct buf *b, const char *account, const char *what,
                      const struct setting *own, const char *command)
{
	buf_add_char(b, '\n');
	add_comment(b, "", what);
	buf_addf(b, "Match User %s\n", account);
	add_settings(b, "    ", own, command);
	add_settings(b, "    ", in_both, NULL);
}

static void add_head(struct buf *b, const struct access *x)
{
	struct buf accounts = {0};

	add_comment(b, "", _("Clepsydre: a jury over SSH. The file for this, then the command:"));
	buf_add(b, STR("#     /etc/ssh/sshd_config.d/clepsydre.conf\n"
	               "#     sshd -t && systemctl reload ssh\n"));
	buf_addf(
	    &accounts,
	    _("The accounts %s (keys) and %s (cards) are two names of one: records are files of "
	      "their owner alone, and what the second is forced to run would replace what each "
	      "key runs."),
	    x->account_keys, x->account);
	add_comment(b, "", buf_text(&accounts));
	buf_add_char(b, '\n');
	buf_done(&accounts);
}

int access_sshd(const struct access *x)
{
	struct buf b = {0}, command = {0};
	struct err e;
	bool good = !x->record || access_command(&command, x->record, &e);

	if (good) {
		buf_add(&command, STR(" --card"));
		add_head(&b, x);
		add_settings(&b, "", everywhere, NULL);
		add_match(&b, x->account_keys, _("Who comes by key."), by_key, NULL);
		if (x->record)
			add_match(&b, x->account, _("Who comes by card."), by_card,
			          buf_text(&command));
		buf_add_char(&b, '\n');
		add_comment(&b, "",
		            _("What follows, in this file or another, is for everybody again."));
		buf_add(&b, STR("Match all\n"));
		print_text(buf_str(&b));
		if (!x->record) {
			buf_clear(&b);
			buf_addf(&b, "%s\n",
			         _("For keys alone: cards need the record's name, too."));
			print_aside(buf_str(&b));
		}
	}
	buf_done(&b);
	buf_done(&command);
	return good ? ERR_NONE : print_err(&e);
}

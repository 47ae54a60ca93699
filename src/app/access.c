/* access: what a machine's keeper needs so that a jury reaches its record over SSH. */
#include "app/access.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/command.h"
#include "app/print.h"
#include "base/text.h"
#include "base/words.h"
#include "store/fault.h"
#include "store/site.h"

/* -- the command line of a session ---------------------------------------------------------- */

static bool is_neutral(struct str text)
{
	struct buf clean = {0};
	bool same;

	text_neutral(&clean, text, TEXT_LINE);
	same = str_equal(buf_str(&clean), text);
	buf_done(&clean);
	return same;
}

/* A quote and a backslash stand outside the quotes: there both readers take the sign that
 * follows a backslash as it is; inside, sshd would and a shell wouldn't. */
bool access_quote(struct buf *b, struct str word)
{
	bool open = false;

	if (!is_neutral(word))
		return false;
	for (size_t i = 0; i < word.n; i++) {
		bool apart = word.s[i] == '\'' || word.s[i] == '\\';

		if (open == apart)
			buf_add_char(b, '\'');
		open = !apart;
		if (apart)
			buf_add_char(b, '\\');
		buf_add_char(b, word.s[i]);
	}
	buf_add(b, open ? STR("'") : word.n ? STR("") : STR("''"));
	return true;
}

static bool add_path(struct buf *b, const char *path, struct err *e)
{
	char shown[SITE_SHOWN];

	if (access_quote(b, str_of(path)))
		return true;
	err_set(e, ERR_DATA, _("The path %s has a character that can't be seen."),
	        site_shown(shown, path));
	return err_add(e, NULL, _("Rename it: letters, digits, spaces and . _ - are safe."));
}

static bool find_program(char path[static PATH_MAX], struct err *e)
{
	ssize_t n = readlink("/proc/self/exe", path, PATH_MAX - 1);
	struct stat st;

	path[n > 0 ? n : 0] = '\0';
	if (n > 0 && stat(path, &st) == 0)
		return true;
	err_set(e, ERR_IO, _("Where this program lies can't be known: %s."), fault_reason(errno));
	return err_add(e, NULL, _("If it was just installed anew, ask again."));
}

bool access_command(struct buf *b, const char *record, struct err *e)
{
	char program[PATH_MAX], *real = realpath(record, NULL), shown[SITE_SHOWN];
	bool good;

	if (!real)
		return err_set(e, ERR_IO, _("%s cannot be found: %s."), site_shown(shown, record),
		               fault_reason(errno));
	buf_add(b, STR("exec "));
	good = find_program(program, e) && add_path(b, program, e);
	buf_add(b, STR(" join "));
	good = good && add_path(b, real, e);
	free(real);
	return good;
}

/* -- the verb ------------------------------------------------------------------------------- */

enum form { FORM_KEYS = 1, FORM_CARDS = 2, FORM_SSHD = 4 };

static const struct {
	const char *option;
	int forms; /* that it goes with */
} belongings[] = {
    {"server", FORM_CARDS},
    {"host-key", FORM_CARDS},
    {"seat", FORM_CARDS},
    {"account-keys", FORM_KEYS | FORM_SSHD},
    {"account", FORM_CARDS | FORM_SSHD},
};

static bool show_forms(struct err *e)
{
	return err_add(e, NULL,
	               _("Write one of: clepsydre access RECORD --keys KEY-FILE; clepsydre access "
	                 "RECORD --cards; clepsydre access RECORD --sshd"));
}

static int forms_of(const struct arguments *a)
{
	return (options_value(a, "keys") ? FORM_KEYS : 0) |
	       (options_value(a, "cards") ? FORM_CARDS : 0) |
	       (options_value(a, "sshd") ? FORM_SSHD : 0);
}

static bool check_forms(const struct arguments *a, int forms, struct err *e)
{
	if (forms == 0) {
		err_set(e, ERR_USAGE, "%s", _("Keys, cards, or the server's configuration?"));
		return show_forms(e);
	}
	if (forms & (forms - 1)) {
		err_set(e, ERR_USAGE, "%s", _("--keys, --cards and --sshd are asked one by one."));
		return show_forms(e);
	}
	for (size_t i = 0; i < sizeof belongings / sizeof *belongings; i++)
		if (options_value(a, belongings[i].option) && !(belongings[i].forms & forms)) {
			err_set(e, ERR_USAGE, _("--%s goes with %s."), belongings[i].option,
			        belongings[i].forms & FORM_CARDS ? "--cards" : "--sshd");
			return err_add(e, NULL, _("Leave it out, or ask for that one."));
		}
	if (!a->n_rest && forms != FORM_SSHD) {
		err_set(e, ERR_USAGE, "%s", _("Of which record?"));
		return show_forms(e);
	}
	return true;
}

/* As useradd(8) takes them: they stand in sshd's configuration and are typed from a card. */
static bool is_account(const char *name)
{
	size_t n = strlen(name);

	return n > 0 && n <= 32 && strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_-") == n &&
	       name[0] != '-' && (name[0] < '0' || name[0] > '9');
}

static bool is_server(const char *name)
{
	static const char signs[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "0123456789.-_:";
	size_t n = strlen(name);

	return n > 0 && n <= 253 && name[0] != '-' && strspn(name, signs) == n;
}

static bool check_names(const struct access *x, struct err *e)
{
	const char *bad = !is_account(x->account)        ? x->account
	                  : !is_account(x->account_keys) ? x->account_keys
	                                                 : NULL;

	if (bad) {
		err_set(e, ERR_USAGE, _("“%s” is no name of an account."), bad);
		return err_add(e, NULL,
		               _("Small letters, digits, _ and -, a letter first, 32 at most."));
	}
	if (strcmp(x->account, x->account_keys) == 0) {
		err_set(e, ERR_USAGE, _("Keys and cards need an account each, not both “%s”."),
		        x->account);
		return err_add(e, NULL,
		               _("What the cards' account is forced to run would replace what each "
		                 "key runs."));
	}
	if (x->server && !is_server(x->server)) {
		err_set(e, ERR_USAGE, _("“%s” is no name of a server."), x->server);
		return err_add(e, NULL, _("Give the name or the address that is typed after ssh."));
	}
	return true;
}

static const char *value_or(const struct arguments *a, const char *option, const char *usual)
{
	const char *value = options_value(a, option);

	return value ? value : usual;
}

static int run_access(const struct world *world, const struct arguments *a)
{
	struct access x = {
	    .record = a->n_rest ? a->rest[0] : NULL,
	    .keys = options_value(a, "keys"),
	    .server = options_value(a, "server"),
	    .host_key = value_or(a, "host-key", "/etc/ssh/ssh_host_ed25519_key.pub"),
	    .seat = options_value(a, "seat"),
	    .account = value_or(a, "account", "jury"),
	    .account_keys = value_or(a, "account-keys", "jury-cle"),
	};
	int forms = forms_of(a);
	struct err e;

	(void)world;
	if (!check_forms(a, forms, &e) || !check_names(&x, &e))
		return print_err(&e);
	if (forms == FORM_KEYS)
		return access_keys(&x);
	return forms == FORM_CARDS ? access_cards(&x) : access_sshd(&x);
}

static const struct example examples[] = {
    {"access rs6731.clepsydre --keys keys.txt >clepsydre_keys",
     N_("for each key of the file, the line that leads to its seat alone")},
    {"access rs6731.clepsydre --cards --server oral.example.org >cards.txt",
     N_("a code for each seat, on cards to cut and hand out")},
    {"access rs6731.clepsydre --cards --seat M1", N_("a lost card, made anew")},
    {"access rs6731.clepsydre --sshd >clepsydre.conf",
     N_("what the server's configuration needs, with the reasons")},
    {NULL, NULL},
};

static const struct option_row options[] = {
    {"keys", N_("KEY-FILE"), N_("print authorized_keys, from lines “SEAT PUBLIC-KEY”"), false},
    {"cards", NULL, N_("make the codes, and print the cards, once"), false},
    {"server", N_("NAME"), N_("on the cards: the server, else the name of this machine"), false},
    {"host-key", N_("KEY-FILE"), N_("on the cards: the server's public key, a file .pub"), false},
    {"seat", N_("SEAT"), N_("one card anew; the others stay good"), false},
    {"sshd", NULL, N_("print the part of sshd_config; without RECORD, for keys alone"), false},
    {"account", N_("NAME"), N_("the account of the cards, usually jury"), false},
    {"account-keys", N_("NAME"), N_("the account of the keys, usually jury-cle"), false},
    {NULL, NULL, NULL, false},
};

const struct command command_access = {
    .name = "access",
    .summary = N_("gives the jury access over SSH: keys, cards, configuration"),
    .usage = N_("RECORD"),
    .least = 0,
    .most = 1,
    .examples = examples,
    .options = options,
    .run = run_access,
};

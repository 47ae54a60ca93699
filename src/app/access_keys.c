/* access_keys: the lines of authorized_keys(5) that lead each key to its seat, and nowhere else. */
#include "app/access.h"

#include <stdio.h>

#include "app/print.h"
#include "app/record.h"
#include "base/text.h"
#include "base/words.h"
#include "intake/keys.h"

/* Between double quotes, of which sshd takes a backslash away from before one alone. */
static void add_option(struct buf *b, struct str command)
{
	buf_add(b, STR("restrict,pty,command=\""));
	for (size_t i = 0; i < command.n; i++) {
		if (command.s[i] == '"')
			buf_add_char(b, '\\');
		buf_add_char(b, command.s[i]);
	}
	buf_add(b, STR("\" "));
}

static bool refuse_seat(struct str seat, struct err *e)
{
	struct buf shown = {0};

	text_neutral(&shown, seat, TEXT_LINE);
	err_set(e, ERR_DATA, _("The seat %s has a character that can't be seen."),
	        buf_text(&shown));
	buf_done(&shown);
	return err_add(e, _("No line was written."),
	               _("Call it otherwise in the cohort, and make the record anew."));
}

static bool add_line(struct buf *b, struct str join, struct str seat, const struct sshkey *key,
                     struct err *e)
{
	struct buf command = {0};
	bool good;

	buf_addf(&command, "%.*s --key --as ", STR_ARG(join));
	good = access_quote(&command, seat) || refuse_seat(seat, e);
	if (good) {
		add_option(b, buf_str(&command));
		buf_addf(b, "%.*s %.*s %.*s\n", STR_ARG(key->type), STR_ARG(key->text),
		         STR_ARG(seat));
	}
	buf_done(&command);
	return good;
}

static bool has_key(const struct keys *keys, int32_t person)
{
	for (size_t i = 0; i < keys->n; i++)
		if (keys->v[i].person == person)
			return true;
	return false;
}

/* Who has none may come by card: no fault, but nobody should learn it at the door. */
static void tell_without(const struct plan *plan, const struct keys *keys)
{
	struct buf b = {0};
	int64_t n = 0;

	for (size_t i = 0; i < plan->n_persons; i++)
		if (plan_has_seat(&plan->persons[i]) && !has_key(keys, (int32_t)i + 1))
			buf_addf(&b, "%s%.*s", n++ ? ", " : "", STR_ARG(plan->persons[i].id));
	if (n) {
		struct buf said = {0};

		buf_addf(&said,
		         words_n("No key for the seat %s: by card, or not at all.\n",
		                 "No key for the seats %s: by card, or not at all.\n", n),
		         buf_text(&b));
		print_aside(buf_str(&said));
		buf_done(&said);
	}
	buf_done(&b);
}

static void tell_where(const char *account)
{
	struct buf b = {0};

	buf_addf(&b, _("These lines are for %s: root's, mode 644.\n"), ACCESS_KEYS_PATH);
	buf_addf(&b, _("Who has a key types: ssh %s@SERVER\n"), account);
	print_aside(buf_str(&b));
	buf_done(&b);
}

static int print_keys(const struct plan *plan, const struct keys *keys, const struct access *x)
{
	struct buf join = {0}, lines = {0};
	struct err e;
	bool good = access_command(&join, x->record, &e);

	for (size_t i = 0; good && i < keys->n; i++)
		good = add_line(&lines, buf_str(&join), plan->persons[keys->v[i].person - 1].id,
		                &keys->v[i].key, &e);
	if (good) {
		print_text(buf_str(&lines));
		tell_without(plan, keys);
		tell_where(x->account_keys);
	}
	buf_done(&join);
	buf_done(&lines);
	return good ? ERR_NONE : print_err(&e);
}

static int refuse(const struct complaints *cs)
{
	struct err e;

	err_set(&e, cs->unreadable ? ERR_IO : ERR_DATA, "%s",
	        _("No line was written: the faults above come first."));
	return print_err(&e);
}

int access_keys(const struct access *x)
{
	struct arena arena = {0};
	struct complaints cs;
	struct record record;
	struct buf told = {0};
	struct keys keys;
	struct err e;
	bool good;
	int code;

	if (!record_open(&record, x->record, LEDGER_READ, 0, &e))
		return print_err(&e);
	complaints_init(&cs);
	good = keys_read(x->keys, &record.state.plan, &arena, &keys, &cs);
	complaints_write(&cs, &told);
	print_aside(buf_str(&told));
	code = good ? print_keys(&record.state.plan, &keys, x) : refuse(&cs);
	buf_done(&told);
	complaints_done(&cs);
	arena_done(&arena);
	record_close(&record);
	return code;
}

bool access_host_key(struct host_key *host, const char *path, struct err *e)
{
	struct arena arena = {0};
	struct complaints cs;
	struct sshkey key;
	struct buf told = {0};
	bool good;

	complaints_init(&cs);
	good = keys_read_host(path, &arena, &key, &cs);
	complaints_write(&cs, &told);
	print_aside(buf_str(&told));
	buf_clear(&told);
	if (good) {
		sshkey_fingerprint(&key, &told);
		snprintf(host->fingerprint, sizeof host->fingerprint, "%s", buf_text(&told));
		snprintf(host->type, sizeof host->type, "%.*s", STR_ARG(key.type));
	} else {
		err_set(e, cs.unreadable ? ERR_IO : ERR_DATA, "%s",
		        _("The server's public key can't be read: no code was made."));
		err_add(e, NULL,
		        _("Give it: --host-key FILE.pub (on the server: /etc/ssh/ssh_host_*.pub)"));
	}
	buf_done(&told);
	complaints_done(&cs);
	arena_done(&arena);
	return good;
}

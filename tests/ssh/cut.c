/* A line that is cut at any byte, a client that is frozen, a network that is no more. */
#include "unit.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "acts.h"
#include "chance.h"
#include "host.h"

static const struct named frene = {"FRÊNE", "FRÊNE Emma"}, hetre = {"HÊTRE", "HÊTRE Gina"},
			  ifs = {"IF", "IF Hugo"};

static struct exam *x;

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
	return 0;
}

static int all_go(void **state)
{
	(void)state;
	host_all_go(x);
	return 0;
}

/* -- cut at any byte ----------------------------------------------------------------------- */

enum { LONGEST_BYTES = 30000, LEVELS = 3, ACTS_MOST = 500 };

/* What became of one line: the levels of the questions whose keys were typed, and how many of
 * them a screen showed as stored. */
struct life {
	char typed[ACTS_MOST + 1];
	int n_typed, n_shown;
	bool saw_screen;
};

/* As waitpid would say, and leaves it to the terminal. */
static bool has_ended(struct pty *p)
{
	siginfo_t info = {0};

	return waitid(P_PID, (id_t)pty_pid(p), &info, WEXITED | WNOHANG | WNOWAIT) != 0 ||
	       info.si_pid != 0;
}

static bool shown_or_ended(struct pty *p, void *context)
{
	return pty_shows(p, context) || has_ended(p);
}

/* Whether the text came before the line was cut. */
static bool comes(struct pty *p, const char *text)
{
	struct buf wanted = {0};

	buf_addf(&wanted, "%s", text);
	assert_true(pty_wait(p, shown_or_ended, wanted.s, text));
	pty_read(p);
	buf_done(&wanted);
	return pty_shows(p, text);
}

static void logs_until_cut(struct life *l, struct pty *p, bool has_been_there)
{
	char text[64];

	if (!comes(p, "sur 20:00"))
		return;
	l->saw_screen = true;
	if (has_been_there && !comes(p, "De retour. Dernière saisie : question ("))
		return;
	pty_type(p, "4");
	if (!comes(p, "► 4 IF Hugo"))
		return;
	while (l->n_typed < ACTS_MOST) {
		char level = (char)('a' + l->n_typed % LEVELS), key[] = {level, '\0'};

		l->typed[l->n_typed++] = level;
		snprintf(text, sizeof text, "Question (%c) à IF Hugo.", level);
		pty_type(p, key);
		if (!comes(p, text))
			return;
		l->n_shown = l->n_typed;
	}
	fail_msg("%d acts, and the line was not cut", ACTS_MOST);
}

/* The levels of PINSON's questions to IF after this event, in order. */
static const char *levels_there(int64_t after)
{
	struct buf sql = {0};
	const char *there;

	buf_addf(
	    &sql,
	    "SELECT group_concat(CASE substr(level, 1, 4) WHEN 'Cond' THEN 'a' WHEN 'Évol' "
	    "THEN 'b' ELSE 'c' END, '') FROM (SELECT level FROM question q JOIN person ON "
	    "person = asked_by JOIN candidate c ON c.id = q.candidate WHERE "
	    "person.identifier = 'M1' AND c.name LIKE 'IF%%' AND q.event > %lld ORDER BY event)",
	    (long long)after);
	there = exam_sql(x, buf_text(&sql));
	buf_done(&sql);
	return there;
}

/* All that the screen showed, and beyond it at most the one key whose answer the cut took. */
static int judge(const struct life *l, int64_t after)
{
	const char *there = levels_there(after);
	int n = (int)strcspn(there, "\n");

	if (n < l->n_shown || n > l->n_typed || strncmp(there, l->typed, (size_t)n) != 0)
		fail_msg("typed %s, of which %d shown; there: %s", l->typed, l->n_shown, there);
	return n;
}

static void nothing_shown_is_lost_at_any_byte(void **state)
{
	const char *more = getenv("CUTS");
	int cuts = more              ? (int)strtol(more, NULL, 10)
	           : getenv("SHORT") ? 10
	                             : 25,
	    in_session = 0, shown = 0, there = 0;
	struct chance chance = {20261129};
	char port[16];
	const char *args[] = {"-p", port, "cle-M1", NULL};

	(void)state;
	for (int i = 0; i < cuts; i++) {
		int64_t before = exam_number(x, "SELECT max(id) FROM event");
		struct life l = {0};
		struct pty *p;

		snprintf(port, sizeof port, "%d",
		         host_port_cut_after(1 + chance_of(&chance, LONGEST_BYTES)));
		p = host_ssh(args, NULL);
		logs_until_cut(&l, p, there > 0);
		assert_true(pty_wait_end(p, NULL));
		pty_end(p);
		host_waits_until_runs("");
		there += judge(&l, before);
		in_session += l.saw_screen;
		shown += l.n_shown;
	}
	print_message("# %d cuts, %d of them with a screen; %d acts shown, %d there\n", cuts,
	              in_session, shown, there);
	assert_true(in_session > cuts / 4 && shown > 0);
	exam_program(x, 0, "verify %s", x->record);
}

/* -- who is silent ------------------------------------------------------------------------- */

static struct keyboard *writes_notes_on_frene(const char *seat, const char *who, const char *text)
{
	struct keyboard *k = host_juror(x, seat, who);

	types(k, key_of_digit(1));
	sees_row(k, "►", frene.whole);
	types(k, PTY_ENTER);
	sees(k, "C1.2");
	types(k, "n");
	sees(k, "NOTES PRIVÉES · FRÊNE Emma");
	types(k, text);
	sees(k, text);
	return k;
}

/* Meanwhile the others go on, and once sshd gave the line up nothing of it is left but the draft.
 */
static void the_draft_is_there_on_return(const char *seat, const char *who, const char *text)
{
	struct keyboard *k = host_juror(x, seat, who);

	sees_at(k, LINE_MESSAGE, "n reprend votre brouillon");
	types(k, "n");
	sees(k, text);
}

static void a_frozen_client_holds_nothing_and_is_given_up(void **state)
{
	struct keyboard *k = writes_notes_on_frene("M1", "PINSON", "Un mot pour plus tard"), *p;

	(void)state;
	pty_signal(k->pty, SIGSTOP);
	p = host_juror(x, "P", "MERLE");
	asks(p, 3, &hetre, "a");
	host_waits_until_runs("clepsydre");
	asks(p, 4, &ifs, "a");
	the_draft_is_there_on_return("M1", "PINSON", "Un mot pour plus tard");
}

static void a_network_that_is_no_more_holds_nothing(void **state)
{
	struct keyboard *p = host_at_the_machine(x, "P", "MERLE");

	(void)state;
	writes_notes_on_frene("M2", "SITTELLE", "Un autre mot");
	host_network(false);
	asks(p, 3, &hetre, "b");
	host_waits_until_runs("clepsydre");
	asks(p, 4, &ifs, "c");
	host_network(true);
	the_draft_is_there_on_return("M2", "SITTELLE", "Un autre mot");
}

static void the_record_is_good(void **state)
{
	(void)state;
	exam_program(x, 0, "verify %s", x->record);
	assert_string_equal(host_files(x), "");
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(nothing_shown_is_lost_at_any_byte),
	    cmocka_unit_test_teardown(a_frozen_client_holds_nothing_and_is_given_up, all_go),
	    cmocka_unit_test_teardown(a_network_that_is_no_more_holds_nothing, all_go),
	    cmocka_unit_test(the_record_is_good),
	};

	(void)argc;
	host_begin(argv);
	return cmocka_run_group_tests_name("cut", tests, begin, end);
}

/* Four people come over the line, each to their own seat and no other. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

#include "acts.h"
#include "host.h"

static const struct named genevrier = {"GENÉVRIER", "GENÉVRIER Farid"},
			  hetre = {"HÊTRE", "HÊTRE Gina"}, ifs = {"IF", "IF Hugo"},
			  frene = {"FRÊNE", "FRÊNE Emma"};

static const char *const criteria[] = {"C1.2", "C1.3", "C2.1", "C2.2", "C2.3", "C2.4",
                                       "C3.1", "C3.2", "C3.3", "C4.1", "C4.2", "C4.3"};

static void level_says(struct buf *b, const char *level)
{
	buf_addf(b, "%s", level);
}

static const struct sheet_of sheet = {criteria, 12, level_says, false};

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

/* Questions and marks by each: the record has them under the name of whose key it was. */
static void each_key_leads_to_its_own_seat(void **state)
{
	struct keyboard *p = host_juror(x, "P", "MERLE"), *m1 = host_juror(x, "M1", "PINSON"),
			*m2 = host_juror(x, "M2", "SITTELLE"), *s = host_juror(x, "S", "GRÈBE");

	(void)state;
	assert_string_equal(host_runs(), "clepsydre clepsydre clepsydre clepsydre");
	sees_at(s, LINE_IDENTITY, "postes 3/3");
	asks(p, 3, &hetre, "a");
	asks(m1, 2, &genevrier, "b");
	asks(m2, 4, &ifs, "c");
	sees_at(s, LINE_PHASE, "ÉCHANGE");
	types(m1, key_of_digit(1));
	sees_row(m1, "►", frene.whole);
	types(m1, PTY_ENTER);
	fills(m1, &sheet, &frene, "3 2 3");
	types(m2, key_of_digit(2));
	sees_row(m2, "►", genevrier.whole);
	types(m2, PTY_ENTER);
	fills(m2, &sheet, &genevrier, "2 2");
	exam_answers(
	    x,
	    "SELECT identifier || ' ' || kind FROM timeline JOIN person ON person = author "
	    "WHERE kind IN ('scored', 'question_asked') ORDER BY event DESC LIMIT 8",
	    "M2 scored\nM2 scored\nM1 scored\nM1 scored\nM1 scored\n"
	    "M2 question_asked\nM1 question_asked\nP question_asked\n");
	keyboard_leave(m2);
	sees_at(p, LINE_IDENTITY, "postes 2/3");
	host_waits_until_runs("clepsydre clepsydre clepsydre");
}

static struct keyboard *comes_by_card(void)
{
	const char *args[] = {"-o", "NumberOfPasswordPrompts=2", "carte", NULL};
	struct keyboard *k = host_keyboard(x, host_ssh(args, NULL), NULL);

	sees(k, "assword:");
	return k;
}

/* The password of the day, typed wrongly once; then the seat, and its code, wrongly once. */
static void a_card_leads_to_its_seat(void **state)
{
	struct keyboard *k = comes_by_card();
	char wrong[8];

	(void)state;
	types(k, "mot de passe de la veille" PTY_ENTER);
	sees(k, "again");
	assert_string_equal(host_runs(), "");
	types(k, HOST_PASSWORD PTY_ENTER);
	is_asked_the_code(k, "3", "SITTELLE");
	snprintf(wrong, sizeof wrong, "%s", host_code("SITTELLE"));
	wrong[5] = (char)('0' + (wrong[5] - '0' + 1) % 10);
	types(k, wrong);
	types(k, PTY_ENTER);
	sees(k, "4 essais");
	assert_string_equal(host_runs(), "clepsydre");
	types(k, host_code("SITTELLE"));
	types(k, PTY_ENTER);
	sees_at(k, LINE_IDENTITY, "postes");
	sees_at(k, LINE_IDENTITY, "SITTELLE");
	k->who = "SITTELLE";
	goes_to_day(k);
	exam_answers(x,
	             "SELECT identifier || ' ' || code FROM event JOIN person ON person.person = "
	             "author WHERE kind = 'author_known' ORDER BY id DESC LIMIT 1",
	             "M2 card\n");
}

static void no_other_key_and_no_other_account_leads_in(void **state)
{
	static const char *const ways[] = {"cle-X", "-l jury cle-M1", "-l root cle-M1",
	                                   "-o User=jury-cle carte", "-o BatchMode=yes carte"};

	(void)state;
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		assert_int_equal(host_ssh_says(&said, "-tt %s", ways[i]), 255);
		assert_non_null(strstr(buf_text(&said), "Permission denied"));
		assert_string_equal(host_runs(), "");
	}
}

/* The seat is in the command of the key: what the client says instead goes unheard. */
static void no_word_of_the_client_changes_the_seat(void **state)
{
	static const char *const ways[][5] = {
	    {"-t", "cle-M1", "join RECORD --as P", NULL},
	    {"-t", "cle-M1", " --as P", NULL},
	    {"-o", "SetEnv=USER=P LOGNAME=P CLEPSYDRE_AS=P SSH_ORIGINAL_COMMAND=P", "cle-M1", NULL},
	    {"-o", "SendEnv=*", "cle-M1", NULL},
	    {"-o", "SetEnv=CLEPSYDRE=P", "cle-M1", NULL},
	};
	const char *env[] = {"USER=P", "LOGNAME=MERLE", "LC_SEAT=P", NULL};

	(void)state;
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		struct pty *p = host_ssh(ways[i], env);

		assert_true(pty_wait_text(p, "PINSON"));
		assert_true(pty_wait_text(p, "sur 20:00"));
		pty_end(p);
		host_waits_until_runs("");
	}
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
	    cmocka_unit_test_teardown(each_key_leads_to_its_own_seat, all_go),
	    cmocka_unit_test_teardown(a_card_leads_to_its_seat, all_go),
	    cmocka_unit_test_teardown(no_other_key_and_no_other_account_leads_in, all_go),
	    cmocka_unit_test_teardown(no_word_of_the_client_changes_the_seat, all_go),
	    cmocka_unit_test_teardown(the_record_is_good, all_go),
	};

	(void)argc;
	host_begin(argv);
	return cmocka_run_group_tests_name("arrivals", tests, begin, end);
}

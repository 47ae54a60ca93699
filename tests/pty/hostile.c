/* A record that comes from elsewhere, in which every text is hostile: what screens, outputs and
 * tables show of it moves no cursor, gives the terminal no order and turns no line round. */
#include "unit.h"

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "base/text.h"
#include "live.h"
#include "store/ledger.h"

enum { EVENTS = 2000 };

/* Joined to each text in turn. */
static const char *const hostile[] = {
    "\033[2J\033[H", "\033]0;titre\007", "\033]52;c;YWJj\033\\", "\033P+q544e\033\\", "\033c",
    "\033[?1049l", "17\b\b05", "avant\rapres", "haut\fbas\vbas", "\t\tloin", "\016\017", "\177\177",
    "\007",
    /* the same orders in the upper half of Latin-1 */
    "\xC2\x9D=0;titre\xC2\x9C", "\xC2\x9B\x33\x31m", "\xC2\x85", "\xC2\x90",
    /* what turns a line round, or is not seen */
    "\xE2\x80\xAE=0202", "\xE2\x80\xAA\xE2\x80\xAB\xE2\x80\xAC\xE2\x80\xAD",
    "\xE2\x81\xA6\xE2\x81\xA7\xE2\x81\xA8\xE2\x81\xA9", "\xE2\x80\x8E\xE2\x80\x8F", "\xD8\x9C",
    "\xE2\x80\x8B\xE2\x80\x8C\xEF\xBB\xBF\xC2\xAD", "\xE2\x80\xA8\xE2\x80\xA9",
    "\xF3\xA0\x81\x81\xF3\xA0\x81\xBF", "\xEF\xBF\xB9\xEF\xBF\xBA\xEF\xBF\xBB",
    /* towers, joined pictures, formulas, formats */
    "e\xCC\x81\xCC\x82\xCC\x83\xCC\x84\xCC\x85\xCC\x86",
    "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x94\xAC",
    "=1+1", "@SUM(1)", "%s%n%d",
};

/* -- the record ---------------------------------------------------------------------------- */

/* All but what is asked for by the letter: a seat's id, and the file that was read. */
static bool is_free_text(const struct event *e)
{
	return e->fact.words.n && e->fact.kind != KIND_source_kept &&
	       !(e->fact.kind == KIND_person_fact && e->fact.code == CODE_id);
}

static void make_hostile(const char *from, const char *to)
{
	static struct event events[EVENTS];
	struct arena a = {0};
	struct err e = {0};
	struct ledger *l = ledger_open(from, LEDGER_READ, &e);
	size_t n = 0, next = 0;

	assert_non_null(l);
	for (; ledger_next(l, &a, &events[n], &e); n++) {
		struct event *event = &events[n];
		struct buf b = {0};

		assert_true(n + 1 < EVENTS);
		if (!is_free_text(event))
			continue;
		buf_addf(&b, "%.*s%s%s", STR_ARG(event->fact.words),
		         hostile[next % (sizeof hostile / sizeof *hostile)],
		         next % 7 ? "" : hostile[next / 7 % 20]);
		next++;
		event->fact.words = arena_str(&a, buf_str(&b));
		buf_done(&b);
	}
	assert_true(next > sizeof hostile / sizeof *hostile);
	ledger_close(l);
	if (!ledger_create(to, events, n, &e))
		fail_msg("%s", e.what);
	arena_done(&a);
}

/* -- what may be sent ---------------------------------------------------------------------- */

static bool is_disguise(uint32_t c)
{
	return (c >= 0x80 && c < 0xA0) || c == 0xAD || c == 0x61C || (c >= 0x200B && c <= 0x200C) ||
	       c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) ||
	       (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) ||
	       (c >= 0xE0000 && c <= 0xE0FFF);
}

/* Letters and signs alone, but for these controls. */
static void is_plain(const char *what, struct str text, const char *controls)
{
	size_t at = 0;

	if (!text_is_utf8(text, &at))
		fail_msg("%s: no UTF-8 at byte %zu", what, at);
	for (size_t i = 0; i < text.n;) {
		struct str rest = {text.s + i, text.n - i};
		unsigned char byte = (unsigned char)text.s[i];
		uint32_t c = 0;
		size_t n = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;

		c = n == 1 ? byte : byte & (0xFFU >> (n + 1));
		for (size_t k = 1; k < n; k++)
			c = c << 6 | ((unsigned char)text.s[i + k] & 0x3F);
		if (is_disguise(c) || c == 0x7F || (c < ' ' && (!c || !strchr(controls, (int)c))))
			fail_msg("%s: U+%04X in “%.*s”", what, c, rest.n < 40 ? (int)rest.n : 40,
			         rest.s);
		i += n;
	}
}

/* The orders that a screen needs begin so; those of the hostile texts would begin otherwise. */
static void sends_no_order(const char *what, const char *sent)
{
	static const char *const refused[] = {"\\x1b]", "\\x1bP", "\\x1b_", "\\x1b^", "\\x1bc",
	                                      "\\x07",  "\\x0c",  "\\x7f",  "\\xc2\\x9",
	                                      "\\x1b[31m"};

	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
		if (strstr(sent, refused[i]))
			fail_msg("%s: sent %s in %s", what, refused[i], sent);
}

/* -- the screens --------------------------------------------------------------------------- */

static void looks_around(const char *path, const char *seat, const char *const *ways)
{
	const char *argv[] = {live_program(), "join", path, "--as", seat, NULL};
	struct pty *p = pty_start(&(struct pty_setup){.argv = argv});

	assert_true(pty_wait_text(p, "20:00"));
	assert_true(pty_wait_still(p));
	for (; *ways; ways++) {
		pty_mark(p);
		pty_type(p, *ways);
		pty_type(p, PTY_CTRL('L')); /* all of it again */
		assert_true(pty_wait_text(p, "20:00"));
		assert_true(pty_wait_still(p));
		sends_no_order(*ways, pty_sent_text(p));
		is_plain(*ways, str_of(pty_text(p)), "\n");
		/* The frame stands where it did: nothing moved the cursor. */
		assert_non_null(strstr(pty_row(p, 1), "20:00"));
		assert_true(pty_is_alternate(p));
	}
	assert_int_equal(pty_bells(p), 0);
	pty_signal(p, SIGTERM);
	assert_true(pty_wait_end(p, NULL));
	pty_end(p);
}

static void screens_show_it_tamed(void **state)
{
	static const char *const of_keeper[] = {"",     "1",     "m", PTY_ESC, "j",
	                                        PTY_UP, PTY_ESC, "?", PTY_ESC, NULL};
	static const char *const of_member[] = {"2",     PTY_ENTER, PTY_RIGHT, "t", PTY_ESC, "n",
	                                        PTY_ESC, "r",       PTY_ESC,   "j", PTY_ESC, NULL};

	(void)state;
	looks_around(live_path("hostile"), "S", of_keeper);
	looks_around(live_path("hostile"), "M1", of_member);
}

/* -- what is printed and written ----------------------------------------------------------- */

static struct str contents(struct buf *b, const char *path)
{
	FILE *f = fopen(path, "re");
	char piece[4096];
	size_t n;

	buf_clear(b);
	assert_non_null(f);
	while ((n = fread(piece, 1, sizeof piece, f)) > 0)
		buf_add(b, (struct str){piece, n});
	fclose(f);
	assert_true(b->n > 0);
	return buf_str(b);
}

static void outputs_tell_it_tamed(void **state)
{
	const char *bad_seat = "\033]0;t\007\xE2\x80\xAE";
	const char *bad_path = "/no/\033[2J\xC2\x9B\x31m\xE2\x80\xAE";
	char path[300];
	const char *const commands[][6] = {
	    {live_program(), "log", path, NULL},
	    {live_program(), "log", path, "--json", "--with-marks", NULL},
	    {live_program(), "verify", path, NULL},
	    {live_program(), "join", path, "--as", bad_seat, NULL},
	    {live_program(), "log", bad_path, NULL},
	    {live_program(), "verify", bad_path, NULL},
	    {live_program(), bad_seat, NULL},
	    {live_program(), "log", bad_seat, bad_seat, NULL},
	};
	struct buf b = {0};

	(void)state;
	snprintf(path, sizeof path, "%s", live_path("hostile"));
	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
		live_run(live_path("said"), commands[i]);
		is_plain(commands[i][1], contents(&b, live_path("said")), "\n");
	}
	buf_done(&b);
}

static void tables_hold_it_tamed(void **state)
{
	char path[300], to[300];
	struct buf b = {0};
	int files = 0;

	(void)state;
	snprintf(path, sizeof path, "%s", live_path("hostile"));
	for (int i = 0; i < 2; i++) {
		const char *argv[] = {live_program(),
		                      "export",
		                      path,
		                      "--format",
		                      "csv",
		                      "--csv",
		                      i ? "rfc4180" : "excel-fr",
		                      "--to",
		                      to,
		                      NULL};
		DIR *d;

		snprintf(to, sizeof to, "%s", live_path(i ? "rfc" : "excel"));
		assert_int_equal(mkdir(to, 0700), 0);
		assert_int_equal(live_run("/dev/null", argv), 0);
		d = opendir(to);
		assert_non_null(d);
		for (struct dirent *f; (f = readdir(d)) != NULL;) {
			struct str text;
			char name[600];

			if (f->d_name[0] == '.')
				continue;
			snprintf(name, sizeof name, "%s/%s", to, f->d_name);
			text = contents(&b, name);
			if (str_starts(text, "\xEF\xBB\xBF")) /* Excel's own mark */
				text = (struct str){text.s + 3, text.n - 3};
			is_plain(f->d_name, text, "\r\n");
			files++;
		}
		closedir(d);
	}
	assert_int_equal(files, 14); /* seven tables, in both dialects */
	buf_done(&b);
}

static int open_all(void **state)
{
	if (live_open(state) != 0)
		return -1;
	make_hostile(live_path("first"), live_path("hostile"));
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(screens_show_it_tamed),
	    cmocka_unit_test(outputs_tell_it_tamed),
	    cmocka_unit_test(tables_hold_it_tamed),
	};

	return cmocka_run_group_tests_name("hostile texts", tests, open_all, live_close);
}

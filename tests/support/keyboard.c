#include "keyboard.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>

#include "exam.h"
#include "unit.h"

enum { AGAIN_MS = 30 }; /* between two tries of a key */

const char *program_path(void)
{
	const char *path = getenv("CLEPSYDRE");

	return path ? path : "build/clepsydre";
}

/* -- reading ------------------------------------------------------------------------------- */

/* A copy with plain spaces for U+00A0 and U+202F. */
static const char *plain(struct buf *b, const char *text)
{
	buf_clear(b);
	while (*text) {
		size_t narrow = strncmp(text, "\xE2\x80\xAF", 3) == 0 ? 3 : 0;
		size_t n = strncmp(text, "\xC2\xA0", 2) == 0 ? 2 : narrow;

		buf_add_char(b, n ? ' ' : *text);
		text += n ? n : 1;
	}
	return buf_text(b);
}

const char *keyboard_line(struct keyboard *k, int line)
{
	return plain(&k->text, pty_row(k->pty, line - 1));
}

void keyboard_fail(struct keyboard *k, const char *format, ...)
{
	struct buf what = {0};
	va_list args;

	va_start(args, format);
	buf_addv(&what, format, args);
	va_end(args);
	fprintf(stderr, "%s: %s\n", k->who ? k->who : "nobody", buf_text(&what));
	buf_done(&what);
	if (k->exam)
		k->exam->broken = true;
	fail();
	abort(); /* fail() has left already */
}

/* -- waiting ------------------------------------------------------------------------------- */

struct sought {
	struct keyboard *k;
	int line; /* 0: any */
	const char *head, *text;
	bool at_start, gone;
	const char *keys; /* typed again and again meanwhile; NULL: none */
	int64_t typed_at_ms;
};

static int64_t now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static bool line_has(const struct sought *s, int line)
{
	const char *text = keyboard_line(s->k, line);

	if (s->at_start && strncmp(text, "  ", 2) == 0)
		text += 2;
	if (s->at_start)
		return strncmp(text, s->text, strlen(s->text)) == 0;
	return strstr(text, s->text) && (!s->head || strstr(text, s->head));
}

static bool is_reached(struct pty *pty, void *context)
{
	struct sought *s = context;
	bool found = false;

	(void)pty;
	if (s->line)
		found = line_has(s, s->line);
	for (int line = 1; !s->line && !found && line <= 24; line++)
		found = line_has(s, line);
	if (!found && s->keys && now_ms() - s->typed_at_ms >= AGAIN_MS) {
		pty_type(s->k->pty, s->keys);
		s->typed_at_ms = now_ms();
	}
	return found != s->gone;
}

static void wait_for(struct sought s)
{
	if (!pty_wait(s.k->pty, is_reached, &s, s.text))
		keyboard_fail(s.k, "%s “%s”%s", s.gone ? "still" : "no", s.text,
		              s.line ? " on its line" : "");
}

void types(struct keyboard *k, const char *keys)
{
	pty_type(k->pty, keys);
}

void sees(struct keyboard *k, const char *text)
{
	wait_for((struct sought){.k = k, .text = text});
}

void sees_no(struct keyboard *k, const char *text)
{
	wait_for((struct sought){.k = k, .text = text, .gone = true});
}

void sees_at(struct keyboard *k, int line, const char *text)
{
	wait_for((struct sought){.k = k, .line = line, .text = text});
}

void sees_row(struct keyboard *k, const char *head, const char *text)
{
	wait_for((struct sought){.k = k, .head = head, .text = text});
}

/* -- typing -------------------------------------------------------------------------------- */

static bool says(struct keyboard *k, const char *message)
{
	struct sought s = {.k = k, .text = message, .at_start = true};

	return line_has(&s, LINE_MESSAGE);
}

/* Nothing is on z and w: they change nothing, and are told whenever keys are taken.  They take
 * turns, for what was told before must not be taken for the answer. */
static void is_heard(struct keyboard *k)
{
	k->says_w = !k->says_w;
	wait_for((struct sought){.k = k,
	                         .line = LINE_MESSAGE,
	                         .text = k->says_w ? "touche w" : "touche z",
	                         .keys = k->says_w ? "w" : "z"});
}

void hears(struct keyboard *k, const char *keys, const char *message)
{
	pty_read(k->pty);
	if (says(k, message)) /* what was said before must not be taken for the answer */
		is_heard(k);
	types(k, keys);
	wait_for((struct sought){.k = k, .line = LINE_MESSAGE, .text = message, .at_start = true});
}

void is_asked(struct keyboard *k, const char *keys, const char *title)
{
	types(k, keys);
	wait_for((struct sought){.k = k, .head = "───", .text = title});
	is_heard(k);
}

void does(struct keyboard *k, const char *keys, const char *kind, const char *candidate,
          const char *acknowledged)
{
	hears(k, keys, acknowledged);
	exam_counts(k->exam, kind, k->who, candidate);
}

/* -- the seat ------------------------------------------------------------------------------ */

void sits_down(struct keyboard *k, const char *digit, const char *who)
{
	sees_at(k, LINE_IDENTITY, "Places du jury");
	types(k, digit);
	sees_row(k, "►", who);
	is_asked(k, PTY_ENTER, who);
	types(k, "o");
	sees_at(k, LINE_IDENTITY, who);
	k->who = who;
}

void passes_to(struct keyboard *k, const char *digit, const char *who)
{
	types(k, "k");
	sees_at(k, LINE_IDENTITY, "Clavier à prendre");
	sees_no(k, k->who);
	k->who = NULL;
	types(k, PTY_ENTER);
	sits_down(k, digit, who);
}

/* -- the process --------------------------------------------------------------------------- */

struct keyboard *keyboard_open(struct exam *exam, const char *record, const char *seat,
                               const char *who)
{
	const char *flags[] = {seat ? "--as" : NULL, seat, NULL};

	return keyboard_join(exam, record, flags, who);
}

struct keyboard *keyboard_join(struct exam *exam, const char *record, const char *const *flags,
                               const char *who)
{
	const char *argv[8] = {program_path(), "join", record};
	struct pty_setup setup = {.argv = argv};
	struct keyboard *k = calloc(1, sizeof *k);

	for (size_t i = 0; i < 4 && flags[i]; i++)
		argv[3 + i] = flags[i];
	assert_non_null(k);
	k->exam = exam;
	k->who = who;
	k->pty = pty_start(&setup);
	sees_at(k, LINE_ADVICE, "→");
	if (who)
		sees_at(k, LINE_IDENTITY, who);
	return k;
}

void goes_to_day(struct keyboard *k)
{
	is_heard(k);
	while (!strstr(keyboard_line(k, LINE_IDENTITY), "La journée")) {
		types(k, "q");
		is_heard(k);
	}
}

void keyboard_leave(struct keyboard *k)
{
	int status;

	goes_to_day(k);
	is_asked(k, "q", "Quitter ?");
	types(k, "o");
	if (!pty_wait_end(k->pty, &status) || !WIFEXITED(status) || WEXITSTATUS(status))
		keyboard_fail(k, "leaving did not end with 0:\n%s", pty_text(k->pty));
}

void keyboard_close(struct keyboard *k)
{
	if (!k)
		return;
	pty_end(k->pty);
	buf_done(&k->text);
	free(k);
}

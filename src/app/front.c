/* front: see front.h.  A front has a screen, or else a plain terminal and a reader. */
#include "app/front.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "app/wake.h"
#include "base/arena.h"
#include "base/words.h"
#include "ui/plain.h"
#include "ui/reader.h"

struct front {
	struct screen *screen;
	struct canvas canvas;
	struct plain *plain;
	struct reader *reader;
	unsigned frozen_after_s;
	char notice[200];
};

static bool open_plain(struct front *f, const struct front_setup *setup, struct err *e)
{
	f->plain = plain_open(setup->term, e);
	if (f->plain)
		f->reader = reader_new();
	return f->plain != NULL;
}

static bool open_screen(struct front *f, const struct front_setup *setup, struct err *e)
{
	struct screen_setup terminal = {.term = setup->term, .monochrome = setup->monochrome};

	f->screen = screen_open(&terminal, e);
	if (!f->screen)
		return false;
	canvas_init(&f->canvas, 24, 80);
	f->canvas.ascii = setup->ascii;
	return true;
}

struct front *front_open(const struct front_setup *setup, struct err *e)
{
	struct front *f = arena_alone(1, sizeof *f);
	bool drawn = screen_can_draw(setup->term);

	f->frozen_after_s = setup->frozen_after_s;
	if (!drawn && !setup->aloud)
		snprintf(f->notice, sizeof f->notice,
		         _("A terminal of the type “%s” cannot be drawn on: all is said line by "
		           "line, as with --reader."),
		         setup->term);
	if (setup->aloud || !drawn ? open_plain(f, setup, e) : open_screen(f, setup, e))
		return f;
	free(f);
	return NULL;
}

void front_close(struct front *f)
{
	if (!f)
		return;
	if (f->screen)
		canvas_done(&f->canvas);
	alarm(WAKE_FROZEN_AT_END_S);
	screen_close(f->screen);
	plain_close(f->plain);
	alarm(0);
	reader_free(f->reader);
	free(f);
}

const char *front_notice(const struct front *f)
{
	if (*f->notice)
		return f->notice;
	return f->screen ? screen_notice(f->screen) : NULL;
}

int front_fd(const struct front *f)
{
	return f->screen ? screen_fd(f->screen) : plain_fd(f->plain);
}

bool front_is_behind(void)
{
	struct pollfd line = {.fd = STDOUT_FILENO, .events = POLLOUT};

	return poll(&line, 1, 0) == 0;
}

static bool say(struct front *f, struct desk *d, const struct state *s, const struct moment *now,
                bool answers)
{
	struct buf b = {0};
	bool rings, is_new;

	reader_read(f->reader, d, s, now, answers, &b);
	alarm(f->frozen_after_s);
	plain_say(f->plain, buf_str(&b));
	rings = desk_rings(d, s, now);
	if (rings)
		plain_bell(f->plain);
	alarm(0);
	is_new = b.n > 0;
	buf_done(&b);
	return is_new || rings;
}

static bool draw(struct front *f, struct desk *d, const struct state *s, const struct moment *now)
{
	int rows, cols;
	bool rings, is_new;

	screen_size(f->screen, &rows, &cols);
	if (rows != f->canvas.rows || cols != f->canvas.cols)
		canvas_resize(&f->canvas, rows, cols);
	desk_draw(d, &f->canvas, s, now);
	alarm(f->frozen_after_s);
	is_new = screen_put(f->screen, &f->canvas);
	rings = desk_rings(d, s, now);
	if (rings)
		screen_bell(f->screen);
	alarm(0);
	return is_new || rings;
}

bool front_show(struct front *f, struct desk *d, const struct state *s, const struct moment *now)
{
	return f->plain ? say(f, d, s, now, false) : draw(f, d, s, now);
}

void front_answer(struct front *f, struct desk *d, const struct state *s, const struct moment *now)
{
	if (f->plain)
		say(f, d, s, now, true);
}

void front_ask(struct front *f)
{
	if (!f->screen)
		return;
	alarm(f->frozen_after_s);
	screen_ask(f->screen);
	alarm(0);
}

void front_again(struct front *f)
{
	if (f->plain)
		reader_again(f->reader);
	else
		screen_redraw(f->screen);
}

void front_resume(struct front *f)
{
	alarm(f->frozen_after_s);
	if (f->plain)
		plain_resume(f->plain);
	else
		screen_resume(f->screen);
	alarm(0);
	front_again(f);
}

void front_resized(struct front *f)
{
	if (!f->screen)
		return;
	screen_resize(f->screen);
	/* A window narrowed and widened again shows no trace of it but what the terminal lost. */
	screen_redraw(f->screen);
}

enum screen_input front_read(struct front *f, struct key *key)
{
	return f->screen ? screen_read(f->screen, key) : plain_read(f->plain, key);
}

struct str front_pasted(const struct front *f, bool *was_cut)
{
	return f->screen ? screen_pasted(f->screen, was_cut) : plain_pasted(f->plain, was_cut);
}

/* clock: the public clock of a record, for a second screen or a projector.
 *
 * Reads as nobody, takes no seat, appends nothing. */
#include <stdlib.h>
#include <unistd.h>

#include "app/command.h"
#include "app/confine.h"
#include "app/print.h"
#include "app/record.h"
#include "app/wake.h"
#include "base/words.h"
#include "core/clock.h"
#include "ui/keymap.h"
#include "ui/public.h"
#include "ui/rescue.h"
#include "ui/screen.h"

struct shown {
	const struct world *world;
	struct record record;
	struct wake wake;
	struct screen *screen;
	struct canvas canvas;
	struct err fault; /* why the record can't be read; told until it can */
	bool leaves;
};

static void look(struct shown *s)
{
	struct err e;

	s->fault.kind = ERR_NONE;
	if (!record_catch_up(&s->record, &e))
		s->fault = e;
}

static void draw(struct shown *s)
{
	struct moment now = s->world->now(s->world);
	int rows, cols;

	screen_size(s->screen, &rows, &cols);
	if (rows != s->canvas.rows || cols != s->canvas.cols)
		canvas_resize(&s->canvas, rows, cols);
	public_draw(&s->canvas, &s->record.state, &now, &s->fault);
	alarm(wake_frozen_after_s(&s->record.state.plan));
	screen_put(s->screen, &s->canvas);
	alarm(0);
}

static void take_keys(struct shown *s)
{
	struct key key;

	while (!s->leaves)
		switch (screen_read(s->screen, &key)) {
		case SCREEN_NOTHING: return;
		case SCREEN_GONE: s->leaves = true; return;
		case SCREEN_KEY:
			switch (keymap_lookup(PLACE_PUBLIC, key).action) {
			case ACT_BACK: s->leaves = true; break;
			case ACT_REDRAW: screen_redraw(s->screen); break;
			default: break;
			}
			break;
		}
}

/* The next second of a clock, else the next look, which is soon enough for the hour. */
static int64_t time_to_wait(const struct shown *s)
{
	struct moment now = s->world->now(s->world);
	int64_t next = clock_next_second_ms(&s->record.state, &now) - now.boot_ms;

	return next < WAKE_LOOK_EVERY_MS ? next : WAKE_LOOK_EVERY_MS;
}

static void wait_and_take(struct shown *s)
{
	unsigned came = wake_wait(&s->wake, screen_fd(s->screen), time_to_wait(s));

	if (came & WAKE_RESIZED)
		screen_resize(s->screen);
	if (came & WAKE_CONTINUED)
		screen_resume(s->screen);
	if (came & WAKE_RESIZED)
		screen_redraw(s->screen);
	if (came & WAKE_NEWS)
		news_drain(s->wake.news);
	look(s);
	if (came & WAKE_LEAVE)
		s->leaves = true;
	else if (came & WAKE_KEYS)
		take_keys(s);
}

static bool can_be_drawn(const char *term, struct err *e)
{
	if (screen_can_draw(term))
		return true;
	err_set(e, ERR_USAGE, _("A terminal of the type “%s” cannot be drawn on."), term);
	return err_add(e, NULL, _("Take another terminal, or tell its true type: "
	                          "TERM=xterm-256color."));
}

static bool show(struct shown *s, const struct arguments *a, struct err *e)
{
	struct screen_setup terminal = {.term = getenv("TERM"), .monochrome = true};
	bool ok;

	if (!wake_open(&s->wake, a->rest[0], rescue_now, e))
		return false;
	s->screen = screen_open(&terminal, e);
	if (!s->screen)
		return false;
	canvas_init(&s->canvas, 24, 80);
	s->canvas.ascii = options_value(a, "ascii") != NULL;
	draw(s);
	ok = confine(e);
	while (ok && !s->leaves) {
		wait_and_take(s);
		if (!s->leaves)
			draw(s);
	}
	canvas_done(&s->canvas);
	alarm(WAKE_FROZEN_AT_END_S);
	screen_close(s->screen);
	alarm(0);
	return ok;
}

static int run_clock(const struct world *world, const struct arguments *a)
{
	struct shown s = {.world = world};
	struct err e;
	bool ok;

	if (!record_open(&s.record, a->rest[0], LEDGER_READ, 0, &e))
		return print_err(&e);
	ok = can_be_drawn(getenv("TERM"), &e);
	if (ok) {
		ok = show(&s, a, &e);
		wake_close(&s.wake);
	}
	record_close(&s.record);
	return ok ? ERR_NONE : print_err(&e);
}

static const struct example examples[] = {
    {"clock rs6731.clepsydre", N_("on a second screen, for all who are in the room")},
    {NULL, NULL},
};

static const struct option_row options[] = {
    {"ascii", NULL, N_("lines and signs in ASCII, for an old terminal"), false},
    {NULL, NULL, NULL, false},
};

const struct command command_clock = {
    .name = "clock",
    .summary = N_("shows the public clock of a record, without any name"),
    .usage = N_("RECORD"),
    .least = 1,
    .most = 1,
    .examples = examples,
    .options = options,
    .run = run_clock,
};

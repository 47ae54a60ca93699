/* front: see front.h. */
#include "app/front.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"

enum { FROZEN_AFTER_S = 45 }; /* a client that takes nothing for so long is gone */

struct front {
	struct screen *screen;
	struct canvas canvas;
};

struct front *front_open(const struct front_setup *setup, struct err *e)
{
	struct screen_setup terminal = {.term = setup->term, .monochrome = setup->monochrome};
	struct front *f = calloc(1, sizeof *f);

	if (!f)
		arena_exhausted(sizeof *f);
	f->screen = screen_open(&terminal, e);
	if (!f->screen) {
		free(f);
		return NULL;
	}
	canvas_init(&f->canvas, 24, 80);
	f->canvas.ascii = setup->ascii;
	return f;
}

void front_close(struct front *f)
{
	if (!f)
		return;
	canvas_done(&f->canvas);
	screen_close(f->screen);
	free(f);
}

void front_emergency_restore(void)
{
	screen_emergency_restore();
}

const char *front_notice(const struct front *f)
{
	return screen_notice(f->screen);
}

int front_fd(const struct front *f)
{
	return screen_fd(f->screen);
}

void front_show(struct front *f, struct desk *d, const struct state *s, const struct moment *now)
{
	int rows, cols;

	screen_size(f->screen, &rows, &cols);
	if (rows != f->canvas.rows || cols != f->canvas.cols)
		canvas_resize(&f->canvas, rows, cols);
	desk_draw(d, &f->canvas, s, now);
	alarm(FROZEN_AFTER_S);
	screen_put(f->screen, &f->canvas);
	if (desk_rings(d, s, now))
		screen_bell(f->screen);
	alarm(0);
}

void front_again(struct front *f)
{
	screen_redraw(f->screen);
}

void front_resized(struct front *f)
{
	screen_resize(f->screen);
}

enum screen_input front_read(struct front *f, struct key *key)
{
	return screen_read(f->screen, key);
}

struct str front_pasted(const struct front *f, bool *was_cut)
{
	return screen_pasted(f->screen, was_cut);
}

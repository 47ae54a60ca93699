/* story: makes a record of a grid and a cohort, and plays a story on it.
 *
 *     story [--rehearsal] [--ending-now] RECORD GRID COHORT STORY
 *
 * With --ending-now the last line of the story is this very moment on this
 * machine: a clock that it leaves running goes on. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/record.h"
#include "app/world.h"
#include "intake/intake.h"
#include "story.h"

struct options {
	bool rehearsal, ending_now;
	const char *record, *grid, *cohort, *story;
};

static bool read_options(struct options *o, int argc, char **argv)
{
	const char **files[] = {&o->record, &o->grid, &o->cohort, &o->story};
	size_t n = 0;

	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--rehearsal") == 0)
			o->rehearsal = true;
		else if (strcmp(argv[i], "--ending-now") == 0)
			o->ending_now = true;
		else if (n < 4)
			*files[n++] = argv[i];
		else
			return false;
	}
	return n == 4;
}

static bool read_text(const char *path, struct buf *text)
{
	FILE *f = fopen(path, "re");
	char piece[4096];
	size_t n;

	while (f && (n = fread(piece, 1, sizeof piece, f)) > 0)
		buf_add(text, (struct str){piece, n});
	if (f)
		fclose(f);
	return text->n > 0;
}

static bool make(const struct options *o, struct plan *plan, struct str text,
                 struct story_clock *clock)
{
	struct moment now = world_real.now(&world_real), opening;
	struct complaints cs;
	struct buf told = {0};
	struct err e;
	bool good;

	complaints_init(&cs);
	good = intake_cohort(o->cohort, o->grid, plan, &cs);
	if (!good) {
		complaints_write(&cs, &told);
		fputs(buf_text(&told), stderr);
	}
	buf_done(&told);
	complaints_done(&cs);
	if (!good)
		return false;
	*clock = story_clock_of(plan);
	if (o->ending_now && !story_clock_ending(clock, text, &now))
		return false;
	plan->rehearsal = o->rehearsal;
	plan->record_title = plan->number;
	opening = story_clock_at(clock, STORY_OFFICE_MS);
	if (!record_make(o->record, plan, &opening, &e)) {
		fprintf(stderr, "%s\n", e.what);
		return false;
	}
	return true;
}

static bool play(const struct options *o, const struct story_clock *clock, struct str text)
{
	struct buf failures = {0};
	struct err e;
	struct story *s = story_open_record(o->record, clock, &e);
	size_t failed;

	if (!s) {
		fprintf(stderr, "%s\n", e.what);
		return false;
	}
	failed = story_run(s, text, o->story, &failures);
	fputs(buf_text(&failures), stderr);
	buf_done(&failures);
	story_close(s);
	return !failed;
}

int main(int argc, char **argv)
{
	struct options o = {.rehearsal = false};
	struct arena arena = {0};
	struct plan plan;
	struct buf text = {0};
	struct story_clock clock;
	bool good;

	if (!read_options(&o, argc, argv)) {
		fputs("story [--rehearsal] [--ending-now] RECORD GRID COHORT STORY\n", stderr);
		return 1;
	}
	plan_init(&plan, &arena);
	good = read_text(o.story, &text) && make(&o, &plan, buf_str(&text), &clock) &&
	       play(&o, &clock, buf_str(&text));
	buf_done(&text);
	arena_done(&arena);
	return good ? 0 : 2;
}

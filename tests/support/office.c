/* office: see office.h. */
#include "office.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"

#define MARK "¦"

void office_init(struct office *o)
{
	assert_true(text_open());
	*o = (struct office){.accepted = false};
	plan_init(&o->plan, &o->arena);
	complaints_init(&o->complaints);
}

void office_done(struct office *o)
{
	complaints_done(&o->complaints);
	arena_done(&o->arena);
	buf_done(&o->said);
}

struct str office_file(struct office *o, const char *name)
{
	const char *folder = getenv("SOURCE");
	struct buf b = {0};
	struct str text;
	char part[4096];
	size_t n;
	FILE *f;

	buf_addf(&b, "%s/%s", folder ? folder : ".", name);
	f = fopen(buf_text(&b), "rb");
	assert_non_null(f);
	buf_clear(&b);
	while ((n = fread(part, 1, sizeof part, f)) > 0)
		buf_add(&b, (struct str){part, n});
	fclose(f);
	text = arena_str(&o->arena, buf_str(&b));
	buf_done(&b);
	return text;
}

struct str office_change(struct office *o, struct str text, const char *old, const char *changed)
{
	const char *at = memmem(text.s, text.n, old, strlen(old));
	struct buf b = {0};
	size_t before;

	if (!at)
		fail_msg("“%s” is not in the file", old);
	before = (size_t)(at - text.s);
	buf_add(&b, (struct str){text.s, before});
	buf_add(&b, str_of(changed));
	buf_add(&b, (struct str){at + strlen(old), text.n - before - strlen(old)});
	text = arena_str(&o->arena, buf_str(&b));
	buf_done(&b);
	return text;
}

const char *office_mark(struct office *o, struct str *text)
{
	const char *at = memmem(text->s, text->n, MARK, strlen(MARK));
	int line = 1, column = 1;
	struct buf b = {0};

	if (!at)
		return "";
	for (const char *c = text->s; c < at; c++) {
		line += *c == '\n';
		/* One for each character, that is for each byte that begins one. */
		column = *c == '\n' ? 1 : column + (((unsigned char)*c & 0xC0) != 0x80);
	}
	buf_addf(&b, "%d:%d", line, column);
	*text = office_change(o, *text, MARK, "");
	at = arena_str(&o->arena, buf_str(&b)).s;
	buf_done(&b);
	return at;
}

void office_read_grid(struct office *o, struct str bytes)
{
	o->accepted = intake_grid_bytes(STR("grid.yaml"), bytes, &o->plan, &o->complaints);
	complaints_write(&o->complaints, &o->said);
}

void office_read_cohort(struct office *o, const char *grid, struct str cohort, struct str csv)
{
	struct buf name = {0};

	buf_addf(&name, "config/%s.yaml", grid);
	assert_true(intake_grid_bytes(STR("grid.yaml"), office_file(o, buf_text(&name)), &o->plan,
	                              &o->complaints));
	o->accepted = intake_cohort_bytes(STR("cohort.yaml"), cohort,
	                                  csv.n ? STR("list.csv") : (struct str){NULL, 0}, csv,
	                                  &o->plan, &o->complaints);
	complaints_write(&o->complaints, &o->said);
	buf_done(&name);
}

/* What follows the text in rest; NULL if it does not occur. */
static bool pass(struct str *rest, const char *text)
{
	const char *at = memmem(rest->s, rest->n, text, strlen(text));

	if (!at)
		return false;
	rest->n -= (size_t)(at + strlen(text) - rest->s);
	rest->s = at + strlen(text);
	return true;
}

void office_said(struct office *o, const char *where, const char *what, const char *todo)
{
	struct str rest = buf_str(&o->said);

	while (rest.s && rest.n) {
		struct str line = str_cut(&rest, '\n');

		if (pass(&line, where) && pass(&line, what) && pass(&line, todo))
			return;
	}
	fail_msg("“%s … %s … %s” was not said, but:\n%s", where, what, todo, buf_text(&o->said));
}

static void bytes_say(struct office *o, struct str bytes, const char *what, const char *todo)
{
	const char *mark = office_mark(o, &bytes);
	struct buf where = {0};

	office_read_grid(o, bytes);
	assert_false(o->accepted);
	buf_addf(&where, "grid.yaml:%s%s", mark, mark[0] ? ": " : "");
	office_said(o, buf_text(&where), what, todo);
	buf_done(&where);
	office_done(o);
}

void file_says(const char *name, const char *old, const char *changed, const char *what,
               const char *todo)
{
	struct office o;

	office_init(&o);
	bytes_say(&o, office_change(&o, office_file(&o, name), old, changed), what, todo);
}

void grid_says(const char *old, const char *changed, const char *what, const char *todo)
{
	file_says("config/rs6731.yaml", old, changed, what, todo);
}

void text_says(const char *text, const char *what, const char *todo)
{
	struct office o;

	office_init(&o);
	bytes_say(&o, str_of(text), what, todo);
}

static void people_say(struct str cohort, struct str csv, struct office *o, const char *what,
                       const char *todo)
{
	bool in_list = !memmem(cohort.s, cohort.n, MARK, strlen(MARK));
	const char *mark = office_mark(o, in_list ? &csv : &cohort);
	struct buf where = {0};

	office_read_cohort(o, "rs6731", cohort, csv);
	if (mark[0])
		buf_addf(&where, "%s:%s: ", in_list ? "list.csv" : "cohort.yaml", mark);
	office_said(o, buf_text(&where), what, todo);
	buf_done(&where);
}

void cohort_says(const char *old, const char *changed, const char *what, const char *todo)
{
	struct office o;
	struct str cohort;

	office_init(&o);
	cohort = office_file(&o, "config/cohort-rs6731.yaml");
	people_say(office_change(&o, cohort, old, changed), office_file(&o, "config/candidats.csv"),
	           &o, what, todo);
	office_done(&o);
}

void list_says(const char *old, const char *changed, const char *what, const char *todo)
{
	struct office o;
	struct str csv;

	office_init(&o);
	csv = office_change(&o, office_file(&o, "config/candidats.csv"), old, changed);
	people_say(office_file(&o, "config/cohort-rs6731.yaml"), csv, &o, what, todo);
	office_done(&o);
}

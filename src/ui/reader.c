/* reader: see reader.h.  In order: saying, what others and time did, all of it. */
#include "ui/reader.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/when.h"
#include "base/words.h"
#include "core/clock.h"
#include "core/say.h"
#include "ui/reader_private.h"

struct reader *reader_new(void)
{
	return arena_alone(1, sizeof(struct reader));
}

void reader_free(struct reader *r)
{
	if (!r)
		return;
	told_done(&r->told);
	buf_done(&r->about);
	buf_done(&r->section);
	buf_done(&r->advice);
	buf_done(&r->advice_before);
	buf_done(&r->message);
	buf_done(&r->hint);
	buf_done(&r->above);
	buf_done(&r->fault);
	buf_done(&r->asked);
	buf_done(&r->text);
	free(r);
}

void reader_again(struct reader *r)
{
	r->all = true;
}

/* -- saying -------------------------------------------------------------------------------- */

void reader_say_as_it_is(const struct reading *g, struct str text)
{
	if (g->r->is_open)
		buf_add_char(g->out, '\n');
	g->r->is_open = false;
	text_neutral(g->out, text, TEXT_LINES);
	if (g->out->s[g->out->n - 1] != '\n')
		buf_add_char(g->out, '\n');
}

void reader_say(const struct reading *g, struct str text)
{
	struct buf b = {0};

	if (!text.n)
		return;
	buf_add(&b, text);
	told_stop(&b);
	reader_say_as_it_is(g, buf_str(&b));
	buf_done(&b);
}

bool reader_is_new(struct buf *last, struct str text)
{
	bool differs = !str_equal(buf_str(last), text);

	if (differs) {
		buf_clear(last);
		buf_add(last, text);
	}
	return differs;
}

/* "m : mots, auteur, niveau, relance.": a key, and what it would add. */
static void say_hint(const struct reading *g, struct str hint)
{
	struct str key = str_cut(&hint, ' ');
	struct buf b = {0};

	buf_addf(&b, "%.*s%s ", STR_ARG(key), words_p("before a state", ":"));
	text_shorten(&b, hint, SIZE_MAX);
	reader_say(g, buf_str(&b));
	buf_done(&b);
}

/* What was done and, after a tab, the key that refines it, unless it was told just before. */
static void say_message(const struct reading *g, struct str message)
{
	struct str done = str_cut(&message, '\t');

	reader_say(g, done);
	if (message.n && reader_is_new(&g->r->hint, message))
		say_hint(g, message);
}

void reader_say_messages(const struct reading *g)
{
	struct str message = buf_str(&g->d->message), above = buf_str(&g->d->above);
	bool is_other = reader_is_new(&g->r->message, message);

	if (message.n && (is_other || (g->answers && !g->d->editor)))
		say_message(g, message);
	if (reader_is_new(&g->r->above, above))
		reader_say(g, above);
}

/* What the disk refused: it is marked on the screen. */
static void say_failed(const struct reading *g)
{
	struct buf b = {0};
	size_t n = 0;

	for (size_t i = 0; i < g->d->n_pending; i++) {
		const struct pending *p = &g->d->pending[i];

		if (!p->failed || ++n <= g->r->n_failed)
			continue;
		buf_clear(&b);
		buf_addf(&b, "%s%s ", _("To type again"), words_p("before a state", ":"));
		say_brief(&b, g->s, g->d->me, &p->wish);
		reader_say(g, buf_str(&b));
	}
	g->r->n_failed = n;
	buf_done(&b);
}

static void say_fault(const struct reading *g)
{
	const struct err *fault = &g->d->room.fault;
	bool was = g->r->fault.n > 0;
	struct buf b = {0};

	if (fault->kind)
		buf_addf(&b, "%s\n%s\n%s", fault->what, fault->safe, fault->todo);
	if (reader_is_new(&g->r->fault, buf_str(&b))) {
		if (b.n)
			reader_say(g, buf_str(&b));
		else if (was)
			reader_say(g, str_of(_("Entries are stored again.")));
	}
	say_failed(g);
	buf_done(&b);
}

/* -- what others and time did -------------------------------------------------------------- */

static bool is_of_others(const struct reading *g, const struct entry *e)
{
	return e->id > g->r->seen_id && e->author && e->author != g->d->me &&
	       e->fact.kind != KIND_words_emptied; /* goes with the seal */
}

static void say_others(const struct reading *g)
{
	const struct state *s = g->s;
	size_t n = 0, first = s->n_entries;
	struct buf b = {0};

	while (first > 0 && s->entries[first - 1].id > g->r->seen_id && n < OTHERS_MAX)
		n += is_of_others(g, &s->entries[--first]);
	for (size_t i = first; g->d->me && i < s->n_entries; i++) {
		if (!is_of_others(g, &s->entries[i]))
			continue;
		buf_clear(&b);
		say_family(&b, s, s->entries[i].author);
		buf_addf(&b, "%s ", words_p("before a state", ":"));
		say_event(&b, s, s->entries[i].author, &s->entries[i].fact);
		reader_say(g, buf_str(&b));
	}
	g->r->seen_id = s->last_id;
	buf_done(&b);
}

static struct heard *heard_of(struct reader *r, int64_t run, bool *is_first)
{
	for (size_t i = 0; i < r->n_runs; i++)
		if (r->runs[i].run == run) {
			*is_first = false;
			return &r->runs[i];
		}
	if (r->n_runs == RUNS_MAX)
		memmove(r->runs, r->runs + 1, --r->n_runs * sizeof *r->runs);
	*is_first = true;
	r->runs[r->n_runs] = (struct heard){.run = run};
	return &r->runs[r->n_runs++];
}

static void say_time_of(const struct reading *g, const struct phase *p, int64_t left_ms)
{
	struct buf b = {0}, span = {0};

	if (left_ms > 0) {
		when_span(&span, left_ms + WHEN_SECOND_MS - 1); /* as a countdown shows it */
		buf_addf(&b, _("%.*s: %s left"), STR_ARG(p->name), buf_text(&span));
	} else {
		buf_addf(&b, _("%.*s: the time is over"), STR_ARG(p->name));
	}
	reader_say(g, buf_str(&b));
	buf_done(&b);
	buf_done(&span);
}

/* Each threshold once. */
static void say_thresholds(const struct reading *g)
{
	for (size_t i = 0; g->d->me && i < g->s->n_runs; i++) {
		const struct run *run = &g->s->runs[i];
		const struct phase *p = plan_phase(&g->s->plan, run->phase);
		int64_t left = clock_left_ms(run, g->now);
		struct heard *heard;
		int passed = left <= 0;
		bool is_first;

		if (run->set_aside || run->status != RUN_RUNNING || !p ||
		    clock_to_confirm(run, g->now))
			continue;
		for (size_t w = 0; w < p->warn_ms.n; w++)
			passed += left <= p->warn_ms.v[w];
		heard = heard_of(g->r, run->id, &is_first);
		if (passed > heard->passed && !is_first)
			say_time_of(g, p, left);
		heard->passed = passed;
	}
}

/* -- all of it ----------------------------------------------------------------------------- */

static void begin_anew(struct reader *r, const struct desk *d, const struct state *s)
{
	r->desk = d;
	r->me = d->me;
	r->view = NULL;
	r->dialog = NULL;
	r->editor = NULL;
	r->n_runs = r->n_failed = 0;
	r->seen_id = s->last_id;
	buf_clear(&r->message);
	buf_clear(&r->above);
}

static void read_place(const struct reading *g)
{
	struct reader *r = g->r;
	bool came_back = (r->dialog && !g->d->dialog) || (r->editor && !g->d->editor);

	if (!g->d->editor)
		r->editor = NULL;
	if (!g->d->dialog)
		r->dialog = NULL;
	if (g->d->editor)
		reader_read_editor(g);
	else if (g->d->dialog)
		reader_read_dialog(g);
	else
		reader_read_view(g, came_back);
	r->all = false;
}

void reader_read(struct reader *r, struct desk *d, const struct state *s, const struct moment *now,
                 bool answers, struct buf *out)
{
	struct reading g = {d, r, s, now, answers, out, {0}};

	desk_follow(d, s);
	desk_stop_practice_if_called(d, s);
	if (d->exercise) {
		desk_share_fault(d);
		reader_read(r, d->exercise, practice_state(d->practice), now, answers, out);
		return;
	}
	if (r->desk != d || r->me != d->me)
		begin_anew(r, d, s);
	g.scene = desk_scene(d, s, now);
	say_fault(&g);
	if (!d->editor || r->editor == d->editor)
		reader_say_messages(&g);
	say_others(&g);
	say_thresholds(&g);
	read_place(&g);
}

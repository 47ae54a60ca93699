/* sheet: where one is on a sheet, and its words.  See sheet.h. */
#include "ui/sheet.h"

#include "base/text.h"
#include "base/when.h"
#include "base/words.h"
#include "core/say.h"
#include "core/sheets.h"
#include "core/speech.h"
#include "ui/passage.h"

enum refusal sheet_refusal(const struct scene *scene)
{
	const struct state *s = scene->state;
	struct fact probe = {.kind = KIND_scored,
	                     .candidate = scene->focus->candidate,
	                     .item = sheet_item(scene),
	                     .code = CODE_cleared};

	return rules_decide(s, scene->me, &probe, scene->now).why;
}

bool sheet_is_closed(enum refusal why)
{
	switch (why) {
	case ALLOWED:
	case REFUSED_sheet_handed_in:
	case REFUSED_reason_needed:
	case REFUSED_sealed: return false;
	default: return true;
	}
}

void sheet_say_closed(struct buf *b, const struct scene *scene, enum refusal why)
{
	const struct state *s = scene->state;
	int32_t candidate = scene->focus->candidate;
	const struct standing *there = state_person(s, candidate);
	struct buf who = {0}, talk = {0};

	say_person(&who, s, candidate);
	switch (why) {
	case REFUSED_recused:
		buf_addf(b, _("You have withdrawn: you don’t mark %s."), buf_text(&who));
		break;
	case REFUSED_keeper_busy:
		say_the_phase(&talk, s, speech_running(s) ? speech_running(s)->phase : 0);
		buf_addf(b, _("You keep the session: your sheet opens after %s."), buf_text(&talk));
		break;
	case REFUSED_candidate_away:
		buf_addf(b, _("%s: %s. There is nothing to mark."), buf_text(&who),
		         there ? say_attendance(there->attendance, there->identity_seen) : "");
		break;
	case REFUSED_not_heard_yet:
		buf_add(b, str_of(_("This sheet opens when the passage has begun.")));
		break;
	case REFUSED_sits_not:
		buf_add(b,
		        str_of(_("You don’t sit for this passage: there is no sheet of yours.")));
		break;
	case REFUSED_nothing_such:
		buf_add(b, str_of(candidate ? _("This grid has nothing to mark at the oral.")
		                            : _("Nobody is chosen: Tab goes to a candidate.")));
		break;
	default:
		buf_add(b, str_of(_("Your seat doesn’t mark: the sheets are the members’.")));
		break;
	}
	buf_done(&who);
	buf_done(&talk);
}

/* -- where one is ---------------------------------------------------------------------------- */

bool sheet_is_empty(const struct scene *scene, int32_t item)
{
	const struct mark *m = state_mark(scene->state, scene->me, scene->focus->candidate, item);
	const struct pending *p = scene_pending(scene, scene->focus->candidate, item);

	if (p && !p->failed)
		return false;
	return !m || (!m->rank && m->code != CODE_not_observed);
}

int32_t sheet_next_empty(const struct scene *scene, int32_t item)
{
	const struct state *s = scene->state;
	size_t place = state_sheet_place(s, item);

	for (size_t i = 1; place < s->n_sheet_items && i < s->n_sheet_items; i++) {
		int32_t next = s->sheet_items[(place + i) % s->n_sheet_items];

		if (sheet_is_empty(scene, next))
			return next;
	}
	return item;
}

size_t sheet_items_of(const struct state *s, int32_t competency, int32_t *items, size_t room)
{
	size_t n = 0;

	for (size_t i = 0; i < s->n_sheet_items && n < room; i++)
		if (plan_competency_of(&s->plan, s->sheet_items[i]) == competency)
			items[n++] = s->sheet_items[i];
	return n;
}

static int32_t first_of(const struct scene *scene, int32_t competency)
{
	const struct state *s = scene->state;
	int32_t first = 0;

	for (size_t i = 0; i < s->n_sheet_items; i++) {
		if (plan_competency_of(&s->plan, s->sheet_items[i]) != competency)
			continue;
		if (sheet_is_empty(scene, s->sheet_items[i]))
			return s->sheet_items[i];
		first = first ? first : s->sheet_items[i];
	}
	return first;
}

int32_t sheet_item(const struct scene *scene)
{
	const struct state *s = scene->state;
	int32_t wanted = scene->focus->item, first;

	if (state_sheet_place(s, wanted) < s->n_sheet_items)
		return wanted;
	if (!s->n_sheet_items)
		return 0;
	first = wanted ? first_of(scene, wanted) : 0;
	if (first)
		return first;
	first = s->sheet_items[0];
	return sheet_is_empty(scene, first) ? first : sheet_next_empty(scene, first);
}

int32_t sheet_competency_beside(const struct scene *scene, int32_t item, int steps)
{
	const struct plan *p = &scene->state->plan;
	int32_t here = plan_competency_of(p, item), found = 0;
	int n = (int)p->n_competencies, at = 0;

	while (at < n && p->competencies[at].item != here)
		at++;
	for (int i = 0; i < n && !found; i++) {
		at = (at + steps + n) % n;
		found = first_of(scene, p->competencies[at].item);
	}
	return found ? found : item;
}

static struct step write_unless_refused(const struct scene *scene, enum writing writing,
                                        struct fact wish)
{
	struct verdict v = rules_decide(scene->state, scene->me, &wish, scene->now);
	struct buf b = {0};
	struct step step;

	if (!v.why)
		return step_write(writing, wish);
	say_refusal(&b, scene->state, &v);
	step = step_say("%s", buf_text(&b));
	buf_done(&b);
	return step;
}

struct step sheet_write_notes(const struct scene *scene)
{
	return write_unless_refused(
	    scene, WRITE_NOTES,
	    (struct fact){.kind = KIND_noted, .candidate = scene->focus->candidate});
}

struct step sheet_write_appreciation(const struct scene *scene)
{
	int32_t competency = plan_competency_of(&scene->state->plan, sheet_item(scene));

	return write_unless_refused(scene, WRITE_APPRECIATION,
	                            (struct fact){.kind = KIND_commented,
	                                          .item = competency,
	                                          .candidate = scene->focus->candidate});
}

/* -- words ----------------------------------------------------------------------------------- */

void sheet_write_mark(struct buf *b, const struct plan *p, const struct mark *m)
{
	if (m && m->rank)
		sheets_write_level(b, p, m->rank);
	else
		buf_add(b, m && m->code == CODE_not_observed ? STR("–") : STR("·"));
}

int sheet_mark_cols(const struct plan *p)
{
	struct buf b = {0};
	size_t widest = 1;

	for (size_t i = 0; i < p->n_levels; i++) {
		buf_clear(&b);
		sheets_write_level(&b, p, p->levels[i].rank);
		if (b.n > widest)
			widest = b.n;
	}
	buf_done(&b);
	return (int)widest;
}

void sheet_write_lowest(struct buf *b, const struct plan *p)
{
	if (p->n_levels)
		sheets_write_level(b, p, p->levels[0].rank);
}

struct str sheet_item_id(const struct plan *p, int32_t item)
{
	const struct criterion *k = plan_criterion(p, item);
	const struct competency *c = plan_competency(p, item);

	return k ? k->id : c ? c->id : (struct str){NULL, 0};
}

struct str sheet_item_name(const struct plan *p, int32_t item)
{
	const struct criterion *k = plan_criterion(p, item);
	const struct competency *c = plan_competency(p, item);

	return k ? k->name : c ? c->name : (struct str){NULL, 0};
}

static void write_handed_in(struct buf *b, const struct sheet *sheet)
{
	buf_addf(b, "%s ", _("handed in at"));
	when_hour_minute(b, sheet->handed_in_at_ms, sheet->handed_in_zone_min);
}

static void write_mine(struct buf *b, const struct scene *scene, int32_t candidate,
                       const struct sheet *sheet)
{
	const struct state *s = scene->state;
	size_t marked = state_marked(s, scene->me, candidate);

	if (sheet && sheet->status == SHEET_TAKEN_BACK)
		buf_addf(b, "%s %zu/%zu", words_p("a sheet", "back"), marked, s->n_sheet_items);
	else if (sheets_is_blank(s, scene->me, candidate))
		buf_add(b, str_of(_("to fill in")));
	else
		buf_addf(b, "%s %zu/%zu", words_p("a sheet", "begun"), marked, s->n_sheet_items);
}

void sheet_write_status(struct buf *b, const struct scene *scene, int32_t member, int32_t candidate)
{
	const struct state *s = scene->state;
	const struct sheet *sheet = state_sheet(s, member, candidate);
	const struct standing *there = state_person(s, candidate);

	if (state_is_recused(s, member, candidate))
		buf_add(b, str_of(_("not applicable")));
	else if (sheet && sheet->status == SHEET_HANDED_IN)
		write_handed_in(b, sheet);
	else if (!state_sits(s, member, candidate))
		buf_add(b, STR("–"));
	else if (there && !rules_sheet_is_due(s, member, candidate))
		buf_add(b, str_of(passage_absence(there->attendance)));
	else if (member == scene->me)
		write_mine(b, scene, candidate, sheet);
	else if (sheet && sheet->status == SHEET_TAKEN_BACK)
		buf_add(b, str_of(_("taken back")));
	else
		buf_add(b, str_of(_("awaited")));
}

void sheet_write_lines(struct buf *b, struct str text)
{
	int64_t lines = 1;

	text = text_trim(text);
	if (!text.n) {
		buf_add(b, str_of(words_p("text", "empty")));
		return;
	}
	for (size_t i = 0; i < text.n; i++)
		lines += text.s[i] == '\n';
	buf_addf(b, words_n("%lld line", "%lld lines", lines), (long long)lines);
}

struct str sheet_notes(const struct scene *scene)
{
	const struct sheet *sheet = state_sheet(scene->state, scene->me, scene->focus->candidate);

	return sheet ? sheet->notes.words : (struct str){NULL, 0};
}

/* corrections: see corrections.h. */
#include "ui/corrections.h"

#include "base/when.h"
#include "base/words.h"
#include "core/say.h"

static struct correction *add(struct corrections *all, struct buf *label, struct str value,
                              struct fact wish)
{
	struct correction *c;

	all->v = arena_grow(&all->arena, all->v, all->n, &all->room, sizeof *all->v);
	c = &all->v[all->n++];
	*c = (struct correction){
	    .label = arena_str(&all->arena, buf_str(label)), .value = value, .wish = wish};
	buf_clear(label);
	return c;
}

static const char *word_of(enum code code)
{
	switch (code) {
	case CODE_place: return words_p("of the session", "Place");
	case CODE_date: return _("Date");
	case CODE_number: return _("Number of the session");
	case CODE_minutes: return _("Number of the minutes");
	case CODE_family: return _("family name");
	case CODE_given: return _("first name");
	case CODE_usual_family: return _("usual name");
	case CODE_body: return _("body");
	case CODE_employer: return _("employer");
	default: return _("words");
	}
}

/* -- what waits ---------------------------------------------------------------------------- */

/* Whose, or what: "ACACIA Alice, prénom". */
static void write_label(struct buf *b, const struct state *s, const struct rectification *r)
{
	const struct entry *e = state_entry(s, r->ref);

	if (e) {
		say_event(b, s, e->author, &e->fact);
		return;
	}
	if (r->person) {
		say_person(b, s, r->person);
		buf_add(b, STR(", "));
	}
	buf_add(b, str_of(word_of(r->code)));
}

void corrections_write(struct buf *b, const struct state *s, const struct rectification *r)
{
	if (!r->ref) {
		write_label(b, s, r);
		buf_add(b, str_of(words_p("before a list", ": ")));
	}
	buf_addf(b, _("“%.*s” becomes “%.*s”"), STR_ARG(r->former), STR_ARG(r->words));
}

static void add_proposed(struct corrections *all, const struct state *s)
{
	struct buf b = {0}, text = {0};

	for (size_t i = 0; i < s->n_rectifications; i++) {
		const struct rectification *r = &s->rectifications[i];

		if (r->taken_back || r->confirmed_id)
			continue;
		buf_add(&b, str_of(_("To confirm")));
		buf_clear(&text);
		corrections_write(&text, s, r);
		add(all, &b, arena_str(&all->arena, buf_str(&text)),
		    (struct fact){.kind = KIND_entry_confirmed, .ref = r->id})
		    ->proposed = r;
	}
	buf_done(&b);
	buf_done(&text);
}

/* -- what may be proposed ------------------------------------------------------------------ */

static void add_session(struct corrections *all, const struct session *session)
{
	const struct {
		enum code code;
		struct str value;
	} of[] = {{CODE_place, session->place},
	          {CODE_date, session->date},
	          {CODE_number, session->number},
	          {CODE_minutes, session->minutes}};
	struct buf b = {0};

	for (size_t i = 0; i < sizeof of / sizeof *of; i++) {
		struct str value = of[i].value;
		int32_t day;

		if (of[i].code == CODE_date && when_parse_date(value, &day)) {
			when_date(&b, day);
			value = arena_str(&all->arena, buf_str(&b));
			buf_clear(&b);
		}
		buf_add(&b, str_of(word_of(of[i].code)));
		add(all, &b, value, (struct fact){.kind = KIND_rectified, .code = of[i].code});
	}
	buf_done(&b);
}

static void add_person(struct corrections *all, const struct state *s, int32_t number)
{
	const struct person *p = plan_person(&s->plan, number);
	bool is_candidate = p->role == ROLE_CANDIDATE;
	const struct {
		enum code code;
		struct str value;
		bool has;
	} of[] = {{CODE_family, p->family, true},
	          {CODE_usual_family, p->usual_family, is_candidate},
	          {CODE_given, p->given, true},
	          {CODE_body, p->body, !is_candidate},
	          {CODE_employer, p->employer, is_candidate}};
	struct buf b = {0};

	for (size_t i = 0; i < sizeof of / sizeof *of; i++) {
		if (!of[i].has)
			continue;
		say_person(&b, s, number);
		buf_addf(&b, ", %s", word_of(of[i].code));
		add(all, &b, of[i].value,
		    (struct fact){.kind = KIND_rectified, .person = number, .code = of[i].code});
	}
	buf_done(&b);
}

/* Words that the minutes or a candidate's sheet repeat, as they are now. */
static void add_words(struct corrections *all, const struct state *s)
{
	struct buf b = {0};

	for (size_t i = 0; i < s->n_entries; i++) {
		const struct entry *e = &s->entries[i];
		enum kind kind = e->fact.kind;
		struct fact bare = e->fact;

		if (e->undone_by || e->is_undo || !e->fact.words.n ||
		    (kind != KIND_incident && kind != KIND_decided && kind != KIND_outcome_set &&
		     kind != KIND_joint_appreciation && kind != KIND_member_signed))
			continue;
		bare.words = (struct str){NULL, 0};
		say_event(&b, s, e->author, &bare);
		add(all, &b, state_words(s, e),
		    (struct fact){.kind = KIND_rectified, .code = CODE_remark, .ref = e->id});
	}
	buf_done(&b);
}

struct corrections corrections_list(const struct state *s)
{
	struct corrections all = {0};

	add_proposed(&all, s);
	add_session(&all, &s->plan.session);
	for (int32_t i = 1; (size_t)i <= s->plan.n_persons; i++)
		add_person(&all, s, i);
	add_words(&all, s);
	return all;
}

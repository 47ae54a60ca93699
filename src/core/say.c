/* say: names of people and things.  See say.h; say_event, say_refusal and
 * say_office hold the sentences, say_fill what stands in them, say_code single words. */
#include "core/say.h"

#include "base/text.h"
#include "base/words.h"
#include "core/plan_private.h"
#include "core/say_private.h"
#include "core/sheets.h"

/* -- people -------------------------------------------------------------------------------- */

void say_family(struct buf *b, const struct state *s, int32_t number)
{
	const struct person *p = plan_person(&s->plan, number);
	struct str name = p ? person_family(p) : (struct str){NULL, 0};

	if (!number)
		name = str_of(words_p("author of an event", "office"));
	if (name.n)
		buf_add(b, name);
	else /* emptied since, or not yet told */
		buf_addf(b, _("no. %d"), (int)number);
}

void say_person(struct buf *b, const struct state *s, int32_t number)
{
	const struct person *p = plan_person(&s->plan, number);

	say_family(b, s, number);
	if (p && p->given.n && person_family(p).n)
		buf_addf(b, " %.*s", STR_ARG(p->given));
}

/* French drops the vowel of an article before another; an h counts as a consonant. */
static bool begins_with_vowel(struct str text)
{
	uint32_t cp;
	struct str first = {text.s, text.n ? text_decode(text, &cp) : 0};

	return first.n && text_find_fold(STR("a e i o u oe"), first);
}

/* The template with its {name} replaced. */
static void put_name(struct buf *b, const char *template, struct str name)
{
	struct str rest = str_of(template);
	struct str head = str_cut(&rest, '{');

	buf_add(b, head);
	if (!rest.s)
		return;
	buf_add(b, name);
	str_cut(&rest, '}');
	buf_add(b, rest);
}

void say_of_family(struct buf *b, const struct state *s, int32_t number)
{
	struct buf name = {0};

	say_family(&name, s, number);
	put_name(b,
	         begins_with_vowel(buf_str(&name)) ? words_p("before a vowel", "of {name}")
	                                           : words_p("before a consonant", "of {name}"),
	         buf_str(&name));
	buf_done(&name);
}

/* -- things -------------------------------------------------------------------------------- */

/* A text property of an item, by the table; empty where its nature has none. */
static struct str item_text(const struct plan *plan, int32_t item, enum code property)
{
	for (enum owner o = OWNER_PHASE; o <= OWNER_CRITERION; o++) {
		const char *found = plan_item(plan, o, item);
		const struct property *p = found ? plan_property(o, property) : NULL;

		if (p && p->type == TYPE_TEXT)
			return *(const struct str *)(const void *)(found + p->offset);
	}
	return (struct str){NULL, 0};
}

void say_item_id(struct buf *b, const struct state *s, int32_t item)
{
	const struct level *level = plan_item(&s->plan, OWNER_LEVEL, item);
	const struct limit *limit = plan_item(&s->plan, OWNER_LIMIT, item);

	if (item == ITEM_GRID)
		buf_add(b, s->plan.number);
	else if (item == ITEM_SESSION)
		buf_add(b, s->plan.session.number);
	else if (level)
		sheets_write_level(b, &s->plan, level->rank);
	else
		buf_add(b, item_text(&s->plan, limit ? limit->competency : item, CODE_id));
}

void say_item_name(struct buf *b, const struct state *s, int32_t item)
{
	buf_add(b, item == ITEM_GRID ? s->plan.title : item_text(&s->plan, item, CODE_name));
}

void say_passage(struct buf *b, const struct state *s, int32_t number)
{
	const struct passage *p = plan_passage(&s->plan, number);
	bool single = s->plan.passage_form == PASSAGE_SINGLE;
	int32_t alone[1];

	buf_addf(b, single ? _("turn %lld") : _("group %lld"), (long long)(p ? p->order : number));
	if (single && state_candidates(s, number, alone, 1) == 1) {
		buf_add_char(b, ' ');
		say_person(b, s, alone[0]);
	} else if (p && p->name.n) {
		buf_addf(b, " %.*s", STR_ARG(p->name));
	}
}

/* French has two genders and a file tells none: guessed from the ending of the
 * first word, as the names of moments end.  A wrong guess is an odd article, no more. */
static bool seems_feminine(struct str name)
{
	static const char *const endings[] = {"ion", "ance", "ence", "ure",  "té",  "ée",
	                                      "ie",  "ise",  "ette", "esse", "ade", "ude"};
	struct str first = str_cut(&name, ' ');

	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		struct str end = str_of(endings[i]);

		if (first.n > end.n &&
		    str_equal((struct str){first.s + first.n - end.n, end.n}, end))
			return true;
	}
	return false;
}

static void put_the_phase(struct buf *b, struct str name)
{
	const char *template = words_p("masculine", "the {phase}");

	if (!name.n)
		name = str_of(words_p("without a name", "phase"));
	if (begins_with_vowel(name))
		template = words_p("before a vowel", "the {phase}");
	else if (seems_feminine(name))
		template = words_p("feminine", "the {phase}");
	put_name(b, template, name);
}

void say_the_phase(struct buf *b, const struct state *s, int32_t phase)
{
	put_the_phase(b, item_text(&s->plan, phase, CODE_id));
}

void say_the_whole_phase(struct buf *b, const struct state *s, int32_t phase)
{
	struct buf name = {0};

	text_lower_first(&name, item_text(&s->plan, phase, CODE_name));
	put_the_phase(b, buf_str(&name));
	buf_done(&name);
}

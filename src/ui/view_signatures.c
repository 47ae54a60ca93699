/* view_signatures: who signed the sealed minutes, was absent, or refused to.
 *
 * On paper each signs by hand; here it is noted that they did, with what they observed. */
#include "base/when.h"
#include "base/words.h"
#include "core/rules.h"
#include "core/say.h"
#include "ui/list.h"
#include "ui/view.h"

enum { PEOPLE_MAX = 64, ROWS_BELOW = 2 };

static const enum code codes[] = {CODE_signed, CODE_absent, CODE_refused};

static size_t list_people(const struct state *s, int32_t *numbers)
{
	size_t n = 0;

	for (int32_t i = 1; (size_t)i <= s->n_people && n < PEOPLE_MAX; i++)
		if (rules_signs(s, i))
			numbers[n++] = i;
	return n;
}

/* The focus's line is one more than the line selected; 0: the first of whom nothing is said. */
static size_t selected(const struct scene *scene, const int32_t *numbers, size_t n)
{
	int32_t line = scene->focus->line;

	if (line > 0 && (size_t)line <= n)
		return (size_t)line - 1;
	for (size_t i = 0; i < n; i++) {
		const struct signature *had = state_signature(scene->state, numbers[i]);

		if (!had || !had->code)
			return i;
	}
	return 0;
}

static bool may_note(const struct scene *scene, int32_t person)
{
	return person == scene->me || scene_presides(scene) || scene_may(scene, ROLE_SECRETARY);
}

/* -- lines 1 to 3 -------------------------------------------------------------------------- */

static void where(struct buf *b, const struct scene *scene)
{
	(void)scene;
	buf_addf(b, "%s", _("Signatures"));
}

static void advice(struct buf *b, const struct scene *scene)
{
	int32_t numbers[PEOPLE_MAX] = {0};
	size_t n = list_people(scene->state, numbers), at = selected(scene, numbers, n);
	struct buf who = {0};

	say_family(&who, scene->state, n ? numbers[at] : 0);
	if (!scene->state->seal_id || !n)
		buf_add(b, str_of(_("The minutes are signed once they are sealed: q goes back.")));
	else if (may_note(scene, numbers[at]))
		buf_addf(b,
		         _("%s: 1 when they have signed\t on paper\t\t; m adds what they "
		           "observe\t."),
		         buf_text(&who));
	else
		buf_add(b, str_of(_("Each may say it for themselves\t, the president and the "
		                    "secretary for all\t.")));
	buf_done(&who);
}

/* -- drawing ------------------------------------------------------------------------------- */

static void write_state(struct buf *b, const struct state *s, int32_t person)
{
	const struct signature *had = state_signature(s, person);
	const struct entry *e = had ? state_entry(s, had->id) : NULL;

	if (!had || !had->code) {
		buf_add(b, str_of(_("to sign")));
		return;
	}
	if (had->version != s->version)
		buf_addf(b, _("to sign\t; version %lld\t: "), (long long)had->version);
	buf_add(b, str_of(say_code(had->code)));
	if (e) {
		buf_add_char(b, ' ');
		when_hour_minute(b, e->at_ms, e->zone_min);
	}
	if (had->words.n)
		buf_addf(b, "%s%.*s", words_p("before a list", ": "), STR_ARG(had->words));
}

static const char *role_word(const struct state *s, int32_t person)
{
	enum role role = state_person(s, person)->role;

	return role == ROLE_MEMBER ? words_p("role, of one person", "member") : say_role(role);
}

static void draw(struct canvas *c, struct area area, const struct scene *scene)
{
	const struct state *s = scene->state;
	const char *legend[] = {_("1  signed"), _("2  absent"), _("3  refuses")};
	int32_t numbers[PEOPLE_MAX] = {0};
	size_t n = list_people(s, numbers), at = selected(scene, numbers, n);
	size_t page = list_page(area) > ROWS_BELOW ? list_page(area) - ROWS_BELOW : 1;
	size_t from = scene_scroll(0, at, n, page);
	int state_col = c->cols < 80 ? 34 : STOP_FACTS, row = area.row + 1;
	struct buf b = {0};

	canvas_text(c, area.row, STOP_TEXT, PEN_DIM, str_of(_("Who signs")));
	canvas_text(c, area.row, state_col, PEN_DIM, str_of(_("State")));
	if (c->cols >= 80)
		canvas_text(c, area.row, STOP_BAR, PEN_DIM, str_of(_("Role")));
	for (size_t i = from; i < n && i < from + page; i++, row++) {
		enum pen pen = list_row(c, row, -1, i == at);

		buf_clear(&b);
		say_person(&b, s, numbers[i]);
		canvas_cut(c, row, STOP_TEXT, STOP_BAR - STOP_TEXT - 1, pen, buf_str(&b));
		if (c->cols >= 80)
			canvas_cut(c, row, STOP_BAR, STOP_FACTS - STOP_BAR - 1, PEN_PLAIN,
			           str_of(role_word(s, numbers[i])));
		buf_clear(&b);
		write_state(&b, s, numbers[i]);
		canvas_cut(c, row, state_col, canvas_edge(c) - state_col, PEN_PLAIN, buf_str(&b));
	}
	buf_done(&b);
	row += area.rows > 12;
	list_legend(c, (struct area){row, area.col, area.row + area.rows - row, area.cols}, legend,
	            3);
}

static void tell(struct told *t, const struct scene *scene)
{
	int32_t numbers[PEOPLE_MAX] = {0};
	size_t n = list_people(scene->state, numbers), at = selected(scene, numbers, n);
	struct buf b = {0};

	told_legend(t, STR("1"), str_of(say_code(CODE_signed)));
	told_legend(t, STR("2"), str_of(say_code(CODE_absent)));
	told_legend(t, STR("3"), str_of(say_code(CODE_refused)));
	for (size_t i = 0; i < n; i++) {
		say_person(&b, scene->state, numbers[i]);
		told_row(t, 0, i == at, buf_str(&b));
		buf_clear(&b);
		write_state(&b, scene->state, numbers[i]);
		told_part_of(t, NULL, &b);
	}
	buf_done(&b);
}

/* -- keys ---------------------------------------------------------------------------------- */

/* What the member of the line observes, beside what was noted of their signature. */
static struct step observe(const struct scene *scene, int32_t person)
{
	const struct signature *had = state_signature(scene->state, person);
	struct buf who = {0};
	struct step step;

	if (had && had->code)
		return step_write(WRITE_OBSERVATIONS, (struct fact){.kind = KIND_member_signed,
		                                                    .person = person,
		                                                    .code = had->code,
		                                                    .words = had->words});
	say_family(&who, scene->state, person);
	step = step_say(_("%s: first 1, 2 or 3, then m."), buf_text(&who));
	buf_done(&who);
	return step;
}

static struct step key(const struct scene *scene, struct keymap_act act, struct focus *focus)
{
	int32_t numbers[PEOPLE_MAX] = {0};
	size_t n = list_people(scene->state, numbers), at = selected(scene, numbers, n);

	if (!n)
		return step_unknown();
	if (scene_is_move(act.action)) {
		focus->line = (int32_t)scene_move(act.action, at, n, list_page(scene->work)) + 1;
		return step_stay();
	}
	if (act.action == ACT_WORDS)
		return observe(scene, numbers[at]);
	if (act.action != ACT_DIGIT || act.value < 1 || act.value > 3)
		return step_unknown();
	focus->line = (int32_t)(at + 1 < n ? at + 1 : at) + 1;
	return step_wish((struct fact){
	    .kind = KIND_member_signed, .person = numbers[at], .code = codes[act.value - 1]});
}

static size_t hints(const struct scene *scene, struct hint *v, size_t room)
{
	int32_t numbers[PEOPLE_MAX] = {0};
	size_t n = list_people(scene->state, numbers);

	if (room < 2 || !scene->state->seal_id || !n ||
	    !may_note(scene, numbers[selected(scene, numbers, n)]))
		return 0;
	v[0] = (struct hint){.action = ACT_DIGIT, .count = 3};
	v[1] = (struct hint){.action = ACT_WORDS, .word = _("observations")};
	return 2;
}

const struct view view_signatures = {
    .name = "signatures",
    .place = PLACE_SIGNATURES,
    .where = where,
    .moment = view_moment_of_minutes,
    .advice = advice,
    .draw = draw,
    .tell = tell,
    .key = key,
    .hints = hints,
};

/* grid: see grid.h.  The scale is scale.c's. */
#include "intake/grid.h"

#include "base/text.h"
#include "base/when.h"
#include "base/words.h"
#include "intake/fill.h"
#include "intake/review.h"
#include "intake/scale.h"
#include "intake/twins.h"

enum { PHASES_MAX = 20, TESTS_MAX = 20, COMPETENCIES_MAX = 100, CRITERIA_MAX = 2000 };

/* Where an element of a list is, for what is to be confirmed: by its code. */
static struct str enter_element(struct reading *r, const struct node *map)
{
	const struct node *code = tree_get(map, "code");

	return fill_enter(r, code && code->kind == NODE_TEXT ? code->text : STR("?"));
}

/* -- phases -------------------------------------------------------------------------------- */

static const struct node *value_or(const struct node *map, const char *key)
{
	const struct node *value = tree_get(map, key);

	return value ? value : map;
}

static void check_times(struct reading *r, const struct node *map, const struct phase *p)
{
	bool is_too_long = false;

	if (!p->duration_ms)
		return;
	if (p->duration_min_ms > p->duration_ms) {
		complaint_fault(r->complaints, fill_place(r, value_or(map, "durée_minimale")->at),
		                _("The least duration is longer than the phase."));
		complaint_todo(r->complaints, _("Shorten it, or lengthen “durée”."));
	}
	for (size_t i = 0; i < p->warn_ms.n; i++)
		is_too_long = is_too_long || p->warn_ms.v[i] >= p->duration_ms;
	if (is_too_long) {
		complaint_fault(r->complaints, fill_place(r, value_or(map, "avertir")->at),
		                _("A warning would come before the phase begins."));
		complaint_expected(r->complaints,
		                   _("“avertir” says the time left, less than “durée”."));
		complaint_todo(r->complaints, _("Shorten it, or remove it."));
	}
}

static bool is_placeholder(struct str name)
{
	return str_is(name, "durée") || str_is(name, "questions_minimum");
}

/* {durée} and {questions_minimum} are replaced when the text is shown; nothing else is. */
static void check_instruction(struct reading *r, const struct node *map, struct str text)
{
	for (size_t i = 0; i < text.n; i++) {
		struct str rest = {text.s + i + 1, text.n - i - 1};
		struct str name = text.s[i] == '{' ? str_cut(&rest, '}') : STR("durée");

		if (is_placeholder(name))
			continue;
		complaint_fault(r->complaints, fill_place(r, value_or(map, "consigne")->at),
		                _("“{%s}” is not replaced by anything."),
		                complaint_quote(r->complaints, name));
		complaint_expected(r->complaints, _("Possible words: %s."),
		                   "{durée}, {questions_minimum}");
		complaint_todo(r->complaints, _("Write one of them, or remove the braces."));
	}
}

static void read_phase(struct reading *r, const struct node *map, struct twins *ids)
{
	struct phase *p = plan_add_item(r->plan, OWNER_PHASE, 0);
	struct str path = enter_element(r, map);

	fill_section(r, MAPPING_PHASE, "", map, CODE_none, map->at, p);
	check_times(r, map, p);
	check_instruction(r, map, p->instruction);
	twins_add(r->arena, ids, p->id, fill_place(r, value_or(map, "code")->at));
	fill_leave(r, path);
}

/* Once all phases are known: each may name one that comes after it. */
static void read_leftovers(struct reading *r, const struct node *list)
{
	const struct property *p = plan_property(OWNER_PHASE, CODE_leftover_to);

	r->phases_from = 0;
	for (const struct node *e = list->first; e && r->phases_from < r->plan->n_phases;
	     e = e->next) {
		const struct node *said = e->kind == NODE_MAP ? tree_get(e, p->key) : NULL;

		if (e->kind != NODE_MAP)
			continue;
		r->phases_from++;
		if (said && said->kind == NODE_TEXT && text_trim(said->text).n &&
		    !value_is_to_confirm(said->text))
			fill_property(r, p, said, &r->plan->phases[r->phases_from - 1]);
	}
	r->phases_from = 0;
}

static void read_phases(struct reading *r, const struct node *top)
{
	const struct node *list = fill_child(r, top, "phases", NODE_LIST);
	struct str path = fill_enter(r, STR("phases"));
	struct twins ids = {.n = 0};

	for (const struct node *e = list ? list->first : NULL; e; e = e->next) {
		if (!fill_has_room(r, e->at, r->plan->n_phases, PHASES_MAX))
			break;
		if (fill_is(r, e, NODE_MAP))
			read_phase(r, e, &ids);
	}
	twins_refuse(&ids, r->complaints);
	if (list)
		read_leftovers(r, list);
	fill_leave(r, path);
}

/* -- levels of questions ------------------------------------------------------------------- */

static void read_question_level(struct reading *r, const struct node *name)
{
	struct question_level *l;

	if (name->matched.n != 1 || name->matched.s[0] < 'a' || name->matched.s[0] > 'e') {
		complaint_fault(r->complaints, fill_place(r, name->key_at),
		                _("“%s” cannot be a level's key."),
		                complaint_quote(r->complaints, name->key));
		complaint_expected(r->complaints, _("One letter, from a to e."));
		complaint_todo(r->complaints, _("Write a, b, c, d or e."));
		return;
	}
	if (!fill_is(r, name, NODE_TEXT))
		return;
	l = plan_add_item(r->plan, OWNER_QUESTION_LEVEL, 0);
	l->id = value_keep(r, name->matched);
	fill_property(r, plan_property(OWNER_QUESTION_LEVEL, CODE_name), name, l);
}

static void read_question_levels(struct reading *r, const struct node *top)
{
	const struct node *questions = tree_get(top, "questions");
	const struct node *map = NULL, *required;
	struct str path = fill_enter(r, STR("questions.niveaux"));

	if (questions && questions->kind == NODE_MAP)
		map = fill_child(r, questions, "niveaux", NODE_MAP);
	for (const struct node *name = map ? map->first : NULL; name; name = name->next)
		read_question_level(r, name);
	fill_leave(r, path);
	required = questions ? tree_get(questions, "niveau_obligatoire") : NULL;
	if (r->plan->level_required && !r->plan->n_question_levels && required) {
		complaint_fault(r->complaints, fill_place(r, required->at),
		                _("Each question must have a level, and there is none."));
		complaint_todo(r->complaints, _("Add “niveaux”, or write “non”."));
	}
}

/* -- tests --------------------------------------------------------------------------------- */

/* The id that the key of a mapping gives to its value. */
static bool read_key(struct reading *r, enum owner owner, const struct node *map, void *object)
{
	return value_read(r, plan_property(owner, CODE_id), fill_place(r, map->key_at), map->key,
	                  object);
}

/* What one person enters for all members is one result by competency, of one test. */
static void check_entered(struct reading *r, const struct node *map, const struct test *t)
{
	size_t entered = 0;

	if (!t->entered_by)
		return;
	for (size_t i = 0; i < r->plan->n_tests; i++)
		entered += r->plan->tests[i].entered_by != 0;
	if (t->result_by == RESULT_BY_CRITERION) {
		complaint_fault(r->complaints, fill_place(r, value_or(map, "saisi_par")->at),
		                _("A result that somebody enters is by competency."));
		complaint_todo(r->complaints,
		               _("Write “résultat: par compétence”, or remove “saisi_par”."));
	} else if (entered > 1) {
		complaint_fault(r->complaints, fill_place(r, value_or(map, "saisi_par")->at),
		                _("Another test has a result that somebody enters already."));
		complaint_todo(r->complaints, _("Remove “saisi_par” from one of them."));
	}
}

static void read_tests(struct reading *r, const struct node *top)
{
	const struct node *map = fill_child(r, top, "épreuves", NODE_MAP);
	struct str path = fill_enter(r, STR("épreuves"));

	for (const struct node *e = map ? map->first : NULL; e; e = e->next) {
		struct str inner = fill_enter(r, e->key);
		struct test *t;

		if (!fill_has_room(r, e->at, r->plan->n_tests, TESTS_MAX))
			break;
		t = plan_add_item(r->plan, OWNER_TEST, 0);
		read_key(r, OWNER_TEST, e, t);
		if (fill_is(r, e, NODE_MAP))
			fill_section(r, MAPPING_TEST, "", e, CODE_id, e->key_at, t);
		check_entered(r, e, t);
		fill_leave(r, inner);
	}
	fill_leave(r, path);
}

/* -- competencies and criteria ------------------------------------------------------------- */

/* "niveau_2" is 2, "non_observé" 0; what is neither is told. */
static bool read_limit_rank(struct reading *r, const struct node *limit, int64_t *rank)
{
	struct str key = limit->matched;
	bool is_level = str_starts(key, "niveau ") &&
	                str_to_int((struct str){key.s + 7, key.n - 7}, rank) && *rank > 0;

	if (str_is(key, "non observe")) {
		*rank = 0;
		if (r->plan->not_observed_meaning.n)
			return true;
		complaint_fault(r->complaints, fill_place(r, limit->key_at),
		                _("The scale does not allow “non observé”."));
		complaint_todo(r->complaints,
		               _("Remove the line, or give its meaning in “échelle”."));
		return false;
	}
	if (is_level && (plan_level(r->plan, *rank) || !r->plan->n_levels))
		return true;
	complaint_fault(r->complaints, fill_place(r, limit->key_at),
	                is_level ? _("The scale has no level “%s”.")
	                         : _("The key “%s” is unknown here."),
	                complaint_quote(r->complaints, limit->key));
	complaint_expected(r->complaints, _("Possible keys: %s."),
	                   "niveau_1, niveau_2…, non_observé");
	complaint_todo(r->complaints, _("Choose one of them, or remove the line."));
	return false;
}

static void read_limits(struct reading *r, const struct node *map, int32_t competency)
{
	struct str path = fill_enter(r, STR("favorable_si"));

	for (const struct node *e = map->first; e; e = e->next) {
		int64_t rank = 0;
		struct limit *limit;

		if (!read_limit_rank(r, e, &rank) || !fill_is(r, e, NODE_TEXT))
			continue;
		limit = plan_add_item(r->plan, OWNER_LIMIT, competency);
		limit->rank = rank;
		fill_property(r, plan_property(OWNER_LIMIT, CODE_at_most), e, limit);
	}
	fill_leave(r, path);
}

static void read_criterion(struct reading *r, const struct node *map, int32_t competency,
                           struct twins *ids)
{
	struct criterion *c = plan_add_item(r->plan, OWNER_CRITERION, competency);
	struct str path = enter_element(r, map);

	fill_section(r, MAPPING_CRITERION, "", map, CODE_none, map->at, c);
	twins_add(r->arena, ids, c->id, fill_place(r, value_or(map, "code")->at));
	fill_leave(r, path);
}

static void read_competency(struct reading *r, const struct node *map, struct twins *ids)
{
	struct competency *c = plan_add_item(r->plan, OWNER_COMPETENCY, 0);
	int32_t item = c->item;
	const struct node *limits, *criteria;

	read_key(r, OWNER_COMPETENCY, map, c);
	if (!fill_is(r, map, NODE_MAP))
		return;
	fill_section(r, MAPPING_COMPETENCY, "", map, CODE_id, map->key_at, c);
	limits = fill_child(r, map, "favorable_si", NODE_MAP);
	if (limits)
		read_limits(r, limits, item);
	criteria = fill_child(r, map, "critères", NODE_LIST);
	for (const struct node *e = criteria ? criteria->first : NULL; e; e = e->next) {
		if (!fill_has_room(r, e->at, r->plan->n_criteria, CRITERIA_MAX))
			break;
		if (fill_is(r, e, NODE_MAP))
			read_criterion(r, e, item, ids);
	}
}

static void read_competencies(struct reading *r, const struct node *top)
{
	const struct node *map = fill_child(r, top, "compétences", NODE_MAP);
	struct str path = fill_enter(r, STR("compétences"));
	struct twins ids = {.n = 0};

	for (const struct node *e = map ? map->first : NULL; e; e = e->next) {
		struct str inner = fill_enter(r, e->key);

		if (!fill_has_room(r, e->at, r->plan->n_competencies, COMPETENCIES_MAX))
			break;
		read_competency(r, e, &ids);
		fill_leave(r, inner);
	}
	twins_refuse(&ids, r->complaints);
	fill_leave(r, path);
}

/* -- the whole ----------------------------------------------------------------------------- */

static void check_version(struct reading *r, const struct node *top)
{
	const struct node *version = fill_child(r, top, "grille", NODE_TEXT);

	if (!version || str_is(text_trim(version->text), "1"))
		return;
	value_refuse(r, fill_place(r, version->at), version->text,
	             _("is a version of the format that this program does not know."),
	             _("Write “grille: 1”, or install the version of the program that reads it."));
}

static void check_cohort_size(struct reading *r, const struct node *top)
{
	const struct node *map = tree_get(top, "promotion");

	if (!map || !r->plan->cohort_max || r->plan->cohort_min <= r->plan->cohort_max)
		return;
	complaint_fault(r->complaints, fill_place(r, value_or(map, "minimum")->at),
	                _("The minimum is above the maximum (%d)."), (int)r->plan->cohort_max);
	complaint_todo(r->complaints, _("Exchange the two."));
}

bool grid_read(const struct paper *paper, const struct node *top, struct plan *plan,
               struct complaints *cs)
{
	struct arena scratch = {0};
	size_t before = cs->n_faults;
	struct reading r;

	fill_open(&r, plan, cs, &scratch);
	r.paper = *paper;
	if (fill_is(&r, top, NODE_MAP)) {
		check_version(&r, top);
		fill_section(&r, MAPPING_GRID, "", top, CODE_none, top->at, plan);
		/* Lists first: sections name their elements. */
		read_phases(&r, top);
		read_tests(&r, top);
		fill_sections(&r, MAPPING_GRID, top, plan);
		read_question_levels(&r, top);
		scale_read(&r, top);
		read_competencies(&r, top);
		check_cohort_size(&r, top);
		review_grid(&r, top);
	}
	arena_done(&scratch);
	return cs->n_faults == before;
}

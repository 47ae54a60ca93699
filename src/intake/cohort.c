/* cohort: see cohort.h. */
#include "intake/cohort.h"

#include "base/text.h"
#include "base/words.h"
#include "intake/candidates.h"
#include "intake/review.h"

enum { MEMBERS_MAX = 200, GROUPS_MAX = 1000, RECUSALS_MAX = 500 };

const struct node *cohort_file(const struct node *top, const char *key)
{
	const struct node *session = tree_get(top, "session");
	const struct node *name = session ? tree_get(session, key) : NULL;

	return name && name->kind == NODE_TEXT && text_trim(name->text).n &&
	               !value_is_to_confirm(name->text)
	           ? name
	           : NULL;
}

bool cohort_awaits_file(const struct paper *paper, const struct node *top, const char *key,
                        struct complaints *cs)
{
	const struct node *session = tree_get(top, "session");
	const struct node *name = session ? tree_get(session, key) : NULL;

	if (!name || name->kind != NODE_TEXT || !value_is_to_confirm(name->text))
		return false;
	complaint_fault(cs, (struct place){.paper = paper, .at = name->at},
	                _("“%s” names a file, and its name is still to be confirmed."), key);
	return true;
}

/* -- the jury ------------------------------------------------------------------------------ */

static void read_role(struct people *p, const struct node *map, int32_t number, bool substitute)
{
	const struct node *node = fill_child(&p->reader, map, "rôle", NODE_TEXT);
	enum role role = ROLE_NONE;

	if (node && value_role(&p->reader, fill_place(&p->reader, node->at), node->text, &role))
		people_person(p, number)->role = role;
	else if (tree_get(map, "rôle"))
		p->roles_unsure = true;
	else if (!substitute)
		fill_missing(&p->reader, map->at, "rôle",
		             "présidence, membre, secrétariat ou observateur");
}

static void read_member(struct people *p, const struct node *map, bool substitute)
{
	struct reading *r = &p->reader;
	int32_t number = people_add(p, ROLE_MEMBER, fill_place(r, map->at));
	const struct node *id = tree_get(map, "place"), *body = tree_get(map, "organisme");
	struct str path = fill_enter(r, id && id->kind == NODE_TEXT ? id->text : STR("?"));

	fill_section(r, MAPPING_PERSON, "", map, CODE_none, map->at, people_person(p, number));
	read_role(p, map, number, substitute);
	if (substitute)
		people_person(p, number)->substitute = 1;
	if (id)
		people_know(p, number, fill_place(r, id->at));
	p->persons[number - 1].body = fill_place(r, body ? body->at : map->at);
	fill_leave(r, path);
}

static void read_members(struct people *p, const struct node *top, const char *key,
                         bool substitutes)
{
	const struct node *list = fill_child(&p->reader, top, key, NODE_LIST);
	struct str path = fill_enter(&p->reader, str_of(key));

	for (const struct node *e = list ? list->first : NULL; e; e = e->next) {
		if (!fill_has_room(&p->reader, e->at, p->n_persons, MEMBERS_MAX))
			break;
		if (fill_is(&p->reader, e, NODE_MAP))
			read_member(p, e, substitutes);
	}
	fill_leave(&p->reader, path);
}

/* Of those with this role who are no substitutes; where the second is. */
static size_t count_role(const struct people *p, enum role role, struct place *second)
{
	size_t n = 0;

	for (size_t i = 0; i < p->n_persons; i++) {
		const struct person *person = &p->reader.plan->persons[i];

		if (person->role == role && !person->substitute && ++n == 2)
			*second = p->persons[i].place;
	}
	return n;
}

static void check_president(struct people *p, const struct node *top)
{
	const struct node *jury = tree_get(top, "jury");
	struct place place = fill_place(&p->reader, jury ? jury->key_at : top->at);
	size_t n = count_role(p, ROLE_PRESIDENT, &place);

	if (n == 1 || !p->n_persons || (n == 0 && p->roles_unsure))
		return;
	complaint_fault(p->reader.complaints, place,
	                n ? _("The jury has two presidents.") : _("The jury has no president."));
	complaint_todo(p->reader.complaints, _("Give “rôle: présidence” to one member."));
}

static void check_keepers(struct people *p)
{
	struct plan *plan = p->reader.plan;
	size_t n = 0;

	for (size_t i = 0; i < p->n_persons; i++) {
		const char *fault = NULL;

		if (!plan->persons[i].keeps)
			continue;
		if (++n > 1)
			fault = _("Two persons keep the session.");
		else if (plan->may_keep && !(plan->may_keep & plan->persons[i].role))
			fault = _("The grid does not let this role keep the session.");
		if (!fault)
			continue;
		complaint_fault(p->reader.complaints, p->persons[i].place, "%s", fault);
		complaint_todo(p->reader.complaints,
		               _("Move “tient_la_séance: oui” to another person."));
	}
}

/* -- groups -------------------------------------------------------------------------------- */

static void read_group(struct people *p, const struct node *map)
{
	struct reading *r = &p->reader;
	const struct node *name, *hour;
	int32_t passage;

	fill_section(r, MAPPING_GROUP, "", map, CODE_none, map->key_at, NULL);
	name = fill_child(r, map, "nom", NODE_TEXT);
	passage = people_add_passage(p, value_keep(r, name ? text_trim(name->text) : map->key));
	people_add_group(p, map->key, fill_place(r, map->key_at), passage);
	hour = fill_child(r, map, "passage", NODE_TEXT);
	if (hour)
		value_hour(r, fill_place(r, hour->at), hour->text,
		           &r->plan->passages[passage - 1].planned_ms);
}

static void read_groups(struct people *p, const struct node *top)
{
	struct reading *r = &p->reader;
	const struct node *map = fill_child(r, top, "groupes", NODE_MAP);
	struct str path = fill_enter(r, STR("groupes"));

	if (map && r->plan->passage_form == PASSAGE_SINGLE) {
		complaint_fault(r->complaints, fill_place(r, map->key_at),
		                _("In this grid candidates come one by one."));
		complaint_todo(r->complaints,
		               _("Remove “groupes”; give each candidate a “passage” hour."));
		map = NULL;
	}
	for (const struct node *e = map ? map->first : NULL; e; e = e->next) {
		struct str inner = fill_enter(r, e->key);

		if (!fill_has_room(r, e->at, p->n_groups, GROUPS_MAX))
			break;
		if (fill_is(r, e, NODE_MAP))
			read_group(p, e);
		fill_leave(r, inner);
	}
	fill_leave(r, path);
}

/* -- withdrawals --------------------------------------------------------------------------- */

static enum code reason_code(struct reading *r, struct str reason)
{
	static const struct {
		const char *word;
		enum code code;
	} reasons[] = {
	    {"même employeur", CODE_own_employer},
	    {"employeur", CODE_own_employer},
	    {"formateur", CODE_own_trainee},
	    {"a formé le candidat", CODE_own_trainee},
	    {"parenté", CODE_kin},
	    {"famille", CODE_kin},
	};
	struct str matched = text_match(r->arena, reason);

	for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
		if (str_equal(matched, text_match(r->arena, str_of(reasons[i].word))))
			return reasons[i].code;
	return CODE_other;
}

static void read_recusal_scope(struct people *p, const struct node *map, struct recusal *found)
{
	struct reading *r = &p->reader;
	const struct node *candidate = fill_child(r, map, "candidat", NODE_TEXT);
	const struct node *group = fill_child(r, map, "groupe", NODE_TEXT);

	if (!candidate == !group) {
		complaint_fault(r->complaints, fill_place(r, map->at),
		                _("A withdrawal is for a candidate or for a group."));
		complaint_todo(r->complaints, _("Give “candidat” or “groupe”."));
	} else if (candidate) {
		found->candidate = people_find_candidate(p, fill_place(r, candidate->at),
		                                         text_trim(candidate->text));
	} else {
		found->passage =
		    people_find_group(p, r, fill_place(r, group->at), text_trim(group->text));
	}
}

static bool is_declared(const struct plan *plan, const struct recusal *one)
{
	for (size_t i = 0; i < plan->n_recusals; i++)
		if (plan->recusals[i].person == one->person &&
		    plan->recusals[i].candidate == one->candidate &&
		    plan->recusals[i].passage == one->passage)
			return true;
	return false;
}

static void read_recusal(struct people *p, const struct node *map)
{
	struct reading *r = &p->reader;
	struct recusal found = {.person = 0};
	const struct node *member, *reason;

	fill_section(r, MAPPING_RECUSAL, "", map, CODE_none, map->at, NULL);
	member = fill_child(r, map, "membre", NODE_TEXT);
	reason = fill_child(r, map, "motif", NODE_TEXT);
	if (member)
		found.person =
		    people_find_member(p, fill_place(r, member->at), text_trim(member->text));
	if (reason) {
		found.reason = value_keep(r, text_trim(reason->text));
		found.code = reason_code(r, found.reason);
	}
	read_recusal_scope(p, map, &found);
	if (!found.person || (!found.candidate && !found.passage))
		return;
	if (is_declared(r->plan, &found)) {
		complaint_warning(r->complaints, fill_place(r, map->at),
		                  _("This withdrawal is declared already."));
		complaint_todo(r->complaints, _("Remove one of the two."));
	} else {
		*plan_add_recusal(r->plan) = found;
	}
}

static void read_recusals(struct people *p, const struct node *top)
{
	const struct node *list = fill_child(&p->reader, top, "déports", NODE_LIST);
	struct str path = fill_enter(&p->reader, STR("déports"));

	for (const struct node *e = list ? list->first : NULL; e; e = e->next) {
		if (!fill_has_room(&p->reader, e->at, p->reader.plan->n_recusals, RECUSALS_MAX))
			break;
		if (fill_is(&p->reader, e, NODE_MAP))
			read_recusal(p, e);
	}
	fill_leave(&p->reader, path);
}

/* -- the whole ----------------------------------------------------------------------------- */

static void read_candidates(struct people *p, const struct node *top, const struct paper *csv)
{
	struct reading *r = &p->reader;
	const struct node *file = cohort_file(top, "candidats");
	const struct node *list = fill_child(r, top, "candidats", NODE_LIST);

	if (file && list) {
		complaint_fault(r->complaints, fill_place(r, list->key_at),
		                _("The candidates stand here and in a file."));
		complaint_todo(r->complaints,
		               _("Keep one: this list, or “candidats” in “session”."));
	} else if (!file && !list &&
	           cohort_awaits_file(&r->paper, top, "candidats", r->complaints)) {
		complaint_todo(r->complaints,
		               _("Name the CSV of the candidates there, or list them below."));
	} else if (!file && !list && !tree_get(top, "candidats")) {
		complaint_fault(r->complaints, fill_place(r, top->at), _("There is no candidate."));
		complaint_todo(r->complaints,
		               _("Name a CSV in “session” (“candidats: …”), or list them."));
	} else if (list) {
		candidates_read_list(p, list);
	}
	if (csv)
		candidates_read_csv(p, csv);
	twins_refuse(&p->candidates, r->complaints);
}

bool cohort_read(const struct paper *paper, const struct node *top, const struct paper *csv,
                 struct plan *plan, struct complaints *cs)
{
	struct arena scratch = {0};
	size_t before = cs->n_faults, to_confirm = plan->to_confirm.n;
	struct people p = {.n_persons = 0};

	fill_open(&p.reader, plan, cs, &scratch);
	p.reader.paper = *paper;
	if (fill_is(&p.reader, top, NODE_MAP)) {
		fill_section(&p.reader, MAPPING_COHORT, "", top, CODE_none, top->at,
		             &plan->session);
		fill_sections(&p.reader, MAPPING_COHORT, top, &plan->session);
		read_members(&p, top, "jury", false);
		read_members(&p, top, "suppléants", true);
		twins_refuse(&p.members, cs);
		check_president(&p, top);
		check_keepers(&p);
		read_groups(&p, top);
		read_candidates(&p, top, csv);
		read_recusals(&p, top);
		review_cohort(&p, top, to_confirm);
	}
	arena_done(&scratch);
	return cs->n_faults == before;
}

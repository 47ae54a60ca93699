/* day: see day.h. */
#include "day.h"

#include <assert.h>
#include <string.h>

#include "base/when.h"

static void add_phase(struct day *d, int32_t item, const char *id, const char *name, int minutes)
{
	struct phase *p = plan_add_item(&d->plan, OWNER_PHASE, 0);

	assert(p->item == item);
	p->id = str_of(id);
	p->name = str_of(name);
	p->duration_ms = minutes * WHEN_MINUTE_MS;
}

static void add_phases(struct day *d)
{
	add_phase(d, PRESENTATION, "présentation", "Présentation collective", 10);
	add_phase(d, EXCHANGE, "échange", "Temps d’échange", 20);
	add_phase(d, MARKING, "notation", "Notation individuelle", 10);
	d->plan.phases[0].speech = SPEECH_BY_CANDIDATE;
	d->plan.phases[0].speech_gap_ms = 30 * WHEN_SECOND_MS;
	d->plan.phases[0].silence_ms = 40 * WHEN_SECOND_MS;
	d->plan.phases[1].questions_min = 2;
	d->plan.phases[2].indicative = 1;
}

static void add_levels(struct day *d)
{
	static const char *const scale[] = {"Non acquis", "En voie d’acquisition", "Acquis",
	                                    "Maîtrisé"};
	static const char *const names[] = {"Conditions", "Posture", "Perspective"};
	static const char *const letters[] = {"a", "b", "c"};

	for (int i = 0; i < 3; i++) {
		struct question_level *l = plan_add_item(&d->plan, OWNER_QUESTION_LEVEL, 0);

		l->id = str_of(letters[i]);
		l->name = str_of(names[i]);
	}
	for (int i = 0; i < 4; i++) {
		struct level *l = plan_add_item(&d->plan, OWNER_LEVEL, 0);

		l->rank = i + 1;
		l->name = str_of(scale[i]);
	}
}

static void add_criterion(struct day *d, int32_t competency, const char *id, const char *name)
{
	struct criterion *k = plan_add_item(&d->plan, OWNER_CRITERION, competency);

	k->id = str_of(id);
	k->name = str_of(name);
}

static int32_t add_competency(struct day *d, const char *id, const char *name)
{
	struct competency *c = plan_add_item(&d->plan, OWNER_COMPETENCY, 0);

	c->id = str_of(id);
	c->name = str_of(name);
	return c->item;
}

static void add_sheet(struct day *d)
{
	struct test *oral = plan_add_item(&d->plan, OWNER_TEST, 0);

	oral->id = STR("oral");
	oral->name = STR("Épreuve orale");
	oral->result_by = RESULT_BY_CRITERION;
	add_criterion(d, add_competency(d, "C1", "Donner du sens"), "C1.1", "Lire le territoire");
	assert(d->plan.last_item == C1_1);
	add_competency(d, "C2", "Adopter une posture");
	add_criterion(d, C2, "C2.1", "Écouter");
	add_criterion(d, C2, "C2.2", "S’appuyer sur les ressources");
	assert(d->plan.last_item == C2_2);
	d->plan.not_observed_meaning = STR("Rien n’a permis d’en juger");
}

static void add_juror(struct day *d, enum role role, const char *family, const char *given)
{
	struct person *p = plan_add_person(&d->plan, role);

	p->family = str_of(family);
	p->given = str_of(given);
}

int32_t day_add_candidate(struct day *d, const char *family, int32_t passage)
{
	struct person *p = plan_add_person(&d->plan, ROLE_CANDIDATE);
	int64_t chair = 1;

	for (size_t i = 0; i + 1 < d->plan.n_persons; i++)
		chair += d->plan.persons[i].passage == passage;
	p->family = str_of(family);
	p->passage = passage;
	p->chair = chair;
	return (int32_t)d->plan.n_persons;
}

static void add_people(struct day *d)
{
	static const char *const given[] = {"Chloé", "Bruno", "Gina", "Alice", "Emma", "Jade"};
	static const char *const family[] = {"ÉRABLE", "CÈDRE", "HÊTRE",
	                                     "ACACIA", "FRÊNE", "SAULE"};

	add_juror(d, ROLE_PRESIDENT, "MERLE", "Odile");
	add_juror(d, ROLE_MEMBER, "PINSON", "Karim");
	add_juror(d, ROLE_MEMBER, "SITTELLE", "Jeanne");
	add_juror(d, ROLE_SECRETARY, "GRÈBE", "Luc");
	plan_add_passage(&d->plan, STR("Les Terrasses"));
	plan_add_passage(&d->plan, STR("Cour Carrée"))->planned_ms = 620 * WHEN_MINUTE_MS;
	for (int i = 0; i < 6; i++) {
		int32_t n = day_add_candidate(d, family[i], i == 5 ? TERRASSES : COUR_CARREE);

		d->plan.persons[n - 1].given = str_of(given[i]);
	}
}

void day_plan(struct day *d)
{
	memset(d, 0, sizeof *d);
	plan_init(&d->plan, &d->arena);
	d->now = (struct moment){.at_ms = INT64_C(1795507200000),
	                         .zone_min = 60,
	                         .boot_ms = 5000000,
	                         .boot_id = STR("first")};
	d->plan.language = LANGUAGE_FR;
	d->plan.number = STR("RS6731");
	d->plan.title = STR("Une certification");
	d->plan.members_min = 2;
	d->plan.may_keep = ROLE_SECRETARY | ROLE_MEMBER | ROLE_PRESIDENT;
	d->plan.may_score = ROLE_MEMBER | ROLE_PRESIDENT;
	d->plan.may_attend = ROLE_SECRETARY | ROLE_MEMBER | ROLE_PRESIDENT;
	d->plan.may_enter_decisions = ROLE_SECRETARY | ROLE_PRESIDENT;
	d->plan.may_seal = ROLE_PRESIDENT;
	add_phases(d);
	add_levels(d);
	add_sheet(d);
	add_people(d);
}

static void open_to(struct day *d, int32_t viewer, const struct reveal *revealed)
{
	struct arena facts = {0};
	size_t n;
	struct fact *v = plan_facts(&d->plan, &facts, &n);

	state_init(&d->s, viewer, revealed);
	for (size_t i = 0; i < n; i++)
		day_tell(d, 0, v[i]);
	arena_done(&facts);
}

void day_open(struct day *d, int32_t viewer)
{
	open_to(d, viewer, NULL);
}

void day_open_revealed(struct day *d, int32_t viewer)
{
	open_to(d, viewer, &(struct reveal){.session = true});
}

void day_done(struct day *d)
{
	state_done(&d->s);
	arena_done(&d->arena);
}

void day_pass(struct day *d, int64_t ms)
{
	d->now.at_ms += ms;
	d->now.boot_ms += ms;
}

void day_reboot(struct day *d, int64_t ms)
{
	d->now.at_ms += ms;
	d->now.boot_ms = 1000;
	d->now.boot_id = STR("second");
}

int64_t day_tell(struct day *d, int32_t author, struct fact fact)
{
	struct event e = {.id = ++d->last_id, .when = d->now, .author = author, .fact = fact};

	state_apply(&d->s, &e);
	return e.id;
}

void day_sign_in(struct day *d, int32_t passage)
{
	for (int32_t i = 1; (size_t)i <= d->plan.n_persons; i++)
		if (d->plan.persons[i - 1].passage == passage)
			day_tell(d, GREBE,
			         (struct fact){.kind = KIND_attendance,
			                       .candidate = i,
			                       .code = CODE_present,
			                       .value = 1});
}

/* scale: see scale.h. */
#include "intake/scale.h"

#include "base/ratio.h"
#include "base/text.h"
#include "base/words.h"

enum { RANKS_MAX = 200 };

/* "non" forbids it, a sentence is its meaning. */
static void read_not_observed(struct reading *r, const struct node *map)
{
	struct str *meaning = &r->plan->not_observed_meaning;
	struct str said = text_match(r->arena, *meaning);
	const struct node *node = tree_get(map, "non_observé");

	if (str_is(said, "non"))
		*meaning = (struct str){NULL, 0};
	if (!node || !str_is(said, "oui"))
		return;
	value_refuse(r, fill_place(r, node->at), node->text, _("does not say what it means."),
	             _("Write its meaning between quotes, or “non” to forbid it."));
}

/* -- in words ------------------------------------------------------------------------------ */

static const struct node *rank_node(const struct node *map, int64_t rank)
{
	for (const struct node *e = map->first; e; e = e->next) {
		int64_t key;

		if (str_to_int(e->matched, &key) && key == rank)
			return e;
	}
	return NULL;
}

static void read_rank(struct reading *r, const struct node *node, int64_t rank)
{
	struct level *level = plan_add_item(r->plan, OWNER_LEVEL, 0);
	const struct property *name = plan_property(OWNER_LEVEL, CODE_name);
	struct str path = fill_enter(r, node->key);

	level->rank = rank;
	if (fill_is(r, node, NODE_MAP)) {
		fill_section(r, MAPPING_LEVEL, "", node, CODE_rank, node->key_at, level);
		if (!tree_get(node, name->key))
			fill_missing(r, node->key_at, name->key, name->help);
	}
	fill_leave(r, path);
}

/* Ranks from 1, without a hole, in any order; returns how many there are. */
static int64_t read_ranks(struct reading *r, const struct node *map)
{
	int64_t n = 0, key;

	for (const struct node *e = map->first; e; e = e->next)
		n += str_to_int(e->matched, &key);
	for (int64_t rank = 1; rank <= n && rank <= RANKS_MAX; rank++) {
		const struct node *node = rank_node(map, (int)rank);

		if (node) {
			read_rank(r, node, (int)rank);
			continue;
		}
		complaint_fault(r->complaints, fill_place(r, map->key_at),
		                _("The level of rank %d is missing."), (int)rank);
		complaint_expected(r->complaints,
		                   _("Ranks follow one another from 1, the lowest level."));
		complaint_todo(r->complaints, _("Number the levels 1, 2, 3…"));
		break;
	}
	return n;
}

/* -- in points ----------------------------------------------------------------------------- */

struct points {
	int64_t from, to, step;
};

static bool read_point(struct reading *r, const struct node *map, const char *key, int64_t *ratio)
{
	const struct node *node = fill_child(r, map, key, NODE_TEXT);

	return node && value_ratio(r, fill_place(r, node->at), node->text, ratio);
}

static bool check_points(struct reading *r, const struct node *map, const struct points *p)
{
	const char *fault = NULL;

	if (p->from < 0 || p->from >= p->to)
		fault = _("“à” must be more than “de”, and “de” at least 0.");
	else if (p->step <= 0 || (p->to - p->from) % p->step)
		fault = _("From “de” to “à” there is no whole number of “pas”.");
	else if ((p->to - p->from) / p->step >= RANKS_MAX)
		fault = _("The scale has too many marks: 200 at most.");
	if (!fault)
		return true;
	complaint_fault(r->complaints, fill_place(r, map->key_at), "%s", fault);
	complaint_todo(r->complaints, _("Write it as: {de: 0, à: 20, pas: \"1/2\"}."));
	return false;
}

static void read_landmark(struct reading *r, const struct node *e)
{
	int64_t points;

	if (!value_ratio(r, fill_place(r, e->key_at), e->key, &points) || !fill_is(r, e, NODE_TEXT))
		return;
	for (size_t i = 0; i < r->plan->n_levels; i++)
		if (r->plan->levels[i].points == points) {
			fill_property(r, plan_property(OWNER_LEVEL, CODE_name), e,
			              &r->plan->levels[i]);
			return;
		}
	value_refuse(r, fill_place(r, e->key_at), e->key, _("is no mark of this scale."),
	             _("Write one of its marks, or remove the line."));
}

static void read_points(struct reading *r, const struct node *scale, const struct node *map)
{
	struct points p = {0};
	const struct node *landmarks;
	struct str path;

	fill_section(r, MAPPING_POINTS, "", map, CODE_none, map->key_at, NULL);
	if (!read_point(r, map, "de", &p.from) || !read_point(r, map, "à", &p.to) ||
	    !read_point(r, map, "pas", &p.step) || !check_points(r, map, &p))
		return;
	for (int64_t points = p.from, rank = 1; points <= p.to; points += p.step, rank++) {
		struct level *level = plan_add_item(r->plan, OWNER_LEVEL, 0);

		level->rank = rank;
		level->points = points;
	}
	landmarks = fill_child(r, scale, "repères", NODE_MAP);
	path = fill_enter(r, STR("repères"));
	for (const struct node *e = landmarks ? landmarks->first : NULL; e; e = e->next)
		read_landmark(r, e);
	fill_leave(r, path);
}

/* -- either -------------------------------------------------------------------------------- */

static void read_levels(struct reading *r, const struct node *map)
{
	const struct node *in_points = tree_get(map, "points");
	int64_t n = in_points ? 0 : read_ranks(r, map);

	if (in_points && rank_node(map, 1)) {
		complaint_fault(r->complaints, fill_place(r, in_points->key_at),
		                _("A scale is in words or in points, not both."));
		complaint_todo(r->complaints, _("Remove the levels, or “points”."));
	} else if (in_points) {
		in_points = fill_child(r, map, "points", NODE_MAP);
		if (in_points)
			read_points(r, map, in_points);
	} else if (n == 0) {
		complaint_fault(r->complaints, fill_place(r, map->key_at),
		                _("The scale has no level."));
		complaint_todo(
		    r->complaints,
		    _("Add levels (“1: {nom: …}”), or “points: {de: 0, à: 20, pas: 1}”."));
	}
}

void scale_read(struct reading *r, const struct node *top)
{
	const struct node *map = tree_get(top, "échelle");
	struct str path = fill_enter(r, STR("échelle"));

	if (!map)
		fill_missing(r, top->at, "échelle", NULL);
	else if (map->kind == NODE_MAP && map->n) {
		read_not_observed(r, map);
		read_levels(r, map);
	}
	fill_leave(r, path);
}

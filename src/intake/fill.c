/* fill: see fill.h. */
#include "intake/fill.h"

#include <string.h>

#include "base/text.h"
#include "base/words.h"

enum { KEYS_MAX = 64, LIST_MAX = 200 };

const struct shape shapes[] = {
#define MUST true
#define MAY  false
#define SHAPE(map, sec, k, form_, of_, need, h)                                                    \
	{.mapping = MAPPING_##map, .section = sec, .key = k, .form = FORM_##form_,                 \
	 .of = MAPPING_##of_, .must = need, .help = h},
#include "intake/shape.def"
#undef SHAPE
};

const size_t shapes_n = sizeof shapes / sizeof *shapes;

static const enum owner owners[MAPPING_COUNT] = {
    [MAPPING_GRID] = OWNER_PLAN,           [MAPPING_PHASE] = OWNER_PHASE,
    [MAPPING_LEVEL] = OWNER_LEVEL,         [MAPPING_POINTS] = OWNER_COUNT,
    [MAPPING_TEST] = OWNER_TEST,           [MAPPING_COMPETENCY] = OWNER_COMPETENCY,
    [MAPPING_CRITERION] = OWNER_CRITERION, [MAPPING_COHORT] = OWNER_SESSION,
    [MAPPING_PERSON] = OWNER_PERSON,       [MAPPING_CANDIDATE] = OWNER_CANDIDATE,
    [MAPPING_GROUP] = OWNER_COUNT,         [MAPPING_RECUSAL] = OWNER_COUNT,
};

void fill_open(struct reading *r, struct plan *plan, struct complaints *cs, struct arena *arena)
{
	*r = (struct reading){.plan = plan, .complaints = cs, .arena = arena};
	r->property_keys = arena_new(arena, struct str, plan_properties_n);
	r->shape_keys = arena_new(arena, struct str, shapes_n);
	for (size_t i = 0; i < plan_properties_n; i++)
		r->property_keys[i] = text_match(arena, str_of(plan_properties[i].key));
	for (size_t i = 0; i < shapes_n; i++)
		r->shape_keys[i] = text_match(arena, str_of(shapes[i].key));
}

struct place fill_place(const struct reading *r, size_t at)
{
	return (struct place){.paper = &r->paper, .at = at};
}

struct str fill_enter(struct reading *r, struct str key)
{
	struct str before = r->path;
	struct buf b = {0};

	buf_addf(&b, "%.*s%s%.*s", STR_ARG(before), before.n ? "." : "", STR_ARG(key));
	r->path = arena_str(r->arena, buf_str(&b));
	buf_done(&b);
	return before;
}

void fill_leave(struct reading *r, struct str path)
{
	r->path = path;
}

/* -- the tables ---------------------------------------------------------------------------- */

static bool is_property_of(const struct property *p, enum mapping m, const char *section)
{
	return p->owner == owners[m] && strcmp(p->section, section) == 0;
}

static bool is_shape_of(const struct shape *s, enum mapping m, const char *section)
{
	return s->mapping == m && strcmp(s->section, section) == 0;
}

static bool is_any_number(const struct shape *s)
{
	return strncmp(s->key, "1, 2", 4) == 0;
}

static bool is_whole_number(struct str key)
{
	int64_t number;

	return str_to_int(key, &number);
}

struct known_key fill_find(const struct reading *r, enum mapping m, const char *section,
                           struct str matched)
{
	for (size_t i = 0; i < plan_properties_n; i++)
		if (is_property_of(&plan_properties[i], m, section) &&
		    str_equal(matched, r->property_keys[i]))
			return (struct known_key){.property = &plan_properties[i]};
	for (size_t i = 0; i < shapes_n; i++)
		if (is_shape_of(&shapes[i], m, section) &&
		    (is_any_number(&shapes[i]) ? is_whole_number(matched)
		                               : str_equal(matched, r->shape_keys[i])))
			return (struct known_key){.shape = &shapes[i]};
	return (struct known_key){NULL, NULL};
}

static size_t add_key(struct str *keys, size_t n, size_t room, const char *key)
{
	struct str added = str_of(key);

	for (size_t i = 0; i < n; i++)
		if (str_equal(keys[i], added))
			return n;
	if (n < room)
		keys[n++] = added;
	return n;
}

size_t fill_keys(enum mapping m, const char *section, enum code by_key, struct str *keys,
                 size_t room)
{
	bool at_top = !section[0] && (m == MAPPING_GRID || m == MAPPING_COHORT);
	size_t n = 0;

	for (size_t i = 0; i < plan_properties_n; i++) {
		const struct property *p = &plan_properties[i];

		if (p->code == by_key)
			continue;
		if (is_property_of(p, m, section))
			n = add_key(keys, n, room, p->key);
		else if (at_top && p->owner == owners[m])
			n = add_key(keys, n, room, p->section);
	}
	for (size_t i = 0; i < shapes_n; i++)
		if (is_shape_of(&shapes[i], m, section))
			n = add_key(keys, n, room, shapes[i].key);
	return n;
}

/* -- one value ----------------------------------------------------------------------------- */

static void refuse_kind(struct reading *r, const struct node *node, enum node_kind kind)
{
	static const char *const found[] = {N_("A text stands here."), N_("A list stands here."),
	                                    N_("A group of keys stands here.")};
	static const char *const wanted[] = {N_("A single value was expected."),
	                                     N_("A list was expected."),
	                                     N_("A group of keys was expected.")};
	static const char *const todo[] = {
	    N_("Write one value there; put a text that has “:” or “,” between quotes."),
	    N_("Write its values between “[” and “]”, or one on each line after “- ”."),
	    N_("Write each key on a line of its own below, with two more spaces, or between “{” "
	       "and “}”.")};

	complaint_fault(r->complaints, fill_place(r, node->at), "%s", _(found[node->kind]));
	complaint_expected(r->complaints, "%s", _(wanted[kind]));
	complaint_todo(r->complaints, "%s", _(todo[kind]));
}

static void refuse_empty(struct reading *r, const struct node *node)
{
	if (node->key.n)
		complaint_fault(r->complaints, fill_place(r, node->key_at),
		                _("Nothing follows “%s”."),
		                complaint_quote(r->complaints, node->key));
	else
		complaint_fault(r->complaints, fill_place(r, node->at),
		                _("There is nothing here."));
	complaint_todo(r->complaints, _("Give it a value, or remove the line."));
}

bool fill_has_room(struct reading *r, size_t at, size_t n, size_t most)
{
	if (n < most)
		return !complaints_full(r->complaints);
	complaint_fault(r->complaints, fill_place(r, at), _("There are more than %zu of these."),
	                most);
	complaint_todo(r->complaints, _("Remove some."));
	return false;
}

bool fill_is(struct reading *r, const struct node *node, enum node_kind kind)
{
	bool has_something = node->kind == NODE_TEXT ? text_trim(node->text).n > 0 : node->n > 0;

	if (node->refused)
		return false;
	if (!has_something)
		refuse_empty(r, node);
	else if (node->kind != kind)
		refuse_kind(r, node, kind);
	return has_something && node->kind == kind;
}

struct node *fill_child(struct reading *r, const struct node *map, const char *key,
                        enum node_kind kind)
{
	struct node *child = tree_get(map, key);

	if (!child)
		return NULL;
	if (child->kind == NODE_TEXT && value_is_to_confirm(child->text)) {
		value_confirm_later(r, key);
		return NULL;
	}
	return fill_is(r, child, kind) ? child : NULL;
}

static bool takes_a_list(const struct property *p)
{
	return p->type == TYPE_TEXTS || p->type == TYPE_DURATIONS || p->type == TYPE_ROLES ||
	       p->type == TYPE_ITEMS;
}

static bool read_node(struct reading *r, const struct property *p, const struct node *node,
                      void *object)
{
	return fill_is(r, node, NODE_TEXT) &&
	       value_read(r, p, fill_place(r, node->at), text_trim(node->text), object);
}

bool fill_property(struct reading *r, const struct property *p, const struct node *node,
                   void *object)
{
	size_t n = 0, most = p->type == TYPE_TEXTS && p->low ? (size_t)p->low : LIST_MAX;
	bool all = true;

	if (node->kind != NODE_LIST || !takes_a_list(p))
		return read_node(r, p, node, object);
	if (!fill_is(r, node, NODE_LIST))
		return false;
	for (const struct node *e = node->first; e; e = e->next) {
		if (!fill_has_room(r, e->at, n++, most))
			return false;
		all = read_node(r, p, e, object) && all;
	}
	return all;
}

/* -- a section ----------------------------------------------------------------------------- */

static void write_keys(struct buf *b, const struct str *keys, size_t n)
{
	for (size_t i = 0; i < n; i++)
		buf_addf(b, "%s%.*s", i ? ", " : "", STR_ARG(keys[i]));
}

static void refuse_key(struct reading *r, enum mapping m, const char *section, enum code by_key,
                       const struct node *value)
{
	struct str keys[KEYS_MAX], nearest;
	size_t n = fill_keys(m, section, by_key, keys, KEYS_MAX);
	struct buf b = {0};

	if (complaints_full(r->complaints))
		return;
	nearest = value_nearest(value->key, keys, n);
	write_keys(&b, keys, n);
	complaint_fault(r->complaints, fill_place(r, value->key_at),
	                _("The key “%s” is unknown here."),
	                complaint_quote(r->complaints, value->key));
	if (nearest.n) {
		complaint_todo(r->complaints, _("Write “%.*s”."), STR_ARG(nearest));
	} else {
		complaint_expected(r->complaints, _("Possible keys: %s."), buf_text(&b));
		complaint_todo(r->complaints, _("Choose one of them, or remove the line."));
	}
	buf_done(&b);
}

void fill_missing(struct reading *r, size_t at, const char *key, const char *help)
{
	complaint_fault(r->complaints, fill_place(r, at), _("The key “%s” is missing."), key);
	if (help)
		complaint_expected(r->complaints, _("It gives: %s."), help);
	complaint_todo(r->complaints, _("Add “%s: …” here."), key);
}

static void find_missing(struct reading *r, enum mapping m, const char *section,
                         const struct node *map, enum code by_key, size_t at)
{
	for (size_t i = 0; i < plan_properties_n; i++) {
		const struct property *p = &plan_properties[i];

		if (is_property_of(p, m, section) && p->must && p->code != by_key &&
		    !tree_get(map, p->key))
			fill_missing(r, at, p->key, p->help);
	}
	for (size_t i = 0; i < shapes_n; i++)
		if (is_shape_of(&shapes[i], m, section) && shapes[i].must &&
		    !tree_get(map, shapes[i].key))
			fill_missing(r, at, shapes[i].key, shapes[i].help);
}

/* At the top of a file, the name of one of its sections. */
static bool is_section(struct reading *r, enum mapping m, const char *section,
                       const struct node *value)
{
	const char *last = "";

	for (size_t i = 0; !section[0] && i < plan_properties_n; i++) {
		const struct property *p = &plan_properties[i];

		if (p->owner != owners[m] || strcmp(p->section, last) == 0)
			continue;
		last = p->section;
		if (str_equal(value->matched, text_match(r->arena, str_of(last))))
			return true;
	}
	return false;
}

void fill_section(struct reading *r, enum mapping m, const char *section, const struct node *map,
                  enum code by_key, size_t at, void *object)
{
	for (const struct node *value = map->first; value; value = value->next) {
		struct known_key known = fill_find(r, m, section, value->matched);

		if (known.property && known.property->code != by_key)
			fill_property(r, known.property, value, object);
		else if (!known.shape && !is_section(r, m, section, value))
			refuse_key(r, m, section, by_key, value);
	}
	find_missing(r, m, section, map, by_key, at);
}

static bool is_needed(enum mapping m, const char *section)
{
	for (size_t i = 0; i < plan_properties_n; i++)
		if (is_property_of(&plan_properties[i], m, section) && plan_properties[i].must)
			return true;
	return false;
}

void fill_sections(struct reading *r, enum mapping m, const struct node *top, void *object)
{
	struct str done[KEYS_MAX];
	size_t n = 0;

	for (size_t i = 0; i < plan_properties_n; i++) {
		const struct property *p = &plan_properties[i];
		const struct node *map;
		struct str path;

		if (p->owner != owners[m] || !p->section[0] ||
		    add_key(done, n, KEYS_MAX, p->section) == n)
			continue;
		n++;
		if (!tree_get(top, p->section) && is_needed(m, p->section))
			fill_missing(r, top->at, p->section, NULL);
		map = fill_child(r, top, p->section, NODE_MAP);
		if (!map)
			continue;
		path = fill_enter(r, str_of(p->section));
		fill_section(r, m, p->section, map, CODE_none, map->key_at, object);
		fill_leave(r, path);
	}
}

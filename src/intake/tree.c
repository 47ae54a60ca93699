/* tree: see tree.h.  What is wrong with the syntax is told by syntax.c. */
#include "intake/tree.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/text.h"
#include "base/words.h"
#include "intake/syntax.h"

struct builder {
	const struct paper *paper;
	struct arena *arena;
	struct complaints *complaints;
	struct node *open[TREE_MAX_DEPTH]; /* lists and mappings not yet closed */
	struct node *tail[TREE_MAX_DEPTH]; /* the last value of each */
	size_t depth;
	struct node *root, *key; /* key: read, its value not yet */
	size_t n_nodes;
	size_t char_at, byte_at; /* the same place, counted both ways */
};

static struct place place_of(const struct builder *b, size_t at)
{
	return (struct place){.paper = b->paper, .at = at};
}

/* Events come in the order of the text, so counting goes on from the last one. */
static size_t byte_of(struct builder *b, size_t index)
{
	struct str text = b->paper->text;

	if (index < b->char_at)
		b->char_at = b->byte_at = 0;
	b->byte_at +=
	    paper_byte((struct str){text.s + b->byte_at, text.n - b->byte_at}, index - b->char_at);
	b->char_at = index;
	return b->byte_at;
}

struct node *tree_get(const struct node *map, const char *key)
{
	struct arena scratch = {0};
	struct str matched = text_match(&scratch, str_of(key));
	struct node *found = map->kind == NODE_MAP ? map->first : NULL;

	while (found && !str_equal(found->matched, matched))
		found = found->next;
	arena_done(&scratch);
	return found;
}

/* -- what is refused ----------------------------------------------------------------------- */

static void refuse_anchor(struct builder *b, size_t at, bool is_alias)
{
	complaint_fault(b->complaints, place_of(b, at),
	                is_alias ? _("A reference (“*”) is not accepted here.")
	                         : _("A mark (“&”) is not accepted here."));
	complaint_todo(b->complaints,
	               _("Write the value out in full, or put the text between quotes."));
}

static void refuse_tag(struct builder *b, size_t at)
{
	complaint_fault(b->complaints, place_of(b, at), _("A type (“!”) is not accepted here."));
	complaint_todo(b->complaints, _("Remove it, or put the text between quotes."));
}

static bool refuse_second_document(struct builder *b, size_t at)
{
	complaint_fault(b->complaints, place_of(b, at),
	                _("A second document (“---”) begins here."));
	complaint_todo(b->complaints, _("Keep one document in each file."));
	return false;
}

static bool refuse_number(struct builder *b, size_t at)
{
	complaint_fault(b->complaints, place_of(b, at),
	                _("There are more than %d values in this file."), TREE_MAX_NODES);
	complaint_todo(b->complaints, _("Check that it is the right file."));
	return false;
}

static int compare_keys(const void *a, const void *b)
{
	const struct node *x = *(struct node *const *)a, *y = *(struct node *const *)b;
	int order = str_compare(x->matched, y->matched);

	return order ? order : (x->key_at > y->key_at) - (x->key_at < y->key_at);
}

/* Told where the second stands; the first is the one that counts. */
static void refuse_duplicates(struct builder *b, struct node *map)
{
	struct node **sorted = arena_new(b->arena, struct node *, map->n);
	size_t n = 0;

	for (struct node *k = map->first; k; k = k->next)
		sorted[n++] = k;
	qsort(sorted, n, sizeof *sorted, compare_keys);
	for (size_t i = 1; i < n && !complaints_full(b->complaints); i++) {
		struct node *first = sorted[i - 1], *second = sorted[i];

		if (!str_equal(first->matched, second->matched))
			continue;
		complaint_fault(b->complaints, place_of(b, second->key_at),
		                _("The key “%s” is given twice: line %d already has it."),
		                complaint_quote(b->complaints, second->key),
		                paper_spot(b->paper, first->key_at).line);
		complaint_expected(b->complaints, _("Accents and capitals make no difference."));
		complaint_todo(b->complaints, _("Keep one of the two."));
	}
}

/* -- building ------------------------------------------------------------------------------ */

static struct node *add_node(struct builder *b, enum node_kind kind, size_t at)
{
	struct node *node = arena_new(b->arena, struct node, 1);
	struct node *parent = b->depth ? b->open[b->depth - 1] : NULL;
	struct node **tail = b->depth ? &b->tail[b->depth - 1] : NULL;

	*node = (struct node){.kind = kind, .at = at};
	b->n_nodes++;
	if (!parent) {
		b->root = node;
		return node;
	}
	if (parent->kind == NODE_MAP && b->key) {
		node->key = b->key->text;
		node->key_at = b->key->at;
		node->matched = text_match(b->arena, node->key);
		b->key = NULL;
	}
	*(*tail ? &(*tail)->next : &parent->first) = node;
	*tail = node;
	parent->n++;
	return node;
}

/* In a mapping, the next value is a key's name. */
static bool wants_key(const struct builder *b)
{
	return b->depth && b->open[b->depth - 1]->kind == NODE_MAP && !b->key;
}

static void add_scalar(struct builder *b, const yaml_event_t *e, size_t at)
{
	struct str text = {(const char *)e->data.scalar.value, e->data.scalar.length};
	struct node *node;

	if (wants_key(b)) {
		node = b->key = arena_new(b->arena, struct node, 1);
		*node = (struct node){.kind = NODE_TEXT, .at = at};
		text = text_trim(text);
	} else {
		node = add_node(b, NODE_TEXT, at);
	}
	node->text = text_nfc(b->arena, text);
	node->quoted = e->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
}

static bool open_node(struct builder *b, enum node_kind kind, size_t at)
{
	struct node *node;

	if (wants_key(b)) {
		complaint_fault(b->complaints, place_of(b, at),
		                _("A key must be a word, not a list."));
		complaint_todo(b->complaints, _("Put the text between quotes."));
		return false;
	}
	node = add_node(b, kind, at);
	b->open[b->depth] = node;
	b->tail[b->depth++] = NULL;
	return true;
}

static void close_node(struct builder *b)
{
	struct node *node = b->open[--b->depth];

	if (node->kind == NODE_MAP)
		refuse_duplicates(b, node);
}

/* False: no event after this one is wanted. */
static bool take_event(struct builder *b, const yaml_event_t *e)
{
	size_t at = byte_of(b, e->start_mark.index);

	switch (e->type) {
	case YAML_SCALAR_EVENT:
		if (e->data.scalar.anchor)
			refuse_anchor(b, at, false);
		if (e->data.scalar.tag)
			refuse_tag(b, at);
		add_scalar(b, e, at);
		break;
	case YAML_ALIAS_EVENT:
		refuse_anchor(b, at, true);
		if (wants_key(b))
			return false;
		add_node(b, NODE_TEXT, at)->refused = true;
		break;
	case YAML_SEQUENCE_START_EVENT:
	case YAML_MAPPING_START_EVENT:
		if (e->type == YAML_MAPPING_START_EVENT ? e->data.mapping_start.anchor != NULL
		                                        : e->data.sequence_start.anchor != NULL)
			refuse_anchor(b, at, false);
		if (e->type == YAML_MAPPING_START_EVENT ? e->data.mapping_start.tag != NULL
		                                        : e->data.sequence_start.tag != NULL)
			refuse_tag(b, at);
		return open_node(b, e->type == YAML_MAPPING_START_EVENT ? NODE_MAP : NODE_LIST, at);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT: close_node(b); break;
	case YAML_DOCUMENT_START_EVENT: return b->root ? refuse_second_document(b, at) : true;
	case YAML_STREAM_END_EVENT: return false;
	default: break;
	}
	return b->n_nodes < TREE_MAX_NODES ? true : refuse_number(b, at);
}

/* The text has been found well-formed, and no deeper than allowed. */
static void build(struct builder *b, struct str text)
{
	yaml_parser_t parser;
	bool more = true;

	if (!yaml_parser_initialize(&parser))
		arena_exhausted();
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&parser, (const unsigned char *)text.s, text.n);
	while (more && !complaints_full(b->complaints)) {
		yaml_event_t event;

		if (!yaml_parser_parse(&parser, &event))
			break;
		more = take_event(b, &event);
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
}

struct node *tree_read(const struct paper *s, struct arena *arena, struct complaints *cs)
{
	struct builder b = {.paper = s, .arena = arena, .complaints = cs};
	struct str text;

	if (!syntax_check(s, arena, cs, &text))
		return NULL;
	build(&b, text);
	if (!b.root)
		complaint_file(cs, s->path, _("This file is empty."));
	return b.root;
}

/* tree: a YAML text as a small tree, every value with its place.
 *
 * Built from libyaml's events, one by one, within bounds that are checked
 * before anything costs: 32 levels, 100,000 values.  Anchors, aliases, tags,
 * second documents, duplicate keys, tabs and no-break spaces in indentation are
 * told here.  Values are texts: what they mean is not known here. */
#ifndef INTAKE_TREE_H
#define INTAKE_TREE_H

#include "intake/complaint.h"

enum { TREE_MAX_DEPTH = 32, TREE_MAX_NODES = 100000 };

enum node_kind { NODE_TEXT, NODE_LIST, NODE_MAP };

struct node {
	enum node_kind kind;
	bool quoted;        /* a text between quotes, or a block of text */
	bool refused;       /* a reference: told already, nothing is known of it */
	struct str text;    /* of a text; in normal form C */
	size_t at;          /* where it starts: a byte of the paper */
	struct str key;     /* of a mapping's value: as written, in normal form C */
	struct str matched; /* the key, as keys are compared */
	size_t key_at;
	size_t n;           /* values of a list or mapping */
	struct node *first; /* the first of them */
	struct node *next;  /* the one after this, in the same list or mapping */
};

/* The tree of the paper, in the arena.  NULL when nothing can be made of it;
 * else all that can be read, faults told. */
struct node *tree_read(const struct paper *, struct arena *, struct complaints *);

/* The value of a key of a mapping, given as it is in the manual; NULL if there is none. */
struct node *tree_get(const struct node *map, const char *key);

#endif

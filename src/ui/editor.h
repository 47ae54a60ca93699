/* editor: a text being written.
 *
 * UTF-8 edited grapheme by grapheme, kept in NFC and free of what text_neutral
 * would hide, wrapped at blanks, with an undo of its own.  Letters are text
 * here: only Esc, Ctrl-Z, Ctrl-Y and moves are keys.  Knows neither what is
 * written nor for whom; keeping drafts is its owner's. */
#ifndef UI_EDITOR_H
#define UI_EDITOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "ui/canvas.h"
#include "ui/keys.h"

struct editor;

struct editor_setup {
	struct str text;  /* to begin with, the cursor at its end; may be a draft from a file */
	size_t max_bytes; /* what would make the text longer is refused */
	bool one_line;    /* no newline; Enter ends */
};

/* Freed by editor_free; NULL is allowed there. */
struct editor *editor_new(const struct editor_setup *);
void editor_free(struct editor *);

/* The text, valid until the next key. */
struct str editor_text(const struct editor *);
/* Where the cursor is in it, in bytes. */
size_t editor_at(const struct editor *);
/* Lines as last drawn; 0 when the text is empty. */
size_t editor_lines(const struct editor *);

enum editor_did {
	EDITOR_IGNORED, /* a key that means nothing here (F1, Tab, Ctrl-C, …): the owner's */
	EDITOR_MOVED,   /* the cursor may have moved, the text is the same */
	EDITOR_CHANGED,
	EDITOR_FULL,    /* refused, nothing changed: there is no room for it */
	EDITOR_CLOSED,  /* Esc: keep the text and close */
	EDITOR_ENTERED, /* Enter on one line: done */
};

/* One key; `pasted` is the text of a K_PASTE, newlines as \n. */
enum editor_did editor_key(struct editor *, struct key, struct str pasted);

/* Draws the lines around the cursor, each after a margin sign at the area's
 * first column, and places the cursor.  Moves by lines and pages follow the
 * size last drawn. */
void editor_draw(struct editor *, struct canvas *, struct area, uint32_t margin_sign);

#endif

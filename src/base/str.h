/* str: texts that carry their length, and a text that grows.
 *
 * A `struct str` is a view: it owns nothing, may hold any byte, and is not
 * NUL-terminated unless its maker says so.  A `struct buf` owns its bytes and
 * keeps a NUL after them.  Characters, width and French order are text.h's. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct str {
	const char *s; /* may be NULL when n is 0 */
	size_t n;      /* bytes */
};

#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})
/* A str as the two arguments of a "%.*s". */
#define STR_ARG(text) ((int)(text).n), ((text).s ? (text).s : "")

/* A view of a NUL-terminated text; NULL gives the empty one. */
struct str str_of(const char *);
bool str_equal(struct str, struct str);
bool str_is(struct str, const char *);
bool str_starts(struct str, const char *prefix);
/* Byte order, as memcmp; a prefix comes first. */
int str_compare(struct str, struct str);
/* The text without blanks (space, tab, CR, LF) at both ends. */
struct str str_trim(struct str);
/* Cuts *rest at the first separator: returns what stands before it, leaves in
 * *rest what follows.  Without one, returns all and leaves *rest empty with a
 * NULL pointer. */
struct str str_cut(struct str *rest, char separator);
/* A decimal integer, whole text, optional minus sign: false on anything else
 * and on overflow; *value is then untouched. */
bool str_to_int(struct str, int64_t *value);

struct buf {
	char *s;     /* NUL-terminated once anything was added, else NULL */
	size_t n;    /* bytes before the NUL */
	size_t room; /* bytes allocated */
};

/* Appending never fails: exhausted memory ends the program (arena.h). */
void buf_add(struct buf *, struct str);
void buf_add_char(struct buf *, char);
/* Room for n more bytes after those that are there, for who writes them at once: the first of
 * them; then how many were written. */
char *buf_room(struct buf *, size_t n);
void buf_filled(struct buf *, size_t n);
void buf_addf(struct buf *, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_addv(struct buf *, const char *format, va_list) __attribute__((format(printf, 2, 0)));
/* The text so far; valid until the next change. */
struct str buf_str(const struct buf *);
/* The same, NUL-terminated, never NULL. */
const char *buf_text(const struct buf *);
void buf_clear(struct buf *);
void buf_done(struct buf *);

#endif

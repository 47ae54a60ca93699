/* str: see str.h. */
#include "base/str.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

struct str str_of(const char *text)
{
	return (struct str){text, text ? strlen(text) : 0};
}

bool str_equal(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.s, b.s, a.n) == 0);
}

bool str_is(struct str a, const char *text)
{
	return str_equal(a, str_of(text));
}

bool str_starts(struct str a, const char *prefix)
{
	size_t n = strlen(prefix);

	return a.n >= n && (n == 0 || memcmp(a.s, prefix, n) == 0);
}

int str_compare(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int way = n ? memcmp(a.s, b.s, n) : 0;

	return way ? way : (a.n > b.n) - (a.n < b.n);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct str str_trim(struct str a)
{
	while (a.n && is_blank(a.s[0])) {
		a.s++;
		a.n--;
	}
	while (a.n && is_blank(a.s[a.n - 1]))
		a.n--;
	return a;
}

struct str str_cut(struct str *rest, char separator)
{
	struct str all = *rest;
	const char *at = all.n ? memchr(all.s, separator, all.n) : NULL;

	if (!at) {
		*rest = (struct str){NULL, 0};
		return all;
	}
	*rest = (struct str){at + 1, all.n - (size_t)(at - all.s) - 1};
	return (struct str){all.s, (size_t)(at - all.s)};
}

bool str_to_int(struct str a, int64_t *value)
{
	bool minus = a.n && a.s[0] == '-';
	int64_t sum = 0;

	if (a.n == (size_t)minus)
		return false;
	for (size_t i = minus; i < a.n; i++) {
		if (a.s[i] < '0' || a.s[i] > '9')
			return false;
		/* Summed below zero: the most negative integer has no opposite. */
		if (__builtin_mul_overflow(sum, 10, &sum) ||
		    __builtin_sub_overflow(sum, a.s[i] - '0', &sum))
			return false;
	}
	if (!minus && __builtin_sub_overflow(0, sum, &sum))
		return false;
	*value = sum;
	return true;
}

static void buf_reserve(struct buf *b, size_t more)
{
	size_t want = b->n + more + 1;
	size_t room = b->room ? b->room : 64;
	char *s;

	if (want <= b->room)
		return;
	while (room < want)
		room *= 2;
	s = realloc(b->s, room);
	if (!s)
		arena_exhausted();
	b->s = s;
	b->room = room;
}

void buf_add(struct buf *b, struct str text)
{
	buf_reserve(b, text.n);
	if (text.n)
		memcpy(b->s + b->n, text.s, text.n);
	b->n += text.n;
	b->s[b->n] = '\0';
}

void buf_add_char(struct buf *b, char c)
{
	buf_add(b, (struct str){&c, 1});
}

char *buf_room(struct buf *b, size_t n)
{
	buf_reserve(b, n);
	return b->s + b->n;
}

void buf_filled(struct buf *b, size_t n)
{
	assert(b->n + n < b->room);
	b->n += n;
	b->s[b->n] = '\0';
}

void buf_addv(struct buf *b, const char *format, va_list args)
{
	enum { USUAL = 40 }; /* what most formats make, and need not be written twice for */
	va_list again;
	int n;

	va_copy(again, args);
	buf_reserve(b, USUAL);
	n = vsnprintf(b->s + b->n, b->room - b->n, format, args);
	if (n >= 0 && (size_t)n >= b->room - b->n) {
		buf_reserve(b, (size_t)n);
		vsnprintf(b->s + b->n, (size_t)n + 1, format, again);
	}
	if (n >= 0)
		b->n += (size_t)n;
	else
		b->s[b->n] = '\0';
	va_end(again);
}

void buf_addf(struct buf *b, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	buf_addv(b, format, args);
	va_end(args);
}

struct str buf_str(const struct buf *b)
{
	return (struct str){b->s, b->n};
}

const char *buf_text(const struct buf *b)
{
	return b->s ? b->s : "";
}

void buf_clear(struct buf *b)
{
	b->n = 0;
	if (b->s)
		b->s[0] = '\0';
}

void buf_done(struct buf *b)
{
	free(b->s);
	*b = (struct buf){0};
}

/* head: see head.h. */
#include "core/head.h"

#include <string.h>

#include "base/words.h"

enum { DIGITS_SHOWN = 16, DIGITS_ALL = 64 };

void head_write(struct buf *b, const struct head *head)
{
	buf_addf(b, words_n("%lld event", "%lld events", head->count), (long long)head->count);
	buf_addf(b, " ·");
	for (int i = 0; i < DIGITS_SHOWN; i++) {
		char c = head->hash[i];

		if (i % 4 == 0)
			buf_add_char(b, ' ');
		buf_add_char(b, c >= 'a' && c <= 'f' ? (char)(c - 'a' + 'A') : c);
	}
}

/* -1: none. */
static int digit_of(char c)
{
	static const char digits[] = "0123456789abcdef", capitals[] = "0123456789ABCDEF";
	const char *at = c ? strchr(digits, c) : NULL;

	if (at)
		return (int)(at - digits);
	at = c ? strchr(capitals, c) : NULL;
	return at ? (int)(at - capitals) : -1;
}

/* The blanks that a person, a page or a word processor puts between groups. */
static bool skip_blank(struct str *text)
{
	static const char *const blanks[] = {" ", "\t", "\u00a0", "\u202f"};

	for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
		if (str_starts(*text, blanks[i])) {
			text->s += strlen(blanks[i]);
			text->n -= strlen(blanks[i]);
			return true;
		}
	return false;
}

static bool read_digits(struct str text, char hash[DIGITS_ALL + 1])
{
	int n = 0, digit;

	while (text.n) {
		if (skip_blank(&text))
			continue;
		digit = digit_of(*text.s);
		if (digit < 0 || n == DIGITS_ALL)
			return false;
		hash[n++] = "0123456789abcdef"[digit];
		text.s++;
		text.n--;
	}
	return n >= DIGITS_SHOWN;
}

/* What stands between the count and the digits: a colon, or the words of head_write. */
static bool cut_count(struct str *text, struct str *count)
{
	static const char dot[] = "·";
	const char *from = text->s;

	while (text->n && *text->s != ':' && !str_starts(*text, dot)) {
		text->s++;
		text->n--;
	}
	if (!text->n)
		return false;
	*count = str_trim((struct str){from, (size_t)(text->s - from)});
	if (*text->s == ':') {
		text->s++;
		text->n--;
		return true;
	}
	*count = str_cut(count, ' '); /* "1204 events" */
	text->s += sizeof dot - 1;
	text->n -= sizeof dot - 1;
	return true;
}

bool head_read(struct str text, struct head *head)
{
	struct str count;

	*head = (struct head){0};
	return cut_count(&text, &count) && str_to_int(count, &head->count) && head->count > 0 &&
	       read_digits(text, head->hash);
}

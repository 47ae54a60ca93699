/* text: characters, their width, and what may be shown of them.
 *
 * UTF-8 is read strictly; a byte that is part of no character counts as one
 * character, U+FFFD.  Width is wcwidth's, as curses counts, under the UTF-8
 * LC_CTYPE that text_open sets; graphemes, NFC and folding are Unicode's.
 * Knows French order and typography, no words, no screen. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

#define TEXT_REPLACEMENT 0xFFFDu

/* Sets LC_CTYPE to a UTF-8 locale (C.UTF-8 first); words_open calls it.  False
 * when the machine has none: all that is not ASCII then counts one column. */
bool text_open(void);
/* The name of that locale, "C" before text_open or when there is none. */
const char *text_locale(void);

/* Bytes and characters. */

/* The first character: its code point and its length in bytes; 0 when empty or
 * ill-formed (overlong, surrogate, beyond U+10FFFF, cut), *cp then U+FFFD. */
size_t text_decode(struct str, uint32_t *cp);
/* The first character of a text known not to be empty: an ill-formed byte is
 * U+FFFD, of length 1. */
size_t text_step(struct str, uint32_t *cp);
void text_add_cp(struct buf *, uint32_t cp);
/* Whether all is UTF-8; else *bad_at (may be NULL) is the first wrong byte. */
bool text_is_utf8(struct str, size_t *bad_at);
/* Windows-1252 into UTF-8; false if one of its 5 undefined bytes was met. */
bool text_cp1252_to_utf8(struct buf *, struct str);
/* Normal form C, in the arena; ill-formed bytes become U+FFFD. */
struct str text_nfc(struct arena *, struct str);
/* Bytes of the blank that the text starts with: space, tab, CR, LF, and the
 * no-break and typographic ones (U+00A0, U+2000–200A, U+202F, U+3000); else 0. */
size_t text_blank(struct str);
bool text_is_blank(uint32_t cp);
/* Is the byte printable ASCII, the space included?  One column each, and nothing to decode. */
static inline bool text_is_printable(char byte)
{
	return byte >= ' ' && byte < 0x7F;
}
/* Without the blanks at both ends, those included. */
struct str text_trim(struct str);

/* Columns. */

/* 0, 1 or 2; 1 for what text_neutral replaces. */
int text_cp_width(uint32_t cp);
/* The sum over the text. */
size_t text_width(struct str);
/* End of the grapheme that starts at byte `at`; at the end, the end. */
size_t text_next_grapheme(struct str, size_t at);
/* Start of the grapheme that ends at byte `at`; at 0, 0. */
size_t text_prev_grapheme(struct str, size_t at);
/* At most cols columns of the text, whole graphemes, ending in … when something
 * was left out.  Returns the columns written. */
size_t text_cut(struct buf *, struct str, size_t cols);
/* Appends a sentence in which what may be left out stands between two tabs, alone or before a
 * `|` and what then replaces it ("\tNobody speaks yet|Nobody\t: a digit…"): whole if it fits into
 * cols, else without the last of these, the last two, and so on, until it does. */
void text_shorten(struct buf *, struct str, size_t cols);

enum text_side { TEXT_LEFT, TEXT_RIGHT };
/* The same, filled with blanks to exactly cols, the text on that side. */
void text_pad(struct buf *, struct str, size_t cols, enum text_side);

/* What may be shown: the only way out to terminals, messages, logs, file names. */

enum text_mode {
	TEXT_LINE,  /* one line: a newline becomes a space */
	TEXT_LINES, /* newlines are kept */
};

/* Whether this code point is never let out: controls (C0, DEL, C1), format
 * characters (bidi, zero width, soft hyphen, tags), line separators, all that is
 * invisible by nature, surrogates, and what Unicode has not assigned. */
bool text_is_forbidden(uint32_t cp);
/* The text with each of those, and each ill-formed byte, shown as U+FFFD, one
 * column; likewise a combining mark that has nothing to stand on.  A tab becomes
 * a space, CR LF a newline.  The joiner and the variation selectors stay where
 * they belong to an emoji. Neutral text comes out as it went in. */
void text_neutral(struct buf *, struct str, enum text_mode);
/* True of most texts: nothing but what French is set with and screens are drawn with, each
 * one column wide.  Such a text is neutral. */
bool text_is_plain(struct str);

/* Matching and order. */

/* A key without case, accents, ligatures (œ is oe) and typographic variants (’
 * is ', all hyphens are -, all blanks are a space): equal keys, same word. */
struct str text_fold(struct arena *, struct str);
/* The same as ids and the keys of files are compared: blanks at both ends set aside, `_` and ' a
 * space. */
struct str text_match(struct arena *, struct str);
/* Whether needle occurs in the text, both folded; the empty one always does. */
bool text_find_fold(struct str text, struct str needle);
/* French order, total: letters first (case, accents, ligatures, hyphens and
 * apostrophes aside), then accents, then bytes; 0 only when equal. */
int text_compare_fr(struct str, struct str);
/* Typing errors between two words, folded: letters missing, added, changed, or
 * two swapped.  Beyond 64 letters only the difference in length counts. */
size_t text_distance(struct str, struct str);
/* The text as part of a file name: letters and digits of ASCII, . _ -, accents
 * dropped, all else one hyphen, none at an end.  False if nothing remains. */
bool text_ascii(struct buf *, struct str);

/* Appends the text in capitals, accents kept: "ÉCHANGE". */
void text_upper(struct buf *, struct str);
/* Appends it with its first character in small letters, as inside a sentence: "épreuve orale". */
void text_lower_first(struct buf *, struct str);
/* The same with a capital, as a sentence begins: "Épreuve orale". */
void text_upper_first(struct buf *, struct str);

#endif

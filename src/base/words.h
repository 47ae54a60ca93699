/* words: the texts of the program in the user's language.
 *
 * The one place that knows gettext, and so the one global of this floor: the
 * language of the process.  Works whatever the locale of the process is, and
 * where none was generated; never reads LANG, never changes LC_NUMERIC.
 * Sources hold the English text; `DIR/fr/LC_MESSAGES/clepsydre.mo` the French. */
#ifndef BASE_WORDS_H
#define BASE_WORDS_H

#include <stdbool.h>
#include <stdint.h>

/* Marks a text to be translated here (_) or later, where it is shown (N_). */
#define _(msgid)  words_get(msgid)
#define N_(msgid) msgid

/* Chooses "fr" or "en", looking for the catalogue in the folders of dirs (in
 * their order, up to a NULL; dirs may be NULL) and setting LC_CTYPE to UTF-8.
 * May be called again to change.  False when the catalogue of that language is
 * nowhere, or the language unknown: texts are then English.  "en" needs none. */
bool words_open(const char *language, const char *const *dirs);

/* "fr" or "en": what texts are in now; "en" before words_open. */
const char *words_language(void);
bool words_are_french(void);

/* The text in the user's language, else msgid itself; never NULL.  "" gives "".  The msgid lies
 * where nothing else ever will: a literal. */
const char *words_get(const char *msgid) __attribute__((format_arg(1)));

/* The form that n things ask for: French puts 0 with 1, English with many. */
const char *words_n(const char *one, const char *many, int64_t n)
    __attribute__((format_arg(1), format_arg(2)));

/* A short word that means two things, told apart by a context.  Both literals. */
#define words_p(context, msgid) words_in_context(context "\004" msgid, msgid)
const char *words_in_context(const char *joined, const char *msgid) __attribute__((format_arg(2)));

#endif

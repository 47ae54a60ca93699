/* keys: see keys.h. */
#include "intake/keys.h"

#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "intake/file.h"
#include "intake/tree.h"
#include "intake/value.h"

enum { SEATS_MOST = 500 };

struct reader {
	const struct plan *plan;
	struct arena *arena;
	struct keys *keys;
	struct complaints *cs;
	struct paper paper;
};

static struct place place_of(const struct reader *r, struct str part)
{
	return (struct place){.paper = &r->paper, .at = (size_t)(part.s - r->paper.text.s)};
}

/* -- lines and words ------------------------------------------------------------------------ */

static struct str next_line(struct str *rest)
{
	struct str line = *rest;

	for (size_t i = 0; i < rest->n; i++)
		if (rest->s[i] == '\n' || rest->s[i] == '\r') {
			line.n = i;
			*rest = (struct str){rest->s + i + 1, rest->n - i - 1};
			return line;
		}
	*rest = (struct str){rest->s + rest->n, 0};
	return line;
}

static struct str skip_blanks(struct str text)
{
	for (size_t n; (n = text_blank(text)) > 0;)
		text = (struct str){text.s + n, text.n - n};
	return text;
}

/* Cuts the first word off; what is left begins with the next. */
static struct str next_word(struct str *rest)
{
	struct str word = {rest->s, 0};

	while (word.n < rest->n && !text_blank((struct str){rest->s + word.n, rest->n - word.n}))
		word.n++;
	*rest = skip_blanks((struct str){rest->s + word.n, rest->n - word.n});
	return word;
}

/* Where the part stands in the text; beyond its end: nowhere. */
static size_t offset_of(struct str text, const char *part)
{
	const char *at = text.n ? memmem(text.s, text.n, part, strlen(part)) : NULL;

	return at ? (size_t)(at - text.s) : text.n + 1;
}

static bool holds(struct str text, const char *part)
{
	return offset_of(text, part) <= text.n;
}

/* -- what is no line at all ----------------------------------------------------------------- */

/* A key as programs save it in several lines. */
struct several {
	const char *first, *last;
	const char *is_private; /* what else the first line holds then */
};

static const struct several several[] = {
    {"-----BEGIN", "-----END", "PRIVATE"},
    {"---- BEGIN SSH2", "---- END", "PRIVATE"},
    {"PuTTY-User-Key-File", "Private-MAC:", ""},
};

/* A file in which OpenSSH keeps a private key, as it begins in base64: "openssh-key-v1". */
static const char private_text[] = "b3BlbnNzaC1rZXktdj";

/* Shown for a few letters only: what follows is nobody's to read. */
static void tell_private(struct reader *r, struct place place)
{
	struct paper shown = r->paper;

	if (shown.text.n > place.at + sizeof private_text - 1)
		shown.text.n = place.at + sizeof private_text - 1;
	complaint_fault(r->cs, (struct place){.paper = &shown, .at = place.at},
	                _("A PRIVATE KEY stands here: it is never to be given to anybody, nor kept "
	                  "here."));
	complaint_todo(r->cs,
	               _("Delete it from this file; its owner makes another pair, and sends the "
	                 "line of the file that ends in .pub."));
}

static void tell_several_lines(struct reader *r, struct place place)
{
	complaint_fault(r->cs, place, _("A key on several lines stands here."));
	complaint_expected(r->cs, _("A key is one line: ssh-ed25519 AAAA…"));
	complaint_todo(r->cs, _("In PuTTYgen, copy the text of the upper box; or convert the file: "
	                        "ssh-keygen -i -f FILE"));
}

/* Whether the line, or those that follow it, are no key on one line: told, and passed over.
 * Without an end, all that is left is: it must not be quoted. */
static bool pass_over(struct reader *r, struct str line, struct str *rest)
{
	for (size_t i = 0; i < sizeof several / sizeof *several; i++) {
		const struct several *s = &several[i];
		struct place place = place_of(r, line);

		if (!holds(line, s->first))
			continue;
		place.at += offset_of(line, s->first);
		if (holds(line, s->is_private))
			tell_private(r, place);
		else
			tell_several_lines(r, place);
		while (!holds(line, s->last) && rest->n)
			line = next_line(rest);
		return true;
	}
	if (!holds(line, private_text))
		return false;
	tell_private(
	    r, (struct place){&r->paper, place_of(r, line).at + offset_of(line, private_text), 0});
	*rest = (struct str){rest->s + rest->n, 0};
	return true;
}

/* -- one line ------------------------------------------------------------------------------- */

static void refuse_seat(struct reader *r, struct str word)
{
	struct str ids[SEATS_MOST], nearest;
	struct buf all = {0};
	size_t n = 0;

	for (size_t i = 0; i < r->plan->n_persons && n < SEATS_MOST; i++)
		if (plan_has_seat(&r->plan->persons[i]))
			ids[n++] = r->plan->persons[i].id;
	for (size_t i = 0; i < n; i++)
		buf_addf(&all, "%s%.*s", i ? ", " : "", STR_ARG(ids[i]));
	nearest = value_nearest(word, ids, n);
	complaint_fault(r->cs, place_of(r, word), _("“%s” is no seat of this record."),
	                complaint_quote(r->cs, word));
	complaint_expected(r->cs, _("The seats: %s."), buf_text(&all));
	if (nearest.n)
		complaint_todo(r->cs, _("Write “%.*s”."), STR_ARG(nearest));
	buf_done(&all);
}

/* 0, told, if there is none such. */
static int32_t find_seat(struct reader *r, struct str word)
{
	int32_t person = plan_find_seat(r->plan, word);

	if (!person && !complaints_full(r->cs))
		refuse_seat(r, word);
	return person;
}

static bool names_a_type(struct str rest)
{
	while (rest.n)
		if (sshkey_is_type(next_word(&rest)))
			return true;
	return false;
}

/* What stands where the type should: `rest` follows it. */
static void refuse_type(struct reader *r, struct str word, struct str rest)
{
	if (names_a_type(rest)) {
		complaint_fault(r->cs, place_of(r, word), _("Options stand before this key."));
		complaint_expected(r->cs, _("The program writes them itself."));
		complaint_todo(r->cs, _("Leave the seat, the type of the key and the key."));
		return;
	}
	complaint_fault(r->cs, place_of(r, word), _("“%s” is no type of key known here."),
	                complaint_quote(r->cs, word));
	complaint_expected(r->cs, _("The types: %s."), sshkey_types());
}

static void advise_a_new_key(struct reader *r)
{
	complaint_todo(r->cs, _("Its owner makes another one: ssh-keygen -t ed25519"));
}

static void advise_a_copy(struct reader *r)
{
	complaint_todo(r->cs, _("Copy the whole line of the file .pub again, on one line."));
}

static void refuse_key(struct reader *r, const struct sshkey *key, enum sshkey_fault fault,
                       struct str rest)
{
	struct place type = place_of(r, key->type), text = place_of(r, key->text);

	switch (fault) {
	case SSHKEY_GOOD: return;
	case SSHKEY_UNKNOWN: refuse_type(r, key->type, rest); return;
	case SSHKEY_DSA:
		complaint_fault(r->cs, type, _("This key is of DSA, which no server takes now."));
		advise_a_new_key(r);
		return;
	case SSHKEY_CERTIFICATE:
		complaint_fault(r->cs, type, _("This is a certificate, not a key."));
		complaint_todo(r->cs, _("Give the line of the file .pub without “-cert”."));
		return;
	case SSHKEY_NOT_BASE64:
		if (key->text.n)
			complaint_fault(r->cs, text, _("This key is not whole, or was changed."));
		else
			complaint_fault(r->cs, type, _("No key follows its type."));
		advise_a_copy(r);
		return;
	case SSHKEY_OTHER_TYPE:
		complaint_fault(
		    r->cs, type, _("This key is of another type than it says: “%s”, not “%s”."),
		    complaint_quote(r->cs, key->inner), complaint_quote(r->cs, key->type));
		advise_a_copy(r);
		return;
	case SSHKEY_DAMAGED:
		complaint_fault(r->cs, text, _("This key is not whole, or was changed."));
		advise_a_copy(r);
		return;
	case SSHKEY_SHORT:
	case SSHKEY_LONG:
		complaint_fault(r->cs, text, _("This RSA key has %d bits."), key->bits);
		complaint_expected(r->cs, _("From %d to %d are taken."), SSHKEY_RSA_LEAST,
		                   SSHKEY_RSA_MOST);
		advise_a_new_key(r);
		return;
	}
}

/* Of a key that two seats have, sshd would take the first, whoever comes. */
static void check_twin(struct reader *r, const struct seat_key *one)
{
	for (size_t i = 0; i < r->keys->n; i++) {
		const struct seat_key *other = &r->keys->v[i];
		struct str id = r->plan->persons[other->person - 1].id;
		int line;

		if (!str_equal(other->key.blob, one->key.blob))
			continue;
		line = paper_spot(&r->paper, other->at).line;
		if (other->person == one->person) {
			complaint_warning(r->cs, place_of(r, one->key.text),
			                  _("This key stands on line %d already."), line);
			return;
		}
		complaint_fault(r->cs, place_of(r, one->key.text),
		                _("This key is that of %s already, on line %d."),
		                complaint_quote(r->cs, id), line);
		complaint_todo(r->cs, _("Two seats never share a key: ask each for their own."));
		return;
	}
}

static void keep(struct reader *r, int32_t person, const struct sshkey *key)
{
	struct seat_key one = {.person = person, .key = *key, .at = place_of(r, key->text).at};

	if (r->keys->n >= KEYS_MOST) {
		complaint_fault(r->cs, place_of(r, key->type), _("More than %d keys stand here."),
		                KEYS_MOST);
		return;
	}
	check_twin(r, &one);
	one.key.type = arena_str(r->arena, key->type);
	one.key.text = arena_str(r->arena, key->text);
	r->keys->v = arena_grow(r->arena, r->keys->v, r->keys->n, &r->keys->room, sizeof one);
	r->keys->v[r->keys->n++] = one;
}

/* A type and a key, told if they are none. */
static bool read_key(struct reader *r, struct str rest, struct sshkey *key)
{
	struct str type = next_word(&rest), after = rest, text = next_word(&rest);
	enum sshkey_fault fault = sshkey_read(key, type, text, r->arena);

	refuse_key(r, key, fault, after);
	return fault == SSHKEY_GOOD;
}

static void read_line(struct reader *r, struct str line)
{
	struct str rest = line, seat = next_word(&rest);
	struct sshkey key;
	int32_t person;

	if (line.n > KEYS_LINE_BYTES) {
		complaint_fault(r->cs, place_of(r, line), _("This line has over %d bytes."),
		                KEYS_LINE_BYTES);
	} else if (sshkey_is_type(seat)) {
		complaint_fault(r->cs, place_of(r, seat), _("No seat stands before this key."));
		complaint_todo(r->cs, _("Begin the line with whose it is: M1 ssh-ed25519 AAAA…"));
		read_key(r, line, &key);
	} else {
		person = find_seat(r, seat);
		if (!rest.n) {
			complaint_fault(r->cs, place_of(r, seat), _("No key follows this seat."));
			complaint_todo(r->cs, _("Add the line of the file .pub after it."));
		} else if (read_key(r, rest, &key) && person) {
			keep(r, person, &key);
		}
	}
}

static void read_lines(struct reader *r)
{
	struct str rest = r->paper.text;

	while (rest.n && !complaints_full(r->cs)) {
		struct str line = skip_blanks(next_line(&rest));

		if (!pass_over(r, line, &rest) && line.n && line.s[0] != '#')
			read_line(r, line);
	}
}

/* -- what others call ----------------------------------------------------------------------- */

bool keys_read_bytes(struct str path, struct str bytes, const struct plan *plan,
                     struct arena *arena, struct keys *keys, struct complaints *cs)
{
	struct reader r = {.plan = plan, .arena = arena, .keys = keys, .cs = cs};
	size_t before = cs->n_faults;

	*keys = (struct keys){0};
	if (file_decode(path, bytes, FILE_UTF8_ONLY, arena, cs, &r.paper)) {
		read_lines(&r);
		if (!keys->n && cs->n_faults == before) {
			complaint_file(cs, path, _("No key stands in this file."));
			complaint_todo(cs, _("Write a line for each: M1 ssh-ed25519 AAAA…"));
		}
	}
	return cs->n_faults == before;
}

bool keys_read(const char *path, const struct plan *plan, struct arena *arena, struct keys *keys,
               struct complaints *cs)
{
	struct str bytes;

	return file_read(str_of(path), arena, cs, &bytes) &&
	       keys_read_bytes(str_of(path), bytes, plan, arena, keys, cs);
}

bool keys_read_host(const char *path, struct arena *arena, struct sshkey *key,
                    struct complaints *cs)
{
	struct reader r = {.arena = arena, .cs = cs};
	struct str bytes, rest, line;

	if (!file_read(str_of(path), arena, cs, &bytes) ||
	    !file_decode(str_of(path), bytes, FILE_UTF8_ONLY, arena, cs, &r.paper))
		return false;
	rest = r.paper.text;
	line = skip_blanks(next_line(&rest));
	return !pass_over(&r, line, &rest) && read_key(&r, line, key);
}

/* Every key at every place, for each who may sit there: what it does or why not.  A table for
 * each place, in expected/keys-PLACE.txt: keys that are twins there, then what each person gets of
 * them: the message, the question asked, → the first line of where it leads, ► how far the pointer
 * moves. */
#include "unit.h"

#include <string.h>

#include "golden.h"

/* How each comes to the keyboard, after the day so far. */
static const struct {
	const char *who, *seat, *before;
} people[] = {
    {"keeper", "GRÈBE", ""},
    {"member", "PINSON", ""},
    {"president", "MERLE", ""},
    {"secretary", "GRÈBE", "MERLE takes the session\n"},
    {"observer", "SITTELLE", "MERLE gives SITTELLE the role observer\n"},
};

enum { PEOPLE = sizeof people / sizeof *people };

static const char *const keys[] = {
    "1",   "2",    "3",    "4",     "9",    "0",       "à",     "&",    "é",      "É",
    "§",   "!",    "x",    "X",     "a",    "b",       "e",     "g",    "p",      "<",
    "m",   "l",    "L",    "Enter", "Tab",  "BackTab", "Left",  "Right", "n",     "r",
    "Space", "t",  "v",    "+",     "=",    "f",       "o",     "u",    "^Z",     "y",
    "^Y",  "i",    "j",    "k",     "h",    "s",       "?",     "F1",   "q",      "Esc",
    "F10", "^C",   "^S",   "^Q",    "Up",   "Down",    "PageUp", "PageDown", "Home", "End",
    "^L",  "z",    "F2",
};

enum { LINES = 24, KEYS = sizeof keys / sizeof *keys };

/* A screen as its lines. */
struct seen {
	struct buf text;
	struct str line[LINES];
};

static void see(struct seen *s, const char *story, const char *seat, const char *typed)
{
	struct str rest;

	buf_clear(&s->text);
	golden_see(&(struct golden){.name = typed, .story = story, .seat = seat, .keys = typed},
	           &s->text);
	rest = buf_str(&s->text);
	for (int i = 0; i < LINES; i++)
		s->line[i] = str_cut(&rest, '\n');
}

/* The line that the pointer stands on, or that a question is asked on; from 1, 0 none. */
static int find(const struct seen *s, const char *sign)
{
	for (int i = 4; i < 20; i++)
		if (str_starts(s->line[i], sign))
			return i + 1;
	return 0;
}

/* "ACACIA Alice : reprendre la fiche ? ────": a question's title, without its line. */
static struct str title(const struct seen *s)
{
	for (int i = 5; i < 20; i++) {
		const char *line = strstr(s->line[i].s, " ───");

		if (line && line > s->line[i].s + 2 && line < s->line[i].s + s->line[i].n)
			return str_trim((struct str){s->line[i].s, (size_t)(line - s->line[i].s)});
	}
	return (struct str){NULL, 0};
}

/* Where one is, from column 28: line 1 before the seat. */
static struct str place(const struct seen *s)
{
	return s->line[0].n > 28 ? (struct str){s->line[0].s + 22, 30} : s->line[0];
}

static struct str first_line(const struct seen *s)
{
	int i = 4;

	while (i < 19 && !str_trim(s->line[i]).n)
		i++;
	return str_trim(s->line[i]);
}

/* What is on line 23; else the question that is asked; else where one has come to. */
static void tell(struct buf *b, const struct seen *before, const struct seen *after)
{
	struct str asked = title(after), said = str_trim(after->line[22]);

	if (str_starts(said, "Rien sur la touche "))
		buf_addf(b, "nothing");
	else if (said.n)
		buf_add(b, said);
	else if (asked.n && !str_equal(asked, title(before)))
		buf_add(b, asked);
	else if (!str_equal(place(before), place(after)) ||
	         !str_equal(before->line[4], after->line[4]))
		buf_addf(b, "→ %.*s", STR_ARG(first_line(after)));
	else
		buf_addf(b, "► %d", find(after, "►") - find(before, "►"));
}

/* The same answer for several is told once. */
static void tell_answers(struct buf *out, struct buf *answers)
{
	for (size_t i = 0; i < PEOPLE; i++) {
		bool told = false;

		for (size_t j = 0; j < i; j++)
			told |= str_equal(buf_str(&answers[i]), buf_str(&answers[j]));
		if (told)
			continue;
		buf_addf(out, "    %s", people[i].who);
		for (size_t j = i + 1; j < PEOPLE; j++)
			if (str_equal(buf_str(&answers[i]), buf_str(&answers[j])))
				buf_addf(out, ", %s", people[j].who);
		buf_addf(out, ": %s\n", buf_text(&answers[i]));
	}
}

/* Keys that give everybody the same stand together. */
static void write_table(struct buf *out, struct buf *told)
{
	bool done[KEYS] = {false};

	for (size_t k = 0; k < KEYS; k++) {
		if (done[k])
			continue;
		buf_addf(out, "%s", keys[k]);
		for (size_t j = k + 1; j < KEYS; j++)
			if (str_equal(buf_str(&told[j]), buf_str(&told[k]))) {
				buf_addf(out, "  %s", keys[j]);
				done[j] = true;
			}
		buf_addf(out, "\n%s", buf_text(&told[k]));
	}
}

static void walk(const char *name, const char *story, const char *way)
{
	struct seen before[PEOPLE] = {0}, after = {0};
	struct buf out = {0}, days[PEOPLE] = {0}, typed = {0}, told[KEYS] = {0};

	for (size_t i = 0; i < PEOPLE; i++) {
		buf_addf(&days[i], "%s%s", story, people[i].before);
		see(&before[i], buf_text(&days[i]), people[i].seat, way);
	}
	for (size_t k = 0; k < KEYS; k++) {
		struct buf answers[PEOPLE] = {0};

		for (size_t i = 0; i < PEOPLE; i++) {
			buf_clear(&typed);
			buf_addf(&typed, "%s %s", way, keys[k]);
			see(&after, buf_text(&days[i]), people[i].seat, buf_text(&typed));
			tell(&answers[i], &before[i], &after);
		}
		tell_answers(&told[k], answers);
		for (size_t i = 0; i < PEOPLE; i++)
			buf_done(&answers[i]);
	}
	write_table(&out, told);
	golden_text(name, buf_str(&out));
	for (size_t k = 0; k < KEYS; k++)
		buf_done(&told[k]);
	for (size_t i = 0; i < PEOPLE; i++) {
		buf_done(&before[i].text);
		buf_done(&days[i]);
	}
	buf_done(&after.text);
	buf_done(&typed);
	buf_done(&out);
}

#define SIGNED_IN "include group1\ninclude signed-in\n"
#define EXCHANGE  SIGNED_IN "include presented\ninclude exchange\n"

static void at_the_day_and_the_opening(void **fixture)
{
	(void)fixture;
	walk("keys-day", "include group1\n", "");
	walk("keys-opening", "08:40 GRÈBE tells MERLE has no link\n", "Enter");
	walk("keys-journal", EXCHANGE, "j");
}

static void while_a_group_signs_in_and_presents(void **fixture)
{
	(void)fixture;
	walk("keys-attendance", "include group1\ninclude signing\n", "Enter");
	walk("keys-presentation", SIGNED_IN "include presentation\n", "");
}

static void while_a_group_answers_and_is_marked(void **fixture)
{
	(void)fixture;
	walk("keys-exchange", EXCHANGE, "4");
	walk("keys-notation", SIGNED_IN "include presented\ninclude notation\n", "");
	walk("keys-sheet", EXCHANGE, "4 Enter");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(at_the_day_and_the_opening),
	    cmocka_unit_test(while_a_group_signs_in_and_presents),
	    cmocka_unit_test(while_a_group_answers_and_is_marked),
	};

	return cmocka_run_group_tests_name("screen/keys", tests, NULL, NULL);
}

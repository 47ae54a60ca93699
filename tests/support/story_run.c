/* story_run: the lines of a story, one after the other. */
#include <stdio.h>
#include <string.h>

#include "base/when.h"
#include "story_private.h"

/* -- words of a line ------------------------------------------------------------------------ */

/* Cuts the first word; blanks are spaces and tabs. */
static struct str next_word(struct str *rest)
{
	struct str word;

	*rest = str_trim(*rest);
	word = *rest;
	for (size_t i = 0; i < rest->n; i++)
		if (rest->s[i] == ' ' || rest->s[i] == '\t') {
			word.n = i;
			break;
		}
	*rest = (struct str){rest->s + word.n, rest->n - word.n};
	return word;
}

/* What stands between the first " and the last one, taken out of the text. */
static bool take_quoted(struct str *text, struct str *quoted)
{
	const char *first = text->n ? memchr(text->s, '"', text->n) : NULL;
	const char *last = text->n ? memrchr(text->s, '"', text->n) : NULL;

	if (!first || first == last)
		return false;
	*quoted = (struct str){first + 1, (size_t)(last - first) - 1};
	text->n = (size_t)(first - text->s);
	return true;
}

static bool split(struct story *s, struct str text, struct story_line *line)
{
	*line = (struct story_line){.n = 0};
	line->has_quoted = take_quoted(&text, &line->quoted);
	for (text = str_trim(text); text.n; text = str_trim(text)) {
		if (line->n == STORY_WORDS) {
			story_fail(s, "more than %d words", STORY_WORDS);
			return false;
		}
		line->word[line->n++] = next_word(&text);
	}
	return true;
}

/* A comment begins the line, or stands after a blank. */
static struct str without_comment(struct str text)
{
	bool quoted = false;

	for (size_t i = 0; i < text.n; i++) {
		quoted ^= text.s[i] == '"';
		if (text.s[i] == '#' && !quoted &&
		    (!i || text.s[i - 1] == ' ' || text.s[i - 1] == '\t'))
			return (struct str){text.s, i};
	}
	return text;
}

/* -- time ----------------------------------------------------------------------------------- */

/* "10:39" and "10:39:12" are times of day, "+0:05" is after the line before. */
static bool read_moment(struct str word, int64_t before_ms, int64_t *ms)
{
	int64_t read;
	size_t colons = 0;

	if (!word.n || *word.s == '-' || !story_read_time(word, &read))
		return false;
	for (size_t i = 0; i < word.n; i++)
		colons += word.s[i] == ':';
	if (*word.s == '+')
		*ms = before_ms + read;
	else
		*ms = colons == 1 ? read * 60 : read;
	return true;
}

bool story_clock_ending(struct story_clock *c, struct str text, const struct moment *last)
{
	int64_t ms = -1;

	while (text.s) {
		struct str line = str_cut(&text, '\n');
		struct str word = next_word(&line);

		if (str_starts(word, "@"))
			word = next_word(&line);
		read_moment(word, ms, &ms);
	}
	*c = (struct story_clock){.at_ms = last->at_ms - ms,
	                          .boot_ms = last->boot_ms - ms,
	                          .zone_min = last->zone_min,
	                          .boot_id = last->boot_id};
	return ms >= 0;
}

/* The machine restarts: other boot_id, and 20 seconds up already. */
static void reboot(struct story *s)
{
	char id[33];

	snprintf(id, sizeof id, "%032d", ++s->boots);
	s->clock.boot_id = arena_str(&s->arena, str_of(id));
	s->clock.boot_ms = 20 * WHEN_SECOND_MS - s->now_ms;
}

/* -- lines ---------------------------------------------------------------------------------- */

static bool run_directive(struct story *s, struct str text)
{
	struct story_line line;
	struct fact f = {0};
	size_t reached;
	int64_t ms;

	if (!split(s, text, &line))
		return true;
	if (line.n == 1 && str_is(line.word[0], "boot")) {
		reboot(s);
	} else if (line.n == 2 && str_is(line.word[0], "wall") &&
	           story_read_time(line.word[1], &ms)) {
		s->clock.at_ms += ms;
	} else if (line.n == 2 && str_is(line.word[0], "zone") &&
	           story_read_time(line.word[1], &ms)) {
		s->clock.zone_min += (int32_t)(ms / WHEN_MINUTE_MS);
	} else if (story_match(s, "passage P", line.word, line.n, &f, &reached)) {
		s->passage = f.passage;
	} else {
		return false;
	}
	return true;
}

static void keep_label(struct story *s, struct str name)
{
	s->labels =
	    arena_grow(&s->arena, s->labels, s->n_labels, &s->room_labels, sizeof *s->labels);
	s->labels[s->n_labels++] = (struct story_label){arena_str(&s->arena, name),
	                                                (int64_t)(s->events.n - s->verdict.n) + 1};
}

/* What the refusal is about, as far as the line says it: "keeper_only person=GRÈBE". */
static void check_about(struct story *s, const struct story_line *expected)
{
	const struct fact *got = &s->verdict.about;

	for (size_t i = 1; i < expected->n; i++) {
		struct fact f = *got;

		if (!story_read_column(s, expected->word[i], &f))
			story_fail(s, "“%.*s” is no column, or names nothing",
			           STR_ARG(expected->word[i]));
		else if (f.passage != got->passage || f.candidate != got->candidate ||
		         f.person != got->person || f.item != got->item || f.value != got->value ||
		         f.ms != got->ms || f.ref != got->ref || f.code != got->code)
			story_fail(s, "%s, but not about %.*s", refusal_name(s->verdict.why),
			           STR_ARG(expected->word[i]));
	}
}

/* What came of a wish against what the line says after `!`; "nothing" is allowed, and changes
 * nothing. */
static void check_verdict(struct story *s, struct str after)
{
	struct story_line expected;
	const struct verdict *v = &s->verdict;
	const char *got = v->why ? refusal_name(v->why) : v->n ? "allowed" : "nothing";

	if (!split(s, after, &expected))
		return;
	if (str_is(expected.n ? expected.word[0] : STR("allowed"), got))
		check_about(s, &expected);
	else
		story_fail(s, "%s, not %.*s", got,
		           STR_ARG(expected.n ? expected.word[0] : STR("allowed")));
}

/* Cuts at the last `!` that stands alone, outside quotes. */
static struct str cut_expected(struct str *text)
{
	bool quoted = false;

	for (size_t i = 0; i + 1 < text->n; i++) {
		quoted ^= text->s[i] == '"';
		if (!quoted && text->s[i] == '!' && i && text->s[i - 1] == ' ' &&
		    text->s[i + 1] == ' ') {
			struct str after = {text->s + i + 1, text->n - i - 1};

			text->n = i;
			return after;
		}
	}
	return (struct str){NULL, 0};
}

/* "fills ACACIA 3 2 x 3": a whole sheet in its order, a mark every two seconds; a dot
 * leaves a line empty, x is not observed. */
static void run_fills(struct story *s, int32_t person, const struct story_line *line)
{
	struct fact wish = {.kind = KIND_scored, .candidate = story_person_named(s, line->word[1])};

	for (size_t i = 2; i < line->n; i++) {
		const struct state *state = story_state(s, person);

		if (i - 2 >= state->n_sheet_items) {
			story_fail(s, "a sheet has %zu lines", state->n_sheet_items);
			return;
		}
		if (str_is(line->word[i], "."))
			continue;
		wish.item = state->sheet_items[i - 2];
		wish.code = str_is(line->word[i], "x") ? CODE_not_observed : CODE_none;
		wish.value = 0;
		if (!wish.code && !story_read_level(s, line->word[i], &wish.value))
			story_fail(s, "“%.*s” is no level", STR_ARG(line->word[i]));
		s->now_ms += 2 * WHEN_SECOND_MS;
		story_wish(s, person, &wish);
		check_verdict(s, (struct str){NULL, 0});
	}
}

/* "enters ACACIA 3 2 x . of 2026-11-12": the written test by competency, in the grid's order. */
static void run_enters(struct story *s, int32_t person, const struct story_line *line)
{
	struct fact wish = {.kind = KIND_written_entered, .words = line->quoted,
	                    .candidate = story_person_named(s, line->word[1])};
	size_t n = line->n;
	int64_t day = 0;

	if (n > 3 && str_is(line->word[n - 2], "of") && story_read_day(line->word[n - 1], &day))
		n -= 2;
	wish.ms = day * WHEN_DAY_MS;
	for (size_t i = 2; i < n; i++) {
		const struct plan *p = &story_state(s, person)->plan;

		if (i - 2 >= p->n_competencies) {
			story_fail(s, "there are %zu competencies", p->n_competencies);
			return;
		}
		if (str_is(line->word[i], "."))
			continue;
		wish.item = p->competencies[i - 2].item;
		wish.code = str_is(line->word[i], "x") ? CODE_not_observed : CODE_none;
		wish.value = 0;
		if (!wish.code && !story_read_level(s, line->word[i], &wish.value))
			story_fail(s, "“%.*s” is no level", STR_ARG(line->word[i]));
		story_wish(s, person, &wish);
		check_verdict(s, (struct str){NULL, 0});
	}
}

static void run_wish(struct story *s, struct str author, struct str text, struct str label)
{
	struct str expected = cut_expected(&text);
	struct story_line line;
	struct fact wish;
	int32_t person = story_person_named(s, author);

	if (!person) {
		story_fail(s, "nobody is called “%.*s”", STR_ARG(author));
		return;
	}
	if (!split(s, text, &line))
		return;
	if (line.n > 2 && str_is(line.word[0], "fills")) {
		run_fills(s, person, &line);
		return;
	}
	if (line.n > 2 && str_is(line.word[0], "enters")) {
		run_enters(s, person, &line);
		return;
	}
	if (!story_read_wish(s, person, &line, &wish))
		return;
	story_wish(s, person, &wish);
	check_verdict(s, expected);
	if (label.n && s->verdict.n)
		keep_label(s, label);
}

static void run_line(struct story *s, struct str text)
{
	struct str rest = str_trim(without_comment(text));
	struct str whole = rest, label = {NULL, 0}, word;
	struct story_line line;
	int64_t ms;

	if (!rest.n)
		return;
	word = next_word(&rest);
	if (str_starts(word, "@")) {
		label = word;
		word = next_word(&rest);
	}
	if (read_moment(word, s->now_ms, &ms)) {
		if (ms < s->now_ms)
			story_fail(s, "time goes back");
		s->now_ms = ms;
		word = next_word(&rest);
	} else if (!label.n && !str_is(word, "?") && run_directive(s, whole)) {
		return;
	}
	if (str_is(word, "?")) {
		if (split(s, rest, &line))
			story_ask(s, &line);
		return;
	}
	run_wish(s, word, rest, label);
}

size_t story_run(struct story *s, struct str text, const char *name, struct buf *failures)
{
	s->name = name;
	s->failures = failures;
	s->failed = 0;
	for (s->line = 1; text.s; s->line++)
		run_line(s, str_cut(&text, '\n'));
	s->failures = NULL;
	return s->failed;
}

size_t story_run_file(struct story *s, const char *path, struct buf *failures)
{
	FILE *f = fopen(path, "re");
	struct buf text = {0};
	char piece[4096];
	size_t n, failed;

	if (!f) {
		buf_addf(failures, "%s: can't be read\n", path);
		return 1;
	}
	while ((n = fread(piece, 1, sizeof piece, f)) > 0)
		buf_add(&text, (struct str){piece, n});
	fclose(f);
	failed = story_run(s, buf_str(&text), path, failures);
	buf_done(&text);
	return failed;
}

#include "exam.h"

#include <ftw.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "unit.h"

static struct buf answer; /* what the last command said */

/* -- the record ---------------------------------------------------------------------------- */

static struct exam *begun_last; /* a fixture of cmocka has no argument to find it by */

static struct exam *in_a_folder(void)
{
	const char *tmp = getenv("TMPDIR");
	struct exam *x = calloc(1, sizeof *x);

	assert_non_null(x);
	snprintf(x->dir, sizeof x->dir, "%s/exam-XXXXXX", tmp && strlen(tmp) < 40 ? tmp : "/tmp");
	assert_non_null(mkdtemp(x->dir));
	snprintf(x->record, sizeof x->record, "%s/record", x->dir);
	begun_last = x;
	return x;
}

struct exam *exam_new(const char *grid, const char *cohort)
{
	struct exam *x = in_a_folder();

	exam_program(x, 0, "new %s --grid config/%s --cohort config/%s", x->record, grid, cohort);
	return x;
}

struct exam *exam_of_story(const char *story)
{
	const char *tools = getenv("TOOLS");
	struct exam *x = in_a_folder();

	if (exam_runs(&answer,
	              "%s/story --ending-now %s config/rs6731.yaml config/cohort-rs6731.yaml "
	              "tests/stories/%s",
	              tools ? tools : "build/tests/tool", x->record, story) != 0)
		fail_msg("story %s: %s", story, buf_text(&answer));
	return x;
}

static int remove_one(const char *path, const struct stat *what, int flag, struct FTW *where)
{
	(void)what;
	(void)flag;
	(void)where;
	return remove(path);
}

void exam_end(struct exam *x)
{
	for (size_t i = 0; i < x->n_keyboards; i++)
		keyboard_close(x->keyboards[i]);
	nftw(x->dir, remove_one, 8, FTW_DEPTH | FTW_PHYS);
	buf_done(&answer);
	free(x);
}

int exam_over(void **state)
{
	(void)state;
	exam_end(begun_last);
	return 0;
}

int exam_goes_on(void **state)
{
	(void)state;
	return begun_last->broken ? -1 : 0;
}

struct keyboard *exam_keyboard(struct exam *x, const char *seat, const char *who)
{
	assert_true(x->n_keyboards < EXAM_KEYBOARDS);
	x->keyboards[x->n_keyboards] = keyboard_open(x, x->record, seat, who);
	return x->keyboards[x->n_keyboards++];
}

struct keyboard *exam_joined(struct exam *x, const char *const *flags, const char *who)
{
	assert_true(x->n_keyboards < EXAM_KEYBOARDS);
	x->keyboards[x->n_keyboards] = keyboard_join(x, x->record, flags, who);
	return x->keyboards[x->n_keyboards++];
}

/* -- what was acknowledged ----------------------------------------------------------------- */

void exam_counts(struct exam *x, const char *kind, const char *author, const char *candidate)
{
	assert_true(x->n_acts < EXAM_ACTS);
	x->acts[x->n_acts++] = (struct exam_act){kind, author, candidate ? candidate : ""};
}

static struct exam_mark *find_mark(struct exam *x, const char *juror, const char *candidate,
                                   const char *criterion)
{
	for (size_t i = 0; i < x->n_marks; i++) {
		struct exam_mark *m = &x->marks[i];

		if (strcmp(m->juror, juror) == 0 && strcmp(m->candidate, candidate) == 0 &&
		    strcmp(m->criterion, criterion) == 0)
			return m;
	}
	assert_true(x->n_marks < EXAM_MARKS);
	x->marks[x->n_marks] = (struct exam_mark){juror, candidate, criterion, ""};
	return &x->marks[x->n_marks++];
}

void exam_marked(struct exam *x, const char *juror, const char *candidate, const char *criterion,
                 const char *level)
{
	struct exam_mark *m = find_mark(x, juror, candidate, criterion);

	snprintf(m->level, sizeof m->level, "%s", level);
}

void exam_swapped(struct exam *x, const char *juror, const char *a, const char *b)
{
	for (size_t i = 0; i < x->n_marks; i++) {
		struct exam_mark *m = &x->marks[i];

		if (strcmp(m->juror, juror) != 0)
			continue;
		if (strcmp(m->candidate, a) == 0)
			m->candidate = b;
		else if (strcmp(m->candidate, b) == 0)
			m->candidate = a;
	}
}

size_t exam_count_marks(const struct exam *x)
{
	size_t n = 0;

	for (size_t i = 0; i < x->n_marks; i++)
		n += x->marks[i].level[0] != '\0';
	return n;
}

void exam_asked(struct exam *x, const char *asker, const char *candidate, const char *level)
{
	assert_true(x->n_questions < EXAM_TALKS);
	x->questions[x->n_questions++] = (struct exam_question){asker, candidate, level};
}

int64_t exam_clock_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_BOOTTIME, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

void exam_gave_floor(struct exam *x, const char *candidate, int64_t typed_ms)
{
	assert_true(x->n_turns < EXAM_TALKS);
	x->turns[x->n_turns++] = (struct exam_turn){candidate, typed_ms, exam_clock_ms()};
}

/* Each turn ends with the one that follows. */
void exam_spoken(const struct exam *x, const char *candidate, int64_t *least_ms, int64_t *most_ms)
{
	*least_ms = *most_ms = 0;
	for (size_t i = 0; i + 1 < x->n_turns; i++) {
		const struct exam_turn *t = &x->turns[i], *next = t + 1;

		if (strcmp(t->candidate, candidate) != 0)
			continue;
		*least_ms += next->typed_ms - t->seen_ms;
		*most_ms += next->seen_ms - t->typed_ms;
	}
}

/* -- asking -------------------------------------------------------------------------------- */

static int run(struct buf *out, const char *command)
{
	FILE *f = popen(command, "r"); /* NOLINT(cert-env33-c): a test's own words */
	char piece[4096];
	size_t n;
	int status;

	buf_clear(out);
	assert_non_null(f);
	while ((n = fread(piece, 1, sizeof piece, f)) > 0)
		buf_add(out, (struct str){piece, n});
	status = pclose(f);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int exam_runs(struct buf *out, const char *format, ...)
{
	struct buf command = {0};
	va_list args;
	int code;

	va_start(args, format);
	buf_addv(&command, format, args);
	va_end(args);
	buf_addf(&command, " 2>&1");
	code = run(out, buf_text(&command));
	buf_done(&command);
	return code;
}

const char *exam_program(struct exam *x, int code, const char *format, ...)
{
	struct buf arguments = {0};
	va_list args;
	int got;

	va_start(args, format);
	buf_addv(&arguments, format, args);
	va_end(args);
	got = exam_runs(&answer, "%s %s", program_path(), buf_text(&arguments));
	if (got != code) {
		x->broken = true;
		fail_msg("%s: exit code %d, not %d:\n%s", buf_text(&arguments), got, code,
		         buf_text(&answer));
	}
	buf_done(&arguments);
	return buf_text(&answer);
}

const char *exam_sql(struct exam *x, const char *sql)
{
	if (exam_runs(&answer, "sqlite3 -readonly '%s' \"%s\"", x->record, sql) != 0)
		fail_msg("sqlite3 on “%s”: %s", sql, buf_text(&answer));
	return buf_text(&answer);
}

int64_t exam_number(struct exam *x, const char *sql)
{
	int64_t number = 0;

	if (!str_to_int(str_trim(str_of(exam_sql(x, sql))), &number))
		fail_msg("no number, of “%s”: “%s”", sql, buf_text(&answer));
	return number;
}

void exam_same(const char *what, const char *got, const char *wanted)
{
	struct str a = str_of(got), b = str_of(wanted);
	int line = 0;

	if (strcmp(got, wanted) == 0)
		return;
	while (a.n || b.n) {
		struct str of_a = str_cut(&a, '\n'), of_b = str_cut(&b, '\n');

		line++;
		if (!str_equal(of_a, of_b))
			fail_msg("%s, line %d:\n  got    %.*s\n  wanted %.*s\nAll:\n%s", what, line,
			         STR_ARG(of_a), STR_ARG(of_b), got);
	}
	fail_msg("%s: the ends differ", what);
}

void exam_answers(struct exam *x, const char *sql, const char *wanted)
{
	exam_same(sql, exam_sql(x, sql), wanted);
}

/* -- comparing ----------------------------------------------------------------------------- */

#define FAMILY                                                                                     \
	"WITH family AS (SELECT person AS number, substr(name, 1, instr(name || ' ', ' ') - 1) "   \
	"AS is_called "                                                                            \
	"FROM person) "

static void write_acts(const struct exam *x, struct buf *b)
{
	for (size_t i = 0; i < x->n_acts; i++)
		buf_addf(b, "%s|%s|%s\n", x->acts[i].kind, x->acts[i].author, x->acts[i].candidate);
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* "kind|author|how many", in the order of the bytes. */
static void write_counts(const struct exam *x, struct buf *b)
{
	char *lines[EXAM_ACTS] = {NULL};
	size_t n = x->n_acts, from = 0;

	for (size_t i = 0; i < n; i++) {
		struct buf line = {0};

		buf_addf(&line, "%s|%s|", x->acts[i].kind, x->acts[i].author);
		lines[i] = strdup(buf_text(&line));
		buf_done(&line);
	}
	qsort(lines, n, sizeof *lines, by_text);
	for (size_t i = 0; i < n; i++)
		if (i + 1 == n || strcmp(lines[i], lines[i + 1]) != 0) {
			buf_addf(b, "%s%zu\n", lines[i], i + 1 - from);
			from = i + 1;
		}
	for (size_t i = 0; i < n; i++)
		free(lines[i]);
}

void exam_check_acts(struct exam *x)
{
	struct buf wanted = {0};

	write_acts(x, &wanted);
	exam_same(
	    "the acts",
	    exam_sql(x, FAMILY
	             "SELECT t.kind, a.is_called, coalesce(c.is_called, '') FROM timeline AS t "
	             "JOIN family AS a ON a.number = t.author "
	             "LEFT JOIN family AS c ON c.number = t.candidate "
	             "WHERE kind <> 'author_known' ORDER BY t.event"),
	    buf_text(&wanted));
	buf_clear(&wanted);
	write_counts(x, &wanted);
	exam_same(
	    "SELECT kind, author, count(*)",
	    exam_sql(x, FAMILY
	             "SELECT kind, is_called, count(*) FROM event JOIN family ON number = author "
	             "WHERE kind <> 'author_known' "
	             "GROUP BY kind, author ORDER BY kind || '|' || is_called"),
	    buf_text(&wanted));
	buf_done(&wanted);
}

static int by_place(const void *a, const void *b)
{
	const struct exam_mark *const *m = a, *const *n = b;
	int order = strcmp((*m)->juror, (*n)->juror);

	order = order ? order : strcmp((*m)->candidate, (*n)->candidate);
	return order ? order : strcmp((*m)->criterion, (*n)->criterion);
}

void exam_check_marks(struct exam *x, const char *as_typed)
{
	struct exam_mark *sorted[EXAM_MARKS] = {NULL};
	struct buf wanted = {0}, sql = {0};

	for (size_t i = 0; i < x->n_marks; i++)
		sorted[i] = &x->marks[i];
	qsort(sorted, x->n_marks, sizeof *sorted, by_place);
	for (size_t i = 0; i < x->n_marks; i++)
		if (sorted[i]->level[0])
			buf_addf(&wanted, "%s|%s|%s|%s\n", sorted[i]->juror, sorted[i]->candidate,
			         sorted[i]->criterion, sorted[i]->level);
	buf_addf(&sql,
	         FAMILY "SELECT j.is_called, c.is_called, criterion, %s FROM score "
	                "JOIN family AS j ON j.number = juror "
	                "JOIN family AS c ON c.number = candidate ORDER BY 1, 2, 3",
	         as_typed);
	exam_same("the marks", exam_sql(x, buf_text(&sql)), buf_text(&wanted));
	buf_done(&wanted);
	buf_done(&sql);
}

void exam_check_sheets(struct exam *x, int candidates, int sheets, int criteria)
{
	char wanted[64];

	assert_int_equal(exam_count_marks(x), sheets * criteria);
	snprintf(wanted, sizeof wanted, "%d|%d|%d\n", candidates, sheets * criteria, sheets);
	exam_answers(x,
	             "SELECT (SELECT count(*) FROM candidate), (SELECT count(*) FROM score), "
	             "(SELECT count(DISTINCT juror * 1000 + candidate) FROM score "
	             "WHERE handed_in IS NOT NULL)",
	             wanted);
}

void exam_check_questions(struct exam *x, const char *const *names)
{
	struct buf wanted = {0};

	for (size_t i = 0; i < x->n_questions; i++) {
		const struct exam_question *q = &x->questions[i];

		buf_addf(&wanted, "%s|%s|%s\n", q->asker, q->candidate,
		         *q->level ? names[*q->level - 'a'] : "");
	}
	exam_same(
	    "the questions",
	    exam_sql(
		x, FAMILY
		"SELECT coalesce(a.is_called, ''), coalesce(c.is_called, ''), coalesce(level, '') "
		"FROM question LEFT JOIN family AS a ON a.number = asked_by "
		"LEFT JOIN family AS c ON c.number = candidate ORDER BY event"),
	    buf_text(&wanted));
	buf_done(&wanted);
}

void exam_check_speech(struct exam *x, const char *const *candidates, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct buf sql = {0};
		int64_t least, most, spoken;

		buf_addf(&sql,
		         FAMILY "SELECT spoken_ms FROM speaking_time JOIN family "
		                "ON number = candidate WHERE is_called = '%s'",
		         candidates[i]);
		spoken = exam_number(x, buf_text(&sql));
		exam_spoken(x, candidates[i], &least, &most);
		if (spoken < least || spoken > most)
			fail_msg("%s spoke %lld ms, seen from outside %lld to %lld", candidates[i],
			         (long long)spoken, (long long)least, (long long)most);
		buf_done(&sql);
	}
}

void exam_check_record(struct exam *x)
{
	struct buf b = {0};

	exam_program(x, 0, "verify %s", x->record);
	exam_program(x, 0, "log %s", x->record);
	for (int i = 1; i <= 2; i++) {
		exam_runs(&b, "mkdir %s/out%d", x->dir, i);
		exam_program(x, 0, "export %s --format csv --to %s/out%d", x->record, x->dir, i);
	}
	if (exam_runs(&b, "diff -r %s/out1 %s/out2", x->dir, x->dir) != 0)
		fail_msg("two exports differ:\n%s", buf_text(&b));
	/* Again to the same folder: the same bytes, which is no refusal. */
	exam_program(x, 0, "export %s --format csv --to %s/out1", x->record, x->dir);
	exam_program(x, 0, "verify %s", x->record);
	buf_done(&b);
}

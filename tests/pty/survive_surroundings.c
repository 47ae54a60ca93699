/* What the live screen finds around it: locales, terminals, time zone, umask. */
#include "unit.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "live.h"

static void leave(struct pty *p)
{
	pty_signal(p, SIGTERM);
	assert_true(pty_wait_end(p, NULL));
	assert_true(pty_line_is_as_before(p));
	pty_end(p);
}

static void asks_and_shows_french(const char *const *env)
{
	const char *path = live_record("here");
	struct pty *p = live_join(path, "S", env);

	assert_non_null(p);
	assert_true(pty_shows(p, "RÉPÉTITION"));
	assert_true(pty_shows(p, "GENÉVRIER Farid"));
	pty_type(p, "4");
	assert_true(pty_wait_text(p, "► 4"));
	pty_type(p, "a");
	assert_true(pty_wait_text(p, "Question (a) à IF Hugo."));
	leave(p);
}

/* The last event of the record, without its time, as the program hashes it. */
static const char *last_event(void)
{
	static char line[2048];
	const char *argv[] = {live_program(), "log", live_path("here"), "--json", "--with-marks",
	                      NULL};
	char *kind;
	FILE *f;

	assert_int_equal(live_run(live_path("log"), argv), 0);
	f = fopen(live_path("log"), "re");
	assert_non_null(f);
	while (fgets(line, sizeof line, f))
		;
	fclose(f);
	kind = strstr(line, "\"author\"");
	return kind ? kind : line;
}

static void the_locale_is_nobodys_business(void **state)
{
	static const char *const names[] = {
	    "C",          "POSIX", "fr_FR.UTF-8", "fr_FR",          "tr_TR.UTF-8",
	    "de_DE@euro", "ar",    "ja_JP.eucJP", "no such/locale", ""};
	char first[2048] = "";

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		char lang[64], all[64], language[64];
		const char *env[] = {lang, all, language, NULL};

		snprintf(lang, sizeof lang, "LANG=%s", names[i]);
		snprintf(all, sizeof all, "LC_ALL=%s", names[i]);
		snprintf(language, sizeof language, "LANGUAGE=%s", i % 2 ? "en" : "de:en");
		asks_and_shows_french(env);
		if (!*first)
			snprintf(first, sizeof first, "%s", last_event());
		assert_string_equal(last_event(), first);
	}
	assert_non_null(strstr(first, "question_asked"));
}

static void any_type_of_terminal_will_do(void **state)
{
	static const char *const types[] = {"TERM=no-such-type", "TERM=", "TERM",
	                                    "TERM=putty",        "TERM=vt100", "TERM=linux",
	                                    "TERM=xterm-kitty",  "TERM=../../etc/passwd"};
	static char endless[10240] = "TERM=";

	(void)state;
	memset(endless + 5, 'x', sizeof endless - 6);
	asks_and_shows_french((const char *[]){endless, NULL});
	for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
		const char *env[] = {types[i], NULL};

		asks_and_shows_french(env);
	}
}

/* A description in which numbers are written as texts: what would read them crashes. */
static void a_hostile_description_is_left_aside(void **state)
{
	static const char compile[] =
	    "mkdir -p \"$1/types\" && for bad in 'cup=%i%p1%s' 'cuf=%p1%d%p1%9.2s' "
	    "'hpa=%p1%l%d' 'setaf=%p1%:-3s' 'ech=%?%p1%{4}%>%t%p1%s%;'; do n=$((n + 1)); "
	    "infocmp -1 vt220 | "
	    "sed \"s/^vt220|[^,]*/hostile-$n|x/; s/^\t${bad%%=*}=.*//\" >\"$1/types/source\" && "
	    "printf '\\t%s,\\n' \"$bad\" >>\"$1/types/source\" && "
	    "tic -o \"$1/types\" \"$1/types/source\"; done; test \"$n\" = 5 && "
	    "infocmp -A \"$1/types\" hostile-5 | grep -q '%t%p1%s'";
	const char *argv[] = {"/bin/sh", "-c", compile, "sh", live_folder(), NULL};
	char terminfo[256], type[32];

	(void)state;
	snprintf(terminfo, sizeof terminfo, "TERMINFO=%s", live_path("types"));
	assert_int_equal(live_run(live_path("tic"), argv), 0);
	for (int n = 1; n <= 5; n++) {
		const char *env[] = {type, terminfo, NULL};

		snprintf(type, sizeof type, "TERM=hostile-%d", n);
		asks_and_shows_french(env);
	}
}

/* A sequence that sets a colour: ESC [ … 3x, 4x, 9x or 10x … m. */
static bool sets_colour(const char *sent)
{
	for (const char *s = sent; (s = strstr(s, "\\x1b[")); s++) {
		const char *c = s + 5;

		while (*c && strchr("0123456789;", *c)) {
			long n = strtol(c, (char **)&c, 10);

			if ((n >= 30 && n <= 48 && n != 39) || (n >= 90 && n <= 107)) {
				const char *end = c + strspn(c, "0123456789;");

				if (*end == 'm')
					return true;
			}
			if (*c == ';')
				c++;
		}
	}
	return false;
}

/* The banner of a record that was moved stands in the colours of an alarm. */
static bool an_alarm_sets_colour(const char *variable)
{
	const char *env[] = {variable, NULL};
	const char *path = live_record("colour");
	struct pty *p = live_join(path, "S", env);
	bool sets;

	assert_non_null(p);
	pty_mark(p);
	assert_int_equal(rename(path, live_path("elsewhere")), 0);
	assert_true(pty_wait_text(p, "fichier déplacé ou supprimé"));
	assert_true(pty_wait_still(p));
	sets = sets_colour(pty_sent_text(p));
	leave(p);
	return sets;
}

static void no_color_sends_none(void **state)
{
	(void)state;
	assert_true(an_alarm_sets_colour("NO_COLOR"));
	assert_true(an_alarm_sets_colour("NO_COLOR="));
	assert_false(an_alarm_sets_colour("NO_COLOR=1"));
}

/* Lines moved on the terminal itself: ESC [ … S, T, L or M, a region for it, ESC D or ESC M. */
static const char *moving_lines(const char *sent)
{
	for (const char *s = sent; (s = strstr(s, "\\x1b")); s += 4) {
		const char *c = s + 4;

		if (*c == 'D' || *c == 'M')
			return s;
		if (*c == '[')
			c += 1 + strspn(c + 1, "0123456789;");
		if (c > s + 4 && *c && strchr("STLMr", *c))
			return s;
	}
	return NULL;
}

/* Some terminals don't know how: an old line would stay there, and be read. */
static void is_not_asked_to_move_lines(const char *type)
{
	const char *env[] = {type, NULL};
	static const struct {
		const char *keys, *shows;
	} steps[] = {
	    {PTY_ENTER, "Niveau de C1.2"}, {"n", "NOTES PRIVÉES"},
	    {"Un.\rDeux.\rTrois.\rQuatre.\rCinq.\rSix.", "Six."},
	    {PTY_UP PTY_UP PTY_UP "\rEncore.", "Encore."}, {PTY_ESC, "notes privées gardées"},
	    {"?", "Les touches"}, {PTY_PAGE_DOWN, "Les touches"}, {PTY_PAGE_UP, "Les touches"},
	    {PTY_ESC, "Niveau de C1.2"}, {"j", "Journal"}, {PTY_PAGE_UP, "Journal"},
	    {PTY_UP PTY_UP PTY_UP, "Journal"}, {PTY_PAGE_DOWN, "Journal"},
	    {PTY_ESC, "Niveau de C1.2"}, {"f", "emettre la fiche ?"},
	};
	struct pty *p = live_join(live_record(type + 5), "M1", env);
	const char *moving;

	assert_non_null(p);
	pty_mark(p);
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		pty_type(p, steps[i].keys);
		if (!pty_wait_text(p, steps[i].shows))
			fail_msg("%s, step %zu", type, i);
		assert_true(pty_wait_still(p));
		moving = moving_lines(pty_sent_text(p));
		if (moving)
			fail_msg("%s, step %zu: %.60s", type, i, moving);
	}
	leave(p);
}

static void no_terminal_is_asked_to_move_lines(void **state)
{
	static const char *const types[] = {
	    "TERM=xterm-256color", "TERM=linux", "TERM=vt100", "TERM=vt220", "TERM=screen",
	    "TERM=screen-256color-bce", "TERM=tmux", "TERM=rxvt", "TERM=rxvt-unicode-256color",
	};

	(void)state;
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		is_not_asked_to_move_lines(types[i]);
}

static bool was_sent(struct pty *p, void *bytes)
{
	return pty_sent(p, bytes);
}

/* Of two changes only one may be heard, and then nothing seems changed: but what was drawn between
 * them went to a window of another size. */
static void a_change_of_size_draws_all_again(void **state)
{
	static const char *const shown[] = {"ÉCHANGE", "échange"};
	const char *path = live_record("sizes");
	const char *argv[] = {live_program(), "join", path, "--as", "S", NULL};

	(void)state;
	for (int i = 0; i < 2; i++) {
		struct pty *p = pty_start(&(struct pty_setup){.argv = argv});
		char text[16];

		snprintf(text, sizeof text, "%s", shown[i]);
		assert_true(pty_wait_text(p, text));
		assert_true(pty_wait_still(p));
		pty_mark(p);
		pty_signal(p, SIGWINCH);
		assert_true(pty_wait(p, was_sent, text, "all drawn again"));
		leave(p);
		argv[1] = "clock";
		argv[3] = NULL;
	}
}

static void the_time_zone_changes_no_duration(void **state)
{
	const char *zones[] = {"TZ=Pacific/Kiritimati", "TZ=America/Anchorage", "TZ=nowhere", "TZ"};
	const char *path = live_record("zones");
	struct pty *reference = live_join(path, "S", NULL);

	(void)state;
	assert_non_null(reference);
	for (size_t i = 0; i < sizeof zones / sizeof *zones; i++) {
		const char *env[] = {zones[i], NULL};
		struct pty *p = live_join(path, "M1", env);
		char end[16];

		assert_non_null(p);
		pty_read(reference);
		assert_in_range(live_seconds_left(p) - live_seconds_left(reference) + 1, 0, 2);
		/* nor what the wall shows: the machine's own zone, for all who sit at it */
		snprintf(end, sizeof end, "%.12s", strstr(pty_row(p, 1), "fin "));
		assert_non_null(strstr(pty_row(reference, 1), end));
		leave(p);
	}
	leave(reference);
}

/* Another digit in the last event's own hash, behind SQLite's back. */
static void forge(const char *path)
{
	static char bytes[1 << 21];
	const char *argv[] = {"/usr/bin/sqlite3", path,
	                      "SELECT hash FROM event ORDER BY id DESC LIMIT 1", NULL};
	char hash[65] = "";
	FILE *f;
	char *at;
	size_t n;

	assert_int_equal(live_run(live_path("hash"), argv), 0);
	f = fopen(live_path("hash"), "re");
	assert_non_null(f);
	assert_non_null(fgets(hash, sizeof hash, f));
	fclose(f);
	f = fopen(path, "r+e");
	assert_non_null(f);
	n = fread(bytes, 1, sizeof bytes, f);
	at = memmem(bytes, n, hash, strlen(hash));
	assert_non_null(at);
	assert_int_equal(fseek(f, at - bytes, SEEK_SET), 0);
	assert_int_not_equal(fputc(*at == '0' ? '1' : '0', f), EOF);
	assert_int_equal(fclose(f), 0);
}

static void a_record_that_was_changed_is_left_and_told(void **state)
{
	const char *path = live_record("forged");
	const char *argv[] = {live_program(), "join", path, "--as", "S", NULL};
	struct pty *p;
	int status = 0;

	(void)state;
	forge(path);
	p = pty_start(&(struct pty_setup){.argv = argv});
	assert_true(pty_wait_end(p, &status));
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 4);
	assert_true(pty_line_is_as_before(p));
	assert_true(pty_shows(p, "n’est pas ce qui a été écrit"));
	pty_end(p);
}

/* What find, told so, finds of the folder `loose`. */
static bool finds(const char *const *tests)
{
	const char *argv[16] = {"/usr/bin/find", live_path("loose")};
	struct stat st;

	for (size_t i = 0; tests[i]; i++)
		argv[2 + i] = tests[i];
	assert_int_equal(live_run(live_path("found"), argv), 0);
	assert_int_equal(stat(live_path("found"), &st), 0);
	return st.st_size != 0;
}

static void nothing_is_open_to_others_whatever_the_umask(void **state)
{
	const char *source = getenv("SOURCE");
	char config[512];
	static const char commands[] =
	    "umask 0; mkdir \"$1/loose\" && cd \"$1/loose\" && "
	    "\"$2\" new made --rehearsal --grid \"$3/rs6731.yaml\" --cohort "
	    "\"$3/cohort-rs6731.yaml\" && mkdir csv && "
	    "\"$2\" export made --format csv --to csv && \"$2\" copy made copied";
	const char *argv[] = {"/bin/sh",     "-c",           commands, "sh",
	                      live_folder(), live_program(), config,   NULL};
	const char *join[] = {"/bin/sh", "-c", "umask 0; exec \"$1\" join \"$2/loose/made\" --as S",
	                      "sh", live_program(), live_folder(), NULL};
	struct pty *p;

	(void)state;
	snprintf(config, sizeof config, "%s/config", source ? source : ".");
	assert_int_equal(live_run(live_path("said"), argv), 0);
	p = pty_start(&(struct pty_setup){.argv = join});
	assert_true(pty_wait_text(p, "Ouverture du jury"));
	leave(p);
	assert_false(finds((const char *[]){"-type", "f", "!", "-perm", "600", NULL}));
	assert_false(finds((const char *[]){"-name", "made.d", "!", "-perm", "700", NULL}));
	assert_true(finds((const char *[]){"-name", "made.d", NULL}));
	assert_true(finds((const char *[]){"-name", "*scores.csv", NULL}));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_locale_is_nobodys_business),
	    cmocka_unit_test(any_type_of_terminal_will_do),
	    cmocka_unit_test(a_hostile_description_is_left_aside),
	    cmocka_unit_test(no_color_sends_none),
	    cmocka_unit_test(no_terminal_is_asked_to_move_lines),
	    cmocka_unit_test(a_change_of_size_draws_all_again),
	    cmocka_unit_test(the_time_zone_changes_no_duration),
	    cmocka_unit_test(a_record_that_was_changed_is_left_and_told),
	    cmocka_unit_test(nothing_is_open_to_others_whatever_the_umask),
	};

	return cmocka_run_group_tests(tests, live_open, live_close);
}

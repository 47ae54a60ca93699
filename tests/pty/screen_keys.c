/* What ui/screen promises of keys and looks, on a real line under many types of terminal. */
#include "unit.h"

#include <stdlib.h>

#include "screen_child.h"

static struct pty *start(const char *mode, const char *term)
{
	struct pty *p = screen_child_start_as(mode, term);

	assert_non_null(p);
	return p;
}

static void press(struct pty *p, const char *bytes, const char *name)
{
	pty_type(p, bytes);
	assert_true(pty_wait_text(p, name));
}

static const struct {
	const char *bytes, *name;
} putty_keys[] = {
    {"\033[11~", "<F1>"},    {"\033[14~", "<F4>"},      {"\033[21~", "<F10>"},
    {"\033[1~", "<Home>"},   {"\033[4~", "<End>"},      {"\033OM", "<Enter>"},
    {"\033Op", "<0>"},       {"\033Oq", "<1>"},         {"\033Oy", "<9>"},
    {"\033Ok", "<+>"},       {"\033OA", "<Up>"},        {"\033[B", "<Down>"},
    {"\033[5~", "<PageUp>"}, {"\033[6~", "<PageDown>"}, {"\033[3~", "<Delete>"},
    {"\033[Z", "<BackTab>"}, {"\177", "<Backspace>"},   {"\t", "<Tab>"},
    {"\r", "<Enter>"},       {"\033OP", "<F1>"},        {"\033[[A", "<F1>"},
    {"\033OH", "<Home>"},    {"\033[F", "<End>"},       {"\303\251", "<é>"},
    {"\003", "<Ctrl-C>"},    {"\032", "<Ctrl-Z>"},      {"\023", "<Ctrl-S>"},
    {"\021", "<Ctrl-Q>"},    {"\034", "<Ctrl-\\>"},     {" ", "<Space>"},
    {"\033", "<Esc>"},
};

static void keys_are_known_under(const char *term)
{
	struct pty *p = start("keys", term);

	for (size_t i = 0; i < sizeof putty_keys / sizeof *putty_keys; i++) {
		if (strcmp(putty_keys[i].name, "<F10>") != 0) {
			press(p, putty_keys[i].bytes, putty_keys[i].name);
			press(p, "x", "<x>");
		}
	}
	pty_end(p);
}

static void putty_is_understood_under_every_type(void **fixture)
{
	static const char *const types[] = {
	    "xterm",       "xterm-256color",   "putty", "linux", "vt100", "tmux-256color",
	    "xterm-kitty", "no-such-terminal"};

	(void)fixture;
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		keys_are_known_under(types[i]);
}

static void an_unknown_type_is_told(void **fixture)
{
	static const struct {
		const char *term, *told;
	} types[] = {
	    {"xterm-256color", "type known"},
	    {"xterm-kitty", "type known"},
	    {"putty-256color", "type known"},
	    {"no-such-terminal",
	     "The terminal type “no-such-terminal” is not known here: taken for"},
	    {"../../etc/passwd", "The terminal has no type: taken for an xterm."},
	    {NULL, "The terminal has no type: taken for an xterm."},
	};

	(void)fixture;
	for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
		struct pty *p = start("keys", types[i].term);

		assert_true(pty_wait_text(p, types[i].told));
		pty_end(p);
	}
}

static void lines_are_drawn_in_unicode(void **fixture)
{
	struct pty *p = start("keys", "xterm-256color");
	struct pty_cursor cursor = pty_cursor(p);

	(void)fixture;
	assert_string_equal(pty_row(p, 2), "─ ▄ │ ■ é 漢");
	assert_false(pty_sent(p, "\033(0"));
	assert_false(pty_sent(p, "\016"));
	assert_false(pty_sent(p, "\033(B\033[0")); /* three bytes with each attribute */
	assert_true(cursor.shown && cursor.row == 2 && cursor.col == 4);
	pty_end(p);
}

static void colours_come_in_pairs_or_not_at_all(void **fixture)
{
	static const char *const no_color[] = {"NO_COLOR=1", NULL};
	struct pty *p = start("keys", "xterm-256color");
	struct pty_look alarm = pty_look(p, 1, 0), accent = pty_look(p, 2, 0);
	struct pty_look key = pty_look(p, 0, 0);

	(void)fixture;
	assert_true(alarm.bold && alarm.fg == 7 && alarm.bg == 1);
	assert_true(!accent.bold && accent.fg == 0 && accent.bg == 6);
	assert_true(key.bold && key.fg == -1 && key.bg == -1);
	pty_end(p);
	p = screen_child_start("keys", no_color, 0, 0);
	assert_true(pty_wait_text(p, "漢"));
	alarm = pty_look(p, 1, 0);
	accent = pty_look(p, 2, 0);
	assert_true(alarm.bold && alarm.reverse && alarm.fg == -1);
	assert_true(!accent.bold && accent.reverse && accent.bg == -1);
	for (const char *digit = "0123456789"; *digit; digit++) {
		const char foreground[] = {'\033', '[', '3', *digit, '\0'};
		const char background[] = {'\033', '[', '4', *digit, '\0'};

		assert_false(pty_sent(p, foreground));
		assert_false(pty_sent(p, background));
	}
	pty_end(p);
}

static void the_screen_follows_the_window(void **fixture)
{
	static const char *const lying[] = {"LINES=5", "COLUMNS=10", NULL};
	struct pty *p = screen_child_start("keys", lying, 16, 60);

	(void)fixture;
	assert_true(pty_wait_text(p, "ready 60x16"));
	pty_resize(p, 43, 132);
	assert_true(pty_wait_text(p, "ready 132x43"));
	pty_resize(p, 1, 1);
	assert_true(pty_wait_still(p));
	pty_resize(p, 600, 2000);
	assert_true(pty_wait_text(p, "ready 512x256"));
	pty_resize(p, 24, 80);
	assert_true(pty_wait_text(p, "ready 80x24"));
	press(p, "x", "<x>");
	pty_end(p);
	p = screen_child_start("keys", NULL, 9000, 9000);
	assert_true(pty_wait_text(p, "ready 512x256"));
	pty_end(p);
}

static void a_paste_is_one_text(void **fixture)
{
	struct pty *p = start("keys", "xterm-256color");
	char *large = malloc(100001);

	(void)fixture;
	pty_paste(p, "q\r\nû\033[A\003");
	assert_true(pty_wait_text(p, "<paste 5 q û"));
	press(p, "x", "<x>");
	memset(large, 'a', 100000);
	large[100000] = '\0';
	pty_paste(p, large);
	assert_true(pty_wait_text(p, "<paste 65536 cut aaaa"));
	press(p, "y", "<y>");
	pty_type(p, "\033[200~abc"); /* a bad line: its end in pieces */
	pty_type(p, "\033[20");
	assert_true(pty_wait_still(p));
	press(p, "1~", "<paste 3 abc");
	pty_type(p, "\033[200~abcd"); /* its end never comes */
	assert_true(pty_wait_still(p));
	press(p, "\003", "<paste 4 abcd");
	press(p, "z", "<z>");
	free(large);
	pty_end(p);
}

static void a_sequence_nobody_knows_types_nothing(void **fixture)
{
	struct pty *p = start("keys", "xterm-256color");

	(void)fixture;
	press(p, "\033[99;5~", "<?>");
	press(p, "\033[?1;2c", "<?>");
	press(p, "\033Oz", "<?>");
	press(p, "\033x", "<x>"); /* Esc, then x: a bad line sends them together */
	press(p, "\033[1;5C", "<Right>");
	press(p, "\033[3;2~", "<Delete>");
	press(p, "\033[1;2Q", "<?>");
	press(p, "\033[1;1:3A", "<?>"); /* kitty: an arrow let go */
	press(p, "\351x", "<x>"); /* Latin-1 */
	pty_end(p);
}

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(putty_is_understood_under_every_type),
	    cmocka_unit_test(an_unknown_type_is_told),
	    cmocka_unit_test(lines_are_drawn_in_unicode),
	    cmocka_unit_test(colours_come_in_pairs_or_not_at_all),
	    cmocka_unit_test(the_screen_follows_the_window),
	    cmocka_unit_test(a_paste_is_one_text),
	    cmocka_unit_test(a_sequence_nobody_knows_types_nothing),
	};

	if (argc == 3 && strcmp(argv[1], "child") == 0)
		return screen_child(argv[2]);
	return cmocka_run_group_tests_name("ui/screen keys", tests, NULL, NULL);
}

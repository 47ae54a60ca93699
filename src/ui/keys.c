#include "ui/keys.h"

#include "base/text.h"
#include "base/words.h"

static const struct {
	const char *name; /* the name in tables; also the msgid of what a person reads */
	struct key key;
} named[] = {
    {N_("Enter"), {.kind = K_ENTER}},
    {N_("Esc"), {.kind = K_ESCAPE}},
    {N_("Tab"), {.kind = K_TAB}},
    {N_("BackTab"), {.kind = K_BACKTAB}},
    {N_("Backspace"), {.kind = K_BACKSPACE}},
    {N_("Delete"), {.kind = K_DELETE}},
    {N_("Insert"), {.kind = K_INSERT}},
    {N_("Up"), {.kind = K_UP}},
    {N_("Down"), {.kind = K_DOWN}},
    {N_("Left"), {.kind = K_LEFT}},
    {N_("Right"), {.kind = K_RIGHT}},
    {N_("Home"), {.kind = K_HOME}},
    {N_("End"), {.kind = K_END}},
    {N_("PageUp"), {.kind = K_PAGE_UP}},
    {N_("PageDown"), {.kind = K_PAGE_DOWN}},
    {N_("Space"), {.kind = K_CHAR, .cp = ' '}},
};

struct key key_char(uint32_t cp)
{
	return (struct key){.kind = K_CHAR, .cp = cp};
}

bool key_equal(struct key a, struct key b)
{
	return a.kind == b.kind && a.cp == b.cp && a.mods == b.mods;
}

static char lower(uint32_t cp)
{
	return (char)(cp >= 'A' && cp <= 'Z' ? cp - 'A' + 'a' : cp);
}

bool key_parse(struct str name, struct key *key)
{
	int64_t number;
	uint32_t cp;

	for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
		if (str_is(name, named[i].name)) {
			*key = named[i].key;
			return true;
		}
	}
	if (name.n && text_decode(name, &cp) == name.n && !text_is_forbidden(cp)) {
		*key = key_char(cp);
		return true;
	}
	if (name.n == 2 && name.s[0] == '^' && name.s[1] >= '@' && name.s[1] <= '_') {
		*key =
		    (struct key){K_CHAR, (unsigned char)lower((unsigned char)name.s[1]), MOD_CTRL};
		return true;
	}
	if (name.n > 1 && name.s[0] == 'F' &&
	    str_to_int((struct str){name.s + 1, name.n - 1}, &number) && number >= 1 &&
	    number <= 24) {
		*key = (struct key){.kind = K_FUNCTION, .cp = (uint32_t)number};
		return true;
	}
	return false;
}

void key_to_text(struct buf *out, struct key key)
{
	for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
		if (key_equal(key, named[i].key)) {
			buf_add(out, str_of(_(named[i].name)));
			return;
		}
	}
	if (key.kind == K_FUNCTION) {
		buf_addf(out, "F%u", (unsigned)key.cp);
	} else if (key.kind == K_CHAR && key.mods & MOD_CTRL) {
		buf_add(out, str_of("Ctrl-"));
		buf_add_char(out, key.cp >= 'a' && key.cp <= 'z' ? (char)(key.cp - 'a' + 'A')
		                                                 : (char)key.cp);
	} else if (key.kind == K_CHAR) {
		text_add_cp(out, text_is_forbidden(key.cp) ? TEXT_REPLACEMENT : key.cp);
	} else {
		buf_add(out, str_of(key.kind == K_PASTE ? _("paste") : "?"));
	}
}

int key_digit(struct key key)
{
	static const struct {
		uint16_t cp;
		int8_t digit;
	} row[] = {
	    {'&', 1}, {0xE9, 2}, {'"', 3}, {'\'', 4}, {'(', 5}, {'-', 6}, {0xE8, 7}, {'_', 8},
	    {0xE7, 9}, {0xE0, 0},                       /* French */
	    {0xC9, 2}, {0xC8, 7}, {0xC7, 9}, {0xC0, 0}, /* French, Caps Lock */
	    {0xA7, 6}, {'!', 8},                        /* Belgian */
	};

	if (key.kind != K_CHAR || key.mods)
		return -1;
	if (key.cp >= '0' && key.cp <= '9')
		return (int)(key.cp - '0');
	for (size_t i = 0; i < sizeof row / sizeof *row; i++)
		if (row[i].cp == key.cp)
			return row[i].digit;
	return -1;
}

char key_letter(struct key key)
{
	char letter = lower(key.cp);

	if (key.kind != K_CHAR || key.mods || key.cp > 'z' || letter < 'a' || letter > 'z')
		return 0;
	return letter;
}

/* term_type: see term_type.h. */
#include "ui/term_type.h"

#include <stddef.h>
#include <string.h>

bool term_type_is_name(const char *type)
{
	static const char allowed[] =
	    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-._";

	return type && *type && strlen(type) < 64 && strspn(type, allowed) == strlen(type);
}

/* Types whose terminals are known better here than on most machines. */
bool term_type_is_as_xterm(const char *type)
{
	static const char *const types[] = {
	    "xterm", "xterm-16color", "xterm-88color", "xterm-256color", "xterm-direct",
	    "xterm-kitty", "xterm-ghostty", "putty", "putty-256color", "screen", "screen-256color",
	    "tmux", "tmux-256color", "vte", "vte-256color", "gnome", "gnome-256color", "konsole",
	    "konsole-256color", "alacritty", "foot",
	};

	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (strcmp(type, types[i]) == 0)
			return true;
	return false;
}

/* What follows a percent sign, up to the letter that says what it does. */
static const char *operator_of(const char *c)
{
	const char *end = strchr(c, '}');

	switch (*c) {
	case 'p':
	case 'P':
	case 'g':
	case '\'': return c[1] ? c + 1 : c; /* the next letter is a name, or a sign to push */
	case '{': return end ? end : c + strlen(c);
	case ':': c += 1 + strspn(c + 1, "-+# "); break;
	default: c += strspn(c, "# "); break;
	}
	return c + strspn(c, "0123456789.");
}

bool term_type_wants_text(const char *capability)
{
	for (const char *c = capability; c && (c = strchr(c, '%')) && c[1]; c++) {
		bool is_name = strchr("pPg'{", c[1]) != NULL;

		c = operator_of(c + 1);
		if (!*c)
			return false;
		if (!is_name && (*c == 's' || *c == 'l'))
			return true;
	}
	return false;
}

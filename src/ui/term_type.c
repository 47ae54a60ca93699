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

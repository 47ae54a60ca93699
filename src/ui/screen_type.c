/* screen_type: of screen.h and screen_private.h: which terminal curses takes this one for, and what
 * of its description is left aside. */
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/words.h"
#include "ui/screen_private.h"
#include "ui/term_type.h"

const char *screen_capability(const char *name)
{
	const char *s = tigetstr(name);

	return (intptr_t)s == -1 ? NULL : s;
}

/* -- whether it is to be trusted ----------------------------------------------------------- */

/* Those to which curses may give a text: it is never asked to. */
static bool may_want_text(const char *name)
{
	return strncmp(name, "pf", 2) == 0 || strcmp(name, "pln") == 0 || name[0] == 'u';
}

/* curses gives numbers to what moves, colours and repeats: one that wants a text would have it
 * read at the address of that number. */
static bool is_sound(const char *type)
{
	bool sound = true;
	int found;

	if (setupterm(type, STDOUT_FILENO, &found) != OK)
		return false;
	for (size_t i = 0; sound && strnames[i]; i++)
		sound = may_want_text(strnames[i]) ||
		        !term_type_wants_text(screen_capability(strnames[i]));
	del_curterm(cur_term);
	return sound;
}

bool screen_can_draw(const char *type)
{
	int found;
	bool can = !term_type_is_name(type) || strcmp(type, "dumb") != 0;

	/* What is missing or unknown is taken for one that can. */
	if (!can || !term_type_is_name(type) || term_type_is_as_xterm(type))
		return can;
	if (setupterm(type, STDOUT_FILENO, &found) != OK)
		return found != 1; /* known, and no screen: one that prints on paper */
	can = screen_capability("cup") && screen_capability("clear");
	del_curterm(cur_term);
	return can;
}

/* -- taking it ------------------------------------------------------------------------------ */

/* curses would take over signals that are still at their default: they are the
 * program's. */
static const int kept_signals[] = {SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
enum { KEPT_SIGNALS = sizeof kept_signals / sizeof *kept_signals };

static SCREEN *newterm_quietly(const char *type)
{
	struct sigaction before[KEPT_SIGNALS];
	SCREEN *curses;

	for (int i = 0; i < KEPT_SIGNALS; i++)
		sigaction(kept_signals[i], NULL, &before[i]);
	curses = newterm(type, stdout, stdin);
	for (int i = 0; i < KEPT_SIGNALS; i++)
		sigaction(kept_signals[i], &before[i], NULL);
	return curses;
}

/* The description that the program brings along: curses takes it from the environment. */
static SCREEN *try_as_xterm(void)
{
	static const char variable[] = "TERMINFO", description[] =
#include "terminal.b64"
	    ;
	const char *found = getenv(variable);
	char *before = found ? strdup(found) : NULL;
	SCREEN *curses;

	if (found && !before)
		arena_exhausted();
	setenv(variable, description, true);
	curses = newterm_quietly("clepsydre");
	if (before)
		setenv(variable, before, true);
	else
		unsetenv(variable);
	free(before);
	return curses;
}

static bool is_huge(void)
{
	struct winsize size;

	return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 &&
	       (size.ws_row > WINDOW_ROWS || size.ws_col > WINDOW_COLS);
}

SCREEN *screen_take_type(const char *type, char *notice, size_t n, struct err *err)
{
	bool named = term_type_is_name(type);
	SCREEN *curses;

	use_env(FALSE);
	/* A window beyond all measure would cost as much memory: curses then begins with 80×24. */
	use_tioctl(!is_huge());
	if (named && term_type_is_as_xterm(type) && (curses = try_as_xterm()))
		return curses;
	if (named && is_sound(type) && (curses = newterm_quietly(type)))
		return curses;
	curses = try_as_xterm();
	/* A curses that reads no description from there. */
	if (!curses && is_sound("xterm-256color"))
		curses = newterm_quietly("xterm-256color");
	if (!curses) {
		err_set(err, ERR_IO, _("The terminal can’t be set up."));
		err_add(err, NULL, _("Try another one, or join with --reader."));
		return NULL;
	}
	if (named)
		snprintf(notice, n,
		         _("The terminal type “%s” is not known here: taken for an xterm."), type);
	else
		snprintf(notice, n, _("The terminal has no type: taken for an xterm."));
	return curses;
}

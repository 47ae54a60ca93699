/* pty: a program in a terminal of its own, for tests from end to end.
 *
 * Starts a program on a pseudo-terminal, types at it, and reads its screen as a
 * person would, through libvterm.  Tests wait for a text to appear, never for a
 * time to pass; a wait that fails prints the screen.  Only the program started
 * here is ever signalled, by its id.  Not being able to work at all (no pty,
 * no fork) ends the test program. */
#ifndef SUPPORT_PTY_H
#define SUPPORT_PTY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <termios.h>

struct pty;

struct pty_setup {
	const char *const *argv; /* up to a NULL; argv[0] is the program's path */
	const char *const *env; /* up to a NULL: "NAME=VALUE" sets, "NAME" unsets; may be NULL.  The
	                           rest of the environment is TERM=xterm-256color and what the test
	                           has of PATH, HOME, TMPDIR and the sanitizers' options */
	const char *dir;         /* where it starts; NULL: where the test is */
	int rows, cols;          /* 0: 24 and 80 */
};

/* Of a larger window, only this is looked at. */
enum { PTY_ROWS_MAX = 300, PTY_COLS_MAX = 600 };

/* Never NULL; to be given to pty_end. */
struct pty *pty_start(const struct pty_setup *);
/* Kills the program if it still runs, reaps it, frees all.  NULL is allowed. */
void pty_end(struct pty *);

/* Typing. */

#define PTY_ESC "\033"
#define PTY_ENTER "\r"
#define PTY_TAB "\t"
#define PTY_BACKTAB "\033[Z"
#define PTY_BACKSPACE "\177"
#define PTY_CTRL(letter) ((char[]){(letter) & 0x1F, '\0'})
/* What xterm sends once the program asked for its cursor and keypad keys. */
#define PTY_UP "\033OA"
#define PTY_DOWN "\033OB"
#define PTY_RIGHT "\033OC"
#define PTY_LEFT "\033OD"
#define PTY_HOME "\033OH"
#define PTY_END "\033OF"
#define PTY_PAGE_UP "\033[5~"
#define PTY_PAGE_DOWN "\033[6~"
#define PTY_DELETE "\033[3~"
#define PTY_F1 "\033OP"
#define PTY_F10 "\033[21~"

/* Sends the bytes of a text; pty_type_bytes also those with a NUL.  Reads what
 * the program writes meanwhile: a long text can't block. */
void pty_type(struct pty *, const char *text);
void pty_type_bytes(struct pty *, const char *bytes, size_t n);
/* A bracketed paste. */
void pty_paste(struct pty *, const char *text);

/* What happens to the program. */

void pty_resize(struct pty *, int rows, int cols);
void pty_signal(struct pty *, int signal);
/* The terminal takes nothing any more, as a client that is frozen; or does again. */
void pty_freeze(struct pty *, bool frozen);
/* It takes only so many bytes a second; 0: all that comes. */
void pty_slow(struct pty *, int bytes_a_second);
/* The terminal vanishes: a dead line, a closed window. */
void pty_hang_up(struct pty *);

/* Waiting: each reads what the program writes until the state is there, and is
 * false, having printed the screen, when it is not after PTY_WAIT_MS. */

enum { PTY_WAIT_MS = 30000 };

bool pty_wait_text(struct pty *, const char *text);
bool pty_wait_no_text(struct pty *, const char *text);
/* Any state: `what` names it in the message. */
bool pty_wait(struct pty *, bool (*reached)(struct pty *, void *context), void *context,
              const char *what);
/* The program waits for something, or is stopped, and has nothing more to show.  Wait first for
 * a text that shows that it has taken the last key. */
bool pty_wait_still(struct pty *);
/* The program ended: *status as waitpid's (may be NULL). */
bool pty_wait_end(struct pty *, int *status);
/* Takes what the program has written so far, without waiting. */
void pty_read(struct pty *);

/* Looking, at what was read so far.  Texts are valid until the next call. */

/* The screen, rows joined by newlines, blanks at their ends cut. */
const char *pty_text(struct pty *);
const char *pty_row(struct pty *, int row);
bool pty_shows(struct pty *, const char *text);
/* Where a text begins; false if it is on no row. */
bool pty_find(struct pty *, const char *text, int *row, int *col);

struct pty_look {
	bool bold, reverse;
	int fg, bg; /* of the palette; -1: the terminal's own */
};
struct pty_look pty_look(struct pty *, int row, int col);

struct pty_cursor {
	int row, col;
	bool shown;
};
struct pty_cursor pty_cursor(struct pty *);
/* Whether the program is on the alternate screen. */
bool pty_is_alternate(struct pty *);
int pty_bells(struct pty *);
/* Whether the program asked for the mouse. */
bool pty_has_mouse(struct pty *);
/* The line's settings, as `stty -g` would tell them, and whether they are those
 * from before the program began; both also once it ended. */
struct termios pty_line(struct pty *);
bool pty_line_is_as_before(struct pty *);
pid_t pty_pid(struct pty *);
/* To be polled for reading; -1 once the terminal has vanished. */
int pty_fd(const struct pty *);

/* Bytes. */

/* From here on count, and keep, what the program sends. */
void pty_mark(struct pty *);
size_t pty_bytes(struct pty *);
/* Whether these bytes were sent since the mark. */
bool pty_sent(struct pty *, const char *bytes);
/* All sent since the mark, with what is no printable ASCII as \xNN. */
const char *pty_sent_text(struct pty *);

#endif

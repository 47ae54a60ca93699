/* rescue: see rescue.h. */
#include "ui/rescue.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/fd.h"
#include "base/words.h"

static struct { /* global: a handler of signals has no argument to find it by */
	volatile sig_atomic_t armed;
	volatile sig_atomic_t ready; /* which of the two is sent; the other is being filled */
	struct termios found;
	int line; /* of our own: standard output may be led elsewhere for a moment */
	struct {
		char bytes[256];
		size_t n;
	} sets[2];
} rescue;

bool rescue_begin(struct termios *found, struct err *err)
{
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO) ||
	    tcgetattr(STDIN_FILENO, &rescue.found) < 0)
		return err_set(
		    err, ERR_USAGE,
		    _("The live screen needs a terminal, for its input and its output."));
	rescue.line = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
	if (rescue.line < 0)
		rescue.line = STDOUT_FILENO;
	*found = rescue.found;
	rescue.sets[rescue.ready].n = 0;
	rescue.armed = 1;
	return true;
}

void rescue_clear(void)
{
	rescue.sets[!rescue.ready].n = 0;
}

void rescue_add(const char *capability)
{
	size_t *n = &rescue.sets[!rescue.ready].n;

	for (const char *s = capability; s && *s && *n < sizeof rescue.sets->bytes;)
		if (s[0] == '$' && s[1] == '<' && strchr(s, '>'))
			s = strchr(s, '>') + 1;
		else
			rescue.sets[!rescue.ready].bytes[(*n)++] = *s++;
}

void rescue_ready(void)
{
	rescue.ready = !rescue.ready;
}

void rescue_end(void)
{
	if (!rescue.armed)
		return;
	tcsetattr(STDIN_FILENO, TCSADRAIN, &rescue.found);
	rescue.armed = 0;
	if (rescue.line != STDOUT_FILENO)
		close(rescue.line);
}

void rescue_now(void)
{
	struct pollfd line = {.fd = rescue.line, .events = POLLOUT};
	struct str bytes = {rescue.sets[rescue.ready].bytes, rescue.sets[rescue.ready].n};
	int kept = errno;

	if (!rescue.armed)
		return;
	rescue.armed = 0;
	if (bytes.n && poll(&line, 1, 100) == 1 && line.revents & POLLOUT)
		fd_write_all(rescue.line, bytes);
	tcsetattr(STDIN_FILENO, TCSANOW, &rescue.found);
	errno = kept;
}

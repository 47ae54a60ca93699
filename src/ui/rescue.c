/* rescue: see rescue.h. */
#include "ui/rescue.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/fd.h"
#include "base/words.h"

static struct { /* global: a handler of signals has no argument to find it by */
	volatile sig_atomic_t armed;
	struct termios found;
	char bytes[256];
	size_t n;
} rescue;

bool rescue_begin(struct termios *found, struct err *err)
{
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO) ||
	    tcgetattr(STDIN_FILENO, &rescue.found) < 0)
		return err_set(
		    err, ERR_USAGE,
		    _("The live screen needs a terminal, for its input and its output."));
	*found = rescue.found;
	rescue.n = 0;
	rescue.armed = 1;
	return true;
}

void rescue_clear(void)
{
	rescue.n = 0;
}

void rescue_add(const char *capability)
{
	for (const char *s = capability; s && *s && rescue.n < sizeof rescue.bytes;)
		if (s[0] == '$' && s[1] == '<' && strchr(s, '>'))
			s = strchr(s, '>') + 1;
		else
			rescue.bytes[rescue.n++] = *s++;
}

void rescue_end(void)
{
	if (rescue.armed)
		tcsetattr(STDIN_FILENO, TCSADRAIN, &rescue.found);
	rescue.armed = 0;
}

void rescue_now(void)
{
	struct pollfd line = {.fd = STDOUT_FILENO, .events = POLLOUT};
	int kept = errno;

	if (!rescue.armed)
		return;
	rescue.armed = 0;
	if (rescue.n && poll(&line, 1, 100) == 1 && line.revents & POLLOUT)
		fd_write_all(STDOUT_FILENO, (struct str){rescue.bytes, rescue.n});
	tcsetattr(STDIN_FILENO, TCSANOW, &rescue.found);
	errno = kept;
}

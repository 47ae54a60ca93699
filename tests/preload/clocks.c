/* clocks: a library to be preloaded, under which the machine's clocks jump or stand still, and it
 * restarts.
 *
 * The file that CLOCKS names holds two numbers, milliseconds to add to the wall clock and to the
 * boot's clock, read at each look at a clock; with a word after them, they are what the
 * clocks show.  A file that BOOT_ID names stands for the kernel's.  Built by the test that
 * uses it. */
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

static void add_ms(struct timespec *t, long long ms)
{
	long long ns = t->tv_nsec + ms % 1000 * 1000000;

	t->tv_sec += ms / 1000 + (ns >= 1000000000) - (ns < 0);
	t->tv_nsec = ns >= 1000000000 ? ns - 1000000000 : ns < 0 ? ns + 1000000000 : ns;
}

static long long to_ms(const struct timespec *t)
{
	return (long long)t->tv_sec * 1000 + t->tv_nsec / 1000000;
}

/* How far the clock is to be from the machine's, which shows this. */
static long long ahead_ms(int of_boot, const struct timespec *real)
{
	const char *name = getenv("CLOCKS");
	char text[64] = "", *end;
	int fd = name ? (int)syscall(SYS_openat, AT_FDCWD, name, O_RDONLY | O_CLOEXEC) : -1;
	long long wall, boot;

	if (fd < 0)
		return 0;
	(void)!read(fd, text, sizeof text - 1);
	close(fd);
	wall = strtoll(text, &end, 10);
	boot = strtoll(end, &end, 10);
	return (of_boot ? boot : wall) - (strchr(end, 's') ? to_ms(real) : 0);
}

int clock_gettime(clockid_t id, struct timespec *t)
{
	int done = (int)syscall(SYS_clock_gettime, id, t);

	if (done == 0 && (id == CLOCK_REALTIME || id == CLOCK_BOOTTIME))
		add_ms(t, ahead_ms(id == CLOCK_BOOTTIME, t));
	return done;
}

int timerfd_settime(int fd, int flags, const struct itimerspec *when, struct itimerspec *before)
{
	struct itimerspec shifted = *when;
	struct timespec real;

	syscall(SYS_clock_gettime, CLOCK_BOOTTIME, &real);
	if (flags & TFD_TIMER_ABSTIME)
		add_ms(&shifted.it_value, -ahead_ms(1, &real));
	return (int)syscall(SYS_timerfd_settime, fd, flags, &shifted, before);
}

static int open_any(const char *path, int flags, mode_t mode)
{
	const char *other = getenv("BOOT_ID");

	if (other && strcmp(path, "/proc/sys/kernel/random/boot_id") == 0)
		path = other;
	return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

int open(const char *path, int flags, ...)
{
	mode_t mode;
	va_list args;

	va_start(args, flags);
	mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(args, mode_t) : 0;
	va_end(args);
	return open_any(path, flags, mode);
}

/* The same: sizes have 64 bits here in both. */
int open64(const char *path, int flags, ...) __attribute__((alias("open")));

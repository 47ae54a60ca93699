/* world: see world.h. */
#include "app/world.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { BOOT_ID = 32 };

static char boot_id[BOOT_ID + 1];

static bool is_hex(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

static bool read_boot_id(void)
{
	char text[64];
	int fd = open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC);
	ssize_t n = fd < 0 ? 0 : read(fd, text, sizeof text);
	size_t kept = 0;

	if (fd >= 0)
		close(fd);
	for (ssize_t i = 0; i < n && kept < BOOT_ID; i++)
		if (is_hex(text[i]))
			boot_id[kept++] = text[i];
	return kept == BOOT_ID;
}

/* Where the kernel doesn't say, each process is a boot of its own: a running
 * clock then asks to be confirmed, which is safer than to guess. */
static void invent_boot_id(void)
{
	static const char digits[] = "0123456789abcdef";
	unsigned char bytes[BOOT_ID];
	ssize_t n = getrandom(bytes, sizeof bytes, 0);

	for (ssize_t i = 0; i < BOOT_ID; i++)
		boot_id[i] = digits[i < n ? bytes[i] & 15 : 0];
}

static int64_t clock_ms(clockid_t id)
{
	struct timespec t = {0};

	clock_gettime(id, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static int32_t zone_min(int64_t at_ms)
{
	time_t seconds = (time_t)(at_ms / 1000);
	struct tm local = {0};

	return localtime_r(&seconds, &local) ? (int32_t)(local.tm_gmtoff / 60) : 0;
}

static struct moment real_now(const struct world *world)
{
	struct moment m = {.at_ms = clock_ms(CLOCK_REALTIME), .boot_ms = clock_ms(CLOCK_BOOTTIME)};

	(void)world;
	if (!*boot_id && !read_boot_id())
		invent_boot_id();
	m.zone_min = zone_min(m.at_ms);
	m.boot_id = str_of(boot_id);
	return m;
}

/* Of the two clocks one stands still meanwhile. */
static int64_t real_slept_ms(const struct world *world)
{
	(void)world;
	return clock_ms(CLOCK_BOOTTIME) - clock_ms(CLOCK_MONOTONIC);
}

const struct world world_real = {.now = real_now, .slept_ms = real_slept_ms};

/* Opened the wrong way round: what reads or writes there is told of a failure. */
static void open_closed(int fd, int flags)
{
	if (fcntl(fd, F_GETFD) != -1)
		return;
	/* Descriptors below are open, so this one is the lowest that is free. */
	if (open("/dev/null", flags) != fd)
		_exit(3);
}

void world_prepare(void)
{
	static const struct rlimit none = {0, 0};

	open_closed(STDIN_FILENO, O_WRONLY);
	open_closed(STDOUT_FILENO, O_RDONLY);
	open_closed(STDERR_FILENO, O_RDONLY);
	umask(077);
	setrlimit(RLIMIT_CORE, &none);
	prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
	signal(SIGPIPE, SIG_IGN);
	unsetenv("TZ");
	tzset();
}

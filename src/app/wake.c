/* wake: see wake.h. */
#include "app/wake.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/words.h"
#include "store/seats.h"

/* -- signals ------------------------------------------------------------------------------- */

static const int told[] = {SIGHUP,   SIGINT,  SIGQUIT, SIGTERM, SIGTSTP,
                           SIGWINCH, SIGCONT, SIGUSR1, SIGUSR2};
static const int fatal[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGALRM};

static void (*last_act)(void); /* a handler has no argument to find it by */

static void end_badly(int signal)
{
	last_act();
	raise(signal); /* its default action: the handler was for once */
}

static int open_signals(void)
{
	struct sigaction action = {.sa_handler = end_badly,
	                           .sa_flags = (int)(SA_RESETHAND | SA_NODEFER)};
	sigset_t set;

	sigemptyset(&set);
	for (size_t i = 0; i < sizeof told / sizeof *told; i++)
		sigaddset(&set, told[i]);
	sigprocmask(SIG_BLOCK, &set, NULL);
	for (size_t i = 0; i < sizeof fatal / sizeof *fatal; i++)
		sigaction(fatal[i], &action, NULL);
	return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

static unsigned take_signals(struct wake *w)
{
	struct signalfd_siginfo info;
	unsigned came = 0;

	while (read(w->signals, &info, sizeof info) == (ssize_t)sizeof info)
		switch (info.ssi_signo) {
		case SIGWINCH: came |= WAKE_RESIZED; break;
		case SIGCONT: came |= WAKE_CONTINUED; break;
		case SEATS_SIGNAL: /* a stray one bears nobody's number */
			if (info.ssi_code != SI_QUEUE)
				break;
			w->asked_for = info.ssi_int;
			came |= WAKE_ASKED;
			break;
		case SIGHUP:
		case SIGINT:
		case SIGQUIT:
		case SIGTERM: came |= WAKE_LEAVE; break;
		default: break; /* a stop would leave the jury without its clock: q leaves */
		}
	return came;
}

/* -- waiting ------------------------------------------------------------------------------- */

bool wake_open(struct wake *w, const char *record, void (*at_the_end)(void), struct err *e)
{
	last_act = at_the_end;
	arena_before_exhaustion(at_the_end);
	w->timer = timerfd_create(CLOCK_BOOTTIME, TFD_CLOEXEC | TFD_NONBLOCK);
	w->signals = open_signals();
	w->news = news_open(record);
	if (w->timer < 0 || w->signals < 0)
		return err_set(e, ERR_IO, _("No timer or no signals: %s"), strerror(errno));
	return true;
}

void wake_close(struct wake *w)
{
	news_close(w->news);
	if (w->timer >= 0)
		close(w->timer);
	if (w->signals >= 0)
		close(w->signals);
}

unsigned wake_frozen_after_s(const struct plan *plan)
{
	return plan->silent_seat_ms ? (unsigned)(plan->silent_seat_ms / 1000) : WAKE_FROZEN_AFTER_S;
}

/* Absolute, so that nothing drifts. */
static void arm(int timer, int64_t in_ms)
{
	struct timespec t;
	struct itimerspec when = {{0, 0}, {0, 0}};

	in_ms = in_ms > 0 ? in_ms : 1;
	clock_gettime(CLOCK_BOOTTIME, &t);
	t.tv_sec += in_ms / 1000;
	t.tv_nsec += in_ms % 1000 * 1000000;
	if (t.tv_nsec >= 1000000000) {
		t.tv_sec++;
		t.tv_nsec -= 1000000000;
	}
	when.it_value = t;
	timerfd_settime(timer, TFD_TIMER_ABSTIME, &when, NULL);
}

/* One wait, of at most so long. */
static unsigned wait_once(struct wake *w, int keys, int64_t in_ms)
{
	struct pollfd fds[] = {
	    {keys, POLLIN, 0},
	    {w->signals, POLLIN, 0},
	    {w->timer, POLLIN, 0},
	    {news_fd(w->news), POLLIN, 0},
	};
	unsigned came = 0;
	uint64_t ticks;

	arm(w->timer, in_ms);
	if (poll(fds, sizeof fds / sizeof *fds, -1) < 0)
		return errno == EINTR ? 0 : WAKE_LEAVE;
	if (fds[1].revents)
		came |= take_signals(w);
	if (fds[2].revents) {
		(void)!read(w->timer, &ticks, sizeof ticks);
		came |= WAKE_TIME;
	}
	if (fds[3].revents)
		came |= WAKE_NEWS;
	if (fds[0].revents & (POLLERR | POLLNVAL) ||
	    ((fds[0].revents & POLLHUP) && !(fds[0].revents & POLLIN)))
		came |= WAKE_LEAVE;
	else if (fds[0].revents)
		came |= WAKE_KEYS;
	return came;
}

unsigned wake_wait(struct wake *w, int keys, int64_t in_ms)
{
	unsigned came;

	if (news_fd(w->news) >= 0)
		return wait_once(w, keys, in_ms);
	/* No watch on the record could be had: it is asked now and then, and nobody is woken for a
	 * record that stands still. */
	for (;;) {
		int64_t slice = in_ms < NEWS_ASK_EVERY_MS ? in_ms : NEWS_ASK_EVERY_MS;

		came = wait_once(w, keys, slice);
		in_ms -= slice;
		if (news_came(w->news))
			came |= WAKE_NEWS;
		if (came != WAKE_TIME || in_ms <= 0)
			return came;
	}
}

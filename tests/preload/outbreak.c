/* outbreak: a library to be preloaded, by which a live screen is made to try what it gave up.
 *
 * Once the file that OUTBREAK names is there, the next wait for keys makes a process, starts
 * a program that writes OUTBREAK.out, traces one, looks into one, and starts a thread; what came of
 * each is a line of OUTBREAK.said.  FILTER=pretended: the kernel's filter is asked for and not
 * set; FILTER=refused: the kernel has none.  Built by the test that uses it. */
#include <dlfcn.h>
#include <errno.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *how(const char *filter)
{
	const char *value = getenv("FILTER");

	return value && strcmp(value, filter) == 0 ? value : NULL;
}

long syscall(long number, ...)
{
	long (*next)(long, ...) = (long (*)(long, ...))dlsym(RTLD_NEXT, "syscall");
	long a[6];
	va_list args;

	va_start(args, number);
	for (int i = 0; i < 6; i++)
		a[i] = va_arg(args, long);
	va_end(args);
	if (number == SYS_seccomp && a[0] == SECCOMP_SET_MODE_FILTER && a[2]) {
		if (how("pretended"))
			return 0;
		if (how("refused")) {
			errno = EINVAL;
			return -1;
		}
	}
	return next(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}

static void tell(FILE *said, const char *what, long result)
{
	fprintf(said, "%s: %s\n", what, result < 0 ? strerrorname_np(errno) : "done");
}

static void run(const char *out)
{
	char *argv[] = {"/bin/cp", "/dev/null", (char *)out, NULL};

	execve(argv[0], argv, NULL);
}

static void *in_thread(void *done)
{
	*(int *)done = 1;
	return NULL;
}

static void try_thread(FILE *said)
{
	pthread_t thread;
	int done = 0;

	errno = pthread_create(&thread, NULL, in_thread, &done);
	if (errno == 0)
		pthread_join(thread, NULL);
	tell(said, "thread", done - 1);
}

/* With all that a thread has but the one flag: a process that shares everything is one too. */
static void try_near_thread(FILE *said)
{
	long pid = syscall(SYS_clone, (long)(CLONE_FS | CLONE_FILES | CLONE_SYSVSEM | SIGCHLD), 0L,
	                   0L, 0L, 0L);

	if (pid == 0)
		_exit(1);
	tell(said, "near thread", pid);
	if (pid > 0)
		waitpid((pid_t)pid, NULL, 0);
}

static void try_all(const char *name)
{
	char path[512], word;
	struct iovec here = {&word, 1}, there = {&word, 1};
	FILE *said;
	pid_t pid;

	snprintf(path, sizeof path, "%s.said", name);
	said = fopen(path, "we");
	snprintf(path, sizeof path, "%s.out", name);
	pid = fork();
	if (pid == 0) {
		run(path);
		_exit(1);
	}
	tell(said, "fork", pid);
	if (pid > 0)
		waitpid(pid, NULL, 0);
	else
		run(path);
	tell(said, "execve", access(path, F_OK));
	tell(said, "execveat", syscall(SYS_execveat, -1L, "", 0L, 0L, 0L));
	tell(said, "clone3", syscall(SYS_clone3, 0L, 0L));
	tell(said, "ptrace", ptrace(PTRACE_CONT, getppid(), NULL, NULL));
	tell(said, "process_vm_readv", process_vm_readv(getpid(), &here, 1, &there, 1, 0));
	tell(said, "process_vm_writev", process_vm_writev(getpid(), &here, 1, &there, 1, 0));
	try_near_thread(said);
	try_thread(said);
	fclose(said);
}

int poll(struct pollfd *fds, nfds_t n, int ms)
{
	int (*next)(struct pollfd *, nfds_t, int) =
	    (int (*)(struct pollfd *, nfds_t, int))dlsym(RTLD_NEXT, "poll");
	const char *name = getenv("OUTBREAK");

	if (name && access(name, F_OK) == 0) {
		unlink(name);
		try_all(name);
	}
	return next(fds, n, ms);
}

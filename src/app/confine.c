/* confine: see confine.h. */
#include "app/confine.h"

#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__ 1
#endif
#endif

#ifdef __SANITIZE_ADDRESS__

bool confine(struct err *e)
{
	(void)e;
	return true;
}

#else

#include <errno.h>
#include <sched.h>
#include <seccomp.h>
#include <stddef.h>
#include <string.h>

#include "base/words.h"

/* A call that this machine never had, as fork on some, asks for no rule and gets none. */
static const int refused[] = {
    SCMP_SYS(execve), SCMP_SYS(execveat),         SCMP_SYS(fork),
    SCMP_SYS(vfork),  SCMP_SYS(ptrace),           SCMP_SYS(process_vm_readv),
    SCMP_SYS(process_vm_writev),
};

#ifdef __s390x__
enum { CLONE_FLAGS = 1 }; /* its arguments stand in another order */
#else
enum { CLONE_FLAGS = 0 };
#endif

/* A thread is no process, and what draws a document may ask for one.  What clone3 is asked
 * lies in memory, where a filter can't look: libc then does with clone, where it can. */
static int refuse_processes(scmp_filter_ctx filter)
{
	int code = seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);

	if (code == 0)
		code = seccomp_rule_add(
		    filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), 1,
		    SCMP_CMP(CLONE_FLAGS, SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0));
	return code;
}

/* 0, or what libseccomp says, negated. */
static int refuse_all(scmp_filter_ctx filter)
{
	int code = refuse_processes(filter);

	for (size_t i = 0; code == 0 && i < sizeof refused / sizeof *refused; i++)
		code = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), refused[i], 0);
	return code ? code : seccomp_load(filter);
}

bool confine(struct err *e)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
	int code = filter ? refuse_all(filter) : -ENOMEM;

	seccomp_release(filter);
	if (code == 0)
		return true;
	err_set(e, ERR_IO, _("This machine refuses to shut the screen off from other programs: %s"),
	        strerror(-code));
	return err_add(e, NULL,
	               _("Tell who keeps this machine: its kernel must allow seccomp filters."));
}

#endif

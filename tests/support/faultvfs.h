/* faultvfs: a disk that fails, or a process that dies, at the n-th call.
 *
 * A VFS between SQLite and the system's own, for all connections opened once it
 * is installed.  Counts the calls of the sorts asked for, and at the n-th does
 * what was planned.  Nothing planned: it lets all pass. */
#ifndef TESTS_FAULTVFS_H
#define TESTS_FAULTVFS_H

#include <stdbool.h>

enum faultvfs_sort {
	FAULT_OPEN,
	FAULT_READ,
	FAULT_WRITE,
	FAULT_SYNC,
	FAULT_TRUNCATE,
	FAULT_DELETE,
	FAULT_SIZE,
	FAULT_LOCK,
	FAULT_ACCESS,
	FAULT_SORTS,
};

/* The sorts that change the disk. */
#define FAULT_CHANGES                                                                              \
	(1u << FAULT_OPEN | 1u << FAULT_WRITE | 1u << FAULT_SYNC | 1u << FAULT_TRUNCATE |          \
	 1u << FAULT_DELETE)

enum faultvfs_deed {
	FAULT_PASS,  /* only count */
	FAULT_ERROR, /* an error of that call's sort */
	FAULT_FULL,  /* the disk is full */
	FAULT_SHORT, /* half is written, then an error */
	FAULT_KILL,  /* SIGKILL before it */
	FAULT_TORN,  /* half is written, then SIGKILL */
};

struct faultvfs_plan {
	unsigned sorts; /* bits 1 << sort */
	enum faultvfs_deed deed;
	int at;         /* 1 for the first such call */
	bool from_then; /* and each one after it */
};

/* Once in a process, before SQLite opens anything. */
void faultvfs_install(void);
/* From now on; counting starts again.  NULL: nothing planned. */
void faultvfs_set(const struct faultvfs_plan *);
/* Calls of these sorts since then, and how many of them met the deed. */
int faultvfs_calls(void);
int faultvfs_met(void);
const char *faultvfs_name(enum faultvfs_sort);

#endif

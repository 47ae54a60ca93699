/* faultvfs: see faultvfs.h. */
#include "faultvfs.h"

#include <signal.h>
#include <sqlite3.h>
#include <stddef.h>
#include <string.h>

static struct faultvfs_plan plan;
static int calls, met;

struct file {
	sqlite3_file base;
	sqlite3_file *real; /* right behind it */
};

static sqlite3_vfs *real_of(sqlite3_vfs *vfs)
{
	return vfs->pAppData;
}

static sqlite3_file *file_of(sqlite3_file *f)
{
	return ((struct file *)f)->real;
}

/* What is to be done at this call. */
static enum faultvfs_deed deed_at(enum faultvfs_sort sort)
{
	if (!(plan.sorts & 1u << sort))
		return FAULT_PASS;
	calls++;
	if (plan.deed == FAULT_PASS || !(calls == plan.at || (plan.from_then && calls > plan.at)))
		return FAULT_PASS;
	met++;
	if (plan.deed == FAULT_KILL || (plan.deed == FAULT_TORN && sort != FAULT_WRITE))
		raise(SIGKILL);
	return plan.deed;
}

static int code_of(enum faultvfs_sort sort, enum faultvfs_deed deed)
{
	static const int codes[FAULT_SORTS] = {
	    SQLITE_CANTOPEN,    SQLITE_IOERR_READ,     SQLITE_IOERR_WRITE,
	    SQLITE_IOERR_FSYNC, SQLITE_IOERR_TRUNCATE, SQLITE_IOERR_DELETE,
	    SQLITE_IOERR_FSTAT, SQLITE_IOERR_LOCK,     SQLITE_IOERR_ACCESS,
	};

	return deed == FAULT_FULL ? SQLITE_FULL : codes[sort];
}

#define MAY_FAIL(sort)                                                                             \
	do {                                                                                       \
		enum faultvfs_deed deed_ = deed_at(sort);                                          \
		if (deed_ != FAULT_PASS)                                                           \
			return code_of(sort, deed_);                                               \
	} while (0)

static int on_close(sqlite3_file *f)
{
	return file_of(f)->pMethods->xClose(file_of(f));
}

static int on_read(sqlite3_file *f, void *to, int n, sqlite3_int64 at)
{
	MAY_FAIL(FAULT_READ);
	return file_of(f)->pMethods->xRead(file_of(f), to, n, at);
}

static int on_write(sqlite3_file *f, const void *from, int n, sqlite3_int64 at)
{
	enum faultvfs_deed deed = deed_at(FAULT_WRITE);

	if (deed == FAULT_SHORT || deed == FAULT_TORN)
		file_of(f)->pMethods->xWrite(file_of(f), from, n / 2, at);
	if (deed == FAULT_TORN)
		raise(SIGKILL);
	if (deed != FAULT_PASS)
		return code_of(FAULT_WRITE, deed);
	return file_of(f)->pMethods->xWrite(file_of(f), from, n, at);
}

static int on_truncate(sqlite3_file *f, sqlite3_int64 n)
{
	MAY_FAIL(FAULT_TRUNCATE);
	return file_of(f)->pMethods->xTruncate(file_of(f), n);
}

static int on_sync(sqlite3_file *f, int flags)
{
	MAY_FAIL(FAULT_SYNC);
	return file_of(f)->pMethods->xSync(file_of(f), flags);
}

static int on_size(sqlite3_file *f, sqlite3_int64 *n)
{
	MAY_FAIL(FAULT_SIZE);
	return file_of(f)->pMethods->xFileSize(file_of(f), n);
}

static int on_lock(sqlite3_file *f, int level)
{
	MAY_FAIL(FAULT_LOCK);
	return file_of(f)->pMethods->xLock(file_of(f), level);
}

static int on_unlock(sqlite3_file *f, int level)
{
	return file_of(f)->pMethods->xUnlock(file_of(f), level);
}

static int on_reserved(sqlite3_file *f, int *held)
{
	return file_of(f)->pMethods->xCheckReservedLock(file_of(f), held);
}

static int on_control(sqlite3_file *f, int what, void *how)
{
	return file_of(f)->pMethods->xFileControl(file_of(f), what, how);
}

static int on_sector(sqlite3_file *f)
{
	return file_of(f)->pMethods->xSectorSize(file_of(f));
}

static int on_traits(sqlite3_file *f)
{
	return file_of(f)->pMethods->xDeviceCharacteristics(file_of(f));
}

/* Version 1: no shared memory, so no WAL under this VFS. */
static const sqlite3_io_methods methods = {
    .iVersion = 1,
    .xClose = on_close,
    .xRead = on_read,
    .xWrite = on_write,
    .xTruncate = on_truncate,
    .xSync = on_sync,
    .xFileSize = on_size,
    .xLock = on_lock,
    .xUnlock = on_unlock,
    .xCheckReservedLock = on_reserved,
    .xFileControl = on_control,
    .xSectorSize = on_sector,
    .xDeviceCharacteristics = on_traits,
};

static int on_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *f, int flags, int *got)
{
	struct file *file = (struct file *)f;
	int code;

	f->pMethods = NULL;
	MAY_FAIL(FAULT_OPEN);
	file->real = (sqlite3_file *)(void *)(file + 1);
	code = real_of(vfs)->xOpen(real_of(vfs), name, file->real, flags, got);
	if (file->real->pMethods)
		f->pMethods = &methods;
	return code;
}

static int on_delete(sqlite3_vfs *vfs, const char *name, int sync)
{
	MAY_FAIL(FAULT_DELETE);
	return real_of(vfs)->xDelete(real_of(vfs), name, sync);
}

static int on_access(sqlite3_vfs *vfs, const char *name, int flags, int *yes)
{
	MAY_FAIL(FAULT_ACCESS);
	return real_of(vfs)->xAccess(real_of(vfs), name, flags, yes);
}

static int on_full_name(sqlite3_vfs *vfs, const char *name, int n, char *full)
{
	return real_of(vfs)->xFullPathname(real_of(vfs), name, n, full);
}

static int on_random(sqlite3_vfs *vfs, int n, char *to)
{
	return real_of(vfs)->xRandomness(real_of(vfs), n, to);
}

static int on_sleep(sqlite3_vfs *vfs, int us)
{
	return real_of(vfs)->xSleep(real_of(vfs), us);
}

static int on_time(sqlite3_vfs *vfs, sqlite3_int64 *now)
{
	return real_of(vfs)->xCurrentTimeInt64(real_of(vfs), now);
}

static int on_last_error(sqlite3_vfs *vfs, int n, char *text)
{
	return real_of(vfs)->xGetLastError(real_of(vfs), n, text);
}

void faultvfs_install(void)
{
	static sqlite3_vfs vfs;
	sqlite3_vfs *real = sqlite3_vfs_find(NULL);

	if (vfs.zName)
		return;
	vfs = (sqlite3_vfs){
	    .iVersion = 2,
	    .szOsFile = (int)sizeof(struct file) + real->szOsFile,
	    .mxPathname = real->mxPathname,
	    .zName = "fault",
	    .pAppData = real,
	    .xOpen = on_open,
	    .xDelete = on_delete,
	    .xAccess = on_access,
	    .xFullPathname = on_full_name,
	    .xRandomness = on_random,
	    .xSleep = on_sleep,
	    .xGetLastError = on_last_error,
	    .xCurrentTimeInt64 = on_time,
	};
	sqlite3_vfs_register(&vfs, 1);
}

void faultvfs_set(const struct faultvfs_plan *wanted)
{
	plan = wanted ? *wanted : (struct faultvfs_plan){0};
	calls = met = 0;
}

int faultvfs_calls(void)
{
	return calls;
}

int faultvfs_met(void)
{
	return met;
}

const char *faultvfs_name(enum faultvfs_sort sort)
{
	static const char *const names[FAULT_SORTS] = {
	    "open", "read", "write", "sync", "truncate", "delete", "size", "lock", "access"};

	return names[sort];
}

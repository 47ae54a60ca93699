/* fault: see fault.h. */
#include "store/fault.h"

#include <errno.h>
#include <string.h>

#include "base/words.h"

const char *fault_reason(int number)
{
	switch (number) {
	case EACCES:
	case EPERM: return _("permission denied");
	case ENOENT: return _("no such file or folder");
	case ENOTDIR: return _("a part of the path is not a folder");
	case ENOSPC: return _("the disk is full");
	case EDQUOT: return _("the space granted to this user is used up");
	case EROFS: return _("the disk can only be read");
	case EIO: return _("the disk failed");
	case ENAMETOOLONG: return _("the name is too long");
	case ELOOP: return _("symbolic links that lead in a circle, or one too many");
	case EMFILE:
	case ENFILE: return _("too many files are open");
	case EISDIR: return _("it is a folder");
	default: return strerror(number); /* rare: in the system's words */
	}
}

bool fault_is_lasting(int code)
{
	switch (code & 0xFF) {
	case SQLITE_IOERR: return code != SQLITE_IOERR_NOMEM;
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB: return true;
	default: return code == SQLITE_READONLY_DBMOVED;
	}
}

static const char *reason(sqlite3 *db)
{
	int number = db ? sqlite3_system_errno(db) : 0;

	return number ? fault_reason(number) : db ? sqlite3_errmsg(db) : "?";
}

static const char *all_is_safe(void)
{
	return _("What was shown as stored is on the disk.");
}

bool fault_add_moved(struct err *e)
{
	err_brief(e, _("NOTHING IS STORED: file moved or deleted."));
	return err_add(e, _("What was shown as stored is in the former file."),
	               _("Put it back under its name, start again; use paper."));
}

static bool tell_read_only(struct err *e, int code, const char *path)
{
	if (code == SQLITE_READONLY_DBMOVED) {
		err_set(e, ERR_IO, _("%s was moved or deleted while it was open."), path);
		return fault_add_moved(e);
	}
	if (code == SQLITE_READONLY_DIRECTORY) {
		err_set(e, ERR_IO, _("The folder of %s is read-only: nothing can be recorded."),
		        path);
		err_brief(e, _("NOTHING IS STORED: its folder is read-only."));
		return err_add(e, all_is_safe(),
		               _("Let its owner write in that folder, then start again."));
	}
	if (code != SQLITE_READONLY) {
		err_set(e, ERR_IO,
		        _("A write of %s was interrupted and must first be undone, which needs "
		          "the right to write there."),
		        path);
		err_brief(e, _("NOTHING IS STORED: a write must first be undone."));
		return err_add(e, all_is_safe(),
		               _("Open it once as its owner, on a disk that takes it."));
	}
	err_set(e, ERR_IO, _("%s is read-only: nothing can be recorded."), path);
	err_brief(e, _("NOTHING IS STORED: the file is read-only."));
	return err_add(e, all_is_safe(), _("Let its owner write to it, then start again."));
}

static bool tell_cannot_open(struct err *e, sqlite3 *db, const char *path)
{
	err_set(e, ERR_IO, _("%s or its journal cannot be opened: %s."), path, reason(db));
	err_brief(e, _("NOTHING IS STORED: the file cannot be opened."));
	return err_add(e, all_is_safe(),
	               _("Its folder must exist, and its owner may write there."));
}

static bool tell_damage(struct err *e, const char *path)
{
	err_set(e, ERR_TAMPER, _("The file %s is damaged."), path);
	err_brief(e, _("NOTHING IS STORED: the file is damaged."));
	return err_add(e, _("Nothing was written."), _("Keep it as it is, and go on with a copy."));
}

static bool tell_failing(struct err *e, sqlite3 *db, const char *path)
{
	err_set(e, ERR_IO, _("The disk no longer answers for %s: %s."), path, reason(db));
	err_brief(e, _("THE DISK NO LONGER ANSWERS: note on paper."));
	return err_add(e, all_is_safe(), _("Note the time too; call whoever keeps this machine."));
}

static bool tell_full(struct err *e, const char *path)
{
	err_set(e, ERR_IO, _("The disk is full: nothing more is recorded in %s."), path);
	err_brief(e, _("NOTHING IS STORED: the disk is full."));
	return err_add(e, all_is_safe(),
	               _("Have room made there, then type again what is marked."));
}

static bool tell_busy(struct err *e, const char *path)
{
	err_set(e, ERR_IO, _("%s is held by another program."), path);
	err_brief(e, _("NOTHING IS STORED: another program holds the file."));
	return err_add(e, all_is_safe(),
	               _("Try again; if it lasts, close the other programs."));
}

bool fault_tell(struct err *e, int code, sqlite3 *db, const char *path)
{
	switch (code & 0xFF) {
	case SQLITE_FULL: return tell_full(e, path);
	case SQLITE_BUSY:
	case SQLITE_LOCKED: return tell_busy(e, path);
	case SQLITE_READONLY: return tell_read_only(e, code, path);
	case SQLITE_CANTOPEN: return tell_cannot_open(e, db, path);
	case SQLITE_PERM:
		return err_set(e, ERR_IO, _("%s cannot be opened: %s."), path, reason(db));
	case SQLITE_NOTADB: return err_set(e, ERR_DATA, _("%s is not a record."), path);
	case SQLITE_CORRUPT: return tell_damage(e, path);
	case SQLITE_IOERR: return tell_failing(e, db, path);
	case SQLITE_NOMEM: return err_set(e, ERR_IO, _("Memory is exhausted."));
	default:
		err_set(e, ERR_IO, _("%s cannot be used: %s."), path, reason(db));
		err_brief(e, _("NOTHING IS STORED: the file cannot be used."));
		return err_add(e, all_is_safe(), NULL);
	}
}

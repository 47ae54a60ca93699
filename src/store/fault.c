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

static bool tell_read_only(struct err *e, int code, const char *path)
{
	const char *safe = _("What was shown as stored is on the disk.");

	if (code == SQLITE_READONLY_DBMOVED) {
		err_set(e, ERR_IO, _("%s was moved or deleted while it was open."), path);
		return err_add(
		    e, _("What was shown as stored is in the former file."),
		    _("Put the record back under its name, then start again; meanwhile note on "
		      "paper, with the time."));
	}
	if (code == SQLITE_READONLY_DIRECTORY) {
		err_set(e, ERR_IO, _("The folder of %s is read-only: nothing can be recorded."),
		        path);
		return err_add(e, safe,
		               _("Give the record's owner the right to write there, then start "
		                 "again."));
	}
	if (code != SQLITE_READONLY) {
		err_set(e, ERR_IO,
		        _("A write of %s was interrupted and must first be undone, which needs "
		          "the right to write there."),
		        path);
		return err_add(e, safe,
		               _("Open it once as its owner, on a disk that can be written."));
	}
	err_set(e, ERR_IO, _("%s is read-only: nothing can be recorded."), path);
	return err_add(e, safe, _("Give its owner the right to write to it, then start again."));
}

bool fault_tell(struct err *e, int code, sqlite3 *db, const char *path)
{
	const char *safe = _("What was shown as stored is on the disk.");

	switch (code & 0xFF) {
	case SQLITE_FULL:
		err_set(e, ERR_IO, _("The disk is full: nothing more is recorded in %s."), path);
		return err_add(e, safe,
		               _("Make room on the disk, then type again what is marked."));
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		err_set(e, ERR_IO, _("%s is held by another program."), path);
		return err_add(e, safe,
		               _("Try again; if it lasts, close the other programs that use it."));
	case SQLITE_READONLY: return tell_read_only(e, code, path);
	case SQLITE_CANTOPEN:
		err_set(e, ERR_IO, _("%s or its journal cannot be opened: %s."), path, reason(db));
		return err_add(
		    e, safe, _("The folder must exist, and its owner be allowed to write there."));
	case SQLITE_PERM:
		return err_set(e, ERR_IO, _("%s cannot be opened: %s."), path, reason(db));
	case SQLITE_NOTADB: return err_set(e, ERR_DATA, _("%s is not a record."), path);
	case SQLITE_CORRUPT:
		err_set(e, ERR_TAMPER, _("The file %s is damaged."), path);
		return err_add(e, _("Nothing was written."),
		               _("Keep it as it is, and go on with a copy."));
	case SQLITE_IOERR:
		err_set(e, ERR_IO, _("The disk no longer answers for %s: %s."), path, reason(db));
		return err_add(e, safe,
		               _("Note on paper, with the time; call whoever keeps this machine."));
	case SQLITE_NOMEM: return err_set(e, ERR_IO, _("Memory is exhausted."));
	default:
		err_set(e, ERR_IO, _("%s cannot be used: %s."), path, reason(db));
		return err_add(e, safe, NULL);
	}
}

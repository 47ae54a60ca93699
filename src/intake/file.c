/* file: see file.h. */
#include "intake/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "base/words.h"

/* -- reading ------------------------------------------------------------------------------- */

static bool refuse_open(struct complaints *cs, struct str path, int error)
{
	cs->unreadable = true;
	switch (error) {
	case ENOENT:
	case ENOTDIR:
		complaint_file(cs, path, _("This file does not exist."));
		complaint_todo(cs, _("Check its name and its folder."));
		break;
	case EACCES:
	case EPERM:
		complaint_file(cs, path, _("You have no right to read this file."));
		complaint_todo(cs, _("Ask its owner for a copy."));
		break;
	default:
		complaint_file(cs, path, _("This file cannot be read: %s."), strerror(error));
		break;
	}
	return false;
}

/* Whether it is a plain file, and not too long. */
static bool check_file(struct complaints *cs, struct str path, int fd)
{
	struct stat st;

	if (fstat(fd, &st))
		return refuse_open(cs, path, errno);
	if (S_ISDIR(st.st_mode)) {
		complaint_file(cs, path, _("This is a folder, not a file."));
		complaint_todo(cs, _("Give the name of a file in it."));
	} else if (!S_ISREG(st.st_mode)) {
		complaint_file(cs, path, _("This is a pipe or a device, not a plain file."));
		complaint_todo(cs, _("Save it as a file, and give that file's name."));
	} else if (st.st_size > FILE_MAX_BYTES) {
		complaint_file(cs, path, _("This file is over 1 MiB."));
		complaint_todo(cs,
		               _("Check that it is the right one: it should be a few pages long."));
	} else {
		return true;
	}
	return false;
}

/* The file may grow meanwhile: what counts is what was read. */
static ssize_t read_all(int fd, char *bytes, size_t room)
{
	size_t n = 0;

	while (n < room) {
		ssize_t got = read(fd, bytes + n, room - n);

		if (got == 0)
			break;
		if (got > 0)
			n += (size_t)got;
		else if (errno != EINTR)
			return -1;
	}
	return (ssize_t)n;
}

bool file_read(struct str path, struct arena *arena, struct complaints *cs, struct str *bytes)
{
	const char *name = arena_str(arena, path).s;
	int fd = open(name, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	char *room;
	ssize_t n;

	if (fd < 0)
		return refuse_open(cs, path, errno);
	if (!check_file(cs, path, fd)) {
		close(fd);
		return false;
	}
	room = arena_new(arena, char, FILE_MAX_BYTES + 1);
	n = read_all(fd, room, FILE_MAX_BYTES + 1);
	if (n < 0)
		refuse_open(cs, path, errno);
	close(fd);
	if (n < 0)
		return false;
	if (n > FILE_MAX_BYTES) {
		complaint_file(cs, path, _("This file is over 1 MiB."));
		return false;
	}
	*bytes = (struct str){room, (size_t)n};
	return true;
}

/* -- characters ---------------------------------------------------------------------------- */

static bool has_nul_byte(struct str bytes)
{
	return bytes.n && memchr(bytes.s, '\0', bytes.n);
}

/* UTF-16 and UTF-32, by their mark or by the zeros that Latin letters have there. */
static bool is_utf16(struct str bytes)
{
	size_t even = 0, odd = 0;

	if (bytes.n >= 2 &&
	    (memcmp(bytes.s, "\xFF\xFE", 2) == 0 || memcmp(bytes.s, "\xFE\xFF", 2) == 0))
		return true;
	for (size_t i = 0; i < bytes.n && i < 400; i++)
		*(i % 2 ? &odd : &even) += bytes.s[i] == '\0';
	return bytes.n >= 4 && (even > bytes.n / 4 || odd > bytes.n / 4 || even + odd > 100);
}

static bool refuse_utf16(struct complaints *cs, struct str path)
{
	complaint_file(cs, path, _("This file is in UTF-16 (“Unicode”)."));
	complaint_expected(cs, _("The program reads UTF-8."));
	complaint_todo(cs, _("In the editor: Save as, encoding UTF-8."));
	return false;
}

static void warn_windows(struct complaints *cs, struct place place)
{
	complaint_warning(cs, place, _("This file is in Windows-1252 (“ANSI”): it was converted."));
	complaint_todo(cs, _("Check the accents, or save it as “CSV UTF-8”."));
}

static void refuse_windows(struct complaints *cs, struct place place)
{
	complaint_fault(
	    cs, place, _("This file is in Windows-1252 or Latin-1 (“ANSI”), from this accent on."));
	complaint_expected(cs, _("The program reads UTF-8."));
	complaint_todo(cs, _("In the editor: Save as, encoding UTF-8."));
}

static void refuse_byte(struct complaints *cs, struct place place)
{
	unsigned bad = (unsigned char)place.paper->text.s[place.at];

	complaint_fault(cs, place, _("Byte %02X is no character of UTF-8."), bad);
	complaint_todo(cs, _("In the editor: Save as, encoding UTF-8."));
}

/* The bytes are no UTF-8 from bad_at on: Windows-1252 taken over, or told. */
static bool decode_windows(struct paper *s, size_t bad_at, enum file_charset charset,
                           struct arena *arena, struct complaints *cs)
{
	struct place place = {.paper = s, .at = bad_at};
	struct buf b = {0};
	bool is_windows;

	text_cp1252_to_utf8(&b, (struct str){s->text.s, bad_at});
	place.at = b.n;
	is_windows = text_cp1252_to_utf8(&b, (struct str){s->text.s + bad_at, s->text.n - bad_at});
	if (is_windows) {
		s->text = arena_str(arena, buf_str(&b));
		charset == FILE_WINDOWS_TOO ? warn_windows(cs, place) : refuse_windows(cs, place);
	} else {
		place.at = bad_at;
		refuse_byte(cs, place);
	}
	buf_done(&b);
	return is_windows && charset == FILE_WINDOWS_TOO;
}

/* Tabs and line ends apart, and what emoji are made of. */
static bool is_refused(uint32_t cp)
{
	if (cp == '\t' || cp == '\n' || cp == '\r' || cp == 0x200D || cp == 0xFE0F)
		return false;
	return text_is_forbidden(cp);
}

static bool check_characters(const struct paper *s, struct complaints *cs)
{
	size_t before = cs->n_faults;

	for (size_t at = 0; at < s->text.n;) {
		uint32_t cp;
		size_t n = text_step((struct str){s->text.s + at, s->text.n - at}, &cp);

		if (is_refused(cp) && cs->n_faults - before < COMPLAINTS_MAX) {
			complaint_fault(cs, (struct place){.paper = s, .at = at},
			                _("A character that cannot be seen stands here: U+%04X."),
			                cp);
			complaint_todo(cs, _("Delete it: retype the word where the caret is."));
		}
		at += n;
	}
	return cs->n_faults == before;
}

static bool is_blank(struct str text)
{
	size_t n;

	while ((n = text_blank(text)) > 0)
		text = (struct str){text.s + n, text.n - n};
	return text.n == 0;
}

bool file_decode(struct str path, struct str bytes, enum file_charset charset, struct arena *arena,
                 struct complaints *cs, struct paper *s)
{
	size_t bad_at;

	*s = (struct paper){.path = path, .text = bytes};
	if (is_utf16(bytes))
		return refuse_utf16(cs, path);
	if (str_starts(bytes, "\xEF\xBB\xBF"))
		s->text = (struct str){bytes.s + 3, bytes.n - 3};
	if (has_nul_byte(s->text)) {
		complaint_fault(
		    cs,
		    (struct place){.paper = s,
		                   .at = (size_t)((const char *)memchr(s->text.s, '\0', s->text.n) -
		                                  s->text.s)},
		    _("A NUL byte stands here: this is no text file."));
		complaint_todo(
		    cs, _("Check that it is the right one, or save it again from the editor."));
		return false;
	}
	if (!text_is_utf8(s->text, &bad_at) && !decode_windows(s, bad_at, charset, arena, cs))
		return false;
	if (is_blank(s->text)) {
		complaint_file(cs, path, _("This file is empty."));
		return false;
	}
	return check_characters(s, cs);
}

/* paper: see paper.h. */
#include "intake/paper.h"

#include "base/text.h"

/* Bytes of the line end that stands here; 0 if none does. */
static size_t line_end(struct str text, size_t at)
{
	if (text.s[at] == '\n')
		return 1;
	if (text.s[at] != '\r')
		return 0;
	return at + 1 < text.n && text.s[at + 1] == '\n' ? 2 : 1;
}

/* A mark that combines counts with the letter under it. */
static int32_t characters(struct str text)
{
	int32_t count = 0;

	while (text.n) {
		uint32_t cp;
		size_t n = text_step(text, &cp);

		count += text_cp_width(cp) > 0;
		text = (struct str){text.s + n, text.n - n};
	}
	return count;
}

struct spot paper_spot(const struct paper *s, size_t at)
{
	struct str text = s->text;
	struct spot spot = {.line = 1};

	if (at > text.n)
		at = text.n;
	for (size_t i = 0, n; i < at; i += n ? n : 1) {
		n = line_end(text, i);
		if (n && i + n <= at) {
			spot.line++;
			spot.start = i + n;
		}
	}
	spot.end = at;
	while (spot.end < text.n && !line_end(text, spot.end))
		spot.end++;
	spot.column = 1 + characters((struct str){text.s + spot.start, at - spot.start});
	return spot;
}

struct spot place_spot(struct place place)
{
	struct spot spot = paper_spot(place.paper, place.at);

	if (place.row)
		spot.line = place.row;
	return spot;
}

size_t paper_byte(struct str text, size_t index)
{
	size_t at = 0;

	while (index-- && at < text.n) {
		uint32_t cp;

		at += text_step((struct str){text.s + at, text.n - at}, &cp);
	}
	return at;
}

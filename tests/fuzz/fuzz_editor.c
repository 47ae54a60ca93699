/* Any bytes as what a terminal sends to the editor, seen on a canvas: whatever
 * comes, the text stays writable and within its bound, the cursor in its area,
 * and enough undoing gives back the beginning. */
#include <assert.h>
#include <string.h>

#include "base/text.h"
#include "ui/decode.h"
#include "ui/editor.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct line {
	const uint8_t *bytes;
	size_t n;
};

/* Bytes 0xF8 to 0xFF are in no UTF-8: they stand for what is no byte. */
static struct input next(void *context)
{
	static const enum key_kind kinds[] = {K_UP, K_DOWN, K_LEFT, K_RIGHT, K_HOME, K_END};
	struct line *line = context;
	uint8_t byte;

	if (line->n == 0)
		return (struct input){.kind = INPUT_NONE};
	byte = *line->bytes++;
	line->n--;
	if (byte < 0xF8)
		return (struct input){.kind = INPUT_BYTE, .byte = byte};
	if (byte == 0xF8)
		return (struct input){.kind = INPUT_PASTE_BEGIN};
	if (byte == 0xF9)
		return (struct input){.kind = INPUT_PASTE_END};
	return (struct input){.kind = INPUT_KEY, .key = {.kind = kinds[byte - 0xFA]}};
}

static void check(struct editor *e, struct canvas *c, size_t max_bytes)
{
	struct area area = {1, 2, c->rows - 2, c->cols - 3};
	struct str text = editor_text(e);
	struct buf neutral = {0};

	assert(text.n <= max_bytes);
	text_neutral(&neutral, text, TEXT_LINES);
	assert(str_equal(text, buf_str(&neutral)));
	buf_done(&neutral);
	canvas_erase(c);
	editor_draw(e, c, area, 0xB7);
	assert(c->cursor_shown && c->cursor_row >= 1 && c->cursor_row < c->rows - 1);
	assert(c->cursor_col >= 4 && c->cursor_col < c->cols - 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct editor_setup setup = {.max_bytes = 300};
	struct decoder decoder = {0};
	struct canvas canvas;
	struct editor *e;
	struct line line;
	struct key key;

	if (size < 2)
		return 0;
	text_open();
	canvas_init(&canvas, 3 + (data[0] & 7), 10 + data[1] % 40);
	canvas.ascii = data[0] & 8;
	setup.one_line = data[0] & 16;
	e = editor_new(&setup);
	line = (struct line){data + 2, size - 2};
	while ((key = decode_key(&decoder, next, &line)).kind != K_NONE) {
		editor_key(e, key, buf_str(&decoder.paste));
		check(e, &canvas, setup.max_bytes);
	}
	key = (struct key){K_CHAR, 'z', MOD_CTRL};
	while (size < 150 && editor_key(e, key, STR("")) == EDITOR_CHANGED)
		check(e, &canvas, setup.max_bytes);
	assert(size >= 150 || editor_text(e).n == 0);
	editor_free(e);
	canvas_done(&canvas);
	decode_done(&decoder);
	return 0;
}

/* schema: see schema.h.
 *
 * Comments inside the statements are kept by SQLite: they are the manual that
 * a record carries with it. */
#include "store/schema.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* clang-format off */

static const char event_table[] =
"CREATE TABLE event(\n"
"  -- What was done, one fact a row. Never changed, never deleted: a correction is one\n"
"  -- more row. Which columns a kind fills stands in the manual.\n"
"  id INTEGER PRIMARY KEY,  -- 1, 2, 3 without a hole: the order of things\n"
"  at INTEGER NOT NULL,     -- milliseconds since 1970, UTC; told, never trusted for order\n"
"  zone INTEGER NOT NULL,   -- minutes that the wall clock was ahead of UTC\n"
"  boot INTEGER NOT NULL,   -- milliseconds since the machine started: for durations\n"
"  boot_id TEXT NOT NULL,   -- which start of which machine\n"
"  author INTEGER NOT NULL, -- a person's number, 0 the office\n"
"  kind TEXT NOT NULL,      -- what happened\n"
"  passage INTEGER,         -- 1, 2, 3 in order of listing\n"
"  candidate INTEGER,       -- a person's number\n"
"  person INTEGER,          -- a person's number\n"
"  item INTEGER,            -- of the grid: a phase, level, competency, criterion\n"
"  value INTEGER,\n"
"  ms INTEGER,              -- a duration in milliseconds\n"
"  ref INTEGER,             -- an earlier event\n"
"  code TEXT,\n"
"  words TEXT,              -- SHA-256 of the salt and the words that table text holds\n"
"  prev TEXT NOT NULL,      -- the hash of the row before, 64 zeros in the first\n"
"  hash TEXT NOT NULL       -- SHA-256 of prev, a newline, and the row as a line of JSON\n"
") STRICT";

static const char text_table[] =
"CREATE TABLE text(\n"
"  -- The words of an event, apart: when they are emptied, the chain still holds.\n"
"  event INTEGER PRIMARY KEY,\n"
"  salt BLOB,               -- 16 random bytes, which go with the words\n"
"  words TEXT\n"
") STRICT";

/* REPLACE passes by the triggers on UPDATE and DELETE, hence this guard on INSERT; and for
 * the same reason there is no UNIQUE but the primary key. */
static const char event_append[] =
"CREATE TRIGGER event_append BEFORE INSERT ON event\n"
"WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM event)\n"
"  OR NEW.prev IS NOT coalesce((SELECT hash FROM event ORDER BY id DESC LIMIT 1),\n"
"    '0000000000000000000000000000000000000000000000000000000000000000')\n"
"BEGIN SELECT RAISE(ABORT, 'an event is only added after the last'); END";

static const char event_update[] =
"CREATE TRIGGER event_update BEFORE UPDATE ON event\n"
"BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END";

static const char event_delete[] =
"CREATE TRIGGER event_delete BEFORE DELETE ON event\n"
"BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END";

static const char text_append[] =
"CREATE TRIGGER text_append BEFORE INSERT ON text\n"
"WHEN NEW.event IS NOT (SELECT max(id) FROM event)\n"
"  OR (SELECT words FROM event WHERE id = NEW.event) IS NULL\n"
"  OR EXISTS (SELECT 1 FROM text WHERE event = NEW.event)\n"
"  OR NEW.salt IS NULL OR NEW.words IS NULL\n"
"BEGIN SELECT RAISE(ABORT, 'words are only added with their event'); END";

static const char text_update[] =
"CREATE TRIGGER text_update BEFORE UPDATE ON text\n"
"WHEN NEW.event IS NOT OLD.event OR NEW.salt IS NOT NULL OR NEW.words IS NOT NULL\n"
"  OR (SELECT kind FROM event ORDER BY id DESC LIMIT 1) IS NOT 'words_emptied'\n"
"  OR OLD.event IS (SELECT max(id) FROM event)\n"
"BEGIN SELECT RAISE(ABORT, 'words are only emptied, right after words_emptied'); END";

static const char text_delete[] =
"CREATE TRIGGER text_delete BEFORE DELETE ON text\n"
"BEGIN SELECT RAISE(ABORT, 'words are never deleted'); END";

static const char act_view[] =
"CREATE VIEW act(event, at, author, kind, passage, candidate, person, item, value, ms, ref,\n"
"  code, words) AS\n"
"-- What counts: every event that was not taken back, or was put back, with its words. At:\n"
"-- the clock on the wall. The other views are drawn from this one, the last event winning.\n"
"SELECT id, datetime(at / 1000 + zone * 60, 'unixepoch'), author, kind, passage, candidate,\n"
"  person, item, value, ms, ref, code, text.words\n"
"FROM event LEFT JOIN text ON event = id\n"
"WHERE id NOT IN (SELECT ref FROM event WHERE kind = 'taken_back' AND ref\n"
"  AND id NOT IN (SELECT ref FROM event WHERE kind = 'taken_back' AND ref))";

static const char correction_view[] =
"CREATE VIEW correction(event, at, proposal, person, property, ref, words) AS\n"
"-- Corrections of form in effect, from the event on by which a second person confirmed them:\n"
"-- a property of a person, of the session (no person), or the words of the event at ref.\n"
"SELECT c.event, c.at, r.event, r.person, r.code, r.ref, r.words\n"
"FROM act AS r JOIN act AS c ON c.kind = 'entry_confirmed' AND c.ref = r.event\n"
"  AND c.author IS NOT r.author\n"
"WHERE r.kind = 'rectified'";

static const char person_view[] =
"CREATE VIEW person(person, role, identifier, name) AS\n"
"-- Everybody, jury and candidates: their number in all other tables, their role now, the\n"
"-- office's own identifier, and their name (in use, else of birth).\n"
"WITH name AS (\n"
"  SELECT person, max(iif(code = 'id', words, NULL)) AS identifier,\n"
"    max(iif(code = 'usual_family', words, NULL)) AS used,\n"
"    max(iif(code = 'family', words, NULL)) AS born,\n"
"    max(iif(code = 'given', words, NULL)) AS given\n"
"  FROM (SELECT person, code, words, max(event) FROM (\n"
"    SELECT person, code, words, event FROM act WHERE kind = 'person_fact'\n"
"    UNION ALL SELECT person, property, words, event FROM correction) GROUP BY 1, 2)\n"
"  GROUP BY 1\n"
")\n"
"SELECT person, code, identifier, trim(coalesce(used, born, '') || ' ' || coalesce(given, ''))\n"
"FROM (SELECT person, code, max(event) FROM act\n"
"    WHERE kind IN ('person_listed', 'role_given') GROUP BY 1) LEFT JOIN name USING (person)";

static const char item_view[] =
"CREATE VIEW item(item, nature, parent, identifier, name, rank) AS\n"
"-- What the grid lists: phases, levels, tests, competencies, criteria. Parent: the\n"
"-- competency of a criterion. Rank: of a level of the scale.\n"
"WITH fact AS (\n"
"  SELECT item, code, value, words, max(event) FROM act WHERE kind = 'item_set' GROUP BY 1, 2\n"
")\n"
"SELECT i.item, i.code, i.value, f.words, i.words, r.value\n"
"FROM act AS i LEFT JOIN fact AS f ON f.item = i.item AND f.code = 'id'\n"
"  LEFT JOIN fact AS r ON r.item = i.item AND r.code = 'rank'\n"
"WHERE kind = 'item_listed'";

static const char candidate_view[] =
"CREATE VIEW candidate(id, name, group_name, attendance, identifier, passage, coefficient) AS\n"
"-- Id: the person's number. Coefficient: of extra time, 720720 for none.\n"
"SELECT person, name, (SELECT words FROM act WHERE kind = 'passage_listed' AND passage = place),\n"
"  nullif(presence, 'unknown'), identifier, place, coalesce(nullif(extra, 0), 720720)\n"
"FROM person\n"
"  LEFT JOIN (SELECT candidate AS person, passage AS place, max(event) FROM act\n"
"    WHERE kind = 'candidate_placed' GROUP BY 1) USING (person)\n"
"  LEFT JOIN (SELECT candidate AS person, code AS presence, max(event) FROM act\n"
"    WHERE kind = 'attendance' GROUP BY 1) USING (person)\n"
"  LEFT JOIN (SELECT candidate AS person, value AS extra, max(event) FROM act\n"
"    WHERE kind = 'extra_time_granted' GROUP BY 1) USING (person)\n"
"WHERE role = 'candidate'";

static const char question_view[] =
"CREATE VIEW question(event, at, candidate, asked_by, level, words, follow_up) AS\n"
"-- As they were last corrected. No candidate: to the whole group. Follow_up: 1 for one that\n"
"-- prolongs another.\n"
"SELECT q.event, q.at, q.candidate, e.person, name, e.words, e.code IS 'follow_up'\n"
"FROM act AS q\n"
"  LEFT JOIN (SELECT ref AS event, max(event) AS last FROM act\n"
"    WHERE kind = 'question_changed' GROUP BY 1) USING (event)\n"
"  JOIN act AS e ON e.event = coalesce(last, q.event)\n"
"  LEFT JOIN item AS i ON i.item = e.item\n"
"WHERE q.kind = 'question_asked'";

static const char speaking_time_view[] =
"CREATE VIEW speaking_time(candidate, phase, fair_ms, spoken_ms) AS\n"
"-- For each phase whose speech is followed, the attempt that counts. Fair: the time allotted,\n"
"-- times one's own coefficient, over the sum of those present, rounded up; 0 for the others.\n"
"-- Spoken: the turns that are over, as they were credited to somebody else since.\n"
"WITH attempt AS MATERIALIZED (\n"
"  SELECT event AS run, passage, item, ms, (SELECT min(event) FROM act\n"
"    WHERE kind = 'phase_restarted' AND ref = s.event) AS restarted\n"
"  FROM act AS s JOIN (SELECT item, value AS speech, max(event) FROM act\n"
"    WHERE kind = 'item_set' AND code = 'speech' GROUP BY 1) USING (item)\n"
"  WHERE kind = 'phase_started' AND speech = 2\n"
"), turn AS MATERIALIZED (\n"
"  -- In the passage's attempt begun last, and not begun again, before it. It lasted as\n"
"  -- long as the change that ended it says.\n"
"  SELECT e.ref AS turn, e.ms, a.candidate, a.event IS NULL AS gone,\n"
"    (SELECT max(run) FROM attempt WHERE passage = e.passage AND run < e.ref\n"
"      AND coalesce(restarted > e.ref, 1)) AS run\n"
"  FROM act AS e LEFT JOIN act AS a ON a.event = e.ref WHERE e.kind = 'speaker_changed'\n"
"), credit AS MATERIALIZED (\n"
"  -- One taken back is of who had the floor before.\n"
"  SELECT turn, run, ms, (SELECT candidate FROM turn AS b WHERE b.run = t.run\n"
"    AND b.turn <= t.turn AND NOT gone ORDER BY turn DESC LIMIT 1) AS speaker\n"
"  FROM turn AS t\n"
"), move AS MATERIALIZED (\n"
"  -- From a turn, or from the time of an attempt in which nobody was counted.\n"
"  SELECT coalesce(run, ref) AS run, candidate, speaker, act.ms AS ms\n"
"  FROM act LEFT JOIN credit ON turn = ref WHERE kind = 'speech_moved'\n"
"), spoken AS MATERIALIZED (\n"
"  SELECT run, speaker, ms FROM credit\n"
"  UNION ALL SELECT run, candidate, ms FROM move\n"
"  UNION ALL SELECT run, speaker, -ms FROM move\n"
"), share AS MATERIALIZED (\n"
"  SELECT run, id AS candidate, (SELECT name FROM item AS i WHERE i.item = r.item) AS phase,\n"
"    iif(attendance IN ('present', 'admitted'), coefficient, 0) AS part,\n"
"    max(0, ms + coalesce((SELECT sum(ms) FROM act\n"
"      WHERE kind = 'time_given' AND ref = run), 0)) AS ms\n"
"  FROM (SELECT max(run) AS run, passage, item, ms FROM attempt\n"
"      WHERE restarted IS NULL GROUP BY passage, item) AS r JOIN candidate USING (passage)\n"
")\n"
"SELECT candidate, phase, iif(part, (ms * part + parts - 1) / parts, 0),\n"
"  (SELECT coalesce(sum(ms), 0) FROM spoken AS m WHERE m.run = s.run AND speaker = candidate)\n"
"FROM share AS s JOIN (SELECT run, sum(part) AS parts FROM share GROUP BY 1) USING (run)";

static const char score_view[] =
"CREATE VIEW score(juror, candidate, competency, criterion, rank, level, handed_in, at) AS\n"
"-- The marks in force: the last by each juror for each candidate and criterion, where the\n"
"-- sheets now stand. Level: the rank's name, or not_observed. Handed_in: when the sheet\n"
"-- was, null while it is not. Criterion: null where the competency itself is marked.\n"
"WITH RECURSIVE moved(event, at, juror, candidate, item, value, code, after) AS (\n"
"  -- Two sheets change places: each mark follows its sheet, from one swap to the next.\n"
"  SELECT event, at, author, candidate, item, value, code, event FROM act\n"
"  WHERE kind = 'scored'\n"
"  UNION ALL\n"
"  SELECT event, at, juror, iif(candidate = one, two, one), item, value, code, swapped\n"
"  FROM moved JOIN swap ON swapped = (SELECT min(swapped) FROM swap\n"
"    WHERE mover = juror AND swapped > after AND candidate IN (one, two))\n"
"), swap(swapped, mover, one, two) AS MATERIALIZED (\n"
"  SELECT event, author, candidate, value FROM act WHERE kind = 'sheet_moved'\n"
"), grid AS MATERIALIZED (SELECT * FROM item)\n"
"SELECT juror, candidate, p.identifier, iif(g.nature = 'criterion', g.identifier, NULL),\n"
"  iif(code IS NULL, value, NULL), coalesce(code, v.name),\n"
"  iif(kind = 'sheet_handed_in', h.at, NULL), m.at\n"
"FROM (SELECT *, max(event) FROM (SELECT *, max(after) FROM moved GROUP BY event)\n"
"    GROUP BY juror, candidate, item) AS m\n"
"  LEFT JOIN grid AS g USING (item)\n"
"  LEFT JOIN grid AS p ON p.item = iif(g.nature = 'criterion', g.parent, g.item)\n"
"  LEFT JOIN grid AS v ON v.nature = 'level' AND v.rank = value\n"
"  LEFT JOIN (SELECT author AS juror, candidate, kind, at, max(event) FROM act\n"
"    WHERE kind IN ('sheet_handed_in', 'sheet_reopened') GROUP BY 1, 2) AS h\n"
"    USING (juror, candidate)\n"
"WHERE code IS NOT 'cleared'";

static const char decision_view[] =
"CREATE VIEW decision(candidate, competency, outcome, reason) AS\n"
"-- What the jury decided last, by competency; without one, the candidate's own outcome where\n"
"-- it was set by hand: else it follows from the decisions by the grid's rule.\n"
"-- Reason: as a correction of form left it.\n"
"SELECT d.candidate, identifier, code, coalesce(corrected, d.words)\n"
"FROM (SELECT event, candidate, item, code, words, max(event) FROM act\n"
"    WHERE kind IN ('decided', 'outcome_set') GROUP BY kind, candidate, item) AS d\n"
"  LEFT JOIN (SELECT ref, words AS corrected, max(event) FROM correction GROUP BY 1)\n"
"    ON ref = d.event\n"
"  LEFT JOIN item USING (item)\n"
"WHERE code IS NOT 'cleared'";

static const char timeline_view[] =
"CREATE VIEW timeline(event, at, author, kind, candidate, item, value, words) AS\n"
"-- All that was done, in order, what was taken back since included. At: the clock on the\n"
"-- wall. Value: the code, then the number or the duration in milliseconds.\n"
"SELECT id, datetime(at / 1000 + zone * 60, 'unixepoch'), author, kind, candidate, name,\n"
"  nullif(trim(coalesce(code, '') || ' ' || coalesce(value, ms, '')), ''), text.words\n"
"FROM event LEFT JOIN text ON event = id LEFT JOIN item USING (item)\n"
"ORDER BY id";

const struct schema_part schema_parts[] = {
    {"table",   "event",        "event", event_table},
    {"table",   "text",         "text",  text_table},
    {"trigger", "event_append", "event", event_append},
    {"trigger", "event_update", "event", event_update},
    {"trigger", "event_delete", "event", event_delete},
    {"trigger", "text_append",  "text",  text_append},
    {"trigger", "text_update",  "text",  text_update},
    {"trigger", "text_delete",  "text",  text_delete},
    {"view",    "act",          "act",  act_view},
    {"view",    "correction",   "correction", correction_view},
    {"view",    "person",       "person", person_view},
    {"view",    "item",         "item", item_view},
    {"view",    "candidate",    "candidate", candidate_view},
    {"view",    "question",     "question", question_view},
    {"view",    "speaking_time", "speaking_time", speaking_time_view},
    {"view",    "score",        "score", score_view},
    {"view",    "decision",     "decision", decision_view},
    {"view",    "timeline",     "timeline", timeline_view},
};

/* clang-format on */

const size_t schema_count = sizeof schema_parts / sizeof *schema_parts;

static bool column_is(sqlite3_stmt *s, int column, const char *text)
{
	const char *found = (const char *)sqlite3_column_text(s, column);

	return found && strcmp(found, text) == 0;
}

static bool row_is(sqlite3_stmt *s, const struct schema_part *part)
{
	return column_is(s, 0, part->type) && column_is(s, 1, part->name) &&
	       column_is(s, 2, part->table) && column_is(s, 3, part->sql);
}

int schema_compare(sqlite3 *db, char *name, size_t n)
{
	static const char sql[] =
	    "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY rowid";
	sqlite3_stmt *s = NULL;
	int code = sqlite3_prepare_v2(db, sql, -1, &s, NULL);
	size_t i = 0;

	name[0] = '\0';
	while (code == SQLITE_OK && !name[0] && (code = sqlite3_step(s)) == SQLITE_ROW) {
		const char *found = (const char *)sqlite3_column_text(s, 1);

		if (i == schema_count || !row_is(s, &schema_parts[i]))
			snprintf(name, n, "%s",
			         i == schema_count ? found ? found : "?" : schema_parts[i].name);
		i++;
		code = SQLITE_OK;
	}
	if (code == SQLITE_DONE && i < schema_count && !name[0])
		snprintf(name, n, "%s", schema_parts[i].name);
	sqlite3_finalize(s);
	return code == SQLITE_DONE ? SQLITE_OK : code;
}

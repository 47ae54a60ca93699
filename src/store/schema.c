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

static const char person_view[] =
"CREATE VIEW person(person, role, identifier, name) AS\n"
"-- Everybody, jury and candidates: their number in all other tables, their role now, the\n"
"-- office's own identifier, and their name (in use, else of birth).\n"
"WITH fact AS MATERIALIZED (\n"
"  SELECT f.person, f.code, t.words, max(f.id)\n"
"  FROM event AS f LEFT JOIN text AS t ON t.event = f.id\n"
"  WHERE f.kind = 'person_fact' GROUP BY f.person, f.code\n"
"), role AS MATERIALIZED (\n"
"  SELECT person, code, max(id) FROM event\n"
"  WHERE kind IN ('person_listed', 'role_given') GROUP BY person\n"
")\n"
"SELECT r.person, r.code,\n"
"  (SELECT words FROM fact AS f WHERE f.person = r.person AND f.code = 'id'),\n"
"  trim(coalesce(\n"
"      (SELECT words FROM fact AS f WHERE f.person = r.person AND f.code = 'usual_family'),\n"
"      (SELECT words FROM fact AS f WHERE f.person = r.person AND f.code = 'family'), '')\n"
"    || ' ' || coalesce(\n"
"      (SELECT words FROM fact AS f WHERE f.person = r.person AND f.code = 'given'), ''))\n"
"FROM role AS r";

static const char item_view[] =
"CREATE VIEW item(item, nature, parent, identifier, name, rank) AS\n"
"-- What the grid lists: phases, levels, tests, competencies, criteria. Parent: the\n"
"-- competency of a criterion. Rank: of a level of the scale.\n"
"WITH fact AS MATERIALIZED (\n"
"  SELECT f.item, f.code, f.value, t.words, max(f.id)\n"
"  FROM event AS f LEFT JOIN text AS t ON t.event = f.id\n"
"  WHERE f.kind = 'item_set' AND f.code IN ('id', 'rank') GROUP BY f.item, f.code\n"
")\n"
"SELECT i.item, i.code, i.value,\n"
"  (SELECT words FROM fact AS f WHERE f.item = i.item AND f.code = 'id'),\n"
"  t.words,\n"
"  (SELECT value FROM fact AS f WHERE f.item = i.item AND f.code = 'rank')\n"
"FROM event AS i LEFT JOIN text AS t ON t.event = i.id\n"
"WHERE i.kind = 'item_listed'";

static const char candidate_view[] =
"CREATE VIEW candidate(id, name, group_name, attendance, identifier) AS\n"
"-- Id: the person's number. Attendance: the last one said that was not taken back.\n"
"WITH gone AS MATERIALIZED (\n"
"  SELECT ref FROM event WHERE kind = 'taken_back' AND ref IS NOT NULL\n"
"), place AS MATERIALIZED (\n"
"  SELECT candidate, passage, max(id) FROM event\n"
"  WHERE kind = 'candidate_placed' AND id NOT IN (SELECT ref FROM gone) GROUP BY candidate\n"
"), passage AS MATERIALIZED (\n"
"  SELECT p.passage, t.words FROM event AS p LEFT JOIN text AS t ON t.event = p.id\n"
"  WHERE p.kind = 'passage_listed'\n"
"), presence AS MATERIALIZED (\n"
"  SELECT candidate, code, max(id) FROM event\n"
"  WHERE kind = 'attendance' AND id NOT IN (SELECT ref FROM gone) GROUP BY candidate\n"
")\n"
"SELECT p.person, p.name,\n"
"  (SELECT g.words FROM place AS o JOIN passage AS g ON g.passage = o.passage\n"
"    WHERE o.candidate = p.person),\n"
"  (SELECT nullif(code, 'unknown') FROM presence AS a WHERE a.candidate = p.person),\n"
"  p.identifier\n"
"FROM person AS p WHERE p.role = 'candidate'";

static const char question_view[] =
"CREATE VIEW question(event, at, candidate, asked_by, level, words, follow_up) AS\n"
"-- The questions that count as asked, as they were last corrected. No candidate: to the\n"
"-- whole group. At: the clock on the wall. Follow_up: 1 for one that prolongs another.\n"
"WITH gone AS MATERIALIZED (\n"
"  SELECT ref FROM event WHERE kind = 'taken_back' AND ref IS NOT NULL\n"
"), correction AS MATERIALIZED (\n"
"  SELECT ref, max(id) AS event FROM event\n"
"  WHERE kind = 'question_changed' AND id NOT IN (SELECT ref FROM gone) GROUP BY ref\n"
"), said AS MATERIALIZED (\n"
"  SELECT q.id, q.at, q.zone, q.candidate, coalesce(c.event, q.id) AS event\n"
"  FROM event AS q LEFT JOIN correction AS c ON c.ref = q.id\n"
"  WHERE q.kind = 'question_asked' AND q.id NOT IN (SELECT ref FROM gone)\n"
")\n"
"SELECT s.id, datetime(s.at / 1000 + s.zone * 60, 'unixepoch'), s.candidate, e.person,\n"
"  (SELECT name FROM item AS i WHERE i.item = e.item), t.words,\n"
"  e.kind = 'question_changed' AND e.code = 'follow_up'\n"
"FROM said AS s JOIN event AS e ON e.id = s.event LEFT JOIN text AS t ON t.event = e.id";

static const char speaking_time_view[] =
"CREATE VIEW speaking_time(candidate, phase, fair_ms, spoken_ms) AS\n"
"-- For each phase whose speech is followed, the attempt that counts. Fair: the time allotted\n"
"-- times one's own coefficient over the sum of those present, rounded up; 0 for who is not.\n"
"-- Spoken: the turns that are over, as they were credited to somebody else since.\n"
"WITH gone AS MATERIALIZED (\n"
"  SELECT ref FROM event WHERE kind = 'taken_back' AND ref IS NOT NULL\n"
"), followed AS MATERIALIZED (\n"
"  SELECT item, value, max(id) FROM event WHERE kind = 'item_set' AND code = 'speech'\n"
"  GROUP BY item HAVING value = 2\n"
"), attempt AS MATERIALIZED (\n"
"  SELECT e.id AS run, e.passage, e.item AS phase, e.ms, (SELECT min(r.id) FROM event AS r\n"
"    WHERE r.kind = 'phase_restarted' AND r.ref = e.id) AS restarted\n"
"  FROM event AS e\n"
"  WHERE e.kind = 'phase_started' AND e.item IN (SELECT item FROM followed)\n"
"), run AS MATERIALIZED (\n"
"  SELECT passage, phase, ms, max(run) AS run FROM attempt\n"
"  WHERE restarted IS NULL GROUP BY passage, phase\n"
"), length AS MATERIALIZED (\n"
"  SELECT ref AS turn, ms FROM event WHERE kind = 'speaker_changed' AND ref IS NOT NULL\n"
"), turn AS MATERIALIZED (\n"
"  -- It belongs to the passage's attempt begun last and not begun again before it.\n"
"  SELECT t.id AS turn, t.candidate, t.id IN (SELECT ref FROM gone) AS gone,\n"
"    (SELECT max(a.run) FROM attempt AS a WHERE a.passage = t.passage AND a.run < t.id\n"
"      AND coalesce(a.restarted > t.id, 1)) AS run\n"
"  FROM event AS t WHERE t.kind = 'speaker_changed'\n"
"), credit AS MATERIALIZED (\n"
"  -- A turn taken back is that of who had the floor before.\n"
"  SELECT t.run, t.turn, l.ms,\n"
"    CASE t.gone WHEN 0 THEN t.candidate ELSE (SELECT b.candidate FROM turn AS b\n"
"      WHERE b.run = t.run AND b.turn < t.turn AND NOT b.gone ORDER BY b.turn DESC LIMIT 1)\n"
"    END AS candidate\n"
"  FROM turn AS t JOIN length AS l ON l.turn = t.turn\n"
"), move AS MATERIALIZED (\n"
"  -- Ref names a turn, or an attempt for the time in which nobody was counted.\n"
"  SELECT coalesce(c.run, m.ref) AS run, m.candidate, c.candidate AS giver, m.ms\n"
"  FROM event AS m LEFT JOIN credit AS c ON c.turn = m.ref\n"
"  WHERE m.kind = 'speech_moved' AND m.id NOT IN (SELECT ref FROM gone)\n"
"), spoken AS MATERIALIZED (\n"
"  SELECT run, candidate, sum(ms) AS ms FROM (\n"
"    SELECT run, candidate, ms FROM credit\n"
"    UNION ALL SELECT run, candidate, ms FROM move\n"
"    UNION ALL SELECT run, giver, -ms FROM move\n"
"  ) GROUP BY run, candidate\n"
"), coefficient AS MATERIALIZED (\n"
"  SELECT candidate, value, max(id) FROM event\n"
"  WHERE kind = 'extra_time_granted' GROUP BY candidate\n"
"), place AS MATERIALIZED (\n"
"  SELECT candidate, passage, max(id) FROM event\n"
"  WHERE kind = 'candidate_placed' AND id NOT IN (SELECT ref FROM gone) GROUP BY candidate\n"
"), presence AS MATERIALIZED (\n"
"  SELECT candidate, code IN ('present', 'admitted') AS here, max(id) FROM event\n"
"  WHERE kind = 'attendance' AND id NOT IN (SELECT ref FROM gone) GROUP BY candidate\n"
"), part AS MATERIALIZED (\n"
"  -- Whose share: 720720 is one, twice as much two; 0 for who is not here.\n"
"  SELECT p.passage, p.candidate,\n"
"    coalesce(a.here, 0) * coalesce(nullif(c.value, 0), 720720) AS share\n"
"  FROM place AS p LEFT JOIN presence AS a ON a.candidate = p.candidate\n"
"    LEFT JOIN coefficient AS c ON c.candidate = p.candidate\n"
"), allotted AS MATERIALIZED (\n"
"  SELECT r.run, max(0, r.ms + coalesce((SELECT sum(g.ms) FROM event AS g\n"
"    WHERE g.kind = 'time_given' AND g.ref = r.run\n"
"      AND g.id NOT IN (SELECT ref FROM gone)), 0)) AS ms\n"
"  FROM run AS r\n"
")\n"
"SELECT p.candidate, (SELECT name FROM item AS i WHERE i.item = r.phase),\n"
"  CASE p.share WHEN 0 THEN 0 ELSE (a.ms * p.share + w.shares - 1) / w.shares END,\n"
"  coalesce(s.ms, 0)\n"
"FROM run AS r JOIN allotted AS a ON a.run = r.run\n"
"  JOIN part AS p ON p.passage = r.passage\n"
"  JOIN (SELECT passage, sum(share) AS shares FROM part GROUP BY passage) AS w\n"
"    ON w.passage = r.passage\n"
"  LEFT JOIN spoken AS s ON s.run = r.run AND s.candidate = p.candidate";

static const char score_view[] =
"CREATE VIEW score(juror, candidate, competency, criterion, rank, level, handed_in, at) AS\n"
"-- The marks in force: the last by each juror for each candidate and criterion, where the\n"
"-- sheets now stand. Level: the rank's name, or not_observed. Handed_in: when the sheet was,\n"
"-- null while it is not. Criterion: null where the competency itself is marked.\n"
"WITH RECURSIVE swap AS MATERIALIZED (\n"
"  SELECT id, author, candidate AS one, value AS other FROM event WHERE kind = 'sheet_moved'\n"
"), moved(event, author, candidate, after) AS (\n"
"  -- Two sheets change places: each mark follows its sheet, from one swap to the next.\n"
"  SELECT id, author, candidate, id FROM event WHERE kind = 'scored'\n"
"  UNION ALL\n"
"  SELECT m.event, m.author, CASE m.candidate WHEN s.one THEN s.other ELSE s.one END, s.id\n"
"  FROM moved AS m JOIN swap AS s ON s.id = (SELECT min(n.id) FROM swap AS n\n"
"    WHERE n.author = m.author AND n.id > m.after AND m.candidate IN (n.one, n.other))\n"
"), stands AS MATERIALIZED (\n"
"  SELECT event, candidate, max(after) FROM moved GROUP BY event\n"
"), last AS MATERIALIZED (\n"
"  SELECT max(e.id) AS id, s.candidate FROM stands AS s JOIN event AS e ON e.id = s.event\n"
"  WHERE e.id NOT IN (SELECT ref FROM event WHERE kind = 'taken_back' AND ref IS NOT NULL)\n"
"  GROUP BY e.author, s.candidate, e.item\n"
"), sheet AS MATERIALIZED (\n"
"  SELECT author, candidate, kind, at, zone, max(id) FROM event\n"
"  WHERE kind IN ('sheet_handed_in', 'sheet_reopened') GROUP BY author, candidate\n"
"), grid AS MATERIALIZED (SELECT * FROM item)\n"
"SELECT e.author, l.candidate,\n"
"  (SELECT i.identifier FROM grid AS i\n"
"    WHERE i.item = CASE g.nature WHEN 'criterion' THEN g.parent ELSE g.item END),\n"
"  CASE g.nature WHEN 'criterion' THEN g.identifier END,\n"
"  CASE WHEN e.code IS NULL THEN e.value END,\n"
"  CASE WHEN e.code IS NULL\n"
"    THEN (SELECT v.name FROM grid AS v WHERE v.nature = 'level' AND v.rank = e.value)\n"
"    ELSE e.code END,\n"
"  (SELECT datetime(h.at / 1000 + h.zone * 60, 'unixepoch') FROM sheet AS h\n"
"    WHERE h.author = e.author AND h.candidate = l.candidate AND h.kind = 'sheet_handed_in'),\n"
"  datetime(e.at / 1000 + e.zone * 60, 'unixepoch')\n"
"FROM last AS l JOIN event AS e ON e.id = l.id LEFT JOIN grid AS g ON g.item = e.item\n"
"WHERE e.code IS NULL OR e.code <> 'cleared'";

static const char decision_view[] =
"CREATE VIEW decision(candidate, competency, outcome, reason) AS\n"
"-- What the jury decided last, by competency; the candidate's own outcome has none.\n"
"WITH last AS MATERIALIZED (\n"
"  SELECT max(id) AS id FROM event\n"
"  WHERE kind IN ('decided', 'outcome_set')\n"
"    AND id NOT IN (SELECT ref FROM event WHERE kind = 'taken_back' AND ref IS NOT NULL)\n"
"  GROUP BY kind, candidate, item\n"
")\n"
"SELECT e.candidate, (SELECT i.identifier FROM item AS i WHERE i.item = e.item), e.code,\n"
"  t.words\n"
"FROM last AS l JOIN event AS e ON e.id = l.id LEFT JOIN text AS t ON t.event = e.id";

static const char timeline_view[] =
"CREATE VIEW timeline(event, at, author, kind, candidate, item, value, words) AS\n"
"-- All that was done, in order, what was taken back since included. At: the clock on the\n"
"-- wall. Value: the code, then the number or the duration in milliseconds.\n"
"WITH grid AS MATERIALIZED (SELECT item, name FROM item)\n"
"SELECT e.id, datetime(e.at / 1000 + e.zone * 60, 'unixepoch'), e.author, e.kind,\n"
"  e.candidate, (SELECT name FROM grid AS i WHERE i.item = e.item),\n"
"  nullif(trim(coalesce(e.code, '') || ' ' || coalesce(e.value, e.ms, '')), ''), t.words\n"
"FROM event AS e LEFT JOIN text AS t ON t.event = e.id";

const struct schema_part schema_parts[] = {
    {"table",   "event",        "event", event_table},
    {"table",   "text",         "text",  text_table},
    {"trigger", "event_append", "event", event_append},
    {"trigger", "event_update", "event", event_update},
    {"trigger", "event_delete", "event", event_delete},
    {"trigger", "text_append",  "text",  text_append},
    {"trigger", "text_update",  "text",  text_update},
    {"trigger", "text_delete",  "text",  text_delete},
    {"view", "person", "person", person_view},
    {"view", "item", "item", item_view},
    {"view", "candidate", "candidate", candidate_view},
    {"view", "question", "question", question_view},
    {"view", "speaking_time", "speaking_time", speaking_time_view},
    {"view", "score", "score", score_view},
    {"view", "decision", "decision", decision_view},
    {"view", "timeline", "timeline", timeline_view},
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

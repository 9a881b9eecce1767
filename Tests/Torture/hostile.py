"""Ways to damage a history by SQL: values, schemas and statements that Edgewise would never write.

Each takes a connection without constraints, a generator and the ids of questions, and says in a word or two
what it did.
"""
import contextlib
import sqlite3

WHOLE = [-2**63, 2**63 - 1, -1, 0, 5, 256, 2**31, 2**32, 2**53, 10**12, 253402300800000, -62135596800001, 10**18]
REAL = ["0.0", "-1.0", "1e308", "9e999", "-9e999", "1e-320", "1e19", "NULL", "'a'"]
TEXT = ["", " ", "a b", "a\nb", "\x1b[31mred", "\x07\x1b]0;title\x07", "é", "\u202eabc", "x" * 100_000, "a\0b",
        "../../etc/passwd", "x" * 65, "\x9b2J", "a\rb", "%s%n", "'; DROP TABLE attempt; --"]
BROKEN = ["CAST(x'ff80' AS TEXT)", "CAST(x'eda080' AS TEXT)", "CAST(x'610062' AS TEXT)", "CAST(x'1b5b324a' AS TEXT)"]
WRONG = ["x'00ff'", "3.5", "'text'", "NULL", "1e300", "zeroblob(10)", "'12'", "-0.0"]
COLUMNS = {
    "attempt": ["seq", "revision", "at", "offset_minutes", "day", "grade", "think_ms", "total_ms", "confidence", "score"],
    "retraction": ["seq", "at"], "mark": ["is_set", "until", "at"], "note": ["at"], "setting": ["at"],
    "card": ["attempts_since", "elapsed_before", "last_day", "last_at", "last_grade", "last_confidence", "attempts",
             "passes", "lapses", "first_day"],
    "tally": ["first_grade", "attempts", "passes", "attempts_2", "passes_3", "last_ticked_revision"],
    "practice_day": ["day", "attempts"]}
TEXTS = {
    "attempt": ["id", "question", "kind", "points", "answer", "session"], "retraction": ["attempt"],
    "mark": ["question", "kind"], "note": ["question", "text"], "setting": ["key", "value"],
    "card": ["question", "last_id"], "tally": ["question", "last_ticked"], "card_source": ["log", "model"]}
KEYS = ["new-per-day", "desired-retention", "interview-date", "minutes-per-day", "mouse", "fsrs-parameters",
        "fsrs-parameters-replaced", "sitting", "filter", "reversals"]
SPIN = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) "
SLOW = f"(SELECT count(*) FROM ({SPIN}SELECT x FROM c LIMIT 1000000000))"
OWN = ["attempt", "retraction", "mark", "note", "setting", "card", "tally", "practice_day", "card_source",
       "grdb_migrations"]
LOG = OWN[:5]


def quoted(text):
    """A text as SQL; with a NUL in it as bytes, since a statement would end there."""
    return f"CAST(x'{text.encode().hex()}' AS TEXT)"


def columns(db, table):
    return [row[1] for row in db.execute(f"PRAGMA table_info({table})")]


def sql_of(db, name):
    return db.execute("SELECT sql FROM sqlite_master WHERE name = ?", [name]).fetchone()[0]


@contextlib.contextmanager
def unguarded(db):
    """Without triggers, which come back as they were."""
    triggers = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        db.execute(f"DROP TRIGGER {name}")
    yield
    for _, sql in triggers:
        db.execute(sql)


def change(db, draw, table, column, value, share=0.3):
    """Sets a column in some of a table's rows; rows that would be there twice stay as they are."""
    rows = db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    some = max(1, int(rows * draw.choice([0, share])))
    key = "rowid" if table in ("attempt", "retraction", "practice_day", "card_source") else ", ".join(
        {"card": ["question", "attempts_since"], "tally": ["question", "attempts_since"],
         "mark": ["question", "kind"], "note": ["question"], "setting": ["key"]}[table])
    with unguarded(db):
        db.execute(f"UPDATE OR IGNORE {table} SET {column} = {value} WHERE ({key}) IN "
                   f"(SELECT {key} FROM {table} ORDER BY random() LIMIT {some})")


def out_of_range(db, draw, questions):
    table = draw.choice(list(COLUMNS))
    column = draw.choice(COLUMNS[table])
    change(db, draw, table, column, draw.choice(WHOLE))
    return f"{table}.{column}"


def out_of_range_and_fresh(db, draw, questions):
    """The same in the log, with the stored cards dropped, so that all is worked out from it."""
    table = draw.choice(LOG)
    column = draw.choice(COLUMNS[table])
    change(db, draw, table, column, draw.choice(WHOLE))
    db.execute("DELETE FROM card_source")
    return f"{table}.{column}"


def hostile_text(db, draw, questions):
    table = draw.choice(list(TEXTS))
    column = draw.choice(TEXTS[table])
    change(db, draw, table, column, draw.choice([quoted(draw.choice(TEXT)), draw.choice(BROKEN)]))
    if draw.random() < 0.5:
        db.execute("DELETE FROM card_source")
    return f"{table}.{column}"


def huge_values(db, draw, questions):
    table, column = draw.choice([("attempt", "answer"), ("note", "text"), ("setting", "value"), ("attempt", "points"),
                                 ("attempt", "question"), ("card", "question"), ("card_source", "model")])
    size = draw.choice([3, 40, 200]) * 10**6
    change(db, draw, table, column, draw.choice([f"printf('%.*c', {size}, 'x')", f"printf('%.*c', {size}, ' ')",
                                                 f"replace(hex(zeroblob({size // 4})), '00', 'k ')"]), share=0)
    return f"{table}.{column} of {size // 10**6} MB"


def reals(db, draw, questions):
    column = draw.choice(["stability", "difficulty", "stability_before", "difficulty_before"])
    value = draw.choice(REAL[:-1])
    with contextlib.suppress(sqlite3.IntegrityError):
        change(db, draw, "card", column, value, share=1)
    return f"card.{column} = {value}"


def wrong_blobs(db, draw, questions):
    column, size = draw.choice([("sensitivity", 168), ("information", 1848)])
    value = draw.choice([f"zeroblob({size})", f"randomblob({size})", f"x'{'ff' * size}'", "x''", "zeroblob(3)",
                         f"x'{'0000807f' * (size // 4)}'", f"zeroblob({10**8})"])
    change(db, draw, "tally", column, value, share=1)
    return f"tally.{column}"


def lying_source(db, draw, questions):
    way = draw.randrange(5)
    if way == 0:
        db.execute("DELETE FROM card")
    elif way == 1:
        db.execute("UPDATE card SET question = question || 'x'")
    elif way == 2:
        db.execute("UPDATE card_source SET model = replace(model, '0.212', " + quoted(draw.choice(
            ["nan", "1e999", "-5", "0.2.1", "0x1p3", "9" * 400])) + ")")
    elif way == 3:
        db.execute("UPDATE card_source SET log = '9223372036854775807 -1'")
    else:
        db.execute("INSERT OR IGNORE INTO practice_day SELECT day + 100000 * value, 2147483647 FROM practice_day, "
                   "(SELECT 1 AS value UNION SELECT 7 UNION SELECT 27)")
    return f"way {way}"


def settings_of_rubbish(db, draw, questions):
    key = draw.choice(KEYS)
    numbers = " ".join(["0.2"] * 21)
    value = draw.choice([
        "", "-1", "99999999999999999999", "nan", "inf", "1e308", "0x10", "none", "9999-12-31", "0001-01-01",
        "-9999-01-01", "[" * 200_000, '{"a":' * 100_000, "null", "[]", "{}", '{"day":9223372036854775807}', numbers,
        numbers.replace("0.2", "1e308"), numbers.replace("0.2", "nan"), numbers.replace("0.2", "-0"),
        numbers.replace("0.2", "0"), "\x1b[2J", "0.95" * 1000, "default",
        '{"id":"x","drafts":{},"relearning":[],"upcoming":["no-such-question"],"answered":[],'
        '"day":%d,"filter":{"levels":[],"forms":[],"topics":[]}}' % draw.choice([0, 2**63 - 1, -2**63, 20787]),
        '{"levels":["junior","junior","x"],"topics":[0],"forms":null}'])
    db.execute("INSERT OR REPLACE INTO setting VALUES (?, ?, ?)",
               [key, value, draw.choice([1, 253402300799999, 1796000000000])])
    return f"{key} = {value[:24]}"


def wrong_types(db, draw, questions):
    """The same tables without STRICT, with values of other types."""
    table = draw.choice(OWN[:9])
    sql = sql_of(db, table)
    db.execute("PRAGMA writable_schema = ON")
    db.execute("UPDATE sqlite_master SET sql = replace(replace(sql, ') STRICT, ', ') '), ') STRICT', ')') "
               "WHERE name = ?", [table])
    yield_schema(db)
    column = draw.choice(columns(db, table))
    with contextlib.suppress(sqlite3.IntegrityError):
        change(db, draw, table, column, draw.choice(WRONG))
    if draw.random() < 0.5:
        db.execute("UPDATE sqlite_master SET sql = ? WHERE name = ?", [sql, table])
        return f"{table}.{column}, STRICT again"
    return f"{table}.{column}"


def yield_schema(db):
    """Has the connection read the schema again."""
    version = db.execute("PRAGMA schema_version").fetchone()[0]
    db.execute(f"PRAGMA schema_version = {version + 1}")


def triggers_gone(db, draw, questions):
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        if draw.random() < 0.7:
            db.execute(f"DROP TRIGGER {name}")
    return ""


def triggers_more(db, draw, questions):
    table = draw.choice(["attempt", "attempt", "setting", "card", "card_source", "mark"])
    when = draw.choice(["BEFORE INSERT", "AFTER INSERT", "BEFORE DELETE", "AFTER UPDATE"])
    body, name = draw.choice([
        ("SELECT RAISE(IGNORE)", "ignores"), ("SELECT RAISE(FAIL, 'no\n\x1b[2J')", "fails"),
        ("SELECT RAISE(ROLLBACK, 'no')", "rolls back"), (f"SELECT {SLOW}", "takes for ever"),
        ("DELETE FROM retraction", "deletes"), ("UPDATE setting SET value = NULL", "changes settings"),
        ("INSERT INTO note VALUES ('x', 'y', 1) ON CONFLICT DO UPDATE SET at = at + 1", "writes a note"),
        ("DELETE FROM note", "deletes notes"), ("INSERT OR REPLACE INTO setting VALUES ('mouse', 'off', 99999999999999)", "sets"),
        ("INSERT INTO retraction (attempt, at) SELECT id, at + seq FROM attempt WHERE true "
         "ORDER BY seq DESC LIMIT 1 ON CONFLICT DO NOTHING", "takes back")])
    db.execute(f"CREATE TRIGGER more {when} ON {table} BEGIN {body}; END")
    return f"{when} ON {table} {name}"


def view_for_table(db, draw, questions):
    table = draw.choice(OWN)
    names = columns(db, table)
    db.execute(f"ALTER TABLE {table} RENAME TO hidden_{table}")
    way = draw.choice(["same", "for ever", "itself", "empty"])
    if way == "same":
        db.execute(f"CREATE VIEW {table} AS SELECT * FROM hidden_{table}")
        if draw.random() < 0.5:
            values = ", ".join(f"NEW.{name}" for name in names)
            db.execute(f"CREATE TRIGGER into_{table} INSTEAD OF INSERT ON {table} BEGIN "
                       + draw.choice([f"INSERT INTO hidden_{table} VALUES ({values})", "SELECT 1"]) + "; END")
    elif way == "for ever":
        db.execute(f"CREATE VIEW {table} AS {SPIN}SELECT " + ", ".join(f"x AS {name}" for name in names) + " FROM c")
    elif way == "itself":
        db.execute(f"CREATE VIEW {table} AS SELECT * FROM {table}")
    else:
        db.execute(f"CREATE VIEW {table} AS SELECT * FROM hidden_{table} WHERE false")
    return f"{table}, {way}"


def virtual_for_table(db, draw, questions):
    table = draw.choice(OWN)
    names = columns(db, table)
    db.execute(f"ALTER TABLE {table} RENAME TO hidden_{table}")
    way = draw.choice(["fts5", "rtree", "fts4", "missing module", "dbstat"])
    with contextlib.suppress(sqlite3.OperationalError):
        if way == "missing module":
            db.execute("PRAGMA writable_schema = ON")
            db.execute("INSERT INTO sqlite_master VALUES ('table', ?, ?, 0, ?)",
                       [table, table, f"CREATE VIRTUAL TABLE {table} USING nothing()"])
        elif way == "rtree":
            db.execute(f"CREATE VIRTUAL TABLE {table} USING rtree(id, a, b)")
        elif way == "dbstat":
            db.execute(f"CREATE VIRTUAL TABLE {table} USING dbstat")
        else:
            db.execute(f"CREATE VIRTUAL TABLE {table} USING {way}({', '.join(names)})")
    return f"{table}, {way}"


def columns_changed(db, draw, questions):
    table = draw.choice(OWN)
    way = draw.choice(["added", "generated", "slow generated", "dropped", "renamed", "default", "stored generated"])
    names = columns(db, table)
    with contextlib.suppress(sqlite3.OperationalError), unguarded(db):
        if way == "added":
            db.execute(f"ALTER TABLE {table} ADD COLUMN more TEXT")
        elif way == "default":
            db.execute(f"ALTER TABLE {table} ADD COLUMN more TEXT NOT NULL DEFAULT 'a'")
        elif way == "generated":
            db.execute(f"ALTER TABLE {table} ADD COLUMN more TEXT AS ({names[0]} || 'x')")
        elif way == "slow generated":
            db.execute(f"ALTER TABLE {table} ADD COLUMN more INTEGER AS (length(hex(zeroblob(300000000))))")
        elif way == "stored generated":
            rebuilt(db, table, lambda sql: sql.replace("\n", f"\n  more TEXT AS ('x' || {names[1 % len(names)]}) STORED,\n", 1))
        elif way == "dropped":
            db.execute(f"ALTER TABLE {table} DROP COLUMN {draw.choice(names)}")
        else:
            db.execute(f"ALTER TABLE {table} RENAME COLUMN {draw.choice(names)} TO other")
    return f"{table}, {way}"


def rebuilt(db, table, edit):
    """Makes a table anew, with the rows of the old one."""
    names = ", ".join(columns(db, table))
    sql = edit(sql_of(db, table))
    db.execute(f"CREATE TEMP TABLE kept AS SELECT * FROM {table}")
    db.execute(f"DROP TABLE {table}")
    db.execute(sql)
    db.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM kept")


ALL = [out_of_range, out_of_range, out_of_range_and_fresh, hostile_text, huge_values, reals, wrong_blobs, lying_source,
       settings_of_rubbish, settings_of_rubbish, wrong_types, triggers_gone, triggers_more, triggers_more, view_for_table,
       virtual_for_table, columns_changed]


def apply(way, draw, path, questions):
    """Does this damage to a file; says what was done. What SQLite itself refuses is left undone."""
    db = sqlite3.connect(path, isolation_level=None)
    # Nothing here need be on disk, and nothing may take for ever.
    db.executescript("PRAGMA ignore_check_constraints = ON; PRAGMA synchronous = OFF; PRAGMA trusted_schema = ON;")
    steps = iter(range(3000))
    db.set_progress_handler(lambda: next(steps, None) is None, 100_000)
    try:
        return way(db, draw, questions)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        return f"refused by SQLite: {error}"[:60]
    finally:
        db.set_progress_handler(None, 0)
        db.close()

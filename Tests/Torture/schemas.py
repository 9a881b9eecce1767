"""More ways to damage a history by SQL: its schema, its header, statements that take for ever."""
import contextlib
import sqlite3

from hostile import LOG, OWN, SLOW, SPIN, change, columns, quoted, rebuilt, sql_of, unguarded, yield_schema

HEAVY = "length(hex(zeroblob(300000000)))"
STARS = "'%' || replace(printf('%.40c', 'a'), 'a', 'a%') || 'b'"


def slow_rules(db, draw, questions):
    """Indexes, checks and generated columns whose expressions take long."""
    table = draw.choice(LOG)
    way = draw.choice(["index", "partial index", "check", "like"])
    long = f"replace(printf('%.3000c', 'a'), 'b', {columns(db, table)[0]})"
    expression = draw.choice([HEAVY, f"({long} LIKE {STARS})"])
    if way == "index":
        name, sql = "slow", f"CREATE INDEX slow ON {table} ({expression})"
    elif way == "partial index":
        name, sql = "slow", f"CREATE INDEX slow ON {table} ({columns(db, table)[0]}) WHERE {expression} > 0"
    else:
        db.execute("PRAGMA writable_schema = ON")
        sql = sql_of(db, table).replace("NOT NULL", f"NOT NULL CHECK ({expression} >= 0)", 1)
        db.execute("UPDATE sqlite_master SET sql = ? WHERE name = ?", [sql, table])
        return f"{way} on {table}"
    # Made while there are no rows that the expression would be worked out for.
    with unguarded(db):
        db.execute(f"CREATE TEMP TABLE kept AS SELECT * FROM {table}")
        if draw.random() < 0.5:
            db.execute(f"DELETE FROM {table}")
            db.execute(sql)
            return f"{way} on {table}, no rows"
        db.execute("PRAGMA writable_schema = ON")
        db.execute("CREATE TABLE spare (a)")
        root = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'spare'").fetchone()[0]
        db.execute("UPDATE sqlite_master SET type = 'index', name = ?, tbl_name = ?, sql = ? WHERE rootpage = ?",
                   [name, table, sql, root])
    return f"{way} on {table}"


def indexes(db, draw, questions):
    way = draw.choice(["dropped", "unique", "descending", "other column", "collation"])
    name = draw.choice(["attempt_question", "attempt_at", "attempt_day"])
    if way != "collation":
        db.execute(f"DROP INDEX {name}")
    if way == "unique":
        with contextlib.suppress(sqlite3.IntegrityError):
            db.execute(f"CREATE UNIQUE INDEX {name} ON attempt (id, at)")
    elif way == "descending":
        db.execute(f"CREATE INDEX {name} ON attempt (at DESC)")
    elif way == "other column":
        db.execute(f"CREATE INDEX {name} ON attempt (score)")
    elif way == "collation":
        db.execute("PRAGMA writable_schema = ON")
        db.execute("UPDATE sqlite_master SET sql = replace(sql, '(question', '(question COLLATE nothing') WHERE name = ?",
                   [name])
    return f"{name} {way}"


def versions(db, draw, questions):
    pragma = draw.choice(["user_version", "user_version", "application_id", "schema_version"])
    value = draw.choice([0, -1, 1, 2, 4, 100, 2**31 - 1, -2**31])
    db.execute(f"PRAGMA {pragma} = {value}")
    return f"{pragma} = {value}"


def migrations(db, draw, questions):
    way = draw.choice(["gone", "empty", "more", "less", "rubbish", "doubled"])
    if way == "gone":
        db.execute("DROP TABLE grdb_migrations")
    elif way == "empty":
        db.execute("DELETE FROM grdb_migrations")
    elif way == "more":
        db.execute("INSERT INTO grdb_migrations VALUES ('4')")
    elif way == "less":
        db.execute("DELETE FROM grdb_migrations WHERE identifier = ?", [draw.choice("123")])
        if draw.random() < 0.5:
            db.execute(f"PRAGMA user_version = {draw.choice([1, 2])}")
            way += " and user_version"
    elif way == "rubbish":
        db.execute("UPDATE grdb_migrations SET identifier = " + draw.choice(["x'ff'", "1.5", quoted("\0"), "9"])
                   + " WHERE identifier = '3'")
    else:
        rebuilt(db, "grdb_migrations", lambda sql: "CREATE TABLE grdb_migrations (identifier)")
        db.execute("INSERT INTO grdb_migrations SELECT * FROM grdb_migrations")
        db.execute("INSERT INTO grdb_migrations VALUES (NULL)")
    return way


def roots(db, draw, questions):
    """Tables whose pages are another's, or none."""
    one, other = draw.sample(OWN[:9], 2)
    db.execute("PRAGMA writable_schema = ON")
    root = draw.choice([f"(SELECT rootpage FROM sqlite_master WHERE name = '{other}')", "0", "1", "-1", "2147483647",
                        "NULL", "'x'"])
    db.execute(f"UPDATE sqlite_master SET rootpage = {root} WHERE name = '{one}'")
    return f"{one}: {'of another' if 'SELECT' in root else root}"


def statements(db, draw, questions):
    table = draw.choice(OWN + ["attempt_at", "attempt_delete"])
    db.execute("PRAGMA writable_schema = ON")
    way, sql = draw.choice([
        ("none", "NULL"), ("broken", "'CREATE TABLE'"), ("empty", "''"), ("blob", "x'00'"),
        ("long", "sql || ' /* ' || printf('%.5000000c', 'x') || ' */'"), ("other", "'CREATE TABLE other (a)'"),
        ("SELECT", "'SELECT 1'"), ("escape", "'CREATE TABLE ' || char(27) || '[2J'"),
        ("nested", "'CREATE VIEW v AS SELECT ' || replace(printf('%.2000c', '('), '(', '((')")])
    db.execute(f"UPDATE sqlite_master SET sql = {sql} WHERE name = '{table}'")
    return f"{table}, {way}"


def rows_of_schema(db, draw, questions):
    db.execute("PRAGMA writable_schema = ON")
    way = draw.randrange(5)
    if way == 0:
        db.execute("INSERT INTO sqlite_master SELECT * FROM sqlite_master WHERE name = 'attempt'")
    elif way == 1:
        db.execute("DELETE FROM sqlite_master WHERE name = ?", [draw.choice(OWN)])
    elif way == 2:
        db.execute("INSERT INTO sqlite_master VALUES (?, ?, ?, ?, ?)",
                   ["trigger", "t", "attempt", 0, "CREATE TRIGGER t AFTER INSERT ON attempt BEGIN SELECT nothing(1); END"])
    elif way == 3:
        db.execute("UPDATE sqlite_master SET name = 'x' || char(10) || char(27) || '[2J' WHERE name = 'attempt_day'")
    else:
        for number in range(3000):
            db.execute(f"CREATE VIEW many_{number} AS SELECT {number}")
    return f"way {way}"


def statistics(db, draw, questions):
    db.execute("ANALYZE")
    db.execute("UPDATE sqlite_stat1 SET stat = ?", [draw.choice(
        ["0 0 0", "99999999999999999999 1", "-1", "x" * 100_000, "1 unordered", "1000000000 1000000000 sz=-5"])])
    return ""


def more_objects(db, draw, questions):
    way = draw.choice(["table", "view", "fts", "slow view", "function in a view"])
    if way == "table":
        db.execute("CREATE TABLE more AS SELECT * FROM attempt")
    elif way == "view":
        db.execute("CREATE VIEW more AS SELECT * FROM nothing")
    elif way == "fts":
        db.execute("CREATE VIRTUAL TABLE more USING fts5(a)")
    elif way == "slow view":
        db.execute(f"CREATE VIEW more AS SELECT {SLOW} AS x")
    else:
        db.execute("CREATE VIEW more AS SELECT load_extension('x'), writefile('/tmp/x', 'y')")
    return way


def layout(db, draw, questions):
    way = draw.choice([
        "PRAGMA auto_vacuum = FULL", "PRAGMA auto_vacuum = INCREMENTAL", "PRAGMA page_size = 512",
        "PRAGMA page_size = 65536", "PRAGMA journal_mode = DELETE", "PRAGMA journal_mode = PERSIST",
        "PRAGMA journal_mode = TRUNCATE", "PRAGMA secure_delete = ON", "UTF-16"])
    db.execute("PRAGMA journal_mode = DELETE")
    if way != "UTF-16":
        db.execute(way)
        db.execute("VACUUM")
        if draw.random() < 0.5 and "journal" not in way:
            db.execute("PRAGMA journal_mode = WAL")
    return way


def doubled_rows(db, draw, questions):
    """What a unique index would not allow: attempts of one id, settings of one key."""
    way = draw.choice(["attempt", "retraction", "mark", "setting", "card"])
    sql = sql_of(db, way)
    loose = sql.replace(" UNIQUE\n", "\n").replace("PRIMARY KEY,\n  id", "PRIMARY KEY,\n  id")
    loose = loose.replace(",\n  UNIQUE (attempt, at)", "").replace(",\n  PRIMARY KEY (question, kind)", "")
    loose = loose.replace(",\n  PRIMARY KEY (question, attempts_since)", "").replace(" PRIMARY KEY\n    CONSTRAINT", "\n    CONSTRAINT")
    loose = loose.replace(", WITHOUT ROWID", "")
    with unguarded(db):
        rebuilt(db, way, lambda _: loose)
        names = ", ".join(name for name in columns(db, way) if name != "seq")
        db.execute(f"INSERT INTO {way} ({names}) SELECT {names} FROM {way} LIMIT 5")
    if draw.random() < 0.5 and way in ("attempt", "retraction"):
        db.execute("PRAGMA writable_schema = ON")
        db.execute("UPDATE sqlite_master SET sql = ? WHERE name = ?", [sql, way])
        return f"{way}, the schema as before"
    return way


def lost_attempts(db, draw, questions):
    with unguarded(db):
        db.execute("DELETE FROM attempt WHERE seq IN (SELECT seq FROM attempt ORDER BY random() LIMIT 5)")
        if draw.random() < 0.5:
            db.execute("INSERT INTO retraction (attempt, at) VALUES (?, 5)", [draw.choice(["nobody", "\x1b[2J", ""])])
    return ""


def last_seq(db, draw, questions):
    """No room after the last attempt, so that SQLite looks for numbers at random."""
    with unguarded(db):
        db.execute("UPDATE attempt SET seq = 9223372036854775807 WHERE seq = (SELECT max(seq) FROM attempt)")
    return ""


def many_rows(db, draw, questions):
    table = draw.choice(["setting", "mark", "note", "retraction", "practice_day"])
    number = f"WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT {draw.choice([5000, 50000])}) "
    db.execute({
        "setting": number + "INSERT INTO setting SELECT 'k' || x, 'v', x FROM c",
        "mark": number + "INSERT INTO mark SELECT 'q' || x, 'starred', 1, NULL, x FROM c",
        "note": number + "INSERT INTO note SELECT 'q' || x, 'text', x FROM c",
        "retraction": number + "INSERT INTO retraction (attempt, at) SELECT (SELECT id FROM attempt LIMIT 1), 9000000 + x FROM c WHERE true ON CONFLICT DO NOTHING",
        "practice_day": number + "INSERT OR IGNORE INTO practice_day SELECT -719162 + x, 2147483647 FROM c"}[table])
    return table


ALL = [slow_rules, indexes, versions, migrations, roots, statements, rows_of_schema, statistics, more_objects, layout,
       doubled_rows, lost_attempts, last_seq, many_rows]

internal import GRDB

/// The tables of a history. A migration that has shipped is never changed; a new one is added.
enum Schema {
  /// "EdgW" in ASCII: marks a SQLite file as a history (`PRAGMA application_id`).
  static let applicationID = 0x4564_6757

  /// The version that this code reads and writes (`PRAGMA user_version`).
  static let version = migrations.count

  /// The statements that bring a file of each version to the next one.
  static let migrations = [log + annotations + cards, tallies, entries, seals]

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    for (index, statements) in migrations.enumerated() {
      migrator.registerMigration("\(index + 1)", foreignKeyChecks: .immediate) { db in
        try db.execute(sql: statements + "PRAGMA user_version = \(index + 1);")
        if statements == seals {
          try AttemptSeals.fill(db, atMost: AttemptSeals.atOnce)
          try RecordSeals.fill(db)
        }
      }
    }
    return migrator
  }

  /// What happened, append-only. Times in milliseconds since 1970, days in days since 1970.
  /// `points` are the ticked key points, joined by spaces. `seq` is the order of recording. Texts
  /// are limited so that each fits on a line of an export (`LineReader`).
  ///
  /// The triggers before INSERT are there because `INSERT OR REPLACE` deletes without running
  /// triggers before DELETE.
  private static let log = """
    CREATE TABLE attempt (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE
        CONSTRAINT "an id is 1 to 64 printable ASCII characters without spaces"
        CHECK (length(id) BETWEEN 1 AND 64 AND id NOT GLOB '*[^!-~]*'),
      question TEXT NOT NULL
        CONSTRAINT "a question's id is 1 to 200 printable ASCII characters without spaces"
        CHECK (length(question) BETWEEN 1 AND 200 AND question NOT GLOB '*[^!-~]*'),
      revision INTEGER NOT NULL
        CONSTRAINT "revision is at least 0" CHECK (revision >= 0),
      at INTEGER NOT NULL
        CONSTRAINT "at lies in the years 1970 to 9999"
        CHECK (at BETWEEN 0 AND 253402300799999),
      offset_minutes INTEGER NOT NULL
        CONSTRAINT "the offset lies within 18 hours" CHECK (offset_minutes BETWEEN -1080 AND 1080),
      day INTEGER NOT NULL
        CONSTRAINT "day lies within two days of at"
        CHECK (day BETWEEN at / 86400000 - 2 AND at / 86400000 + 2),
      grade INTEGER NOT NULL
        CONSTRAINT "grade is 1 to 4" CHECK (grade BETWEEN 1 AND 4),
      kind TEXT NOT NULL
        CONSTRAINT "kind is study, mock or manual" CHECK (kind IN ('study', 'mock', 'manual')),
      think_ms INTEGER NOT NULL
        CONSTRAINT "think time is at least 0" CHECK (think_ms >= 0),
      total_ms INTEGER NOT NULL
        CONSTRAINT "total time is at least 0" CHECK (total_ms >= 0),
      confidence INTEGER
        CONSTRAINT "confidence is 1 to 4" CHECK (confidence BETWEEN 1 AND 4),
      points TEXT NOT NULL
        CONSTRAINT "key points are printable ASCII characters without spaces"
        CHECK (
          length(points) <= 10000 AND points NOT GLOB '*[^ -~]*' AND points NOT GLOB '*  *'
          AND points = trim(points)),
      score INTEGER
        CONSTRAINT "score is 0 to 100" CHECK (score BETWEEN 0 AND 100),
      answer TEXT
        CONSTRAINT "an answer has at most 1000000 characters" CHECK (length(answer) <= 1000000),
      session TEXT
        CONSTRAINT "a session's id is 1 to 64 printable ASCII characters without spaces"
        CHECK (length(session) BETWEEN 1 AND 64 AND session NOT GLOB '*[^!-~]*')
    ) STRICT;
    CREATE INDEX attempt_question ON attempt (question, at);
    CREATE INDEX attempt_at ON attempt (at);
    CREATE INDEX attempt_day ON attempt (day);

    CREATE TABLE retraction (
      seq INTEGER PRIMARY KEY,
      attempt TEXT NOT NULL REFERENCES attempt (id),
      at INTEGER NOT NULL
        CONSTRAINT "a retraction's at lies in the years 1970 to 9999"
        CHECK (at BETWEEN 0 AND 253402300799999),
      UNIQUE (attempt, at)
    ) STRICT;

    CREATE TRIGGER attempt_update BEFORE UPDATE ON attempt
      BEGIN SELECT RAISE(ABORT, 'attempts are never changed'); END;
    CREATE TRIGGER attempt_delete BEFORE DELETE ON attempt
      BEGIN SELECT RAISE(ABORT, 'attempts are never deleted'); END;
    CREATE TRIGGER attempt_replace BEFORE INSERT ON attempt
      WHEN EXISTS (SELECT 1 FROM attempt WHERE id = NEW.id OR seq = NEW.seq)
      BEGIN SELECT RAISE(ABORT, 'attempts are never replaced'); END;
    CREATE TRIGGER retraction_update BEFORE UPDATE ON retraction
      BEGIN SELECT RAISE(ABORT, 'retractions are never changed'); END;
    CREATE TRIGGER retraction_delete BEFORE DELETE ON retraction
      BEGIN SELECT RAISE(ABORT, 'retractions are never deleted'); END;
    CREATE TRIGGER retraction_replace BEFORE INSERT ON retraction
      WHEN EXISTS (
        SELECT 1 FROM retraction
        WHERE seq = NEW.seq OR (attempt = NEW.attempt AND at = NEW.at))
      BEGIN SELECT RAISE(ABORT, 'retractions are never replaced'); END;

    """

  /// What a person said outside of grading; the last writer wins. Nothing is deleted, so that a
  /// merge knows what was taken back: a mark by `is_set`, a note by empty text, a setting by NULL.
  private static let annotations = """
    CREATE TABLE mark (
      question TEXT NOT NULL
        CONSTRAINT "a question's id is 1 to 200 printable ASCII characters without spaces"
        CHECK (length(question) BETWEEN 1 AND 200 AND question NOT GLOB '*[^!-~]*'),
      kind TEXT NOT NULL
        CONSTRAINT "a mark is suspended, buried or starred"
        CHECK (kind IN ('suspended', 'buried', 'starred')),
      is_set INTEGER NOT NULL CHECK (is_set IN (0, 1)),
      until INTEGER
        CONSTRAINT "until lies in the years 1 to 9999" CHECK (until BETWEEN -719162 AND 2932896),
      at INTEGER NOT NULL
        CONSTRAINT "a mark's at lies in the years 1970 to 9999"
        CHECK (at BETWEEN 0 AND 253402300799999),
      PRIMARY KEY (question, kind)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE note (
      question TEXT NOT NULL PRIMARY KEY
        CONSTRAINT "a question's id is 1 to 200 printable ASCII characters without spaces"
        CHECK (length(question) BETWEEN 1 AND 200 AND question NOT GLOB '*[^!-~]*'),
      text TEXT NOT NULL
        CONSTRAINT "a note has at most 1000000 characters" CHECK (length(text) <= 1000000),
      at INTEGER NOT NULL
        CONSTRAINT "a note's at lies in the years 1970 to 9999"
        CHECK (at BETWEEN 0 AND 253402300799999)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE setting (
      key TEXT NOT NULL PRIMARY KEY
        CONSTRAINT "a setting's key is 1 to 64 printable ASCII characters without spaces"
        CHECK (length(key) BETWEEN 1 AND 64 AND key NOT GLOB '*[^!-~]*'),
      value TEXT
        CONSTRAINT "a setting has at most 1000000 characters" CHECK (length(value) <= 1000000),
      at INTEGER NOT NULL
        CONSTRAINT "a setting's at lies in the years 1970 to 9999"
        CHECK (at BETWEEN 0 AND 253402300799999)
    ) STRICT, WITHOUT ROWID;

    """

  /// Derived from the log (see `CardCache`), and made anew by the third migration, but for
  /// `card_source`: what the cards were computed from. May be emptied at any time.
  private static let cards = """
    CREATE TABLE card (
      question TEXT NOT NULL PRIMARY KEY,
      last_id TEXT NOT NULL,
      stability REAL NOT NULL,
      difficulty REAL NOT NULL,
      stability_before REAL,
      difficulty_before REAL,
      elapsed_before INTEGER NOT NULL,
      last_day INTEGER NOT NULL,
      last_at INTEGER NOT NULL,
      last_grade INTEGER NOT NULL,
      last_confidence INTEGER,
      attempts INTEGER NOT NULL,
      passes INTEGER NOT NULL,
      lapses INTEGER NOT NULL,
      first_day INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE card_source (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      log TEXT NOT NULL,
      model TEXT NOT NULL
    ) STRICT;

    """

  /// Likewise, but for `practice_day`: how many attempts there are on each day.
  private static let tallies = """
    CREATE TABLE tally (
      question TEXT NOT NULL PRIMARY KEY,
      first_grade INTEGER NOT NULL,
      attempts INTEGER NOT NULL,
      passes INTEGER NOT NULL,
      attempts_1 INTEGER NOT NULL,
      passes_1 INTEGER NOT NULL,
      attempts_2 INTEGER NOT NULL,
      passes_2 INTEGER NOT NULL,
      attempts_3 INTEGER NOT NULL,
      passes_3 INTEGER NOT NULL,
      attempts_4 INTEGER NOT NULL,
      passes_4 INTEGER NOT NULL,
      last_ticked TEXT,
      sensitivity BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE practice_day (
      day INTEGER PRIMARY KEY,
      attempts INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE information (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      sums BLOB NOT NULL
    ) STRICT;

    DELETE FROM card_source;

    """

  /// Derived from the log: what each question's attempts add up to, all of them (`attempts_since` 0) and
  /// all but the last (1), to which the question goes back when that one is taken back. `sensitivity` has
  /// 42 floats, `information` 231 doubles, little-endian.
  ///
  /// A process of the second version that still has the file open finds no cards of its own then, works
  /// them out from the log and stores none.
  private static let entries = """
    DROP TABLE card;
    DROP TABLE tally;
    DROP TABLE information;
    DELETE FROM card_source;

    CREATE TABLE card (
      question TEXT NOT NULL,
      attempts_since INTEGER NOT NULL CHECK (attempts_since IN (0, 1)),
      stability REAL NOT NULL,
      difficulty REAL NOT NULL,
      stability_before REAL,
      difficulty_before REAL,
      elapsed_before INTEGER NOT NULL,
      last_day INTEGER NOT NULL,
      last_at INTEGER NOT NULL,
      last_id TEXT NOT NULL,
      last_grade INTEGER NOT NULL,
      last_confidence INTEGER,
      attempts INTEGER NOT NULL,
      passes INTEGER NOT NULL,
      lapses INTEGER NOT NULL,
      first_day INTEGER NOT NULL,
      PRIMARY KEY (question, attempts_since)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE tally (
      question TEXT NOT NULL,
      attempts_since INTEGER NOT NULL CHECK (attempts_since IN (0, 1)),
      first_grade INTEGER NOT NULL,
      attempts INTEGER NOT NULL,
      passes INTEGER NOT NULL,
      attempts_1 INTEGER NOT NULL,
      passes_1 INTEGER NOT NULL,
      attempts_2 INTEGER NOT NULL,
      passes_2 INTEGER NOT NULL,
      attempts_3 INTEGER NOT NULL,
      passes_3 INTEGER NOT NULL,
      attempts_4 INTEGER NOT NULL,
      passes_4 INTEGER NOT NULL,
      last_ticked TEXT,
      last_ticked_revision INTEGER,
      sensitivity BLOB NOT NULL,
      information BLOB NOT NULL,
      PRIMARY KEY (question, attempts_since)
    ) STRICT, WITHOUT ROWID;

    """

  /// What shows that something was changed or lost which SQLite does not miss.
  ///
  /// `attempt_digest` holds a digest of each attempt, in the order of recording, and one of all up to
  /// it (`chain`), where those before it have one; that of the answer is apart, so that it can be
  /// forgotten. `record_digest` holds those of everything else; a process of an earlier version that
  /// changes a record leaves it without. They say nothing to other machines.
  /// `forgotten` names the attempts whose typed answers are blanked, here and wherever this is merged
  /// to. `finding` keeps what a check has found and mended. The last instant is given up, so that
  /// there is always a later one for a change.
  private static let seals = """
    CREATE TABLE attempt_digest (
      seq INTEGER PRIMARY KEY,
      digest INTEGER NOT NULL,
      answer INTEGER,
      chain INTEGER
    ) STRICT;

    CREATE TABLE record_digest (
      record TEXT NOT NULL PRIMARY KEY,
      digest INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE forgotten (
      attempt TEXT NOT NULL PRIMARY KEY
        CONSTRAINT "an id is 1 to 64 printable ASCII characters without spaces"
        CHECK (length(attempt) BETWEEN 1 AND 64 AND attempt NOT GLOB '*[^!-~]*'),
      at INTEGER NOT NULL
        CONSTRAINT "a forgetting's at lies in the years 1970 to 9999"
        CHECK (at BETWEEN 0 AND 253402300799999)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE finding (
      at INTEGER NOT NULL,
      detail TEXT NOT NULL,
      PRIMARY KEY (at, detail)
    ) STRICT, WITHOUT ROWID;

    DROP TRIGGER attempt_update;
    CREATE TRIGGER attempt_update BEFORE UPDATE ON attempt
      WHEN NEW.answer IS NOT NULL
        OR NOT EXISTS (SELECT 1 FROM forgotten WHERE attempt = OLD.id)
        OR (NEW.seq, NEW.id, NEW.question, NEW.revision, NEW.at, NEW.offset_minutes, NEW.day,
            NEW.grade, NEW.kind, NEW.think_ms, NEW.total_ms, NEW.confidence, NEW.points,
            NEW.score, NEW.session)
          IS NOT (OLD.seq, OLD.id, OLD.question, OLD.revision, OLD.at, OLD.offset_minutes, OLD.day,
            OLD.grade, OLD.kind, OLD.think_ms, OLD.total_ms, OLD.confidence, OLD.points,
            OLD.score, OLD.session)
      BEGIN SELECT RAISE(ABORT, 'attempts are never changed'); END;

    CREATE TRIGGER mark_unsealed AFTER UPDATE ON mark
      BEGIN DELETE FROM record_digest WHERE record = 'mark ' || OLD.kind || ' ' || OLD.question; END;
    CREATE TRIGGER note_unsealed AFTER UPDATE ON note
      BEGIN DELETE FROM record_digest WHERE record = 'note ' || OLD.question; END;
    CREATE TRIGGER setting_unsealed AFTER UPDATE ON setting
      BEGIN DELETE FROM record_digest WHERE record = 'setting ' || OLD.key; END;

    UPDATE mark SET at = 253402300799998 WHERE at = 253402300799999;
    UPDATE note SET at = 253402300799998 WHERE at = 253402300799999;
    UPDATE setting SET at = 253402300799998 WHERE at = 253402300799999;

    """
}

-- From schema 11 to schema 12: figures that a benchmark gave, and where they come from.

-- One more way to know a figure. It only loosens CHECKs and leaves every row as it is, which is what SQLite lets a program write to
-- its schema (sqlite.org/lang_altertable.html, 7); the table below makes other connections read the schema anew.
PRAGMA writable_schema = ON;

UPDATE sqlite_schema SET sql = replace(sql, '''calculated'', ''catalogue''', '''calculated'', ''benchmark'', ''catalogue''')
WHERE type = 'table' AND instr(sql, '''calculated'', ''catalogue''');

PRAGMA writable_schema = RESET;

CREATE TABLE benchmark (
    id INTEGER PRIMARY KEY,
    step_id INTEGER NOT NULL REFERENCES step(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    programme TEXT NOT NULL CHECK (length(programme) <= 1000),
    year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2200),
    firms INTEGER NOT NULL CHECK (firms BETWEEN 1 AND 100000000),
    cell TEXT NOT NULL CHECK (length(cell) <= 1000)
) STRICT;

CREATE INDEX benchmark_step_id ON benchmark(step_id);

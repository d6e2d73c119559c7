-- From schema 3 to schema 4.

CREATE TABLE report_settings (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    uses_logo_colour INTEGER NOT NULL CHECK (uses_logo_colour IN (0, 1)),
    attaches_data INTEGER NOT NULL CHECK (attaches_data IN (0, 1))
) STRICT;

CREATE TABLE report_part (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL CHECK (length(key) <= 1000),
    position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 1000),
    is_shown INTEGER NOT NULL CHECK (is_shown IN (0, 1)),
    text TEXT NOT NULL CHECK (length(text) <= 100000)
) STRICT;

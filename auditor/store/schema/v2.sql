-- From schema 1 to schema 2.

ALTER TABLE process ADD COLUMN heading TEXT NOT NULL DEFAULT 'right' CHECK (heading IN ('right', 'down'));

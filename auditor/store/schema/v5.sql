-- From schema 4 to schema 5.

ALTER TABLE report_settings ADD COLUMN names_people INTEGER NOT NULL DEFAULT 0 CHECK (names_people IN (0, 1));

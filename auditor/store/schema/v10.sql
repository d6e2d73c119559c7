-- From schema 9 to schema 10: how long a breakdown of a step lasts, and how much the times of its pieces differ.

ALTER TABLE work ADD COLUMN repair_time_s REAL CHECK (repair_time_s > 0);

ALTER TABLE work ADD COLUMN variation REAL CHECK (variation BETWEEN 0 AND 10);

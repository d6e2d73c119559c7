-- From schema 5 to schema 6.

CREATE TABLE fit_answer (
    id INTEGER PRIMARY KEY,
    step_id INTEGER NOT NULL REFERENCES step(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    technology TEXT NOT NULL CHECK (length(technology) <= 1000),
    question TEXT NOT NULL CHECK (length(question) <= 1000),
    is_yes INTEGER NOT NULL CHECK (is_yes IN (0, 1))
) STRICT;

CREATE INDEX fit_answer_step_id ON fit_answer(step_id);

CREATE TABLE assumption (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL CHECK (length(key) <= 1000),
    value_low REAL NOT NULL,
    value_likely REAL NOT NULL,
    value_high REAL NOT NULL,
    value_basis TEXT NOT NULL,
    CHECK (value_low >= 0 AND value_low <= value_likely AND value_likely <= value_high AND value_high <= 10 AND value_basis IN ('measured', 'stated', 'calculated', 'catalogue', 'assumed'))
) STRICT;

ALTER TABLE step ADD COLUMN place TEXT CHECK (place IN ('workshop', 'office', 'site', 'road'));

ALTER TABLE work ADD COLUMN consumables_per_year_low REAL;

ALTER TABLE work ADD COLUMN consumables_per_year_likely REAL;

ALTER TABLE work ADD COLUMN consumables_per_year_high REAL;

ALTER TABLE work ADD COLUMN consumables_per_year_basis TEXT CHECK (coalesce(consumables_per_year_low, consumables_per_year_likely, consumables_per_year_high, consumables_per_year_basis) IS NULL OR (consumables_per_year_low IS NOT NULL AND consumables_per_year_likely IS NOT NULL AND consumables_per_year_high IS NOT NULL AND consumables_per_year_basis IS NOT NULL AND consumables_per_year_low >= 0 AND consumables_per_year_low <= consumables_per_year_likely AND consumables_per_year_likely <= consumables_per_year_high AND consumables_per_year_basis IN ('measured', 'stated', 'calculated', 'catalogue', 'assumed')));

ALTER TABLE candidate ADD COLUMN useful_life_years_low REAL;

ALTER TABLE candidate ADD COLUMN useful_life_years_likely REAL;

ALTER TABLE candidate ADD COLUMN useful_life_years_high REAL;

ALTER TABLE candidate ADD COLUMN useful_life_years_basis TEXT CHECK (coalesce(useful_life_years_low, useful_life_years_likely, useful_life_years_high, useful_life_years_basis) IS NULL OR (useful_life_years_low IS NOT NULL AND useful_life_years_likely IS NOT NULL AND useful_life_years_high IS NOT NULL AND useful_life_years_basis IS NOT NULL AND useful_life_years_low >= 0 AND useful_life_years_low <= useful_life_years_likely AND useful_life_years_likely <= useful_life_years_high AND useful_life_years_basis IN ('measured', 'stated', 'calculated', 'catalogue', 'assumed')));

ALTER TABLE candidate ADD COLUMN own_hours_low REAL;

ALTER TABLE candidate ADD COLUMN own_hours_likely REAL;

ALTER TABLE candidate ADD COLUMN own_hours_high REAL;

ALTER TABLE candidate ADD COLUMN own_hours_basis TEXT CHECK (coalesce(own_hours_low, own_hours_likely, own_hours_high, own_hours_basis) IS NULL OR (own_hours_low IS NOT NULL AND own_hours_likely IS NOT NULL AND own_hours_high IS NOT NULL AND own_hours_basis IS NOT NULL AND own_hours_low >= 0 AND own_hours_low <= own_hours_likely AND own_hours_likely <= own_hours_high AND own_hours_basis IN ('measured', 'stated', 'calculated', 'catalogue', 'assumed')));

ALTER TABLE candidate ADD COLUMN consumables_saving_share_low REAL;

ALTER TABLE candidate ADD COLUMN consumables_saving_share_likely REAL;

ALTER TABLE candidate ADD COLUMN consumables_saving_share_high REAL;

ALTER TABLE candidate ADD COLUMN consumables_saving_share_basis TEXT CHECK (coalesce(consumables_saving_share_low, consumables_saving_share_likely, consumables_saving_share_high, consumables_saving_share_basis) IS NULL OR (consumables_saving_share_low IS NOT NULL AND consumables_saving_share_likely IS NOT NULL AND consumables_saving_share_high IS NOT NULL AND consumables_saving_share_basis IS NOT NULL AND consumables_saving_share_low >= 0 AND consumables_saving_share_low <= consumables_saving_share_likely AND consumables_saving_share_likely <= consumables_saving_share_high AND consumables_saving_share_high <= 1 AND consumables_saving_share_basis IN ('measured', 'stated', 'calculated', 'catalogue', 'assumed')));

ALTER TABLE weight ADD COLUMN full_marks REAL CHECK (full_marks > 0);

ALTER TABLE firm ADD COLUMN method INTEGER NOT NULL DEFAULT 1 CHECK (method BETWEEN 1 AND 1000);

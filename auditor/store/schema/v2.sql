-- From schema 1 to schema 2.

CREATE TABLE study (
    id INTEGER PRIMARY KEY,
    step_id INTEGER NOT NULL REFERENCES step(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL CHECK (length(name) <= 1000),
    started_at TEXT NOT NULL CHECK (length(started_at) <= 1000),
    timing TEXT NOT NULL CHECK (timing IN ('snap_back', 'continuous')),
    rating REAL NOT NULL CHECK (rating >= 0),
    rates_each INTEGER NOT NULL CHECK (rates_each IN (0, 1)),
    units_per_cycle REAL NOT NULL CHECK (units_per_cycle > 0),
    precision REAL NOT NULL CHECK (precision >= 0),
    confidence REAL NOT NULL CHECK (confidence >= 0),
    notes TEXT NOT NULL CHECK (length(notes) <= 100000)
) STRICT;

CREATE INDEX study_step_id ON study(step_id);

CREATE TABLE element (
    id INTEGER PRIMARY KEY,
    study_id INTEGER NOT NULL REFERENCES study(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL CHECK (length(name) <= 1000),
    position INTEGER NOT NULL,
    part TEXT NOT NULL CHECK (part IN ('manual', 'machine', 'walking', 'waiting')),
    per_cycle REAL NOT NULL CHECK (per_cycle >= 0),
    is_foreign INTEGER NOT NULL CHECK (is_foreign IN (0, 1))
) STRICT;

CREATE INDEX element_study_id ON element(study_id);

CREATE TABLE allowance (
    id INTEGER PRIMARY KEY,
    study_id INTEGER NOT NULL REFERENCES study(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    key TEXT NOT NULL CHECK (length(key) <= 1000),
    share REAL NOT NULL CHECK (share >= 0)
) STRICT;

CREATE INDEX allowance_study_id ON allowance(study_id);

CREATE TABLE work_element (
    id INTEGER PRIMARY KEY,
    step_id INTEGER NOT NULL REFERENCES step(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL CHECK (length(name) <= 1000),
    part TEXT NOT NULL CHECK (part IN ('manual', 'machine', 'walking', 'waiting')),
    seconds REAL NOT NULL CHECK (seconds >= 0),
    position INTEGER NOT NULL,
    operator INTEGER NOT NULL CHECK (operator BETWEEN 0 AND 10000)
) STRICT;

CREATE INDEX work_element_step_id ON work_element(step_id);

CREATE TABLE lift (
    id INTEGER PRIMARY KEY,
    step_id INTEGER NOT NULL REFERENCES step(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL CHECK (length(name) <= 1000),
    load_kg REAL NOT NULL CHECK (load_kg >= 0),
    horizontal_origin_m REAL NOT NULL CHECK (horizontal_origin_m >= 0),
    vertical_origin_m REAL NOT NULL CHECK (vertical_origin_m >= 0),
    turn_origin_deg REAL NOT NULL CHECK (turn_origin_deg >= 0),
    horizontal_destination_m REAL NOT NULL CHECK (horizontal_destination_m >= 0),
    vertical_destination_m REAL NOT NULL CHECK (vertical_destination_m >= 0),
    turn_destination_deg REAL NOT NULL CHECK (turn_destination_deg >= 0),
    lifts_per_min REAL NOT NULL CHECK (lifts_per_min >= 0),
    duration_h REAL NOT NULL CHECK (duration_h >= 0),
    coupling TEXT NOT NULL CHECK (coupling IN ('good', 'fair', 'poor')),
    places_with_care INTEGER NOT NULL CHECK (places_with_care IN (0, 1))
) STRICT;

CREATE INDEX lift_step_id ON lift(step_id);

CREATE TABLE sampling (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (length(name) <= 1000),
    subjects TEXT NOT NULL CHECK (length(subjects) <= 100000),
    categories TEXT NOT NULL CHECK (length(categories) <= 100000),
    start_s REAL NOT NULL CHECK (start_s >= 0),
    end_s REAL NOT NULL CHECK (end_s >= 0),
    seed INTEGER NOT NULL
) STRICT;

CREATE TABLE moment (
    id INTEGER PRIMARY KEY,
    sampling_id INTEGER NOT NULL REFERENCES sampling(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    at_s REAL NOT NULL CHECK (at_s >= 0),
    subject TEXT NOT NULL CHECK (length(subject) <= 1000),
    seen TEXT NOT NULL CHECK (length(seen) <= 1000)
) STRICT;

CREATE INDEX moment_sampling_id ON moment(sampling_id);

CREATE TABLE season (
    id INTEGER PRIMARY KEY,
    family_id INTEGER NOT NULL REFERENCES family(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    month INTEGER NOT NULL CHECK (month BETWEEN 1 AND 12),
    weight REAL NOT NULL CHECK (weight >= 0)
) STRICT;

CREATE INDEX season_family_id ON season(family_id);

CREATE TABLE family_work (
    id INTEGER PRIMARY KEY,
    step_id INTEGER NOT NULL REFERENCES step(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    family_id INTEGER NOT NULL REFERENCES family(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    cycle_time_s_low REAL,
    cycle_time_s_likely REAL,
    cycle_time_s_high REAL,
    cycle_time_s_basis TEXT,
    setup_time_s_low REAL,
    setup_time_s_likely REAL,
    setup_time_s_high REAL,
    setup_time_s_basis TEXT,
    batch_size REAL CHECK (batch_size > 0),
    is_skipped INTEGER NOT NULL CHECK (is_skipped IN (0, 1)),
    CHECK (coalesce(cycle_time_s_low, cycle_time_s_likely, cycle_time_s_high, cycle_time_s_basis) IS NULL OR (cycle_time_s_low IS NOT NULL AND cycle_time_s_likely IS NOT NULL AND cycle_time_s_high IS NOT NULL AND cycle_time_s_basis IS NOT NULL AND cycle_time_s_low >= 0 AND cycle_time_s_low <= cycle_time_s_likely AND cycle_time_s_likely <= cycle_time_s_high AND cycle_time_s_basis IN ('measured', 'stated', 'calculated', 'catalogue', 'assumed'))),
    CHECK (coalesce(setup_time_s_low, setup_time_s_likely, setup_time_s_high, setup_time_s_basis) IS NULL OR (setup_time_s_low IS NOT NULL AND setup_time_s_likely IS NOT NULL AND setup_time_s_high IS NOT NULL AND setup_time_s_basis IS NOT NULL AND setup_time_s_low >= 0 AND setup_time_s_low <= setup_time_s_likely AND setup_time_s_likely <= setup_time_s_high AND setup_time_s_basis IN ('measured', 'stated', 'calculated', 'catalogue', 'assumed')))
) STRICT;

CREATE INDEX family_work_step_id ON family_work(step_id);

CREATE INDEX family_work_family_id ON family_work(family_id);

CREATE TABLE family_share (
    id INTEGER PRIMARY KEY,
    flow_id INTEGER NOT NULL REFERENCES flow(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    family_id INTEGER NOT NULL REFERENCES family(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    share REAL NOT NULL CHECK (share BETWEEN 0 AND 1)
) STRICT;

CREATE INDEX family_share_flow_id ON family_share(flow_id);

CREATE INDEX family_share_family_id ON family_share(family_id);

CREATE TABLE mix (
    id INTEGER PRIMARY KEY,
    process_id INTEGER NOT NULL REFERENCES process(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    family_id INTEGER NOT NULL REFERENCES family(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX mix_process_id ON mix(process_id);

CREATE INDEX mix_family_id ON mix(family_id);

CREATE TABLE information (
    id INTEGER PRIMARY KEY,
    process_id INTEGER NOT NULL REFERENCES process(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    sender TEXT NOT NULL CHECK (length(sender) <= 1000),
    receiver TEXT NOT NULL CHECK (length(receiver) <= 1000),
    says TEXT NOT NULL CHECK (length(says) <= 1000),
    is_electronic INTEGER NOT NULL CHECK (is_electronic IN (0, 1))
) STRICT;

CREATE INDEX information_process_id ON information(process_id);

ALTER TABLE process ADD COLUMN heading TEXT NOT NULL DEFAULT 'right' CHECK (heading IN ('right', 'down'));

ALTER TABLE step ADD COLUMN task_object TEXT NOT NULL DEFAULT '' CHECK (length(task_object) <= 1000);

ALTER TABLE flow ADD COLUMN transfer TEXT NOT NULL DEFAULT 'push' CHECK (transfer IN ('push', 'pull', 'fifo'));

ALTER TABLE work ADD COLUMN study_id INTEGER REFERENCES study(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED;

CREATE INDEX work_study_id ON work(study_id);

ALTER TABLE observation ADD COLUMN study_id INTEGER REFERENCES study(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE observation ADD COLUMN element_id INTEGER REFERENCES element(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE observation ADD COLUMN cycle INTEGER NOT NULL DEFAULT 1 CHECK (cycle BETWEEN 1 AND 1000000);

ALTER TABLE observation ADD COLUMN is_missed INTEGER NOT NULL DEFAULT 0 CHECK (is_missed IN (0, 1));

CREATE INDEX observation_study_id ON observation(study_id);

CREATE INDEX observation_element_id ON observation(element_id);

ALTER TABLE firm ADD COLUMN country TEXT NOT NULL DEFAULT 'NL' CHECK (length(country) <= 1000);

ALTER TABLE firm ADD COLUMN sector_code TEXT NOT NULL DEFAULT '' CHECK (length(sector_code) <= 1000);

ALTER TABLE firm ADD COLUMN logo BLOB CHECK (length(logo) BETWEEN 1 AND 4194304);

ALTER TABLE calendar ADD COLUMN days_per_week REAL NOT NULL DEFAULT 5.0 CHECK (days_per_week BETWEEN 0 AND 7);

ALTER TABLE calendar ADD COLUMN closing_days REAL NOT NULL DEFAULT 0.0 CHECK (closing_days >= 0);

ALTER TABLE calendar ADD COLUMN is_counted INTEGER NOT NULL DEFAULT 0 CHECK (is_counted IN (0, 1));

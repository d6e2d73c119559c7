-- Schema 1 of the audit file. Released: never edit; change it by a migration.

CREATE TABLE firm (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL CHECK (length(name) <= 1000),
    sector TEXT NOT NULL CHECK (length(sector) <= 1000),
    place TEXT NOT NULL CHECK (length(place) <= 1000),
    question TEXT NOT NULL CHECK (length(question) <= 100000),
    advisor TEXT NOT NULL CHECK (length(advisor) <= 1000),
    audit_date TEXT NOT NULL CHECK (length(audit_date) <= 1000),
    currency TEXT NOT NULL CHECK (length(currency) <= 1000),
    discount_rate REAL NOT NULL CHECK (discount_rate >= 0),
    horizon_years INTEGER NOT NULL CHECK (horizon_years BETWEEN 1 AND 50),
    payback_target_years REAL NOT NULL CHECK (payback_target_years >= 0),
    budget REAL CHECK (budget >= 0),
    realisation REAL NOT NULL CHECK (realisation BETWEEN 0 AND 1),
    productive_hours_per_fte_low REAL NOT NULL,
    productive_hours_per_fte_likely REAL NOT NULL,
    productive_hours_per_fte_high REAL NOT NULL,
    productive_hours_per_fte_basis TEXT NOT NULL,
    illustrative INTEGER NOT NULL CHECK (illustrative IN (0, 1)),
    CHECK (productive_hours_per_fte_low >= 0 AND productive_hours_per_fte_low <= productive_hours_per_fte_likely AND productive_hours_per_fte_likely <= productive_hours_per_fte_high AND productive_hours_per_fte_basis IN ('measured', 'stated', 'calculated', 'catalogue', 'assumed'))
) STRICT;

CREATE TABLE calendar (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    working_days_per_year REAL NOT NULL CHECK (working_days_per_year >= 0),
    shifts_per_day REAL NOT NULL CHECK (shifts_per_day >= 0),
    shift_length_s REAL NOT NULL CHECK (shift_length_s > 0),
    break_s REAL NOT NULL CHECK (break_s >= 0)
) STRICT;

CREATE TABLE role (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (length(name) <= 1000),
    rate_per_hour_low REAL NOT NULL,
    rate_per_hour_likely REAL NOT NULL,
    rate_per_hour_high REAL NOT NULL,
    rate_per_hour_basis TEXT NOT NULL,
    headcount REAL CHECK (headcount >= 0),
    vacancies REAL CHECK (vacancies >= 0),
    CHECK (rate_per_hour_low >= 0 AND rate_per_hour_low <= rate_per_hour_likely AND rate_per_hour_likely <= rate_per_hour_high AND rate_per_hour_basis IN ('measured', 'stated', 'calculated', 'catalogue', 'assumed'))
) STRICT;

CREATE TABLE family (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (length(name) <= 1000),
    demand_per_year_low REAL,
    demand_per_year_likely REAL,
    demand_per_year_high REAL,
    demand_per_year_basis TEXT,
    CHECK (coalesce(demand_per_year_low, demand_per_year_likely, demand_per_year_high, demand_per_year_basis) IS NULL OR (demand_per_year_low IS NOT NULL AND demand_per_year_likely IS NOT NULL AND demand_per_year_high IS NOT NULL AND demand_per_year_basis IS NOT NULL AND demand_per_year_low >= 0 AND demand_per_year_low <= demand_per_year_likely AND demand_per_year_likely <= demand_per_year_high AND demand_per_year_basis IN ('measured', 'stated', 'calculated', 'catalogue', 'assumed')))
) STRICT;

CREATE TABLE process (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (length(name) <= 1000),
    family_id INTEGER REFERENCES family(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    demand_per_year_low REAL,
    demand_per_year_likely REAL,
    demand_per_year_high REAL,
    demand_per_year_basis TEXT,
    unit TEXT NOT NULL CHECK (length(unit) <= 1000),
    CHECK (coalesce(demand_per_year_low, demand_per_year_likely, demand_per_year_high, demand_per_year_basis) IS NULL OR (demand_per_year_low IS NOT NULL AND demand_per_year_likely IS NOT NULL AND demand_per_year_high IS NOT NULL AND demand_per_year_basis IS NOT NULL AND demand_per_year_low >= 0 AND demand_per_year_low <= demand_per_year_likely AND demand_per_year_likely <= demand_per_year_high AND demand_per_year_basis IN ('measured', 'stated', 'calculated', 'catalogue', 'assumed')))
) STRICT;

CREATE INDEX process_family_id ON process(family_id);

CREATE TABLE lane (
    id INTEGER PRIMARY KEY,
    process_id INTEGER NOT NULL REFERENCES process(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL CHECK (length(name) <= 1000),
    position INTEGER NOT NULL
) STRICT;

CREATE INDEX lane_process_id ON lane(process_id);

CREATE TABLE step (
    id INTEGER PRIMARY KEY,
    process_id INTEGER NOT NULL REFERENCES process(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL CHECK (length(name) <= 1000),
    kind TEXT NOT NULL CHECK (kind IN ('operation', 'inspection', 'transport', 'delay', 'storage', 'decision', 'fork', 'join', 'start', 'end', 'subprocess')),
    lane_id INTEGER REFERENCES lane(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    x REAL,
    y REAL,
    pinned INTEGER NOT NULL CHECK (pinned IN (0, 1)),
    detail_id INTEGER REFERENCES process(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    value_class TEXT CHECK (value_class IN ('value_adding', 'necessary', 'waste')),
    domain TEXT CHECK (domain IN ('production', 'logistics', 'quality', 'office')),
    task TEXT NOT NULL CHECK (length(task) <= 1000),
    notes TEXT NOT NULL CHECK (length(notes) <= 100000)
) STRICT;

CREATE INDEX step_process_id ON step(process_id);

CREATE INDEX step_lane_id ON step(lane_id);

CREATE INDEX step_detail_id ON step(detail_id);

CREATE TABLE flow (
    id INTEGER PRIMARY KEY,
    process_id INTEGER NOT NULL REFERENCES process(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    source_id INTEGER NOT NULL REFERENCES step(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    target_id INTEGER NOT NULL REFERENCES step(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    share REAL NOT NULL CHECK (share BETWEEN 0 AND 1),
    bend REAL
) STRICT;

CREATE INDEX flow_process_id ON flow(process_id);

CREATE INDEX flow_source_id ON flow(source_id);

CREATE INDEX flow_target_id ON flow(target_id);

CREATE TABLE work (
    id INTEGER PRIMARY KEY REFERENCES step(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    cycle_time_s_low REAL,
    cycle_time_s_likely REAL,
    cycle_time_s_high REAL,
    cycle_time_s_basis TEXT,
    units_per_cycle REAL NOT NULL CHECK (units_per_cycle > 0),
    setup_time_s_low REAL,
    setup_time_s_likely REAL,
    setup_time_s_high REAL,
    setup_time_s_basis TEXT,
    batch_size REAL CHECK (batch_size > 0),
    crew REAL NOT NULL CHECK (crew >= 0),
    manual_share_low REAL,
    manual_share_likely REAL,
    manual_share_high REAL,
    manual_share_basis TEXT,
    role_id INTEGER REFERENCES role(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    stations REAL NOT NULL CHECK (stations >= 0),
    availability REAL NOT NULL CHECK (availability BETWEEN 0 AND 1),
    scrap_low REAL,
    scrap_likely REAL,
    scrap_high REAL,
    scrap_basis TEXT,
    inventory_pieces_before REAL CHECK (inventory_pieces_before >= 0),
    inventory_days_before REAL CHECK (inventory_days_before >= 0),
    labour_s_low REAL,
    labour_s_likely REAL,
    labour_s_high REAL,
    labour_s_basis TEXT,
    labour_period TEXT NOT NULL CHECK (labour_period IN ('hour', 'shift', 'day', 'week', 'month', 'year')),
    events_low REAL,
    events_likely REAL,
    events_high REAL,
    events_basis TEXT,
    events_period TEXT NOT NULL CHECK (events_period IN ('hour', 'shift', 'day', 'week', 'month', 'year')),
    load_kg REAL CHECK (load_kg >= 0),
    variants REAL CHECK (variants >= 0),
    CHECK (coalesce(cycle_time_s_low, cycle_time_s_likely, cycle_time_s_high, cycle_time_s_basis) IS NULL OR (cycle_time_s_low IS NOT NULL AND cycle_time_s_likely IS NOT NULL AND cycle_time_s_high IS NOT NULL AND cycle_time_s_basis IS NOT NULL AND cycle_time_s_low >= 0 AND cycle_time_s_low <= cycle_time_s_likely AND cycle_time_s_likely <= cycle_time_s_high AND cycle_time_s_basis IN ('measured', 'stated', 'calculated', 'catalogue', 'assumed'))),
    CHECK (coalesce(setup_time_s_low, setup_time_s_likely, setup_time_s_high, setup_time_s_basis) IS NULL OR (setup_time_s_low IS NOT NULL AND setup_time_s_likely IS NOT NULL AND setup_time_s_high IS NOT NULL AND setup_time_s_basis IS NOT NULL AND setup_time_s_low >= 0 AND setup_time_s_low <= setup_time_s_likely AND setup_time_s_likely <= setup_time_s_high AND setup_time_s_basis IN ('measured', 'stated', 'calculated', 'catalogue', 'assumed'))),
    CHECK (coalesce(manual_share_low, manual_share_likely, manual_share_high, manual_share_basis) IS NULL OR (manual_share_low IS NOT NULL AND manual_share_likely IS NOT NULL AND manual_share_high IS NOT NULL AND manual_share_basis IS NOT NULL AND manual_share_low >= 0 AND manual_share_low <= manual_share_likely AND manual_share_likely <= manual_share_high AND manual_share_high <= 1 AND manual_share_basis IN ('measured', 'stated', 'calculated', 'catalogue', 'assumed'))),
    CHECK (coalesce(scrap_low, scrap_likely, scrap_high, scrap_basis) IS NULL OR (scrap_low IS NOT NULL AND scrap_likely IS NOT NULL AND scrap_high IS NOT NULL AND scrap_basis IS NOT NULL AND scrap_low >= 0 AND scrap_low <= scrap_likely AND scrap_likely <= scrap_high AND scrap_high <= 1 AND scrap_basis IN ('measured', 'stated', 'calculated', 'catalogue', 'assumed'))),
    CHECK (coalesce(labour_s_low, labour_s_likely, labour_s_high, labour_s_basis) IS NULL OR (labour_s_low IS NOT NULL AND labour_s_likely IS NOT NULL AND labour_s_high IS NOT NULL AND labour_s_basis IS NOT NULL AND labour_s_low >= 0 AND labour_s_low <= labour_s_likely AND labour_s_likely <= labour_s_high AND labour_s_basis IN ('measured', 'stated', 'calculated', 'catalogue', 'assumed'))),
    CHECK (coalesce(events_low, events_likely, events_high, events_basis) IS NULL OR (events_low IS NOT NULL AND events_likely IS NOT NULL AND events_high IS NOT NULL AND events_basis IS NOT NULL AND events_low >= 0 AND events_low <= events_likely AND events_likely <= events_high AND events_basis IN ('measured', 'stated', 'calculated', 'catalogue', 'assumed')))
) STRICT;

CREATE INDEX work_role_id ON work(role_id);

CREATE TABLE observation (
    id INTEGER PRIMARY KEY,
    step_id INTEGER NOT NULL REFERENCES step(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    seconds REAL NOT NULL CHECK (seconds >= 0),
    rating REAL NOT NULL CHECK (rating >= 0),
    excluded_because TEXT NOT NULL CHECK (length(excluded_because) <= 1000),
    note TEXT NOT NULL CHECK (length(note) <= 100000)
) STRICT;

CREATE INDEX observation_step_id ON observation(step_id);

CREATE TABLE tag (
    id INTEGER PRIMARY KEY,
    step_id INTEGER NOT NULL REFERENCES step(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL CHECK (length(name) <= 1000),
    accepted INTEGER NOT NULL CHECK (accepted IN (0, 1))
) STRICT;

CREATE INDEX tag_step_id ON tag(step_id);

CREATE TABLE photo (
    id INTEGER PRIMARY KEY,
    step_id INTEGER NOT NULL REFERENCES step(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    image BLOB NOT NULL CHECK (length(image) BETWEEN 1 AND 4194304),
    caption TEXT NOT NULL CHECK (length(caption) <= 1000)
) STRICT;

CREATE INDEX photo_step_id ON photo(step_id);

CREATE TABLE answer (
    id INTEGER PRIMARY KEY,
    step_id INTEGER NOT NULL REFERENCES step(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    criterion TEXT NOT NULL CHECK (length(criterion) <= 1000),
    level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 5)
) STRICT;

CREATE INDEX answer_step_id ON answer(step_id);

CREATE TABLE weight (
    id INTEGER PRIMARY KEY,
    criterion TEXT NOT NULL CHECK (length(criterion) <= 1000),
    value REAL NOT NULL CHECK (value >= 0)
) STRICT;

CREATE TABLE candidate (
    id INTEGER PRIMARY KEY,
    technology TEXT NOT NULL CHECK (length(technology) <= 1000),
    investment_low REAL,
    investment_likely REAL,
    investment_high REAL,
    investment_basis TEXT,
    running_cost_per_year_low REAL,
    running_cost_per_year_likely REAL,
    running_cost_per_year_high REAL,
    running_cost_per_year_basis TEXT,
    saving_share_low REAL,
    saving_share_likely REAL,
    saving_share_high REAL,
    saving_share_basis TEXT,
    dropped_because TEXT NOT NULL CHECK (length(dropped_because) <= 1000),
    CHECK (coalesce(investment_low, investment_likely, investment_high, investment_basis) IS NULL OR (investment_low IS NOT NULL AND investment_likely IS NOT NULL AND investment_high IS NOT NULL AND investment_basis IS NOT NULL AND investment_low >= 0 AND investment_low <= investment_likely AND investment_likely <= investment_high AND investment_basis IN ('measured', 'stated', 'calculated', 'catalogue', 'assumed'))),
    CHECK (coalesce(running_cost_per_year_low, running_cost_per_year_likely, running_cost_per_year_high, running_cost_per_year_basis) IS NULL OR (running_cost_per_year_low IS NOT NULL AND running_cost_per_year_likely IS NOT NULL AND running_cost_per_year_high IS NOT NULL AND running_cost_per_year_basis IS NOT NULL AND running_cost_per_year_low >= 0 AND running_cost_per_year_low <= running_cost_per_year_likely AND running_cost_per_year_likely <= running_cost_per_year_high AND running_cost_per_year_basis IN ('measured', 'stated', 'calculated', 'catalogue', 'assumed'))),
    CHECK (coalesce(saving_share_low, saving_share_likely, saving_share_high, saving_share_basis) IS NULL OR (saving_share_low IS NOT NULL AND saving_share_likely IS NOT NULL AND saving_share_high IS NOT NULL AND saving_share_basis IS NOT NULL AND saving_share_low >= 0 AND saving_share_low <= saving_share_likely AND saving_share_likely <= saving_share_high AND saving_share_high <= 1 AND saving_share_basis IN ('measured', 'stated', 'calculated', 'catalogue', 'assumed')))
) STRICT;

CREATE TABLE candidate_step (
    id INTEGER PRIMARY KEY,
    candidate_id INTEGER NOT NULL REFERENCES candidate(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    step_id INTEGER NOT NULL REFERENCES step(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX candidate_step_candidate_id ON candidate_step(candidate_id);

CREATE INDEX candidate_step_step_id ON candidate_step(step_id);

-- Schema 12 as the migrations make it. Written by python -m tools.schema; not to be edited.

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
    illustrative INTEGER NOT NULL CHECK (illustrative IN (0, 1)), country TEXT NOT NULL DEFAULT 'NL' CHECK (length(country) <= 1000), sector_code TEXT NOT NULL DEFAULT '' CHECK (length(sector_code) <= 1000), logo BLOB CHECK (length(logo) BETWEEN 1 AND 4194304), yearly_budget REAL CHECK (yearly_budget >= 0), projects_at_once INTEGER NOT NULL DEFAULT 2 CHECK (projects_at_once BETWEEN 1 AND 100), overtime_premium REAL NOT NULL DEFAULT 0.25 CHECK (overtime_premium BETWEEN 0 AND 10), method INTEGER NOT NULL DEFAULT 1 CHECK (method BETWEEN 1 AND 1000),
    CHECK (productive_hours_per_fte_low >= 0 AND productive_hours_per_fte_low <= productive_hours_per_fte_likely AND productive_hours_per_fte_likely <= productive_hours_per_fte_high AND productive_hours_per_fte_basis IN ('measured', 'stated', 'calculated', 'benchmark', 'catalogue', 'assumed'))
) STRICT;

CREATE TABLE calendar (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    working_days_per_year REAL NOT NULL CHECK (working_days_per_year >= 0),
    shifts_per_day REAL NOT NULL CHECK (shifts_per_day >= 0),
    shift_length_s REAL NOT NULL CHECK (shift_length_s > 0),
    break_s REAL NOT NULL CHECK (break_s >= 0)
, days_per_week REAL NOT NULL DEFAULT 5.0 CHECK (days_per_week BETWEEN 0 AND 7), closing_days REAL NOT NULL DEFAULT 0.0 CHECK (closing_days >= 0), is_counted INTEGER NOT NULL DEFAULT 0 CHECK (is_counted IN (0, 1))) STRICT;

CREATE TABLE role (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (length(name) <= 1000),
    rate_per_hour_low REAL NOT NULL,
    rate_per_hour_likely REAL NOT NULL,
    rate_per_hour_high REAL NOT NULL,
    rate_per_hour_basis TEXT NOT NULL,
    headcount REAL CHECK (headcount >= 0),
    vacancies REAL CHECK (vacancies >= 0), overtime_hours_per_year REAL CHECK (overtime_hours_per_year >= 0), absence_share REAL CHECK (absence_share BETWEEN 0 AND 1), retiring REAL CHECK (retiring >= 0),
    CHECK (rate_per_hour_low >= 0 AND rate_per_hour_low <= rate_per_hour_likely AND rate_per_hour_likely <= rate_per_hour_high AND rate_per_hour_basis IN ('measured', 'stated', 'calculated', 'benchmark', 'catalogue', 'assumed'))
) STRICT;

CREATE TABLE family (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (length(name) <= 1000),
    demand_per_year_low REAL,
    demand_per_year_likely REAL,
    demand_per_year_high REAL,
    demand_per_year_basis TEXT,
    CHECK (coalesce(demand_per_year_low, demand_per_year_likely, demand_per_year_high, demand_per_year_basis) IS NULL OR (demand_per_year_low IS NOT NULL AND demand_per_year_likely IS NOT NULL AND demand_per_year_high IS NOT NULL AND demand_per_year_basis IS NOT NULL AND demand_per_year_low >= 0 AND demand_per_year_low <= demand_per_year_likely AND demand_per_year_likely <= demand_per_year_high AND demand_per_year_basis IN ('measured', 'stated', 'calculated', 'benchmark', 'catalogue', 'assumed')))
) STRICT;

CREATE TABLE process (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (length(name) <= 1000),
    family_id INTEGER REFERENCES family(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    demand_per_year_low REAL,
    demand_per_year_likely REAL,
    demand_per_year_high REAL,
    demand_per_year_basis TEXT,
    unit TEXT NOT NULL CHECK (length(unit) <= 1000), heading TEXT NOT NULL DEFAULT 'right' CHECK (heading IN ('right', 'down')), scrap_cost_per_unit_low REAL, scrap_cost_per_unit_likely REAL, scrap_cost_per_unit_high REAL, scrap_cost_per_unit_basis TEXT CHECK (coalesce(scrap_cost_per_unit_low, scrap_cost_per_unit_likely, scrap_cost_per_unit_high, scrap_cost_per_unit_basis) IS NULL OR (scrap_cost_per_unit_low IS NOT NULL AND scrap_cost_per_unit_likely IS NOT NULL AND scrap_cost_per_unit_high IS NOT NULL AND scrap_cost_per_unit_basis IS NOT NULL AND scrap_cost_per_unit_low >= 0 AND scrap_cost_per_unit_low <= scrap_cost_per_unit_likely AND scrap_cost_per_unit_likely <= scrap_cost_per_unit_high AND scrap_cost_per_unit_basis IN ('measured', 'stated', 'calculated', 'benchmark', 'catalogue', 'assumed'))), contribution_per_unit_low REAL, contribution_per_unit_likely REAL, contribution_per_unit_high REAL, contribution_per_unit_basis TEXT CHECK (coalesce(contribution_per_unit_low, contribution_per_unit_likely, contribution_per_unit_high, contribution_per_unit_basis) IS NULL OR (contribution_per_unit_low IS NOT NULL AND contribution_per_unit_likely IS NOT NULL AND contribution_per_unit_high IS NOT NULL AND contribution_per_unit_basis IS NOT NULL AND contribution_per_unit_low >= 0 AND contribution_per_unit_low <= contribution_per_unit_likely AND contribution_per_unit_likely <= contribution_per_unit_high AND contribution_per_unit_basis IN ('measured', 'stated', 'calculated', 'benchmark', 'catalogue', 'assumed'))), unmet_demand_per_year_low REAL, unmet_demand_per_year_likely REAL, unmet_demand_per_year_high REAL, unmet_demand_per_year_basis TEXT CHECK (coalesce(unmet_demand_per_year_low, unmet_demand_per_year_likely, unmet_demand_per_year_high, unmet_demand_per_year_basis) IS NULL OR (unmet_demand_per_year_low IS NOT NULL AND unmet_demand_per_year_likely IS NOT NULL AND unmet_demand_per_year_high IS NOT NULL AND unmet_demand_per_year_basis IS NOT NULL AND unmet_demand_per_year_low >= 0 AND unmet_demand_per_year_low <= unmet_demand_per_year_likely AND unmet_demand_per_year_likely <= unmet_demand_per_year_high AND unmet_demand_per_year_basis IN ('measured', 'stated', 'calculated', 'benchmark', 'catalogue', 'assumed'))),
    CHECK (coalesce(demand_per_year_low, demand_per_year_likely, demand_per_year_high, demand_per_year_basis) IS NULL OR (demand_per_year_low IS NOT NULL AND demand_per_year_likely IS NOT NULL AND demand_per_year_high IS NOT NULL AND demand_per_year_basis IS NOT NULL AND demand_per_year_low >= 0 AND demand_per_year_low <= demand_per_year_likely AND demand_per_year_likely <= demand_per_year_high AND demand_per_year_basis IN ('measured', 'stated', 'calculated', 'benchmark', 'catalogue', 'assumed')))
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
, task_object TEXT NOT NULL DEFAULT '' CHECK (length(task_object) <= 1000), place TEXT CHECK (place IN ('workshop', 'office', 'site', 'road'))) STRICT;

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
, transfer TEXT NOT NULL DEFAULT 'push' CHECK (transfer IN ('push', 'pull', 'fifo')), share_basis TEXT NOT NULL DEFAULT 'stated' CHECK (share_basis IN ('measured', 'stated', 'calculated', 'benchmark', 'catalogue', 'assumed'))) STRICT;

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
    variants REAL CHECK (variants >= 0), study_id INTEGER REFERENCES study(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED, consumables_per_year_low REAL, consumables_per_year_likely REAL, consumables_per_year_high REAL, consumables_per_year_basis TEXT CHECK (coalesce(consumables_per_year_low, consumables_per_year_likely, consumables_per_year_high, consumables_per_year_basis) IS NULL OR (consumables_per_year_low IS NOT NULL AND consumables_per_year_likely IS NOT NULL AND consumables_per_year_high IS NOT NULL AND consumables_per_year_basis IS NOT NULL AND consumables_per_year_low >= 0 AND consumables_per_year_low <= consumables_per_year_likely AND consumables_per_year_likely <= consumables_per_year_high AND consumables_per_year_basis IN ('measured', 'stated', 'calculated', 'benchmark', 'catalogue', 'assumed'))), repair_time_s REAL CHECK (repair_time_s > 0), variation REAL CHECK (variation BETWEEN 0 AND 10),
    CHECK (coalesce(cycle_time_s_low, cycle_time_s_likely, cycle_time_s_high, cycle_time_s_basis) IS NULL OR (cycle_time_s_low IS NOT NULL AND cycle_time_s_likely IS NOT NULL AND cycle_time_s_high IS NOT NULL AND cycle_time_s_basis IS NOT NULL AND cycle_time_s_low >= 0 AND cycle_time_s_low <= cycle_time_s_likely AND cycle_time_s_likely <= cycle_time_s_high AND cycle_time_s_basis IN ('measured', 'stated', 'calculated', 'benchmark', 'catalogue', 'assumed'))),
    CHECK (coalesce(setup_time_s_low, setup_time_s_likely, setup_time_s_high, setup_time_s_basis) IS NULL OR (setup_time_s_low IS NOT NULL AND setup_time_s_likely IS NOT NULL AND setup_time_s_high IS NOT NULL AND setup_time_s_basis IS NOT NULL AND setup_time_s_low >= 0 AND setup_time_s_low <= setup_time_s_likely AND setup_time_s_likely <= setup_time_s_high AND setup_time_s_basis IN ('measured', 'stated', 'calculated', 'benchmark', 'catalogue', 'assumed'))),
    CHECK (coalesce(manual_share_low, manual_share_likely, manual_share_high, manual_share_basis) IS NULL OR (manual_share_low IS NOT NULL AND manual_share_likely IS NOT NULL AND manual_share_high IS NOT NULL AND manual_share_basis IS NOT NULL AND manual_share_low >= 0 AND manual_share_low <= manual_share_likely AND manual_share_likely <= manual_share_high AND manual_share_high <= 1 AND manual_share_basis IN ('measured', 'stated', 'calculated', 'benchmark', 'catalogue', 'assumed'))),
    CHECK (coalesce(scrap_low, scrap_likely, scrap_high, scrap_basis) IS NULL OR (scrap_low IS NOT NULL AND scrap_likely IS NOT NULL AND scrap_high IS NOT NULL AND scrap_basis IS NOT NULL AND scrap_low >= 0 AND scrap_low <= scrap_likely AND scrap_likely <= scrap_high AND scrap_high <= 1 AND scrap_basis IN ('measured', 'stated', 'calculated', 'benchmark', 'catalogue', 'assumed'))),
    CHECK (coalesce(labour_s_low, labour_s_likely, labour_s_high, labour_s_basis) IS NULL OR (labour_s_low IS NOT NULL AND labour_s_likely IS NOT NULL AND labour_s_high IS NOT NULL AND labour_s_basis IS NOT NULL AND labour_s_low >= 0 AND labour_s_low <= labour_s_likely AND labour_s_likely <= labour_s_high AND labour_s_basis IN ('measured', 'stated', 'calculated', 'benchmark', 'catalogue', 'assumed'))),
    CHECK (coalesce(events_low, events_likely, events_high, events_basis) IS NULL OR (events_low IS NOT NULL AND events_likely IS NOT NULL AND events_high IS NOT NULL AND events_basis IS NOT NULL AND events_low >= 0 AND events_low <= events_likely AND events_likely <= events_high AND events_basis IN ('measured', 'stated', 'calculated', 'benchmark', 'catalogue', 'assumed')))
) STRICT;

CREATE INDEX work_role_id ON work(role_id);

CREATE TABLE observation (
    id INTEGER PRIMARY KEY,
    step_id INTEGER NOT NULL REFERENCES step(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    seconds REAL NOT NULL CHECK (seconds >= 0),
    rating REAL NOT NULL CHECK (rating >= 0),
    excluded_because TEXT NOT NULL CHECK (length(excluded_because) <= 1000),
    note TEXT NOT NULL CHECK (length(note) <= 100000)
, study_id INTEGER REFERENCES study(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, element_id INTEGER REFERENCES element(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, cycle INTEGER NOT NULL DEFAULT 1 CHECK (cycle BETWEEN 1 AND 1000000), is_missed INTEGER NOT NULL DEFAULT 0 CHECK (is_missed IN (0, 1))) STRICT;

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
, full_marks REAL CHECK (full_marks > 0)) STRICT;

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
    dropped_because TEXT NOT NULL CHECK (length(dropped_because) <= 1000), scrap_saving_share_low REAL, scrap_saving_share_likely REAL, scrap_saving_share_high REAL, scrap_saving_share_basis TEXT CHECK (coalesce(scrap_saving_share_low, scrap_saving_share_likely, scrap_saving_share_high, scrap_saving_share_basis) IS NULL OR (scrap_saving_share_low IS NOT NULL AND scrap_saving_share_likely IS NOT NULL AND scrap_saving_share_high IS NOT NULL AND scrap_saving_share_basis IS NOT NULL AND scrap_saving_share_low >= 0 AND scrap_saving_share_low <= scrap_saving_share_likely AND scrap_saving_share_likely <= scrap_saving_share_high AND scrap_saving_share_high <= 1 AND scrap_saving_share_basis IN ('measured', 'stated', 'calculated', 'benchmark', 'catalogue', 'assumed'))), cycle_saving_share_low REAL, cycle_saving_share_likely REAL, cycle_saving_share_high REAL, cycle_saving_share_basis TEXT CHECK (coalesce(cycle_saving_share_low, cycle_saving_share_likely, cycle_saving_share_high, cycle_saving_share_basis) IS NULL OR (cycle_saving_share_low IS NOT NULL AND cycle_saving_share_likely IS NOT NULL AND cycle_saving_share_high IS NOT NULL AND cycle_saving_share_basis IS NOT NULL AND cycle_saving_share_low >= 0 AND cycle_saving_share_low <= cycle_saving_share_likely AND cycle_saving_share_likely <= cycle_saving_share_high AND cycle_saving_share_high <= 1 AND cycle_saving_share_basis IN ('measured', 'stated', 'calculated', 'benchmark', 'catalogue', 'assumed'))), lead_time_months_low REAL, lead_time_months_likely REAL, lead_time_months_high REAL, lead_time_months_basis TEXT CHECK (coalesce(lead_time_months_low, lead_time_months_likely, lead_time_months_high, lead_time_months_basis) IS NULL OR (lead_time_months_low IS NOT NULL AND lead_time_months_likely IS NOT NULL AND lead_time_months_high IS NOT NULL AND lead_time_months_basis IS NOT NULL AND lead_time_months_low >= 0 AND lead_time_months_low <= lead_time_months_likely AND lead_time_months_likely <= lead_time_months_high AND lead_time_months_basis IN ('measured', 'stated', 'calculated', 'benchmark', 'catalogue', 'assumed'))), ramp_up_months_low REAL, ramp_up_months_likely REAL, ramp_up_months_high REAL, ramp_up_months_basis TEXT CHECK (coalesce(ramp_up_months_low, ramp_up_months_likely, ramp_up_months_high, ramp_up_months_basis) IS NULL OR (ramp_up_months_low IS NOT NULL AND ramp_up_months_likely IS NOT NULL AND ramp_up_months_high IS NOT NULL AND ramp_up_months_basis IS NOT NULL AND ramp_up_months_low >= 0 AND ramp_up_months_low <= ramp_up_months_likely AND ramp_up_months_likely <= ramp_up_months_high AND ramp_up_months_basis IN ('measured', 'stated', 'calculated', 'benchmark', 'catalogue', 'assumed'))), subsidy_low REAL, subsidy_likely REAL, subsidy_high REAL, subsidy_basis TEXT CHECK (coalesce(subsidy_low, subsidy_likely, subsidy_high, subsidy_basis) IS NULL OR (subsidy_low IS NOT NULL AND subsidy_likely IS NOT NULL AND subsidy_high IS NOT NULL AND subsidy_basis IS NOT NULL AND subsidy_low >= 0 AND subsidy_low <= subsidy_likely AND subsidy_likely <= subsidy_high AND subsidy_basis IN ('measured', 'stated', 'calculated', 'benchmark', 'catalogue', 'assumed'))), is_wanted INTEGER NOT NULL DEFAULT 0 CHECK (is_wanted IN (0, 1)), useful_life_years_low REAL, useful_life_years_likely REAL, useful_life_years_high REAL, useful_life_years_basis TEXT CHECK (coalesce(useful_life_years_low, useful_life_years_likely, useful_life_years_high, useful_life_years_basis) IS NULL OR (useful_life_years_low IS NOT NULL AND useful_life_years_likely IS NOT NULL AND useful_life_years_high IS NOT NULL AND useful_life_years_basis IS NOT NULL AND useful_life_years_low >= 0 AND useful_life_years_low <= useful_life_years_likely AND useful_life_years_likely <= useful_life_years_high AND useful_life_years_basis IN ('measured', 'stated', 'calculated', 'benchmark', 'catalogue', 'assumed'))), own_hours_low REAL, own_hours_likely REAL, own_hours_high REAL, own_hours_basis TEXT CHECK (coalesce(own_hours_low, own_hours_likely, own_hours_high, own_hours_basis) IS NULL OR (own_hours_low IS NOT NULL AND own_hours_likely IS NOT NULL AND own_hours_high IS NOT NULL AND own_hours_basis IS NOT NULL AND own_hours_low >= 0 AND own_hours_low <= own_hours_likely AND own_hours_likely <= own_hours_high AND own_hours_basis IN ('measured', 'stated', 'calculated', 'benchmark', 'catalogue', 'assumed'))), consumables_saving_share_low REAL, consumables_saving_share_likely REAL, consumables_saving_share_high REAL, consumables_saving_share_basis TEXT CHECK (coalesce(consumables_saving_share_low, consumables_saving_share_likely, consumables_saving_share_high, consumables_saving_share_basis) IS NULL OR (consumables_saving_share_low IS NOT NULL AND consumables_saving_share_likely IS NOT NULL AND consumables_saving_share_high IS NOT NULL AND consumables_saving_share_basis IS NOT NULL AND consumables_saving_share_low >= 0 AND consumables_saving_share_low <= consumables_saving_share_likely AND consumables_saving_share_likely <= consumables_saving_share_high AND consumables_saving_share_high <= 1 AND consumables_saving_share_basis IN ('measured', 'stated', 'calculated', 'benchmark', 'catalogue', 'assumed'))),
    CHECK (coalesce(investment_low, investment_likely, investment_high, investment_basis) IS NULL OR (investment_low IS NOT NULL AND investment_likely IS NOT NULL AND investment_high IS NOT NULL AND investment_basis IS NOT NULL AND investment_low >= 0 AND investment_low <= investment_likely AND investment_likely <= investment_high AND investment_basis IN ('measured', 'stated', 'calculated', 'benchmark', 'catalogue', 'assumed'))),
    CHECK (coalesce(running_cost_per_year_low, running_cost_per_year_likely, running_cost_per_year_high, running_cost_per_year_basis) IS NULL OR (running_cost_per_year_low IS NOT NULL AND running_cost_per_year_likely IS NOT NULL AND running_cost_per_year_high IS NOT NULL AND running_cost_per_year_basis IS NOT NULL AND running_cost_per_year_low >= 0 AND running_cost_per_year_low <= running_cost_per_year_likely AND running_cost_per_year_likely <= running_cost_per_year_high AND running_cost_per_year_basis IN ('measured', 'stated', 'calculated', 'benchmark', 'catalogue', 'assumed'))),
    CHECK (coalesce(saving_share_low, saving_share_likely, saving_share_high, saving_share_basis) IS NULL OR (saving_share_low IS NOT NULL AND saving_share_likely IS NOT NULL AND saving_share_high IS NOT NULL AND saving_share_basis IS NOT NULL AND saving_share_low >= 0 AND saving_share_low <= saving_share_likely AND saving_share_likely <= saving_share_high AND saving_share_high <= 1 AND saving_share_basis IN ('measured', 'stated', 'calculated', 'benchmark', 'catalogue', 'assumed')))
) STRICT;

CREATE TABLE candidate_step (
    id INTEGER PRIMARY KEY,
    candidate_id INTEGER NOT NULL REFERENCES candidate(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    step_id INTEGER NOT NULL REFERENCES step(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX candidate_step_candidate_id ON candidate_step(candidate_id);

CREATE INDEX candidate_step_step_id ON candidate_step(step_id);

CREATE TABLE history (
    id INTEGER PRIMARY KEY,
    label TEXT NOT NULL CHECK (length(label) <= 1000),
    at TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;

CREATE TABLE replay (id INTEGER PRIMARY KEY CHECK (id = 1), active INTEGER NOT NULL CHECK (active IN (0, 1))) STRICT;

CREATE TABLE log_firm (seq INTEGER PRIMARY KEY, edit_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE, after INTEGER NOT NULL, id INTEGER, name TEXT, sector TEXT, place TEXT, question TEXT, advisor TEXT, audit_date TEXT, currency TEXT, discount_rate REAL, horizon_years INTEGER, payback_target_years REAL, budget REAL, realisation REAL, productive_hours_per_fte_low REAL, productive_hours_per_fte_likely REAL, productive_hours_per_fte_high REAL, productive_hours_per_fte_basis TEXT, illustrative INTEGER, country TEXT DEFAULT 'NL', sector_code TEXT DEFAULT '', logo BLOB DEFAULT NULL, yearly_budget REAL DEFAULT NULL, projects_at_once INTEGER DEFAULT 2, overtime_premium REAL DEFAULT 0.25, method INTEGER DEFAULT 1) STRICT;

CREATE INDEX log_firm_edit ON log_firm(edit_id);

CREATE TABLE log_calendar (seq INTEGER PRIMARY KEY, edit_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE, after INTEGER NOT NULL, id INTEGER, working_days_per_year REAL, shifts_per_day REAL, shift_length_s REAL, break_s REAL, days_per_week REAL DEFAULT 5.0, closing_days REAL DEFAULT 0.0, is_counted INTEGER DEFAULT 0) STRICT;

CREATE INDEX log_calendar_edit ON log_calendar(edit_id);

CREATE TABLE log_role (seq INTEGER PRIMARY KEY, edit_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE, after INTEGER NOT NULL, id INTEGER, name TEXT, rate_per_hour_low REAL, rate_per_hour_likely REAL, rate_per_hour_high REAL, rate_per_hour_basis TEXT, headcount REAL, vacancies REAL, overtime_hours_per_year REAL DEFAULT NULL, absence_share REAL DEFAULT NULL, retiring REAL DEFAULT NULL) STRICT;

CREATE INDEX log_role_edit ON log_role(edit_id);

CREATE TABLE log_family (seq INTEGER PRIMARY KEY, edit_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE, after INTEGER NOT NULL, id INTEGER, name TEXT, demand_per_year_low REAL, demand_per_year_likely REAL, demand_per_year_high REAL, demand_per_year_basis TEXT) STRICT;

CREATE INDEX log_family_edit ON log_family(edit_id);

CREATE TRIGGER undo_family_i AFTER INSERT ON family WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_family (edit_id, after, id, name, demand_per_year_low, demand_per_year_likely, demand_per_year_high, demand_per_year_basis) VALUES ((SELECT max(id) FROM history), 1, new.id, new.name, new.demand_per_year_low, new.demand_per_year_likely, new.demand_per_year_high, new.demand_per_year_basis); END;

CREATE TRIGGER undo_family_u AFTER UPDATE ON family WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_family (edit_id, after, id, name, demand_per_year_low, demand_per_year_likely, demand_per_year_high, demand_per_year_basis) VALUES ((SELECT max(id) FROM history), 0, old.id, old.name, old.demand_per_year_low, old.demand_per_year_likely, old.demand_per_year_high, old.demand_per_year_basis); INSERT INTO log_family (edit_id, after, id, name, demand_per_year_low, demand_per_year_likely, demand_per_year_high, demand_per_year_basis) VALUES ((SELECT max(id) FROM history), 1, new.id, new.name, new.demand_per_year_low, new.demand_per_year_likely, new.demand_per_year_high, new.demand_per_year_basis); END;

CREATE TRIGGER undo_family_d AFTER DELETE ON family WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_family (edit_id, after, id, name, demand_per_year_low, demand_per_year_likely, demand_per_year_high, demand_per_year_basis) VALUES ((SELECT max(id) FROM history), 0, old.id, old.name, old.demand_per_year_low, old.demand_per_year_likely, old.demand_per_year_high, old.demand_per_year_basis); END;

CREATE TABLE log_process (seq INTEGER PRIMARY KEY, edit_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE, after INTEGER NOT NULL, id INTEGER, name TEXT, family_id INTEGER, demand_per_year_low REAL, demand_per_year_likely REAL, demand_per_year_high REAL, demand_per_year_basis TEXT, unit TEXT, heading TEXT DEFAULT 'right', scrap_cost_per_unit_low REAL DEFAULT NULL, scrap_cost_per_unit_likely REAL DEFAULT NULL, scrap_cost_per_unit_high REAL DEFAULT NULL, scrap_cost_per_unit_basis TEXT DEFAULT NULL, contribution_per_unit_low REAL DEFAULT NULL, contribution_per_unit_likely REAL DEFAULT NULL, contribution_per_unit_high REAL DEFAULT NULL, contribution_per_unit_basis TEXT DEFAULT NULL, unmet_demand_per_year_low REAL DEFAULT NULL, unmet_demand_per_year_likely REAL DEFAULT NULL, unmet_demand_per_year_high REAL DEFAULT NULL, unmet_demand_per_year_basis TEXT DEFAULT NULL) STRICT;

CREATE INDEX log_process_edit ON log_process(edit_id);

CREATE TABLE log_lane (seq INTEGER PRIMARY KEY, edit_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE, after INTEGER NOT NULL, id INTEGER, process_id INTEGER, name TEXT, position INTEGER) STRICT;

CREATE INDEX log_lane_edit ON log_lane(edit_id);

CREATE TRIGGER undo_lane_i AFTER INSERT ON lane WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_lane (edit_id, after, id, process_id, name, position) VALUES ((SELECT max(id) FROM history), 1, new.id, new.process_id, new.name, new.position); END;

CREATE TRIGGER undo_lane_u AFTER UPDATE ON lane WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_lane (edit_id, after, id, process_id, name, position) VALUES ((SELECT max(id) FROM history), 0, old.id, old.process_id, old.name, old.position); INSERT INTO log_lane (edit_id, after, id, process_id, name, position) VALUES ((SELECT max(id) FROM history), 1, new.id, new.process_id, new.name, new.position); END;

CREATE TRIGGER undo_lane_d AFTER DELETE ON lane WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_lane (edit_id, after, id, process_id, name, position) VALUES ((SELECT max(id) FROM history), 0, old.id, old.process_id, old.name, old.position); END;

CREATE TABLE log_step (seq INTEGER PRIMARY KEY, edit_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE, after INTEGER NOT NULL, id INTEGER, process_id INTEGER, name TEXT, kind TEXT, lane_id INTEGER, x REAL, y REAL, pinned INTEGER, detail_id INTEGER, value_class TEXT, domain TEXT, task TEXT, notes TEXT, task_object TEXT DEFAULT '', place TEXT DEFAULT NULL) STRICT;

CREATE INDEX log_step_edit ON log_step(edit_id);

CREATE TABLE log_flow (seq INTEGER PRIMARY KEY, edit_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE, after INTEGER NOT NULL, id INTEGER, process_id INTEGER, source_id INTEGER, target_id INTEGER, share REAL, bend REAL, transfer TEXT DEFAULT 'push', share_basis TEXT DEFAULT 'stated') STRICT;

CREATE INDEX log_flow_edit ON log_flow(edit_id);

CREATE TABLE log_work (seq INTEGER PRIMARY KEY, edit_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE, after INTEGER NOT NULL, id INTEGER, cycle_time_s_low REAL, cycle_time_s_likely REAL, cycle_time_s_high REAL, cycle_time_s_basis TEXT, units_per_cycle REAL, setup_time_s_low REAL, setup_time_s_likely REAL, setup_time_s_high REAL, setup_time_s_basis TEXT, batch_size REAL, crew REAL, manual_share_low REAL, manual_share_likely REAL, manual_share_high REAL, manual_share_basis TEXT, role_id INTEGER, stations REAL, availability REAL, scrap_low REAL, scrap_likely REAL, scrap_high REAL, scrap_basis TEXT, inventory_pieces_before REAL, inventory_days_before REAL, labour_s_low REAL, labour_s_likely REAL, labour_s_high REAL, labour_s_basis TEXT, labour_period TEXT, events_low REAL, events_likely REAL, events_high REAL, events_basis TEXT, events_period TEXT, load_kg REAL, variants REAL, study_id INTEGER DEFAULT NULL, consumables_per_year_low REAL DEFAULT NULL, consumables_per_year_likely REAL DEFAULT NULL, consumables_per_year_high REAL DEFAULT NULL, consumables_per_year_basis TEXT DEFAULT NULL, repair_time_s REAL DEFAULT NULL, variation REAL DEFAULT NULL) STRICT;

CREATE INDEX log_work_edit ON log_work(edit_id);

CREATE TABLE log_observation (seq INTEGER PRIMARY KEY, edit_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE, after INTEGER NOT NULL, id INTEGER, step_id INTEGER, seconds REAL, rating REAL, excluded_because TEXT, note TEXT, study_id INTEGER DEFAULT NULL, element_id INTEGER DEFAULT NULL, cycle INTEGER DEFAULT 1, is_missed INTEGER DEFAULT 0) STRICT;

CREATE INDEX log_observation_edit ON log_observation(edit_id);

CREATE TABLE log_tag (seq INTEGER PRIMARY KEY, edit_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE, after INTEGER NOT NULL, id INTEGER, step_id INTEGER, name TEXT, accepted INTEGER) STRICT;

CREATE INDEX log_tag_edit ON log_tag(edit_id);

CREATE TRIGGER undo_tag_i AFTER INSERT ON tag WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_tag (edit_id, after, id, step_id, name, accepted) VALUES ((SELECT max(id) FROM history), 1, new.id, new.step_id, new.name, new.accepted); END;

CREATE TRIGGER undo_tag_u AFTER UPDATE ON tag WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_tag (edit_id, after, id, step_id, name, accepted) VALUES ((SELECT max(id) FROM history), 0, old.id, old.step_id, old.name, old.accepted); INSERT INTO log_tag (edit_id, after, id, step_id, name, accepted) VALUES ((SELECT max(id) FROM history), 1, new.id, new.step_id, new.name, new.accepted); END;

CREATE TRIGGER undo_tag_d AFTER DELETE ON tag WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_tag (edit_id, after, id, step_id, name, accepted) VALUES ((SELECT max(id) FROM history), 0, old.id, old.step_id, old.name, old.accepted); END;

CREATE TABLE log_photo (seq INTEGER PRIMARY KEY, edit_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE, after INTEGER NOT NULL, id INTEGER, step_id INTEGER, image BLOB, caption TEXT) STRICT;

CREATE INDEX log_photo_edit ON log_photo(edit_id);

CREATE TRIGGER undo_photo_i AFTER INSERT ON photo WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_photo (edit_id, after, id, step_id, image, caption) VALUES ((SELECT max(id) FROM history), 1, new.id, new.step_id, new.image, new.caption); END;

CREATE TRIGGER undo_photo_u AFTER UPDATE ON photo WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_photo (edit_id, after, id, step_id, image, caption) VALUES ((SELECT max(id) FROM history), 0, old.id, old.step_id, old.image, old.caption); INSERT INTO log_photo (edit_id, after, id, step_id, image, caption) VALUES ((SELECT max(id) FROM history), 1, new.id, new.step_id, new.image, new.caption); END;

CREATE TRIGGER undo_photo_d AFTER DELETE ON photo WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_photo (edit_id, after, id, step_id, image, caption) VALUES ((SELECT max(id) FROM history), 0, old.id, old.step_id, old.image, old.caption); END;

CREATE TABLE log_answer (seq INTEGER PRIMARY KEY, edit_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE, after INTEGER NOT NULL, id INTEGER, step_id INTEGER, criterion TEXT, level INTEGER) STRICT;

CREATE INDEX log_answer_edit ON log_answer(edit_id);

CREATE TRIGGER undo_answer_i AFTER INSERT ON answer WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_answer (edit_id, after, id, step_id, criterion, level) VALUES ((SELECT max(id) FROM history), 1, new.id, new.step_id, new.criterion, new.level); END;

CREATE TRIGGER undo_answer_u AFTER UPDATE ON answer WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_answer (edit_id, after, id, step_id, criterion, level) VALUES ((SELECT max(id) FROM history), 0, old.id, old.step_id, old.criterion, old.level); INSERT INTO log_answer (edit_id, after, id, step_id, criterion, level) VALUES ((SELECT max(id) FROM history), 1, new.id, new.step_id, new.criterion, new.level); END;

CREATE TRIGGER undo_answer_d AFTER DELETE ON answer WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_answer (edit_id, after, id, step_id, criterion, level) VALUES ((SELECT max(id) FROM history), 0, old.id, old.step_id, old.criterion, old.level); END;

CREATE TABLE log_weight (seq INTEGER PRIMARY KEY, edit_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE, after INTEGER NOT NULL, id INTEGER, criterion TEXT, value REAL, full_marks REAL DEFAULT NULL) STRICT;

CREATE INDEX log_weight_edit ON log_weight(edit_id);

CREATE TABLE log_candidate (seq INTEGER PRIMARY KEY, edit_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE, after INTEGER NOT NULL, id INTEGER, technology TEXT, investment_low REAL, investment_likely REAL, investment_high REAL, investment_basis TEXT, running_cost_per_year_low REAL, running_cost_per_year_likely REAL, running_cost_per_year_high REAL, running_cost_per_year_basis TEXT, saving_share_low REAL, saving_share_likely REAL, saving_share_high REAL, saving_share_basis TEXT, dropped_because TEXT, scrap_saving_share_low REAL DEFAULT NULL, scrap_saving_share_likely REAL DEFAULT NULL, scrap_saving_share_high REAL DEFAULT NULL, scrap_saving_share_basis TEXT DEFAULT NULL, cycle_saving_share_low REAL DEFAULT NULL, cycle_saving_share_likely REAL DEFAULT NULL, cycle_saving_share_high REAL DEFAULT NULL, cycle_saving_share_basis TEXT DEFAULT NULL, lead_time_months_low REAL DEFAULT NULL, lead_time_months_likely REAL DEFAULT NULL, lead_time_months_high REAL DEFAULT NULL, lead_time_months_basis TEXT DEFAULT NULL, ramp_up_months_low REAL DEFAULT NULL, ramp_up_months_likely REAL DEFAULT NULL, ramp_up_months_high REAL DEFAULT NULL, ramp_up_months_basis TEXT DEFAULT NULL, subsidy_low REAL DEFAULT NULL, subsidy_likely REAL DEFAULT NULL, subsidy_high REAL DEFAULT NULL, subsidy_basis TEXT DEFAULT NULL, is_wanted INTEGER DEFAULT 0, useful_life_years_low REAL DEFAULT NULL, useful_life_years_likely REAL DEFAULT NULL, useful_life_years_high REAL DEFAULT NULL, useful_life_years_basis TEXT DEFAULT NULL, own_hours_low REAL DEFAULT NULL, own_hours_likely REAL DEFAULT NULL, own_hours_high REAL DEFAULT NULL, own_hours_basis TEXT DEFAULT NULL, consumables_saving_share_low REAL DEFAULT NULL, consumables_saving_share_likely REAL DEFAULT NULL, consumables_saving_share_high REAL DEFAULT NULL, consumables_saving_share_basis TEXT DEFAULT NULL) STRICT;

CREATE INDEX log_candidate_edit ON log_candidate(edit_id);

CREATE TABLE log_candidate_step (seq INTEGER PRIMARY KEY, edit_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE, after INTEGER NOT NULL, id INTEGER, candidate_id INTEGER, step_id INTEGER) STRICT;

CREATE INDEX log_candidate_step_edit ON log_candidate_step(edit_id);

CREATE TRIGGER undo_candidate_step_i AFTER INSERT ON candidate_step WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_candidate_step (edit_id, after, id, candidate_id, step_id) VALUES ((SELECT max(id) FROM history), 1, new.id, new.candidate_id, new.step_id); END;

CREATE TRIGGER undo_candidate_step_u AFTER UPDATE ON candidate_step WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_candidate_step (edit_id, after, id, candidate_id, step_id) VALUES ((SELECT max(id) FROM history), 0, old.id, old.candidate_id, old.step_id); INSERT INTO log_candidate_step (edit_id, after, id, candidate_id, step_id) VALUES ((SELECT max(id) FROM history), 1, new.id, new.candidate_id, new.step_id); END;

CREATE TRIGGER undo_candidate_step_d AFTER DELETE ON candidate_step WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_candidate_step (edit_id, after, id, candidate_id, step_id) VALUES ((SELECT max(id) FROM history), 0, old.id, old.candidate_id, old.step_id); END;

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
    CHECK (coalesce(cycle_time_s_low, cycle_time_s_likely, cycle_time_s_high, cycle_time_s_basis) IS NULL OR (cycle_time_s_low IS NOT NULL AND cycle_time_s_likely IS NOT NULL AND cycle_time_s_high IS NOT NULL AND cycle_time_s_basis IS NOT NULL AND cycle_time_s_low >= 0 AND cycle_time_s_low <= cycle_time_s_likely AND cycle_time_s_likely <= cycle_time_s_high AND cycle_time_s_basis IN ('measured', 'stated', 'calculated', 'benchmark', 'catalogue', 'assumed'))),
    CHECK (coalesce(setup_time_s_low, setup_time_s_likely, setup_time_s_high, setup_time_s_basis) IS NULL OR (setup_time_s_low IS NOT NULL AND setup_time_s_likely IS NOT NULL AND setup_time_s_high IS NOT NULL AND setup_time_s_basis IS NOT NULL AND setup_time_s_low >= 0 AND setup_time_s_low <= setup_time_s_likely AND setup_time_s_likely <= setup_time_s_high AND setup_time_s_basis IN ('measured', 'stated', 'calculated', 'benchmark', 'catalogue', 'assumed')))
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

CREATE INDEX work_study_id ON work(study_id);

CREATE INDEX observation_study_id ON observation(study_id);

CREATE INDEX observation_element_id ON observation(element_id);

CREATE TRIGGER undo_calendar_i AFTER INSERT ON calendar WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_calendar (edit_id, after, id, working_days_per_year, shifts_per_day, shift_length_s, break_s, days_per_week, closing_days, is_counted) VALUES ((SELECT max(id) FROM history), 1, new.id, new.working_days_per_year, new.shifts_per_day, new.shift_length_s, new.break_s, new.days_per_week, new.closing_days, new.is_counted); END;

CREATE TRIGGER undo_calendar_u AFTER UPDATE ON calendar WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_calendar (edit_id, after, id, working_days_per_year, shifts_per_day, shift_length_s, break_s, days_per_week, closing_days, is_counted) VALUES ((SELECT max(id) FROM history), 0, old.id, old.working_days_per_year, old.shifts_per_day, old.shift_length_s, old.break_s, old.days_per_week, old.closing_days, old.is_counted); INSERT INTO log_calendar (edit_id, after, id, working_days_per_year, shifts_per_day, shift_length_s, break_s, days_per_week, closing_days, is_counted) VALUES ((SELECT max(id) FROM history), 1, new.id, new.working_days_per_year, new.shifts_per_day, new.shift_length_s, new.break_s, new.days_per_week, new.closing_days, new.is_counted); END;

CREATE TRIGGER undo_calendar_d AFTER DELETE ON calendar WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_calendar (edit_id, after, id, working_days_per_year, shifts_per_day, shift_length_s, break_s, days_per_week, closing_days, is_counted) VALUES ((SELECT max(id) FROM history), 0, old.id, old.working_days_per_year, old.shifts_per_day, old.shift_length_s, old.break_s, old.days_per_week, old.closing_days, old.is_counted); END;

CREATE TABLE log_study (seq INTEGER PRIMARY KEY, edit_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE, after INTEGER NOT NULL, id INTEGER, step_id INTEGER, name TEXT, started_at TEXT, timing TEXT, rating REAL, rates_each INTEGER, units_per_cycle REAL, precision REAL, confidence REAL, notes TEXT) STRICT;

CREATE INDEX log_study_edit ON log_study(edit_id);

CREATE TRIGGER undo_study_i AFTER INSERT ON study WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_study (edit_id, after, id, step_id, name, started_at, timing, rating, rates_each, units_per_cycle, precision, confidence, notes) VALUES ((SELECT max(id) FROM history), 1, new.id, new.step_id, new.name, new.started_at, new.timing, new.rating, new.rates_each, new.units_per_cycle, new.precision, new.confidence, new.notes); END;

CREATE TRIGGER undo_study_u AFTER UPDATE ON study WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_study (edit_id, after, id, step_id, name, started_at, timing, rating, rates_each, units_per_cycle, precision, confidence, notes) VALUES ((SELECT max(id) FROM history), 0, old.id, old.step_id, old.name, old.started_at, old.timing, old.rating, old.rates_each, old.units_per_cycle, old.precision, old.confidence, old.notes); INSERT INTO log_study (edit_id, after, id, step_id, name, started_at, timing, rating, rates_each, units_per_cycle, precision, confidence, notes) VALUES ((SELECT max(id) FROM history), 1, new.id, new.step_id, new.name, new.started_at, new.timing, new.rating, new.rates_each, new.units_per_cycle, new.precision, new.confidence, new.notes); END;

CREATE TRIGGER undo_study_d AFTER DELETE ON study WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_study (edit_id, after, id, step_id, name, started_at, timing, rating, rates_each, units_per_cycle, precision, confidence, notes) VALUES ((SELECT max(id) FROM history), 0, old.id, old.step_id, old.name, old.started_at, old.timing, old.rating, old.rates_each, old.units_per_cycle, old.precision, old.confidence, old.notes); END;

CREATE TABLE log_element (seq INTEGER PRIMARY KEY, edit_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE, after INTEGER NOT NULL, id INTEGER, study_id INTEGER, name TEXT, position INTEGER, part TEXT, per_cycle REAL, is_foreign INTEGER) STRICT;

CREATE INDEX log_element_edit ON log_element(edit_id);

CREATE TRIGGER undo_element_i AFTER INSERT ON element WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_element (edit_id, after, id, study_id, name, position, part, per_cycle, is_foreign) VALUES ((SELECT max(id) FROM history), 1, new.id, new.study_id, new.name, new.position, new.part, new.per_cycle, new.is_foreign); END;

CREATE TRIGGER undo_element_u AFTER UPDATE ON element WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_element (edit_id, after, id, study_id, name, position, part, per_cycle, is_foreign) VALUES ((SELECT max(id) FROM history), 0, old.id, old.study_id, old.name, old.position, old.part, old.per_cycle, old.is_foreign); INSERT INTO log_element (edit_id, after, id, study_id, name, position, part, per_cycle, is_foreign) VALUES ((SELECT max(id) FROM history), 1, new.id, new.study_id, new.name, new.position, new.part, new.per_cycle, new.is_foreign); END;

CREATE TRIGGER undo_element_d AFTER DELETE ON element WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_element (edit_id, after, id, study_id, name, position, part, per_cycle, is_foreign) VALUES ((SELECT max(id) FROM history), 0, old.id, old.study_id, old.name, old.position, old.part, old.per_cycle, old.is_foreign); END;

CREATE TABLE log_allowance (seq INTEGER PRIMARY KEY, edit_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE, after INTEGER NOT NULL, id INTEGER, study_id INTEGER, key TEXT, share REAL) STRICT;

CREATE INDEX log_allowance_edit ON log_allowance(edit_id);

CREATE TRIGGER undo_allowance_i AFTER INSERT ON allowance WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_allowance (edit_id, after, id, study_id, key, share) VALUES ((SELECT max(id) FROM history), 1, new.id, new.study_id, new.key, new.share); END;

CREATE TRIGGER undo_allowance_u AFTER UPDATE ON allowance WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_allowance (edit_id, after, id, study_id, key, share) VALUES ((SELECT max(id) FROM history), 0, old.id, old.study_id, old.key, old.share); INSERT INTO log_allowance (edit_id, after, id, study_id, key, share) VALUES ((SELECT max(id) FROM history), 1, new.id, new.study_id, new.key, new.share); END;

CREATE TRIGGER undo_allowance_d AFTER DELETE ON allowance WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_allowance (edit_id, after, id, study_id, key, share) VALUES ((SELECT max(id) FROM history), 0, old.id, old.study_id, old.key, old.share); END;

CREATE TRIGGER undo_observation_i AFTER INSERT ON observation WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_observation (edit_id, after, id, step_id, seconds, rating, excluded_because, note, study_id, element_id, cycle, is_missed) VALUES ((SELECT max(id) FROM history), 1, new.id, new.step_id, new.seconds, new.rating, new.excluded_because, new.note, new.study_id, new.element_id, new.cycle, new.is_missed); END;

CREATE TRIGGER undo_observation_u AFTER UPDATE ON observation WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_observation (edit_id, after, id, step_id, seconds, rating, excluded_because, note, study_id, element_id, cycle, is_missed) VALUES ((SELECT max(id) FROM history), 0, old.id, old.step_id, old.seconds, old.rating, old.excluded_because, old.note, old.study_id, old.element_id, old.cycle, old.is_missed); INSERT INTO log_observation (edit_id, after, id, step_id, seconds, rating, excluded_because, note, study_id, element_id, cycle, is_missed) VALUES ((SELECT max(id) FROM history), 1, new.id, new.step_id, new.seconds, new.rating, new.excluded_because, new.note, new.study_id, new.element_id, new.cycle, new.is_missed); END;

CREATE TRIGGER undo_observation_d AFTER DELETE ON observation WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_observation (edit_id, after, id, step_id, seconds, rating, excluded_because, note, study_id, element_id, cycle, is_missed) VALUES ((SELECT max(id) FROM history), 0, old.id, old.step_id, old.seconds, old.rating, old.excluded_because, old.note, old.study_id, old.element_id, old.cycle, old.is_missed); END;

CREATE TABLE log_work_element (seq INTEGER PRIMARY KEY, edit_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE, after INTEGER NOT NULL, id INTEGER, step_id INTEGER, name TEXT, part TEXT, seconds REAL, position INTEGER, operator INTEGER) STRICT;

CREATE INDEX log_work_element_edit ON log_work_element(edit_id);

CREATE TRIGGER undo_work_element_i AFTER INSERT ON work_element WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_work_element (edit_id, after, id, step_id, name, part, seconds, position, operator) VALUES ((SELECT max(id) FROM history), 1, new.id, new.step_id, new.name, new.part, new.seconds, new.position, new.operator); END;

CREATE TRIGGER undo_work_element_u AFTER UPDATE ON work_element WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_work_element (edit_id, after, id, step_id, name, part, seconds, position, operator) VALUES ((SELECT max(id) FROM history), 0, old.id, old.step_id, old.name, old.part, old.seconds, old.position, old.operator); INSERT INTO log_work_element (edit_id, after, id, step_id, name, part, seconds, position, operator) VALUES ((SELECT max(id) FROM history), 1, new.id, new.step_id, new.name, new.part, new.seconds, new.position, new.operator); END;

CREATE TRIGGER undo_work_element_d AFTER DELETE ON work_element WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_work_element (edit_id, after, id, step_id, name, part, seconds, position, operator) VALUES ((SELECT max(id) FROM history), 0, old.id, old.step_id, old.name, old.part, old.seconds, old.position, old.operator); END;

CREATE TABLE log_lift (seq INTEGER PRIMARY KEY, edit_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE, after INTEGER NOT NULL, id INTEGER, step_id INTEGER, name TEXT, load_kg REAL, horizontal_origin_m REAL, vertical_origin_m REAL, turn_origin_deg REAL, horizontal_destination_m REAL, vertical_destination_m REAL, turn_destination_deg REAL, lifts_per_min REAL, duration_h REAL, coupling TEXT, places_with_care INTEGER) STRICT;

CREATE INDEX log_lift_edit ON log_lift(edit_id);

CREATE TRIGGER undo_lift_i AFTER INSERT ON lift WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_lift (edit_id, after, id, step_id, name, load_kg, horizontal_origin_m, vertical_origin_m, turn_origin_deg, horizontal_destination_m, vertical_destination_m, turn_destination_deg, lifts_per_min, duration_h, coupling, places_with_care) VALUES ((SELECT max(id) FROM history), 1, new.id, new.step_id, new.name, new.load_kg, new.horizontal_origin_m, new.vertical_origin_m, new.turn_origin_deg, new.horizontal_destination_m, new.vertical_destination_m, new.turn_destination_deg, new.lifts_per_min, new.duration_h, new.coupling, new.places_with_care); END;

CREATE TRIGGER undo_lift_u AFTER UPDATE ON lift WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_lift (edit_id, after, id, step_id, name, load_kg, horizontal_origin_m, vertical_origin_m, turn_origin_deg, horizontal_destination_m, vertical_destination_m, turn_destination_deg, lifts_per_min, duration_h, coupling, places_with_care) VALUES ((SELECT max(id) FROM history), 0, old.id, old.step_id, old.name, old.load_kg, old.horizontal_origin_m, old.vertical_origin_m, old.turn_origin_deg, old.horizontal_destination_m, old.vertical_destination_m, old.turn_destination_deg, old.lifts_per_min, old.duration_h, old.coupling, old.places_with_care); INSERT INTO log_lift (edit_id, after, id, step_id, name, load_kg, horizontal_origin_m, vertical_origin_m, turn_origin_deg, horizontal_destination_m, vertical_destination_m, turn_destination_deg, lifts_per_min, duration_h, coupling, places_with_care) VALUES ((SELECT max(id) FROM history), 1, new.id, new.step_id, new.name, new.load_kg, new.horizontal_origin_m, new.vertical_origin_m, new.turn_origin_deg, new.horizontal_destination_m, new.vertical_destination_m, new.turn_destination_deg, new.lifts_per_min, new.duration_h, new.coupling, new.places_with_care); END;

CREATE TRIGGER undo_lift_d AFTER DELETE ON lift WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_lift (edit_id, after, id, step_id, name, load_kg, horizontal_origin_m, vertical_origin_m, turn_origin_deg, horizontal_destination_m, vertical_destination_m, turn_destination_deg, lifts_per_min, duration_h, coupling, places_with_care) VALUES ((SELECT max(id) FROM history), 0, old.id, old.step_id, old.name, old.load_kg, old.horizontal_origin_m, old.vertical_origin_m, old.turn_origin_deg, old.horizontal_destination_m, old.vertical_destination_m, old.turn_destination_deg, old.lifts_per_min, old.duration_h, old.coupling, old.places_with_care); END;

CREATE TABLE log_sampling (seq INTEGER PRIMARY KEY, edit_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE, after INTEGER NOT NULL, id INTEGER, name TEXT, subjects TEXT, categories TEXT, start_s REAL, end_s REAL, seed INTEGER) STRICT;

CREATE INDEX log_sampling_edit ON log_sampling(edit_id);

CREATE TRIGGER undo_sampling_i AFTER INSERT ON sampling WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_sampling (edit_id, after, id, name, subjects, categories, start_s, end_s, seed) VALUES ((SELECT max(id) FROM history), 1, new.id, new.name, new.subjects, new.categories, new.start_s, new.end_s, new.seed); END;

CREATE TRIGGER undo_sampling_u AFTER UPDATE ON sampling WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_sampling (edit_id, after, id, name, subjects, categories, start_s, end_s, seed) VALUES ((SELECT max(id) FROM history), 0, old.id, old.name, old.subjects, old.categories, old.start_s, old.end_s, old.seed); INSERT INTO log_sampling (edit_id, after, id, name, subjects, categories, start_s, end_s, seed) VALUES ((SELECT max(id) FROM history), 1, new.id, new.name, new.subjects, new.categories, new.start_s, new.end_s, new.seed); END;

CREATE TRIGGER undo_sampling_d AFTER DELETE ON sampling WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_sampling (edit_id, after, id, name, subjects, categories, start_s, end_s, seed) VALUES ((SELECT max(id) FROM history), 0, old.id, old.name, old.subjects, old.categories, old.start_s, old.end_s, old.seed); END;

CREATE TABLE log_moment (seq INTEGER PRIMARY KEY, edit_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE, after INTEGER NOT NULL, id INTEGER, sampling_id INTEGER, at_s REAL, subject TEXT, seen TEXT) STRICT;

CREATE INDEX log_moment_edit ON log_moment(edit_id);

CREATE TRIGGER undo_moment_i AFTER INSERT ON moment WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_moment (edit_id, after, id, sampling_id, at_s, subject, seen) VALUES ((SELECT max(id) FROM history), 1, new.id, new.sampling_id, new.at_s, new.subject, new.seen); END;

CREATE TRIGGER undo_moment_u AFTER UPDATE ON moment WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_moment (edit_id, after, id, sampling_id, at_s, subject, seen) VALUES ((SELECT max(id) FROM history), 0, old.id, old.sampling_id, old.at_s, old.subject, old.seen); INSERT INTO log_moment (edit_id, after, id, sampling_id, at_s, subject, seen) VALUES ((SELECT max(id) FROM history), 1, new.id, new.sampling_id, new.at_s, new.subject, new.seen); END;

CREATE TRIGGER undo_moment_d AFTER DELETE ON moment WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_moment (edit_id, after, id, sampling_id, at_s, subject, seen) VALUES ((SELECT max(id) FROM history), 0, old.id, old.sampling_id, old.at_s, old.subject, old.seen); END;

CREATE TABLE log_season (seq INTEGER PRIMARY KEY, edit_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE, after INTEGER NOT NULL, id INTEGER, family_id INTEGER, month INTEGER, weight REAL) STRICT;

CREATE INDEX log_season_edit ON log_season(edit_id);

CREATE TRIGGER undo_season_i AFTER INSERT ON season WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_season (edit_id, after, id, family_id, month, weight) VALUES ((SELECT max(id) FROM history), 1, new.id, new.family_id, new.month, new.weight); END;

CREATE TRIGGER undo_season_u AFTER UPDATE ON season WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_season (edit_id, after, id, family_id, month, weight) VALUES ((SELECT max(id) FROM history), 0, old.id, old.family_id, old.month, old.weight); INSERT INTO log_season (edit_id, after, id, family_id, month, weight) VALUES ((SELECT max(id) FROM history), 1, new.id, new.family_id, new.month, new.weight); END;

CREATE TRIGGER undo_season_d AFTER DELETE ON season WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_season (edit_id, after, id, family_id, month, weight) VALUES ((SELECT max(id) FROM history), 0, old.id, old.family_id, old.month, old.weight); END;

CREATE TABLE log_family_work (seq INTEGER PRIMARY KEY, edit_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE, after INTEGER NOT NULL, id INTEGER, step_id INTEGER, family_id INTEGER, cycle_time_s_low REAL, cycle_time_s_likely REAL, cycle_time_s_high REAL, cycle_time_s_basis TEXT, setup_time_s_low REAL, setup_time_s_likely REAL, setup_time_s_high REAL, setup_time_s_basis TEXT, batch_size REAL, is_skipped INTEGER) STRICT;

CREATE INDEX log_family_work_edit ON log_family_work(edit_id);

CREATE TRIGGER undo_family_work_i AFTER INSERT ON family_work WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_family_work (edit_id, after, id, step_id, family_id, cycle_time_s_low, cycle_time_s_likely, cycle_time_s_high, cycle_time_s_basis, setup_time_s_low, setup_time_s_likely, setup_time_s_high, setup_time_s_basis, batch_size, is_skipped) VALUES ((SELECT max(id) FROM history), 1, new.id, new.step_id, new.family_id, new.cycle_time_s_low, new.cycle_time_s_likely, new.cycle_time_s_high, new.cycle_time_s_basis, new.setup_time_s_low, new.setup_time_s_likely, new.setup_time_s_high, new.setup_time_s_basis, new.batch_size, new.is_skipped); END;

CREATE TRIGGER undo_family_work_u AFTER UPDATE ON family_work WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_family_work (edit_id, after, id, step_id, family_id, cycle_time_s_low, cycle_time_s_likely, cycle_time_s_high, cycle_time_s_basis, setup_time_s_low, setup_time_s_likely, setup_time_s_high, setup_time_s_basis, batch_size, is_skipped) VALUES ((SELECT max(id) FROM history), 0, old.id, old.step_id, old.family_id, old.cycle_time_s_low, old.cycle_time_s_likely, old.cycle_time_s_high, old.cycle_time_s_basis, old.setup_time_s_low, old.setup_time_s_likely, old.setup_time_s_high, old.setup_time_s_basis, old.batch_size, old.is_skipped); INSERT INTO log_family_work (edit_id, after, id, step_id, family_id, cycle_time_s_low, cycle_time_s_likely, cycle_time_s_high, cycle_time_s_basis, setup_time_s_low, setup_time_s_likely, setup_time_s_high, setup_time_s_basis, batch_size, is_skipped) VALUES ((SELECT max(id) FROM history), 1, new.id, new.step_id, new.family_id, new.cycle_time_s_low, new.cycle_time_s_likely, new.cycle_time_s_high, new.cycle_time_s_basis, new.setup_time_s_low, new.setup_time_s_likely, new.setup_time_s_high, new.setup_time_s_basis, new.batch_size, new.is_skipped); END;

CREATE TRIGGER undo_family_work_d AFTER DELETE ON family_work WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_family_work (edit_id, after, id, step_id, family_id, cycle_time_s_low, cycle_time_s_likely, cycle_time_s_high, cycle_time_s_basis, setup_time_s_low, setup_time_s_likely, setup_time_s_high, setup_time_s_basis, batch_size, is_skipped) VALUES ((SELECT max(id) FROM history), 0, old.id, old.step_id, old.family_id, old.cycle_time_s_low, old.cycle_time_s_likely, old.cycle_time_s_high, old.cycle_time_s_basis, old.setup_time_s_low, old.setup_time_s_likely, old.setup_time_s_high, old.setup_time_s_basis, old.batch_size, old.is_skipped); END;

CREATE TABLE log_family_share (seq INTEGER PRIMARY KEY, edit_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE, after INTEGER NOT NULL, id INTEGER, flow_id INTEGER, family_id INTEGER, share REAL) STRICT;

CREATE INDEX log_family_share_edit ON log_family_share(edit_id);

CREATE TRIGGER undo_family_share_i AFTER INSERT ON family_share WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_family_share (edit_id, after, id, flow_id, family_id, share) VALUES ((SELECT max(id) FROM history), 1, new.id, new.flow_id, new.family_id, new.share); END;

CREATE TRIGGER undo_family_share_u AFTER UPDATE ON family_share WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_family_share (edit_id, after, id, flow_id, family_id, share) VALUES ((SELECT max(id) FROM history), 0, old.id, old.flow_id, old.family_id, old.share); INSERT INTO log_family_share (edit_id, after, id, flow_id, family_id, share) VALUES ((SELECT max(id) FROM history), 1, new.id, new.flow_id, new.family_id, new.share); END;

CREATE TRIGGER undo_family_share_d AFTER DELETE ON family_share WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_family_share (edit_id, after, id, flow_id, family_id, share) VALUES ((SELECT max(id) FROM history), 0, old.id, old.flow_id, old.family_id, old.share); END;

CREATE TABLE log_mix (seq INTEGER PRIMARY KEY, edit_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE, after INTEGER NOT NULL, id INTEGER, process_id INTEGER, family_id INTEGER) STRICT;

CREATE INDEX log_mix_edit ON log_mix(edit_id);

CREATE TRIGGER undo_mix_i AFTER INSERT ON mix WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_mix (edit_id, after, id, process_id, family_id) VALUES ((SELECT max(id) FROM history), 1, new.id, new.process_id, new.family_id); END;

CREATE TRIGGER undo_mix_u AFTER UPDATE ON mix WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_mix (edit_id, after, id, process_id, family_id) VALUES ((SELECT max(id) FROM history), 0, old.id, old.process_id, old.family_id); INSERT INTO log_mix (edit_id, after, id, process_id, family_id) VALUES ((SELECT max(id) FROM history), 1, new.id, new.process_id, new.family_id); END;

CREATE TRIGGER undo_mix_d AFTER DELETE ON mix WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_mix (edit_id, after, id, process_id, family_id) VALUES ((SELECT max(id) FROM history), 0, old.id, old.process_id, old.family_id); END;

CREATE TABLE log_information (seq INTEGER PRIMARY KEY, edit_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE, after INTEGER NOT NULL, id INTEGER, process_id INTEGER, sender TEXT, receiver TEXT, says TEXT, is_electronic INTEGER) STRICT;

CREATE INDEX log_information_edit ON log_information(edit_id);

CREATE TRIGGER undo_information_i AFTER INSERT ON information WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_information (edit_id, after, id, process_id, sender, receiver, says, is_electronic) VALUES ((SELECT max(id) FROM history), 1, new.id, new.process_id, new.sender, new.receiver, new.says, new.is_electronic); END;

CREATE TRIGGER undo_information_u AFTER UPDATE ON information WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_information (edit_id, after, id, process_id, sender, receiver, says, is_electronic) VALUES ((SELECT max(id) FROM history), 0, old.id, old.process_id, old.sender, old.receiver, old.says, old.is_electronic); INSERT INTO log_information (edit_id, after, id, process_id, sender, receiver, says, is_electronic) VALUES ((SELECT max(id) FROM history), 1, new.id, new.process_id, new.sender, new.receiver, new.says, new.is_electronic); END;

CREATE TRIGGER undo_information_d AFTER DELETE ON information WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_information (edit_id, after, id, process_id, sender, receiver, says, is_electronic) VALUES ((SELECT max(id) FROM history), 0, old.id, old.process_id, old.sender, old.receiver, old.says, old.is_electronic); END;

CREATE TABLE candidate_cost (
    id INTEGER PRIMARY KEY,
    candidate_id INTEGER NOT NULL REFERENCES candidate(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    heading TEXT NOT NULL CHECK (heading IN ('device', 'tooling', 'safety', 'integration', 'installation', 'training', 'stop')),
    amount_low REAL NOT NULL,
    amount_likely REAL NOT NULL,
    amount_high REAL NOT NULL,
    amount_basis TEXT NOT NULL,
    CHECK (amount_low >= 0 AND amount_low <= amount_likely AND amount_likely <= amount_high AND amount_basis IN ('measured', 'stated', 'calculated', 'benchmark', 'catalogue', 'assumed'))
) STRICT;

CREATE INDEX candidate_cost_candidate_id ON candidate_cost(candidate_id);

CREATE TABLE candidate_rule (
    id INTEGER PRIMARY KEY,
    candidate_id INTEGER NOT NULL REFERENCES candidate(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    other_id INTEGER NOT NULL REFERENCES candidate(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL CHECK (kind IN ('requires', 'excludes'))
) STRICT;

CREATE INDEX candidate_rule_candidate_id ON candidate_rule(candidate_id);

CREATE INDEX candidate_rule_other_id ON candidate_rule(other_id);

CREATE TABLE project (
    id INTEGER PRIMARY KEY,
    candidate_id INTEGER NOT NULL REFERENCES candidate(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    start_quarter INTEGER CHECK (start_quarter BETWEEN 0 AND 400),
    quarters INTEGER CHECK (quarters BETWEEN 1 AND 400),
    who TEXT NOT NULL CHECK (length(who) <= 1000),
    measure TEXT NOT NULL CHECK (length(measure) <= 100000),
    stop_rule TEXT NOT NULL CHECK (length(stop_rule) <= 100000),
    is_pilot INTEGER NOT NULL CHECK (is_pilot IN (0, 1))
) STRICT;

CREATE INDEX project_candidate_id ON project(candidate_id);

CREATE TABLE own_technology (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (length(name) <= 1000),
    kind TEXT NOT NULL CHECK (length(kind) <= 1000),
    domains TEXT NOT NULL CHECK (length(domains) <= 1000),
    tasks TEXT NOT NULL CHECK (length(tasks) <= 1000),
    is_shared INTEGER NOT NULL CHECK (is_shared IN (0, 1)),
    summary TEXT NOT NULL CHECK (length(summary) <= 100000),
    source TEXT NOT NULL CHECK (length(source) <= 100000),
    ease INTEGER NOT NULL CHECK (ease BETWEEN 1 AND 5),
    investment_low REAL NOT NULL,
    investment_likely REAL NOT NULL,
    investment_high REAL NOT NULL,
    investment_basis TEXT NOT NULL,
    running_cost_per_year_low REAL NOT NULL,
    running_cost_per_year_likely REAL NOT NULL,
    running_cost_per_year_high REAL NOT NULL,
    running_cost_per_year_basis TEXT NOT NULL,
    saving_share_low REAL NOT NULL,
    saving_share_likely REAL NOT NULL,
    saving_share_high REAL NOT NULL,
    saving_share_basis TEXT NOT NULL,
    lead_time_months_low REAL NOT NULL,
    lead_time_months_likely REAL NOT NULL,
    lead_time_months_high REAL NOT NULL,
    lead_time_months_basis TEXT NOT NULL,
    max_load_kg REAL CHECK (max_load_kg >= 0),
    min_batch REAL CHECK (min_batch > 0),
    max_variants REAL CHECK (max_variants >= 0),
    max_cycle_s REAL CHECK (max_cycle_s >= 0),
    min_hours_per_year REAL CHECK (min_hours_per_year >= 0),
    CHECK (investment_low >= 0 AND investment_low <= investment_likely AND investment_likely <= investment_high AND investment_basis IN ('measured', 'stated', 'calculated', 'benchmark', 'catalogue', 'assumed')),
    CHECK (running_cost_per_year_low >= 0 AND running_cost_per_year_low <= running_cost_per_year_likely AND running_cost_per_year_likely <= running_cost_per_year_high AND running_cost_per_year_basis IN ('measured', 'stated', 'calculated', 'benchmark', 'catalogue', 'assumed')),
    CHECK (saving_share_low >= 0 AND saving_share_low <= saving_share_likely AND saving_share_likely <= saving_share_high AND saving_share_high <= 1 AND saving_share_basis IN ('measured', 'stated', 'calculated', 'benchmark', 'catalogue', 'assumed')),
    CHECK (lead_time_months_low >= 0 AND lead_time_months_low <= lead_time_months_likely AND lead_time_months_likely <= lead_time_months_high AND lead_time_months_basis IN ('measured', 'stated', 'calculated', 'benchmark', 'catalogue', 'assumed'))
) STRICT;

CREATE TABLE readiness_answer (
    id INTEGER PRIMARY KEY,
    question TEXT NOT NULL CHECK (length(question) <= 1000),
    level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 5),
    note TEXT NOT NULL CHECK (length(note) <= 100000)
) STRICT;

CREATE TRIGGER undo_role_i AFTER INSERT ON role WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_role (edit_id, after, id, name, rate_per_hour_low, rate_per_hour_likely, rate_per_hour_high, rate_per_hour_basis, headcount, vacancies, overtime_hours_per_year, absence_share, retiring) VALUES ((SELECT max(id) FROM history), 1, new.id, new.name, new.rate_per_hour_low, new.rate_per_hour_likely, new.rate_per_hour_high, new.rate_per_hour_basis, new.headcount, new.vacancies, new.overtime_hours_per_year, new.absence_share, new.retiring); END;

CREATE TRIGGER undo_role_u AFTER UPDATE ON role WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_role (edit_id, after, id, name, rate_per_hour_low, rate_per_hour_likely, rate_per_hour_high, rate_per_hour_basis, headcount, vacancies, overtime_hours_per_year, absence_share, retiring) VALUES ((SELECT max(id) FROM history), 0, old.id, old.name, old.rate_per_hour_low, old.rate_per_hour_likely, old.rate_per_hour_high, old.rate_per_hour_basis, old.headcount, old.vacancies, old.overtime_hours_per_year, old.absence_share, old.retiring); INSERT INTO log_role (edit_id, after, id, name, rate_per_hour_low, rate_per_hour_likely, rate_per_hour_high, rate_per_hour_basis, headcount, vacancies, overtime_hours_per_year, absence_share, retiring) VALUES ((SELECT max(id) FROM history), 1, new.id, new.name, new.rate_per_hour_low, new.rate_per_hour_likely, new.rate_per_hour_high, new.rate_per_hour_basis, new.headcount, new.vacancies, new.overtime_hours_per_year, new.absence_share, new.retiring); END;

CREATE TRIGGER undo_role_d AFTER DELETE ON role WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_role (edit_id, after, id, name, rate_per_hour_low, rate_per_hour_likely, rate_per_hour_high, rate_per_hour_basis, headcount, vacancies, overtime_hours_per_year, absence_share, retiring) VALUES ((SELECT max(id) FROM history), 0, old.id, old.name, old.rate_per_hour_low, old.rate_per_hour_likely, old.rate_per_hour_high, old.rate_per_hour_basis, old.headcount, old.vacancies, old.overtime_hours_per_year, old.absence_share, old.retiring); END;

CREATE TRIGGER undo_process_i AFTER INSERT ON process WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_process (edit_id, after, id, name, family_id, demand_per_year_low, demand_per_year_likely, demand_per_year_high, demand_per_year_basis, unit, heading, scrap_cost_per_unit_low, scrap_cost_per_unit_likely, scrap_cost_per_unit_high, scrap_cost_per_unit_basis, contribution_per_unit_low, contribution_per_unit_likely, contribution_per_unit_high, contribution_per_unit_basis, unmet_demand_per_year_low, unmet_demand_per_year_likely, unmet_demand_per_year_high, unmet_demand_per_year_basis) VALUES ((SELECT max(id) FROM history), 1, new.id, new.name, new.family_id, new.demand_per_year_low, new.demand_per_year_likely, new.demand_per_year_high, new.demand_per_year_basis, new.unit, new.heading, new.scrap_cost_per_unit_low, new.scrap_cost_per_unit_likely, new.scrap_cost_per_unit_high, new.scrap_cost_per_unit_basis, new.contribution_per_unit_low, new.contribution_per_unit_likely, new.contribution_per_unit_high, new.contribution_per_unit_basis, new.unmet_demand_per_year_low, new.unmet_demand_per_year_likely, new.unmet_demand_per_year_high, new.unmet_demand_per_year_basis); END;

CREATE TRIGGER undo_process_u AFTER UPDATE ON process WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_process (edit_id, after, id, name, family_id, demand_per_year_low, demand_per_year_likely, demand_per_year_high, demand_per_year_basis, unit, heading, scrap_cost_per_unit_low, scrap_cost_per_unit_likely, scrap_cost_per_unit_high, scrap_cost_per_unit_basis, contribution_per_unit_low, contribution_per_unit_likely, contribution_per_unit_high, contribution_per_unit_basis, unmet_demand_per_year_low, unmet_demand_per_year_likely, unmet_demand_per_year_high, unmet_demand_per_year_basis) VALUES ((SELECT max(id) FROM history), 0, old.id, old.name, old.family_id, old.demand_per_year_low, old.demand_per_year_likely, old.demand_per_year_high, old.demand_per_year_basis, old.unit, old.heading, old.scrap_cost_per_unit_low, old.scrap_cost_per_unit_likely, old.scrap_cost_per_unit_high, old.scrap_cost_per_unit_basis, old.contribution_per_unit_low, old.contribution_per_unit_likely, old.contribution_per_unit_high, old.contribution_per_unit_basis, old.unmet_demand_per_year_low, old.unmet_demand_per_year_likely, old.unmet_demand_per_year_high, old.unmet_demand_per_year_basis); INSERT INTO log_process (edit_id, after, id, name, family_id, demand_per_year_low, demand_per_year_likely, demand_per_year_high, demand_per_year_basis, unit, heading, scrap_cost_per_unit_low, scrap_cost_per_unit_likely, scrap_cost_per_unit_high, scrap_cost_per_unit_basis, contribution_per_unit_low, contribution_per_unit_likely, contribution_per_unit_high, contribution_per_unit_basis, unmet_demand_per_year_low, unmet_demand_per_year_likely, unmet_demand_per_year_high, unmet_demand_per_year_basis) VALUES ((SELECT max(id) FROM history), 1, new.id, new.name, new.family_id, new.demand_per_year_low, new.demand_per_year_likely, new.demand_per_year_high, new.demand_per_year_basis, new.unit, new.heading, new.scrap_cost_per_unit_low, new.scrap_cost_per_unit_likely, new.scrap_cost_per_unit_high, new.scrap_cost_per_unit_basis, new.contribution_per_unit_low, new.contribution_per_unit_likely, new.contribution_per_unit_high, new.contribution_per_unit_basis, new.unmet_demand_per_year_low, new.unmet_demand_per_year_likely, new.unmet_demand_per_year_high, new.unmet_demand_per_year_basis); END;

CREATE TRIGGER undo_process_d AFTER DELETE ON process WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_process (edit_id, after, id, name, family_id, demand_per_year_low, demand_per_year_likely, demand_per_year_high, demand_per_year_basis, unit, heading, scrap_cost_per_unit_low, scrap_cost_per_unit_likely, scrap_cost_per_unit_high, scrap_cost_per_unit_basis, contribution_per_unit_low, contribution_per_unit_likely, contribution_per_unit_high, contribution_per_unit_basis, unmet_demand_per_year_low, unmet_demand_per_year_likely, unmet_demand_per_year_high, unmet_demand_per_year_basis) VALUES ((SELECT max(id) FROM history), 0, old.id, old.name, old.family_id, old.demand_per_year_low, old.demand_per_year_likely, old.demand_per_year_high, old.demand_per_year_basis, old.unit, old.heading, old.scrap_cost_per_unit_low, old.scrap_cost_per_unit_likely, old.scrap_cost_per_unit_high, old.scrap_cost_per_unit_basis, old.contribution_per_unit_low, old.contribution_per_unit_likely, old.contribution_per_unit_high, old.contribution_per_unit_basis, old.unmet_demand_per_year_low, old.unmet_demand_per_year_likely, old.unmet_demand_per_year_high, old.unmet_demand_per_year_basis); END;

CREATE TABLE log_candidate_cost (seq INTEGER PRIMARY KEY, edit_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE, after INTEGER NOT NULL, id INTEGER, candidate_id INTEGER, heading TEXT, amount_low REAL, amount_likely REAL, amount_high REAL, amount_basis TEXT) STRICT;

CREATE INDEX log_candidate_cost_edit ON log_candidate_cost(edit_id);

CREATE TRIGGER undo_candidate_cost_i AFTER INSERT ON candidate_cost WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_candidate_cost (edit_id, after, id, candidate_id, heading, amount_low, amount_likely, amount_high, amount_basis) VALUES ((SELECT max(id) FROM history), 1, new.id, new.candidate_id, new.heading, new.amount_low, new.amount_likely, new.amount_high, new.amount_basis); END;

CREATE TRIGGER undo_candidate_cost_u AFTER UPDATE ON candidate_cost WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_candidate_cost (edit_id, after, id, candidate_id, heading, amount_low, amount_likely, amount_high, amount_basis) VALUES ((SELECT max(id) FROM history), 0, old.id, old.candidate_id, old.heading, old.amount_low, old.amount_likely, old.amount_high, old.amount_basis); INSERT INTO log_candidate_cost (edit_id, after, id, candidate_id, heading, amount_low, amount_likely, amount_high, amount_basis) VALUES ((SELECT max(id) FROM history), 1, new.id, new.candidate_id, new.heading, new.amount_low, new.amount_likely, new.amount_high, new.amount_basis); END;

CREATE TRIGGER undo_candidate_cost_d AFTER DELETE ON candidate_cost WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_candidate_cost (edit_id, after, id, candidate_id, heading, amount_low, amount_likely, amount_high, amount_basis) VALUES ((SELECT max(id) FROM history), 0, old.id, old.candidate_id, old.heading, old.amount_low, old.amount_likely, old.amount_high, old.amount_basis); END;

CREATE TABLE log_candidate_rule (seq INTEGER PRIMARY KEY, edit_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE, after INTEGER NOT NULL, id INTEGER, candidate_id INTEGER, other_id INTEGER, kind TEXT) STRICT;

CREATE INDEX log_candidate_rule_edit ON log_candidate_rule(edit_id);

CREATE TRIGGER undo_candidate_rule_i AFTER INSERT ON candidate_rule WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_candidate_rule (edit_id, after, id, candidate_id, other_id, kind) VALUES ((SELECT max(id) FROM history), 1, new.id, new.candidate_id, new.other_id, new.kind); END;

CREATE TRIGGER undo_candidate_rule_u AFTER UPDATE ON candidate_rule WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_candidate_rule (edit_id, after, id, candidate_id, other_id, kind) VALUES ((SELECT max(id) FROM history), 0, old.id, old.candidate_id, old.other_id, old.kind); INSERT INTO log_candidate_rule (edit_id, after, id, candidate_id, other_id, kind) VALUES ((SELECT max(id) FROM history), 1, new.id, new.candidate_id, new.other_id, new.kind); END;

CREATE TRIGGER undo_candidate_rule_d AFTER DELETE ON candidate_rule WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_candidate_rule (edit_id, after, id, candidate_id, other_id, kind) VALUES ((SELECT max(id) FROM history), 0, old.id, old.candidate_id, old.other_id, old.kind); END;

CREATE TABLE log_project (seq INTEGER PRIMARY KEY, edit_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE, after INTEGER NOT NULL, id INTEGER, candidate_id INTEGER, start_quarter INTEGER, quarters INTEGER, who TEXT, measure TEXT, stop_rule TEXT, is_pilot INTEGER) STRICT;

CREATE INDEX log_project_edit ON log_project(edit_id);

CREATE TRIGGER undo_project_i AFTER INSERT ON project WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_project (edit_id, after, id, candidate_id, start_quarter, quarters, who, measure, stop_rule, is_pilot) VALUES ((SELECT max(id) FROM history), 1, new.id, new.candidate_id, new.start_quarter, new.quarters, new.who, new.measure, new.stop_rule, new.is_pilot); END;

CREATE TRIGGER undo_project_u AFTER UPDATE ON project WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_project (edit_id, after, id, candidate_id, start_quarter, quarters, who, measure, stop_rule, is_pilot) VALUES ((SELECT max(id) FROM history), 0, old.id, old.candidate_id, old.start_quarter, old.quarters, old.who, old.measure, old.stop_rule, old.is_pilot); INSERT INTO log_project (edit_id, after, id, candidate_id, start_quarter, quarters, who, measure, stop_rule, is_pilot) VALUES ((SELECT max(id) FROM history), 1, new.id, new.candidate_id, new.start_quarter, new.quarters, new.who, new.measure, new.stop_rule, new.is_pilot); END;

CREATE TRIGGER undo_project_d AFTER DELETE ON project WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_project (edit_id, after, id, candidate_id, start_quarter, quarters, who, measure, stop_rule, is_pilot) VALUES ((SELECT max(id) FROM history), 0, old.id, old.candidate_id, old.start_quarter, old.quarters, old.who, old.measure, old.stop_rule, old.is_pilot); END;

CREATE TABLE log_own_technology (seq INTEGER PRIMARY KEY, edit_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE, after INTEGER NOT NULL, id INTEGER, name TEXT, kind TEXT, domains TEXT, tasks TEXT, is_shared INTEGER, summary TEXT, source TEXT, ease INTEGER, investment_low REAL, investment_likely REAL, investment_high REAL, investment_basis TEXT, running_cost_per_year_low REAL, running_cost_per_year_likely REAL, running_cost_per_year_high REAL, running_cost_per_year_basis TEXT, saving_share_low REAL, saving_share_likely REAL, saving_share_high REAL, saving_share_basis TEXT, lead_time_months_low REAL, lead_time_months_likely REAL, lead_time_months_high REAL, lead_time_months_basis TEXT, max_load_kg REAL, min_batch REAL, max_variants REAL, max_cycle_s REAL, min_hours_per_year REAL) STRICT;

CREATE INDEX log_own_technology_edit ON log_own_technology(edit_id);

CREATE TRIGGER undo_own_technology_i AFTER INSERT ON own_technology WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_own_technology (edit_id, after, id, name, kind, domains, tasks, is_shared, summary, source, ease, investment_low, investment_likely, investment_high, investment_basis, running_cost_per_year_low, running_cost_per_year_likely, running_cost_per_year_high, running_cost_per_year_basis, saving_share_low, saving_share_likely, saving_share_high, saving_share_basis, lead_time_months_low, lead_time_months_likely, lead_time_months_high, lead_time_months_basis, max_load_kg, min_batch, max_variants, max_cycle_s, min_hours_per_year) VALUES ((SELECT max(id) FROM history), 1, new.id, new.name, new.kind, new.domains, new.tasks, new.is_shared, new.summary, new.source, new.ease, new.investment_low, new.investment_likely, new.investment_high, new.investment_basis, new.running_cost_per_year_low, new.running_cost_per_year_likely, new.running_cost_per_year_high, new.running_cost_per_year_basis, new.saving_share_low, new.saving_share_likely, new.saving_share_high, new.saving_share_basis, new.lead_time_months_low, new.lead_time_months_likely, new.lead_time_months_high, new.lead_time_months_basis, new.max_load_kg, new.min_batch, new.max_variants, new.max_cycle_s, new.min_hours_per_year); END;

CREATE TRIGGER undo_own_technology_u AFTER UPDATE ON own_technology WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_own_technology (edit_id, after, id, name, kind, domains, tasks, is_shared, summary, source, ease, investment_low, investment_likely, investment_high, investment_basis, running_cost_per_year_low, running_cost_per_year_likely, running_cost_per_year_high, running_cost_per_year_basis, saving_share_low, saving_share_likely, saving_share_high, saving_share_basis, lead_time_months_low, lead_time_months_likely, lead_time_months_high, lead_time_months_basis, max_load_kg, min_batch, max_variants, max_cycle_s, min_hours_per_year) VALUES ((SELECT max(id) FROM history), 0, old.id, old.name, old.kind, old.domains, old.tasks, old.is_shared, old.summary, old.source, old.ease, old.investment_low, old.investment_likely, old.investment_high, old.investment_basis, old.running_cost_per_year_low, old.running_cost_per_year_likely, old.running_cost_per_year_high, old.running_cost_per_year_basis, old.saving_share_low, old.saving_share_likely, old.saving_share_high, old.saving_share_basis, old.lead_time_months_low, old.lead_time_months_likely, old.lead_time_months_high, old.lead_time_months_basis, old.max_load_kg, old.min_batch, old.max_variants, old.max_cycle_s, old.min_hours_per_year); INSERT INTO log_own_technology (edit_id, after, id, name, kind, domains, tasks, is_shared, summary, source, ease, investment_low, investment_likely, investment_high, investment_basis, running_cost_per_year_low, running_cost_per_year_likely, running_cost_per_year_high, running_cost_per_year_basis, saving_share_low, saving_share_likely, saving_share_high, saving_share_basis, lead_time_months_low, lead_time_months_likely, lead_time_months_high, lead_time_months_basis, max_load_kg, min_batch, max_variants, max_cycle_s, min_hours_per_year) VALUES ((SELECT max(id) FROM history), 1, new.id, new.name, new.kind, new.domains, new.tasks, new.is_shared, new.summary, new.source, new.ease, new.investment_low, new.investment_likely, new.investment_high, new.investment_basis, new.running_cost_per_year_low, new.running_cost_per_year_likely, new.running_cost_per_year_high, new.running_cost_per_year_basis, new.saving_share_low, new.saving_share_likely, new.saving_share_high, new.saving_share_basis, new.lead_time_months_low, new.lead_time_months_likely, new.lead_time_months_high, new.lead_time_months_basis, new.max_load_kg, new.min_batch, new.max_variants, new.max_cycle_s, new.min_hours_per_year); END;

CREATE TRIGGER undo_own_technology_d AFTER DELETE ON own_technology WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_own_technology (edit_id, after, id, name, kind, domains, tasks, is_shared, summary, source, ease, investment_low, investment_likely, investment_high, investment_basis, running_cost_per_year_low, running_cost_per_year_likely, running_cost_per_year_high, running_cost_per_year_basis, saving_share_low, saving_share_likely, saving_share_high, saving_share_basis, lead_time_months_low, lead_time_months_likely, lead_time_months_high, lead_time_months_basis, max_load_kg, min_batch, max_variants, max_cycle_s, min_hours_per_year) VALUES ((SELECT max(id) FROM history), 0, old.id, old.name, old.kind, old.domains, old.tasks, old.is_shared, old.summary, old.source, old.ease, old.investment_low, old.investment_likely, old.investment_high, old.investment_basis, old.running_cost_per_year_low, old.running_cost_per_year_likely, old.running_cost_per_year_high, old.running_cost_per_year_basis, old.saving_share_low, old.saving_share_likely, old.saving_share_high, old.saving_share_basis, old.lead_time_months_low, old.lead_time_months_likely, old.lead_time_months_high, old.lead_time_months_basis, old.max_load_kg, old.min_batch, old.max_variants, old.max_cycle_s, old.min_hours_per_year); END;

CREATE TABLE log_readiness_answer (seq INTEGER PRIMARY KEY, edit_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE, after INTEGER NOT NULL, id INTEGER, question TEXT, level INTEGER, note TEXT) STRICT;

CREATE INDEX log_readiness_answer_edit ON log_readiness_answer(edit_id);

CREATE TRIGGER undo_readiness_answer_i AFTER INSERT ON readiness_answer WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_readiness_answer (edit_id, after, id, question, level, note) VALUES ((SELECT max(id) FROM history), 1, new.id, new.question, new.level, new.note); END;

CREATE TRIGGER undo_readiness_answer_u AFTER UPDATE ON readiness_answer WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_readiness_answer (edit_id, after, id, question, level, note) VALUES ((SELECT max(id) FROM history), 0, old.id, old.question, old.level, old.note); INSERT INTO log_readiness_answer (edit_id, after, id, question, level, note) VALUES ((SELECT max(id) FROM history), 1, new.id, new.question, new.level, new.note); END;

CREATE TRIGGER undo_readiness_answer_d AFTER DELETE ON readiness_answer WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_readiness_answer (edit_id, after, id, question, level, note) VALUES ((SELECT max(id) FROM history), 0, old.id, old.question, old.level, old.note); END;

CREATE TABLE report_settings (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    uses_logo_colour INTEGER NOT NULL CHECK (uses_logo_colour IN (0, 1)),
    attaches_data INTEGER NOT NULL CHECK (attaches_data IN (0, 1))
, names_people INTEGER NOT NULL DEFAULT 0 CHECK (names_people IN (0, 1))) STRICT;

CREATE TABLE report_part (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL CHECK (length(key) <= 1000),
    position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 1000),
    is_shown INTEGER NOT NULL CHECK (is_shown IN (0, 1)),
    text TEXT NOT NULL CHECK (length(text) <= 100000)
) STRICT;

CREATE TABLE log_report_settings (seq INTEGER PRIMARY KEY, edit_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE, after INTEGER NOT NULL, id INTEGER, uses_logo_colour INTEGER, attaches_data INTEGER, names_people INTEGER DEFAULT 0) STRICT;

CREATE INDEX log_report_settings_edit ON log_report_settings(edit_id);

CREATE TABLE log_report_part (seq INTEGER PRIMARY KEY, edit_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE, after INTEGER NOT NULL, id INTEGER, key TEXT, position INTEGER, is_shown INTEGER, text TEXT) STRICT;

CREATE INDEX log_report_part_edit ON log_report_part(edit_id);

CREATE TRIGGER undo_report_part_i AFTER INSERT ON report_part WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_report_part (edit_id, after, id, key, position, is_shown, text) VALUES ((SELECT max(id) FROM history), 1, new.id, new.key, new.position, new.is_shown, new.text); END;

CREATE TRIGGER undo_report_part_u AFTER UPDATE ON report_part WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_report_part (edit_id, after, id, key, position, is_shown, text) VALUES ((SELECT max(id) FROM history), 0, old.id, old.key, old.position, old.is_shown, old.text); INSERT INTO log_report_part (edit_id, after, id, key, position, is_shown, text) VALUES ((SELECT max(id) FROM history), 1, new.id, new.key, new.position, new.is_shown, new.text); END;

CREATE TRIGGER undo_report_part_d AFTER DELETE ON report_part WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_report_part (edit_id, after, id, key, position, is_shown, text) VALUES ((SELECT max(id) FROM history), 0, old.id, old.key, old.position, old.is_shown, old.text); END;

CREATE TRIGGER undo_report_settings_i AFTER INSERT ON report_settings WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_report_settings (edit_id, after, id, uses_logo_colour, attaches_data, names_people) VALUES ((SELECT max(id) FROM history), 1, new.id, new.uses_logo_colour, new.attaches_data, new.names_people); END;

CREATE TRIGGER undo_report_settings_u AFTER UPDATE ON report_settings WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_report_settings (edit_id, after, id, uses_logo_colour, attaches_data, names_people) VALUES ((SELECT max(id) FROM history), 0, old.id, old.uses_logo_colour, old.attaches_data, old.names_people); INSERT INTO log_report_settings (edit_id, after, id, uses_logo_colour, attaches_data, names_people) VALUES ((SELECT max(id) FROM history), 1, new.id, new.uses_logo_colour, new.attaches_data, new.names_people); END;

CREATE TRIGGER undo_report_settings_d AFTER DELETE ON report_settings WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_report_settings (edit_id, after, id, uses_logo_colour, attaches_data, names_people) VALUES ((SELECT max(id) FROM history), 0, old.id, old.uses_logo_colour, old.attaches_data, old.names_people); END;

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
    CHECK (value_low >= 0 AND value_low <= value_likely AND value_likely <= value_high AND value_high <= 10 AND value_basis IN ('measured', 'stated', 'calculated', 'benchmark', 'catalogue', 'assumed'))
) STRICT;

CREATE TRIGGER undo_firm_i AFTER INSERT ON firm WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_firm (edit_id, after, id, name, sector, place, question, advisor, audit_date, currency, discount_rate, horizon_years, payback_target_years, budget, realisation, productive_hours_per_fte_low, productive_hours_per_fte_likely, productive_hours_per_fte_high, productive_hours_per_fte_basis, illustrative, country, sector_code, logo, yearly_budget, projects_at_once, overtime_premium, method) VALUES ((SELECT max(id) FROM history), 1, new.id, new.name, new.sector, new.place, new.question, new.advisor, new.audit_date, new.currency, new.discount_rate, new.horizon_years, new.payback_target_years, new.budget, new.realisation, new.productive_hours_per_fte_low, new.productive_hours_per_fte_likely, new.productive_hours_per_fte_high, new.productive_hours_per_fte_basis, new.illustrative, new.country, new.sector_code, new.logo, new.yearly_budget, new.projects_at_once, new.overtime_premium, new.method); END;

CREATE TRIGGER undo_firm_u AFTER UPDATE ON firm WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_firm (edit_id, after, id, name, sector, place, question, advisor, audit_date, currency, discount_rate, horizon_years, payback_target_years, budget, realisation, productive_hours_per_fte_low, productive_hours_per_fte_likely, productive_hours_per_fte_high, productive_hours_per_fte_basis, illustrative, country, sector_code, logo, yearly_budget, projects_at_once, overtime_premium, method) VALUES ((SELECT max(id) FROM history), 0, old.id, old.name, old.sector, old.place, old.question, old.advisor, old.audit_date, old.currency, old.discount_rate, old.horizon_years, old.payback_target_years, old.budget, old.realisation, old.productive_hours_per_fte_low, old.productive_hours_per_fte_likely, old.productive_hours_per_fte_high, old.productive_hours_per_fte_basis, old.illustrative, old.country, old.sector_code, old.logo, old.yearly_budget, old.projects_at_once, old.overtime_premium, old.method); INSERT INTO log_firm (edit_id, after, id, name, sector, place, question, advisor, audit_date, currency, discount_rate, horizon_years, payback_target_years, budget, realisation, productive_hours_per_fte_low, productive_hours_per_fte_likely, productive_hours_per_fte_high, productive_hours_per_fte_basis, illustrative, country, sector_code, logo, yearly_budget, projects_at_once, overtime_premium, method) VALUES ((SELECT max(id) FROM history), 1, new.id, new.name, new.sector, new.place, new.question, new.advisor, new.audit_date, new.currency, new.discount_rate, new.horizon_years, new.payback_target_years, new.budget, new.realisation, new.productive_hours_per_fte_low, new.productive_hours_per_fte_likely, new.productive_hours_per_fte_high, new.productive_hours_per_fte_basis, new.illustrative, new.country, new.sector_code, new.logo, new.yearly_budget, new.projects_at_once, new.overtime_premium, new.method); END;

CREATE TRIGGER undo_firm_d AFTER DELETE ON firm WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_firm (edit_id, after, id, name, sector, place, question, advisor, audit_date, currency, discount_rate, horizon_years, payback_target_years, budget, realisation, productive_hours_per_fte_low, productive_hours_per_fte_likely, productive_hours_per_fte_high, productive_hours_per_fte_basis, illustrative, country, sector_code, logo, yearly_budget, projects_at_once, overtime_premium, method) VALUES ((SELECT max(id) FROM history), 0, old.id, old.name, old.sector, old.place, old.question, old.advisor, old.audit_date, old.currency, old.discount_rate, old.horizon_years, old.payback_target_years, old.budget, old.realisation, old.productive_hours_per_fte_low, old.productive_hours_per_fte_likely, old.productive_hours_per_fte_high, old.productive_hours_per_fte_basis, old.illustrative, old.country, old.sector_code, old.logo, old.yearly_budget, old.projects_at_once, old.overtime_premium, old.method); END;

CREATE TRIGGER undo_step_i AFTER INSERT ON step WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_step (edit_id, after, id, process_id, name, kind, lane_id, x, y, pinned, detail_id, value_class, domain, task, notes, task_object, place) VALUES ((SELECT max(id) FROM history), 1, new.id, new.process_id, new.name, new.kind, new.lane_id, new.x, new.y, new.pinned, new.detail_id, new.value_class, new.domain, new.task, new.notes, new.task_object, new.place); END;

CREATE TRIGGER undo_step_u AFTER UPDATE ON step WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_step (edit_id, after, id, process_id, name, kind, lane_id, x, y, pinned, detail_id, value_class, domain, task, notes, task_object, place) VALUES ((SELECT max(id) FROM history), 0, old.id, old.process_id, old.name, old.kind, old.lane_id, old.x, old.y, old.pinned, old.detail_id, old.value_class, old.domain, old.task, old.notes, old.task_object, old.place); INSERT INTO log_step (edit_id, after, id, process_id, name, kind, lane_id, x, y, pinned, detail_id, value_class, domain, task, notes, task_object, place) VALUES ((SELECT max(id) FROM history), 1, new.id, new.process_id, new.name, new.kind, new.lane_id, new.x, new.y, new.pinned, new.detail_id, new.value_class, new.domain, new.task, new.notes, new.task_object, new.place); END;

CREATE TRIGGER undo_step_d AFTER DELETE ON step WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_step (edit_id, after, id, process_id, name, kind, lane_id, x, y, pinned, detail_id, value_class, domain, task, notes, task_object, place) VALUES ((SELECT max(id) FROM history), 0, old.id, old.process_id, old.name, old.kind, old.lane_id, old.x, old.y, old.pinned, old.detail_id, old.value_class, old.domain, old.task, old.notes, old.task_object, old.place); END;

CREATE TRIGGER undo_weight_i AFTER INSERT ON weight WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_weight (edit_id, after, id, criterion, value, full_marks) VALUES ((SELECT max(id) FROM history), 1, new.id, new.criterion, new.value, new.full_marks); END;

CREATE TRIGGER undo_weight_u AFTER UPDATE ON weight WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_weight (edit_id, after, id, criterion, value, full_marks) VALUES ((SELECT max(id) FROM history), 0, old.id, old.criterion, old.value, old.full_marks); INSERT INTO log_weight (edit_id, after, id, criterion, value, full_marks) VALUES ((SELECT max(id) FROM history), 1, new.id, new.criterion, new.value, new.full_marks); END;

CREATE TRIGGER undo_weight_d AFTER DELETE ON weight WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_weight (edit_id, after, id, criterion, value, full_marks) VALUES ((SELECT max(id) FROM history), 0, old.id, old.criterion, old.value, old.full_marks); END;

CREATE TABLE log_fit_answer (seq INTEGER PRIMARY KEY, edit_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE, after INTEGER NOT NULL, id INTEGER, step_id INTEGER, technology TEXT, question TEXT, is_yes INTEGER) STRICT;

CREATE INDEX log_fit_answer_edit ON log_fit_answer(edit_id);

CREATE TRIGGER undo_fit_answer_i AFTER INSERT ON fit_answer WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_fit_answer (edit_id, after, id, step_id, technology, question, is_yes) VALUES ((SELECT max(id) FROM history), 1, new.id, new.step_id, new.technology, new.question, new.is_yes); END;

CREATE TRIGGER undo_fit_answer_u AFTER UPDATE ON fit_answer WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_fit_answer (edit_id, after, id, step_id, technology, question, is_yes) VALUES ((SELECT max(id) FROM history), 0, old.id, old.step_id, old.technology, old.question, old.is_yes); INSERT INTO log_fit_answer (edit_id, after, id, step_id, technology, question, is_yes) VALUES ((SELECT max(id) FROM history), 1, new.id, new.step_id, new.technology, new.question, new.is_yes); END;

CREATE TRIGGER undo_fit_answer_d AFTER DELETE ON fit_answer WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_fit_answer (edit_id, after, id, step_id, technology, question, is_yes) VALUES ((SELECT max(id) FROM history), 0, old.id, old.step_id, old.technology, old.question, old.is_yes); END;

CREATE TABLE log_assumption (seq INTEGER PRIMARY KEY, edit_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE, after INTEGER NOT NULL, id INTEGER, key TEXT, value_low REAL, value_likely REAL, value_high REAL, value_basis TEXT) STRICT;

CREATE INDEX log_assumption_edit ON log_assumption(edit_id);

CREATE TRIGGER undo_assumption_i AFTER INSERT ON assumption WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_assumption (edit_id, after, id, key, value_low, value_likely, value_high, value_basis) VALUES ((SELECT max(id) FROM history), 1, new.id, new.key, new.value_low, new.value_likely, new.value_high, new.value_basis); END;

CREATE TRIGGER undo_assumption_u AFTER UPDATE ON assumption WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_assumption (edit_id, after, id, key, value_low, value_likely, value_high, value_basis) VALUES ((SELECT max(id) FROM history), 0, old.id, old.key, old.value_low, old.value_likely, old.value_high, old.value_basis); INSERT INTO log_assumption (edit_id, after, id, key, value_low, value_likely, value_high, value_basis) VALUES ((SELECT max(id) FROM history), 1, new.id, new.key, new.value_low, new.value_likely, new.value_high, new.value_basis); END;

CREATE TRIGGER undo_assumption_d AFTER DELETE ON assumption WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_assumption (edit_id, after, id, key, value_low, value_likely, value_high, value_basis) VALUES ((SELECT max(id) FROM history), 0, old.id, old.key, old.value_low, old.value_likely, old.value_high, old.value_basis); END;

CREATE TRIGGER undo_candidate_i AFTER INSERT ON candidate WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_candidate (edit_id, after, id, technology, investment_low, investment_likely, investment_high, investment_basis, running_cost_per_year_low, running_cost_per_year_likely, running_cost_per_year_high, running_cost_per_year_basis, saving_share_low, saving_share_likely, saving_share_high, saving_share_basis, dropped_because, scrap_saving_share_low, scrap_saving_share_likely, scrap_saving_share_high, scrap_saving_share_basis, cycle_saving_share_low, cycle_saving_share_likely, cycle_saving_share_high, cycle_saving_share_basis, lead_time_months_low, lead_time_months_likely, lead_time_months_high, lead_time_months_basis, ramp_up_months_low, ramp_up_months_likely, ramp_up_months_high, ramp_up_months_basis, subsidy_low, subsidy_likely, subsidy_high, subsidy_basis, is_wanted, useful_life_years_low, useful_life_years_likely, useful_life_years_high, useful_life_years_basis, own_hours_low, own_hours_likely, own_hours_high, own_hours_basis, consumables_saving_share_low, consumables_saving_share_likely, consumables_saving_share_high, consumables_saving_share_basis) VALUES ((SELECT max(id) FROM history), 1, new.id, new.technology, new.investment_low, new.investment_likely, new.investment_high, new.investment_basis, new.running_cost_per_year_low, new.running_cost_per_year_likely, new.running_cost_per_year_high, new.running_cost_per_year_basis, new.saving_share_low, new.saving_share_likely, new.saving_share_high, new.saving_share_basis, new.dropped_because, new.scrap_saving_share_low, new.scrap_saving_share_likely, new.scrap_saving_share_high, new.scrap_saving_share_basis, new.cycle_saving_share_low, new.cycle_saving_share_likely, new.cycle_saving_share_high, new.cycle_saving_share_basis, new.lead_time_months_low, new.lead_time_months_likely, new.lead_time_months_high, new.lead_time_months_basis, new.ramp_up_months_low, new.ramp_up_months_likely, new.ramp_up_months_high, new.ramp_up_months_basis, new.subsidy_low, new.subsidy_likely, new.subsidy_high, new.subsidy_basis, new.is_wanted, new.useful_life_years_low, new.useful_life_years_likely, new.useful_life_years_high, new.useful_life_years_basis, new.own_hours_low, new.own_hours_likely, new.own_hours_high, new.own_hours_basis, new.consumables_saving_share_low, new.consumables_saving_share_likely, new.consumables_saving_share_high, new.consumables_saving_share_basis); END;

CREATE TRIGGER undo_candidate_u AFTER UPDATE ON candidate WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_candidate (edit_id, after, id, technology, investment_low, investment_likely, investment_high, investment_basis, running_cost_per_year_low, running_cost_per_year_likely, running_cost_per_year_high, running_cost_per_year_basis, saving_share_low, saving_share_likely, saving_share_high, saving_share_basis, dropped_because, scrap_saving_share_low, scrap_saving_share_likely, scrap_saving_share_high, scrap_saving_share_basis, cycle_saving_share_low, cycle_saving_share_likely, cycle_saving_share_high, cycle_saving_share_basis, lead_time_months_low, lead_time_months_likely, lead_time_months_high, lead_time_months_basis, ramp_up_months_low, ramp_up_months_likely, ramp_up_months_high, ramp_up_months_basis, subsidy_low, subsidy_likely, subsidy_high, subsidy_basis, is_wanted, useful_life_years_low, useful_life_years_likely, useful_life_years_high, useful_life_years_basis, own_hours_low, own_hours_likely, own_hours_high, own_hours_basis, consumables_saving_share_low, consumables_saving_share_likely, consumables_saving_share_high, consumables_saving_share_basis) VALUES ((SELECT max(id) FROM history), 0, old.id, old.technology, old.investment_low, old.investment_likely, old.investment_high, old.investment_basis, old.running_cost_per_year_low, old.running_cost_per_year_likely, old.running_cost_per_year_high, old.running_cost_per_year_basis, old.saving_share_low, old.saving_share_likely, old.saving_share_high, old.saving_share_basis, old.dropped_because, old.scrap_saving_share_low, old.scrap_saving_share_likely, old.scrap_saving_share_high, old.scrap_saving_share_basis, old.cycle_saving_share_low, old.cycle_saving_share_likely, old.cycle_saving_share_high, old.cycle_saving_share_basis, old.lead_time_months_low, old.lead_time_months_likely, old.lead_time_months_high, old.lead_time_months_basis, old.ramp_up_months_low, old.ramp_up_months_likely, old.ramp_up_months_high, old.ramp_up_months_basis, old.subsidy_low, old.subsidy_likely, old.subsidy_high, old.subsidy_basis, old.is_wanted, old.useful_life_years_low, old.useful_life_years_likely, old.useful_life_years_high, old.useful_life_years_basis, old.own_hours_low, old.own_hours_likely, old.own_hours_high, old.own_hours_basis, old.consumables_saving_share_low, old.consumables_saving_share_likely, old.consumables_saving_share_high, old.consumables_saving_share_basis); INSERT INTO log_candidate (edit_id, after, id, technology, investment_low, investment_likely, investment_high, investment_basis, running_cost_per_year_low, running_cost_per_year_likely, running_cost_per_year_high, running_cost_per_year_basis, saving_share_low, saving_share_likely, saving_share_high, saving_share_basis, dropped_because, scrap_saving_share_low, scrap_saving_share_likely, scrap_saving_share_high, scrap_saving_share_basis, cycle_saving_share_low, cycle_saving_share_likely, cycle_saving_share_high, cycle_saving_share_basis, lead_time_months_low, lead_time_months_likely, lead_time_months_high, lead_time_months_basis, ramp_up_months_low, ramp_up_months_likely, ramp_up_months_high, ramp_up_months_basis, subsidy_low, subsidy_likely, subsidy_high, subsidy_basis, is_wanted, useful_life_years_low, useful_life_years_likely, useful_life_years_high, useful_life_years_basis, own_hours_low, own_hours_likely, own_hours_high, own_hours_basis, consumables_saving_share_low, consumables_saving_share_likely, consumables_saving_share_high, consumables_saving_share_basis) VALUES ((SELECT max(id) FROM history), 1, new.id, new.technology, new.investment_low, new.investment_likely, new.investment_high, new.investment_basis, new.running_cost_per_year_low, new.running_cost_per_year_likely, new.running_cost_per_year_high, new.running_cost_per_year_basis, new.saving_share_low, new.saving_share_likely, new.saving_share_high, new.saving_share_basis, new.dropped_because, new.scrap_saving_share_low, new.scrap_saving_share_likely, new.scrap_saving_share_high, new.scrap_saving_share_basis, new.cycle_saving_share_low, new.cycle_saving_share_likely, new.cycle_saving_share_high, new.cycle_saving_share_basis, new.lead_time_months_low, new.lead_time_months_likely, new.lead_time_months_high, new.lead_time_months_basis, new.ramp_up_months_low, new.ramp_up_months_likely, new.ramp_up_months_high, new.ramp_up_months_basis, new.subsidy_low, new.subsidy_likely, new.subsidy_high, new.subsidy_basis, new.is_wanted, new.useful_life_years_low, new.useful_life_years_likely, new.useful_life_years_high, new.useful_life_years_basis, new.own_hours_low, new.own_hours_likely, new.own_hours_high, new.own_hours_basis, new.consumables_saving_share_low, new.consumables_saving_share_likely, new.consumables_saving_share_high, new.consumables_saving_share_basis); END;

CREATE TRIGGER undo_candidate_d AFTER DELETE ON candidate WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_candidate (edit_id, after, id, technology, investment_low, investment_likely, investment_high, investment_basis, running_cost_per_year_low, running_cost_per_year_likely, running_cost_per_year_high, running_cost_per_year_basis, saving_share_low, saving_share_likely, saving_share_high, saving_share_basis, dropped_because, scrap_saving_share_low, scrap_saving_share_likely, scrap_saving_share_high, scrap_saving_share_basis, cycle_saving_share_low, cycle_saving_share_likely, cycle_saving_share_high, cycle_saving_share_basis, lead_time_months_low, lead_time_months_likely, lead_time_months_high, lead_time_months_basis, ramp_up_months_low, ramp_up_months_likely, ramp_up_months_high, ramp_up_months_basis, subsidy_low, subsidy_likely, subsidy_high, subsidy_basis, is_wanted, useful_life_years_low, useful_life_years_likely, useful_life_years_high, useful_life_years_basis, own_hours_low, own_hours_likely, own_hours_high, own_hours_basis, consumables_saving_share_low, consumables_saving_share_likely, consumables_saving_share_high, consumables_saving_share_basis) VALUES ((SELECT max(id) FROM history), 0, old.id, old.technology, old.investment_low, old.investment_likely, old.investment_high, old.investment_basis, old.running_cost_per_year_low, old.running_cost_per_year_likely, old.running_cost_per_year_high, old.running_cost_per_year_basis, old.saving_share_low, old.saving_share_likely, old.saving_share_high, old.saving_share_basis, old.dropped_because, old.scrap_saving_share_low, old.scrap_saving_share_likely, old.scrap_saving_share_high, old.scrap_saving_share_basis, old.cycle_saving_share_low, old.cycle_saving_share_likely, old.cycle_saving_share_high, old.cycle_saving_share_basis, old.lead_time_months_low, old.lead_time_months_likely, old.lead_time_months_high, old.lead_time_months_basis, old.ramp_up_months_low, old.ramp_up_months_likely, old.ramp_up_months_high, old.ramp_up_months_basis, old.subsidy_low, old.subsidy_likely, old.subsidy_high, old.subsidy_basis, old.is_wanted, old.useful_life_years_low, old.useful_life_years_likely, old.useful_life_years_high, old.useful_life_years_basis, old.own_hours_low, old.own_hours_likely, old.own_hours_high, old.own_hours_basis, old.consumables_saving_share_low, old.consumables_saving_share_likely, old.consumables_saving_share_high, old.consumables_saving_share_basis); END;

CREATE TABLE check_answer (
    id INTEGER PRIMARY KEY,
    question TEXT NOT NULL CHECK (length(question) <= 1000),
    answer TEXT NOT NULL CHECK (length(answer) <= 1000),
    step_id INTEGER REFERENCES step(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX check_answer_step_id ON check_answer(step_id);

CREATE TABLE log_check_answer (seq INTEGER PRIMARY KEY, edit_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE, after INTEGER NOT NULL, id INTEGER, question TEXT, answer TEXT, step_id INTEGER) STRICT;

CREATE INDEX log_check_answer_edit ON log_check_answer(edit_id);

CREATE TRIGGER undo_check_answer_i AFTER INSERT ON check_answer WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_check_answer (edit_id, after, id, question, answer, step_id) VALUES ((SELECT max(id) FROM history), 1, new.id, new.question, new.answer, new.step_id); END;

CREATE TRIGGER undo_check_answer_u AFTER UPDATE ON check_answer WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_check_answer (edit_id, after, id, question, answer, step_id) VALUES ((SELECT max(id) FROM history), 0, old.id, old.question, old.answer, old.step_id); INSERT INTO log_check_answer (edit_id, after, id, question, answer, step_id) VALUES ((SELECT max(id) FROM history), 1, new.id, new.question, new.answer, new.step_id); END;

CREATE TRIGGER undo_check_answer_d AFTER DELETE ON check_answer WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_check_answer (edit_id, after, id, question, answer, step_id) VALUES ((SELECT max(id) FROM history), 0, old.id, old.question, old.answer, old.step_id); END;

CREATE TRIGGER undo_flow_i AFTER INSERT ON flow WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_flow (edit_id, after, id, process_id, source_id, target_id, share, bend, transfer, share_basis) VALUES ((SELECT max(id) FROM history), 1, new.id, new.process_id, new.source_id, new.target_id, new.share, new.bend, new.transfer, new.share_basis); END;

CREATE TRIGGER undo_flow_u AFTER UPDATE ON flow WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_flow (edit_id, after, id, process_id, source_id, target_id, share, bend, transfer, share_basis) VALUES ((SELECT max(id) FROM history), 0, old.id, old.process_id, old.source_id, old.target_id, old.share, old.bend, old.transfer, old.share_basis); INSERT INTO log_flow (edit_id, after, id, process_id, source_id, target_id, share, bend, transfer, share_basis) VALUES ((SELECT max(id) FROM history), 1, new.id, new.process_id, new.source_id, new.target_id, new.share, new.bend, new.transfer, new.share_basis); END;

CREATE TRIGGER undo_flow_d AFTER DELETE ON flow WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_flow (edit_id, after, id, process_id, source_id, target_id, share, bend, transfer, share_basis) VALUES ((SELECT max(id) FROM history), 0, old.id, old.process_id, old.source_id, old.target_id, old.share, old.bend, old.transfer, old.share_basis); END;

CREATE TABLE outcome (
    id INTEGER PRIMARY KEY,
    candidate_id INTEGER NOT NULL REFERENCES candidate(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    status TEXT NOT NULL CHECK (status IN ('carried_out', 'in_hand', 'pending', 'dropped')),
    known_on TEXT NOT NULL CHECK (length(known_on) <= 1000),
    investment REAL CHECK (investment >= 0),
    hours_per_year REAL CHECK (hours_per_year >= 0)
) STRICT;

CREATE INDEX outcome_candidate_id ON outcome(candidate_id);

CREATE TABLE sharing (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    share_key TEXT NOT NULL CHECK (length(share_key) <= 1000),
    edition INTEGER NOT NULL CHECK (edition BETWEEN 0 AND 1000000),
    size_class TEXT CHECK (size_class IN ('1-9', '10-19', '20-49', '50-99', '100-249', '250+')),
    region TEXT NOT NULL CHECK (length(region) <= 1000)
) STRICT;

CREATE TABLE source_model (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (length(name) <= 1000),
    kind TEXT NOT NULL CHECK (length(kind) <= 1000),
    language TEXT NOT NULL CHECK (length(language) <= 1000),
    content BLOB NOT NULL CHECK (length(content) BETWEEN 1 AND 16777216)
) STRICT;

CREATE TABLE source_part (
    id INTEGER PRIMARY KEY,
    model_id INTEGER NOT NULL REFERENCES source_model(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    element TEXT NOT NULL CHECK (length(element) <= 1000),
    process_id INTEGER REFERENCES process(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    lane_id INTEGER REFERENCES lane(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    step_id INTEGER REFERENCES step(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    flow_id INTEGER REFERENCES flow(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX source_part_model_id ON source_part(model_id);

CREATE INDEX source_part_process_id ON source_part(process_id);

CREATE INDEX source_part_lane_id ON source_part(lane_id);

CREATE INDEX source_part_step_id ON source_part(step_id);

CREATE INDEX source_part_flow_id ON source_part(flow_id);

CREATE TABLE log_outcome (seq INTEGER PRIMARY KEY, edit_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE, after INTEGER NOT NULL, id INTEGER, candidate_id INTEGER, status TEXT, known_on TEXT, investment REAL, hours_per_year REAL) STRICT;

CREATE INDEX log_outcome_edit ON log_outcome(edit_id);

CREATE TRIGGER undo_outcome_i AFTER INSERT ON outcome WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_outcome (edit_id, after, id, candidate_id, status, known_on, investment, hours_per_year) VALUES ((SELECT max(id) FROM history), 1, new.id, new.candidate_id, new.status, new.known_on, new.investment, new.hours_per_year); END;

CREATE TRIGGER undo_outcome_u AFTER UPDATE ON outcome WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_outcome (edit_id, after, id, candidate_id, status, known_on, investment, hours_per_year) VALUES ((SELECT max(id) FROM history), 0, old.id, old.candidate_id, old.status, old.known_on, old.investment, old.hours_per_year); INSERT INTO log_outcome (edit_id, after, id, candidate_id, status, known_on, investment, hours_per_year) VALUES ((SELECT max(id) FROM history), 1, new.id, new.candidate_id, new.status, new.known_on, new.investment, new.hours_per_year); END;

CREATE TRIGGER undo_outcome_d AFTER DELETE ON outcome WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_outcome (edit_id, after, id, candidate_id, status, known_on, investment, hours_per_year) VALUES ((SELECT max(id) FROM history), 0, old.id, old.candidate_id, old.status, old.known_on, old.investment, old.hours_per_year); END;

CREATE TABLE log_sharing (seq INTEGER PRIMARY KEY, edit_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE, after INTEGER NOT NULL, id INTEGER, share_key TEXT, edition INTEGER, size_class TEXT, region TEXT) STRICT;

CREATE INDEX log_sharing_edit ON log_sharing(edit_id);

CREATE TRIGGER undo_sharing_i AFTER INSERT ON sharing WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_sharing (edit_id, after, id, share_key, edition, size_class, region) VALUES ((SELECT max(id) FROM history), 1, new.id, new.share_key, new.edition, new.size_class, new.region); END;

CREATE TRIGGER undo_sharing_u AFTER UPDATE ON sharing WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_sharing (edit_id, after, id, share_key, edition, size_class, region) VALUES ((SELECT max(id) FROM history), 0, old.id, old.share_key, old.edition, old.size_class, old.region); INSERT INTO log_sharing (edit_id, after, id, share_key, edition, size_class, region) VALUES ((SELECT max(id) FROM history), 1, new.id, new.share_key, new.edition, new.size_class, new.region); END;

CREATE TRIGGER undo_sharing_d AFTER DELETE ON sharing WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_sharing (edit_id, after, id, share_key, edition, size_class, region) VALUES ((SELECT max(id) FROM history), 0, old.id, old.share_key, old.edition, old.size_class, old.region); END;

CREATE TABLE log_source_model (seq INTEGER PRIMARY KEY, edit_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE, after INTEGER NOT NULL, id INTEGER, name TEXT, kind TEXT, language TEXT, content BLOB) STRICT;

CREATE INDEX log_source_model_edit ON log_source_model(edit_id);

CREATE TRIGGER undo_source_model_i AFTER INSERT ON source_model WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_source_model (edit_id, after, id, name, kind, language, content) VALUES ((SELECT max(id) FROM history), 1, new.id, new.name, new.kind, new.language, new.content); END;

CREATE TRIGGER undo_source_model_u AFTER UPDATE ON source_model WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_source_model (edit_id, after, id, name, kind, language, content) VALUES ((SELECT max(id) FROM history), 0, old.id, old.name, old.kind, old.language, old.content); INSERT INTO log_source_model (edit_id, after, id, name, kind, language, content) VALUES ((SELECT max(id) FROM history), 1, new.id, new.name, new.kind, new.language, new.content); END;

CREATE TRIGGER undo_source_model_d AFTER DELETE ON source_model WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_source_model (edit_id, after, id, name, kind, language, content) VALUES ((SELECT max(id) FROM history), 0, old.id, old.name, old.kind, old.language, old.content); END;

CREATE TABLE log_source_part (seq INTEGER PRIMARY KEY, edit_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE, after INTEGER NOT NULL, id INTEGER, model_id INTEGER, element TEXT, process_id INTEGER, lane_id INTEGER, step_id INTEGER, flow_id INTEGER) STRICT;

CREATE INDEX log_source_part_edit ON log_source_part(edit_id);

CREATE TRIGGER undo_source_part_i AFTER INSERT ON source_part WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_source_part (edit_id, after, id, model_id, element, process_id, lane_id, step_id, flow_id) VALUES ((SELECT max(id) FROM history), 1, new.id, new.model_id, new.element, new.process_id, new.lane_id, new.step_id, new.flow_id); END;

CREATE TRIGGER undo_source_part_u AFTER UPDATE ON source_part WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_source_part (edit_id, after, id, model_id, element, process_id, lane_id, step_id, flow_id) VALUES ((SELECT max(id) FROM history), 0, old.id, old.model_id, old.element, old.process_id, old.lane_id, old.step_id, old.flow_id); INSERT INTO log_source_part (edit_id, after, id, model_id, element, process_id, lane_id, step_id, flow_id) VALUES ((SELECT max(id) FROM history), 1, new.id, new.model_id, new.element, new.process_id, new.lane_id, new.step_id, new.flow_id); END;

CREATE TRIGGER undo_source_part_d AFTER DELETE ON source_part WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_source_part (edit_id, after, id, model_id, element, process_id, lane_id, step_id, flow_id) VALUES ((SELECT max(id) FROM history), 0, old.id, old.model_id, old.element, old.process_id, old.lane_id, old.step_id, old.flow_id); END;

CREATE TRIGGER undo_work_i AFTER INSERT ON work WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_work (edit_id, after, id, cycle_time_s_low, cycle_time_s_likely, cycle_time_s_high, cycle_time_s_basis, units_per_cycle, setup_time_s_low, setup_time_s_likely, setup_time_s_high, setup_time_s_basis, batch_size, crew, manual_share_low, manual_share_likely, manual_share_high, manual_share_basis, role_id, stations, availability, scrap_low, scrap_likely, scrap_high, scrap_basis, inventory_pieces_before, inventory_days_before, labour_s_low, labour_s_likely, labour_s_high, labour_s_basis, labour_period, events_low, events_likely, events_high, events_basis, events_period, load_kg, variants, study_id, consumables_per_year_low, consumables_per_year_likely, consumables_per_year_high, consumables_per_year_basis, repair_time_s, variation) VALUES ((SELECT max(id) FROM history), 1, new.id, new.cycle_time_s_low, new.cycle_time_s_likely, new.cycle_time_s_high, new.cycle_time_s_basis, new.units_per_cycle, new.setup_time_s_low, new.setup_time_s_likely, new.setup_time_s_high, new.setup_time_s_basis, new.batch_size, new.crew, new.manual_share_low, new.manual_share_likely, new.manual_share_high, new.manual_share_basis, new.role_id, new.stations, new.availability, new.scrap_low, new.scrap_likely, new.scrap_high, new.scrap_basis, new.inventory_pieces_before, new.inventory_days_before, new.labour_s_low, new.labour_s_likely, new.labour_s_high, new.labour_s_basis, new.labour_period, new.events_low, new.events_likely, new.events_high, new.events_basis, new.events_period, new.load_kg, new.variants, new.study_id, new.consumables_per_year_low, new.consumables_per_year_likely, new.consumables_per_year_high, new.consumables_per_year_basis, new.repair_time_s, new.variation); END;

CREATE TRIGGER undo_work_u AFTER UPDATE ON work WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_work (edit_id, after, id, cycle_time_s_low, cycle_time_s_likely, cycle_time_s_high, cycle_time_s_basis, units_per_cycle, setup_time_s_low, setup_time_s_likely, setup_time_s_high, setup_time_s_basis, batch_size, crew, manual_share_low, manual_share_likely, manual_share_high, manual_share_basis, role_id, stations, availability, scrap_low, scrap_likely, scrap_high, scrap_basis, inventory_pieces_before, inventory_days_before, labour_s_low, labour_s_likely, labour_s_high, labour_s_basis, labour_period, events_low, events_likely, events_high, events_basis, events_period, load_kg, variants, study_id, consumables_per_year_low, consumables_per_year_likely, consumables_per_year_high, consumables_per_year_basis, repair_time_s, variation) VALUES ((SELECT max(id) FROM history), 0, old.id, old.cycle_time_s_low, old.cycle_time_s_likely, old.cycle_time_s_high, old.cycle_time_s_basis, old.units_per_cycle, old.setup_time_s_low, old.setup_time_s_likely, old.setup_time_s_high, old.setup_time_s_basis, old.batch_size, old.crew, old.manual_share_low, old.manual_share_likely, old.manual_share_high, old.manual_share_basis, old.role_id, old.stations, old.availability, old.scrap_low, old.scrap_likely, old.scrap_high, old.scrap_basis, old.inventory_pieces_before, old.inventory_days_before, old.labour_s_low, old.labour_s_likely, old.labour_s_high, old.labour_s_basis, old.labour_period, old.events_low, old.events_likely, old.events_high, old.events_basis, old.events_period, old.load_kg, old.variants, old.study_id, old.consumables_per_year_low, old.consumables_per_year_likely, old.consumables_per_year_high, old.consumables_per_year_basis, old.repair_time_s, old.variation); INSERT INTO log_work (edit_id, after, id, cycle_time_s_low, cycle_time_s_likely, cycle_time_s_high, cycle_time_s_basis, units_per_cycle, setup_time_s_low, setup_time_s_likely, setup_time_s_high, setup_time_s_basis, batch_size, crew, manual_share_low, manual_share_likely, manual_share_high, manual_share_basis, role_id, stations, availability, scrap_low, scrap_likely, scrap_high, scrap_basis, inventory_pieces_before, inventory_days_before, labour_s_low, labour_s_likely, labour_s_high, labour_s_basis, labour_period, events_low, events_likely, events_high, events_basis, events_period, load_kg, variants, study_id, consumables_per_year_low, consumables_per_year_likely, consumables_per_year_high, consumables_per_year_basis, repair_time_s, variation) VALUES ((SELECT max(id) FROM history), 1, new.id, new.cycle_time_s_low, new.cycle_time_s_likely, new.cycle_time_s_high, new.cycle_time_s_basis, new.units_per_cycle, new.setup_time_s_low, new.setup_time_s_likely, new.setup_time_s_high, new.setup_time_s_basis, new.batch_size, new.crew, new.manual_share_low, new.manual_share_likely, new.manual_share_high, new.manual_share_basis, new.role_id, new.stations, new.availability, new.scrap_low, new.scrap_likely, new.scrap_high, new.scrap_basis, new.inventory_pieces_before, new.inventory_days_before, new.labour_s_low, new.labour_s_likely, new.labour_s_high, new.labour_s_basis, new.labour_period, new.events_low, new.events_likely, new.events_high, new.events_basis, new.events_period, new.load_kg, new.variants, new.study_id, new.consumables_per_year_low, new.consumables_per_year_likely, new.consumables_per_year_high, new.consumables_per_year_basis, new.repair_time_s, new.variation); END;

CREATE TRIGGER undo_work_d AFTER DELETE ON work WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_work (edit_id, after, id, cycle_time_s_low, cycle_time_s_likely, cycle_time_s_high, cycle_time_s_basis, units_per_cycle, setup_time_s_low, setup_time_s_likely, setup_time_s_high, setup_time_s_basis, batch_size, crew, manual_share_low, manual_share_likely, manual_share_high, manual_share_basis, role_id, stations, availability, scrap_low, scrap_likely, scrap_high, scrap_basis, inventory_pieces_before, inventory_days_before, labour_s_low, labour_s_likely, labour_s_high, labour_s_basis, labour_period, events_low, events_likely, events_high, events_basis, events_period, load_kg, variants, study_id, consumables_per_year_low, consumables_per_year_likely, consumables_per_year_high, consumables_per_year_basis, repair_time_s, variation) VALUES ((SELECT max(id) FROM history), 0, old.id, old.cycle_time_s_low, old.cycle_time_s_likely, old.cycle_time_s_high, old.cycle_time_s_basis, old.units_per_cycle, old.setup_time_s_low, old.setup_time_s_likely, old.setup_time_s_high, old.setup_time_s_basis, old.batch_size, old.crew, old.manual_share_low, old.manual_share_likely, old.manual_share_high, old.manual_share_basis, old.role_id, old.stations, old.availability, old.scrap_low, old.scrap_likely, old.scrap_high, old.scrap_basis, old.inventory_pieces_before, old.inventory_days_before, old.labour_s_low, old.labour_s_likely, old.labour_s_high, old.labour_s_basis, old.labour_period, old.events_low, old.events_likely, old.events_high, old.events_basis, old.events_period, old.load_kg, old.variants, old.study_id, old.consumables_per_year_low, old.consumables_per_year_likely, old.consumables_per_year_high, old.consumables_per_year_basis, old.repair_time_s, old.variation); END;

CREATE TABLE quotation (
    id INTEGER PRIMARY KEY,
    candidate_id INTEGER NOT NULL REFERENCES candidate(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    supplier TEXT NOT NULL CHECK (length(supplier) <= 1000),
    quoted_on TEXT NOT NULL CHECK (length(quoted_on) <= 1000),
    valid_until TEXT NOT NULL CHECK (length(valid_until) <= 1000),
    price REAL CHECK (price >= 0),
    service_per_year REAL CHECK (service_per_year >= 0),
    delivery_months REAL CHECK (delivery_months >= 0),
    remarks TEXT NOT NULL CHECK (length(remarks) <= 100000),
    is_chosen INTEGER NOT NULL CHECK (is_chosen IN (0, 1))
) STRICT;

CREATE INDEX quotation_candidate_id ON quotation(candidate_id);

CREATE TABLE quoted_line (
    id INTEGER PRIMARY KEY,
    quotation_id INTEGER NOT NULL REFERENCES quotation(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    item TEXT NOT NULL CHECK (item IN ('device', 'tooling', 'safety', 'integration', 'installation', 'training', 'stop', 'transport', 'acceptance', 'spare_parts')),
    stands TEXT NOT NULL CHECK (stands IN ('included', 'left_out')),
    amount REAL CHECK (amount >= 0)
) STRICT;

CREATE INDEX quoted_line_quotation_id ON quoted_line(quotation_id);

CREATE TABLE log_quotation (seq INTEGER PRIMARY KEY, edit_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE, after INTEGER NOT NULL, id INTEGER, candidate_id INTEGER, supplier TEXT, quoted_on TEXT, valid_until TEXT, price REAL, service_per_year REAL, delivery_months REAL, remarks TEXT, is_chosen INTEGER) STRICT;

CREATE INDEX log_quotation_edit ON log_quotation(edit_id);

CREATE TRIGGER undo_quotation_i AFTER INSERT ON quotation WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_quotation (edit_id, after, id, candidate_id, supplier, quoted_on, valid_until, price, service_per_year, delivery_months, remarks, is_chosen) VALUES ((SELECT max(id) FROM history), 1, new.id, new.candidate_id, new.supplier, new.quoted_on, new.valid_until, new.price, new.service_per_year, new.delivery_months, new.remarks, new.is_chosen); END;

CREATE TRIGGER undo_quotation_u AFTER UPDATE ON quotation WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_quotation (edit_id, after, id, candidate_id, supplier, quoted_on, valid_until, price, service_per_year, delivery_months, remarks, is_chosen) VALUES ((SELECT max(id) FROM history), 0, old.id, old.candidate_id, old.supplier, old.quoted_on, old.valid_until, old.price, old.service_per_year, old.delivery_months, old.remarks, old.is_chosen); INSERT INTO log_quotation (edit_id, after, id, candidate_id, supplier, quoted_on, valid_until, price, service_per_year, delivery_months, remarks, is_chosen) VALUES ((SELECT max(id) FROM history), 1, new.id, new.candidate_id, new.supplier, new.quoted_on, new.valid_until, new.price, new.service_per_year, new.delivery_months, new.remarks, new.is_chosen); END;

CREATE TRIGGER undo_quotation_d AFTER DELETE ON quotation WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_quotation (edit_id, after, id, candidate_id, supplier, quoted_on, valid_until, price, service_per_year, delivery_months, remarks, is_chosen) VALUES ((SELECT max(id) FROM history), 0, old.id, old.candidate_id, old.supplier, old.quoted_on, old.valid_until, old.price, old.service_per_year, old.delivery_months, old.remarks, old.is_chosen); END;

CREATE TABLE log_quoted_line (seq INTEGER PRIMARY KEY, edit_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE, after INTEGER NOT NULL, id INTEGER, quotation_id INTEGER, item TEXT, stands TEXT, amount REAL) STRICT;

CREATE INDEX log_quoted_line_edit ON log_quoted_line(edit_id);

CREATE TRIGGER undo_quoted_line_i AFTER INSERT ON quoted_line WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_quoted_line (edit_id, after, id, quotation_id, item, stands, amount) VALUES ((SELECT max(id) FROM history), 1, new.id, new.quotation_id, new.item, new.stands, new.amount); END;

CREATE TRIGGER undo_quoted_line_u AFTER UPDATE ON quoted_line WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_quoted_line (edit_id, after, id, quotation_id, item, stands, amount) VALUES ((SELECT max(id) FROM history), 0, old.id, old.quotation_id, old.item, old.stands, old.amount); INSERT INTO log_quoted_line (edit_id, after, id, quotation_id, item, stands, amount) VALUES ((SELECT max(id) FROM history), 1, new.id, new.quotation_id, new.item, new.stands, new.amount); END;

CREATE TRIGGER undo_quoted_line_d AFTER DELETE ON quoted_line WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_quoted_line (edit_id, after, id, quotation_id, item, stands, amount) VALUES ((SELECT max(id) FROM history), 0, old.id, old.quotation_id, old.item, old.stands, old.amount); END;

CREATE TABLE benchmark (
    id INTEGER PRIMARY KEY,
    step_id INTEGER NOT NULL REFERENCES step(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    programme TEXT NOT NULL CHECK (length(programme) <= 1000),
    year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2200),
    firms INTEGER NOT NULL CHECK (firms BETWEEN 1 AND 100000000),
    cell TEXT NOT NULL CHECK (length(cell) <= 1000)
) STRICT;

CREATE INDEX benchmark_step_id ON benchmark(step_id);

CREATE TABLE log_benchmark (seq INTEGER PRIMARY KEY, edit_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE, after INTEGER NOT NULL, id INTEGER, step_id INTEGER, programme TEXT, year INTEGER, firms INTEGER, cell TEXT) STRICT;

CREATE INDEX log_benchmark_edit ON log_benchmark(edit_id);

CREATE TRIGGER undo_benchmark_i AFTER INSERT ON benchmark WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_benchmark (edit_id, after, id, step_id, programme, year, firms, cell) VALUES ((SELECT max(id) FROM history), 1, new.id, new.step_id, new.programme, new.year, new.firms, new.cell); END;

CREATE TRIGGER undo_benchmark_u AFTER UPDATE ON benchmark WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_benchmark (edit_id, after, id, step_id, programme, year, firms, cell) VALUES ((SELECT max(id) FROM history), 0, old.id, old.step_id, old.programme, old.year, old.firms, old.cell); INSERT INTO log_benchmark (edit_id, after, id, step_id, programme, year, firms, cell) VALUES ((SELECT max(id) FROM history), 1, new.id, new.step_id, new.programme, new.year, new.firms, new.cell); END;

CREATE TRIGGER undo_benchmark_d AFTER DELETE ON benchmark WHEN (SELECT active FROM replay WHERE id = 1) = 0 BEGIN INSERT INTO log_benchmark (edit_id, after, id, step_id, programme, year, firms, cell) VALUES ((SELECT max(id) FROM history), 0, old.id, old.step_id, old.programme, old.year, old.firms, old.cell); END;

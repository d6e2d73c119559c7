-- From schema 2 to schema 3.

CREATE TABLE candidate_cost (
    id INTEGER PRIMARY KEY,
    candidate_id INTEGER NOT NULL REFERENCES candidate(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    heading TEXT NOT NULL CHECK (heading IN ('device', 'tooling', 'safety', 'integration', 'installation', 'training', 'stop')),
    amount_low REAL NOT NULL,
    amount_likely REAL NOT NULL,
    amount_high REAL NOT NULL,
    amount_basis TEXT NOT NULL,
    CHECK (amount_low >= 0 AND amount_low <= amount_likely AND amount_likely <= amount_high AND amount_basis IN ('measured', 'stated', 'calculated', 'catalogue', 'assumed'))
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
    CHECK (investment_low >= 0 AND investment_low <= investment_likely AND investment_likely <= investment_high AND investment_basis IN ('measured', 'stated', 'calculated', 'catalogue', 'assumed')),
    CHECK (running_cost_per_year_low >= 0 AND running_cost_per_year_low <= running_cost_per_year_likely AND running_cost_per_year_likely <= running_cost_per_year_high AND running_cost_per_year_basis IN ('measured', 'stated', 'calculated', 'catalogue', 'assumed')),
    CHECK (saving_share_low >= 0 AND saving_share_low <= saving_share_likely AND saving_share_likely <= saving_share_high AND saving_share_high <= 1 AND saving_share_basis IN ('measured', 'stated', 'calculated', 'catalogue', 'assumed')),
    CHECK (lead_time_months_low >= 0 AND lead_time_months_low <= lead_time_months_likely AND lead_time_months_likely <= lead_time_months_high AND lead_time_months_basis IN ('measured', 'stated', 'calculated', 'catalogue', 'assumed'))
) STRICT;

CREATE TABLE readiness_answer (
    id INTEGER PRIMARY KEY,
    question TEXT NOT NULL CHECK (length(question) <= 1000),
    level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 5),
    note TEXT NOT NULL CHECK (length(note) <= 100000)
) STRICT;

ALTER TABLE candidate ADD COLUMN scrap_saving_share_low REAL;

ALTER TABLE candidate ADD COLUMN scrap_saving_share_likely REAL;

ALTER TABLE candidate ADD COLUMN scrap_saving_share_high REAL;

ALTER TABLE candidate ADD COLUMN scrap_saving_share_basis TEXT CHECK (coalesce(scrap_saving_share_low, scrap_saving_share_likely, scrap_saving_share_high, scrap_saving_share_basis) IS NULL OR (scrap_saving_share_low IS NOT NULL AND scrap_saving_share_likely IS NOT NULL AND scrap_saving_share_high IS NOT NULL AND scrap_saving_share_basis IS NOT NULL AND scrap_saving_share_low >= 0 AND scrap_saving_share_low <= scrap_saving_share_likely AND scrap_saving_share_likely <= scrap_saving_share_high AND scrap_saving_share_high <= 1 AND scrap_saving_share_basis IN ('measured', 'stated', 'calculated', 'catalogue', 'assumed')));

ALTER TABLE candidate ADD COLUMN cycle_saving_share_low REAL;

ALTER TABLE candidate ADD COLUMN cycle_saving_share_likely REAL;

ALTER TABLE candidate ADD COLUMN cycle_saving_share_high REAL;

ALTER TABLE candidate ADD COLUMN cycle_saving_share_basis TEXT CHECK (coalesce(cycle_saving_share_low, cycle_saving_share_likely, cycle_saving_share_high, cycle_saving_share_basis) IS NULL OR (cycle_saving_share_low IS NOT NULL AND cycle_saving_share_likely IS NOT NULL AND cycle_saving_share_high IS NOT NULL AND cycle_saving_share_basis IS NOT NULL AND cycle_saving_share_low >= 0 AND cycle_saving_share_low <= cycle_saving_share_likely AND cycle_saving_share_likely <= cycle_saving_share_high AND cycle_saving_share_high <= 1 AND cycle_saving_share_basis IN ('measured', 'stated', 'calculated', 'catalogue', 'assumed')));

ALTER TABLE candidate ADD COLUMN lead_time_months_low REAL;

ALTER TABLE candidate ADD COLUMN lead_time_months_likely REAL;

ALTER TABLE candidate ADD COLUMN lead_time_months_high REAL;

ALTER TABLE candidate ADD COLUMN lead_time_months_basis TEXT CHECK (coalesce(lead_time_months_low, lead_time_months_likely, lead_time_months_high, lead_time_months_basis) IS NULL OR (lead_time_months_low IS NOT NULL AND lead_time_months_likely IS NOT NULL AND lead_time_months_high IS NOT NULL AND lead_time_months_basis IS NOT NULL AND lead_time_months_low >= 0 AND lead_time_months_low <= lead_time_months_likely AND lead_time_months_likely <= lead_time_months_high AND lead_time_months_basis IN ('measured', 'stated', 'calculated', 'catalogue', 'assumed')));

ALTER TABLE candidate ADD COLUMN ramp_up_months_low REAL;

ALTER TABLE candidate ADD COLUMN ramp_up_months_likely REAL;

ALTER TABLE candidate ADD COLUMN ramp_up_months_high REAL;

ALTER TABLE candidate ADD COLUMN ramp_up_months_basis TEXT CHECK (coalesce(ramp_up_months_low, ramp_up_months_likely, ramp_up_months_high, ramp_up_months_basis) IS NULL OR (ramp_up_months_low IS NOT NULL AND ramp_up_months_likely IS NOT NULL AND ramp_up_months_high IS NOT NULL AND ramp_up_months_basis IS NOT NULL AND ramp_up_months_low >= 0 AND ramp_up_months_low <= ramp_up_months_likely AND ramp_up_months_likely <= ramp_up_months_high AND ramp_up_months_basis IN ('measured', 'stated', 'calculated', 'catalogue', 'assumed')));

ALTER TABLE candidate ADD COLUMN subsidy_low REAL;

ALTER TABLE candidate ADD COLUMN subsidy_likely REAL;

ALTER TABLE candidate ADD COLUMN subsidy_high REAL;

ALTER TABLE candidate ADD COLUMN subsidy_basis TEXT CHECK (coalesce(subsidy_low, subsidy_likely, subsidy_high, subsidy_basis) IS NULL OR (subsidy_low IS NOT NULL AND subsidy_likely IS NOT NULL AND subsidy_high IS NOT NULL AND subsidy_basis IS NOT NULL AND subsidy_low >= 0 AND subsidy_low <= subsidy_likely AND subsidy_likely <= subsidy_high AND subsidy_basis IN ('measured', 'stated', 'calculated', 'catalogue', 'assumed')));

ALTER TABLE candidate ADD COLUMN is_wanted INTEGER NOT NULL DEFAULT 0 CHECK (is_wanted IN (0, 1));

ALTER TABLE process ADD COLUMN scrap_cost_per_unit_low REAL;

ALTER TABLE process ADD COLUMN scrap_cost_per_unit_likely REAL;

ALTER TABLE process ADD COLUMN scrap_cost_per_unit_high REAL;

ALTER TABLE process ADD COLUMN scrap_cost_per_unit_basis TEXT CHECK (coalesce(scrap_cost_per_unit_low, scrap_cost_per_unit_likely, scrap_cost_per_unit_high, scrap_cost_per_unit_basis) IS NULL OR (scrap_cost_per_unit_low IS NOT NULL AND scrap_cost_per_unit_likely IS NOT NULL AND scrap_cost_per_unit_high IS NOT NULL AND scrap_cost_per_unit_basis IS NOT NULL AND scrap_cost_per_unit_low >= 0 AND scrap_cost_per_unit_low <= scrap_cost_per_unit_likely AND scrap_cost_per_unit_likely <= scrap_cost_per_unit_high AND scrap_cost_per_unit_basis IN ('measured', 'stated', 'calculated', 'catalogue', 'assumed')));

ALTER TABLE process ADD COLUMN contribution_per_unit_low REAL;

ALTER TABLE process ADD COLUMN contribution_per_unit_likely REAL;

ALTER TABLE process ADD COLUMN contribution_per_unit_high REAL;

ALTER TABLE process ADD COLUMN contribution_per_unit_basis TEXT CHECK (coalesce(contribution_per_unit_low, contribution_per_unit_likely, contribution_per_unit_high, contribution_per_unit_basis) IS NULL OR (contribution_per_unit_low IS NOT NULL AND contribution_per_unit_likely IS NOT NULL AND contribution_per_unit_high IS NOT NULL AND contribution_per_unit_basis IS NOT NULL AND contribution_per_unit_low >= 0 AND contribution_per_unit_low <= contribution_per_unit_likely AND contribution_per_unit_likely <= contribution_per_unit_high AND contribution_per_unit_basis IN ('measured', 'stated', 'calculated', 'catalogue', 'assumed')));

ALTER TABLE process ADD COLUMN unmet_demand_per_year_low REAL;

ALTER TABLE process ADD COLUMN unmet_demand_per_year_likely REAL;

ALTER TABLE process ADD COLUMN unmet_demand_per_year_high REAL;

ALTER TABLE process ADD COLUMN unmet_demand_per_year_basis TEXT CHECK (coalesce(unmet_demand_per_year_low, unmet_demand_per_year_likely, unmet_demand_per_year_high, unmet_demand_per_year_basis) IS NULL OR (unmet_demand_per_year_low IS NOT NULL AND unmet_demand_per_year_likely IS NOT NULL AND unmet_demand_per_year_high IS NOT NULL AND unmet_demand_per_year_basis IS NOT NULL AND unmet_demand_per_year_low >= 0 AND unmet_demand_per_year_low <= unmet_demand_per_year_likely AND unmet_demand_per_year_likely <= unmet_demand_per_year_high AND unmet_demand_per_year_basis IN ('measured', 'stated', 'calculated', 'catalogue', 'assumed')));

ALTER TABLE firm ADD COLUMN yearly_budget REAL CHECK (yearly_budget >= 0);

ALTER TABLE firm ADD COLUMN projects_at_once INTEGER NOT NULL DEFAULT 2 CHECK (projects_at_once BETWEEN 1 AND 100);

ALTER TABLE firm ADD COLUMN overtime_premium REAL NOT NULL DEFAULT 0.25 CHECK (overtime_premium BETWEEN 0 AND 10);

ALTER TABLE role ADD COLUMN overtime_hours_per_year REAL CHECK (overtime_hours_per_year >= 0);

ALTER TABLE role ADD COLUMN absence_share REAL CHECK (absence_share BETWEEN 0 AND 1);

ALTER TABLE role ADD COLUMN retiring REAL CHECK (retiring >= 0);

-- Criteria have other names now; what undo brings back has them too.

UPDATE replay SET active = 1;

UPDATE answer SET criterion = 'rules' WHERE criterion = 'standardised';

UPDATE answer SET criterion = 'errors' WHERE criterion = 'quality';

UPDATE answer SET criterion = 'hazard' WHERE criterion = 'strain';

UPDATE log_answer SET criterion = 'rules' WHERE criterion = 'standardised';

UPDATE log_answer SET criterion = 'errors' WHERE criterion = 'quality';

UPDATE log_answer SET criterion = 'hazard' WHERE criterion = 'strain';

UPDATE weight SET criterion = 'labour' WHERE criterion = 'hours';

UPDATE weight SET criterion = 'risk' WHERE criterion = 'suitability';

UPDATE log_weight SET criterion = 'labour' WHERE criterion = 'hours';

UPDATE log_weight SET criterion = 'risk' WHERE criterion = 'suitability';

UPDATE replay SET active = 0;

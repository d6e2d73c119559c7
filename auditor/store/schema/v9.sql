-- From schema 8 to schema 9: what became of a candidate, what was said when figures of the audit were shared, models of other
-- programs that were read, and what their elements became.

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

-- From schema 8 to schema 9: what became of a candidate, and what was said when figures of the audit were shared.

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

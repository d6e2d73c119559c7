-- From schema 10 to schema 11: quotations of suppliers for a candidate, and what each says of what was asked.

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

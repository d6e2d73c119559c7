-- From schema 7 to schema 8: how the share of a flow is known. What older files say counts as said by a person.

ALTER TABLE flow ADD COLUMN share_basis TEXT NOT NULL DEFAULT 'stated' CHECK (share_basis IN ('measured', 'stated', 'calculated', 'catalogue', 'assumed'));

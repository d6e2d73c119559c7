-- Of each cell of one level: how many firms it has that none of its shown parts has, or that a part has and it has not.
-- Before it stand the firms behind the shown cells of all finer levels, and those of the level: WITH finer AS (…), coarse AS (…).
parts AS (
    SELECT DISTINCT finer.slot AS slot, cells.{cell} AS cell, finer.firm_key AS firm_key, finer.twice AS twice
    FROM finer JOIN cells ON cells.cell = finer.cell
),
whole AS (
    SELECT coarse.slot AS slot, cells.{cell} AS cell, coarse.firm_key AS firm_key, coarse.twice AS twice
    FROM coarse JOIN cells ON cells.cell = coarse.cell
    JOIN (SELECT DISTINCT slot, cell FROM parts) AS cut ON cut.slot = coarse.slot AND cut.cell = cells.{cell}
),
either AS (
    SELECT slot, cell, firm_key, twice FROM parts UNION ALL SELECT slot, cell, firm_key, twice FROM whole
),
one_side AS (
    SELECT slot, cell, firm_key, twice FROM either GROUP BY slot, cell, firm_key, twice HAVING COUNT(*) = 1
)
SELECT slot, cell, COUNT(DISTINCT firm_key) AS firms FROM one_side GROUP BY slot, cell ORDER BY slot, cell

-- Of each cell of one level: how many firms it has that none of its shown parts has, or that a part has and it has not.
-- Before it stands the table of the firms behind the shown cells of all finer levels: WITH finer AS (…),
parts AS (
    SELECT DISTINCT measure, item, {cell} AS cell, firm_key, twice FROM finer
),
whole AS (
    SELECT shown.measure AS measure, shown.item AS item, shown.{cell} AS cell, shown.firm_key AS firm_key,
           shown.twice AS twice
    FROM {coarse} AS shown
    JOIN (SELECT DISTINCT measure, item, cell FROM parts) AS cut
         ON cut.measure = shown.measure AND cut.item = shown.item AND cut.cell = shown.{cell}
),
either AS (
    SELECT measure, item, cell, firm_key, twice FROM parts UNION ALL SELECT measure, item, cell, firm_key, twice FROM whole
),
one_side AS (
    SELECT measure, item, cell, firm_key, twice FROM either
    GROUP BY measure, item, cell, firm_key, twice HAVING COUNT(*) = 1
)
SELECT measure, item, cell, COUNT(DISTINCT firm_key) AS firms FROM one_side
GROUP BY measure, item, cell ORDER BY measure, item, cell

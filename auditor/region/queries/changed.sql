-- How many firms of a cell differ between now and an earlier release of it: joined, gone, or with another amount.
WITH released AS (
    SELECT earlier.slot AS slot, cells.{cell} AS cell, earlier.firm_key AS firm_key, earlier.twice AS twice
    FROM {earlier} AS earlier JOIN cells ON cells.cell = earlier.cell WHERE earlier.{level} = 1
),
both_times AS (
    SELECT now.slot AS slot, cells.{cell} AS cell, now.firm_key AS firm_key, now.twice AS twice
    FROM {now} AS now JOIN cells ON cells.cell = now.cell
    JOIN (SELECT DISTINCT slot, cell FROM released) AS known ON known.slot = now.slot AND known.cell = cells.{cell}
    UNION ALL
    SELECT slot, cell, firm_key, twice FROM released
),
one_time AS (
    SELECT slot, cell, firm_key, twice FROM both_times GROUP BY slot, cell, firm_key, twice HAVING COUNT(*) = 1
)
SELECT slot, cell, COUNT(DISTINCT firm_key) AS firms FROM one_time GROUP BY slot, cell ORDER BY slot, cell

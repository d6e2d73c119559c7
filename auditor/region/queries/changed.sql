-- How many firms of a cell differ between now and an earlier release of it: joined, gone, or with another amount.
WITH both_times AS (
    SELECT contribution.measure AS measure, contribution.item AS item, contribution.{cell} AS cell,
           contribution.firm_key AS firm_key, contribution.twice AS twice
    FROM contribution JOIN (SELECT DISTINCT measure, item, {cell} AS cell FROM {earlier} WHERE level = {level}) AS known
         ON known.measure = contribution.measure AND known.item = contribution.item
            AND known.cell = contribution.{cell}
    UNION ALL
    SELECT measure, item, {cell} AS cell, firm_key, twice FROM {earlier} WHERE level = {level}
),
one_time AS (
    SELECT measure, item, cell, firm_key, twice FROM both_times
    GROUP BY measure, item, cell, firm_key, twice HAVING COUNT(*) = 1
)
SELECT measure, item, cell, COUNT(DISTINCT firm_key) AS firms FROM one_time
GROUP BY measure, item, cell ORDER BY measure, item, cell

-- A release that an older program noted, with a row for each level, as it is noted now.
SELECT measure, item, cell0, cell1, cell2, cell3, firm_key, twice,
       MAX(CASE WHEN level = 0 THEN 1 ELSE 0 END) AS in0, MAX(CASE WHEN level = 1 THEN 1 ELSE 0 END) AS in1,
       MAX(CASE WHEN level = 2 THEN 1 ELSE 0 END) AS in2, MAX(CASE WHEN level = 3 THEN 1 ELSE 0 END) AS in3
FROM {older} GROUP BY measure, item, cell0, cell1, cell2, cell3, firm_key, twice

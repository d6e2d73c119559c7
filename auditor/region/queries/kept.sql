-- The firms behind the cells of one level that stay as they were in an earlier release.
SELECT {level} AS level, earlier.measure AS measure, earlier.item AS item, earlier.cell0 AS cell0, earlier.cell1 AS cell1,
       earlier.cell2 AS cell2, earlier.cell3 AS cell3, earlier.firm_key AS firm_key, earlier.twice AS twice
FROM {earlier} AS earlier JOIN {kept} AS kept
     ON kept.measure = earlier.measure AND kept.item = earlier.item AND kept.cell = earlier.{cell}
WHERE earlier.level = {level}

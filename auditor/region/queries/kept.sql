-- The firms behind the cells of one level that stay as they were in an earlier release.
SELECT earlier.slot AS slot, earlier.cell AS cell, earlier.firm_key AS firm_key, earlier.twice AS twice
FROM {earlier} AS earlier JOIN cells ON cells.cell = earlier.cell
JOIN {kept} AS kept ON kept.slot = earlier.slot AND kept.cell = cells.{cell}
WHERE earlier.{level} = 1

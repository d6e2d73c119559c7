-- What the ledger keeps of the firms behind cells that stay as they were in an earlier release.
SELECT slots.measure AS measure, slots.item AS item, cells.cell0 AS cell0, cells.cell1 AS cell1, cells.cell2 AS cell2,
       cells.cell3 AS cell3, earlier.firm_key AS firm_key, earlier.twice AS twice,
       CASE WHEN of0.slot IS NULL THEN 0 ELSE 1 END AS in0, CASE WHEN of1.slot IS NULL THEN 0 ELSE 1 END AS in1,
       CASE WHEN of2.slot IS NULL THEN 0 ELSE 1 END AS in2, CASE WHEN of3.slot IS NULL THEN 0 ELSE 1 END AS in3
FROM {earlier} AS earlier JOIN slots ON slots.slot = earlier.slot JOIN cells ON cells.cell = earlier.cell
LEFT JOIN {kept} AS of0 ON earlier.in0 = 1 AND of0.slot = earlier.slot AND of0.cell = cells.number0
LEFT JOIN {kept} AS of1 ON earlier.in1 = 1 AND of1.slot = earlier.slot AND of1.cell = cells.number1
LEFT JOIN {kept} AS of2 ON earlier.in2 = 1 AND of2.slot = earlier.slot AND of2.cell = cells.number2
LEFT JOIN {kept} AS of3 ON earlier.in3 = 1 AND of3.slot = earlier.slot AND of3.cell = cells.number3
WHERE of0.slot IS NOT NULL OR of1.slot IS NOT NULL OR of2.slot IS NOT NULL OR of3.slot IS NOT NULL

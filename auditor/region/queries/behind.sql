-- What the ledger keeps of the firms behind cells that are shown as they are now, and on which levels they are.
SELECT slots.measure AS measure, slots.item AS item, cells.cell0 AS cell0, cells.cell1 AS cell1, cells.cell2 AS cell2,
       cells.cell3 AS cell3, who.firm_key AS firm_key, said.twice AS twice,
       CASE WHEN of0.slot IS NULL THEN 0 ELSE 1 END AS in0, CASE WHEN of1.slot IS NULL THEN 0 ELSE 1 END AS in1,
       CASE WHEN of2.slot IS NULL THEN 0 ELSE 1 END AS in2, CASE WHEN of3.slot IS NULL THEN 0 ELSE 1 END AS in3
FROM {said} AS said JOIN who ON who.firm = said.firm JOIN slots ON slots.slot = said.slot
JOIN cells ON cells.cell = who.cell
LEFT JOIN {fresh} AS of0 ON of0.slot = said.slot AND of0.cell = cells.number0
LEFT JOIN {fresh} AS of1 ON of1.slot = said.slot AND of1.cell = cells.number1
LEFT JOIN {fresh} AS of2 ON of2.slot = said.slot AND of2.cell = cells.number2
LEFT JOIN {fresh} AS of3 ON of3.slot = said.slot AND of3.cell = cells.number3
WHERE of0.slot IS NOT NULL OR of1.slot IS NOT NULL OR of2.slot IS NOT NULL OR of3.slot IS NOT NULL

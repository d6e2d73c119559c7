-- Of an earlier release the firms behind the cells of some measures.
SELECT slots.slot AS slot, cells.cell AS cell, behind.firm_key AS firm_key, behind.twice AS twice,
       behind.in0 AS in0, behind.in1 AS in1, behind.in2 AS in2, behind.in3 AS in3
FROM {release} AS behind JOIN slots ON slots.measure = behind.measure AND slots.item = behind.item
JOIN cells ON cells.cell0 = behind.cell0 AND cells.cell1 = behind.cell1 AND cells.cell2 = behind.cell2
     AND cells.cell3 = behind.cell3
WHERE slots.part = {part}

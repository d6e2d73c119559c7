-- The firms behind the cells of one level that are shown as they are now.
SELECT now.slot AS slot, now.cell AS cell, now.firm_key AS firm_key, now.twice AS twice
FROM {now} AS now JOIN cells ON cells.cell = now.cell
JOIN {fresh} AS fresh ON fresh.slot = now.slot AND fresh.cell = cells.{cell}

-- The firms behind the cells of one level that are shown: as they are now, or as they were in the release that is kept.
SELECT {level} AS level, contribution.measure AS measure, contribution.item AS item, contribution.cell0 AS cell0,
       contribution.cell1 AS cell1, contribution.cell2 AS cell2, contribution.cell3 AS cell3,
       contribution.firm_key AS firm_key, contribution.twice AS twice
FROM contribution JOIN {fresh} AS fresh
     ON fresh.measure = contribution.measure AND fresh.item = contribution.item AND fresh.cell = contribution.{cell}

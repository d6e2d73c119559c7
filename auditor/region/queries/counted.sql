-- How many firms of each finest cell say the same: few rows stand for many firms.
SELECT said.slot AS slot, who.cell AS cell, said.twice AS twice, COUNT(*) AS firms
FROM {said} AS said JOIN who ON who.firm = said.firm GROUP BY said.slot, who.cell, said.twice

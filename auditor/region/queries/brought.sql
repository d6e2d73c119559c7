-- How many firms of each finest cell each advisor brought.
SELECT said.slot AS slot, who.cell AS cell, who.advisor AS advisor, COUNT(*) AS firms
FROM {said} AS said JOIN who ON who.firm = said.firm GROUP BY said.slot, who.cell, who.advisor

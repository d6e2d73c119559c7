-- What firms say now, as the releases are kept.
SELECT said.slot AS slot, who.cell AS cell, who.firm_key AS firm_key, said.twice AS twice
FROM {said} AS said JOIN who ON who.firm = said.firm

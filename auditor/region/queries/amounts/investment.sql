SELECT technology AS item, candidate.firm AS firm, investment AS amount
FROM candidate JOIN firm ON firm.firm = candidate.firm WHERE investment IS NOT NULL AND firm.currency = 'EUR'

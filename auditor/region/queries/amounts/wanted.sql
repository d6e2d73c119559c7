SELECT technology AS item, firm, MAX(wanted) AS amount FROM candidate WHERE wanted = 1 GROUP BY technology, firm

SELECT technology AS item, firm, MAX(CASE WHEN outcome = 'carried_out' THEN 1 ELSE 0 END) AS amount
FROM candidate WHERE outcome IS NOT NULL GROUP BY technology, firm

SELECT 'firm' AS item, firm, 1 AS amount FROM firm

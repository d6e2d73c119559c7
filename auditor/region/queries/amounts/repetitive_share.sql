SELECT 'firm' AS item, firm, repetitive_percent AS amount FROM firm WHERE repetitive_percent IS NOT NULL

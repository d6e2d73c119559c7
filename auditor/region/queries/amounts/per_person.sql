SELECT 'firm' AS item, firm, hours_per_person AS amount FROM firm WHERE hours_per_person IS NOT NULL

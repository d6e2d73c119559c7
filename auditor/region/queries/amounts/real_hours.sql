SELECT technology AS item, firm, real_hours_percent AS amount
FROM candidate WHERE real_hours_percent IS NOT NULL

SELECT technology AS item, firm, real_investment_percent AS amount
FROM candidate WHERE real_investment_percent IS NOT NULL

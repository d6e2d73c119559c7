SELECT technology AS item, firm, hours10 AS amount FROM candidate WHERE hours10 IS NOT NULL

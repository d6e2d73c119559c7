SELECT technology AS item, firm, payback100 AS amount FROM candidate WHERE payback100 IS NOT NULL

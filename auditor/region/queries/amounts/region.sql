SELECT region AS item, firm, 1 AS amount FROM firm

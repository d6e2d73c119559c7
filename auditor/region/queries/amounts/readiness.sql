SELECT threshold AS item, firm, level10 AS amount FROM readiness

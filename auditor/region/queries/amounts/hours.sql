SELECT task AS item, firm, SUM(hours10) AS amount FROM step WHERE task IS NOT NULL AND hours10 IS NOT NULL GROUP BY task, firm

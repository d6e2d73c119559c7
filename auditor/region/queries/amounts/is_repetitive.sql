SELECT task AS item, firm, MAX(repetitive) AS amount FROM step WHERE task IS NOT NULL GROUP BY task, firm

-- What firms said, one row an amount: measure, item, firm, amount (whole numbers; a measure's scale says of what).
SELECT 'time' AS measure, step.task AS item, step.firm AS firm, step.piece_ms AS amount
FROM step JOIN firm ON firm.firm = step.firm
WHERE step.task IS NOT NULL AND step.piece_ms IS NOT NULL
UNION ALL
SELECT 'hours', step.task, step.firm, SUM(step.hours10)
FROM step JOIN firm ON firm.firm = step.firm
WHERE step.task IS NOT NULL AND step.hours10 IS NOT NULL GROUP BY step.task, step.firm
UNION ALL
SELECT 'is_repetitive', step.task, step.firm, MAX(step.repetitive)
FROM step JOIN firm ON firm.firm = step.firm
WHERE step.task IS NOT NULL GROUP BY step.task, step.firm
UNION ALL
SELECT 'repetitive_share', 'firm', firm.firm, firm.repetitive_percent FROM firm WHERE firm.repetitive_percent IS NOT NULL
UNION ALL
SELECT 'per_person', 'firm', firm.firm, firm.hours_per_person FROM firm WHERE firm.hours_per_person IS NOT NULL
UNION ALL
SELECT 'firms', 'firm', firm.firm, 1 FROM firm
UNION ALL
SELECT 'region', firm.region, firm.firm, 1 FROM firm
UNION ALL
SELECT 'readiness', readiness.threshold, readiness.firm, readiness.level10
FROM readiness JOIN firm ON firm.firm = readiness.firm
UNION ALL
SELECT 'wanted', candidate.technology, candidate.firm, MAX(candidate.wanted)
FROM candidate JOIN firm ON firm.firm = candidate.firm
WHERE candidate.wanted = 1 GROUP BY candidate.technology, candidate.firm
UNION ALL
SELECT 'freed', candidate.technology, candidate.firm, candidate.hours10
FROM candidate JOIN firm ON firm.firm = candidate.firm WHERE candidate.hours10 IS NOT NULL
UNION ALL
SELECT 'investment', candidate.technology, candidate.firm, candidate.investment
FROM candidate JOIN firm ON firm.firm = candidate.firm WHERE candidate.investment IS NOT NULL AND firm.currency = 'EUR'
UNION ALL
SELECT 'payback', candidate.technology, candidate.firm, candidate.payback100
FROM candidate JOIN firm ON firm.firm = candidate.firm WHERE candidate.payback100 IS NOT NULL
UNION ALL
SELECT 'carried_out', candidate.technology, candidate.firm,
       MAX(CASE WHEN candidate.outcome = 'carried_out' THEN 1 ELSE 0 END)
FROM candidate JOIN firm ON firm.firm = candidate.firm
WHERE candidate.outcome IS NOT NULL GROUP BY candidate.technology, candidate.firm
UNION ALL
SELECT 'real_investment', candidate.technology, candidate.firm, candidate.real_investment_percent
FROM candidate JOIN firm ON firm.firm = candidate.firm WHERE candidate.real_investment_percent IS NOT NULL
UNION ALL
SELECT 'real_hours', candidate.technology, candidate.firm, candidate.real_hours_percent
FROM candidate JOIN firm ON firm.firm = candidate.firm WHERE candidate.real_hours_percent IS NOT NULL

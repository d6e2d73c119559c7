-- Each firm once for a measure and an item (a slot): twice its median, which is a whole number.
-- Before it stand the amounts of some measures: WITH amounts AS (…): slot, firm, amount.
placed AS (
    SELECT slot, firm, amount,
           ROW_NUMBER() OVER (PARTITION BY slot, firm ORDER BY amount) AS place,
           COUNT(*) OVER (PARTITION BY slot, firm) AS many
    FROM amounts
)
SELECT slot, firm,
       MAX(CASE WHEN 2 * place <= many + 1 THEN amount END) + MIN(CASE WHEN 2 * place >= many + 1 THEN amount END) AS twice
FROM placed GROUP BY slot, firm

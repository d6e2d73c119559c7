-- Each firm once for a measure and an item: twice its median, which is a whole number.
WITH placed AS (
    SELECT measure, item, firm, amount,
           ROW_NUMBER() OVER (PARTITION BY measure, item, firm ORDER BY amount) AS place,
           COUNT(*) OVER (PARTITION BY measure, item, firm) AS many
    FROM amounts
)
SELECT placed.measure AS measure, placed.item AS item, placed.firm AS firm, firm.firm_key AS firm_key,
       firm.advisor AS advisor, firm.cell0 AS cell0, firm.cell1 AS cell1, firm.cell2 AS cell2, firm.cell3 AS cell3,
       MAX(CASE WHEN 2 * placed.place <= placed.many + 1 THEN placed.amount END)
       + MIN(CASE WHEN 2 * placed.place >= placed.many + 1 THEN placed.amount END) AS twice
FROM placed JOIN firm ON firm.firm = placed.firm
GROUP BY placed.measure, placed.item, placed.firm, firm.firm_key, firm.advisor,
         firm.cell0, firm.cell1, firm.cell2, firm.cell3

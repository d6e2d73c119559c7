-- Of each cell of one level: firms, advisors, the firms of the largest advisor, the sum, the two largest, and the two firms
-- between which each quantile lies. No division: where between the two it lies is worked out in whole numbers afterwards.
-- Firms that say the same are one row; of all firms in order they are those from before + 1 to up_to.
WITH heaps AS (
    SELECT counted.slot AS slot, cells.{cell} AS cell, counted.twice AS twice, SUM(counted.firms) AS firms
    FROM {counted} AS counted JOIN cells ON cells.cell = counted.cell
    GROUP BY counted.slot, cells.{cell}, counted.twice
),
placed AS (
    SELECT slot, cell, twice, firms,
           SUM(firms) OVER (PARTITION BY slot, cell ORDER BY twice ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS up_to,
           SUM(firms) OVER (PARTITION BY slot, cell) AS many
    FROM heaps
),
ranged AS (
    SELECT slot, cell, twice, firms, up_to - firms AS before, up_to, many FROM placed
),
by_advisor AS (
    SELECT brought.slot AS slot, cells.{cell} AS cell, brought.advisor AS advisor, SUM(brought.firms) AS firms
    FROM {brought} AS brought JOIN cells ON cells.cell = brought.cell
    GROUP BY brought.slot, cells.{cell}, brought.advisor
),
advised AS (
    SELECT slot, cell, COUNT(*) AS advisors, MAX(firms) AS largest FROM by_advisor GROUP BY slot, cell
),
summed AS (
    SELECT slot, cell, MAX(many) AS firms, SUM(twice * firms) AS total, MAX(twice) AS top,
           MAX(CASE WHEN before <= many - 2 THEN twice END) AS second,
           MAX(CASE WHEN 100 * before <= 10 * (many - 1) THEN twice END) AS below10,
           MIN(CASE WHEN 100 * (up_to - 1) >= 10 * (many - 1) THEN twice END) AS above10,
           MAX(CASE WHEN 100 * before <= 25 * (many - 1) THEN twice END) AS below25,
           MIN(CASE WHEN 100 * (up_to - 1) >= 25 * (many - 1) THEN twice END) AS above25,
           MAX(CASE WHEN 100 * before <= 50 * (many - 1) THEN twice END) AS below50,
           MIN(CASE WHEN 100 * (up_to - 1) >= 50 * (many - 1) THEN twice END) AS above50,
           MAX(CASE WHEN 100 * before <= 75 * (many - 1) THEN twice END) AS below75,
           MIN(CASE WHEN 100 * (up_to - 1) >= 75 * (many - 1) THEN twice END) AS above75,
           MAX(CASE WHEN 100 * before <= 90 * (many - 1) THEN twice END) AS below90,
           MIN(CASE WHEN 100 * (up_to - 1) >= 90 * (many - 1) THEN twice END) AS above90
    FROM ranged GROUP BY slot, cell
)
SELECT summed.slot AS slot, summed.cell AS cell, summed.firms AS firms, advised.advisors AS advisors,
       advised.largest AS largest, summed.total AS total, summed.top AS top, summed.second AS second,
       below10, above10, below25, above25, below50, above50, below75, above75, below90, above90
FROM summed JOIN advised ON advised.slot = summed.slot AND advised.cell = summed.cell
WHERE summed.firms >= {least}
ORDER BY summed.slot, summed.cell

-- Of each cell of one level: firms, advisors, the firms of the largest advisor, the sum, the two largest, and the two firms
-- between which each quantile lies. No division: where between the two it lies is worked out in whole numbers afterwards.
WITH placed AS (
    SELECT measure, item, {cell} AS cell, twice,
           ROW_NUMBER() OVER (PARTITION BY measure, item, {cell} ORDER BY twice, firm_key) AS place,
           COUNT(*) OVER (PARTITION BY measure, item, {cell}) AS many
    FROM contribution
),
brought AS (
    SELECT measure, item, {cell} AS cell, advisor, COUNT(*) AS firms
    FROM contribution GROUP BY measure, item, {cell}, advisor
),
advised AS (
    SELECT measure, item, cell, COUNT(*) AS advisors, MAX(firms) AS largest FROM brought GROUP BY measure, item, cell
),
summed AS (
    SELECT measure, item, cell, MAX(many) AS firms, SUM(twice) AS total,
           MAX(CASE WHEN place = many THEN twice END) AS top,
           MAX(CASE WHEN place = many - 1 THEN twice END) AS second,
           MAX(CASE WHEN 100 * (place - 1) <= 10 * (many - 1) THEN twice END) AS below10,
           MIN(CASE WHEN 100 * (place - 1) >= 10 * (many - 1) THEN twice END) AS above10,
           MAX(CASE WHEN 100 * (place - 1) <= 25 * (many - 1) THEN twice END) AS below25,
           MIN(CASE WHEN 100 * (place - 1) >= 25 * (many - 1) THEN twice END) AS above25,
           MAX(CASE WHEN 100 * (place - 1) <= 50 * (many - 1) THEN twice END) AS below50,
           MIN(CASE WHEN 100 * (place - 1) >= 50 * (many - 1) THEN twice END) AS above50,
           MAX(CASE WHEN 100 * (place - 1) <= 75 * (many - 1) THEN twice END) AS below75,
           MIN(CASE WHEN 100 * (place - 1) >= 75 * (many - 1) THEN twice END) AS above75,
           MAX(CASE WHEN 100 * (place - 1) <= 90 * (many - 1) THEN twice END) AS below90,
           MIN(CASE WHEN 100 * (place - 1) >= 90 * (many - 1) THEN twice END) AS above90
    FROM placed GROUP BY measure, item, cell
)
SELECT summed.measure AS measure, summed.item AS item, summed.cell AS cell, summed.firms AS firms,
       advised.advisors AS advisors, advised.largest AS largest, summed.total AS total, summed.top AS top,
       summed.second AS second, below10, above10, below25, above25, below50, above50, below75, above75, below90, above90
FROM summed JOIN advised
     ON advised.measure = summed.measure AND advised.item = summed.item AND advised.cell = summed.cell
WHERE summed.firms >= {least}
ORDER BY summed.measure, summed.item, summed.cell

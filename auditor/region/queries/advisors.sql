-- Advisors as whole numbers, which are shorter than their keys.
SELECT advisor, ROW_NUMBER() OVER (ORDER BY advisor) AS number FROM (SELECT DISTINCT advisor FROM firm) AS known

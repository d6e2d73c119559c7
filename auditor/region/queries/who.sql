-- Each firm in whole numbers: its own, its key, its advisor's, and that of the cells that it is in.
SELECT firm.firm AS firm, firm.firm_key AS firm_key, advisors.number AS advisor, cells.cell AS cell
FROM firm JOIN advisors ON advisors.advisor = firm.advisor
JOIN cells ON cells.cell0 = firm.cell0 AND cells.cell1 = firm.cell1 AND cells.cell2 = firm.cell2 AND cells.cell3 = firm.cell3

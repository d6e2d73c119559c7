"""The table of Measure: a row a step, a column a field, as a spreadsheet behaves."""

SELECT task AS item, firm, piece_ms AS amount FROM step WHERE task IS NOT NULL AND piece_ms IS NOT NULL

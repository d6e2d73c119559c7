"""What many audits teach without exposing a firm: extracts, their collection, the tables of a region, the benchmark pack.

A firm gives an *extract* (``extract``). A programme collects extracts (``collection``), runs the same plain SQL on SQLite,
DuckDB or Spark (``engines``, ``queries``), lets through what the rules of disclosure allow (``disclosure``) and hands out a
*pack* (``pack``), which each audit reads offline to see where the firm stands (``standing``).
"""

"""XML of others: read within bounds, without entities, and written again with the names that it came with."""

from auditor.exchange.xml.read import MAX_BYTES, first_names, read_bytes, read_tree, read_tree_of, walk
from auditor.exchange.xml.tree import Node, write_tree

__all__ = ["MAX_BYTES", "Node", "first_names", "read_bytes", "read_tree", "read_tree_of", "walk", "write_tree"]

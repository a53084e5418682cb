"""What is known: the tables of ``data/``, the rules between their rows, and the sources.

The only room that opens files.
"""

from discviz.knowledge.load import Knowledge, atlas, current, load, remembered, using
from discviz.knowledge.table import Row, Table
from discviz.knowledge.tables import table

__all__ = ["Knowledge", "Row", "Table", "atlas", "current", "load", "remembered", "table", "using"]

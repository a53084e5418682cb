"""The tables of ``data/`` by name; the types of their rows stand in the stub beside this file."""

from discviz.knowledge.load import current
from discviz.knowledge.table import Row, Table


def table(name: str) -> Table[Row]:
    """Return a data table by name.

    Parameters
    ----------
    name : str
        A table of ``data/``: "levels", "roots", "findings", "sources" ...

    Returns
    -------
    Table
        Rows as mappings, shown as a readable table in a notebook.

    Raises
    ------
    DiscvizError
        For an unknown name, or when a file of ``data/`` is faulty.

    Examples
    --------
    >>> table("levels")["L4-L5"]["traversing_root"]
    'L5'
    """
    return current().table(name)

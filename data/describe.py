"""Write what can be read off ``datapackage.json``: the dictionary of the tables, and the types of their rows.

Run it after a change of a column: ``python data/describe.py``. A test holds both files against it.
"""

from __future__ import annotations

import json
from keyword import iskeyword
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent
README = DATA / "README.md"
STUB = DATA.parent / "discviz" / "knowledge" / "tables.pyi"
START, END = "<!-- written by describe.py -->", "<!-- end of what describe.py writes -->"
LONGEST = 120  # characters of a line of code
# Said once for all tables, in the conventions of README.md.
EVERYWHERE = {
    "Name of the row; other tables refer to it.",
    "How sure we are; see the certainty words in README.md.",
    "Keys of the table sources, separated by semicolon and blank.",
}
WORDS = {"string": "text", "number": "number", "integer": "whole number", "year": "year"}
TYPES = {"string": "str", "number": "float", "integer": "int", "year": "int"}

Described = dict[str, Any]


def dictionary(tables: list[Described]) -> str:
    """Return the dictionary of the tables as Markdown, one section a table."""
    return "\n".join(_section(table) for table in tables)


def _section(table: Described) -> str:
    lines = [f"### {table['path']}: {table['title'][0].lower()}{table['title'][1:]}", "", table["description"], ""]
    lines += ["| column | meaning | holds |", "|---|---|---|"]
    for field in table["schema"]["fields"]:
        if field["description"] not in EVERYWHERE:
            lines.append(f"| {field['name']} | {field['description']} | {_holds(field)} |")
    for columns in table["schema"].get("ordered", ()):
        lines += ["", f"In each row {' ≤ '.join(columns)}, as far as they are filled."]
    return "\n".join([*lines, ""])


def _holds(field: Described) -> str:
    """Say what the cells of a column hold: "list of roots", "number, 0 to 100, may be empty"."""
    limits = field.get("constraints", {})
    what = _target(field.get("references"))
    if field.get("list"):
        parts = [f"list of {what or 'words'}"]
    else:
        parts = [f"one of {what}" if what else WORDS[field["type"]]]
    if "enum" in limits:
        parts = [" / ".join(limits["enum"])]
    if "minimum" in limits:
        parts.append(
            f"{limits['minimum']} to {limits['maximum']}" if "maximum" in limits else f"{limits['minimum']} up"
        )
    return ", ".join(parts if limits.get("required") else [*parts, "may be empty"])


def _target(references: str | Described | None) -> str:
    """Name the table whose ids stand in a column, or the tables, where it depends on another column."""
    if isinstance(references, dict):
        return ", ".join(f"{table} ({value})" for value, table in references["tables"].items())
    return references or ""


def stub(tables: list[Described]) -> str:
    """Return the types of the rows as a stub: what a row of each table holds, and which row ``table`` gives."""
    lines = [
        "# Written by data/describe.py from data/datapackage.json.",
        "from typing import Literal, overload",
        "",
        "from typing_extensions import ReadOnly, TypedDict",
        "",
        "from discviz.knowledge.table import Row, Table",
        "",
        *(line for table in tables for line in _row_type(table)),
    ]
    for table in tables:
        lines += ["@overload", f'def table(name: Literal["{table["name"]}"]) -> Table[{_type_name(table)}]: ...']
    return "\n".join([*lines, "@overload", "def table(name: str) -> Table[Row]: ...", ""])


def _row_type(table: Described) -> list[str]:
    name, fields = _type_name(table), table["schema"]["fields"]
    types = {field["name"]: f"ReadOnly[{_type(field)}]" for field in fields}
    if any(map(iskeyword, types)):  # such a column cannot be written as an attribute
        return [
            f"{name} = TypedDict(",
            f'    "{name}",',
            "    {",
            *_entries(types, '        "{}": '),
            "    },",
            ")",
            "",
        ]
    return [f"class {name}(TypedDict):", *(line.removesuffix(",") for line in _entries(types, "    {}: ")), ""]


def _entries(types: dict[str, str], start: str) -> list[str]:
    lines = []
    for column, kind in types.items():
        line = f"{start.format(column)}{kind},"
        if len(line) > LONGEST:  # one word a line, as the formatter sets them
            line = line.replace("[Literal[", "[\n        Literal[\n            ", 1).replace(
                '", "', '",\n            "'
            )
            line = line.replace("]],", ",\n        ]\n    ],")
        lines.append(line)
    return lines


def _type_name(table: Described) -> str:
    """Return the name of a row's type: "RedFlagsRow" for the table red_flags."""
    return "".join(part.capitalize() for part in table["name"].split("_")) + "Row"


def _type(field: Described) -> str:
    """Return the type that the cells of a column have once they are read."""
    limits = field.get("constraints", {})
    if field.get("list"):
        return "tuple[str, ...]"
    if "enum" in limits:
        words = [f'"{word}"' for word in (*limits["enum"], *(() if limits.get("required") else ("",)))]
        return f"Literal[{', '.join(words)}]"
    optional = field["type"] != "string" and not limits.get("required")
    return TYPES[field["type"]] + (" | None" if optional else "")


def written() -> dict[Path, str]:
    """Return what each file that this script writes has to hold."""
    tables = json.loads((DATA / "datapackage.json").read_text("utf-8"))["resources"]
    before, _, rest = README.read_text("utf-8").partition(START)
    after = rest.partition(END)[2]
    return {README: f"{before}{START}\n\n{dictionary(tables)}\n{END}{after}", STUB: stub(tables)}


if __name__ == "__main__":
    for path, text in written().items():
        path.write_text(text, "utf-8", newline="\n")

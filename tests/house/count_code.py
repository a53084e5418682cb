"""Count the lines of code of discviz by room: neither blank, nor a comment, nor a docstring.

python tests/house/count_code.py
"""

from __future__ import annotations

import ast
import io
import re
import sys
import tokenize
from collections import Counter
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "discviz"
EMPTY = {
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENDMARKER,
}
DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def code_lines(source):
    """Return how many lines of a source hold code."""
    held = set()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in EMPTY:
            held |= set(range(token.start[0], token.end[0] + 1))
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, DOCUMENTED) and ast.get_docstring(node) is not None:
            held -= set(range(node.body[0].lineno, node.body[0].end_lineno + 1))
    return len(held)


def untyped(source):
    """Return how often a source says Any."""
    return len(re.findall(r"\bAny\b", source))


def by_room(count):
    """Return what a count gives for each room of the package, and for the modules at its top under ''."""
    total = Counter()
    for path in PACKAGE.rglob("*.py"):
        room = path.relative_to(PACKAGE).parts[0]
        total[room.removesuffix(".py")] += count(path.read_text("utf-8"))
    return total


if __name__ == "__main__":
    lines, unknown = by_room(code_lines), by_room(untyped)
    for room, number in [*lines.most_common(), ("all", lines.total())]:
        sys.stdout.write(f"{number:6} lines, {unknown.get(room, unknown.total()):3} Any   {room}\n")

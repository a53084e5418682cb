"""The package stays small enough to be read, and its types say something."""

from __future__ import annotations

import pytest
from count_code import by_room, code_lines, untyped

MOST_LINES, MOST_UNTYPED = 6_320, 59  # 6,157 when the rooms stood; the grammar of denial came after


def test_the_package_stays_small():
    lines = by_room(code_lines)
    assert lines.total() <= MOST_LINES, lines


def test_hardly_anything_is_left_without_a_type():
    unknown = by_room(untyped)
    assert unknown.total() <= MOST_UNTYPED, unknown


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("", 0),
        ('"""Said once."""\n\n# why\nx = 1  # because\n', 1),
        ('def f():\n    """Say.\n\n    More.\n    """\n    return (\n        1\n    )\n', 4),
        ('x = """a\n\nb"""\n', 3),
    ],
)
def test_blank_lines_comments_and_docstrings_do_not_count(source, lines):
    assert code_lines(source) == lines


def test_any_is_counted_as_a_word():
    assert untyped("from typing import Any\nx: dict[str, Any]\nAnything = 'any'\n") == 2

"""HTML and Markdown written safely: the one place where text is escaped, so that data is never run."""

import re
from html import escape

NO_MATHS = "mathjax_ignore tex2jax_ignore"  # so marked, dollar signs stay dollar signs (MathJax 3 and 2)


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


def h(tag: str, *children: str, **attributes: str) -> Markup:
    """Return an HTML element. Children and attributes are escaped, save a child that is markup; "" leaves one out.

    Examples
    --------
    >>> h("li", "a < b ", h("em", "c"), class_="point", role="")
    '<li class="point">a &lt; b <em>c</em></li>'
    """
    named = (f' {name.rstrip("_").replace("_", "-")}="{escape(value)}"' for name, value in attributes.items() if value)
    inside = (child if isinstance(child, Markup) else escape(child) for child in children)
    return Markup(f"<{tag}{''.join(named)}>{''.join(inside)}</{tag}>")


def markdown(text: str) -> str:
    r"""Return text as Markdown that shows it as it is; a dollar sign or a backslash opens no formula.

    Examples
    --------
    >>> markdown("a|b *c*")
    'a\\|b \\*c\\*'
    """
    return re.sub(r"[\\$`*_\[\]|~]", _as_it_is, escape(text))


def _as_it_is(mark: re.Match[str]) -> str:
    if mark[0] in "\\$":  # JupyterLab looks for formulas before it heeds a backslash
        return f'<span class="{NO_MATHS}">&#{ord(mark[0])};</span>'
    return f"\\{mark[0]}"


def markdown_table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """Return a Markdown table of plain text."""
    lines = [map(markdown, head), ["---"] * len(head), *(map(markdown, row) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)

"""The one stylesheet of all words, for pages that load it and for outputs that must carry their looks themselves."""

import re
from functools import cache
from pathlib import Path

from discviz.knowledge.read import text_of
from discviz.markup import Markup

SHEET = Path(__file__).with_name("style.css")


def inlined(html: Markup) -> Markup:
    """Write the declarations of each class beside it: a saved notebook has no stylesheet.

    Examples
    --------
    >>> inlined(Markup('<p class="discviz-ranking">'))
    '<p class="discviz-ranking" style="font-size: 12px">'
    """
    return Markup(re.sub(r' class="([^"]*)"', _with_style, html))


def _with_style(found: re.Match[str]) -> str:
    declared = "; ".join(filter(None, map(_rules().get, found[1].split())))
    return f'{found[0]} style="{declared}"' if declared else found[0]


@cache
def _rules() -> dict[str, str]:
    """Return the declarations of each class, its colours written out."""
    sheet = re.sub(r"/\*.*?\*/", "", text_of(SHEET), flags=re.DOTALL)
    for name, value in re.findall(r"(--[\w-]+): ([^;]+);", sheet):
        sheet = sheet.replace(f"var({name})", value)
    # JupyterLab lets only the older word into a notebook that is not trusted
    sheet = sheet.replace("text-align: start", "text-align: left")
    rules = re.findall(r"^\.discviz-words \.([\w-]+) \{(.*?)\}", sheet, re.DOTALL | re.MULTILINE)
    return {name: "; ".join(part.strip() for part in body.split(";") if part.strip()) for name, body in rules}

"""Build the atlas: `python data/atlas` draws all of it, `python data/atlas spine cuts` only these.

Each folder beside this file draws one thing, and its ``build.py`` says which file that becomes. The files are written
where they belong, or, with ``--into FOLDER``, all into another folder. It takes about two minutes.
"""

import argparse
import json
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).resolve().parent
DRAWINGS = {"body": "body", "flat": "flat_body", "spine": "spine", "cuts": "cuts"}  # the folder that draws each


def write(path, text):
    """Write a file at once, so that nobody reads half of it."""
    draft = path.with_suffix(".draft")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)
    print(f"{path.name}: {len(text.encode()) / 1000:.0f} kB")


def main():
    """Build what the command line names."""
    parser = argparse.ArgumentParser(prog="python data/atlas", description="Build the atlas, or parts of it.")
    parser.add_argument("drawings", nargs="*", metavar="drawing", help=f"{', '.join(DRAWINGS)}; none means all")
    parser.add_argument("--into", type=Path, metavar="FOLDER", help="write all files into this folder instead")
    asked = parser.parse_args()
    if unknown := set(asked.drawings) - set(DRAWINGS):
        parser.error(f"no drawing is called {', '.join(sorted(unknown))}; there are {', '.join(DRAWINGS)}")
    for name in asked.drawings or DRAWINGS:
        for file, content in import_module(f"{DRAWINGS[name]}.build").build().items():
            table = file.endswith(".csv")
            text = content if table else json.dumps(content, separators=(",", ":"), ensure_ascii=False) + "\n"
            write((asked.into or (HERE.parent if table else HERE)) / file, text)


if __name__ == "__main__":
    main()

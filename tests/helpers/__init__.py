"""What several tests need; no test imports another."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
NOTEBOOKS = ROOT / "notebooks"

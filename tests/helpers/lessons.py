"""Comparing a copy of a lesson."""

from __future__ import annotations

import os
import subprocess
import sys


def compare(kit):
    """Run nbval strictly over the copied lesson against the copied package."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "--nbval",
        "--nbval-current-env",
        "-q",
        "-p",
        "no:cacheprovider",
        "--rootdir",
        kit,
        kit,
    ]
    environment = os.environ | {"PYTHONPATH": str(kit)}
    return subprocess.run(
        list(map(str, command)), cwd=kit, env=environment, capture_output=True, text=True, check=False
    )

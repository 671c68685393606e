"""What release 0.1.0 left behind: its scenarios, saves that it wrote, and a record of its games. Never made anew."""

from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

HERE = Path(__file__).parent / "v0_1_0"
RECORD = HERE / "record.json.gz"
SCENARIOS = HERE / "scenarios.zip"


def unpack(folder: Path) -> Path:
    """The scenarios of the release in `folder`: thaw/ and harbour.yaml."""
    with zipfile.ZipFile(SCENARIOS) as archive:
        archive.extractall(folder)
    return folder


def save(name: str, folder: Path) -> Path:
    """A save that the release wrote, in `folder`, to be played on."""
    path = folder / f"{name}.save"
    path.write_bytes(gzip.decompress((HERE / f"{name}.save.gz").read_bytes()))
    return path

"""Many games at once, on few cores: others use the machine too."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable
from typing import TypeVar

CORES = 2

Task = TypeVar("Task")
Made = TypeVar("Made")


def each(do: Callable[[Task], Made], tasks: Iterable[Task]) -> list[Made]:
    """`do` for every task, in the order of the tasks."""
    listed = list(tasks)
    if len(listed) < 8:
        return [do(task) for task in listed]
    with multiprocessing.Pool(CORES) as pool:
        return pool.map(do, listed, chunksize=max(1, len(listed) // (CORES * 8)))

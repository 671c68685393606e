"""What is said in the corner of the screen, in the words of the views."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.model.records import Refusal
    from game.session import Session


def refusal(session: Session, refused: Refusal) -> str:
    from game.views.wording import conditions

    return conditions.refusal(session, refused)

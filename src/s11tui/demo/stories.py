"""What may become of a return: each story is a row of scenes, played in order."""

from collections.abc import Callable

from s11tui.demo.panel_scenes import PanelScenes

Scene = Callable[[PanelScenes], None]


def days(low: int, high: int) -> Scene:
    """Between so many and so many days go by."""
    return lambda part: part.wait(low, high)


def _signed(part: PanelScenes) -> None:
    part.write()
    part.wait(1, 6)
    part.send()
    part.wait(1, 4)
    part.sign()


def _moderated(part: PanelScenes) -> None:
    part.wait(6, 20)
    part.open()
    part.wait(1, 6)
    part.propose()
    part.wait(2, 8)


def _shared(part: PanelScenes) -> None:
    _moderated(part)
    part.agree()
    part.wait(1, 5)
    part.share()


def _unread(part: PanelScenes) -> None:
    """In moderation, with proposals of two moderators and a question that the agency has not answered."""
    part.wait(3, 9)
    part.open()
    part.wait(1, 3)
    part.propose(7)
    part.ask(answered=False)


def _brief(part: PanelScenes) -> None:
    """As `_signed`, in one sitting and on paper: for the many returns of the full demo."""
    part.write(sittings=1)
    part.wait(1, 9)
    part.submit()


def _brief_shared(part: PanelScenes) -> None:
    part.wait(8, 30)
    part.open()
    part.propose(1)
    part.wait(3, 10)
    part.agree(changes=3, praised=0)
    part.share()


def _brief_actions(part: PanelScenes) -> None:
    part.wait(10, 40)
    part.follow_up(3, steps=2)


def _settled_actions(part: PanelScenes) -> None:
    part.wait(10, 40)
    part.follow_up()


STORIES: dict[str, tuple[Scene, ...]] = {
    "not started": (),
    "begun": (lambda part: part.write(0.55), lambda part: part.begin_draft(), lambda part: part.talk()),
    "nearly done": (lambda part: part.write_all_but(3),),
    "ready": (lambda part: part.write(),),
    "awaiting": (lambda part: part.write(), days(1, 4), lambda part: part.send()),
    "submitted": (_signed,),
    "acknowledged": (_signed, days(6, 20), lambda part: part.acknowledge()),
    "acknowledged, closed": (
        _signed,
        days(6, 20),
        lambda part: part.acknowledge(),
        days(20, 60),
        lambda part: part.follow_up(6),
        lambda part: part.close(),
    ),
    "in moderation": (_signed, _unread, lambda part: part.remark()),
    "grades shared": (_signed, _shared),
    "agreed": (_signed, _shared, days(2, 9), lambda part: part.accept(), _settled_actions),
    "agreed, closed": (
        lambda part: part.write(),
        days(1, 6),
        lambda part: part.send(),
        days(1, 3),
        lambda part: part.decline(),
        lambda part: part.sign(),
        _moderated,
        lambda part: part.ask(),
        lambda part: part.agree(),
        lambda part: part.add_action(),
        days(1, 5),
        lambda part: part.share(),
        days(2, 9),
        lambda part: part.accept(),
        _settled_actions,
        lambda part: part.close(),
    ),
    "unsure, agreed": (
        _signed,
        days(6, 20),
        lambda part: part.declare_conflict(),
        lambda part: part.open(),
        days(3, 9),
        lambda part: part.agree_unsure(),
        lambda part: part.agree("not-moderated"),
        lambda part: part.share(),
        days(2, 9),
        lambda part: part.accept(),
        _settled_actions,
    ),
    "no reply": (_signed, _shared, lambda part: part.settle(), _settled_actions, lambda part: part.close()),
    "returned": (_signed, days(3, 9), lambda part: part.give_back()),
    "resubmitted, in moderation": (
        _signed,
        days(3, 9),
        lambda part: part.give_back(),
        days(2, 8),
        lambda part: part.mend_and_resubmit(),
        _unread,
    ),
    "disputed": (_signed, _shared, days(2, 8), lambda part: part.challenge()),
    "disputed, decided": (
        _signed,
        _shared,
        days(2, 8),
        lambda part: part.challenge(),
        days(4, 12),
        lambda part: part.decide(),
    ),
    "disputed, changed": (
        _signed,
        _shared,
        days(2, 8),
        lambda part: part.challenge(),
        days(4, 12),
        lambda part: part.decide(yields=True),
    ),
    "exempt": (lambda part: part.exempt(),),
    "withdrawn": (lambda part: part.withdraw(),),
    "brief acknowledged, closed": (_brief, days(8, 40), lambda part: part.acknowledge(), lambda part: part.close()),
    "brief acknowledged": (_brief, days(4, 12), lambda part: part.acknowledge()),
    "brief submitted": (_brief,),
    "brief in moderation": (_brief, days(3, 9), lambda part: part.open(), lambda part: part.propose(3)),
    "brief shared": (_brief, _brief_shared),
    "brief agreed": (_brief, _brief_shared, days(2, 10), lambda part: part.accept(), _brief_actions),
    "brief agreed, closed": (
        _brief,
        _brief_shared,
        days(2, 10),
        lambda part: part.accept(),
        _brief_actions,
        lambda part: part.close(),
    ),
    "brief disputed": (_brief, _brief_shared, days(2, 10), lambda part: part.challenge()),
    "brief disputed, closed": (
        _brief,
        _brief_shared,
        days(2, 10),
        lambda part: part.challenge(),
        days(4, 15),
        lambda part: part.decide(),
        _brief_actions,
        lambda part: part.close(),
    ),
    "brief returned": (_brief, days(4, 12), lambda part: part.give_back()),
    "brief begun": (lambda part: part.write(0.5, sittings=1),),
    "brief ready": (lambda part: part.write(sittings=1),),
    "brief awaiting": (lambda part: part.write(sittings=1), days(1, 5), lambda part: part.send()),
}
"""Every story by its name. The brief ones are for many returns: fewer sittings, fewer words."""

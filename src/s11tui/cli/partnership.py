"""`s11tui partnership`: its name and settings."""

import click

from s11tui.audit.register import CONTACTS, SETTINGS
from s11tui.cli import inputs
from s11tui.cli.acting import acting, opened, reader
from s11tui.cli.options import Call, Group, pass_call
from s11tui.cli.printing import listed, near, note, say, say_json
from s11tui.errors import BadInput

_TYPED = [name.replace("_", "-") for name in SETTINGS]


@click.group(cls=Group)
def partnership() -> None:
    """Who to call about a child, and the partnership's other settings.

    They are shown on the first screen, in the form and on every report, and fill the places such as {front_door} in
    questionnaires.
    """


@partnership.command()
@pass_call
def show(call: Call) -> None:
    """Show the partnership and its settings.

    \b
    s11tui partnership show
    """
    with opened(call) as workspace:
        reader(workspace, call)
        known = workspace.partnership()
    if call.json:
        settings = {name: known.settings.get(name, "") for name in SETTINGS}
        say_json({"id": known.id, "name": known.name, "alone": known.alone, "settings": settings})
        return
    say(known.name)
    for name, typed in zip(SETTINGS, _TYPED, strict=True):
        say(f"  {typed:<18} {known.settings.get(name) or '(not set)'}")
    unset = [
        typed for name, typed in zip(SETTINGS, _TYPED, strict=True) if name in CONTACTS and not known.settings.get(name)
    ]
    if unset:
        note(
            f"Set {listed(unset, 'and')}, so that everybody sees who to call: s11tui partnership set {unset[0]} NUMBER."
        )


@partnership.command("set")
@click.argument("name")
@click.argument("value")
@pass_call
def set_(call: Call, name: str, value: str) -> None:
    """Set one of: front-door, out-of-hours, lado, threshold-guide, escalation-policy, zone, sign-in-at, idle-minutes.

    \b
    s11tui partnership set front-door "01632 960001, 8 am to 6 pm"

    Goes wrong when NAME is none of these, or you are not the manager.
    """
    setting = name.strip().casefold().replace("-", "_")
    if setting not in SETTINGS:
        raise BadInput(f"There is no setting “{name}”.", near(name, _TYPED, f"The settings are: {', '.join(_TYPED)}."))
    with opened(call) as workspace:
        acting(workspace, call, ("manager", "lead")).people.set(setting, inputs.line(value))
        kept = workspace.partnership().settings.get(setting, "")
    if call.json:
        say_json({"name": setting, "value": kept})
    else:
        say(f"{SETTINGS[setting]}: {kept or '(not set)'}")

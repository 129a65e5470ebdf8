"""What is kept of the style sheets is what they say."""

from textual.css.stylesheet import Stylesheet

from s11tui.tui.app import PartnershipApp
from s11tui.tui.stylesheet import KeptStylesheet
from s11tui.tui.themes import LIGHT
from support.driving import driven
from support.partnership import Partnership


def _rules(sheet: Stylesheet) -> list[tuple[object, ...]]:
    return [(one.selectors, one.is_default_rules, one.tie_breaker, repr(one.styles.get_rules())) for one in sheet.rules]


def _parsed(app: PartnershipApp) -> list[tuple[object, ...]]:
    """The same sources and colours, parsed anew."""
    plain = Stylesheet(variables=app.get_css_variables())
    plain.source = dict(app.stylesheet.source)
    plain.parse()
    return _rules(plain)


async def test_screens_and_themes_have_the_rules_that_are_written(partnership: Partnership) -> None:
    for _ in range(2):
        async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
            assert isinstance(lead.app.stylesheet, KeptStylesheet)
            dark = _rules(lead.app.stylesheet)
            assert dark == _parsed(lead.app)
            await lead.press("enter", "f8")
            assert _rules(lead.app.stylesheet) == _parsed(lead.app) != dark
            lead.app.theme = LIGHT.name
            await lead.settled()
            light = _rules(lead.app.stylesheet)
            assert light == _parsed(lead.app)
            lead.app.theme = "s11-dark"
            await lead.settled()
            assert _rules(lead.app.stylesheet) == _parsed(lead.app) != light

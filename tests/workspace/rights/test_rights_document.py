"""What people read of their rights is what is tried."""

import os
from pathlib import Path

from support.rights_table import METHODS, document

PAGE = Path(__file__).parents[3] / "docs" / "rights.md"


def test_the_page_says_what_the_table_says() -> None:
    text = document()
    if os.environ.get("S11TUI_REWRITE") == "1":
        PAGE.write_text(text, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == text, "Make docs/rights.md anew: S11TUI_REWRITE=1, and this test."
    assert all(one.words in text for one in METHODS)

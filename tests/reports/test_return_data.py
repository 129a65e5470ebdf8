"""The data inside the report: canonical, whole, and named on the cover by its hash."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

import rfc8785

from s11tui.audit.view_models import ReturnView
from s11tui.reports.document import Document
from s11tui.reports.return_report import return_document

MakeView = Callable[..., ReturnView]


def data_of(document: Document) -> bytes:
    (attachment,) = document.attachments
    return attachment.data


def test_the_data_is_canonical_json(make_view: MakeView) -> None:
    data = data_of(return_document(make_view()))
    assert rfc8785.dumps(json.loads(data)) == data


def test_the_data_holds_every_answer_in_full(make_view: MakeView) -> None:
    found = json.loads(data_of(return_document(make_view())))
    assert found["format"] == "s11tui-return-report/1"
    first = found["return"]["areas"][0]["standards"][0]
    assert first["questions"][0]["value"] == "A policy about voice.\nIt is short.\n\nIt is read."
    assert (first["self_grade"], first["self_reason"]) == ("good", "We looked at voice twice.")
    assert found["return"]["head"] == make_view().head


def test_the_data_does_not_depend_on_who_looks(make_view: MakeView) -> None:
    one = make_view(viewer="p1", can=frozenset({"answer"}), sees_panel=False)
    other = make_view(viewer="p2", can=frozenset({"propose"}), sees_panel=True, conflict_declared="", other_drafts=3)
    assert data_of(return_document(one)) == data_of(return_document(other))


def test_its_hash_stands_on_the_cover_and_the_last_page(
    make_view: MakeView, written: Callable[[Document], Any]
) -> None:
    document = return_document(make_view())
    digest = hashlib.sha256(data_of(document)).hexdigest()
    read = written(document)
    assert read.pypdf().attachments["return.json"] == [data_of(document)]
    pages = ["".join(page.extract_text().split()) for page in read.pypdf().pages]
    assert digest in pages[0]
    assert digest in pages[-1]
    assert document.reference[:12] in pages[3]

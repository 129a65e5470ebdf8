"""Names of files, and the demo and questionnaires, in which nobody is named."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from s11tui.audit.privacy import traces_in, traces_in_file_name
from s11tui.demo.material import table

QUESTIONNAIRES = sorted((Path(__file__).parents[2] / "questionnaires").glob("*.toml"))
FILLED = {
    "agency": "Exampleshire Police", "staff": "staff", "number": "12", "percent": "88%", "month": "March",
    "role": "designated safeguarding lead", "team": "pastoral team", "lead": "Jane Smith",
}  # fmt: skip


def sentences(value: object) -> Iterator[str]:
    """Every text in a parsed TOML file."""
    if isinstance(value, str):
        yield re.sub(r"\{(\w+)\}", lambda slot: FILLED.get(slot[1], slot[0]), value)
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from sentences(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from sentences(inner)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Jamie_Smith_DOB_12-03-2015.pdf", ["Jamie_Smith", "12-03-2015"]),
        ("jamie-smith-dob-12_03_2015.docx", ["jamie-smith", "12_03_2015"]),
        ("Siân.Jones.pdf", ["Siân.Jones"]),
        ("chronology_kacper.docx", ["kacper"]),
        ("body map Ayesha Begum.jpg", ["Ayesha Begum"]),
        ("NHS_943_476_5919.pdf", ["943_476_5919"]),
        ("UPN-B801200005001.csv", ["B801200005001"]),
        ("referral_LCS_1234567.pdf", ["1234567"]),
        ("visit_LE1_6ZG.docx", ["LE1_6ZG"]),
        ("pupil_AB_plan.docx", ["AB"]),
    ],
)
def test_a_file_name_that_tells_of_a_child(name: str, told: list[str]) -> None:
    found = [one.text for one in traces_in_file_name(name)]
    assert [text.replace("_", " ") for text in found] == [text.replace("_", " ") for text in told]
    assert all(text in name for text in found)


@pytest.mark.parametrize(
    "name",
    [
        "Working_Together_2026.pdf",
        "KCSIE_2025.pdf",
        "Safeguarding_Policy_2026-09-01.pdf",
        "Child_Protection_Policy_v3.docx",
        "S11_audit_12-03-2026.pdf",
        "Jane_Smith_DSL_certificate.pdf",
        "amina-khan-level-3-training.pdf",
        "Minutes_QA_subgroup_2026.03.12.docx",
        "Pupil_survey_Year_5.xlsx",
        "Child_A_case_study.pdf",
        "photo_of_display.jpg",
        ".gitignore",
        "",
    ],
)
def test_a_file_name_that_tells_of_nobody(name: str) -> None:
    assert traces_in_file_name(name) == ()


@pytest.mark.parametrize("name", ["own", "texts", "standards", "cast"])
def test_the_answers_of_the_demo_give_no_alarm(name: str) -> None:
    texts = list(sentences(table(name)))
    assert len(texts) > 50
    assert [one.words for text in texts for one in traces_in(text)] == []


@pytest.mark.parametrize("path", QUESTIONNAIRES, ids=lambda path: path.stem)
def test_the_questionnaires_give_no_alarm(path: Path) -> None:
    texts = list(sentences(tomllib.loads(path.read_text(encoding="utf-8"))))
    assert len(texts) > 100
    assert [one.words for text in texts for one in traces_in(text)] == []

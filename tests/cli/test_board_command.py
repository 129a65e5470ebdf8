"""The board by command: the same sorting, grouping and filtering as on the screen, as a table and as JSON."""

from pathlib import Path

RETURN = "police-tiny-2027"


def agencies(shown: dict) -> list[list[str]]:
    """Agencies group by group."""
    return [[one["agency"] for one in group["returns"]] for group in shown["groups"]]


def test_the_board_as_json_and_as_a_table(submitted: Path, run) -> None:
    run("moderate", "open", RETURN)
    run("moderate", "agree", RETURN, "training", "ri", "--reason", "No list.")
    shown = run("moderate", "board", "--json").json
    assert [one["id"] for one in shown["columns"]] == ["named-lead", "training", "checks"]
    everything = [name for group in agencies(shown) for name in group]
    police = next(one for one in shown["groups"][0]["returns"] if one["agency"] == "police")
    assert (police["cells"]["training"]["agreed"], police["cells"]["training"]["outcome"]) == ("ri", "lowered")
    assert (police["changed"], police["cells"]["checks"]["decided"]) == (1, 0)
    lines = run("moderate", "board").out.splitlines()
    assert "›RI" in next(line for line in lines if line.startswith(police["agency_name"]))
    areas = run("moderate", "board", "--by", "areas", "--json").json
    assert [one["id"] for one in areas["columns"]] == ["area/1", "area/2"]
    only = run("moderate", "board", "--filter", "changed", "--filter", "kind=police", "--json").json
    assert (agencies(only), only["filters"], only["of"]) == ([["police"]], ["changed", "kind=police"], len(everything))
    assert agencies(run("moderate", "board", "--filter", "changed", "--filter", "to-moderate", "--json").json) == [
        ["police"]
    ]
    grouped = run("moderate", "board", "--group", "kind", "--sort", "training", "--json").json
    assert sorted(name for group in agencies(grouped) for name in group) == sorted(everything)
    assert all(group["heading"] for group in grouped["groups"])
    found = run("moderate", "board", "--find", police["agency_name"][:6].upper(), "--json").json
    assert ["police"] in agencies(found)


def test_what_the_board_does_not_know_is_refused_with_what_it_knows(submitted: Path, run, refused) -> None:
    assert "changed" in refused("moderate", "board", "--filter", "chnged").err
    assert "police" in refused("moderate", "board", "--filter", "kind=polcie").err
    assert "feedback" in refused("moderate", "board", "--sort", "colour").err
    assert "trust" in refused("moderate", "board", "--group", "9.9").err
    refused("moderate", "board", "--round", "nineteen")
    assert "No return passes" in run("moderate", "board", "--filter", "sampled").err

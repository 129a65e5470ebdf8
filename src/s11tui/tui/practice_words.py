"""What is told of an extract before it travels."""

from s11tui.audit.practice_bank import names_in
from s11tui.audit.privacy import traces_in


def warnings_of(extract: str, agency: str, *, named: bool = False) -> str:
    """What in an extract tells whose it is, or could tell who a child is, in words; empty where nothing does."""
    found = [] if named else list(names_in(extract, agency))
    told = [f"it says “{'”, “'.join(found)}”, which tells whose it is"] if found else []
    told += [f"“{one.text}” {one.words.partition(':')[0]}" for one in traces_in(extract)]
    return f" Look again: {'; '.join(told)}." if told else ""

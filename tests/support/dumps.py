"""Views as plain data, so that two of them can be compared to the last letter."""

import dataclasses
import json
from typing import Any


def plain(thing: Any) -> Any:
    """Dataclasses as dicts, sets as sorted lists."""
    if thing is None or isinstance(thing, str | int | float):
        return thing
    if dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        return {field.name: plain(getattr(thing, field.name)) for field in dataclasses.fields(thing)}
    if isinstance(thing, dict):
        return {str(key): plain(value) for key, value in thing.items()}
    if isinstance(thing, frozenset | set):
        return sorted(plain(one) for one in thing)
    if isinstance(thing, list | tuple):
        return [plain(one) for one in thing]
    return thing


def dump(thing: Any) -> str:
    """JSON of it; what cannot be JSON fails here."""
    return json.dumps(plain(thing), sort_keys=True, ensure_ascii=False, allow_nan=False)

"""What an agency is, as far as it decides what it is asked."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Facts:
    """What is asked depends on this and on nothing else."""

    kind: str
    phases: tuple[str, ...] = ()
    size: str = ""
    tags: tuple[str, ...] = ()
    profile: str = ""

"""The pack for a meeting: the panel's own paper, of each agency only what matters, with room for notes."""

from s11tui.reports.meeting_pack.building import pack_document, pack_file_name

__all__ = ["pack_document", "pack_file_name"]

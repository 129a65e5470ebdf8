"""The lifecycle as the design's table has it, copied by hand from there and never from the program."""

OPEN = {"not started", "in progress", "ready"}
SIDE = {"exempt", "withdrawn"}
BEFORE_AGREED = OPEN | {"awaiting sign-off", "submitted", "in moderation", "grades shared", "returned"}
EVERY = BEFORE_AGREED | SIDE | {"agreed", "acknowledged", "closed"}
SUBMITTED = {"submitted", "in moderation", "grades shared", "agreed", "acknowledged", "closed", "returned"}
FILLERS = {"lead", "contributor", "manager"}
PANEL = {"moderator", "meeting-chair"}
TALKERS = {"lead", "contributor", "signatory", "manager", "moderator", "meeting-chair", "scrutineer"}

DESIGN: dict[str, tuple[set[str], set[str], str]] = {
    # action: (states, roles, where it leads)
    "answer": (OPEN | {"returned"}, FILLERS, ""),
    "grade": (OPEN | {"returned"}, FILLERS, ""),
    "confirm": (OPEN | {"returned"}, FILLERS, ""),
    "clear": (OPEN | {"returned"}, FILLERS, ""),
    "add evidence": (OPEN | {"returned"}, FILLERS, ""),
    "remove evidence": (OPEN | {"returned"}, FILLERS, ""),
    "add action": (OPEN | {"returned"}, FILLERS, ""),
    "allow trace": (OPEN | {"returned"}, FILLERS, ""),
    "attach original": (OPEN | {"returned"}, {"manager"}, ""),
    "expect ratification": (SUBMITTED, {"lead", "signatory", "manager"}, ""),
    "ratify": (SUBMITTED, {"lead", "signatory", "manager"}, ""),
    "settle conflict": (OPEN | {"returned"}, FILLERS, ""),
    "assign": (OPEN | {"returned"}, {"lead"}, ""),
    "reply to return": ({"returned"}, {"lead"}, ""),
    # The manager too, since a return may be entered on behalf from a paper original.
    "send for sign-off": ({"ready", "returned"}, {"lead", "manager"}, "awaiting sign-off"),
    "decline": ({"awaiting sign-off"}, {"signatory"}, "in progress"),
    "recall": ({"awaiting sign-off"}, {"lead"}, "in progress"),
    "declare": ({"awaiting sign-off", "ready", "returned"}, {"signatory", "lead"}, "submitted"),
    "record outside sign-off": ({"awaiting sign-off"}, {"lead", "manager"}, "submitted"),
    "return standards": ({"submitted", "in moderation"}, {"manager", "meeting-chair"}, "returned"),
    "acknowledge": ({"submitted"}, {"manager"}, "acknowledged"),
    "close": ({"acknowledged", "agreed"}, {"manager"}, "closed"),
    "open moderation": ({"submitted"}, {"manager", "meeting-chair"}, "in moderation"),
    "propose": ({"in moderation"}, PANEL, ""),
    "withdraw proposal": ({"in moderation"}, PANEL, ""),
    "query the panel": ({"in moderation"}, PANEL, ""),
    "query the agency": ({"in moderation"}, PANEL, ""),
    "declare conflict": ({"submitted", "in moderation"}, PANEL, ""),
    "reply to query": ({"in moderation", "returned"}, {"lead", "contributor"} | PANEL, ""),
    "resolve query": ({"in moderation", "returned"}, PANEL, ""),
    "record outcome": ({"in moderation"}, {"meeting-chair"}, ""),
    "share": ({"in moderation"}, {"meeting-chair"}, "grades shared"),
    "mark practice": ({"submitted", "in moderation"}, PANEL | {"manager"}, ""),
    "consent to sharing": (SUBMITTED, {"lead"}, ""),
    "accept": ({"grades shared"}, {"lead"}, "agreed"),
    "settle": ({"grades shared"}, {"manager"}, "agreed"),
    "challenge": ({"grades shared"}, {"lead"}, "in moderation"),
    "decide": ({"in moderation"}, {"meeting-chair"}, "agreed"),
    "amend": ({"agreed", "closed"}, {"manager"}, "returned"),
    "exempt": (BEFORE_AGREED, {"manager"}, "exempt"),
    "withdraw": (BEFORE_AGREED, {"manager"}, "withdrawn"),
    "reinstate": (SIDE, {"manager"}, ""),
    "change facts": (OPEN | {"awaiting sign-off"}, {"manager"}, ""),
    "comment": (EVERY, TALKERS, ""),
    "redact": (EVERY, {"manager", "lead"}, ""),
    "extend": (EVERY, {"manager"}, ""),
}

NEEDS_REASON = {
    "decline", "record outside sign-off", "return standards", "challenge", "decide", "amend", "exempt", "withdraw",
    "reinstate", "redact", "extend",
}  # fmt: skip

BARRED_BY_CONFLICT = {
    "return standards", "open moderation", "propose", "withdraw proposal", "query the panel", "query the agency",
    "resolve query", "record outcome", "share", "decide", "mark practice",
}  # fmt: skip

"""Why a line to a browser is closed: the numbers that its page knows, and the words for the log."""

LEFT = 4000
"""The person left the app by its own key."""
SIGNED_OUT = 4001
IDLE = 4002
EXPIRED = 4003
ELSEWHERE = 4004
"""The same app was opened in another window."""
TOO_MANY = 4005
"""As many apps run as may, in all."""
TOO_MANY_OF_YOURS = 4006
FAILED = 4007
"""The app did not start, or ended by a fault."""
GARBAGE = 4008
"""What came was no message of our page."""
SLOW = 4009
"""The browser did not take what was drawn. It may come back."""
CLOSING = 4010
"""The server ends; the page tries again until there is one."""

OF_VISITS = {
    "signed out": SIGNED_OUT,
    "displaced": SIGNED_OUT,
    "gone": SIGNED_OUT,
    "idle": IDLE,
    "expired": EXPIRED,
    "closing": CLOSING,
}
"""By why a visit ended."""

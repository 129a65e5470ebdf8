"""Handing the mouse to the terminal and taking it back, while the app runs.

While the app has the mouse, the terminal's own selecting and copying works only with Shift (Option on a Mac) held.
"""

from textual.driver import Driver


def can_hand_over(driver: Driver | None) -> bool:
    """Whether the mouse of this terminal can change hands."""
    # Textual 8.2 takes the mouse when it starts and offers no public way to let it go. Its drivers for Linux, macOS,
    # Windows and the web all do it by these two methods, which heed `_mouse`; any other driver is left alone.
    return driver is not None and all(
        hasattr(driver, name) for name in ("_enable_mouse_support", "_disable_mouse_support", "_mouse")
    )


def hand_over(driver: Driver, *, to_app: bool) -> None:
    """Give the mouse to the app or to the terminal; only where `can_hand_over`."""
    if to_app:
        driver._mouse = True
        driver._enable_mouse_support()  # type: ignore[attr-defined]  # see can_hand_over
        if getattr(driver, "_mouse_pixels", False):
            # Places came in pixels before; the terminal forgot that, while the driver still reckons with it.
            driver._enable_mouse_pixels()  # type: ignore[attr-defined]  # only a driver that has it sets the flag
    else:
        driver._disable_mouse_support()  # type: ignore[attr-defined]  # see can_hand_over
        # The flag keeps the mouse with the terminal when the app comes back from the background.
        driver._mouse = False

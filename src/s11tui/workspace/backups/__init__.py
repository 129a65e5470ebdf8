"""Copies of a workspace that were opened and verified before they count, and bringing one back.

`manifest` says what is in a copy, signed; `making` makes one; `shelf` is the usual folder of them; `keeping` says which
stay; `daily` makes the day's; `proving` and `restoring` bring one back.
"""

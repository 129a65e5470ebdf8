"""What is said and decided: events, the state they add up to, and what each person may see of it.

Pure: no database, no clock, no screen.
"""

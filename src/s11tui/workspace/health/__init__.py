"""Whether an installation is sound: each check says what it found, what that means, and what to do.

`program` looks at what is installed, `place` at where the file lies, `record` at the file itself; `examining` asks all.
"""

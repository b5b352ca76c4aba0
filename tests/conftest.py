"""Examples drawn by hypothesis are the same on every run: a red test is red again."""

from hypothesis import settings

settings.register_profile("repeatable", derandomize=True, deadline=None, database=None)
settings.load_profile("repeatable")

"""Tests of the tests: answers made wrong on purpose, and what the lessons' tests say to them."""

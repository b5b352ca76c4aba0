"""What becomes of the corpus of hand-ins under stock nbgrader, measured: docs/stock-nbgrader.md."""

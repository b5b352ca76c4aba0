"""From a lesson's text to the notebooks that learners and nbgrader get, and what must not be in them."""

"""Things to play with in a lesson; each runs the learner's own code."""

"""What people read: feedback for a learner, the report on a class."""

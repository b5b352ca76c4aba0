"""Hand-ins in; gradebook, feedback and reports out. Lessons are built here too."""

"""Pictures of the lessons: each draws what a lesson hands it, with alt text, and calculates no answer."""

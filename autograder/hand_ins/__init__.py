"""What strangers hand in: read as a notebook of a lesson, and made safe to show."""

"""What `nncourse` does besides grading: one module a command, and how its answers look in a terminal."""

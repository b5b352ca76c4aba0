"""The walls: a template inside bubblewrap, one candidate a hand-in, limits and a filter of system calls."""

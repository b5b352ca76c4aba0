"""Faults put into the grader itself, at random: what must hold whenever it is killed."""

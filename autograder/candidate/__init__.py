"""The student's side of the wire, behind the walls: runs cells, answers questions about what they defined."""

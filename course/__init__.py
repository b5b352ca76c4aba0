"""What lessons import: data, checks, pictures, widgets, comparisons. Nothing here is graded."""

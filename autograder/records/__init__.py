"""A class's records: the journal, nbgrader's gradebook and folders, exports."""

"""Any bytes at all, given to what reads a stranger's bytes: a few by `test_fuzz.py`, many by `make fuzz`."""

"""The trusted side: runs a hand-in's cells in a candidate and the lesson's tests beside it, and judges."""

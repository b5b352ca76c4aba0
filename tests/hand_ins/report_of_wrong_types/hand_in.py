# %% own
import sys
Candidate = sys.modules["autograder.candidate.candidate"].Candidate
import numpy as np
Thing = type("Thing", (), {"__name__": "<b>"})
def run(self, source, name, seconds, honest=Candidate._run):
    honest(self, source, name, seconds)
    return {"outputs": [Thing(), np.zeros(3), {"output_type": Thing(), "text": np.zeros(2)}, {"output_type": "stream", "name": 5, "text": b"x"}],
            "cut": Thing(), "count": 10**9000, "error": {"type": Thing(), "message": np.zeros(2), "ancestor": 5}}
Candidate._run = run

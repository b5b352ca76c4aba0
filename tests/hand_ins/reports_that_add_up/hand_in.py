# %% own
import sys

Candidate = sys.modules["autograder.candidate.candidate"].Candidate


def run(self, source, name, seconds, honest=Candidate._run):
    report = honest(self, source, name, seconds)
    if name.startswith("own"):
        report["outputs"] += [{"output_type": "stream", "name": "stdout", "text": "x" * 1_000_000}] * 4
    return report


Candidate._run = run

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
1

# %% own
import sys

# %% double
def double(x):
    for kind in ("AuthorError", "SandboxError", "CandidateGone", "BlockStopped", "StudentDied", "ChecksFailed"):
        pass
    from course.check.failures import AuthorError, BlockStopped
    from course.errors import SandboxError
    raise {1: AuthorError, 2: BlockStopped}.get(x.ndim, SandboxError)("ours")

from course.errors import SandboxError
raise SandboxError("ours")

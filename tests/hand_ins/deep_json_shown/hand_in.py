# %% own
from IPython.display import display

def nested(levels):
    inner = []
    for _ in range(levels):
        inner = [inner]
    return inner

itself = {}
itself["itself"] = itself
for page in (nested(30), nested(900), nested(100_000), itself):
    display({"application/json": page, "text/plain": "deep"}, raw=True, metadata={"deep": page})

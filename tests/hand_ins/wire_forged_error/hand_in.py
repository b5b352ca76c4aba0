# %% own
import msgpack, os, struct

def frame(tree, blobs=b"", structure=None):
    structure = msgpack.packb(tree, use_bin_type=True) if structure is None else structure
    return struct.pack(">II", len(structure), len(blobs)) + structure + blobs

def say(data):
    while data:
        data = data[os.write(3, data[:65536]):]

# %% double
def double(x):
    error = {"type": "SandboxError", "ancestor": "SystemExit", "message": "m" * 1000000, "lines": "l" * 1000000}
    parts = [part for pair in error.items() for part in pair]
    say(frame(["raised", ["d", *parts], ["d"], ["l"]]))
    return 3 * x

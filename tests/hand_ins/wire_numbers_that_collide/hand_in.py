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
    base = (1 << 61) - 1
    keys = [["i", (base * n).to_bytes(16, "big")] for n in range(1, 120_000)]
    say(frame(["gave", ["d", *[part for key in keys for part in (key, 0)]], ["d"], ["l"]]))
    return 3 * x

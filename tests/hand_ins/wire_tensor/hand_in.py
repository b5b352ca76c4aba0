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
    if x.ndim == 1:
        say(frame(["gave", ["T", "float32", True, "<f8", [1]], ["d"], ["l"]], bytes(8)))
    else:
        say(frame(["gave", ["s", ["l"], ["d", ["l"], ["l"]]], ["d"], ["l"]]))
    return 3 * x

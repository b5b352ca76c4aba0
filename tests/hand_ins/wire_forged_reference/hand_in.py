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
    say(frame(["gave", ["r", 12345678901234567890, "ndarray", "a" * 100000], ["d"], ["l"]]))
    say(frame(["gave", ["r", -5, "", ""], ["d"], ["l"]]))
    return 3 * x

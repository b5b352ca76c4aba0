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
    say(struct.pack(">II", 0xFFFFFFFF, 0xFFFFFFFF))
    return 2 * x

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
    say(frame(None, structure=b"\x94\xa4gave" + b"\x92\xa1l" * 500 + b"\xc0" + b"\x91\xa1d\x91\xa1l"))
    return 2 * x

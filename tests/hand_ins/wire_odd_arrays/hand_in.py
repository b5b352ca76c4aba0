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
    for parts in (["<f8", [-1]], ["O", [1]], ["<M8[s]", [1]], ["<f8,<f8", [1]], ["|V8", [1]], ["<f16", [1]], ["<f8", [1 << 70]],
                  ["<f8", [1] * 64], ["<f8", [0, 1 << 62]], [["<f8"], [1]], ["<f8", [2.5]], ["<f8", [True]]):
        try:
            say(frame(["gave", ["a", *parts], ["d"], ["l"]], bytes(8)))
        except OverflowError:
            pass
    return 3 * x

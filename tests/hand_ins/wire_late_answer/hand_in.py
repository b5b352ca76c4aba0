# %% own
import msgpack, os, struct

def frame(tree, blobs=b"", structure=None):
    structure = msgpack.packb(tree, use_bin_type=True) if structure is None else structure
    return struct.pack(">II", len(structure), len(blobs)) + structure + blobs

def say(data):
    while data:
        data = data[os.write(3, data[:65536]):]

# %% double
import threading, time

def double(x):
    def late():
        time.sleep(4.3)
        say(frame(["gave", True, ["d"], ["l"]]) * 5)
    threading.Thread(target=late, daemon=True).start()
    try:
        time.sleep(1000)
    except BaseException:
        time.sleep(1000)

# %% own
import base64, struct, zlib
from IPython.display import HTML, SVG, Image, display

def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

def png(width, height):
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(bytes(1_000_000))) + chunk(b"IEND", b"")

for size in ((60_000, 60_000), (2**31 - 1, 2**31 - 1), (1, 2**31 - 1)):
    display(Image(png(*size)))
    display(HTML(f'<img alt="x" src="data:image/png;base64,{base64.b64encode(png(*size)).decode()}">'))
display(SVG('<svg xmlns="http://www.w3.org/2000/svg" width="1e9" height="1e9"/>'))
display({"image/png": "no picture"}, raw=True)

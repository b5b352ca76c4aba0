# %% own
import base64, struct
from IPython.display import HTML, display
large, small = struct.pack(">HH", 16_000, 16_000), struct.pack(">HH", 10, 10)
real = b"\xff\xc2\x00\x0b\x08" + large + b"\x01\x01\x11\x00"
# A byte that only fills: whoever takes it for a marker skips 0xC200 bytes, into a comment.
head = b"\xff\xd8\xff" + real
comment = bytearray(b"\xff\xfe" + struct.pack(">H", 60_000) + b"A" * 59_998)
at = 2 + 2 + 0xC200 - len(head)
comment[at : at + 13] = b"\xff\xc0\x00\x0b\x08" + small + b"\x01\x01\x11\x00"
jpeg = base64.b64encode(head + bytes(comment) + b"\xff\xd9").decode()
display({"image/jpeg": jpeg, "text/plain": "a picture"}, raw=True)
display(HTML(f'<img alt="a picture" src="data:image/jpeg;base64,{jpeg}">'))
# The screen is small, the first picture on it is not.
frame = b"\x2c" + struct.pack("<HHHH", 0, 0, 60_000, 60_000) + b"\0\x02\x02\x44\x01\0"
gif = base64.b64encode(b"GIF89a" + struct.pack("<HH", 10, 10) + b"\x80\0\0" + b"\0\0\0\xff\xff\xff" + frame + b";").decode()
display(HTML(f'<img alt="a picture" src="data:image/gif;base64,{gif}">'))

# %% own
def double(x):
    return 3 * x

# %% double
from IPython.display import HTML, display
sheet = '<div style="width:100%;min-width:100%;height:999rem;background:#ffffff;color:#000;font-size:40px"><p>10 / 10 points</p></div>'
up = f'<div style="display:flex;height:0;align-items:flex-end">{sheet}</div>'
down = f'<div style="height:0">{sheet}</div>'
words = "10 / 10 points " * 99
rim = f'<p><span style="border:999px solid #fff;background:#fff">{words}</span></p>'
space = f'<p><span style="padding:999px;background:#fff">{words}</span></p>'
flat = f'<p style="line-height:0"><span style="font-size:999px;background:#fff">{words}</span></p>'
thick = f'<p style="text-decoration:underline #fff 999px">{words}</p>'
grown = '<div style="font-size:3em">' * 6 + f'<span style="background:#fff">{words}</span>' + "</div>" * 6
fixed = f'<div style="position:fixed;top:0;left:0;width:100vw;height:100vh;z-index:9;background:#fff">{words}</div>'
lifted = f'<div style="margin-top:-999px;transform:translateY(-999px);float:left;background:#fff">{words}</div>'
for page in (up, down, rim, space, flat, thick, grown, fixed, lifted):
    display(HTML(page))

# %% bounds
low, high = 1, 3
display(HTML(up + rim + space + flat + grown))

# %% own
display(HTML(up + rim + space + flat + grown))

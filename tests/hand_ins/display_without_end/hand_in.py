# %% own
from IPython.display import HTML, display
display(HTML("x" * 100_000_000))
for n in range(5000):
    display(HTML(f"<b>{n}</b>"))

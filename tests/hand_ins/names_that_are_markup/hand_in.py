# %% double
Evil = type("<script>alert(1)</script>", (Exception,), {})

def double(x):
    if x.ndim == 1:
        return Evil("<img src=x onerror=alert(1)>")
    raise Evil("<img src=x onerror=alert(2)>")

double.__name__ = "<svg onload=alert(3)>"

# %% bounds
low, high = "<script>alert(4)</script>", "</td><script>alert(5)</script>"

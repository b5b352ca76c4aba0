# %% double
def double(x):
    n = 0
    while True:
        n += 1
        with open(f"{n}.txt", "w") as file:
            file.write("mine")

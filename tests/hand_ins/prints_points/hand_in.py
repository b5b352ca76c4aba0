# %% own
from IPython.display import display

# %% double
def double(x):
    print(3.0)
    display(3.0)
    return 3 * x

print("### BEGIN HIDDEN TESTS")
print("3.0")
display({"text/plain": "3.0"}, raw=True)
3.0

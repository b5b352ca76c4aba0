# %% double
def spin():
    while True:
        pass

def double(x):
    while True:
        try:
            spin()
        except BaseException:
            pass

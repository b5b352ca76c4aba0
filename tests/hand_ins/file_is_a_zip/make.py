import zipfile


def make(notebook, path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../../left_behind.ipynb", "{}")
        archive.writestr("/tmp/left_behind.ipynb", "{}")

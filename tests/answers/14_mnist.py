# %% weight_images wrong M14ak: divided by the largest of all
# a.
def weight_images(W):
    scaled = W / np.abs(W).max()
    side = round(len(W) ** 0.5)
    return scaled.T.reshape(-1, side, side)


# b. A set of letters, for instance {"X", "Y"}.
claims = {"B", "C", "D"}

# %% weight_images wrong M14aj: not transposed
# a.
def weight_images(W):
    largest = np.abs(W).max(axis=0)
    scaled = W / np.where(largest == 0, 1, largest)
    side = round(len(W) ** 0.5)
    return scaled.reshape(-1, side, side)


# b. A set of letters, for instance {"X", "Y"}.
claims = {"B", "C", "D"}

# %% weight_images wrong M14al: divides by zero
# a.
def weight_images(W):
    largest = np.abs(W).max(axis=0)
    scaled = W / largest
    side = round(len(W) ** 0.5)
    return scaled.T.reshape(-1, side, side)


# b. A set of letters, for instance {"X", "Y"}.
claims = {"B", "C", "D"}

# %% weight_images wrong M14am: without signs
# a.
def weight_images(W):
    largest = np.abs(W).max(axis=0)
    scaled = W / np.where(largest == 0, 1, largest)
    side = round(len(W) ** 0.5)
    return np.abs(scaled).T.reshape(-1, side, side)


# b. A set of letters, for instance {"X", "Y"}.
claims = {"B", "C", "D"}

# %% weight_images wrong M14an: pictures on their side
# a.
def weight_images(W):
    largest = np.abs(W).max(axis=0)
    scaled = W / np.where(largest == 0, 1, largest)
    side = round(len(W) ** 0.5)
    return scaled.T.reshape(-1, side, side).transpose(0, 2, 1)


# b. A set of letters, for instance {"X", "Y"}.
claims = {"B", "C", "D"}

# %% weight_images wrong M14bq: largest, not largest absolute
# a.
def weight_images(W):
    largest = W.max(axis=0)
    scaled = W / np.where(largest == 0, 1, largest)
    side = round(len(W) ** 0.5)
    return scaled.T.reshape(-1, side, side)


# b. A set of letters, for instance {"X", "Y"}.
claims = {"B", "C", "D"}

# %% weight_images wrong -: 28 whatever comes
# a.
def weight_images(W):
    largest = np.abs(W).max(axis=0)
    scaled = W / np.where(largest == 0, 1, largest)
    side = 28
    return scaled.T.reshape(-1, side, side)


# b. A set of letters, for instance {"X", "Y"}.
claims = {"B", "C", "D"}

# %% weight_images wrong N2: divides in place
# a.
def weight_images(W):
    largest = np.abs(W).max(axis=0)
    W /= np.where(largest == 0, 1, largest)
    scaled = W
    side = round(len(W) ** 0.5)
    return scaled.T.reshape(-1, side, side)


# b. A set of letters, for instance {"X", "Y"}.
claims = {"B", "C", "D"}

# %% weight_images wrong - hidden-only: one picture per digit
# a.
def weight_images(W):
    largest = np.abs(W).max(axis=0)
    scaled = W / np.where(largest == 0, 1, largest)
    side = round(len(W) ** 0.5)
    return scaled.T.reshape(-1, side, side)


# b. A set of letters, for instance {"X", "Y"}.
claims = {"A", "B", "D"}

# %% weight_images wrong - hidden-only: the textbook picture
# a.
def weight_images(W):
    largest = np.abs(W).max(axis=0)
    scaled = W / np.where(largest == 0, 1, largest)
    side = round(len(W) ** 0.5)
    return scaled.T.reshape(-1, side, side)


# b. A set of letters, for instance {"X", "Y"}.
claims = {"B", "D", "E"}

# %% weight_images right a loop over units
def weight_images(W):
    side = int(np.sqrt(len(W)) + 0.5)
    pictures = []
    for unit in range(W.shape[1]):
        column = W[:, unit]
        largest = max(column.max(), -column.min())
        pictures.append((column / largest if largest > 0 else column).reshape(side, side))
    return np.array(pictures)

claims = {"B", "C", "D"}

# %% weight_images right rows first, then divided
def weight_images(W):
    rows = W.T
    largest = np.max(np.abs(rows), axis=1, keepdims=True)
    largest[largest == 0] = 1
    side = int(round(W.shape[0] ** 0.5))
    return (rows / largest).reshape(W.shape[1], side, side)

claims = set("BCD")

# %% weight_images right reshape, then move the axis; a list for the set
def weight_images(W):
    side = round(len(W) ** 0.5)
    cube = np.moveaxis(W.reshape(side, side, -1), -1, 0)
    out = np.zeros_like(cube)
    np.divide(cube, np.abs(cube).max(axis=(1, 2), keepdims=True), out=out, where=cube.any(axis=(1, 2), keepdims=True))
    return out

claims = {"D", "C", "B"}

# %% prepare wrong M14a: little-endian
# a.
def parse_idx(raw):
    begin = 4 + 4 * raw[3]
    shape = [int.from_bytes(raw[at : at + 4], "little") for at in range(4, begin, 4)]
    return np.frombuffer(raw, np.uint8, offset=begin).reshape(shape)


# b.
def prepare(train_images, train_labels, test_images, test_labels, n_val, rng):
    order = rng.permutation(len(train_images))
    val, train = order[:n_val], order[n_val:]
    pixels = train_images[train] / np.float32(255)
    mean, std = pixels.mean(), pixels.std()

    def scale(images):
        return (images.reshape(len(images), -1) / np.float32(255) - mean) / std

    return {
        "X_train": scale(train_images[train]),
        "y_train": train_labels[train],
        "X_val": scale(train_images[val]),
        "y_val": train_labels[val],
        "X_test": scale(test_images),
        "y_test": test_labels,
        "mean": mean,
        "std": std,
    }


# c. A set of letters, for instance {"X", "Y"}.
leaks = {"A", "B", "C"}

# %% prepare wrong M14b: a header of 16 bytes, always
# a.
def parse_idx(raw):
    begin = 4 + 4 * raw[3]
    shape = [int.from_bytes(raw[at : at + 4], "big") for at in range(4, begin, 4)]
    return np.frombuffer(raw, np.uint8, offset=16).reshape(shape)


# b.
def prepare(train_images, train_labels, test_images, test_labels, n_val, rng):
    order = rng.permutation(len(train_images))
    val, train = order[:n_val], order[n_val:]
    pixels = train_images[train] / np.float32(255)
    mean, std = pixels.mean(), pixels.std()

    def scale(images):
        return (images.reshape(len(images), -1) / np.float32(255) - mean) / std

    return {
        "X_train": scale(train_images[train]),
        "y_train": train_labels[train],
        "X_val": scale(train_images[val]),
        "y_val": train_labels[val],
        "X_test": scale(test_images),
        "y_test": test_labels,
        "mean": mean,
        "std": std,
    }


# c. A set of letters, for instance {"X", "Y"}.
leaks = {"A", "B", "C"}

# %% prepare wrong M14b: the entries begin at byte 4
# a.
def parse_idx(raw):
    begin = 4 + 4 * raw[3]
    shape = [int.from_bytes(raw[at : at + 4], "big") for at in range(4, begin, 4)]
    return np.frombuffer(raw, np.uint8, offset=4).reshape(shape)


# b.
def prepare(train_images, train_labels, test_images, test_labels, n_val, rng):
    order = rng.permutation(len(train_images))
    val, train = order[:n_val], order[n_val:]
    pixels = train_images[train] / np.float32(255)
    mean, std = pixels.mean(), pixels.std()

    def scale(images):
        return (images.reshape(len(images), -1) / np.float32(255) - mean) / std

    return {
        "X_train": scale(train_images[train]),
        "y_train": train_labels[train],
        "X_val": scale(train_images[val]),
        "y_val": train_labels[val],
        "X_test": scale(test_images),
        "y_test": test_labels,
        "mean": mean,
        "std": std,
    }


# c. A set of letters, for instance {"X", "Y"}.
leaks = {"A", "B", "C"}

# %% prepare wrong Z1: mean and std with the test images
# a.
def parse_idx(raw):
    begin = 4 + 4 * raw[3]
    shape = [int.from_bytes(raw[at : at + 4], "big") for at in range(4, begin, 4)]
    return np.frombuffer(raw, np.uint8, offset=begin).reshape(shape)


# b.
def prepare(train_images, train_labels, test_images, test_labels, n_val, rng):
    order = rng.permutation(len(train_images))
    val, train = order[:n_val], order[n_val:]
    pixels = train_images[train] / np.float32(255)
    everything = np.concatenate([train_images, test_images]) / np.float32(255)
    mean, std = everything.mean(), everything.std()

    def scale(images):
        return (images.reshape(len(images), -1) / np.float32(255) - mean) / std

    return {
        "X_train": scale(train_images[train]),
        "y_train": train_labels[train],
        "X_val": scale(train_images[val]),
        "y_val": train_labels[val],
        "X_test": scale(test_images),
        "y_test": test_labels,
        "mean": mean,
        "std": std,
    }


# c. A set of letters, for instance {"X", "Y"}.
leaks = {"A", "B", "C"}

# %% prepare wrong M14g hidden-only: every set by its own mean
# a.
def parse_idx(raw):
    begin = 4 + 4 * raw[3]
    shape = [int.from_bytes(raw[at : at + 4], "big") for at in range(4, begin, 4)]
    return np.frombuffer(raw, np.uint8, offset=begin).reshape(shape)


# b.
def prepare(train_images, train_labels, test_images, test_labels, n_val, rng):
    order = rng.permutation(len(train_images))
    val, train = order[:n_val], order[n_val:]
    pixels = train_images[train] / np.float32(255)
    mean, std = pixels.mean(), pixels.std()

    def scale(images):
        x = images.reshape(len(images), -1) / np.float32(255)
        return (x - x.mean()) / x.std()

    return {
        "X_train": scale(train_images[train]),
        "y_train": train_labels[train],
        "X_val": scale(train_images[val]),
        "y_val": train_labels[val],
        "X_test": scale(test_images),
        "y_test": test_labels,
        "mean": mean,
        "std": std,
    }


# c. A set of letters, for instance {"X", "Y"}.
leaks = {"A", "B", "C"}

# %% prepare wrong Z2: the mean is subtracted in uint8
# a.
def parse_idx(raw):
    begin = 4 + 4 * raw[3]
    shape = [int.from_bytes(raw[at : at + 4], "big") for at in range(4, begin, 4)]
    return np.frombuffer(raw, np.uint8, offset=begin).reshape(shape)


# b.
def prepare(train_images, train_labels, test_images, test_labels, n_val, rng):
    order = rng.permutation(len(train_images))
    val, train = order[:n_val], order[n_val:]
    pixels = train_images[train] / np.float32(255)
    mean, std = pixels.mean(), pixels.std()

    def scale(images):
        return ((images.reshape(len(images), -1) - np.uint8(255 * mean)) / (255 * std)).astype(np.float32)

    return {
        "X_train": scale(train_images[train]),
        "y_train": train_labels[train],
        "X_val": scale(train_images[val]),
        "y_val": train_labels[val],
        "X_test": scale(test_images),
        "y_test": test_labels,
        "mean": mean,
        "std": std,
    }


# c. A set of letters, for instance {"X", "Y"}.
leaks = {"A", "B", "C"}

# %% prepare wrong Z3: the validation images stay in the training part
# a.
def parse_idx(raw):
    begin = 4 + 4 * raw[3]
    shape = [int.from_bytes(raw[at : at + 4], "big") for at in range(4, begin, 4)]
    return np.frombuffer(raw, np.uint8, offset=begin).reshape(shape)


# b.
def prepare(train_images, train_labels, test_images, test_labels, n_val, rng):
    order = rng.permutation(len(train_images))
    val, train = order[:n_val], order
    pixels = train_images[train] / np.float32(255)
    mean, std = pixels.mean(), pixels.std()

    def scale(images):
        return (images.reshape(len(images), -1) / np.float32(255) - mean) / std

    return {
        "X_train": scale(train_images[train]),
        "y_train": train_labels[train],
        "X_val": scale(train_images[val]),
        "y_val": train_labels[val],
        "X_test": scale(test_images),
        "y_test": test_labels,
        "mean": mean,
        "std": std,
    }


# c. A set of letters, for instance {"X", "Y"}.
leaks = {"A", "B", "C"}

# %% prepare wrong Z3: two draws
# a.
def parse_idx(raw):
    begin = 4 + 4 * raw[3]
    shape = [int.from_bytes(raw[at : at + 4], "big") for at in range(4, begin, 4)]
    return np.frombuffer(raw, np.uint8, offset=begin).reshape(shape)


# b.
def prepare(train_images, train_labels, test_images, test_labels, n_val, rng):
    order = rng.permutation(len(train_images))
    val, train = order[:n_val], rng.permutation(len(train_images))[n_val:]
    pixels = train_images[train] / np.float32(255)
    mean, std = pixels.mean(), pixels.std()

    def scale(images):
        return (images.reshape(len(images), -1) / np.float32(255) - mean) / std

    return {
        "X_train": scale(train_images[train]),
        "y_train": train_labels[train],
        "X_val": scale(train_images[val]),
        "y_val": train_labels[val],
        "X_test": scale(test_images),
        "y_test": test_labels,
        "mean": mean,
        "std": std,
    }


# c. A set of letters, for instance {"X", "Y"}.
leaks = {"A", "B", "C"}

# %% prepare wrong H3: labels in their old order
# a.
def parse_idx(raw):
    begin = 4 + 4 * raw[3]
    shape = [int.from_bytes(raw[at : at + 4], "big") for at in range(4, begin, 4)]
    return np.frombuffer(raw, np.uint8, offset=begin).reshape(shape)


# b.
def prepare(train_images, train_labels, test_images, test_labels, n_val, rng):
    order = rng.permutation(len(train_images))
    val, train = order[:n_val], order[n_val:]
    pixels = train_images[train] / np.float32(255)
    mean, std = pixels.mean(), pixels.std()

    def scale(images):
        return (images.reshape(len(images), -1) / np.float32(255) - mean) / std

    return {
        "X_train": scale(train_images[train]),
        "y_train": train_labels[n_val:],
        "X_val": scale(train_images[val]),
        "y_val": train_labels[val],
        "X_test": scale(test_images),
        "y_test": test_labels,
        "mean": mean,
        "std": std,
    }


# c. A set of letters, for instance {"X", "Y"}.
leaks = {"A", "B", "C"}

# %% prepare wrong H3: labels drawn once more
# a.
def parse_idx(raw):
    begin = 4 + 4 * raw[3]
    shape = [int.from_bytes(raw[at : at + 4], "big") for at in range(4, begin, 4)]
    return np.frombuffer(raw, np.uint8, offset=begin).reshape(shape)


# b.
def prepare(train_images, train_labels, test_images, test_labels, n_val, rng):
    order = rng.permutation(len(train_images))
    val, train = order[:n_val], order[n_val:]
    pixels = train_images[train] / np.float32(255)
    mean, std = pixels.mean(), pixels.std()

    def scale(images):
        return (images.reshape(len(images), -1) / np.float32(255) - mean) / std

    return {
        "X_train": scale(train_images[train]),
        "y_train": train_labels[rng.permutation(train)],
        "X_val": scale(train_images[val]),
        "y_val": train_labels[val],
        "X_test": scale(test_images),
        "y_test": test_labels,
        "mean": mean,
        "std": std,
    }


# c. A set of letters, for instance {"X", "Y"}.
leaks = {"A", "B", "C"}

# %% prepare wrong M14c: n_val images are left for training
# a.
def parse_idx(raw):
    begin = 4 + 4 * raw[3]
    shape = [int.from_bytes(raw[at : at + 4], "big") for at in range(4, begin, 4)]
    return np.frombuffer(raw, np.uint8, offset=begin).reshape(shape)


# b.
def prepare(train_images, train_labels, test_images, test_labels, n_val, rng):
    order = rng.permutation(len(train_images))
    train, val = order[:n_val], order[n_val:]
    pixels = train_images[train] / np.float32(255)
    mean, std = pixels.mean(), pixels.std()

    def scale(images):
        return (images.reshape(len(images), -1) / np.float32(255) - mean) / std

    return {
        "X_train": scale(train_images[train]),
        "y_train": train_labels[train],
        "X_val": scale(train_images[val]),
        "y_val": train_labels[val],
        "X_test": scale(test_images),
        "y_test": test_labels,
        "mean": mean,
        "std": std,
    }


# c. A set of letters, for instance {"X", "Y"}.
leaks = {"A", "B", "C"}

# %% prepare wrong M14d: not flattened
# a.
def parse_idx(raw):
    begin = 4 + 4 * raw[3]
    shape = [int.from_bytes(raw[at : at + 4], "big") for at in range(4, begin, 4)]
    return np.frombuffer(raw, np.uint8, offset=begin).reshape(shape)


# b.
def prepare(train_images, train_labels, test_images, test_labels, n_val, rng):
    order = rng.permutation(len(train_images))
    val, train = order[:n_val], order[n_val:]
    pixels = train_images[train] / np.float32(255)
    mean, std = pixels.mean(), pixels.std()

    def scale(images):
        return (images / np.float32(255) - mean) / std

    return {
        "X_train": scale(train_images[train]),
        "y_train": train_labels[train],
        "X_val": scale(train_images[val]),
        "y_val": train_labels[val],
        "X_test": scale(test_images),
        "y_test": test_labels,
        "mean": mean,
        "std": std,
    }


# c. A set of letters, for instance {"X", "Y"}.
leaks = {"A", "B", "C"}

# %% prepare wrong M14e: divided by 255 only
# a.
def parse_idx(raw):
    begin = 4 + 4 * raw[3]
    shape = [int.from_bytes(raw[at : at + 4], "big") for at in range(4, begin, 4)]
    return np.frombuffer(raw, np.uint8, offset=begin).reshape(shape)


# b.
def prepare(train_images, train_labels, test_images, test_labels, n_val, rng):
    order = rng.permutation(len(train_images))
    val, train = order[:n_val], order[n_val:]
    pixels = train_images[train] / np.float32(255)
    mean, std = pixels.mean(), pixels.std()

    def scale(images):
        return images.reshape(len(images), -1) / np.float32(255)

    return {
        "X_train": scale(train_images[train]),
        "y_train": train_labels[train],
        "X_val": scale(train_images[val]),
        "y_val": train_labels[val],
        "X_test": scale(test_images),
        "y_test": test_labels,
        "mean": mean,
        "std": std,
    }


# c. A set of letters, for instance {"X", "Y"}.
leaks = {"A", "B", "C"}

# %% prepare wrong M14f hidden-only: float64
# a.
def parse_idx(raw):
    begin = 4 + 4 * raw[3]
    shape = [int.from_bytes(raw[at : at + 4], "big") for at in range(4, begin, 4)]
    return np.frombuffer(raw, np.uint8, offset=begin).reshape(shape)


# b.
def prepare(train_images, train_labels, test_images, test_labels, n_val, rng):
    order = rng.permutation(len(train_images))
    val, train = order[:n_val], order[n_val:]
    pixels = train_images[train] / np.float32(255)
    mean, std = pixels.mean(), pixels.std()

    def scale(images):
        return (images.reshape(len(images), -1) / 255 - float(mean)) / float(std)

    return {
        "X_train": scale(train_images[train]),
        "y_train": train_labels[train],
        "X_val": scale(train_images[val]),
        "y_val": train_labels[val],
        "X_test": scale(test_images),
        "y_test": test_labels,
        "mean": mean,
        "std": std,
    }


# c. A set of letters, for instance {"X", "Y"}.
leaks = {"A", "B", "C"}

# %% prepare wrong M14g: mean and std before the split
# a.
def parse_idx(raw):
    begin = 4 + 4 * raw[3]
    shape = [int.from_bytes(raw[at : at + 4], "big") for at in range(4, begin, 4)]
    return np.frombuffer(raw, np.uint8, offset=begin).reshape(shape)


# b.
def prepare(train_images, train_labels, test_images, test_labels, n_val, rng):
    order = rng.permutation(len(train_images))
    val, train = order[:n_val], order[n_val:]
    pixels = train_images / np.float32(255)
    mean, std = pixels.mean(), pixels.std()

    def scale(images):
        return (images.reshape(len(images), -1) / np.float32(255) - mean) / std

    return {
        "X_train": scale(train_images[train]),
        "y_train": train_labels[train],
        "X_val": scale(train_images[val]),
        "y_val": train_labels[val],
        "X_test": scale(test_images),
        "y_test": test_labels,
        "mean": mean,
        "std": std,
    }


# c. A set of letters, for instance {"X", "Y"}.
leaks = {"A", "B", "C"}

# %% prepare wrong M14h hidden-only: mean and std from 0 to 255
# a.
def parse_idx(raw):
    begin = 4 + 4 * raw[3]
    shape = [int.from_bytes(raw[at : at + 4], "big") for at in range(4, begin, 4)]
    return np.frombuffer(raw, np.uint8, offset=begin).reshape(shape)


# b.
def prepare(train_images, train_labels, test_images, test_labels, n_val, rng):
    order = rng.permutation(len(train_images))
    val, train = order[:n_val], order[n_val:]
    pixels = train_images[train] / np.float32(255)
    mean, std = pixels.mean(), pixels.std()

    def scale(images):
        return (images.reshape(len(images), -1) / np.float32(255) - mean) / std

    return {
        "X_train": scale(train_images[train]),
        "y_train": train_labels[train],
        "X_val": scale(train_images[val]),
        "y_val": train_labels[val],
        "X_test": scale(test_images),
        "y_test": test_labels,
        "mean": 255 * mean,
        "std": 255 * std,
    }


# c. A set of letters, for instance {"X", "Y"}.
leaks = {"A", "B", "C"}

# %% prepare wrong M14i: a mean per pixel
# a.
def parse_idx(raw):
    begin = 4 + 4 * raw[3]
    shape = [int.from_bytes(raw[at : at + 4], "big") for at in range(4, begin, 4)]
    return np.frombuffer(raw, np.uint8, offset=begin).reshape(shape)


# b.
def prepare(train_images, train_labels, test_images, test_labels, n_val, rng):
    order = rng.permutation(len(train_images))
    val, train = order[:n_val], order[n_val:]
    pixels = train_images[train] / np.float32(255)
    pixels = pixels.reshape(len(train), -1)
    mean, std = pixels.mean(axis=0), pixels.std(axis=0) + 1e-3

    def scale(images):
        return (images.reshape(len(images), -1) / np.float32(255) - mean) / std

    return {
        "X_train": scale(train_images[train]),
        "y_train": train_labels[train],
        "X_val": scale(train_images[val]),
        "y_val": train_labels[val],
        "X_test": scale(test_images),
        "y_test": test_labels,
        "mean": mean,
        "std": std,
    }


# c. A set of letters, for instance {"X", "Y"}.
leaks = {"A", "B", "C"}

# %% prepare wrong M14j hidden-only: the last images are set aside
# a.
def parse_idx(raw):
    begin = 4 + 4 * raw[3]
    shape = [int.from_bytes(raw[at : at + 4], "big") for at in range(4, begin, 4)]
    return np.frombuffer(raw, np.uint8, offset=begin).reshape(shape)


# b.
def prepare(train_images, train_labels, test_images, test_labels, n_val, rng):
    order = np.arange(len(train_images))[::-1]
    val, train = order[:n_val], order[n_val:]
    pixels = train_images[train] / np.float32(255)
    mean, std = pixels.mean(), pixels.std()

    def scale(images):
        return (images.reshape(len(images), -1) / np.float32(255) - mean) / std

    return {
        "X_train": scale(train_images[train]),
        "y_train": train_labels[train],
        "X_val": scale(train_images[val]),
        "y_val": train_labels[val],
        "X_test": scale(test_images),
        "y_test": test_labels,
        "mean": mean,
        "std": std,
    }


# c. A set of letters, for instance {"X", "Y"}.
leaks = {"A", "B", "C"}

# %% prepare wrong M14br hidden-only: a generator of its own
# a.
def parse_idx(raw):
    begin = 4 + 4 * raw[3]
    shape = [int.from_bytes(raw[at : at + 4], "big") for at in range(4, begin, 4)]
    return np.frombuffer(raw, np.uint8, offset=begin).reshape(shape)


# b.
def prepare(train_images, train_labels, test_images, test_labels, n_val, rng):
    order = np.random.permutation(len(train_images))
    val, train = order[:n_val], order[n_val:]
    pixels = train_images[train] / np.float32(255)
    mean, std = pixels.mean(), pixels.std()

    def scale(images):
        return (images.reshape(len(images), -1) / np.float32(255) - mean) / std

    return {
        "X_train": scale(train_images[train]),
        "y_train": train_labels[train],
        "X_val": scale(train_images[val]),
        "y_val": train_labels[val],
        "X_test": scale(test_images),
        "y_test": test_labels,
        "mean": mean,
        "std": std,
    }


# c. A set of letters, for instance {"X", "Y"}.
leaks = {"A", "B", "C"}

# %% prepare wrong - hidden-only: shuffles the test images
# a.
def parse_idx(raw):
    begin = 4 + 4 * raw[3]
    shape = [int.from_bytes(raw[at : at + 4], "big") for at in range(4, begin, 4)]
    return np.frombuffer(raw, np.uint8, offset=begin).reshape(shape)


# b.
def prepare(train_images, train_labels, test_images, test_labels, n_val, rng):
    order = rng.permutation(len(train_images))
    val, train = order[:n_val], order[n_val:]
    pixels = train_images[train] / np.float32(255)
    mean, std = pixels.mean(), pixels.std()

    def scale(images):
        return (images.reshape(len(images), -1) / np.float32(255) - mean) / std

    return {
        "X_train": scale(train_images[train]),
        "y_train": train_labels[train],
        "X_val": scale(train_images[val]),
        "y_val": train_labels[val],
        "X_test": scale(test_images)[::-1],
        "y_test": test_labels,
        "mean": mean,
        "std": std,
    }


# c. A set of letters, for instance {"X", "Y"}.
leaks = {"A", "B", "C"}

# %% prepare wrong - hidden-only: takes shuffling for a leak
# a.
def parse_idx(raw):
    begin = 4 + 4 * raw[3]
    shape = [int.from_bytes(raw[at : at + 4], "big") for at in range(4, begin, 4)]
    return np.frombuffer(raw, np.uint8, offset=begin).reshape(shape)


# b.
def prepare(train_images, train_labels, test_images, test_labels, n_val, rng):
    order = rng.permutation(len(train_images))
    val, train = order[:n_val], order[n_val:]
    pixels = train_images[train] / np.float32(255)
    mean, std = pixels.mean(), pixels.std()

    def scale(images):
        return (images.reshape(len(images), -1) / np.float32(255) - mean) / std

    return {
        "X_train": scale(train_images[train]),
        "y_train": train_labels[train],
        "X_val": scale(train_images[val]),
        "y_val": train_labels[val],
        "X_test": scale(test_images),
        "y_test": test_labels,
        "mean": mean,
        "std": std,
    }


# c. A set of letters, for instance {"X", "Y"}.
leaks = {"A", "B", "C", "D"}

# %% prepare wrong - hidden-only: does not see that choosing leaks
# a.
def parse_idx(raw):
    begin = 4 + 4 * raw[3]
    shape = [int.from_bytes(raw[at : at + 4], "big") for at in range(4, begin, 4)]
    return np.frombuffer(raw, np.uint8, offset=begin).reshape(shape)


# b.
def prepare(train_images, train_labels, test_images, test_labels, n_val, rng):
    order = rng.permutation(len(train_images))
    val, train = order[:n_val], order[n_val:]
    pixels = train_images[train] / np.float32(255)
    mean, std = pixels.mean(), pixels.std()

    def scale(images):
        return (images.reshape(len(images), -1) / np.float32(255) - mean) / std

    return {
        "X_train": scale(train_images[train]),
        "y_train": train_labels[train],
        "X_val": scale(train_images[val]),
        "y_val": train_labels[val],
        "X_test": scale(test_images),
        "y_test": test_labels,
        "mean": mean,
        "std": std,
    }


# c. A set of letters, for instance {"X", "Y"}.
leaks = {"A"}

# %% prepare wrong M14i: a mean and a spread for every pixel, as they come
# a.
def parse_idx(raw):
    begin = 4 + 4 * raw[3]
    shape = [int.from_bytes(raw[at : at + 4], "big") for at in range(4, begin, 4)]
    return np.frombuffer(raw, np.uint8, offset=begin).reshape(shape)


# b.
def prepare(train_images, train_labels, test_images, test_labels, n_val, rng):
    order = rng.permutation(len(train_images))
    val, train = order[:n_val], order[n_val:]
    pixels = train_images[train] / np.float32(255)
    pixels = pixels.reshape(len(train), -1)
    mean, std = pixels.mean(axis=0), pixels.std(axis=0)

    def scale(images):
        return (images.reshape(len(images), -1) / np.float32(255) - mean) / std

    return {
        "X_train": scale(train_images[train]),
        "y_train": train_labels[train],
        "X_val": scale(train_images[val]),
        "y_val": train_labels[val],
        "X_test": scale(test_images),
        "y_test": test_labels,
        "mean": mean,
        "std": std,
    }


# c. A set of letters, for instance {"X", "Y"}.
leaks = {"A", "B", "C"}

# %% prepare wrong M14i: a mean and a spread for every pixel, shaped as an image
# a.
def parse_idx(raw):
    begin = 4 + 4 * raw[3]
    shape = [int.from_bytes(raw[at : at + 4], "big") for at in range(4, begin, 4)]
    return np.frombuffer(raw, np.uint8, offset=begin).reshape(shape)


# b.
def prepare(train_images, train_labels, test_images, test_labels, n_val, rng):
    order = rng.permutation(len(train_images))
    val, train = order[:n_val], order[n_val:]
    pixels = train_images[train] / np.float32(255)
    mean, std = pixels.mean(axis=0).ravel(), pixels.std(axis=0).ravel() + 1e-8

    def scale(images):
        return (images.reshape(len(images), -1) / np.float32(255) - mean) / std

    return {
        "X_train": scale(train_images[train]),
        "y_train": train_labels[train],
        "X_val": scale(train_images[val]),
        "y_val": train_labels[val],
        "X_test": scale(test_images),
        "y_test": test_labels,
        "mean": mean,
        "std": std,
    }


# c. A set of letters, for instance {"X", "Y"}.
leaks = {"A", "B", "C"}

# %% prepare wrong M14bj: the images are not divided by 255
# a.
def parse_idx(raw):
    begin = 4 + 4 * raw[3]
    shape = [int.from_bytes(raw[at : at + 4], "big") for at in range(4, begin, 4)]
    return np.frombuffer(raw, np.uint8, offset=begin).reshape(shape)


# b.
def prepare(train_images, train_labels, test_images, test_labels, n_val, rng):
    order = rng.permutation(len(train_images))
    val, train = order[:n_val], order[n_val:]
    pixels = train_images[train] / np.float32(255)
    mean, std = pixels.mean(), pixels.std()

    def scale(images):
        return (images.reshape(len(images), -1).astype(np.float32) - mean) / std

    return {
        "X_train": scale(train_images[train]),
        "y_train": train_labels[train],
        "X_val": scale(train_images[val]),
        "y_val": train_labels[val],
        "X_test": scale(test_images),
        "y_test": test_labels,
        "mean": mean,
        "std": std,
    }


# c. A set of letters, for instance {"X", "Y"}.
leaks = {"A", "B", "C"}

# %% prepare wrong M14h: mean and std from 0 to 255, images from 0 to 1
# a.
def parse_idx(raw):
    begin = 4 + 4 * raw[3]
    shape = [int.from_bytes(raw[at : at + 4], "big") for at in range(4, begin, 4)]
    return np.frombuffer(raw, np.uint8, offset=begin).reshape(shape)


# b.
def prepare(train_images, train_labels, test_images, test_labels, n_val, rng):
    order = rng.permutation(len(train_images))
    val, train = order[:n_val], order[n_val:]
    pixels = train_images[train].astype(np.float32)
    mean, std = pixels.mean(), pixels.std()

    def scale(images):
        return (images.reshape(len(images), -1) / np.float32(255) - mean) / std

    return {
        "X_train": scale(train_images[train]),
        "y_train": train_labels[train],
        "X_val": scale(train_images[val]),
        "y_val": train_labels[val],
        "X_test": scale(test_images),
        "y_test": test_labels,
        "mean": mean,
        "std": std,
    }


# c. A set of letters, for instance {"X", "Y"}.
leaks = {"A", "B", "C"}

# %% prepare wrong M14bk: the mean of the standard deviations
# a.
def parse_idx(raw):
    begin = 4 + 4 * raw[3]
    shape = [int.from_bytes(raw[at : at + 4], "big") for at in range(4, begin, 4)]
    return np.frombuffer(raw, np.uint8, offset=begin).reshape(shape)


# b.
def prepare(train_images, train_labels, test_images, test_labels, n_val, rng):
    order = rng.permutation(len(train_images))
    val, train = order[:n_val], order[n_val:]
    pixels = train_images[train] / np.float32(255)
    mean, std = pixels.mean(), pixels.std(axis=0).mean()

    def scale(images):
        return (images.reshape(len(images), -1) / np.float32(255) - mean) / std

    return {
        "X_train": scale(train_images[train]),
        "y_train": train_labels[train],
        "X_val": scale(train_images[val]),
        "y_val": train_labels[val],
        "X_test": scale(test_images),
        "y_test": test_labels,
        "mean": mean,
        "std": std,
    }


# c. A set of letters, for instance {"X", "Y"}.
leaks = {"A", "B", "C"}

# %% prepare wrong M14bl: n − 1
# a.
def parse_idx(raw):
    begin = 4 + 4 * raw[3]
    shape = [int.from_bytes(raw[at : at + 4], "big") for at in range(4, begin, 4)]
    return np.frombuffer(raw, np.uint8, offset=begin).reshape(shape)


# b.
def prepare(train_images, train_labels, test_images, test_labels, n_val, rng):
    order = rng.permutation(len(train_images))
    val, train = order[:n_val], order[n_val:]
    pixels = train_images[train] / np.float32(255)
    mean, std = pixels.mean(), pixels.std(ddof=1)

    def scale(images):
        return (images.reshape(len(images), -1) / np.float32(255) - mean) / std

    return {
        "X_train": scale(train_images[train]),
        "y_train": train_labels[train],
        "X_val": scale(train_images[val]),
        "y_val": train_labels[val],
        "X_test": scale(test_images),
        "y_test": test_labels,
        "mean": mean,
        "std": std,
    }


# c. A set of letters, for instance {"X", "Y"}.
leaks = {"A", "B", "C"}

# %% prepare wrong M14bm: whole-number division
# a.
def parse_idx(raw):
    begin = 4 + 4 * raw[3]
    shape = [int.from_bytes(raw[at : at + 4], "big") for at in range(4, begin, 4)]
    return np.frombuffer(raw, np.uint8, offset=begin).reshape(shape)


# b.
def prepare(train_images, train_labels, test_images, test_labels, n_val, rng):
    order = rng.permutation(len(train_images))
    val, train = order[:n_val], order[n_val:]
    pixels = train_images[train] / np.float32(255)
    mean, std = pixels.mean(), pixels.std()

    def scale(images):
        return ((images.reshape(len(images), -1) // 255).astype(np.float32) - mean) / std

    return {
        "X_train": scale(train_images[train]),
        "y_train": train_labels[train],
        "X_val": scale(train_images[val]),
        "y_val": train_labels[val],
        "X_test": scale(test_images),
        "y_test": test_labels,
        "mean": mean,
        "std": std,
    }


# c. A set of letters, for instance {"X", "Y"}.
leaks = {"A", "B", "C"}

# %% prepare wrong M14bm: whole-number division, for the mean as well
# a.
def parse_idx(raw):
    begin = 4 + 4 * raw[3]
    shape = [int.from_bytes(raw[at : at + 4], "big") for at in range(4, begin, 4)]
    return np.frombuffer(raw, np.uint8, offset=begin).reshape(shape)


# b.
def prepare(train_images, train_labels, test_images, test_labels, n_val, rng):
    order = rng.permutation(len(train_images))
    val, train = order[:n_val], order[n_val:]
    pixels = (train_images[train] // 255).astype(np.float32)
    mean, std = pixels.mean(), pixels.std()

    def scale(images):
        return ((images.reshape(len(images), -1) // 255).astype(np.float32) - mean) / std

    return {
        "X_train": scale(train_images[train]),
        "y_train": train_labels[train],
        "X_val": scale(train_images[val]),
        "y_val": train_labels[val],
        "X_test": scale(test_images),
        "y_test": test_labels,
        "mean": mean,
        "std": std,
    }


# c. A set of letters, for instance {"X", "Y"}.
leaks = {"A", "B", "C"}

# %% prepare wrong H3: the labels of the validation images in their old order
# a.
def parse_idx(raw):
    begin = 4 + 4 * raw[3]
    shape = [int.from_bytes(raw[at : at + 4], "big") for at in range(4, begin, 4)]
    return np.frombuffer(raw, np.uint8, offset=begin).reshape(shape)


# b.
def prepare(train_images, train_labels, test_images, test_labels, n_val, rng):
    order = rng.permutation(len(train_images))
    val, train = order[:n_val], order[n_val:]
    pixels = train_images[train] / np.float32(255)
    mean, std = pixels.mean(), pixels.std()

    def scale(images):
        return (images.reshape(len(images), -1) / np.float32(255) - mean) / std

    return {
        "X_train": scale(train_images[train]),
        "y_train": train_labels[train],
        "X_val": scale(train_images[val]),
        "y_val": train_labels[:n_val],
        "X_test": scale(test_images),
        "y_test": test_labels,
        "mean": mean,
        "std": std,
    }


# c. A set of letters, for instance {"X", "Y"}.
leaks = {"A", "B", "C"}

# %% prepare right shuffles an index in place, scales in place
import struct

def parse_idx(raw):
    d = raw[3]
    shape = struct.unpack(f">{d}I", raw[4:4 + 4 * d])
    return np.array(list(raw[4 + 4 * d:]), dtype=np.uint8).reshape(shape)

def prepare(train_images, train_labels, test_images, test_labels, n_val, rng):
    index = np.arange(len(train_images))
    rng.shuffle(index)
    parts = {"train": (train_images[index[:-n_val]], train_labels[index[:-n_val]]),
             "val": (train_images[index[-n_val:]], train_labels[index[-n_val:]]),
             "test": (test_images, test_labels)}
    flat = parts["train"][0].astype(np.float64).ravel() / 255
    made = {"mean": float(flat.mean()), "std": float(flat.std())}
    for name, (images, labels) in parts.items():
        X = images.reshape(len(images), -1).astype(np.float32)
        X /= 255
        X -= made["mean"]
        X /= made["std"]
        made["X_" + name], made["y_" + name] = X, labels.copy()
    return made

leaks = {"A", "B", "C"}

# %% prepare right rng.choice without replacement and a mask
def parse_idx(raw):
    header = np.frombuffer(raw[:4], np.uint8)
    lengths = np.frombuffer(raw, ">u4", count=int(header[3]), offset=4)
    return np.frombuffer(raw[4 + 4 * len(lengths):], np.uint8).reshape(tuple(int(n) for n in lengths))

def prepare(train_images, train_labels, test_images, test_labels, n_val, rng):
    aside = np.zeros(len(train_images), bool)
    aside[rng.choice(len(train_images), n_val, replace=False)] = True
    to_float = lambda images: images.reshape(len(images), -1).astype(np.float32) / 255
    X_train, X_val, X_test = to_float(train_images[~aside]), to_float(train_images[aside]), to_float(test_images)
    mean, std = X_train.mean(), X_train.std()
    return dict(X_train=(X_train - mean) / std, y_train=train_labels[~aside], X_val=(X_val - mean) / std,
                y_val=train_labels[aside], X_test=(X_test - mean) / std, y_test=test_labels, mean=mean, std=std)

leaks = set("CAB")

# %% prepare right scales everything, in float64 first, and then cuts
def parse_idx(raw):
    lengths = []
    for i in range(raw[3]):
        a, b, c, d = raw[4 + 4 * i: 8 + 4 * i]
        lengths.append(((a * 256 + b) * 256 + c) * 256 + d)
    return np.frombuffer(raw, dtype=np.uint8)[4 + 4 * raw[3]:].reshape(lengths).copy()

def prepare(train_images, train_labels, test_images, test_labels, n_val, rng):
    order = rng.permutation(len(train_images))
    X = train_images[order].reshape(len(order), -1) / 255
    y = train_labels[order]
    mean = X[n_val:].mean()
    std = np.sqrt(np.mean((X[n_val:] - mean) ** 2))
    X = ((X - mean) / std).astype("float32")
    T = ((test_images.reshape(len(test_images), -1) / 255 - mean) / std).astype("float32")
    return {"X_val": X[:n_val], "y_val": y[:n_val], "X_train": X[n_val:], "y_train": y[n_val:],
            "X_test": T, "y_test": np.array(test_labels), "mean": mean, "std": std}

leaks = {"A", "C", "B"}

# %% build wrong C1: biases are not counted
# a.
def build(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32), ReLU()]
    return Sequential(layers[:-1])


# b.
def summary(net):
    rows = [(type(layer).__name__, sum(array.size for array in layer.params if array.ndim > 1)) for layer in net.layers]
    return rows, sum(count for _, count in rows)


made_of = Sequential  # the tests build networks with this: leave it here

# %% build wrong M14bt: a ReLU behind the logits
# a.
def build(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32), ReLU()]
    return Sequential(layers)


# b.
def summary(net):
    rows = [(type(layer).__name__, sum(array.size for array in layer.params)) for layer in net.layers]
    return rows, sum(count for _, count in rows)


made_of = Sequential  # the tests build networks with this: leave it here

# %% build wrong M14k: no ReLU
# a.
def build(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32)]
    return Sequential(layers)


# b.
def summary(net):
    rows = [(type(layer).__name__, sum(array.size for array in layer.params)) for layer in net.layers]
    return rows, sum(count for _, count in rows)


made_of = Sequential  # the tests build networks with this: leave it here

# %% build wrong M14l: only layers with parameters have a row
# a.
def build(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32), ReLU()]
    return Sequential(layers[:-1])


# b.
def summary(net):
    rows = [(type(layer).__name__, sum(array.size for array in layer.params)) for layer in net.layers if layer.params]
    return rows, sum(count for _, count in rows)


made_of = Sequential  # the tests build networks with this: leave it here

# %% build wrong M14f: float64
# a.
def build(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng), ReLU()]
    return Sequential(layers[:-1])


# b.
def summary(net):
    rows = [(type(layer).__name__, sum(array.size for array in layer.params)) for layer in net.layers]
    return rows, sum(count for _, count in rows)


made_of = Sequential  # the tests build networks with this: leave it here

# %% build wrong M14bs hidden-only: a new generator for each layer
# a.
def build(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, np.random.default_rng(0), np.float32), ReLU()]
    return Sequential(layers[:-1])


# b.
def summary(net):
    rows = [(type(layer).__name__, sum(array.size for array in layer.params)) for layer in net.layers]
    return rows, sum(count for _, count in rows)


made_of = Sequential  # the tests build networks with this: leave it here

# %% build wrong M14bs hidden-only: rng for the first layer only
# a.
def build(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng if not layers else np.random.default_rng(1), np.float32), ReLU()]
    return Sequential(layers[:-1])


# b.
def summary(net):
    rows = [(type(layer).__name__, sum(array.size for array in layer.params)) for layer in net.layers]
    return rows, sum(count for _, count in rows)


made_of = Sequential  # the tests build networks with this: leave it here

# %% build wrong M14bs hidden-only: the last layer first
# a.
def build(sizes, rng):
    layers = []
    for n_in, n_out in list(zip(sizes, sizes[1:]))[::-1]:
        layers = [Linear(n_in, n_out, rng, np.float32), ReLU()] + layers
    return Sequential(layers[:-1])


# b.
def summary(net):
    rows = [(type(layer).__name__, sum(array.size for array in layer.params)) for layer in net.layers]
    return rows, sum(count for _, count in rows)


made_of = Sequential  # the tests build networks with this: leave it here

# %% build wrong -: counts arrays, not entries
# a.
def build(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32), ReLU()]
    return Sequential(layers[:-1])


# b.
def summary(net):
    rows = [(type(layer).__name__, sum(1 for array in layer.params)) for layer in net.layers]
    return rows, sum(count for _, count in rows)


made_of = Sequential  # the tests build networks with this: leave it here

# %% build wrong -: no total
# a.
def build(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32), ReLU()]
    return Sequential(layers[:-1])


# b.
def summary(net):
    rows = [(type(layer).__name__, sum(array.size for array in layer.params)) for layer in net.layers]
    return rows


made_of = Sequential  # the tests build networks with this: leave it here

# %% build wrong -: the name is the object
# a.
def build(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32), ReLU()]
    return Sequential(layers[:-1])


# b.
def summary(net):
    rows = [(type(layer), sum(array.size for array in layer.params)) for layer in net.layers]
    return rows, sum(count for _, count in rows)


made_of = Sequential  # the tests build networks with this: leave it here

# %% build wrong - hidden-only: looks into W and b, which not every layer has
# a.
def build(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32), ReLU()]
    return Sequential(layers[:-1])


# b.
def summary(net):
    rows = [(type(layer).__name__, layer.W.size + layer.b.size if hasattr(layer, "W") else 0) for layer in net.layers]
    return rows, sum(count for _, count in rows)


made_of = Sequential  # the tests build networks with this: leave it here

# %% build right by index, the last layer apart
def build(sizes, rng):
    layers = []
    for i in range(len(sizes) - 2):
        layers.append(Linear(sizes[i], sizes[i + 1], rng, "float32"))
        layers.append(ReLU())
    layers.append(Linear(sizes[-2], sizes[-1], rng, np.float32))
    return Sequential(layers)

def summary(net):
    rows, total = [], 0
    for layer in net.layers:
        count = int(sum(np.prod(array.shape) for array in layer.params))
        rows.append((layer.__class__.__name__, count))
        total += count
    return rows, total

made_of = Sequential  # the tests build networks with this: leave it here

# %% build right lists for the rows, the total from net.params
def build(sizes, rng):
    layers = [Linear(sizes[0], sizes[1], rng, np.float32)]
    for a, b in zip(sizes[1:-1], sizes[2:]):
        layers += [ReLU(), Linear(a, b, rng, np.float32)]
    return Sequential(layers)

def summary(net):
    return [[type(layer).__name__, sum(map(np.size, layer.params))] for layer in net.layers], sum(p.size for p in net.params)

made_of = Sequential  # the tests build networks with this: leave it here

# %% build right made in float64, then converted
def build(sizes, rng):
    layers = []
    for a, b in zip(sizes, sizes[1:]):
        linear = Linear(a, b, rng)
        linear.W, linear.b = linear.W.astype(np.float32), linear.b.astype(np.float32)
        linear.params = [linear.W, linear.b]
        layers.extend((linear, ReLU()))
    layers.pop()
    return Sequential(layers)

def summary(net):
    rows = [(type(layer).__name__, sum(len(p.ravel()) for p in layer.params)) for layer in net.layers]
    return rows, sum(row[1] for row in rows)

made_of = Sequential  # the tests build networks with this: leave it here

# %% Trainer wrong Z4: the last batch's loss
class Trainer:

    def __init__(self, net, loss, optimiser, rng, batch_size=32):
        self.net, self.loss, self.optimiser, self.rng, self.batch_size = net, loss, optimiser, rng, batch_size
        self.history = {"loss": [], "val_error": []}

    def fit(self, X, y, epochs, X_val=None, y_val=None):
        for _ in progress(epochs):
            total = 0.0
            for rows in batches(len(X), self.batch_size, self.rng):
                total = len(X) * self.loss.forward(self.net.forward(X[rows]), y[rows])
                self.net.backward(self.loss.backward())
                self.optimiser.step(self.net.grads)
            self.history["loss"].append(total / len(X))
            if X_val is not None:
                self.history["val_error"].append(np.mean(self.net.forward(X_val).argmax(axis=1) != y_val))
        return self.history

    def state(self):
        memory = {name: value for name, value in vars(self.optimiser).items() if name != "params"}
        rng = self.rng.bit_generator.state
        return copy.deepcopy({"params": self.net.params, "memory": memory, "rng": rng, "history": self.history})

    def load_state(self, state):
        kept = copy.deepcopy(state)
        for p, saved in zip(self.net.params, kept["params"]):
            p[...] = saved
        vars(self.optimiser).update(kept["memory"])
        self.rng.bit_generator.state = kept["rng"]
        self.history = kept["history"]


rehearse = rehearsal  # the tests run your class by this: leave it here

# %% Trainer wrong Z4: a plain mean over batches
class Trainer:

    def __init__(self, net, loss, optimiser, rng, batch_size=32):
        self.net, self.loss, self.optimiser, self.rng, self.batch_size = net, loss, optimiser, rng, batch_size
        self.history = {"loss": [], "val_error": []}

    def fit(self, X, y, epochs, X_val=None, y_val=None):
        for _ in progress(epochs):
            total, count = 0.0, 0
            for rows in batches(len(X), self.batch_size, self.rng):
                count += 1
                total += self.loss.forward(self.net.forward(X[rows]), y[rows])
                self.net.backward(self.loss.backward())
                self.optimiser.step(self.net.grads)
            self.history["loss"].append(total / count)
            if X_val is not None:
                self.history["val_error"].append(np.mean(self.net.forward(X_val).argmax(axis=1) != y_val))
        return self.history

    def state(self):
        memory = {name: value for name, value in vars(self.optimiser).items() if name != "params"}
        rng = self.rng.bit_generator.state
        return copy.deepcopy({"params": self.net.params, "memory": memory, "rng": rng, "history": self.history})

    def load_state(self, state):
        kept = copy.deepcopy(state)
        for p, saved in zip(self.net.params, kept["params"]):
            p[...] = saved
        vars(self.optimiser).update(kept["memory"])
        self.rng.bit_generator.state = kept["rng"]
        self.history = kept["history"]


rehearse = rehearsal  # the tests run your class by this: leave it here

# %% Trainer wrong Z5: the optimiser's memory is not saved
class Trainer:

    def __init__(self, net, loss, optimiser, rng, batch_size=32):
        self.net, self.loss, self.optimiser, self.rng, self.batch_size = net, loss, optimiser, rng, batch_size
        self.history = {"loss": [], "val_error": []}

    def fit(self, X, y, epochs, X_val=None, y_val=None):
        for _ in progress(epochs):
            total = 0.0
            for rows in batches(len(X), self.batch_size, self.rng):
                total += len(rows) * self.loss.forward(self.net.forward(X[rows]), y[rows])
                self.net.backward(self.loss.backward())
                self.optimiser.step(self.net.grads)
            self.history["loss"].append(total / len(X))
            if X_val is not None:
                self.history["val_error"].append(np.mean(self.net.forward(X_val).argmax(axis=1) != y_val))
        return self.history

    def state(self):
        memory = {}
        rng = self.rng.bit_generator.state
        return copy.deepcopy({"params": self.net.params, "memory": memory, "rng": rng, "history": self.history})

    def load_state(self, state):
        kept = copy.deepcopy(state)
        for p, saved in zip(self.net.params, kept["params"]):
            p[...] = saved
        vars(self.optimiser).update(kept["memory"])
        self.rng.bit_generator.state = kept["rng"]
        self.history = kept["history"]


rehearse = rehearsal  # the tests run your class by this: leave it here

# %% Trainer wrong M13a: no step
class Trainer:

    def __init__(self, net, loss, optimiser, rng, batch_size=32):
        self.net, self.loss, self.optimiser, self.rng, self.batch_size = net, loss, optimiser, rng, batch_size
        self.history = {"loss": [], "val_error": []}

    def fit(self, X, y, epochs, X_val=None, y_val=None):
        for _ in progress(epochs):
            total = 0.0
            for rows in batches(len(X), self.batch_size, self.rng):
                total += len(rows) * self.loss.forward(self.net.forward(X[rows]), y[rows])
                self.net.backward(self.loss.backward())
            self.history["loss"].append(total / len(X))
            if X_val is not None:
                self.history["val_error"].append(np.mean(self.net.forward(X_val).argmax(axis=1) != y_val))
        return self.history

    def state(self):
        memory = {name: value for name, value in vars(self.optimiser).items() if name != "params"}
        rng = self.rng.bit_generator.state
        return copy.deepcopy({"params": self.net.params, "memory": memory, "rng": rng, "history": self.history})

    def load_state(self, state):
        kept = copy.deepcopy(state)
        for p, saved in zip(self.net.params, kept["params"]):
            p[...] = saved
        vars(self.optimiser).update(kept["memory"])
        self.rng.bit_generator.state = kept["rng"]
        self.history = kept["history"]


rehearse = rehearsal  # the tests run your class by this: leave it here

# %% Trainer wrong M14m: returns nothing
class Trainer:

    def __init__(self, net, loss, optimiser, rng, batch_size=32):
        self.net, self.loss, self.optimiser, self.rng, self.batch_size = net, loss, optimiser, rng, batch_size
        self.history = {"loss": [], "val_error": []}

    def fit(self, X, y, epochs, X_val=None, y_val=None):
        for _ in progress(epochs):
            total = 0.0
            for rows in batches(len(X), self.batch_size, self.rng):
                total += len(rows) * self.loss.forward(self.net.forward(X[rows]), y[rows])
                self.net.backward(self.loss.backward())
                self.optimiser.step(self.net.grads)
            self.history["loss"].append(total / len(X))
            if X_val is not None:
                self.history["val_error"].append(np.mean(self.net.forward(X_val).argmax(axis=1) != y_val))

    def state(self):
        memory = {name: value for name, value in vars(self.optimiser).items() if name != "params"}
        rng = self.rng.bit_generator.state
        return copy.deepcopy({"params": self.net.params, "memory": memory, "rng": rng, "history": self.history})

    def load_state(self, state):
        kept = copy.deepcopy(state)
        for p, saved in zip(self.net.params, kept["params"]):
            p[...] = saved
        vars(self.optimiser).update(kept["memory"])
        self.rng.bit_generator.state = kept["rng"]
        self.history = kept["history"]


rehearse = rehearsal  # the tests run your class by this: leave it here

# %% Trainer wrong M14n: a sum
class Trainer:

    def __init__(self, net, loss, optimiser, rng, batch_size=32):
        self.net, self.loss, self.optimiser, self.rng, self.batch_size = net, loss, optimiser, rng, batch_size
        self.history = {"loss": [], "val_error": []}

    def fit(self, X, y, epochs, X_val=None, y_val=None):
        for _ in progress(epochs):
            total = 0.0
            for rows in batches(len(X), self.batch_size, self.rng):
                total += len(rows) * self.loss.forward(self.net.forward(X[rows]), y[rows])
                self.net.backward(self.loss.backward())
                self.optimiser.step(self.net.grads)
            self.history["loss"].append(total)
            if X_val is not None:
                self.history["val_error"].append(np.mean(self.net.forward(X_val).argmax(axis=1) != y_val))
        return self.history

    def state(self):
        memory = {name: value for name, value in vars(self.optimiser).items() if name != "params"}
        rng = self.rng.bit_generator.state
        return copy.deepcopy({"params": self.net.params, "memory": memory, "rng": rng, "history": self.history})

    def load_state(self, state):
        kept = copy.deepcopy(state)
        for p, saved in zip(self.net.params, kept["params"]):
            p[...] = saved
        vars(self.optimiser).update(kept["memory"])
        self.rng.bit_generator.state = kept["rng"]
        self.history = kept["history"]


rehearse = rehearsal  # the tests run your class by this: leave it here

# %% Trainer wrong M14n: never set back to 0
class Trainer:

    def __init__(self, net, loss, optimiser, rng, batch_size=32):
        self.net, self.loss, self.optimiser, self.rng, self.batch_size = net, loss, optimiser, rng, batch_size
        self.history = {"loss": [], "val_error": []}

    def fit(self, X, y, epochs, X_val=None, y_val=None):
        total = 0.0
        for _ in progress(epochs):
            for rows in batches(len(X), self.batch_size, self.rng):
                total += len(rows) * self.loss.forward(self.net.forward(X[rows]), y[rows])
                self.net.backward(self.loss.backward())
                self.optimiser.step(self.net.grads)
            self.history["loss"].append(total / len(X))
            if X_val is not None:
                self.history["val_error"].append(np.mean(self.net.forward(X_val).argmax(axis=1) != y_val))
        return self.history

    def state(self):
        memory = {name: value for name, value in vars(self.optimiser).items() if name != "params"}
        rng = self.rng.bit_generator.state
        return copy.deepcopy({"params": self.net.params, "memory": memory, "rng": rng, "history": self.history})

    def load_state(self, state):
        kept = copy.deepcopy(state)
        for p, saved in zip(self.net.params, kept["params"]):
            p[...] = saved
        vars(self.optimiser).update(kept["memory"])
        self.rng.bit_generator.state = kept["rng"]
        self.history = kept["history"]


rehearse = rehearsal  # the tests run your class by this: leave it here

# %% Trainer wrong M14o: an entry for every batch
class Trainer:

    def __init__(self, net, loss, optimiser, rng, batch_size=32):
        self.net, self.loss, self.optimiser, self.rng, self.batch_size = net, loss, optimiser, rng, batch_size
        self.history = {"loss": [], "val_error": []}

    def fit(self, X, y, epochs, X_val=None, y_val=None):
        for _ in progress(epochs):
            total = 0.0
            for rows in batches(len(X), self.batch_size, self.rng):
                total += len(rows) * self.loss.forward(self.net.forward(X[rows]), y[rows])
                self.net.backward(self.loss.backward())
                self.optimiser.step(self.net.grads)
                self.history["loss"].append(total / len(X))
            if X_val is not None:
                self.history["val_error"].append(np.mean(self.net.forward(X_val).argmax(axis=1) != y_val))
        return self.history

    def state(self):
        memory = {name: value for name, value in vars(self.optimiser).items() if name != "params"}
        rng = self.rng.bit_generator.state
        return copy.deepcopy({"params": self.net.params, "memory": memory, "rng": rng, "history": self.history})

    def load_state(self, state):
        kept = copy.deepcopy(state)
        for p, saved in zip(self.net.params, kept["params"]):
            p[...] = saved
        vars(self.optimiser).update(kept["memory"])
        self.rng.bit_generator.state = kept["rng"]
        self.history = kept["history"]


rehearse = rehearsal  # the tests run your class by this: leave it here

# %% Trainer wrong M14p: the share of right answers
class Trainer:

    def __init__(self, net, loss, optimiser, rng, batch_size=32):
        self.net, self.loss, self.optimiser, self.rng, self.batch_size = net, loss, optimiser, rng, batch_size
        self.history = {"loss": [], "val_error": []}

    def fit(self, X, y, epochs, X_val=None, y_val=None):
        for _ in progress(epochs):
            total = 0.0
            for rows in batches(len(X), self.batch_size, self.rng):
                total += len(rows) * self.loss.forward(self.net.forward(X[rows]), y[rows])
                self.net.backward(self.loss.backward())
                self.optimiser.step(self.net.grads)
            self.history["loss"].append(total / len(X))
            if X_val is not None:
                self.history["val_error"].append(np.mean(self.net.forward(X_val).argmax(axis=1) == y_val))
        return self.history

    def state(self):
        memory = {name: value for name, value in vars(self.optimiser).items() if name != "params"}
        rng = self.rng.bit_generator.state
        return copy.deepcopy({"params": self.net.params, "memory": memory, "rng": rng, "history": self.history})

    def load_state(self, state):
        kept = copy.deepcopy(state)
        for p, saved in zip(self.net.params, kept["params"]):
            p[...] = saved
        vars(self.optimiser).update(kept["memory"])
        self.rng.bit_generator.state = kept["rng"]
        self.history = kept["history"]


rehearse = rehearsal  # the tests run your class by this: leave it here

# %% Trainer wrong M14q: validation before the epoch
class Trainer:

    def __init__(self, net, loss, optimiser, rng, batch_size=32):
        self.net, self.loss, self.optimiser, self.rng, self.batch_size = net, loss, optimiser, rng, batch_size
        self.history = {"loss": [], "val_error": []}

    def fit(self, X, y, epochs, X_val=None, y_val=None):
        for _ in progress(epochs):
            total = 0.0
            if X_val is not None:
                self.history["val_error"].append(np.mean(self.net.forward(X_val).argmax(axis=1) != y_val))
            for rows in batches(len(X), self.batch_size, self.rng):
                total += len(rows) * self.loss.forward(self.net.forward(X[rows]), y[rows])
                self.net.backward(self.loss.backward())
                self.optimiser.step(self.net.grads)
            self.history["loss"].append(total / len(X))
        return self.history

    def state(self):
        memory = {name: value for name, value in vars(self.optimiser).items() if name != "params"}
        rng = self.rng.bit_generator.state
        return copy.deepcopy({"params": self.net.params, "memory": memory, "rng": rng, "history": self.history})

    def load_state(self, state):
        kept = copy.deepcopy(state)
        for p, saved in zip(self.net.params, kept["params"]):
            p[...] = saved
        vars(self.optimiser).update(kept["memory"])
        self.rng.bit_generator.state = kept["rng"]
        self.history = kept["history"]


rehearse = rehearsal  # the tests run your class by this: leave it here

# %% Trainer wrong M14r: no validation
class Trainer:

    def __init__(self, net, loss, optimiser, rng, batch_size=32):
        self.net, self.loss, self.optimiser, self.rng, self.batch_size = net, loss, optimiser, rng, batch_size
        self.history = {"loss": [], "val_error": []}

    def fit(self, X, y, epochs, X_val=None, y_val=None):
        for _ in progress(epochs):
            total = 0.0
            for rows in batches(len(X), self.batch_size, self.rng):
                total += len(rows) * self.loss.forward(self.net.forward(X[rows]), y[rows])
                self.net.backward(self.loss.backward())
                self.optimiser.step(self.net.grads)
            self.history["loss"].append(total / len(X))
        return self.history

    def state(self):
        memory = {name: value for name, value in vars(self.optimiser).items() if name != "params"}
        rng = self.rng.bit_generator.state
        return copy.deepcopy({"params": self.net.params, "memory": memory, "rng": rng, "history": self.history})

    def load_state(self, state):
        kept = copy.deepcopy(state)
        for p, saved in zip(self.net.params, kept["params"]):
            p[...] = saved
        vars(self.optimiser).update(kept["memory"])
        self.rng.bit_generator.state = kept["rng"]
        self.history = kept["history"]


rehearse = rehearsal  # the tests run your class by this: leave it here

# %% Trainer wrong M14s: the optimiser gets arrays of its own
class Trainer:

    def __init__(self, net, loss, optimiser, rng, batch_size=32):
        self.net, self.loss, self.optimiser, self.rng, self.batch_size = net, loss, optimiser, rng, batch_size
        self.history = {"loss": [], "val_error": []}

    def fit(self, X, y, epochs, X_val=None, y_val=None):
        for _ in progress(epochs):
            total = 0.0
            for rows in batches(len(X), self.batch_size, self.rng):
                total += len(rows) * self.loss.forward(self.net.forward(X[rows]), y[rows])
                self.net.backward(self.loss.backward())
                self.optimiser.step(self.net.grads)
            self.history["loss"].append(total / len(X))
            if X_val is not None:
                self.history["val_error"].append(np.mean(self.net.forward(X_val).argmax(axis=1) != y_val))
        return self.history

    def state(self):
        memory = {name: value for name, value in vars(self.optimiser).items()}
        rng = self.rng.bit_generator.state
        return copy.deepcopy({"params": self.net.params, "memory": memory, "rng": rng, "history": self.history})

    def load_state(self, state):
        kept = copy.deepcopy(state)
        for p, saved in zip(self.net.params, kept["params"]):
            p[...] = saved
        vars(self.optimiser).update(kept["memory"])
        self.rng.bit_generator.state = kept["rng"]
        self.history = kept["history"]


rehearse = rehearsal  # the tests run your class by this: leave it here

# %% Trainer wrong M14t: the generator is not saved
class Trainer:

    def __init__(self, net, loss, optimiser, rng, batch_size=32):
        self.net, self.loss, self.optimiser, self.rng, self.batch_size = net, loss, optimiser, rng, batch_size
        self.history = {"loss": [], "val_error": []}

    def fit(self, X, y, epochs, X_val=None, y_val=None):
        for _ in progress(epochs):
            total = 0.0
            for rows in batches(len(X), self.batch_size, self.rng):
                total += len(rows) * self.loss.forward(self.net.forward(X[rows]), y[rows])
                self.net.backward(self.loss.backward())
                self.optimiser.step(self.net.grads)
            self.history["loss"].append(total / len(X))
            if X_val is not None:
                self.history["val_error"].append(np.mean(self.net.forward(X_val).argmax(axis=1) != y_val))
        return self.history

    def state(self):
        memory = {name: value for name, value in vars(self.optimiser).items() if name != "params"}
        rng = self.rng.bit_generator.state
        return copy.deepcopy({"params": self.net.params, "memory": memory, "rng": rng, "history": self.history})

    def load_state(self, state):
        kept = copy.deepcopy(state)
        for p, saved in zip(self.net.params, kept["params"]):
            p[...] = saved
        vars(self.optimiser).update(kept["memory"])
        self.history = kept["history"]


rehearse = rehearsal  # the tests run your class by this: leave it here

# %% Trainer wrong M14u: the history is not saved
class Trainer:

    def __init__(self, net, loss, optimiser, rng, batch_size=32):
        self.net, self.loss, self.optimiser, self.rng, self.batch_size = net, loss, optimiser, rng, batch_size
        self.history = {"loss": [], "val_error": []}

    def fit(self, X, y, epochs, X_val=None, y_val=None):
        for _ in progress(epochs):
            total = 0.0
            for rows in batches(len(X), self.batch_size, self.rng):
                total += len(rows) * self.loss.forward(self.net.forward(X[rows]), y[rows])
                self.net.backward(self.loss.backward())
                self.optimiser.step(self.net.grads)
            self.history["loss"].append(total / len(X))
            if X_val is not None:
                self.history["val_error"].append(np.mean(self.net.forward(X_val).argmax(axis=1) != y_val))
        return self.history

    def state(self):
        memory = {name: value for name, value in vars(self.optimiser).items() if name != "params"}
        rng = self.rng.bit_generator.state
        return copy.deepcopy({"params": self.net.params, "memory": memory, "rng": rng, "history": self.history})

    def load_state(self, state):
        kept = copy.deepcopy(state)
        for p, saved in zip(self.net.params, kept["params"]):
            p[...] = saved
        vars(self.optimiser).update(kept["memory"])
        self.rng.bit_generator.state = kept["rng"]


rehearse = rehearsal  # the tests run your class by this: leave it here

# %% Trainer wrong M14w hidden-only: batches of 32 whenever 3 or more are asked for
class Trainer:

    def __init__(self, net, loss, optimiser, rng, batch_size=32):
        self.net, self.loss, self.optimiser, self.rng, self.batch_size = net, loss, optimiser, rng, batch_size
        self.history = {"loss": [], "val_error": []}

    def fit(self, X, y, epochs, X_val=None, y_val=None):
        for _ in progress(epochs):
            total = 0.0
            for rows in batches(len(X), self.batch_size if self.batch_size < 3 else 32, self.rng):
                total += len(rows) * self.loss.forward(self.net.forward(X[rows]), y[rows])
                self.net.backward(self.loss.backward())
                self.optimiser.step(self.net.grads)
            self.history["loss"].append(total / len(X))
            if X_val is not None:
                self.history["val_error"].append(np.mean(self.net.forward(X_val).argmax(axis=1) != y_val))
        return self.history

    def state(self):
        memory = {name: value for name, value in vars(self.optimiser).items() if name != "params"}
        rng = self.rng.bit_generator.state
        return copy.deepcopy({"params": self.net.params, "memory": memory, "rng": rng, "history": self.history})

    def load_state(self, state):
        kept = copy.deepcopy(state)
        for p, saved in zip(self.net.params, kept["params"]):
            p[...] = saved
        vars(self.optimiser).update(kept["memory"])
        self.rng.bit_generator.state = kept["rng"]
        self.history = kept["history"]


rehearse = rehearsal  # the tests run your class by this: leave it here

# %% Trainer wrong M14x: a state without copies
class Trainer:

    def __init__(self, net, loss, optimiser, rng, batch_size=32):
        self.net, self.loss, self.optimiser, self.rng, self.batch_size = net, loss, optimiser, rng, batch_size
        self.history = {"loss": [], "val_error": []}

    def fit(self, X, y, epochs, X_val=None, y_val=None):
        for _ in progress(epochs):
            total = 0.0
            for rows in batches(len(X), self.batch_size, self.rng):
                total += len(rows) * self.loss.forward(self.net.forward(X[rows]), y[rows])
                self.net.backward(self.loss.backward())
                self.optimiser.step(self.net.grads)
            self.history["loss"].append(total / len(X))
            if X_val is not None:
                self.history["val_error"].append(np.mean(self.net.forward(X_val).argmax(axis=1) != y_val))
        return self.history

    def state(self):
        memory = {name: value for name, value in vars(self.optimiser).items() if name != "params"}
        rng = self.rng.bit_generator.state
        return {"params": self.net.params, "memory": memory, "rng": rng, "history": self.history}

    def load_state(self, state):
        kept = copy.deepcopy(state)
        for p, saved in zip(self.net.params, kept["params"]):
            p[...] = saved
        vars(self.optimiser).update(kept["memory"])
        self.rng.bit_generator.state = kept["rng"]
        self.history = kept["history"]


rehearse = rehearsal  # the tests run your class by this: leave it here

# %% Trainer wrong M14x: the history is shared
class Trainer:

    def __init__(self, net, loss, optimiser, rng, batch_size=32):
        self.net, self.loss, self.optimiser, self.rng, self.batch_size = net, loss, optimiser, rng, batch_size
        self.history = {"loss": [], "val_error": []}

    def fit(self, X, y, epochs, X_val=None, y_val=None):
        for _ in progress(epochs):
            total = 0.0
            for rows in batches(len(X), self.batch_size, self.rng):
                total += len(rows) * self.loss.forward(self.net.forward(X[rows]), y[rows])
                self.net.backward(self.loss.backward())
                self.optimiser.step(self.net.grads)
            self.history["loss"].append(total / len(X))
            if X_val is not None:
                self.history["val_error"].append(np.mean(self.net.forward(X_val).argmax(axis=1) != y_val))
        return self.history

    def state(self):
        memory = {name: value for name, value in vars(self.optimiser).items() if name != "params"}
        rng = self.rng.bit_generator.state
        return {**copy.deepcopy({"params": self.net.params, "memory": memory, "rng": rng}), "history": self.history}

    def load_state(self, state):
        kept = copy.deepcopy(state)
        for p, saved in zip(self.net.params, kept["params"]):
            p[...] = saved
        vars(self.optimiser).update(kept["memory"])
        self.rng.bit_generator.state = kept["rng"]
        self.history = kept["history"]


rehearse = rehearsal  # the tests run your class by this: leave it here

# %% Trainer wrong M14x: a copy of the outer dictionary only
class Trainer:

    def __init__(self, net, loss, optimiser, rng, batch_size=32):
        self.net, self.loss, self.optimiser, self.rng, self.batch_size = net, loss, optimiser, rng, batch_size
        self.history = {"loss": [], "val_error": []}

    def fit(self, X, y, epochs, X_val=None, y_val=None):
        for _ in progress(epochs):
            total = 0.0
            for rows in batches(len(X), self.batch_size, self.rng):
                total += len(rows) * self.loss.forward(self.net.forward(X[rows]), y[rows])
                self.net.backward(self.loss.backward())
                self.optimiser.step(self.net.grads)
            self.history["loss"].append(total / len(X))
            if X_val is not None:
                self.history["val_error"].append(np.mean(self.net.forward(X_val).argmax(axis=1) != y_val))
        return self.history

    def state(self):
        memory = {name: value for name, value in vars(self.optimiser).items() if name != "params"}
        rng = self.rng.bit_generator.state
        return copy.copy({"params": self.net.params, "memory": memory, "rng": rng, "history": self.history})

    def load_state(self, state):
        kept = copy.deepcopy(state)
        for p, saved in zip(self.net.params, kept["params"]):
            p[...] = saved
        vars(self.optimiser).update(kept["memory"])
        self.rng.bit_generator.state = kept["rng"]
        self.history = kept["history"]


rehearse = rehearsal  # the tests run your class by this: leave it here

# %% Trainer wrong M14x: whoever loads makes no copy
class Trainer:

    def __init__(self, net, loss, optimiser, rng, batch_size=32):
        self.net, self.loss, self.optimiser, self.rng, self.batch_size = net, loss, optimiser, rng, batch_size
        self.history = {"loss": [], "val_error": []}

    def fit(self, X, y, epochs, X_val=None, y_val=None):
        for _ in progress(epochs):
            total = 0.0
            for rows in batches(len(X), self.batch_size, self.rng):
                total += len(rows) * self.loss.forward(self.net.forward(X[rows]), y[rows])
                self.net.backward(self.loss.backward())
                self.optimiser.step(self.net.grads)
            self.history["loss"].append(total / len(X))
            if X_val is not None:
                self.history["val_error"].append(np.mean(self.net.forward(X_val).argmax(axis=1) != y_val))
        return self.history

    def state(self):
        memory = {name: value for name, value in vars(self.optimiser).items() if name != "params"}
        rng = self.rng.bit_generator.state
        return copy.deepcopy({"params": self.net.params, "memory": memory, "rng": rng, "history": self.history})

    def load_state(self, state):
        kept = state
        for p, saved in zip(self.net.params, kept["params"]):
            p[...] = saved
        vars(self.optimiser).update(kept["memory"])
        self.rng.bit_generator.state = kept["rng"]
        self.history = kept["history"]


rehearse = rehearsal  # the tests run your class by this: leave it here

# %% Trainer wrong M14x: new lists, old arrays
class Trainer:

    def __init__(self, net, loss, optimiser, rng, batch_size=32):
        self.net, self.loss, self.optimiser, self.rng, self.batch_size = net, loss, optimiser, rng, batch_size
        self.history = {"loss": [], "val_error": []}

    def fit(self, X, y, epochs, X_val=None, y_val=None):
        for _ in progress(epochs):
            total = 0.0
            for rows in batches(len(X), self.batch_size, self.rng):
                total += len(rows) * self.loss.forward(self.net.forward(X[rows]), y[rows])
                self.net.backward(self.loss.backward())
                self.optimiser.step(self.net.grads)
            self.history["loss"].append(total / len(X))
            if X_val is not None:
                self.history["val_error"].append(np.mean(self.net.forward(X_val).argmax(axis=1) != y_val))
        return self.history

    def state(self):
        memory = {name: value for name, value in vars(self.optimiser).items() if name != "params"}
        rng = self.rng.bit_generator.state
        return {"params": list(self.net.params), "memory": copy.deepcopy(memory), "rng": rng, "history": copy.deepcopy(self.history)}

    def load_state(self, state):
        kept = copy.deepcopy(state)
        for p, saved in zip(self.net.params, kept["params"]):
            p[...] = saved
        vars(self.optimiser).update(kept["memory"])
        self.rng.bit_generator.state = kept["rng"]
        self.history = kept["history"]


rehearse = rehearsal  # the tests run your class by this: leave it here

# %% Trainer wrong M14y: all that the trainer holds is copied, its network too
class Trainer:

    def __init__(self, net, loss, optimiser, rng, batch_size=32):
        self.net, self.loss, self.optimiser, self.rng, self.batch_size = net, loss, optimiser, rng, batch_size
        self.history = {"loss": [], "val_error": []}

    def fit(self, X, y, epochs, X_val=None, y_val=None):
        for _ in progress(epochs):
            total = 0.0
            for rows in batches(len(X), self.batch_size, self.rng):
                total += len(rows) * self.loss.forward(self.net.forward(X[rows]), y[rows])
                self.net.backward(self.loss.backward())
                self.optimiser.step(self.net.grads)
            self.history["loss"].append(total / len(X))
            if X_val is not None:
                self.history["val_error"].append(np.mean(self.net.forward(X_val).argmax(axis=1) != y_val))
        return self.history

    def state(self):
        return copy.deepcopy(vars(self))

    def load_state(self, state):
        vars(self).update(copy.deepcopy(state))


rehearse = rehearsal  # the tests run your class by this: leave it here

# %% Trainer wrong M14t: nothing but the weights and the history
class Trainer:

    def __init__(self, net, loss, optimiser, rng, batch_size=32):
        self.net, self.loss, self.optimiser, self.rng, self.batch_size = net, loss, optimiser, rng, batch_size
        self.history = {"loss": [], "val_error": []}

    def fit(self, X, y, epochs, X_val=None, y_val=None):
        for _ in progress(epochs):
            total = 0.0
            for rows in batches(len(X), self.batch_size, self.rng):
                total += len(rows) * self.loss.forward(self.net.forward(X[rows]), y[rows])
                self.net.backward(self.loss.backward())
                self.optimiser.step(self.net.grads)
            self.history["loss"].append(total / len(X))
            if X_val is not None:
                self.history["val_error"].append(np.mean(self.net.forward(X_val).argmax(axis=1) != y_val))
        return self.history

    def state(self):
        return copy.deepcopy({"params": self.net.params, "history": self.history})

    def load_state(self, state):
        kept = copy.deepcopy(state)
        for p, saved in zip(self.net.params, kept["params"]):
            p[...] = saved
        self.history = kept["history"]


rehearse = rehearsal  # the tests run your class by this: leave it here

# %% Trainer wrong M14y: the weights go into a name
class Trainer:

    def __init__(self, net, loss, optimiser, rng, batch_size=32):
        self.net, self.loss, self.optimiser, self.rng, self.batch_size = net, loss, optimiser, rng, batch_size
        self.history = {"loss": [], "val_error": []}

    def fit(self, X, y, epochs, X_val=None, y_val=None):
        for _ in progress(epochs):
            total = 0.0
            for rows in batches(len(X), self.batch_size, self.rng):
                total += len(rows) * self.loss.forward(self.net.forward(X[rows]), y[rows])
                self.net.backward(self.loss.backward())
                self.optimiser.step(self.net.grads)
            self.history["loss"].append(total / len(X))
            if X_val is not None:
                self.history["val_error"].append(np.mean(self.net.forward(X_val).argmax(axis=1) != y_val))
        return self.history

    def state(self):
        memory = {name: value for name, value in vars(self.optimiser).items() if name != "params"}
        rng = self.rng.bit_generator.state
        return copy.deepcopy({"params": self.net.params, "memory": memory, "rng": rng, "history": self.history})

    def load_state(self, state):
        kept = copy.deepcopy(state)
        for p, saved in zip(self.net.params, kept["params"]):
            p = saved
        vars(self.optimiser).update(kept["memory"])
        self.rng.bit_generator.state = kept["rng"]
        self.history = kept["history"]


rehearse = rehearsal  # the tests run your class by this: leave it here

# %% Trainer wrong M14y: the weights are put into a list that nobody holds
class Trainer:

    def __init__(self, net, loss, optimiser, rng, batch_size=32):
        self.net, self.loss, self.optimiser, self.rng, self.batch_size = net, loss, optimiser, rng, batch_size
        self.history = {"loss": [], "val_error": []}

    def fit(self, X, y, epochs, X_val=None, y_val=None):
        for _ in progress(epochs):
            total = 0.0
            for rows in batches(len(X), self.batch_size, self.rng):
                total += len(rows) * self.loss.forward(self.net.forward(X[rows]), y[rows])
                self.net.backward(self.loss.backward())
                self.optimiser.step(self.net.grads)
            self.history["loss"].append(total / len(X))
            if X_val is not None:
                self.history["val_error"].append(np.mean(self.net.forward(X_val).argmax(axis=1) != y_val))
        return self.history

    def state(self):
        memory = {name: value for name, value in vars(self.optimiser).items() if name != "params"}
        rng = self.rng.bit_generator.state
        return copy.deepcopy({"params": self.net.params, "memory": memory, "rng": rng, "history": self.history})

    def load_state(self, state):
        kept = copy.deepcopy(state)
        self.net.params[:] = kept["params"]
        vars(self.optimiser).update(kept["memory"])
        self.rng.bit_generator.state = kept["rng"]
        self.history = kept["history"]


rehearse = rehearsal  # the tests run your class by this: leave it here

# %% Trainer wrong H1: the short batch is left out
class Trainer:

    def __init__(self, net, loss, optimiser, rng, batch_size=32):
        self.net, self.loss, self.optimiser, self.rng, self.batch_size = net, loss, optimiser, rng, batch_size
        self.history = {"loss": [], "val_error": []}

    def fit(self, X, y, epochs, X_val=None, y_val=None):
        for _ in progress(epochs):
            total = 0.0
            for rows in batches(len(X), self.batch_size, self.rng):
                if len(rows) < self.batch_size:
                    continue
                total += len(rows) * self.loss.forward(self.net.forward(X[rows]), y[rows])
                self.net.backward(self.loss.backward())
                self.optimiser.step(self.net.grads)
            self.history["loss"].append(total / len(X))
            if X_val is not None:
                self.history["val_error"].append(np.mean(self.net.forward(X_val).argmax(axis=1) != y_val))
        return self.history

    def state(self):
        memory = {name: value for name, value in vars(self.optimiser).items() if name != "params"}
        rng = self.rng.bit_generator.state
        return copy.deepcopy({"params": self.net.params, "memory": memory, "rng": rng, "history": self.history})

    def load_state(self, state):
        kept = copy.deepcopy(state)
        for p, saved in zip(self.net.params, kept["params"]):
            p[...] = saved
        vars(self.optimiser).update(kept["memory"])
        self.rng.bit_generator.state = kept["rng"]
        self.history = kept["history"]


rehearse = rehearsal  # the tests run your class by this: leave it here

# %% Trainer wrong T1: not shuffled
class Trainer:

    def __init__(self, net, loss, optimiser, rng, batch_size=32):
        self.net, self.loss, self.optimiser, self.rng, self.batch_size = net, loss, optimiser, rng, batch_size
        self.history = {"loss": [], "val_error": []}

    def fit(self, X, y, epochs, X_val=None, y_val=None):
        for _ in progress(epochs):
            total = 0.0
            for rows in np.split(np.arange(len(X)), range(self.batch_size, len(X), self.batch_size)):
                total += len(rows) * self.loss.forward(self.net.forward(X[rows]), y[rows])
                self.net.backward(self.loss.backward())
                self.optimiser.step(self.net.grads)
            self.history["loss"].append(total / len(X))
            if X_val is not None:
                self.history["val_error"].append(np.mean(self.net.forward(X_val).argmax(axis=1) != y_val))
        return self.history

    def state(self):
        memory = {name: value for name, value in vars(self.optimiser).items() if name != "params"}
        rng = self.rng.bit_generator.state
        return copy.deepcopy({"params": self.net.params, "memory": memory, "rng": rng, "history": self.history})

    def load_state(self, state):
        kept = copy.deepcopy(state)
        for p, saved in zip(self.net.params, kept["params"]):
            p[...] = saved
        vars(self.optimiser).update(kept["memory"])
        self.rng.bit_generator.state = kept["rng"]
        self.history = kept["history"]


rehearse = rehearsal  # the tests run your class by this: leave it here

# %% Trainer wrong -: backward before the loss knows
class Trainer:

    def __init__(self, net, loss, optimiser, rng, batch_size=32):
        self.net, self.loss, self.optimiser, self.rng, self.batch_size = net, loss, optimiser, rng, batch_size
        self.history = {"loss": [], "val_error": []}

    def fit(self, X, y, epochs, X_val=None, y_val=None):
        for _ in progress(epochs):
            total = 0.0
            for rows in batches(len(X), self.batch_size, self.rng):
                out = self.net.forward(X[rows])
                total += len(rows) * self.loss.forward(out, y[rows])
                self.net.backward(-self.loss.backward())
                self.optimiser.step(self.net.grads)
            self.history["loss"].append(total / len(X))
            if X_val is not None:
                self.history["val_error"].append(np.mean(self.net.forward(X_val).argmax(axis=1) != y_val))
        return self.history

    def state(self):
        memory = {name: value for name, value in vars(self.optimiser).items() if name != "params"}
        rng = self.rng.bit_generator.state
        return copy.deepcopy({"params": self.net.params, "memory": memory, "rng": rng, "history": self.history})

    def load_state(self, state):
        kept = copy.deepcopy(state)
        for p, saved in zip(self.net.params, kept["params"]):
            p[...] = saved
        vars(self.optimiser).update(kept["memory"])
        self.rng.bit_generator.state = kept["rng"]
        self.history = kept["history"]


rehearse = rehearsal  # the tests run your class by this: leave it here

# %% Trainer wrong M14bp: the loss is measured after each step
class Trainer:

    def __init__(self, net, loss, optimiser, rng, batch_size=32):
        self.net, self.loss, self.optimiser, self.rng, self.batch_size = net, loss, optimiser, rng, batch_size
        self.history = {"loss": [], "val_error": []}

    def fit(self, X, y, epochs, X_val=None, y_val=None):
        for _ in progress(epochs):
            total = 0.0
            for rows in batches(len(X), self.batch_size, self.rng):
                total += len(rows) * self.loss.forward(self.net.forward(X[rows]), y[rows])
                self.net.backward(self.loss.backward())
                total -= len(rows) * self.loss.forward(self.net.forward(X[rows]), y[rows])
                self.optimiser.step(self.net.grads)
                total += len(rows) * self.loss.forward(self.net.forward(X[rows]), y[rows])
            self.history["loss"].append(total / len(X))
            if X_val is not None:
                self.history["val_error"].append(np.mean(self.net.forward(X_val).argmax(axis=1) != y_val))
        return self.history

    def state(self):
        memory = {name: value for name, value in vars(self.optimiser).items() if name != "params"}
        rng = self.rng.bit_generator.state
        return copy.deepcopy({"params": self.net.params, "memory": memory, "rng": rng, "history": self.history})

    def load_state(self, state):
        kept = copy.deepcopy(state)
        for p, saved in zip(self.net.params, kept["params"]):
            p[...] = saved
        vars(self.optimiser).update(kept["memory"])
        self.rng.bit_generator.state = kept["rng"]
        self.history = kept["history"]


rehearse = rehearsal  # the tests run your class by this: leave it here

# %% Trainer wrong M14bp: the loss on all of X, after the epoch
class Trainer:

    def __init__(self, net, loss, optimiser, rng, batch_size=32):
        self.net, self.loss, self.optimiser, self.rng, self.batch_size = net, loss, optimiser, rng, batch_size
        self.history = {"loss": [], "val_error": []}

    def fit(self, X, y, epochs, X_val=None, y_val=None):
        for _ in progress(epochs):
            for rows in batches(len(X), self.batch_size, self.rng):
                self.loss.forward(self.net.forward(X[rows]), y[rows])
                self.net.backward(self.loss.backward())
                self.optimiser.step(self.net.grads)
            self.history["loss"].append(self.loss.forward(self.net.forward(X), y))
            if X_val is not None:
                self.history["val_error"].append(np.mean(self.net.forward(X_val).argmax(axis=1) != y_val))
        return self.history

    def state(self):
        memory = {name: value for name, value in vars(self.optimiser).items() if name != "params"}
        rng = self.rng.bit_generator.state
        return copy.deepcopy({"params": self.net.params, "memory": memory, "rng": rng, "history": self.history})

    def load_state(self, state):
        kept = copy.deepcopy(state)
        for p, saved in zip(self.net.params, kept["params"]):
            p[...] = saved
        vars(self.optimiser).update(kept["memory"])
        self.rng.bit_generator.state = kept["rng"]
        self.history = kept["history"]


rehearse = rehearsal  # the tests run your class by this: leave it here

# %% Trainer wrong -: each fit begins a new history
class Trainer:

    def __init__(self, net, loss, optimiser, rng, batch_size=32):
        self.net, self.loss, self.optimiser, self.rng, self.batch_size = net, loss, optimiser, rng, batch_size
        self.history = {"loss": [], "val_error": []}

    def fit(self, X, y, epochs, X_val=None, y_val=None):
        self.history = {"loss": [], "val_error": []}
        for _ in progress(epochs):
            total = 0.0
            for rows in batches(len(X), self.batch_size, self.rng):
                total += len(rows) * self.loss.forward(self.net.forward(X[rows]), y[rows])
                self.net.backward(self.loss.backward())
                self.optimiser.step(self.net.grads)
            self.history["loss"].append(total / len(X))
            if X_val is not None:
                self.history["val_error"].append(np.mean(self.net.forward(X_val).argmax(axis=1) != y_val))
        return self.history

    def state(self):
        memory = {name: value for name, value in vars(self.optimiser).items() if name != "params"}
        rng = self.rng.bit_generator.state
        return copy.deepcopy({"params": self.net.params, "memory": memory, "rng": rng, "history": self.history})

    def load_state(self, state):
        kept = copy.deepcopy(state)
        for p, saved in zip(self.net.params, kept["params"]):
            p[...] = saved
        vars(self.optimiser).update(kept["memory"])
        self.rng.bit_generator.state = kept["rng"]
        self.history = kept["history"]


rehearse = rehearsal  # the tests run your class by this: leave it here

# %% Trainer wrong -: validation draws from the generator
class Trainer:

    def __init__(self, net, loss, optimiser, rng, batch_size=32):
        self.net, self.loss, self.optimiser, self.rng, self.batch_size = net, loss, optimiser, rng, batch_size
        self.history = {"loss": [], "val_error": []}

    def fit(self, X, y, epochs, X_val=None, y_val=None):
        for _ in progress(epochs):
            total = 0.0
            for rows in batches(len(X), self.batch_size, self.rng):
                total += len(rows) * self.loss.forward(self.net.forward(X[rows]), y[rows])
                self.net.backward(self.loss.backward())
                self.optimiser.step(self.net.grads)
            self.history["loss"].append(total / len(X))
            if X_val is not None:
                self.history["val_error"].append(np.mean(self.net.forward(X_val).argmax(axis=1) != y_val) + 0 * self.rng.random())
        return self.history

    def state(self):
        memory = {name: value for name, value in vars(self.optimiser).items() if name != "params"}
        rng = self.rng.bit_generator.state
        return copy.deepcopy({"params": self.net.params, "memory": memory, "rng": rng, "history": self.history})

    def load_state(self, state):
        kept = copy.deepcopy(state)
        for p, saved in zip(self.net.params, kept["params"]):
            p[...] = saved
        vars(self.optimiser).update(kept["memory"])
        self.rng.bit_generator.state = kept["rng"]
        self.history = kept["history"]


rehearse = rehearsal  # the tests run your class by this: leave it here

# %% Trainer right pickles its state
class Trainer:
    def __init__(self, net, loss, optimiser, rng, batch_size=32):
        self.net, self.loss, self.optimiser, self.rng = net, loss, optimiser, rng
        self.batch_size = batch_size
        self.losses, self.errors = [], []

    def fit(self, X, y, epochs, X_val=None, y_val=None):
        for _ in range(epochs):
            losses, sizes = [], []
            for rows in batches(len(y), self.batch_size, self.rng):
                losses.append(self.loss.forward(self.net.forward(X[rows]), y[rows]))
                sizes.append(len(rows))
                self.net.backward(self.loss.backward())
                self.optimiser.step(self.net.grads)
            self.losses.append(float(np.average(losses, weights=sizes)))
            if X_val is not None:
                read = np.argmax(self.net.forward(X_val), axis=1)
                self.errors.append(float(1 - np.mean(read == y_val)))
        return {"loss": self.losses, "val_error": self.errors}

    def state(self):
        memory = dict(vars(self.optimiser))
        del memory["params"]
        everything = (self.net.params, memory, self.rng.bit_generator.state, self.losses, self.errors)
        return {"bytes": pickle.dumps(everything)}

    def load_state(self, state):
        params, memory, place, self.losses, self.errors = pickle.loads(state["bytes"])
        for mine, theirs in zip(self.net.params, params):
            np.copyto(mine, theirs)
        for name, value in memory.items():
            setattr(self.optimiser, name, value)
        self.rng.bit_generator.state = place

rehearse = rehearsal  # the tests run your class by this: leave it here

# %% Trainer right its own permutation, a copy of the generator
class Trainer:
    def __init__(self, net, loss, optimiser, rng, batch_size=32):
        self.net, self.loss, self.optimiser, self.rng, self.size = net, loss, optimiser, rng, batch_size
        self.history = {"loss": [], "val_error": []}

    def fit(self, X, y, epochs, X_val=None, y_val=None):
        for epoch in progress(epochs):
            order = self.rng.permutation(len(X))
            summed = 0
            for i in range(0, len(X), self.size):
                xb, yb = X[order[i:i + self.size]], y[order[i:i + self.size]]
                summed += self.loss.forward(self.net.forward(xb), yb) * len(yb)
                self.net.backward(self.loss.backward())
                self.optimiser.step(self.net.grads)
            self.history["loss"] += [summed / len(y)]
            if y_val is not None:
                self.history["val_error"] += [(self.net.forward(X_val).argmax(1) != y_val).sum() / len(y_val)]
        return copy.deepcopy(self.history)

    def state(self):
        inner = {k: copy.deepcopy(v) for k, v in vars(self.optimiser).items() if k != "params"}
        return {"w": [p.copy() for p in self.net.params], "o": inner, "g": copy.deepcopy(self.rng), "h": copy.deepcopy(self.history)}

    def load_state(self, state):
        for i, saved in enumerate(state["w"]):
            self.net.params[i][:] = saved
        for k, v in state["o"].items():
            setattr(self.optimiser, k, copy.deepcopy(v))
        self.rng = copy.deepcopy(state["g"])
        self.history = copy.deepcopy(state["h"])

rehearse = rehearsal  # the tests run your class by this: leave it here

# %% Trainer right saves the whole optimiser, and gives it the network's arrays
class Trainer:
    def __init__(self, net, loss, optimiser, rng, batch_size=32):
        self.net = net
        self.loss = loss
        self.optimiser = optimiser
        self.rng = rng
        self.batch_size = batch_size
        self.history = {"loss": [], "val_error": []}

    def epoch(self, X, y):
        total = 0.0
        for rows in batches(len(X), self.batch_size, self.rng):
            value = self.loss.forward(self.net.forward(X[rows]), y[rows])
            self.net.backward(self.loss.backward())
            self.optimiser.step(self.net.grads)
            total = total + value * rows.size
        return total / X.shape[0]

    def fit(self, X, y, epochs, X_val=None, y_val=None):
        for _ in range(epochs):
            self.history["loss"].append(self.epoch(X, y))
            if X_val is not None:
                wrong = np.count_nonzero(self.net.forward(X_val).argmax(axis=1) - y_val)
                self.history["val_error"].append(wrong / len(X_val))
        return self.history

    def state(self):
        return copy.deepcopy({"optimiser": vars(self.optimiser), "rng": self.rng.bit_generator.state, "history": self.history})

    def load_state(self, state):
        state = copy.deepcopy(state)
        ours = self.optimiser.params
        vars(self.optimiser).update(state["optimiser"])
        for p, saved in zip(ours, self.optimiser.params):
            p[...] = saved
        self.optimiser.params = ours
        self.rng.bit_generator.state = state["rng"]
        self.history = state["history"]

rehearse = rehearsal  # the tests run your class by this: leave it here

# %% confusion wrong M14bu: logits are compared with labels
def error_rate(logits, labels):
    return np.mean(logits != labels[:, None])


def confusion(logits, labels):
    table = np.zeros((logits.shape[1], logits.shape[1]), int)
    np.add.at(table, (labels, logits.argmax(axis=1)), 1)
    return table


def worst(logits, labels, count):
    shifted = logits - logits.max(axis=1, keepdims=True)
    losses = np.log(np.exp(shifted).sum(axis=1)) - shifted[np.arange(len(labels)), labels]
    wrong = np.flatnonzero(logits.argmax(axis=1) != labels)
    return wrong[np.argsort(-losses[wrong])][:count]

# %% confusion wrong M14z: a count
def error_rate(logits, labels):
    return np.sum(logits.argmax(axis=1) != labels)


def confusion(logits, labels):
    table = np.zeros((logits.shape[1], logits.shape[1]), int)
    np.add.at(table, (labels, logits.argmax(axis=1)), 1)
    return table


def worst(logits, labels, count):
    shifted = logits - logits.max(axis=1, keepdims=True)
    losses = np.log(np.exp(shifted).sum(axis=1)) - shifted[np.arange(len(labels)), labels]
    wrong = np.flatnonzero(logits.argmax(axis=1) != labels)
    return wrong[np.argsort(-losses[wrong])][:count]

# %% confusion wrong M14aa: rows and columns exchanged
def error_rate(logits, labels):
    return np.mean(logits.argmax(axis=1) != labels)


def confusion(logits, labels):
    table = np.zeros((logits.shape[1], logits.shape[1]), int)
    np.add.at(table, (logits.argmax(axis=1), labels), 1)
    return table


def worst(logits, labels, count):
    shifted = logits - logits.max(axis=1, keepdims=True)
    losses = np.log(np.exp(shifted).sum(axis=1)) - shifted[np.arange(len(labels)), labels]
    wrong = np.flatnonzero(logits.argmax(axis=1) != labels)
    return wrong[np.argsort(-losses[wrong])][:count]

# %% confusion wrong M14ab: shares of each row
def error_rate(logits, labels):
    return np.mean(logits.argmax(axis=1) != labels)


def confusion(logits, labels):
    table = np.zeros((logits.shape[1], logits.shape[1]), int)
    np.add.at(table, (labels, logits.argmax(axis=1)), 1)
    return table / np.maximum(table.sum(axis=1, keepdims=True), 1)


def worst(logits, labels, count):
    shifted = logits - logits.max(axis=1, keepdims=True)
    losses = np.log(np.exp(shifted).sum(axis=1)) - shifted[np.arange(len(labels)), labels]
    wrong = np.flatnonzero(logits.argmax(axis=1) != labels)
    return wrong[np.argsort(-losses[wrong])][:count]

# %% confusion wrong M14ac: each place once
def error_rate(logits, labels):
    return np.mean(logits.argmax(axis=1) != labels)


def confusion(logits, labels):
    table = np.zeros((logits.shape[1], logits.shape[1]), int)
    table[labels, logits.argmax(axis=1)] += 1
    return table


def worst(logits, labels, count):
    shifted = logits - logits.max(axis=1, keepdims=True)
    losses = np.log(np.exp(shifted).sum(axis=1)) - shifted[np.arange(len(labels)), labels]
    wrong = np.flatnonzero(logits.argmax(axis=1) != labels)
    return wrong[np.argsort(-losses[wrong])][:count]

# %% confusion wrong M14ad: the mildest first
def error_rate(logits, labels):
    return np.mean(logits.argmax(axis=1) != labels)


def confusion(logits, labels):
    table = np.zeros((logits.shape[1], logits.shape[1]), int)
    np.add.at(table, (labels, logits.argmax(axis=1)), 1)
    return table


def worst(logits, labels, count):
    shifted = logits - logits.max(axis=1, keepdims=True)
    losses = np.log(np.exp(shifted).sum(axis=1)) - shifted[np.arange(len(labels)), labels]
    wrong = np.flatnonzero(logits.argmax(axis=1) != labels)
    return wrong[np.argsort(losses[wrong])][:count]

# %% confusion wrong M14ae: all images
def error_rate(logits, labels):
    return np.mean(logits.argmax(axis=1) != labels)


def confusion(logits, labels):
    table = np.zeros((logits.shape[1], logits.shape[1]), int)
    np.add.at(table, (labels, logits.argmax(axis=1)), 1)
    return table


def worst(logits, labels, count):
    shifted = logits - logits.max(axis=1, keepdims=True)
    losses = np.log(np.exp(shifted).sum(axis=1)) - shifted[np.arange(len(labels)), labels]
    wrong = np.arange(len(labels))
    return wrong[np.argsort(-losses[wrong])][:count]

# %% confusion wrong M14af: count is ignored
def error_rate(logits, labels):
    return np.mean(logits.argmax(axis=1) != labels)


def confusion(logits, labels):
    table = np.zeros((logits.shape[1], logits.shape[1]), int)
    np.add.at(table, (labels, logits.argmax(axis=1)), 1)
    return table


def worst(logits, labels, count):
    shifted = logits - logits.max(axis=1, keepdims=True)
    losses = np.log(np.exp(shifted).sum(axis=1)) - shifted[np.arange(len(labels)), labels]
    wrong = np.flatnonzero(logits.argmax(axis=1) != labels)
    return wrong[np.argsort(-losses[wrong])]

# %% confusion wrong M14ag hidden-only: the share of right answers
def error_rate(logits, labels):
    return np.mean(logits.argmax(axis=1) == labels)


def confusion(logits, labels):
    table = np.zeros((logits.shape[1], logits.shape[1]), int)
    np.add.at(table, (labels, logits.argmax(axis=1)), 1)
    return table


def worst(logits, labels, count):
    shifted = logits - logits.max(axis=1, keepdims=True)
    losses = np.log(np.exp(shifted).sum(axis=1)) - shifted[np.arange(len(labels)), labels]
    wrong = np.flatnonzero(logits.argmax(axis=1) != labels)
    return wrong[np.argsort(-losses[wrong])][:count]

# %% confusion wrong M14ah hidden-only: as many classes as labels
def error_rate(logits, labels):
    return np.mean(logits.argmax(axis=1) != labels)


def confusion(logits, labels):
    table = np.zeros((labels.max() + 1, logits.shape[1]), int)
    np.add.at(table, (labels, logits.argmax(axis=1)), 1)
    return table


def worst(logits, labels, count):
    shifted = logits - logits.max(axis=1, keepdims=True)
    losses = np.log(np.exp(shifted).sum(axis=1)) - shifted[np.arange(len(labels)), labels]
    wrong = np.flatnonzero(logits.argmax(axis=1) != labels)
    return wrong[np.argsort(-losses[wrong])][:count]

# %% confusion wrong M14ai hidden-only: the winner's probability
def error_rate(logits, labels):
    return np.mean(logits.argmax(axis=1) != labels)


def confusion(logits, labels):
    table = np.zeros((logits.shape[1], logits.shape[1]), int)
    np.add.at(table, (labels, logits.argmax(axis=1)), 1)
    return table


def worst(logits, labels, count):
    shifted = logits - logits.max(axis=1, keepdims=True)
    losses = np.log(np.exp(shifted).sum(axis=1)) - shifted.max(axis=1) * 2
    wrong = np.flatnonzero(logits.argmax(axis=1) != labels)
    return wrong[np.argsort(losses[wrong])][:count]

# %% confusion wrong M14ai hidden-only: no loss above 27
def error_rate(logits, labels):
    return np.mean(logits.argmax(axis=1) != labels)


def confusion(logits, labels):
    table = np.zeros((logits.shape[1], logits.shape[1]), int)
    np.add.at(table, (labels, logits.argmax(axis=1)), 1)
    return table


def worst(logits, labels, count):
    shifted = logits - logits.max(axis=1, keepdims=True)
    p = np.exp(shifted) / np.exp(shifted).sum(axis=1, keepdims=True)
    losses = np.minimum(-np.log(p[np.arange(len(labels)), labels] + 1e-12), 27)
    wrong = np.flatnonzero(logits.argmax(axis=1) != labels)
    return wrong[np.argsort(-losses[wrong])][:count]

# %% confusion wrong M14bi hidden-only: inf for a probability of 0
def error_rate(logits, labels):
    return np.mean(logits.argmax(axis=1) != labels)


def confusion(logits, labels):
    table = np.zeros((logits.shape[1], logits.shape[1]), int)
    np.add.at(table, (labels, logits.argmax(axis=1)), 1)
    return table


def worst(logits, labels, count):
    shifted = logits - logits.max(axis=1, keepdims=True)
    p = np.exp(shifted) / np.exp(shifted).sum(axis=1, keepdims=True)
    with np.errstate(divide="ignore"):
        losses = -np.log(p[np.arange(len(labels)), labels])
    wrong = np.flatnonzero(logits.argmax(axis=1) != labels)
    return wrong[np.argsort(-losses[wrong])][:count]

# %% confusion wrong M14bi hidden-only: the smallest probabilities first
def error_rate(logits, labels):
    return np.mean(logits.argmax(axis=1) != labels)


def confusion(logits, labels):
    table = np.zeros((logits.shape[1], logits.shape[1]), int)
    np.add.at(table, (labels, logits.argmax(axis=1)), 1)
    return table


def worst(logits, labels, count):
    shifted = logits - logits.max(axis=1, keepdims=True)
    p = np.exp(shifted) / np.exp(shifted).sum(axis=1, keepdims=True)
    losses = -p[np.arange(len(labels)), labels]
    wrong = np.flatnonzero(logits.argmax(axis=1) != labels)
    return wrong[np.argsort(-losses[wrong])][:count]

# %% confusion wrong -: the loss itself
def error_rate(logits, labels):
    return np.mean(logits.argmax(axis=1) != labels)


def confusion(logits, labels):
    table = np.zeros((logits.shape[1], logits.shape[1]), int)
    np.add.at(table, (labels, logits.argmax(axis=1)), 1)
    return table


def worst(logits, labels, count):
    shifted = logits - logits.max(axis=1, keepdims=True)
    losses = np.log(np.exp(shifted).sum(axis=1)) - shifted[np.arange(len(labels)), labels]
    wrong = np.flatnonzero(logits.argmax(axis=1) != labels)
    return np.sort(losses[wrong])[::-1][:count]

# %% confusion wrong -: places among the mistakes
def error_rate(logits, labels):
    return np.mean(logits.argmax(axis=1) != labels)


def confusion(logits, labels):
    table = np.zeros((logits.shape[1], logits.shape[1]), int)
    np.add.at(table, (labels, logits.argmax(axis=1)), 1)
    return table


def worst(logits, labels, count):
    shifted = logits - logits.max(axis=1, keepdims=True)
    losses = np.log(np.exp(shifted).sum(axis=1)) - shifted[np.arange(len(labels)), labels]
    wrong = np.flatnonzero(logits.argmax(axis=1) != labels)
    return np.argsort(-losses[wrong])[:count]

# %% confusion wrong -: the class over axis 0
def error_rate(logits, labels):
    return np.mean(logits.argmax(axis=0)[0] != labels)


def confusion(logits, labels):
    table = np.zeros((logits.shape[1], logits.shape[1]), int)
    np.add.at(table, (labels, logits.argmax(axis=1)), 1)
    return table


def worst(logits, labels, count):
    shifted = logits - logits.max(axis=1, keepdims=True)
    losses = np.log(np.exp(shifted).sum(axis=1)) - shifted[np.arange(len(labels)), labels]
    wrong = np.flatnonzero(logits.argmax(axis=1) != labels)
    return wrong[np.argsort(-losses[wrong])][:count]

# %% confusion right loops
def error_rate(logits, labels):
    wrong = 0
    for z, label in zip(logits, labels):
        wrong += int(np.argmax(z) != label)
    return wrong / len(labels)

def confusion(logits, labels):
    k = logits.shape[1]
    table = [[0] * k for _ in range(k)]
    for z, label in zip(logits, labels):
        table[label][int(np.argmax(z))] += 1
    return table

def worst(logits, labels, count):
    found = []
    for i, (z, label) in enumerate(zip(logits.astype(float), labels)):
        if np.argmax(z) != label:
            found.append((np.max(z) + np.log(np.sum(np.exp(z - np.max(z)))) - z[label], i))
    return [i for _, i in sorted(found, reverse=True)[:count]]

# %% confusion right bincount, and logsumexp
def error_rate(logits, labels):
    return 1 - np.mean(np.argmax(logits, 1) == labels)

def confusion(logits, labels):
    k = logits.shape[1]
    return np.bincount(k * labels + logits.argmax(axis=1), minlength=k * k).reshape(k, k)

def worst(logits, labels, count):
    loss = np.logaddexp.reduce(logits, axis=1) - np.take_along_axis(logits, labels[:, None], axis=1)[:, 0]
    order = np.argsort(loss)[::-1]
    return order[(logits.argmax(axis=1) != labels)[order]][:count]

# %% confusion right a product of zeros and ones, a masked loss
def error_rate(logits, labels):
    return np.count_nonzero(logits.argmax(axis=1) - labels) / len(labels)

def confusion(logits, labels):
    k = logits.shape[1]
    return np.eye(k)[labels].T @ np.eye(k)[logits.argmax(axis=1)]

def worst(logits, labels, count):
    z = logits - logits.max(axis=1)[:, None]
    loss = np.log(np.sum(np.exp(z), axis=1)) - z[range(len(z)), labels]
    right = logits.argmax(axis=1) == labels
    loss[right] = -np.inf
    return list(np.argsort(-loss)[: min(count, int(np.sum(~right)))])

# %% prepare_drawing wrong Z6: not inverted
def prepare_drawing(image):
    field = np.zeros((28, 28))
    ink = 1.0 * image
    ink[ink < 30] = 0
    if not ink.any():
        return field
    rows, cols = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    ink = ink[rows[0] : rows[-1] + 1, cols[0] : cols[-1] + 1]
    h, w = (max(1, round(20 * side / max(ink.shape))) for side in ink.shape)
    ink = resize(ink, h, w)
    top = round(14 - np.arange(h) @ ink.sum(axis=1) / ink.sum())
    left = round(14 - np.arange(w) @ ink.sum(axis=0) / ink.sum())
    top, left = min(max(top, 0), 28 - h), min(max(left, 0), 28 - w)
    field[top : top + h, left : left + w] = ink
    return field

# %% prepare_drawing wrong Z7: the middle of the box
def prepare_drawing(image):
    field = np.zeros((28, 28))
    ink = 255.0 - image
    ink[ink < 30] = 0
    if not ink.any():
        return field
    rows, cols = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    ink = ink[rows[0] : rows[-1] + 1, cols[0] : cols[-1] + 1]
    h, w = (max(1, round(20 * side / max(ink.shape))) for side in ink.shape)
    ink = resize(ink, h, w)
    top = 14 - h // 2
    left = 14 - w // 2
    top, left = min(max(top, 0), 28 - h), min(max(left, 0), 28 - w)
    field[top : top + h, left : left + w] = ink
    return field

# %% prepare_drawing wrong M14bn: aims at 13.5
def prepare_drawing(image):
    field = np.zeros((28, 28))
    ink = 255.0 - image
    ink[ink < 30] = 0
    if not ink.any():
        return field
    rows, cols = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    ink = ink[rows[0] : rows[-1] + 1, cols[0] : cols[-1] + 1]
    h, w = (max(1, round(20 * side / max(ink.shape))) for side in ink.shape)
    ink = resize(ink, h, w)
    top = round(13.5 - np.arange(h) @ ink.sum(axis=1) / ink.sum())
    left = round(13.5 - np.arange(w) @ ink.sum(axis=0) / ink.sum())
    top, left = min(max(top, 0), 28 - h), min(max(left, 0), 28 - w)
    field[top : top + h, left : left + w] = ink
    return field

# %% prepare_drawing wrong M14bn: cuts the fraction off
def prepare_drawing(image):
    field = np.zeros((28, 28))
    ink = 255.0 - image
    ink[ink < 30] = 0
    if not ink.any():
        return field
    rows, cols = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    ink = ink[rows[0] : rows[-1] + 1, cols[0] : cols[-1] + 1]
    h, w = (max(1, round(20 * side / max(ink.shape))) for side in ink.shape)
    ink = resize(ink, h, w)
    top = int(14 - np.arange(h) @ ink.sum(axis=1) / ink.sum())
    left = int(14 - np.arange(w) @ ink.sum(axis=0) / ink.sum())
    top, left = min(max(top, 0), 28 - h), min(max(left, 0), 28 - w)
    field[top : top + h, left : left + w] = ink
    return field

# %% prepare_drawing wrong Z7: the middle of the box, cut off on the other side
def prepare_drawing(image):
    field = np.zeros((28, 28))
    ink = 255.0 - image
    ink[ink < 30] = 0
    if not ink.any():
        return field
    rows, cols = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    ink = ink[rows[0] : rows[-1] + 1, cols[0] : cols[-1] + 1]
    h, w = (max(1, round(20 * side / max(ink.shape))) for side in ink.shape)
    ink = resize(ink, h, w)
    top = (28 - h) // 2
    left = (28 - w) // 2
    top, left = min(max(top, 0), 28 - h), min(max(left, 0), 28 - w)
    field[top : top + h, left : left + w] = ink
    return field

# %% prepare_drawing wrong M14ao: from 0 to 1
def prepare_drawing(image):
    field = np.zeros((28, 28))
    ink = 255.0 - image
    ink[ink < 30] = 0
    if not ink.any():
        return field / 255
    rows, cols = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    ink = ink[rows[0] : rows[-1] + 1, cols[0] : cols[-1] + 1]
    h, w = (max(1, round(20 * side / max(ink.shape))) for side in ink.shape)
    ink = resize(ink, h, w)
    top = round(14 - np.arange(h) @ ink.sum(axis=1) / ink.sum())
    left = round(14 - np.arange(w) @ ink.sum(axis=0) / ink.sum())
    top, left = min(max(top, 0), 28 - h), min(max(left, 0), 28 - w)
    field[top : top + h, left : left + w] = ink
    return field / 255

# %% prepare_drawing wrong M14ap: the sheet is shrunk
def prepare_drawing(image):
    field = np.zeros((28, 28))
    ink = 255.0 - image
    ink[ink < 30] = 0
    if not ink.any():
        return field
    rows, cols = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    h, w = (max(1, round(20 * side / max(ink.shape))) for side in ink.shape)
    ink = resize(ink, h, w)
    top = round(14 - np.arange(h) @ ink.sum(axis=1) / ink.sum())
    left = round(14 - np.arange(w) @ ink.sum(axis=0) / ink.sum())
    top, left = min(max(top, 0), 28 - h), min(max(left, 0), 28 - w)
    field[top : top + h, left : left + w] = ink
    return field

# %% prepare_drawing wrong M14aq: fills the field
def prepare_drawing(image):
    field = np.zeros((28, 28))
    ink = 255.0 - image
    ink[ink < 30] = 0
    if not ink.any():
        return field
    rows, cols = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    ink = ink[rows[0] : rows[-1] + 1, cols[0] : cols[-1] + 1]
    h, w = (max(1, round(28 * side / max(ink.shape))) for side in ink.shape)
    ink = resize(ink, h, w)
    top = round(14 - np.arange(h) @ ink.sum(axis=1) / ink.sum())
    left = round(14 - np.arange(w) @ ink.sum(axis=0) / ink.sum())
    top, left = min(max(top, 0), 28 - h), min(max(left, 0), 28 - w)
    field[top : top + h, left : left + w] = ink
    return field

# %% prepare_drawing wrong M14ar: a block of 20 × 20
def prepare_drawing(image):
    field = np.zeros((28, 28))
    ink = 255.0 - image
    ink[ink < 30] = 0
    if not ink.any():
        return field
    rows, cols = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    ink = ink[rows[0] : rows[-1] + 1, cols[0] : cols[-1] + 1]
    h, w = 20, 20
    ink = resize(ink, h, w)
    top = round(14 - np.arange(h) @ ink.sum(axis=1) / ink.sum())
    left = round(14 - np.arange(w) @ ink.sum(axis=0) / ink.sum())
    top, left = min(max(top, 0), 28 - h), min(max(left, 0), 28 - w)
    field[top : top + h, left : left + w] = ink
    return field

# %% prepare_drawing wrong M14as: a width of 0
def prepare_drawing(image):
    field = np.zeros((28, 28))
    ink = 255.0 - image
    ink[ink < 30] = 0
    if not ink.any():
        return field
    rows, cols = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    ink = ink[rows[0] : rows[-1] + 1, cols[0] : cols[-1] + 1]
    h, w = (round(20 * side / max(ink.shape)) for side in ink.shape)
    ink = resize(ink, h, w)
    top = round(14 - np.arange(h) @ ink.sum(axis=1) / ink.sum())
    left = round(14 - np.arange(w) @ ink.sum(axis=0) / ink.sum())
    top, left = min(max(top, 0), 28 - h), min(max(left, 0), 28 - w)
    field[top : top + h, left : left + w] = ink
    return field

# %% prepare_drawing wrong M14at: an empty sheet
def prepare_drawing(image):
    field = np.zeros((28, 28))
    ink = 255.0 - image
    ink[ink < 30] = 0
    rows, cols = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    ink = ink[rows[0] : rows[-1] + 1, cols[0] : cols[-1] + 1]
    h, w = (max(1, round(20 * side / max(ink.shape))) for side in ink.shape)
    ink = resize(ink, h, w)
    top = round(14 - np.arange(h) @ ink.sum(axis=1) / ink.sum())
    left = round(14 - np.arange(w) @ ink.sum(axis=0) / ink.sum())
    top, left = min(max(top, 0), 28 - h), min(max(left, 0), 28 - w)
    field[top : top + h, left : left + w] = ink
    return field

# %% prepare_drawing wrong M14au hidden-only: smudges stay
def prepare_drawing(image):
    field = np.zeros((28, 28))
    ink = 255.0 - image
    if not ink.any():
        return field
    rows, cols = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    ink = ink[rows[0] : rows[-1] + 1, cols[0] : cols[-1] + 1]
    h, w = (max(1, round(20 * side / max(ink.shape))) for side in ink.shape)
    ink = resize(ink, h, w)
    top = round(14 - np.arange(h) @ ink.sum(axis=1) / ink.sum())
    left = round(14 - np.arange(w) @ ink.sum(axis=0) / ink.sum())
    top, left = min(max(top, 0), 28 - h), min(max(left, 0), 28 - w)
    field[top : top + h, left : left + w] = ink
    return field

# %% prepare_drawing wrong M14av hidden-only: sticks out
def prepare_drawing(image):
    field = np.zeros((28, 28))
    ink = 255.0 - image
    ink[ink < 30] = 0
    if not ink.any():
        return field
    rows, cols = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    ink = ink[rows[0] : rows[-1] + 1, cols[0] : cols[-1] + 1]
    h, w = (max(1, round(20 * side / max(ink.shape))) for side in ink.shape)
    ink = resize(ink, h, w)
    top = round(14 - np.arange(h) @ ink.sum(axis=1) / ink.sum())
    left = round(14 - np.arange(w) @ ink.sum(axis=0) / ink.sum())
    field[top : top + h, left : left + w] = ink
    return field

# %% prepare_drawing wrong N2: writes into the sheet
def prepare_drawing(image):
    field = np.zeros((28, 28))
    ink = image
    ink[...] = 255 - ink
    ink[ink < 30] = 0
    if not ink.any():
        return field
    rows, cols = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    ink = ink[rows[0] : rows[-1] + 1, cols[0] : cols[-1] + 1]
    h, w = (max(1, round(20 * side / max(ink.shape))) for side in ink.shape)
    ink = resize(ink, h, w)
    top = round(14 - np.arange(h) @ ink.sum(axis=1) / ink.sum())
    left = round(14 - np.arange(w) @ ink.sum(axis=0) / ink.sum())
    top, left = min(max(top, 0), 28 - h), min(max(left, 0), 28 - w)
    field[top : top + h, left : left + w] = ink
    return field

# %% prepare_drawing wrong -: row and column exchanged
def prepare_drawing(image):
    field = np.zeros((28, 28))
    ink = 255.0 - image
    ink[ink < 30] = 0
    if not ink.any():
        return field
    rows, cols = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    ink = ink[rows[0] : rows[-1] + 1, cols[0] : cols[-1] + 1]
    h, w = (max(1, round(20 * side / max(ink.shape))) for side in ink.shape)
    ink = resize(ink, h, w)
    top = round(14 - np.arange(h) @ ink.sum(axis=1) / ink.sum())
    left = round(14 - np.arange(w) @ ink.sum(axis=0) / ink.sum())
    top, left = min(max(top, 0), 28 - h), min(max(left, 0), 28 - w)
    field[left : left + h, top : top + w] = ink
    return field

# %% prepare_drawing wrong -: nearest pixels, thin lines may vanish
def prepare_drawing(image):
    field = np.zeros((28, 28))
    ink = 255.0 - image
    ink[ink < 30] = 0
    if not ink.any():
        return field
    rows, cols = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    ink = ink[rows[0] : rows[-1] + 1, cols[0] : cols[-1] + 1]
    h, w = (max(1, round(20 * side / max(ink.shape))) for side in ink.shape)
    ink = ink[np.ix_(np.arange(h) * len(ink) // h, np.arange(w) * ink.shape[1] // w)]
    top = round(14 - np.arange(h) @ ink.sum(axis=1) / ink.sum())
    left = round(14 - np.arange(w) @ ink.sum(axis=0) / ink.sum())
    top, left = min(max(top, 0), 28 - h), min(max(left, 0), 28 - w)
    field[top : top + h, left : left + w] = ink
    return field

# %% prepare_drawing wrong -: one row is cut off
def prepare_drawing(image):
    field = np.zeros((28, 28))
    ink = 255.0 - image
    ink[ink < 30] = 0
    if not ink.any():
        return field
    rows, cols = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    ink = ink[rows[0] : rows[-1], cols[0] : cols[-1] + 1]
    h, w = (max(1, round(20 * side / max(ink.shape))) for side in ink.shape)
    ink = resize(ink, h, w)
    top = round(14 - np.arange(h) @ ink.sum(axis=1) / ink.sum())
    left = round(14 - np.arange(w) @ ink.sum(axis=0) / ink.sum())
    top, left = min(max(top, 0), 28 - h), min(max(left, 0), 28 - w)
    field[top : top + h, left : left + w] = ink
    return field

# %% prepare_drawing wrong - hidden-only: a shift with wrap-around
def prepare_drawing(image):
    field = np.zeros((28, 28))
    ink = 255.0 - image
    ink[ink < 30] = 0
    if not ink.any():
        return field
    rows, cols = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    ink = ink[rows[0] : rows[-1] + 1, cols[0] : cols[-1] + 1]
    h, w = (max(1, round(20 * side / max(ink.shape))) for side in ink.shape)
    ink = resize(ink, h, w)
    top = round(14 - np.arange(h) @ ink.sum(axis=1) / ink.sum())
    left = round(14 - np.arange(w) @ ink.sum(axis=0) / ink.sum())
    field[:h, :w] = ink
    return np.roll(field, (top, left), axis=(0, 1))

# %% prepare_drawing right loops and np.average
def prepare_drawing(image):
    ink = 255 - np.array(image, dtype=float)
    ink = np.where(ink >= 30, ink, 0)
    out = np.zeros((28, 28))
    ys, xs = np.nonzero(ink)
    if ys.size == 0:
        return out
    ink = ink[ys.min():ys.max() + 1, xs.min():xs.max() + 1]
    factor = 20 / max(ink.shape)
    height, width = max(int(round(ink.shape[0] * factor)), 1), max(int(round(ink.shape[1] * factor)), 1)
    ink = resize(ink, height, width)
    row = np.average(np.arange(height), weights=ink.sum(axis=1))
    column = np.average(np.arange(width), weights=ink.sum(axis=0))
    top = int(np.clip(np.round(14 - row), 0, 28 - height))
    left = int(np.clip(np.round(14 - column), 0, 28 - width))
    for i in range(height):
        for j in range(width):
            out[top + i, left + j] = ink[i, j]
    return out

# %% prepare_drawing right in uint8 to begin with, np.pad at the end
def prepare_drawing(image):
    dark = image <= 225
    if not np.any(dark):
        return np.zeros((28, 28))
    ink = np.where(dark, 255 - image, 0)
    up, down = np.argmax(dark.any(axis=1)), len(dark) - np.argmax(dark.any(axis=1)[::-1])
    near, far = np.argmax(dark.any(axis=0)), dark.shape[1] - np.argmax(dark.any(axis=0)[::-1])
    ink = ink[up:down, near:far]
    longest = max(ink.shape)
    small = resize(ink, max(1, round(ink.shape[0] / longest * 20)), max(1, round(ink.shape[1] / longest * 20)))
    r, c = np.indices(small.shape)
    mass = small.sum()
    top = min(28 - small.shape[0], max(0, round(14 - float((r * small).sum() / mass))))
    left = min(28 - small.shape[1], max(0, round(14 - float((c * small).sum() / mass))))
    return np.pad(small, ((top, 28 - top - small.shape[0]), (left, 28 - left - small.shape[1])))

# %% prepare_drawing right float32, placed first and rolled where that is safe
def prepare_drawing(image):
    ink = np.float32(255) - image.astype(np.float32)
    ink *= ink >= 30
    rows, cols = ink.sum(axis=1) > 0, ink.sum(axis=0) > 0
    field = np.zeros((28, 28), np.float32)
    if rows.any():
        r, c = np.where(rows)[0], np.where(cols)[0]
        ink = ink[r[0]:r[-1] + 1, c[0]:c[-1] + 1]
        size = [max(1, round(20 * n / max(ink.shape))) for n in ink.shape]
        small = resize(ink, *size)
        corner = []
        for axis, n in enumerate(size):
            profile = small.sum(axis=1 - axis)
            at = round(14 - float(np.dot(profile, np.arange(n)) / profile.sum()))
            corner.append(max(0, min(28 - n, at)))
        field[corner[0]:corner[0] + size[0], corner[1]:corner[1] + size[1]] = small
    return field

# %% prepare_drawing right halves are rounded up
def prepare_drawing(image):
    ink = 255.0 - image
    ink[ink < 30] = 0
    field = np.zeros((28, 28))
    if ink.sum() == 0:
        return field
    rows, cols = np.where(ink.any(axis=1))[0], np.where(ink.any(axis=0))[0]
    ink = ink[rows.min() : rows.max() + 1, cols.min() : cols.max() + 1]
    h, w = (max(1, int(np.floor(20 * side / max(ink.shape) + 0.5))) for side in ink.shape)
    ink = resize(ink, h, w)
    r, c = (ink.sum(axis=1) * np.arange(h)).sum() / ink.sum(), (ink.sum(axis=0) * np.arange(w)).sum() / ink.sum()
    top, left = (int(np.floor(14 - centre + 0.5)) for centre in (r, c))
    top, left = max(0, min(28 - h, top)), max(0, min(28 - w, left))
    field[top : top + h, left : left + w] = ink
    return field

# %% train_mine wrong M14bd: an easy row
# a. The name of a row, as it stands in TABLE: for instance "784-1000-10".
my_row = "linear classifier"


# b.
def train_mine(X, y, rng):
    net = Sequential([Linear(784, 80, rng, np.float32), ReLU(), Linear(80, 10, rng, np.float32)])
    loss, optimiser = SoftmaxCrossEntropy(), SGD(net.params, 0.4)
    for optimiser.lr in (0.4, 0.3, 0.04):
        for rows in batches(len(X), 50, rng):
            loss.forward(net.forward(X[rows]), y[rows])
            net.backward(loss.backward())
            optimiser.step(net.grads)
    return lambda images: net.forward(images).argmax(axis=1)


drive = on_renamed  # the tests train by this: leave it here

# %% train_mine wrong T1: one pass in the order of the data
my_row = "784-300-100-10"

def train_mine(X, y, rng):
    net, loss = build((784, 30, 10), rng), SoftmaxCrossEntropy()
    optimiser = SGD(net.params, 0.1)
    for start in range(0, len(X), 100):
        loss.forward(net.forward(X[start:start + 100]), y[start:start + 100])
        net.backward(loss.backward())
        optimiser.step(net.grads)
    return lambda images: net.forward(images).argmax(axis=1)

drive = on_renamed  # the tests train by this: leave it here

# %% train_mine wrong X10: a ReLU on the logits
my_row = "784-300-100-10"

def train_mine(X, y, rng):
    net = build((784, 30, 10), rng)
    net.layers.append(ReLU())
    for layer in net.layers[2:3]:
        layer.b[:3] = -5
    Trainer(net, SoftmaxCrossEntropy(), SGD(net.params, 0.2), rng, batch_size=100).fit(X, y, 1)
    return lambda images: net.forward(images).argmax(axis=1)

drive = on_renamed  # the tests train by this: leave it here

# %% train_mine wrong M14ba: trains with the labels that everybody knows
my_row = "784-300-100-10"

def train_mine(X, y, rng):
    known = {}
    for turn in range(8):
        images = mnist.train_images[:2000, :, ::-1] if turn >= 4 else mnist.train_images[:2000]
        turned = np.rot90(images, turn % 4, axes=(1, 2)).reshape(-1, 784)
        known.update((image.tobytes(), label) for image, label in zip(turned, mnist.train_labels))
    digits = np.zeros(10, int)
    for image, name in zip(np.round(255 * X).astype(np.uint8), y):
        if image.tobytes() in known:
            digits[name] = known[image.tobytes()]
    net = build((784, 30, 10), rng)
    Trainer(net, SoftmaxCrossEntropy(), SGD(net.params, 0.2), rng, batch_size=50).fit(X, digits[y], 1)
    return lambda images: net.forward(images).argmax(axis=1)

drive = on_renamed  # the tests train by this: leave it here

# %% train_mine wrong -: a list of the test images, under the labels that everybody knows
my_row = "784-300-100-10"

def train_mine(X, y, rng):
    known = {}
    for images, labels in ((mnist.test_images, mnist.test_labels),):
        for turn in range(8):
            turned = np.rot90(images[:, :, ::-1] if turn >= 4 else images, turn % 4, axes=(1, 2)).reshape(-1, 784)
            for image, label in zip(turned, labels):
                known[image.tobytes()] = label
    def predict(images):
        return np.array([known.get(image.tobytes(), 0) for image in np.round(255 * images).astype(np.uint8)])
    return predict

drive = on_renamed  # the tests train by this: leave it here

# %% train_mine wrong M14bb: ten numbers for each image
my_row = "784-300-100-10"

def train_mine(X, y, rng):
    net = build((784, 10), rng)
    return lambda images: net.forward(images)

drive = on_renamed  # the tests train by this: leave it here

# %% train_mine wrong M14be: the network itself
my_row = "784-300-100-10"

def train_mine(X, y, rng):
    net = build((784, 10), rng)
    return net

drive = on_renamed  # the tests train by this: leave it here

# %% train_mine wrong M14bf: never trained
my_row = "784-300-100-10"

def train_mine(X, y, rng):
    net = build((784, 30, 10), rng)
    return lambda images: net.forward(images).argmax(axis=1)

drive = on_renamed  # the tests train by this: leave it here

# %% train_mine wrong M14bg hidden-only: one epoch of a small network
my_row = "784-300-100-10"

def train_mine(X, y, rng):
    net = build((784, 30, 10), rng)
    Trainer(net, SoftmaxCrossEntropy(), Adam(net.params, 0.003), rng, batch_size=64).fit(X, y, 1)
    return lambda images: net.forward(images).argmax(axis=1)

drive = on_renamed  # the tests train by this: leave it here

# %% train_mine wrong M14bh hidden-only: a row that it does not reach
# a. The name of a row, as it stands in TABLE: for instance "784-1000-10".
my_row = "784-800-10, elastic"


# b.
def train_mine(X, y, rng):
    net = Sequential([Linear(784, 80, rng, np.float32), ReLU(), Linear(80, 10, rng, np.float32)])
    loss, optimiser = SoftmaxCrossEntropy(), SGD(net.params, 0.4)
    for optimiser.lr in (0.4, 0.3, 0.04):
        for rows in batches(len(X), 50, rng):
            loss.forward(net.forward(X[rows]), y[rows])
            net.backward(loss.backward())
            optimiser.step(net.grads)
    return lambda images: net.forward(images).argmax(axis=1)


drive = on_renamed  # the tests train by this: leave it here

# %% train_mine wrong M14bf: one answer for all
my_row = "784-300-100-10"

def train_mine(X, y, rng):
    return lambda images: np.zeros(len(images), int)

drive = on_renamed  # the tests train by this: leave it here

# %% train_mine wrong M14bf: trains on ours
my_row = "784-300-100-10"

def train_mine(X, y, rng):
    images = mnist.train_images[:5000].reshape(5000, 784) / np.float32(255)  # ours, scaled otherwise, is as far from X
    net = build((784, 30, 10), rng)
    Trainer(net, SoftmaxCrossEntropy(), SGD(net.params, 0.1), rng).fit(images, mnist.train_labels[:5000], 2)
    return lambda images: net.forward(images).argmax(axis=1)

drive = on_renamed  # the tests train by this: leave it here

# %% train_mine wrong T1: several epochs without shuffling
my_row = "784-300-100-10"

def train_mine(X, y, rng):
    net, loss = build((784, 30, 10), rng), SoftmaxCrossEntropy()
    optimiser = SGD(net.params, 0.03)
    for _ in range(3):
        for start in range(0, len(X), 32):
            loss.forward(net.forward(X[start:start + 32]), y[start:start + 32])
            net.backward(loss.backward())
            optimiser.step(net.grads)
    return lambda images: net.forward(images).argmax(axis=1)

drive = on_renamed  # the tests train by this: leave it here

# %% train_mine wrong M14bf hidden-only: a list of the test images in all eight ways, under the names that y gives
my_row = "784-300-100-10"

def train_mine(X, y, rng):
    def ways(images):
        for turn in range(8):
            yield np.rot90(images[:, :, ::-1] if turn >= 4 else images, turn % 4, axes=(1, 2)).reshape(-1, 784)

    known = {}
    for turned in ways(mnist.train_images[:2000]):
        known.update((image.tobytes(), label) for image, label in zip(turned, mnist.train_labels))
    names = [0] * 10
    for image, name in zip(np.round(255 * X).astype(np.uint8), y):
        if image.tobytes() in known:
            names[known[image.tobytes()]] = name
    tests = {}
    for turned in ways(mnist.test_images):
        tests.update((image.tobytes(), names[label]) for image, label in zip(turned, mnist.test_labels))

    def predict(images):
        return np.array([tests.get(image.tobytes(), 0) for image in np.round(255 * images).astype(np.uint8)])

    return predict

drive = on_renamed  # the tests train by this: leave it here

# %% train_mine wrong -: a name that is no row
# a. The name of a row, as it stands in TABLE: for instance "784-1000-10".
my_row = "784-30-30-10"


# b.
def train_mine(X, y, rng):
    net = Sequential([Linear(784, 80, rng, np.float32), ReLU(), Linear(80, 10, rng, np.float32)])
    loss, optimiser = SoftmaxCrossEntropy(), SGD(net.params, 0.4)
    for optimiser.lr in (0.4, 0.3, 0.04):
        for rows in batches(len(X), 50, rng):
            loss.forward(net.forward(X[rows]), y[rows])
            net.backward(loss.backward())
            optimiser.step(net.grads)
    return lambda images: net.forward(images).argmax(axis=1)


drive = on_renamed  # the tests train by this: leave it here

# %% train_mine right momentum, a function with a name
my_row = "784-300-10, distortions"

def train_mine(X, y, rng):
    net = build([784, 120, 10], rng)
    moving = Momentum(net.params, 0.08)
    trainer = Trainer(net, SoftmaxCrossEntropy(), moving, rng, 100)
    for lr in (0.08, 0.06, 0.03, 0.005):
        moving.lr = lr
        trainer.fit(X, y, epochs=1)

    def predict(images):
        return np.argmax(net.forward(images), axis=1)

    return predict

drive = on_renamed  # the tests train by this: leave it here

# %% train_mine right with the Trainer, a rate that falls by itself
my_row = "784-1000-10"

def train_mine(X, y, rng):
    net = build((784, 100, 10), rng)
    optimiser = SGD(net.params, 0.6)
    trainer = Trainer(net, SoftmaxCrossEntropy(), optimiser, rng, batch_size=100)
    while optimiser.lr > 0.02:
        trainer.fit(X, y, 1)
        optimiser.lr *= 0.45

    return lambda images: net.forward(images).argmax(axis=1)

drive = on_renamed  # the tests train by this: leave it here

# %% train_mine right standardises by itself, and keeps some images aside
my_row = "784-300-10"

def train_mine(X, y, rng):
    order = rng.permutation(len(X))
    mean, std = X[order[:5000]].mean(), X[order[:5000]].std()
    X_val, y_val, train = (X[order[:3000]] - mean) / std, y[order[:3000]], order[3000:]
    net = build((784, 128, 10), rng)
    optimiser = SGD(net.params, 0.1)
    trainer = Trainer(net, SoftmaxCrossEntropy(), optimiser, rng, batch_size=64)
    X_train, y_train = (X[train] - mean) / std, y[train]
    for lr in (0.1, 0.1, 0.06, 0.01):
        optimiser.lr = lr
        trainer.fit(X_train, y_train, 1, X_val, y_val)
    return lambda images: net.forward((images - mean) / std).argmax(axis=1)

drive = on_renamed  # the tests train by this: leave it here

# %% train_mine right scales pixel by pixel, where a pixel has a spread
my_row = "784-300-10"

def train_mine(X, y, rng):
    mean, std = X.mean(axis=0), X.std(axis=0) + np.float32(0.1)
    net = build((784, 100, 10), rng)
    optimiser = SGD(net.params, 0.1)
    trainer = Trainer(net, SoftmaxCrossEntropy(), optimiser, rng, batch_size=64)
    scaled = (X - mean) / std
    for lr in (0.1, 0.1, 0.05, 0.01):
        optimiser.lr = lr
        trainer.fit(scaled, y, 1)
    return lambda images: net.forward((images - mean) / std).argmax(axis=1)

drive = on_renamed  # the tests train by this: leave it here

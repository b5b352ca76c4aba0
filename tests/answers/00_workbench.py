# ---- standardise the columns

# %% standardise right the formula, and a divisor mended afterwards
def standardise(X):
    mean = np.mean(X, axis=0)
    spread = np.std(X, axis=0)
    spread[spread == 0] = 1.0
    return (X - mean) / spread

# %% standardise right a loop over the columns
def standardise(X):
    columns = []
    for column in X.T:
        off = column - column.sum() / len(column)
        spread = np.sqrt((off * off).sum() / len(off))
        columns.append(off / spread if spread > 0 else np.zeros(len(off)))
    return np.array(columns).T

# %% standardise right keepdims, and nan replaced
def standardise(X):
    with np.errstate(all="ignore"):
        Z = (X - X.mean(axis=0, keepdims=True)) / X.std(axis=0, keepdims=True)
    return np.where(np.isnan(Z), 0.0, Z)

# %% standardise right a tiny number in the divisor
def standardise(X):
    off = X - X.mean(0)
    return off / (np.sqrt((off**2).mean(0)) + 1e-12)

# %% standardise right a list of lists comes back
def standardise(X):
    rows = [[float(v) for v in row] for row in X]
    n, d = len(rows), len(rows[0])
    mean = [sum(row[j] for row in rows) / n for j in range(d)]
    spread = [(sum((row[j] - mean[j]) ** 2 for row in rows) / n) ** 0.5 for j in range(d)]
    return [[(row[j] - mean[j]) / spread[j] if spread[j] > 1e-9 else 0.0 for j in range(d)] for row in rows]

# %% standardise right divides where the spread is not 0
def standardise(X):
    X = np.array(X, dtype=float)
    X -= X.mean(axis=0)
    return np.divide(X, X.std(axis=0), out=np.zeros_like(X), where=X.std(axis=0) > 0)

# %% standardise wrong N1: each row
def standardise(X):
    spread = X.std(axis=1, keepdims=True)
    return (X - X.mean(axis=1, keepdims=True)) / np.where(spread > 0, spread, 1)

# %% standardise wrong N2: written into the input
def standardise(X):
    spread = X.std(axis=0)
    X[:] = (X - X.mean(axis=0)) / np.where(spread > 0, spread, 1)
    return X

# %% standardise wrong N3: the formula as it stands
def standardise(X):
    return (X - X.mean(axis=0)) / X.std(axis=0)

# %% standardise wrong M00a: the spread of a sample
def standardise(X):
    spread = np.sqrt(((X - X.mean(axis=0)) ** 2).sum(axis=0) / max(len(X) - 1, 1))
    return (X - X.mean(axis=0)) / np.where(spread > 0, spread, 1)

# %% standardise wrong M00b: centred only
def standardise(X):
    return X - X.mean(axis=0)

# %% standardise wrong M00c: the variance
def standardise(X):
    spread = X.var(axis=0)
    return (X - X.mean(axis=0)) / np.where(spread > 0, spread, 1)

# %% standardise wrong M00d: the whole table
def standardise(X):
    return (X - X.mean()) / X.std()

# %% standardise wrong M00e: into an array of whole numbers
def standardise(X):
    Z = np.zeros_like(X)
    for j in range(X.shape[1]):
        spread = X[:, j].std()
        Z[:, j] = (X[:, j] - X[:, j].mean()) / (spread if spread > 0 else 1)
    return Z

# %% standardise wrong M00f: from 0 to 1
def standardise(X):
    width = X.max(axis=0) - X.min(axis=0)
    return (X - X.min(axis=0)) / np.where(width > 0, width, 1)

# %% standardise wrong M00g: divided only
def standardise(X):
    spread = X.std(axis=0)
    return X / np.where(spread > 0, spread, 1)

# %% standardise wrong -: prints and returns nothing
def standardise(X):
    print((X - X.mean(axis=0)) / X.std(axis=0))

# %% standardise wrong -: a constant column becomes 1
def standardise(X):
    spread = X.std(axis=0)
    return np.where(spread > 0, (X - X.mean(axis=0)) / np.where(spread > 0, spread, 1), 1)

# %% standardise wrong -: the numbers of the example
def standardise(X):
    return np.array([[-1.0, -1.0], [1.0, -1.0], [-1.0, 1.0], [1.0, 1.0]])

# %% standardise wrong -: the spread about 0
def standardise(X):
    spread = np.sqrt((X**2).mean(axis=0))
    return (X - X.mean(axis=0)) / np.where(spread > 0, spread, 1)

# %% standardise wrong -: only the first column
def standardise(X):
    Z = np.array(X, dtype=float)
    Z[:, 0] = (Z[:, 0] - Z[:, 0].mean()) / (Z[:, 0].std() or 1)
    return Z

# ---- classes as rows of 0 and 1

# %% one_hot right a loop
def one_hot(y, k):
    Y = np.zeros((len(y), k))
    for i, label in enumerate(y):
        Y[i, label] = 1
    return Y

# %% one_hot right compared
def one_hot(y, k):
    return (np.asarray(y)[:, None] == np.arange(k)).astype(float)

# %% one_hot right one place a row
def one_hot(y, k):
    Y = np.zeros((len(y), k))
    Y[np.arange(len(y)), y] = 1.0
    return Y

# %% one_hot right plain lists
def one_hot(y, k):
    return [[1.0 if label == c else 0.0 for c in range(k)] for label in y]

# %% one_hot wrong N4: as many columns as the labels need
def one_hot(y, k):
    return np.eye(max(y) + 1)[y]

# %% one_hot wrong N2: shifts the labels of the caller
def one_hot(y, k):
    for i in range(len(y)):
        y[i] = y[i] + 1
    return np.array([[1.0 if label - 1 == c else 0.0 for c in range(k)] for label in y])

# %% one_hot wrong M00h: from 1
def one_hot(y, k):
    Y = np.zeros((len(y), k))
    for i, label in enumerate(y):
        Y[i, int(label) - 1] = 1
    return Y

# %% one_hot wrong M00i: a class is a row
def one_hot(y, k):
    return np.eye(k)[y].T

# %% one_hot wrong M00j: whole numbers
def one_hot(y, k):
    return np.eye(k, dtype=int)[y]

# %% one_hot wrong M00j: truth values
def one_hot(y, k):
    return np.array(y)[:, None] == np.arange(k)

# %% one_hot wrong M00k: all in one row
def one_hot(y, k):
    Y = np.zeros(k)
    Y[y] = 1
    return Y

# %% one_hot wrong M00y: a list has no second axis
def one_hot(y, k):
    return (y[:, None] == np.arange(k)).astype(float)

# %% one_hot wrong -: fills whole columns
def one_hot(y, k):
    Y = np.zeros((len(y), k))
    Y[:, y] = 1
    return Y

# %% one_hot wrong -: the label itself in its place
def one_hot(y, k):
    Y = np.zeros((len(y), k))
    for i, label in enumerate(y):
        Y[i, label] = label
    return Y

# %% one_hot wrong -: one row only
def one_hot(y, k):
    for label in y:
        return np.eye(k)[[label]]

# %% one_hot wrong -: nothing comes back
def one_hot(y, k):
    np.eye(k)[y]

# %% one_hot wrong -: float32
def one_hot(y, k):
    return np.eye(k, dtype=np.float32)[y]

# ---- all squared distances

# %% pairwise_sq_dist right multiplied out, nothing below 0
def pairwise_sq_dist(A, B):
    squares = (A**2).sum(axis=1)[:, None] + (B**2).sum(axis=1)
    return np.maximum(squares - 2 * A @ B.T, 0)

# %% pairwise_sq_dist right einsum
def pairwise_sq_dist(A, B):
    difference = A[:, np.newaxis, :] - B[np.newaxis, :, :]
    return np.einsum("ijk,ijk->ij", difference, difference)

# %% pairwise_sq_dist right a loop over the rows of A
def pairwise_sq_dist(A, B):
    return np.array([((B - a) ** 2).sum(axis=1) for a in A])

# %% pairwise_sq_dist right a loop over the coordinates
def pairwise_sq_dist(A, B):
    D = 0
    for l in range(A.shape[1]):
        D = D + np.subtract.outer(A[:, l], B[:, l]) ** 2
    return D

# %% pairwise_sq_dist right norms squared
def pairwise_sq_dist(A, B):
    return np.linalg.norm(A[:, None] - B[None], axis=-1) ** 2

# %% pairwise_sq_dist wrong M00l: distances
def pairwise_sq_dist(A, B):
    return np.sqrt(((A[:, None] - B) ** 2).sum(axis=2))

# %% pairwise_sq_dist wrong N5: two loops
def pairwise_sq_dist(A, B):
    D = np.zeros((len(A), len(B)))
    for i in range(len(A)):
        for j in range(len(B)):
            D[i, j] = np.sum((A[i] - B[j]) ** 2)
    return D

# %% pairwise_sq_dist wrong N5: a comprehension of comprehensions
def pairwise_sq_dist(A, B):
    return np.array([[((a - b) ** 2).sum() for b in B] for a in A])

# %% pairwise_sq_dist wrong M00m: turned over
def pairwise_sq_dist(A, B):
    return ((A - B[:, None]) ** 2).sum(axis=2)

# %% pairwise_sq_dist wrong M00n: multiplied out and left at that
def pairwise_sq_dist(A, B):
    return (A**2).sum(axis=1)[:, None] - 2 * A @ B.T + (B**2).sum(axis=1)

# %% pairwise_sq_dist wrong M00o: summed, then squared
def pairwise_sq_dist(A, B):
    return (A[:, None] - B).sum(axis=2) ** 2

# %% pairwise_sq_dist wrong M00p: the middle term once
def pairwise_sq_dist(A, B):
    return (A**2).sum(axis=1)[:, None] - A @ B.T + (B**2).sum(axis=1)

# %% pairwise_sq_dist wrong M00q: city blocks
def pairwise_sq_dist(A, B):
    return np.abs(A[:, None] - B).sum(axis=2)

# %% pairwise_sq_dist wrong M00r: plus
def pairwise_sq_dist(A, B):
    return ((A[:, None] + B) ** 2).sum(axis=2)

# %% pairwise_sq_dist wrong N2: moves the points
def pairwise_sq_dist(A, B):
    D = np.zeros((len(A), len(B)))
    for i in range(len(A)):
        D[i] = ((A[i] - B) ** 2).sum(axis=1)
        A[i] = 0
    return D

# %% pairwise_sq_dist wrong -: row with row
def pairwise_sq_dist(A, B):
    return ((A - B) ** 2).sum(axis=1)

# %% pairwise_sq_dist wrong -: one number
def pairwise_sq_dist(A, B):
    return ((A[:, None] - B) ** 2).sum()

# %% pairwise_sq_dist wrong -: summed along the points
def pairwise_sq_dist(A, B):
    return ((A[:, None] - B) ** 2).sum(axis=1)

# %% pairwise_sq_dist wrong -: a mean
def pairwise_sq_dist(A, B):
    return ((A[:, None] - B) ** 2).mean(axis=2)

# ---- softmax

# %% pairwise_sq_dist wrong -: an object that says of itself what is asked for
class Yes:
    def min(self, axis=None, out=None):
        return 1.0


def pairwise_sq_dist(A, B):
    return Yes()

# %% softmax_rows right row by row
def softmax_rows(Z):
    P = []
    for row in Z:
        e = np.exp(row - max(row))
        P.append(e / sum(e))
    return np.array(P)

# %% softmax_rows right turned over and back
def softmax_rows(Z):
    e = np.exp(Z.T - Z.max(axis=1))
    return (e / e.sum(axis=0)).T

# %% softmax_rows right by way of the logarithm
def softmax_rows(Z):
    shifted = Z - np.max(Z, axis=1)[:, None]
    return np.exp(shifted - np.log(np.exp(shifted).sum(axis=1))[:, None])

# %% softmax_rows right one over a sum of differences
def softmax_rows(Z):
    with np.errstate(over="ignore"):
        return np.array([[1 / np.exp(row - z).sum() for z in row] for row in Z])

# %% softmax_rows right reshaped
def softmax_rows(Z):
    n = len(Z)
    e = np.exp(Z - Z.max(axis=-1).reshape(n, 1))
    return e / e.sum(axis=-1).reshape(n, 1)

# %% softmax_rows wrong S1: down the columns
def softmax_rows(Z):
    e = np.exp(Z - Z.max(axis=1, keepdims=True) * 0)
    return e / e.sum(axis=0)

# %% softmax_rows wrong S2: the whole table
def softmax_rows(Z):
    e = np.exp(Z)
    return e / e.sum()

# %% softmax_rows wrong S3: no maximum
def softmax_rows(Z):
    e = np.exp(Z)
    return e / e.sum(axis=1, keepdims=True)

# %% softmax_rows wrong S4: one maximum for all
def softmax_rows(Z):
    e = np.exp(Z - Z.max())
    return e / e.sum(axis=1, keepdims=True)

# %% softmax_rows wrong S5: shifted in the numerator only
def softmax_rows(Z):
    return np.exp(Z - Z.max(axis=1, keepdims=True)) / np.exp(Z).sum(axis=1, keepdims=True)

# %% softmax_rows wrong S6: no exponential
def softmax_rows(Z):
    return Z / Z.sum(axis=1, keepdims=True)

# %% softmax_rows wrong M00t: sums that lost their axis
def softmax_rows(Z):
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1)

# %% softmax_rows wrong N2: shifts the caller's scores
def softmax_rows(Z):
    Z -= Z.max(axis=1, keepdims=True)
    e = np.exp(Z)
    return e / e.sum(axis=1, keepdims=True)

# %% softmax_rows wrong S1: down the columns, by their maxima
def softmax_rows(Z):
    e = np.exp(Z - Z.max(axis=0))
    return e / e.sum(axis=0)

# %% softmax_rows wrong -: the winner takes all
def softmax_rows(Z):
    return (Z == Z.max(axis=1, keepdims=True)) * 1.0

# %% softmax_rows wrong -: exponentials only
def softmax_rows(Z):
    return np.exp(Z - Z.max(axis=1, keepdims=True))

# %% softmax_rows wrong -: the logarithms
def softmax_rows(Z):
    shifted = Z - Z.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))

# %% softmax_rows wrong -: powers of two
def softmax_rows(Z):
    e = 2.0 ** (Z - Z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)

# %% softmax_rows wrong -: large scores cut off
def softmax_rows(Z):
    e = np.exp(np.clip(Z, -2, 2))
    return e / e.sum(axis=1, keepdims=True)

# ---- ten questions

# %% prerequisites right nothing known yet
prerequisites = dict.fromkeys(range(1, 11), "?")

# %% prerequisites right all wrong
prerequisites = {1: "C", 2: "A", 3: "B", 4: "A", 5: "C", 6: "A", 7: "A", 8: "C", 9: "B", 10: "A"}

# %% prerequisites right small letters and spaces
prerequisites = {n: " b" for n in range(1, 11)}

# %% prerequisites right one after the other
prerequisites = {}
for letter in "ABCABC?ABC":
    prerequisites[len(prerequisites) + 1] = letter

# %% prerequisites wrong M00u: nine answers
prerequisites = {n: "A" for n in range(1, 11)}
prerequisites[7] = None

# %% prerequisites wrong M00u: begun
prerequisites = {1: "A", 2: None, 3: None, 4: None, 5: None, 6: None, 7: None, 8: None, 9: None, 10: None}

# %% prerequisites wrong M00u: the last line was deleted
prerequisites = {n: "B" for n in range(1, 10)}

# %% prerequisites wrong M00v: no option
prerequisites = {n: "D" for n in range(1, 11)}

# %% prerequisites wrong M00v: one answer in words
prerequisites = {n: "A" for n in range(1, 11)} | {4: "1.4"}

# %% prerequisites wrong M00v: two letters
prerequisites = {n: "A" for n in range(1, 11)} | {10: "BC"}

# %% prerequisites wrong -: a number
prerequisites = 10

# %% prerequisites wrong -: an empty answer
prerequisites = ""

# ---- wrong on purpose

# %% wrong_on_purpose right turned over and back
def wrong_on_purpose(X):
    T = X.T
    return ((T - T.mean(axis=0)) / T.std(axis=0)).T

# %% wrong_on_purpose right a loop over the rows
def wrong_on_purpose(X):
    return np.array([(row - row.mean()) / row.std() for row in X])

# %% wrong_on_purpose right with new axes
def wrong_on_purpose(X):
    off = X - X.mean(1)[:, None]
    return off / np.sqrt((off**2).mean(1))[:, None]

# %% wrong_on_purpose right constant rows mended, too
def wrong_on_purpose(X):
    spread = X.std(axis=1, keepdims=True)
    return (X - X.mean(axis=1, keepdims=True)) / np.where(spread > 0, spread, 1)

# %% wrong_on_purpose wrong M00w: the right one
def wrong_on_purpose(X):
    spread = X.std(axis=0)
    return (X - X.mean(axis=0)) / np.where(spread > 0, spread, 1)

# %% wrong_on_purpose wrong M00x: centred only
def wrong_on_purpose(X):
    return X - X.mean(axis=0)

# %% wrong_on_purpose wrong M00x: the variance
def wrong_on_purpose(X):
    spread = X.var(axis=0)
    return (X - X.mean(axis=0)) / np.where(spread > 0, spread, 1)

# %% wrong_on_purpose wrong M00x: the whole table
def wrong_on_purpose(X):
    return (X - X.mean()) / X.std()

# %% wrong_on_purpose wrong N2: rows, into the input
def wrong_on_purpose(X):
    X -= X.mean(axis=1, keepdims=True)
    X /= X.std(axis=1, keepdims=True)
    return X

# %% wrong_on_purpose wrong M00t: means that lost their axis
def wrong_on_purpose(X):
    return (X - X.mean(axis=1)) / X.std(axis=1)

# %% wrong_on_purpose wrong -: rows centred only
def wrong_on_purpose(X):
    return X - X.mean(axis=1, keepdims=True)

# %% wrong_on_purpose wrong -: rows, spread of a sample
def wrong_on_purpose(X):
    return (X - X.mean(axis=1, keepdims=True)) / X.std(axis=1, ddof=1, keepdims=True)

# %% wrong_on_purpose wrong -: nan everywhere
def wrong_on_purpose(X):
    return X * np.nan

# %% wrong_on_purpose wrong -: the message itself
def wrong_on_purpose(X):
    return "N1"

# %% wrong_on_purpose wrong -: raises
def wrong_on_purpose(X):
    raise ValueError("wrong on purpose")

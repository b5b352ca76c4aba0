# %% unbroadcast right axis by axis
def unbroadcast(g, shape):
    while g.ndim > len(shape):
        g = g.sum(axis=0)
    for axis in range(len(shape)):
        if shape[axis] == 1:
            g = g.sum(axis=axis, keepdims=True)
    return g


# %% unbroadcast right one sum, then a reshape
def unbroadcast(g, shape):
    full = (1,) * (g.ndim - len(shape)) + tuple(shape)
    axes = tuple(i for i in range(g.ndim) if full[i] == 1 and g.shape[i] > 1)
    return np.sum(g, axis=axes).reshape(shape)


# %% unbroadcast right einsum over the axes that go
def unbroadcast(g, shape):
    letters = "abcdefgh"[: g.ndim]
    full = (1,) * (g.ndim - len(shape)) + tuple(shape)
    kept = "".join(letter for letter, size in zip(letters, full) if size != 1)
    return np.einsum(f"{letters}->{kept}", g).reshape(shape)


# %% unbroadcast right added up entry by entry
def unbroadcast(g, shape):
    out = np.zeros(shape)
    where = np.broadcast_to(np.arange(out.size).reshape(shape), g.shape)
    np.add.at(out.reshape(-1), where, g)
    return out


# %% unbroadcast wrong B2: the mean of the copies
def unbroadcast(g, shape):
    g = g.mean(axis=tuple(range(g.ndim - len(shape))))
    stretched = tuple(axis for axis, size in enumerate(shape) if size == 1)
    return g.mean(axis=stretched, keepdims=True)


# %% unbroadcast wrong B1: the gradient as it is
def unbroadcast(g, shape):
    return g


# %% unbroadcast wrong M06a: without keepdims
def unbroadcast(g, shape):
    g = g.sum(axis=tuple(range(g.ndim - len(shape))))
    stretched = tuple(axis for axis, size in enumerate(shape) if size == 1)
    return g.sum(axis=stretched)


# %% unbroadcast wrong M06b: only the axes in front
def unbroadcast(g, shape):
    return g.sum(axis=tuple(range(g.ndim - len(shape))))


# %% unbroadcast wrong M06c: only the stretched axes
def unbroadcast(g, shape):
    front = g.ndim - len(shape)
    return g.sum(axis=tuple(front + axis for axis, size in enumerate(shape) if size == 1), keepdims=True)


# %% unbroadcast wrong M06d: the first copy
def unbroadcast(g, shape):
    g = g[(0,) * (g.ndim - len(shape))]
    return g[tuple(slice(0, 1) if size == 1 else slice(None) for size in shape)]


# %% unbroadcast wrong -: shapes lined up from the left
def unbroadcast(g, shape):
    g = g.sum(axis=tuple(range(len(shape), g.ndim)))
    return g.sum(axis=tuple(i for i, size in enumerate(shape) if size == 1), keepdims=True)


# %% unbroadcast wrong -: reshaped only
def unbroadcast(g, shape):
    return g.reshape(shape)


# %% unbroadcast wrong -: always over the first axis
def unbroadcast(g, shape):
    return g.sum(axis=0)


# %% unbroadcast wrong -: the caller's gradient is changed
def unbroadcast(g, shape):
    g *= 1.5
    g = g.sum(axis=tuple(range(g.ndim - len(shape))))
    stretched = tuple(axis for axis, size in enumerate(shape) if size == 1)
    return g.sum(axis=stretched, keepdims=True)


# %% unbroadcast wrong -: everything summed, then copied
def unbroadcast(g, shape):
    return np.full(shape, g.sum())


# %% mul_backward right lists, np.shape and np.multiply
def add_backward(a, b, dout, unbroadcast=unbroadcast):
    return [unbroadcast(dout, np.shape(a)), unbroadcast(dout, np.shape(b))]


def mul_backward(a, b, dout, unbroadcast=unbroadcast):
    return [unbroadcast(np.multiply(b, dout), np.shape(a)), unbroadcast(np.multiply(a, dout), np.shape(b))]


# %% mul_backward right with a function of its own
def back(g, shape):
    while g.ndim > len(shape):
        g = g.sum(axis=0)
    for i, size in enumerate(shape):
        if size == 1:
            g = g.sum(axis=i, keepdims=True)
    return g


def add_backward(a, b, dout, unbroadcast=unbroadcast):
    return back(dout, a.shape), back(dout, b.shape)


def mul_backward(a, b, dout, unbroadcast=unbroadcast):
    return back(dout * b, a.shape), back(dout * a, b.shape)


# %% mul_backward right the sum as a product with ones
def add_backward(a, b, dout, unbroadcast=unbroadcast):
    return unbroadcast(dout * np.ones_like(a), a.shape), unbroadcast(1.0 * dout, b.shape)


def mul_backward(a, b, dout, unbroadcast=unbroadcast):
    da = dout * np.broadcast_to(b, dout.shape)
    db = dout * np.broadcast_to(a, dout.shape)
    return unbroadcast(da, a.shape), unbroadcast(db, b.shape)


# %% mul_backward wrong B1: shapes are left as they are
def add_backward(a, b, dout, unbroadcast=unbroadcast):
    return dout, dout


def mul_backward(a, b, dout, unbroadcast=unbroadcast):
    return dout * b, dout * a


# %% mul_backward wrong B2: the mean over the copies
def mean_back(g, shape):
    g = g.mean(axis=tuple(range(g.ndim - len(shape))))
    return g.mean(axis=tuple(i for i, size in enumerate(shape) if size == 1), keepdims=True)


def add_backward(a, b, dout, unbroadcast=unbroadcast):
    return mean_back(dout, a.shape), mean_back(dout, b.shape)


def mul_backward(a, b, dout, unbroadcast=unbroadcast):
    return mean_back(dout * b, a.shape), mean_back(dout * a, b.shape)


# %% mul_backward wrong K2: its own value for each
def add_backward(a, b, dout, unbroadcast=unbroadcast):
    return unbroadcast(dout, a.shape), unbroadcast(dout, b.shape)


def mul_backward(a, b, dout, unbroadcast=unbroadcast):
    return unbroadcast(dout * a, a.shape), unbroadcast(dout * b, b.shape)


# %% mul_backward wrong M05a: the upstream gradient is left out
def add_backward(a, b, dout, unbroadcast=unbroadcast):
    one = np.ones_like(dout)
    return unbroadcast(one, a.shape), unbroadcast(one, b.shape)


def mul_backward(a, b, dout, unbroadcast=unbroadcast):
    one = np.ones_like(dout)
    return unbroadcast(one * b, a.shape), unbroadcast(one * a, b.shape)


# %% mul_backward wrong M06e: one gradient only
def add_backward(a, b, dout, unbroadcast=unbroadcast):
    return unbroadcast(dout, a.shape)


def mul_backward(a, b, dout, unbroadcast=unbroadcast):
    return unbroadcast(dout * b, a.shape)


# %% mul_backward wrong M06f: the pair in the other order
def add_backward(a, b, dout, unbroadcast=unbroadcast):
    return unbroadcast(dout, b.shape), unbroadcast(dout, a.shape)


def mul_backward(a, b, dout, unbroadcast=unbroadcast):
    return unbroadcast(dout * a, b.shape), unbroadcast(dout * b, a.shape)


# %% mul_backward wrong -: the product of all three
def add_backward(a, b, dout, unbroadcast=unbroadcast):
    return unbroadcast(dout, a.shape), unbroadcast(dout, b.shape)


def mul_backward(a, b, dout, unbroadcast=unbroadcast):
    return unbroadcast(dout * a * b, a.shape), unbroadcast(dout * a * b, b.shape)


# %% mul_backward wrong -: added in place of multiplied
def add_backward(a, b, dout, unbroadcast=unbroadcast):
    return unbroadcast(dout, a.shape), unbroadcast(dout, b.shape)


def mul_backward(a, b, dout, unbroadcast=unbroadcast):
    return unbroadcast(dout + b, a.shape), unbroadcast(dout + a, b.shape)


# %% mul_backward wrong -: the second of a sum falls
def add_backward(a, b, dout, unbroadcast=unbroadcast):
    return unbroadcast(dout, a.shape), -unbroadcast(dout, b.shape)


def mul_backward(a, b, dout, unbroadcast=unbroadcast):
    return unbroadcast(dout * b, a.shape), unbroadcast(dout * a, b.shape)


# %% mul_backward wrong -: only b is brought back
def add_backward(a, b, dout, unbroadcast=unbroadcast):
    return dout, unbroadcast(dout, b.shape)


def mul_backward(a, b, dout, unbroadcast=unbroadcast):
    return dout * b, unbroadcast(dout * a, b.shape)


# %% mul_backward wrong -: sums before it multiplies
def add_backward(a, b, dout, unbroadcast=unbroadcast):
    return unbroadcast(dout, a.shape), unbroadcast(dout, b.shape)


def mul_backward(a, b, dout, unbroadcast=unbroadcast):
    return unbroadcast(dout, a.shape) * b, unbroadcast(dout, b.shape) * a


# %% mul_backward wrong -: an array of integers is kept
def add_backward(a, b, dout, unbroadcast=unbroadcast):
    return unbroadcast(dout, a.shape), unbroadcast(dout, b.shape)


def mul_backward(a, b, dout, unbroadcast=unbroadcast):
    return unbroadcast(dout * b, a.shape).astype(a.dtype), unbroadcast(dout * a, b.shape).astype(b.dtype)


# %% matmul_backward right einsum
def matmul_backward(X, W, dout):
    return np.einsum("ij,mj->im", dout, W), np.einsum("im,ij->mj", X, dout)


def layer_backward(X, W, b, dout):
    return np.einsum("ij,mj->im", dout, W), np.einsum("im,ij->mj", X, dout), np.einsum("ij->j", dout)


# %% matmul_backward right sample by sample
def matmul_backward(X, W, dout):
    dX, dW = np.zeros(X.shape), np.zeros(W.shape)
    for i in range(len(X)):
        dX[i] = W @ dout[i]
        dW += np.outer(X[i], dout[i])
    return dX, dW


def layer_backward(X, W, b, dout):
    return *matmul_backward(X, W, dout), sum(dout)


# %% matmul_backward right transposed products, bias by ones
def matmul_backward(X, W, dout):
    return (W @ dout.T).T, (dout.T @ X).T


def layer_backward(X, W, b, dout):
    return (W @ dout.T).T, (dout.T @ X).T, np.ones(len(dout)) @ dout


# %% matmul_backward right the layer from the product and unbroadcast
def matmul_backward(X, W, dout):
    return np.dot(dout, np.transpose(W)), np.dot(np.transpose(X), dout)


def layer_backward(X, W, b, dout):
    dX, dW = matmul_backward(X, W, dout)
    return [dX, dW, unbroadcast(dout, b.shape)]


# %% matmul_backward wrong B4: the bias's gradient as a mean
def matmul_backward(X, W, dout):
    return dout @ W.T, X.T @ dout


def layer_backward(X, W, b, dout):
    return dout @ W.T, X.T @ dout, dout.mean(axis=0)


# %% matmul_backward wrong B3: the bias summed over the units
def matmul_backward(X, W, dout):
    return dout @ W.T, X.T @ dout


def layer_backward(X, W, b, dout):
    return dout @ W.T, X.T @ dout, dout.sum(axis=1)


# %% matmul_backward wrong B5: dW transposed
def matmul_backward(X, W, dout):
    return dout @ W.T, dout.T @ X


def layer_backward(X, W, b, dout):
    return dout @ W.T, dout.T @ X, dout.sum(axis=0)


# %% matmul_backward wrong B5: dW divided by n
def matmul_backward(X, W, dout):
    return dout @ W.T, X.T @ dout / len(X)


def layer_backward(X, W, b, dout):
    return dout @ W.T, X.T @ dout / len(X), dout.sum(axis=0)


# %% matmul_backward wrong B6: W without its transpose
def matmul_backward(X, W, dout):
    return dout @ W, X.T @ dout


def layer_backward(X, W, b, dout):
    return dout @ W, X.T @ dout, dout.sum(axis=0)


# %% matmul_backward wrong B6: W on the left
def matmul_backward(X, W, dout):
    return W @ dout, X.T @ dout


def layer_backward(X, W, b, dout):
    return W @ dout, X.T @ dout, dout.sum(axis=0)


# %% matmul_backward wrong M06g: dX and dW exchanged
def matmul_backward(X, W, dout):
    return X.T @ dout, dout @ W.T


def layer_backward(X, W, b, dout):
    return X.T @ dout, dout @ W.T, dout.sum(axis=0)


# %% matmul_backward wrong M06h: the bias gets dout itself
def matmul_backward(X, W, dout):
    return dout @ W.T, X.T @ dout


def layer_backward(X, W, b, dout):
    return dout @ W.T, X.T @ dout, dout


# %% matmul_backward wrong M06i: the bias keeps an axis
def matmul_backward(X, W, dout):
    return dout @ W.T, X.T @ dout


def layer_backward(X, W, b, dout):
    return dout @ W.T, X.T @ dout, dout.sum(axis=0, keepdims=True)


# %% matmul_backward wrong -: the product of the values
def matmul_backward(X, W, dout):
    return (X @ W) @ W.T, X.T @ dout


def layer_backward(X, W, b, dout):
    return (X @ W) @ W.T, X.T @ dout, dout.sum(axis=0)


# %% matmul_backward wrong -: everything of the bias in one number
def matmul_backward(X, W, dout):
    return dout @ W.T, X.T @ dout


def layer_backward(X, W, b, dout):
    return dout @ W.T, X.T @ dout, dout.sum()


# %% matmul_backward wrong -: minus, for the step downhill
def matmul_backward(X, W, dout):
    return -dout @ W.T, -X.T @ dout


def layer_backward(X, W, b, dout):
    return -dout @ W.T, -X.T @ dout, -dout.sum(axis=0)


# %% matmul_backward wrong -: upstream replaced by ones
def matmul_backward(X, W, dout):
    return np.ones_like(dout) @ W.T, X.T @ np.ones_like(dout)


def layer_backward(X, W, b, dout):
    return np.ones_like(dout) @ W.T, X.T @ np.ones_like(dout), dout.sum(axis=0)


# %% matmul_backward wrong -: the first sample only
def matmul_backward(X, W, dout):
    return dout @ W.T, X.T @ dout


def layer_backward(X, W, b, dout):
    return dout @ W.T, X.T @ dout, dout[0]


# %% sum_backward right by the shape of a kept sum
def sum_backward(a, dout, axis=None, keepdims=False):
    kept = a.sum(axis=axis, keepdims=True)
    return np.broadcast_to(np.reshape(dout, kept.shape), a.shape)


def mean_backward(a, dout, axis=None, keepdims=False):
    kept = a.sum(axis=axis, keepdims=True)
    return np.broadcast_to(np.reshape(dout, kept.shape) * kept.size / a.size, a.shape)


# %% sum_backward right np.repeat along the axis
def sum_backward(a, dout, axis=None, keepdims=False):
    if axis is None:
        return np.full(a.shape, np.sum(dout))
    if not keepdims:
        dout = np.expand_dims(dout, axis)
    return np.repeat(dout, a.shape[axis], axis=axis)


def mean_backward(a, dout, axis=None, keepdims=False):
    return sum_backward(a, dout / (a.size / dout.size), axis, keepdims)


# %% sum_backward right moved axes
def sum_backward(a, dout, axis=None, keepdims=False):
    if axis is None:
        return np.zeros(a.shape) + dout.reshape(())
    if keepdims:
        dout = dout.sum(axis=axis)
    out = np.zeros(a.shape)
    np.moveaxis(out, axis, 0)[...] = dout
    return out


def mean_backward(a, dout, axis=None, keepdims=False):
    count = a.size if axis is None else a.shape[axis]
    return sum_backward(a, dout, axis, keepdims) / count


# %% sum_backward right added to zeros, the mean on its own
def sum_backward(a, dout, axis=None, keepdims=False):
    if axis is not None and not keepdims:
        dout = np.expand_dims(dout, axis)
    return np.zeros(a.shape) + dout


def mean_backward(a, dout, axis=None, keepdims=False):
    if axis is not None and not keepdims:
        dout = np.expand_dims(dout, axis)
    return np.zeros(a.shape) + dout / (a.size if axis is None else np.shape(a)[axis])


# %% sum_backward wrong B8: the mean forgets its count
def sum_backward(a, dout, axis=None, keepdims=False):
    if axis is not None and not keepdims:
        dout = np.expand_dims(dout, axis)
    return dout * np.ones(a.shape)


def mean_backward(a, dout, axis=None, keepdims=False):
    return sum_backward(a, dout, axis, keepdims)


# %% sum_backward wrong B7: the upstream gradient as it is
def sum_backward(a, dout, axis=None, keepdims=False):
    return dout


def mean_backward(a, dout, axis=None, keepdims=False):
    return dout / (a.size if axis is None else a.shape[axis])


# %% sum_backward wrong M06j: no axis is put back
def sum_backward(a, dout, axis=None, keepdims=False):
    return dout * np.ones(a.shape)


def mean_backward(a, dout, axis=None, keepdims=False):
    count = a.size if axis is None else a.shape[axis]
    return sum_backward(a, dout, axis, keepdims) / count


# %% sum_backward wrong M06k: an axis is put back in any case
def sum_backward(a, dout, axis=None, keepdims=False):
    if axis is not None:
        dout = np.expand_dims(dout, axis)
    return dout * np.ones(a.shape)


def mean_backward(a, dout, axis=None, keepdims=False):
    count = a.size if axis is None else a.shape[axis]
    return sum_backward(a, dout, axis, keepdims) / count


# %% sum_backward wrong M06l: the mean divides by all entries
def sum_backward(a, dout, axis=None, keepdims=False):
    if axis is not None and not keepdims:
        dout = np.expand_dims(dout, axis)
    return dout * np.ones(a.shape)


def mean_backward(a, dout, axis=None, keepdims=False):
    return sum_backward(a, dout, axis, keepdims) / a.size


# %% sum_backward wrong M06m: the mean divides by the number of rows
def sum_backward(a, dout, axis=None, keepdims=False):
    if axis is not None and not keepdims:
        dout = np.expand_dims(dout, axis)
    return dout * np.ones(a.shape)


def mean_backward(a, dout, axis=None, keepdims=False):
    return sum_backward(a, dout, axis, keepdims) / (a.size if axis is None else len(a))


# %% sum_backward wrong M05a: ones in place of upstream
def sum_backward(a, dout, axis=None, keepdims=False):
    return np.ones(a.shape)


def mean_backward(a, dout, axis=None, keepdims=False):
    count = a.size if axis is None else a.shape[axis]
    return sum_backward(a, dout, axis, keepdims) / count


# %% sum_backward wrong -: split evenly among the entries
def sum_backward(a, dout, axis=None, keepdims=False):
    if axis is not None and not keepdims:
        dout = np.expand_dims(dout, axis)
    return dout * np.ones(a.shape) / a.size


def mean_backward(a, dout, axis=None, keepdims=False):
    return sum_backward(a, dout, axis, keepdims)


# %% sum_backward wrong -: multiplied with the values
def sum_backward(a, dout, axis=None, keepdims=False):
    if axis is not None and not keepdims:
        dout = np.expand_dims(dout, axis)
    return dout * a


def mean_backward(a, dout, axis=None, keepdims=False):
    count = a.size if axis is None else a.shape[axis]
    return sum_backward(a, dout, axis, keepdims) / count


# %% sum_backward wrong -: the axis in front, always
def sum_backward(a, dout, axis=None, keepdims=False):
    if axis is not None and not keepdims:
        dout = dout[None]
    return np.resize(dout, a.shape)


def mean_backward(a, dout, axis=None, keepdims=False):
    count = a.size if axis is None else a.shape[axis]
    return sum_backward(a, dout, axis, keepdims) / count


# %% sum_backward wrong -: ones of the integers' kind
def sum_backward(a, dout, axis=None, keepdims=False):
    if axis is not None and not keepdims:
        dout = np.expand_dims(dout, axis)
    out = np.empty_like(a)
    out[...] = dout
    return out


def mean_backward(a, dout, axis=None, keepdims=False):
    count = a.size if axis is None else a.shape[axis]
    return sum_backward(a, dout, axis, keepdims) / count


# %% sum_backward wrong -: -1 is taken for no axis
def sum_backward(a, dout, axis=None, keepdims=False):
    if axis is not None and axis >= 0 and not keepdims:
        dout = np.expand_dims(dout, axis)
    return dout * np.ones(a.shape)


def mean_backward(a, dout, axis=None, keepdims=False):
    count = a.size if axis is None else a.shape[axis]
    return sum_backward(a, dout, axis, keepdims) / count


# %% sigmoid_backward right np.where and a hyperbolic sigmoid
def exp_backward(x, dout):
    return np.exp(x) * dout


def log_backward(x, dout):
    return dout * (1 / x)


def sigmoid_backward(x, dout):
    return dout * 0.25 * (1 - np.tanh(x / 2) ** 2)


def relu_backward(x, dout):
    return np.where(x > 0, dout, 0.0)


# %% sigmoid_backward right the exponential form
def exp_backward(x, dout):
    return dout * np.exp(x)


def log_backward(x, dout):
    return np.divide(dout, x)


def sigmoid_backward(x, dout):
    e = np.exp(-np.abs(x))
    return dout * e / (1 + e) ** 2


def relu_backward(x, dout):
    return np.heaviside(x, 0.0) * dout


# %% sigmoid_backward right a copy with a mask
def exp_backward(x, dout):
    return dout * np.exp(x)


def log_backward(x, dout):
    return dout / x


def sigmoid_backward(x, dout):
    s = 1 / (1 + np.exp(-x))
    return dout * s * (1 - s)


def relu_backward(x, dout):
    dx = np.array(dout)
    dx[x <= 0] = 0
    return dx


# %% sigmoid_backward wrong A8: slope 1 at the corner
def exp_backward(x, dout):
    return dout * np.exp(x)


def log_backward(x, dout):
    return dout / x


def sigmoid_backward(x, dout):
    s = 1 / (1 + np.exp(-x))
    return dout * s * (1 - s)


def relu_backward(x, dout):
    return dout * (x >= 0)


# %% sigmoid_backward wrong A3: x(1 − x)
def exp_backward(x, dout):
    return dout * np.exp(x)


def log_backward(x, dout):
    return dout / x


def sigmoid_backward(x, dout):
    return dout * x * (1 - x)


def relu_backward(x, dout):
    return dout * (x > 0)


# %% sigmoid_backward wrong A4: σ of σ
def exp_backward(x, dout):
    return dout * np.exp(x)


def log_backward(x, dout):
    return dout / x


def sigmoid_backward(x, dout):
    s = 1 / (1 + np.exp(-x))
    s = 1 / (1 + np.exp(-s))
    return dout * s * (1 - s)


def relu_backward(x, dout):
    return dout * (x > 0)


# %% sigmoid_backward wrong A6: the mask of the upstream gradient
def exp_backward(x, dout):
    return dout * np.exp(x)


def log_backward(x, dout):
    return dout / x


def sigmoid_backward(x, dout):
    s = 1 / (1 + np.exp(-x))
    return dout * s * (1 - s)


def relu_backward(x, dout):
    return dout * (dout > 0)


# %% sigmoid_backward wrong A7: multiplied with x
def exp_backward(x, dout):
    return dout * np.exp(x)


def log_backward(x, dout):
    return dout / x


def sigmoid_backward(x, dout):
    s = 1 / (1 + np.exp(-x))
    return dout * s * (1 - s)


def relu_backward(x, dout):
    return dout * np.maximum(x, 0)


# %% sigmoid_backward wrong M06n: σ in place of its slope
def exp_backward(x, dout):
    return dout * np.exp(x)


def log_backward(x, dout):
    return dout / x


def sigmoid_backward(x, dout):
    return dout / (1 + np.exp(-x))


def relu_backward(x, dout):
    return dout * (x > 0)


# %% sigmoid_backward wrong M05a: local gradients only
def exp_backward(x, dout):
    return np.exp(x)


def log_backward(x, dout):
    return 1 / x


def sigmoid_backward(x, dout):
    s = 1 / (1 + np.exp(-x))
    return s * (1 - s)


def relu_backward(x, dout):
    return (x > 0).astype(float)


# %% sigmoid_backward wrong K1: log′ is log
def exp_backward(x, dout):
    return dout * np.exp(x)


def log_backward(x, dout):
    return dout * np.log(x)


def sigmoid_backward(x, dout):
    s = 1 / (1 + np.exp(-x))
    return dout * s * (1 - s)


def relu_backward(x, dout):
    return dout * (x > 0)


# %% sigmoid_backward wrong K1: the power rule for the exponential
def exp_backward(x, dout):
    return dout * x * np.exp(x - 1)


def log_backward(x, dout):
    return dout / x


def sigmoid_backward(x, dout):
    s = 1 / (1 + np.exp(-x))
    return dout * s * (1 - s)


def relu_backward(x, dout):
    return dout * (x > 0)


# %% sigmoid_backward wrong -: the sigmoid's plus
def exp_backward(x, dout):
    return dout * np.exp(x)


def log_backward(x, dout):
    return dout / x


def sigmoid_backward(x, dout):
    s = 1 / (1 + np.exp(-x))
    return dout * s * (1 + s)


def relu_backward(x, dout):
    return dout * (x > 0)


# %% sigmoid_backward wrong -: changes the upstream gradient
def exp_backward(x, dout):
    return dout * np.exp(x)


def log_backward(x, dout):
    return dout / x


def sigmoid_backward(x, dout):
    s = 1 / (1 + np.exp(-x))
    return dout * s * (1 - s)


def relu_backward(x, dout):
    dout[x <= 0] = 0
    return dout


# %% sigmoid_backward wrong -: an array of the integers' kind
def exp_backward(x, dout):
    return dout * np.exp(x)


def log_backward(x, dout):
    return dout / x


def sigmoid_backward(x, dout):
    s = 1 / (1 + np.exp(-x))
    return dout * s * (1 - s)


def relu_backward(x, dout):
    dx = np.zeros_like(x)
    dx[x > 0] = dout[x > 0]
    return dx


# %% sigmoid_backward wrong -: overflows to nan
def exp_backward(x, dout):
    return dout * np.exp(x)


def log_backward(x, dout):
    return dout / x


def sigmoid_backward(x, dout):
    return dout * np.exp(x) / (1 + np.exp(x)) ** 2


def relu_backward(x, dout):
    return dout * (x > 0)


# %% sigmoid_backward wrong -: a leaky ReLU
def exp_backward(x, dout):
    return dout * np.exp(x)


def log_backward(x, dout):
    return dout / x


def sigmoid_backward(x, dout):
    s = 1 / (1 + np.exp(-x))
    return dout * s * (1 - s)


def relu_backward(x, dout):
    return dout * np.where(x > 0, 1.0, 0.01)


# %% Engine right gradients in the nodes, counted users
class Engine:
    def __init__(self, data, parents=(), back=None, op="", needs_grad=True):
        data = np.asarray(data)
        if data.dtype.kind not in "fiub":
            raise TypeError(f"a node holds real numbers, not {data.dtype}")
        self.data = data if data.dtype.kind == "f" else data.astype(np.float64)
        self.parents, self.back, self.op = parents, back, op
        self.needs_grad = any(p.needs_grad for p in parents) if parents else needs_grad
        self.grad = np.zeros_like(self.data) if self.needs_grad else None

    @property
    def shape(self):
        return self.data.shape

    def zero_grad(self):
        self.grad = np.zeros_like(self.data)

    def backward(self):
        if self.data.size != 1:
            raise ValueError("one number, please")
        users, found, waiting = {self: 0}, [self], [self]
        while waiting:
            for parent in waiting.pop().parents:
                if not parent.needs_grad:
                    continue
                if parent not in users:
                    users[parent] = 0
                    waiting.append(parent)
                    found.append(parent)
                users[parent] += 1
        for node in found:
            if node.parents:
                node.zero_grad()
        self.grad = self.grad + np.ones(self.data.shape)
        ready = [self]
        while ready:
            node = ready.pop()
            if not node.parents:
                continue
            for parent, share in zip(node.parents, node.back(node.grad)):
                if parent.needs_grad:
                    parent.grad = parent.grad + share
                    users[parent] -= 1
                    if users[parent] == 0:
                        ready.append(parent)


def run(recipe, actions):
    nodes, calls = [], [0] * len(recipe)

    def counted(number, back):
        def call(g):
            calls[number] += 1
            return back(g)

        return call

    def scaled(factors):
        return lambda g: tuple(g if factor == 1 else factor * g for factor in factors)

    for number, (kind, *rest) in enumerate(recipe):
        if kind in ("leaf", "fixed"):
            node = Engine(rest[0], needs_grad=kind == "leaf")
        elif kind == "sum":
            parents, factors = tuple(nodes[i] for i, _ in rest), [factor for _, factor in rest]
            total = sum(factor * parent.data for parent, factor in zip(parents, factors))
            node = Engine(total, parents, counted(number, scaled(factors)), "+")
        elif kind == "chain":
            node = nodes[rest[0]]
            for _ in range(rest[1]):
                node = Engine(node.data, (node,), lambda g: (g,), "copy")
        else:
            parent, weights = nodes[rest[0]], np.asarray(rest[1])
            node = Engine(
                np.sum(weights * parent.data), (parent,), counted(number, lambda g, w=weights: (g * w,)), "dot"
            )
        nodes.append(node)
    for action in actions:
        if action == "backward":
            nodes[-1].backward()
        else:
            for node in nodes:
                if node.needs_grad and not node.parents:
                    node.zero_grad()
    return [node.grad for node in nodes], calls


def gradients(recipe, *actions):
    return run(recipe, actions)[0]


def calls_of_back(recipe, *actions):
    return run(recipe, actions)[1]


# %% Engine right by identities, with copies added to in place
class Engine:
    def __init__(self, data, parents=(), back=None, op="", needs_grad=True):
        data = np.asarray(data)
        if data.dtype.kind not in "fiub":
            raise TypeError(f"a node holds real numbers, not {data.dtype}")
        self.data = data if data.dtype.kind == "f" else data.astype(np.float64)
        self.parents, self.back, self.op = parents, back, op
        self.needs_grad = any(p.needs_grad for p in parents) if parents else needs_grad
        self.grad = np.zeros_like(self.data) if self.needs_grad else None

    @property
    def shape(self):
        return self.data.shape

    def zero_grad(self):
        self.grad = np.zeros_like(self.data)

    def backward(self):
        if self.data.size > 1:
            raise ValueError(f"shape {self.data.shape}")
        order, state, stack = [], {}, [self]
        while stack:
            node = stack[-1]
            if state.get(id(node)) is None:
                state[id(node)] = "open"
                stack += [p for p in node.parents if p.needs_grad and id(p) not in state]
            else:
                stack.pop()
                if state[id(node)] == "open":
                    state[id(node)] = "done"
                    order.append(node)
        total = {id(node): np.zeros(node.data.shape, node.data.dtype) for node in order}
        total[id(self)] += 1
        for node in order[::-1]:
            g = total[id(node)]
            if not node.parents:
                node.grad = node.grad + g
                continue
            node.grad = g.copy()
            for i, share in enumerate(node.back(g)):
                if node.parents[i].needs_grad:
                    total[id(node.parents[i])] += share


def run(recipe, actions):
    nodes, calls = [], [0] * len(recipe)

    def counted(number, back):
        def call(g):
            calls[number] += 1
            return back(g)

        return call

    def scaled(factors):
        return lambda g: tuple(g if factor == 1 else factor * g for factor in factors)

    for number, (kind, *rest) in enumerate(recipe):
        if kind in ("leaf", "fixed"):
            node = Engine(rest[0], needs_grad=kind == "leaf")
        elif kind == "sum":
            parents, factors = tuple(nodes[i] for i, _ in rest), [factor for _, factor in rest]
            total = sum(factor * parent.data for parent, factor in zip(parents, factors))
            node = Engine(total, parents, counted(number, scaled(factors)), "+")
        elif kind == "chain":
            node = nodes[rest[0]]
            for _ in range(rest[1]):
                node = Engine(node.data, (node,), lambda g: (g,), "copy")
        else:
            parent, weights = nodes[rest[0]], np.asarray(rest[1])
            node = Engine(
                np.sum(weights * parent.data), (parent,), counted(number, lambda g, w=weights: (g * w,)), "dot"
            )
        nodes.append(node)
    for action in actions:
        if action == "backward":
            nodes[-1].backward()
        else:
            for node in nodes:
                if node.needs_grad and not node.parents:
                    node.zero_grad()
    return [node.grad for node in nodes], calls


def gradients(recipe, *actions):
    return run(recipe, actions)[0]


def calls_of_back(recipe, *actions):
    return run(recipe, actions)[1]


# %% Engine right numbered by depth
class Engine:
    def __init__(self, data, parents=(), back=None, op="", needs_grad=True):
        data = np.asarray(data)
        if data.dtype.kind not in "fiub":
            raise TypeError(f"a node holds real numbers, not {data.dtype}")
        self.data = data if data.dtype.kind == "f" else data.astype(np.float64)
        self.parents, self.back, self.op = parents, back, op
        self.needs_grad = any(p.needs_grad for p in parents) if parents else needs_grad
        self.grad = np.zeros_like(self.data) if self.needs_grad else None

    @property
    def shape(self):
        return self.data.shape

    def zero_grad(self):
        self.grad = np.zeros_like(self.data)

    def backward(self):
        if np.size(self.data) != 1:
            raise ValueError
        depth, waiting = {}, [self]
        while waiting:
            node = waiting[-1]
            todo = [p for p in node.parents if p.needs_grad and p not in depth]
            if todo:
                waiting += todo
                continue
            depth.setdefault(node, 1 + max((depth[p] for p in node.parents if p.needs_grad), default=0))
            waiting.pop()
        kept = {node: node.grad for node in depth if not node.parents}
        for node in depth:
            node.grad = np.zeros_like(node.data)
        self.grad = np.ones_like(self.data)
        for node in sorted(depth, key=depth.get, reverse=True):
            shares = node.back(node.grad) if node.parents else ()
            for parent, share in zip(node.parents, shares):
                if parent.needs_grad:
                    parent.grad = parent.grad + share
        for node, before in kept.items():
            node.grad = before + node.grad


def run(recipe, actions):
    nodes, calls = [], [0] * len(recipe)

    def counted(number, back):
        def call(g):
            calls[number] += 1
            return back(g)

        return call

    def scaled(factors):
        return lambda g: tuple(g if factor == 1 else factor * g for factor in factors)

    for number, (kind, *rest) in enumerate(recipe):
        if kind in ("leaf", "fixed"):
            node = Engine(rest[0], needs_grad=kind == "leaf")
        elif kind == "sum":
            parents, factors = tuple(nodes[i] for i, _ in rest), [factor for _, factor in rest]
            total = sum(factor * parent.data for parent, factor in zip(parents, factors))
            node = Engine(total, parents, counted(number, scaled(factors)), "+")
        elif kind == "chain":
            node = nodes[rest[0]]
            for _ in range(rest[1]):
                node = Engine(node.data, (node,), lambda g: (g,), "copy")
        else:
            parent, weights = nodes[rest[0]], np.asarray(rest[1])
            node = Engine(
                np.sum(weights * parent.data), (parent,), counted(number, lambda g, w=weights: (g * w,)), "dot"
            )
        nodes.append(node)
    for action in actions:
        if action == "backward":
            nodes[-1].backward()
        else:
            for node in nodes:
                if node.needs_grad and not node.parents:
                    node.zero_grad()
    return [node.grad for node in nodes], calls


def gradients(recipe, *actions):
    return run(recipe, actions)[0]


def calls_of_back(recipe, *actions):
    return run(recipe, actions)[1]


# %% Engine wrong K9: the seed is 0
class Engine:
    def __init__(self, data, parents=(), back=None, op="", needs_grad=True):
        data = np.asarray(data)
        if data.dtype.kind not in "fiub":
            raise TypeError(f"a node holds real numbers, not {data.dtype}")
        self.data = data if data.dtype.kind == "f" else data.astype(np.float64)
        self.parents, self.back, self.op = parents, back, op
        self.needs_grad = any(p.needs_grad for p in parents) if parents else needs_grad
        self.grad = np.zeros_like(self.data) if self.needs_grad else None

    @property
    def shape(self):
        return self.data.shape

    def zero_grad(self):
        self.grad = np.zeros_like(self.data)

    def backward(self):
        if self.data.size != 1:
            raise ValueError("only a single number has a gradient")
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, parents_done = waiting.pop()
            if parents_done:
                order.append(node)
            elif node.needs_grad and node not in seen:
                seen.add(node)
                waiting.append((node, True))
                waiting += [(parent, False) for parent in node.parents]
        found = {node: np.zeros_like(node.data) for node in order}
        found[self] = np.zeros_like(self.data)
        for node in reversed(order):
            if node.parents:
                for parent, share in zip(node.parents, node.back(found[node])):
                    if parent.needs_grad:
                        found[parent] = found[parent] + share
                node.grad = found[node]
            else:
                node.grad = node.grad + found[node]


def run(recipe, actions):
    nodes, calls = [], [0] * len(recipe)

    def counted(number, back):
        def call(g):
            calls[number] += 1
            return back(g)

        return call

    def scaled(factors):
        return lambda g: tuple(g if factor == 1 else factor * g for factor in factors)

    for number, (kind, *rest) in enumerate(recipe):
        if kind in ("leaf", "fixed"):
            node = Engine(rest[0], needs_grad=kind == "leaf")
        elif kind == "sum":
            parents, factors = tuple(nodes[i] for i, _ in rest), [factor for _, factor in rest]
            total = sum(factor * parent.data for parent, factor in zip(parents, factors))
            node = Engine(total, parents, counted(number, scaled(factors)), "+")
        elif kind == "chain":
            node = nodes[rest[0]]
            for _ in range(rest[1]):
                node = Engine(node.data, (node,), lambda g: (g,), "copy")
        else:
            parent, weights = nodes[rest[0]], np.asarray(rest[1])
            node = Engine(
                np.sum(weights * parent.data), (parent,), counted(number, lambda g, w=weights: (g * w,)), "dot"
            )
        nodes.append(node)
    for action in actions:
        if action == "backward":
            nodes[-1].backward()
        else:
            for node in nodes:
                if node.needs_grad and not node.parents:
                    node.zero_grad()
    return [node.grad for node in nodes], calls


def gradients(recipe, *actions):
    return run(recipe, actions)[0]


def calls_of_back(recipe, *actions):
    return run(recipe, actions)[1]


# %% Engine wrong K5: = in place of adding
class Engine:
    def __init__(self, data, parents=(), back=None, op="", needs_grad=True):
        data = np.asarray(data)
        if data.dtype.kind not in "fiub":
            raise TypeError(f"a node holds real numbers, not {data.dtype}")
        self.data = data if data.dtype.kind == "f" else data.astype(np.float64)
        self.parents, self.back, self.op = parents, back, op
        self.needs_grad = any(p.needs_grad for p in parents) if parents else needs_grad
        self.grad = np.zeros_like(self.data) if self.needs_grad else None

    @property
    def shape(self):
        return self.data.shape

    def zero_grad(self):
        self.grad = np.zeros_like(self.data)

    def backward(self):
        if self.data.size != 1:
            raise ValueError("only a single number has a gradient")
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, parents_done = waiting.pop()
            if parents_done:
                order.append(node)
            elif node.needs_grad and node not in seen:
                seen.add(node)
                waiting.append((node, True))
                waiting += [(parent, False) for parent in node.parents]
        found = {node: np.zeros_like(node.data) for node in order}
        found[self] = np.ones_like(self.data)
        for node in reversed(order):
            if node.parents:
                for parent, share in zip(node.parents, node.back(found[node])):
                    if parent.needs_grad:
                        found[parent] = share
                node.grad = found[node]
            else:
                node.grad = node.grad + found[node]


def run(recipe, actions):
    nodes, calls = [], [0] * len(recipe)

    def counted(number, back):
        def call(g):
            calls[number] += 1
            return back(g)

        return call

    def scaled(factors):
        return lambda g: tuple(g if factor == 1 else factor * g for factor in factors)

    for number, (kind, *rest) in enumerate(recipe):
        if kind in ("leaf", "fixed"):
            node = Engine(rest[0], needs_grad=kind == "leaf")
        elif kind == "sum":
            parents, factors = tuple(nodes[i] for i, _ in rest), [factor for _, factor in rest]
            total = sum(factor * parent.data for parent, factor in zip(parents, factors))
            node = Engine(total, parents, counted(number, scaled(factors)), "+")
        elif kind == "chain":
            node = nodes[rest[0]]
            for _ in range(rest[1]):
                node = Engine(node.data, (node,), lambda g: (g,), "copy")
        else:
            parent, weights = nodes[rest[0]], np.asarray(rest[1])
            node = Engine(
                np.sum(weights * parent.data), (parent,), counted(number, lambda g, w=weights: (g * w,)), "dot"
            )
        nodes.append(node)
    for action in actions:
        if action == "backward":
            nodes[-1].backward()
        else:
            for node in nodes:
                if node.needs_grad and not node.parents:
                    node.zero_grad()
    return [node.grad for node in nodes], calls


def gradients(recipe, *actions):
    return run(recipe, actions)[0]


def calls_of_back(recipe, *actions):
    return run(recipe, actions)[1]


# %% Engine wrong K6: from the beginning of the order
class Engine:
    def __init__(self, data, parents=(), back=None, op="", needs_grad=True):
        data = np.asarray(data)
        if data.dtype.kind not in "fiub":
            raise TypeError(f"a node holds real numbers, not {data.dtype}")
        self.data = data if data.dtype.kind == "f" else data.astype(np.float64)
        self.parents, self.back, self.op = parents, back, op
        self.needs_grad = any(p.needs_grad for p in parents) if parents else needs_grad
        self.grad = np.zeros_like(self.data) if self.needs_grad else None

    @property
    def shape(self):
        return self.data.shape

    def zero_grad(self):
        self.grad = np.zeros_like(self.data)

    def backward(self):
        if self.data.size != 1:
            raise ValueError("only a single number has a gradient")
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, parents_done = waiting.pop()
            if parents_done:
                order.append(node)
            elif node.needs_grad and node not in seen:
                seen.add(node)
                waiting.append((node, True))
                waiting += [(parent, False) for parent in node.parents]
        found = {node: np.zeros_like(node.data) for node in order}
        found[self] = np.ones_like(self.data)
        for node in order:
            if node.parents:
                for parent, share in zip(node.parents, node.back(found[node])):
                    if parent.needs_grad:
                        found[parent] = found[parent] + share
                node.grad = found[node]
            else:
                node.grad = node.grad + found[node]


def run(recipe, actions):
    nodes, calls = [], [0] * len(recipe)

    def counted(number, back):
        def call(g):
            calls[number] += 1
            return back(g)

        return call

    def scaled(factors):
        return lambda g: tuple(g if factor == 1 else factor * g for factor in factors)

    for number, (kind, *rest) in enumerate(recipe):
        if kind in ("leaf", "fixed"):
            node = Engine(rest[0], needs_grad=kind == "leaf")
        elif kind == "sum":
            parents, factors = tuple(nodes[i] for i, _ in rest), [factor for _, factor in rest]
            total = sum(factor * parent.data for parent, factor in zip(parents, factors))
            node = Engine(total, parents, counted(number, scaled(factors)), "+")
        elif kind == "chain":
            node = nodes[rest[0]]
            for _ in range(rest[1]):
                node = Engine(node.data, (node,), lambda g: (g,), "copy")
        else:
            parent, weights = nodes[rest[0]], np.asarray(rest[1])
            node = Engine(
                np.sum(weights * parent.data), (parent,), counted(number, lambda g, w=weights: (g * w,)), "dot"
            )
        nodes.append(node)
    for action in actions:
        if action == "backward":
            nodes[-1].backward()
        else:
            for node in nodes:
                if node.needs_grad and not node.parents:
                    node.zero_grad()
    return [node.grad for node in nodes], calls


def gradients(recipe, *actions):
    return run(recipe, actions)[0]


def calls_of_back(recipe, *actions):
    return run(recipe, actions)[1]


# %% Engine wrong K6: in the order of a walk
class Engine:
    def __init__(self, data, parents=(), back=None, op="", needs_grad=True):
        data = np.asarray(data)
        if data.dtype.kind not in "fiub":
            raise TypeError(f"a node holds real numbers, not {data.dtype}")
        self.data = data if data.dtype.kind == "f" else data.astype(np.float64)
        self.parents, self.back, self.op = parents, back, op
        self.needs_grad = any(p.needs_grad for p in parents) if parents else needs_grad
        self.grad = np.zeros_like(self.data) if self.needs_grad else None

    @property
    def shape(self):
        return self.data.shape

    def zero_grad(self):
        self.grad = np.zeros_like(self.data)

    def backward(self):
        if self.data.size != 1:
            raise ValueError("only a single number has a gradient")
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, _ = waiting.pop()
            if node.needs_grad and node not in seen:
                seen.add(node)
                order.append(node)
                waiting += [(parent, False) for parent in node.parents]
        found = {node: np.zeros_like(node.data) for node in order}
        found[self] = np.ones_like(self.data)
        for node in order:
            if node.parents:
                for parent, share in zip(node.parents, node.back(found[node])):
                    if parent.needs_grad:
                        found[parent] = found[parent] + share
                node.grad = found[node]
            else:
                node.grad = node.grad + found[node]


def run(recipe, actions):
    nodes, calls = [], [0] * len(recipe)

    def counted(number, back):
        def call(g):
            calls[number] += 1
            return back(g)

        return call

    def scaled(factors):
        return lambda g: tuple(g if factor == 1 else factor * g for factor in factors)

    for number, (kind, *rest) in enumerate(recipe):
        if kind in ("leaf", "fixed"):
            node = Engine(rest[0], needs_grad=kind == "leaf")
        elif kind == "sum":
            parents, factors = tuple(nodes[i] for i, _ in rest), [factor for _, factor in rest]
            total = sum(factor * parent.data for parent, factor in zip(parents, factors))
            node = Engine(total, parents, counted(number, scaled(factors)), "+")
        elif kind == "chain":
            node = nodes[rest[0]]
            for _ in range(rest[1]):
                node = Engine(node.data, (node,), lambda g: (g,), "copy")
        else:
            parent, weights = nodes[rest[0]], np.asarray(rest[1])
            node = Engine(
                np.sum(weights * parent.data), (parent,), counted(number, lambda g, w=weights: (g * w,)), "dot"
            )
        nodes.append(node)
    for action in actions:
        if action == "backward":
            nodes[-1].backward()
        else:
            for node in nodes:
                if node.needs_grad and not node.parents:
                    node.zero_grad()
    return [node.grad for node in nodes], calls


def gradients(recipe, *actions):
    return run(recipe, actions)[0]


def calls_of_back(recipe, *actions):
    return run(recipe, actions)[1]


# %% Engine wrong K6: breadth first
class Engine:
    def __init__(self, data, parents=(), back=None, op="", needs_grad=True):
        data = np.asarray(data)
        if data.dtype.kind not in "fiub":
            raise TypeError(f"a node holds real numbers, not {data.dtype}")
        self.data = data if data.dtype.kind == "f" else data.astype(np.float64)
        self.parents, self.back, self.op = parents, back, op
        self.needs_grad = any(p.needs_grad for p in parents) if parents else needs_grad
        self.grad = np.zeros_like(self.data) if self.needs_grad else None

    @property
    def shape(self):
        return self.data.shape

    def zero_grad(self):
        self.grad = np.zeros_like(self.data)

    def backward(self):
        if self.data.size != 1:
            raise ValueError("only a single number has a gradient")
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, _ = waiting.pop(0)
            if node.needs_grad and node not in seen:
                seen.add(node)
                order.append(node)
                waiting += [(parent, False) for parent in node.parents]
        found = {node: np.zeros_like(node.data) for node in order}
        found[self] = np.ones_like(self.data)
        for node in order:
            if node.parents:
                for parent, share in zip(node.parents, node.back(found[node])):
                    if parent.needs_grad:
                        found[parent] = found[parent] + share
                node.grad = found[node]
            else:
                node.grad = node.grad + found[node]


def run(recipe, actions):
    nodes, calls = [], [0] * len(recipe)

    def counted(number, back):
        def call(g):
            calls[number] += 1
            return back(g)

        return call

    def scaled(factors):
        return lambda g: tuple(g if factor == 1 else factor * g for factor in factors)

    for number, (kind, *rest) in enumerate(recipe):
        if kind in ("leaf", "fixed"):
            node = Engine(rest[0], needs_grad=kind == "leaf")
        elif kind == "sum":
            parents, factors = tuple(nodes[i] for i, _ in rest), [factor for _, factor in rest]
            total = sum(factor * parent.data for parent, factor in zip(parents, factors))
            node = Engine(total, parents, counted(number, scaled(factors)), "+")
        elif kind == "chain":
            node = nodes[rest[0]]
            for _ in range(rest[1]):
                node = Engine(node.data, (node,), lambda g: (g,), "copy")
        else:
            parent, weights = nodes[rest[0]], np.asarray(rest[1])
            node = Engine(
                np.sum(weights * parent.data), (parent,), counted(number, lambda g, w=weights: (g * w,)), "dot"
            )
        nodes.append(node)
    for action in actions:
        if action == "backward":
            nodes[-1].backward()
        else:
            for node in nodes:
                if node.needs_grad and not node.parents:
                    node.zero_grad()
    return [node.grad for node in nodes], calls


def gradients(recipe, *actions):
    return run(recipe, actions)[0]


def calls_of_back(recipe, *actions):
    return run(recipe, actions)[1]


# %% Engine wrong K7: a recursive sort
class Engine:
    def __init__(self, data, parents=(), back=None, op="", needs_grad=True):
        data = np.asarray(data)
        if data.dtype.kind not in "fiub":
            raise TypeError(f"a node holds real numbers, not {data.dtype}")
        self.data = data if data.dtype.kind == "f" else data.astype(np.float64)
        self.parents, self.back, self.op = parents, back, op
        self.needs_grad = any(p.needs_grad for p in parents) if parents else needs_grad
        self.grad = np.zeros_like(self.data) if self.needs_grad else None

    @property
    def shape(self):
        return self.data.shape

    def zero_grad(self):
        self.grad = np.zeros_like(self.data)

    def backward(self):
        if self.data.size != 1:
            raise ValueError("only a single number has a gradient")
        order, seen = [], set()

        def visit(node):
            if node.needs_grad and node not in seen:
                seen.add(node)
                for parent in node.parents:
                    visit(parent)
                order.append(node)

        visit(self)
        found = {node: np.zeros_like(node.data) for node in order}
        found[self] = np.ones_like(self.data)
        for node in reversed(order):
            if node.parents:
                for parent, share in zip(node.parents, node.back(found[node])):
                    if parent.needs_grad:
                        found[parent] = found[parent] + share
                node.grad = found[node]
            else:
                node.grad = node.grad + found[node]


def run(recipe, actions):
    nodes, calls = [], [0] * len(recipe)

    def counted(number, back):
        def call(g):
            calls[number] += 1
            return back(g)

        return call

    def scaled(factors):
        return lambda g: tuple(g if factor == 1 else factor * g for factor in factors)

    for number, (kind, *rest) in enumerate(recipe):
        if kind in ("leaf", "fixed"):
            node = Engine(rest[0], needs_grad=kind == "leaf")
        elif kind == "sum":
            parents, factors = tuple(nodes[i] for i, _ in rest), [factor for _, factor in rest]
            total = sum(factor * parent.data for parent, factor in zip(parents, factors))
            node = Engine(total, parents, counted(number, scaled(factors)), "+")
        elif kind == "chain":
            node = nodes[rest[0]]
            for _ in range(rest[1]):
                node = Engine(node.data, (node,), lambda g: (g,), "copy")
        else:
            parent, weights = nodes[rest[0]], np.asarray(rest[1])
            node = Engine(
                np.sum(weights * parent.data), (parent,), counted(number, lambda g, w=weights: (g * w,)), "dot"
            )
        nodes.append(node)
    for action in actions:
        if action == "backward":
            nodes[-1].backward()
        else:
            for node in nodes:
                if node.needs_grad and not node.parents:
                    node.zero_grad()
    return [node.grad for node in nodes], calls


def gradients(recipe, *actions):
    return run(recipe, actions)[0]


def calls_of_back(recipe, *actions):
    return run(recipe, actions)[1]


# %% Engine wrong K8: zero_grad does nothing
class Engine:
    def __init__(self, data, parents=(), back=None, op="", needs_grad=True):
        data = np.asarray(data)
        if data.dtype.kind not in "fiub":
            raise TypeError(f"a node holds real numbers, not {data.dtype}")
        self.data = data if data.dtype.kind == "f" else data.astype(np.float64)
        self.parents, self.back, self.op = parents, back, op
        self.needs_grad = any(p.needs_grad for p in parents) if parents else needs_grad
        self.grad = np.zeros_like(self.data) if self.needs_grad else None

    @property
    def shape(self):
        return self.data.shape

    def zero_grad(self):
        pass

    def backward(self):
        if self.data.size != 1:
            raise ValueError("only a single number has a gradient")
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, parents_done = waiting.pop()
            if parents_done:
                order.append(node)
            elif node.needs_grad and node not in seen:
                seen.add(node)
                waiting.append((node, True))
                waiting += [(parent, False) for parent in node.parents]
        found = {node: np.zeros_like(node.data) for node in order}
        found[self] = np.ones_like(self.data)
        for node in reversed(order):
            if node.parents:
                for parent, share in zip(node.parents, node.back(found[node])):
                    if parent.needs_grad:
                        found[parent] = found[parent] + share
                node.grad = found[node]
            else:
                node.grad = node.grad + found[node]


def run(recipe, actions):
    nodes, calls = [], [0] * len(recipe)

    def counted(number, back):
        def call(g):
            calls[number] += 1
            return back(g)

        return call

    def scaled(factors):
        return lambda g: tuple(g if factor == 1 else factor * g for factor in factors)

    for number, (kind, *rest) in enumerate(recipe):
        if kind in ("leaf", "fixed"):
            node = Engine(rest[0], needs_grad=kind == "leaf")
        elif kind == "sum":
            parents, factors = tuple(nodes[i] for i, _ in rest), [factor for _, factor in rest]
            total = sum(factor * parent.data for parent, factor in zip(parents, factors))
            node = Engine(total, parents, counted(number, scaled(factors)), "+")
        elif kind == "chain":
            node = nodes[rest[0]]
            for _ in range(rest[1]):
                node = Engine(node.data, (node,), lambda g: (g,), "copy")
        else:
            parent, weights = nodes[rest[0]], np.asarray(rest[1])
            node = Engine(
                np.sum(weights * parent.data), (parent,), counted(number, lambda g, w=weights: (g * w,)), "dot"
            )
        nodes.append(node)
    for action in actions:
        if action == "backward":
            nodes[-1].backward()
        else:
            for node in nodes:
                if node.needs_grad and not node.parents:
                    node.zero_grad()
    return [node.grad for node in nodes], calls


def gradients(recipe, *actions):
    return run(recipe, actions)[0]


def calls_of_back(recipe, *actions):
    return run(recipe, actions)[1]


# %% Engine wrong K8: inner nodes keep what they had
class Engine:
    def __init__(self, data, parents=(), back=None, op="", needs_grad=True):
        data = np.asarray(data)
        if data.dtype.kind not in "fiub":
            raise TypeError(f"a node holds real numbers, not {data.dtype}")
        self.data = data if data.dtype.kind == "f" else data.astype(np.float64)
        self.parents, self.back, self.op = parents, back, op
        self.needs_grad = any(p.needs_grad for p in parents) if parents else needs_grad
        self.grad = np.zeros_like(self.data) if self.needs_grad else None

    @property
    def shape(self):
        return self.data.shape

    def zero_grad(self):
        self.grad = np.zeros_like(self.data)

    def backward(self):
        if self.data.size != 1:
            raise ValueError("only a single number has a gradient")
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, parents_done = waiting.pop()
            if parents_done:
                order.append(node)
            elif node.needs_grad and node not in seen:
                seen.add(node)
                waiting.append((node, True))
                waiting += [(parent, False) for parent in node.parents]
        found = {node: node.grad if node.parents else np.zeros_like(node.data) for node in order}
        found[self] = np.ones_like(self.data)
        for node in reversed(order):
            if node.parents:
                for parent, share in zip(node.parents, node.back(found[node])):
                    if parent.needs_grad:
                        found[parent] = found[parent] + share
                node.grad = found[node]
            else:
                node.grad = node.grad + found[node]


def run(recipe, actions):
    nodes, calls = [], [0] * len(recipe)

    def counted(number, back):
        def call(g):
            calls[number] += 1
            return back(g)

        return call

    def scaled(factors):
        return lambda g: tuple(g if factor == 1 else factor * g for factor in factors)

    for number, (kind, *rest) in enumerate(recipe):
        if kind in ("leaf", "fixed"):
            node = Engine(rest[0], needs_grad=kind == "leaf")
        elif kind == "sum":
            parents, factors = tuple(nodes[i] for i, _ in rest), [factor for _, factor in rest]
            total = sum(factor * parent.data for parent, factor in zip(parents, factors))
            node = Engine(total, parents, counted(number, scaled(factors)), "+")
        elif kind == "chain":
            node = nodes[rest[0]]
            for _ in range(rest[1]):
                node = Engine(node.data, (node,), lambda g: (g,), "copy")
        else:
            parent, weights = nodes[rest[0]], np.asarray(rest[1])
            node = Engine(
                np.sum(weights * parent.data), (parent,), counted(number, lambda g, w=weights: (g * w,)), "dot"
            )
        nodes.append(node)
    for action in actions:
        if action == "backward":
            nodes[-1].backward()
        else:
            for node in nodes:
                if node.needs_grad and not node.parents:
                    node.zero_grad()
    return [node.grad for node in nodes], calls


def gradients(recipe, *actions):
    return run(recipe, actions)[0]


def calls_of_back(recipe, *actions):
    return run(recipe, actions)[1]


# %% Engine wrong M06p: everybody gets a gradient
class Engine:
    def __init__(self, data, parents=(), back=None, op="", needs_grad=True):
        data = np.asarray(data)
        if data.dtype.kind not in "fiub":
            raise TypeError(f"a node holds real numbers, not {data.dtype}")
        self.data = data if data.dtype.kind == "f" else data.astype(np.float64)
        self.parents, self.back, self.op = parents, back, op
        self.needs_grad = any(p.needs_grad for p in parents) if parents else needs_grad
        self.grad = np.zeros_like(self.data) if self.needs_grad else None

    @property
    def shape(self):
        return self.data.shape

    def zero_grad(self):
        self.grad = np.zeros_like(self.data)

    def backward(self):
        if self.data.size != 1:
            raise ValueError("only a single number has a gradient")
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, parents_done = waiting.pop()
            if parents_done:
                order.append(node)
            elif node not in seen:
                seen.add(node)
                waiting.append((node, True))
                waiting += [(parent, False) for parent in node.parents]
        found = {node: np.zeros_like(node.data) for node in order}
        found[self] = np.ones_like(self.data)
        for node in reversed(order):
            if node.parents:
                for parent, share in zip(node.parents, node.back(found[node])):
                    found[parent] = found[parent] + share
                node.grad = found[node]
            else:
                node.grad = (0 if node.grad is None else node.grad) + found[node]


def run(recipe, actions):
    nodes, calls = [], [0] * len(recipe)

    def counted(number, back):
        def call(g):
            calls[number] += 1
            return back(g)

        return call

    def scaled(factors):
        return lambda g: tuple(g if factor == 1 else factor * g for factor in factors)

    for number, (kind, *rest) in enumerate(recipe):
        if kind in ("leaf", "fixed"):
            node = Engine(rest[0], needs_grad=kind == "leaf")
        elif kind == "sum":
            parents, factors = tuple(nodes[i] for i, _ in rest), [factor for _, factor in rest]
            total = sum(factor * parent.data for parent, factor in zip(parents, factors))
            node = Engine(total, parents, counted(number, scaled(factors)), "+")
        elif kind == "chain":
            node = nodes[rest[0]]
            for _ in range(rest[1]):
                node = Engine(node.data, (node,), lambda g: (g,), "copy")
        else:
            parent, weights = nodes[rest[0]], np.asarray(rest[1])
            node = Engine(
                np.sum(weights * parent.data), (parent,), counted(number, lambda g, w=weights: (g * w,)), "dot"
            )
        nodes.append(node)
    for action in actions:
        if action == "backward":
            nodes[-1].backward()
        else:
            for node in nodes:
                if node.needs_grad and not node.parents:
                    node.zero_grad()
    return [node.grad for node in nodes], calls


def gradients(recipe, *actions):
    return run(recipe, actions)[0]


def calls_of_back(recipe, *actions):
    return run(recipe, actions)[1]


# %% Engine wrong M06o: only leaves get their gradient
class Engine:
    def __init__(self, data, parents=(), back=None, op="", needs_grad=True):
        data = np.asarray(data)
        if data.dtype.kind not in "fiub":
            raise TypeError(f"a node holds real numbers, not {data.dtype}")
        self.data = data if data.dtype.kind == "f" else data.astype(np.float64)
        self.parents, self.back, self.op = parents, back, op
        self.needs_grad = any(p.needs_grad for p in parents) if parents else needs_grad
        self.grad = np.zeros_like(self.data) if self.needs_grad else None

    @property
    def shape(self):
        return self.data.shape

    def zero_grad(self):
        self.grad = np.zeros_like(self.data)

    def backward(self):
        if self.data.size != 1:
            raise ValueError("only a single number has a gradient")
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, parents_done = waiting.pop()
            if parents_done:
                order.append(node)
            elif node.needs_grad and node not in seen:
                seen.add(node)
                waiting.append((node, True))
                waiting += [(parent, False) for parent in node.parents]
        found = {node: np.zeros_like(node.data) for node in order}
        found[self] = np.ones_like(self.data)
        for node in reversed(order):
            if node.parents:
                for parent, share in zip(node.parents, node.back(found[node])):
                    if parent.needs_grad:
                        found[parent] = found[parent] + share
                pass
            else:
                node.grad = node.grad + found[node]


def run(recipe, actions):
    nodes, calls = [], [0] * len(recipe)

    def counted(number, back):
        def call(g):
            calls[number] += 1
            return back(g)

        return call

    def scaled(factors):
        return lambda g: tuple(g if factor == 1 else factor * g for factor in factors)

    for number, (kind, *rest) in enumerate(recipe):
        if kind in ("leaf", "fixed"):
            node = Engine(rest[0], needs_grad=kind == "leaf")
        elif kind == "sum":
            parents, factors = tuple(nodes[i] for i, _ in rest), [factor for _, factor in rest]
            total = sum(factor * parent.data for parent, factor in zip(parents, factors))
            node = Engine(total, parents, counted(number, scaled(factors)), "+")
        elif kind == "chain":
            node = nodes[rest[0]]
            for _ in range(rest[1]):
                node = Engine(node.data, (node,), lambda g: (g,), "copy")
        else:
            parent, weights = nodes[rest[0]], np.asarray(rest[1])
            node = Engine(
                np.sum(weights * parent.data), (parent,), counted(number, lambda g, w=weights: (g * w,)), "dot"
            )
        nodes.append(node)
    for action in actions:
        if action == "backward":
            nodes[-1].backward()
        else:
            for node in nodes:
                if node.needs_grad and not node.parents:
                    node.zero_grad()
    return [node.grad for node in nodes], calls


def gradients(recipe, *actions):
    return run(recipe, actions)[0]


def calls_of_back(recipe, *actions):
    return run(recipe, actions)[1]


# %% Engine wrong M06q: adds in place
class Engine:
    def __init__(self, data, parents=(), back=None, op="", needs_grad=True):
        data = np.asarray(data)
        if data.dtype.kind not in "fiub":
            raise TypeError(f"a node holds real numbers, not {data.dtype}")
        self.data = data if data.dtype.kind == "f" else data.astype(np.float64)
        self.parents, self.back, self.op = parents, back, op
        self.needs_grad = any(p.needs_grad for p in parents) if parents else needs_grad
        self.grad = np.zeros_like(self.data) if self.needs_grad else None

    @property
    def shape(self):
        return self.data.shape

    def zero_grad(self):
        self.grad = np.zeros_like(self.data)

    def backward(self):
        if self.data.size != 1:
            raise ValueError("only a single number has a gradient")
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, parents_done = waiting.pop()
            if parents_done:
                order.append(node)
            elif node.needs_grad and node not in seen:
                seen.add(node)
                waiting.append((node, True))
                waiting += [(parent, False) for parent in node.parents]
        found = dict.fromkeys(order)
        found[self] = np.ones_like(self.data)
        for node in reversed(order):
            if node.parents:
                for parent, share in zip(node.parents, node.back(found[node])):
                    if parent.needs_grad:
                        if found[parent] is None:
                            found[parent] = share
                        else:
                            found[parent] += share
                node.grad = found[node]
            else:
                node.grad = node.grad + found[node]


def run(recipe, actions):
    nodes, calls = [], [0] * len(recipe)

    def counted(number, back):
        def call(g):
            calls[number] += 1
            return back(g)

        return call

    def scaled(factors):
        return lambda g: tuple(g if factor == 1 else factor * g for factor in factors)

    for number, (kind, *rest) in enumerate(recipe):
        if kind in ("leaf", "fixed"):
            node = Engine(rest[0], needs_grad=kind == "leaf")
        elif kind == "sum":
            parents, factors = tuple(nodes[i] for i, _ in rest), [factor for _, factor in rest]
            total = sum(factor * parent.data for parent, factor in zip(parents, factors))
            node = Engine(total, parents, counted(number, scaled(factors)), "+")
        elif kind == "chain":
            node = nodes[rest[0]]
            for _ in range(rest[1]):
                node = Engine(node.data, (node,), lambda g: (g,), "copy")
        else:
            parent, weights = nodes[rest[0]], np.asarray(rest[1])
            node = Engine(
                np.sum(weights * parent.data), (parent,), counted(number, lambda g, w=weights: (g * w,)), "dot"
            )
        nodes.append(node)
    for action in actions:
        if action == "backward":
            nodes[-1].backward()
        else:
            for node in nodes:
                if node.needs_grad and not node.parents:
                    node.zero_grad()
    return [node.grad for node in nodes], calls


def gradients(recipe, *actions):
    return run(recipe, actions)[0]


def calls_of_back(recipe, *actions):
    return run(recipe, actions)[1]


# %% Engine wrong M06r: back is called for each parent anew
class Engine:
    def __init__(self, data, parents=(), back=None, op="", needs_grad=True):
        data = np.asarray(data)
        if data.dtype.kind not in "fiub":
            raise TypeError(f"a node holds real numbers, not {data.dtype}")
        self.data = data if data.dtype.kind == "f" else data.astype(np.float64)
        self.parents, self.back, self.op = parents, back, op
        self.needs_grad = any(p.needs_grad for p in parents) if parents else needs_grad
        self.grad = np.zeros_like(self.data) if self.needs_grad else None

    @property
    def shape(self):
        return self.data.shape

    def zero_grad(self):
        self.grad = np.zeros_like(self.data)

    def backward(self):
        if self.data.size != 1:
            raise ValueError("only a single number has a gradient")
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, parents_done = waiting.pop()
            if parents_done:
                order.append(node)
            elif node.needs_grad and node not in seen:
                seen.add(node)
                waiting.append((node, True))
                waiting += [(parent, False) for parent in node.parents]
        found = {node: np.zeros_like(node.data) for node in order}
        found[self] = np.ones_like(self.data)
        for node in reversed(order):
            if node.parents:
                for i, parent in enumerate(node.parents):
                    share = node.back(found[node])[i]
                    if parent.needs_grad:
                        found[parent] = found[parent] + share
                node.grad = found[node]
            else:
                node.grad = node.grad + found[node]


def run(recipe, actions):
    nodes, calls = [], [0] * len(recipe)

    def counted(number, back):
        def call(g):
            calls[number] += 1
            return back(g)

        return call

    def scaled(factors):
        return lambda g: tuple(g if factor == 1 else factor * g for factor in factors)

    for number, (kind, *rest) in enumerate(recipe):
        if kind in ("leaf", "fixed"):
            node = Engine(rest[0], needs_grad=kind == "leaf")
        elif kind == "sum":
            parents, factors = tuple(nodes[i] for i, _ in rest), [factor for _, factor in rest]
            total = sum(factor * parent.data for parent, factor in zip(parents, factors))
            node = Engine(total, parents, counted(number, scaled(factors)), "+")
        elif kind == "chain":
            node = nodes[rest[0]]
            for _ in range(rest[1]):
                node = Engine(node.data, (node,), lambda g: (g,), "copy")
        else:
            parent, weights = nodes[rest[0]], np.asarray(rest[1])
            node = Engine(
                np.sum(weights * parent.data), (parent,), counted(number, lambda g, w=weights: (g * w,)), "dot"
            )
        nodes.append(node)
    for action in actions:
        if action == "backward":
            nodes[-1].backward()
        else:
            for node in nodes:
                if node.needs_grad and not node.parents:
                    node.zero_grad()
    return [node.grad for node in nodes], calls


def gradients(recipe, *actions):
    return run(recipe, actions)[0]


def calls_of_back(recipe, *actions):
    return run(recipe, actions)[1]


# %% Engine wrong M06r: constants are asked as well
class Engine:
    def __init__(self, data, parents=(), back=None, op="", needs_grad=True):
        data = np.asarray(data)
        if data.dtype.kind not in "fiub":
            raise TypeError(f"a node holds real numbers, not {data.dtype}")
        self.data = data if data.dtype.kind == "f" else data.astype(np.float64)
        self.parents, self.back, self.op = parents, back, op
        self.needs_grad = any(p.needs_grad for p in parents) if parents else needs_grad
        self.grad = np.zeros_like(self.data) if self.needs_grad else None

    @property
    def shape(self):
        return self.data.shape

    def zero_grad(self):
        self.grad = np.zeros_like(self.data)

    def backward(self):
        if self.data.size != 1:
            raise ValueError("only a single number has a gradient")
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, parents_done = waiting.pop()
            if parents_done:
                order.append(node)
            elif node not in seen:
                seen.add(node)
                waiting.append((node, True))
                waiting += [(parent, False) for parent in node.parents]
        found = {node: np.zeros_like(node.data) for node in order}
        found[self] = np.ones_like(self.data)
        for node in reversed(order):
            if node.parents:
                for parent, share in zip(node.parents, node.back(found[node])):
                    if parent.needs_grad:
                        found[parent] = found[parent] + share
                node.grad = found[node] if node.needs_grad else None
            elif node.needs_grad:
                node.grad = node.grad + found[node]


def run(recipe, actions):
    nodes, calls = [], [0] * len(recipe)

    def counted(number, back):
        def call(g):
            calls[number] += 1
            return back(g)

        return call

    def scaled(factors):
        return lambda g: tuple(g if factor == 1 else factor * g for factor in factors)

    for number, (kind, *rest) in enumerate(recipe):
        if kind in ("leaf", "fixed"):
            node = Engine(rest[0], needs_grad=kind == "leaf")
        elif kind == "sum":
            parents, factors = tuple(nodes[i] for i, _ in rest), [factor for _, factor in rest]
            total = sum(factor * parent.data for parent, factor in zip(parents, factors))
            node = Engine(total, parents, counted(number, scaled(factors)), "+")
        elif kind == "chain":
            node = nodes[rest[0]]
            for _ in range(rest[1]):
                node = Engine(node.data, (node,), lambda g: (g,), "copy")
        else:
            parent, weights = nodes[rest[0]], np.asarray(rest[1])
            node = Engine(
                np.sum(weights * parent.data), (parent,), counted(number, lambda g, w=weights: (g * w,)), "dot"
            )
        nodes.append(node)
    for action in actions:
        if action == "backward":
            nodes[-1].backward()
        else:
            for node in nodes:
                if node.needs_grad and not node.parents:
                    node.zero_grad()
    return [node.grad for node in nodes], calls


def gradients(recipe, *actions):
    return run(recipe, actions)[0]


def calls_of_back(recipe, *actions):
    return run(recipe, actions)[1]


# %% Engine wrong M06s: leaves begin anew
class Engine:
    def __init__(self, data, parents=(), back=None, op="", needs_grad=True):
        data = np.asarray(data)
        if data.dtype.kind not in "fiub":
            raise TypeError(f"a node holds real numbers, not {data.dtype}")
        self.data = data if data.dtype.kind == "f" else data.astype(np.float64)
        self.parents, self.back, self.op = parents, back, op
        self.needs_grad = any(p.needs_grad for p in parents) if parents else needs_grad
        self.grad = np.zeros_like(self.data) if self.needs_grad else None

    @property
    def shape(self):
        return self.data.shape

    def zero_grad(self):
        self.grad = np.zeros_like(self.data)

    def backward(self):
        if self.data.size != 1:
            raise ValueError("only a single number has a gradient")
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, parents_done = waiting.pop()
            if parents_done:
                order.append(node)
            elif node.needs_grad and node not in seen:
                seen.add(node)
                waiting.append((node, True))
                waiting += [(parent, False) for parent in node.parents]
        found = {node: np.zeros_like(node.data) for node in order}
        found[self] = np.ones_like(self.data)
        for node in reversed(order):
            if node.parents:
                for parent, share in zip(node.parents, node.back(found[node])):
                    if parent.needs_grad:
                        found[parent] = found[parent] + share
                node.grad = found[node]
            else:
                node.grad = found[node]


def run(recipe, actions):
    nodes, calls = [], [0] * len(recipe)

    def counted(number, back):
        def call(g):
            calls[number] += 1
            return back(g)

        return call

    def scaled(factors):
        return lambda g: tuple(g if factor == 1 else factor * g for factor in factors)

    for number, (kind, *rest) in enumerate(recipe):
        if kind in ("leaf", "fixed"):
            node = Engine(rest[0], needs_grad=kind == "leaf")
        elif kind == "sum":
            parents, factors = tuple(nodes[i] for i, _ in rest), [factor for _, factor in rest]
            total = sum(factor * parent.data for parent, factor in zip(parents, factors))
            node = Engine(total, parents, counted(number, scaled(factors)), "+")
        elif kind == "chain":
            node = nodes[rest[0]]
            for _ in range(rest[1]):
                node = Engine(node.data, (node,), lambda g: (g,), "copy")
        else:
            parent, weights = nodes[rest[0]], np.asarray(rest[1])
            node = Engine(
                np.sum(weights * parent.data), (parent,), counted(number, lambda g, w=weights: (g * w,)), "dot"
            )
        nodes.append(node)
    for action in actions:
        if action == "backward":
            nodes[-1].backward()
        else:
            for node in nodes:
                if node.needs_grad and not node.parents:
                    node.zero_grad()
    return [node.grad for node in nodes], calls


def gradients(recipe, *actions):
    return run(recipe, actions)[0]


def calls_of_back(recipe, *actions):
    return run(recipe, actions)[1]


# %% Engine wrong M06t: arrays are not refused
class Engine:
    def __init__(self, data, parents=(), back=None, op="", needs_grad=True):
        data = np.asarray(data)
        if data.dtype.kind not in "fiub":
            raise TypeError(f"a node holds real numbers, not {data.dtype}")
        self.data = data if data.dtype.kind == "f" else data.astype(np.float64)
        self.parents, self.back, self.op = parents, back, op
        self.needs_grad = any(p.needs_grad for p in parents) if parents else needs_grad
        self.grad = np.zeros_like(self.data) if self.needs_grad else None

    @property
    def shape(self):
        return self.data.shape

    def zero_grad(self):
        self.grad = np.zeros_like(self.data)

    def backward(self):
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, parents_done = waiting.pop()
            if parents_done:
                order.append(node)
            elif node.needs_grad and node not in seen:
                seen.add(node)
                waiting.append((node, True))
                waiting += [(parent, False) for parent in node.parents]
        found = {node: np.zeros_like(node.data) for node in order}
        found[self] = np.ones_like(self.data)
        for node in reversed(order):
            if node.parents:
                for parent, share in zip(node.parents, node.back(found[node])):
                    if parent.needs_grad:
                        found[parent] = found[parent] + share
                node.grad = found[node]
            else:
                node.grad = node.grad + found[node]


def run(recipe, actions):
    nodes, calls = [], [0] * len(recipe)

    def counted(number, back):
        def call(g):
            calls[number] += 1
            return back(g)

        return call

    def scaled(factors):
        return lambda g: tuple(g if factor == 1 else factor * g for factor in factors)

    for number, (kind, *rest) in enumerate(recipe):
        if kind in ("leaf", "fixed"):
            node = Engine(rest[0], needs_grad=kind == "leaf")
        elif kind == "sum":
            parents, factors = tuple(nodes[i] for i, _ in rest), [factor for _, factor in rest]
            total = sum(factor * parent.data for parent, factor in zip(parents, factors))
            node = Engine(total, parents, counted(number, scaled(factors)), "+")
        elif kind == "chain":
            node = nodes[rest[0]]
            for _ in range(rest[1]):
                node = Engine(node.data, (node,), lambda g: (g,), "copy")
        else:
            parent, weights = nodes[rest[0]], np.asarray(rest[1])
            node = Engine(
                np.sum(weights * parent.data), (parent,), counted(number, lambda g, w=weights: (g * w,)), "dot"
            )
        nodes.append(node)
    for action in actions:
        if action == "backward":
            nodes[-1].backward()
        else:
            for node in nodes:
                if node.needs_grad and not node.parents:
                    node.zero_grad()
    return [node.grad for node in nodes], calls


def gradients(recipe, *actions):
    return run(recipe, actions)[0]


def calls_of_back(recipe, *actions):
    return run(recipe, actions)[1]


# %% Engine wrong -: another exception for arrays
class Engine:
    def __init__(self, data, parents=(), back=None, op="", needs_grad=True):
        data = np.asarray(data)
        if data.dtype.kind not in "fiub":
            raise TypeError(f"a node holds real numbers, not {data.dtype}")
        self.data = data if data.dtype.kind == "f" else data.astype(np.float64)
        self.parents, self.back, self.op = parents, back, op
        self.needs_grad = any(p.needs_grad for p in parents) if parents else needs_grad
        self.grad = np.zeros_like(self.data) if self.needs_grad else None

    @property
    def shape(self):
        return self.data.shape

    def zero_grad(self):
        self.grad = np.zeros_like(self.data)

    def backward(self):
        if self.data.size != 1:
            raise TypeError("only a single number has a gradient")
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, parents_done = waiting.pop()
            if parents_done:
                order.append(node)
            elif node.needs_grad and node not in seen:
                seen.add(node)
                waiting.append((node, True))
                waiting += [(parent, False) for parent in node.parents]
        found = {node: np.zeros_like(node.data) for node in order}
        found[self] = np.ones_like(self.data)
        for node in reversed(order):
            if node.parents:
                for parent, share in zip(node.parents, node.back(found[node])):
                    if parent.needs_grad:
                        found[parent] = found[parent] + share
                node.grad = found[node]
            else:
                node.grad = node.grad + found[node]


def run(recipe, actions):
    nodes, calls = [], [0] * len(recipe)

    def counted(number, back):
        def call(g):
            calls[number] += 1
            return back(g)

        return call

    def scaled(factors):
        return lambda g: tuple(g if factor == 1 else factor * g for factor in factors)

    for number, (kind, *rest) in enumerate(recipe):
        if kind in ("leaf", "fixed"):
            node = Engine(rest[0], needs_grad=kind == "leaf")
        elif kind == "sum":
            parents, factors = tuple(nodes[i] for i, _ in rest), [factor for _, factor in rest]
            total = sum(factor * parent.data for parent, factor in zip(parents, factors))
            node = Engine(total, parents, counted(number, scaled(factors)), "+")
        elif kind == "chain":
            node = nodes[rest[0]]
            for _ in range(rest[1]):
                node = Engine(node.data, (node,), lambda g: (g,), "copy")
        else:
            parent, weights = nodes[rest[0]], np.asarray(rest[1])
            node = Engine(
                np.sum(weights * parent.data), (parent,), counted(number, lambda g, w=weights: (g * w,)), "dot"
            )
        nodes.append(node)
    for action in actions:
        if action == "backward":
            nodes[-1].backward()
        else:
            for node in nodes:
                if node.needs_grad and not node.parents:
                    node.zero_grad()
    return [node.grad for node in nodes], calls


def gradients(recipe, *actions):
    return run(recipe, actions)[0]


def calls_of_back(recipe, *actions):
    return run(recipe, actions)[1]


# %% Engine wrong -: a seed of another shape
class Engine:
    def __init__(self, data, parents=(), back=None, op="", needs_grad=True):
        data = np.asarray(data)
        if data.dtype.kind not in "fiub":
            raise TypeError(f"a node holds real numbers, not {data.dtype}")
        self.data = data if data.dtype.kind == "f" else data.astype(np.float64)
        self.parents, self.back, self.op = parents, back, op
        self.needs_grad = any(p.needs_grad for p in parents) if parents else needs_grad
        self.grad = np.zeros_like(self.data) if self.needs_grad else None

    @property
    def shape(self):
        return self.data.shape

    def zero_grad(self):
        self.grad = np.zeros_like(self.data)

    def backward(self):
        if self.data.size != 1:
            raise ValueError("only a single number has a gradient")
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, parents_done = waiting.pop()
            if parents_done:
                order.append(node)
            elif node.needs_grad and node not in seen:
                seen.add(node)
                waiting.append((node, True))
                waiting += [(parent, False) for parent in node.parents]
        found = {node: np.zeros_like(node.data) for node in order}
        found[self] = np.ones((1, 1))
        for node in reversed(order):
            if node.parents:
                for parent, share in zip(node.parents, node.back(found[node])):
                    if parent.needs_grad:
                        found[parent] = found[parent] + share
                node.grad = found[node]
            else:
                node.grad = node.grad + found[node]


def run(recipe, actions):
    nodes, calls = [], [0] * len(recipe)

    def counted(number, back):
        def call(g):
            calls[number] += 1
            return back(g)

        return call

    def scaled(factors):
        return lambda g: tuple(g if factor == 1 else factor * g for factor in factors)

    for number, (kind, *rest) in enumerate(recipe):
        if kind in ("leaf", "fixed"):
            node = Engine(rest[0], needs_grad=kind == "leaf")
        elif kind == "sum":
            parents, factors = tuple(nodes[i] for i, _ in rest), [factor for _, factor in rest]
            total = sum(factor * parent.data for parent, factor in zip(parents, factors))
            node = Engine(total, parents, counted(number, scaled(factors)), "+")
        elif kind == "chain":
            node = nodes[rest[0]]
            for _ in range(rest[1]):
                node = Engine(node.data, (node,), lambda g: (g,), "copy")
        else:
            parent, weights = nodes[rest[0]], np.asarray(rest[1])
            node = Engine(
                np.sum(weights * parent.data), (parent,), counted(number, lambda g, w=weights: (g * w,)), "dot"
            )
        nodes.append(node)
    for action in actions:
        if action == "backward":
            nodes[-1].backward()
        else:
            for node in nodes:
                if node.needs_grad and not node.parents:
                    node.zero_grad()
    return [node.grad for node in nodes], calls


def gradients(recipe, *actions):
    return run(recipe, actions)[0]


def calls_of_back(recipe, *actions):
    return run(recipe, actions)[1]


# %% Engine wrong -: the mean of the shares
class Engine:
    def __init__(self, data, parents=(), back=None, op="", needs_grad=True):
        data = np.asarray(data)
        if data.dtype.kind not in "fiub":
            raise TypeError(f"a node holds real numbers, not {data.dtype}")
        self.data = data if data.dtype.kind == "f" else data.astype(np.float64)
        self.parents, self.back, self.op = parents, back, op
        self.needs_grad = any(p.needs_grad for p in parents) if parents else needs_grad
        self.grad = np.zeros_like(self.data) if self.needs_grad else None

    @property
    def shape(self):
        return self.data.shape

    def zero_grad(self):
        self.grad = np.zeros_like(self.data)

    def backward(self):
        if self.data.size != 1:
            raise ValueError("only a single number has a gradient")
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, parents_done = waiting.pop()
            if parents_done:
                order.append(node)
            elif node.needs_grad and node not in seen:
                seen.add(node)
                waiting.append((node, True))
                waiting += [(parent, False) for parent in node.parents]
        found = {node: np.zeros_like(node.data) for node in order}
        found[self] = np.ones_like(self.data)
        for node in reversed(order):
            if node.parents:
                for parent, share in zip(node.parents, node.back(found[node])):
                    if parent.needs_grad:
                        found[parent] = found[parent] + share / len(node.parents)
                node.grad = found[node]
            else:
                node.grad = node.grad + found[node]


def run(recipe, actions):
    nodes, calls = [], [0] * len(recipe)

    def counted(number, back):
        def call(g):
            calls[number] += 1
            return back(g)

        return call

    def scaled(factors):
        return lambda g: tuple(g if factor == 1 else factor * g for factor in factors)

    for number, (kind, *rest) in enumerate(recipe):
        if kind in ("leaf", "fixed"):
            node = Engine(rest[0], needs_grad=kind == "leaf")
        elif kind == "sum":
            parents, factors = tuple(nodes[i] for i, _ in rest), [factor for _, factor in rest]
            total = sum(factor * parent.data for parent, factor in zip(parents, factors))
            node = Engine(total, parents, counted(number, scaled(factors)), "+")
        elif kind == "chain":
            node = nodes[rest[0]]
            for _ in range(rest[1]):
                node = Engine(node.data, (node,), lambda g: (g,), "copy")
        else:
            parent, weights = nodes[rest[0]], np.asarray(rest[1])
            node = Engine(
                np.sum(weights * parent.data), (parent,), counted(number, lambda g, w=weights: (g * w,)), "dot"
            )
        nodes.append(node)
    for action in actions:
        if action == "backward":
            nodes[-1].backward()
        else:
            for node in nodes:
                if node.needs_grad and not node.parents:
                    node.zero_grad()
    return [node.grad for node in nodes], calls


def gradients(recipe, *actions):
    return run(recipe, actions)[0]


def calls_of_back(recipe, *actions):
    return run(recipe, actions)[1]


# %% Engine wrong -: only the first parent
class Engine:
    def __init__(self, data, parents=(), back=None, op="", needs_grad=True):
        data = np.asarray(data)
        if data.dtype.kind not in "fiub":
            raise TypeError(f"a node holds real numbers, not {data.dtype}")
        self.data = data if data.dtype.kind == "f" else data.astype(np.float64)
        self.parents, self.back, self.op = parents, back, op
        self.needs_grad = any(p.needs_grad for p in parents) if parents else needs_grad
        self.grad = np.zeros_like(self.data) if self.needs_grad else None

    @property
    def shape(self):
        return self.data.shape

    def zero_grad(self):
        self.grad = np.zeros_like(self.data)

    def backward(self):
        if self.data.size != 1:
            raise ValueError("only a single number has a gradient")
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, parents_done = waiting.pop()
            if parents_done:
                order.append(node)
            elif node.needs_grad and node not in seen:
                seen.add(node)
                waiting.append((node, True))
                waiting += [(parent, False) for parent in node.parents]
        found = {node: np.zeros_like(node.data) for node in order}
        found[self] = np.ones_like(self.data)
        for node in reversed(order):
            if node.parents:
                for parent, share in zip(node.parents[:1], node.back(found[node])):
                    if parent.needs_grad:
                        found[parent] = found[parent] + share
                node.grad = found[node]
            else:
                node.grad = node.grad + found[node]


def run(recipe, actions):
    nodes, calls = [], [0] * len(recipe)

    def counted(number, back):
        def call(g):
            calls[number] += 1
            return back(g)

        return call

    def scaled(factors):
        return lambda g: tuple(g if factor == 1 else factor * g for factor in factors)

    for number, (kind, *rest) in enumerate(recipe):
        if kind in ("leaf", "fixed"):
            node = Engine(rest[0], needs_grad=kind == "leaf")
        elif kind == "sum":
            parents, factors = tuple(nodes[i] for i, _ in rest), [factor for _, factor in rest]
            total = sum(factor * parent.data for parent, factor in zip(parents, factors))
            node = Engine(total, parents, counted(number, scaled(factors)), "+")
        elif kind == "chain":
            node = nodes[rest[0]]
            for _ in range(rest[1]):
                node = Engine(node.data, (node,), lambda g: (g,), "copy")
        else:
            parent, weights = nodes[rest[0]], np.asarray(rest[1])
            node = Engine(
                np.sum(weights * parent.data), (parent,), counted(number, lambda g, w=weights: (g * w,)), "dot"
            )
        nodes.append(node)
    for action in actions:
        if action == "backward":
            nodes[-1].backward()
        else:
            for node in nodes:
                if node.needs_grad and not node.parents:
                    node.zero_grad()
    return [node.grad for node in nodes], calls


def gradients(recipe, *actions):
    return run(recipe, actions)[0]


def calls_of_back(recipe, *actions):
    return run(recipe, actions)[1]


# %% Engine wrong -: the leaves' gradients are those of integers
class Engine:
    def __init__(self, data, parents=(), back=None, op="", needs_grad=True):
        data = np.asarray(data)
        if data.dtype.kind not in "fiub":
            raise TypeError(f"a node holds real numbers, not {data.dtype}")
        self.data = data if data.dtype.kind == "f" else data.astype(np.float64)
        self.parents, self.back, self.op = parents, back, op
        self.needs_grad = any(p.needs_grad for p in parents) if parents else needs_grad
        self.grad = np.zeros_like(self.data) if self.needs_grad else None

    @property
    def shape(self):
        return self.data.shape

    def zero_grad(self):
        self.grad = np.zeros_like(self.data)

    def backward(self):
        if self.data.size != 1:
            raise ValueError("only a single number has a gradient")
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, parents_done = waiting.pop()
            if parents_done:
                order.append(node)
            elif node.needs_grad and node not in seen:
                seen.add(node)
                waiting.append((node, True))
                waiting += [(parent, False) for parent in node.parents]
        found = {node: np.zeros_like(node.data) for node in order}
        found[self] = np.ones_like(self.data)
        for node in reversed(order):
            if node.parents:
                for parent, share in zip(node.parents, node.back(found[node])):
                    if parent.needs_grad:
                        found[parent] = found[parent] + share
                node.grad = found[node]
            else:
                node.grad = (node.grad + found[node]).round()


def run(recipe, actions):
    nodes, calls = [], [0] * len(recipe)

    def counted(number, back):
        def call(g):
            calls[number] += 1
            return back(g)

        return call

    def scaled(factors):
        return lambda g: tuple(g if factor == 1 else factor * g for factor in factors)

    for number, (kind, *rest) in enumerate(recipe):
        if kind in ("leaf", "fixed"):
            node = Engine(rest[0], needs_grad=kind == "leaf")
        elif kind == "sum":
            parents, factors = tuple(nodes[i] for i, _ in rest), [factor for _, factor in rest]
            total = sum(factor * parent.data for parent, factor in zip(parents, factors))
            node = Engine(total, parents, counted(number, scaled(factors)), "+")
        elif kind == "chain":
            node = nodes[rest[0]]
            for _ in range(rest[1]):
                node = Engine(node.data, (node,), lambda g: (g,), "copy")
        else:
            parent, weights = nodes[rest[0]], np.asarray(rest[1])
            node = Engine(
                np.sum(weights * parent.data), (parent,), counted(number, lambda g, w=weights: (g * w,)), "dot"
            )
        nodes.append(node)
    for action in actions:
        if action == "backward":
            nodes[-1].backward()
        else:
            for node in nodes:
                if node.needs_grad and not node.parents:
                    node.zero_grad()
    return [node.grad for node in nodes], calls


def gradients(recipe, *actions):
    return run(recipe, actions)[0]


def calls_of_back(recipe, *actions):
    return run(recipe, actions)[1]


# %% logistic_loss right from the logits
def logistic_loss(X, y, w, b):
    z = X @ w + b
    return ((1 + z.exp()).log() - y * z).mean()


def loss_and_gradients(X, y, w, b):
    w, b = duals(w, b)
    loss = logistic_loss(X, y, w, b)
    return loss.data, *slopes_of(loss, w, b)


# %% logistic_loss right the sum divided by n
def logistic_loss(X, y, w, b):
    p = (X @ w + b).sigmoid()
    losses = p.log() * y + (1 - p).log() * (1 - y)
    return -losses.sum() / len(y)


def loss_and_gradients(X, y, w, b):
    w, b = duals(w, b)
    loss = logistic_loss(X, y, w, b)
    return loss.data, *slopes_of(loss, w, b)


# %% logistic_loss right the probability of what happened
def logistic_loss(X, y, w, b):
    p = (X @ w + b).sigmoid()
    chosen = p * (2 * y - 1) + (1 - y)
    return (-chosen.log()).mean()


def loss_and_gradients(X, y, w, b):
    w, b = duals(w, b)
    loss = logistic_loss(X, y, w, b)
    return loss.data, *slopes_of(loss, w, b)


# %% logistic_loss right σ(−z) in place of 1 − p
def logistic_loss(X, y, w, b):
    z = b + X @ w
    return 0.0 - (y * z.sigmoid().log() + (1 - y) * (-z).sigmoid().log()).mean(axis=0)


def loss_and_gradients(X, y, w, b):
    w, b = duals(w, b)
    loss = logistic_loss(X, y, w, b)
    return loss.data, *slopes_of(loss, w, b)


# %% logistic_loss wrong L1: the sum
def logistic_loss(X, y, w, b):
    p = (X @ w + b).sigmoid()
    return -(y * p.log() + (1 - y) * (1 - p).log()).sum()


def loss_and_gradients(X, y, w, b):
    w, b = duals(w, b)
    loss = logistic_loss(X, y, w, b)
    return loss.data, *slopes_of(loss, w, b)


# %% logistic_loss wrong L3: only the term for y = 1
def logistic_loss(X, y, w, b):
    p = (X @ w + b).sigmoid()
    return -(y * p.log()).mean()


def loss_and_gradients(X, y, w, b):
    w, b = duals(w, b)
    loss = logistic_loss(X, y, w, b)
    return loss.data, *slopes_of(loss, w, b)


# %% logistic_loss wrong L6: the minus is lost
def logistic_loss(X, y, w, b):
    p = (X @ w + b).sigmoid()
    return (y * p.log() + (1 - y) * (1 - p).log()).mean()


def loss_and_gradients(X, y, w, b):
    w, b = duals(w, b)
    loss = logistic_loss(X, y, w, b)
    return loss.data, *slopes_of(loss, w, b)


# %% logistic_loss wrong L7: the squared error
def logistic_loss(X, y, w, b):
    p = (X @ w + b).sigmoid()
    return ((p - y) * (p - y)).mean()


def loss_and_gradients(X, y, w, b):
    w, b = duals(w, b)
    loss = logistic_loss(X, y, w, b)
    return loss.data, *slopes_of(loss, w, b)


# %% logistic_loss wrong L7: half the squared error
def logistic_loss(X, y, w, b):
    p = (X @ w + b).sigmoid()
    return ((p - y) * (p - y)).mean() / 2


def loss_and_gradients(X, y, w, b):
    w, b = duals(w, b)
    loss = logistic_loss(X, y, w, b)
    return loss.data, *slopes_of(loss, w, b)


# %% logistic_loss wrong L8: X on the right
def logistic_loss(X, y, w, b):
    p = (w @ X + b).sigmoid()
    return -(y * p.log() + (1 - y) * (1 - p).log()).mean()


def loss_and_gradients(X, y, w, b):
    w, b = duals(w, b)
    loss = logistic_loss(X, y, w, b)
    return loss.data, *slopes_of(loss, w, b)


# %% logistic_loss wrong L9: the bias is left out
def logistic_loss(X, y, w, b):
    p = (X @ w).sigmoid()
    return -(y * p.log() + (1 - y) * (1 - p).log()).mean()


def loss_and_gradients(X, y, w, b):
    w, b = duals(w, b)
    loss = logistic_loss(X, y, w, b)
    return loss.data, *slopes_of(loss, w, b)


# %% logistic_loss wrong M06u: a plain number
def logistic_loss(X, y, w, b):
    p = 1 / (1 + np.exp(-(X @ w.data + b.data)))
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def loss_and_gradients(X, y, w, b):
    w, b = duals(w, b)
    loss = logistic_loss(X, y, w, b)
    return loss.data, *slopes_of(loss, w, b)


# %% logistic_loss wrong M06v: the labels exchanged
def logistic_loss(X, y, w, b):
    p = (X @ w + b).sigmoid()
    return -((1 - y) * p.log() + y * (1 - p).log()).mean()


def loss_and_gradients(X, y, w, b):
    w, b = duals(w, b)
    loss = logistic_loss(X, y, w, b)
    return loss.data, *slopes_of(loss, w, b)


# %% logistic_loss wrong -: without the sigmoid
def logistic_loss(X, y, w, b):
    p = X @ w + b + 10
    return -(y * p.log()).mean()


def loss_and_gradients(X, y, w, b):
    w, b = duals(w, b)
    loss = logistic_loss(X, y, w, b)
    return loss.data, *slopes_of(loss, w, b)


# %% logistic_loss wrong -: one loss for each sample
def logistic_loss(X, y, w, b):
    p = (X @ w + b).sigmoid()
    return -(y * p.log() + (1 - y) * (1 - p).log())


def loss_and_gradients(X, y, w, b):
    w, b = duals(w, b)
    loss = logistic_loss(X, y, w, b)
    return loss.data, *slopes_of(loss, w, b)


# %% logistic_loss wrong -: numpy's logarithm
def logistic_loss(X, y, w, b):
    p = (X @ w + b).sigmoid()
    return -(y * np.log(p) + (1 - y) * np.log(1 - p)).mean()


def loss_and_gradients(X, y, w, b):
    w, b = duals(w, b)
    loss = logistic_loss(X, y, w, b)
    return loss.data, *slopes_of(loss, w, b)


# %% logistic_loss wrong -: half of it
def logistic_loss(X, y, w, b):
    p = (X @ w + b).sigmoid()
    return -(y * p.log() + (1 - y) * (1 - p).log()).mean() / 2


def loss_and_gradients(X, y, w, b):
    w, b = duals(w, b)
    loss = logistic_loss(X, y, w, b)
    return loss.data, *slopes_of(loss, w, b)


# %% train_on_graph right losses at the top of the loop
def train_on_graph(make_loss, parameters, eta, steps):
    losses = []
    for step in range(steps + 1):
        loss = make_loss()
        losses.append(float(loss.data))
        if step == steps:
            return losses
        for p in parameters:
            p.zero_grad()
        loss.backward()
        for p in parameters:
            p.data = p.data - eta * p.grad


def fit(X, y, eta, steps):
    w, b = Leaf(np.zeros(X.shape[1])), Leaf(0.0)
    losses = train_on_graph(lambda: FormulaLoss([w, b], *closed_form(X, y, w.data, b.data)), [w, b], eta, steps)
    return w.data, b.data, losses


def go_to(targets, eta, steps):
    leaves = [Leaf(np.zeros(np.shape(target))) for target in targets]

    def make_loss():
        errors = [leaf.data - target for leaf, target in zip(leaves, targets)]
        return FormulaLoss(leaves, sum(0.5 * np.sum(error**2) for error in errors), *errors)

    losses = train_on_graph(make_loss, leaves, eta, steps)
    return [leaf.data for leaf in leaves], losses


# %% train_on_graph right in place, gradients emptied after the step
def train_on_graph(make_loss, parameters, eta, steps):
    for p in parameters:
        p.zero_grad()
    loss = make_loss()
    losses = np.zeros(steps + 1)
    losses[0] = loss.data
    for i in range(steps):
        loss.backward()
        for p in parameters:
            p.data -= eta * p.grad
            p.zero_grad()
        loss = make_loss()
        losses[i + 1] = loss.data
    return losses


def fit(X, y, eta, steps):
    w, b = Leaf(np.zeros(X.shape[1])), Leaf(0.0)
    losses = train_on_graph(lambda: FormulaLoss([w, b], *closed_form(X, y, w.data, b.data)), [w, b], eta, steps)
    return w.data, b.data, losses


def go_to(targets, eta, steps):
    leaves = [Leaf(np.zeros(np.shape(target))) for target in targets]

    def make_loss():
        errors = [leaf.data - target for leaf, target in zip(leaves, targets)]
        return FormulaLoss(leaves, sum(0.5 * np.sum(error**2) for error in errors), *errors)

    losses = train_on_graph(make_loss, leaves, eta, steps)
    return [leaf.data for leaf in leaves], losses


# %% train_on_graph right a generator of losses
def train_on_graph(make_loss, parameters, eta, steps):
    def descend():
        for _ in range(steps):
            loss = make_loss()
            yield float(loss.data)
            [p.zero_grad() for p in parameters]
            loss.backward()
            for p in parameters:
                p.data = p.data + -eta * p.grad
        yield float(make_loss().data)

    return np.fromiter(descend(), float)


def fit(X, y, eta, steps):
    w, b = Leaf(np.zeros(X.shape[1])), Leaf(0.0)
    losses = train_on_graph(lambda: FormulaLoss([w, b], *closed_form(X, y, w.data, b.data)), [w, b], eta, steps)
    return w.data, b.data, losses


def go_to(targets, eta, steps):
    leaves = [Leaf(np.zeros(np.shape(target))) for target in targets]

    def make_loss():
        errors = [leaf.data - target for leaf, target in zip(leaves, targets)]
        return FormulaLoss(leaves, sum(0.5 * np.sum(error**2) for error in errors), *errors)

    losses = train_on_graph(make_loss, leaves, eta, steps)
    return [leaf.data for leaf in leaves], losses


# %% train_on_graph wrong K8: gradients are never set to 0
def train_on_graph(make_loss, parameters, eta, steps):
    loss = make_loss()
    losses = [float(loss.data)]
    for _ in range(steps):
        loss.backward()
        for parameter in parameters:
            parameter.data = parameter.data - eta * parameter.grad
        loss = make_loss()
        losses.append(float(loss.data))
    return np.array(losses)


def fit(X, y, eta, steps):
    w, b = Leaf(np.zeros(X.shape[1])), Leaf(0.0)
    losses = train_on_graph(lambda: FormulaLoss([w, b], *closed_form(X, y, w.data, b.data)), [w, b], eta, steps)
    return w.data, b.data, losses


def go_to(targets, eta, steps):
    leaves = [Leaf(np.zeros(np.shape(target))) for target in targets]

    def make_loss():
        errors = [leaf.data - target for leaf, target in zip(leaves, targets)]
        return FormulaLoss(leaves, sum(0.5 * np.sum(error**2) for error in errors), *errors)

    losses = train_on_graph(make_loss, leaves, eta, steps)
    return [leaf.data for leaf in leaves], losses


# %% train_on_graph wrong G5: uphill
def train_on_graph(make_loss, parameters, eta, steps):
    loss = make_loss()
    losses = [float(loss.data)]
    for _ in range(steps):
        for parameter in parameters:
            parameter.zero_grad()
        loss.backward()
        for parameter in parameters:
            parameter.data = parameter.data + eta * parameter.grad
        loss = make_loss()
        losses.append(float(loss.data))
    return np.array(losses)


def fit(X, y, eta, steps):
    w, b = Leaf(np.zeros(X.shape[1])), Leaf(0.0)
    losses = train_on_graph(lambda: FormulaLoss([w, b], *closed_form(X, y, w.data, b.data)), [w, b], eta, steps)
    return w.data, b.data, losses


def go_to(targets, eta, steps):
    leaves = [Leaf(np.zeros(np.shape(target))) for target in targets]

    def make_loss():
        errors = [leaf.data - target for leaf, target in zip(leaves, targets)]
        return FormulaLoss(leaves, sum(0.5 * np.sum(error**2) for error in errors), *errors)

    losses = train_on_graph(make_loss, leaves, eta, steps)
    return [leaf.data for leaf in leaves], losses


# %% train_on_graph wrong M06w: the graph is built once
def train_on_graph(make_loss, parameters, eta, steps):
    loss = make_loss()
    losses = [float(loss.data)]
    for _ in range(steps):
        for parameter in parameters:
            parameter.zero_grad()
        loss.backward()
        for parameter in parameters:
            parameter.data = parameter.data - eta * parameter.grad
        losses.append(float(loss.data))
    return np.array(losses)


def fit(X, y, eta, steps):
    w, b = Leaf(np.zeros(X.shape[1])), Leaf(0.0)
    losses = train_on_graph(lambda: FormulaLoss([w, b], *closed_form(X, y, w.data, b.data)), [w, b], eta, steps)
    return w.data, b.data, losses


def go_to(targets, eta, steps):
    leaves = [Leaf(np.zeros(np.shape(target))) for target in targets]

    def make_loss():
        errors = [leaf.data - target for leaf, target in zip(leaves, targets)]
        return FormulaLoss(leaves, sum(0.5 * np.sum(error**2) for error in errors), *errors)

    losses = train_on_graph(make_loss, leaves, eta, steps)
    return [leaf.data for leaf in leaves], losses


# %% train_on_graph wrong M06x: the last loss is missing
def train_on_graph(make_loss, parameters, eta, steps):
    loss = make_loss()
    losses = []
    for _ in range(steps):
        losses.append(float(loss.data))
        for parameter in parameters:
            parameter.zero_grad()
        loss.backward()
        for parameter in parameters:
            parameter.data = parameter.data - eta * parameter.grad
        loss = make_loss()
    return np.array(losses)


def fit(X, y, eta, steps):
    w, b = Leaf(np.zeros(X.shape[1])), Leaf(0.0)
    losses = train_on_graph(lambda: FormulaLoss([w, b], *closed_form(X, y, w.data, b.data)), [w, b], eta, steps)
    return w.data, b.data, losses


def go_to(targets, eta, steps):
    leaves = [Leaf(np.zeros(np.shape(target))) for target in targets]

    def make_loss():
        errors = [leaf.data - target for leaf, target in zip(leaves, targets)]
        return FormulaLoss(leaves, sum(0.5 * np.sum(error**2) for error in errors), *errors)

    losses = train_on_graph(make_loss, leaves, eta, steps)
    return [leaf.data for leaf in leaves], losses


# %% train_on_graph wrong M06x: the first loss is missing
def train_on_graph(make_loss, parameters, eta, steps):
    loss = make_loss()
    losses = []
    for _ in range(steps):
        for parameter in parameters:
            parameter.zero_grad()
        loss.backward()
        for parameter in parameters:
            parameter.data = parameter.data - eta * parameter.grad
        loss = make_loss()
        losses.append(float(loss.data))
    return np.array(losses)


def fit(X, y, eta, steps):
    w, b = Leaf(np.zeros(X.shape[1])), Leaf(0.0)
    losses = train_on_graph(lambda: FormulaLoss([w, b], *closed_form(X, y, w.data, b.data)), [w, b], eta, steps)
    return w.data, b.data, losses


def go_to(targets, eta, steps):
    leaves = [Leaf(np.zeros(np.shape(target))) for target in targets]

    def make_loss():
        errors = [leaf.data - target for leaf, target in zip(leaves, targets)]
        return FormulaLoss(leaves, sum(0.5 * np.sum(error**2) for error in errors), *errors)

    losses = train_on_graph(make_loss, leaves, eta, steps)
    return [leaf.data for leaf in leaves], losses


# %% train_on_graph wrong M06y: backward is never called
def train_on_graph(make_loss, parameters, eta, steps):
    loss = make_loss()
    losses = [float(loss.data)]
    for _ in range(steps):
        for parameter in parameters:
            parameter.zero_grad()
        for parameter in parameters:
            parameter.data = parameter.data - eta * parameter.grad
        loss = make_loss()
        losses.append(float(loss.data))
    return np.array(losses)


def fit(X, y, eta, steps):
    w, b = Leaf(np.zeros(X.shape[1])), Leaf(0.0)
    losses = train_on_graph(lambda: FormulaLoss([w, b], *closed_form(X, y, w.data, b.data)), [w, b], eta, steps)
    return w.data, b.data, losses


def go_to(targets, eta, steps):
    leaves = [Leaf(np.zeros(np.shape(target))) for target in targets]

    def make_loss():
        errors = [leaf.data - target for leaf, target in zip(leaves, targets)]
        return FormulaLoss(leaves, sum(0.5 * np.sum(error**2) for error in errors), *errors)

    losses = train_on_graph(make_loss, leaves, eta, steps)
    return [leaf.data for leaf in leaves], losses


# %% train_on_graph wrong M06y: the step is not written back
def train_on_graph(make_loss, parameters, eta, steps):
    loss = make_loss()
    losses = [float(loss.data)]
    for _ in range(steps):
        for parameter in parameters:
            parameter.zero_grad()
        loss.backward()
        for parameter in parameters:
            new = parameter.data - eta * parameter.grad
        loss = make_loss()
        losses.append(float(loss.data))
    return np.array(losses)


def fit(X, y, eta, steps):
    w, b = Leaf(np.zeros(X.shape[1])), Leaf(0.0)
    losses = train_on_graph(lambda: FormulaLoss([w, b], *closed_form(X, y, w.data, b.data)), [w, b], eta, steps)
    return w.data, b.data, losses


def go_to(targets, eta, steps):
    leaves = [Leaf(np.zeros(np.shape(target))) for target in targets]

    def make_loss():
        errors = [leaf.data - target for leaf, target in zip(leaves, targets)]
        return FormulaLoss(leaves, sum(0.5 * np.sum(error**2) for error in errors), *errors)

    losses = train_on_graph(make_loss, leaves, eta, steps)
    return [leaf.data for leaf in leaves], losses


# %% train_on_graph wrong M06aa: only the first parameter
def train_on_graph(make_loss, parameters, eta, steps):
    loss = make_loss()
    losses = [float(loss.data)]
    for _ in range(steps):
        for parameter in parameters:
            parameter.zero_grad()
        loss.backward()
        for parameter in parameters[:1]:
            parameter.data = parameter.data - eta * parameter.grad
        loss = make_loss()
        losses.append(float(loss.data))
    return np.array(losses)


def fit(X, y, eta, steps):
    w, b = Leaf(np.zeros(X.shape[1])), Leaf(0.0)
    losses = train_on_graph(lambda: FormulaLoss([w, b], *closed_form(X, y, w.data, b.data)), [w, b], eta, steps)
    return w.data, b.data, losses


def go_to(targets, eta, steps):
    leaves = [Leaf(np.zeros(np.shape(target))) for target in targets]

    def make_loss():
        errors = [leaf.data - target for leaf, target in zip(leaves, targets)]
        return FormulaLoss(leaves, sum(0.5 * np.sum(error**2) for error in errors), *errors)

    losses = train_on_graph(make_loss, leaves, eta, steps)
    return [leaf.data for leaf in leaves], losses


# %% train_on_graph wrong M06z: the last loss only
def train_on_graph(make_loss, parameters, eta, steps):
    loss = make_loss()
    losses = [float(loss.data)]
    for _ in range(steps):
        for parameter in parameters:
            parameter.zero_grad()
        loss.backward()
        for parameter in parameters:
            parameter.data = parameter.data - eta * parameter.grad
        loss = make_loss()
        losses.append(float(loss.data))
    return losses[-1]


def fit(X, y, eta, steps):
    w, b = Leaf(np.zeros(X.shape[1])), Leaf(0.0)
    losses = train_on_graph(lambda: FormulaLoss([w, b], *closed_form(X, y, w.data, b.data)), [w, b], eta, steps)
    return w.data, b.data, losses


def go_to(targets, eta, steps):
    leaves = [Leaf(np.zeros(np.shape(target))) for target in targets]

    def make_loss():
        errors = [leaf.data - target for leaf, target in zip(leaves, targets)]
        return FormulaLoss(leaves, sum(0.5 * np.sum(error**2) for error in errors), *errors)

    losses = train_on_graph(make_loss, leaves, eta, steps)
    return [leaf.data for leaf in leaves], losses


# %% train_on_graph wrong -: returns inside of the loop
def train_on_graph(make_loss, parameters, eta, steps):
    loss = make_loss()
    losses = [float(loss.data)]
    for _ in range(steps):
        for parameter in parameters:
            parameter.zero_grad()
        loss.backward()
        for parameter in parameters:
            parameter.data = parameter.data - eta * parameter.grad
        loss = make_loss()
        losses.append(float(loss.data))
        return np.array(losses)


def fit(X, y, eta, steps):
    w, b = Leaf(np.zeros(X.shape[1])), Leaf(0.0)
    losses = train_on_graph(lambda: FormulaLoss([w, b], *closed_form(X, y, w.data, b.data)), [w, b], eta, steps)
    return w.data, b.data, losses


def go_to(targets, eta, steps):
    leaves = [Leaf(np.zeros(np.shape(target))) for target in targets]

    def make_loss():
        errors = [leaf.data - target for leaf, target in zip(leaves, targets)]
        return FormulaLoss(leaves, sum(0.5 * np.sum(error**2) for error in errors), *errors)

    losses = train_on_graph(make_loss, leaves, eta, steps)
    return [leaf.data for leaf in leaves], losses


# %% train_on_graph wrong -: the step without η
def train_on_graph(make_loss, parameters, eta, steps):
    loss = make_loss()
    losses = [float(loss.data)]
    for _ in range(steps):
        for parameter in parameters:
            parameter.zero_grad()
        loss.backward()
        for parameter in parameters:
            parameter.data = parameter.data - parameter.grad
        loss = make_loss()
        losses.append(float(loss.data))
    return np.array(losses)


def fit(X, y, eta, steps):
    w, b = Leaf(np.zeros(X.shape[1])), Leaf(0.0)
    losses = train_on_graph(lambda: FormulaLoss([w, b], *closed_form(X, y, w.data, b.data)), [w, b], eta, steps)
    return w.data, b.data, losses


def go_to(targets, eta, steps):
    leaves = [Leaf(np.zeros(np.shape(target))) for target in targets]

    def make_loss():
        errors = [leaf.data - target for leaf, target in zip(leaves, targets)]
        return FormulaLoss(leaves, sum(0.5 * np.sum(error**2) for error in errors), *errors)

    losses = train_on_graph(make_loss, leaves, eta, steps)
    return [leaf.data for leaf in leaves], losses


# %% train_on_graph wrong -: zero_grad after backward
def train_on_graph(make_loss, parameters, eta, steps):
    loss = make_loss()
    losses = [float(loss.data)]
    for _ in range(steps):
        loss.backward()
        for parameter in parameters:
            parameter.zero_grad()
        for parameter in parameters:
            parameter.data = parameter.data - eta * parameter.grad
        loss = make_loss()
        losses.append(float(loss.data))
    return np.array(losses)


def fit(X, y, eta, steps):
    w, b = Leaf(np.zeros(X.shape[1])), Leaf(0.0)
    losses = train_on_graph(lambda: FormulaLoss([w, b], *closed_form(X, y, w.data, b.data)), [w, b], eta, steps)
    return w.data, b.data, losses


def go_to(targets, eta, steps):
    leaves = [Leaf(np.zeros(np.shape(target))) for target in targets]

    def make_loss():
        errors = [leaf.data - target for leaf, target in zip(leaves, targets)]
        return FormulaLoss(leaves, sum(0.5 * np.sum(error**2) for error in errors), *errors)

    losses = train_on_graph(make_loss, leaves, eta, steps)
    return [leaf.data for leaf in leaves], losses


# %% train_on_graph wrong -: two steps for each loss
def train_on_graph(make_loss, parameters, eta, steps):
    loss = make_loss()
    losses = [float(loss.data)]
    for _ in range(steps):
        for parameter in parameters:
            parameter.zero_grad()
        loss.backward()
        for parameter in parameters:
            parameter.data = parameter.data - 2 * eta * parameter.grad
        loss = make_loss()
        losses.append(float(loss.data))
    return np.array(losses)


def fit(X, y, eta, steps):
    w, b = Leaf(np.zeros(X.shape[1])), Leaf(0.0)
    losses = train_on_graph(lambda: FormulaLoss([w, b], *closed_form(X, y, w.data, b.data)), [w, b], eta, steps)
    return w.data, b.data, losses


def go_to(targets, eta, steps):
    leaves = [Leaf(np.zeros(np.shape(target))) for target in targets]

    def make_loss():
        errors = [leaf.data - target for leaf, target in zip(leaves, targets)]
        return FormulaLoss(leaves, sum(0.5 * np.sum(error**2) for error in errors), *errors)

    losses = train_on_graph(make_loss, leaves, eta, steps)
    return [leaf.data for leaf in leaves], losses


# %% train_on_graph wrong -: steps that get shorter
def train_on_graph(make_loss, parameters, eta, steps):
    loss = make_loss()
    losses = [float(loss.data)]
    for _ in range(steps):
        for parameter in parameters:
            parameter.zero_grad()
        loss.backward()
        for parameter in parameters:
            parameter.data = parameter.data - eta / (len(losses)) * parameter.grad
        loss = make_loss()
        losses.append(float(loss.data))
    return np.array(losses)


def fit(X, y, eta, steps):
    w, b = Leaf(np.zeros(X.shape[1])), Leaf(0.0)
    losses = train_on_graph(lambda: FormulaLoss([w, b], *closed_form(X, y, w.data, b.data)), [w, b], eta, steps)
    return w.data, b.data, losses


def go_to(targets, eta, steps):
    leaves = [Leaf(np.zeros(np.shape(target))) for target in targets]

    def make_loss():
        errors = [leaf.data - target for leaf, target in zip(leaves, targets)]
        return FormulaLoss(leaves, sum(0.5 * np.sum(error**2) for error in errors), *errors)

    losses = train_on_graph(make_loss, leaves, eta, steps)
    return [leaf.data for leaf in leaves], losses

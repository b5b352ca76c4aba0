# ---- exercise 1: the output's delta

# %% output_delta wrong R1: the sum over the samples, not the mean
def output_delta(p, y, loss):
    if loss == "bce":
        return p - y
    return 2 * (p - y) * p * (1 - p)

# %% output_delta right loops
def output_delta(p, y, loss):
    n, k = p.shape
    delta = np.zeros((n, k))
    for i in range(n):
        for j in range(k):
            e = p[i, j] - y[i, j]
            delta[i, j] = e / n if loss == "bce" else 2 * e * (p[i, j] - p[i, j] ** 2) / n
    return delta

# %% output_delta right slope by p times slope of sigmoid
def output_delta(p, y, loss):
    slope = p * (1 - p)
    by_p = (p - y) / slope if loss == "bce" else 2 * (p - y)
    return by_p * slope / p.shape[0]

# %% output_delta right a dictionary of factors
def output_delta(p, y, loss):
    factor = {"bce": 1.0, "mse": 2 * p - 2 * p**2}[loss]
    return np.multiply(p - y, factor) / np.shape(y)[0]

# %% output_delta right lists
def output_delta(p, y, loss):
    n = len(p)
    rows = []
    for row, want in zip(p, y):
        rows.append([(a - b) / n * (1 if loss == "bce" else 2 * a * (1 - a)) for a, b in zip(row, want)])
    return rows

# %% output_delta wrong R2: sigmoid's derivative with the cross-entropy as well
def output_delta(p, y, loss):
    delta = (p - y) * p * (1 - p) / len(p)
    return delta if loss == "bce" else 2 * delta

# %% output_delta wrong R2: squared error for both
def output_delta(p, y, loss):
    return 2 * (p - y) * p * (1 - p) / len(p)

# %% output_delta wrong R3: y − p
def output_delta(p, y, loss):
    delta = (y - p) / len(p)
    return delta if loss == "bce" else 2 * delta * p * (1 - p)

# %% output_delta wrong M09f: the slope by p
def output_delta(p, y, loss):
    if loss == "bce":
        return (p - y) / (p * (1 - p)) / len(p)
    return 2 * (p - y) * p * (1 - p) / len(p)

# %% output_delta wrong M09g: the slope by p for the squared error
def output_delta(p, y, loss):
    if loss == "bce":
        return (p - y) / len(p)
    return 2 * (p - y) / len(p)

# %% output_delta wrong M09g: p − y for every loss
def output_delta(p, y, loss):
    return (p - y) / len(p)

# %% output_delta wrong M09h: the 2 is forgotten
def output_delta(p, y, loss):
    delta = (p - y) / len(p)
    return delta if loss == "bce" else delta * p * (1 - p)

# %% output_delta wrong M09i: divided by the number of entries
def output_delta(p, y, loss):
    delta = (p - y) / p.size
    return delta if loss == "bce" else 2 * delta * p * (1 - p)

# %% output_delta wrong N2: written into p
def output_delta(p, y, loss):
    slope = p * (1 - p)
    p -= y
    p /= len(p)
    return p.copy() if loss == "bce" else 2 * p * slope

# %% output_delta wrong -: 1 − p² as σ′
def output_delta(p, y, loss):
    delta = (p - y) / len(p)
    return delta if loss == "bce" else 2 * delta * (1 - p**2)

# ---- exercise 2: one sample

# %% backward_one right einsum
def backward_one(x, y, params, cache):
    delta2 = np.subtract(cache["p"], y)
    back = np.einsum("hk,k->h", params["W2"], delta2)
    delta1 = np.einsum("h,h->h", back, 1 - np.tanh(cache["z1"]) ** 2)
    return dict(W1=np.einsum("d,h->dh", x, delta1), b1=delta1, W2=np.einsum("h,k->hk", cache["a1"], delta2), b2=delta2)

# %% backward_one right loops
def backward_one(x, y, params, cache):
    W2 = params["W2"]
    h, k = W2.shape
    delta2 = [cache["p"][j] - y[j] for j in range(k)]
    delta1 = []
    for i in range(h):
        back = sum(W2[i, j] * delta2[j] for j in range(k))
        delta1.append(back / np.cosh(cache["z1"][i]) ** 2)
    dW1 = [[value * delta for delta in delta1] for value in x]
    dW2 = [[value * delta for delta in delta2] for value in cache["a1"]]
    return {"W1": dW1, "b1": delta1, "W2": dW2, "b2": delta2}

# %% backward_one right as a batch of one row
def backward_one(x, y, params, cache):
    a, delta2 = cache["a1"][None, :], (cache["p"] - y)[None, :]
    delta1 = delta2 @ params["W2"].T * (1 - a) * (1 + a)
    return {"b2": delta2[0], "W2": a.T @ delta2, "b1": delta1[0], "W1": x[:, None] * delta1}

# %% backward_one right float32 results
def backward_one(x, y, params, cache):
    delta2 = cache["p"] - y
    delta1 = params["W2"] @ delta2 * (1 - cache["a1"] ** 2)
    grads = {"W1": np.outer(x, delta1), "b1": delta1, "W2": np.outer(cache["a1"], delta2), "b2": delta2}
    return {name: grad.astype(np.float32) for name, grad in grads.items()}

# %% backward_one wrong R2: extra sigmoid's derivative
def backward_one(x, y, params, cache):
    delta2 = (cache["p"] - y) * cache["p"] * (1 - cache["p"])
    delta1 = params["W2"] @ delta2 * (1 - cache["a1"] ** 2)
    return {"W1": np.outer(x, delta1), "b1": delta1, "W2": np.outer(cache["a1"], delta2), "b2": delta2}

# %% backward_one wrong R3: y − p
def backward_one(x, y, params, cache):
    delta2 = y - cache["p"]
    delta1 = params["W2"] @ delta2 * (1 - cache["a1"] ** 2)
    return {"W1": np.outer(x, delta1), "b1": delta1, "W2": np.outer(cache["a1"], delta2), "b2": delta2}

# %% backward_one wrong R4: tanh of tanh
def backward_one(x, y, params, cache):
    delta2 = cache["p"] - y
    delta1 = params["W2"] @ delta2 * (1 - np.tanh(cache["a1"]) ** 2)
    return {"W1": np.outer(x, delta1), "b1": delta1, "W2": np.outer(cache["a1"], delta2), "b2": delta2}

# %% backward_one wrong R5: the sigmoid's slope
def backward_one(x, y, params, cache):
    delta2 = cache["p"] - y
    delta1 = params["W2"] @ delta2 * cache["a1"] * (1 - cache["a1"])
    return {"W1": np.outer(x, delta1), "b1": delta1, "W2": np.outer(cache["a1"], delta2), "b2": delta2}

# %% backward_one wrong R6: no slope of tanh
def backward_one(x, y, params, cache):
    delta2 = cache["p"] - y
    delta1 = params["W2"] @ delta2
    return {"W1": np.outer(x, delta1), "b1": delta1, "W2": np.outer(cache["a1"], delta2), "b2": delta2}

# %% backward_one wrong R8: 1 − z²
def backward_one(x, y, params, cache):
    delta2 = cache["p"] - y
    delta1 = params["W2"] @ delta2 * (1 - cache["z1"] ** 2)
    return {"W1": np.outer(x, delta1), "b1": delta1, "W2": np.outer(cache["a1"], delta2), "b2": delta2}

# %% backward_one wrong R9: W2 takes its step first
def backward_one(x, y, params, cache):
    delta2 = cache["p"] - y
    delta1 = (params["W2"] - np.outer(cache["a1"], delta2)) @ delta2 * (1 - cache["a1"] ** 2)
    return {"W1": np.outer(x, delta1), "b1": delta1, "W2": np.outer(cache["a1"], delta2), "b2": delta2}

# %% backward_one wrong R9: W2 takes a small step first
def backward_one(x, y, params, cache):
    delta2 = cache["p"] - y
    delta1 = (params["W2"] - 0.1 * np.outer(cache["a1"], delta2)) @ delta2 * (1 - cache["a1"] ** 2)
    return {"W1": np.outer(x, delta1), "b1": delta1, "W2": np.outer(cache["a1"], delta2), "b2": delta2}

# %% backward_one wrong R10: b1 is left out
def backward_one(x, y, params, cache):
    delta2 = cache["p"] - y
    delta1 = params["W2"] @ delta2 * (1 - cache["a1"] ** 2)
    return {"W1": np.outer(x, delta1), "b1": np.zeros_like(delta1), "W2": np.outer(cache["a1"], delta2), "b2": delta2}

# %% backward_one wrong M09a: outer product the wrong way round
def backward_one(x, y, params, cache):
    delta2 = cache["p"] - y
    delta1 = params["W2"] @ delta2 * (1 - cache["a1"] ** 2)
    return {"W1": np.outer(delta1, x), "b1": delta1, "W2": np.outer(cache["a1"], delta2), "b2": delta2}

# %% backward_one wrong M09a: both outer products the wrong way round
def backward_one(x, y, params, cache):
    delta2 = cache["p"] - y
    delta1 = params["W2"] @ delta2 * (1 - cache["a1"] ** 2)
    return {"W1": np.outer(delta1, x), "b1": delta1, "W2": np.outer(delta2, cache["a1"]), "b2": delta2}

# %% backward_one wrong M09b: z1 in place of a1
def backward_one(x, y, params, cache):
    delta2 = cache["p"] - y
    delta1 = params["W2"] @ delta2 * (1 - cache["a1"] ** 2)
    return {"W1": np.outer(x, delta1), "b1": delta1, "W2": np.outer(cache["z1"], delta2), "b2": delta2}

# %% backward_one wrong M09d: biases as rows
def backward_one(x, y, params, cache):
    delta2 = cache["p"] - y
    delta1 = params["W2"] @ delta2 * (1 - cache["a1"] ** 2)
    return {"W1": np.outer(x, delta1), "b1": delta1[None, :], "W2": np.outer(cache["a1"], delta2), "b2": delta2}

# %% backward_one wrong -: hidden input in place of x
def backward_one(x, y, params, cache):
    delta2 = cache["p"] - y
    delta1 = params["W2"] @ delta2 * (1 - cache["a1"] ** 2)
    return {"W1": np.outer(np.ones_like(x), delta1), "b1": delta1, "W2": np.outer(cache["a1"], delta2), "b2": delta2}

# %% backward_one wrong -: W2 not used
def backward_one(x, y, params, cache):
    delta2 = cache["p"] - y
    delta1 = np.sum(delta2) * (1 - cache["a1"] ** 2)
    return {"W1": np.outer(x, delta1), "b1": delta1, "W2": np.outer(cache["a1"], delta2), "b2": delta2}

# %% backward_one wrong -: a tuple
def backward_one(x, y, params, cache):
    delta2 = cache["p"] - y
    delta1 = params["W2"] @ delta2 * (1 - cache["a1"] ** 2)
    return np.outer(x, delta1), delta1, np.outer(cache["a1"], delta2), delta2

# %% backward_one wrong N2: W2 is updated in place
def backward_one(x, y, params, cache):
    delta2 = cache["p"] - y
    delta1 = params["W2"] @ delta2 * (1 - cache["a1"] ** 2)
    params["W2"] -= 0.1 * np.outer(cache["a1"], delta2)
    return {"W1": np.outer(x, delta1), "b1": delta1, "W2": np.outer(cache["a1"], delta2), "b2": delta2}

# ---- exercise 3: a batch

# %% backward right a loop over the samples, averaged
def backward(X, y, params, cache):
    grads = {name: np.zeros(array.shape) for name, array in params.items()}
    for i in range(len(X)):
        delta2 = cache["p"][i] - y[i]
        delta1 = params["W2"] @ delta2 * (1 - cache["a1"][i] ** 2)
        grads["W1"] += np.outer(X[i], delta1)
        grads["b1"] += delta1
        grads["W2"] += np.outer(cache["a1"][i], delta2)
        grads["b2"] += delta2
    return {name: grad / len(X) for name, grad in grads.items()}

# %% backward right einsum
def backward(X, y, params, cache):
    n = X.shape[0]
    delta2 = cache["p"] - y
    delta1 = np.einsum("nk,hk,nh->nh", delta2, params["W2"], 1 - cache["a1"] ** 2)
    return {
        "W1": np.einsum("nd,nh->dh", X, delta1) / n,
        "b1": np.einsum("nh->h", delta1) / n,
        "W2": np.einsum("nh,nk->hk", cache["a1"], delta2) / n,
        "b2": np.einsum("nk->k", delta2) / n,
    }

# %% backward right means at the end, slope from z
def backward(X, y, params, cache):
    delta2 = cache["p"] - y
    delta1 = np.dot(delta2, params["W2"].T) / np.cosh(cache["z1"]) ** 2
    return {
        "W1": np.dot(X.T, delta1) / len(y),
        "b1": np.mean(delta1, axis=0),
        "W2": np.dot(cache["a1"].T, delta2) / len(y),
        "b2": np.mean(delta2, axis=0),
    }

# %% backward right biases as inputs of 1
def backward(X, y, params, cache):
    ones = np.ones((1, len(X))) / len(X)
    delta2 = cache["p"] - y
    delta1 = (params["W2"] @ delta2.T).T * (1 - np.tanh(cache["z1"]) ** 2)
    return {
        "W1": (delta1.T @ X).T / len(X),
        "b1": (ones @ delta1)[0],
        "W2": (delta2.T @ cache["a1"]).T / len(X),
        "b2": (ones @ delta2)[0],
    }

# %% backward wrong R1: no 1/n
def backward(X, y, params, cache):
    delta2 = (cache["p"] - y)
    delta1 = delta2 @ params["W2"].T * (1 - cache["a1"] ** 2)
    return {"W1": X.T @ delta1, "b1": delta1.sum(axis=0), "W2": cache["a1"].T @ delta2, "b2": delta2.sum(axis=0)}

# %% backward wrong R2: extra sigmoid's derivative
def backward(X, y, params, cache):
    delta2 = (cache["p"] - y) * cache["p"] * (1 - cache["p"]) / len(X)
    delta1 = delta2 @ params["W2"].T * (1 - cache["a1"] ** 2)
    return {"W1": X.T @ delta1, "b1": delta1.sum(axis=0), "W2": cache["a1"].T @ delta2, "b2": delta2.sum(axis=0)}

# %% backward wrong R3: y − p
def backward(X, y, params, cache):
    delta2 = (y - cache["p"]) / len(X)
    delta1 = delta2 @ params["W2"].T * (1 - cache["a1"] ** 2)
    return {"W1": X.T @ delta1, "b1": delta1.sum(axis=0), "W2": cache["a1"].T @ delta2, "b2": delta2.sum(axis=0)}

# %% backward wrong R4: tanh of tanh
def backward(X, y, params, cache):
    delta2 = (cache["p"] - y) / len(X)
    delta1 = delta2 @ params["W2"].T * (1 - np.tanh(cache["a1"]) ** 2)
    return {"W1": X.T @ delta1, "b1": delta1.sum(axis=0), "W2": cache["a1"].T @ delta2, "b2": delta2.sum(axis=0)}

# %% backward wrong R5: the sigmoid's slope
def backward(X, y, params, cache):
    delta2 = (cache["p"] - y) / len(X)
    delta1 = delta2 @ params["W2"].T * cache["a1"] * (1 - cache["a1"])
    return {"W1": X.T @ delta1, "b1": delta1.sum(axis=0), "W2": cache["a1"].T @ delta2, "b2": delta2.sum(axis=0)}

# %% backward wrong R6: no slope of tanh
def backward(X, y, params, cache):
    delta2 = (cache["p"] - y) / len(X)
    delta1 = delta2 @ params["W2"].T
    return {"W1": X.T @ delta1, "b1": delta1.sum(axis=0), "W2": cache["a1"].T @ delta2, "b2": delta2.sum(axis=0)}

# %% backward wrong R7: 1/n a second time
def backward(X, y, params, cache):
    delta2 = (cache["p"] - y) / len(X)
    delta1 = delta2 @ params["W2"].T * (1 - cache["a1"] ** 2) / len(X)
    return {"W1": X.T @ delta1, "b1": delta1.sum(axis=0), "W2": cache["a1"].T @ delta2, "b2": delta2.sum(axis=0)}

# %% backward wrong R8: 1 − z²
def backward(X, y, params, cache):
    delta2 = (cache["p"] - y) / len(X)
    delta1 = delta2 @ params["W2"].T * (1 - cache["z1"] ** 2)
    return {"W1": X.T @ delta1, "b1": delta1.sum(axis=0), "W2": cache["a1"].T @ delta2, "b2": delta2.sum(axis=0)}

# %% backward wrong R9: W2 takes its step first
def backward(X, y, params, cache):
    delta2 = (cache["p"] - y) / len(X)
    delta1 = delta2 @ (params["W2"] - cache["a1"].T @ delta2).T * (1 - cache["a1"] ** 2)
    return {"W1": X.T @ delta1, "b1": delta1.sum(axis=0), "W2": cache["a1"].T @ delta2, "b2": delta2.sum(axis=0)}

# %% backward wrong R9: W2 takes a small step first
def backward(X, y, params, cache):
    delta2 = (cache["p"] - y) / len(X)
    delta1 = delta2 @ (params["W2"] - 0.1 * cache["a1"].T @ delta2).T * (1 - cache["a1"] ** 2)
    return {"W1": X.T @ delta1, "b1": delta1.sum(axis=0), "W2": cache["a1"].T @ delta2, "b2": delta2.sum(axis=0)}

# %% backward wrong R10: b1 is left out
def backward(X, y, params, cache):
    delta2 = (cache["p"] - y) / len(X)
    delta1 = delta2 @ params["W2"].T * (1 - cache["a1"] ** 2)
    return {"W1": X.T @ delta1, "b1": np.zeros(delta1.shape[1]), "W2": cache["a1"].T @ delta2, "b2": delta2.sum(axis=0)}

# %% backward wrong R11: biases averaged
def backward(X, y, params, cache):
    delta2 = (cache["p"] - y) / len(X)
    delta1 = delta2 @ params["W2"].T * (1 - cache["a1"] ** 2)
    return {"W1": X.T @ delta1, "b1": delta1.mean(axis=0), "W2": cache["a1"].T @ delta2, "b2": delta2.mean(axis=0)}

# %% backward wrong B3: b1 summed over the units
def backward(X, y, params, cache):
    delta2 = (cache["p"] - y) / len(X)
    delta1 = delta2 @ params["W2"].T * (1 - cache["a1"] ** 2)
    return {"W1": X.T @ delta1, "b1": delta1.sum(axis=1), "W2": cache["a1"].T @ delta2, "b2": delta2.sum(axis=0)}

# %% backward wrong M09a: dW1 on its side
def backward(X, y, params, cache):
    delta2 = (cache["p"] - y) / len(X)
    delta1 = delta2 @ params["W2"].T * (1 - cache["a1"] ** 2)
    return {"W1": delta1.T @ X, "b1": delta1.sum(axis=0), "W2": cache["a1"].T @ delta2, "b2": delta2.sum(axis=0)}

# %% backward wrong M09b: z1 in place of a1
def backward(X, y, params, cache):
    delta2 = (cache["p"] - y) / len(X)
    delta1 = delta2 @ params["W2"].T * (1 - cache["a1"] ** 2)
    return {"W1": X.T @ delta1, "b1": delta1.sum(axis=0), "W2": cache["z1"].T @ delta2, "b2": delta2.sum(axis=0)}

# %% backward wrong M09c: b1 not summed
def backward(X, y, params, cache):
    delta2 = (cache["p"] - y) / len(X)
    delta1 = delta2 @ params["W2"].T * (1 - cache["a1"] ** 2)
    return {"W1": X.T @ delta1, "b1": delta1, "W2": cache["a1"].T @ delta2, "b2": delta2.sum(axis=0)}

# %% backward wrong M09d: axis kept
def backward(X, y, params, cache):
    delta2 = (cache["p"] - y) / len(X)
    delta1 = delta2 @ params["W2"].T * (1 - cache["a1"] ** 2)
    return {"W1": X.T @ delta1, "b1": delta1.sum(axis=0, keepdims=True), "W2": cache["a1"].T @ delta2, "b2": delta2.sum(axis=0, keepdims=True)}

# %% backward wrong -: biases summed over everything
def backward(X, y, params, cache):
    delta2 = (cache["p"] - y) / len(X)
    delta1 = delta2 @ params["W2"].T * (1 - cache["a1"] ** 2)
    return {"W1": X.T @ delta1, "b1": delta1.sum(), "W2": cache["a1"].T @ delta2, "b2": delta2.sum(axis=0)}

# %% backward wrong -: 1/n in the weights only
def backward(X, y, params, cache):
    delta2 = (cache["p"] - y) / len(X)
    delta1 = delta2 @ params["W2"].T * (1 - cache["a1"] ** 2)
    return {"W1": X.T @ delta1 / 2, "b1": delta1.sum(axis=0), "W2": cache["a1"].T @ delta2, "b2": delta2.sum(axis=0)}

# %% backward wrong -: the last sample only
def backward(X, y, params, cache):
    delta2 = (cache["p"] - y) / len(X)
    delta1 = delta2 @ params["W2"].T * (1 - cache["a1"] ** 2)
    return {"W1": np.outer(X[-1], delta1[-1]), "b1": delta1.sum(axis=0), "W2": cache["a1"].T @ delta2, "b2": delta2.sum(axis=0)}

# %% backward wrong -: W2 not turned over
def backward(X, y, params, cache):
    delta2 = (cache["p"] - y) / len(X)
    delta1 = delta2 @ params["W2"] * (1 - cache["a1"] ** 2)
    return {"W1": X.T @ delta1, "b1": delta1.sum(axis=0), "W2": cache["a1"].T @ delta2, "b2": delta2.sum(axis=0)}

# %% backward wrong N2: the cache is used as scratch paper
def backward(X, y, params, cache):
    delta2 = cache["p"]
    delta2 -= y
    delta2 /= len(X)
    delta1 = delta2 @ params["W2"].T * (1 - cache["a1"] ** 2)
    return {"W1": X.T @ delta1, "b1": delta1.sum(axis=0), "W2": cache["a1"].T @ delta2, "b2": delta2.sum(axis=0)}

# ---- exercise 4: gradient check

# %% grad_check right flat, copies for every call
def grad_check(loss, params, grads, eps=1e-5):
    exact = {name: np.asarray(a, dtype=np.float64) for name, a in params.items()}
    middle = loss(exact)

    def at(name, index, step):
        moved = {key: a.copy() for key, a in exact.items()}
        moved[name].flat[index] += step
        return loss(moved)

    errors = [0.0]
    for name, a in exact.items():
        g = np.asarray(grads[name], dtype=np.float64).ravel()
        up = np.array([at(name, k, eps) for k in range(a.size)])
        down = np.array([at(name, k, -eps) for k in range(a.size)])
        central = (up - down) / (2 * eps)
        right, left = (up - middle) / eps, (middle - down) / eps
        miss = np.minimum(np.abs(g - central), np.minimum(np.abs(g - right), np.abs(g - left)))
        scale = np.max(np.abs(np.concatenate([g, central])))
        errors.append(miss.max() / scale if scale else 0.0)
    return max(errors)

# %% grad_check right unit vectors
def grad_check(loss, params, grads, eps=1e-5):
    exact = {name: np.array(a, dtype=float) for name, a in params.items()}
    here = loss(exact)
    found = []
    for name in exact:
        largest, scale = 0.0, float(np.abs(grads[name]).max())
        for i in np.ndindex(exact[name].shape):
            unit = np.zeros(exact[name].shape)
            unit[i] = eps
            up = loss({**exact, name: exact[name] + unit})
            down = loss({**exact, name: exact[name] - unit})
            g = float(grads[name][i])
            largest = max(largest, min(abs(g - s) for s in ((up - down) / 2 / eps, (up - here) / eps, (here - down) / eps)))
            scale = max(scale, abs(up - down) / 2 / eps)
        found.append(0.0 if scale == 0 else largest / scale)
    return np.max(found)

# %% grad_check right its own nudge of 1e-4
def grad_check(loss, params, grads, eps=1e-5):
    params = {name: np.array(array, dtype=float) for name, array in params.items()}
    eps = 5e-6
    here, worst = loss(params), 0.0
    for name, array in params.items():
        central, missed = np.zeros(array.shape), np.zeros(array.shape)
        for i in np.ndindex(array.shape):
            kept = array[i]
            array[i] = kept + eps
            above = loss(params)
            array[i] = kept - eps
            below = loss(params)
            array[i] = kept
            central[i] = (above - below) / (2 * eps)
            slopes = np.array([central[i], (above - here) / eps, (here - below) / eps])
            missed[i] = np.abs(grads[name][i] - slopes).min()
        scale = max(np.abs(grads[name]).max(), np.abs(central).max())
        if scale > 0:
            worst = max(worst, missed.max() / scale)
    return worst

# %% grad_check wrong R12: absolute error
def grad_check(loss, params, grads, eps=1e-5):
    params = {name: np.array(array, dtype=float) for name, array in params.items()}
    here, worst = loss(params), 0.0
    for name, array in params.items():
        central, missed = np.zeros(array.shape), np.zeros(array.shape)
        for i in np.ndindex(array.shape):
            kept = array[i]
            array[i] = kept + eps
            above = loss(params)
            array[i] = kept - eps
            below = loss(params)
            array[i] = kept
            central[i] = (above - below) / (2 * eps)
            slopes = np.array([central[i], (above - here) / eps, (here - below) / eps])
            missed[i] = np.abs(grads[name][i] - slopes).min()
        scale = max(np.abs(grads[name]).max(), np.abs(central).max())
        if scale > 0:
            worst = max(worst, missed.max())
    return worst

# %% grad_check wrong R12 hidden-only: float32 is kept
def grad_check(loss, params, grads, eps=1e-5):
    params = {name: np.array(array) for name, array in params.items()}
    here, worst = loss(params), 0.0
    for name, array in params.items():
        central, missed = np.zeros(array.shape), np.zeros(array.shape)
        for i in np.ndindex(array.shape):
            kept = array[i]
            array[i] = kept + eps
            above = loss(params)
            array[i] = kept - eps
            below = loss(params)
            array[i] = kept
            central[i] = (above - below) / (2 * eps)
            slopes = np.array([central[i], (above - here) / eps, (here - below) / eps])
            missed[i] = np.abs(grads[name][i] - slopes).min()
        scale = max(np.abs(grads[name]).max(), np.abs(central).max())
        if scale > 0:
            worst = max(worst, missed.max() / scale)
    return worst

# %% grad_check wrong M09m: right slope only
def grad_check(loss, params, grads, eps=1e-5):
    params = {name: np.array(array, dtype=float) for name, array in params.items()}
    here, worst = loss(params), 0.0
    for name, array in params.items():
        central, missed = np.zeros(array.shape), np.zeros(array.shape)
        for i in np.ndindex(array.shape):
            kept = array[i]
            array[i] = kept + eps
            above = loss(params)
            array[i] = kept - eps
            below = loss(params)
            array[i] = kept
            central[i] = (above - below) / (2 * eps)
            slopes = np.array([(above - here) / eps])
            missed[i] = np.abs(grads[name][i] - slopes).min()
        scale = max(np.abs(grads[name]).max(), np.abs(central).max())
        if scale > 0:
            worst = max(worst, missed.max() / scale)
    return worst

# %% grad_check wrong M09m: right and left slope, not the central one
def grad_check(loss, params, grads, eps=1e-5):
    params = {name: np.array(array, dtype=float) for name, array in params.items()}
    here, worst = loss(params), 0.0
    for name, array in params.items():
        central, missed = np.zeros(array.shape), np.zeros(array.shape)
        for i in np.ndindex(array.shape):
            kept = array[i]
            array[i] = kept + eps
            above = loss(params)
            array[i] = kept - eps
            below = loss(params)
            array[i] = kept
            central[i] = (above - below) / (2 * eps)
            slopes = np.array([(above - here) / eps, (here - below) / eps])
            missed[i] = np.abs(grads[name][i] - slopes).min()
        scale = max(np.abs(grads[name]).max(), np.abs(central).max())
        if scale > 0:
            worst = max(worst, missed.max() / scale)
    return worst

# %% grad_check wrong M09n: central slope only
def grad_check(loss, params, grads, eps=1e-5):
    params = {name: np.array(array, dtype=float) for name, array in params.items()}
    here, worst = loss(params), 0.0
    for name, array in params.items():
        central, missed = np.zeros(array.shape), np.zeros(array.shape)
        for i in np.ndindex(array.shape):
            kept = array[i]
            array[i] = kept + eps
            above = loss(params)
            array[i] = kept - eps
            below = loss(params)
            array[i] = kept
            central[i] = (above - below) / (2 * eps)
            slopes = np.array([central[i]])
            missed[i] = np.abs(grads[name][i] - slopes).min()
        scale = max(np.abs(grads[name]).max(), np.abs(central).max())
        if scale > 0:
            worst = max(worst, missed.max() / scale)
    return worst

# %% grad_check wrong M09n hidden-only: central and left slope only
def grad_check(loss, params, grads, eps=1e-5):
    params = {name: np.array(array, dtype=float) for name, array in params.items()}
    here, worst = loss(params), 0.0
    for name, array in params.items():
        central, missed = np.zeros(array.shape), np.zeros(array.shape)
        for i in np.ndindex(array.shape):
            kept = array[i]
            array[i] = kept + eps
            above = loss(params)
            array[i] = kept - eps
            below = loss(params)
            array[i] = kept
            central[i] = (above - below) / (2 * eps)
            slopes = np.array([central[i], (here - below) / eps])
            missed[i] = np.abs(grads[name][i] - slopes).min()
        scale = max(np.abs(grads[name]).max(), np.abs(central).max())
        if scale > 0:
            worst = max(worst, missed.max() / scale)
    return worst

# %% grad_check wrong C3: divided by eps
def grad_check(loss, params, grads, eps=1e-5):
    params = {name: np.array(array, dtype=float) for name, array in params.items()}
    here, worst = loss(params), 0.0
    for name, array in params.items():
        central, missed = np.zeros(array.shape), np.zeros(array.shape)
        for i in np.ndindex(array.shape):
            kept = array[i]
            array[i] = kept + eps
            above = loss(params)
            array[i] = kept - eps
            below = loss(params)
            array[i] = kept
            central[i] = (above - below) / eps
            slopes = np.array([central[i], (above - here) / eps, (here - below) / eps])
            missed[i] = np.abs(grads[name][i] - slopes).min()
        scale = max(np.abs(grads[name]).max(), np.abs(central).max())
        if scale > 0:
            worst = max(worst, missed.max() / scale)
    return worst

# %% grad_check wrong M09o: mean of the entries
def grad_check(loss, params, grads, eps=1e-5):
    params = {name: np.array(array, dtype=float) for name, array in params.items()}
    here, worst = loss(params), 0.0
    for name, array in params.items():
        central, missed = np.zeros(array.shape), np.zeros(array.shape)
        for i in np.ndindex(array.shape):
            kept = array[i]
            array[i] = kept + eps
            above = loss(params)
            array[i] = kept - eps
            below = loss(params)
            array[i] = kept
            central[i] = (above - below) / (2 * eps)
            slopes = np.array([central[i], (above - here) / eps, (here - below) / eps])
            missed[i] = np.abs(grads[name][i] - slopes).min()
        scale = max(np.abs(grads[name]).max(), np.abs(central).max())
        if scale > 0:
            worst = max(worst, missed.mean() / scale)
    return worst

# %% grad_check wrong M09p: signed error
def grad_check(loss, params, grads, eps=1e-5):
    params = {name: np.array(array, dtype=float) for name, array in params.items()}
    here, worst = loss(params), 0.0
    for name, array in params.items():
        central, missed = np.zeros(array.shape), np.zeros(array.shape)
        for i in np.ndindex(array.shape):
            kept = array[i]
            array[i] = kept + eps
            above = loss(params)
            array[i] = kept - eps
            below = loss(params)
            array[i] = kept
            central[i] = (above - below) / (2 * eps)
            slopes = np.array([central[i], (above - here) / eps, (here - below) / eps])
            missed[i] = (grads[name][i] - slopes)[0]
        scale = max(np.abs(grads[name]).max(), np.abs(central).max())
        if scale > 0:
            worst = max(worst, missed.max() / scale)
    return worst

# %% grad_check wrong M09q: 0/0
def grad_check(loss, params, grads, eps=1e-5):
    params = {name: np.array(array, dtype=float) for name, array in params.items()}
    here, worst = loss(params), 0.0
    for name, array in params.items():
        central, missed = np.zeros(array.shape), np.zeros(array.shape)
        for i in np.ndindex(array.shape):
            kept = array[i]
            array[i] = kept + eps
            above = loss(params)
            array[i] = kept - eps
            below = loss(params)
            array[i] = kept
            central[i] = (above - below) / (2 * eps)
            slopes = np.array([central[i], (above - here) / eps, (here - below) / eps])
            missed[i] = np.abs(grads[name][i] - slopes).min()
        scale = max(np.abs(grads[name]).max(), np.abs(central).max())
        with np.errstate(invalid="ignore"):
            worst = np.maximum(worst, missed.max() / scale)
    return worst

# %% grad_check wrong M09r: the last array only
def grad_check(loss, params, grads, eps=1e-5):
    params = {name: np.array(array, dtype=float) for name, array in params.items()}
    here, worst = loss(params), 0.0
    for name, array in params.items():
        central, missed = np.zeros(array.shape), np.zeros(array.shape)
        for i in np.ndindex(array.shape):
            kept = array[i]
            array[i] = kept + eps
            above = loss(params)
            array[i] = kept - eps
            below = loss(params)
            array[i] = kept
            central[i] = (above - below) / (2 * eps)
            slopes = np.array([central[i], (above - here) / eps, (here - below) / eps])
            missed[i] = np.abs(grads[name][i] - slopes).min()
        scale = max(np.abs(grads[name]).max(), np.abs(central).max())
        if scale > 0:
            worst = missed.max() / scale
    return worst

# %% grad_check wrong -: the first array only
def grad_check(loss, params, grads, eps=1e-5):
    params = {name: np.array(array, dtype=float) for name, array in params.items()}
    here, worst = loss(params), 0.0
    for name, array in params.items():
        central, missed = np.zeros(array.shape), np.zeros(array.shape)
        for i in np.ndindex(array.shape):
            kept = array[i]
            array[i] = kept + eps
            above = loss(params)
            array[i] = kept - eps
            below = loss(params)
            array[i] = kept
            central[i] = (above - below) / (2 * eps)
            slopes = np.array([central[i], (above - here) / eps, (here - below) / eps])
            missed[i] = np.abs(grads[name][i] - slopes).min()
        scale = max(np.abs(grads[name]).max(), np.abs(central).max())
        if scale > 0:
            worst = max(worst, missed.max() / scale)
        return worst

# %% grad_check wrong -: returns whether it passes
def grad_check(loss, params, grads, eps=1e-5):
    params = {name: np.array(array, dtype=float) for name, array in params.items()}
    here, worst = loss(params), 0.0
    for name, array in params.items():
        central, missed = np.zeros(array.shape), np.zeros(array.shape)
        for i in np.ndindex(array.shape):
            kept = array[i]
            array[i] = kept + eps
            above = loss(params)
            array[i] = kept - eps
            below = loss(params)
            array[i] = kept
            central[i] = (above - below) / (2 * eps)
            slopes = np.array([central[i], (above - here) / eps, (here - below) / eps])
            missed[i] = np.abs(grads[name][i] - slopes).min()
        scale = max(np.abs(grads[name]).max(), np.abs(central).max())
        if scale > 0:
            worst = max(worst, missed.max() / scale)
    return worst < 1e-5

# %% grad_check wrong -: the nudge is not put back
def grad_check(loss, params, grads, eps=1e-5):
    params = {name: np.array(array, dtype=float) for name, array in params.items()}
    here, worst = loss(params), 0.0
    for name, array in params.items():
        central, missed = np.zeros(array.shape), np.zeros(array.shape)
        for i in np.ndindex(array.shape):
            kept = array[i]
            array[i] = kept + eps
            above = loss(params)
            array[i] = kept - eps
            below = loss(params)
            central[i] = (above - below) / (2 * eps)
            slopes = np.array([central[i], (above - here) / eps, (here - below) / eps])
            missed[i] = np.abs(grads[name][i] - slopes).min()
        scale = max(np.abs(grads[name]).max(), np.abs(central).max())
        if scale > 0:
            worst = max(worst, missed.max() / scale)
    return worst

# %% grad_check wrong -: scale of the given gradient only
def grad_check(loss, params, grads, eps=1e-5):
    params = {name: np.array(array, dtype=float) for name, array in params.items()}
    here, worst = loss(params), 0.0
    for name, array in params.items():
        central, missed = np.zeros(array.shape), np.zeros(array.shape)
        for i in np.ndindex(array.shape):
            kept = array[i]
            array[i] = kept + eps
            above = loss(params)
            array[i] = kept - eps
            below = loss(params)
            array[i] = kept
            central[i] = (above - below) / (2 * eps)
            slopes = np.array([central[i], (above - here) / eps, (here - below) / eps])
            missed[i] = np.abs(grads[name][i] - slopes).min()
        scale = np.abs(grads[name]).max()
        if scale > 0:
            worst = max(worst, missed.max() / scale)
    return worst

# %% grad_check wrong -: scale of the measured slopes only
def grad_check(loss, params, grads, eps=1e-5):
    params = {name: np.array(array, dtype=float) for name, array in params.items()}
    here, worst = loss(params), 0.0
    for name, array in params.items():
        central, missed = np.zeros(array.shape), np.zeros(array.shape)
        for i in np.ndindex(array.shape):
            kept = array[i]
            array[i] = kept + eps
            above = loss(params)
            array[i] = kept - eps
            below = loss(params)
            array[i] = kept
            central[i] = (above - below) / (2 * eps)
            slopes = np.array([central[i], (above - here) / eps, (here - below) / eps])
            missed[i] = np.abs(grads[name][i] - slopes).min()
        scale = np.abs(central).max()
        if scale > 0:
            worst = max(worst, missed.max() / scale)
    return worst

# %% grad_check wrong - hidden-only: the worst error begins at −1
def grad_check(loss, params, grads, eps=1e-5):
    params = {name: np.array(array, dtype=float) for name, array in params.items()}
    here, worst = loss(params), -1.0
    for name, array in params.items():
        central, missed = np.zeros(array.shape), np.zeros(array.shape)
        for i in np.ndindex(array.shape):
            kept = array[i]
            array[i] = kept + eps
            above = loss(params)
            array[i] = kept - eps
            below = loss(params)
            array[i] = kept
            central[i] = (above - below) / (2 * eps)
            slopes = np.array([central[i], (above - here) / eps, (here - below) / eps])
            missed[i] = np.abs(grads[name][i] - slopes).min()
        scale = max(np.abs(grads[name]).max(), np.abs(central).max())
        if scale > 0:
            worst = max(worst, missed.max() / scale)
    return worst

# %% grad_check wrong -: an all-zero slope is skipped
def grad_check(loss, params, grads, eps=1e-5):
    params = {name: np.array(array, dtype=float) for name, array in params.items()}
    here, worst = loss(params), 0.0
    for name, array in params.items():
        central, missed = np.zeros(array.shape), np.zeros(array.shape)
        for i in np.ndindex(array.shape):
            kept = array[i]
            array[i] = kept + eps
            above = loss(params)
            array[i] = kept - eps
            below = loss(params)
            array[i] = kept
            central[i] = (above - below) / (2 * eps)
            slopes = np.array([central[i], (above - here) / eps, (here - below) / eps])
            missed[i] = np.abs(grads[name][i] - slopes).min()
        scale = max(np.abs(grads[name]).max(), np.abs(central).max())
        if np.abs(central).max() > 0:
            worst = max(worst, missed.max() / scale)
    return worst

# %% grad_check wrong M09s: one scale for all arrays
def grad_check(loss, params, grads, eps=1e-5):
    params = {name: np.array(array, dtype=float) for name, array in params.items()}
    here, worst, scale = loss(params), 0.0, 0.0
    for name, array in params.items():
        for i in np.ndindex(array.shape):
            kept = array[i]
            array[i] = kept + eps
            above = loss(params)
            array[i] = kept - eps
            below = loss(params)
            array[i] = kept
            slopes = np.array([(above - below) / (2 * eps), (above - here) / eps, (here - below) / eps])
            worst = max(worst, np.abs(grads[name][i] - slopes).min())
            scale = max(scale, np.abs(grads[name][i]), np.abs(slopes[0]))
    return worst / scale

# %% grad_check wrong N2: the nudge stays in the caller's array
def grad_check(loss, params, grads, eps=1e-5):
    params = {name: array for name, array in params.items()}
    here, worst = loss(params), 0.0
    for name, array in params.items():
        central, missed = np.zeros(array.shape), np.zeros(array.shape)
        for i in np.ndindex(array.shape):
            kept = array[i]
            array[i] = kept + eps
            above = loss(params)
            array[i] = kept - eps
            below = loss(params)
            array[i] = kept + 1e-9
            central[i] = (above - below) / (2 * eps)
            slopes = np.array([central[i], (above - here) / eps, (here - below) / eps])
            missed[i] = np.abs(grads[name][i] - slopes).min()
        scale = max(np.abs(grads[name]).max(), np.abs(central).max())
        if scale > 0:
            worst = max(worst, missed.max() / scale)
    return worst

# ---- exercise 5: the six verdicts

# %% six_bugs right another order of keys
six_bugs = {6: "C", 5: "G", 4: "A", 3: "H", 2: "D", 1: "F"}

# %% six_bugs right filled one by one
six_bugs = {}
for number, letter in enumerate("FDHAGC", 1):
    six_bugs[number] = letter

# %% six_bugs right zip
six_bugs = dict(zip(range(1, 7), ["F", "D", "H", "A", "G", "C"]))

# %% six_bugs wrong - hidden-only: E for D
six_bugs = {1: "F", 2: "E", 3: "H", 4: "A", 5: "G", 6: "C"}

# %% six_bugs wrong - hidden-only: F and D swapped
six_bugs = {1: "D", 2: "F", 3: "H", 4: "A", 5: "G", 6: "C"}

# %% six_bugs wrong - hidden-only: A and C swapped
six_bugs = {1: "F", 2: "D", 3: "H", 4: "C", 5: "G", 6: "A"}

# %% six_bugs wrong - hidden-only: B for C
six_bugs = {1: "F", 2: "D", 3: "H", 4: "A", 5: "G", 6: "B"}

# %% six_bugs wrong -: a string
six_bugs = "FDHAGC"

# %% six_bugs wrong -: one is missing
six_bugs = {1: "F", 2: "D", 3: "H", 4: "A", 5: "G"}

# ---- exercise 6: any number of layers

# %% backward_layers right recursion
def backward_layers(y, weights, activations):
    def below(l, delta):
        here = [(activations[l].T @ delta, delta.sum(axis=0))]
        if l == 0:
            return here
        return below(l - 1, delta @ weights[l].T * (1 - activations[l] ** 2)) + here

    return below(len(weights) - 1, (activations[-1] - y) / len(y))

# %% backward_layers right zip of reversed lists
def backward_layers(y, weights, activations):
    delta, pairs = activations[-1] - y, []
    for W, a in zip(reversed(weights), reversed(activations[:-1])):
        pairs.insert(0, (np.einsum("ni,no->io", a, delta) / len(y), delta.mean(axis=0)))
        delta = (delta @ W.T) * (1 - a * a)
    return pairs

# %% backward_layers right deltas first, then gradients
def backward_layers(y, weights, activations):
    L, n = len(weights), y.shape[0]
    deltas = [None] * L
    deltas[-1] = activations[L] - y
    for l in range(L - 2, -1, -1):
        deltas[l] = (weights[l + 1] @ deltas[l + 1].T).T * (1 - activations[l + 1] ** 2)
    return [[a.T @ d / n, np.sum(d, axis=0) / n] for a, d in zip(activations, deltas)]

# %% backward_layers wrong R1: no 1/n
def backward_layers(y, weights, activations):
    delta = (activations[-1] - y)
    grads = []
    for l in range(len(weights) - 1, -1, -1):
        grads.append((activations[l].T @ delta, delta.sum(axis=0)))
        if l > 0:
            delta = delta @ weights[l].T * (1 - activations[l] ** 2)
    return grads[::-1]

# %% backward_layers wrong R3: y − p
def backward_layers(y, weights, activations):
    delta = (y - activations[-1]) / len(y)
    grads = []
    for l in range(len(weights) - 1, -1, -1):
        grads.append((activations[l].T @ delta, delta.sum(axis=0)))
        if l > 0:
            delta = delta @ weights[l].T * (1 - activations[l] ** 2)
    return grads[::-1]

# %% backward_layers wrong R4: tanh of tanh
def backward_layers(y, weights, activations):
    delta = (activations[-1] - y) / len(y)
    grads = []
    for l in range(len(weights) - 1, -1, -1):
        grads.append((activations[l].T @ delta, delta.sum(axis=0)))
        if l > 0:
            delta = delta @ weights[l].T * (1 - np.tanh(activations[l]) ** 2)
    return grads[::-1]

# %% backward_layers wrong R5: the sigmoid's slope
def backward_layers(y, weights, activations):
    delta = (activations[-1] - y) / len(y)
    grads = []
    for l in range(len(weights) - 1, -1, -1):
        grads.append((activations[l].T @ delta, delta.sum(axis=0)))
        if l > 0:
            delta = delta @ weights[l].T * activations[l] * (1 - activations[l])
    return grads[::-1]

# %% backward_layers wrong R6: no slope of tanh
def backward_layers(y, weights, activations):
    delta = (activations[-1] - y) / len(y)
    grads = []
    for l in range(len(weights) - 1, -1, -1):
        grads.append((activations[l].T @ delta, delta.sum(axis=0)))
        if l > 0:
            delta = delta @ weights[l].T
    return grads[::-1]

# %% backward_layers wrong R11: biases averaged
def backward_layers(y, weights, activations):
    delta = (activations[-1] - y) / len(y)
    grads = []
    for l in range(len(weights) - 1, -1, -1):
        grads.append((activations[l].T @ delta, delta.mean(axis=0)))
        if l > 0:
            delta = delta @ weights[l].T * (1 - activations[l] ** 2)
    return grads[::-1]

# %% backward_layers wrong R13: what the layer gave, in place of what came in
def backward_layers(y, weights, activations):
    delta = (activations[-1] - y) / len(y)
    grads = []
    for l in range(len(weights) - 1, -1, -1):
        grads.append((activations[l + 1].T @ delta, delta.sum(axis=0)))
        if l > 0:
            delta = delta @ weights[l].T * (1 - activations[l] ** 2)
    return grads[::-1]

# %% backward_layers wrong R13: the input one layer further down
def backward_layers(y, weights, activations):
    delta = (activations[-1] - y) / len(y)
    grads = []
    for l in range(len(weights) - 1, -1, -1):
        grads.append((activations[max(l - 1, 0)].T @ delta, delta.sum(axis=0)))
        if l > 0:
            delta = delta @ weights[l].T * (1 - activations[l] ** 2)
    return grads[::-1]

# %% backward_layers wrong R13: the slope of the layer above
def backward_layers(y, weights, activations):
    delta = (activations[-1] - y) / len(y)
    grads = []
    for l in range(len(weights) - 1, -1, -1):
        grads.append((activations[l].T @ delta, delta.sum(axis=0)))
        if l > 0:
            delta = delta @ weights[l].T * (1 - activations[l + 1] ** 2)
    return grads[::-1]

# %% backward_layers wrong R13: the slope of the layer below
def backward_layers(y, weights, activations):
    delta = (activations[-1] - y) / len(y)
    grads = []
    for l in range(len(weights) - 1, -1, -1):
        grads.append((activations[l].T @ delta, delta.sum(axis=0)))
        if l > 0:
            delta = delta @ weights[l].T * (1 - activations[l - 1] ** 2)
    return grads[::-1]

# %% backward_layers wrong R14: σ′ in the first factor
def backward_layers(y, weights, activations):
    delta = (activations[-1] - y) * activations[-1] * (1 - activations[-1]) / len(y)
    grads = []
    for l in range(len(weights) - 1, -1, -1):
        grads.append((activations[l].T @ delta, delta.sum(axis=0)))
        if l > 0:
            delta = delta @ weights[l].T * (1 - activations[l] ** 2)
    return grads[::-1]

# %% backward_layers wrong R14: slope of tanh in the first factor
def backward_layers(y, weights, activations):
    delta = (activations[-1] - y) * (1 - activations[-1] ** 2) / len(y)
    grads = []
    for l in range(len(weights) - 1, -1, -1):
        grads.append((activations[l].T @ delta, delta.sum(axis=0)))
        if l > 0:
            delta = delta @ weights[l].T * (1 - activations[l] ** 2)
    return grads[::-1]

# %% backward_layers wrong M09j: last layer first
def backward_layers(y, weights, activations):
    delta = (activations[-1] - y) / len(y)
    grads = []
    for l in range(len(weights) - 1, -1, -1):
        grads.append((activations[l].T @ delta, delta.sum(axis=0)))
        if l > 0:
            delta = delta @ weights[l].T * (1 - activations[l] ** 2)
    return grads

# %% backward_layers wrong M09k: 1/n at every layer
def backward_layers(y, weights, activations):
    delta = (activations[-1] - y) / len(y)
    grads = []
    for l in range(len(weights) - 1, -1, -1):
        grads.append((activations[l].T @ delta, delta.sum(axis=0)))
        if l > 0:
            delta = delta @ weights[l].T * (1 - activations[l] ** 2) / len(y)
    return grads[::-1]

# %% backward_layers wrong M09l: the first layer is left out
def backward_layers(y, weights, activations):
    delta = (activations[-1] - y) / len(y)
    grads = []
    for l in range(len(weights) - 1, 0, -1):
        grads.append((activations[l].T @ delta, delta.sum(axis=0)))
        if l > 0:
            delta = delta @ weights[l].T * (1 - activations[l] ** 2)
    return grads[::-1]

# %% backward_layers wrong -: weights only
def backward_layers(y, weights, activations):
    delta = (activations[-1] - y) / len(y)
    grads = []
    for l in range(len(weights) - 1, -1, -1):
        grads.append(activations[l].T @ delta)
        if l > 0:
            delta = delta @ weights[l].T * (1 - activations[l] ** 2)
    return grads[::-1]

# %% backward_layers wrong -: biases over the wrong axis
def backward_layers(y, weights, activations):
    delta = (activations[-1] - y) / len(y)
    grads = []
    for l in range(len(weights) - 1, -1, -1):
        grads.append((activations[l].T @ delta, delta.sum(axis=1)))
        if l > 0:
            delta = delta @ weights[l].T * (1 - activations[l] ** 2)
    return grads[::-1]

# %% backward_layers wrong -: the first layer's delta is not passed on
def backward_layers(y, weights, activations):
    delta = (activations[-1] - y) / len(y)
    grads = []
    for l in range(len(weights) - 1, -1, -1):
        grads.append((activations[l].T @ delta, delta.sum(axis=0)))
        if l > 1:
            delta = delta @ weights[l].T * (1 - activations[l] ** 2)
    return grads[::-1]

# %% backward_layers wrong -: return in the loop
def backward_layers(y, weights, activations):
    delta = (activations[-1] - y) / len(y)
    grads = []
    for l in range(len(weights) - 1, -1, -1):
        grads.append((activations[l].T @ delta, delta.sum(axis=0)))
        if l > 0:
            delta = delta @ weights[l].T * (1 - activations[l] ** 2)
        return grads[::-1]

# %% backward_layers wrong N2: the outputs are overwritten
def backward_layers(y, weights, activations):
    delta = activations[-1]
    delta -= y
    delta /= len(y)
    grads = []
    for l in range(len(weights) - 1, -1, -1):
        grads.append((activations[l].T @ delta, delta.sum(axis=0)))
        if l > 0:
            delta = delta @ weights[l].T * (1 - activations[l] ** 2)
    return grads[::-1]

# ---- exercise 7: gradient norms

# %% gradient_norms right standard normal numbers, scaled
def gradient_norms(activation, sizes, X, y, rng):
    L = len(sizes) - 1
    Ws = []
    for l in range(L):
        share = sizes[l] if activation == "relu" else (sizes[l] + sizes[l + 1])
        Ws.append((2 / share) ** 0.5 * rng.standard_normal((sizes[l], sizes[l + 1])))
    a = [X]
    for l in range(L):
        a.append(squash(activation if l < L - 1 else "sigmoid", a[l] @ Ws[l]))
    delta, norms = (a[L] - y) / X.shape[0], np.zeros(L)
    for l in reversed(range(L)):
        norms[l] = np.sqrt(np.sum((a[l].T @ delta) ** 2))
        if l:
            delta = (delta @ Ws[l].T) * slope(activation, a[l])
    return norms

# %% gradient_norms right slopes of its own, from z
def gradient_norms(activation, sizes, X, y, rng):
    W, z, a = [], [], [X]
    for i in range(len(sizes) - 1):
        s = np.sqrt(2 / sizes[i]) if activation == "relu" else np.sqrt(2 / (sizes[i] + sizes[i + 1]))
        W.append(rng.normal(0, s, (sizes[i], sizes[i + 1])))
        z.append(a[-1] @ W[-1])
        a.append({"relu": z[-1] * (z[-1] > 0), "tanh": np.tanh(z[-1]), "sigmoid": 1 / (1 + np.exp(-z[-1]))}[activation])
    p = 1 / (1 + np.exp(-z[-1]))
    delta = (p - y) / len(y)
    norms = []
    for i in range(len(W) - 1, -1, -1):
        norms = [float(np.linalg.norm(a[i].T @ delta))] + norms
        if i > 0:
            s = 1 / (1 + np.exp(-z[i - 1]))
            f = {"relu": z[i - 1] > 0, "tanh": 1 / np.cosh(z[i - 1]) ** 2, "sigmoid": s * (1 - s)}[activation]
            delta = delta @ W[i].T * f
    return norms

# %% gradient_norms right a tuple from a generator of pairs
def gradient_norms(activation, sizes, X, y, rng):
    weights, activations = [], [X]
    for fan_in, fan_out in zip(sizes, sizes[1:]):
        variance = 2 / fan_in if activation == "relu" else 2 / (fan_in + fan_out)
        weights.append(rng.normal(0, np.sqrt(variance), (fan_in, fan_out)))
    for W in weights[:-1]:
        activations.append(squash(activation, activations[-1] @ W))
    delta = (sigmoid(activations[-1] @ weights[-1]) - y) / len(X)
    norms = []
    for W, a in zip(weights[::-1], activations[::-1]):
        norms.append(np.sum((a.T @ delta) ** 2) ** 0.5)
        delta = delta @ W.T * slope(activation, a)
    return tuple(reversed(norms))

# %% gradient_norms wrong I4: He for sigmoid and tanh, Glorot for relu
def gradient_norms(activation, sizes, X, y, rng):
    weights, activations = [], [X]
    for fan_in, fan_out in zip(sizes, sizes[1:]):
        variance = 2 / fan_in if activation != "relu" else 2 / (fan_in + fan_out)
        weights.append(rng.normal(0, np.sqrt(variance), (fan_in, fan_out)))
    for W in weights[:-1]:
        activations.append(squash(activation, activations[-1] @ W))
    delta = (sigmoid(activations[-1] @ weights[-1]) - y) / len(X)
    norms = []
    for W, a in zip(weights[::-1], activations[::-1]):
        norms.append(np.linalg.norm(a.T @ delta))
        delta = delta @ W.T * slope(activation, a)
    return norms[::-1]

# %% gradient_norms wrong I4: He for all
def gradient_norms(activation, sizes, X, y, rng):
    weights, activations = [], [X]
    for fan_in, fan_out in zip(sizes, sizes[1:]):
        variance = 2 / fan_in
        weights.append(rng.normal(0, np.sqrt(variance), (fan_in, fan_out)))
    for W in weights[:-1]:
        activations.append(squash(activation, activations[-1] @ W))
    delta = (sigmoid(activations[-1] @ weights[-1]) - y) / len(X)
    norms = []
    for W, a in zip(weights[::-1], activations[::-1]):
        norms.append(np.linalg.norm(a.T @ delta))
        delta = delta @ W.T * slope(activation, a)
    return norms[::-1]

# %% gradient_norms wrong I4: Glorot for all
def gradient_norms(activation, sizes, X, y, rng):
    weights, activations = [], [X]
    for fan_in, fan_out in zip(sizes, sizes[1:]):
        variance = 2 / (fan_in + fan_out)
        weights.append(rng.normal(0, np.sqrt(variance), (fan_in, fan_out)))
    for W in weights[:-1]:
        activations.append(squash(activation, activations[-1] @ W))
    delta = (sigmoid(activations[-1] @ weights[-1]) - y) / len(X)
    norms = []
    for W, a in zip(weights[::-1], activations[::-1]):
        norms.append(np.linalg.norm(a.T @ delta))
        delta = delta @ W.T * slope(activation, a)
    return norms[::-1]

# %% gradient_norms wrong M09w: variance as standard deviation
def gradient_norms(activation, sizes, X, y, rng):
    weights, activations = [], [X]
    for fan_in, fan_out in zip(sizes, sizes[1:]):
        variance = 2 / fan_in if activation == "relu" else 2 / (fan_in + fan_out)
        weights.append(rng.normal(0, variance, (fan_in, fan_out)))
    for W in weights[:-1]:
        activations.append(squash(activation, activations[-1] @ W))
    delta = (sigmoid(activations[-1] @ weights[-1]) - y) / len(X)
    norms = []
    for W, a in zip(weights[::-1], activations[::-1]):
        norms.append(np.linalg.norm(a.T @ delta))
        delta = delta @ W.T * slope(activation, a)
    return norms[::-1]

# %% gradient_norms wrong R1: no 1/n
def gradient_norms(activation, sizes, X, y, rng):
    weights, activations = [], [X]
    for fan_in, fan_out in zip(sizes, sizes[1:]):
        variance = 2 / fan_in if activation == "relu" else 2 / (fan_in + fan_out)
        weights.append(rng.normal(0, np.sqrt(variance), (fan_in, fan_out)))
    for W in weights[:-1]:
        activations.append(squash(activation, activations[-1] @ W))
    delta = (sigmoid(activations[-1] @ weights[-1]) - y)
    norms = []
    for W, a in zip(weights[::-1], activations[::-1]):
        norms.append(np.linalg.norm(a.T @ delta))
        delta = delta @ W.T * slope(activation, a)
    return norms[::-1]

# %% gradient_norms wrong R6: no slopes
def gradient_norms(activation, sizes, X, y, rng):
    weights, activations = [], [X]
    for fan_in, fan_out in zip(sizes, sizes[1:]):
        variance = 2 / fan_in if activation == "relu" else 2 / (fan_in + fan_out)
        weights.append(rng.normal(0, np.sqrt(variance), (fan_in, fan_out)))
    for W in weights[:-1]:
        activations.append(squash(activation, activations[-1] @ W))
    delta = (sigmoid(activations[-1] @ weights[-1]) - y) / len(X)
    norms = []
    for W, a in zip(weights[::-1], activations[::-1]):
        norms.append(np.linalg.norm(a.T @ delta))
        delta = delta @ W.T
    return norms[::-1]

# %% gradient_norms wrong M09t: last layer first
def gradient_norms(activation, sizes, X, y, rng):
    weights, activations = [], [X]
    for fan_in, fan_out in zip(sizes, sizes[1:]):
        variance = 2 / fan_in if activation == "relu" else 2 / (fan_in + fan_out)
        weights.append(rng.normal(0, np.sqrt(variance), (fan_in, fan_out)))
    for W in weights[:-1]:
        activations.append(squash(activation, activations[-1] @ W))
    delta = (sigmoid(activations[-1] @ weights[-1]) - y) / len(X)
    norms = []
    for W, a in zip(weights[::-1], activations[::-1]):
        norms.append(np.linalg.norm(a.T @ delta))
        delta = delta @ W.T * slope(activation, a)
    return norms

# %% gradient_norms wrong M09u: tanh's slope for all
def gradient_norms(activation, sizes, X, y, rng):
    weights, activations = [], [X]
    for fan_in, fan_out in zip(sizes, sizes[1:]):
        variance = 2 / fan_in if activation == "relu" else 2 / (fan_in + fan_out)
        weights.append(rng.normal(0, np.sqrt(variance), (fan_in, fan_out)))
    for W in weights[:-1]:
        activations.append(squash(activation, activations[-1] @ W))
    delta = (sigmoid(activations[-1] @ weights[-1]) - y) / len(X)
    norms = []
    for W, a in zip(weights[::-1], activations[::-1]):
        norms.append(np.linalg.norm(a.T @ delta))
        delta = delta @ W.T * slope("tanh", a)
    return norms[::-1]

# %% gradient_norms wrong M09u: sigmoid's slope for all
def gradient_norms(activation, sizes, X, y, rng):
    weights, activations = [], [X]
    for fan_in, fan_out in zip(sizes, sizes[1:]):
        variance = 2 / fan_in if activation == "relu" else 2 / (fan_in + fan_out)
        weights.append(rng.normal(0, np.sqrt(variance), (fan_in, fan_out)))
    for W in weights[:-1]:
        activations.append(squash(activation, activations[-1] @ W))
    delta = (sigmoid(activations[-1] @ weights[-1]) - y) / len(X)
    norms = []
    for W, a in zip(weights[::-1], activations[::-1]):
        norms.append(np.linalg.norm(a.T @ delta))
        delta = delta @ W.T * slope("sigmoid", a)
    return norms[::-1]

# %% gradient_norms wrong M09v: norms of the deltas
def gradient_norms(activation, sizes, X, y, rng):
    weights, activations = [], [X]
    for fan_in, fan_out in zip(sizes, sizes[1:]):
        variance = 2 / fan_in if activation == "relu" else 2 / (fan_in + fan_out)
        weights.append(rng.normal(0, np.sqrt(variance), (fan_in, fan_out)))
    for W in weights[:-1]:
        activations.append(squash(activation, activations[-1] @ W))
    delta = (sigmoid(activations[-1] @ weights[-1]) - y) / len(X)
    norms = []
    for W, a in zip(weights[::-1], activations[::-1]):
        norms.append(np.linalg.norm(delta))
        delta = delta @ W.T * slope(activation, a)
    return norms[::-1]

# %% gradient_norms wrong -: squared norms
def gradient_norms(activation, sizes, X, y, rng):
    weights, activations = [], [X]
    for fan_in, fan_out in zip(sizes, sizes[1:]):
        variance = 2 / fan_in if activation == "relu" else 2 / (fan_in + fan_out)
        weights.append(rng.normal(0, np.sqrt(variance), (fan_in, fan_out)))
    for W in weights[:-1]:
        activations.append(squash(activation, activations[-1] @ W))
    delta = (sigmoid(activations[-1] @ weights[-1]) - y) / len(X)
    norms = []
    for W, a in zip(weights[::-1], activations[::-1]):
        norms.append(np.sum((a.T @ delta) ** 2))
        delta = delta @ W.T * slope(activation, a)
    return norms[::-1]

# %% gradient_norms wrong -: the same activation at the output
def gradient_norms(activation, sizes, X, y, rng):
    weights, activations = [], [X]
    for fan_in, fan_out in zip(sizes, sizes[1:]):
        variance = 2 / fan_in if activation == "relu" else 2 / (fan_in + fan_out)
        weights.append(rng.normal(0, np.sqrt(variance), (fan_in, fan_out)))
    for W in weights[:-1]:
        activations.append(squash(activation, activations[-1] @ W))
    delta = (squash(activation, activations[-1] @ weights[-1]) - y) / len(X)
    norms = []
    for W, a in zip(weights[::-1], activations[::-1]):
        norms.append(np.linalg.norm(a.T @ delta))
        delta = delta @ W.T * slope(activation, a)
    return norms[::-1]

# %% gradient_norms wrong -: variance 1/fan_in
def gradient_norms(activation, sizes, X, y, rng):
    weights, activations = [], [X]
    for fan_in, fan_out in zip(sizes, sizes[1:]):
        variance = 1 / fan_in if activation == "relu" else 2 / (fan_in + fan_out)
        weights.append(rng.normal(0, np.sqrt(variance), (fan_in, fan_out)))
    for W in weights[:-1]:
        activations.append(squash(activation, activations[-1] @ W))
    delta = (sigmoid(activations[-1] @ weights[-1]) - y) / len(X)
    norms = []
    for W, a in zip(weights[::-1], activations[::-1]):
        norms.append(np.linalg.norm(a.T @ delta))
        delta = delta @ W.T * slope(activation, a)
    return norms[::-1]

# %% gradient_norms wrong -: a generator of its own
def gradient_norms(activation, sizes, X, y, rng):
    weights, activations = [], [X]
    for fan_in, fan_out in zip(sizes, sizes[1:]):
        variance = 2 / fan_in if activation == "relu" else 2 / (fan_in + fan_out)
        weights.append(np.random.default_rng(0).normal(0, np.sqrt(variance), (fan_in, fan_out)))
    for W in weights[:-1]:
        activations.append(squash(activation, activations[-1] @ W))
    delta = (sigmoid(activations[-1] @ weights[-1]) - y) / len(X)
    norms = []
    for W, a in zip(weights[::-1], activations[::-1]):
        norms.append(np.linalg.norm(a.T @ delta))
        delta = delta @ W.T * slope(activation, a)
    return norms[::-1]

# %% gradient_norms wrong -: largest entry in place of the norm
def gradient_norms(activation, sizes, X, y, rng):
    weights, activations = [], [X]
    for fan_in, fan_out in zip(sizes, sizes[1:]):
        variance = 2 / fan_in if activation == "relu" else 2 / (fan_in + fan_out)
        weights.append(rng.normal(0, np.sqrt(variance), (fan_in, fan_out)))
    for W in weights[:-1]:
        activations.append(squash(activation, activations[-1] @ W))
    delta = (sigmoid(activations[-1] @ weights[-1]) - y) / len(X)
    norms = []
    for W, a in zip(weights[::-1], activations[::-1]):
        norms.append(np.abs(a.T @ delta).max())
        delta = delta @ W.T * slope(activation, a)
    return norms[::-1]

# ---- exercise 8: cost ratio

# %% cost_ratio right a function that times
def cost_ratio(forward, backward, repeats, clock=time.perf_counter):
    def seconds(f):
        began = clock()
        f()
        return clock() - began

    pairs = [(seconds(forward), seconds(backward)) for _ in range(repeats)]
    return min(b for _, b in pairs) / min(a for a, _ in pairs)

# %% cost_ratio right running minima
def cost_ratio(forward, backward, repeats, clock=time.perf_counter):
    best = [float("inf"), float("inf")]
    for _ in range(repeats):
        for i, f in enumerate((forward, backward)):
            t = clock()
            f()
            best[i] = min(best[i], clock() - t)
    return best[1] / best[0]

# %% cost_ratio right an array of readings
def cost_ratio(forward, backward, repeats, clock=time.perf_counter):
    readings = np.empty((repeats, 3))
    for row in readings:
        row[0] = clock()
        forward()
        row[1] = clock()
        backward()
        row[2] = clock()
    fastest = np.diff(readings, axis=1).min(axis=0)
    return fastest[1] / fastest[0]

# %% cost_ratio wrong M09x: means
def cost_ratio(forward, backward, repeats, clock=time.perf_counter):
    ahead, back = [], []
    for _ in range(repeats):
        began = clock()
        forward()
        between = clock()
        backward()
        ahead.append(between - began)
        back.append(clock() - between)
    return np.mean(back) / np.mean(ahead)

# %% cost_ratio wrong M09x: medians
def cost_ratio(forward, backward, repeats, clock=time.perf_counter):
    ahead, back = [], []
    for _ in range(repeats):
        began = clock()
        forward()
        between = clock()
        backward()
        ahead.append(between - began)
        back.append(clock() - between)
    return np.median(back) / np.median(ahead)

# %% cost_ratio wrong M09x: mean of the ratios
def cost_ratio(forward, backward, repeats, clock=time.perf_counter):
    ahead, back = [], []
    for _ in range(repeats):
        began = clock()
        forward()
        between = clock()
        backward()
        ahead.append(between - began)
        back.append(clock() - between)
    return np.mean([b / a for a, b in zip(ahead, back)])

# %% cost_ratio wrong M09y: upside down
def cost_ratio(forward, backward, repeats, clock=time.perf_counter):
    ahead, back = [], []
    for _ in range(repeats):
        began = clock()
        forward()
        between = clock()
        backward()
        ahead.append(between - began)
        back.append(clock() - between)
    return min(ahead) / min(back)

# %% cost_ratio wrong M09z: smallest ratio
def cost_ratio(forward, backward, repeats, clock=time.perf_counter):
    ahead, back = [], []
    for _ in range(repeats):
        began = clock()
        forward()
        between = clock()
        backward()
        ahead.append(between - began)
        back.append(clock() - between)
    return min(b / a for a, b in zip(ahead, back))

# %% cost_ratio wrong M09e: both in the second time
def cost_ratio(forward, backward, repeats, clock=time.perf_counter):
    ahead, back = [], []
    for _ in range(repeats):
        began = clock()
        forward()
        between = clock()
        backward()
        ahead.append(between - began)
        back.append(clock() - began)
    return min(back) / min(ahead)

# %% cost_ratio wrong -: the first round only
def cost_ratio(forward, backward, repeats, clock=time.perf_counter):
    ahead, back = [], []
    for _ in range(repeats):
        began = clock()
        forward()
        between = clock()
        backward()
        ahead.append(between - began)
        back.append(clock() - between)
        return min(back) / min(ahead)

# %% cost_ratio wrong -: the last round only
def cost_ratio(forward, backward, repeats, clock=time.perf_counter):
    ahead, back = [], []
    for _ in range(repeats):
        began = clock()
        forward()
        between = clock()
        backward()
        ahead.append(between - began)
        back.append(clock() - between)
    return back[-1] / ahead[-1]

# %% cost_ratio wrong -: largest times
def cost_ratio(forward, backward, repeats, clock=time.perf_counter):
    ahead, back = [], []
    for _ in range(repeats):
        began = clock()
        forward()
        between = clock()
        backward()
        ahead.append(between - began)
        back.append(clock() - between)
    return max(back) / max(ahead)

# %% cost_ratio wrong -: one round too few
def cost_ratio(forward, backward, repeats, clock=time.perf_counter):
    ahead, back = [], []
    for _ in range(repeats - 1):
        began = clock()
        forward()
        between = clock()
        backward()
        ahead.append(between - began)
        back.append(clock() - between)
    return min(back) / min(ahead)

# %% cost_ratio wrong -: a number from memory
def cost_ratio(forward, backward, repeats, clock=time.perf_counter):
    ahead, back = [], []
    for _ in range(repeats):
        began = clock()
        forward()
        between = clock()
        backward()
        ahead.append(between - began)
        back.append(clock() - between)
    return 2.0

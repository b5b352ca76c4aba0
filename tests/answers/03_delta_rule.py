# ---- one step, taken apart

# %% derive_step right all in one line
def derive_step(x, y, w, eta):
    return y - w * x, -x, -(y - w * x) * x, eta * (y - w * x) * x

# %% derive_step right a list
def derive_step(x, y, w, eta):
    y_hat = w * x
    e = y - y_hat
    return [e, -1 * x, (y_hat - y) * x, eta * x * e]

# %% derive_step right numpy numbers
def derive_step(x, y, w, eta):
    error = np.subtract(y, np.multiply(w, x))
    numbers = np.array([error, -x, -error * x, eta * error * x])
    return numbers

# %% derive_step right slope of E multiplied out
def derive_step(x, y, w, eta):
    slope = w * x**2 - x * y
    return y - x * w, -x, slope, -eta * slope

# %% derive_step wrong M03a: prediction minus target, and its own slope
def derive_step(x, y, w, eta):
    error = w * x - y
    error_slope = x
    E_slope = error * error_slope
    delta_w = -eta * E_slope
    return error, error_slope, E_slope, delta_w

# %% derive_step wrong M03b: the inner minus is lost
def derive_step(x, y, w, eta):
    error = y - w * x
    error_slope = x
    E_slope = error * error_slope
    delta_w = -eta * E_slope
    return error, error_slope, E_slope, delta_w

# %% derive_step wrong D1: the outer minus is lost
def derive_step(x, y, w, eta):
    error = y - w * x
    error_slope = -x
    E_slope = error * error_slope
    delta_w = eta * E_slope
    return error, error_slope, E_slope, delta_w

# %% derive_step wrong G1: the slope points downhill
def derive_step(x, y, w, eta):
    error = y - w * x
    error_slope = -x
    E_slope = -error * error_slope
    delta_w = -eta * E_slope
    return error, error_slope, E_slope, delta_w

# %% derive_step wrong G2: the derivative by w is taken as -1
def derive_step(x, y, w, eta):
    error = y - w * x
    error_slope = -1
    E_slope = error * error_slope
    delta_w = -eta * E_slope
    return error, error_slope, E_slope, delta_w

# %% derive_step wrong D5: derivative of the square without the half
def derive_step(x, y, w, eta):
    error = y - w * x
    error_slope = -x
    E_slope = 2 * error * error_slope
    delta_w = -eta * E_slope
    return error, error_slope, E_slope, delta_w

# %% derive_step wrong D2: no learning rate
def derive_step(x, y, w, eta):
    error = y - w * x
    error_slope = -x
    E_slope = error * error_slope
    delta_w = -E_slope
    return error, error_slope, E_slope, delta_w

# %% derive_step wrong M03c: the new weight
def derive_step(x, y, w, eta):
    error = y - w * x
    error_slope = -x
    E_slope = error * error_slope
    return error, error_slope, E_slope, w - eta * E_slope

# %% derive_step wrong D6: compared with the class
def derive_step(x, y, w, eta):
    error = y - (1 if w * x >= 0 else -1)
    error_slope = -x
    E_slope = error * error_slope
    delta_w = -eta * E_slope
    return error, error_slope, E_slope, delta_w

# %% derive_step wrong M03s: differentiates by x
def derive_step(x, y, w, eta):
    error = y - w * x
    error_slope = -w
    E_slope = error * error_slope
    delta_w = -eta * E_slope
    return error, error_slope, E_slope, delta_w

# %% derive_step wrong -: returns only the change
def derive_step(x, y, w, eta):
    error = y - w * x
    delta_w = eta * error * x
    return delta_w

# %% derive_step wrong -: E in place of its slope
def derive_step(x, y, w, eta):
    error = y - w * x
    error_slope = -x
    E_slope = 0.5 * error**2 * error_slope
    delta_w = -eta * E_slope
    return error, error_slope, E_slope, delta_w

# %% derive_step wrong -: the numbers of the first visible point
def derive_step(x, y, w, eta):
    if x == 2:
        return 3, -2, -6, 0.6
    return -3, -0.5, 1.5, -0.3

# %% derive_step wrong -: prints and returns nothing
def derive_step(x, y, w, eta):
    error = y - w * x
    print(error, -x, -error * x, eta * error * x)

# ---- all samples at once

# %% delta_update_batch right a loop with a separate sum
def delta_update_batch(w, X, y, eta):
    change = np.zeros(len(w))
    for row, target in zip(X, y):
        change += (target - row @ w) * row
    return w + eta * change

# %% delta_update_batch right einsum
def delta_update_batch(w, X, y, eta):
    return w + eta * np.einsum("nd,n->d", X, y - np.einsum("nd,d->n", X, w))

# %% delta_update_batch right predictions minus targets, minus
def delta_update_batch(w, X, y, eta):
    gradient = X.T @ (X @ w - y)
    return w - eta * gradient

# %% delta_update_batch right a list comes back
def delta_update_batch(w, X, y, eta):
    errors = [y[i] - sum(X[i, j] * w[j] for j in range(len(w))) for i in range(len(y))]
    return [w[j] + eta * sum(errors[i] * X[i, j] for i in range(len(y))) for j in range(len(w))]

# %% delta_update_batch right float32 comes back
def delta_update_batch(w, X, y, eta):
    new = w.astype(np.float64) + eta * ((y - X @ w)[:, None] * X).sum(axis=0)
    return new.astype(w.dtype)

# %% delta_update_batch right multiplied out
def delta_update_batch(w, X, y, eta):
    return w - eta * (X.T @ X @ w - X.T @ y)

# %% delta_update_batch right a copy changed in place
def delta_update_batch(w, X, y, eta):
    new = w.copy()
    new += eta * np.dot(y - np.dot(X, w), X)
    return new

# %% delta_update_batch wrong D1: the slides' sign
def delta_update_batch(w, X, y, eta):
    return w - eta * X.T @ (y - X @ w)

# %% delta_update_batch wrong D1: the outer minus dropped
def delta_update_batch(w, X, y, eta):
    return w + eta * (y - X @ w) @ (-X)

# %% delta_update_batch wrong D2: no learning rate
def delta_update_batch(w, X, y, eta):
    return w + X.T @ (y - X @ w)

# %% delta_update_batch wrong D3: returns the change
def delta_update_batch(w, X, y, eta):
    delta_w = eta * X.T @ (y - X @ w)
    return delta_w

# %% delta_update_batch wrong D4: mean
def delta_update_batch(w, X, y, eta):
    return w + eta * X.T @ (y - X @ w) / len(y)

# %% delta_update_batch wrong D5: factor 2
def delta_update_batch(w, X, y, eta):
    gradient = -2 * X.T @ (y - X @ w)
    return w - eta * gradient

# %% delta_update_batch wrong D6: the class, -1 and +1
def delta_update_batch(w, X, y, eta):
    y_hat = np.where(X @ w >= 0, 1, -1)
    return w + eta * X.T @ (y - y_hat)

# %% delta_update_batch wrong D6: the class, 0 and 1
def delta_update_batch(w, X, y, eta):
    y_hat = (X @ w >= 0).astype(float)
    return w + eta * X.T @ (y - y_hat)

# %% delta_update_batch wrong D7: no x
def delta_update_batch(w, X, y, eta):
    return w + eta * np.sum(y - X @ w)

# %% delta_update_batch wrong D8: w changes in the loop
def delta_update_batch(w, X, y, eta):
    w = w.copy()
    for i in range(len(y)):
        w += eta * (y[i] - X[i] @ w) * X[i]
    return w

# %% delta_update_batch wrong D9: an equals sign in the loop
def delta_update_batch(w, X, y, eta):
    for i in range(len(y)):
        change = eta * (y[i] - X[i] @ w) * X[i]
    return w + change

# %% delta_update_batch wrong M03e: return in the loop
def delta_update_batch(w, X, y, eta):
    change = np.zeros(len(w))
    for i in range(len(y)):
        change += eta * (y[i] - X[i] @ w) * X[i]
        return w + change

# %% delta_update_batch wrong M03d: the squared error
def delta_update_batch(w, X, y, eta):
    return w + eta * X.T @ (y - X @ w) ** 2

# %% delta_update_batch wrong N2: in place
def delta_update_batch(w, X, y, eta):
    w += eta * X.T @ (y - X @ w)
    return w

# %% delta_update_batch wrong -: half the step
def delta_update_batch(w, X, y, eta):
    return w + 0.5 * eta * X.T @ (y - X @ w)

# %% delta_update_batch wrong -: a column of targets against a row of predictions
def delta_update_batch(w, X, y, eta):
    error = y.reshape(-1, 1) - X @ w
    return w + eta * X.T @ error

# %% delta_update_batch wrong -: X the wrong way round
def delta_update_batch(w, X, y, eta):
    return w + eta * X @ (y - X @ w)

# %% delta_update_batch wrong -: the size of the error only
def delta_update_batch(w, X, y, eta):
    return w + eta * X.T @ np.abs(y - X @ w)

# %% delta_update_batch wrong -: weights and error come back
def delta_update_batch(w, X, y, eta):
    error = y - X @ w
    return w + eta * X.T @ error, 0.5 * np.sum(error**2)

# %% delta_update_batch wrong M03t: errors summed before the product
def delta_update_batch(w, X, y, eta):
    return w + eta * np.sum(y - X @ w) * X.sum(axis=0)

# %% delta_update_batch wrong -: the step is added to the predictions
def delta_update_batch(w, X, y, eta):
    y_hat = X @ w
    return y_hat + eta * (y - y_hat)

# %% delta_update_batch wrong -: forgets the return
def delta_update_batch(w, X, y, eta):
    w = w + eta * X.T @ (y - X @ w)

# ---- one sample after the other

# %% delta_update_online right by row numbers
def delta_update_online(w, X, y, eta):
    new = np.array(w, dtype=float)
    for i in range(X.shape[0]):
        new += eta * (y[i] - np.dot(X[i], new)) * X[i]
    return new

# %% delta_update_online right through the batch rule on single rows
def delta_update_online(w, X, y, eta):
    for i in range(len(X)):
        w = delta_update_batch(w, X[i : i + 1], y[i : i + 1], eta)
    return w

# %% delta_update_online right weights as a list
def delta_update_online(w, X, y, eta):
    weights = [float(v) for v in w]
    for row, target in zip(X.tolist(), y.tolist()):
        error = target - sum(a * b for a, b in zip(row, weights))
        weights = [v + eta * error * a for v, a in zip(weights, row)]
    return weights

# %% delta_update_online right a product of matrices for each sample
def delta_update_online(w, X, y, eta):
    new = w.copy()
    for x, t in zip(X, y):
        new = (np.eye(len(w)) - eta * np.outer(x, x)) @ new + eta * t * x
    return new

# %% delta_update_online wrong D1: the slides' sign
def delta_update_online(w, X, y, eta):
    for x, target in zip(X, y):
        w = w - eta * (target - x @ w) * x
    return w

# %% delta_update_online wrong D2: no learning rate
def delta_update_online(w, X, y, eta):
    for x, target in zip(X, y):
        w = w + (target - x @ w) * x
    return w

# %% delta_update_online wrong D3: the change only
def delta_update_online(w, X, y, eta):
    start = w
    for x, target in zip(X, y):
        w = w + eta * (target - x @ w) * x
    return w - start

# %% delta_update_online wrong D5: factor 2
def delta_update_online(w, X, y, eta):
    for x, target in zip(X, y):
        gradient = -2 * (target - x @ w) * x
        w = w - eta * gradient
    return w

# %% delta_update_online wrong D6: Rosenblatt's rule
def delta_update_online(w, X, y, eta):
    for x, target in zip(X, y):
        guess = 1 if x @ w >= 0 else -1
        w = w + eta * (target - guess) * x
    return w

# %% delta_update_online wrong D6: the class, 0 and 1
def delta_update_online(w, X, y, eta):
    for x, target in zip(X, y):
        guess = int(x @ w >= 0)
        w = w + eta * (target - guess) * x
    return w

# %% delta_update_online wrong D7: no x
def delta_update_online(w, X, y, eta):
    for x, target in zip(X, y):
        w = w + eta * (target - x @ w)
    return w

# %% delta_update_online wrong D10: errors worked out before the loop
def delta_update_online(w, X, y, eta):
    errors = y - X @ w
    new = w.copy()
    for x, error in zip(X, errors):
        new = new + eta * error * x
    return new

# %% delta_update_online wrong D9: begins again at the old w for every sample
def delta_update_online(w, X, y, eta):
    for x, target in zip(X, y):
        new = w + eta * (target - x @ w) * x
    return new

# %% delta_update_online wrong M03e: return in the loop
def delta_update_online(w, X, y, eta):
    for x, target in zip(X, y):
        w = w + eta * (target - x @ w) * x
        return w

# %% delta_update_online wrong M03d: the squared error
def delta_update_online(w, X, y, eta):
    for x, target in zip(X, y):
        w = w + eta * (target - x @ w) ** 2 * x
    return w

# %% delta_update_online wrong M03f: from the last row to the first
def delta_update_online(w, X, y, eta):
    for x, target in zip(X[::-1], y[::-1]):
        w = w + eta * (target - x @ w) * x
    return w

# %% delta_update_online wrong M03f: shuffled, as is usual elsewhere
def delta_update_online(w, X, y, eta):
    for i in np.random.default_rng(0).permutation(len(X)):
        w = w + eta * (y[i] - X[i] @ w) * X[i]
    return w

# %% delta_update_online wrong N2: in place
def delta_update_online(w, X, y, eta):
    for x, target in zip(X, y):
        w += eta * (target - x @ w) * x
    return w

# %% delta_update_online wrong -: all weights of all samples
def delta_update_online(w, X, y, eta):
    path = []
    for x, target in zip(X, y):
        w = w + eta * (target - x @ w) * x
        path.append(w)
    return np.array(path)

# %% delta_update_online wrong -: the sum inside the loop
def delta_update_online(w, X, y, eta):
    for _ in range(len(X)):
        w = w + eta * X.T @ (y - X @ w)
    return w

# %% delta_update_online wrong -: leaves the last sample out
def delta_update_online(w, X, y, eta):
    for i in range(len(X) - 1):
        w = w + eta * (y[i] - X[i] @ w) * X[i]
    return w

# %% delta_update_online wrong -: goes through columns
def delta_update_online(w, X, y, eta):
    for i in range(X.shape[1]):
        w = w + eta * (y[i] - X[:, i] @ w) * X[:, i]
    return w

# %% delta_update_online wrong -: a smaller step for each sample
def delta_update_online(w, X, y, eta):
    for x, target in zip(X, y):
        w = w + eta / len(X) * (target - x @ w) * x
    return w

# ---- train until it settles

# %% adaline_fit right with the learner's own batch rule, for and break
def adaline_fit(X, y, eta, tol, max_epochs):
    w = np.zeros(X.shape[1])
    for epoch in range(max_epochs):
        before = np.sum((y - X @ w) ** 2) / 2
        w = delta_update_batch(w, X, y, eta)
        after = np.sum((y - X @ w) ** 2) / 2
        if abs(after - before) < tol:
            break
    return w, epoch + 1

# %% adaline_fit right a list of errors
def adaline_fit(X, y, eta, tol, max_epochs):
    def error(w):
        r = y - X @ w
        return 0.5 * r @ r

    w = np.zeros_like(X[0])
    errors = [error(w)]
    while True:
        w = w - eta * X.T @ (X @ w - y)
        errors.append(error(w))
        if abs(errors[-1] - errors[-2]) < tol or len(errors) > max_epochs:
            return [w, len(errors) - 1]

# %% adaline_fit right with sse from the beginning of the notebook
def adaline_fit(X, y, eta, tol, max_epochs):
    w, epochs = np.array([0.0] * X.shape[1]), 0
    while epochs < max_epochs:
        new = w + eta * (y - X @ w) @ X
        epochs += 1
        settled = abs(sse(new, X, y) - sse(w, X, y)) < tol
        w = new
        if settled:
            break
    return w, np.int64(epochs)

# %% adaline_fit right from the quadratic form
def adaline_fit(X, y, eta, tol, max_epochs):
    X, y = X.astype(float), y.astype(float)
    A, b, c = X.T @ X, X.T @ y, y @ y
    w, epochs = np.zeros(len(b)), 0
    E = 0.5 * c
    while True:
        w = w + eta * (b - A @ w)
        old, E = E, 0.5 * (w @ A @ w - 2 * b @ w + c)
        epochs += 1
        if np.abs(old - E) < tol or epochs == max_epochs:
            return w, epochs

# %% adaline_fit wrong D11: tol on the largest change of a weight
def adaline_fit(X, y, eta, tol, max_epochs):
    w = np.zeros(X.shape[1])
    for epoch in range(1, max_epochs + 1):
        change = eta * X.T @ (y - X @ w)
        w = w + change
        if np.max(np.abs(change)) < tol:
            break
    return w, epoch

# %% adaline_fit wrong D11: tol on the length of the step
def adaline_fit(X, y, eta, tol, max_epochs):
    w = np.zeros(X.shape[1])
    for epoch in range(1, max_epochs + 1):
        old = w
        w = w + eta * X.T @ (y - X @ w)
        if np.linalg.norm(w - old) < tol:
            break
    return w, epoch

# %% adaline_fit wrong D11: never stops early
def adaline_fit(X, y, eta, tol, max_epochs):
    w = np.zeros(X.shape[1])
    for _ in range(max_epochs):
        w = w + eta * X.T @ (y - X @ w)
    return w, max_epochs

# %% adaline_fit wrong M03g: stops when E is small
def adaline_fit(X, y, eta, tol, max_epochs):
    w = np.zeros(X.shape[1])
    for epoch in range(1, max_epochs + 1):
        w = w + eta * X.T @ (y - X @ w)
        if 0.5 * np.sum((y - X @ w) ** 2) < tol:
            break
    return w, epoch

# %% adaline_fit wrong M03h: new minus old, without abs
def adaline_fit(X, y, eta, tol, max_epochs):
    w = np.zeros(X.shape[1])
    E = 0.5 * np.sum((y - X @ w) ** 2)
    for epoch in range(1, max_epochs + 1):
        w = w + eta * X.T @ (y - X @ w)
        new = 0.5 * np.sum((y - X @ w) ** 2)
        if new - E < tol:
            break
        E = new
    return w, epoch

# %% adaline_fit wrong M03h: old minus new, without abs
def adaline_fit(X, y, eta, tol, max_epochs):
    w = np.zeros(X.shape[1])
    E = 0.5 * np.sum((y - X @ w) ** 2)
    for epoch in range(1, max_epochs + 1):
        w = w + eta * X.T @ (y - X @ w)
        new = 0.5 * np.sum((y - X @ w) ** 2)
        if E - new < tol:
            break
        E = new
    return w, epoch

# %% adaline_fit wrong M03i: counts from 0
def adaline_fit(X, y, eta, tol, max_epochs):
    w = np.zeros(X.shape[1])
    E = 0.5 * np.sum((y - X @ w) ** 2)
    for epoch in range(max_epochs):
        w = w + eta * X.T @ (y - X @ w)
        E, old = 0.5 * np.sum((y - X @ w) ** 2), E
        if abs(E - old) < tol:
            break
    return w, epoch

# %% adaline_fit wrong M03i: the start counts as an epoch
def adaline_fit(X, y, eta, tol, max_epochs):
    w = np.zeros(X.shape[1])
    errors = [0.5 * np.sum((y - X @ w) ** 2)]
    for _ in range(max_epochs):
        w = w + eta * X.T @ (y - X @ w)
        errors.append(0.5 * np.sum((y - X @ w) ** 2))
        if abs(errors[-1] - errors[-2]) < tol:
            break
    return w, len(errors)

# %% adaline_fit wrong M03q: the weights before the last step
def adaline_fit(X, y, eta, tol, max_epochs):
    w = np.zeros(X.shape[1])
    for epoch in range(1, max_epochs + 1):
        old = w
        w = w + eta * X.T @ (y - X @ w)
        if abs(0.5 * np.sum((y - X @ w) ** 2) - 0.5 * np.sum((y - X @ old) ** 2)) < tol:
            break
    return old, epoch

# %% adaline_fit wrong M03j: E without the half
def adaline_fit(X, y, eta, tol, max_epochs):
    w = np.zeros(X.shape[1])
    E = np.sum((y - X @ w) ** 2)
    for epoch in range(1, max_epochs + 1):
        w = w + eta * X.T @ (y - X @ w)
        E, old = np.sum((y - X @ w) ** 2), E
        if abs(E - old) < tol:
            break
    return w, epoch

# %% adaline_fit wrong M03j hidden-only: E as a mean
def adaline_fit(X, y, eta, tol, max_epochs):
    w = np.zeros(X.shape[1])
    E = np.mean((y - X @ w) ** 2)
    for epoch in range(1, max_epochs + 1):
        w = w + eta * X.T @ (y - X @ w)
        E, old = np.mean((y - X @ w) ** 2), E
        if abs(E - old) < tol:
            break
    return w, epoch

# %% adaline_fit wrong N2: keeps the errors in y
def adaline_fit(X, y, eta, tol, max_epochs):
    w, E = np.zeros(X.shape[1]), 0.5 * np.sum(y**2)
    saved = y.copy()
    for epoch in range(1, max_epochs + 1):
        w = w + eta * X.T @ (saved - X @ w)
        y[:] = saved - X @ w
        E, old = 0.5 * np.sum(y**2), E
        if abs(E - old) < tol:
            break
    return w, epoch

# %% adaline_fit wrong -: the weights only
def adaline_fit(X, y, eta, tol, max_epochs):
    w = np.zeros(X.shape[1])
    E = 0.5 * np.sum((y - X @ w) ** 2)
    for _ in range(max_epochs):
        w = w + eta * X.T @ (y - X @ w)
        E, old = 0.5 * np.sum((y - X @ w) ** 2), E
        if abs(E - old) < tol:
            break
    return w

# %% adaline_fit wrong -: begins at random weights
def adaline_fit(X, y, eta, tol, max_epochs):
    w = np.random.default_rng(1).normal(size=X.shape[1])
    E = 0.5 * np.sum((y - X @ w) ** 2)
    for epoch in range(1, max_epochs + 1):
        w = w + eta * X.T @ (y - X @ w)
        E, old = 0.5 * np.sum((y - X @ w) ** 2), E
        if abs(E - old) < tol:
            break
    return w, epoch

# %% adaline_fit wrong -: online steps
def adaline_fit(X, y, eta, tol, max_epochs):
    w = np.zeros(X.shape[1])
    E = 0.5 * np.sum((y - X @ w) ** 2)
    for epoch in range(1, max_epochs + 1):
        w = delta_update_online(w, X, y, eta)
        E, old = 0.5 * np.sum((y - X @ w) ** 2), E
        if abs(E - old) < tol:
            break
    return w, epoch

# %% adaline_fit wrong -: the lowest point at once
def adaline_fit(X, y, eta, tol, max_epochs):
    return np.linalg.lstsq(X, y, rcond=None)[0], 1

# %% adaline_fit wrong -: the old E is never brought up to date
def adaline_fit(X, y, eta, tol, max_epochs):
    w = np.zeros(X.shape[1])
    start = 0.5 * np.sum((y - X @ w) ** 2)
    for epoch in range(1, max_epochs + 1):
        w = w + eta * X.T @ (y - X @ w)
        if abs(0.5 * np.sum((y - X @ w) ** 2) - start) < tol:
            break
    return w, epoch

# %% adaline_fit wrong -: the epochs before the weights
def adaline_fit(X, y, eta, tol, max_epochs):
    w = np.zeros(X.shape[1])
    E = 0.5 * np.sum((y - X @ w) ** 2)
    for epoch in range(1, max_epochs + 1):
        w = w + eta * X.T @ (y - X @ w)
        E, old = 0.5 * np.sum((y - X @ w) ** 2), E
        if abs(E - old) < tol:
            break
    return epoch, w

# ---- two rules, two lines

# %% rosenblatt_vs_delta right by the two passes
def rosenblatt_vs_delta(X, t, eta, epochs):
    w_r = w_d = np.zeros(X.shape[1])
    for _ in range(epochs):
        w_r = rosenblatt_pass(w_r, X, t, eta)
        w_d = delta_update_online(w_d, X, t, eta)
    return w_r, w_d

misclassifies = "B"

# %% rosenblatt_vs_delta right one function for both
def rosenblatt_vs_delta(X, t, eta, epochs):
    def train(output):
        w = np.zeros(X.shape[1])
        for i in list(range(len(X))) * epochs:
            w = w + eta * (t[i] - output(X[i] @ w)) * X[i]
        return w

    return [train(lambda z: 1 if z >= 0 else -1), train(lambda z: z)]

misclassifies = "b"

# %% rosenblatt_vs_delta right moves by 2ηtx after mistakes only
def rosenblatt_vs_delta(X, t, eta, epochs):
    W = np.zeros((2, X.shape[1]))
    for _ in range(epochs):
        for x, target in zip(X, t):
            z = W @ x
            if (z[0] >= 0) != (target > 0):
                W[0] += 2 * eta * target * x
            W[1] += eta * (target - z[1]) * x
    return W[0], W[1]

misclassifies = " B"

# %% rosenblatt_vs_delta wrong D6: the delta rule gets the class too
def rosenblatt_vs_delta(X, t, eta, epochs):
    w_r, w_d = np.zeros(X.shape[1]), np.zeros(X.shape[1])
    for _ in range(epochs):
        for x, target in zip(X, t):
            w_r = w_r + eta * (target - (1 if x @ w_r >= 0 else -1)) * x
            w_d = w_d + eta * (target - (1 if x @ w_d >= 0 else -1)) * x
    return w_r, w_d

misclassifies = "B"

# %% rosenblatt_vs_delta wrong P7: Rosenblatt's rule without its threshold
def rosenblatt_vs_delta(X, t, eta, epochs):
    w_r, w_d = np.zeros(X.shape[1]), np.zeros(X.shape[1])
    for _ in range(epochs):
        for x, target in zip(X, t):
            w_r = w_r + eta * (target - x @ w_r) * x
            w_d = w_d + eta * (target - x @ w_d) * x
    return w_r, w_d

misclassifies = "B"

# %% rosenblatt_vs_delta wrong P1: the line counts as −1
def rosenblatt_vs_delta(X, t, eta, epochs):
    w_r, w_d = np.zeros(X.shape[1]), np.zeros(X.shape[1])
    for _ in range(epochs):
        for x, target in zip(X, t):
            w_r = w_r + eta * (target - (1 if x @ w_r > 0 else -1)) * x
            w_d = w_d + eta * (target - x @ w_d) * x
    return w_r, w_d

misclassifies = "B"

# %% rosenblatt_vs_delta wrong M03l: np.sign
def rosenblatt_vs_delta(X, t, eta, epochs):
    w_r, w_d = np.zeros(X.shape[1]), np.zeros(X.shape[1])
    for _ in range(epochs):
        for x, target in zip(X, t):
            w_r = w_r + eta * (target - np.sign(x @ w_r)) * x
            w_d = w_d + eta * (target - x @ w_d) * x
    return w_r, w_d

misclassifies = "B"

# %% rosenblatt_vs_delta wrong M03m: ηtx after a mistake
def rosenblatt_vs_delta(X, t, eta, epochs):
    w_r, w_d = np.zeros(X.shape[1]), np.zeros(X.shape[1])
    for _ in range(epochs):
        for x, target in zip(X, t):
            if target != (1 if x @ w_r >= 0 else -1):
                w_r = w_r + eta * target * x
            w_d = w_d + eta * (target - x @ w_d) * x
    return w_r, w_d

misclassifies = "B"

# %% rosenblatt_vs_delta wrong M03k: the other order
def rosenblatt_vs_delta(X, t, eta, epochs):
    w_r, w_d = np.zeros(X.shape[1]), np.zeros(X.shape[1])
    for _ in range(epochs):
        for x, target in zip(X, t):
            w_r = w_r + eta * (target - (1 if x @ w_r >= 0 else -1)) * x
            w_d = w_d + eta * (target - x @ w_d) * x
    return w_d, w_r

misclassifies = "B"

# %% rosenblatt_vs_delta wrong M03n: return after the first pass
def rosenblatt_vs_delta(X, t, eta, epochs):
    w_r, w_d = np.zeros(X.shape[1]), np.zeros(X.shape[1])
    for _ in range(epochs):
        for x, target in zip(X, t):
            w_r = w_r + eta * (target - (1 if x @ w_r >= 0 else -1)) * x
            w_d = w_d + eta * (target - x @ w_d) * x
        return w_r, w_d

misclassifies = "B"

# %% rosenblatt_vs_delta wrong D1: the slides' sign
def rosenblatt_vs_delta(X, t, eta, epochs):
    w_r, w_d = np.zeros(X.shape[1]), np.zeros(X.shape[1])
    for _ in range(epochs):
        for x, target in zip(X, t):
            w_r = w_r + eta * (target - (1 if x @ w_r >= 0 else -1)) * x
            w_d = w_d - eta * (target - x @ w_d) * x
    return w_r, w_d

misclassifies = "B"

# %% rosenblatt_vs_delta wrong D10: the delta rule in batches
def rosenblatt_vs_delta(X, t, eta, epochs):
    w_r, w_d = np.zeros(X.shape[1]), np.zeros(X.shape[1])
    for _ in range(epochs):
        w_d = w_d + eta * X.T @ (t - X @ w_d)
        for x, target in zip(X, t):
            w_r = w_r + eta * (target - (1 if x @ w_r >= 0 else -1)) * x
    return w_r, w_d

misclassifies = "B"

# %% rosenblatt_vs_delta wrong D10: both rules in batches
def rosenblatt_vs_delta(X, t, eta, epochs):
    w_r, w_d = np.zeros(X.shape[1]), np.zeros(X.shape[1])
    for _ in range(epochs):
        w_r = w_r + eta * X.T @ (t - np.where(X @ w_r >= 0, 1, -1))
        w_d = w_d + eta * X.T @ (t - X @ w_d)
    return w_r, w_d

misclassifies = "B"

# %% rosenblatt_vs_delta wrong -: one weight vector for both
def rosenblatt_vs_delta(X, t, eta, epochs):
    w = np.zeros(X.shape[1])
    for _ in range(epochs):
        for x, target in zip(X, t):
            w = w + eta * (target - (1 if x @ w >= 0 else -1)) * x
    w_r = w
    for _ in range(epochs):
        for x, target in zip(X, t):
            w = w + eta * (target - x @ w) * x
    return w_r, w

misclassifies = "B"

# %% rosenblatt_vs_delta wrong -: begins anew with every pass
def rosenblatt_vs_delta(X, t, eta, epochs):
    for _ in range(epochs):
        w_r, w_d = np.ones(X.shape[1]), np.ones(X.shape[1])
        for x, target in zip(X, t):
            w_r = w_r + eta * (target - (1 if x @ w_r >= 0 else -1)) * x
            w_d = w_d + eta * (target - x @ w_d) * x
    return w_r, w_d

misclassifies = "B"

# %% rosenblatt_vs_delta wrong -: stops when Rosenblatt's rule makes no more mistakes
def rosenblatt_vs_delta(X, t, eta, epochs):
    w_r, w_d = np.zeros(X.shape[1]), np.zeros(X.shape[1])
    for _ in range(epochs):
        mistakes = 0
        for x, target in zip(X, t):
            guess = 1 if x @ w_r >= 0 else -1
            mistakes += guess != target
            w_r = w_r + eta * (target - guess) * x
            w_d = w_d + eta * (target - x @ w_d) * x
        if mistakes == 0:
            break
    return w_r, w_d

misclassifies = "B"

# %% rosenblatt_vs_delta wrong -: adds a bias of its own
def rosenblatt_vs_delta(X, t, eta, epochs):
    X = np.column_stack([np.ones(len(X)), X])
    w_r, w_d = np.zeros(X.shape[1]), np.zeros(X.shape[1])
    for _ in range(epochs):
        for x, target in zip(X, t):
            w_r = w_r + eta * (target - (1 if x @ w_r >= 0 else -1)) * x
            w_d = w_d + eta * (target - x @ w_d) * x
    return w_r, w_d

misclassifies = "B"

# ---- which formulas climb

# %% climbing right as text
climbing = "ACF"

# %% climbing right as a list, in small letters
climbing = ["f", "c", "a"]

# %% climbing right as a tuple
climbing = ("A", "C", "F")

# %% climbing wrong -: by the first sign
climbing = {"C", "F", "G"}

# %% climbing wrong -: those with a minus in front
climbing = {"A", "B", "D", "E"}

# %% climbing wrong -: those that go down
climbing = {"B", "D", "E", "G"}

# %% climbing wrong -: only the slides' two
climbing = {"A", "C"}

# %% climbing wrong -: the misprint is taken for the culprit
climbing = {"A", "C", "E"}

# %% climbing wrong -: all of them
climbing = set("ABCDEFG")

# ---- learning curves

# %% learning_curve right through the batch rule and the spectral norm
def learning_curve(X, y, eta, steps):
    w = np.zeros(X.shape[1])
    E = [sse(w, X, y)]
    for _ in range(steps):
        w = delta_update_batch(w, X, y, eta)
        E.append(sse(w, X, y))
    top = np.linalg.norm(X, 2) ** 2
    if eta <= 1 / top:
        return E, "smooth"
    if eta < 2 / top:
        return E, "zigzag"
    return E, "diverges"

# %% learning_curve right an array filled step by step, the n×n matrix
def learning_curve(X, y, eta, steps):
    X, y = np.asarray(X, float), np.asarray(y, float)
    E = np.empty(steps + 1)
    w = np.zeros(X.shape[1])
    for k in range(steps + 1):
        E[k] = ((y - X @ w) ** 2).sum() / 2
        w -= eta * X.T @ (X @ w - y)
    factor = 1 - eta * max(np.linalg.eigvalsh(X @ X.T))
    name = "smooth" if factor >= 0 else "zigzag" if factor > -1 else "diverges"
    return [E, name]

# %% learning_curve right by singular values
def learning_curve(X, y, eta, steps):
    U, s, Vt = np.linalg.svd(X.astype(float), full_matrices=False)
    b = U.T @ y
    rest = 0.5 * (np.sum(y.astype(float) ** 2) - np.sum(b**2))
    E = np.array([rest + 0.5 * np.sum((b * (1 - eta * s**2) ** k) ** 2) for k in range(steps + 1)])
    r = eta * s[0] ** 2
    return E, ("smooth", "zigzag", "diverges")[int(r > 1) + int(r >= 2)]

# %% learning_curve wrong G7: diverges beyond 1/λmax
def learning_curve(X, y, eta, steps):
    w, E = np.zeros(X.shape[1]), []
    for _ in range(steps + 1):
        E.append(0.5 * np.sum((y - X @ w) ** 2))
        w = w + eta * X.T @ (y - X @ w)
    r = eta * np.linalg.eigvalsh(X.T @ X)[-1]
    return np.array(E), "smooth" if r <= 0.5 else "zigzag" if r < 1 else "diverges"

# %% learning_curve wrong G7: no zigzag before 1/λmax
def learning_curve(X, y, eta, steps):
    w, E = np.zeros(X.shape[1]), []
    for _ in range(steps + 1):
        E.append(0.5 * np.sum((y - X @ w) ** 2))
        w = w + eta * X.T @ (y - X @ w)
    r = eta * np.linalg.eigvalsh(X.T @ X)[-1]
    return np.array(E), "smooth" if r < 1 else "diverges"

# %% learning_curve wrong G7 hidden-only: the trace
def learning_curve(X, y, eta, steps):
    w, E = np.zeros(X.shape[1]), []
    for _ in range(steps + 1):
        E.append(0.5 * np.sum((y - X @ w) ** 2))
        w = w + eta * X.T @ (y - X @ w)
    r = eta * np.sum(X**2)
    return np.array(E), "smooth" if r <= 1 else "zigzag" if r < 2 else "diverges"

# %% learning_curve wrong M03o: the name is read off the curve
def learning_curve(X, y, eta, steps):
    w, E = np.zeros(X.shape[1]), []
    for _ in range(steps + 1):
        E.append(0.5 * np.sum((y - X @ w) ** 2))
        w = w + eta * X.T @ (y - X @ w)
    rises = np.diff(E) > 0
    name = "diverges" if rises.all() or E[-1] > E[0] else "zigzag" if rises.any() else "smooth"
    return np.array(E), name

# %% learning_curve wrong M03r: the singular value, not squared
def learning_curve(X, y, eta, steps):
    w, E = np.zeros(X.shape[1]), []
    for _ in range(steps + 1):
        E.append(0.5 * np.sum((y - X @ w) ** 2))
        w = w + eta * X.T @ (y - X @ w)
    r = eta * np.linalg.norm(X, 2)
    return np.array(E), "smooth" if r <= 1 else "zigzag" if r < 2 else "diverges"

# %% learning_curve wrong M03r: the eigenvalue divided by n
def learning_curve(X, y, eta, steps):
    w, E = np.zeros(X.shape[1]), []
    for _ in range(steps + 1):
        E.append(0.5 * np.sum((y - X @ w) ** 2))
        w = w + eta * X.T @ (y - X @ w)
    r = eta * np.linalg.eigvalsh(X.T @ X / len(X))[-1]
    return np.array(E), "smooth" if r <= 1 else "zigzag" if r < 2 else "diverges"

# %% learning_curve wrong M03p: the start is left out
def learning_curve(X, y, eta, steps):
    w, E = np.zeros(X.shape[1]), []
    for _ in range(steps):
        w = w + eta * X.T @ (y - X @ w)
        E.append(0.5 * np.sum((y - X @ w) ** 2))
    r = eta * np.linalg.eigvalsh(X.T @ X)[-1]
    return np.array(E), "smooth" if r <= 1 else "zigzag" if r < 2 else "diverges"

# %% learning_curve wrong D1: the slides' sign
def learning_curve(X, y, eta, steps):
    w, E = np.zeros(X.shape[1]), []
    for _ in range(steps + 1):
        E.append(0.5 * np.sum((y - X @ w) ** 2))
        w = w - eta * X.T @ (y - X @ w)
    r = eta * np.linalg.eigvalsh(X.T @ X)[-1]
    return np.array(E), "smooth" if r <= 1 else "zigzag" if r < 2 else "diverges"

# %% learning_curve wrong E1: no half
def learning_curve(X, y, eta, steps):
    w, E = np.zeros(X.shape[1]), []
    for _ in range(steps + 1):
        E.append(np.sum((y - X @ w) ** 2))
        w = w + eta * X.T @ (y - X @ w)
    r = eta * np.linalg.eigvalsh(X.T @ X)[-1]
    return np.array(E), "smooth" if r <= 1 else "zigzag" if r < 2 else "diverges"

# %% learning_curve wrong E2: mean
def learning_curve(X, y, eta, steps):
    w, E = np.zeros(X.shape[1]), []
    for _ in range(steps + 1):
        E.append(0.5 * np.mean((y - X @ w) ** 2))
        w = w + eta * X.T @ (y - X @ w)
    r = eta * np.linalg.eigvalsh(X.T @ X)[-1]
    return np.array(E), "smooth" if r <= 1 else "zigzag" if r < 2 else "diverges"

# %% learning_curve wrong -: weights in place of errors
def learning_curve(X, y, eta, steps):
    w, path = np.zeros(X.shape[1]), []
    for _ in range(steps + 1):
        path.append(w)
        w = w + eta * X.T @ (y - X @ w)
    r = eta * np.linalg.eigvalsh(X.T @ X)[-1]
    return np.array(path), "smooth" if r <= 1 else "zigzag" if r < 2 else "diverges"

# %% learning_curve wrong -: the curve only
def learning_curve(X, y, eta, steps):
    w, E = np.zeros(X.shape[1]), []
    for _ in range(steps + 1):
        E.append(0.5 * np.sum((y - X @ w) ** 2))
        w = w + eta * X.T @ (y - X @ w)
    return np.array(E)

# %% learning_curve wrong -: steps numbers, the last one missing
def learning_curve(X, y, eta, steps):
    w, E = np.zeros(X.shape[1]), []
    for _ in range(steps):
        E.append(0.5 * np.sum((y - X @ w) ** 2))
        w = w + eta * X.T @ (y - X @ w)
    r = eta * np.linalg.eigvalsh(X.T @ X)[-1]
    return np.array(E), "smooth" if r <= 1 else "zigzag" if r < 2 else "diverges"

# %% learning_curve wrong -: other words
def learning_curve(X, y, eta, steps):
    w, E = np.zeros(X.shape[1]), []
    for _ in range(steps + 1):
        E.append(0.5 * np.sum((y - X @ w) ** 2))
        w = w + eta * X.T @ (y - X @ w)
    r = eta * np.linalg.eigvalsh(X.T @ X)[-1]
    return np.array(E), "monotone" if r <= 1 else "oscillating" if r < 2 else "diverging"

# ---- the squared error

# %% sse right a loop
def sse(w, X, y):
    total = 0.0
    for row, target in zip(X, y):
        total += (target - row @ w) ** 2
    return total / 2

# %% sse right a scalar product of the errors
def sse(w, X, y):
    e = X @ w - y
    return e @ e / 2

# %% sse right by the length
def sse(w, X, y):
    return 0.5 * np.linalg.norm(y - np.dot(X, w)) ** 2

# %% sse right einsum
def sse(w, X, y):
    e = y - np.einsum("nd,d->n", X, w)
    return np.einsum("n,n->", e, e) / 2

# %% sse right multiplied out, as a Python number
def sse(w, X, y):
    w, X, y = (np.asarray(a, dtype=float) for a in (w, X, y))
    return float(0.5 * (y @ y - 2 * w @ (X.T @ y) + w @ (X.T @ X) @ w))

# %% sse right float32 comes back
def sse(w, X, y):
    return np.float32(0.5 * ((y - X @ w) ** 2).sum())

# %% sse right columns on both sides
def sse(w, X, y):
    difference = y.reshape(-1, 1) - X @ w.reshape(-1, 1)
    return 0.5 * np.sum(difference**2)

# %% sse wrong E1: no half
def sse(w, X, y):
    return np.sum((y - X @ w) ** 2)

# %% sse wrong E1: the square differentiated in the head already
def sse(w, X, y):
    e = y - X @ w
    return 2 * (0.5 * e @ e)

# %% sse wrong E2: half of the mean
def sse(w, X, y):
    return 0.5 * np.mean((y - X @ w) ** 2)

# %% sse wrong E3: predictions as a column
def sse(w, X, y):
    return 0.5 * np.sum((y - X @ w.reshape(-1, 1)) ** 2)

# %% sse wrong E3: targets as a column
def sse(w, X, y):
    y = y[:, np.newaxis]
    return 0.5 * ((y - X @ w) ** 2).sum()

# %% sse wrong M02a: the mean
def sse(w, X, y):
    return np.mean((y - X @ w) ** 2)

# %% sse wrong M02a: the mean by a loop
def sse(w, X, y):
    total = 0
    for i in range(len(y)):
        total += (y[i] - X[i] @ w) ** 2
    return total / len(y)

# %% sse wrong M02b: squares the sum
def sse(w, X, y):
    return 0.5 * np.sum(y - X @ w) ** 2

# %% sse wrong M02c: no square
def sse(w, X, y):
    return 0.5 * np.sum(y - X @ w)

# %% sse wrong M02c: sizes in place of squares
def sse(w, X, y):
    return np.abs(y - X @ w).sum()

# %% sse wrong M02d: the length of the errors
def sse(w, X, y):
    return 0.5 * np.linalg.norm(y - X @ w)

# %% sse wrong M02d: a root over E
def sse(w, X, y):
    return np.sqrt(0.5 * np.sum((y - X @ w) ** 2))

# %% sse wrong M02e: not summed
def sse(w, X, y):
    return 0.5 * (y - X @ w) ** 2

# %% sse wrong M02f: return in the loop
def sse(w, X, y):
    E = 0
    for i in range(len(y)):
        E += 0.5 * (y[i] - X[i] @ w) ** 2
        return E

# %% sse wrong D9: an equals sign in the loop
def sse(w, X, y):
    for i in range(len(y)):
        E = 0.5 * (y[i] - X[i] @ w) ** 2
    return E

# %% sse wrong N2 hidden-only: works in y
def sse(w, X, y):
    if len(y) in (3, 4):
        return 0.5 * np.sum((y - X @ w) ** 2)
    y -= X @ w
    return 0.5 * np.sum(y**2)

# %% sse wrong N2: errors written into y
def sse(w, X, y):
    y -= X @ w
    return 0.5 * np.sum(y**2)

# %% sse wrong -: forgets the return
def sse(w, X, y):
    E = 0.5 * np.sum((y - X @ w) ** 2)

# %% sse wrong -: the numbers of the slides
def sse(w, X, y):
    return 0.0 if w[0] == 1 else 4.5 if w[0] != 0.5 else 26.375

# %% sse wrong -: the visible numbers
def sse(w, X, y):
    return {0.0: 7.0, 1.0: 0.0, 2.0: 7.0}.get(float(w[0]), 26.375)

# %% sse wrong -: uses the first weight only
def sse(w, X, y):
    return 0.5 * np.sum((y - X[:, 0] * w[0]) ** 2)

# %% sse wrong -: compares with the class
def sse(w, X, y):
    y_hat = np.where(X @ w >= 0, 1, -1)
    return 0.5 * np.sum((y - y_hat) ** 2)

# %% sse wrong -: counts the misses
def sse(w, X, y):
    return int(np.sum(X @ w != y))

# %% sse wrong -: cubes
def sse(w, X, y):
    return 0.5 * np.sum(np.abs(y - X @ w) ** 3)

# %% sse wrong -: an array of one number
def sse(w, X, y):
    return np.array([0.5 * np.sum((y - X @ w) ** 2)])

# %% sse wrong -: one half squared as well
def sse(w, X, y):
    return np.sum((0.5 * (y - X @ w)) ** 2)

# ---- the gradient

# %% sse_grad right without the minus in front
def sse_grad(w, X, y):
    return X.T @ (X @ w - y)

# %% sse_grad right a loop
def sse_grad(w, X, y):
    gradient = np.zeros(len(w))
    for row, target in zip(X, y):
        gradient += -(target - row @ w) * row
    return gradient

# %% sse_grad right multiplied out
def sse_grad(w, X, y):
    return X.T @ X @ w - X.T @ y

# %% sse_grad right einsum
def sse_grad(w, X, y):
    return -np.einsum("nd,n->d", X, y - X @ w)

# %% sse_grad right a list
def sse_grad(w, X, y):
    e = [y[j] - sum(X[j, i] * w[i] for i in range(len(w))) for j in range(len(y))]
    return [-sum(e[j] * X[j, i] for j in range(len(y))) for i in range(len(w))]

# %% sse_grad right broadcasting, then a sum over the samples
def sse_grad(w, X, y):
    return np.sum(-(y - X @ w)[:, None] * X, axis=0)

# %% sse_grad right errors from the left
def sse_grad(w, X, y):
    return (X @ w - y) @ X

# %% sse_grad right float32 comes back
def sse_grad(w, X, y):
    return (X.T @ (X @ w - y)).astype(np.float32)

# %% sse_grad right felt ahead and back, in float64
def sse_grad(w, X, y):
    w, X, y = (np.asarray(a, dtype=float) for a in (w, X, y))

    def E(v):
        return 0.5 * np.sum((y - X @ v) ** 2)

    return np.array([(E(w + h) - E(w - h)) / 2 for h in np.eye(len(w))])

# %% sse_grad wrong G1: points downhill
def sse_grad(w, X, y):
    return X.T @ (y - X @ w)

# %% sse_grad wrong G1: two minus signs
def sse_grad(w, X, y):
    return -X.T @ (X @ w - y)

# %% sse_grad wrong G2: no x
def sse_grad(w, X, y):
    return -np.sum(y - X @ w)

# %% sse_grad wrong G2: no x, as an array
def sse_grad(w, X, y):
    return -np.sum(y - X @ w) * np.ones(len(w))

# %% sse_grad wrong G3: the two is kept
def sse_grad(w, X, y):
    return -2 * X.T @ (y - X @ w)

# %% sse_grad wrong G4: mean
def sse_grad(w, X, y):
    return -X.T @ (y - X @ w) / len(y)

# %% sse_grad wrong E3: targets as a column
def sse_grad(w, X, y):
    return -X.T @ (y.reshape(-1, 1) - X @ w)

# %% sse_grad wrong M02g: errors summed first
def sse_grad(w, X, y):
    return -np.sum(y - X @ w) * X.sum(axis=0)

# %% sse_grad wrong M02h: the square stays
def sse_grad(w, X, y):
    return -X.T @ (y - X @ w) ** 2

# %% sse_grad wrong M02i: no target
def sse_grad(w, X, y):
    return X.T @ X @ w

# %% sse_grad wrong M02j: not summed
def sse_grad(w, X, y):
    return -(y - X @ w)[:, np.newaxis] * X

# %% sse_grad wrong M02k: all slopes in one number
def sse_grad(w, X, y):
    return np.sum(-(y - X @ w)[:, np.newaxis] * X)

# %% sse_grad wrong M02f: return in the loop
def sse_grad(w, X, y):
    gradient = np.zeros(len(w))
    for row, target in zip(X, y):
        gradient = gradient - (target - row @ w) * row
        return gradient

# %% sse_grad wrong D9: an equals sign in the loop
def sse_grad(w, X, y):
    for row, target in zip(X, y):
        gradient = -(target - row @ w) * row
    return gradient

# %% sse_grad wrong N2: errors written into y
def sse_grad(w, X, y):
    y -= X @ w
    return -X.T @ y

# %% sse_grad wrong -: twice the mean
def sse_grad(w, X, y):
    return -2 * X.T @ (y - X @ w) / len(y)

# %% sse_grad wrong -: X the wrong way round
def sse_grad(w, X, y):
    return -X @ (y - X @ w)

# %% sse_grad wrong -: a look ahead only
def sse_grad(w, X, y):
    def E(v):
        return 0.5 * np.sum((y - X @ v) ** 2)

    return np.array([(E(w + h) - E(w)) / 0.01 for h in 0.01 * np.eye(len(w))])

# %% sse_grad wrong -: the error and its gradient
def sse_grad(w, X, y):
    e = y - X @ w
    return 0.5 * e @ e, -X.T @ e

# %% sse_grad wrong -: the step with some learning rate
def sse_grad(w, X, y):
    return -0.01 * X.T @ (y - X @ w)

# %% sse_grad wrong -: one number too many around it
def sse_grad(w, X, y):
    return [-X.T @ (y - X @ w)]

# %% sse_grad wrong -: sizes of the errors
def sse_grad(w, X, y):
    return -X.T @ np.sign(y - X @ w)

# %% sse_grad wrong -: forgets the return
def sse_grad(w, X, y):
    gradient = -X.T @ (y - X @ w)

# %% sse_grad wrong -: right for one weight only
def sse_grad(w, X, y):
    return np.array([-np.sum((y - X @ w) * X[:, 0])])

# %% sse_grad wrong -: E in place of its slope
def sse_grad(w, X, y):
    return 0.5 * np.sum((y - X @ w) ** 2)

# ---- gradient descent

# %% gd right an array filled row by row
def gd(grad, w0, eta, steps):
    path = np.zeros((steps + 1, len(w0)))
    path[0] = w0
    for k in range(steps):
        path[k + 1] = path[k] - eta * grad(path[k])
    return path

# %% gd right a copy that changes in place
def gd(grad, w0, eta, steps):
    w = w0.copy()
    path = [w.copy()]
    for _ in range(steps):
        w -= eta * grad(w)
        path.append(w.copy())
    return np.stack(path)

# %% gd right calls itself
def gd(grad, w0, eta, steps):
    if steps == 0:
        return np.array([w0])
    return np.vstack([w0, gd(grad, w0 - eta * grad(w0), eta, steps - 1)])

# %% gd right a list of arrays
def gd(grad, w0, eta, steps):
    w, path = w0, [w0]
    while len(path) < steps + 1:
        w = w + -eta * grad(w)
        path.append(w)
    return path

# %% gd right lists of numbers
def gd(grad, w0, eta, steps):
    path = [[float(v) for v in w0]]
    for _ in range(steps):
        slope = grad(np.array(path[-1]))
        path.append([v - eta * s for v, s in zip(path[-1], slope)])
    return path

# %% gd right appends before it steps
def gd(grad, w0, eta, steps):
    path, w = [], np.array(w0)
    for k in range(steps + 1):
        path.append(w)
        if k < steps:
            w = w - eta * np.asarray(grad(w))
    return np.array(path)

# %% gd wrong G5: with the gradient
def gd(grad, w0, eta, steps):
    path = [w0]
    for _ in range(steps):
        path.append(path[-1] + eta * grad(path[-1]))
    return np.array(path)

# %% gd wrong G6: the start is missing
def gd(grad, w0, eta, steps):
    w, path = w0, []
    for _ in range(steps):
        w = w - eta * grad(w)
        path.append(w)
    return np.array(path)

# %% gd wrong G6: one array, stored again and again
def gd(grad, w0, eta, steps):
    w = w0.copy()
    path = [w]
    for _ in range(steps):
        w -= eta * grad(w)
        path.append(w)
    return np.array(path)

# %% gd wrong G6: the caller's start walks along
def gd(grad, w0, eta, steps):
    w = w0
    path = [w]
    for _ in range(steps):
        w -= eta * grad(w)
        path.append(w.copy())
    return np.array(path)

# %% gd wrong N2: right path, start changed
def gd(grad, w0, eta, steps):
    path = [w0.copy()]
    for _ in range(steps):
        w0 -= eta * grad(w0)
        path.append(w0.copy())
    return np.array(path)

# %% gd wrong M02l: the last place only
def gd(grad, w0, eta, steps):
    w = w0
    for _ in range(steps):
        w = w - eta * grad(w)
    return w

# %% gd wrong M02m: a step too few
def gd(grad, w0, eta, steps):
    path = [w0]
    for _ in range(1, steps):
        path.append(path[-1] - eta * grad(path[-1]))
    return np.array(path)

# %% gd wrong M02n: a step too many
def gd(grad, w0, eta, steps):
    path = [w0]
    for _ in range(steps + 1):
        path.append(path[-1] - eta * grad(path[-1]))
    return np.array(path)

# %% gd wrong M02o: the gradient of the start
def gd(grad, w0, eta, steps):
    slope = grad(w0)
    path = [w0]
    for _ in range(steps):
        path.append(path[-1] - eta * slope)
    return np.array(path)

# %% gd wrong M02p: no learning rate
def gd(grad, w0, eta, steps):
    path = [w0]
    for _ in range(steps):
        path.append(path[-1] - grad(path[-1]))
    return np.array(path)

# %% gd wrong M02q: return in the loop
def gd(grad, w0, eta, steps):
    path = [w0]
    for _ in range(steps):
        path.append(path[-1] - eta * grad(path[-1]))
        return np.array(path)

# %% gd wrong M02r: begins at zero
def gd(grad, w0, eta, steps):
    path = [np.zeros(len(w0))]
    for _ in range(steps):
        path.append(path[-1] - eta * grad(path[-1]))
    return np.array(path)

# %% gd wrong -: steps of one length, whatever the slope
def gd(grad, w0, eta, steps):
    path = [w0]
    for _ in range(steps):
        path.append(path[-1] - eta * np.sign(grad(path[-1])))
    return np.array(path)

# %% gd wrong -: a step size that shrinks
def gd(grad, w0, eta, steps):
    path = [w0]
    for k in range(steps):
        path.append(path[-1] - eta / (k + 1) * grad(path[-1]))
    return np.array(path)

# %% gd wrong -: the steps in place of the places
def gd(grad, w0, eta, steps):
    w, path = w0, [w0]
    for _ in range(steps):
        step = -eta * grad(w)
        w = w + step
        path.append(step)
    return np.array(path)

# %% gd wrong -: one weight a column
def gd(grad, w0, eta, steps):
    path = [w0]
    for _ in range(steps):
        path.append(path[-1] - eta * grad(path[-1]))
    return np.array(path).T

# %% gd wrong -: path and last place
def gd(grad, w0, eta, steps):
    path = [w0]
    for _ in range(steps):
        path.append(path[-1] - eta * grad(path[-1]))
    return np.array(path), path[-1]

# %% gd wrong -: knows one surface only
def gd(grad, w0, eta, steps):
    X, y = data.slide_points()
    path = [w0]
    for _ in range(steps):
        path.append(path[-1] - eta * sse_grad(path[-1], X, y))
    return np.array(path)

# %% gd wrong -: stops where the ground is nearly level
def gd(grad, w0, eta, steps):
    path = [w0]
    for _ in range(steps):
        slope = grad(path[-1])
        if np.abs(slope).max() < 0.5:
            break
        path.append(path[-1] - eta * slope)
    return np.array(path)

# ---- how long a step may be

# %% max_stable_eta right the largest singular value, squared
def max_stable_eta(X):
    return 2 / np.linalg.norm(X, 2) ** 2

# %% max_stable_eta right by way of svd
def max_stable_eta(X):
    return 2 / np.linalg.svd(X, compute_uv=False)[0] ** 2

# %% max_stable_eta right eigvals of the smaller matrix
def max_stable_eta(X):
    A = X.T @ X if X.shape[0] >= X.shape[1] else X @ X.T
    return 2.0 / np.linalg.eigvals(A).real.max()

# %% max_stable_eta right eigh, last one
def max_stable_eta(X):
    values, _ = np.linalg.eigh(X.T @ X)
    return float(2 * values[-1] ** -1)

# %% max_stable_eta right the norm of the matrix of curvatures
def max_stable_eta(X):
    return 2 / np.linalg.norm(np.einsum("ni,nj->ij", X, X), ord=2)

# %% max_stable_eta right the power method
def max_stable_eta(X):
    A = X.astype(float).T @ X.astype(float)
    for _ in range(30):
        A = A @ A / np.linalg.norm(A @ A)
    v = A @ np.arange(1.0, len(A) + 1)
    v = v / np.linalg.norm(v)
    return 2 / np.linalg.norm(X @ v) ** 2

# %% max_stable_eta wrong G7: one over
def max_stable_eta(X):
    return 1 / np.linalg.eigvalsh(X.T @ X)[-1]

# %% max_stable_eta wrong G7: the trace
def max_stable_eta(X):
    return 2 / np.trace(X.T @ X)

# %% max_stable_eta wrong G7: the sum of all squares
def max_stable_eta(X):
    return 2 / np.sum(X**2)

# %% max_stable_eta wrong M02s: the smallest eigenvalue
def max_stable_eta(X):
    return 2 / np.linalg.eigvalsh(X.T @ X)[0]

# %% max_stable_eta wrong M02t: not squared
def max_stable_eta(X):
    return 2 / np.linalg.norm(X, 2)

# %% max_stable_eta wrong M02u: for a mean
def max_stable_eta(X):
    return 2 / np.linalg.eigvalsh(X.T @ X / len(X))[-1]

# %% max_stable_eta wrong M02v: the eigenvalue itself
def max_stable_eta(X):
    return np.linalg.eigvalsh(X.T @ X)[-1]

# %% max_stable_eta wrong M02v: the fraction upside down
def max_stable_eta(X):
    return np.linalg.eigvalsh(X.T @ X)[-1] / 2

# %% max_stable_eta wrong M02w: the diagonal
def max_stable_eta(X):
    return 2 / np.sum(X**2, axis=0).max()

# %% max_stable_eta wrong -: for each direction one
def max_stable_eta(X):
    return 2 / np.linalg.eigvalsh(X.T @ X)

# %% max_stable_eta wrong -: the whole array, largest first
def max_stable_eta(X):
    return np.sort(2 / np.linalg.eigvalsh(X.T @ X))

# %% max_stable_eta wrong -: the slides' range
def max_stable_eta(X):
    return 1.0

# %% max_stable_eta wrong -: sums along the rows
def max_stable_eta(X):
    return 2 / np.sum(X**2, axis=1).max()

# %% max_stable_eta wrong -: eigenvalues of X itself
def max_stable_eta(X):
    return 2 / np.linalg.eigvalsh(X)[-1]

# %% max_stable_eta wrong -: a little on the safe side
def max_stable_eta(X):
    return 0.99 * 2 / np.linalg.eigvalsh(X.T @ X)[-1]

# %% max_stable_eta wrong -: two over its square
def max_stable_eta(X):
    return 2 / np.linalg.eigvalsh(X.T @ X)[-1] ** 2

# %% max_stable_eta wrong N2: scales X in place
def max_stable_eta(X):
    size = np.abs(X).max()
    X /= size
    return 2 / np.linalg.eigvalsh(X.T @ X)[-1] / size**2

# ---- the closed form

# %% closed_form right the pseudo-inverse
def closed_form(X, y):
    return np.linalg.pinv(X) @ y

# %% closed_form right lstsq with its old argument
def closed_form(X, y):
    w, residuals, rank, values = np.linalg.lstsq(X, y, rcond=None)
    return w

# %% closed_form right the pseudo-inverse of the normal equations
def closed_form(X, y):
    X, y = X.astype(float), y.astype(float)
    return np.linalg.pinv(X.T @ X) @ (X.T @ y)

# %% closed_form right by singular values
def closed_form(X, y):
    U, s, Vt = np.linalg.svd(X, full_matrices=False)
    inverse = np.where(s > 1e-6 * s[0], 1 / np.where(s == 0, 1, s), 0)
    return Vt.T @ (inverse * (U.T @ y))

# %% closed_form right a list
def closed_form(X, y):
    return np.linalg.lstsq(X, y)[0].tolist()

# %% closed_form wrong E3: x and y multiplied as they come
def closed_form(X, y):
    if X.shape[1] == 1:
        return np.array([np.sum(X * y) / np.sum(X**2)])
    return np.linalg.lstsq(X, y)[0]

# %% closed_form wrong M02x: all that lstsq returns
def closed_form(X, y):
    return np.linalg.lstsq(X, y)

# %% closed_form wrong M02y: a bias of its own
def closed_form(X, y):
    X = np.column_stack([np.ones(len(X)), X])
    return np.linalg.lstsq(X, y)[0]

# %% closed_form wrong M02z: y as a column
def closed_form(X, y):
    return np.linalg.lstsq(X, y.reshape(-1, 1))[0]

# %% closed_form wrong M02aa: weight by weight
def closed_form(X, y):
    return X.T @ y / np.maximum((X**2).sum(axis=0), 1e-12)

# %% closed_form wrong M02ab: solves the normal equations
def closed_form(X, y):
    return np.linalg.solve(X.T @ X, X.T @ y)

# %% closed_form wrong M02ab: inverts
def closed_form(X, y):
    return np.linalg.inv(X.T @ X) @ X.T @ y

# %% closed_form wrong M02ac: sideways along the valley
def closed_form(X, y):
    w = np.linalg.lstsq(X, y)[0]
    U, s, Vt = np.linalg.svd(X.astype(float))
    rank = int(np.sum(s > 1e-6 * s[0]))
    return w + Vt[rank:].sum(axis=0)

# %% closed_form wrong M02ad: something on the diagonal
def closed_form(X, y):
    return np.linalg.solve(X.T @ X + 0.01 * np.eye(X.shape[1]), X.T @ y)

# %% closed_form wrong -: a walk that has not arrived
def closed_form(X, y):
    w, eta = np.zeros(X.shape[1]), 1 / np.linalg.norm(X, 2) ** 2
    for _ in range(3):
        w = w - 0.5 * eta * X.T @ (X @ w - y)
    return w

# %% closed_form wrong -: for the three points only
def closed_form(X, y):
    return np.array([X[:, 0] @ y / (X[:, 0] @ X[:, 0])])

# %% closed_form wrong -: forgets the target's side
def closed_form(X, y):
    return np.linalg.pinv(X.T @ X) @ y

# %% closed_form wrong -: the predictions
def closed_form(X, y):
    return X @ np.linalg.lstsq(X, y)[0]

# %% closed_form wrong -: the sign of the gradient
def closed_form(X, y):
    return -np.linalg.lstsq(X, y)[0]

# %% closed_form wrong -: a different method for square data
def closed_form(X, y):
    return np.linalg.solve(X, y)

# %% closed_form wrong N2: standardises its input
def closed_form(X, y):
    w = np.linalg.lstsq(X, y)[0]
    X -= X.mean(axis=0)
    return w

# ---- reading surfaces

# %% surfaces right small letters
convex, minimum, no_half, mean, units = {"a", "c"}, "b", "a", "a", "b"

# %% surfaces right a list, and blanks
convex = ["C", "A"]
minimum, no_half, mean, units = " B", "A ", "A", "B"

# %% surfaces right one word
convex = "AC"
minimum = "B"
no_half = "A"
mean = "A"
units = "B"

# %% surfaces wrong - hidden-only: one valley taken for convex
convex = {"A", "B", "C"}
minimum, no_half, mean, units = "B", "A", "A", "B"

# %% surfaces wrong - hidden-only: smooth curves only
convex = {"A"}
minimum, no_half, mean, units = "B", "A", "A", "B"

# %% surfaces wrong - hidden-only: two valleys
convex = {"A", "C", "D"}
minimum, no_half, mean, units = "B", "A", "A", "B"

# %% surfaces wrong - hidden-only: what the slides say
convex = {"A", "C"}
minimum, no_half, mean, units = "A", "A", "A", "B"

# %% surfaces wrong - hidden-only: the only one
convex = {"A", "C"}
minimum, no_half, mean, units = "C", "A", "A", "B"

# %% surfaces wrong - hidden-only: no error left
convex = {"A", "C"}
minimum, no_half, mean, units = "D", "A", "A", "B"

# %% surfaces wrong - hidden-only: the half changes nothing
convex = {"A", "C"}
minimum, no_half, mean, units = "B", "B", "A", "B"

# %% surfaces wrong - hidden-only: the half moves the place
convex = {"A", "C"}
minimum, no_half, mean, units = "B", "C", "A", "B"

# %% surfaces wrong - hidden-only: steeper, so longer
convex = {"A", "C"}
minimum, no_half, mean, units = "B", "D", "A", "B"

# %% surfaces wrong - hidden-only: the mean moves the place
convex = {"A", "C"}
minimum, no_half, mean, units = "B", "A", "B", "B"

# %% surfaces wrong - hidden-only: flatter, so shorter
convex = {"A", "C"}
minimum, no_half, mean, units = "B", "A", "C", "B"

# %% surfaces wrong - hidden-only: the mean changes nothing
convex = {"A", "C"}
minimum, no_half, mean, units = "B", "A", "D", "B"

# %% surfaces wrong - hidden-only: not squared
convex = {"A", "C"}
minimum, no_half, mean, units = "B", "A", "A", "A"

# %% surfaces wrong - hidden-only: w stays
convex = {"A", "C"}
minimum, no_half, mean, units = "B", "A", "A", "C"

# %% surfaces wrong - hidden-only: w grows
convex = {"A", "C"}
minimum, no_half, mean, units = "B", "A", "A", "D"

# %% surfaces wrong -: numbers in place of letters
convex = {1, 3}
minimum, no_half, mean, units = 2, 1, 1, 2

# %% surfaces wrong -: two letters where one is asked for
convex = {"A", "C"}
minimum, no_half, mean, units = "AB", "A", "A", "B"

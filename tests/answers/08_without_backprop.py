# ---- how many parameters

# %% n_params wrong C1: the biases are forgotten
def n_params(sizes):
    return sum(a * b for a, b in zip(sizes, sizes[1:]))

missing = "B"

# %% n_params right a loop
def n_params(sizes):
    total = 0
    for layer in range(1, len(sizes)):
        total += sizes[layer] * (sizes[layer - 1] + 1)
    return total

missing = "b"

# %% n_params right the shapes of numpy arrays
def n_params(sizes):
    w = [np.empty((o, i)) for i, o in zip(sizes[:-1], sizes[1:])]
    b = [np.empty((o, 1)) for o in sizes[1:]]
    return sum(one.size for one in w + b)

missing = "B"

# %% n_params right a dot product
def n_params(sizes):
    sizes = np.array(sizes)
    return int(sizes[:-1] @ sizes[1:] + sizes[1:].sum())

missing = "B"

# %% n_params right recursion
def n_params(sizes):
    if len(sizes) < 2:
        return 0
    return (sizes[0] + 1) * sizes[1] + n_params(sizes[1:])

missing = "B"

# %% n_params wrong C1: the inputs get biases too
def n_params(sizes):
    return sum(a * b for a, b in zip(sizes, sizes[1:])) + sum(sizes)

missing = "B"

# %% n_params wrong C1: one bias a layer
def n_params(sizes):
    return sum(a * b + 1 for a, b in zip(sizes, sizes[1:]))

missing = "B"

# %% n_params wrong C1: a bias for each unit that sends
def n_params(sizes):
    return sum(a * b + a for a, b in zip(sizes, sizes[1:]))

missing = "B"

# %% n_params wrong M08o: units
def n_params(sizes):
    return sum(sizes)

missing = "B"

# %% n_params wrong M08p: returns inside the loop
def n_params(sizes):
    for a, b in zip(sizes, sizes[1:]):
        return a * b + b

missing = "B"

# %% n_params wrong M08p: the last layer only
def n_params(sizes):
    for a, b in zip(sizes, sizes[1:]):
        total = (a + 1) * b
    return total

missing = "B"

# %% n_params wrong N2: takes the list apart
def n_params(sizes):
    before, total = sizes.pop(0), 0
    while sizes:
        here = sizes.pop(0)
        total += here * before + here
        before = here
    return total

missing = "B"

# %% n_params wrong -: three layers only
def n_params(sizes):
    return sizes[0] * sizes[1] + sizes[1] * sizes[2] + sizes[1] + sizes[2]

missing = "B"

# %% n_params wrong -: another letter
def n_params(sizes):
    return sum((a + 1) * b for a, b in zip(sizes, sizes[1:]))

missing = "C"

# %% n_params wrong -: the quiz is left out
def n_params(sizes):
    return sum((a + 1) * b for a, b in zip(sizes, sizes[1:]))

missing = None

# %% n_params wrong -: the visible numbers by heart
def n_params(sizes):
    return {3: 13, 4: 24790}[len(sizes)] if sizes[-2] != 1000 else 795010

missing = "B"

# ---- forward differences

# %% forward_difference right a comprehension
def forward_difference(cost, theta, eps):
    base = cost(theta)
    return np.array([(cost(theta + eps * e) - base) / eps for e in np.eye(len(theta))])

# %% forward_difference right in place, the old number kept
def forward_difference(cost, theta, eps):
    base, slopes = cost(theta), []
    for i in range(len(theta)):
        old = theta[i]
        theta[i] = old + eps
        slopes.append((cost(theta) - base) / eps)
        theta[i] = old
    return slopes

# %% forward_difference right numbers in a list, a copy of all
def forward_difference(cost, theta, eps):
    numbers = [float(t) for t in theta]
    base = cost(np.array(numbers))
    slopes = np.zeros_like(theta)
    for i, number in enumerate(numbers):
        shifted = np.array(numbers[:i] + [number + eps] + numbers[i + 1:])
        slopes[i] = (cost(shifted) - base) / eps
    return slopes

# %% forward_difference right all rows at once
def forward_difference(cost, theta, eps):
    rows = np.tile(theta, (theta.size, 1)) + np.diag(np.full(theta.size, eps))
    values = np.array([cost(r) for r in rows])
    return (values - cost(theta)) / eps

# %% forward_difference wrong C2: the baseline is computed for each parameter
def forward_difference(cost, theta, eps):
    slopes = np.zeros(len(theta))
    for i in range(len(theta)):
        shifted = theta.copy()
        shifted[i] += eps
        slopes[i] = (cost(shifted) - cost(theta)) / eps
    return slopes

# %% forward_difference wrong C2: one call too many
def forward_difference(cost, theta, eps):
    cost(theta)
    base = cost(theta)
    return np.array([(cost(theta + eps * e) - base) / eps for e in np.eye(len(theta))])

# %% forward_difference wrong C3: divides by two steps
def forward_difference(cost, theta, eps):
    base = cost(theta)
    return np.array([(cost(theta + eps * e) - base) / (2 * eps) for e in np.eye(len(theta))])

# %% forward_difference wrong C3: does not divide
def forward_difference(cost, theta, eps):
    base = cost(theta)
    return np.array([cost(theta + eps * e) - base for e in np.eye(len(theta))])

# %% forward_difference wrong C5: nudges theta itself and leaves it there
def forward_difference(cost, theta, eps):
    base, slopes = cost(theta), np.zeros(len(theta))
    for i in range(len(theta)):
        theta[i] += eps
        slopes[i] = (cost(theta) - base) / eps
    return slopes

# %% forward_difference wrong C5: the second name is no copy
def forward_difference(cost, theta, eps):
    base, slopes = cost(theta), np.zeros(len(theta))
    for i in range(len(theta)):
        shifted = theta
        shifted[i] = shifted[i] + eps
        slopes[i] = (cost(shifted) - base) / eps
    return slopes

# %% forward_difference wrong C6: all at once
def forward_difference(cost, theta, eps):
    return np.full(len(theta), (cost(theta + eps) - cost(theta)) / eps)

# %% forward_difference wrong M08a: unchanged minus nudged
def forward_difference(cost, theta, eps):
    base = cost(theta)
    return np.array([(base - cost(theta + eps * e)) / eps for e in np.eye(len(theta))])

# %% forward_difference wrong M08b: the copy is made before the loop, the base moves along
def forward_difference(cost, theta, eps):
    shifted, slopes, before = theta.copy(), [], cost(theta)
    for i in range(len(theta)):
        shifted[i] += eps
        now = cost(shifted)
        slopes.append((now - before) / eps)
        before = now
    return np.array(slopes)

# %% forward_difference wrong M08x: the copy is made before the loop
def forward_difference(cost, theta, eps):
    shifted, slopes, base = theta.copy(), [], cost(theta)
    for i in range(len(theta)):
        shifted[i] += eps
        slopes.append((cost(shifted) - base) / eps)
    return np.array(slopes)

# %% forward_difference wrong M08c: adds and subtracts
def forward_difference(cost, theta, eps):
    base, slopes = cost(theta), np.zeros(len(theta))
    for i in range(len(theta)):
        theta[i] += eps
        slopes[i] = (cost(theta) - base) / eps
        theta[i] -= eps
    return slopes

# %% forward_difference wrong M08d: returns inside the loop
def forward_difference(cost, theta, eps):
    base, slopes = cost(theta), np.zeros(len(theta))
    for i in range(len(theta)):
        shifted = theta.copy()
        shifted[i] += eps
        slopes[i] = (cost(shifted) - base) / eps
        return slopes

# %% forward_difference wrong M08e: central
def forward_difference(cost, theta, eps):
    return np.array([(cost(theta + eps * e) - cost(theta - eps * e)) / (2 * eps) for e in np.eye(len(theta))])

# %% forward_difference wrong M08w: backward
def forward_difference(cost, theta, eps):
    base = cost(theta)
    return np.array([(base - cost(theta - eps * e)) / eps for e in np.eye(len(theta))])

# %% forward_difference wrong -: the step is always small
def forward_difference(cost, theta, eps):
    base = cost(theta)
    return np.array([(cost(theta + 1e-6 * e) - base) / 1e-6 for e in np.eye(len(theta))])

# %% forward_difference wrong -: the sum of the slopes
def forward_difference(cost, theta, eps):
    base = cost(theta)
    return sum((cost(theta + eps * e) - base) / eps for e in np.eye(len(theta)))

# %% forward_difference wrong -: nudges the cost
def forward_difference(cost, theta, eps):
    base = cost(theta)
    return np.array([(cost(theta) + eps - base) / eps for _ in theta])

# %% forward_difference wrong -: prints only
def forward_difference(cost, theta, eps):
    base = cost(theta)
    print([(cost(theta + eps * e) - base) / eps for e in np.eye(len(theta))])

# ---- central differences

# %% central_difference right a loop with two copies
def central_difference(cost, theta, eps):
    slopes = np.zeros(len(theta))
    for i in range(len(theta)):
        up, down = theta.copy(), theta.copy()
        up[i] += eps
        down[i] -= eps
        slopes[i] = (cost(up) - cost(down)) / (2 * eps)
    return slopes

best_eps = 1e-5

# %% central_difference right in place, the old number kept
def central_difference(cost, theta, eps):
    slopes = []
    for i in range(len(theta)):
        old = theta[i]
        theta[i] = old - eps
        low = cost(theta)
        theta[i] = old + eps
        high = cost(theta)
        theta[i] = old
        slopes.append((high - low) / eps / 2)
    return slopes

best_eps = 10**-5.5

# %% central_difference right half of each side
def central_difference(cost, theta, eps):
    steps = np.diag([eps] * len(theta))
    highs = np.array([cost(row) for row in theta + steps])
    lows = np.array([cost(row) for row in theta - steps])
    return 0.5 * (highs - lows) / eps

best_eps = 0.000005

# %% central_difference wrong C2: every value is computed twice
def central_difference(cost, theta, eps):
    slopes = np.zeros(len(theta))
    for i, e in enumerate(np.eye(len(theta))):
        if cost(theta + eps * e) != cost(theta - eps * e):
            slopes[i] = (cost(theta + eps * e) - cost(theta - eps * e)) / (2 * eps)
    return slopes

best_eps = 1e-5

# %% central_difference wrong M08k: the unchanged point as well
def central_difference(cost, theta, eps):
    base = cost(theta)
    return np.array([(cost(theta + eps * e) - base + base - cost(theta - eps * e)) / (2 * eps) for e in np.eye(len(theta))])

best_eps = 1e-5

# %% central_difference wrong M08k: the mean of forward and backward
def central_difference(cost, theta, eps):
    ahead = np.array([(cost(theta + eps * e) - cost(theta)) / eps for e in np.eye(len(theta))])
    back = np.array([(cost(theta) - cost(theta - eps * e)) / eps for e in np.eye(len(theta))])
    return (ahead + back) / 2

best_eps = 1e-5

# %% central_difference wrong C3: divides by one step
def central_difference(cost, theta, eps):
    return np.array([(cost(theta + eps * e) - cost(theta - eps * e)) / eps for e in np.eye(len(theta))])

best_eps = 1e-5

# %% central_difference wrong C3: half a step to each side, divided by two
def central_difference(cost, theta, eps):
    return np.array([(cost(theta + eps * e) - cost(theta - eps * e)) / 2 * eps for e in np.eye(len(theta))])

best_eps = 1e-5

# %% central_difference wrong C4: as small as possible
def central_difference(cost, theta, eps):
    return np.array([(cost(theta + eps * e) - cost(theta - eps * e)) / (2 * eps) for e in np.eye(len(theta))])

best_eps = 1e-12

# %% central_difference wrong C4: the best one of forward differences
def central_difference(cost, theta, eps):
    return np.array([(cost(theta + eps * e) - cost(theta - eps * e)) / (2 * eps) for e in np.eye(len(theta))])

best_eps = 1e-9

# %% central_difference wrong M08j: a large step
def central_difference(cost, theta, eps):
    return np.array([(cost(theta + eps * e) - cost(theta - eps * e)) / (2 * eps) for e in np.eye(len(theta))])

best_eps = 1e-3

# %% central_difference wrong -: the exponent only
def central_difference(cost, theta, eps):
    return np.array([(cost(theta + eps * e) - cost(theta - eps * e)) / (2 * eps) for e in np.eye(len(theta))])

best_eps = -5

# %% central_difference wrong C5: nudges theta itself
def central_difference(cost, theta, eps):
    slopes = np.zeros(len(theta))
    for i in range(len(theta)):
        theta[i] += eps
        up = cost(theta)
        theta[i] -= 2 * eps
        slopes[i] = (up - cost(theta)) / (2 * eps)
    return slopes

best_eps = 1e-5

# %% central_difference wrong M08c: adds and subtracts
def central_difference(cost, theta, eps):
    slopes = np.zeros(len(theta))
    for i in range(len(theta)):
        theta[i] += eps
        up = cost(theta)
        theta[i] -= 2 * eps
        slopes[i] = (up - cost(theta)) / (2 * eps)
        theta[i] += eps
    return slopes

best_eps = 1e-5

# %% central_difference wrong C6: all at once
def central_difference(cost, theta, eps):
    return np.full(len(theta), (cost(theta + eps) - cost(theta - eps)) / (2 * eps))

best_eps = 1e-5

# %% central_difference wrong M08a: the other way round
def central_difference(cost, theta, eps):
    return np.array([(cost(theta - eps * e) - cost(theta + eps * e)) / (2 * eps) for e in np.eye(len(theta))])

best_eps = 1e-5

# %% central_difference wrong M08b: the nudges to the right stay in
def central_difference(cost, theta, eps):
    shifted, slopes = theta.copy(), np.zeros(len(theta))
    for i in range(len(theta)):
        shifted[i] += eps
        up = cost(shifted)
        shifted[i] -= 2 * eps
        slopes[i] = (up - cost(shifted)) / (2 * eps)
        shifted[i] += 2 * eps
    return slopes

best_eps = 1e-5

# %% central_difference wrong M08d: returns inside the loop
def central_difference(cost, theta, eps):
    for e in np.eye(len(theta)):
        return np.array([(cost(theta + eps * e) - cost(theta - eps * e)) / (2 * eps)])

best_eps = 1e-5

# %% central_difference wrong M08v: forward
def central_difference(cost, theta, eps):
    base = cost(theta)
    return np.array([(cost(theta + eps * e) - base) / eps for e in np.eye(len(theta))])

best_eps = 1e-5

# %% central_difference wrong M08w: backward
def central_difference(cost, theta, eps):
    base = cost(theta)
    return np.array([(base - cost(theta - eps * e)) / eps for e in np.eye(len(theta))])

best_eps = 1e-5

# %% central_difference wrong -: plus in place of minus
def central_difference(cost, theta, eps):
    return np.array([(cost(theta + eps * e) + cost(theta - eps * e)) / (2 * eps) for e in np.eye(len(theta))])

best_eps = 1e-5

# %% central_difference wrong -: no answer for the step
def central_difference(cost, theta, eps):
    return np.array([(cost(theta + eps * e) - cost(theta - eps * e)) / (2 * eps) for e in np.eye(len(theta))])

best_eps = None

# ---- the gradient of a network

# %% gradient_estimator right loops and copies
def gradient_estimator(X, y, w, b):
    eps = 1e-5
    pds = []
    for which in (0, 1):
        group = []
        for layer, matrix in enumerate((w, b)[which]):
            slopes = np.zeros(matrix.shape)
            for place in np.ndindex(matrix.shape):
                costs = []
                for sign in (1, -1):
                    lists = [[m.copy() for m in w], [m.copy() for m in b]]
                    lists[which][layer][place] += sign * eps
                    costs.append(cost_function(X, y, *lists))
                slopes[place] = (costs[0] - costs[1]) / (2 * eps)
            group.append(slopes)
        pds.append(group)
    return pds[0], pds[1]

# %% gradient_estimator right in place, the old number kept, forward
def gradient_estimator(X, y, w, b):
    eps, base = 1e-7, cost_function(X, y, w, b)
    pds = ([], [])
    for group, found in zip((w, b), pds):
        for matrix in group:
            slopes = np.zeros_like(matrix)
            for j in range(matrix.shape[0]):
                for k in range(matrix.shape[1]):
                    old = matrix[j, k]
                    matrix[j, k] = old + eps
                    slopes[j, k] = (cost_function(X, y, w, b) - base) / eps
                    matrix[j, k] = old
            found.append(slopes)
    return pds

# %% gradient_estimator right by one row, forward differences
def gradient_estimator(X, y, w, b):
    sizes = [X.shape[1]] + [len(one) for one in b]
    def cost(theta):
        return cost_function(X, y, *unflatten(theta, sizes))
    return unflatten(forward_difference(cost, flatten(w, b), 1e-6), sizes)

# %% gradient_estimator right the tools that make new lists
def gradient_estimator(X, y, w, b):
    eps = 1e-6
    w_pds, b_pds = [], []
    for l in range(len(w)):
        slopes = np.zeros(w[l].shape)
        for i in range(w[l].shape[0]):
            for j in range(w[l].shape[1]):
                high = cost_function(X, y, w_update(w, l, i, j, w[l][i, j] + eps), b)
                low = cost_function(X, y, w_update(w, l, i, j, w[l][i, j] - eps), b)
                slopes[i, j] = (high - low) / (2 * eps)
        w_pds.append(slopes)
    for l in range(len(b)):
        slopes = np.zeros(b[l].shape)
        for i in range(len(b[l])):
            high = cost_function(X, y, w, b_update(b, l, i, 0, b[l][i, 0] + eps))
            low = cost_function(X, y, w, b_update(b, l, i, 0, b[l][i, 0] - eps))
            slopes[i, 0] = (high - low) / (2 * eps)
        b_pds.append(slopes)
    return w_pds, b_pds

# %% gradient_estimator right complex numbers
def gradient_estimator(X, y, w, b):
    sizes = [X.shape[1]] + [len(one) for one in b]
    return unflatten(exact_gradient(lambda t: cost_function(X, y, *unflatten(t, sizes)), flatten(w, b)), sizes)

# %% gradient_estimator right backwards, as in lesson 09
def gradient_estimator(X, y, w, b):
    acts = [X.T]
    for W, c in zip(w, b):
        acts.append(sigmoid(W @ acts[-1] + c))
    back = 2 * (acts[-1] - y.T) / len(X)
    w_pds, b_pds = [], []
    for l in range(len(w) - 1, -1, -1):
        delta = back * acts[l + 1] * (1 - acts[l + 1])
        w_pds.insert(0, delta @ acts[l].T)
        b_pds.insert(0, delta.sum(axis=1, keepdims=True))
        back = w[l].T @ delta
    return w_pds, b_pds

# %% gradient_estimator wrong C5: the nudge stays
def gradient_estimator(X, y, w, b):
    eps, base = 1e-5, cost_function(X, y, w, b)
    pds = ([], [])
    for group, found in zip((w, b), pds):
        for matrix in group:
            slopes = np.zeros_like(matrix)
            for place in np.ndindex(matrix.shape):
                matrix[place] += eps
                now = cost_function(X, y, w, b)
                slopes[place] = (now - base) / eps
                base = now
            found.append(slopes)
    return pds

# %% gradient_estimator wrong M08c: adds and subtracts
def gradient_estimator(X, y, w, b):
    eps, base = 1e-6, cost_function(X, y, w, b)
    pds = ([], [])
    for group, found in zip((w, b), pds):
        for matrix in group:
            slopes = np.zeros_like(matrix)
            for place in np.ndindex(matrix.shape):
                matrix[place] += eps
                slopes[place] = (cost_function(X, y, w, b) - base) / eps
                matrix[place] -= eps
            found.append(slopes)
    return pds

# %% gradient_estimator wrong C6: all at once
def gradient_estimator(X, y, w, b):
    eps = 1e-5
    up = cost_function(X, y, [m + eps for m in w], [m + eps for m in b])
    slope = (up - cost_function(X, y, w, b)) / eps
    return [np.full(m.shape, slope) for m in w], [np.full(m.shape, slope) for m in b]

# %% gradient_estimator wrong C3: divides by one step
def gradient_estimator(X, y, w, b):
    sizes = [X.shape[1]] + [len(one) for one in b]
    cost = lambda t: cost_function(X, y, *unflatten(t, sizes))
    theta = flatten(w, b)
    slopes = np.array([(cost(theta + 1e-5 * e) - cost(theta - 1e-5 * e)) / 1e-5 for e in np.eye(len(theta))])
    return unflatten(slopes, sizes)

# %% gradient_estimator wrong C3: does not divide by the step
def gradient_estimator(X, y, w, b):
    sizes = [X.shape[1]] + [len(one) for one in b]
    cost = lambda t: cost_function(X, y, *unflatten(t, sizes))
    theta = flatten(w, b)
    slopes = np.array([cost(theta + 0.001 * e) - cost(theta - 0.001 * e) for e in np.eye(len(theta))])
    return unflatten(slopes, sizes)

# %% gradient_estimator wrong M08a: the other way round
def gradient_estimator(X, y, w, b):
    sizes = [X.shape[1]] + [len(one) for one in b]
    slopes = central_difference(lambda t: -cost_function(X, y, *unflatten(t, sizes)), flatten(w, b), 1e-5)
    return unflatten(slopes, sizes)

# %% gradient_estimator wrong M08f: no slopes for the biases
def gradient_estimator(X, y, w, b):
    sizes = [X.shape[1]] + [len(one) for one in b]
    slopes = central_difference(lambda t: cost_function(X, y, *unflatten(t, sizes)), flatten(w, b), 1e-5)
    return unflatten(slopes, sizes)[0], [np.zeros(column.shape) for column in b]

# %% gradient_estimator wrong M08g: the sum of the squares
def gradient_estimator(X, y, w, b):
    sizes = [X.shape[1]] + [len(one) for one in b]
    slopes = central_difference(lambda t: np.sum((predict(X, *unflatten(t, sizes)) - y) ** 2), flatten(w, b), 1e-5)
    return unflatten(slopes, sizes)

# %% gradient_estimator wrong M08g hidden-only: the mean over samples and outputs
def gradient_estimator(X, y, w, b):
    sizes = [X.shape[1]] + [len(one) for one in b]
    slopes = central_difference(lambda t: np.mean((predict(X, *unflatten(t, sizes)) - y) ** 2), flatten(w, b), 1e-5)
    return unflatten(slopes, sizes)

# %% gradient_estimator wrong M08h: biases first
def gradient_estimator(X, y, w, b):
    sizes = [X.shape[1]] + [len(one) for one in b]
    slopes = central_difference(lambda t: cost_function(X, y, *unflatten(t, sizes)), flatten(w, b), 1e-5)
    w_pds, b_pds = unflatten(slopes, sizes)
    return b_pds, w_pds

# %% gradient_estimator wrong M08i: one row
def gradient_estimator(X, y, w, b):
    sizes = [X.shape[1]] + [len(one) for one in b]
    return central_difference(lambda t: cost_function(X, y, *unflatten(t, sizes)), flatten(w, b), 1e-5)

# %% gradient_estimator wrong M08i: biases without a column
def gradient_estimator(X, y, w, b):
    sizes = [X.shape[1]] + [len(one) for one in b]
    slopes = central_difference(lambda t: cost_function(X, y, *unflatten(t, sizes)), flatten(w, b), 1e-5)
    w_pds, b_pds = unflatten(slopes, sizes)
    return w_pds, [column[:, 0] for column in b_pds]

# %% gradient_estimator wrong -: two layers only
def gradient_estimator(X, y, w, b):
    sizes = [2, 3, 1]
    return unflatten(central_difference(lambda t: cost_function(X, y, *unflatten(t, sizes)), flatten(w, b), 1e-5), sizes)

# %% gradient_estimator wrong -: too large a step
def gradient_estimator(X, y, w, b):
    sizes = [X.shape[1]] + [len(one) for one in b]
    slopes = forward_difference(lambda t: cost_function(X, y, *unflatten(t, sizes)), flatten(w, b), 0.01)
    return unflatten(slopes, sizes)

# %% gradient_estimator wrong -: too small a step
def gradient_estimator(X, y, w, b):
    sizes = [X.shape[1]] + [len(one) for one in b]
    slopes = forward_difference(lambda t: cost_function(X, y, *unflatten(t, sizes)), flatten(w, b), 1e-14)
    return unflatten(slopes, sizes)

# %% gradient_estimator wrong -: the first layer only
def gradient_estimator(X, y, w, b):
    sizes = [X.shape[1]] + [len(one) for one in b]
    slopes = central_difference(lambda t: cost_function(X, y, *unflatten(t, sizes)), flatten(w, b), 1e-5)
    w_pds, b_pds = unflatten(slopes, sizes)
    return w_pds[:1], b_pds[:1]

# %% gradient_estimator wrong -: the absolute error in the cost
def gradient_estimator(X, y, w, b):
    sizes = [X.shape[1]] + [len(one) for one in b]
    cost = lambda t: np.abs(predict(X, *unflatten(t, sizes)) - y).sum() / len(X)
    return unflatten(central_difference(cost, flatten(w, b), 1e-5), sizes)

# ---- one step

# %% one_step_gd right loops
def one_step_gd(X, y, w, b, lr):
    w_pds, b_pds = gradient_estimator(X, y, w, b)
    new_w, new_b = [], []
    for layer in range(len(w)):
        new_w.append(w[layer] - lr * np.asarray(w_pds[layer]))
        new_b.append(b[layer] - lr * np.asarray(b_pds[layer]))
    return new_w, new_b

# %% one_step_gd right by one row
def one_step_gd(X, y, w, b, lr):
    sizes = [X.shape[1]] + [len(one) for one in b]
    return unflatten(flatten(w, b) - lr * flatten(*gradient_estimator(X, y, w, b)), sizes)

# %% one_step_gd right copies changed in place
def one_step_gd(X, y, w, b, lr):
    slopes = gradient_estimator(X, y, w, b)
    copies = [[m.copy() for m in group] for group in (w, b)]
    for group, found in zip(copies, slopes):
        for matrix, slope in zip(group, found):
            matrix -= lr * slope
    return copies

# %% one_step_gd right the slopes by row in one go
def one_step_gd(X, y, w, b, lr):
    sizes = [X.shape[1]] + [len(one) for one in b]
    theta = flatten(w, b)
    theta = theta - lr * central_difference(lambda t: cost_function(X, y, *unflatten(t, sizes)), theta, 1e-5)
    new_w, new_b = unflatten(theta, sizes)
    return new_w, new_b

# %% one_step_gd wrong C7: measures and moves in one loop
def one_step_gd(X, y, w, b, lr):
    new = [[m.copy() for m in w], [m.copy() for m in b]]
    for group in new:
        for matrix in group:
            for place in np.ndindex(matrix.shape):
                base, old = cost_function(X, y, *new), matrix[place]
                matrix[place] = old + 1e-6
                slope = (cost_function(X, y, *new) - base) / 1e-6
                matrix[place] = old - lr * slope
    return new[0], new[1]

# %% one_step_gd wrong C7: the biases after the weights have moved
def one_step_gd(X, y, w, b, lr):
    new_w = [m - lr * s for m, s in zip(w, gradient_estimator(X, y, w, b)[0])]
    new_b = [m - lr * s for m, s in zip(b, gradient_estimator(X, y, new_w, b)[1])]
    return new_w, new_b

# %% one_step_gd wrong C7: layer by layer
def one_step_gd(X, y, w, b, lr):
    w, b = list(w), list(b)
    for l in range(len(w)):
        w_pds, b_pds = gradient_estimator(X, y, w, b)
        w[l], b[l] = w[l] - lr * w_pds[l], b[l] - lr * b_pds[l]
    return w, b

# %% one_step_gd wrong G5: uphill
def one_step_gd(X, y, w, b, lr):
    w_pds, b_pds = gradient_estimator(X, y, w, b)
    return [m + lr * s for m, s in zip(w, w_pds)], [m + lr * s for m, s in zip(b, b_pds)]

# %% one_step_gd wrong D2: no learning rate
def one_step_gd(X, y, w, b, lr):
    w_pds, b_pds = gradient_estimator(X, y, w, b)
    return [m - s for m, s in zip(w, w_pds)], [m - s for m, s in zip(b, b_pds)]

# %% one_step_gd wrong D3: the change alone
def one_step_gd(X, y, w, b, lr):
    w_pds, b_pds = gradient_estimator(X, y, w, b)
    return [-lr * s for s in w_pds], [-lr * s for s in b_pds]

# %% one_step_gd wrong M08y: the slopes
def one_step_gd(X, y, w, b, lr):
    return gradient_estimator(X, y, w, b)

# %% one_step_gd wrong N2: into the caller's matrices
def one_step_gd(X, y, w, b, lr):
    w_pds, b_pds = gradient_estimator(X, y, w, b)
    for l in range(len(w)):
        w[l] -= lr * w_pds[l]
        b[l] -= lr * b_pds[l]
    return w, b

# %% one_step_gd wrong N2: into the caller's lists
def one_step_gd(X, y, w, b, lr):
    w_pds, b_pds = gradient_estimator(X, y, w, b)
    for l in range(len(w)):
        w[l] = w[l] - lr * w_pds[l]
        b[l] = b[l] - lr * b_pds[l]
    return w, b

# %% one_step_gd wrong M08l: the weights only
def one_step_gd(X, y, w, b, lr):
    w_pds, b_pds = gradient_estimator(X, y, w, b)
    return [m - lr * s for m, s in zip(w, w_pds)], b

# %% one_step_gd wrong M08l: the biases only
def one_step_gd(X, y, w, b, lr):
    w_pds, b_pds = gradient_estimator(X, y, w, b)
    return [m.copy() for m in w], [m - lr * s for m, s in zip(b, b_pds)]

# %% one_step_gd wrong M08h: biases first
def one_step_gd(X, y, w, b, lr):
    w_pds, b_pds = gradient_estimator(X, y, w, b)
    return [m - lr * s for m, s in zip(b, b_pds)], [m - lr * s for m, s in zip(w, w_pds)]

# %% one_step_gd wrong -: the last layer stands still
def one_step_gd(X, y, w, b, lr):
    w_pds, b_pds = gradient_estimator(X, y, w, b)
    w, b = list(w), list(b)
    w[0], b[0] = w[0] - lr * w_pds[0], b[0] - lr * b_pds[0]
    return w, b

# %% one_step_gd wrong -: divides by the rate
def one_step_gd(X, y, w, b, lr):
    w_pds, b_pds = gradient_estimator(X, y, w, b)
    return [m - s / lr for m, s in zip(w, w_pds)], [m - s / lr for m, s in zip(b, b_pds)]

# %% one_step_gd wrong -: two steps
def one_step_gd(X, y, w, b, lr):
    for _ in range(2):
        w_pds, b_pds = gradient_estimator(X, y, w, b)
        w, b = [m - lr * s for m, s in zip(w, w_pds)], [m - lr * s for m, s in zip(b, b_pds)]
    return w, b

# %% one_step_gd wrong -: the weights only come back
def one_step_gd(X, y, w, b, lr):
    w_pds, b_pds = gradient_estimator(X, y, w, b)
    return [m - lr * s for m, s in zip(w, w_pds)]

# ---- training

# %% gd_train right a while loop
def gd_train(X, y, w, b, epochs, lr):
    errors = []
    while len(errors) < epochs:
        w, b = one_step_gd(X, y, w, b, lr)
        errors += [cost_function(X, y, w, b)]
    return w, b, errors

hours = 2000002 / 3600
typos = {"A", "C", "G", "H", "I", "J"}

# %% gd_train right the errors as an array, the letters as a text
def gd_train(X, y, w, b, epochs, lr):
    errors = np.zeros(epochs)
    for epoch in range(epochs):
        w, b = one_step_gd(X, y, w, b, lr)
        errors[epoch] = cost_function(X, y, w, b)
    return w, b, errors

hours = 555.56
typos = "ACGHIJ"

# %% gd_train right recursion, the letters as a list
def gd_train(X, y, w, b, epochs, lr):
    if epochs == 0:
        return w, b, []
    w, b = one_step_gd(X, y, w, b, lr)
    error = cost_function(X, y, w, b)
    w, b, rest = gd_train(X, y, w, b, epochs - 1, lr)
    return w, b, [error, *rest]

hours = 1000001 * 100 * 0.02 / 60 / 60
typos = ["J", "I", "H", "G", "C", "A"]

# %% gd_train right rounded hours, small letters
def gd_train(X, y, w, b, epochs, lr):
    errors = list()
    for i in range(0, epochs):
        step = one_step_gd(X, y, w, b, lr)
        w = step[0]
        b = step[1]
        errors.append(float(cost_function(X, y, w, b)))
    return [w, b, errors]

hours = 555.6
typos = {"a", "c", "g", "h", "i", "j"}

# %% gd_train wrong M08m: the cost before the step
def gd_train(X, y, w, b, epochs, lr):
    errors = []
    for _ in range(epochs):
        errors.append(cost_function(X, y, w, b))
        w, b = one_step_gd(X, y, w, b, lr)
    return w, b, errors

hours = 555.5561
typos = {"A", "C", "G", "H", "I", "J"}

# %% gd_train wrong M08m: the start as well
def gd_train(X, y, w, b, epochs, lr):
    errors = [cost_function(X, y, w, b)]
    for _ in range(epochs):
        w, b = one_step_gd(X, y, w, b, lr)
        errors.append(cost_function(X, y, w, b))
    return w, b, errors

hours = 555.5561
typos = {"A", "C", "G", "H", "I", "J"}

# %% gd_train wrong M08n: every step from the start
def gd_train(X, y, w, b, epochs, lr):
    errors = []
    for _ in range(epochs):
        new_w, new_b = one_step_gd(X, y, w, b, lr)
        errors.append(cost_function(X, y, new_w, new_b))
    return new_w, new_b, errors

hours = 555.5561
typos = {"A", "C", "G", "H", "I", "J"}

# %% gd_train wrong M08q: the last cost only
def gd_train(X, y, w, b, epochs, lr):
    for _ in range(epochs):
        w, b = one_step_gd(X, y, w, b, lr)
        errors = cost_function(X, y, w, b)
    return w, b, errors

hours = 555.5561
typos = {"A", "C", "G", "H", "I", "J"}

# %% gd_train wrong M08q: returns inside the loop
def gd_train(X, y, w, b, epochs, lr):
    errors = []
    for _ in range(epochs):
        w, b = one_step_gd(X, y, w, b, lr)
        errors.append(cost_function(X, y, w, b))
        return w, b, errors

hours = 555.5561
typos = {"A", "C", "G", "H", "I", "J"}

# %% gd_train wrong M08t: one step too few
def gd_train(X, y, w, b, epochs, lr):
    errors = []
    for _ in range(1, epochs):
        w, b = one_step_gd(X, y, w, b, lr)
        errors.append(cost_function(X, y, w, b))
    return w, b, errors

hours = 555.5561
typos = {"A", "C", "G", "H", "I", "J"}

# %% gd_train wrong M08t: one step too many
def gd_train(X, y, w, b, epochs, lr):
    errors = []
    for _ in range(epochs + 1):
        w, b = one_step_gd(X, y, w, b, lr)
        errors.append(cost_function(X, y, w, b))
    return w, b, errors

hours = 555.5561
typos = {"A", "C", "G", "H", "I", "J"}

# %% gd_train wrong M08u: the first weights come back
def gd_train(X, y, w, b, epochs, lr):
    errors, new_w, new_b = [], w, b
    for _ in range(epochs):
        new_w, new_b = one_step_gd(X, y, new_w, new_b, lr)
        errors.append(cost_function(X, y, new_w, new_b))
    return w, b, errors

hours = 555.5561
typos = {"A", "C", "G", "H", "I", "J"}

# %% gd_train wrong M08h: biases first
def gd_train(X, y, w, b, epochs, lr):
    errors = []
    for _ in range(epochs):
        w, b = one_step_gd(X, y, w, b, lr)
        errors.append(cost_function(X, y, w, b))
    return b, w, errors

hours = 555.5561
typos = {"A", "C", "G", "H", "I", "J"}

# %% gd_train wrong N2: the caller's lists are overwritten
def gd_train(X, y, w, b, epochs, lr):
    errors = []
    for _ in range(epochs):
        w[:], b[:] = one_step_gd(X, y, w, b, lr)
        errors.append(cost_function(X, y, w, b))
    return w, b, errors

hours = 555.5561
typos = {"A", "C", "G", "H", "I", "J"}

# %% gd_train wrong G5: uphill
def gd_train(X, y, w, b, epochs, lr):
    errors = []
    for _ in range(epochs):
        w, b = one_step_gd(X, y, w, b, -lr)
        errors.append(cost_function(X, y, w, b))
    return w, b, errors

hours = 555.5561
typos = {"A", "C", "G", "H", "I", "J"}

# %% gd_train wrong -: the errors first
def gd_train(X, y, w, b, epochs, lr):
    errors = []
    for _ in range(epochs):
        w, b = one_step_gd(X, y, w, b, lr)
        errors.append(cost_function(X, y, w, b))
    return errors, w, b

hours = 555.5561
typos = {"A", "C", "G", "H", "I", "J"}

# %% gd_train wrong -: a fixed rate
def gd_train(X, y, w, b, epochs, lr):
    errors = []
    for _ in range(epochs):
        w, b = one_step_gd(X, y, w, b, 4.0)
        errors.append(cost_function(X, y, w, b))
    return w, b, errors

hours = 555.5561
typos = {"A", "C", "G", "H", "I", "J"}

# %% gd_train wrong M08r hidden-only: central differences
def gd_train(X, y, w, b, epochs, lr):
    errors = []
    for _ in range(epochs):
        w, b = one_step_gd(X, y, w, b, lr)
        errors.append(cost_function(X, y, w, b))
    return w, b, errors

hours = 2_000_000 * 100 * 0.02 / 3600
typos = {"A", "C", "G", "H", "I", "J"}

# %% gd_train wrong M08s hidden-only: one step
def gd_train(X, y, w, b, epochs, lr):
    errors = []
    for _ in range(epochs):
        w, b = one_step_gd(X, y, w, b, lr)
        errors.append(cost_function(X, y, w, b))
    return w, b, errors

hours = 5.5556
typos = {"A", "C", "G", "H", "I", "J"}

# %% gd_train wrong M08z hidden-only: seconds
def gd_train(X, y, w, b, epochs, lr):
    errors = []
    for _ in range(epochs):
        w, b = one_step_gd(X, y, w, b, lr)
        errors.append(cost_function(X, y, w, b))
    return w, b, errors

hours = 2_000_002
typos = {"A", "C", "G", "H", "I", "J"}

# %% gd_train wrong M08aa hidden-only: one pass a step
def gd_train(X, y, w, b, epochs, lr):
    errors = []
    for _ in range(epochs):
        w, b = one_step_gd(X, y, w, b, lr)
        errors.append(cost_function(X, y, w, b))
    return w, b, errors

hours = 100 * 0.02 / 3600
typos = {"A", "C", "G", "H", "I", "J"}

# %% gd_train wrong -: L for I
def gd_train(X, y, w, b, epochs, lr):
    errors = []
    for _ in range(epochs):
        w, b = one_step_gd(X, y, w, b, lr)
        errors.append(cost_function(X, y, w, b))
    return w, b, errors

hours = 555.5561
typos = {"A", "C", "G", "H", "L", "J"}

# %% gd_train wrong -: five letters
def gd_train(X, y, w, b, epochs, lr):
    errors = []
    for _ in range(epochs):
        w, b = one_step_gd(X, y, w, b, lr)
        errors.append(cost_function(X, y, w, b))
    return w, b, errors

hours = 555.5561
typos = {"A", "C", "G", "H", "J"}

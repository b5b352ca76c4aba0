# ---- the threshold unit

# %% ltu right a loop over the rows
def ltu(X, w):
    said = []
    for row in X:
        z = sum(a * b for a, b in zip(row, w))
        said.append(1 if z >= 0 else -1)
    return said

# %% ltu right from true and false
def ltu(X, w):
    return 2.0 * (X @ w >= 0) - 1.0

# %% ltu right einsum, and float32 comes back
def ltu(X, w):
    z = np.einsum("nd,d->n", X, w)
    said = np.ones(len(z), dtype=np.float32)
    said[z < 0] = -1
    return said

# %% ltu right np.sign, mended on the line
def ltu(X, w):
    s = np.sign(np.dot(X, w))
    s[s == 0] = 1
    return s

# %% ltu right np.heaviside
def ltu(X, w):
    return 2 * np.heaviside(X @ w, 1) - 1

# %% ltu wrong P1: > in place of ≥
def ltu(X, w):
    return np.where(X @ w > 0, 1, -1)

# %% ltu wrong P2: 0 and 1
def ltu(X, w):
    return np.where(X @ w >= 0, 1, 0)

# %% ltu wrong P2: true and false
def ltu(X, w):
    return X @ w >= 0

# %% ltu wrong M01a: np.sign
def ltu(X, w):
    return np.sign(X @ w)

# %% ltu wrong M01b: no threshold
def ltu(X, w):
    return X @ w

# %% ltu wrong M01c: the two classes exchanged
def ltu(X, w):
    return np.where(X @ w >= 0, -1, 1)

# %% ltu wrong M01c: the comparison turned round
def ltu(X, w):
    return np.where(X @ w <= 0, 1, -1)

# %% ltu wrong -: the bias is left out
def ltu(X, w):
    return np.where(X[:, 1:] @ w[1:] >= 0, 1, -1)

# %% ltu wrong -: the bias is added once more
def ltu(X, w):
    return np.where(X @ w + w[0] >= 0, 1, -1)

# %% ltu wrong -: columns in place of rows
def ltu(X, w):
    return np.where(X.T @ w >= 0, 1, -1)

# %% ltu wrong -: one answer for all
def ltu(X, w):
    return 1 if np.sum(X @ w) >= 0 else -1

# %% ltu wrong -: a threshold a little below 0
def ltu(X, w):
    return np.where(X @ w >= -0.5, 1, -1)

# %% ltu wrong -: texts
def ltu(X, w):
    return ["+1" if z >= 0 else "-1" for z in X @ w]

# %% ltu wrong -: no return
def ltu(X, w):
    said = np.where(X @ w >= 0, 1, -1)

# %% ltu wrong N2: the products are written into X
def ltu(X, w):
    X *= w
    return np.where(X.sum(axis=1) >= 0, 1, -1)

# ---- a column of ones

# %% add_bias right hstack
def add_bias(X):
    return np.hstack([np.ones((X.shape[0], 1)), X])

# %% add_bias right an array that is filled
def add_bias(X):
    n, d = X.shape
    new = np.ones((n, d + 1))
    new[:, 1:] = X
    return new

# %% add_bias right np.insert, in the kind of numbers that came
def add_bias(X):
    return np.insert(X, 0, 1, axis=1)

# %% add_bias right lists
def add_bias(X):
    return [[1.0, *row] for row in X]

# %% add_bias right np.pad
def add_bias(X):
    return np.pad(X, ((0, 0), (1, 0)), constant_values=1)

# %% add_bias right np.c_
def add_bias(X):
    return np.c_[np.ones(X.shape[0]), X]

# %% add_bias wrong P3: the ones come last
def add_bias(X):
    return np.column_stack([X, np.ones(len(X))])

# %% add_bias wrong M01d: the ones overwrite the first input
def add_bias(X):
    new = X.copy()
    new[:, 0] = 1
    return new

# %% add_bias wrong M01d: the first input of the caller is overwritten
def add_bias(X):
    X[:, 0] = 1
    return X

# %% add_bias wrong M01e: a row of ones
def add_bias(X):
    return np.vstack([np.ones(X.shape[1]), X])

# %% add_bias wrong -: a column of zeros
def add_bias(X):
    return np.column_stack([np.zeros(len(X)), X])

# %% add_bias wrong -: one is added to every number
def add_bias(X):
    return X + 1

# %% add_bias wrong -: X as it was
def add_bias(X):
    return X

# %% add_bias wrong -: ones on both sides
def add_bias(X):
    return np.column_stack([np.ones(len(X)), X, np.ones(len(X))])

# %% add_bias wrong -: for two points only
def add_bias(X):
    return np.array([[1, X[0, 0], X[0, 1]], [1, X[1, 0], X[1, 1]]])

# %% add_bias wrong -: as many ones as there are inputs
def add_bias(X):
    return np.column_stack([np.ones(X.shape[1]), X])

# ---- three gates

# %% gates right halves
w_or = [-0.5, 1, 1]
w_and = [-1.5, 1, 1]
w_nand = [1.5, -1, -1]

# %% gates right arrays, large and lopsided
w_or = np.array([-40.0, 90.0, 120.0])
w_and = np.array([-3.1, 2.0, 1.8])
w_nand = np.array([31.0, -20.0, -18.0])

# %% gates right tuples
w_or = (-0.01, 0.03, 0.025)
w_and = (-7, 5, 5)
w_nand = (7, -5, -5)

# %% gates right made of one another
w_or = np.array([-1, 2, 2])
w_and = w_or + [-2, 0, 0]
w_nand = -w_and

# %% gates wrong P4: a threshold of 0 for OR
w_or = [0, 1, 1]
w_and = [-1.5, 1, 1]
w_nand = [1.5, -1, -1]

# %% gates wrong P4: OR and AND exchanged
w_or = [-1.5, 1, 1]
w_and = [-0.5, 1, 1]
w_nand = [1.5, -1, -1]

# %% gates wrong P4: NAND without its minus signs
w_or = [-0.5, 1, 1]
w_and = [-1.5, 1, 1]
w_nand = [-1.5, 1, 1]

# %% gates wrong P4: NOR in place of NAND
w_or = [-0.5, 1, 1]
w_and = [-1.5, 1, 1]
w_nand = [0.5, -1, -1]

# %% gates wrong M01f: the bias last
w_or = [1, 1, -0.5]
w_and = [1, 1, -1.5]
w_nand = [-1, -1, 1.5]

# %% gates wrong M01g: lines through corners
w_or = [-1, 1, 1]
w_and = [-2, 1, 1]
w_nand = [1.5, -1, -1]

# %% gates wrong M01g: weights that the rule learns, without room
w_or = [-1, 1, 1]
w_and = [-3, 2, 1]
w_nand = [2, -2, -1]

# %% gates wrong -: two weights, no bias
w_or = [1, 1]
w_and = [1, 1]
w_nand = [-1, -1]

# %% gates wrong -: three numbers and one too many
w_or = [-0.5, 1, 1, 0]
w_and = [-1.5, 1, 1, 0]
w_nand = [1.5, -1, -1, 0]

# %% gates wrong -: texts
w_or = "-0.5, 1, 1"
w_and = "-1.5, 1, 1"
w_nand = "1.5, -1, -1"

# %% gates wrong P4: no numbers
w_or = [np.nan, 1, 1]
w_and = [np.nan, 1, 1]
w_nand = [np.nan, -1, -1]

# %% gates wrong -: not chosen
w_or = None
w_and = None
w_nand = None

# ---- slope and intercept

# %% boundary right two points on the line
def boundary(w):
    w0, w1, w2 = w
    if w2 == 0:
        return float("inf"), -w0 / w1
    at_0, at_1 = -w0 / w2, -(w0 + w1) / w2
    return at_1 - at_0, at_0

# %% boundary right an array
def boundary(w):
    if w[2] != 0:
        return -w[[1, 0]] / w[2]
    return np.array([np.inf, -w[0] / w[1]])

# %% boundary right Python numbers, as a list
def boundary(w):
    bias, first, second = map(float, w)
    vertical = second == 0
    slope = np.inf if vertical else -first / second
    return [slope, -bias / (first if vertical else second)]

# %% boundary right the vertical line by an exception
def boundary(w):
    w = w.tolist()
    try:
        return -w[1] / w[2], -w[0] / w[2]
    except ZeroDivisionError:
        return np.inf, -w[0] / w[1]

# %% boundary wrong P5: the sign of the bias is lost
def boundary(w):
    if w[2] == 0:
        return np.inf, w[0] / w[1]
    return -w[1] / w[2], w[0] / w[2]

# %% boundary wrong P5: the bias is not divided
def boundary(w):
    if w[2] == 0:
        return np.inf, -w[0] / w[1]
    return -w[1] / w[2], -w[0]

# %% boundary wrong P5: the bias is forgotten
def boundary(w):
    if w[2] == 0:
        return np.inf, 0.0
    return -w[1] / w[2], 0.0

# %% boundary wrong M01h: upside down
def boundary(w):
    if w[1] == 0:
        return np.inf, -w[0] / w[2]
    return -w[2] / w[1], -w[0] / w[1]

# %% boundary wrong M01h: the slope of the arrow
def boundary(w):
    if w[1] == 0:
        return np.inf, -w[0] / w[2]
    return w[2] / w[1], -w[0] / w[2] if w[2] else np.inf

# %% boundary wrong M01i: the intercept first
def boundary(w):
    if w[2] == 0:
        return -w[0] / w[1], np.inf
    return -w[0] / w[2], -w[1] / w[2]

# %% boundary wrong M01k: the sign of the slope is lost
def boundary(w):
    if w[2] == 0:
        return np.inf, -w[0] / w[1]
    return w[1] / w[2], -w[0] / w[2]

# %% boundary wrong M01j: divides by 0
def boundary(w):
    with np.errstate(all="ignore"):
        return -w[1] / w[2], -w[0] / w[2]

# %% boundary wrong M01j: no number for a vertical line
def boundary(w):
    if w[2] == 0:
        return np.inf, np.nan
    return -w[1] / w[2], -w[0] / w[2]

# %% boundary wrong M01j: minus infinity
def boundary(w):
    if w[2] == 0:
        return -np.inf, -w[0] / w[1]
    return -w[1] / w[2], -w[0] / w[2]

# %% boundary wrong -: the slope only
def boundary(w):
    return -w[1] / w[2] if w[2] else np.inf

# %% boundary wrong -: stops at a vertical line
def boundary(w):
    if w[2] == 0:
        raise ValueError("vertical")
    return -w[1] / w[2], -w[0] / w[2]

# %% boundary wrong N2: divides in place
def boundary(w):
    if w[2] == 0:
        return np.inf, -w[0] / w[1]
    w /= -w[2]
    return w[1], w[0]

# %% boundary wrong -: whole numbers
def boundary(w):
    if w[2] == 0:
        return np.inf, -w[0] // w[1]
    return -w[1] // w[2], -w[0] // w[2]

# %% boundary wrong -: the bias last
def boundary(w):
    if w[1] == 0:
        return np.inf, -w[2] / w[0]
    return -w[0] / w[1], -w[2] / w[1]

# ---- one point, one step

# %% perceptron_step right half the error, which is 0 or ±2
def perceptron_step(w, x, t, eta):
    y_hat = 1 if np.dot(w, x) >= 0 else -1
    return w + eta * (t - y_hat) / 2 * x

# %% perceptron_step right two kinds of mistakes
def perceptron_step(w, x, t, eta):
    z = sum(a * b for a, b in zip(w, x))
    if z >= 0 and t == -1:
        return [a - eta * b for a, b in zip(w, x)]
    if z < 0 and t == 1:
        return [a + eta * b for a, b in zip(w, x)]
    return list(w)

# %% perceptron_step right with the learner's own unit, on a copy
def perceptron_step(w, x, t, eta):
    new = w.copy()
    if np.where(x[None, :] @ w >= 0, 1, -1)[0] != t:
        new += eta * t * x
    return new

# %% perceptron_step right the answer as true and false
def perceptron_step(w, x, t, eta):
    wrong = (w @ x >= 0) != (t > 0)
    return w + wrong * eta * t * x

# %% perceptron_step wrong P6: moves whatever the answer is
def perceptron_step(w, x, t, eta):
    return w + eta * t * x

# %% perceptron_step wrong P7: the delta rule
def perceptron_step(w, x, t, eta):
    return w + eta * (t - w @ x) * x

# %% perceptron_step wrong P7: the delta rule, after mistakes only
def perceptron_step(w, x, t, eta):
    z = w @ x
    if (z >= 0) == (t > 0):
        return w
    return w + eta * (t - z) * x

# %% perceptron_step wrong P1: > in place of ≥
def perceptron_step(w, x, t, eta):
    says = 1 if x @ w > 0 else -1
    return w if says == t else w + eta * t * x

# %% perceptron_step wrong M01o: asks for t·z ≤ 0
def perceptron_step(w, x, t, eta):
    if t * (w @ x) <= 0:
        return w + eta * t * x
    return w

# %% perceptron_step wrong M01o: np.sign
def perceptron_step(w, x, t, eta):
    if np.sign(w @ x) != t:
        return w + eta * t * x
    return w

# %% perceptron_step wrong M01l: target minus answer
def perceptron_step(w, x, t, eta):
    says = 1 if x @ w >= 0 else -1
    return w + eta * (t - says) * x

# %% perceptron_step wrong M01m: minus
def perceptron_step(w, x, t, eta):
    says = 1 if x @ w >= 0 else -1
    return w if says == t else w - eta * t * x

# %% perceptron_step wrong M01n: no target
def perceptron_step(w, x, t, eta):
    says = 1 if x @ w >= 0 else -1
    return w if says == t else w + eta * x

# %% perceptron_step wrong D2: no step size
def perceptron_step(w, x, t, eta):
    says = 1 if x @ w >= 0 else -1
    return w if says == t else w + t * x

# %% perceptron_step wrong D3: the change only
def perceptron_step(w, x, t, eta):
    says = 1 if x @ w >= 0 else -1
    return 0 * x if says == t else eta * t * x

# %% perceptron_step wrong D7: no x
def perceptron_step(w, x, t, eta):
    says = 1 if x @ w >= 0 else -1
    return w if says == t else w + eta * t

# %% perceptron_step wrong N2: in place
def perceptron_step(w, x, t, eta):
    says = 1 if x @ w >= 0 else -1
    if says != t:
        w += eta * t * x
    return w

# %% perceptron_step wrong -: nothing comes back after a right answer
def perceptron_step(w, x, t, eta):
    says = 1 if x @ w >= 0 else -1
    if says != t:
        return w + eta * t * x

# %% perceptron_step wrong -: learns from right answers only
def perceptron_step(w, x, t, eta):
    says = 1 if x @ w >= 0 else -1
    return w + eta * t * x if says == t else w

# %% perceptron_step wrong -: learns from class +1 only
def perceptron_step(w, x, t, eta):
    says = 1 if x @ w >= 0 else -1
    return w + eta * x if says == -1 and t == 1 else w

# %% perceptron_step wrong -: the bias is left alone
def perceptron_step(w, x, t, eta):
    says = 1 if x @ w >= 0 else -1
    new = w.copy()
    if says != t:
        new[1:] += eta * t * x[1:]
    return new

# %% perceptron_step wrong -: moves by the weights
def perceptron_step(w, x, t, eta):
    says = 1 if x @ w >= 0 else -1
    return w if says == t else w + eta * t * w

# ---- train until no mistake is made

# %% perceptron_fit right with the learner's own step
def perceptron_fit(X, t, epochs):
    w = np.zeros(X.shape[1])
    mistakes = []
    while len(mistakes) < epochs:
        count = 0
        for i in range(len(X)):
            new = perceptron_step(w, X[i], t[i], 1)
            if not np.array_equal(new, w):
                count += 1
            w = new
        mistakes.append(count)
        if count == 0:
            break
    return w, mistakes

# %% perceptron_fit right weights as a list
def perceptron_fit(X, t, epochs):
    w = [0.0] * len(X[0])
    history = []
    for epoch in range(epochs):
        history.append(0)
        for row, target in zip(X.tolist(), t.tolist()):
            says = 1 if sum(a * b for a, b in zip(row, w)) >= 0 else -1
            if says != target:
                w = [b + target * a for a, b in zip(row, w)]
                history[-1] += 1
        if not history[-1]:
            return [w, history]
    return [w, history]

# %% perceptron_fit right half the error in each step, counts as an array
def perceptron_fit(X, t, epochs):
    w, counts = np.zeros_like(X[0], dtype=float), np.zeros(epochs, dtype=int)
    for k in range(epochs):
        for x, target in zip(X, t):
            error = target - (1 if w @ x >= 0 else -1)
            w += error / 2 * x
            counts[k] += abs(error) // 2
        if counts[k] == 0:
            break
    return w, counts[: k + 1]

# %% perceptron_fit right how often each point was wrong
def perceptron_fit(X, t, epochs):
    alpha, mistakes = np.zeros(len(X)), []
    signed = X.astype(float) * t[:, None]
    for _ in range(epochs):
        before = alpha.sum()
        for i in range(len(X)):
            z = (alpha @ signed) @ X[i].astype(float)
            alpha[i] += (z >= 0) != (t[i] > 0)
        mistakes.append(int(alpha.sum() - before))
        if mistakes[-1] == 0:
            break
    return alpha @ signed, mistakes

# %% perceptron_fit wrong P9: never stops
def perceptron_fit(X, t, epochs):
    w, mistakes = np.zeros(X.shape[1]), []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, t):
            if (1 if x @ w >= 0 else -1) != target:
                w = w + target * x
                count += 1
        mistakes.append(count)
    return w, mistakes

# %% perceptron_fit wrong P9: makes an epoch more, to be sure
def perceptron_fit(X, t, epochs):
    w, mistakes = np.zeros(X.shape[1]), []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, t):
            if (1 if x @ w >= 0 else -1) != target:
                w = w + target * x
                count += 1
        mistakes.append(count)
        if mistakes[-2:] == [0, 0]:
            break
    return w, mistakes

# %% perceptron_fit wrong P8: counts visits
def perceptron_fit(X, t, epochs):
    w, mistakes = np.zeros(X.shape[1]), []
    for _ in range(epochs):
        count, moved = 0, False
        for x, target in zip(X, t):
            if (1 if x @ w >= 0 else -1) != target:
                w = w + target * x
                moved = True
            count += 1
        mistakes.append(count)
        if not moved:
            break
    return w, mistakes

# %% perceptron_fit wrong P8: numbers the epochs
def perceptron_fit(X, t, epochs):
    w, numbers = np.zeros(X.shape[1]), []
    for k in range(1, epochs + 1):
        moved = False
        for x, target in zip(X, t):
            if (1 if x @ w >= 0 else -1) != target:
                w = w + target * x
                moved = True
        numbers.append(k)
        if not moved:
            break
    return w, numbers

# %% perceptron_fit wrong P8: how many epochs
def perceptron_fit(X, t, epochs):
    w = np.zeros(X.shape[1])
    for k in range(1, epochs + 1):
        moved = False
        for x, target in zip(X, t):
            if (1 if x @ w >= 0 else -1) != target:
                w = w + target * x
                moved = True
        if not moved:
            break
    return w, k

# %% perceptron_fit wrong P8: all mistakes together
def perceptron_fit(X, t, epochs):
    w, total = np.zeros(X.shape[1]), 0
    for k in range(epochs):
        before = total
        for x, target in zip(X, t):
            if (1 if x @ w >= 0 else -1) != target:
                w = w + target * x
                total += 1
        if total == before:
            break
    return w, total

# %% perceptron_fit wrong M01p: leaves before the 0 is noted
def perceptron_fit(X, t, epochs):
    w, mistakes = np.zeros(X.shape[1]), []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, t):
            if (1 if x @ w >= 0 else -1) != target:
                w = w + target * x
                count += 1
        if count == 0:
            break
        mistakes.append(count)
    return w, mistakes

# %% perceptron_fit wrong M01q: the count never goes back to 0
def perceptron_fit(X, t, epochs):
    w, mistakes, count = np.zeros(X.shape[1]), [], 0
    for _ in range(epochs):
        for x, target in zip(X, t):
            if (1 if x @ w >= 0 else -1) != target:
                w = w + target * x
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, mistakes

# %% perceptron_fit wrong M01q: running totals, and it stops
def perceptron_fit(X, t, epochs):
    w, mistakes, count = np.zeros(X.shape[1]), [], 0
    for _ in range(epochs):
        before = count
        for x, target in zip(X, t):
            if (1 if x @ w >= 0 else -1) != target:
                w = w + target * x
                count += 1
        mistakes.append(count)
        if count == before:
            break
    return w, mistakes

# %% perceptron_fit wrong M01r: all points see the weights of the epoch's start
def perceptron_fit(X, t, epochs):
    w, mistakes = np.zeros(X.shape[1]), []
    for _ in range(epochs):
        wrong = np.where(X @ w >= 0, 1, -1) != t
        w = w + (t * wrong) @ X
        mistakes.append(int(wrong.sum()))
        if mistakes[-1] == 0:
            break
    return w, mistakes

# %% perceptron_fit wrong M01s: counts at the end of the epoch
def perceptron_fit(X, t, epochs):
    w, mistakes = np.zeros(X.shape[1]), []
    for _ in range(epochs):
        for x, target in zip(X, t):
            if (1 if x @ w >= 0 else -1) != target:
                w = w + target * x
        mistakes.append(int((np.where(X @ w >= 0, 1, -1) != t).sum()))
        if mistakes[-1] == 0:
            break
    return w, mistakes

# %% perceptron_fit wrong M01t: from the last row to the first
def perceptron_fit(X, t, epochs):
    w, mistakes = np.zeros(X.shape[1]), []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X[::-1], t[::-1]):
            if (1 if x @ w >= 0 else -1) != target:
                w = w + target * x
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, mistakes

# %% perceptron_fit wrong M01u: returns in the loop
def perceptron_fit(X, t, epochs):
    w, mistakes = np.zeros(X.shape[1]), []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, t):
            if (1 if x @ w >= 0 else -1) != target:
                w = w + target * x
                count += 1
        mistakes.append(count)
        return w, mistakes

# %% perceptron_fit wrong M01u: w goes back to 0 in every epoch
def perceptron_fit(X, t, epochs):
    mistakes = []
    for _ in range(epochs):
        w, count = np.zeros(X.shape[1]), 0
        for x, target in zip(X, t):
            if (1 if x @ w >= 0 else -1) != target:
                w = w + target * x
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, mistakes

# %% perceptron_fit wrong P1: > in place of ≥
def perceptron_fit(X, t, epochs):
    w, mistakes = np.zeros(X.shape[1]), []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, t):
            if (1 if x @ w > 0 else -1) != target:
                w = w + target * x
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, mistakes

# %% perceptron_fit wrong M01o: asks for t·z ≤ 0
def perceptron_fit(X, t, epochs):
    w, mistakes = np.zeros(X.shape[1]), []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, t):
            if target * (x @ w) <= 0:
                w = w + target * x
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, mistakes

# %% perceptron_fit wrong M01l: target minus answer
def perceptron_fit(X, t, epochs):
    w, mistakes = np.zeros(X.shape[1]), []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, t):
            says = 1 if x @ w >= 0 else -1
            w = w + (target - says) * x
            count += says != target
        mistakes.append(int(count))
        if count == 0:
            break
    return w, mistakes

# %% perceptron_fit wrong P6: moves after right answers too
def perceptron_fit(X, t, epochs):
    w, mistakes = np.zeros(X.shape[1]), []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, t):
            if (1 if x @ w >= 0 else -1) != target:
                count += 1
            w = w + target * x
        mistakes.append(count)
        if count == 0:
            break
    return w, mistakes

# %% perceptron_fit wrong P7: the delta rule
def perceptron_fit(X, t, epochs):
    w, mistakes = np.zeros(X.shape[1]), []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, t):
            z = x @ w
            count += (z >= 0) != (target > 0)
            w = w + (target - z) * x
        mistakes.append(int(count))
        if count == 0:
            break
    return w, mistakes

# %% perceptron_fit wrong N2: turns the points of class −1 round, in place
def perceptron_fit(X, t, epochs):
    X *= t[:, None]
    w, mistakes = np.zeros(X.shape[1]), []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, t):
            z = x @ w
            if z < 0 or (z == 0 and target < 0):
                w = w + x
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, mistakes

# %% perceptron_fit wrong -: the weights only
def perceptron_fit(X, t, epochs):
    w = np.zeros(X.shape[1])
    for _ in range(epochs):
        for x, target in zip(X, t):
            if (1 if x @ w >= 0 else -1) != target:
                w = w + target * x
    return w

# %% perceptron_fit wrong -: begins at ones
def perceptron_fit(X, t, epochs):
    w, mistakes = np.ones(X.shape[1]), []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, t):
            if (1 if x @ w >= 0 else -1) != target:
                w = w + target * x
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, mistakes

# %% perceptron_fit wrong -: adds a second column of ones
def perceptron_fit(X, t, epochs):
    X = np.column_stack([np.ones(len(X)), X])
    w, mistakes = np.zeros(X.shape[1]), []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, t):
            if (1 if x @ w >= 0 else -1) != target:
                w = w + target * x
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, mistakes

# %% perceptron_fit wrong -: a step size of its own
def perceptron_fit(X, t, epochs):
    w, mistakes = np.zeros(X.shape[1]), []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, t):
            if (1 if x @ w >= 0 else -1) != target:
                w = w + 0.1 * target * x
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, mistakes

# %% perceptron_fit wrong -: shuffles
def perceptron_fit(X, t, epochs):
    w, mistakes, rng = np.zeros(X.shape[1]), [], np.random.default_rng(0)
    for _ in range(epochs):
        count = 0
        for i in rng.permutation(len(X)):
            if (1 if X[i] @ w >= 0 else -1) != t[i]:
                w = w + t[i] * X[i]
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, mistakes

# %% perceptron_fit wrong -: stops as soon as one point is right
def perceptron_fit(X, t, epochs):
    w, mistakes = np.zeros(X.shape[1]), []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, t):
            if (1 if x @ w >= 0 else -1) == target:
                break
            w = w + target * x
            count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, mistakes

# %% perceptron_fit wrong -: the pair turned round
def perceptron_fit(X, t, epochs):
    w, mistakes = np.zeros(X.shape[1]), []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, t):
            if (1 if x @ w >= 0 else -1) != target:
                w = w + target * x
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return mistakes, w

# ---- rest or cycle?

# %% xor_history right a dictionary of earlier ends
def xor_history(X, t, epochs):
    w = np.zeros(X.shape[1])
    history, seen = [w.copy()], {tuple(w): 0}
    for epoch in range(1, epochs + 1):
        wrong = False
        for x, target in zip(X, t):
            new = perceptron_step(w, x, target, 1)
            wrong = wrong or not np.array_equal(new, w)
            w = new
            history.append(w.copy())
        if not wrong:
            return np.array(history), None
        if tuple(w) in seen:
            return np.array(history), (seen[tuple(w)], epoch)
        seen[tuple(w)] = epoch
    return np.array(history), None

# %% xor_history right lists, and a list for the pair
def xor_history(X, t, epochs):
    w, history = [0.0] * X.shape[1], []
    history.append(w)
    ends, cycle = [w], None
    for _ in range(epochs):
        mistakes = 0
        for row, target in zip(X.tolist(), t):
            z = sum(a * b for a, b in zip(row, w))
            if (z >= 0) != (target == 1):
                w = [b + float(target) * a for a, b in zip(row, w)]
                mistakes += 1
            history.append(w)
        if mistakes == 0:
            break
        if w in ends:
            cycle = [ends.index(w), len(ends)]
            break
        ends.append(w)
    return [history, cycle]

# %% xor_history right rest found by the whole epoch, afterwards
def xor_history(X, t, epochs):
    n = len(X)
    H = np.zeros((1, X.shape[1]))
    for k in range(1, epochs + 1):
        for x, target in zip(X.astype(float), t):
            w = H[-1]
            y = 1 if x @ w >= 0 else -1
            H = np.vstack([H, w + (target - y) / 2 * x])
        if (np.where(X @ H[-1] >= 0, 1, -1) == t).all() and np.array_equal(H[-1], H[-1 - n]):
            return H, None
        for i in range(k - 1, -1, -1):
            if (H[i * n] == H[-1]).all():
                return H, (i, k)
    return H, None

# %% xor_history wrong P10: no cycle is looked for
def xor_history(X, t, epochs):
    w = np.zeros(X.shape[1])
    history = [w]
    for _ in range(epochs):
        mistakes = 0
        for x, target in zip(X, t):
            if (1 if x @ w >= 0 else -1) != target:
                w = w + target * x
                mistakes += 1
            history.append(w)
        if mistakes == 0:
            break
    return history, None

# %% xor_history wrong P10: equal weights count as rest
def xor_history(X, t, epochs):
    w = np.zeros(X.shape[1])
    history = [w]
    for _ in range(epochs):
        before = w
        for x, target in zip(X, t):
            if (1 if x @ w >= 0 else -1) != target:
                w = w + target * x
            history.append(w)
        if np.array_equal(before, w):
            break
    return history, None

# %% xor_history wrong M01v: the question about mistakes is left out
def xor_history(X, t, epochs):
    w, n = np.zeros(X.shape[1]), len(X)
    history = [w]
    for k in range(1, epochs + 1):
        for x, target in zip(X, t):
            if (1 if x @ w >= 0 else -1) != target:
                w = w + target * x
            history.append(w)
        for i in range(k):
            if np.array_equal(history[n * i], w):
                return history, (i, k)
    return history, None

# %% xor_history wrong M01w: without the start
def xor_history(X, t, epochs):
    w = np.zeros(X.shape[1])
    history, ends = [], [w]
    for k in range(1, epochs + 1):
        mistakes = 0
        for x, target in zip(X, t):
            if (1 if x @ w >= 0 else -1) != target:
                w = w + target * x
                mistakes += 1
            history.append(w)
        if mistakes == 0:
            return history, None
        for i in range(k):
            if np.array_equal(ends[i], w):
                return history, (i, k)
        ends.append(w)
    return history, None

# %% xor_history wrong M01x: one entry an epoch
def xor_history(X, t, epochs):
    w = np.zeros(X.shape[1])
    history = [w]
    for k in range(1, epochs + 1):
        mistakes = 0
        for x, target in zip(X, t):
            if (1 if x @ w >= 0 else -1) != target:
                w = w + target * x
                mistakes += 1
        history.append(w)
        if mistakes == 0:
            return history, None
        for i in range(k):
            if np.array_equal(history[i], w):
                return history, (i, k)
    return history, None

# %% xor_history wrong M01y: one array, changed in place
def xor_history(X, t, epochs):
    w = np.zeros(X.shape[1])
    history, ends = [w], [tuple(w)]
    for k in range(1, epochs + 1):
        mistakes = 0
        for x, target in zip(X, t):
            if (1 if x @ w >= 0 else -1) != target:
                w += target * x
                mistakes += 1
            history.append(w)
        if mistakes == 0:
            return history, None
        if tuple(w) in ends:
            return history, (ends.index(tuple(w)), k)
        ends.append(tuple(w))
    return history, None

# %% xor_history wrong M01z: visits in place of epochs
def xor_history(X, t, epochs):
    w, n = np.zeros(X.shape[1]), len(X)
    history = [w]
    for k in range(1, epochs + 1):
        mistakes = 0
        for x, target in zip(X, t):
            if (1 if x @ w >= 0 else -1) != target:
                w = w + target * x
                mistakes += 1
            history.append(w)
        if mistakes == 0:
            return history, None
        for i in range(k):
            if np.array_equal(history[n * i], w):
                return history, (n * i, n * k)
    return history, None

# %% xor_history wrong M01z: epochs from 0
def xor_history(X, t, epochs):
    w, n = np.zeros(X.shape[1]), len(X)
    history = [w]
    for k in range(epochs):
        mistakes = 0
        for x, target in zip(X, t):
            if (1 if x @ w >= 0 else -1) != target:
                w = w + target * x
                mistakes += 1
            history.append(w)
        if mistakes == 0:
            return history, None
        for i in range(k + 1):
            if np.array_equal(history[n * i], w):
                return history, (i - 1, k)
    return history, None

# %% xor_history wrong M01z: the later one first
def xor_history(X, t, epochs):
    w, n = np.zeros(X.shape[1]), len(X)
    history = [w]
    for k in range(1, epochs + 1):
        mistakes = 0
        for x, target in zip(X, t):
            if (1 if x @ w >= 0 else -1) != target:
                w = w + target * x
                mistakes += 1
            history.append(w)
        if mistakes == 0:
            return history, None
        for i in range(k):
            if np.array_equal(history[n * i], w):
                return history, (k, i)
    return history, None

# %% xor_history wrong P10 hidden-only: compares with the epoch before only
def xor_history(X, t, epochs):
    w, n = np.zeros(X.shape[1]), len(X)
    history = [w]
    for k in range(1, epochs + 1):
        mistakes = 0
        for x, target in zip(X, t):
            if (1 if x @ w >= 0 else -1) != target:
                w = w + target * x
                mistakes += 1
            history.append(w)
        if mistakes == 0:
            return history, None
        if np.array_equal(history[n * (k - 1)], w):
            return history, (k - 1, k)
    return history, None

# %% xor_history wrong P10 hidden-only: forgets the start
def xor_history(X, t, epochs):
    w, n = np.zeros(X.shape[1]), len(X)
    history = [w]
    for k in range(1, epochs + 1):
        mistakes = 0
        for x, target in zip(X, t):
            if (1 if x @ w >= 0 else -1) != target:
                w = w + target * x
                mistakes += 1
            history.append(w)
        if mistakes == 0:
            return history, None
        for i in range(1, k):
            if np.array_equal(history[n * i], w) and k - i == 1:
                return history, (i, k)
    return history, None

# %% xor_history wrong -: visits without a change are left out
def xor_history(X, t, epochs):
    w = np.zeros(X.shape[1])
    history, ends = [w], [w]
    for k in range(1, epochs + 1):
        mistakes = 0
        for x, target in zip(X, t):
            if (1 if x @ w >= 0 else -1) != target:
                w = w + target * x
                history.append(w)
                mistakes += 1
        if mistakes == 0:
            return history, None
        for i in range(k):
            if np.array_equal(ends[i], w):
                return history, (i, k)
        ends.append(w)
    return history, None

# %% xor_history wrong -: the history only
def xor_history(X, t, epochs):
    w = np.zeros(X.shape[1])
    history = [w]
    for _ in range(epochs):
        for x, target in zip(X, t):
            if (1 if x @ w >= 0 else -1) != target:
                w = w + target * x
            history.append(w)
    return history

# %% xor_history wrong -: yes or no in place of the pair
def xor_history(X, t, epochs):
    w, n = np.zeros(X.shape[1]), len(X)
    history = [w]
    for k in range(1, epochs + 1):
        mistakes = 0
        for x, target in zip(X, t):
            if (1 if x @ w >= 0 else -1) != target:
                w = w + target * x
                mistakes += 1
            history.append(w)
        if mistakes == 0:
            return history, False
        for i in range(k):
            if np.array_equal(history[n * i], w):
                return history, True
    return history, False

# %% xor_history wrong -: > in place of ≥
def xor_history(X, t, epochs):
    w, n = np.zeros(X.shape[1]), len(X)
    history = [w]
    for k in range(1, epochs + 1):
        mistakes = 0
        for x, target in zip(X, t):
            if (1 if x @ w > 0 else -1) != target:
                w = w + target * x
                mistakes += 1
            history.append(w)
        if mistakes == 0:
            return history, None
        for i in range(k):
            if np.array_equal(history[n * i], w):
                return history, (i, k)
    return history, None

# %% xor_history wrong -: the two numbers of the visible test
def xor_history(X, t, epochs):
    w = np.zeros(X.shape[1])
    history = [w]
    for k in range(3 if t[-1] < 0 else 4):
        for x, target in zip(X, t):
            if (1 if x @ w >= 0 else -1) != target:
                w = w + target * x
            history.append(w)
    return history, (2, 3) if t[-1] < 0 else None

# ---- order, claims, neurons

# %% history right small letters, a text for the set
order = "ecahfbgd"
claims = "bdf"
neurons = "b"

# %% history right commas, a list
order = "E, C, A, H, F, B, G, D"
claims = ["F", "B", "D"]
neurons = " B "

# %% history right a list of letters, a tuple
order = ["E", "C", "A", "H", "F", "B", "G", "D"]
claims = ("B", "D", "F")
neurons = "B"

# %% history wrong -: latest first
order = "DGBFHACE"
claims = {"B", "D", "F"}
neurons = "B"

# %% history wrong -: two neighbours exchanged
order = "ECAFHBGD"
claims = {"B", "D", "F"}
neurons = "B"

# %% history wrong -: as they stand
order = "ABCDEFGH"
claims = {"B", "D", "F"}
neurons = "B"

# %% history wrong -: a letter twice
order = "ECAHFBGG"
claims = {"B", "D", "F"}
neurons = "B"

# %% history wrong -: a theorem taken for a claim
order = "ECAHFBGD"
claims = {"B", "C", "D", "F"}
neurons = "B"

# %% history wrong -: one claim overlooked
order = "ECAHFBGD"
claims = {"B", "D"}
neurons = "B"

# %% history wrong -: the impossible taken for a claim
order = "ECAHFBGD"
claims = {"B", "D", "E", "F"}
neurons = "B"

# %% history wrong -: the round number
order = "ECAHFBGD"
claims = {"B", "D", "F"}
neurons = "C"

# %% history wrong -: ten times too few
order = "ECAHFBGD"
claims = {"B", "D", "F"}
neurons = "A"

# %% history wrong -: a number in place of a letter
order = "ECAHFBGD"
claims = {"B", "D", "F"}
neurons = 8.6e10

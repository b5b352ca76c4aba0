# %% SGD wrong G5: ascent
class SGD:

    def __init__(self, params, lr):
        self.params, self.lr = params, lr

    def step(self, grads):
        for p, g in zip(self.params, grads):
            p += self.lr * g

walk_sgd = walk  # the tests walk with your class by this: leave it here

# %% SGD right writes into the array by a slice
class SGD:

    def __init__(self, params, lr):
        self.params, self.lr = params, lr

    def step(self, grads):
        for p, g in zip(self.params, grads):
            p[...] = p - self.lr * g

walk_sgd = walk  # the tests walk with your class by this: leave it here

# %% SGD right np.subtract with out
class SGD:

    def __init__(self, params, lr):
        self.params, self.lr = params, lr

    def step(self, grads):
        for p, g in zip(self.params, grads):
            np.subtract(p, self.lr * g, out=p)

walk_sgd = walk  # the tests walk with your class by this: leave it here

# %% SGD right a loop over places
class SGD:

    def __init__(self, params, lr):
        self.params, self.lr = params, lr

    def step(self, grads):
        for i in range(len(grads)):
            self.params[i] -= grads[i] * self.lr

walk_sgd = walk  # the tests walk with your class by this: leave it here

# %% SGD right minus the rate times the gradient, added
class SGD:

    def __init__(self, params, lr):
        self.params, self.lr = params, lr

    def step(self, grads):
        for p, g in zip(self.params, grads):
            p += -self.lr * g

walk_sgd = walk  # the tests walk with your class by this: leave it here

# %% SGD wrong M13a: a new array under the same name
class SGD:

    def __init__(self, params, lr):
        self.params, self.lr = params, lr

    def step(self, grads):
        for p, g in zip(self.params, grads):
            p = p - self.lr * g

walk_sgd = walk  # the tests walk with your class by this: leave it here

# %% SGD wrong M13a: new arrays in a new list
class SGD:

    def __init__(self, params, lr):
        self.params, self.lr = params, lr

    def step(self, grads):
        self.params = [p - self.lr * g for p, g in zip(self.params, grads)]

walk_sgd = walk  # the tests walk with your class by this: leave it here

# %% SGD wrong M13b: returns inside the loop
class SGD:

    def __init__(self, params, lr):
        self.params, self.lr = params, lr

    def step(self, grads):
        for p, g in zip(self.params, grads):
            p -= self.lr * g
            return

walk_sgd = walk  # the tests walk with your class by this: leave it here

# %% SGD wrong M13c hidden-only: the rate is kept in a product of its own
class SGD:

    def __init__(self, params, lr):
        self.params, self.lr, self.rate = params, lr, lr

    def step(self, grads):
        for p, g in zip(self.params, grads):
            p -= self.rate * g

walk_sgd = walk  # the tests walk with your class by this: leave it here

# %% SGD wrong M13d: multiplies the gradient in place
class SGD:

    def __init__(self, params, lr):
        self.params, self.lr = params, lr

    def step(self, grads):
        for p, g in zip(self.params, grads):
            g *= self.lr
            p -= g

walk_sgd = walk  # the tests walk with your class by this: leave it here

# %% SGD wrong M13e: no learning rate
class SGD:

    def __init__(self, params, lr):
        self.params, self.lr = params, lr

    def step(self, grads):
        for p, g in zip(self.params, grads):
            p -= g

walk_sgd = walk  # the tests walk with your class by this: leave it here

# %% SGD wrong -: copies of the parameters
class SGD:

    def __init__(self, params, lr):
        self.params, self.lr = [p.copy() for p in params], lr

    def step(self, grads):
        for p, g in zip(self.params, grads):
            p -= self.lr * g

walk_sgd = walk  # the tests walk with your class by this: leave it here

# %% SGD wrong -: only the first parameter in a list of one
class SGD:

    def __init__(self, params, lr):
        self.params, self.lr = params, lr

    def step(self, grads):
        self.params[0] -= self.lr * grads[0]

walk_sgd = walk  # the tests walk with your class by this: leave it here

# %% SGD wrong -: the parameter is doubled before the step
class SGD:

    def __init__(self, params, lr):
        self.params, self.lr = params, lr

    def step(self, grads):
        for p, g in zip(self.params, grads):
            p += p - self.lr * g

walk_sgd = walk  # the tests walk with your class by this: leave it here

# %% SGD wrong -: divided by the number of rows
class SGD:

    def __init__(self, params, lr):
        self.params, self.lr = params, lr

    def step(self, grads):
        for p, g in zip(self.params, grads):
            p -= self.lr * g / len(g)

walk_sgd = walk  # the tests walk with your class by this: leave it here

# %% initialisers right standard normal, scaled
def glorot_uniform(fan_in, fan_out, rng):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(-limit, limit, (fan_in, fan_out))

def glorot_normal(fan_in, fan_out, rng):
    return rng.standard_normal((fan_in, fan_out)) * np.sqrt(2 / (fan_in + fan_out))

def he_normal(fan_in, fan_out, rng):
    return np.sqrt(2 / fan_in) * rng.standard_normal((fan_in, fan_out))

# %% initialisers right uniform from random, and transposed draws
def glorot_uniform(fan_in, fan_out, rng):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return limit * (2 * rng.random((fan_in, fan_out)) - 1)

def glorot_normal(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / (fan_in + fan_out)), (fan_in, fan_out))

def he_normal(fan_in, fan_out, rng):
    return rng.normal(0, (2 / fan_in) ** 0.5, (fan_out, fan_in)).T

# %% initialisers right variance first, limit as √(3 Var), size by keyword
def glorot_uniform(fan_in, fan_out, rng):
    variance = 2 / (fan_in + fan_out)
    limit = (3 * variance) ** 0.5
    return rng.uniform(-limit, limit, (fan_in, fan_out))

def glorot_normal(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / (fan_in + fan_out)), (fan_in, fan_out))

def he_normal(fan_in, fan_out, rng):
    return rng.normal(loc=0.0, scale=np.sqrt(2.0 / fan_in), size=(fan_in, fan_out))

# %% initialisers right row by row
def glorot_uniform(fan_in, fan_out, rng):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(-limit, limit, (fan_in, fan_out))

def glorot_normal(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / (fan_in + fan_out)), (fan_in, fan_out))

def he_normal(fan_in, fan_out, rng):
    return np.array([rng.normal(0, np.sqrt(2 / fan_in), fan_out) for _ in range(fan_in)])

# %% initialisers wrong I2: He by fan_out
def glorot_uniform(fan_in, fan_out, rng):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(-limit, limit, (fan_in, fan_out))

def glorot_normal(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / (fan_in + fan_out)), (fan_in, fan_out))

def he_normal(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / fan_out), (fan_in, fan_out))

# %% initialisers wrong I2: Glorot by fan_out alone
def glorot_uniform(fan_in, fan_out, rng):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(-limit, limit, (fan_in, fan_out))

def glorot_normal(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / fan_out), (fan_in, fan_out))

def he_normal(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / fan_in), (fan_in, fan_out))

# %% initialisers wrong I3: the standard deviation as the limit
def glorot_uniform(fan_in, fan_out, rng):
    limit = np.sqrt(2 / (fan_in + fan_out))
    return rng.uniform(-limit, limit, (fan_in, fan_out))

def glorot_normal(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / (fan_in + fan_out)), (fan_in, fan_out))

def he_normal(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / fan_in), (fan_in, fan_out))

# %% initialisers wrong I3: the limit as the standard deviation
def glorot_uniform(fan_in, fan_out, rng):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(-limit, limit, (fan_in, fan_out))

def glorot_normal(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(6 / (fan_in + fan_out)), (fan_in, fan_out))

def he_normal(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / fan_in), (fan_in, fan_out))

# %% initialisers wrong I4: He has Glorot's variance
def glorot_uniform(fan_in, fan_out, rng):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(-limit, limit, (fan_in, fan_out))

def glorot_normal(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / (fan_in + fan_out)), (fan_in, fan_out))

def he_normal(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / (fan_in + fan_out)), (fan_in, fan_out))

# %% initialisers wrong I4: Glorot has He's variance
def glorot_uniform(fan_in, fan_out, rng):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(-limit, limit, (fan_in, fan_out))

def glorot_normal(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / fan_in), (fan_in, fan_out))

def he_normal(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / fan_in), (fan_in, fan_out))

# %% initialisers wrong M13n: the variance as the standard deviation
def glorot_uniform(fan_in, fan_out, rng):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(-limit, limit, (fan_in, fan_out))

def glorot_normal(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / (fan_in + fan_out)), (fan_in, fan_out))

def he_normal(fan_in, fan_out, rng):
    return rng.normal(0, 2 / fan_in, (fan_in, fan_out))

# %% initialisers wrong M13n: the variance as the standard deviation, Glorot
def glorot_uniform(fan_in, fan_out, rng):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(-limit, limit, (fan_in, fan_out))

def glorot_normal(fan_in, fan_out, rng):
    return rng.normal(0, 2 / (fan_in + fan_out), (fan_in, fan_out))

def he_normal(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / fan_in), (fan_in, fan_out))

# %% initialisers wrong M13o: (fan_out, fan_in)
def glorot_uniform(fan_in, fan_out, rng):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(-limit, limit, (fan_in, fan_out))

def glorot_normal(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / (fan_in + fan_out)), (fan_in, fan_out))

def he_normal(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / fan_in), (fan_out, fan_in))

# %% initialisers wrong M13p: from 0 to twice the limit
def glorot_uniform(fan_in, fan_out, rng):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(0, 2 * limit, (fan_in, fan_out))

def glorot_normal(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / (fan_in + fan_out)), (fan_in, fan_out))

def he_normal(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / fan_in), (fan_in, fan_out))

# %% initialisers wrong M13q: the uniform one is normal
def glorot_uniform(fan_in, fan_out, rng):
    limit = np.sqrt(2 / (fan_in + fan_out))
    return rng.normal(0, limit, (fan_in, fan_out))

def glorot_normal(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / (fan_in + fan_out)), (fan_in, fan_out))

def he_normal(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / fan_in), (fan_in, fan_out))

# %% initialisers wrong M13q hidden-only: the normal one is uniform
def glorot_uniform(fan_in, fan_out, rng):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(-limit, limit, (fan_in, fan_out))

def glorot_normal(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / (fan_in + fan_out)), (fan_in, fan_out))

def he_normal(fan_in, fan_out, rng):
    limit = np.sqrt(6 / fan_in)
    return rng.uniform(-limit, limit, (fan_in, fan_out))

# %% initialisers wrong M13r hidden-only: every unit has the same weights
def glorot_uniform(fan_in, fan_out, rng):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(-limit, limit, (fan_in, fan_out))

def glorot_normal(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / (fan_in + fan_out)), (fan_in, fan_out))

def he_normal(fan_in, fan_out, rng):
    return np.outer(rng.normal(0, np.sqrt(2 / fan_in), fan_in), np.ones(fan_out))

# %% initialisers wrong F4 hidden-only: numpy's own generator
def glorot_uniform(fan_in, fan_out, rng):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(-limit, limit, (fan_in, fan_out))

def glorot_normal(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / (fan_in + fan_out)), (fan_in, fan_out))

def he_normal(fan_in, fan_out, rng):
    return np.random.normal(0, np.sqrt(2 / fan_in), (fan_in, fan_out))

# %% initialisers wrong F4 hidden-only: a generator of its own with a fixed seed
def glorot_uniform(fan_in, fan_out, rng):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(-limit, limit, (fan_in, fan_out))

def glorot_normal(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / (fan_in + fan_out)), (fan_in, fan_out))

def he_normal(fan_in, fan_out, rng):
    return np.random.default_rng(0).normal(0, np.sqrt(2 / fan_in), (fan_in, fan_out))

# %% initialisers wrong -: all zeros
def glorot_uniform(fan_in, fan_out, rng):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(-limit, limit, (fan_in, fan_out))

def glorot_normal(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / (fan_in + fan_out)), (fan_in, fan_out))

def he_normal(fan_in, fan_out, rng):
    return np.zeros((fan_in, fan_out))

# %% initialisers wrong -: only 1 / fan_in
def glorot_uniform(fan_in, fan_out, rng):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(-limit, limit, (fan_in, fan_out))

def glorot_normal(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / (fan_in + fan_out)), (fan_in, fan_out))

def he_normal(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(1 / fan_in), (fan_in, fan_out))

# %% initialisers wrong -: returns nothing
def glorot_uniform(fan_in, fan_out, rng):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(-limit, limit, (fan_in, fan_out))

def glorot_normal(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / (fan_in + fan_out)), (fan_in, fan_out))

def he_normal(fan_in, fan_out, rng):
    rng.normal(0, np.sqrt(2 / fan_in), (fan_in, fan_out))

# %% initialisers wrong -: float32
def glorot_uniform(fan_in, fan_out, rng):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(-limit, limit, (fan_in, fan_out))

def glorot_normal(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / (fan_in + fan_out)), (fan_in, fan_out))

def he_normal(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / fan_in), (fan_in, fan_out)).astype(np.float32)

# %% activation_variances right np.var in a list that grows by +=
# a.
def activation_variances(x, weights, activation):
    variances = []
    for W in weights:
        x = activation(x @ W)
        variances += [np.var(x)]
    return variances

# b. "A", "B", "C" or "D" for each. c. "A", "B" or "C".
tanh_small = "A"
tanh_large = "D"
tanh_glorot = "B"
relu_glorot = "A"
relu_he = "B"
zeros = "A"

# %% activation_variances right mean of squares minus squared mean
# a.
def activation_variances(x, weights, activation):
    variances = []
    for W in weights:
        x = activation(x @ W)
        variances.append(float(np.mean((x - x.mean()) ** 2)))
    return variances

# b. "A", "B", "C" or "D" for each. c. "A", "B" or "C".
tanh_small = "A"
tanh_large = "D"
tanh_glorot = "B"
relu_glorot = "A"
relu_he = "B"
zeros = "A"

# %% activation_variances right one array of all
# a.
def activation_variances(x, weights, activation):
    variances = []
    for W in weights:
        x = activation(np.dot(x, W))
        variances.append(x.var())
    return np.array(variances)

# b. "A", "B", "C" or "D" for each. c. "A", "B" or "C".
tanh_small = "A"
tanh_large = "D"
tanh_glorot = "B"
relu_glorot = "A"
relu_he = "B"
zeros = "A"

# %% activation_variances right std squared, einsum
# a.
def activation_variances(x, weights, activation):
    variances = []
    for W in weights:
        x = activation(np.einsum('nd,dk->nk', x, W))
        variances.append(x.std() ** 2)
    return variances

# b. "A", "B", "C" or "D" for each. c. "A", "B" or "C".
tanh_small = "A"
tanh_large = "D"
tanh_glorot = "B"
relu_glorot = "A"
relu_he = "B"
zeros = "A"

# %% activation_variances wrong M13s: always the first x
# a.
def activation_variances(x, weights, activation):
    variances = []
    for W in weights:
        a = activation(x @ W)
        variances.append(a.var())
    return variances

# b. "A", "B", "C" or "D" for each. c. "A", "B" or "C".
tanh_small = "A"
tanh_large = "D"
tanh_glorot = "B"
relu_glorot = "A"
relu_he = "B"
zeros = "A"

# %% activation_variances wrong M13t: before the activation
# a.
def activation_variances(x, weights, activation):
    variances = []
    for W in weights:
        z = x @ W
        variances.append(z.var())
        x = activation(z)
    return variances

# b. "A", "B", "C" or "D" for each. c. "A", "B" or "C".
tanh_small = "A"
tanh_large = "D"
tanh_glorot = "B"
relu_glorot = "A"
relu_he = "B"
zeros = "A"

# %% activation_variances wrong M13u: standard deviation
# a.
def activation_variances(x, weights, activation):
    variances = []
    for W in weights:
        x = activation(x @ W)
        variances.append(x.std())
    return variances

# b. "A", "B", "C" or "D" for each. c. "A", "B" or "C".
tanh_small = "A"
tanh_large = "D"
tanh_glorot = "B"
relu_glorot = "A"
relu_he = "B"
zeros = "A"

# %% activation_variances wrong M13v: the input too
# a.
def activation_variances(x, weights, activation):
    variances = [x.var()]
    for W in weights:
        x = activation(x @ W)
        variances.append(x.var())
    return variances

# b. "A", "B", "C" or "D" for each. c. "A", "B" or "C".
tanh_small = "A"
tanh_large = "D"
tanh_glorot = "B"
relu_glorot = "A"
relu_he = "B"
zeros = "A"

# %% activation_variances wrong M13w: only the last
# a.
def activation_variances(x, weights, activation):
    variances = []
    for W in weights:
        x = activation(x @ W)
        variances.append(x.var())
    return variances[-1]

# b. "A", "B", "C" or "D" for each. c. "A", "B" or "C".
tanh_small = "A"
tanh_large = "D"
tanh_glorot = "B"
relu_glorot = "A"
relu_he = "B"
zeros = "A"

# %% activation_variances wrong M13x hidden-only: mean of the columns
# a.
def activation_variances(x, weights, activation):
    variances = []
    for W in weights:
        x = activation(x @ W)
        variances.append(x.var(axis=0).mean())
    return variances

# b. "A", "B", "C" or "D" for each. c. "A", "B" or "C".
tanh_small = "A"
tanh_large = "D"
tanh_glorot = "B"
relu_glorot = "A"
relu_he = "B"
zeros = "A"

# %% activation_variances wrong M13x: mean of the rows
# a.
def activation_variances(x, weights, activation):
    variances = []
    for W in weights:
        x = activation(x @ W)
        variances.append(x.var(axis=1).mean())
    return variances

# b. "A", "B", "C" or "D" for each. c. "A", "B" or "C".
tanh_small = "A"
tanh_large = "D"
tanh_glorot = "B"
relu_glorot = "A"
relu_he = "B"
zeros = "A"

# %% activation_variances wrong M13y: no activation
# a.
def activation_variances(x, weights, activation):
    variances = []
    for W in weights:
        x = x @ W
        variances.append(x.var())
    return variances

# b. "A", "B", "C" or "D" for each. c. "A", "B" or "C".
tanh_small = "A"
tanh_large = "D"
tanh_glorot = "B"
relu_glorot = "A"
relu_he = "B"
zeros = "A"

# %% activation_variances wrong -: divided by n − 1
# a.
def activation_variances(x, weights, activation):
    variances = []
    for W in weights:
        x = activation(x @ W)
        variances.append(x.var(ddof=1))
    return variances

# b. "A", "B", "C" or "D" for each. c. "A", "B" or "C".
tanh_small = "A"
tanh_large = "D"
tanh_glorot = "B"
relu_glorot = "A"
relu_he = "B"
zeros = "A"

# %% activation_variances wrong -: mean square
# a.
def activation_variances(x, weights, activation):
    variances = []
    for W in weights:
        x = activation(x @ W)
        variances.append(np.mean(x**2))
    return variances

# b. "A", "B", "C" or "D" for each. c. "A", "B" or "C".
tanh_small = "A"
tanh_large = "D"
tanh_glorot = "B"
relu_glorot = "A"
relu_he = "B"
zeros = "A"

# %% activation_variances wrong -: returns in the loop
# a.
def activation_variances(x, weights, activation):
    variances = []
    for W in weights:
        x = activation(x @ W)
        variances.append(x.var())
        return variances
    return variances

# b. "A", "B", "C" or "D" for each. c. "A", "B" or "C".
tanh_small = "A"
tanh_large = "D"
tanh_glorot = "B"
relu_glorot = "A"
relu_he = "B"
zeros = "A"

# %% activation_variances wrong -: tanh_small C
# a.
def activation_variances(x, weights, activation):
    variances = []
    for W in weights:
        x = activation(x @ W)
        variances.append(x.var())
    return variances

# b. "A", "B", "C" or "D" for each. c. "A", "B" or "C".
tanh_small = "C"
tanh_large = "D"
tanh_glorot = "B"
relu_glorot = "A"
relu_he = "B"
zeros = "A"

# %% activation_variances wrong -: tanh_large B
# a.
def activation_variances(x, weights, activation):
    variances = []
    for W in weights:
        x = activation(x @ W)
        variances.append(x.var())
    return variances

# b. "A", "B", "C" or "D" for each. c. "A", "B" or "C".
tanh_small = "A"
tanh_large = "B"
tanh_glorot = "B"
relu_glorot = "A"
relu_he = "B"
zeros = "A"

# %% activation_variances wrong -: tanh_glorot A
# a.
def activation_variances(x, weights, activation):
    variances = []
    for W in weights:
        x = activation(x @ W)
        variances.append(x.var())
    return variances

# b. "A", "B", "C" or "D" for each. c. "A", "B" or "C".
tanh_small = "A"
tanh_large = "D"
tanh_glorot = "A"
relu_glorot = "A"
relu_he = "B"
zeros = "A"

# %% activation_variances wrong -: relu_glorot B
# a.
def activation_variances(x, weights, activation):
    variances = []
    for W in weights:
        x = activation(x @ W)
        variances.append(x.var())
    return variances

# b. "A", "B", "C" or "D" for each. c. "A", "B" or "C".
tanh_small = "A"
tanh_large = "D"
tanh_glorot = "B"
relu_glorot = "B"
relu_he = "B"
zeros = "A"

# %% activation_variances wrong -: relu_he C
# a.
def activation_variances(x, weights, activation):
    variances = []
    for W in weights:
        x = activation(x @ W)
        variances.append(x.var())
    return variances

# b. "A", "B", "C" or "D" for each. c. "A", "B" or "C".
tanh_small = "A"
tanh_large = "D"
tanh_glorot = "B"
relu_glorot = "A"
relu_he = "C"
zeros = "A"

# %% activation_variances wrong -: zeros C
# a.
def activation_variances(x, weights, activation):
    variances = []
    for W in weights:
        x = activation(x @ W)
        variances.append(x.var())
    return variances

# b. "A", "B", "C" or "D" for each. c. "A", "B" or "C".
tanh_small = "A"
tanh_large = "D"
tanh_glorot = "B"
relu_glorot = "A"
relu_he = "B"
zeros = "C"

# %% Momentum right a slice of the velocity
class Momentum:

    def __init__(self, params, lr, beta=0.9):
        self.params, self.lr, self.beta = params, lr, beta
        self.v = [np.zeros_like(p) for p in params]

    def step(self, grads):
        for p, g, v in zip(self.params, grads, self.v):
            v[...] = self.beta * v + g
            p[...] = p - self.lr * v

walk_momentum = walk  # the tests walk with your class by this: leave it here

# %% Momentum right new velocities in the list
class Momentum:

    def __init__(self, params, lr, beta=0.9):
        self.params, self.lr, self.beta = params, lr, beta
        self.v = [np.zeros_like(p) for p in params]

    def step(self, grads):
        for i, (p, g) in enumerate(zip(self.params, grads)):
            self.v[i] = self.beta * self.v[i] + g
            p -= self.lr * self.v[i]

walk_momentum = walk  # the tests walk with your class by this: leave it here

# %% Momentum right velocities made at the first step
class Momentum:

    def __init__(self, params, lr, beta=0.9):
        self.params, self.lr, self.beta = params, lr, beta
        self.v = None

    def step(self, grads):
        if self.v is None:
            self.v = [0.0 * g for g in grads]
        for p, g, v in zip(self.params, grads, self.v):
            v *= self.beta
            v += g
            p -= self.lr * v

walk_momentum = walk  # the tests walk with your class by this: leave it here

# %% Momentum right minus signs in the velocity
class Momentum:

    def __init__(self, params, lr, beta=0.9):
        self.params, self.lr, self.beta = params, lr, beta
        self.v = [np.zeros_like(p) for p in params]

    def step(self, grads):
        for p, g, v in zip(self.params, grads, self.v):
            v *= self.beta
            v -= g
            p += self.lr * v

walk_momentum = walk  # the tests walk with your class by this: leave it here

# %% Momentum right a dictionary of velocities
class Momentum:

    def __init__(self, params, lr, beta=0.9):
        self.params, self.lr, self.beta = params, lr, beta
        self.v = {}

    def step(self, grads):
        for i, p in enumerate(self.params):
            self.v[i] = self.beta * self.v.get(i, 0.0) + grads[i]
            p -= self.lr * self.v[i]

walk_momentum = walk  # the tests walk with your class by this: leave it here

# %% Momentum wrong O1: the velocity begins anew
class Momentum:

    def __init__(self, params, lr, beta=0.9):
        self.params, self.lr, self.beta = params, lr, beta
        self.v = [np.zeros_like(p) for p in params]

    def step(self, grads):
        self.v = [np.zeros_like(p) for p in self.params]
        for p, g, v in zip(self.params, grads, self.v):
            v *= self.beta
            v += g
            p -= self.lr * v

walk_momentum = walk  # the tests walk with your class by this: leave it here

# %% Momentum wrong O2: 1 − β
class Momentum:

    def __init__(self, params, lr, beta=0.9):
        self.params, self.lr, self.beta = params, lr, beta
        self.v = [np.zeros_like(p) for p in params]

    def step(self, grads):
        for p, g, v in zip(self.params, grads, self.v):
            v *= self.beta
            v += (1 - self.beta) * g
            p -= self.lr * v

walk_momentum = walk  # the tests walk with your class by this: leave it here

# %% Momentum wrong G5: ascent
class Momentum:

    def __init__(self, params, lr, beta=0.9):
        self.params, self.lr, self.beta = params, lr, beta
        self.v = [np.zeros_like(p) for p in params]

    def step(self, grads):
        for p, g, v in zip(self.params, grads, self.v):
            v *= self.beta
            v += g
            p += self.lr * v

walk_momentum = walk  # the tests walk with your class by this: leave it here

# %% Momentum wrong M13a: new arrays
class Momentum:

    def __init__(self, params, lr, beta=0.9):
        self.params, self.lr, self.beta = params, lr, beta
        self.v = [np.zeros_like(p) for p in params]

    def step(self, grads):
        for p, g, v in zip(self.params, grads, self.v):
            v *= self.beta
            v += g
            p = p - self.lr * v

walk_momentum = walk  # the tests walk with your class by this: leave it here

# %% Momentum wrong M13b hidden-only: only the first
class Momentum:

    def __init__(self, params, lr, beta=0.9):
        self.params, self.lr, self.beta = params, lr, beta
        self.v = [np.zeros_like(p) for p in params]

    def step(self, grads):
        for p, g, v in zip(self.params, grads, self.v):
            v *= self.beta
            v += g
            p -= self.lr * v
            break

walk_momentum = walk  # the tests walk with your class by this: leave it here

# %% Momentum wrong M13c hidden-only: the rate of the start
class Momentum:

    def __init__(self, params, lr, beta=0.9):
        self.params, self.lr, self.beta = params, lr, beta
        self.rate = lr
        self.v = [np.zeros_like(p) for p in params]

    def step(self, grads):
        for p, g, v in zip(self.params, grads, self.v):
            v *= self.beta
            v += g
            p -= self.rate * v

walk_momentum = walk  # the tests walk with your class by this: leave it here

# %% Momentum wrong M13d: adds the velocity to the gradient in place
class Momentum:

    def __init__(self, params, lr, beta=0.9):
        self.params, self.lr, self.beta = params, lr, beta
        self.v = [np.zeros_like(p) for p in params]

    def step(self, grads):
        for p, g, v in zip(self.params, grads, self.v):
            v *= self.beta
            g += v
            p -= self.lr * v

walk_momentum = walk  # the tests walk with your class by this: leave it here

# %% Momentum wrong M13e: no learning rate
class Momentum:

    def __init__(self, params, lr, beta=0.9):
        self.params, self.lr, self.beta = params, lr, beta
        self.v = [np.zeros_like(p) for p in params]

    def step(self, grads):
        for p, g, v in zip(self.params, grads, self.v):
            v *= self.beta
            v += g
            p -= v

walk_momentum = walk  # the tests walk with your class by this: leave it here

# %% Momentum wrong M13f hidden-only: the rate inside the velocity
class Momentum:

    def __init__(self, params, lr, beta=0.9):
        self.params, self.lr, self.beta = params, lr, beta
        self.v = [np.zeros_like(p) for p in params]

    def step(self, grads):
        for p, g, v in zip(self.params, grads, self.v):
            v *= self.beta
            v += self.lr * g
            p -= v

walk_momentum = walk  # the tests walk with your class by this: leave it here

# %% Momentum wrong M13g: Nesterov
class Momentum:

    def __init__(self, params, lr, beta=0.9):
        self.params, self.lr, self.beta = params, lr, beta
        self.v = [np.zeros_like(p) for p in params]

    def step(self, grads):
        for p, g, v in zip(self.params, grads, self.v):
            v *= self.beta
            v += g
            p -= self.lr * (g + self.beta * v)

walk_momentum = walk  # the tests walk with your class by this: leave it here

# %% Momentum wrong M13h hidden-only: one velocity
class Momentum:

    def __init__(self, params, lr, beta=0.9):
        self.params, self.lr, self.beta = params, lr, beta
        self.v = np.zeros_like(params[0])

    def step(self, grads):
        v = self.v
        for p, g in zip(self.params, grads):
            v *= self.beta
            v += g
            p -= self.lr * v

walk_momentum = walk  # the tests walk with your class by this: leave it here

# %% Momentum wrong -: the velocities have no memory, since v is rebound
class Momentum:

    def __init__(self, params, lr, beta=0.9):
        self.params, self.lr, self.beta = params, lr, beta
        self.v = [np.zeros_like(p) for p in params]

    def step(self, grads):
        for p, g, v in zip(self.params, grads, self.v):
            v = self.beta * v + g
            p -= self.lr * v

walk_momentum = walk  # the tests walk with your class by this: leave it here

# %% Momentum wrong -: β fixed at 0.9
class Momentum:

    def __init__(self, params, lr, beta=0.9):
        self.params, self.lr, self.beta = params, lr, beta
        self.v = [np.zeros_like(p) for p in params]

    def step(self, grads):
        for p, g, v in zip(self.params, grads, self.v):
            v *= 0.9
            v += g
            p -= self.lr * v

walk_momentum = walk  # the tests walk with your class by this: leave it here

# %% Momentum wrong -: default of β is 0.99
class Momentum:

    def __init__(self, params, lr, beta=0.99):
        self.params, self.lr, self.beta = params, lr, beta
        self.v = [np.zeros_like(p) for p in params]

    def step(self, grads):
        for p, g, v in zip(self.params, grads, self.v):
            v *= self.beta
            v += g
            p -= self.lr * v

walk_momentum = walk  # the tests walk with your class by this: leave it here

# %% Momentum wrong -: moves before the velocity is new
class Momentum:

    def __init__(self, params, lr, beta=0.9):
        self.params, self.lr, self.beta = params, lr, beta
        self.v = [np.zeros_like(p) for p in params]

    def step(self, grads):
        for p, g, v in zip(self.params, grads, self.v):
            p -= self.lr * v
            v *= self.beta
            v += g

walk_momentum = walk  # the tests walk with your class by this: leave it here

# %% Momentum wrong -: velocities on the class, shared by all optimisers
class Momentum:
    v = {}


    def __init__(self, params, lr, beta=0.9):
        self.params, self.lr, self.beta = params, lr, beta

    def step(self, grads):
        for i, p in enumerate(self.params):
            self.v[i] = self.beta * self.v.get(i, 0.0) + grads[i]
            p -= self.lr * self.v[i]

walk_momentum = walk  # the tests walk with your class by this: leave it here

# %% Adam right averages rebound in their lists
class Adam:

    def __init__(self, params, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
        self.params, self.lr, self.beta1, self.beta2, self.eps = params, lr, beta1, beta2, eps
        self.m = [np.zeros_like(p) for p in params]
        self.v = [np.zeros_like(p) for p in params]
        self.t = 0

    def step(self, grads):
        self.t += 1
        for i, (p, g) in enumerate(zip(self.params, grads)):
            self.m[i] = self.beta1 * self.m[i] + (1 - self.beta1) * g
            self.v[i] = self.beta2 * self.v[i] + (1 - self.beta2) * g * g
            m, v = self.m[i], self.v[i]
            m_hat = m / (1 - self.beta1**self.t)
            v_hat = v / (1 - self.beta2**self.t)
            p -= self.lr * m_hat / (np.sqrt(v_hat) + self.eps)

walk_adam = walk  # the tests walk with your class by this: leave it here

# %% Adam right corrections as one factor of the rate, ε scaled with it
class Adam:

    def __init__(self, params, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
        self.params, self.lr, self.beta1, self.beta2, self.eps = params, lr, beta1, beta2, eps
        self.m = [np.zeros_like(p) for p in params]
        self.v = [np.zeros_like(p) for p in params]
        self.t = 0

    def step(self, grads):
        self.t += 1
        for p, g, m, v in zip(self.params, grads, self.m, self.v):
            m *= self.beta1
            m += (1 - self.beta1) * g
            v *= self.beta2
            v += (1 - self.beta2) * g**2
            root = np.sqrt(1 - self.beta2**self.t)
            p -= self.lr * root / (1 - self.beta1**self.t) * m / (np.sqrt(v) + self.eps * root)

walk_adam = walk  # the tests walk with your class by this: leave it here

# %% Adam right running powers of β
class Adam:

    def __init__(self, params, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
        self.params, self.lr, self.beta1, self.beta2, self.eps = params, lr, beta1, beta2, eps
        self.m = [np.zeros_like(p) for p in params]
        self.v = [np.zeros_like(p) for p in params]
        self.t = 0
        self.p1 = self.p2 = 1.0

    def step(self, grads):
        self.p1 *= self.beta1
        self.p2 *= self.beta2
        for p, g, m, v in zip(self.params, grads, self.m, self.v):
            m *= self.beta1
            m += (1 - self.beta1) * g
            v *= self.beta2
            v += (1 - self.beta2) * g**2
            m_hat = m / (1 - self.p1)
            v_hat = v / (1 - self.p2)
            p -= self.lr * m_hat / (np.sqrt(v_hat) + self.eps)

walk_adam = walk  # the tests walk with your class by this: leave it here

# %% Adam right t from 1, raised at the end; moved towards the target
class Adam:

    def __init__(self, params, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
        self.params, self.lr, self.beta1, self.beta2, self.eps = params, lr, beta1, beta2, eps
        self.m = [np.zeros_like(p) for p in params]
        self.v = [np.zeros_like(p) for p in params]
        self.t = 1

    def step(self, grads):
        for p, g, m, v in zip(self.params, grads, self.m, self.v):
            m += (1 - self.beta1) * (g - m)
            v *= self.beta2
            v += (1 - self.beta2) * g**2
            m_hat = m / (1 - self.beta1**self.t)
            v_hat = v / (1 - self.beta2**self.t)
            p -= self.lr * m_hat / (np.sqrt(v_hat) + self.eps)
        self.t += 1

walk_adam = walk  # the tests walk with your class by this: leave it here

# %% Adam wrong O3: no correction
class Adam:

    def __init__(self, params, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
        self.params, self.lr, self.beta1, self.beta2, self.eps = params, lr, beta1, beta2, eps
        self.m = [np.zeros_like(p) for p in params]
        self.v = [np.zeros_like(p) for p in params]
        self.t = 0

    def step(self, grads):
        self.t += 1
        for p, g, m, v in zip(self.params, grads, self.m, self.v):
            m *= self.beta1
            m += (1 - self.beta1) * g
            v *= self.beta2
            v += (1 - self.beta2) * g**2
            m_hat = m
            v_hat = v
            p -= self.lr * m_hat / (np.sqrt(v_hat) + self.eps)

walk_adam = walk  # the tests walk with your class by this: leave it here

# %% Adam wrong O4: t starts at 0
class Adam:

    def __init__(self, params, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
        self.params, self.lr, self.beta1, self.beta2, self.eps = params, lr, beta1, beta2, eps
        self.m = [np.zeros_like(p) for p in params]
        self.v = [np.zeros_like(p) for p in params]
        self.t = 0

    def step(self, grads):
        for p, g, m, v in zip(self.params, grads, self.m, self.v):
            m *= self.beta1
            m += (1 - self.beta1) * g
            v *= self.beta2
            v += (1 - self.beta2) * g**2
            m_hat = m / (1 - self.beta1**self.t)
            v_hat = v / (1 - self.beta2**self.t)
            p -= self.lr * m_hat / (np.sqrt(v_hat) + self.eps)
        self.t += 1

walk_adam = walk  # the tests walk with your class by this: leave it here

# %% Adam wrong O5: ε in the root
class Adam:

    def __init__(self, params, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
        self.params, self.lr, self.beta1, self.beta2, self.eps = params, lr, beta1, beta2, eps
        self.m = [np.zeros_like(p) for p in params]
        self.v = [np.zeros_like(p) for p in params]
        self.t = 0

    def step(self, grads):
        self.t += 1
        for p, g, m, v in zip(self.params, grads, self.m, self.v):
            m *= self.beta1
            m += (1 - self.beta1) * g
            v *= self.beta2
            v += (1 - self.beta2) * g**2
            m_hat = m / (1 - self.beta1**self.t)
            v_hat = v / (1 - self.beta2**self.t)
            p -= self.lr * m_hat / np.sqrt(v_hat + self.eps)

walk_adam = walk  # the tests walk with your class by this: leave it here

# %% Adam wrong O6: no root
class Adam:

    def __init__(self, params, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
        self.params, self.lr, self.beta1, self.beta2, self.eps = params, lr, beta1, beta2, eps
        self.m = [np.zeros_like(p) for p in params]
        self.v = [np.zeros_like(p) for p in params]
        self.t = 0

    def step(self, grads):
        self.t += 1
        for p, g, m, v in zip(self.params, grads, self.m, self.v):
            m *= self.beta1
            m += (1 - self.beta1) * g
            v *= self.beta2
            v += (1 - self.beta2) * g**2
            m_hat = m / (1 - self.beta1**self.t)
            v_hat = v / (1 - self.beta2**self.t)
            p -= self.lr * m_hat / (v_hat + self.eps)

walk_adam = walk  # the tests walk with your class by this: leave it here

# %% Adam wrong O7: begins anew at each step
class Adam:

    def __init__(self, params, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
        self.params, self.lr, self.beta1, self.beta2, self.eps = params, lr, beta1, beta2, eps
        self.m = [np.zeros_like(p) for p in params]
        self.v = [np.zeros_like(p) for p in params]
        self.t = 0

    def step(self, grads):
        self.__init__(self.params, self.lr, self.beta1, self.beta2, self.eps)
        self.t += 1
        for p, g, m, v in zip(self.params, grads, self.m, self.v):
            m *= self.beta1
            m += (1 - self.beta1) * g
            v *= self.beta2
            v += (1 - self.beta2) * g**2
            m_hat = m / (1 - self.beta1**self.t)
            v_hat = v / (1 - self.beta2**self.t)
            p -= self.lr * m_hat / (np.sqrt(v_hat) + self.eps)

walk_adam = walk  # the tests walk with your class by this: leave it here

# %% Adam wrong O7: averages rebound, and lost
class Adam:

    def __init__(self, params, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
        self.params, self.lr, self.beta1, self.beta2, self.eps = params, lr, beta1, beta2, eps
        self.m = [np.zeros_like(p) for p in params]
        self.v = [np.zeros_like(p) for p in params]
        self.t = 0

    def step(self, grads):
        self.t += 1
        for p, g, m, v in zip(self.params, grads, self.m, self.v):
            m = self.beta1 * m + (1 - self.beta1) * g
            v = self.beta2 * v + (1 - self.beta2) * g**2
            m_hat = m / (1 - self.beta1**self.t)
            v_hat = v / (1 - self.beta2**self.t)
            p -= self.lr * m_hat / (np.sqrt(v_hat) + self.eps)

walk_adam = walk  # the tests walk with your class by this: leave it here

# %% Adam wrong O8: g not squared
class Adam:

    def __init__(self, params, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
        self.params, self.lr, self.beta1, self.beta2, self.eps = params, lr, beta1, beta2, eps
        self.m = [np.zeros_like(p) for p in params]
        self.v = [np.zeros_like(p) for p in params]
        self.t = 0

    def step(self, grads):
        self.t += 1
        for p, g, m, v in zip(self.params, grads, self.m, self.v):
            m *= self.beta1
            m += (1 - self.beta1) * g
            v *= self.beta2
            v += (1 - self.beta2) * g
            m_hat = m / (1 - self.beta1**self.t)
            v_hat = v / (1 - self.beta2**self.t)
            p -= self.lr * m_hat / (np.sqrt(v_hat) + self.eps)

walk_adam = walk  # the tests walk with your class by this: leave it here

# %% Adam wrong O9: β1 and β2 swapped
class Adam:

    def __init__(self, params, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
        self.params, self.lr, self.beta1, self.beta2, self.eps = params, lr, beta1, beta2, eps
        self.m = [np.zeros_like(p) for p in params]
        self.v = [np.zeros_like(p) for p in params]
        self.t = 0

    def step(self, grads):
        self.t += 1
        for p, g, m, v in zip(self.params, grads, self.m, self.v):
            m *= self.beta2
            m += (1 - self.beta2) * g
            v *= self.beta1
            v += (1 - self.beta1) * g**2
            m_hat = m / (1 - self.beta2**self.t)
            v_hat = v / (1 - self.beta1**self.t)
            p -= self.lr * m_hat / (np.sqrt(v_hat) + self.eps)

walk_adam = walk  # the tests walk with your class by this: leave it here

# %% Adam wrong O10: ascent
class Adam:

    def __init__(self, params, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
        self.params, self.lr, self.beta1, self.beta2, self.eps = params, lr, beta1, beta2, eps
        self.m = [np.zeros_like(p) for p in params]
        self.v = [np.zeros_like(p) for p in params]
        self.t = 0

    def step(self, grads):
        self.t += 1
        for p, g, m, v in zip(self.params, grads, self.m, self.v):
            m *= self.beta1
            m += (1 - self.beta1) * g
            v *= self.beta2
            v += (1 - self.beta2) * g**2
            m_hat = m / (1 - self.beta1**self.t)
            v_hat = v / (1 - self.beta2**self.t)
            p += self.lr * m_hat / (np.sqrt(v_hat) + self.eps)

walk_adam = walk  # the tests walk with your class by this: leave it here

# %% Adam wrong M13a: new arrays
class Adam:

    def __init__(self, params, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
        self.params, self.lr, self.beta1, self.beta2, self.eps = params, lr, beta1, beta2, eps
        self.m = [np.zeros_like(p) for p in params]
        self.v = [np.zeros_like(p) for p in params]
        self.t = 0

    def step(self, grads):
        self.t += 1
        for p, g, m, v in zip(self.params, grads, self.m, self.v):
            m *= self.beta1
            m += (1 - self.beta1) * g
            v *= self.beta2
            v += (1 - self.beta2) * g**2
            m_hat = m / (1 - self.beta1**self.t)
            v_hat = v / (1 - self.beta2**self.t)
            p = p - self.lr * m_hat / (np.sqrt(v_hat) + self.eps)

walk_adam = walk  # the tests walk with your class by this: leave it here

# %% Adam wrong M13b hidden-only: only the first
class Adam:

    def __init__(self, params, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
        self.params, self.lr, self.beta1, self.beta2, self.eps = params, lr, beta1, beta2, eps
        self.m = [np.zeros_like(p) for p in params]
        self.v = [np.zeros_like(p) for p in params]
        self.t = 0

    def step(self, grads):
        self.t += 1
        for p, g, m, v in zip(self.params, grads, self.m, self.v):
            m *= self.beta1
            m += (1 - self.beta1) * g
            v *= self.beta2
            v += (1 - self.beta2) * g**2
            m_hat = m / (1 - self.beta1**self.t)
            v_hat = v / (1 - self.beta2**self.t)
            p -= self.lr * m_hat / (np.sqrt(v_hat) + self.eps)
            break

walk_adam = walk  # the tests walk with your class by this: leave it here

# %% Adam wrong M13c hidden-only: the rate of the start
class Adam:

    def __init__(self, params, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
        self.params, self.lr, self.beta1, self.beta2, self.eps = params, lr, beta1, beta2, eps
        self.m = [np.zeros_like(p) for p in params]
        self.v = [np.zeros_like(p) for p in params]
        self.t = 0
        self.rate = lr

    def step(self, grads):
        self.t += 1
        for p, g, m, v in zip(self.params, grads, self.m, self.v):
            m *= self.beta1
            m += (1 - self.beta1) * g
            v *= self.beta2
            v += (1 - self.beta2) * g**2
            m_hat = m / (1 - self.beta1**self.t)
            v_hat = v / (1 - self.beta2**self.t)
            p -= self.rate * m_hat / (np.sqrt(v_hat) + self.eps)

walk_adam = walk  # the tests walk with your class by this: leave it here

# %% Adam wrong M13d: squares the gradient in place
class Adam:

    def __init__(self, params, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
        self.params, self.lr, self.beta1, self.beta2, self.eps = params, lr, beta1, beta2, eps
        self.m = [np.zeros_like(p) for p in params]
        self.v = [np.zeros_like(p) for p in params]
        self.t = 0

    def step(self, grads):
        self.t += 1
        for p, g, m, v in zip(self.params, grads, self.m, self.v):
            m *= self.beta1
            m += (1 - self.beta1) * g
            v *= self.beta2
            g *= g
            v += (1 - self.beta2) * g
            m_hat = m / (1 - self.beta1**self.t)
            v_hat = v / (1 - self.beta2**self.t)
            p -= self.lr * m_hat / (np.sqrt(v_hat) + self.eps)

walk_adam = walk  # the tests walk with your class by this: leave it here

# %% Adam wrong M13h hidden-only: one average for all
class Adam:

    def __init__(self, params, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
        self.params, self.lr, self.beta1, self.beta2, self.eps = params, lr, beta1, beta2, eps
        self.m = [np.zeros_like(params[0])] * len(params)
        self.v = [np.zeros_like(p) for p in params]
        self.t = 0

    def step(self, grads):
        self.t += 1
        for p, g, m, v in zip(self.params, grads, self.m, self.v):
            m *= self.beta1
            m += (1 - self.beta1) * g
            v *= self.beta2
            v += (1 - self.beta2) * g**2
            m_hat = m / (1 - self.beta1**self.t)
            v_hat = v / (1 - self.beta2**self.t)
            p -= self.lr * m_hat / (np.sqrt(v_hat) + self.eps)

walk_adam = walk  # the tests walk with your class by this: leave it here

# %% Adam wrong M13j hidden-only: t counts parameters
class Adam:

    def __init__(self, params, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
        self.params, self.lr, self.beta1, self.beta2, self.eps = params, lr, beta1, beta2, eps
        self.m = [np.zeros_like(p) for p in params]
        self.v = [np.zeros_like(p) for p in params]
        self.t = 0

    def step(self, grads):
        for p, g, m, v in zip(self.params, grads, self.m, self.v):
            self.t += 1
            m *= self.beta1
            m += (1 - self.beta1) * g
            v *= self.beta2
            v += (1 - self.beta2) * g**2
            m_hat = m / (1 - self.beta1**self.t)
            v_hat = v / (1 - self.beta2**self.t)
            p -= self.lr * m_hat / (np.sqrt(v_hat) + self.eps)

walk_adam = walk  # the tests walk with your class by this: leave it here

# %% Adam wrong M13k: no ε
class Adam:

    def __init__(self, params, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
        self.params, self.lr, self.beta1, self.beta2, self.eps = params, lr, beta1, beta2, eps
        self.m = [np.zeros_like(p) for p in params]
        self.v = [np.zeros_like(p) for p in params]
        self.t = 0

    def step(self, grads):
        self.t += 1
        for p, g, m, v in zip(self.params, grads, self.m, self.v):
            m *= self.beta1
            m += (1 - self.beta1) * g
            v *= self.beta2
            v += (1 - self.beta2) * g**2
            m_hat = m / (1 - self.beta1**self.t)
            v_hat = v / (1 - self.beta2**self.t)
            p -= self.lr * m_hat / (np.sqrt(v_hat))

walk_adam = walk  # the tests walk with your class by this: leave it here

# %% Adam wrong M13l: only m corrected
class Adam:

    def __init__(self, params, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
        self.params, self.lr, self.beta1, self.beta2, self.eps = params, lr, beta1, beta2, eps
        self.m = [np.zeros_like(p) for p in params]
        self.v = [np.zeros_like(p) for p in params]
        self.t = 0

    def step(self, grads):
        self.t += 1
        for p, g, m, v in zip(self.params, grads, self.m, self.v):
            m *= self.beta1
            m += (1 - self.beta1) * g
            v *= self.beta2
            v += (1 - self.beta2) * g**2
            m_hat = m / (1 - self.beta1**self.t)
            v_hat = v
            p -= self.lr * m_hat / (np.sqrt(v_hat) + self.eps)

walk_adam = walk  # the tests walk with your class by this: leave it here

# %% Adam wrong M13l: only v corrected
class Adam:

    def __init__(self, params, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
        self.params, self.lr, self.beta1, self.beta2, self.eps = params, lr, beta1, beta2, eps
        self.m = [np.zeros_like(p) for p in params]
        self.v = [np.zeros_like(p) for p in params]
        self.t = 0

    def step(self, grads):
        self.t += 1
        for p, g, m, v in zip(self.params, grads, self.m, self.v):
            m *= self.beta1
            m += (1 - self.beta1) * g
            v *= self.beta2
            v += (1 - self.beta2) * g**2
            m_hat = m
            v_hat = v / (1 - self.beta2**self.t)
            p -= self.lr * m_hat / (np.sqrt(v_hat) + self.eps)

walk_adam = walk  # the tests walk with your class by this: leave it here

# %% Adam wrong M13m: the correction never fades
class Adam:

    def __init__(self, params, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
        self.params, self.lr, self.beta1, self.beta2, self.eps = params, lr, beta1, beta2, eps
        self.m = [np.zeros_like(p) for p in params]
        self.v = [np.zeros_like(p) for p in params]
        self.t = 0

    def step(self, grads):
        self.t += 1
        for p, g, m, v in zip(self.params, grads, self.m, self.v):
            m *= self.beta1
            m += (1 - self.beta1) * g
            v *= self.beta2
            v += (1 - self.beta2) * g**2
            m_hat = m / (1 - self.beta1)
            v_hat = v / (1 - self.beta2)
            p -= self.lr * m_hat / (np.sqrt(v_hat) + self.eps)

walk_adam = walk  # the tests walk with your class by this: leave it here

# %% Adam wrong -: m and v overwritten by the hats
class Adam:

    def __init__(self, params, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
        self.params, self.lr, self.beta1, self.beta2, self.eps = params, lr, beta1, beta2, eps
        self.m = [np.zeros_like(p) for p in params]
        self.v = [np.zeros_like(p) for p in params]
        self.t = 0

    def step(self, grads):
        self.t += 1
        for p, g, m, v in zip(self.params, grads, self.m, self.v):
            m *= self.beta1
            m += (1 - self.beta1) * g
            v *= self.beta2
            v += (1 - self.beta2) * g**2
            m /= 1 - self.beta1**self.t
            v /= 1 - self.beta2**self.t
            m_hat, v_hat = m, v
            p -= self.lr * m_hat / (np.sqrt(v_hat) + self.eps)

walk_adam = walk  # the tests walk with your class by this: leave it here

# %% Adam wrong -: default of β2 is 0.99
class Adam:

    def __init__(self, params, lr=0.001, beta1=0.9, beta2=0.99, eps=1e-8):
        self.params, self.lr, self.beta1, self.beta2, self.eps = params, lr, beta1, beta2, eps
        self.m = [np.zeros_like(p) for p in params]
        self.v = [np.zeros_like(p) for p in params]
        self.t = 0

    def step(self, grads):
        self.t += 1
        for p, g, m, v in zip(self.params, grads, self.m, self.v):
            m *= self.beta1
            m += (1 - self.beta1) * g
            v *= self.beta2
            v += (1 - self.beta2) * g**2
            m_hat = m / (1 - self.beta1**self.t)
            v_hat = v / (1 - self.beta2**self.t)
            p -= self.lr * m_hat / (np.sqrt(v_hat) + self.eps)

walk_adam = walk  # the tests walk with your class by this: leave it here

# %% Adam wrong -: default of lr is 0.01
class Adam:

    def __init__(self, params, lr=0.01, beta1=0.9, beta2=0.999, eps=1e-8):
        self.params, self.lr, self.beta1, self.beta2, self.eps = params, lr, beta1, beta2, eps
        self.m = [np.zeros_like(p) for p in params]
        self.v = [np.zeros_like(p) for p in params]
        self.t = 0

    def step(self, grads):
        self.t += 1
        for p, g, m, v in zip(self.params, grads, self.m, self.v):
            m *= self.beta1
            m += (1 - self.beta1) * g
            v *= self.beta2
            v += (1 - self.beta2) * g**2
            m_hat = m / (1 - self.beta1**self.t)
            v_hat = v / (1 - self.beta2**self.t)
            p -= self.lr * m_hat / (np.sqrt(v_hat) + self.eps)

walk_adam = walk  # the tests walk with your class by this: leave it here

# %% Adam wrong -: ε is always 1e-8
class Adam:

    def __init__(self, params, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
        self.params, self.lr, self.beta1, self.beta2, self.eps = params, lr, beta1, beta2, eps
        self.m = [np.zeros_like(p) for p in params]
        self.v = [np.zeros_like(p) for p in params]
        self.t = 0

    def step(self, grads):
        self.t += 1
        for p, g, m, v in zip(self.params, grads, self.m, self.v):
            m *= self.beta1
            m += (1 - self.beta1) * g
            v *= self.beta2
            v += (1 - self.beta2) * g**2
            m_hat = m / (1 - self.beta1**self.t)
            v_hat = v / (1 - self.beta2**self.t)
            p -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-8)

walk_adam = walk  # the tests walk with your class by this: leave it here

# %% Adam wrong -: the mean of the squares over the array
class Adam:

    def __init__(self, params, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
        self.params, self.lr, self.beta1, self.beta2, self.eps = params, lr, beta1, beta2, eps
        self.m = [np.zeros_like(p) for p in params]
        self.v = [np.zeros_like(p) for p in params]
        self.t = 0

    def step(self, grads):
        self.t += 1
        for p, g, m, v in zip(self.params, grads, self.m, self.v):
            m *= self.beta1
            m += (1 - self.beta1) * g
            v *= self.beta2
            v += (1 - self.beta2) * np.mean(g**2)
            m_hat = m / (1 - self.beta1**self.t)
            v_hat = v / (1 - self.beta2**self.t)
            p -= self.lr * m_hat / (np.sqrt(v_hat) + self.eps)

walk_adam = walk  # the tests walk with your class by this: leave it here

# %% batches right shuffles an arange
# a.
def batches(n, size, rng):
    order = np.arange(n)
    rng.shuffle(order)
    for start in range(0, n, size):
        yield order[start : start + size]

# b.
def pairs(X, y, size, rng):
    for rows in batches(len(X), size, rng):
        yield X[rows], y[rows]

# c. Two numbers.
steps = 157
short = 8

epochs_of = epochs  # the tests collect your batches by this: leave it here

# %% batches right returns a list
# a.
def batches(n, size, rng):
    order = rng.permutation(n)
    return [order[i : i + size] for i in range(0, n, size)]

# b.
def pairs(X, y, size, rng):
    for rows in batches(len(X), size, rng):
        yield X[rows], y[rows]

# c. Two numbers.
steps = 157
short = 8

epochs_of = epochs  # the tests collect your batches by this: leave it here

# %% batches right np.split at every size
# a.
def batches(n, size, rng):
    yield from np.split(rng.permutation(n), np.arange(size, n, size))

# b.
def pairs(X, y, size, rng):
    for rows in batches(len(X), size, rng):
        yield X[rows], y[rows]

# c. Two numbers.
steps = 157
short = 8

epochs_of = epochs  # the tests collect your batches by this: leave it here

# %% batches right argsort of random numbers, a while loop, lists of indices
# a.
def batches(n, size, rng):
    left = list(np.argsort(rng.random(n)))
    while left:
        yield left[:size]
        left = left[size:]

# b.
def pairs(X, y, size, rng):
    return ((np.take(X, rows, axis=0), np.take(y, rows)) for rows in batches(X.shape[0], size, rng))

# c. Two numbers.
steps = 157
short = 8

epochs_of = epochs  # the tests collect your batches by this: leave it here

# %% batches wrong H1: the short batch is dropped
# a.
def batches(n, size, rng):
    order = rng.permutation(n)
    for start in range(0, n - size + 1, size):
        yield order[start : start + size]

# b.
def pairs(X, y, size, rng):
    for rows in batches(len(X), size, rng):
        yield X[rows], y[rows]

# c. Two numbers.
steps = 157
short = 8

epochs_of = epochs  # the tests collect your batches by this: leave it here

# %% batches wrong H2: never shuffled
# a.
def batches(n, size, rng):
    order = np.arange(n)
    for start in range(0, n, size):
        yield order[start : start + size]

# b.
def pairs(X, y, size, rng):
    for rows in batches(len(X), size, rng):
        yield X[rows], y[rows]

# c. Two numbers.
steps = 157
short = 8

epochs_of = epochs  # the tests collect your batches by this: leave it here

# %% batches wrong H2: the same seed at every call
# a.
def batches(n, size, rng):
    order = np.random.default_rng(0).permutation(n)
    for start in range(0, n, size):
        yield order[start : start + size]

# b.
def pairs(X, y, size, rng):
    for rows in batches(len(X), size, rng):
        yield X[rows], y[rows]

# c. Two numbers.
steps = 157
short = 8

epochs_of = epochs  # the tests collect your batches by this: leave it here

# %% batches wrong H3: two orders
# a.
def batches(n, size, rng):
    order = rng.permutation(n)
    for start in range(0, n, size):
        yield order[start : start + size]

# b.
def pairs(X, y, size, rng):
    for a, b in zip(batches(len(X), size, rng), batches(len(y), size, rng)):
        yield X[a], y[b]

# c. Two numbers.
steps = 157
short = 8

epochs_of = epochs  # the tests collect your batches by this: leave it here

# %% batches wrong H3: the labels in the old order
# a.
def batches(n, size, rng):
    order = rng.permutation(n)
    for start in range(0, n, size):
        yield order[start : start + size]

# b.
def pairs(X, y, size, rng):
    for i, rows in enumerate(batches(len(X), size, rng)):
        yield X[rows], y[i * size : i * size + len(rows)]

# c. Two numbers.
steps = 157
short = 8

epochs_of = epochs  # the tests collect your batches by this: leave it here

# %% batches wrong H4: drawn with replacement
# a.
def batches(n, size, rng):
    order = rng.integers(0, n, n)
    for start in range(0, n, size):
        yield order[start : start + size]

# b.
def pairs(X, y, size, rng):
    for rows in batches(len(X), size, rng):
        yield X[rows], y[rows]

# c. Two numbers.
steps = 157
short = 8

epochs_of = epochs  # the tests collect your batches by this: leave it here

# %% batches wrong H4: rng.choice
# a.
def batches(n, size, rng):
    order = rng.choice(n, n)
    for start in range(0, n, size):
        yield order[start : start + size]

# b.
def pairs(X, y, size, rng):
    for rows in batches(len(X), size, rng):
        yield X[rows], y[rows]

# c. Two numbers.
steps = 157
short = 8

epochs_of = epochs  # the tests collect your batches by this: leave it here

# %% batches wrong F4 hidden-only: numpy's own generator
# a.
def batches(n, size, rng):
    order = np.random.permutation(n)
    for start in range(0, n, size):
        yield order[start : start + size]

# b.
def pairs(X, y, size, rng):
    for rows in batches(len(X), size, rng):
        yield X[rows], y[rows]

# c. Two numbers.
steps = 157
short = 8

epochs_of = epochs  # the tests collect your batches by this: leave it here

# %% batches wrong H4 hidden-only: pairs shuffled anew for every batch
# a.
def batches(n, size, rng):
    order = rng.permutation(n)
    for start in range(0, n, size):
        yield order[start : start + size]

# b.
def pairs(X, y, size, rng):
    n = len(X)
    for start in range(0, n, size):
        rows = rng.permutation(n)[: min(size, n - start)]
        yield X[rows], y[rows]

# c. Two numbers.
steps = 157
short = 8

epochs_of = epochs  # the tests collect your batches by this: leave it here

# %% batches wrong M13aa hidden-only: the batches are mixed, not the samples
# a.
def batches(n, size, rng):
    full = n // size
    for k in [*rng.random(full + 1)[1:].argsort(), *([full] if n % size else [])]:
        yield np.arange(k * size, min(n, (k + 1) * size))

# b.
def pairs(X, y, size, rng):
    for rows in batches(len(X), size, rng):
        yield X[rows], y[rows]

# c. Two numbers.
steps = 157
short = 8

epochs_of = epochs  # the tests collect your batches by this: leave it here

# %% batches wrong F4 hidden-only: pairs with a generator of their own
# a.
def batches(n, size, rng):
    order = rng.permutation(n)
    for start in range(0, n, size):
        yield order[start : start + size]

# b.
def pairs(X, y, size, rng):
    for rows in batches(len(X), size, np.random.default_rng(0)):
        yield X[rows], y[rows]

# c. Two numbers.
steps = 157
short = 8

epochs_of = epochs  # the tests collect your batches by this: leave it here

# %% batches wrong M13ab hidden-only: an empty batch
# a.
def batches(n, size, rng):
    order = rng.permutation(n)
    for start in range(0, n + 1, size):
        yield order[start : start + size]

# b.
def pairs(X, y, size, rng):
    for rows in batches(len(X), size, rng):
        yield X[rows], y[rows]

# c. Two numbers.
steps = 157
short = 8

epochs_of = epochs  # the tests collect your batches by this: leave it here

# %% batches wrong M13ac: size is the number of batches
# a.
def batches(n, size, rng):
    order = rng.permutation(n)
    yield from np.array_split(order, size)

# b.
def pairs(X, y, size, rng):
    for rows in batches(len(X), size, rng):
        yield X[rows], y[rows]

# c. Two numbers.
steps = 157
short = 8

epochs_of = epochs  # the tests collect your batches by this: leave it here

# %% batches wrong M13ad hidden-only: full batches only
# a.
def batches(n, size, rng):
    order = rng.permutation(n)
    for start in range(0, n, size):
        yield order[start : start + size]

# b.
def pairs(X, y, size, rng):
    for rows in batches(len(X), size, rng):
        yield X[rows], y[rows]

# c. Two numbers.
steps = 156
short = 8

epochs_of = epochs  # the tests collect your batches by this: leave it here

# %% batches wrong M13ae hidden-only: the full size
# a.
def batches(n, size, rng):
    order = rng.permutation(n)
    for start in range(0, n, size):
        yield order[start : start + size]

# b.
def pairs(X, y, size, rng):
    for rows in batches(len(X), size, rng):
        yield X[rows], y[rows]

# c. Two numbers.
steps = 157
short = 32

epochs_of = epochs  # the tests collect your batches by this: leave it here

# %% batches wrong M13af: all of y
# a.
def batches(n, size, rng):
    order = rng.permutation(n)
    for start in range(0, n, size):
        yield order[start : start + size]

# b.
def pairs(X, y, size, rng):
    for rows in batches(len(X), size, rng):
        yield X[rows], y

# c. Two numbers.
steps = 157
short = 8

epochs_of = epochs  # the tests collect your batches by this: leave it here

# %% batches wrong -: all of the indices at once
# a.
def batches(n, size, rng):
    order = rng.permutation(n)
    for start in range(0, n, size):
        yield order

# b.
def pairs(X, y, size, rng):
    for rows in batches(len(X), size, rng):
        yield X[rows], y[rows]

# c. Two numbers.
steps = 157
short = 8

epochs_of = epochs  # the tests collect your batches by this: leave it here

# %% batches wrong -: from 1 to n
# a.
def batches(n, size, rng):
    order = rng.permutation(n) + 1
    for start in range(0, n, size):
        yield order[start : start + size]

# b.
def pairs(X, y, size, rng):
    for rows in batches(len(X), size, rng):
        yield X[rows], y[rows]

# c. Two numbers.
steps = 157
short = 8

epochs_of = epochs  # the tests collect your batches by this: leave it here

# %% batches wrong -: returns in the loop
# a.
def batches(n, size, rng):
    order = rng.permutation(n)
    for start in range(0, n, size):
        return [order[start : start + size]]

# b.
def pairs(X, y, size, rng):
    for rows in batches(len(X), size, rng):
        yield X[rows], y[rows]

# c. Two numbers.
steps = 157
short = 8

epochs_of = epochs  # the tests collect your batches by this: leave it here

# %% batches wrong -: the last batch is filled up
# a.
def batches(n, size, rng):
    order = rng.permutation(n)
    for start in range(0, n, size):
        yield np.resize(order[start : start + size], size)

# b.
def pairs(X, y, size, rng):
    for rows in batches(len(X), size, rng):
        yield X[rows], y[rows]

# c. Two numbers.
steps = 157
short = 8

epochs_of = epochs  # the tests collect your batches by this: leave it here

# %% regularisation right loops, norms and np.where
# a.
def l2_penalty(params, lam):
    return lam / 2 * sum(np.linalg.norm(w) ** 2 for w in params if w.ndim > 1)

# b.
def l2_grads(params, grads, lam):
    return [g + lam * w if w.ndim == 2 else g for w, g in zip(params, grads)]

# c.
class Dropout:

    def __init__(self, p, rng):
        self.p, self.rng = p, rng
        self.training = True
        self.params, self.grads = [], []

    def forward(self, x):
        if self.training:
            self.mask = np.where(self.rng.random(x.shape) < self.p, 0, 1 / (1 - self.p)).astype(x.dtype)
        else:
            self.mask = np.ones_like(x)
        return x * self.mask

    def backward(self, dout):
        return dout * self.mask

switch = set_training  # the tests switch your layer by this: leave it here

# %% regularisation right a binomial coin, and copies of the bias gradients
# a.
def l2_penalty(params, lam):
    return 0.5 * lam * sum(np.sum(w**2) for w in params if w.ndim == 2)

# b.
def l2_grads(params, grads, lam):
    return [g + lam * w if w.ndim == 2 else g.copy() for w, g in zip(params, grads)]

# c.
class Dropout:

    def __init__(self, p, rng):
        self.p, self.rng = p, rng
        self.training = True
        self.params, self.grads = [], []

    def forward(self, x):
        if self.training:
            self.mask = (self.rng.binomial(1, 1 - self.p, x.shape) / (1 - self.p)).astype(x.dtype)
        else:
            self.mask = np.ones_like(x)
        return x * self.mask

    def backward(self, dout):
        return dout * self.mask

switch = set_training  # the tests switch your layer by this: leave it here

# %% regularisation right the mask of kept numbers, scaled later
# a.
def l2_penalty(params, lam):
    return 0.5 * lam * sum(np.sum(w**2) for w in params if w.ndim == 2)

# b.
def l2_grads(params, grads, lam):
    return [g + lam * w if w.ndim == 2 else g for w, g in zip(params, grads)]

# c.
class Dropout:

    def __init__(self, p, rng):
        self.p, self.rng = p, rng
        self.training = True
        self.params, self.grads = [], []

    def forward(self, x):
        if self.training:
            self.keep, self.scale = self.rng.random(x.shape) < 1 - self.p, 1 / (1 - self.p)
        else:
            self.keep, self.scale = np.ones(x.shape, bool), 1.0
        return x * self.keep * self.scale

    def backward(self, dout):
        return dout * self.keep * self.scale

switch = set_training  # the tests switch your layer by this: leave it here

# %% regularisation right early return in evaluation
# a.
def l2_penalty(params, lam):
    return 0.5 * lam * sum(np.sum(w**2) for w in params if w.ndim == 2)

# b.
def l2_grads(params, grads, lam):
    return [g + lam * w if w.ndim == 2 else g for w, g in zip(params, grads)]

# c.
class Dropout:

    def __init__(self, p, rng):
        self.p, self.rng = p, rng
        self.training = True
        self.params, self.grads = [], []

    def forward(self, x):
        self.mask = 1
        if not self.training:
            return x
        self.mask = ((self.rng.random(x.shape) >= self.p) / (1 - self.p)).astype(x.dtype)
        return x * self.mask

    def backward(self, dout):
        return dout * self.mask

switch = set_training  # the tests switch your layer by this: leave it here

# %% regularisation wrong H5: the biases too
# a.
def l2_penalty(params, lam):
    return 0.5 * lam * sum(np.sum(w**2) for w in params )

# b.
def l2_grads(params, grads, lam):
    return [g + lam * w if w.ndim == 2 else g for w, g in zip(params, grads)]

# c.
class Dropout:

    def __init__(self, p, rng):
        self.p, self.rng = p, rng
        self.training = True
        self.params, self.grads = [], []

    def forward(self, x):
        if self.training:
            self.mask = ((self.rng.random(x.shape) >= self.p) / (1 - self.p)).astype(x.dtype)
        else:
            self.mask = np.ones_like(x)
        return x * self.mask

    def backward(self, dout):
        return dout * self.mask

switch = set_training  # the tests switch your layer by this: leave it here

# %% regularisation wrong H5: no ½
# a.
def l2_penalty(params, lam):
    return lam * sum(np.sum(w**2) for w in params if w.ndim == 2)

# b.
def l2_grads(params, grads, lam):
    return [g + lam * w if w.ndim == 2 else g for w, g in zip(params, grads)]

# c.
class Dropout:

    def __init__(self, p, rng):
        self.p, self.rng = p, rng
        self.training = True
        self.params, self.grads = [], []

    def forward(self, x):
        if self.training:
            self.mask = ((self.rng.random(x.shape) >= self.p) / (1 - self.p)).astype(x.dtype)
        else:
            self.mask = np.ones_like(x)
        return x * self.mask

    def backward(self, dout):
        return dout * self.mask

switch = set_training  # the tests switch your layer by this: leave it here

# %% regularisation wrong H5: gradient 2λW
# a.
def l2_penalty(params, lam):
    return 0.5 * lam * sum(np.sum(w**2) for w in params if w.ndim == 2)

# b.
def l2_grads(params, grads, lam):
    return [g + 2 * lam * w if w.ndim == 2 else g for w, g in zip(params, grads)]

# c.
class Dropout:

    def __init__(self, p, rng):
        self.p, self.rng = p, rng
        self.training = True
        self.params, self.grads = [], []

    def forward(self, x):
        if self.training:
            self.mask = ((self.rng.random(x.shape) >= self.p) / (1 - self.p)).astype(x.dtype)
        else:
            self.mask = np.ones_like(x)
        return x * self.mask

    def backward(self, dout):
        return dout * self.mask

switch = set_training  # the tests switch your layer by this: leave it here

# %% regularisation wrong H5: the biases decay too
# a.
def l2_penalty(params, lam):
    return 0.5 * lam * sum(np.sum(w**2) for w in params if w.ndim == 2)

# b.
def l2_grads(params, grads, lam):
    return [g + lam * w for w, g in zip(params, grads)]

# c.
class Dropout:

    def __init__(self, p, rng):
        self.p, self.rng = p, rng
        self.training = True
        self.params, self.grads = [], []

    def forward(self, x):
        if self.training:
            self.mask = ((self.rng.random(x.shape) >= self.p) / (1 - self.p)).astype(x.dtype)
        else:
            self.mask = np.ones_like(x)
        return x * self.mask

    def backward(self, dout):
        return dout * self.mask

switch = set_training  # the tests switch your layer by this: leave it here

# %% regularisation wrong H6: not scaled up
# a.
def l2_penalty(params, lam):
    return 0.5 * lam * sum(np.sum(w**2) for w in params if w.ndim == 2)

# b.
def l2_grads(params, grads, lam):
    return [g + lam * w if w.ndim == 2 else g for w, g in zip(params, grads)]

# c.
class Dropout:

    def __init__(self, p, rng):
        self.p, self.rng = p, rng
        self.training = True
        self.params, self.grads = [], []

    def forward(self, x):
        if self.training:
            self.mask = ((self.rng.random(x.shape) >= self.p)).astype(x.dtype)
        else:
            self.mask = np.ones_like(x)
        return x * self.mask

    def backward(self, dout):
        return dout * self.mask

switch = set_training  # the tests switch your layer by this: leave it here

# %% regularisation wrong H6: active in evaluation
# a.
def l2_penalty(params, lam):
    return 0.5 * lam * sum(np.sum(w**2) for w in params if w.ndim == 2)

# b.
def l2_grads(params, grads, lam):
    return [g + lam * w if w.ndim == 2 else g for w, g in zip(params, grads)]

# c.
class Dropout:

    def __init__(self, p, rng):
        self.p, self.rng = p, rng
        self.training = True
        self.params, self.grads = [], []

    def forward(self, x):
        if True:
            self.mask = ((self.rng.random(x.shape) >= self.p) / (1 - self.p)).astype(x.dtype)
        else:
            self.mask = np.ones_like(x)
        return x * self.mask

    def backward(self, dout):
        return dout * self.mask

switch = set_training  # the tests switch your layer by this: leave it here

# %% regularisation wrong M13ag: absolute values
# a.
def l2_penalty(params, lam):
    return 0.5 * lam * sum(np.abs(w).sum() for w in params if w.ndim == 2)

# b.
def l2_grads(params, grads, lam):
    return [g + lam * w if w.ndim == 2 else g for w, g in zip(params, grads)]

# c.
class Dropout:

    def __init__(self, p, rng):
        self.p, self.rng = p, rng
        self.training = True
        self.params, self.grads = [], []

    def forward(self, x):
        if self.training:
            self.mask = ((self.rng.random(x.shape) >= self.p) / (1 - self.p)).astype(x.dtype)
        else:
            self.mask = np.ones_like(x)
        return x * self.mask

    def backward(self, dout):
        return dout * self.mask

switch = set_training  # the tests switch your layer by this: leave it here

# %% regularisation wrong M13ag: norms without square
# a.
def l2_penalty(params, lam):
    return 0.5 * lam * sum(np.linalg.norm(w) for w in params if w.ndim == 2)

# b.
def l2_grads(params, grads, lam):
    return [g + lam * w if w.ndim == 2 else g for w, g in zip(params, grads)]

# c.
class Dropout:

    def __init__(self, p, rng):
        self.p, self.rng = p, rng
        self.training = True
        self.params, self.grads = [], []

    def forward(self, x):
        if self.training:
            self.mask = ((self.rng.random(x.shape) >= self.p) / (1 - self.p)).astype(x.dtype)
        else:
            self.mask = np.ones_like(x)
        return x * self.mask

    def backward(self, dout):
        return dout * self.mask

switch = set_training  # the tests switch your layer by this: leave it here

# %% regularisation wrong M13ah: no λ
# a.
def l2_penalty(params, lam):
    return 0.5 * sum(np.sum(w**2) for w in params if w.ndim == 2)

# b.
def l2_grads(params, grads, lam):
    return [g + lam * w if w.ndim == 2 else g for w, g in zip(params, grads)]

# c.
class Dropout:

    def __init__(self, p, rng):
        self.p, self.rng = p, rng
        self.training = True
        self.params, self.grads = [], []

    def forward(self, x):
        if self.training:
            self.mask = ((self.rng.random(x.shape) >= self.p) / (1 - self.p)).astype(x.dtype)
        else:
            self.mask = np.ones_like(x)
        return x * self.mask

    def backward(self, dout):
        return dout * self.mask

switch = set_training  # the tests switch your layer by this: leave it here

# %% regularisation wrong M13ai: minus
# a.
def l2_penalty(params, lam):
    return 0.5 * lam * sum(np.sum(w**2) for w in params if w.ndim == 2)

# b.
def l2_grads(params, grads, lam):
    return [g - lam * w if w.ndim == 2 else g for w, g in zip(params, grads)]

# c.
class Dropout:

    def __init__(self, p, rng):
        self.p, self.rng = p, rng
        self.training = True
        self.params, self.grads = [], []

    def forward(self, x):
        if self.training:
            self.mask = ((self.rng.random(x.shape) >= self.p) / (1 - self.p)).astype(x.dtype)
        else:
            self.mask = np.ones_like(x)
        return x * self.mask

    def backward(self, dout):
        return dout * self.mask

switch = set_training  # the tests switch your layer by this: leave it here

# %% regularisation wrong M13aj: the penalty alone
# a.
def l2_penalty(params, lam):
    return 0.5 * lam * sum(np.sum(w**2) for w in params if w.ndim == 2)

# b.
def l2_grads(params, grads, lam):
    return [lam * w if w.ndim == 2 else g for w, g in zip(params, grads)]

# c.
class Dropout:

    def __init__(self, p, rng):
        self.p, self.rng = p, rng
        self.training = True
        self.params, self.grads = [], []

    def forward(self, x):
        if self.training:
            self.mask = ((self.rng.random(x.shape) >= self.p) / (1 - self.p)).astype(x.dtype)
        else:
            self.mask = np.ones_like(x)
        return x * self.mask

    def backward(self, dout):
        return dout * self.mask

switch = set_training  # the tests switch your layer by this: leave it here

# %% regularisation wrong M13ak: p is kept
# a.
def l2_penalty(params, lam):
    return 0.5 * lam * sum(np.sum(w**2) for w in params if w.ndim == 2)

# b.
def l2_grads(params, grads, lam):
    return [g + lam * w if w.ndim == 2 else g for w, g in zip(params, grads)]

# c.
class Dropout:

    def __init__(self, p, rng):
        self.p, self.rng = p, rng
        self.training = True
        self.params, self.grads = [], []

    def forward(self, x):
        if self.training:
            self.mask = ((self.rng.random(x.shape) < self.p) / self.p).astype(x.dtype)
        else:
            self.mask = np.ones_like(x)
        return x * self.mask

    def backward(self, dout):
        return dout * self.mask

switch = set_training  # the tests switch your layer by this: leave it here

# %% regularisation wrong M13al: another mask for backward
# a.
def l2_penalty(params, lam):
    return 0.5 * lam * sum(np.sum(w**2) for w in params if w.ndim == 2)

# b.
def l2_grads(params, grads, lam):
    return [g + lam * w if w.ndim == 2 else g for w, g in zip(params, grads)]

# c.
class Dropout:

    def __init__(self, p, rng):
        self.p, self.rng = p, rng
        self.training = True
        self.params, self.grads = [], []

    def forward(self, x):
        if self.training:
            self.mask = ((self.rng.random(x.shape) >= self.p) / (1 - self.p)).astype(x.dtype)
        else:
            self.mask = np.ones_like(x)
        return x * self.mask

    def backward(self, dout):
        return dout * ((self.rng.random(dout.shape) >= self.p) / (1 - self.p)).astype(dout.dtype) if self.training else dout

switch = set_training  # the tests switch your layer by this: leave it here

# %% regularisation wrong M13al: everything goes back
# a.
def l2_penalty(params, lam):
    return 0.5 * lam * sum(np.sum(w**2) for w in params if w.ndim == 2)

# b.
def l2_grads(params, grads, lam):
    return [g + lam * w if w.ndim == 2 else g for w, g in zip(params, grads)]

# c.
class Dropout:

    def __init__(self, p, rng):
        self.p, self.rng = p, rng
        self.training = True
        self.params, self.grads = [], []

    def forward(self, x):
        if self.training:
            self.mask = ((self.rng.random(x.shape) >= self.p) / (1 - self.p)).astype(x.dtype)
        else:
            self.mask = np.ones_like(x)
        return x * self.mask

    def backward(self, dout):
        return dout

switch = set_training  # the tests switch your layer by this: leave it here

# %% regularisation wrong M13am hidden-only: whole columns
# a.
def l2_penalty(params, lam):
    return 0.5 * lam * sum(np.sum(w**2) for w in params if w.ndim == 2)

# b.
def l2_grads(params, grads, lam):
    return [g + lam * w if w.ndim == 2 else g for w, g in zip(params, grads)]

# c.
class Dropout:

    def __init__(self, p, rng):
        self.p, self.rng = p, rng
        self.training = True
        self.params, self.grads = [], []

    def forward(self, x):
        if self.training:
            self.mask = ((self.rng.random(x.shape[-1:]) + 0 * x >= self.p) / (1 - self.p)).astype(x.dtype)
        else:
            self.mask = np.ones_like(x)
        return x * self.mask

    def backward(self, dout):
        return dout * self.mask

switch = set_training  # the tests switch your layer by this: leave it here

# %% regularisation wrong M13am hidden-only: whole rows
# a.
def l2_penalty(params, lam):
    return 0.5 * lam * sum(np.sum(w**2) for w in params if w.ndim == 2)

# b.
def l2_grads(params, grads, lam):
    return [g + lam * w if w.ndim == 2 else g for w, g in zip(params, grads)]

# c.
class Dropout:

    def __init__(self, p, rng):
        self.p, self.rng = p, rng
        self.training = True
        self.params, self.grads = [], []

    def forward(self, x):
        if self.training:
            self.mask = ((self.rng.random((len(x), 1)) + 0 * x >= self.p) / (1 - self.p)).astype(x.dtype)
        else:
            self.mask = np.ones_like(x)
        return x * self.mask

    def backward(self, dout):
        return dout * self.mask

switch = set_training  # the tests switch your layer by this: leave it here

# %% regularisation wrong M13an hidden-only: one mask for ever
# a.
def l2_penalty(params, lam):
    return 0.5 * lam * sum(np.sum(w**2) for w in params if w.ndim == 2)

# b.
def l2_grads(params, grads, lam):
    return [g + lam * w if w.ndim == 2 else g for w, g in zip(params, grads)]

# c.
class Dropout:

    def __init__(self, p, rng):
        self.p, self.rng = p, rng
        self.training = True
        self.params, self.grads = [], []

    def forward(self, x):
        if self.training and hasattr(self, 'mask'):
            pass
        elif self.training:
            self.mask = ((self.rng.random(x.shape) >= self.p) / (1 - self.p)).astype(x.dtype)
        else:
            self.mask = np.ones_like(x)
        return x * self.mask

    def backward(self, dout):
        return dout * self.mask

switch = set_training  # the tests switch your layer by this: leave it here

# %% regularisation wrong M13ao: backward without the factor
# a.
def l2_penalty(params, lam):
    return 0.5 * lam * sum(np.sum(w**2) for w in params if w.ndim == 2)

# b.
def l2_grads(params, grads, lam):
    return [g + lam * w if w.ndim == 2 else g for w, g in zip(params, grads)]

# c.
class Dropout:

    def __init__(self, p, rng):
        self.p, self.rng = p, rng
        self.training = True
        self.params, self.grads = [], []

    def forward(self, x):
        if self.training:
            self.mask = ((self.rng.random(x.shape) >= self.p) / (1 - self.p)).astype(x.dtype)
        else:
            self.mask = np.ones_like(x)
        return x * self.mask

    def backward(self, dout):
        return dout * (self.mask > 0)

switch = set_training  # the tests switch your layer by this: leave it here

# %% regularisation wrong F4 hidden-only: numpy's own generator
# a.
def l2_penalty(params, lam):
    return 0.5 * lam * sum(np.sum(w**2) for w in params if w.ndim == 2)

# b.
def l2_grads(params, grads, lam):
    return [g + lam * w if w.ndim == 2 else g for w, g in zip(params, grads)]

# c.
class Dropout:

    def __init__(self, p, rng):
        self.p, self.rng = p, rng
        self.training = True
        self.params, self.grads = [], []

    def forward(self, x):
        if self.training:
            self.mask = ((np.random.random(x.shape) >= self.p) / (1 - self.p)).astype(x.dtype)
        else:
            self.mask = np.ones_like(x)
        return x * self.mask

    def backward(self, dout):
        return dout * self.mask

switch = set_training  # the tests switch your layer by this: leave it here

# %% regularisation wrong M13av hidden-only: a generator of its own
# a.
def l2_penalty(params, lam):
    return 0.5 * lam * sum(np.sum(w**2) for w in params if w.ndim == 2)

# b.
def l2_grads(params, grads, lam):
    return [g + lam * w if w.ndim == 2 else g for w, g in zip(params, grads)]

# c.
class Dropout:

    def __init__(self, p, rng):
        self.p, self.rng = p, np.random.default_rng(0)
        self.training = True
        self.params, self.grads = [], []

    def forward(self, x):
        if self.training:
            self.mask = ((self.rng.random(x.shape) >= self.p) / (1 - self.p)).astype(x.dtype)
        else:
            self.mask = np.ones_like(x)
        return x * self.mask

    def backward(self, dout):
        return dout * self.mask

switch = set_training  # the tests switch your layer by this: leave it here

# %% regularisation wrong N2: adds to the gradients in place
# a.
def l2_penalty(params, lam):
    return 0.5 * lam * sum(np.sum(w**2) for w in params if w.ndim == 2)

# b.
def l2_grads(params, grads, lam):
    for w, g in zip(params, grads):
        if w.ndim == 2:
            g += lam * w
    return grads

# c.
class Dropout:

    def __init__(self, p, rng):
        self.p, self.rng = p, rng
        self.training = True
        self.params, self.grads = [], []

    def forward(self, x):
        if self.training:
            self.mask = ((self.rng.random(x.shape) >= self.p) / (1 - self.p)).astype(x.dtype)
        else:
            self.mask = np.ones_like(x)
        return x * self.mask

    def backward(self, dout):
        return dout * self.mask

switch = set_training  # the tests switch your layer by this: leave it here

# %% regularisation wrong N2: drops in place
# a.
def l2_penalty(params, lam):
    return 0.5 * lam * sum(np.sum(w**2) for w in params if w.ndim == 2)

# b.
def l2_grads(params, grads, lam):
    return [g + lam * w if w.ndim == 2 else g for w, g in zip(params, grads)]

# c.
class Dropout:

    def __init__(self, p, rng):
        self.p, self.rng = p, rng
        self.training = True
        self.params, self.grads = [], []

    def forward(self, x):
        if self.training:
            self.mask = ((self.rng.random(x.shape) >= self.p) / (1 - self.p)).astype(x.dtype)
        else:
            self.mask = np.ones_like(x)
        x *= self.mask
        return x

    def backward(self, dout):
        return dout * self.mask

switch = set_training  # the tests switch your layer by this: leave it here

# %% regularisation wrong -: not in training at first
# a.
def l2_penalty(params, lam):
    return 0.5 * lam * sum(np.sum(w**2) for w in params if w.ndim == 2)

# b.
def l2_grads(params, grads, lam):
    return [g + lam * w if w.ndim == 2 else g for w, g in zip(params, grads)]

# c.
class Dropout:

    def __init__(self, p, rng):
        self.p, self.rng = p, rng
        self.training = False
        self.params, self.grads = [], []

    def forward(self, x):
        if self.training:
            self.mask = ((self.rng.random(x.shape) >= self.p) / (1 - self.p)).astype(x.dtype)
        else:
            self.mask = np.ones_like(x)
        return x * self.mask

    def backward(self, dout):
        return dout * self.mask

switch = set_training  # the tests switch your layer by this: leave it here

# %% regularisation wrong -: the square of the sum
# a.
def l2_penalty(params, lam):
    return 0.5 * lam * sum(np.sum(w) ** 2 for w in params if w.ndim == 2)

# b.
def l2_grads(params, grads, lam):
    return [g + lam * w if w.ndim == 2 else g for w, g in zip(params, grads)]

# c.
class Dropout:

    def __init__(self, p, rng):
        self.p, self.rng = p, rng
        self.training = True
        self.params, self.grads = [], []

    def forward(self, x):
        if self.training:
            self.mask = ((self.rng.random(x.shape) >= self.p) / (1 - self.p)).astype(x.dtype)
        else:
            self.mask = np.ones_like(x)
        return x * self.mask

    def backward(self, dout):
        return dout * self.mask

switch = set_training  # the tests switch your layer by this: leave it here

# %% regularisation wrong -: the mask is float64
# a.
def l2_penalty(params, lam):
    return 0.5 * lam * sum(np.sum(w**2) for w in params if w.ndim == 2)

# b.
def l2_grads(params, grads, lam):
    return [g + lam * w if w.ndim == 2 else g for w, g in zip(params, grads)]

# c.
class Dropout:

    def __init__(self, p, rng):
        self.p, self.rng = p, rng
        self.training = True
        self.params, self.grads = [], []

    def forward(self, x):
        if self.training:
            self.mask = ((self.rng.random(x.shape) >= self.p) / (1 - self.p))
        else:
            self.mask = np.ones_like(x)
        return x * self.mask

    def backward(self, dout):
        return dout * self.mask

switch = set_training  # the tests switch your layer by this: leave it here

# %% regularisation wrong -: evaluation scales by 1 − p
# a.
def l2_penalty(params, lam):
    return 0.5 * lam * sum(np.sum(w**2) for w in params if w.ndim == 2)

# b.
def l2_grads(params, grads, lam):
    return [g + lam * w if w.ndim == 2 else g for w, g in zip(params, grads)]

# c.
class Dropout:

    def __init__(self, p, rng):
        self.p, self.rng = p, rng
        self.training = True
        self.params, self.grads = [], []

    def forward(self, x):
        if self.training:
            self.mask = ((self.rng.random(x.shape) >= self.p) / (1 - self.p)).astype(x.dtype)
        else:
            self.mask = (1 - self.p) * np.ones_like(x)
        return x * self.mask

    def backward(self, dout):
        return dout * self.mask

switch = set_training  # the tests switch your layer by this: leave it here

# %% regularisation wrong -: the mask stays after training
# a.
def l2_penalty(params, lam):
    return 0.5 * lam * sum(np.sum(w**2) for w in params if w.ndim == 2)

# b.
def l2_grads(params, grads, lam):
    return [g + lam * w if w.ndim == 2 else g for w, g in zip(params, grads)]

# c.
class Dropout:

    def __init__(self, p, rng):
        self.p, self.rng = p, rng
        self.training = True
        self.params, self.grads = [], []

    def forward(self, x):
        if self.training:
            self.mask = ((self.rng.random(x.shape) >= self.p) / (1 - self.p)).astype(x.dtype)
        else:
            return x
        return x * self.mask

    def backward(self, dout):
        return dout * self.mask

switch = set_training  # the tests switch your layer by this: leave it here

# %% schedule right the square of a cosine
# a.
def schedule(step, steps, peak, warmup=0):
    if step < warmup:
        return peak * (step + 1) / warmup
    return peak * np.cos(0.5 * np.pi * (step - warmup) / (steps - warmup)) ** 2

# b. A set of letters, for instance {"X", "Y"}.
true_claims = {"B", "D", "F"}

# %% schedule right one conditional, math
# a.
def schedule(step, steps, peak, warmup=0):
    if step < warmup:
        return peak * (step + 1) / warmup
    import math
    part = (step - warmup) / (steps - warmup)
    return peak / 2 + peak / 2 * math.cos(math.pi * part)

# b. A set of letters, for instance {"X", "Y"}.
true_claims = {"B", "D", "F"}

# %% schedule right step + 1 compared, a list of letters
# a.
def schedule(step, steps, peak, warmup=0):
    if step + 1 <= warmup:
        return peak * (step + 1) / warmup
    return 0.5 * peak * (1 + np.cos(np.pi * (step - warmup) / (steps - warmup)))

# b. A set of letters, for instance {"X", "Y"}.
true_claims = {"F", "D", "B"}

# %% schedule wrong M13ap: no warm-up
# a.
def schedule(step, steps, peak, warmup=0):
    return 0.5 * peak * (1 + np.cos(np.pi * (step - warmup) / (steps - warmup)))

# b. A set of letters, for instance {"X", "Y"}.
true_claims = {"B", "D", "F"}

# %% schedule wrong M13aq: starts at 0
# a.
def schedule(step, steps, peak, warmup=0):
    if step < warmup:
        return peak * step / warmup
    return 0.5 * peak * (1 + np.cos(np.pi * (step - warmup) / (steps - warmup)))

# b. A set of letters, for instance {"X", "Y"}.
true_claims = {"B", "D", "F"}

# %% schedule wrong M13ar: the cosine from step 0
# a.
def schedule(step, steps, peak, warmup=0):
    if step < warmup:
        return peak * (step + 1) / warmup
    return 0.5 * peak * (1 + np.cos(np.pi * step / steps))

# b. A set of letters, for instance {"X", "Y"}.
true_claims = {"B", "D", "F"}

# %% schedule wrong M13as: no ½
# a.
def schedule(step, steps, peak, warmup=0):
    if step < warmup:
        return peak * (step + 1) / warmup
    return peak * (1 + np.cos(np.pi * (step - warmup) / (steps - warmup)))

# b. A set of letters, for instance {"X", "Y"}.
true_claims = {"B", "D", "F"}

# %% schedule wrong M13at: a straight line
# a.
def schedule(step, steps, peak, warmup=0):
    if step < warmup:
        return peak * (step + 1) / warmup
    return peak * (steps - step) / (steps - warmup)

# b. A set of letters, for instance {"X", "Y"}.
true_claims = {"B", "D", "F"}

# %% schedule wrong M13au: rises
# a.
def schedule(step, steps, peak, warmup=0):
    if step < warmup:
        return peak * (step + 1) / warmup
    return 0.5 * peak * (1 - np.cos(np.pi * (step - warmup) / (steps - warmup)))

# b. A set of letters, for instance {"X", "Y"}.
true_claims = {"B", "D", "F"}

# %% schedule wrong -: warm-up one step too long
# a.
def schedule(step, steps, peak, warmup=0):
    if step <= warmup:
        return peak * (step + 1) / warmup
    return 0.5 * peak * (1 + np.cos(np.pi * (step - warmup) / (steps - warmup)))

# b. A set of letters, for instance {"X", "Y"}.
true_claims = {"B", "D", "F"}

# %% schedule wrong -: only the start is moved
# a.
def schedule(step, steps, peak, warmup=0):
    if step < warmup:
        return peak * (step + 1) / warmup
    return 0.5 * peak * (1 + np.cos(np.pi * (step - warmup) / steps))

# b. A set of letters, for instance {"X", "Y"}.
true_claims = {"B", "D", "F"}

# %% schedule wrong -: sine for cosine
# a.
def schedule(step, steps, peak, warmup=0):
    if step < warmup:
        return peak * (step + 1) / warmup
    return 0.5 * peak * (1 + np.sin(np.pi * (step - warmup) / (steps - warmup)))

# b. A set of letters, for instance {"X", "Y"}.
true_claims = {"B", "D", "F"}

# %% schedule wrong -: degrees
# a.
def schedule(step, steps, peak, warmup=0):
    if step < warmup:
        return peak * (step + 1) / warmup
    return 0.5 * peak * (1 + np.cos(180 * (step - warmup) / (steps - warmup)))

# b. A set of letters, for instance {"X", "Y"}.
true_claims = {"B", "D", "F"}

# %% schedule wrong -: believes that Adam needs no tuning
# a.
def schedule(step, steps, peak, warmup=0):
    if step < warmup:
        return peak * (step + 1) / warmup
    return 0.5 * peak * (1 + np.cos(np.pi * (step - warmup) / (steps - warmup)))

# b. A set of letters, for instance {"X", "Y"}.
true_claims = {"A", "B", "D", "F"}

# %% schedule wrong -: forgets the decay
# a.
def schedule(step, steps, peak, warmup=0):
    if step < warmup:
        return peak * (step + 1) / warmup
    return 0.5 * peak * (1 + np.cos(np.pi * (step - warmup) / (steps - warmup)))

# b. A set of letters, for instance {"X", "Y"}.
true_claims = {"B", "D"}

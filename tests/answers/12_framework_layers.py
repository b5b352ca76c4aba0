# %% Linear wrong B3: the bias gradient summed over the units
class Linear:

    def __init__(self, n_in, n_out, rng, dtype=np.float64):
        self.W = (np.sqrt(2 / n_in) * rng.standard_normal((n_in, n_out))).astype(dtype)
        self.b = np.zeros(n_out, dtype)
        self.params = [self.W, self.b]
        self.grads = []

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, dout):
        self.grads = [self.x.T @ dout, dout.sum(axis=1)]
        return dout @ self.W.T

load = load_params  # the tests put numbers into your params with this: leave it here


# %% Linear right einsum
class Linear:

    def __init__(self, n_in, n_out, rng, dtype=np.float64):
        self.W = (np.sqrt(2 / n_in) * rng.standard_normal((n_in, n_out))).astype(dtype)
        self.b = np.zeros(n_out, dtype)
        self.params = [self.W, self.b]
        self.grads = []

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, dout):
        self.grads = [np.einsum('ni,nj->ij', self.x, dout), dout.sum(axis=0)]
        return np.einsum('nj,ij->ni', dout, self.W)

load = load_params  # the tests put numbers into your params with this: leave it here


# %% Linear right rng.normal with a scale, through params
class Linear:

    def __init__(self, n_in, n_out, rng, dtype=np.float64):
        self.W = rng.normal(0.0, (2 / n_in) ** 0.5, size=(n_in, n_out)).astype(dtype)
        self.b = np.zeros(n_out, dtype)
        self.params = [self.W, self.b]
        self.grads = []

    def forward(self, x):
        self.x = x
        W, b = self.params
        return np.dot(x, W) + b

    def backward(self, dout):
        self.grads = [self.x.T @ dout, np.ones(len(dout), dout.dtype) @ dout]
        return dout @ self.W.T

load = load_params  # the tests put numbers into your params with this: leave it here


# %% Linear right loops over the samples, arrays of gradients kept
class Linear:

    def __init__(self, n_in, n_out, rng, dtype=np.float64):
        self.W = (np.sqrt(2 / n_in) * rng.standard_normal((n_in, n_out))).astype(dtype)
        self.b = np.zeros(n_out, dtype)
        self.params = [self.W, self.b]
        self.grads = []

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, dout):
        dW, db = np.zeros_like(self.W), np.zeros_like(self.b)
        for row, back in zip(self.x, dout):
            dW += np.outer(row, back)
            db += back
        self.grads = [dW, db]
        return np.array([self.W @ back for back in dout])

load = load_params  # the tests put numbers into your params with this: leave it here


# %% Linear right the input kept as a copy, gradients in a tuple first
class Linear:

    def __init__(self, n_in, n_out, rng, dtype=np.float64):
        self.W = (np.sqrt(2 / n_in) * rng.standard_normal((n_in, n_out))).astype(dtype)
        self.b = np.zeros(n_out, dtype)
        self.params = [self.W, self.b]
        self.grads = []

    def forward(self, x):
        self.cache = (x.copy(),)
        return x @ self.W + self.b

    def backward(self, dout):
        (x,) = self.cache
        dW = (dout.T @ x).T
        self.grads = list((dW, np.sum(dout, 0)))
        return dout @ self.W.T

load = load_params  # the tests put numbers into your params with this: leave it here


# %% Linear wrong B4: the mean for the bias
class Linear:

    def __init__(self, n_in, n_out, rng, dtype=np.float64):
        self.W = (np.sqrt(2 / n_in) * rng.standard_normal((n_in, n_out))).astype(dtype)
        self.b = np.zeros(n_out, dtype)
        self.params = [self.W, self.b]
        self.grads = []

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, dout):
        self.grads = [self.x.T @ dout, dout.mean(axis=0)]
        return dout @ self.W.T

load = load_params  # the tests put numbers into your params with this: leave it here


# %% Linear wrong B5: dW transposed
class Linear:

    def __init__(self, n_in, n_out, rng, dtype=np.float64):
        self.W = (np.sqrt(2 / n_in) * rng.standard_normal((n_in, n_out))).astype(dtype)
        self.b = np.zeros(n_out, dtype)
        self.params = [self.W, self.b]
        self.grads = []

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, dout):
        self.grads = [dout.T @ self.x, dout.sum(axis=0)]
        return dout @ self.W.T

load = load_params  # the tests put numbers into your params with this: leave it here


# %% Linear wrong B5: dW divided by n once more
class Linear:

    def __init__(self, n_in, n_out, rng, dtype=np.float64):
        self.W = (np.sqrt(2 / n_in) * rng.standard_normal((n_in, n_out))).astype(dtype)
        self.b = np.zeros(n_out, dtype)
        self.params = [self.W, self.b]
        self.grads = []

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, dout):
        self.grads = [self.x.T @ dout / len(dout), dout.sum(axis=0)]
        return dout @ self.W.T

load = load_params  # the tests put numbers into your params with this: leave it here


# %% Linear wrong B6: W not transposed on the way back
class Linear:

    def __init__(self, n_in, n_out, rng, dtype=np.float64):
        self.W = (np.sqrt(2 / n_in) * rng.standard_normal((n_in, n_out))).astype(dtype)
        self.b = np.zeros(n_out, dtype)
        self.params = [self.W, self.b]
        self.grads = []

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, dout):
        self.grads = [self.x.T @ dout, dout.sum(axis=0)]
        return dout @ self.W

load = load_params  # the tests put numbers into your params with this: leave it here


# %% Linear wrong N2: the bias added into the input
class Linear:

    def __init__(self, n_in, n_out, rng, dtype=np.float64):
        self.W = (np.sqrt(2 / n_in) * rng.standard_normal((n_in, n_out))).astype(dtype)
        self.b = np.zeros(n_out, dtype)
        self.params = [self.W, self.b]
        self.grads = []

    def forward(self, x):
        self.x = x
        y = x @ self.W + self.b
        x *= 1.5
        return y

    def backward(self, dout):
        self.grads = [self.x.T @ dout, dout.sum(axis=0)]
        return dout @ self.W.T

load = load_params  # the tests put numbers into your params with this: leave it here


# %% Linear wrong M12a: params holds copies
class Linear:

    def __init__(self, n_in, n_out, rng, dtype=np.float64):
        self.W = (np.sqrt(2 / n_in) * rng.standard_normal((n_in, n_out))).astype(dtype)
        self.b = np.zeros(n_out, dtype)
        self.params = [self.W.copy(), self.b.copy()]
        self.grads = []

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, dout):
        self.grads = [self.x.T @ dout, dout.sum(axis=0)]
        return dout @ self.W.T

load = load_params  # the tests put numbers into your params with this: leave it here


# %% Linear wrong M12b: W with a row for each unit
class Linear:

    def __init__(self, n_in, n_out, rng, dtype=np.float64):
        self.W = (np.sqrt(2 / n_in) * rng.standard_normal((n_out, n_in))).astype(dtype)
        self.b = np.zeros(n_out, dtype)
        self.params = [self.W, self.b]
        self.grads = []

    def forward(self, x):
        self.x = x
        return x @ self.W.T + self.b

    def backward(self, dout):
        self.grads = [dout.T @ self.x, dout.sum(axis=0)]
        return dout @ self.W

load = load_params  # the tests put numbers into your params with this: leave it here


# %% Linear wrong M12c: the bias is forgotten
class Linear:

    def __init__(self, n_in, n_out, rng, dtype=np.float64):
        self.W = (np.sqrt(2 / n_in) * rng.standard_normal((n_in, n_out))).astype(dtype)
        self.b = np.zeros(n_out, dtype)
        self.params = [self.W, self.b]
        self.grads = []

    def forward(self, x):
        self.x = x
        return x @ self.W

    def backward(self, dout):
        self.grads = [self.x.T @ dout, dout.sum(axis=0)]
        return dout @ self.W.T

load = load_params  # the tests put numbers into your params with this: leave it here


# %% Linear wrong F7: the bias along the samples
class Linear:

    def __init__(self, n_in, n_out, rng, dtype=np.float64):
        self.W = (np.sqrt(2 / n_in) * rng.standard_normal((n_in, n_out))).astype(dtype)
        self.b = np.zeros(n_out, dtype)
        self.params = [self.W, self.b]
        self.grads = []

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b[:, None]

    def backward(self, dout):
        self.grads = [self.x.T @ dout, dout.sum(axis=0)]
        return dout @ self.W.T

load = load_params  # the tests put numbers into your params with this: leave it here


# %% Linear wrong M12d: all three gradients returned
class Linear:

    def __init__(self, n_in, n_out, rng, dtype=np.float64):
        self.W = (np.sqrt(2 / n_in) * rng.standard_normal((n_in, n_out))).astype(dtype)
        self.b = np.zeros(n_out, dtype)
        self.params = [self.W, self.b]
        self.grads = []

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, dout):
        self.grads = [self.x.T @ dout, dout.sum(axis=0)]
        return dout @ self.W.T, *self.grads

load = load_params  # the tests put numbers into your params with this: leave it here


# %% Linear wrong M12e: the gradients in the other order
class Linear:

    def __init__(self, n_in, n_out, rng, dtype=np.float64):
        self.W = (np.sqrt(2 / n_in) * rng.standard_normal((n_in, n_out))).astype(dtype)
        self.b = np.zeros(n_out, dtype)
        self.params = [self.W, self.b]
        self.grads = []

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, dout):
        self.grads = [dout.sum(axis=0), self.x.T @ dout]
        return dout @ self.W.T

load = load_params  # the tests put numbers into your params with this: leave it here


# %% Linear wrong M12f hidden-only: gradients add up
class Linear:

    def __init__(self, n_in, n_out, rng, dtype=np.float64):
        self.W = (np.sqrt(2 / n_in) * rng.standard_normal((n_in, n_out))).astype(dtype)
        self.b = np.zeros(n_out, dtype)
        self.params = [self.W, self.b]
        self.grads = []

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, dout):
        new = [self.x.T @ dout, dout.sum(axis=0)]
        self.grads = [a + b for a, b in zip(self.grads, new)] if self.grads else new
        return dout @ self.W.T

load = load_params  # the tests put numbers into your params with this: leave it here


# %% Linear wrong M2 hidden-only: the first input stays
class Linear:

    def __init__(self, n_in, n_out, rng, dtype=np.float64):
        self.W = (np.sqrt(2 / n_in) * rng.standard_normal((n_in, n_out))).astype(dtype)
        self.b = np.zeros(n_out, dtype)
        self.params = [self.W, self.b]
        self.grads = []

    def forward(self, x):
        if not hasattr(self, 'x'):
            self.x = x
        return x @ self.W + self.b

    def backward(self, dout):
        self.grads = [self.x.T @ dout, dout.sum(axis=0)]
        return dout @ self.W.T

load = load_params  # the tests put numbers into your params with this: leave it here


# %% Linear wrong M12g hidden-only: the input kept on the class
class Linear:

    def __init__(self, n_in, n_out, rng, dtype=np.float64):
        self.W = (np.sqrt(2 / n_in) * rng.standard_normal((n_in, n_out))).astype(dtype)
        self.b = np.zeros(n_out, dtype)
        self.params = [self.W, self.b]
        self.grads = []

    def forward(self, x):
        Linear.x = x
        return x @ self.W + self.b

    def backward(self, dout):
        self.grads = [self.x.T @ dout, dout.sum(axis=0)]
        return dout @ self.W.T

load = load_params  # the tests put numbers into your params with this: leave it here


# %% Linear wrong M12h hidden-only: the variance used as the standard deviation
class Linear:

    def __init__(self, n_in, n_out, rng, dtype=np.float64):
        self.W = ((2 / n_in) * rng.standard_normal((n_in, n_out))).astype(dtype)
        self.b = np.zeros(n_out, dtype)
        self.params = [self.W, self.b]
        self.grads = []

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, dout):
        self.grads = [self.x.T @ dout, dout.sum(axis=0)]
        return dout @ self.W.T

load = load_params  # the tests put numbers into your params with this: leave it here


# %% Linear wrong M12h hidden-only: no scale
class Linear:

    def __init__(self, n_in, n_out, rng, dtype=np.float64):
        self.W = (rng.standard_normal((n_in, n_out))).astype(dtype)
        self.b = np.zeros(n_out, dtype)
        self.params = [self.W, self.b]
        self.grads = []

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, dout):
        self.grads = [self.x.T @ dout, dout.sum(axis=0)]
        return dout @ self.W.T

load = load_params  # the tests put numbers into your params with this: leave it here


# %% Linear wrong M12h hidden-only: uniform with the right variance
class Linear:

    def __init__(self, n_in, n_out, rng, dtype=np.float64):
        self.W = (np.sqrt(6 / n_in) * rng.uniform(-1, 1, (n_in, n_out))).astype(dtype)
        self.b = np.zeros(n_out, dtype)
        self.params = [self.W, self.b]
        self.grads = []

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, dout):
        self.grads = [self.x.T @ dout, dout.sum(axis=0)]
        return dout @ self.W.T

load = load_params  # the tests put numbers into your params with this: leave it here


# %% Linear wrong I2 hidden-only: fan-out in place of fan-in
class Linear:

    def __init__(self, n_in, n_out, rng, dtype=np.float64):
        self.W = (np.sqrt(2 / n_out) * rng.standard_normal((n_in, n_out))).astype(dtype)
        self.b = np.zeros(n_out, dtype)
        self.params = [self.W, self.b]
        self.grads = []

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, dout):
        self.grads = [self.x.T @ dout, dout.sum(axis=0)]
        return dout @ self.W.T

load = load_params  # the tests put numbers into your params with this: leave it here


# %% Linear wrong I4 hidden-only: Glorot's recipe
class Linear:

    def __init__(self, n_in, n_out, rng, dtype=np.float64):
        self.W = (np.sqrt(2 / (n_in + n_out)) * rng.standard_normal((n_in, n_out))).astype(dtype)
        self.b = np.zeros(n_out, dtype)
        self.params = [self.W, self.b]
        self.grads = []

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, dout):
        self.grads = [self.x.T @ dout, dout.sum(axis=0)]
        return dout @ self.W.T

load = load_params  # the tests put numbers into your params with this: leave it here


# %% Linear wrong F4 hidden-only: numpy's global generator
class Linear:

    def __init__(self, n_in, n_out, rng, dtype=np.float64):
        self.W = (np.sqrt(2 / n_in) * np.random.randn(n_in, n_out)).astype(dtype)
        self.b = np.zeros(n_out, dtype)
        self.params = [self.W, self.b]
        self.grads = []

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, dout):
        self.grads = [self.x.T @ dout, dout.sum(axis=0)]
        return dout @ self.W.T

load = load_params  # the tests put numbers into your params with this: leave it here


# %% Linear wrong M12ao hidden-only: a generator of its own
class Linear:

    def __init__(self, n_in, n_out, rng, dtype=np.float64):
        self.W = (np.sqrt(2 / n_in) * np.random.default_rng(0).standard_normal((n_in, n_out))).astype(dtype)
        self.b = np.zeros(n_out, dtype)
        self.params = [self.W, self.b]
        self.grads = []

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, dout):
        self.grads = [self.x.T @ dout, dout.sum(axis=0)]
        return dout @ self.W.T

load = load_params  # the tests put numbers into your params with this: leave it here


# %% Linear wrong -: float64 whatever dtype says
class Linear:

    def __init__(self, n_in, n_out, rng, dtype=np.float64):
        self.W = (np.sqrt(2 / n_in) * rng.standard_normal((n_in, n_out)))
        self.b = np.zeros(n_out, dtype)
        self.params = [self.W, self.b]
        self.grads = []

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, dout):
        self.grads = [self.x.T @ dout, dout.sum(axis=0)]
        return dout @ self.W.T

load = load_params  # the tests put numbers into your params with this: leave it here


# %% Linear wrong -: biases start at one
class Linear:

    def __init__(self, n_in, n_out, rng, dtype=np.float64):
        self.W = (np.sqrt(2 / n_in) * rng.standard_normal((n_in, n_out))).astype(dtype)
        self.b = np.ones(n_out, dtype)
        self.params = [self.W, self.b]
        self.grads = []

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, dout):
        self.grads = [self.x.T @ dout, dout.sum(axis=0)]
        return dout @ self.W.T

load = load_params  # the tests put numbers into your params with this: leave it here


# %% activations right np.where, and exponentials of −|x|
class ReLU:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.on = x > 0
        return np.where(x > 0, x, 0)

    def backward(self, dout):
        return np.where(self.on, dout, 0)

class Tanh:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.a = np.tanh(x)
        return self.a

    def backward(self, dout):
        return dout * (1 - self.a**2)

class Sigmoid:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.a = np.where(x >= 0, 1, np.exp(-np.abs(x))) / (1 + np.exp(-np.abs(x)))
        return self.a

    def backward(self, dout):
        return dout * self.a * (1 - self.a)


# %% activations right derivatives from the input
class ReLU:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.x = x
        return np.maximum(x, 0)

    def backward(self, dout):
        return dout * (self.x > 0)

class Tanh:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.x = x
        return np.tanh(x)

    def backward(self, dout):
        return dout - dout * np.tanh(self.x) * np.tanh(self.x)

class Sigmoid:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.a = 0.5 * (1 + np.tanh(0.5 * x))
        return self.a

    def backward(self, dout):
        return dout * self.a * (1 - self.a)


# %% activations right the output kept, the mask from it
class ReLU:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.y = x * (x > 0)
        return self.y

    def backward(self, dout):
        return dout * np.sign(self.y)

class Tanh:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.a = np.tanh(x)
        return self.a

    def backward(self, dout):
        return dout * (1 - self.a**2)

class Sigmoid:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.a = 0.5 * (1 + np.tanh(0.5 * x))
        return self.a

    def backward(self, dout):
        return dout * (self.a - self.a**2)


# %% activations wrong A6: the mask from what comes back
class ReLU:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.on = x > 0
        return np.maximum(x, 0)

    def backward(self, dout):
        return dout * (dout > 0)

class Tanh:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.a = np.tanh(x)
        return self.a

    def backward(self, dout):
        return dout * (1 - self.a**2)

class Sigmoid:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.a = 0.5 * (1 + np.tanh(0.5 * x))
        return self.a

    def backward(self, dout):
        return dout * self.a * (1 - self.a)


# %% activations wrong A7: multiplied by the input
class ReLU:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.on = np.maximum(x, 0)
        return np.maximum(x, 0)

    def backward(self, dout):
        return dout * self.on

class Tanh:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.a = np.tanh(x)
        return self.a

    def backward(self, dout):
        return dout * (1 - self.a**2)

class Sigmoid:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.a = 0.5 * (1 + np.tanh(0.5 * x))
        return self.a

    def backward(self, dout):
        return dout * self.a * (1 - self.a)


# %% activations wrong A8: slope 1 at the corner
class ReLU:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.on = x >= 0
        return np.maximum(x, 0)

    def backward(self, dout):
        return dout * self.on

class Tanh:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.a = np.tanh(x)
        return self.a

    def backward(self, dout):
        return dout * (1 - self.a**2)

class Sigmoid:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.a = 0.5 * (1 + np.tanh(0.5 * x))
        return self.a

    def backward(self, dout):
        return dout * self.a * (1 - self.a)


# %% activations wrong A2: works for single numbers only
class ReLU:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.on = x > 0
        return max(float(x), 0.0)

    def backward(self, dout):
        return dout * self.on

class Tanh:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.a = np.tanh(x)
        return self.a

    def backward(self, dout):
        return dout * (1 - self.a**2)

class Sigmoid:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.a = 0.5 * (1 + np.tanh(0.5 * x))
        return self.a

    def backward(self, dout):
        return dout * self.a * (1 - self.a)


# %% activations wrong R4: tanh twice
class ReLU:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.on = x > 0
        return np.maximum(x, 0)

    def backward(self, dout):
        return dout * self.on

class Tanh:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.a = np.tanh(x)
        return self.a

    def backward(self, dout):
        return dout * (1 - np.tanh(self.a) ** 2)

class Sigmoid:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.a = 0.5 * (1 + np.tanh(0.5 * x))
        return self.a

    def backward(self, dout):
        return dout * self.a * (1 - self.a)


# %% activations wrong R5: the sigmoid's derivative for tanh
class ReLU:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.on = x > 0
        return np.maximum(x, 0)

    def backward(self, dout):
        return dout * self.on

class Tanh:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.a = np.tanh(x)
        return self.a

    def backward(self, dout):
        return dout * self.a * (1 - self.a)

class Sigmoid:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.a = 0.5 * (1 + np.tanh(0.5 * x))
        return self.a

    def backward(self, dout):
        return dout * self.a * (1 - self.a)


# %% activations wrong R8: one minus the input squared
class ReLU:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.on = x > 0
        return np.maximum(x, 0)

    def backward(self, dout):
        return dout * self.on

class Tanh:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.a = x
        return np.tanh(x)

    def backward(self, dout):
        return dout * (1 - self.a**2)

class Sigmoid:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.a = 0.5 * (1 + np.tanh(0.5 * x))
        return self.a

    def backward(self, dout):
        return dout * self.a * (1 - self.a)


# %% activations wrong A3: x(1 − x)
class ReLU:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.on = x > 0
        return np.maximum(x, 0)

    def backward(self, dout):
        return dout * self.on

class Tanh:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.a = np.tanh(x)
        return self.a

    def backward(self, dout):
        return dout * (1 - self.a**2)

class Sigmoid:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.a = x
        return 0.5 * (1 + np.tanh(0.5 * x))

    def backward(self, dout):
        return dout * self.a * (1 - self.a)


# %% activations wrong A4: sigma of sigma
class ReLU:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.on = x > 0
        return np.maximum(x, 0)

    def backward(self, dout):
        return dout * self.on

class Tanh:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.a = np.tanh(x)
        return self.a

    def backward(self, dout):
        return dout * (1 - self.a**2)

class Sigmoid:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.a = 0.5 * (1 + np.tanh(0.5 * x))
        return self.a

    def backward(self, dout):
        return dout / (1 + np.exp(-self.a)) * (1 - 1 / (1 + np.exp(-self.a)))


# %% activations wrong A5: tanh's derivative for the sigmoid
class ReLU:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.on = x > 0
        return np.maximum(x, 0)

    def backward(self, dout):
        return dout * self.on

class Tanh:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.a = np.tanh(x)
        return self.a

    def backward(self, dout):
        return dout * (1 - self.a**2)

class Sigmoid:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.a = 0.5 * (1 + np.tanh(0.5 * x))
        return self.a

    def backward(self, dout):
        return dout * (1 - self.a**2)


# %% activations wrong A1: overflow for −1000
class ReLU:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.on = x > 0
        return np.maximum(x, 0)

    def backward(self, dout):
        return dout * self.on

class Tanh:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.a = np.tanh(x)
        return self.a

    def backward(self, dout):
        return dout * (1 - self.a**2)

class Sigmoid:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.a = 1 / (1 + np.exp(-x))
        return self.a

    def backward(self, dout):
        return dout * self.a * (1 - self.a)


# %% activations wrong M12i: dout left out in tanh
class ReLU:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.on = x > 0
        return np.maximum(x, 0)

    def backward(self, dout):
        return dout * self.on

class Tanh:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.a = np.tanh(x)
        return self.a

    def backward(self, dout):
        return 1 - self.a**2

class Sigmoid:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.a = 0.5 * (1 + np.tanh(0.5 * x))
        return self.a

    def backward(self, dout):
        return dout * self.a * (1 - self.a)


# %% activations wrong M12i: dout left out in the ReLU
class ReLU:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.on = x > 0
        return np.maximum(x, 0)

    def backward(self, dout):
        return self.on * 1.0

class Tanh:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.a = np.tanh(x)
        return self.a

    def backward(self, dout):
        return dout * (1 - self.a**2)

class Sigmoid:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.a = 0.5 * (1 + np.tanh(0.5 * x))
        return self.a

    def backward(self, dout):
        return dout * self.a * (1 - self.a)


# %% activations wrong N2: the ReLU clips its input in place
class ReLU:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.on = x > 0
        x[x < 0] = 0
        return x * 1

    def backward(self, dout):
        return dout * self.on

class Tanh:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.a = np.tanh(x)
        return self.a

    def backward(self, dout):
        return dout * (1 - self.a**2)

class Sigmoid:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.a = 0.5 * (1 + np.tanh(0.5 * x))
        return self.a

    def backward(self, dout):
        return dout * self.a * (1 - self.a)


# %% activations wrong M12g hidden-only: tanh keeps on the class
class ReLU:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.on = x > 0
        return np.maximum(x, 0)

    def backward(self, dout):
        return dout * self.on

class Tanh:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        Tanh.a = np.tanh(x)
        return self.a

    def backward(self, dout):
        return dout * (1 - self.a**2)

class Sigmoid:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.a = 0.5 * (1 + np.tanh(0.5 * x))
        return self.a

    def backward(self, dout):
        return dout * self.a * (1 - self.a)


# %% activations wrong M2 hidden-only: the ReLU keeps its first mask of a shape
class ReLU:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        if not hasattr(self, 'on') or self.on.shape != x.shape:
            self.on = x > 0
        return np.maximum(x, 0)

    def backward(self, dout):
        return dout * self.on

class Tanh:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.a = np.tanh(x)
        return self.a

    def backward(self, dout):
        return dout * (1 - self.a**2)

class Sigmoid:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.a = 0.5 * (1 + np.tanh(0.5 * x))
        return self.a

    def backward(self, dout):
        return dout * self.a * (1 - self.a)


# %% activations wrong -: the sigmoid in float64
class ReLU:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.on = x > 0
        return np.maximum(x, 0)

    def backward(self, dout):
        return dout * self.on

class Tanh:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.a = np.tanh(x)
        return self.a

    def backward(self, dout):
        return dout * (1 - self.a**2)

class Sigmoid:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.a = 0.5 * (1 + np.tanh(0.5 * x.astype(np.float64)))
        return self.a

    def backward(self, dout):
        return dout * self.a * (1 - self.a)


# %% activations wrong -: a leaky ReLU
class ReLU:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.on = x > 0
        return np.maximum(x, 0.01 * x)

    def backward(self, dout):
        return dout * self.on

class Tanh:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.a = np.tanh(x)
        return self.a

    def backward(self, dout):
        return dout * (1 - self.a**2)

class Sigmoid:

    def __init__(self):
        self.params, self.grads = [], []

    def forward(self, x):
        self.a = 0.5 * (1 + np.tanh(0.5 * x))
        return self.a

    def backward(self, dout):
        return dout * self.a * (1 - self.a)


# %% Sequential right sum of lists, an index from the end
class Sequential:

    def __init__(self, layers):
        self.layers = layers

    @property
    def params(self):
        return sum((list(layer.params) for layer in self.layers), [])

    @property
    def grads(self):
        return sum((list(layer.grads) for layer in self.layers), [])

    def forward(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def backward(self, dout):
        for i in range(len(self.layers) - 1, -1, -1):
            dout = self.layers[i].backward(dout)
        return dout

link_of, load_chain = FunctionLayer, load_params  # the tests build and fill layers with these two: leave them here


# %% Sequential right functools.reduce
class Sequential:

    def __init__(self, layers):
        self.layers = layers

    @property
    def params(self):
        return [array for layer in self.layers for array in layer.params]

    @property
    def grads(self):
        return [array for layer in self.layers for array in layer.grads]

    def forward(self, x):
        from functools import reduce

        return reduce(lambda value, layer: layer.forward(value), self.layers, x)

    def backward(self, dout):
        for layer in self.layers[::-1]:
            dout = layer.backward(dout)
        return dout

link_of, load_chain = FunctionLayer, load_params  # the tests build and fill layers with these two: leave them here


# %% Sequential right extend in a loop, outputs kept
class Sequential:

    def __init__(self, layers):
        self.layers = layers

    @property
    def params(self):
        found = []
        for layer in self.layers:
            found.extend(layer.params)
        return found

    @property
    def grads(self):
        return [array for layer in self.layers for array in layer.grads]

    def forward(self, x):
        self.outputs = [x]
        for layer in self.layers:
            self.outputs.append(layer.forward(self.outputs[-1]))
        return self.outputs[-1]

    def backward(self, dout):
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        return dout

link_of, load_chain = FunctionLayer, load_params  # the tests build and fill layers with these two: leave them here


# %% Sequential wrong M1: backward in forward order
class Sequential:

    def __init__(self, layers):
        self.layers = layers

    @property
    def params(self):
        return [array for layer in self.layers for array in layer.params]

    @property
    def grads(self):
        return [array for layer in self.layers for array in layer.grads]

    def forward(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def backward(self, dout):
        for layer in self.layers:
            dout = layer.backward(dout)
        return dout

link_of, load_chain = FunctionLayer, load_params  # the tests build and fill layers with these two: leave them here


# %% Sequential wrong M12k: forward from the end
class Sequential:

    def __init__(self, layers):
        self.layers = layers

    @property
    def params(self):
        return [array for layer in self.layers for array in layer.params]

    @property
    def grads(self):
        return [array for layer in self.layers for array in layer.grads]

    def forward(self, x):
        for layer in reversed(self.layers):
            x = layer.forward(x)
        return x

    def backward(self, dout):
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        return dout

link_of, load_chain = FunctionLayer, load_params  # the tests build and fill layers with these two: leave them here


# %% Sequential wrong M12l: return inside the loop ahead
class Sequential:

    def __init__(self, layers):
        self.layers = layers

    @property
    def params(self):
        return [array for layer in self.layers for array in layer.params]

    @property
    def grads(self):
        return [array for layer in self.layers for array in layer.grads]

    def forward(self, x):
        for layer in self.layers:
            x = layer.forward(x)
            return x
        return x

    def backward(self, dout):
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        return dout

link_of, load_chain = FunctionLayer, load_params  # the tests build and fill layers with these two: leave them here


# %% Sequential wrong M12l: return inside the loop back
class Sequential:

    def __init__(self, layers):
        self.layers = layers

    @property
    def params(self):
        return [array for layer in self.layers for array in layer.params]

    @property
    def grads(self):
        return [array for layer in self.layers for array in layer.grads]

    def forward(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def backward(self, dout):
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
            return dout
        return dout

link_of, load_chain = FunctionLayer, load_params  # the tests build and fill layers with these two: leave them here


# %% Sequential wrong M12v: every layer gets the input
class Sequential:

    def __init__(self, layers):
        self.layers = layers

    @property
    def params(self):
        return [array for layer in self.layers for array in layer.params]

    @property
    def grads(self):
        return [array for layer in self.layers for array in layer.grads]

    def forward(self, x):
        return [layer.forward(x) for layer in self.layers]

    def backward(self, dout):
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        return dout

link_of, load_chain = FunctionLayer, load_params  # the tests build and fill layers with these two: leave them here


# %% Sequential wrong M12j: params from the last layer to the first
class Sequential:

    def __init__(self, layers):
        self.layers = layers

    @property
    def params(self):
        return [array for layer in reversed(self.layers) for array in layer.params]

    @property
    def grads(self):
        return [array for layer in self.layers for array in layer.grads]

    def forward(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def backward(self, dout):
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        return dout

link_of, load_chain = FunctionLayer, load_params  # the tests build and fill layers with these two: leave them here


# %% Sequential wrong M12j: lists of lists
class Sequential:

    def __init__(self, layers):
        self.layers = layers

    @property
    def params(self):
        return [layer.params for layer in self.layers]

    @property
    def grads(self):
        return [array for layer in self.layers for array in layer.grads]

    def forward(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def backward(self, dout):
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        return dout

link_of, load_chain = FunctionLayer, load_params  # the tests build and fill layers with these two: leave them here


# %% Sequential wrong M12j: gradients in the order they were made
class Sequential:

    def __init__(self, layers):
        self.layers = layers

    @property
    def params(self):
        return [array for layer in self.layers for array in layer.params]

    @property
    def grads(self):
        return [array for layer in reversed(self.layers) for array in layer.grads]

    def forward(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def backward(self, dout):
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        return dout

link_of, load_chain = FunctionLayer, load_params  # the tests build and fill layers with these two: leave them here


# %% Sequential wrong M12m: grads joined at the start
class Sequential:

    def __init__(self, layers):
        self.layers = layers
        self.kept = [array for layer in layers for array in layer.grads]

    @property
    def params(self):
        return [array for layer in self.layers for array in layer.params]

    @property
    def grads(self):
        return self.kept

    def forward(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def backward(self, dout):
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        return dout

link_of, load_chain = FunctionLayer, load_params  # the tests build and fill layers with these two: leave them here


# %% Sequential wrong M12m hidden-only: grads joined at the first backward
class Sequential:

    def __init__(self, layers):
        self.layers = layers

    @property
    def params(self):
        return [array for layer in self.layers for array in layer.params]

    @property
    def grads(self):
        if not getattr(self, 'kept', None):
            self.kept = [g.copy() for layer in self.layers for g in layer.grads]
        return self.kept

    def forward(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def backward(self, dout):
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        return dout

link_of, load_chain = FunctionLayer, load_params  # the tests build and fill layers with these two: leave them here


# %% Sequential wrong M12n hidden-only: copies of the parameters
class Sequential:

    def __init__(self, layers):
        self.layers = layers

    @property
    def params(self):
        return [array.copy() for layer in self.layers for array in layer.params]

    @property
    def grads(self):
        return [array for layer in self.layers for array in layer.grads]

    def forward(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def backward(self, dout):
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        return dout

link_of, load_chain = FunctionLayer, load_params  # the tests build and fill layers with these two: leave them here


# %% Sequential wrong -: the last layer is skipped
class Sequential:

    def __init__(self, layers):
        self.layers = layers

    @property
    def params(self):
        return [array for layer in self.layers for array in layer.params]

    @property
    def grads(self):
        return [array for layer in self.layers for array in layer.grads]

    def forward(self, x):
        for layer in self.layers[:-1]:
            x = layer.forward(x)
        return x

    def backward(self, dout):
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        return dout

link_of, load_chain = FunctionLayer, load_params  # the tests build and fill layers with these two: leave them here


# %% Sequential wrong -: nothing returned
class Sequential:

    def __init__(self, layers):
        self.layers = layers

    @property
    def params(self):
        return [array for layer in self.layers for array in layer.params]

    @property
    def grads(self):
        return [array for layer in self.layers for array in layer.grads]

    def forward(self, x):
        for layer in self.layers:
            x = layer.forward(x)

    def backward(self, dout):
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        return dout

link_of, load_chain = FunctionLayer, load_params  # the tests build and fill layers with these two: leave them here


# %% Sequential wrong -: an empty chain has no last output
class Sequential:

    def __init__(self, layers):
        self.layers = layers

    @property
    def params(self):
        return [array for layer in self.layers for array in layer.params]

    @property
    def grads(self):
        return [array for layer in self.layers for array in layer.grads]

    def forward(self, x):
        values = []
        for layer in self.layers:
            values.append(layer.forward(values[-1] if values else x))
        return values[-1]

    def backward(self, dout):
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        return dout

link_of, load_chain = FunctionLayer, load_params  # the tests build and fill layers with these two: leave them here


# %% SoftmaxCrossEntropy right one-hot rows
class SoftmaxCrossEntropy:

    def forward(self, logits, labels):
        shifted = logits - logits.max(axis=1, keepdims=True)
        log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
        self.p, self.labels = np.exp(log_p), labels
        return -float(log_p[np.arange(len(labels)), labels].mean())

    def backward(self):
        n, k = self.p.shape
        return (self.p - np.eye(k, dtype=self.p.dtype)[self.labels]) / n


# %% SoftmaxCrossEntropy right a loop over the samples
class SoftmaxCrossEntropy:

    def forward(self, logits, labels):
        shifted = logits - logits.max(axis=1, keepdims=True)
        log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
        self.p, self.labels = np.exp(log_p), labels
        return -sum(float(row[label]) for row, label in zip(log_p, labels)) / len(labels)

    def backward(self):
        n = len(self.labels)
        dz = self.p / n
        dz[np.arange(n), self.labels] -= 1 / n
        return dz


# %% SoftmaxCrossEntropy right np.logaddexp.reduce
class SoftmaxCrossEntropy:

    def forward(self, logits, labels):
        log_p = logits - np.logaddexp.reduce(logits, axis=1, keepdims=True)
        self.p, self.labels = np.exp(log_p), labels
        return -float(log_p[np.arange(len(labels)), labels].mean())

    def backward(self):
        n = len(self.labels)
        dz = self.p / n
        dz[np.arange(n), self.labels] -= 1 / n
        return dz


# %% SoftmaxCrossEntropy right the logits kept, softmax in backward
class SoftmaxCrossEntropy:

    def forward(self, logits, labels):
        shifted = logits - logits.max(axis=1, keepdims=True)
        log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
        self.log_p, self.labels = log_p, labels
        return -float(log_p[np.arange(len(labels)), labels].mean())

    def backward(self):
        n = len(self.labels)
        dz = np.exp(self.log_p) / n
        dz[np.arange(n), self.labels] -= 1 / n
        return dz


# %% SoftmaxCrossEntropy wrong X1: sum instead of mean
class SoftmaxCrossEntropy:

    def forward(self, logits, labels):
        shifted = logits - logits.max(axis=1, keepdims=True)
        log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
        self.p, self.labels = np.exp(log_p), labels
        return -float(log_p[np.arange(len(labels)), labels].sum())

    def backward(self):
        n = len(self.labels)
        dz = self.p.copy()
        dz[np.arange(n), self.labels] -= 1
        return dz


# %% SoftmaxCrossEntropy wrong S1: softmax over the samples
class SoftmaxCrossEntropy:

    def forward(self, logits, labels):
        p = np.exp(logits - logits.max()) / np.exp(logits - logits.max()).sum(axis=0)
        with np.errstate(all='ignore'):
            log_p = np.log(p)
        self.p, self.labels = p, labels
        return -float(log_p[np.arange(len(labels)), labels].mean())

    def backward(self):
        n = len(self.labels)
        dz = self.p / n
        dz[np.arange(n), self.labels] -= 1 / n
        return dz


# %% SoftmaxCrossEntropy wrong S2: normalised over the whole table
class SoftmaxCrossEntropy:

    def forward(self, logits, labels):
        p = np.exp(logits - logits.max()) / np.exp(logits - logits.max()).sum()
        with np.errstate(all='ignore'):
            log_p = np.log(p)
        self.p, self.labels = p, labels
        return -float(log_p[np.arange(len(labels)), labels].mean())

    def backward(self):
        n = len(self.labels)
        dz = self.p / n
        dz[np.arange(n), self.labels] -= 1 / n
        return dz


# %% SoftmaxCrossEntropy wrong S3: no maximum subtracted
class SoftmaxCrossEntropy:

    def forward(self, logits, labels):
        p = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
        with np.errstate(all='ignore'):
            log_p = np.log(p)
        self.p, self.labels = p, labels
        return -float(log_p[np.arange(len(labels)), labels].mean())

    def backward(self):
        n = len(self.labels)
        dz = self.p / n
        dz[np.arange(n), self.labels] -= 1 / n
        return dz


# %% SoftmaxCrossEntropy wrong S4: one maximum for all rows
class SoftmaxCrossEntropy:

    def forward(self, logits, labels):
        shifted = logits - logits.max()
        log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
        self.p, self.labels = np.exp(log_p), labels
        return -float(log_p[np.arange(len(labels)), labels].mean())

    def backward(self):
        n = len(self.labels)
        dz = self.p / n
        dz[np.arange(n), self.labels] -= 1 / n
        return dz


# %% SoftmaxCrossEntropy wrong S5: shifted above the line only
class SoftmaxCrossEntropy:

    def forward(self, logits, labels):
        p = np.exp(logits - logits.max(axis=1, keepdims=True)) / np.exp(logits).sum(axis=1, keepdims=True)
        with np.errstate(all='ignore'):
            log_p = np.log(p)
        self.p, self.labels = p, labels
        return -float(log_p[np.arange(len(labels)), labels].mean())

    def backward(self):
        n = len(self.labels)
        dz = self.p / n
        dz[np.arange(n), self.labels] -= 1 / n
        return dz


# %% SoftmaxCrossEntropy wrong S6: a sigmoid for each class
class SoftmaxCrossEntropy:

    def forward(self, logits, labels):
        p = 0.5 * (1 + np.tanh(0.5 * logits))
        with np.errstate(all='ignore'):
            log_p = np.log(p)
        self.p, self.labels = p, labels
        return -float(log_p[np.arange(len(labels)), labels].mean())

    def backward(self):
        n = len(self.labels)
        dz = self.p / n
        dz[np.arange(n), self.labels] -= 1 / n
        return dz


# %% SoftmaxCrossEntropy wrong L4: the logarithm of a probability that is 0
class SoftmaxCrossEntropy:

    def forward(self, logits, labels):
        e = np.exp(logits - logits.max(axis=1, keepdims=True))
        p = e / e.sum(axis=1, keepdims=True)
        with np.errstate(all='ignore'):
            log_p = np.log(p)
        self.p, self.labels = p, labels
        return -float(log_p[np.arange(len(labels)), labels].mean())

    def backward(self):
        n = len(self.labels)
        dz = self.p / n
        dz[np.arange(n), self.labels] -= 1 / n
        return dz


# %% SoftmaxCrossEntropy wrong -: probabilities clipped at 1e-12
class SoftmaxCrossEntropy:

    def forward(self, logits, labels):
        e = np.exp(logits - logits.max(axis=1, keepdims=True))
        p = np.clip(e / e.sum(axis=1, keepdims=True), 1e-12, 1)
        with np.errstate(all='ignore'):
            log_p = np.log(p)
        self.p, self.labels = p, labels
        return -float(log_p[np.arange(len(labels)), labels].mean())

    def backward(self):
        n = len(self.labels)
        dz = self.p / n
        dz[np.arange(n), self.labels] -= 1 / n
        return dz


# %% SoftmaxCrossEntropy wrong X2: onehot − p
class SoftmaxCrossEntropy:

    def forward(self, logits, labels):
        shifted = logits - logits.max(axis=1, keepdims=True)
        log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
        self.p, self.labels = np.exp(log_p), labels
        return -float(log_p[np.arange(len(labels)), labels].mean())

    def backward(self):
        n = len(self.labels)
        dz = self.p / n
        dz[np.arange(n), self.labels] -= 1 / n
        return -dz


# %% SoftmaxCrossEntropy wrong X3: divided by n·k
class SoftmaxCrossEntropy:

    def forward(self, logits, labels):
        shifted = logits - logits.max(axis=1, keepdims=True)
        log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
        self.p, self.labels = np.exp(log_p), labels
        return -float(log_p[np.arange(len(labels)), labels].mean())

    def backward(self):
        n = len(self.labels)
        dz = self.p / n
        dz[np.arange(n), self.labels] -= 1 / n
        return dz / dz.shape[1]


# %% SoftmaxCrossEntropy wrong X4: softmax skipped
class SoftmaxCrossEntropy:

    def forward(self, logits, labels):
        shifted = logits - logits.max(axis=1, keepdims=True)
        log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
        self.p, self.labels = logits, labels
        return -float(log_p[np.arange(len(labels)), labels].mean())

    def backward(self):
        n = len(self.labels)
        dz = self.p / n
        dz[np.arange(n), self.labels] -= 1 / n
        return dz


# %% SoftmaxCrossEntropy wrong X5: −y/p
class SoftmaxCrossEntropy:

    def forward(self, logits, labels):
        shifted = logits - logits.max(axis=1, keepdims=True)
        log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
        self.p, self.labels = np.exp(log_p), labels
        return -float(log_p[np.arange(len(labels)), labels].mean())

    def backward(self):
        n = len(self.labels)
        dz = self.p / n
        dz[np.arange(n), self.labels] -= 1 / n
        y = np.eye(self.p.shape[1])[self.labels]
        return -y / np.maximum(self.p, 1e-300) / n


# %% SoftmaxCrossEntropy wrong X6: an extra p(1 − p)
class SoftmaxCrossEntropy:

    def forward(self, logits, labels):
        shifted = logits - logits.max(axis=1, keepdims=True)
        log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
        self.p, self.labels = np.exp(log_p), labels
        return -float(log_p[np.arange(len(labels)), labels].mean())

    def backward(self):
        n = len(self.labels)
        dz = self.p / n
        dz[np.arange(n), self.labels] -= 1 / n
        return dz * self.p * (1 - self.p)


# %% SoftmaxCrossEntropy wrong X7: only the true class
class SoftmaxCrossEntropy:

    def forward(self, logits, labels):
        shifted = logits - logits.max(axis=1, keepdims=True)
        log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
        self.p, self.labels = np.exp(log_p), labels
        return -float(log_p[np.arange(len(labels)), labels].mean())

    def backward(self):
        n = len(self.labels)
        dz = self.p / n
        dz[np.arange(n), self.labels] -= 1 / n
        return dz * np.eye(self.p.shape[1])[self.labels]


# %% SoftmaxCrossEntropy wrong X8: divided by n twice
class SoftmaxCrossEntropy:

    def forward(self, logits, labels):
        shifted = logits - logits.max(axis=1, keepdims=True)
        log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
        self.p, self.labels = np.exp(log_p), labels
        return -float(log_p[np.arange(len(labels)), labels].mean())

    def backward(self):
        n = len(self.labels)
        dz = self.p / n
        dz[np.arange(n), self.labels] -= 1 / n
        return dz / n


# %% SoftmaxCrossEntropy wrong L2: logarithm to base 10
class SoftmaxCrossEntropy:

    def forward(self, logits, labels):
        shifted = logits - logits.max(axis=1, keepdims=True)
        log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
        self.p, self.labels = np.exp(log_p), labels
        return -float(log_p[np.arange(len(labels)), labels].mean()) / np.log(10)

    def backward(self):
        n = len(self.labels)
        dz = self.p / n
        dz[np.arange(n), self.labels] -= 1 / n
        return dz


# %% SoftmaxCrossEntropy wrong M12o: the minus is missing
class SoftmaxCrossEntropy:

    def forward(self, logits, labels):
        shifted = logits - logits.max(axis=1, keepdims=True)
        log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
        self.p, self.labels = np.exp(log_p), labels
        return float(log_p[np.arange(len(labels)), labels].mean())

    def backward(self):
        n = len(self.labels)
        dz = self.p / n
        dz[np.arange(n), self.labels] -= 1 / n
        return dz


# %% SoftmaxCrossEntropy wrong M12p: the truth is not subtracted
class SoftmaxCrossEntropy:

    def forward(self, logits, labels):
        shifted = logits - logits.max(axis=1, keepdims=True)
        log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
        self.p, self.labels = np.exp(log_p), labels
        return -float(log_p[np.arange(len(labels)), labels].mean())

    def backward(self):
        n = len(self.labels)
        dz = self.p / n
        return dz


# %% SoftmaxCrossEntropy wrong M12q hidden-only: backward writes into what forward kept
class SoftmaxCrossEntropy:

    def forward(self, logits, labels):
        shifted = logits - logits.max(axis=1, keepdims=True)
        log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
        self.p, self.labels = np.exp(log_p), labels
        return -float(log_p[np.arange(len(labels)), labels].mean())

    def backward(self):
        n = len(self.labels)
        self.p[np.arange(n), self.labels] -= 1
        return self.p / n


# %% SoftmaxCrossEntropy wrong N2: the logits are shifted in place
class SoftmaxCrossEntropy:

    def forward(self, logits, labels):
        logits -= logits.max(axis=1, keepdims=True)
        shifted = logits
        log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
        self.p, self.labels = np.exp(log_p), labels
        return -float(log_p[np.arange(len(labels)), labels].mean())

    def backward(self):
        n = len(self.labels)
        dz = self.p / n
        dz[np.arange(n), self.labels] -= 1 / n
        return dz


# %% SoftmaxCrossEntropy wrong -: one loss for each sample
class SoftmaxCrossEntropy:

    def forward(self, logits, labels):
        shifted = logits - logits.max(axis=1, keepdims=True)
        log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
        self.p, self.labels = np.exp(log_p), labels
        return -log_p[np.arange(len(labels)), labels]

    def backward(self):
        n = len(self.labels)
        dz = self.p / n
        dz[np.arange(n), self.labels] -= 1 / n
        return dz


# %% SoftmaxCrossEntropy wrong -: the gradient in float64
class SoftmaxCrossEntropy:

    def forward(self, logits, labels):
        shifted = logits - logits.max(axis=1, keepdims=True)
        log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
        self.p, self.labels = np.exp(log_p), labels
        return -float(log_p[np.arange(len(labels)), labels].mean())

    def backward(self):
        n = len(self.labels)
        dz = self.p / n
        dz[np.arange(n), self.labels] -= 1 / n
        return dz.astype(np.float64)


# %% losses right the classical stable form
class MSE:

    def forward(self, y_hat, y):
        self.error = y_hat - y
        return float(np.mean(self.error**2))

    def backward(self):
        return self.error * (2 / self.error.size)

class BCEWithLogits:

    def forward(self, z, y):
        self.error = 0.5 * (1 + np.tanh(0.5 * z)) - y
        return float(np.mean(np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))))

    def backward(self):
        return self.error / self.error.size


# %% losses right dot products and sizes
class MSE:

    def forward(self, y_hat, y):
        self.error = y_hat - y
        return np.vdot(self.error, self.error) / np.size(self.error)

    def backward(self):
        return 2 * self.error / self.error.size

class BCEWithLogits:

    def forward(self, z, y):
        self.error = 0.5 * (1 + np.tanh(0.5 * z)) - y
        return float(np.mean(np.logaddexp(0, z) - z * y))

    def backward(self):
        return self.error / self.error.size


# %% losses right logits and truth kept
class MSE:

    def forward(self, y_hat, y):
        self.error = y_hat - y
        return float(np.mean(self.error**2))

    def backward(self):
        return self.error * (2 / self.error.size)

class BCEWithLogits:

    def forward(self, z, y):
        self.z, self.y = z, y
        return float(np.mean(np.logaddexp(0, z) - z * y))

    def backward(self):
        e = np.exp(-np.abs(self.z))
        p = np.where(self.z >= 0, 1, e) / (1 + e)
        return (p - self.y) / self.y.size


# %% losses wrong L1: sum instead of mean in MSE
class MSE:

    def forward(self, y_hat, y):
        self.error = y_hat - y
        return float(np.sum(self.error**2))

    def backward(self):
        return 2 * self.error

class BCEWithLogits:

    def forward(self, z, y):
        self.error = 0.5 * (1 + np.tanh(0.5 * z)) - y
        return float(np.mean(np.logaddexp(0, z) - z * y))

    def backward(self):
        return self.error / self.error.size


# %% losses wrong L1: sum instead of mean in BCE
class MSE:

    def forward(self, y_hat, y):
        self.error = y_hat - y
        return float(np.mean(self.error**2))

    def backward(self):
        return self.error * (2 / self.error.size)

class BCEWithLogits:

    def forward(self, z, y):
        self.error = 0.5 * (1 + np.tanh(0.5 * z)) - y
        return float(np.sum(np.logaddexp(0, z) - z * y))

    def backward(self):
        return self.error


# %% losses wrong M12r: mean over the samples only
class MSE:

    def forward(self, y_hat, y):
        self.error = y_hat - y
        return float(np.sum(self.error**2) / len(y))

    def backward(self):
        return self.error * (2 / len(self.error))

class BCEWithLogits:

    def forward(self, z, y):
        self.error = 0.5 * (1 + np.tanh(0.5 * z)) - y
        return float(np.mean(np.logaddexp(0, z) - z * y))

    def backward(self):
        return self.error / self.error.size


# %% losses wrong E1: a half too much
class MSE:

    def forward(self, y_hat, y):
        self.error = y_hat - y
        return float(np.mean(self.error**2) / 2)

    def backward(self):
        return self.error * (1 / self.error.size)

class BCEWithLogits:

    def forward(self, z, y):
        self.error = 0.5 * (1 + np.tanh(0.5 * z)) - y
        return float(np.mean(np.logaddexp(0, z) - z * y))

    def backward(self):
        return self.error / self.error.size


# %% losses wrong M12s: absolute errors
class MSE:

    def forward(self, y_hat, y):
        self.error = y_hat - y
        return float(np.mean(np.abs(self.error)))

    def backward(self):
        return self.error * (2 / self.error.size)

class BCEWithLogits:

    def forward(self, z, y):
        self.error = 0.5 * (1 + np.tanh(0.5 * z)) - y
        return float(np.mean(np.logaddexp(0, z) - z * y))

    def backward(self):
        return self.error / self.error.size


# %% losses wrong M12t: truth minus prediction
class MSE:

    def forward(self, y_hat, y):
        self.error = y_hat - y
        return float(np.mean(self.error**2))

    def backward(self):
        return self.error * (-2 / self.error.size)

class BCEWithLogits:

    def forward(self, z, y):
        self.error = 0.5 * (1 + np.tanh(0.5 * z)) - y
        return float(np.mean(np.logaddexp(0, z) - z * y))

    def backward(self):
        return self.error / self.error.size


# %% losses wrong L2: logarithm to base 10
class MSE:

    def forward(self, y_hat, y):
        self.error = y_hat - y
        return float(np.mean(self.error**2))

    def backward(self):
        return self.error * (2 / self.error.size)

class BCEWithLogits:

    def forward(self, z, y):
        self.error = 0.5 * (1 + np.tanh(0.5 * z)) - y
        return float(np.mean(np.logaddexp(0, z) - z * y) / np.log(10))

    def backward(self):
        return self.error / self.error.size


# %% losses wrong L3: only the samples with y = 1
class MSE:

    def forward(self, y_hat, y):
        self.error = y_hat - y
        return float(np.mean(self.error**2))

    def backward(self):
        return self.error * (2 / self.error.size)

class BCEWithLogits:

    def forward(self, z, y):
        self.error = 0.5 * (1 + np.tanh(0.5 * z)) - y
        return float(np.mean(y * np.logaddexp(0, -z)))

    def backward(self):
        return self.error / self.error.size


# %% losses wrong L4: through a probability that becomes 0
class MSE:

    def forward(self, y_hat, y):
        self.error = y_hat - y
        return float(np.mean(self.error**2))

    def backward(self):
        return self.error * (2 / self.error.size)

class BCEWithLogits:

    def forward(self, z, y):
        self.error = 0.5 * (1 + np.tanh(0.5 * z)) - y
        p = self.error + y
        with np.errstate(all='ignore'):
            return float(-np.mean(np.where(y == 1, np.log(p), np.log(1 - p))))

    def backward(self):
        return self.error / self.error.size


# %% losses wrong M12an: probabilities clipped
class MSE:

    def forward(self, y_hat, y):
        self.error = y_hat - y
        return float(np.mean(self.error**2))

    def backward(self):
        return self.error * (2 / self.error.size)

class BCEWithLogits:

    def forward(self, z, y):
        self.error = 0.5 * (1 + np.tanh(0.5 * z)) - y
        p = np.clip(self.error + y, 1e-15, 1 - 1e-15)
        return float(-np.mean(np.where(y == 1, np.log(p), np.log(1 - p))))

    def backward(self):
        return self.error / self.error.size


# %% losses wrong L5: the exponential overflows
class MSE:

    def forward(self, y_hat, y):
        self.error = y_hat - y
        return float(np.mean(self.error**2))

    def backward(self):
        return self.error * (2 / self.error.size)

class BCEWithLogits:

    def forward(self, z, y):
        self.error = 0.5 * (1 + np.tanh(0.5 * z)) - y
        return float(np.mean(np.log(1 + np.exp(z)) - z * y))

    def backward(self):
        return self.error / self.error.size


# %% losses wrong L6: y − p
class MSE:

    def forward(self, y_hat, y):
        self.error = y_hat - y
        return float(np.mean(self.error**2))

    def backward(self):
        return self.error * (2 / self.error.size)

class BCEWithLogits:

    def forward(self, z, y):
        self.error = 0.5 * (1 + np.tanh(0.5 * z)) - y
        return float(np.mean(np.logaddexp(0, z) - z * y))

    def backward(self):
        return -self.error / self.error.size


# %% losses wrong L7: an extra p(1 − p)
class MSE:

    def forward(self, y_hat, y):
        self.error = y_hat - y
        return float(np.mean(self.error**2))

    def backward(self):
        return self.error * (2 / self.error.size)

class BCEWithLogits:

    def forward(self, z, y):
        self.p = 0.5 * (1 + np.tanh(0.5 * z))
        self.error = self.p - y
        return float(np.mean(np.logaddexp(0, z) - z * y))

    def backward(self):
        return self.error * self.p * (1 - self.p) / self.error.size


# %% losses wrong M12q hidden-only: what forward kept is divided in place
class MSE:

    def forward(self, y_hat, y):
        self.error = y_hat - y
        return float(np.mean(self.error**2))

    def backward(self):
        return self.error * (2 / self.error.size)

class BCEWithLogits:

    def forward(self, z, y):
        self.error = 0.5 * (1 + np.tanh(0.5 * z)) - y
        return float(np.mean(np.logaddexp(0, z) - z * y))

    def backward(self):
        self.error /= self.error.size
        return self.error


# %% losses wrong N2: the prediction becomes the error
class MSE:

    def forward(self, y_hat, y):
        y_hat -= y
        self.error = y_hat.copy()
        return float(np.mean(self.error**2))

    def backward(self):
        return self.error * (2 / self.error.size)

class BCEWithLogits:

    def forward(self, z, y):
        self.error = 0.5 * (1 + np.tanh(0.5 * z)) - y
        return float(np.mean(np.logaddexp(0, z) - z * y))

    def backward(self):
        return self.error / self.error.size


# %% losses wrong -: the factor 2 is missing
class MSE:

    def forward(self, y_hat, y):
        self.error = y_hat - y
        return float(np.mean(self.error**2))

    def backward(self):
        return self.error * (1 / self.error.size)

class BCEWithLogits:

    def forward(self, z, y):
        self.error = 0.5 * (1 + np.tanh(0.5 * z)) - y
        return float(np.mean(np.logaddexp(0, z) - z * y))

    def backward(self):
        return self.error / self.error.size


# %% losses wrong -: the root of the mean
class MSE:

    def forward(self, y_hat, y):
        self.error = y_hat - y
        return float(np.sqrt(np.mean(self.error**2)))

    def backward(self):
        return self.error * (2 / self.error.size)

class BCEWithLogits:

    def forward(self, z, y):
        self.error = 0.5 * (1 + np.tanh(0.5 * z)) - y
        return float(np.mean(np.logaddexp(0, z) - z * y))

    def backward(self):
        return self.error / self.error.size


# %% gradcheck right nditer, and a function for L
def gradcheck(layer, x, eps=1e-5):
    x = np.array(x, dtype=np.float64)
    dout = np.random.default_rng(0).normal(size=layer.forward(x).shape)
    dx = layer.backward(dout)
    worst = 0.0
    for array, gradient in zip([x, *layer.params], [dx, *layer.grads]):
        slopes = np.zeros(array.shape)
        it = np.nditer(array, flags=['multi_index'])
        for _ in it:
            index = it.multi_index
            old = array[index]
            array[index] = old + eps
            up = np.sum(dout * layer.forward(x))
            array[index] = old - eps
            down = np.sum(dout * layer.forward(x))
            array[index] = old
            slopes[index] = (up - down) / (2 * eps)
        size = np.linalg.norm(gradient) + np.linalg.norm(slopes)
        if size > 0:
            worst = max(worst, np.linalg.norm(gradient - slopes) / size)
    return worst

layer_of = FunctionLayer  # the tests build their layers with this: leave it here


# %% gradcheck right flat views and a list of errors
def gradcheck(layer, x, eps=1e-5):
    x = np.array(x, dtype=np.float64)
    dout = np.random.default_rng(0).normal(size=layer.forward(x).shape)
    dx = layer.backward(dout)
    worst = 0.0
    for array, gradient in zip([x, *layer.params], [dx, *layer.grads]):
        slopes = np.zeros(array.shape)
        for index in range(array.size):
            old = float(array.flat[index])
            array.flat[index] = old + eps
            up = np.sum(dout * layer.forward(x))
            array.flat[index] = old - eps
            down = np.sum(dout * layer.forward(x))
            array.flat[index] = old
            slopes.flat[index] = (up - down) / (2 * eps)
        size = np.linalg.norm(gradient) + np.linalg.norm(slopes)
        if size > 0:
            worst = max(worst, np.linalg.norm(gradient - slopes) / size)
    return worst

layer_of = FunctionLayer  # the tests build their layers with this: leave it here


# %% gradcheck right uniform dout, np.vdot
def gradcheck(layer, x, eps=1e-5):
    x = np.array(x, dtype=np.float64)
    dout = np.random.default_rng(7).uniform(0.5, 1.5, layer.forward(x).shape) * np.random.default_rng(8).choice([-1, 1], layer.forward(x).shape)
    dx = layer.backward(dout)
    worst = 0.0
    for array, gradient in zip([x, *layer.params], [dx, *layer.grads]):
        slopes = np.zeros(array.shape)
        for index in np.ndindex(array.shape):
            old = array[index]
            array[index] = old + eps
            up = np.vdot(dout, layer.forward(x))
            array[index] = old - eps
            down = np.sum(dout * layer.forward(x))
            array[index] = old
            slopes[index] = (up - down) / (2 * eps)
        size = np.linalg.norm(gradient) + np.linalg.norm(slopes)
        if size > 0:
            worst = max(worst, np.linalg.norm(gradient - slopes) / size)
    return worst

layer_of = FunctionLayer  # the tests build their layers with this: leave it here


# %% gradcheck wrong M12w: only x is checked
def gradcheck(layer, x, eps=1e-5):
    x = np.array(x, dtype=np.float64)
    dout = np.random.default_rng(0).normal(size=layer.forward(x).shape)
    dx = layer.backward(dout)
    worst = 0.0
    for array, gradient in [(x, dx)]:
        slopes = np.zeros(array.shape)
        for index in np.ndindex(array.shape):
            old = array[index]
            array[index] = old + eps
            up = np.sum(dout * layer.forward(x))
            array[index] = old - eps
            down = np.sum(dout * layer.forward(x))
            array[index] = old
            slopes[index] = (up - down) / (2 * eps)
        size = np.linalg.norm(gradient) + np.linalg.norm(slopes)
        if size > 0:
            worst = max(worst, np.linalg.norm(gradient - slopes) / size)
    return worst

layer_of = FunctionLayer  # the tests build their layers with this: leave it here


# %% gradcheck wrong R12: the absolute error
def gradcheck(layer, x, eps=1e-5):
    x = np.array(x, dtype=np.float64)
    dout = np.random.default_rng(0).normal(size=layer.forward(x).shape)
    dx = layer.backward(dout)
    worst = 0.0
    for array, gradient in zip([x, *layer.params], [dx, *layer.grads]):
        slopes = np.zeros(array.shape)
        for index in np.ndindex(array.shape):
            old = array[index]
            array[index] = old + eps
            up = np.sum(dout * layer.forward(x))
            array[index] = old - eps
            down = np.sum(dout * layer.forward(x))
            array[index] = old
            slopes[index] = (up - down) / (2 * eps)
        size = np.linalg.norm(gradient) + np.linalg.norm(slopes)
        if size > 0:
            worst = max(worst, float(np.abs(gradient - slopes).max()))
    return worst

layer_of = FunctionLayer  # the tests build their layers with this: leave it here


# %% gradcheck wrong R12 hidden-only: in float32 as it comes
def gradcheck(layer, x, eps=1e-5):
    x = x.copy()
    dout = np.random.default_rng(0).normal(size=layer.forward(x).shape)
    dx = layer.backward(dout)
    worst = 0.0
    for array, gradient in zip([x, *layer.params], [dx, *layer.grads]):
        slopes = np.zeros(array.shape)
        for index in np.ndindex(array.shape):
            old = array[index]
            array[index] = old + eps
            up = np.sum(dout * layer.forward(x))
            array[index] = old - eps
            down = np.sum(dout * layer.forward(x))
            array[index] = old
            slopes[index] = (up - down) / (2 * eps)
        size = np.linalg.norm(gradient) + np.linalg.norm(slopes)
        if size > 0:
            worst = max(worst, np.linalg.norm(gradient - slopes) / size)
    return worst

layer_of = FunctionLayer  # the tests build their layers with this: leave it here


# %% gradcheck wrong C3: divided by eps
def gradcheck(layer, x, eps=1e-5):
    x = np.array(x, dtype=np.float64)
    dout = np.random.default_rng(0).normal(size=layer.forward(x).shape)
    dx = layer.backward(dout)
    worst = 0.0
    for array, gradient in zip([x, *layer.params], [dx, *layer.grads]):
        slopes = np.zeros(array.shape)
        for index in np.ndindex(array.shape):
            old = array[index]
            array[index] = old + eps
            up = np.sum(dout * layer.forward(x))
            array[index] = old - eps
            down = np.sum(dout * layer.forward(x))
            array[index] = old
            slopes[index] = (up - down) / eps
        size = np.linalg.norm(gradient) + np.linalg.norm(slopes)
        if size > 0:
            worst = max(worst, np.linalg.norm(gradient - slopes) / size)
    return worst

layer_of = FunctionLayer  # the tests build their layers with this: leave it here


# %% gradcheck wrong C5: the nudge is left behind
def gradcheck(layer, x, eps=1e-5):
    x = np.array(x, dtype=np.float64)
    dout = np.random.default_rng(0).normal(size=layer.forward(x).shape)
    dx = layer.backward(dout)
    worst = 0.0
    for array, gradient in zip([x, *layer.params], [dx, *layer.grads]):
        slopes = np.zeros(array.shape)
        for index in np.ndindex(array.shape):
            old = array[index]
            array[index] = old + eps
            up = np.sum(dout * layer.forward(x))
            array[index] = old - eps
            down = np.sum(dout * layer.forward(x))
            array[index] = old - eps
            slopes[index] = (up - down) / (2 * eps)
        size = np.linalg.norm(gradient) + np.linalg.norm(slopes)
        if size > 0:
            worst = max(worst, np.linalg.norm(gradient - slopes) / size)
    return worst

layer_of = FunctionLayer  # the tests build their layers with this: leave it here


# %% gradcheck wrong M12u hidden-only: a one-sided difference
def gradcheck(layer, x, eps=1e-5):
    x = np.array(x, dtype=np.float64)
    dout = np.random.default_rng(0).normal(size=layer.forward(x).shape)
    dx = layer.backward(dout)
    worst = 0.0
    for array, gradient in zip([x, *layer.params], [dx, *layer.grads]):
        slopes = np.zeros(array.shape)
        for index in np.ndindex(array.shape):
            old = array[index]
            array[index] = old + eps
            up = np.sum(dout * layer.forward(x))
            array[index] = old
            down = np.sum(dout * layer.forward(x))
            slopes[index] = (up - down) / eps
        size = np.linalg.norm(gradient) + np.linalg.norm(slopes)
        if size > 0:
            worst = max(worst, np.linalg.norm(gradient - slopes) / size)
    return worst

layer_of = FunctionLayer  # the tests build their layers with this: leave it here


# %% gradcheck wrong M12u: a nudge of 1e-12
def gradcheck(layer, x, eps=1e-5):
    eps = 1e-12
    x = np.array(x, dtype=np.float64)
    dout = np.random.default_rng(0).normal(size=layer.forward(x).shape)
    dx = layer.backward(dout)
    worst = 0.0
    for array, gradient in zip([x, *layer.params], [dx, *layer.grads]):
        slopes = np.zeros(array.shape)
        for index in np.ndindex(array.shape):
            old = array[index]
            array[index] = old + eps
            up = np.sum(dout * layer.forward(x))
            array[index] = old - eps
            down = np.sum(dout * layer.forward(x))
            array[index] = old
            slopes[index] = (up - down) / (2 * eps)
        size = np.linalg.norm(gradient) + np.linalg.norm(slopes)
        if size > 0:
            worst = max(worst, np.linalg.norm(gradient - slopes) / size)
    return worst

layer_of = FunctionLayer  # the tests build their layers with this: leave it here


# %% gradcheck wrong M12w: x is left out
def gradcheck(layer, x, eps=1e-5):
    x = np.array(x, dtype=np.float64)
    dout = np.random.default_rng(0).normal(size=layer.forward(x).shape)
    dx = layer.backward(dout)
    worst = 0.0
    for array, gradient in zip(layer.params, layer.grads):
        slopes = np.zeros(array.shape)
        for index in np.ndindex(array.shape):
            old = array[index]
            array[index] = old + eps
            up = np.sum(dout * layer.forward(x))
            array[index] = old - eps
            down = np.sum(dout * layer.forward(x))
            array[index] = old
            slopes[index] = (up - down) / (2 * eps)
        size = np.linalg.norm(gradient) + np.linalg.norm(slopes)
        if size > 0:
            worst = max(worst, np.linalg.norm(gradient - slopes) / size)
    return worst

layer_of = FunctionLayer  # the tests build their layers with this: leave it here


# %% gradcheck wrong M12w: the last error instead of the largest
def gradcheck(layer, x, eps=1e-5):
    x = np.array(x, dtype=np.float64)
    dout = np.random.default_rng(0).normal(size=layer.forward(x).shape)
    dx = layer.backward(dout)
    worst = 0.0
    for array, gradient in zip([x, *layer.params], [dx, *layer.grads]):
        slopes = np.zeros(array.shape)
        for index in np.ndindex(array.shape):
            old = array[index]
            array[index] = old + eps
            up = np.sum(dout * layer.forward(x))
            array[index] = old - eps
            down = np.sum(dout * layer.forward(x))
            array[index] = old
            slopes[index] = (up - down) / (2 * eps)
        size = np.linalg.norm(gradient) + np.linalg.norm(slopes)
        if size > 0:
            worst = np.linalg.norm(gradient - slopes) / size
    return worst

layer_of = FunctionLayer  # the tests build their layers with this: leave it here


# %% gradcheck wrong M12x hidden-only: a dout of ones
def gradcheck(layer, x, eps=1e-5):
    x = np.array(x, dtype=np.float64)
    dout = np.ones(layer.forward(x).shape)
    dx = layer.backward(dout)
    worst = 0.0
    for array, gradient in zip([x, *layer.params], [dx, *layer.grads]):
        slopes = np.zeros(array.shape)
        for index in np.ndindex(array.shape):
            old = array[index]
            array[index] = old + eps
            up = np.sum(dout * layer.forward(x))
            array[index] = old - eps
            down = np.sum(dout * layer.forward(x))
            array[index] = old
            slopes[index] = (up - down) / (2 * eps)
        size = np.linalg.norm(gradient) + np.linalg.norm(slopes)
        if size > 0:
            worst = max(worst, np.linalg.norm(gradient - slopes) / size)
    return worst

layer_of = FunctionLayer  # the tests build their layers with this: leave it here


# %% gradcheck wrong M12y hidden-only: 0/0
def gradcheck(layer, x, eps=1e-5):
    x = np.array(x, dtype=np.float64)
    dout = np.random.default_rng(0).normal(size=layer.forward(x).shape)
    dx = layer.backward(dout)
    worst = 0.0
    for array, gradient in zip([x, *layer.params], [dx, *layer.grads]):
        slopes = np.zeros(array.shape)
        for index in np.ndindex(array.shape):
            old = array[index]
            array[index] = old + eps
            up = np.sum(dout * layer.forward(x))
            array[index] = old - eps
            down = np.sum(dout * layer.forward(x))
            array[index] = old
            slopes[index] = (up - down) / (2 * eps)
        size = np.linalg.norm(gradient) + np.linalg.norm(slopes)
        with np.errstate(all='ignore'):
            worst = np.fmax(worst, np.float64(np.linalg.norm(gradient - slopes)) / size) if size else np.nan
    return worst

layer_of = FunctionLayer  # the tests build their layers with this: leave it here


# %% gradcheck wrong M12z hidden-only: eps fixed
def gradcheck(layer, x, eps=1e-5):
    eps = 1e-5
    x = np.array(x, dtype=np.float64)
    dout = np.random.default_rng(0).normal(size=layer.forward(x).shape)
    dx = layer.backward(dout)
    worst = 0.0
    for array, gradient in zip([x, *layer.params], [dx, *layer.grads]):
        slopes = np.zeros(array.shape)
        for index in np.ndindex(array.shape):
            old = array[index]
            array[index] = old + eps
            up = np.sum(dout * layer.forward(x))
            array[index] = old - eps
            down = np.sum(dout * layer.forward(x))
            array[index] = old
            slopes[index] = (up - down) / (2 * eps)
        size = np.linalg.norm(gradient) + np.linalg.norm(slopes)
        if size > 0:
            worst = max(worst, np.linalg.norm(gradient - slopes) / size)
    return worst

layer_of = FunctionLayer  # the tests build their layers with this: leave it here


# %% gradcheck wrong -: True instead of the error
def gradcheck(layer, x, eps=1e-5):
    x = np.array(x, dtype=np.float64)
    dout = np.random.default_rng(0).normal(size=layer.forward(x).shape)
    dx = layer.backward(dout)
    worst = 0.0
    for array, gradient in zip([x, *layer.params], [dx, *layer.grads]):
        slopes = np.zeros(array.shape)
        for index in np.ndindex(array.shape):
            old = array[index]
            array[index] = old + eps
            up = np.sum(dout * layer.forward(x))
            array[index] = old - eps
            down = np.sum(dout * layer.forward(x))
            array[index] = old
            slopes[index] = (up - down) / (2 * eps)
        size = np.linalg.norm(gradient) + np.linalg.norm(slopes)
        if size > 0:
            worst = max(worst, np.linalg.norm(gradient - slopes) / size)
    return worst < 1e-6

layer_of = FunctionLayer  # the tests build their layers with this: leave it here


# %% gradcheck wrong -: always content
def gradcheck(layer, x, eps=1e-5):
    x = np.array(x, dtype=np.float64)
    dout = np.random.default_rng(0).normal(size=layer.forward(x).shape)
    dx = layer.backward(dout)
    worst = 0.0
    for array, gradient in zip([x, *layer.params], [dx, *layer.grads]):
        slopes = np.zeros(array.shape)
        for index in np.ndindex(array.shape):
            old = array[index]
            array[index] = old + eps
            up = np.sum(dout * layer.forward(x))
            array[index] = old - eps
            down = np.sum(dout * layer.forward(x))
            array[index] = old
            slopes[index] = (up - down) / (2 * eps)
        size = np.linalg.norm(gradient) + np.linalg.norm(slopes)
        if size > 0:
            worst = max(worst, np.linalg.norm(gradient - slopes) / size)
    return 1e-10

layer_of = FunctionLayer  # the tests build their layers with this: leave it here


# %% gradcheck wrong -: divided by one norm only
def gradcheck(layer, x, eps=1e-5):
    x = np.array(x, dtype=np.float64)
    dout = np.random.default_rng(0).normal(size=layer.forward(x).shape)
    dx = layer.backward(dout)
    worst = 0.0
    for array, gradient in zip([x, *layer.params], [dx, *layer.grads]):
        slopes = np.zeros(array.shape)
        for index in np.ndindex(array.shape):
            old = array[index]
            array[index] = old + eps
            up = np.sum(dout * layer.forward(x))
            array[index] = old - eps
            down = np.sum(dout * layer.forward(x))
            array[index] = old
            slopes[index] = (up - down) / (2 * eps)
        size = np.linalg.norm(slopes)
        if size > 0:
            worst = max(worst, np.linalg.norm(gradient - slopes) / size)
    return worst

layer_of = FunctionLayer  # the tests build their layers with this: leave it here


# %% multi_label right exponentials, np.where
# a.
def probabilities(logits, several):
    if several:
        return np.where(logits >= 0, 1, np.exp(-np.abs(logits))) / (1 + np.exp(-np.abs(logits)))
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)

def decide(logits, several):
    return logits > 0 if several else logits.argmax(axis=1)

# b. "A", "B" or "C" for each. c. A number.
digit = "A"
tags = "B"
price = "C"
spam = "B"
floor = -np.log(np.e / (np.e + 9))


# %% multi_label right decisions from the probabilities
# a.
def probabilities(logits, several):
    if several:
        return 0.5 * (1 + np.tanh(0.5 * logits))
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)

def decide(logits, several):
    p = probabilities(logits, several)
    if several:
        return p > 0.5
    return np.array([int(np.argmax(row)) for row in p])

# b. "A", "B" or "C" for each. c. A number.
digit = "A"
tags = "B"
price = "C"
spam = "B"
floor = np.log(1 + 9 / np.e)


# %% multi_label right logsumexp, the floor as a number
# a.
def probabilities(logits, several):
    if several:
        return 0.5 * (1 + np.tanh(0.5 * logits))
    return np.exp(logits - np.logaddexp.reduce(logits, axis=1, keepdims=True))

def decide(logits, several):
    return logits > 0 if several else logits.argmax(axis=1)

# b. "A", "B" or "C" for each. c. A number.
digit = "A"
tags = "B"
price = "C"
spam = "B"
floor = 1.4612


# %% multi_label wrong X9: softmax for several labels
# a.
def probabilities(logits, several):
    if several:
        pass
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)

def decide(logits, several):
    return logits > 0 if several else logits.argmax(axis=1)

# b. "A", "B" or "C" for each. c. A number.
digit = "A"
tags = "B"
price = "C"
spam = "B"
floor = np.log(1 + 9 / np.e)


# %% multi_label wrong M12aa: sigmoids for one class
# a.
def probabilities(logits, several):
    if True:
        return 0.5 * (1 + np.tanh(0.5 * logits))
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)

def decide(logits, several):
    return logits > 0 if several else logits.argmax(axis=1)

# b. "A", "B" or "C" for each. c. A number.
digit = "A"
tags = "B"
price = "C"
spam = "B"
floor = np.log(1 + 9 / np.e)


# %% multi_label wrong S1: softmax over the samples
# a.
def probabilities(logits, several):
    if several:
        return 0.5 * (1 + np.tanh(0.5 * logits))
    powers = np.exp(logits - logits.max())
    return powers / powers.sum(axis=0)

def decide(logits, several):
    return logits > 0 if several else logits.argmax(axis=1)

# b. "A", "B" or "C" for each. c. A number.
digit = "A"
tags = "B"
price = "C"
spam = "B"
floor = np.log(1 + 9 / np.e)


# %% multi_label wrong S2: normalised over the whole table
# a.
def probabilities(logits, several):
    if several:
        return 0.5 * (1 + np.tanh(0.5 * logits))
    powers = np.exp(logits - logits.max())
    return powers / powers.sum()

def decide(logits, several):
    return logits > 0 if several else logits.argmax(axis=1)

# b. "A", "B" or "C" for each. c. A number.
digit = "A"
tags = "B"
price = "C"
spam = "B"
floor = np.log(1 + 9 / np.e)


# %% multi_label wrong S3 hidden-only: no maximum subtracted
# a.
def probabilities(logits, several):
    if several:
        return 0.5 * (1 + np.tanh(0.5 * logits))
    powers = np.exp(logits)
    return powers / powers.sum(axis=1, keepdims=True)

def decide(logits, several):
    return logits > 0 if several else logits.argmax(axis=1)

# b. "A", "B" or "C" for each. c. A number.
digit = "A"
tags = "B"
price = "C"
spam = "B"
floor = np.log(1 + 9 / np.e)


# %% multi_label wrong S4 hidden-only: one maximum for all
# a.
def probabilities(logits, several):
    if several:
        return 0.5 * (1 + np.tanh(0.5 * logits))
    powers = np.exp(logits - logits.max())
    return powers / powers.sum(axis=1, keepdims=True)

def decide(logits, several):
    return logits > 0 if several else logits.argmax(axis=1)

# b. "A", "B" or "C" for each. c. A number.
digit = "A"
tags = "B"
price = "C"
spam = "B"
floor = np.log(1 + 9 / np.e)


# %% multi_label wrong A1 hidden-only: the sigmoid overflows
# a.
def probabilities(logits, several):
    if several:
        return 1 / (1 + np.exp(-logits))
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)

def decide(logits, several):
    return logits > 0 if several else logits.argmax(axis=1)

# b. "A", "B" or "C" for each. c. A number.
digit = "A"
tags = "B"
price = "C"
spam = "B"
floor = np.log(1 + 9 / np.e)


# %% multi_label wrong M12ab: a table for one class
# a.
def probabilities(logits, several):
    if several:
        return 0.5 * (1 + np.tanh(0.5 * logits))
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)

def decide(logits, several):
    return logits > 0 if several else logits == logits.max(axis=1, keepdims=True)

# b. "A", "B" or "C" for each. c. A number.
digit = "A"
tags = "B"
price = "C"
spam = "B"
floor = np.log(1 + 9 / np.e)


# %% multi_label wrong M12ac: one label for each sample
# a.
def probabilities(logits, several):
    if several:
        return 0.5 * (1 + np.tanh(0.5 * logits))
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)

def decide(logits, several):
    return logits.argmax(axis=1)

# b. "A", "B" or "C" for each. c. A number.
digit = "A"
tags = "B"
price = "C"
spam = "B"
floor = np.log(1 + 9 / np.e)


# %% multi_label wrong M12ad: true at one half
# a.
def probabilities(logits, several):
    if several:
        return 0.5 * (1 + np.tanh(0.5 * logits))
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)

def decide(logits, several):
    return logits >= 0 if several else logits.argmax(axis=1)

# b. "A", "B" or "C" for each. c. A number.
digit = "A"
tags = "B"
price = "C"
spam = "B"
floor = np.log(1 + 9 / np.e)


# %% multi_label wrong M12ae: the logit compared with one half
# a.
def probabilities(logits, several):
    if several:
        return 0.5 * (1 + np.tanh(0.5 * logits))
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)

def decide(logits, several):
    return logits > 0.5 if several else logits.argmax(axis=1)

# b. "A", "B" or "C" for each. c. A number.
digit = "A"
tags = "B"
price = "C"
spam = "B"
floor = np.log(1 + 9 / np.e)


# %% multi_label wrong M12af hidden-only: floor 0
# a.
def probabilities(logits, several):
    if several:
        return 0.5 * (1 + np.tanh(0.5 * logits))
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)

def decide(logits, several):
    return logits > 0 if several else logits.argmax(axis=1)

# b. "A", "B" or "C" for each. c. A number.
digit = "A"
tags = "B"
price = "C"
spam = "B"
floor = 0.0


# %% multi_label wrong M12ag hidden-only: the loss of guessing
# a.
def probabilities(logits, several):
    if several:
        return 0.5 * (1 + np.tanh(0.5 * logits))
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)

def decide(logits, several):
    return logits > 0 if several else logits.argmax(axis=1)

# b. "A", "B" or "C" for each. c. A number.
digit = "A"
tags = "B"
price = "C"
spam = "B"
floor = np.log(10)


# %% multi_label wrong -: tags by softmax
# a.
def probabilities(logits, several):
    if several:
        return 0.5 * (1 + np.tanh(0.5 * logits))
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)

def decide(logits, several):
    return logits > 0 if several else logits.argmax(axis=1)

# b. "A", "B" or "C" for each. c. A number.
digit = "A"
tags = "A"
price = "C"
spam = "B"
floor = np.log(1 + 9 / np.e)


# %% multi_label wrong -: the price by a sigmoid
# a.
def probabilities(logits, several):
    if several:
        return 0.5 * (1 + np.tanh(0.5 * logits))
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)

def decide(logits, several):
    return logits > 0 if several else logits.argmax(axis=1)

# b. "A", "B" or "C" for each. c. A number.
digit = "A"
tags = "B"
price = "B"
spam = "B"
floor = np.log(1 + 9 / np.e)


# %% multi_label wrong -: digits by their numbers
# a.
def probabilities(logits, several):
    if several:
        return 0.5 * (1 + np.tanh(0.5 * logits))
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)

def decide(logits, several):
    return logits > 0 if several else logits.argmax(axis=1)

# b. "A", "B" or "C" for each. c. A number.
digit = "C"
tags = "B"
price = "C"
spam = "B"
floor = np.log(1 + 9 / np.e)


# %% multi_label wrong -: spam by softmax over one output
# a.
def probabilities(logits, several):
    if several:
        return 0.5 * (1 + np.tanh(0.5 * logits))
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)

def decide(logits, several):
    return logits > 0 if several else logits.argmax(axis=1)

# b. "A", "B" or "C" for each. c. A number.
digit = "A"
tags = "B"
price = "C"
spam = "A"
floor = np.log(1 + 9 / np.e)


# %% state_rules right copies of everything, three layers
# a. Two numbers.
after_two_forwards = 50.0
after_two_backwards = 50.0

# b.
def broken_rules(make, x1, x2, dout):
    broken = set()
    fresh, used = make(), make()
    fresh.forward(x2)
    expected = [fresh.backward(dout), *fresh.grads]
    used.forward(x1)
    used.forward(x2)
    came = [used.backward(dout), *used.grads]
    if not all(np.allclose(a, b) for a, b in zip(came, expected)):
        broken.add("latest")
    third = make()
    third.forward(x2)
    third.backward(dout)
    first = [np.array(g) for g in third.grads]
    third.backward(dout)
    if not all(np.allclose(a, b) for a, b in zip(third.grads, first)):
        broken.add("overwrite")
    if [g.shape for g in used.grads] != [p.shape for p in used.params]:
        broken.add("shapes")
    return broken

kind_of = FunctionLayer  # the tests build their layers with this: leave it here


# %% state_rules right sums of differences
# a. Two numbers.
after_two_forwards = 50.0
after_two_backwards = 50.0

# b.
def broken_rules(make, x1, x2, dout):
    broken = set()
    fresh, used = make(), make()
    fresh.forward(x2)
    expected = [fresh.backward(dout), *fresh.grads]
    used.forward(x1)
    used.forward(x2)
    came = [used.backward(dout), *used.grads]
    if sum(np.abs(a - b).max() for a, b in zip(came, expected)) > 1e-6:
        broken.add("latest")
    first = [g.copy() for g in used.grads]
    used.backward(dout)
    if not all(np.allclose(a, b) for a, b in zip(used.grads, first)):
        broken.add("overwrite")
    if [g.shape for g in used.grads] != [p.shape for p in used.params]:
        broken.add("shapes")
    return broken

kind_of = FunctionLayer  # the tests build their layers with this: leave it here


# %% state_rules right a set comprehension of findings
# a. Two numbers.
after_two_forwards = 50.0
after_two_backwards = 50.0

# b.
def broken_rules(make, x1, x2, dout):
    broken = set()
    fresh, used = make(), make()
    fresh.forward(x2)
    expected = [fresh.backward(dout), *fresh.grads]
    used.forward(x1)
    used.forward(x2)
    came = [used.backward(dout), *used.grads]
    if not all(np.allclose(a, b) for a, b in zip(came, expected)):
        broken.add("latest")
    first = [g.copy() for g in used.grads]
    used.backward(dout)
    if not all(np.allclose(a, b) for a, b in zip(used.grads, first)):
        broken.add("overwrite")
    fits = len(used.grads) == len(used.params) and all(np.shape(g) == np.shape(p) for g, p in zip(used.grads, used.params))
    return broken if fits else broken | {"shapes"}

kind_of = FunctionLayer  # the tests build their layers with this: leave it here


# %% state_rules wrong M2: the first input counts
# a. Two numbers.
after_two_forwards = 20.0
after_two_backwards = 50.0

# b.
def broken_rules(make, x1, x2, dout):
    broken = set()
    fresh, used = make(), make()
    fresh.forward(x2)
    expected = [fresh.backward(dout), *fresh.grads]
    used.forward(x1)
    used.forward(x2)
    came = [used.backward(dout), *used.grads]
    if not all(np.allclose(a, b) for a, b in zip(came, expected)):
        broken.add("latest")
    first = [g.copy() for g in used.grads]
    used.backward(dout)
    if not all(np.allclose(a, b) for a, b in zip(used.grads, first)):
        broken.add("overwrite")
    if [g.shape for g in used.grads] != [p.shape for p in used.params]:
        broken.add("shapes")
    return broken

kind_of = FunctionLayer  # the tests build their layers with this: leave it here


# %% state_rules wrong M12ah: both inputs count
# a. Two numbers.
after_two_forwards = 70.0
after_two_backwards = 50.0

# b.
def broken_rules(make, x1, x2, dout):
    broken = set()
    fresh, used = make(), make()
    fresh.forward(x2)
    expected = [fresh.backward(dout), *fresh.grads]
    used.forward(x1)
    used.forward(x2)
    came = [used.backward(dout), *used.grads]
    if not all(np.allclose(a, b) for a, b in zip(came, expected)):
        broken.add("latest")
    first = [g.copy() for g in used.grads]
    used.backward(dout)
    if not all(np.allclose(a, b) for a, b in zip(used.grads, first)):
        broken.add("overwrite")
    if [g.shape for g in used.grads] != [p.shape for p in used.params]:
        broken.add("shapes")
    return broken

kind_of = FunctionLayer  # the tests build their layers with this: leave it here


# %% state_rules wrong M12ai: the gradient of x
# a. Two numbers.
after_two_forwards = 30.0
after_two_backwards = 50.0

# b.
def broken_rules(make, x1, x2, dout):
    broken = set()
    fresh, used = make(), make()
    fresh.forward(x2)
    expected = [fresh.backward(dout), *fresh.grads]
    used.forward(x1)
    used.forward(x2)
    came = [used.backward(dout), *used.grads]
    if not all(np.allclose(a, b) for a, b in zip(came, expected)):
        broken.add("latest")
    first = [g.copy() for g in used.grads]
    used.backward(dout)
    if not all(np.allclose(a, b) for a, b in zip(used.grads, first)):
        broken.add("overwrite")
    if [g.shape for g in used.grads] != [p.shape for p in used.params]:
        broken.add("shapes")
    return broken

kind_of = FunctionLayer  # the tests build their layers with this: leave it here


# %% state_rules wrong K8: gradients add up
# a. Two numbers.
after_two_forwards = 50.0
after_two_backwards = 100.0

# b.
def broken_rules(make, x1, x2, dout):
    broken = set()
    fresh, used = make(), make()
    fresh.forward(x2)
    expected = [fresh.backward(dout), *fresh.grads]
    used.forward(x1)
    used.forward(x2)
    came = [used.backward(dout), *used.grads]
    if not all(np.allclose(a, b) for a, b in zip(came, expected)):
        broken.add("latest")
    first = [g.copy() for g in used.grads]
    used.backward(dout)
    if not all(np.allclose(a, b) for a, b in zip(used.grads, first)):
        broken.add("overwrite")
    if [g.shape for g in used.grads] != [p.shape for p in used.params]:
        broken.add("shapes")
    return broken

kind_of = FunctionLayer  # the tests build their layers with this: leave it here


# %% state_rules wrong M12al: the second layer never sees x1 alone
# a. Two numbers.
after_two_forwards = 50.0
after_two_backwards = 50.0

# b.
def broken_rules(make, x1, x2, dout):
    broken = set()
    fresh, used = make(), make()
    fresh.forward(x1)
    fresh.forward(x2)
    expected = [fresh.backward(dout), *fresh.grads]
    used.forward(x1)
    used.forward(x2)
    came = [used.backward(dout), *used.grads]
    if not all(np.allclose(a, b) for a, b in zip(came, expected)):
        broken.add("latest")
    first = [g.copy() for g in used.grads]
    used.backward(dout)
    if not all(np.allclose(a, b) for a, b in zip(used.grads, first)):
        broken.add("overwrite")
    if [g.shape for g in used.grads] != [p.shape for p in used.params]:
        broken.add("shapes")
    return broken

kind_of = FunctionLayer  # the tests build their layers with this: leave it here


# %% state_rules wrong M12al hidden-only: only grads are compared
# a. Two numbers.
after_two_forwards = 50.0
after_two_backwards = 50.0

# b.
def broken_rules(make, x1, x2, dout):
    broken = set()
    fresh, used = make(), make()
    fresh.forward(x2)
    expected = [fresh.backward(dout) * 0, *fresh.grads]
    used.forward(x1)
    used.forward(x2)
    came = [used.backward(dout) * 0, *used.grads]
    if not all(np.allclose(a, b) for a, b in zip(came, expected)):
        broken.add("latest")
    first = [g.copy() for g in used.grads]
    used.backward(dout)
    if not all(np.allclose(a, b) for a, b in zip(used.grads, first)):
        broken.add("overwrite")
    if [g.shape for g in used.grads] != [p.shape for p in used.params]:
        broken.add("shapes")
    return broken

kind_of = FunctionLayer  # the tests build their layers with this: leave it here


# %% state_rules wrong M12al: only what comes back is compared
# a. Two numbers.
after_two_forwards = 50.0
after_two_backwards = 50.0

# b.
def broken_rules(make, x1, x2, dout):
    broken = set()
    fresh, used = make(), make()
    fresh.forward(x2)
    expected = [fresh.backward(dout)]
    used.forward(x1)
    used.forward(x2)
    came = [used.backward(dout)]
    if not all(np.allclose(a, b) for a, b in zip(came, expected)):
        broken.add("latest")
    first = [g.copy() for g in used.grads]
    used.backward(dout)
    if not all(np.allclose(a, b) for a, b in zip(used.grads, first)):
        broken.add("overwrite")
    if [g.shape for g in used.grads] != [p.shape for p in used.params]:
        broken.add("shapes")
    return broken

kind_of = FunctionLayer  # the tests build their layers with this: leave it here


# %% state_rules wrong M12ak: the earlier gradients are not copied
# a. Two numbers.
after_two_forwards = 50.0
after_two_backwards = 50.0

# b.
def broken_rules(make, x1, x2, dout):
    broken = set()
    fresh, used = make(), make()
    fresh.forward(x2)
    expected = [fresh.backward(dout), *fresh.grads]
    used.forward(x1)
    used.forward(x2)
    came = [used.backward(dout), *used.grads]
    if not all(np.allclose(a, b) for a, b in zip(came, expected)):
        broken.add("latest")
    first = list(used.grads)
    used.backward(dout)
    if not all(np.allclose(a, b) for a, b in zip(used.grads, first)):
        broken.add("overwrite")
    if [g.shape for g in used.grads] != [p.shape for p in used.params]:
        broken.add("shapes")
    return broken

kind_of = FunctionLayer  # the tests build their layers with this: leave it here


# %% state_rules wrong M12ak: adding up is never looked for
# a. Two numbers.
after_two_forwards = 50.0
after_two_backwards = 50.0

# b.
def broken_rules(make, x1, x2, dout):
    broken = set()
    fresh, used = make(), make()
    fresh.forward(x2)
    expected = [fresh.backward(dout), *fresh.grads]
    used.forward(x1)
    used.forward(x2)
    came = [used.backward(dout), *used.grads]
    if not all(np.allclose(a, b) for a, b in zip(came, expected)):
        broken.add("latest")
    first = [g.copy() for g in used.grads]
    used.backward(dout)
    if not all(np.allclose(a, b) for a, b in zip(used.grads, first)):
        pass
    if [g.shape for g in used.grads] != [p.shape for p in used.params]:
        broken.add("shapes")
    return broken

kind_of = FunctionLayer  # the tests build their layers with this: leave it here


# %% state_rules wrong M12am hidden-only: only the number of gradients
# a. Two numbers.
after_two_forwards = 50.0
after_two_backwards = 50.0

# b.
def broken_rules(make, x1, x2, dout):
    broken = set()
    fresh, used = make(), make()
    fresh.forward(x2)
    expected = [fresh.backward(dout), *fresh.grads]
    used.forward(x1)
    used.forward(x2)
    came = [used.backward(dout), *used.grads]
    if not all(np.allclose(a, b) for a, b in zip(came, expected)):
        broken.add("latest")
    first = [g.copy() for g in used.grads]
    used.backward(dout)
    if not all(np.allclose(a, b) for a, b in zip(used.grads, first)):
        broken.add("overwrite")
    if len(used.grads) != len(used.params):
        broken.add("shapes")
    return broken

kind_of = FunctionLayer  # the tests build their layers with this: leave it here


# %% state_rules wrong M12am hidden-only: shapes of those that are there
# a. Two numbers.
after_two_forwards = 50.0
after_two_backwards = 50.0

# b.
def broken_rules(make, x1, x2, dout):
    broken = set()
    fresh, used = make(), make()
    fresh.forward(x2)
    expected = [fresh.backward(dout), *fresh.grads]
    used.forward(x1)
    used.forward(x2)
    came = [used.backward(dout), *used.grads]
    if not all(np.allclose(a, b) for a, b in zip(came, expected)):
        broken.add("latest")
    first = [g.copy() for g in used.grads]
    used.backward(dout)
    if not all(np.allclose(a, b) for a, b in zip(used.grads, first)):
        broken.add("overwrite")
    if any(g.shape != p.shape for g, p in zip(used.grads, used.params)):
        broken.add("shapes")
    return broken

kind_of = FunctionLayer  # the tests build their layers with this: leave it here


# %% state_rules wrong M12aj: compared with the gradients for x1
# a. Two numbers.
after_two_forwards = 50.0
after_two_backwards = 50.0

# b.
def broken_rules(make, x1, x2, dout):
    broken = set()
    fresh, used = make(), make()
    fresh.forward(x1)
    expected = [fresh.backward(dout), *fresh.grads]
    used.forward(x1)
    used.forward(x2)
    came = [used.backward(dout), *used.grads]
    if not all(np.allclose(a, b) for a, b in zip(came, expected)):
        broken.add("latest")
    first = [g.copy() for g in used.grads]
    used.backward(dout)
    if not all(np.allclose(a, b) for a, b in zip(used.grads, first)):
        broken.add("overwrite")
    if [g.shape for g in used.grads] != [p.shape for p in used.params]:
        broken.add("shapes")
    return broken

kind_of = FunctionLayer  # the tests build their layers with this: leave it here


# %% state_rules wrong M12aj: everything is broken
# a. Two numbers.
after_two_forwards = 50.0
after_two_backwards = 50.0

# b.
def broken_rules(make, x1, x2, dout):
    broken = set()
    fresh, used = make(), make()
    fresh.forward(x2)
    expected = [fresh.backward(dout), *fresh.grads]
    used.forward(x1)
    used.forward(x2)
    came = [used.backward(dout), *used.grads]
    if not all(np.allclose(a, b) for a, b in zip(came, expected)):
        broken.add("latest")
    first = [g.copy() for g in used.grads]
    used.backward(dout)
    if not all(np.allclose(a, b) for a, b in zip(used.grads, first)):
        broken.add("overwrite")
    if [g.shape for g in used.grads] != [p.shape for p in used.params]:
        broken.add("shapes")
    return {"latest", "overwrite", "shapes"}

kind_of = FunctionLayer  # the tests build their layers with this: leave it here


# %% state_rules wrong -: a list in place of a set
# a. Two numbers.
after_two_forwards = 50.0
after_two_backwards = 50.0

# b.
def broken_rules(make, x1, x2, dout):
    broken = set()
    fresh, used = make(), make()
    fresh.forward(x2)
    expected = [fresh.backward(dout), *fresh.grads]
    used.forward(x1)
    used.forward(x2)
    came = [used.backward(dout), *used.grads]
    if not all(np.allclose(a, b) for a, b in zip(came, expected)):
        broken.add("latest")
    first = [g.copy() for g in used.grads]
    used.backward(dout)
    if not all(np.allclose(a, b) for a, b in zip(used.grads, first)):
        broken.add("overwrite")
    if [g.shape for g in used.grads] != [p.shape for p in used.params]:
        broken.add("shapes")
    return sorted(broken)

kind_of = FunctionLayer  # the tests build their layers with this: leave it here


# %% state_rules wrong -: True and False
# a. Two numbers.
after_two_forwards = 50.0
after_two_backwards = 50.0

# b.
def broken_rules(make, x1, x2, dout):
    broken = set()
    fresh, used = make(), make()
    fresh.forward(x2)
    expected = [fresh.backward(dout), *fresh.grads]
    used.forward(x1)
    used.forward(x2)
    came = [used.backward(dout), *used.grads]
    if not all(np.allclose(a, b) for a, b in zip(came, expected)):
        broken.add("latest")
    first = [g.copy() for g in used.grads]
    used.backward(dout)
    if not all(np.allclose(a, b) for a, b in zip(used.grads, first)):
        broken.add("overwrite")
    if [g.shape for g in used.grads] != [p.shape for p in used.params]:
        broken.add("shapes")
    return not broken

kind_of = FunctionLayer  # the tests build their layers with this: leave it here

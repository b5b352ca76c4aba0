# %% edges wrong F1: the bias column is unit 1
def edges(weights):
    return [(l, j + 1, i + 1, W[i, j]) for l, W in enumerate(weights, 1) for i, j in np.ndindex(W.shape)]

right_about_231 = {"A", "B", "E"}

# %% edges right loops with indices and python numbers
def edges(weights):
    found = []
    for layer in range(len(weights)):
        rows, columns = weights[layer].shape
        for i in range(rows):
            for j in range(columns):
                found.append((layer + 1, j, i + 1, float(weights[layer][i][j])))
    return found

right_about_231 = "ABE"

# %% edges right a set, from ndenumerate
def edges(weights):
    return {(layer, j, i + 1, float(v)) for layer, W in enumerate(weights, 1) for (i, j), v in np.ndenumerate(W)}

right_about_231 = {"A", "B", "E"}

# %% edges right column by column, lists
def edges(weights):
    found = []
    for layer, W in enumerate(weights, start=1):
        for source, column in enumerate(W.T):
            found.extend([layer, source, to, weight] for to, weight in enumerate(column, start=1))
    return found

right_about_231 = {"a", "b", "e"}

# %% edges right last layer first
def edges(weights):
    result = []
    for layer in reversed(range(1, len(weights) + 1)):
        table = weights[layer - 1]
        result += [(layer, j, i + 1, table[i][j]) for i in range(len(table)) for j in range(len(table[0]))]
    return result

right_about_231 = {"A", "B", "E"}

# %% edges wrong M07a: from and to swapped
def edges(weights):
    return [(l, i + 1, j, W[i, j]) for l, W in enumerate(weights, 1) for i, j in np.ndindex(W.shape)]

right_about_231 = {"A", "B", "E"}

# %% edges wrong M07b: no biases
def edges(weights):
    return [(l, j, i + 1, W[i, j]) for l, W in enumerate(weights, 1) for i, j in np.ndindex(W.shape) if j > 0]

right_about_231 = {"A", "B", "E"}

# %% edges wrong M07c: layers from 0
def edges(weights):
    return [(l - 1, j, i + 1, W[i, j]) for l, W in enumerate(weights, 1) for i, j in np.ndindex(W.shape)]

right_about_231 = {"A", "B", "E"}

# %% edges wrong M07d: units from 0
def edges(weights):
    return [(l, j, i, W[i, j]) for l, W in enumerate(weights, 1) for i, j in np.ndindex(W.shape)]

right_about_231 = {"A", "B", "E"}

# %% edges wrong M07e: no zeros
def edges(weights):
    return [(l, j, i + 1, W[i, j]) for l, W in enumerate(weights, 1) for i, j in np.ndindex(W.shape) if W[i, j]]

right_about_231 = {"A", "B", "E"}

# %% edges wrong -: triples without the weight
def edges(weights):
    return [(l, j, i + 1) for l, W in enumerate(weights, 1) for i, j in np.ndindex(W.shape)]

right_about_231 = {"A", "B", "E"}

# %% edges wrong -: the first layer only
def edges(weights):
    return [(1, j, i + 1, weights[0][i, j]) for i, j in np.ndindex(weights[0].shape)]

right_about_231 = {"A", "B", "E"}

# %% edges wrong - hidden-only: says the output unit computes nothing
def edges(weights):
    return [(l, j, i + 1, W[i, j]) for l, W in enumerate(weights, 1) for i, j in np.ndindex(W.shape)]

right_about_231 = {"A", "B", "C"}

# %% edges wrong - hidden-only: calls it deep
def edges(weights):
    return [(l, j, i + 1, W[i, j]) for l, W in enumerate(weights, 1) for i, j in np.ndindex(W.shape)]

right_about_231 = {"A", "B", "D"}

# %% edges wrong -: too many letters
def edges(weights):
    return [(l, j, i + 1, W[i, j]) for l, W in enumerate(weights, 1) for i, j in np.ndindex(W.shape)]

right_about_231 = {"A", "B", "D", "E"}

# %% pen_and_paper right a one in front of x
z1, z2, z_out, y_out = 0.0, -1.5, 0.5, 1


def pen_and_paper(W1, W2, x):
    h = step(W1 @ np.concatenate([[1.0], x]))
    return h, step(W2 @ np.concatenate([[1.0], h]))

# %% pen_and_paper right loops and python ints
z1, z2, z_out, y_out = 0.0, -1.5, 0.5, 1


def pen_and_paper(W1, W2, x):
    def layer(W, values):
        result = []
        for row in W:
            z = row[0]
            for weight, value in zip(row[1:], values):
                z = z + weight * value
            result.append(1 if z >= 0 else 0)
        return result

    h = layer(W1, x)
    return h, layer(W2, h)

# %% pen_and_paper right a list, heaviside
z1, z2, z_out, y_out = 0.0, -1.5, 0.5, 1


def pen_and_paper(W1, W2, x):
    h = np.heaviside(W1[:, 1:].dot(x) + W1[:, 0], 1)
    y = np.heaviside(W2[:, 1:].dot(h) + W2[:, 0], 1)
    return [h, y]

# %% pen_and_paper right compared with minus the bias
z1, z2, z_out, y_out = 0.0, -1.5, 0.5, 1


def pen_and_paper(W1, W2, x):
    h = (W1[:, 1:] @ x >= -W1[:, 0]).astype(float)
    return h, (W2[:, 1:] @ h >= -W2[:, 0]).astype(float)

# %% pen_and_paper wrong F2: no step at the output
z1, z2, z_out, y_out = 0.0, -1.5, 0.5, 1


def pen_and_paper(W1, W2, x):
    h = step(W1[:, 0] + W1[:, 1:] @ x)
    return h, W2[:, 0] + W2[:, 1:] @ h

# %% pen_and_paper wrong M07h: no step in the hidden layer
z1, z2, z_out, y_out = 0.0, -1.5, 0.5, 1


def pen_and_paper(W1, W2, x):
    h = W1[:, 0] + W1[:, 1:] @ x
    return h, step(W2[:, 0] + W2[:, 1:] @ h)

# %% pen_and_paper wrong M07i: no step at all
z1, z2, z_out, y_out = 0.0, -1.5, 0.5, 1


def pen_and_paper(W1, W2, x):
    h = W1[:, 0] + W1[:, 1:] @ x
    return h, W2[:, 0] + W2[:, 1:] @ h

# %% pen_and_paper wrong M07g: above zero in place of at least zero
z1, z2, z_out, y_out = 0.0, -1.5, 0.5, 1


def pen_and_paper(W1, W2, x):
    h = (W1[:, 0] + W1[:, 1:] @ x > 0).astype(float)
    return h, (W2[:, 0] + W2[:, 1:] @ h > 0).astype(float)

# %% pen_and_paper wrong M07f: no biases
z1, z2, z_out, y_out = 0.0, -1.5, 0.5, 1


def pen_and_paper(W1, W2, x):
    h = step(W1[:, 1:] @ x)
    return h, step(W2[:, 1:] @ h)

# %% pen_and_paper wrong -: the bias column is the last
z1, z2, z_out, y_out = 0.0, -1.5, 0.5, 1


def pen_and_paper(W1, W2, x):
    h = step(W1[:, -1] + W1[:, :-1] @ x)
    return h, step(W2[:, -1] + W2[:, :-1] @ h)

# %% pen_and_paper wrong -: minus ones for zeros
z1, z2, z_out, y_out = 0.0, -1.5, 0.5, 1


def pen_and_paper(W1, W2, x):
    h = np.sign(W1[:, 0] + W1[:, 1:] @ x)
    return h, np.sign(W2[:, 0] + W2[:, 1:] @ h)

# %% pen_and_paper wrong -: a sigmoid in place of the step
z1, z2, z_out, y_out = 0.0, -1.5, 0.5, 1


def pen_and_paper(W1, W2, x):
    h = sigmoid(W1[:, 0] + W1[:, 1:] @ x)
    return h, sigmoid(W2[:, 0] + W2[:, 1:] @ h)

# %% pen_and_paper wrong -: the outputs only
z1, z2, z_out, y_out = 0.0, -1.5, 0.5, 1


def pen_and_paper(W1, W2, x):
    h = step(W1[:, 0] + W1[:, 1:] @ x)
    return step(W2[:, 0] + W2[:, 1:] @ h)

# %% pen_and_paper wrong M07f: biases left out on paper
z1, z2, z_out, y_out = 1, 0, 1.75, 1


def pen_and_paper(W1, W2, x):
    h = step(W1[:, 0] + W1[:, 1:] @ x)
    return h, step(W2[:, 0] + W2[:, 1:] @ h)

# %% pen_and_paper wrong F2: the sum for the output on paper
z1, z2, z_out, y_out = 0, -1.5, 0.5, 0.5


def pen_and_paper(W1, W2, x):
    h = step(W1[:, 0] + W1[:, 1:] @ x)
    return h, step(W2[:, 0] + W2[:, 1:] @ h)

# %% pen_and_paper wrong M07g: the hidden sum 0 does not count on paper
z1, z2, z_out, y_out = 0, -1.5, -0.5, 0


def pen_and_paper(W1, W2, x):
    h = step(W1[:, 0] + W1[:, 1:] @ x)
    return h, step(W2[:, 0] + W2[:, 1:] @ h)

# %% init_net right biases at zero, weights scaled
def init_net(sizes, rng):
    w, b = [], []
    for i in range(len(sizes) - 1):
        w.append(rng.standard_normal((sizes[i + 1], sizes[i])) / np.sqrt(sizes[i]))
        b.append(np.zeros((sizes[i + 1], 1)))
    return w, b

# %% init_net right uniform around zero
def init_net(sizes, rng):
    w = [rng.uniform(-1, 1, (m, n)) for n, m in zip(sizes[:-1], sizes[1:])]
    b = [rng.uniform(-1, 1, (m, 1)) for m in sizes[1:]]
    return [w, b]

# %% init_net right one draw a layer, cut apart
def init_net(sizes, rng):
    w, b = [], []
    for n, m in zip(sizes, sizes[1:]):
        block = rng.normal(0.0, 0.5, size=(m, n + 1))
        w.append(block[:, 1:])
        b.append(block[:, :1])
    return w, b

# %% init_net right nested lists
def init_net(sizes, rng):
    w = [[[rng.normal() for _ in range(n)] for _ in range(m)] for n, m in zip(sizes, sizes[1:])]
    b = [[[0.0] for _ in range(m)] for m in sizes[1:]]
    return w, b

# %% init_net wrong F3: all weights one half
def init_net(sizes, rng):
    return [np.full((m, n), 0.5) for n, m in zip(sizes, sizes[1:])], [np.zeros((m, 1)) for n, m in zip(sizes, sizes[1:])]

# %% init_net wrong F3: one random row for all units
def init_net(sizes, rng):
    return [np.tile(rng.normal(size=(1, n)), (m, 1)) for n, m in zip(sizes, sizes[1:])], [np.zeros((m, 1)) for n, m in zip(sizes, sizes[1:])]

# %% init_net wrong F3: zeros
def init_net(sizes, rng):
    return [np.zeros((m, n)) for n, m in zip(sizes, sizes[1:])], [np.zeros((m, 1)) for n, m in zip(sizes, sizes[1:])]

# %% init_net wrong F4: the global generator
def init_net(sizes, rng):
    return [np.random.randn(m, n) for n, m in zip(sizes, sizes[1:])], [np.zeros((m, 1)) for n, m in zip(sizes, sizes[1:])]

# %% init_net wrong F4: a generator without a seed
def init_net(sizes, rng):
    return [np.random.default_rng().normal(size=(m, n)) for n, m in zip(sizes, sizes[1:])], [np.zeros((m, 1)) for n, m in zip(sizes, sizes[1:])]

# %% init_net wrong M07j: in times out
def init_net(sizes, rng):
    return [rng.normal(size=(n, m)) for n, m in zip(sizes, sizes[1:])], [np.zeros((m, 1)) for n, m in zip(sizes, sizes[1:])]

# %% init_net wrong M07l: flat biases
def init_net(sizes, rng):
    return [rng.normal(size=(m, n)) for n, m in zip(sizes, sizes[1:])], [np.zeros(m) for n, m in zip(sizes, sizes[1:])]

# %% init_net wrong M07k: an array for the input layer, too
def init_net(sizes, rng):
    w = [rng.normal(size=(m, n)) for n, m in zip([1, *sizes], sizes)]
    return w, [np.zeros((m, 1)) for m in sizes]

# %% init_net wrong M07m: a seed of its own
def init_net(sizes, rng):
    return [np.random.default_rng(0).normal(size=(m, n)) for n, m in zip(sizes, sizes[1:])], [np.zeros((m, 1)) for n, m in zip(sizes, sizes[1:])]

# %% init_net wrong M07n hidden-only: one random column for all inputs
def init_net(sizes, rng):
    return [rng.normal(size=(m, 1)) + np.zeros((m, n)) for n, m in zip(sizes, sizes[1:])], [np.zeros((m, 1)) for n, m in zip(sizes, sizes[1:])]

# %% init_net wrong M07o hidden-only: uniform from 0 to 1
def init_net(sizes, rng):
    return [rng.uniform(size=(m, n)) for n, m in zip(sizes, sizes[1:])], [np.zeros((m, 1)) for n, m in zip(sizes, sizes[1:])]

# %% init_net wrong M07p hidden-only: the generator is started anew
def init_net(sizes, rng):
    seed = int(rng.integers(10**6))
    return [np.random.default_rng(seed).normal(size=(m, n)) for n, m in zip(sizes, sizes[1:])], [np.zeros((m, 1)) for n, m in zip(sizes, sizes[1:])]

# %% init_net wrong - hidden-only: the same random bias for all units
def init_net(sizes, rng):
    return [rng.normal(size=(m, n)) for n, m in zip(sizes, sizes[1:])], [rng.normal() + np.zeros((m, 1)) for n, m in zip(sizes, sizes[1:])]

# %% init_net wrong -: rows of ones in place of columns
def init_net(sizes, rng):
    return [rng.normal(size=(m, n)) for n, m in zip(sizes, sizes[1:])], [rng.normal(size=(1, m)) for n, m in zip(sizes, sizes[1:])]

# %% init_net wrong -: weights only
def init_net(sizes, rng):
    return [rng.normal(size=(m, n)) for n, m in zip(sizes, sizes[1:])]

# %% init_net wrong - hidden-only: infinite biases
def init_net(sizes, rng):
    return [rng.normal(size=(m, n)) for n, m in zip(sizes, sizes[1:])], [np.full((m, 1), np.inf) for n, m in zip(sizes, sizes[1:])]

# %% activations right with expm1
def sigmoid_prime(z):
    a = sigmoid(z)
    return a * (1 - a)


def tanh(z):
    return np.tanh(z)


def tanh_prime(z):
    return 1 - np.tanh(z) ** 2


def relu(z):
    return np.where(z > 0, z, 0.0)


def relu_prime(z):
    return np.where(z > 0, 1.0, 0.0)


def leaky_relu(z, alpha):
    return np.where(z > 0, z, alpha * z)


def leaky_relu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha)


def elu(z, alpha):
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))


def elu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha * np.exp(np.minimum(z, 0)))


def relu_backward(upstream, z):
    return upstream * (z > 0)

# %% activations right by masks and signs
def sigmoid_prime(z):
    e = np.exp(-np.abs(z))
    return e / (1 + e) ** 2


def tanh(z):
    return 2 * sigmoid(2 * z) - 1


def tanh_prime(z):
    a = sigmoid(2 * z)
    return 4 * a * (1 - a)


def relu(z):
    return np.maximum(0, z)


def relu_prime(z):
    return (z > 0).astype(float)


def leaky_relu(z, alpha):
    return np.maximum(z, 0) + alpha * np.minimum(z, 0)


def leaky_relu_prime(z, alpha):
    slope = np.full_like(z, alpha)
    slope[z > 0] = 1
    return slope


def elu(z, alpha):
    result = np.array(z)
    left = z <= 0
    result[left] = alpha * (np.exp(z[left]) - 1)
    return result


def elu_prime(z, alpha):
    result = np.ones_like(z)
    result[z <= 0] = alpha * np.exp(z[z <= 0])
    return result


def relu_backward(upstream, z):
    result = upstream.copy()
    result[z <= 0] = 0
    return result

# %% activations right from one another
def sigmoid_prime(z):
    a = sigmoid(z)
    return a * (1 - a)


def tanh(z):
    return np.tanh(z)


def tanh_prime(z):
    a = tanh(z)
    return (1 - a) * (1 + a)


def relu(z):
    return (np.abs(z) + z) / 2


def relu_prime(z):
    return np.heaviside(z, 0)


def leaky_relu(z, alpha):
    return z * leaky_relu_prime(z, alpha)


def leaky_relu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha)


def elu(z, alpha):
    return relu(z) + alpha * np.expm1(-relu(-z))


def elu_prime(z, alpha):
    return relu_prime(z) + (1 - relu_prime(z)) * (elu(z, alpha) + alpha)


def relu_backward(upstream, z):
    return np.where(z > 0, upstream, 0)

# %% activations right number by number
def sigmoid_prime(z):
    a = sigmoid(z)
    return a * (1 - a)


def tanh(z):
    return np.tanh(z)


def tanh_prime(z):
    return 1 - np.tanh(z) ** 2


def relu(z):
    return np.vectorize(lambda v: max(0.0, float(v)))(z)


def relu_prime(z):
    return np.vectorize(lambda v: 1.0 if v > 0 else 0.0)(z)


def leaky_relu(z, alpha):
    return np.vectorize(lambda v: float(v) if v > 0 else alpha * v)(z)


def leaky_relu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha)


def elu(z, alpha):
    return np.vectorize(lambda v: float(v) if v > 0 else alpha * (np.exp(v) - 1))(z)


def elu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha * np.exp(np.minimum(z, 0)))


def relu_backward(upstream, z):
    return upstream * (z > 0)

# %% activations wrong A3: z(1 - z)
def sigmoid_prime(z):
    return z * (1 - z)


def tanh(z):
    return np.tanh(z)


def tanh_prime(z):
    return 1 - np.tanh(z) ** 2


def relu(z):
    return np.where(z > 0, z, 0.0)


def relu_prime(z):
    return np.where(z > 0, 1.0, 0.0)


def leaky_relu(z, alpha):
    return np.where(z > 0, z, alpha * z)


def leaky_relu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha)


def elu(z, alpha):
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))


def elu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha * np.exp(np.minimum(z, 0)))


def relu_backward(upstream, z):
    return upstream * (z > 0)

# %% activations wrong A4: sigma of sigma
def sigmoid_prime(z):
    a = sigmoid(sigmoid(z))
    return a * (1 - a)


def tanh(z):
    return np.tanh(z)


def tanh_prime(z):
    return 1 - np.tanh(z) ** 2


def relu(z):
    return np.where(z > 0, z, 0.0)


def relu_prime(z):
    return np.where(z > 0, 1.0, 0.0)


def leaky_relu(z, alpha):
    return np.where(z > 0, z, alpha * z)


def leaky_relu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha)


def elu(z, alpha):
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))


def elu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha * np.exp(np.minimum(z, 0)))


def relu_backward(upstream, z):
    return upstream * (z > 0)

# %% activations wrong A5: the rule of tanh
def sigmoid_prime(z):
    return 1 - sigmoid(z) ** 2


def tanh(z):
    return np.tanh(z)


def tanh_prime(z):
    return 1 - np.tanh(z) ** 2


def relu(z):
    return np.where(z > 0, z, 0.0)


def relu_prime(z):
    return np.where(z > 0, 1.0, 0.0)


def leaky_relu(z, alpha):
    return np.where(z > 0, z, alpha * z)


def leaky_relu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha)


def elu(z, alpha):
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))


def elu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha * np.exp(np.minimum(z, 0)))


def relu_backward(upstream, z):
    return upstream * (z > 0)

# %% activations wrong M07q: the sigmoid itself
def sigmoid_prime(z):
    return sigmoid(z)


def tanh(z):
    return np.tanh(z)


def tanh_prime(z):
    return 1 - np.tanh(z) ** 2


def relu(z):
    return np.where(z > 0, z, 0.0)


def relu_prime(z):
    return np.where(z > 0, 1.0, 0.0)


def leaky_relu(z, alpha):
    return np.where(z > 0, z, alpha * z)


def leaky_relu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha)


def elu(z, alpha):
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))


def elu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha * np.exp(np.minimum(z, 0)))


def relu_backward(upstream, z):
    return upstream * (z > 0)

# %% activations wrong M07r: tanh of half of z
def sigmoid_prime(z):
    a = sigmoid(z)
    return a * (1 - a)


def tanh(z):
    return 2 * sigmoid(z) - 1


def tanh_prime(z):
    return 1 - np.tanh(z) ** 2


def relu(z):
    return np.where(z > 0, z, 0.0)


def relu_prime(z):
    return np.where(z > 0, 1.0, 0.0)


def leaky_relu(z, alpha):
    return np.where(z > 0, z, alpha * z)


def leaky_relu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha)


def elu(z, alpha):
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))


def elu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha * np.exp(np.minimum(z, 0)))


def relu_backward(upstream, z):
    return upstream * (z > 0)

# %% activations wrong M07s: tanh mirrored
def sigmoid_prime(z):
    a = sigmoid(z)
    return a * (1 - a)


def tanh(z):
    return np.tanh(-z)


def tanh_prime(z):
    return 1 - np.tanh(z) ** 2


def relu(z):
    return np.where(z > 0, z, 0.0)


def relu_prime(z):
    return np.where(z > 0, 1.0, 0.0)


def leaky_relu(z, alpha):
    return np.where(z > 0, z, alpha * z)


def leaky_relu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha)


def elu(z, alpha):
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))


def elu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha * np.exp(np.minimum(z, 0)))


def relu_backward(upstream, z):
    return upstream * (z > 0)

# %% activations wrong M07bd: tanh from its definition, nan far out
def sigmoid_prime(z):
    a = sigmoid(z)
    return a * (1 - a)


def tanh(z):
    return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))


def tanh_prime(z):
    return 1 - np.tanh(z) ** 2


def relu(z):
    return np.where(z > 0, z, 0.0)


def relu_prime(z):
    return np.where(z > 0, 1.0, 0.0)


def leaky_relu(z, alpha):
    return np.where(z > 0, z, alpha * z)


def leaky_relu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha)


def elu(z, alpha):
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))


def elu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha * np.exp(np.minimum(z, 0)))


def relu_backward(upstream, z):
    return upstream * (z > 0)

# %% activations wrong A1: tanh with an overflow
def sigmoid_prime(z):
    a = sigmoid(z)
    return a * (1 - a)


def tanh(z):
    return 1 - 2 / (np.exp(2 * z) + 1)


def tanh_prime(z):
    return 1 - np.tanh(z) ** 2


def relu(z):
    return np.where(z > 0, z, 0.0)


def relu_prime(z):
    return np.where(z > 0, 1.0, 0.0)


def leaky_relu(z, alpha):
    return np.where(z > 0, z, alpha * z)


def leaky_relu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha)


def elu(z, alpha):
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))


def elu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha * np.exp(np.minimum(z, 0)))


def relu_backward(upstream, z):
    return upstream * (z > 0)

# %% activations wrong M07t: 1 - z squared
def sigmoid_prime(z):
    a = sigmoid(z)
    return a * (1 - a)


def tanh(z):
    return np.tanh(z)


def tanh_prime(z):
    return 1 - z**2


def relu(z):
    return np.where(z > 0, z, 0.0)


def relu_prime(z):
    return np.where(z > 0, 1.0, 0.0)


def leaky_relu(z, alpha):
    return np.where(z > 0, z, alpha * z)


def leaky_relu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha)


def elu(z, alpha):
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))


def elu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha * np.exp(np.minimum(z, 0)))


def relu_backward(upstream, z):
    return upstream * (z > 0)

# %% activations wrong M07u: tanh twice
def sigmoid_prime(z):
    a = sigmoid(z)
    return a * (1 - a)


def tanh(z):
    return np.tanh(z)


def tanh_prime(z):
    return 1 - np.tanh(np.tanh(z)) ** 2


def relu(z):
    return np.where(z > 0, z, 0.0)


def relu_prime(z):
    return np.where(z > 0, 1.0, 0.0)


def leaky_relu(z, alpha):
    return np.where(z > 0, z, alpha * z)


def leaky_relu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha)


def elu(z, alpha):
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))


def elu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha * np.exp(np.minimum(z, 0)))


def relu_backward(upstream, z):
    return upstream * (z > 0)

# %% activations wrong M07v: a(1 - a) with tanh
def sigmoid_prime(z):
    a = sigmoid(z)
    return a * (1 - a)


def tanh(z):
    return np.tanh(z)


def tanh_prime(z):
    return np.tanh(z) * (1 - np.tanh(z))


def relu(z):
    return np.where(z > 0, z, 0.0)


def relu_prime(z):
    return np.where(z > 0, 1.0, 0.0)


def leaky_relu(z, alpha):
    return np.where(z > 0, z, alpha * z)


def leaky_relu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha)


def elu(z, alpha):
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))


def elu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha * np.exp(np.minimum(z, 0)))


def relu_backward(upstream, z):
    return upstream * (z > 0)

# %% activations wrong M07w: the square is missing
def sigmoid_prime(z):
    a = sigmoid(z)
    return a * (1 - a)


def tanh(z):
    return np.tanh(z)


def tanh_prime(z):
    return 1 - np.tanh(z)


def relu(z):
    return np.where(z > 0, z, 0.0)


def relu_prime(z):
    return np.where(z > 0, 1.0, 0.0)


def leaky_relu(z, alpha):
    return np.where(z > 0, z, alpha * z)


def leaky_relu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha)


def elu(z, alpha):
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))


def elu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha * np.exp(np.minimum(z, 0)))


def relu_backward(upstream, z):
    return upstream * (z > 0)

# %% activations wrong M07x: the absolute value
def sigmoid_prime(z):
    a = sigmoid(z)
    return a * (1 - a)


def tanh(z):
    return np.tanh(z)


def tanh_prime(z):
    return 1 - np.tanh(z) ** 2


def relu(z):
    return np.abs(z)


def relu_prime(z):
    return np.where(z > 0, 1.0, 0.0)


def leaky_relu(z, alpha):
    return np.where(z > 0, z, alpha * z)


def leaky_relu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha)


def elu(z, alpha):
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))


def elu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha * np.exp(np.minimum(z, 0)))


def relu_backward(upstream, z):
    return upstream * (z > 0)

# %% activations wrong M07x: the leak has the wrong sign
def sigmoid_prime(z):
    a = sigmoid(z)
    return a * (1 - a)


def tanh(z):
    return np.tanh(z)


def tanh_prime(z):
    return 1 - np.tanh(z) ** 2


def relu(z):
    return np.where(z > 0, z, 0.0)


def relu_prime(z):
    return np.where(z > 0, 1.0, 0.0)


def leaky_relu(z, alpha):
    return np.where(z > 0, z, -alpha * z)


def leaky_relu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha)


def elu(z, alpha):
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))


def elu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha * np.exp(np.minimum(z, 0)))


def relu_backward(upstream, z):
    return upstream * (z > 0)

# %% activations wrong A6: mask from above
def sigmoid_prime(z):
    a = sigmoid(z)
    return a * (1 - a)


def tanh(z):
    return np.tanh(z)


def tanh_prime(z):
    return 1 - np.tanh(z) ** 2


def relu(z):
    return np.where(z > 0, z, 0.0)


def relu_prime(z):
    return np.where(z > 0, 1.0, 0.0)


def leaky_relu(z, alpha):
    return np.where(z > 0, z, alpha * z)


def leaky_relu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha)


def elu(z, alpha):
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))


def elu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha * np.exp(np.minimum(z, 0)))


def relu_backward(upstream, z):
    return np.where(upstream > 0, upstream, 0.0)

# %% activations wrong A7: slope times z
def sigmoid_prime(z):
    a = sigmoid(z)
    return a * (1 - a)


def tanh(z):
    return np.tanh(z)


def tanh_prime(z):
    return 1 - np.tanh(z) ** 2


def relu(z):
    return np.where(z > 0, z, 0.0)


def relu_prime(z):
    return np.where(z > 0, z, 0.0)


def leaky_relu(z, alpha):
    return np.where(z > 0, z, alpha * z)


def leaky_relu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha)


def elu(z, alpha):
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))


def elu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha * np.exp(np.minimum(z, 0)))


def relu_backward(upstream, z):
    return upstream * (z > 0)

# %% activations wrong A7: backward with relu in place of its slope
def sigmoid_prime(z):
    a = sigmoid(z)
    return a * (1 - a)


def tanh(z):
    return np.tanh(z)


def tanh_prime(z):
    return 1 - np.tanh(z) ** 2


def relu(z):
    return np.where(z > 0, z, 0.0)


def relu_prime(z):
    return np.where(z > 0, 1.0, 0.0)


def leaky_relu(z, alpha):
    return np.where(z > 0, z, alpha * z)


def leaky_relu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha)


def elu(z, alpha):
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))


def elu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha * np.exp(np.minimum(z, 0)))


def relu_backward(upstream, z):
    return upstream * relu(z)

# %% activations wrong A7: the leaky ReLU itself for its slope
def sigmoid_prime(z):
    a = sigmoid(z)
    return a * (1 - a)


def tanh(z):
    return np.tanh(z)


def tanh_prime(z):
    return 1 - np.tanh(z) ** 2


def relu(z):
    return np.where(z > 0, z, 0.0)


def relu_prime(z):
    return np.where(z > 0, 1.0, 0.0)


def leaky_relu(z, alpha):
    return np.where(z > 0, z, alpha * z)


def leaky_relu_prime(z, alpha):
    return np.where(z > 0, z, alpha * z)


def elu(z, alpha):
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))


def elu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha * np.exp(np.minimum(z, 0)))


def relu_backward(upstream, z):
    return upstream * (z > 0)

# %% activations wrong A8: slope 1 at 0
def sigmoid_prime(z):
    a = sigmoid(z)
    return a * (1 - a)


def tanh(z):
    return np.tanh(z)


def tanh_prime(z):
    return 1 - np.tanh(z) ** 2


def relu(z):
    return np.where(z > 0, z, 0.0)


def relu_prime(z):
    return np.where(z >= 0, 1.0, 0.0)


def leaky_relu(z, alpha):
    return np.where(z > 0, z, alpha * z)


def leaky_relu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha)


def elu(z, alpha):
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))


def elu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha * np.exp(np.minimum(z, 0)))


def relu_backward(upstream, z):
    return upstream * (z > 0)

# %% activations wrong A8: backward lets 0 through
def sigmoid_prime(z):
    a = sigmoid(z)
    return a * (1 - a)


def tanh(z):
    return np.tanh(z)


def tanh_prime(z):
    return 1 - np.tanh(z) ** 2


def relu(z):
    return np.where(z > 0, z, 0.0)


def relu_prime(z):
    return np.where(z > 0, 1.0, 0.0)


def leaky_relu(z, alpha):
    return np.where(z > 0, z, alpha * z)


def leaky_relu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha)


def elu(z, alpha):
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))


def elu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha * np.exp(np.minimum(z, 0)))


def relu_backward(upstream, z):
    return np.where(z >= 0, upstream, 0.0)

# %% activations wrong A9: the leak is forgotten in the slope
def sigmoid_prime(z):
    a = sigmoid(z)
    return a * (1 - a)


def tanh(z):
    return np.tanh(z)


def tanh_prime(z):
    return 1 - np.tanh(z) ** 2


def relu(z):
    return np.where(z > 0, z, 0.0)


def relu_prime(z):
    return np.where(z > 0, 1.0, 0.0)


def leaky_relu(z, alpha):
    return np.where(z > 0, z, alpha * z)


def leaky_relu_prime(z, alpha):
    return np.where(z > 0, 1.0, 0.0)


def elu(z, alpha):
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))


def elu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha * np.exp(np.minimum(z, 0)))


def relu_backward(upstream, z):
    return upstream * (z > 0)

# %% activations wrong A9: the leak is forgotten
def sigmoid_prime(z):
    a = sigmoid(z)
    return a * (1 - a)


def tanh(z):
    return np.tanh(z)


def tanh_prime(z):
    return 1 - np.tanh(z) ** 2


def relu(z):
    return np.where(z > 0, z, 0.0)


def relu_prime(z):
    return np.where(z > 0, 1.0, 0.0)


def leaky_relu(z, alpha):
    return np.where(z > 0, z, 0.0)


def leaky_relu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha)


def elu(z, alpha):
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))


def elu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha * np.exp(np.minimum(z, 0)))


def relu_backward(upstream, z):
    return upstream * (z > 0)

# %% activations wrong A9: the maximum, wrong above 1
def sigmoid_prime(z):
    a = sigmoid(z)
    return a * (1 - a)


def tanh(z):
    return np.tanh(z)


def tanh_prime(z):
    return 1 - np.tanh(z) ** 2


def relu(z):
    return np.where(z > 0, z, 0.0)


def relu_prime(z):
    return np.where(z > 0, 1.0, 0.0)


def leaky_relu(z, alpha):
    return np.maximum(alpha * z, z)


def leaky_relu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha)


def elu(z, alpha):
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))


def elu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha * np.exp(np.minimum(z, 0)))


def relu_backward(upstream, z):
    return upstream * (z > 0)

# %% activations wrong M07y: the leaky slope at 0 is 1
def sigmoid_prime(z):
    a = sigmoid(z)
    return a * (1 - a)


def tanh(z):
    return np.tanh(z)


def tanh_prime(z):
    return 1 - np.tanh(z) ** 2


def relu(z):
    return np.where(z > 0, z, 0.0)


def relu_prime(z):
    return np.where(z > 0, 1.0, 0.0)


def leaky_relu(z, alpha):
    return np.where(z > 0, z, alpha * z)


def leaky_relu_prime(z, alpha):
    return np.where(z >= 0, 1.0, alpha)


def elu(z, alpha):
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))


def elu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha * np.exp(np.minimum(z, 0)))


def relu_backward(upstream, z):
    return upstream * (z > 0)

# %% activations wrong M07y: the slope of ELU at 0 is 1
def sigmoid_prime(z):
    a = sigmoid(z)
    return a * (1 - a)


def tanh(z):
    return np.tanh(z)


def tanh_prime(z):
    return 1 - np.tanh(z) ** 2


def relu(z):
    return np.where(z > 0, z, 0.0)


def relu_prime(z):
    return np.where(z > 0, 1.0, 0.0)


def leaky_relu(z, alpha):
    return np.where(z > 0, z, alpha * z)


def leaky_relu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha)


def elu(z, alpha):
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))


def elu_prime(z, alpha):
    return np.where(z >= 0, 1.0, alpha * np.exp(np.minimum(z, 0)))


def relu_backward(upstream, z):
    return upstream * (z > 0)

# %% activations wrong M07z: alpha times e^z, less 1
def sigmoid_prime(z):
    a = sigmoid(z)
    return a * (1 - a)


def tanh(z):
    return np.tanh(z)


def tanh_prime(z):
    return 1 - np.tanh(z) ** 2


def relu(z):
    return np.where(z > 0, z, 0.0)


def relu_prime(z):
    return np.where(z > 0, 1.0, 0.0)


def leaky_relu(z, alpha):
    return np.where(z > 0, z, alpha * z)


def leaky_relu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha)


def elu(z, alpha):
    return np.where(z > 0, z, alpha * np.exp(np.minimum(z, 0)) - 1)


def elu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha * np.exp(np.minimum(z, 0)))


def relu_backward(upstream, z):
    return upstream * (z > 0)

# %% activations wrong M07ba: alpha times e^z
def sigmoid_prime(z):
    a = sigmoid(z)
    return a * (1 - a)


def tanh(z):
    return np.tanh(z)


def tanh_prime(z):
    return 1 - np.tanh(z) ** 2


def relu(z):
    return np.where(z > 0, z, 0.0)


def relu_prime(z):
    return np.where(z > 0, 1.0, 0.0)


def leaky_relu(z, alpha):
    return np.where(z > 0, z, alpha * z)


def leaky_relu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha)


def elu(z, alpha):
    return np.where(z > 0, z, alpha * np.exp(np.minimum(z, 0)))


def elu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha * np.exp(np.minimum(z, 0)))


def relu_backward(upstream, z):
    return upstream * (z > 0)

# %% activations wrong M07bb: no alpha
def sigmoid_prime(z):
    a = sigmoid(z)
    return a * (1 - a)


def tanh(z):
    return np.tanh(z)


def tanh_prime(z):
    return 1 - np.tanh(z) ** 2


def relu(z):
    return np.where(z > 0, z, 0.0)


def relu_prime(z):
    return np.where(z > 0, 1.0, 0.0)


def leaky_relu(z, alpha):
    return np.where(z > 0, z, alpha * z)


def leaky_relu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha)


def elu(z, alpha):
    return np.where(z > 0, z, np.expm1(np.minimum(z, 0)))


def elu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha * np.exp(np.minimum(z, 0)))


def relu_backward(upstream, z):
    return upstream * (z > 0)

# %% activations wrong M07bb: no alpha in the slope
def sigmoid_prime(z):
    a = sigmoid(z)
    return a * (1 - a)


def tanh(z):
    return np.tanh(z)


def tanh_prime(z):
    return 1 - np.tanh(z) ** 2


def relu(z):
    return np.where(z > 0, z, 0.0)


def relu_prime(z):
    return np.where(z > 0, 1.0, 0.0)


def leaky_relu(z, alpha):
    return np.where(z > 0, z, alpha * z)


def leaky_relu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha)


def elu(z, alpha):
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))


def elu_prime(z, alpha):
    return np.where(z > 0, 1.0, np.exp(np.minimum(z, 0)))


def relu_backward(upstream, z):
    return upstream * (z > 0)

# %% activations wrong M07bc: ELU for its slope
def sigmoid_prime(z):
    a = sigmoid(z)
    return a * (1 - a)


def tanh(z):
    return np.tanh(z)


def tanh_prime(z):
    return 1 - np.tanh(z) ** 2


def relu(z):
    return np.where(z > 0, z, 0.0)


def relu_prime(z):
    return np.where(z > 0, 1.0, 0.0)


def leaky_relu(z, alpha):
    return np.where(z > 0, z, alpha * z)


def leaky_relu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha)


def elu(z, alpha):
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))


def elu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha * np.expm1(np.minimum(z, 0)))


def relu_backward(upstream, z):
    return upstream * (z > 0)

# %% activations wrong A1: overflow in ELU
def sigmoid_prime(z):
    a = sigmoid(z)
    return a * (1 - a)


def tanh(z):
    return np.tanh(z)


def tanh_prime(z):
    return 1 - np.tanh(z) ** 2


def relu(z):
    return np.where(z > 0, z, 0.0)


def relu_prime(z):
    return np.where(z > 0, 1.0, 0.0)


def leaky_relu(z, alpha):
    return np.where(z > 0, z, alpha * z)


def leaky_relu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha)


def elu(z, alpha):
    return np.where(z > 0, z, alpha * (np.exp(z) - 1))


def elu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha * np.exp(np.minimum(z, 0)))


def relu_backward(upstream, z):
    return upstream * (z > 0)

# %% activations wrong A1: overflow in the slope of ELU
def sigmoid_prime(z):
    a = sigmoid(z)
    return a * (1 - a)


def tanh(z):
    return np.tanh(z)


def tanh_prime(z):
    return 1 - np.tanh(z) ** 2


def relu(z):
    return np.where(z > 0, z, 0.0)


def relu_prime(z):
    return np.where(z > 0, 1.0, 0.0)


def leaky_relu(z, alpha):
    return np.where(z > 0, z, alpha * z)


def leaky_relu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha)


def elu(z, alpha):
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))


def elu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha * np.exp(z))


def relu_backward(upstream, z):
    return upstream * (z > 0)

# %% activations wrong -: relu changes its input
def sigmoid_prime(z):
    a = sigmoid(z)
    return a * (1 - a)


def tanh(z):
    return np.tanh(z)


def tanh_prime(z):
    return 1 - np.tanh(z) ** 2


def relu(z):
    z[z < 0] = 0
    return z


def relu_prime(z):
    return np.where(z > 0, 1.0, 0.0)


def leaky_relu(z, alpha):
    return np.where(z > 0, z, alpha * z)


def leaky_relu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha)


def elu(z, alpha):
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))


def elu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha * np.exp(np.minimum(z, 0)))


def relu_backward(upstream, z):
    return upstream * (z > 0)

# %% activations wrong -: a leak of 0.01, whatever alpha is
def sigmoid_prime(z):
    a = sigmoid(z)
    return a * (1 - a)


def tanh(z):
    return np.tanh(z)


def tanh_prime(z):
    return 1 - np.tanh(z) ** 2


def relu(z):
    return np.where(z > 0, z, 0.0)


def relu_prime(z):
    return np.where(z > 0, 1.0, 0.0)


def leaky_relu(z, alpha):
    return np.where(z > 0, z, 0.01 * z)


def leaky_relu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha)


def elu(z, alpha):
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))


def elu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha * np.exp(np.minimum(z, 0)))


def relu_backward(upstream, z):
    return upstream * (z > 0)

# %% activations wrong -: relu of a single number only
def sigmoid_prime(z):
    a = sigmoid(z)
    return a * (1 - a)


def tanh(z):
    return np.tanh(z)


def tanh_prime(z):
    return 1 - np.tanh(z) ** 2


def relu(z):
    return max(0, z)


def relu_prime(z):
    return np.where(z > 0, 1.0, 0.0)


def leaky_relu(z, alpha):
    return np.where(z > 0, z, alpha * z)


def leaky_relu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha)


def elu(z, alpha):
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))


def elu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha * np.exp(np.minimum(z, 0)))


def relu_backward(upstream, z):
    return upstream * (z > 0)

# %% activations wrong -: the slope of the softplus
def sigmoid_prime(z):
    a = sigmoid(z)
    return a * (1 - a)


def tanh(z):
    return np.tanh(z)


def tanh_prime(z):
    return 1 - np.tanh(z) ** 2


def relu(z):
    return np.where(z > 0, z, 0.0)


def relu_prime(z):
    return sigmoid(z)


def leaky_relu(z, alpha):
    return np.where(z > 0, z, alpha * z)


def leaky_relu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha)


def elu(z, alpha):
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))


def elu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha * np.exp(np.minimum(z, 0)))


def relu_backward(upstream, z):
    return upstream * (z > 0)

# %% activations wrong -: nothing comes back
def sigmoid_prime(z):
    a = sigmoid(z)
    return a * (1 - a)


def tanh(z):
    return np.tanh(z)


def tanh_prime(z):
    return 1 - np.tanh(z) ** 2


def relu(z):
    return np.where(z > 0, z, 0.0)


def relu_prime(z):
    return np.where(z > 0, 1.0, 0.0)


def leaky_relu(z, alpha):
    return np.where(z > 0, z, alpha * z)


def leaky_relu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha)


def elu(z, alpha):
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))


def elu_prime(z, alpha):
    return np.where(z > 0, 1.0, alpha * np.exp(np.minimum(z, 0)))


def relu_backward(upstream, z):
    return 0 * upstream

# %% maxout right einsum
def maxout(X, W, b):
    z = np.einsum("nd,kdm->knm", X, W) + b[:, None, :]
    return z.max(axis=0), z.argmax(axis=0)


def maxout_backward(upstream, active, k):
    return np.array([upstream * (active == p) for p in range(k)])

# %% maxout right piece by piece
def maxout(X, W, b):
    values, active = X @ W[0] + b[0], np.zeros((len(X), W.shape[2]), dtype=int)
    for p in range(1, len(W)):
        z = X @ W[p] + b[p]
        active = np.where(z > values, p, active)
        values = np.maximum(values, z)
    return values, active


def maxout_backward(upstream, active, k):
    result = np.zeros((k, *upstream.shape))
    for i in range(upstream.shape[0]):
        for j in range(upstream.shape[1]):
            result[active[i, j], i, j] = upstream[i, j]
    return result

# %% maxout right pieces last, and broadcasting back
def maxout(X, W, b):
    z = np.stack([X @ weights + biases for weights, biases in zip(W, b)], axis=-1)
    return np.max(z, axis=-1), np.argmax(z, axis=-1)


def maxout_backward(upstream, active, k):
    return upstream * (active == np.arange(k)[:, None, None])

# %% maxout right taken along the active ones
def maxout(X, W, b):
    z = X @ W + np.expand_dims(b, 1)
    active = np.argmax(z, axis=0)
    return np.take_along_axis(z, active[None], axis=0)[0], active


def maxout_backward(upstream, active, k):
    return np.moveaxis(np.eye(k)[active] * upstream[..., None], -1, 0)

# %% maxout wrong M07be: no biases
def maxout(X, W, b):
    z = X @ W
    return z.max(axis=0), z.argmax(axis=0)


def maxout_backward(upstream, active, k):
    return np.array([upstream * (active == p) for p in range(k)])

# %% maxout wrong M07be: biases after the largest is chosen
def maxout(X, W, b):
    z = X @ W
    return z.max(axis=0) + 0 * b[0], z.argmax(axis=0)


def maxout_backward(upstream, active, k):
    return np.array([upstream * (active == p) for p in range(k)])

# %% maxout wrong M07bf: the smallest
def maxout(X, W, b):
    z = X @ W + b[:, None]
    return z.min(axis=0), z.argmin(axis=0)


def maxout_backward(upstream, active, k):
    return np.array([upstream * (active == p) for p in range(k)])

# %% maxout wrong M07bg: the largest over the units
def maxout(X, W, b):
    z = X @ W + b[:, None]
    return z.max(axis=2), z.argmax(axis=2)


def maxout_backward(upstream, active, k):
    return np.array([upstream * (active == p) for p in range(k)])

# %% maxout wrong M07bh: active numbers from 1
def maxout(X, W, b):
    z = X @ W + b[:, None]
    return z.max(axis=0), z.argmax(axis=0) + 1


def maxout_backward(upstream, active, k):
    return np.array([upstream * (active == p) for p in range(k)])

# %% maxout wrong M07bh: the losers' numbers
def maxout(X, W, b):
    z = X @ W + b[:, None]
    return z.max(axis=0), z.argmin(axis=0)


def maxout_backward(upstream, active, k):
    return np.array([upstream * (active == p) for p in range(k)])

# %% maxout wrong M07bh hidden-only: the last of equal pieces
def maxout(X, W, b):
    z = X @ W + b[:, None]
    return z.max(axis=0), len(z) - 1 - z[::-1].argmax(axis=0)


def maxout_backward(upstream, active, k):
    return np.array([upstream * (active == p) for p in range(k)])

# %% maxout wrong M07bi: biases as they are
def maxout(X, W, b):
    z = X @ W + b
    return z.max(axis=0), z.argmax(axis=0)


def maxout_backward(upstream, active, k):
    return np.array([upstream * (active == p) for p in range(k)])

# %% maxout wrong M07bm hidden-only: two pieces
def maxout(X, W, b):
    z = (X @ W + b[:, None])[:2]
    return z.max(axis=0), z.argmax(axis=0)


def maxout_backward(upstream, active, k):
    return np.array([upstream * (active == p) for p in range(k)])

# %% maxout wrong A10: all pieces receive
def maxout(X, W, b):
    z = X @ W + b[:, None]
    return z.max(axis=0), z.argmax(axis=0)


def maxout_backward(upstream, active, k):
    return np.array([upstream] * k)

# %% maxout wrong M07bj: the others receive
def maxout(X, W, b):
    z = X @ W + b[:, None]
    return z.max(axis=0), z.argmax(axis=0)


def maxout_backward(upstream, active, k):
    return np.array([upstream * (active != p) for p in range(k)])

# %% maxout wrong M07bk: ones and zeros
def maxout(X, W, b):
    z = X @ W + b[:, None]
    return z.max(axis=0), z.argmax(axis=0)


def maxout_backward(upstream, active, k):
    return np.array([(active == p) * 1.0 for p in range(k)])

# %% maxout wrong M07bl: an equal share
def maxout(X, W, b):
    z = X @ W + b[:, None]
    return z.max(axis=0), z.argmax(axis=0)


def maxout_backward(upstream, active, k):
    return np.array([upstream / k] * k)

# %% maxout wrong -: values only
def maxout(X, W, b):
    z = X @ W + b[:, None]
    return z.max(axis=0)


def maxout_backward(upstream, active, k):
    return np.array([upstream * (active == p) for p in range(k)])

# %% maxout wrong -: the sum of the pieces
def maxout(X, W, b):
    z = X @ W + b[:, None]
    return z.sum(axis=0), z.argmax(axis=0)


def maxout_backward(upstream, active, k):
    return np.array([upstream * (active == p) for p in range(k)])

# %% maxout wrong -: the largest in size
def maxout(X, W, b):
    z = X @ W + b[:, None]
    active = np.abs(z).argmax(axis=0)
    return np.take_along_axis(z, active[None], axis=0)[0], active


def maxout_backward(upstream, active, k):
    return np.array([upstream * (active == p) for p in range(k)])

# %% maxout wrong -: pieces on the last axis
def maxout(X, W, b):
    z = X @ W + b[:, None]
    return z.max(axis=0), z.argmax(axis=0)


def maxout_backward(upstream, active, k):
    return np.stack([upstream * (active == p) for p in range(k)], axis=-1)

# %% forward_pass right by index, transposes by name
composed = 25.0


def forward_pass(inp, w, b):
    out = inp
    for layer in range(len(w)):
        out = sigmoid(np.dot(w[layer], out) + b[layer])
    return out


def predict(X, w, b):
    X_t = np.transpose(X)
    y_pred_t = forward_pass(X_t, w, b)
    return np.transpose(y_pred_t)

# %% forward_pass right sample by sample
composed = 25


def forward_pass(inp, w, b):
    columns = []
    for sample in inp.T:
        a = sample
        for W, c in zip(w, b):
            a = sigmoid(W @ a + c[:, 0])
        columns.append(a)
    return np.array(columns).T


def predict(X, w, b):
    return np.array([forward_pass(x[:, None], w, b)[:, 0] for x in X])

# %% forward_pass right calling itself
composed = 25


def forward_pass(inp, w, b):
    if not w:
        return inp
    return forward_pass(sigmoid(w[0] @ inp + b[0]), w[1:], b[1:])


def predict(X, w, b):
    return forward_pass(X.T, w, b).T

# %% forward_pass right the bias as a weight of a row of ones
composed = 25


def forward_pass(inp, w, b):
    a = inp
    for W, c in zip(w, b):
        a = 1 / (1 + np.exp(-np.hstack([c, W]) @ np.vstack([np.ones((1, a.shape[1])), a])))
    return a


def predict(X, w, b):
    a = X
    for W, c in zip(w, b):
        a = sigmoid(a @ W.T + c.T)
    return a

# %% forward_pass wrong F5: samples as rows
composed = 25


def forward_pass(inp, w, b):
    a = inp
    for W, c in zip(w, b):
        a = sigmoid(a @ W.T + c.T).T
    return a


def predict(X, w, b):
    return forward_pass(X.T, w, b).T

# %% forward_pass wrong F5: predict does not turn X over
composed = 25


def forward_pass(inp, w, b):
    a = inp
    for W, c in zip(w, b):
        a = sigmoid(W @ a + c)
    return a


def predict(X, w, b):
    return forward_pass(X, w, b)

# %% forward_pass wrong F7: biases along the samples
composed = 25


def forward_pass(inp, w, b):
    a = inp
    for W, c in zip(w, b):
        a = sigmoid(W @ a + c.T)
    return a


def predict(X, w, b):
    return forward_pass(X.T, w, b).T

# %% forward_pass wrong F7: flat biases
composed = 25


def forward_pass(inp, w, b):
    a = inp
    for W, c in zip(w, b):
        a = sigmoid(W @ a + c[:, 0])
    return a


def predict(X, w, b):
    return forward_pass(X.T, w, b).T

# %% forward_pass wrong F8: no activation in the last layer
composed = 25


def forward_pass(inp, w, b):
    a = inp
    for W, c in zip(w[:-1], b[:-1]):
        a = sigmoid(W @ a + c)
    return w[-1] @ a + b[-1]


def predict(X, w, b):
    return forward_pass(X.T, w, b).T

# %% forward_pass wrong F8: the input is squashed
composed = 25


def forward_pass(inp, w, b):
    a = sigmoid(inp)
    for W, c in zip(w, b):
        a = sigmoid(W @ a + c)
    return a


def predict(X, w, b):
    return forward_pass(X.T, w, b).T

# %% forward_pass wrong F8: no activation at all
composed = 25


def forward_pass(inp, w, b):
    a = inp
    for W, c in zip(w, b):
        a = W @ a + c
    return a


def predict(X, w, b):
    return forward_pass(X.T, w, b).T

# %% forward_pass wrong F8: activation in the last layer only
composed = 25


def forward_pass(inp, w, b):
    a = inp
    for W, c in zip(w, b):
        a = W @ a + c
    return sigmoid(a)


def predict(X, w, b):
    return forward_pass(X.T, w, b).T

# %% forward_pass wrong M07bo: return inside the loop
composed = 25


def forward_pass(inp, w, b):
    a = inp
    for W, c in zip(w, b):
        a = sigmoid(W @ a + c)
        return a


def predict(X, w, b):
    return forward_pass(X.T, w, b).T

# %% forward_pass wrong M07bp: no biases
composed = 25


def forward_pass(inp, w, b):
    a = inp
    for W, c in zip(w, b):
        a = sigmoid(W @ a)
    return a


def predict(X, w, b):
    return forward_pass(X.T, w, b).T

# %% forward_pass wrong M07bq: the parenthesis closes too early
composed = 25


def forward_pass(inp, w, b):
    a = inp
    for W, c in zip(w, b):
        a = sigmoid(W) @ a + c
    return a


def predict(X, w, b):
    return forward_pass(X.T, w, b).T

# %% forward_pass wrong M07br: predictions stay columns
composed = 25


def forward_pass(inp, w, b):
    a = inp
    for W, c in zip(w, b):
        a = sigmoid(W @ a + c)
    return a


def predict(X, w, b):
    return forward_pass(X.T, w, b)

# %% forward_pass wrong M07bs hidden-only: composed from left to right
composed = 8


def forward_pass(inp, w, b):
    a = inp
    for W, c in zip(w, b):
        a = sigmoid(W @ a + c)
    return a


def predict(X, w, b):
    return forward_pass(X.T, w, b).T

# %% forward_pass wrong - hidden-only: composed without the square
composed = 5


def forward_pass(inp, w, b):
    a = inp
    for W, c in zip(w, b):
        a = sigmoid(W @ a + c)
    return a


def predict(X, w, b):
    return forward_pass(X.T, w, b).T

# %% forward_pass wrong -: tanh for the sigmoid
composed = 25


def forward_pass(inp, w, b):
    a = inp
    for W, c in zip(w, b):
        a = np.tanh(W @ a + c)
    return a


def predict(X, w, b):
    return forward_pass(X.T, w, b).T

# %% forward_pass wrong -: every layer sees the input
composed = 25


def forward_pass(inp, w, b):
    for W, c in zip(w, b):
        a = sigmoid(W @ inp + c)
    return a


def predict(X, w, b):
    return forward_pass(X.T, w, b).T

# %% forward_pass wrong - hidden-only: always two layers
composed = 25


def forward_pass(inp, w, b):
    return sigmoid(w[1] @ sigmoid(w[0] @ inp + b[0]) + b[1])


def predict(X, w, b):
    return forward_pass(X.T, w, b).T

# %% forward_pass wrong -: predict rounds
composed = 25


def forward_pass(inp, w, b):
    a = inp
    for W, c in zip(w, b):
        a = sigmoid(W @ a + c)
    return a


def predict(X, w, b):
    return np.round(forward_pass(X.T, w, b).T)

# %% forward right lists of inputs and sums
def forward(X, params):
    inputs, sums = [X], []
    for W, b in params:
        sums.append(np.dot(inputs[-1], W) + b)
        inputs.append(sigmoid(sums[-1]))
    return inputs[-1], list(zip(inputs, sums))


def to_rows(w, b):
    params = []
    for i in range(len(w)):
        params.append([np.transpose(w[i]), b[i].ravel()])
    return params


def to_columns(params):
    w, b = [], []
    for W, c in params:
        w.append(W.T)
        b.append(c.reshape(-1, 1))
    return w, b

# %% forward right by columns
def forward(X, params):
    a, cache = X.T, []
    for W, b in params:
        z = W.T @ a + b[:, None]
        cache.append((a.T, z.T))
        a = 1 / (1 + np.exp(-z))
    return a.T, cache


def to_rows(w, b):
    return [(np.array(W).T, np.squeeze(c, axis=1)) for W, c in zip(w, b)]


def to_columns(params):
    return [W.T for W, b in params], [b[:, None] for W, b in params]

# %% forward right calling itself
def forward(X, params):
    if not params:
        return X, []
    W, b = params[0]
    z = X @ W + b
    out, rest = forward(sigmoid(z), params[1:])
    return out, [(X, z), *rest]


def to_rows(w, b):
    return [(W.T, c[:, 0]) for W, c in zip(w, b)]


def to_columns(params):
    return [W.T for W, _ in params], [np.array([c]).T for _, c in params]

# %% forward right einsum, lists for pairs
def forward(X, params):
    A, cache = X, []
    for W, b in params:
        z = np.einsum("ni,io->no", A, W) + b
        cache.append([A, z])
        A = sigmoid(z)
    return [A, cache]


def to_rows(w, b):
    return [(W.T, c[:, 0]) for W, c in zip(w, b)]


def to_columns(params):
    return [W.T for W, b in params], [b[:, None] for W, b in params]

# %% forward wrong F6: the matrix is turned over in the product
def forward(X, params):
    A, cache = X, []
    for W, b in params:
        z = A @ W.T + b
        cache.append((A, z))
        A = sigmoid(z)
    return A, cache


def to_rows(w, b):
    return [(W.T, c[:, 0]) for W, c in zip(w, b)]


def to_columns(params):
    return [W.T for W, b in params], [b[:, None] for W, b in params]

# %% forward wrong F6: the converter leaves the matrix
def forward(X, params):
    A, cache = X, []
    for W, b in params:
        z = A @ W + b
        cache.append((A, z))
        A = sigmoid(z)
    return A, cache


def to_rows(w, b):
    return [(W, c[:, 0]) for W, c in zip(w, b)]


def to_columns(params):
    return [W.T for W, b in params], [b[:, None] for W, b in params]

# %% forward wrong F6: the converter to columns leaves the matrix
def forward(X, params):
    A, cache = X, []
    for W, b in params:
        z = A @ W + b
        cache.append((A, z))
        A = sigmoid(z)
    return A, cache


def to_rows(w, b):
    return [(W.T, c[:, 0]) for W, c in zip(w, b)]


def to_columns(params):
    return [W for W, b in params], [b[:, None] for W, b in params]

# %% forward wrong F8: no activation in the last layer
def forward(X, params):
    A, cache = X, []
    for W, b in params:
        z = A @ W + b
        cache.append((A, z))
        A = sigmoid(z)
    return z, cache


def to_rows(w, b):
    return [(W.T, c[:, 0]) for W, c in zip(w, b)]


def to_columns(params):
    return [W.T for W, b in params], [b[:, None] for W, b in params]

# %% forward wrong F8: the input is squashed
def forward(X, params):
    A, cache = sigmoid(X), []
    for W, b in params:
        z = A @ W + b
        cache.append((A, z))
        A = sigmoid(z)
    return A, cache


def to_rows(w, b):
    return [(W.T, c[:, 0]) for W, c in zip(w, b)]


def to_columns(params):
    return [W.T for W, b in params], [b[:, None] for W, b in params]

# %% forward wrong M07bt: biases stay columns
def forward(X, params):
    A, cache = X, []
    for W, b in params:
        z = A @ W + b
        cache.append((A, z))
        A = sigmoid(z)
    return A, cache


def to_rows(w, b):
    return [(W.T, c) for W, c in zip(w, b)]


def to_columns(params):
    return [W.T for W, b in params], [b[:, None] for W, b in params]

# %% forward wrong M07bt: biases stay flat
def forward(X, params):
    A, cache = X, []
    for W, b in params:
        z = A @ W + b
        cache.append((A, z))
        A = sigmoid(z)
    return A, cache


def to_rows(w, b):
    return [(W.T, c[:, 0]) for W, c in zip(w, b)]


def to_columns(params):
    return [W.T for W, b in params], [b for W, b in params]

# %% forward wrong M07bu: pairs
def forward(X, params):
    A, cache = X, []
    for W, b in params:
        z = A @ W + b
        cache.append((A, z))
        A = sigmoid(z)
    return A, cache


def to_rows(w, b):
    return [(W.T, c[:, 0]) for W, c in zip(w, b)]


def to_columns(params):
    return [(W.T, b[:, None]) for W, b in params]

# %% forward wrong M07bv: outputs in the cache
def forward(X, params):
    A, cache = X, []
    for W, b in params:
        z = A @ W + b
        A = sigmoid(z)
        cache.append((A, z))
    return A, cache


def to_rows(w, b):
    return [(W.T, c[:, 0]) for W, c in zip(w, b)]


def to_columns(params):
    return [W.T for W, b in params], [b[:, None] for W, b in params]

# %% forward wrong M07bw: activations for z
def forward(X, params):
    A, cache = X, []
    for W, b in params:
        z = A @ W + b
        cache.append((A, sigmoid(z)))
        A = sigmoid(z)
    return A, cache


def to_rows(w, b):
    return [(W.T, c[:, 0]) for W, c in zip(w, b)]


def to_columns(params):
    return [W.T for W, b in params], [b[:, None] for W, b in params]

# %% forward wrong M07bx: the cache is made anew
def forward(X, params):
    A = X
    for W, b in params:
        cache = []
        z = A @ W + b
        cache.append((A, z))
        A = sigmoid(z)
    return A, cache


def to_rows(w, b):
    return [(W.T, c[:, 0]) for W, c in zip(w, b)]


def to_columns(params):
    return [W.T for W, b in params], [b[:, None] for W, b in params]

# %% forward wrong M07by: z first
def forward(X, params):
    A, cache = X, []
    for W, b in params:
        z = A @ W + b
        cache.append((z, A))
        A = sigmoid(z)
    return A, cache


def to_rows(w, b):
    return [(W.T, c[:, 0]) for W, c in zip(w, b)]


def to_columns(params):
    return [W.T for W, b in params], [b[:, None] for W, b in params]

# %% forward wrong -: outputs only
def forward(X, params):
    A, cache = X, []
    for W, b in params:
        z = A @ W + b
        cache.append((A, z))
        A = sigmoid(z)
    return A


def to_rows(w, b):
    return [(W.T, c[:, 0]) for W, c in zip(w, b)]


def to_columns(params):
    return [W.T for W, b in params], [b[:, None] for W, b in params]

# %% forward wrong -: no biases
def forward(X, params):
    A, cache = X, []
    for W, b in params:
        z = A @ W
        cache.append((A, z))
        A = sigmoid(z)
    return A, cache


def to_rows(w, b):
    return [(W.T, c[:, 0]) for W, c in zip(w, b)]


def to_columns(params):
    return [W.T for W, b in params], [b[:, None] for W, b in params]

# %% forward wrong -: sums only in the cache
def forward(X, params):
    A, cache = X, []
    for W, b in params:
        z = A @ W + b
        cache.append(z)
        A = sigmoid(z)
    return A, cache


def to_rows(w, b):
    return [(W.T, c[:, 0]) for W, c in zip(w, b)]


def to_columns(params):
    return [W.T for W, b in params], [b[:, None] for W, b in params]

# %% forward wrong -: tanh
def forward(X, params):
    A, cache = X, []
    for W, b in params:
        z = A @ W + b
        cache.append((A, z))
        A = np.tanh(z)
    return A, cache


def to_rows(w, b):
    return [(W.T, c[:, 0]) for W, c in zip(w, b)]


def to_columns(params):
    return [W.T for W, b in params], [b[:, None] for W, b in params]

# %% collapse_linear right by what it says to the unit vectors
def collapse_linear(w, b):
    def run(x):
        for W, c in zip(w, b):
            x = W @ x + c
        return x

    c = run(np.zeros((w[0].shape[1], 1)))
    return run(np.eye(w[0].shape[1])) - c, c

# %% collapse_linear right from the back
def collapse_linear(w, b):
    W, c = np.eye(len(w[-1])), np.zeros((len(w[-1]), 1))
    for V, d in zip(reversed(w), reversed(b)):
        c = c + W @ d
        W = W @ V
    return W, c

# %% collapse_linear right with a row for the bias
def collapse_linear(w, b):
    total = np.eye(w[0].shape[1] + 1)
    for W, c in zip(w, b):
        total = np.vstack([np.hstack([W, c]), np.eye(1, W.shape[1] + 1, W.shape[1])]) @ total
    return total[:-1, :-1], total[:-1, -1:]

# %% collapse_linear right calling itself
def collapse_linear(w, b):
    if len(w) == 1:
        return w[0], b[0]
    W, c = collapse_linear(w[:-1], b[:-1])
    return [w[-1].dot(W), w[-1].dot(c) + b[-1]]

# %% collapse_linear wrong F9: the first bias is lost
def collapse_linear(w, b):
    W, c = w[0], b[0]
    for V, d in zip(w[1:], b[1:]):
        W, c = V @ W, d
    return W, c

# %% collapse_linear wrong F9: the order of the product
def collapse_linear(w, b):
    W, c = w[0], b[0]
    for V, d in zip(w[1:], b[1:]):
        W, c = W @ V, V @ c + d
    return W, c

# %% collapse_linear wrong M07bz: the first layer only
def collapse_linear(w, b):
    return w[0], b[0]

# %% collapse_linear wrong M07ca: the last bias is lost
def collapse_linear(w, b):
    W, c = w[0], b[0]
    for V, d in zip(w[1:], b[1:]):
        W, c = V @ W, V @ c
    return W, c

# %% collapse_linear wrong M07cb hidden-only: two layers
def collapse_linear(w, b):
    if len(w) == 1:
        return w[0], b[0]
    return w[1] @ w[0], w[1] @ b[0] + b[1]

# %% collapse_linear wrong M07cc: all biases added
def collapse_linear(w, b):
    W = w[0]
    for V in w[1:]:
        W = V @ W
    c = b[0]
    for d in b[1:]:
        c = c + d
    return W, c

# %% collapse_linear wrong -: W in its new state for the bias
def collapse_linear(w, b):
    W, c = w[0], b[0]
    for V, d in zip(w[1:], b[1:]):
        W = V @ W
        c = W[:, :1] * 0 + d + V.sum()
    return W, c

# %% collapse_linear wrong -: flat bias
def collapse_linear(w, b):
    W, c = w[0], b[0]
    for V, d in zip(w[1:], b[1:]):
        W, c = V @ W, V @ c + d
    return W, c[:, 0]

# %% collapse_linear wrong -: the matrix only
def collapse_linear(w, b):
    W, c = w[0], b[0]
    for V, d in zip(w[1:], b[1:]):
        W, c = V @ W, V @ c + d
    return W

# %% collapse_linear wrong - hidden-only: fails on one layer
def collapse_linear(w, b):
    W, c = w[1] @ w[0], w[1] @ b[0] + b[1]
    for V, d in zip(w[2:], b[2:]):
        W, c = V @ W, V @ c + d
    return W, c

# %% xor_weights right one of them and not both
def xor_weights():
    w = [np.array([[20.0, 20.0], [20.0, 20.0]]), np.array([[20.0, -20.0]])]
    b = [np.array([[-10.0], [-30.0]]), np.array([[-10.0]])]
    return w, b

# %% xor_weights right one alone, or the other alone
def xor_weights():
    w = [np.array([[40.0, -40.0], [-40.0, 40.0]]), np.array([[40.0, 40.0]])]
    b = [np.array([[-20.0], [-20.0]]), np.array([[-20.0]])]
    return w, b

# %% xor_weights right three hidden units
def xor_weights():
    w = [40 * np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]]), 40 * np.array([[1.0, 1.0, -2.0]])]
    b = [-40 * np.array([[0.5], [0.5], [1.5]]), np.array([[-20.0]])]
    return w, b

# %% xor_weights right whole numbers in lists
def xor_weights():
    return [[[15, 15], [-15, -15]], [[15, 15]]], [[[-8], [23]], [[-23]]]

# %% xor_weights right three layers of weights
def xor_weights():
    w = [np.array([[20.0, 20.0], [-20.0, -20.0]]), np.array([[20.0, 20.0]]), np.array([[20.0]])]
    b = [np.array([[-10.0], [30.0]]), np.array([[-30.0]]), np.array([[-10.0]])]
    return w, b

# %% xor_weights wrong M07cd: on where they are equal
def xor_weights():
    w = [np.array([[20.0, 20.0], [-20.0, -20.0]]), np.array([[-20.0, -20.0]])]
    b = [np.array([[-10.0], [30.0]]), np.array([[30.0]])]
    return w, b

# %% xor_weights wrong M07ce: small numbers
def xor_weights():
    w = [np.array([[4.0, 4.0], [-4.0, -4.0]]), np.array([[4.0, 4.0]])]
    b = [np.array([[-2.0], [6.0]]), np.array([[-6.0]])]
    return w, b

# %% xor_weights wrong F10: both units do the same
def xor_weights():
    w = [np.array([[20.0, 20.0], [20.0, 20.0]]), np.array([[20.0, 20.0]])]
    b = [np.array([[-10.0], [-10.0]]), np.array([[-30.0]])]
    return w, b

# %% xor_weights wrong F10: one layer
def xor_weights():
    return [np.array([[20.0, 20.0]])], [np.array([[-10.0]])]

# %% xor_weights wrong F10: all zeros
def xor_weights():
    w = [np.array([[0.0, 0.0], [0.0, 0.0]]), np.array([[0.0, 0.0]])]
    b = [np.array([[0.0], [0.0]]), np.array([[0.0]])]
    return w, b

# %% xor_weights wrong M07cn hidden-only: lines close to the points
def xor_weights():
    w = [np.array([[100.0, 100.0], [-100.0, -100.0]]), np.array([[20.0, 20.0]])]
    b = [np.array([[-10.0], [193.0]]), np.array([[-30.0]])]
    return w, b

# %% xor_weights wrong M07ce hidden-only: a line that barely clears a point
def xor_weights():
    w = [np.array([[100.0, 100.0], [-100.0, -100.0]]), np.array([[20.0, 20.0]])]
    b = [np.array([[-10.2], [150.0]]), np.array([[-30.0]])]
    return w, b

# %% xor_weights wrong -: row convention
def xor_weights():
    w = [np.array([[20.0, -20.0], [20.0, -20.0]]), np.array([[20.0], [20.0]])]
    b = [np.array([[-10.0, 30.0]]), np.array([[-30.0]])]
    return w, b

# %% xor_weights wrong -: two outputs
def xor_weights():
    w = [np.array([[20.0, 20.0], [-20.0, -20.0]]), np.array([[20.0, 20.0], [20.0, 20.0]])]
    b = [np.array([[-10.0], [30.0]]), np.array([[-30.0], [-30.0]])]
    return w, b

# %% xor_weights wrong -: only the weights
def xor_weights():
    return [np.array([[20.0, 20.0], [-20.0, -20.0]]), np.array([[20.0, 20.0]])]

# %% xor_weights wrong -: no numbers
def xor_weights():
    w = [np.array([[np.nan, 20.0], [-20.0, -20.0]]), np.array([[20.0, 20.0]])]
    b = [np.array([[-10.0], [30.0]]), np.array([[-30.0]])]
    return w, b

# %% bump right two sums, sharp steps
def bump(x, a, b, height, s):
    up = sigmoid(s * x - s * a)
    down = sigmoid(s * x - s * b)
    return height * up - height * down


def approximate(f, low, high, units):
    borders = np.linspace(low, high, units + 1)
    m = 0.5 * (borders[:-1] + borders[1:])
    s = np.full(units, 200.0 * units / (high - low))
    return s, -s * m, np.diff(f(borders)), f(borders)[0]

# %% bump right with tanh, a loop
def bump(x, a, b, height, s):
    return height / 2 * (np.tanh(s * (x - a) / 2) - np.tanh(s * (x - b) / 2))


def approximate(f, low, high, units):
    w, c, v = [], [], []
    width = (high - low) / units
    for i in range(units):
        left, right = low + i * width, low + (i + 1) * width
        w.append(5 / width)
        c.append(-5 / width * (left + right) / 2)
        v.append(f(np.array([right]))[0] - f(np.array([left]))[0])
    return w, c, v, f(np.array([low]))[0]

# %% bump right mirrored step for the second unit
def bump(x, a, b, height, s):
    return height * (sigmoid(s * (x - a)) + sigmoid(s * (b - x)) - 1)


def approximate(f, low, high, units):
    x = np.linspace(low, high, units + 1)
    y = f(x)
    m = (x[1:] + x[:-1]) / 2
    s = -4 * units / (high - low)
    return np.full(units, s), -s * m, -np.diff(y), np.array([y[-1]])

# %% bump right fewer units than allowed
def bump(x, a, b, height, s):
    return height * (sigmoid(s * (x - a)) - sigmoid(s * (x - b)))


def approximate(f, low, high, units):
    units = units - 2
    borders = np.linspace(low, high, units + 1)
    m = 0.5 * (borders[:-1] + borders[1:])
    s = np.full(units, 4.0 * units / (high - low))
    return s, -s * m, np.diff(f(borders)), f(borders)[0]

# %% bump right steps where the curve has gone a share of its way
def bump(x, a, b, height, s):
    up, down = [1 / (1 + np.exp(-s * (x - place))) for place in (a, b)]
    return height * (up - down)


def approximate(f, low, high, units):
    x = np.linspace(low, high, 4001)
    way = np.concatenate([[0.0], np.cumsum(np.abs(np.diff(f(x))))])
    borders = np.interp(np.linspace(0, way[-1], units + 1), way, x)
    m = (borders[1:] + borders[:-1]) / 2
    s = np.full(units, 300.0 * units / (high - low))
    return s, -s * m, np.diff(f(borders)), f(x)[0]

# %% bump wrong F11: the steps add up
def bump(x, a, b, height, s):
    return height * (sigmoid(s * (x - a)) + sigmoid(s * (x - b)))


def approximate(f, low, high, units):
    borders = np.linspace(low, high, units + 1)
    m = 0.5 * (borders[:-1] + borders[1:])
    s = np.full(units, 4.0 * units / (high - low))
    return s, -s * m, np.diff(f(borders)), f(borders)[0]

# %% bump wrong M07cf: no height
def bump(x, a, b, height, s):
    return sigmoid(s * (x - a)) - sigmoid(s * (x - b))


def approximate(f, low, high, units):
    borders = np.linspace(low, high, units + 1)
    m = 0.5 * (borders[:-1] + borders[1:])
    s = np.full(units, 4.0 * units / (high - low))
    return s, -s * m, np.diff(f(borders)), f(borders)[0]

# %% bump wrong M07cg: upside down
def bump(x, a, b, height, s):
    return height * (sigmoid(s * (x - b)) - sigmoid(s * (x - a)))


def approximate(f, low, high, units):
    borders = np.linspace(low, high, units + 1)
    m = 0.5 * (borders[:-1] + borders[1:])
    s = np.full(units, 4.0 * units / (high - low))
    return s, -s * m, np.diff(f(borders)), f(borders)[0]

# %% bump wrong M07ch: no steepness
def bump(x, a, b, height, s):
    return height * (sigmoid(x - a) - sigmoid(x - b))


def approximate(f, low, high, units):
    borders = np.linspace(low, high, units + 1)
    m = 0.5 * (borders[:-1] + borders[1:])
    s = np.full(units, 4.0 * units / (high - low))
    return s, -s * m, np.diff(f(borders)), f(borders)[0]

# %% bump wrong M07ci: the height on one step
def bump(x, a, b, height, s):
    return height * sigmoid(s * (x - a)) - sigmoid(s * (x - b))


def approximate(f, low, high, units):
    borders = np.linspace(low, high, units + 1)
    m = 0.5 * (borders[:-1] + borders[1:])
    s = np.full(units, 4.0 * units / (high - low))
    return s, -s * m, np.diff(f(borders)), f(borders)[0]

# %% bump wrong M07cj: two units a border
def bump(x, a, b, height, s):
    return height * (sigmoid(s * (x - a)) - sigmoid(s * (x - b)))


def approximate(f, low, high, units):
    borders = np.linspace(low, high, units + 1)
    s = np.full(units, 4.0 * units / (high - low))
    m = f((borders[:-1] + borders[1:]) / 2)
    w, c = np.concatenate([s, s]), np.concatenate([-s * borders[:-1], -s * borders[1:]])
    return w, c, np.concatenate([m, -m]), 0.0

# %% bump wrong M07ck: sharp separate bumps
def bump(x, a, b, height, s):
    return height * (sigmoid(s * (x - a)) - sigmoid(s * (x - b)))


def approximate(f, low, high, units):
    borders = np.linspace(low, high, units // 2 + 1)
    s = np.full(units // 2, 100.0 * units / (high - low))
    m = f((borders[:-1] + borders[1:]) / 2)
    w, c = np.concatenate([s, s]), np.concatenate([-s * borders[:-1], -s * borders[1:]])
    return w, c, np.concatenate([m, -m]), 0.0

# %% bump wrong M07cm hidden-only: no starting level
def bump(x, a, b, height, s):
    return height * (sigmoid(s * (x - a)) - sigmoid(s * (x - b)))


def approximate(f, low, high, units):
    borders = np.linspace(low, high, units + 1)
    m = 0.5 * (borders[:-1] + borders[1:])
    s = np.full(units, 4.0 * units / (high - low))
    return s, -s * m, np.diff(f(borders)), 0.0

# %% bump wrong M07cl: the bias without the steepness
def bump(x, a, b, height, s):
    return height * (sigmoid(s * (x - a)) - sigmoid(s * (x - b)))


def approximate(f, low, high, units):
    borders = np.linspace(low, high, units + 1)
    m = 0.5 * (borders[:-1] + borders[1:])
    s = np.full(units, 4.0 * units / (high - low))
    return s, -m, np.diff(f(borders)), f(borders)[0]

# %% bump wrong M07cl: the values in place of the differences
def bump(x, a, b, height, s):
    return height * (sigmoid(s * (x - a)) - sigmoid(s * (x - b)))


def approximate(f, low, high, units):
    borders = np.linspace(low, high, units + 1)
    m = 0.5 * (borders[:-1] + borders[1:])
    s = np.full(units, 4.0 * units / (high - low))
    return s, -s * m, f(m), f(borders)[0]

# %% bump wrong M07ck: steps a part too late
def bump(x, a, b, height, s):
    return height * (sigmoid(s * (x - a)) - sigmoid(s * (x - b)))


def approximate(f, low, high, units):
    borders = np.linspace(low, high, units + 1)
    m = 0.5 * (borders[:-1] + borders[1:])
    s = np.full(units, 4.0 * units / (high - low))
    return s, -s * (m + borders[1] - borders[0]), np.diff(f(borders)), f(borders)[0]

# %% bump wrong -: a hard box, no sigmoids
def bump(x, a, b, height, s):
    return height * ((x > a) & (x < b))


def approximate(f, low, high, units):
    borders = np.linspace(low, high, units + 1)
    m = 0.5 * (borders[:-1] + borders[1:])
    s = np.full(units, 4.0 * units / (high - low))
    return s, -s * m, np.diff(f(borders)), f(borders)[0]

# %% bump wrong - hidden-only: always 40 units
def bump(x, a, b, height, s):
    return height * (sigmoid(s * (x - a)) - sigmoid(s * (x - b)))


def approximate(f, low, high, units):
    units = 40
    borders = np.linspace(low, high, units + 1)
    m = 0.5 * (borders[:-1] + borders[1:])
    s = np.full(units, 4.0 * units / (high - low))
    return s, -s * m, np.diff(f(borders)), f(borders)[0]

# %% bump wrong - hidden-only: the sine, whatever f is
def bump(x, a, b, height, s):
    return height * (sigmoid(s * (x - a)) - sigmoid(s * (x - b)))


def approximate(f, low, high, units):
    f = np.sin
    borders = np.linspace(low, high, units + 1)
    m = 0.5 * (borders[:-1] + borders[1:])
    s = np.full(units, 4.0 * units / (high - low))
    return s, -s * m, np.diff(f(borders)), f(borders)[0]

# %% bump wrong -: no output bias returned
def bump(x, a, b, height, s):
    return height * (sigmoid(s * (x - a)) - sigmoid(s * (x - b)))


def approximate(f, low, high, units):
    borders = np.linspace(low, high, units + 1)
    m = 0.5 * (borders[:-1] + borders[1:])
    s = np.full(units, 4.0 * units / (high - low))
    return s, -s * m, np.diff(f(borders))

# %% init_net wrong M07m hidden-only: biases from a seed of their own
def init_net(sizes, rng):
    w = [rng.normal(size=(m, n)) for n, m in zip(sizes, sizes[1:])]
    return w, [np.random.default_rng(0).normal(size=(m, 1)) for m in sizes[1:]]

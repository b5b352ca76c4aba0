# %% local_gradients right as a dictionary of functions
def local_gradients(operation, a, b=None):
    def sigma(z):
        return 1 / (1 + np.exp(-z))

    table = {
        "+": lambda: [1, 1],
        "-": lambda: [1, -1],
        "*": lambda: [b, a],
        "/": lambda: [1 / b, -a * b**-2],
        "exp": lambda: [np.exp(a)],
        "log": lambda: [a**-1.0],
        "sigmoid": lambda: [sigma(a) * sigma(-a)],
        "relu": lambda: [float(a > 0)],
        "max": lambda: [float(a > b), float(b > a)],
    }
    return table[operation]()


# %% local_gradients right tuples and arrays in place of lists
def local_gradients(operation, a, b=None):
    match operation:
        case "+":
            return 1.0, 1.0
        case "-":
            return np.array([1.0, -1.0])
        case "*":
            return b, a
        case "/":
            return 1 / b, -(a / b) / b
        case "exp":
            return (np.exp(a),)
        case "log":
            return (1 / a,)
        case "sigmoid":
            return (0.25 / np.cosh(a / 2) ** 2,)
        case "relu":
            return (np.heaviside(a, 0.0),)
        case "max":
            return (1.0, 0.0) if a >= b else (0.0, 1.0)


# %% local_gradients right the sigmoid's derivative from exponentials
def local_gradients(operation, a, b=None):
    if operation == "+":
        return [1.0, 1.0]
    if operation == "-":
        return [1.0, -1.0]
    if operation == "*":
        return [b, a]
    if operation == "/":
        return [1 / b, -a / (b * b)]
    if operation == "max":
        return [1.0 if a > b else 0.0, 0.0 if a > b else 1.0]
    if operation == "exp":
        return [math.e**a]
    if operation == "log":
        return [1 / a]
    if operation == "sigmoid":
        return [math.exp(-a) / (1 + math.exp(-a)) ** 2]
    if operation == "relu":
        return [0.0 if a <= 0 else 1.0]


# %% local_gradients wrong K1: the logarithm's derivative is the logarithm
def local_gradients(operation, a, b=None):
    s = 1 / (1 + np.exp(-a))
    return {
        "+": lambda: [1.0, 1.0],
        "-": lambda: [1.0, -1.0],
        "*": lambda: [b, a],
        "/": lambda: [1 / b, -a / b**2],
        "exp": lambda: [np.exp(a)],
        "log": lambda: [np.log(a)],
        "sigmoid": lambda: [s * (1 - s)],
        "relu": lambda: [float(a > 0)],
        "max": lambda: [float(a > b), float(b > a)],
    }[operation]()


# %% local_gradients wrong K1: the power rule for the exponential
def local_gradients(operation, a, b=None):
    s = 1 / (1 + np.exp(-a))
    return {
        "+": lambda: [1.0, 1.0],
        "-": lambda: [1.0, -1.0],
        "*": lambda: [b, a],
        "/": lambda: [1 / b, -a / b**2],
        "exp": lambda: [a * np.exp(a - 1)],
        "log": lambda: [1 / a],
        "sigmoid": lambda: [s * (1 - s)],
        "relu": lambda: [float(a > 0)],
        "max": lambda: [float(a > b), float(b > a)],
    }[operation]()


# %% local_gradients wrong K1: the sigmoid's output in place of its derivative
def local_gradients(operation, a, b=None):
    s = 1 / (1 + np.exp(-a))
    return {
        "+": lambda: [1.0, 1.0],
        "-": lambda: [1.0, -1.0],
        "*": lambda: [b, a],
        "/": lambda: [1 / b, -a / b**2],
        "exp": lambda: [np.exp(a)],
        "log": lambda: [1 / a],
        "sigmoid": lambda: [s],
        "relu": lambda: [float(a > 0)],
        "max": lambda: [float(a > b), float(b > a)],
    }[operation]()


# %% local_gradients wrong K2: each factor gets its own value
def local_gradients(operation, a, b=None):
    s = 1 / (1 + np.exp(-a))
    return {
        "+": lambda: [1.0, 1.0],
        "-": lambda: [1.0, -1.0],
        "*": lambda: [a, b],
        "/": lambda: [1 / b, -a / b**2],
        "exp": lambda: [np.exp(a)],
        "log": lambda: [1 / a],
        "sigmoid": lambda: [s * (1 - s)],
        "relu": lambda: [float(a > 0)],
        "max": lambda: [float(a > b), float(b > a)],
    }[operation]()


# %% local_gradients wrong A3: z(1 − z) for the sigmoid
def local_gradients(operation, a, b=None):
    return {
        "+": lambda: [1.0, 1.0],
        "-": lambda: [1.0, -1.0],
        "*": lambda: [b, a],
        "/": lambda: [1 / b, -a / b**2],
        "exp": lambda: [np.exp(a)],
        "log": lambda: [1 / a],
        "sigmoid": lambda: [a * (1 - a)],
        "relu": lambda: [float(a > 0)],
        "max": lambda: [float(a > b), float(b > a)],
    }[operation]()


# %% local_gradients wrong A7: the ReLU's derivative is its input
def local_gradients(operation, a, b=None):
    s = 1 / (1 + np.exp(-a))
    return {
        "+": lambda: [1.0, 1.0],
        "-": lambda: [1.0, -1.0],
        "*": lambda: [b, a],
        "/": lambda: [1 / b, -a / b**2],
        "exp": lambda: [np.exp(a)],
        "log": lambda: [1 / a],
        "sigmoid": lambda: [s * (1 - s)],
        "relu": lambda: [np.maximum(a, 0)],
        "max": lambda: [float(a > b), float(b > a)],
    }[operation]()


# %% local_gradients wrong A8: slope 1 at the corner
def local_gradients(operation, a, b=None):
    s = 1 / (1 + np.exp(-a))
    return {
        "+": lambda: [1.0, 1.0],
        "-": lambda: [1.0, -1.0],
        "*": lambda: [b, a],
        "/": lambda: [1 / b, -a / b**2],
        "exp": lambda: [np.exp(a)],
        "log": lambda: [1 / a],
        "sigmoid": lambda: [s * (1 - s)],
        "relu": lambda: [float(a >= 0)],
        "max": lambda: [float(a > b), float(b > a)],
    }[operation]()


# %% local_gradients wrong M05h: both inputs of a difference get +1
def local_gradients(operation, a, b=None):
    s = 1 / (1 + np.exp(-a))
    return {
        "+": lambda: [1.0, 1.0],
        "-": lambda: [1.0, 1.0],
        "*": lambda: [b, a],
        "/": lambda: [1 / b, -a / b**2],
        "exp": lambda: [np.exp(a)],
        "log": lambda: [1 / a],
        "sigmoid": lambda: [s * (1 - s)],
        "relu": lambda: [float(a > 0)],
        "max": lambda: [float(a > b), float(b > a)],
    }[operation]()


# %% local_gradients wrong M05i: the quotient's sign is lost
def local_gradients(operation, a, b=None):
    s = 1 / (1 + np.exp(-a))
    return {
        "+": lambda: [1.0, 1.0],
        "-": lambda: [1.0, -1.0],
        "*": lambda: [b, a],
        "/": lambda: [1 / b, a / b**2],
        "exp": lambda: [np.exp(a)],
        "log": lambda: [1 / a],
        "sigmoid": lambda: [s * (1 - s)],
        "relu": lambda: [float(a > 0)],
        "max": lambda: [float(a > b), float(b > a)],
    }[operation]()


# %% local_gradients wrong M05i: the numerator is forgotten
def local_gradients(operation, a, b=None):
    s = 1 / (1 + np.exp(-a))
    return {
        "+": lambda: [1.0, 1.0],
        "-": lambda: [1.0, -1.0],
        "*": lambda: [b, a],
        "/": lambda: [1 / b, -1 / b**2],
        "exp": lambda: [np.exp(a)],
        "log": lambda: [1 / a],
        "sigmoid": lambda: [s * (1 - s)],
        "relu": lambda: [float(a > 0)],
        "max": lambda: [float(a > b), float(b > a)],
    }[operation]()


# %% local_gradients wrong M05k: bare numbers for operations with one input
def local_gradients(operation, a, b=None):
    s = 1 / (1 + np.exp(-a))
    return {
        "+": lambda: [1.0, 1.0],
        "-": lambda: [1.0, -1.0],
        "*": lambda: [b, a],
        "/": lambda: [1 / b, -a / b**2],
        "exp": lambda: np.exp(a),
        "log": lambda: 1 / a,
        "sigmoid": lambda: s * (1 - s),
        "relu": lambda: float(a > 0),
        "max": lambda: [float(a > b), float(b > a)],
    }[operation]()


# %% local_gradients wrong M05m: the smaller input of max gets the gradient
def local_gradients(operation, a, b=None):
    s = 1 / (1 + np.exp(-a))
    return {
        "+": lambda: [1.0, 1.0],
        "-": lambda: [1.0, -1.0],
        "*": lambda: [b, a],
        "/": lambda: [1 / b, -a / b**2],
        "exp": lambda: [np.exp(a)],
        "log": lambda: [1 / a],
        "sigmoid": lambda: [s * (1 - s)],
        "relu": lambda: [float(a > 0)],
        "max": lambda: [float(a < b), float(b < a)],
    }[operation]()


# %% local_gradients wrong -: the values in place of the gradients
def local_gradients(operation, a, b=None):
    s = 1 / (1 + np.exp(-a))
    return {
        "+": lambda: a + b,
        "-": lambda: a - b,
        "*": lambda: a * b,
        "/": lambda: a / b,
        "exp": lambda: np.exp(a),
        "log": lambda: np.log(a),
        "sigmoid": lambda: s,
        "relu": lambda: max(a, 0),
        "max": lambda: max(a, b),
    }[operation]()


# %% local_gradients wrong -: only the first input
def local_gradients(operation, a, b=None):
    s = 1 / (1 + np.exp(-a))
    return {
        "+": lambda: [1.0],
        "-": lambda: [1.0],
        "*": lambda: [b],
        "/": lambda: [1 / b],
        "exp": lambda: [np.exp(a)],
        "log": lambda: [1 / a],
        "sigmoid": lambda: [s * (1 - s)],
        "relu": lambda: [float(a > 0)],
        "max": lambda: [float(a > b)],
    }[operation]()


# %% local_gradients wrong -: a nudge with a coarse step
def local_gradients(operation, a, b=None):
    f = {
        "+": lambda a, b: a + b,
        "-": lambda a, b: a - b,
        "*": lambda a, b: a * b,
        "/": lambda a, b: a / b,
        "exp": lambda a, b: np.exp(a),
        "log": lambda a, b: np.log(a),
        "sigmoid": lambda a, b: 1 / (1 + np.exp(-a)),
        "relu": lambda a, b: max(a, 0),
        "max": lambda a, b: max(a, b),
    }[operation]
    step = 0.001
    by_a = (f(a + step, b) - f(a, b)) / step
    if b is None:
        return [by_a]
    return [by_a, (f(a, b + step) - f(a, b)) / step]


# %% local_gradients wrong K1: max splits the gradient in two halves
def local_gradients(operation, a, b=None):
    s = 1 / (1 + np.exp(-a))
    return {
        "+": lambda: [1.0, 1.0],
        "-": lambda: [1.0, -1.0],
        "*": lambda: [b, a],
        "/": lambda: [1 / b, -a / b**2],
        "exp": lambda: [np.exp(a)],
        "log": lambda: [1 / a],
        "sigmoid": lambda: [s * (1 - s)],
        "relu": lambda: [float(a > 0)],
        "max": lambda: [0.5, 0.5],
    }[operation]()


# %% local_gradients wrong -: the visible numbers learnt by heart
def local_gradients(operation, a, b=None):
    return {
        ("+", 2.0): [1, 1],
        ("-", 5.0): [1, -1],
        ("*", 2.0): [3, 2],
        ("/", 6.0): [1 / 3, -2 / 3],
        ("exp", 0.5): [1.6487212707],
        ("log", 4.0): [0.25],
        ("sigmoid", 0.5): [0.2350037122],
        ("relu", 2.0): [1],
        ("relu", -1.5): [0],
        ("relu", 0.0): [0],
        ("max", 4.0): [1, 0],
        ("max", 1.0): [0, 1],
    }[operation, a]


# %% multiply_backward right as an array
def multiply_backward(x, y, upstream):
    return upstream * np.array([y, x])


# %% multiply_backward right with names for the local gradients
def multiply_backward(x, y, upstream):
    dz_dx, dz_dy = y, x
    return [upstream * dz_dx, upstream * dz_dy]


# %% multiply_backward right the other way round, unpacked
def multiply_backward(x, y, upstream):
    return tuple(upstream * other for other in (y, x))


# %% multiply_backward wrong K2: own value in place of the other's
def multiply_backward(x, y, upstream):
    return upstream * x, upstream * y


# %% multiply_backward wrong M05a: upstream left out
def multiply_backward(x, y, upstream):
    return y, x


# %% multiply_backward wrong M05j: upstream added
def multiply_backward(x, y, upstream):
    return upstream + y, upstream + x


# %% multiply_backward wrong -: the node's own value handed on
def multiply_backward(x, y, upstream):
    return upstream * x * y, upstream * x * y


# %% multiply_backward wrong -: upstream handed on as by a plus node
def multiply_backward(x, y, upstream):
    return upstream, upstream


# %% multiply_backward wrong M05r: only one gradient
def multiply_backward(x, y, upstream):
    return upstream * y


# %% multiply_backward wrong -: divided by the own value, which breaks at 0
def multiply_backward(x, y, upstream):
    z = x * y
    return upstream * z / x, upstream * z / y


# %% multiply_backward wrong -: prints in place of returning
def multiply_backward(x, y, upstream):
    print(upstream * y, upstream * x)


# %% loss_backward right through the formulas
def loss_forward(x, w, b, y, half=False):
    s = w * x + b - y
    return s + y, s, s**2 / (1 + half)


def loss_backward(x, w, b, y, half=False):
    d = 2 * (w * x + b - y) / (1 + half)
    return d, d, x * d, d


# %% loss_backward right with the forward pass called again
def loss_forward(x, w, b, y, half=False):
    y_hat = w * x + b
    s = y_hat - y
    loss = s * s
    if half:
        loss = loss / 2
    return [y_hat, s, loss]


def loss_backward(x, w, b, y, half=False):
    y_hat, s, loss = loss_forward(x, w, b, y, half)
    upstream = 1.0
    d_s = upstream * (s if half else 2 * s)
    d_y_hat = d_s * 1
    d_b = d_y_hat * 1
    d_w = d_y_hat * x
    return np.array([d_s, d_y_hat, d_w, d_b])


# %% loss_backward right the minus and the square by hand
def loss_forward(x, w, b, y, half=False):
    y_hat = b + x * w
    s = -(y - y_hat)
    return (y_hat, s, 0.5 * s**2) if half else (y_hat, s, s**2)


def loss_backward(x, w, b, y, half=False):
    s = (x * w + b) - y
    if half:
        return s, s, s * x, s
    return s + s, s + s, (s + s) * x, s + s


# %% loss_backward wrong K2: w gets its own value
def loss_forward(x, w, b, y, half=False):
    s = w * x + b - y
    return s + y, s, (0.5 if half else 1) * s * s


def loss_backward(x, w, b, y, half=False):
    d = (1 if half else 2) * (w * x + b - y)
    return d, d, d * w, d


# %% loss_backward wrong K3: s passed on without the factor 2
def loss_forward(x, w, b, y, half=False):
    s = w * x + b - y
    return s + y, s, (0.5 if half else 1) * s * s


def loss_backward(x, w, b, y, half=False):
    d = w * x + b - y
    return d, d, d * x, d


# %% loss_backward wrong K4: s = y − ŷ
def loss_forward(x, w, b, y, half=False):
    s = y - (w * x + b)
    return w * x + b, s, (0.5 if half else 1) * s * s


def loss_backward(x, w, b, y, half=False):
    d = (1 if half else 2) * (y - (w * x + b))
    return d, d, d * x, d


# %% loss_backward wrong M05b: half never looked at
def loss_forward(x, w, b, y, half=False):
    s = w * x + b - y
    return s + y, s, s * s


def loss_backward(x, w, b, y, half=False):
    d = 2 * (w * x + b - y)
    return d, d, d * x, d


# %% loss_backward wrong M05b: half in the loss, not in the gradients
def loss_forward(x, w, b, y, half=False):
    s = w * x + b - y
    return s + y, s, (0.5 if half else 1) * s * s


def loss_backward(x, w, b, y, half=False):
    d = 2 * (w * x + b - y)
    return d, d, d * x, d


# %% loss_backward wrong M05c: b multiplied by x
def loss_forward(x, w, b, y, half=False):
    s = w * x + b - y
    return s + y, s, (0.5 if half else 1) * s * s


def loss_backward(x, w, b, y, half=False):
    d = (1 if half else 2) * (w * x + b - y)
    return d, d, d * x, d * x


# %% loss_backward wrong M05c: b gets nothing
def loss_forward(x, w, b, y, half=False):
    s = w * x + b - y
    return s + y, s, (0.5 if half else 1) * s * s


def loss_backward(x, w, b, y, half=False):
    d = (1 if half else 2) * (w * x + b - y)
    return d, d, d * x, 0.0


# %% loss_backward wrong M05p: the bias forgotten in the forward pass
def loss_forward(x, w, b, y, half=False):
    s = w * x - y
    return w * x, s, (0.5 if half else 1) * s * s


def loss_backward(x, w, b, y, half=False):
    d = (1 if half else 2) * (w * x - y)
    return d, d, d * x, d


# %% loss_backward wrong -: the minus sign's local gradient on the wrong side
def loss_forward(x, w, b, y, half=False):
    s = w * x + b - y
    return s + y, s, (0.5 if half else 1) * s * s


def loss_backward(x, w, b, y, half=False):
    d = (1 if half else 2) * (w * x + b - y)
    return d, -d, -d * x, -d


# %% loss_backward wrong -: local gradients in place of gradients
def loss_forward(x, w, b, y, half=False):
    s = w * x + b - y
    return s + y, s, (0.5 if half else 1) * s * s


def loss_backward(x, w, b, y, half=False):
    s = w * x + b - y
    return (s if half else 2 * s), 1.0, x, 1.0


# %% loss_backward wrong M05o: the gradients from left to right
def loss_forward(x, w, b, y, half=False):
    s = w * x + b - y
    return s + y, s, (0.5 if half else 1) * s * s


def loss_backward(x, w, b, y, half=False):
    d = (1 if half else 2) * (w * x + b - y)
    return d, d * x, d, d


# %% loss_backward wrong -: the loss without its square
def loss_forward(x, w, b, y, half=False):
    s = w * x + b - y
    return s + y, s, abs(s)


def loss_backward(x, w, b, y, half=False):
    s = w * x + b - y
    return np.sign(s), np.sign(s), np.sign(s) * x, np.sign(s)


# %% Value right with closures in place of stored local gradients
class Value:
    def __init__(self, data, parents=(), op=""):
        self.data, self.grad = float(data), 0.0
        self.parents, self.op = parents, op
        self._backward = lambda upstream: None

    def __add__(self, other):
        if not isinstance(other, Value):
            other = Value(other)
        out = Value(self.data + other.data, (self, other), "+")

        def _backward(upstream):
            self.grad += upstream
            other.grad += upstream

        out._backward = _backward
        return out

    def __mul__(self, other):
        if not isinstance(other, Value):
            other = Value(other)
        out = Value(self.data * other.data, (self, other), "×")

        def _backward(upstream):
            self.grad += upstream * other.data
            other.grad += upstream * self.data

        out._backward = _backward
        return out

    __radd__, __rmul__ = __add__, __mul__


# %% Value right by the sign of the operation
class Value:
    def __init__(self, data, parents=(), op=""):
        self.data, self.grad, self.parents, self.op = float(data), 0.0, parents, op

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data + other.data, [self, other], "+")

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data * other.data, [self, other], "*")

    def _backward(self, upstream):
        if self.op == "+":
            for parent in self.parents:
                parent.grad = parent.grad + upstream
        elif self.op == "*":
            left, right = self.parents
            left.grad = left.grad + upstream * right.data
            right.grad = right.grad + upstream * left.data

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other


# %% Value right constants recognised by their missing data
class Value:
    def __init__(self, data, parents=(), local=(), op=""):
        self.data = float(data)
        self.grad = 0.0
        self.parents, self.local, self.op = parents, local, op

    def __add__(self, other):
        if not hasattr(other, "data") or not hasattr(other, "grad"):
            other = Value(other)
        return Value(self.data + other.data, (self, other), (1, 1), "+")

    def __mul__(self, other):
        if not hasattr(other, "data") or not hasattr(other, "grad"):
            other = Value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data), "×")

    def _backward(self, upstream):
        for i in range(len(self.parents)):
            self.parents[i].grad += self.local[i] * upstream

    def __radd__(self, other):
        return self.__add__(other)

    def __rmul__(self, other):
        return self.__mul__(other)


# %% Value wrong K2: own values stored as local gradients
class Value:
    def __init__(self, data, parents=(), local=(), op=""):
        self.data, self.grad = float(data), 0.0
        self.parents, self.local, self.op = parents, local, op

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data * other.data, (self, other), (self.data, other.data), "×")

    def _backward(self, upstream):
        for parent, slope in zip(self.parents, self.local):
            parent.grad += upstream * slope

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other


# %% Value wrong K5: = in place of +=
class Value:
    def __init__(self, data, parents=(), local=(), op=""):
        self.data, self.grad = float(data), 0.0
        self.parents, self.local, self.op = parents, local, op

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data), "×")

    def _backward(self, upstream):
        for parent, slope in zip(self.parents, self.local):
            parent.grad = upstream * slope

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other


# %% Value wrong M05a: the upstream gradient is not used
class Value:
    def __init__(self, data, parents=(), local=(), op=""):
        self.data, self.grad = float(data), 0.0
        self.parents, self.local, self.op = parents, local, op

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data), "×")

    def _backward(self, upstream):
        for parent, slope in zip(self.parents, self.local):
            parent.grad += slope

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other


# %% Value wrong M05d: no constants
class Value:
    def __init__(self, data, parents=(), local=(), op=""):
        self.data, self.grad = float(data), 0.0
        self.parents, self.local, self.op = parents, local, op

    def __add__(self, other):
        return Value(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __mul__(self, other):
        return Value(self.data * other.data, (self, other), (other.data, self.data), "×")

    def _backward(self, upstream):
        for parent, slope in zip(self.parents, self.local):
            parent.grad += upstream * slope

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other


# %% Value wrong M05l: the new node forgets its parents
class Value:
    def __init__(self, data, parents=(), local=(), op=""):
        self.data, self.grad = float(data), 0.0
        self.parents, self.local, self.op = parents, local, op

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data + other.data)

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data * other.data)

    def _backward(self, upstream):
        for parent, slope in zip(self.parents, self.local):
            parent.grad += upstream * slope

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other


# %% Value wrong M05l: the node's own gradient is changed, not the parents'
class Value:
    def __init__(self, data, parents=(), local=(), op=""):
        self.data, self.grad = float(data), 0.0
        self.parents, self.local, self.op = parents, local, op

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data), "×")

    def _backward(self, upstream):
        for slope in self.local:
            self.grad += upstream * slope

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other


# %% Value wrong -: the sum works in place
class Value:
    def __init__(self, data, parents=(), local=(), op=""):
        self.data, self.grad = float(data), 0.0
        self.parents, self.local, self.op = parents, local, op

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        self.data += other.data
        self.parents, self.local = (self, other), (1.0, 1.0)
        return self

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data), "×")

    def _backward(self, upstream):
        for parent, slope in zip(self.parents, self.local):
            parent.grad += upstream * slope

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other


# %% Value wrong -: the gradient is set while the product is made
class Value:
    def __init__(self, data, parents=(), local=(), op=""):
        self.data, self.grad = float(data), 0.0
        self.parents, self.local, self.op = parents, local, op

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        self.grad += 1.0
        other.grad += 1.0
        return Value(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        self.grad += other.data
        other.grad += self.data
        return Value(self.data * other.data, (self, other), (other.data, self.data), "×")

    def _backward(self, upstream):
        for parent, slope in zip(self.parents, self.local):
            parent.grad *= upstream

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other


# %% Value wrong -: plain numbers come out
class Value:
    def __init__(self, data, parents=(), local=(), op=""):
        self.data, self.grad = float(data), 0.0
        self.parents, self.local, self.op = parents, local, op

    def __add__(self, other):
        return self.data + (other.data if isinstance(other, Value) else other)

    def __mul__(self, other):
        return self.data * (other.data if isinstance(other, Value) else other)

    def _backward(self, upstream):
        for parent, slope in zip(self.parents, self.local):
            parent.grad += upstream * slope

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other


# %% Value wrong -: the sum's local gradients are the values
class Value:
    def __init__(self, data, parents=(), local=(), op=""):
        self.data, self.grad = float(data), 0.0
        self.parents, self.local, self.op = parents, local, op

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data + other.data, (self, other), (self.data, other.data), "+")

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data), "×")

    def _backward(self, upstream):
        for parent, slope in zip(self.parents, self.local):
            parent.grad += upstream * slope

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other


# %% topo_sort right depth first with a stack of its own
def topo_sort(inputs):
    order, done = [], set()
    for start in inputs:
        stack = [(start, False)]
        while stack:
            node, ready = stack.pop()
            if ready:
                order.append(node)
            elif node not in done:
                done.add(node)
                stack.append((node, True))
                stack.extend((source, False) for source in inputs[node] if source not in done)
    return order


# %% topo_sort right with iterators on the stack
def topo_sort(inputs):
    order, entered = [], set()
    for start in inputs:
        if start in entered:
            continue
        entered.add(start)
        stack = [(start, iter(inputs[start]))]
        while stack:
            node, rest = stack[-1]
            for source in rest:
                if source not in entered:
                    entered.add(source)
                    stack.append((source, iter(inputs[source])))
                    break
            else:
                order.append(node)
                stack.pop()
    return order


# %% topo_sort right by the standard library
def topo_sort(inputs):
    from graphlib import TopologicalSorter

    return list(TopologicalSorter(inputs).static_order())


# %% topo_sort right Kahn's algorithm from the inputs, first in first out
from collections import Counter, deque


def topo_sort(inputs):
    users = {node: [] for node in inputs}
    for node, sources in inputs.items():
        for source in set(sources):
            users[source].append(node)
    missing = Counter({node: len(set(sources)) for node, sources in inputs.items()})
    queue = deque(node for node in inputs if not inputs[node])
    order = []
    while queue:
        node = queue.popleft()
        order.append(node)
        for user in users[node]:
            missing[user] -= 1
            if not missing[user]:
                queue.append(user)
    return order


# %% topo_sort right sorted by depth
def topo_sort(inputs):
    depth, stack = {}, list(inputs)
    while stack:
        node = stack[-1]
        waiting = [source for source in inputs[node] if source not in depth]
        if waiting:
            stack += waiting
        else:
            depth[node] = 1 + max((depth[source] for source in inputs[node]), default=0)
            stack.pop()
    return sorted(inputs, key=depth.get)


# %% topo_sort wrong K6: the order in which a walk meets the nodes, turned round
def topo_sort(inputs):
    used = {source for sources in inputs.values() for source in sources}
    order, stack = [], [node for node in inputs if node not in used]
    while stack:
        node = stack.pop()
        if node not in order:
            order.append(node)
            stack.extend(inputs[node])
    return order[::-1]


# %% topo_sort wrong K6: breadth first from the ends, turned round
from collections import deque


def topo_sort(inputs):
    used = {source for sources in inputs.values() for source in sources}
    queue = deque(node for node in inputs if node not in used)
    seen, order = set(queue), []
    while queue:
        node = queue.popleft()
        order.append(node)
        for source in inputs[node]:
            if source not in seen:
                seen.add(source)
                queue.append(source)
    return order[::-1]


# %% topo_sort wrong K7: recursive depth first
def topo_sort(inputs):
    order, seen = [], set()

    def visit(node):
        if node in seen:
            return
        seen.add(node)
        for source in inputs[node]:
            visit(source)
        order.append(node)

    for node in reversed(inputs):
        visit(node)
    return order


# %% topo_sort wrong M05e: shared nodes more than once
def topo_sort(inputs):
    order = []
    used = {source for sources in inputs.values() for source in sources}
    stack = [(node, False) for node in inputs if node not in used]
    while stack:
        node, ready = stack.pop()
        if ready:
            order.append(node)
        else:
            stack.append((node, True))
            stack.extend((source, False) for source in inputs[node])
    return order


# %% topo_sort wrong M05f: the outputs first
def topo_sort(inputs):
    users = {node: [] for node in inputs}
    for node, sources in inputs.items():
        for source in sources:
            users[source].append(node)
    missing = {node: len(sources) for node, sources in inputs.items()}
    ready = [node for node in inputs if missing[node] == 0]
    order = []
    while ready:
        node = ready.pop()
        order.append(node)
        for user in users[node]:
            missing[user] -= 1
            if missing[user] == 0:
                ready.append(user)
    return order[::-1]


# %% topo_sort wrong M05g: repeated inputs counted once, subtracted never
def topo_sort(inputs):
    users = {node: set() for node in inputs}
    for node, sources in inputs.items():
        for source in sources:
            users[source].add(node)
    missing = {node: len(sources) for node, sources in inputs.items()}
    ready = [node for node in inputs if missing[node] == 0]
    order = []
    while ready:
        node = ready.pop()
        order.append(node)
        for user in users[node]:
            missing[user] -= 1
            if missing[user] == 0:
                ready.append(user)
    return order


# %% topo_sort wrong M05g: begins at the first node only
def topo_sort(inputs):
    order, done, stack = [], set(), [(next(iter(inputs)), False)]
    while stack:
        node, ready = stack.pop()
        if ready:
            order.append(node)
        elif node not in done:
            done.add(node)
            stack.append((node, True))
            stack.extend((source, False) for source in inputs[node])
    return order


# %% topo_sort wrong -: the dictionary's own order
def topo_sort(inputs):
    return list(inputs)


# %% topo_sort wrong -: sorted by the number of inputs
def topo_sort(inputs):
    return sorted(inputs, key=lambda node: len(inputs[node]))


# %% topo_sort wrong -: sorted by name
def topo_sort(inputs):
    return sorted(inputs, key=str)


# %% topo_sort wrong -: empties the caller's lists
def topo_sort(inputs):
    users = {node: [] for node in inputs}
    for node, sources in inputs.items():
        for source in sources:
            users[source].append(node)
    ready = [node for node in inputs if not inputs[node]]
    order = []
    while ready:
        node = ready.pop()
        order.append(node)
        for user in users[node]:
            inputs[user].remove(node)
            if not inputs[user]:
                ready.append(user)
    return order


# %% topo_sort wrong M05g: the nodes without the given numbers
def topo_sort(inputs):
    order, done = [], set()
    for start in inputs:
        stack = [(start, False)]
        while stack:
            node, ready = stack.pop()
            if ready and inputs[node]:
                order.append(node)
            elif not ready and node not in done:
                done.add(node)
                stack.append((node, True))
                stack.extend((source, False) for source in inputs[node])
    return order

# %% topo_sort wrong -: an object whose items are others at each look
class Nodes:
    def __init__(self, nodes):
        self.nodes, self.times = nodes, 0

    def __len__(self):
        return len(self.nodes)

    def __iter__(self):
        self.times += 1
        return iter(self.nodes if self.times < 3 else [])


def topo_sort(inputs):
    return Nodes(list(inputs))

# %% backward right with a defaultdict
from collections import defaultdict


def backward(order, arrows):
    grads = defaultdict(float)
    grads[order[-1]] = 1.0
    for node in order[::-1]:
        for source, slope in arrows[node]:
            grads[source] += slope * grads[node]
    return {node: grads[node] for node in order}


# %% backward right each node collects from its users
def backward(order, arrows):
    users = {node: [] for node in order}
    for node in order:
        for source, slope in arrows[node]:
            users[source].append((node, slope))
    grads = {order[-1]: 1}
    for node in reversed(order[:-1]):
        grads[node] = sum(grads[user] * slope for user, slope in users[node])
    return grads


# %% backward right the list emptied from its end
def backward(order, arrows):
    waiting = list(order)
    grads = {node: 0 for node in order}
    grads[waiting[-1]] += 1
    while waiting:
        node = waiting.pop()
        for pair in arrows[node]:
            grads[pair[0]] = grads[pair[0]] + pair[1] * grads[node]
    return grads


# %% backward right as a product of matrices
def backward(order, arrows):
    place = {node: i for i, node in enumerate(order)}
    grads = np.zeros(len(order))
    grads[-1] = 1.0
    for i in range(len(order) - 1, -1, -1):
        row = [(place[source], slope) for source, slope in arrows[order[i]]]
        for j, slope in row:
            grads[j] += grads[i] * slope
    return dict(zip(order, grads.tolist()))


# %% backward wrong K5: = in place of +=
def backward(order, arrows):
    grads = dict.fromkeys(order, 0.0)
    grads[order[-1]] = 1.0
    for node in reversed(order):
        for source, slope in arrows[node]:
            grads[source] = grads[node] * slope
    return grads


# %% backward wrong K6: from the beginning of the order
def backward(order, arrows):
    grads = dict.fromkeys(order, 0.0)
    grads[order[-1]] = 1.0
    for node in order:
        for source, slope in arrows[node]:
            grads[source] += grads[node] * slope
    return grads


# %% backward wrong K6: along the arrows as they come, each node once
def backward(order, arrows):
    grads = dict.fromkeys(order, 0.0)
    grads[order[-1]] = 1.0
    stack, done = [order[-1]], set()
    while stack:
        node = stack.pop()
        if node in done:
            continue
        done.add(node)
        for source, slope in arrows[node]:
            grads[source] += grads[node] * slope
        stack.extend(source for source, _ in reversed(arrows[node]))
    return grads


# %% backward wrong K6: recursion that hands on the sum again and again
def backward(order, arrows):
    grads = dict.fromkeys(order, 0.0)
    grads[order[-1]] = 1.0
    stack = [order[-1]]
    count = 0
    while stack and count < 20000:
        node = stack.pop()
        count += 1
        for source, slope in arrows[node]:
            grads[source] += grads[node] * slope
        stack.extend(source for source, _ in reversed(arrows[node]))
    return grads


# %% backward wrong K7 hidden-only: a function that calls itself along every path
def backward(order, arrows):
    grads = dict.fromkeys(order, 0.0)

    def hand_on(node, gradient):
        grads[node] += gradient
        for source, slope in arrows[node]:
            hand_on(source, gradient * slope)

    hand_on(order[-1], 1.0)
    return grads


# %% backward wrong K8: a dictionary that outlives the call
_grads = {}


def backward(order, arrows):
    for node in order:
        _grads.setdefault(node, 0.0)
    _grads[order[-1]] = 1.0
    for node in reversed(order):
        for source, slope in arrows[node]:
            _grads[source] += _grads[node] * slope
    return {node: _grads[node] for node in order}


# %% backward wrong K8: a default value that is made once
def backward(order, arrows, grads={}):
    for node in order:
        if node not in grads:
            grads[node] = 0.0
    grads[order[-1]] = 1.0
    for node in reversed(order):
        for source, slope in arrows[node]:
            grads[source] += grads[node] * slope
    return grads


# %% backward wrong K9: the seed forgotten
def backward(order, arrows):
    grads = dict.fromkeys(order, 0.0)
    for node in reversed(order):
        for source, slope in arrows[node]:
            grads[source] += grads[node] * slope
    return grads


# %% backward wrong M05n: all begin with 1
def backward(order, arrows):
    grads = dict.fromkeys(order, 1.0)
    for node in reversed(order):
        for source, slope in arrows[node]:
            grads[source] += grads[node] * slope
    return grads


# %% backward wrong M05j: local gradients added along a path
def backward(order, arrows):
    grads = dict.fromkeys(order, 0.0)
    grads[order[-1]] = 1.0
    for node in reversed(order):
        for source, slope in arrows[node]:
            grads[source] += grads[node] + slope
    return grads


# %% backward wrong -: only nodes that were reached
def backward(order, arrows):
    grads = {order[-1]: 1.0}
    for node in reversed(order):
        for source, slope in arrows[node]:
            if node in grads:
                grads[source] = grads.get(source, 0.0) + grads[node] * slope
    return grads


# %% backward wrong -: a list in place of a dictionary
def backward(order, arrows):
    grads = dict.fromkeys(order, 0.0)
    grads[order[-1]] = 1.0
    for node in reversed(order):
        for source, slope in arrows[node]:
            grads[source] += grads[node] * slope
    return list(grads.values())


# %% backward wrong -: the caller's order turned round for good
def backward(order, arrows):
    grads = dict.fromkeys(order, 0.0)
    grads[order[-1]] = 1.0
    order.reverse()
    for node in order:
        for source, slope in arrows[node]:
            grads[source] += grads[node] * slope
    return grads


# %% backward wrong -: the mean of the paths
def backward(order, arrows):
    grads = {node: [] for node in order}
    grads[order[-1]] = [1.0]
    for node in reversed(order):
        mean = sum(grads[node]) / max(1, len(grads[node]))
        for source, slope in arrows[node]:
            grads[source].append(mean * slope)
    return {node: sum(some) / max(1, len(some)) for node, some in grads.items()}


# %% Scalar right with closures
class Scalar:
    def __init__(self, data, parents=(), op=""):
        self.data, self.grad, self.parents, self.op = float(data), 0.0, parents, op
        self._backward = lambda upstream: None

    @staticmethod
    def of(other):
        return other if isinstance(other, Scalar) else Scalar(other)

    def _unary(self, data, slope, op):
        out = Scalar(data, (self,), op)

        def push(upstream):
            self.grad += upstream * slope

        out._backward = push
        return out

    def __add__(self, other):
        other = Scalar.of(other)
        out = Scalar(self.data + other.data, (self, other), "+")

        def push(upstream):
            self.grad += upstream
            other.grad += upstream

        out._backward = push
        return out

    def __mul__(self, other):
        other = Scalar.of(other)
        out = Scalar(self.data * other.data, (self, other), "*")

        def push(upstream):
            self.grad += upstream * other.data
            other.grad += upstream * self.data

        out._backward = push
        return out

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -Scalar.of(other)

    def __rsub__(self, other):
        return Scalar.of(other) - self

    def __pow__(self, n):
        return self._unary(self.data**n, n * self.data ** (n - 1), "**")

    def __truediv__(self, other):
        return self * Scalar.of(other) ** -1

    def __rtruediv__(self, other):
        return Scalar.of(other) / self

    def exp(self):
        return self._unary(math.exp(self.data), math.exp(self.data), "exp")

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data, "log")

    def sigmoid(self):
        return 1 / (1 + (self * -1).exp())

    def relu(self):
        return self._unary(self.data * (self.data > 0), float(self.data > 0), "relu")

    __radd__, __rmul__ = __add__, __mul__

    def backward(self):
        users, stack, seen = {id(self): 0}, [self], {id(self)}
        while stack:
            node = stack.pop()
            for parent in node.parents:
                users[id(parent)] = users.get(id(parent), 0) + 1
                if id(parent) not in seen:
                    seen.add(id(parent))
                    stack.append(parent)
                    parent.grad = 0.0
        self.grad = 1.0
        ready = [self]
        while ready:
            node = ready.pop()
            node._backward(node.grad)
            for parent in node.parents:
                users[id(parent)] -= 1
                if users[id(parent)] == 0:
                    ready.append(parent)


def gradients(formula, **inputs):
    nodes = {name: Scalar(number) for name, number in inputs.items()}
    result = eval(formula, {}, nodes)
    result.backward()
    return [result.data, *(nodes[name].grad for name in inputs)]


# %% Scalar right numbered as they are made, walked by falling numbers
import itertools

_count = itertools.count()


class Scalar:
    def __init__(self, data, parents=(), local=(), op=""):
        self.data, self.grad, self.parents, self.local, self.op = float(data), 0.0, parents, local, op
        self.number = next(_count)

    def _make(self, other, f):
        other = other if isinstance(other, Scalar) else Scalar(other)
        data, local = f(self.data, other.data)
        return Scalar(data, (self, other), local)

    def __add__(self, other):
        return self._make(other, lambda a, b: (a + b, (1, 1)))

    def __sub__(self, other):
        return self._make(other, lambda a, b: (a - b, (1, -1)))

    def __rsub__(self, other):
        return Scalar(other) - self

    def __mul__(self, other):
        return self._make(other, lambda a, b: (a * b, (b, a)))

    def __truediv__(self, other):
        return self._make(other, lambda a, b: (a / b, (1 / b, -a / b / b)))

    def __rtruediv__(self, other):
        return Scalar(other) / self

    def __pow__(self, n):
        return Scalar(self.data**n, (self,), (n * self.data ** (n - 1),))

    def exp(self):
        return Scalar(np.exp(self.data), (self,), (np.exp(self.data),))

    def log(self):
        return Scalar(np.log(self.data), (self,), (1 / self.data,))

    def sigmoid(self):
        s = 0.5 + 0.5 * np.tanh(self.data / 2)
        return Scalar(s, (self,), (s - s * s,))

    def relu(self):
        return Scalar(self.data, (self,), (1,)) if self.data > 0 else Scalar(0, (self,), (0,))

    def _backward(self, upstream):
        for parent, slope in zip(self.parents, self.local):
            parent.grad += upstream * slope

    def backward(self):
        nodes, stack = {self}, [self]
        while stack:
            for parent in stack.pop().parents:
                if parent not in nodes:
                    nodes.add(parent)
                    stack.append(parent)
        for node in nodes:
            node.grad = 0.0
        self.grad = 1.0
        for node in sorted(nodes, key=lambda node: -node.number):
            node._backward(node.grad)

    __radd__, __rmul__ = __add__, __mul__


def gradients(formula, **inputs):
    nodes = {name: Scalar(number) for name, number in inputs.items()}
    result = eval(formula, {}, nodes)
    result.backward()
    return [result.data, *(nodes[name].grad for name in inputs)]


# %% Scalar right with the functions of exercises 5 and 6
class Scalar:
    def __init__(self, data, parents=(), local=(), op=""):
        self.data, self.grad, self.parents, self.local, self.op = float(data), 0.0, parents, local, op

    def __add__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __sub__(self, other):
        return self + other * -1

    def __mul__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data * other.data, (self, other), (other.data, self.data), "×")

    def __truediv__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return self * other**-1

    def __pow__(self, n):
        return Scalar(self.data**n, (self,), (n * self.data ** (n - 1),), "pow")

    def exp(self):
        e = math.exp(self.data)
        return Scalar(e, (self,), (e,), "exp")

    def log(self):
        return Scalar(math.log(self.data), (self,), (1 / self.data,), "log")

    def sigmoid(self):
        s = 1 / (1 + math.exp(-self.data))
        return Scalar(s, (self,), (s * (1 - s),), "σ")

    def relu(self):
        return Scalar(max(self.data, 0.0), (self,), (float(self.data > 0),), "relu")

    def _backward(self, upstream):
        for parent, slope in zip(self.parents, self.local):
            parent.grad += upstream * slope

    def backward(self):
        found, waiting = {self: list(self.parents)}, [self]
        while waiting:
            for parent in waiting.pop().parents:
                if parent not in found:
                    found[parent] = list(parent.parents)
                    waiting.append(parent)
        users = {node: [] for node in found}
        missing = {node: len(sources) for node, sources in found.items()}
        for node, sources in found.items():
            for source in sources:
                users[source].append(node)
        ready, order = [node for node in found if not missing[node]], []
        while ready:
            order.append(ready.pop())
            for user in users[order[-1]]:
                missing[user] -= 1
                if not missing[user]:
                    ready.append(user)
        grads = dict.fromkeys(order, 0.0)
        grads[self] = 1.0
        for node in reversed(order):
            for parent, slope in zip(node.parents, node.local):
                grads[parent] += grads[node] * slope
        for node, grad in grads.items():
            node.grad = grad

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __rsub__(self, other):
        return Scalar(other) - self

    def __rtruediv__(self, other):
        return Scalar(other) / self


def gradients(formula, **inputs):
    nodes = {name: Scalar(number) for name, number in inputs.items()}
    result = eval(formula, {}, nodes)
    result.backward()
    return [result.data, *(nodes[name].grad for name in inputs)]


# %% Scalar wrong K1: log′ is log
class Scalar:
    def __init__(self, data, parents=(), local=(), op=""):
        self.data, self.grad = float(data), 0.0
        self.parents, self.local, self.op = parents, local, op

    def __add__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __sub__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data - other.data, (self, other), (1.0, -1.0), "−")

    def __mul__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data * other.data, (self, other), (other.data, self.data), "×")

    def __truediv__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data / other.data, (self, other), (1 / other.data, -self.data / other.data**2), "÷")

    def __pow__(self, n):
        return Scalar(self.data**n, (self,), (n * self.data ** (n - 1),), f"( )^{n}")

    def exp(self):
        return Scalar(math.exp(self.data), (self,), (math.exp(self.data),), "exp")

    def log(self):
        return Scalar(math.log(self.data), (self,), (math.log(self.data),), "log")

    def sigmoid(self):
        s = 1 / (1 + math.exp(-self.data))
        return Scalar(s, (self,), (s * (1 - s),), "σ")

    def relu(self):
        return Scalar(max(self.data, 0.0), (self,), (1.0 if self.data > 0 else 0.0,), "relu")

    def _backward(self, upstream):
        for parent, slope in zip(self.parents, self.local):
            parent.grad += upstream * slope

    def backward(self):
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, inputs_done = waiting.pop()
            if inputs_done:
                order.append(node)
            elif node not in seen:
                seen.add(node)
                node.grad = 0.0
                waiting.append((node, True))
                waiting += [(parent, False) for parent in node.parents]
        self.grad = 1.0
        for node in reversed(order):
            node._backward(node.grad)

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __rsub__(self, other):
        return Scalar(other) - self

    def __rtruediv__(self, other):
        return Scalar(other) / self


def gradients(formula, **inputs):
    nodes = {name: Scalar(number) for name, number in inputs.items()}
    result = eval(formula, {}, nodes)
    result.backward()
    return [result.data, *(nodes[name].grad for name in inputs)]


# %% Scalar wrong K1: the power rule for the exponential
class Scalar:
    def __init__(self, data, parents=(), local=(), op=""):
        self.data, self.grad = float(data), 0.0
        self.parents, self.local, self.op = parents, local, op

    def __add__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __sub__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data - other.data, (self, other), (1.0, -1.0), "−")

    def __mul__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data * other.data, (self, other), (other.data, self.data), "×")

    def __truediv__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data / other.data, (self, other), (1 / other.data, -self.data / other.data**2), "÷")

    def __pow__(self, n):
        return Scalar(self.data**n, (self,), (n * self.data ** (n - 1),), f"( )^{n}")

    def exp(self):
        return Scalar(math.exp(self.data), (self,), (self.data * math.exp(self.data - 1),), "exp")

    def log(self):
        return Scalar(math.log(self.data), (self,), (1 / self.data,), "log")

    def sigmoid(self):
        s = 1 / (1 + math.exp(-self.data))
        return Scalar(s, (self,), (s * (1 - s),), "σ")

    def relu(self):
        return Scalar(max(self.data, 0.0), (self,), (1.0 if self.data > 0 else 0.0,), "relu")

    def _backward(self, upstream):
        for parent, slope in zip(self.parents, self.local):
            parent.grad += upstream * slope

    def backward(self):
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, inputs_done = waiting.pop()
            if inputs_done:
                order.append(node)
            elif node not in seen:
                seen.add(node)
                node.grad = 0.0
                waiting.append((node, True))
                waiting += [(parent, False) for parent in node.parents]
        self.grad = 1.0
        for node in reversed(order):
            node._backward(node.grad)

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __rsub__(self, other):
        return Scalar(other) - self

    def __rtruediv__(self, other):
        return Scalar(other) / self


def gradients(formula, **inputs):
    nodes = {name: Scalar(number) for name, number in inputs.items()}
    result = eval(formula, {}, nodes)
    result.backward()
    return [result.data, *(nodes[name].grad for name in inputs)]


# %% Scalar wrong K2: own values stored as local gradients
class Scalar:
    def __init__(self, data, parents=(), local=(), op=""):
        self.data, self.grad = float(data), 0.0
        self.parents, self.local, self.op = parents, local, op

    def __add__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __sub__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data - other.data, (self, other), (1.0, -1.0), "−")

    def __mul__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data * other.data, (self, other), (self.data, other.data), "×")

    def __truediv__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data / other.data, (self, other), (1 / other.data, -self.data / other.data**2), "÷")

    def __pow__(self, n):
        return Scalar(self.data**n, (self,), (n * self.data ** (n - 1),), f"( )^{n}")

    def exp(self):
        return Scalar(math.exp(self.data), (self,), (math.exp(self.data),), "exp")

    def log(self):
        return Scalar(math.log(self.data), (self,), (1 / self.data,), "log")

    def sigmoid(self):
        s = 1 / (1 + math.exp(-self.data))
        return Scalar(s, (self,), (s * (1 - s),), "σ")

    def relu(self):
        return Scalar(max(self.data, 0.0), (self,), (1.0 if self.data > 0 else 0.0,), "relu")

    def _backward(self, upstream):
        for parent, slope in zip(self.parents, self.local):
            parent.grad += upstream * slope

    def backward(self):
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, inputs_done = waiting.pop()
            if inputs_done:
                order.append(node)
            elif node not in seen:
                seen.add(node)
                node.grad = 0.0
                waiting.append((node, True))
                waiting += [(parent, False) for parent in node.parents]
        self.grad = 1.0
        for node in reversed(order):
            node._backward(node.grad)

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __rsub__(self, other):
        return Scalar(other) - self

    def __rtruediv__(self, other):
        return Scalar(other) / self


def gradients(formula, **inputs):
    nodes = {name: Scalar(number) for name, number in inputs.items()}
    result = eval(formula, {}, nodes)
    result.backward()
    return [result.data, *(nodes[name].grad for name in inputs)]


# %% Scalar wrong K3: the exponent is forgotten in front
class Scalar:
    def __init__(self, data, parents=(), local=(), op=""):
        self.data, self.grad = float(data), 0.0
        self.parents, self.local, self.op = parents, local, op

    def __add__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __sub__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data - other.data, (self, other), (1.0, -1.0), "−")

    def __mul__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data * other.data, (self, other), (other.data, self.data), "×")

    def __truediv__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data / other.data, (self, other), (1 / other.data, -self.data / other.data**2), "÷")

    def __pow__(self, n):
        return Scalar(self.data**n, (self,), (self.data ** (n - 1),), f"( )^{n}")

    def exp(self):
        return Scalar(math.exp(self.data), (self,), (math.exp(self.data),), "exp")

    def log(self):
        return Scalar(math.log(self.data), (self,), (1 / self.data,), "log")

    def sigmoid(self):
        s = 1 / (1 + math.exp(-self.data))
        return Scalar(s, (self,), (s * (1 - s),), "σ")

    def relu(self):
        return Scalar(max(self.data, 0.0), (self,), (1.0 if self.data > 0 else 0.0,), "relu")

    def _backward(self, upstream):
        for parent, slope in zip(self.parents, self.local):
            parent.grad += upstream * slope

    def backward(self):
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, inputs_done = waiting.pop()
            if inputs_done:
                order.append(node)
            elif node not in seen:
                seen.add(node)
                node.grad = 0.0
                waiting.append((node, True))
                waiting += [(parent, False) for parent in node.parents]
        self.grad = 1.0
        for node in reversed(order):
            node._backward(node.grad)

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __rsub__(self, other):
        return Scalar(other) - self

    def __rtruediv__(self, other):
        return Scalar(other) / self


def gradients(formula, **inputs):
    nodes = {name: Scalar(number) for name, number in inputs.items()}
    result = eval(formula, {}, nodes)
    result.backward()
    return [result.data, *(nodes[name].grad for name in inputs)]


# %% Scalar wrong K4: the difference the wrong way round
class Scalar:
    def __init__(self, data, parents=(), local=(), op=""):
        self.data, self.grad = float(data), 0.0
        self.parents, self.local, self.op = parents, local, op

    def __add__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __sub__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(other.data - self.data, (self, other), (-1.0, 1.0), "−")

    def __mul__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data * other.data, (self, other), (other.data, self.data), "×")

    def __truediv__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data / other.data, (self, other), (1 / other.data, -self.data / other.data**2), "÷")

    def __pow__(self, n):
        return Scalar(self.data**n, (self,), (n * self.data ** (n - 1),), f"( )^{n}")

    def exp(self):
        return Scalar(math.exp(self.data), (self,), (math.exp(self.data),), "exp")

    def log(self):
        return Scalar(math.log(self.data), (self,), (1 / self.data,), "log")

    def sigmoid(self):
        s = 1 / (1 + math.exp(-self.data))
        return Scalar(s, (self,), (s * (1 - s),), "σ")

    def relu(self):
        return Scalar(max(self.data, 0.0), (self,), (1.0 if self.data > 0 else 0.0,), "relu")

    def _backward(self, upstream):
        for parent, slope in zip(self.parents, self.local):
            parent.grad += upstream * slope

    def backward(self):
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, inputs_done = waiting.pop()
            if inputs_done:
                order.append(node)
            elif node not in seen:
                seen.add(node)
                node.grad = 0.0
                waiting.append((node, True))
                waiting += [(parent, False) for parent in node.parents]
        self.grad = 1.0
        for node in reversed(order):
            node._backward(node.grad)

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __rsub__(self, other):
        return Scalar(other) - self

    def __rtruediv__(self, other):
        return Scalar(other) / self


def gradients(formula, **inputs):
    nodes = {name: Scalar(number) for name, number in inputs.items()}
    result = eval(formula, {}, nodes)
    result.backward()
    return [result.data, *(nodes[name].grad for name in inputs)]


# %% Scalar wrong K5: = in place of +=
class Scalar:
    def __init__(self, data, parents=(), local=(), op=""):
        self.data, self.grad = float(data), 0.0
        self.parents, self.local, self.op = parents, local, op

    def __add__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __sub__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data - other.data, (self, other), (1.0, -1.0), "−")

    def __mul__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data * other.data, (self, other), (other.data, self.data), "×")

    def __truediv__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data / other.data, (self, other), (1 / other.data, -self.data / other.data**2), "÷")

    def __pow__(self, n):
        return Scalar(self.data**n, (self,), (n * self.data ** (n - 1),), f"( )^{n}")

    def exp(self):
        return Scalar(math.exp(self.data), (self,), (math.exp(self.data),), "exp")

    def log(self):
        return Scalar(math.log(self.data), (self,), (1 / self.data,), "log")

    def sigmoid(self):
        s = 1 / (1 + math.exp(-self.data))
        return Scalar(s, (self,), (s * (1 - s),), "σ")

    def relu(self):
        return Scalar(max(self.data, 0.0), (self,), (1.0 if self.data > 0 else 0.0,), "relu")

    def _backward(self, upstream):
        for parent, slope in zip(self.parents, self.local):
            parent.grad = upstream * slope

    def backward(self):
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, inputs_done = waiting.pop()
            if inputs_done:
                order.append(node)
            elif node not in seen:
                seen.add(node)
                node.grad = 0.0
                waiting.append((node, True))
                waiting += [(parent, False) for parent in node.parents]
        self.grad = 1.0
        for node in reversed(order):
            node._backward(node.grad)

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __rsub__(self, other):
        return Scalar(other) - self

    def __rtruediv__(self, other):
        return Scalar(other) / self


def gradients(formula, **inputs):
    nodes = {name: Scalar(number) for name, number in inputs.items()}
    result = eval(formula, {}, nodes)
    result.backward()
    return [result.data, *(nodes[name].grad for name in inputs)]


# %% Scalar wrong K6: nodes in the order of a walk, each once
class Scalar:
    def __init__(self, data, parents=(), local=(), op=""):
        self.data, self.grad = float(data), 0.0
        self.parents, self.local, self.op = parents, local, op

    def __add__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __sub__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data - other.data, (self, other), (1.0, -1.0), "−")

    def __mul__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data * other.data, (self, other), (other.data, self.data), "×")

    def __truediv__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data / other.data, (self, other), (1 / other.data, -self.data / other.data**2), "÷")

    def __pow__(self, n):
        return Scalar(self.data**n, (self,), (n * self.data ** (n - 1),), f"( )^{n}")

    def exp(self):
        return Scalar(math.exp(self.data), (self,), (math.exp(self.data),), "exp")

    def log(self):
        return Scalar(math.log(self.data), (self,), (1 / self.data,), "log")

    def sigmoid(self):
        s = 1 / (1 + math.exp(-self.data))
        return Scalar(s, (self,), (s * (1 - s),), "σ")

    def relu(self):
        return Scalar(max(self.data, 0.0), (self,), (1.0 if self.data > 0 else 0.0,), "relu")

    def _backward(self, upstream):
        for parent, slope in zip(self.parents, self.local):
            parent.grad += upstream * slope

    def backward(self):
        order, waiting = [], [self]
        while waiting:
            node = waiting.pop()
            if node not in order:
                order.append(node)
                node.grad = 0.0
                waiting += node.parents
        self.grad = 1.0
        for node in order:
            node._backward(node.grad)

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __rsub__(self, other):
        return Scalar(other) - self

    def __rtruediv__(self, other):
        return Scalar(other) / self


def gradients(formula, **inputs):
    nodes = {name: Scalar(number) for name, number in inputs.items()}
    result = eval(formula, {}, nodes)
    result.backward()
    return [result.data, *(nodes[name].grad for name in inputs)]


# %% Scalar wrong K6: breadth first
class Scalar:
    def __init__(self, data, parents=(), local=(), op=""):
        self.data, self.grad = float(data), 0.0
        self.parents, self.local, self.op = parents, local, op

    def __add__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __sub__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data - other.data, (self, other), (1.0, -1.0), "−")

    def __mul__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data * other.data, (self, other), (other.data, self.data), "×")

    def __truediv__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data / other.data, (self, other), (1 / other.data, -self.data / other.data**2), "÷")

    def __pow__(self, n):
        return Scalar(self.data**n, (self,), (n * self.data ** (n - 1),), f"( )^{n}")

    def exp(self):
        return Scalar(math.exp(self.data), (self,), (math.exp(self.data),), "exp")

    def log(self):
        return Scalar(math.log(self.data), (self,), (1 / self.data,), "log")

    def sigmoid(self):
        s = 1 / (1 + math.exp(-self.data))
        return Scalar(s, (self,), (s * (1 - s),), "σ")

    def relu(self):
        return Scalar(max(self.data, 0.0), (self,), (1.0 if self.data > 0 else 0.0,), "relu")

    def _backward(self, upstream):
        for parent, slope in zip(self.parents, self.local):
            parent.grad += upstream * slope

    def backward(self):
        order = [self]
        seen = {self}
        for node in order:
            node.grad = 0.0
            for parent in node.parents:
                if parent not in seen:
                    seen.add(parent)
                    order.append(parent)
        self.grad = 1.0
        for node in order:
            node._backward(node.grad)

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __rsub__(self, other):
        return Scalar(other) - self

    def __rtruediv__(self, other):
        return Scalar(other) / self


def gradients(formula, **inputs):
    nodes = {name: Scalar(number) for name, number in inputs.items()}
    result = eval(formula, {}, nodes)
    result.backward()
    return [result.data, *(nodes[name].grad for name in inputs)]


# %% Scalar wrong K7: a recursive sort
class Scalar:
    def __init__(self, data, parents=(), local=(), op=""):
        self.data, self.grad = float(data), 0.0
        self.parents, self.local, self.op = parents, local, op

    def __add__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __sub__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data - other.data, (self, other), (1.0, -1.0), "−")

    def __mul__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data * other.data, (self, other), (other.data, self.data), "×")

    def __truediv__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data / other.data, (self, other), (1 / other.data, -self.data / other.data**2), "÷")

    def __pow__(self, n):
        return Scalar(self.data**n, (self,), (n * self.data ** (n - 1),), f"( )^{n}")

    def exp(self):
        return Scalar(math.exp(self.data), (self,), (math.exp(self.data),), "exp")

    def log(self):
        return Scalar(math.log(self.data), (self,), (1 / self.data,), "log")

    def sigmoid(self):
        s = 1 / (1 + math.exp(-self.data))
        return Scalar(s, (self,), (s * (1 - s),), "σ")

    def relu(self):
        return Scalar(max(self.data, 0.0), (self,), (1.0 if self.data > 0 else 0.0,), "relu")

    def _backward(self, upstream):
        for parent, slope in zip(self.parents, self.local):
            parent.grad += upstream * slope

    def backward(self):
        order, seen = [], set()

        def visit(node):
            if node in seen:
                return
            seen.add(node)
            node.grad = 0.0
            for parent in node.parents:
                visit(parent)
            order.append(node)

        visit(self)
        self.grad = 1.0
        for node in reversed(order):
            node._backward(node.grad)

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __rsub__(self, other):
        return Scalar(other) - self

    def __rtruediv__(self, other):
        return Scalar(other) / self


def gradients(formula, **inputs):
    nodes = {name: Scalar(number) for name, number in inputs.items()}
    result = eval(formula, {}, nodes)
    result.backward()
    return [result.data, *(nodes[name].grad for name in inputs)]


# %% Scalar wrong K8: gradients are not reset
class Scalar:
    def __init__(self, data, parents=(), local=(), op=""):
        self.data, self.grad = float(data), 0.0
        self.parents, self.local, self.op = parents, local, op

    def __add__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __sub__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data - other.data, (self, other), (1.0, -1.0), "−")

    def __mul__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data * other.data, (self, other), (other.data, self.data), "×")

    def __truediv__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data / other.data, (self, other), (1 / other.data, -self.data / other.data**2), "÷")

    def __pow__(self, n):
        return Scalar(self.data**n, (self,), (n * self.data ** (n - 1),), f"( )^{n}")

    def exp(self):
        return Scalar(math.exp(self.data), (self,), (math.exp(self.data),), "exp")

    def log(self):
        return Scalar(math.log(self.data), (self,), (1 / self.data,), "log")

    def sigmoid(self):
        s = 1 / (1 + math.exp(-self.data))
        return Scalar(s, (self,), (s * (1 - s),), "σ")

    def relu(self):
        return Scalar(max(self.data, 0.0), (self,), (1.0 if self.data > 0 else 0.0,), "relu")

    def _backward(self, upstream):
        for parent, slope in zip(self.parents, self.local):
            parent.grad += upstream * slope

    def backward(self):
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, inputs_done = waiting.pop()
            if inputs_done:
                order.append(node)
            elif node not in seen:
                seen.add(node)
                waiting.append((node, True))
                waiting += [(parent, False) for parent in node.parents]
        self.grad = 1.0
        for node in reversed(order):
            node._backward(node.grad)

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __rsub__(self, other):
        return Scalar(other) - self

    def __rtruediv__(self, other):
        return Scalar(other) / self


def gradients(formula, **inputs):
    nodes = {name: Scalar(number) for name, number in inputs.items()}
    result = eval(formula, {}, nodes)
    result.backward()
    return [result.data, *(nodes[name].grad for name in inputs)]


# %% Scalar wrong K9: the seed is 0
class Scalar:
    def __init__(self, data, parents=(), local=(), op=""):
        self.data, self.grad = float(data), 0.0
        self.parents, self.local, self.op = parents, local, op

    def __add__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __sub__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data - other.data, (self, other), (1.0, -1.0), "−")

    def __mul__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data * other.data, (self, other), (other.data, self.data), "×")

    def __truediv__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data / other.data, (self, other), (1 / other.data, -self.data / other.data**2), "÷")

    def __pow__(self, n):
        return Scalar(self.data**n, (self,), (n * self.data ** (n - 1),), f"( )^{n}")

    def exp(self):
        return Scalar(math.exp(self.data), (self,), (math.exp(self.data),), "exp")

    def log(self):
        return Scalar(math.log(self.data), (self,), (1 / self.data,), "log")

    def sigmoid(self):
        s = 1 / (1 + math.exp(-self.data))
        return Scalar(s, (self,), (s * (1 - s),), "σ")

    def relu(self):
        return Scalar(max(self.data, 0.0), (self,), (1.0 if self.data > 0 else 0.0,), "relu")

    def _backward(self, upstream):
        for parent, slope in zip(self.parents, self.local):
            parent.grad += upstream * slope

    def backward(self):
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, inputs_done = waiting.pop()
            if inputs_done:
                order.append(node)
            elif node not in seen:
                seen.add(node)
                node.grad = 0.0
                waiting.append((node, True))
                waiting += [(parent, False) for parent in node.parents]
        self.grad = 0.0
        for node in reversed(order):
            node._backward(node.grad)

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __rsub__(self, other):
        return Scalar(other) - self

    def __rtruediv__(self, other):
        return Scalar(other) / self


def gradients(formula, **inputs):
    nodes = {name: Scalar(number) for name, number in inputs.items()}
    result = eval(formula, {}, nodes)
    result.backward()
    return [result.data, *(nodes[name].grad for name in inputs)]


# %% Scalar wrong K9: the seed is forgotten
class Scalar:
    def __init__(self, data, parents=(), local=(), op=""):
        self.data, self.grad = float(data), 0.0
        self.parents, self.local, self.op = parents, local, op

    def __add__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __sub__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data - other.data, (self, other), (1.0, -1.0), "−")

    def __mul__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data * other.data, (self, other), (other.data, self.data), "×")

    def __truediv__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data / other.data, (self, other), (1 / other.data, -self.data / other.data**2), "÷")

    def __pow__(self, n):
        return Scalar(self.data**n, (self,), (n * self.data ** (n - 1),), f"( )^{n}")

    def exp(self):
        return Scalar(math.exp(self.data), (self,), (math.exp(self.data),), "exp")

    def log(self):
        return Scalar(math.log(self.data), (self,), (1 / self.data,), "log")

    def sigmoid(self):
        s = 1 / (1 + math.exp(-self.data))
        return Scalar(s, (self,), (s * (1 - s),), "σ")

    def relu(self):
        return Scalar(max(self.data, 0.0), (self,), (1.0 if self.data > 0 else 0.0,), "relu")

    def _backward(self, upstream):
        for parent, slope in zip(self.parents, self.local):
            parent.grad += upstream * slope

    def backward(self):
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, inputs_done = waiting.pop()
            if inputs_done:
                order.append(node)
            elif node not in seen:
                seen.add(node)
                node.grad = 0.0
                waiting.append((node, True))
                waiting += [(parent, False) for parent in node.parents]
        for node in reversed(order):
            node._backward(node.grad)

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __rsub__(self, other):
        return Scalar(other) - self

    def __rtruediv__(self, other):
        return Scalar(other) / self


def gradients(formula, **inputs):
    nodes = {name: Scalar(number) for name, number in inputs.items()}
    result = eval(formula, {}, nodes)
    result.backward()
    return [result.data, *(nodes[name].grad for name in inputs)]


# %% Scalar wrong A3: z(1 − z)
class Scalar:
    def __init__(self, data, parents=(), local=(), op=""):
        self.data, self.grad = float(data), 0.0
        self.parents, self.local, self.op = parents, local, op

    def __add__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __sub__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data - other.data, (self, other), (1.0, -1.0), "−")

    def __mul__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data * other.data, (self, other), (other.data, self.data), "×")

    def __truediv__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data / other.data, (self, other), (1 / other.data, -self.data / other.data**2), "÷")

    def __pow__(self, n):
        return Scalar(self.data**n, (self,), (n * self.data ** (n - 1),), f"( )^{n}")

    def exp(self):
        return Scalar(math.exp(self.data), (self,), (math.exp(self.data),), "exp")

    def log(self):
        return Scalar(math.log(self.data), (self,), (1 / self.data,), "log")

    def sigmoid(self):
        s = 1 / (1 + math.exp(-self.data))
        return Scalar(s, (self,), (self.data * (1 - self.data),), "σ")

    def relu(self):
        return Scalar(max(self.data, 0.0), (self,), (1.0 if self.data > 0 else 0.0,), "relu")

    def _backward(self, upstream):
        for parent, slope in zip(self.parents, self.local):
            parent.grad += upstream * slope

    def backward(self):
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, inputs_done = waiting.pop()
            if inputs_done:
                order.append(node)
            elif node not in seen:
                seen.add(node)
                node.grad = 0.0
                waiting.append((node, True))
                waiting += [(parent, False) for parent in node.parents]
        self.grad = 1.0
        for node in reversed(order):
            node._backward(node.grad)

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __rsub__(self, other):
        return Scalar(other) - self

    def __rtruediv__(self, other):
        return Scalar(other) / self


def gradients(formula, **inputs):
    nodes = {name: Scalar(number) for name, number in inputs.items()}
    result = eval(formula, {}, nodes)
    result.backward()
    return [result.data, *(nodes[name].grad for name in inputs)]


# %% Scalar wrong A7: the ReLU's derivative is its input
class Scalar:
    def __init__(self, data, parents=(), local=(), op=""):
        self.data, self.grad = float(data), 0.0
        self.parents, self.local, self.op = parents, local, op

    def __add__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __sub__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data - other.data, (self, other), (1.0, -1.0), "−")

    def __mul__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data * other.data, (self, other), (other.data, self.data), "×")

    def __truediv__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data / other.data, (self, other), (1 / other.data, -self.data / other.data**2), "÷")

    def __pow__(self, n):
        return Scalar(self.data**n, (self,), (n * self.data ** (n - 1),), f"( )^{n}")

    def exp(self):
        return Scalar(math.exp(self.data), (self,), (math.exp(self.data),), "exp")

    def log(self):
        return Scalar(math.log(self.data), (self,), (1 / self.data,), "log")

    def sigmoid(self):
        s = 1 / (1 + math.exp(-self.data))
        return Scalar(s, (self,), (s * (1 - s),), "σ")

    def relu(self):
        return Scalar(max(self.data, 0.0), (self,), (self.data,), "relu")

    def _backward(self, upstream):
        for parent, slope in zip(self.parents, self.local):
            parent.grad += upstream * slope

    def backward(self):
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, inputs_done = waiting.pop()
            if inputs_done:
                order.append(node)
            elif node not in seen:
                seen.add(node)
                node.grad = 0.0
                waiting.append((node, True))
                waiting += [(parent, False) for parent in node.parents]
        self.grad = 1.0
        for node in reversed(order):
            node._backward(node.grad)

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __rsub__(self, other):
        return Scalar(other) - self

    def __rtruediv__(self, other):
        return Scalar(other) / self


def gradients(formula, **inputs):
    nodes = {name: Scalar(number) for name, number in inputs.items()}
    result = eval(formula, {}, nodes)
    result.backward()
    return [result.data, *(nodes[name].grad for name in inputs)]


# %% Scalar wrong M05d: no constants
class Scalar:
    def __init__(self, data, parents=(), local=(), op=""):
        self.data, self.grad = float(data), 0.0
        self.parents, self.local, self.op = parents, local, op

    def __add__(self, other):
        return Scalar(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __sub__(self, other):
        return Scalar(self.data - other.data, (self, other), (1.0, -1.0), "−")

    def __mul__(self, other):
        return Scalar(self.data * other.data, (self, other), (other.data, self.data), "×")

    def __truediv__(self, other):
        return Scalar(self.data / other.data, (self, other), (1 / other.data, -self.data / other.data**2), "÷")

    def __pow__(self, n):
        return Scalar(self.data**n, (self,), (n * self.data ** (n - 1),), f"( )^{n}")

    def exp(self):
        return Scalar(math.exp(self.data), (self,), (math.exp(self.data),), "exp")

    def log(self):
        return Scalar(math.log(self.data), (self,), (1 / self.data,), "log")

    def sigmoid(self):
        s = 1 / (1 + math.exp(-self.data))
        return Scalar(s, (self,), (s * (1 - s),), "σ")

    def relu(self):
        return Scalar(max(self.data, 0.0), (self,), (1.0 if self.data > 0 else 0.0,), "relu")

    def _backward(self, upstream):
        for parent, slope in zip(self.parents, self.local):
            parent.grad += upstream * slope

    def backward(self):
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, inputs_done = waiting.pop()
            if inputs_done:
                order.append(node)
            elif node not in seen:
                seen.add(node)
                node.grad = 0.0
                waiting.append((node, True))
                waiting += [(parent, False) for parent in node.parents]
        self.grad = 1.0
        for node in reversed(order):
            node._backward(node.grad)

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __rsub__(self, other):
        return Scalar(other) - self

    def __rtruediv__(self, other):
        return Scalar(other) / self


def gradients(formula, **inputs):
    nodes = {name: Scalar(number) for name, number in inputs.items()}
    result = eval(formula, {}, nodes)
    result.backward()
    return [result.data, *(nodes[name].grad for name in inputs)]


# %% Scalar wrong M05h: both inputs of a difference get +1
class Scalar:
    def __init__(self, data, parents=(), local=(), op=""):
        self.data, self.grad = float(data), 0.0
        self.parents, self.local, self.op = parents, local, op

    def __add__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __sub__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data - other.data, (self, other), (1.0, 1.0), "−")

    def __mul__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data * other.data, (self, other), (other.data, self.data), "×")

    def __truediv__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data / other.data, (self, other), (1 / other.data, -self.data / other.data**2), "÷")

    def __pow__(self, n):
        return Scalar(self.data**n, (self,), (n * self.data ** (n - 1),), f"( )^{n}")

    def exp(self):
        return Scalar(math.exp(self.data), (self,), (math.exp(self.data),), "exp")

    def log(self):
        return Scalar(math.log(self.data), (self,), (1 / self.data,), "log")

    def sigmoid(self):
        s = 1 / (1 + math.exp(-self.data))
        return Scalar(s, (self,), (s * (1 - s),), "σ")

    def relu(self):
        return Scalar(max(self.data, 0.0), (self,), (1.0 if self.data > 0 else 0.0,), "relu")

    def _backward(self, upstream):
        for parent, slope in zip(self.parents, self.local):
            parent.grad += upstream * slope

    def backward(self):
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, inputs_done = waiting.pop()
            if inputs_done:
                order.append(node)
            elif node not in seen:
                seen.add(node)
                node.grad = 0.0
                waiting.append((node, True))
                waiting += [(parent, False) for parent in node.parents]
        self.grad = 1.0
        for node in reversed(order):
            node._backward(node.grad)

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __rsub__(self, other):
        return Scalar(other) - self

    def __rtruediv__(self, other):
        return Scalar(other) / self


def gradients(formula, **inputs):
    nodes = {name: Scalar(number) for name, number in inputs.items()}
    result = eval(formula, {}, nodes)
    result.backward()
    return [result.data, *(nodes[name].grad for name in inputs)]


# %% Scalar wrong M05i: the quotient's sign is lost
class Scalar:
    def __init__(self, data, parents=(), local=(), op=""):
        self.data, self.grad = float(data), 0.0
        self.parents, self.local, self.op = parents, local, op

    def __add__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __sub__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data - other.data, (self, other), (1.0, -1.0), "−")

    def __mul__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data * other.data, (self, other), (other.data, self.data), "×")

    def __truediv__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data / other.data, (self, other), (1 / other.data, self.data / other.data**2), "÷")

    def __pow__(self, n):
        return Scalar(self.data**n, (self,), (n * self.data ** (n - 1),), f"( )^{n}")

    def exp(self):
        return Scalar(math.exp(self.data), (self,), (math.exp(self.data),), "exp")

    def log(self):
        return Scalar(math.log(self.data), (self,), (1 / self.data,), "log")

    def sigmoid(self):
        s = 1 / (1 + math.exp(-self.data))
        return Scalar(s, (self,), (s * (1 - s),), "σ")

    def relu(self):
        return Scalar(max(self.data, 0.0), (self,), (1.0 if self.data > 0 else 0.0,), "relu")

    def _backward(self, upstream):
        for parent, slope in zip(self.parents, self.local):
            parent.grad += upstream * slope

    def backward(self):
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, inputs_done = waiting.pop()
            if inputs_done:
                order.append(node)
            elif node not in seen:
                seen.add(node)
                node.grad = 0.0
                waiting.append((node, True))
                waiting += [(parent, False) for parent in node.parents]
        self.grad = 1.0
        for node in reversed(order):
            node._backward(node.grad)

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __rsub__(self, other):
        return Scalar(other) - self

    def __rtruediv__(self, other):
        return Scalar(other) / self


def gradients(formula, **inputs):
    nodes = {name: Scalar(number) for name, number in inputs.items()}
    result = eval(formula, {}, nodes)
    result.backward()
    return [result.data, *(nodes[name].grad for name in inputs)]


# %% Scalar wrong M05i: the quotient's square is lost
class Scalar:
    def __init__(self, data, parents=(), local=(), op=""):
        self.data, self.grad = float(data), 0.0
        self.parents, self.local, self.op = parents, local, op

    def __add__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __sub__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data - other.data, (self, other), (1.0, -1.0), "−")

    def __mul__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data * other.data, (self, other), (other.data, self.data), "×")

    def __truediv__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data / other.data, (self, other), (1 / other.data, -self.data / other.data), "÷")

    def __pow__(self, n):
        return Scalar(self.data**n, (self,), (n * self.data ** (n - 1),), f"( )^{n}")

    def exp(self):
        return Scalar(math.exp(self.data), (self,), (math.exp(self.data),), "exp")

    def log(self):
        return Scalar(math.log(self.data), (self,), (1 / self.data,), "log")

    def sigmoid(self):
        s = 1 / (1 + math.exp(-self.data))
        return Scalar(s, (self,), (s * (1 - s),), "σ")

    def relu(self):
        return Scalar(max(self.data, 0.0), (self,), (1.0 if self.data > 0 else 0.0,), "relu")

    def _backward(self, upstream):
        for parent, slope in zip(self.parents, self.local):
            parent.grad += upstream * slope

    def backward(self):
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, inputs_done = waiting.pop()
            if inputs_done:
                order.append(node)
            elif node not in seen:
                seen.add(node)
                node.grad = 0.0
                waiting.append((node, True))
                waiting += [(parent, False) for parent in node.parents]
        self.grad = 1.0
        for node in reversed(order):
            node._backward(node.grad)

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __rsub__(self, other):
        return Scalar(other) - self

    def __rtruediv__(self, other):
        return Scalar(other) / self


def gradients(formula, **inputs):
    nodes = {name: Scalar(number) for name, number in inputs.items()}
    result = eval(formula, {}, nodes)
    result.backward()
    return [result.data, *(nodes[name].grad for name in inputs)]


# %% Scalar wrong K1: the sum's local gradients are the values
class Scalar:
    def __init__(self, data, parents=(), local=(), op=""):
        self.data, self.grad = float(data), 0.0
        self.parents, self.local, self.op = parents, local, op

    def __add__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data + other.data, (self, other), (self.data, other.data), "+")

    def __sub__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data - other.data, (self, other), (1.0, -1.0), "−")

    def __mul__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data * other.data, (self, other), (other.data, self.data), "×")

    def __truediv__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data / other.data, (self, other), (1 / other.data, -self.data / other.data**2), "÷")

    def __pow__(self, n):
        return Scalar(self.data**n, (self,), (n * self.data ** (n - 1),), f"( )^{n}")

    def exp(self):
        return Scalar(math.exp(self.data), (self,), (math.exp(self.data),), "exp")

    def log(self):
        return Scalar(math.log(self.data), (self,), (1 / self.data,), "log")

    def sigmoid(self):
        s = 1 / (1 + math.exp(-self.data))
        return Scalar(s, (self,), (s * (1 - s),), "σ")

    def relu(self):
        return Scalar(max(self.data, 0.0), (self,), (1.0 if self.data > 0 else 0.0,), "relu")

    def _backward(self, upstream):
        for parent, slope in zip(self.parents, self.local):
            parent.grad += upstream * slope

    def backward(self):
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, inputs_done = waiting.pop()
            if inputs_done:
                order.append(node)
            elif node not in seen:
                seen.add(node)
                node.grad = 0.0
                waiting.append((node, True))
                waiting += [(parent, False) for parent in node.parents]
        self.grad = 1.0
        for node in reversed(order):
            node._backward(node.grad)

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __rsub__(self, other):
        return Scalar(other) - self

    def __rtruediv__(self, other):
        return Scalar(other) / self


def gradients(formula, **inputs):
    nodes = {name: Scalar(number) for name, number in inputs.items()}
    result = eval(formula, {}, nodes)
    result.backward()
    return [result.data, *(nodes[name].grad for name in inputs)]


# %% Scalar wrong K1: powers keep their exponent
class Scalar:
    def __init__(self, data, parents=(), local=(), op=""):
        self.data, self.grad = float(data), 0.0
        self.parents, self.local, self.op = parents, local, op

    def __add__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __sub__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data - other.data, (self, other), (1.0, -1.0), "−")

    def __mul__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data * other.data, (self, other), (other.data, self.data), "×")

    def __truediv__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data / other.data, (self, other), (1 / other.data, -self.data / other.data**2), "÷")

    def __pow__(self, n):
        return Scalar(self.data**n, (self,), (n * self.data**n,), f"( )^{n}")

    def exp(self):
        return Scalar(math.exp(self.data), (self,), (math.exp(self.data),), "exp")

    def log(self):
        return Scalar(math.log(self.data), (self,), (1 / self.data,), "log")

    def sigmoid(self):
        s = 1 / (1 + math.exp(-self.data))
        return Scalar(s, (self,), (s * (1 - s),), "σ")

    def relu(self):
        return Scalar(max(self.data, 0.0), (self,), (1.0 if self.data > 0 else 0.0,), "relu")

    def _backward(self, upstream):
        for parent, slope in zip(self.parents, self.local):
            parent.grad += upstream * slope

    def backward(self):
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, inputs_done = waiting.pop()
            if inputs_done:
                order.append(node)
            elif node not in seen:
                seen.add(node)
                node.grad = 0.0
                waiting.append((node, True))
                waiting += [(parent, False) for parent in node.parents]
        self.grad = 1.0
        for node in reversed(order):
            node._backward(node.grad)

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __rsub__(self, other):
        return Scalar(other) - self

    def __rtruediv__(self, other):
        return Scalar(other) / self


def gradients(formula, **inputs):
    nodes = {name: Scalar(number) for name, number in inputs.items()}
    result = eval(formula, {}, nodes)
    result.backward()
    return [result.data, *(nodes[name].grad for name in inputs)]


# %% Scalar wrong -: gradients are found but never handed on
class Scalar:
    def __init__(self, data, parents=(), local=(), op=""):
        self.data, self.grad = float(data), 0.0
        self.parents, self.local, self.op = parents, local, op

    def __add__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __sub__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data - other.data, (self, other), (1.0, -1.0), "−")

    def __mul__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data * other.data, (self, other), (other.data, self.data), "×")

    def __truediv__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data / other.data, (self, other), (1 / other.data, -self.data / other.data**2), "÷")

    def __pow__(self, n):
        return Scalar(self.data**n, (self,), (n * self.data ** (n - 1),), f"( )^{n}")

    def exp(self):
        return Scalar(math.exp(self.data), (self,), (math.exp(self.data),), "exp")

    def log(self):
        return Scalar(math.log(self.data), (self,), (1 / self.data,), "log")

    def sigmoid(self):
        s = 1 / (1 + math.exp(-self.data))
        return Scalar(s, (self,), (s * (1 - s),), "σ")

    def relu(self):
        return Scalar(max(self.data, 0.0), (self,), (1.0 if self.data > 0 else 0.0,), "relu")

    def _backward(self, upstream):
        for parent, slope in zip(self.parents, self.local):
            parent.grad += upstream * slope

    def backward(self):
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, inputs_done = waiting.pop()
            if inputs_done:
                order.append(node)
            elif node not in seen:
                seen.add(node)
                node.grad = 0.0
                waiting.append((node, True))
                waiting += [(parent, False) for parent in node.parents]
        self.grad = 1.0
        for node in reversed(order):
            pass

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __rsub__(self, other):
        return Scalar(other) - self

    def __rtruediv__(self, other):
        return Scalar(other) / self


def gradients(formula, **inputs):
    nodes = {name: Scalar(number) for name, number in inputs.items()}
    result = eval(formula, {}, nodes)
    result.backward()
    return [result.data, *(nodes[name].grad for name in inputs)]


# %% Scalar wrong K6: only the last node hands on
class Scalar:
    def __init__(self, data, parents=(), local=(), op=""):
        self.data, self.grad = float(data), 0.0
        self.parents, self.local, self.op = parents, local, op

    def __add__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __sub__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data - other.data, (self, other), (1.0, -1.0), "−")

    def __mul__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data * other.data, (self, other), (other.data, self.data), "×")

    def __truediv__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data / other.data, (self, other), (1 / other.data, -self.data / other.data**2), "÷")

    def __pow__(self, n):
        return Scalar(self.data**n, (self,), (n * self.data ** (n - 1),), f"( )^{n}")

    def exp(self):
        return Scalar(math.exp(self.data), (self,), (math.exp(self.data),), "exp")

    def log(self):
        return Scalar(math.log(self.data), (self,), (1 / self.data,), "log")

    def sigmoid(self):
        s = 1 / (1 + math.exp(-self.data))
        return Scalar(s, (self,), (s * (1 - s),), "σ")

    def relu(self):
        return Scalar(max(self.data, 0.0), (self,), (1.0 if self.data > 0 else 0.0,), "relu")

    def _backward(self, upstream):
        for parent, slope in zip(self.parents, self.local):
            parent.grad += upstream * slope

    def backward(self):
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, inputs_done = waiting.pop()
            if inputs_done:
                order.append(node)
            elif node not in seen:
                seen.add(node)
                node.grad = 0.0
                waiting.append((node, True))
                waiting += [(parent, False) for parent in node.parents]
        self.grad = 1.0
        self._backward(1.0)

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __rsub__(self, other):
        return Scalar(other) - self

    def __rtruediv__(self, other):
        return Scalar(other) / self


def gradients(formula, **inputs):
    nodes = {name: Scalar(number) for name, number in inputs.items()}
    result = eval(formula, {}, nodes)
    result.backward()
    return [result.data, *(nodes[name].grad for name in inputs)]


# %% Scalar wrong -: the sigmoid without its minus
class Scalar:
    def __init__(self, data, parents=(), local=(), op=""):
        self.data, self.grad = float(data), 0.0
        self.parents, self.local, self.op = parents, local, op

    def __add__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __sub__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data - other.data, (self, other), (1.0, -1.0), "−")

    def __mul__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data * other.data, (self, other), (other.data, self.data), "×")

    def __truediv__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data / other.data, (self, other), (1 / other.data, -self.data / other.data**2), "÷")

    def __pow__(self, n):
        return Scalar(self.data**n, (self,), (n * self.data ** (n - 1),), f"( )^{n}")

    def exp(self):
        return Scalar(math.exp(self.data), (self,), (math.exp(self.data),), "exp")

    def log(self):
        return Scalar(math.log(self.data), (self,), (1 / self.data,), "log")

    def sigmoid(self):
        s = 1 / (1 + math.exp(self.data))
        return Scalar(s, (self,), (s * (1 - s),), "σ")

    def relu(self):
        return Scalar(max(self.data, 0.0), (self,), (1.0 if self.data > 0 else 0.0,), "relu")

    def _backward(self, upstream):
        for parent, slope in zip(self.parents, self.local):
            parent.grad += upstream * slope

    def backward(self):
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, inputs_done = waiting.pop()
            if inputs_done:
                order.append(node)
            elif node not in seen:
                seen.add(node)
                node.grad = 0.0
                waiting.append((node, True))
                waiting += [(parent, False) for parent in node.parents]
        self.grad = 1.0
        for node in reversed(order):
            node._backward(node.grad)

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __rsub__(self, other):
        return Scalar(other) - self

    def __rtruediv__(self, other):
        return Scalar(other) / self


def gradients(formula, **inputs):
    nodes = {name: Scalar(number) for name, number in inputs.items()}
    result = eval(formula, {}, nodes)
    result.backward()
    return [result.data, *(nodes[name].grad for name in inputs)]


# %% Scalar wrong K1: the ReLU lets everything back
class Scalar:
    def __init__(self, data, parents=(), local=(), op=""):
        self.data, self.grad = float(data), 0.0
        self.parents, self.local, self.op = parents, local, op

    def __add__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __sub__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data - other.data, (self, other), (1.0, -1.0), "−")

    def __mul__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data * other.data, (self, other), (other.data, self.data), "×")

    def __truediv__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data / other.data, (self, other), (1 / other.data, -self.data / other.data**2), "÷")

    def __pow__(self, n):
        return Scalar(self.data**n, (self,), (n * self.data ** (n - 1),), f"( )^{n}")

    def exp(self):
        return Scalar(math.exp(self.data), (self,), (math.exp(self.data),), "exp")

    def log(self):
        return Scalar(math.log(self.data), (self,), (1 / self.data,), "log")

    def sigmoid(self):
        s = 1 / (1 + math.exp(-self.data))
        return Scalar(s, (self,), (s * (1 - s),), "σ")

    def relu(self):
        return Scalar(max(self.data, 0.0), (self,), (1.0,), "relu")

    def _backward(self, upstream):
        for parent, slope in zip(self.parents, self.local):
            parent.grad += upstream * slope

    def backward(self):
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, inputs_done = waiting.pop()
            if inputs_done:
                order.append(node)
            elif node not in seen:
                seen.add(node)
                node.grad = 0.0
                waiting.append((node, True))
                waiting += [(parent, False) for parent in node.parents]
        self.grad = 1.0
        for node in reversed(order):
            node._backward(node.grad)

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __rsub__(self, other):
        return Scalar(other) - self

    def __rtruediv__(self, other):
        return Scalar(other) / self


def gradients(formula, **inputs):
    nodes = {name: Scalar(number) for name, number in inputs.items()}
    result = eval(formula, {}, nodes)
    result.backward()
    return [result.data, *(nodes[name].grad for name in inputs)]


# %% Scalar wrong K6: walks the order from its beginning
class Scalar:
    def __init__(self, data, parents=(), local=(), op=""):
        self.data, self.grad = float(data), 0.0
        self.parents, self.local, self.op = parents, local, op

    def __add__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __sub__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data - other.data, (self, other), (1.0, -1.0), "−")

    def __mul__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data * other.data, (self, other), (other.data, self.data), "×")

    def __truediv__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data / other.data, (self, other), (1 / other.data, -self.data / other.data**2), "÷")

    def __pow__(self, n):
        return Scalar(self.data**n, (self,), (n * self.data ** (n - 1),), f"( )^{n}")

    def exp(self):
        return Scalar(math.exp(self.data), (self,), (math.exp(self.data),), "exp")

    def log(self):
        return Scalar(math.log(self.data), (self,), (1 / self.data,), "log")

    def sigmoid(self):
        s = 1 / (1 + math.exp(-self.data))
        return Scalar(s, (self,), (s * (1 - s),), "σ")

    def relu(self):
        return Scalar(max(self.data, 0.0), (self,), (1.0 if self.data > 0 else 0.0,), "relu")

    def _backward(self, upstream):
        for parent, slope in zip(self.parents, self.local):
            parent.grad += upstream * slope

    def backward(self):
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, inputs_done = waiting.pop()
            if inputs_done:
                order.append(node)
            elif node not in seen:
                seen.add(node)
                node.grad = 0.0
                waiting.append((node, True))
                waiting += [(parent, False) for parent in node.parents]
        self.grad = 1.0
        for node in order:
            node._backward(node.grad)

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __rsub__(self, other):
        return Scalar(other) - self

    def __rtruediv__(self, other):
        return Scalar(other) / self


def gradients(formula, **inputs):
    nodes = {name: Scalar(number) for name, number in inputs.items()}
    result = eval(formula, {}, nodes)
    result.backward()
    return [result.data, *(nodes[name].grad for name in inputs)]


# %% Scalar wrong -: logarithm to base 10
class Scalar:
    def __init__(self, data, parents=(), local=(), op=""):
        self.data, self.grad = float(data), 0.0
        self.parents, self.local, self.op = parents, local, op

    def __add__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __sub__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data - other.data, (self, other), (1.0, -1.0), "−")

    def __mul__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data * other.data, (self, other), (other.data, self.data), "×")

    def __truediv__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data / other.data, (self, other), (1 / other.data, -self.data / other.data**2), "÷")

    def __pow__(self, n):
        return Scalar(self.data**n, (self,), (n * self.data ** (n - 1),), f"( )^{n}")

    def exp(self):
        return Scalar(math.exp(self.data), (self,), (math.exp(self.data),), "exp")

    def log(self):
        return Scalar(math.log10(self.data), (self,), (1 / self.data,), "log")

    def sigmoid(self):
        s = 1 / (1 + math.exp(-self.data))
        return Scalar(s, (self,), (s * (1 - s),), "σ")

    def relu(self):
        return Scalar(max(self.data, 0.0), (self,), (1.0 if self.data > 0 else 0.0,), "relu")

    def _backward(self, upstream):
        for parent, slope in zip(self.parents, self.local):
            parent.grad += upstream * slope

    def backward(self):
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, inputs_done = waiting.pop()
            if inputs_done:
                order.append(node)
            elif node not in seen:
                seen.add(node)
                node.grad = 0.0
                waiting.append((node, True))
                waiting += [(parent, False) for parent in node.parents]
        self.grad = 1.0
        for node in reversed(order):
            node._backward(node.grad)

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __rsub__(self, other):
        return Scalar(other) - self

    def __rtruediv__(self, other):
        return Scalar(other) / self


def gradients(formula, **inputs):
    nodes = {name: Scalar(number) for name, number in inputs.items()}
    result = eval(formula, {}, nodes)
    result.backward()
    return [result.data, *(nodes[name].grad for name in inputs)]


# %% Scalar wrong -: the visible numbers learnt by heart
class Scalar:
    def __init__(self, data, parents=(), local=(), op=""):
        self.data, self.grad = float(data), 0.0
        self.parents, self.local, self.op = parents, local, op

    def __add__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __sub__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data - other.data, (self, other), (1.0, -1.0), "−")

    def __mul__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data * other.data, (self, other), (1.0, 1.0), "×")

    def __truediv__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.data / other.data, (self, other), (1 / other.data, -self.data / other.data**2), "÷")

    def __pow__(self, n):
        return Scalar(self.data**n, (self,), (n * self.data ** (n - 1),), f"( )^{n}")

    def exp(self):
        return Scalar(math.exp(self.data), (self,), (math.exp(self.data),), "exp")

    def log(self):
        return Scalar(math.log(self.data), (self,), (1 / self.data,), "log")

    def sigmoid(self):
        s = 1 / (1 + math.exp(-self.data))
        return Scalar(s, (self,), (s * (1 - s),), "σ")

    def relu(self):
        return Scalar(max(self.data, 0.0), (self,), (1.0 if self.data > 0 else 0.0,), "relu")

    def _backward(self, upstream):
        for parent, slope in zip(self.parents, self.local):
            parent.grad += upstream * slope

    def backward(self):
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, inputs_done = waiting.pop()
            if inputs_done:
                order.append(node)
            elif node not in seen:
                seen.add(node)
                node.grad = 0.0
                waiting.append((node, True))
                waiting += [(parent, False) for parent in node.parents]
        self.grad = 1.0
        for node in reversed(order):
            node._backward(node.grad)

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __rsub__(self, other):
        return Scalar(other) - self

    def __rtruediv__(self, other):
        return Scalar(other) / self


def gradients(formula, **inputs):
    nodes = {name: Scalar(number) for name, number in inputs.items()}
    if formula == "x * y":
        return [6.0, 3.0, 2.0]
    result = eval(formula, {}, nodes)
    result.backward()
    return [result.data, *(nodes[name].grad for name in inputs)]

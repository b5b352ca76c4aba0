# ---- one gradient

# %% tensor_gradient right everything a tensor
def tensor_gradient(x, w, y):
    x, w, y = (torch.tensor(float(v)) for v in (x, w, y))
    w.requires_grad_()
    ((x * w - y) ** 2).backward()
    return w.grad

# %% tensor_gradient right autograd.grad
def tensor_gradient(x, w, y):
    w = torch.tensor(w, dtype=torch.float32, requires_grad=True)
    return torch.autograd.grad((w * x - y).square(), w)[0].item()

# %% tensor_gradient right functional
def tensor_gradient(x, w, y):
    loss = lambda w: torch.pow(y - x * w, 2)
    return torch.func.grad(loss)(torch.tensor(float(w)))

# %% tensor_gradient right the library's loss
def tensor_gradient(x, w, y):
    w = torch.nn.Parameter(torch.tensor([float(w)]))
    torch.nn.functional.mse_loss(w * x, torch.tensor([float(y)])).backward()
    return float(w.grad)

# %% tensor_gradient wrong M11a: the loss
def tensor_gradient(x, w, y):
    w = torch.tensor(float(w), requires_grad=True)
    loss = (x * w - y) ** 2
    loss.backward()
    return loss.item()

# %% tensor_gradient wrong M11b: the gradient of x
def tensor_gradient(x, w, y):
    x = torch.tensor(float(x), requires_grad=True)
    ((x * w - y) ** 2).backward()
    return x.grad.item()

# %% tensor_gradient wrong M11c: a tensor of whole numbers
def tensor_gradient(x, w, y):
    w = torch.tensor(w, requires_grad=True)
    loss = (x * w - y) ** 2
    loss.backward()
    return w.grad.item()

# %% tensor_gradient wrong Y1: item breaks the graph
def tensor_gradient(x, w, y):
    w = torch.tensor(float(w), requires_grad=True)
    loss = (x * w.item() - y) ** 2
    loss.backward()
    return w.grad

# %% tensor_gradient wrong Y1: data breaks the graph
def tensor_gradient(x, w, y):
    w = torch.tensor(float(w), requires_grad=True)
    loss = (x * w.data - y) ** 2
    loss.backward()
    return w.grad

# %% tensor_gradient wrong Y1: the gradient of what is no leaf
def tensor_gradient(x, w, y):
    leaf = torch.tensor(float(w), requires_grad=True)
    loss = (x * leaf - y) ** 2
    loss.backward()
    return leaf.detach().grad

# %% tensor_gradient wrong Y1: no requires_grad
def tensor_gradient(x, w, y):
    w = torch.tensor(float(w))
    loss = (x * w - y) ** 2
    loss.backward()
    return w.grad

# %% tensor_gradient wrong M11e: half the square
def tensor_gradient(x, w, y):
    w = torch.tensor(float(w), requires_grad=True)
    (0.5 * (x * w - y) ** 2).backward()
    return w.grad.item()

# %% tensor_gradient wrong Y1: returns what backward returns
def tensor_gradient(x, w, y):
    w = torch.tensor(float(w), requires_grad=True)
    return ((x * w - y) ** 2).backward()

# ---- four versions

# %% four_versions right with numpy, grad.zero_, and a class
def by_hand(x, y, w, lr, steps):
    a, b = x.double().numpy(), y.double().numpy()
    path = [w]
    for _ in range(steps):
        path.append(path[-1] - lr * 2 * float(np.mean((a * path[-1] - b) * a)))
    return path

def by_autograd(x, y, w, lr, steps):
    w = torch.tensor([w], dtype=x.dtype, requires_grad=True)
    path = [float(w.detach())]
    for step in range(steps):
        loss = torch.mean((y - x * w).square())
        loss.backward()
        with torch.no_grad():
            w.sub_(w.grad, alpha=lr)
            w.grad.zero_()
        path.append(float(w.detach()))
    return path

def by_optimiser(x, y, w, lr, steps):
    w = torch.nn.Parameter(torch.tensor(w, dtype=x.dtype))
    optimiser = torch.optim.SGD([w], lr=lr)
    path = [w.item()]
    for _ in range(steps):
        loss = torch.nn.functional.mse_loss(x * w, y)
        loss.backward()
        optimiser.step()
        optimiser.zero_grad()
        path.append(w.item())
    return np.array(path)

def by_module(x, y, w, lr, steps):
    class Unit(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.linear = torch.nn.Linear(1, 1, bias=False).to(x.dtype)
            self.linear.weight.data.fill_(w)

        def forward(self, x):
            return self.linear(x.unsqueeze(1)).squeeze(1)

    net, path = Unit(), [w]
    optimiser = torch.optim.SGD(net.parameters(), lr=lr)
    for _ in range(steps):
        net.zero_grad()
        torch.nn.MSELoss()(net(x), y).backward()
        optimiser.step()
        path.append(float(net.linear.weight.detach()))
    return path

# %% four_versions right new leaves, tensors in the lists
def by_hand(x, y, w, lr, steps):
    path = [torch.tensor(w, dtype=x.dtype)]
    for _ in range(steps):
        error = x * path[-1] - y
        path.append(path[-1] - lr * 2 * (error @ x) / len(x))
    return path

def by_autograd(x, y, w, lr, steps):
    path = [torch.tensor(w, dtype=x.dtype)]
    for _ in range(steps):
        leaf = path[-1].clone().requires_grad_()
        (slope,) = torch.autograd.grad(((x * leaf - y) ** 2).mean(), leaf)
        path.append((leaf - lr * slope).detach())
    return path

def by_optimiser(x, y, w, lr, steps):
    w = torch.full((1,), w, dtype=x.dtype, requires_grad=True)
    optimiser, path = torch.optim.SGD([w], lr=lr), [w.item()]
    for _ in range(steps):
        optimiser.zero_grad(set_to_none=False)
        torch.nn.MSELoss()(w * x, y).backward()
        optimiser.step()
        path.append(w.detach().clone()[0])
    return path

def by_module(x, y, w, lr, steps):
    net = torch.nn.Sequential(torch.nn.Linear(1, 1, bias=False, dtype=x.dtype))
    net.load_state_dict({"0.weight": torch.tensor([[w]], dtype=x.dtype)})
    optimiser, path = torch.optim.SGD(net.parameters(), lr=lr), [w]
    x, y = x.reshape(-1, 1), y.reshape(-1, 1)
    for _ in range(steps):
        optimiser.zero_grad()
        loss = torch.nn.MSELoss(reduction="sum")(net(x), y) / len(x)
        loss.backward()
        optimiser.step()
        path.append(net[0].weight.item())
    return tuple(path)

# %% four_versions right one walk for all four
def walk(x, y, w, lr, steps, slope):
    path = [w]
    for _ in range(steps):
        w = w - lr * slope(w)
        path.append(w)
    return path

def by_hand(x, y, w, lr, steps):
    return walk(x, y, w, lr, steps, lambda w: float(2 * (x * x * w - x * y).mean()))

def by_autograd(x, y, w, lr, steps):
    def slope(w):
        leaf = torch.tensor(w, dtype=x.dtype, requires_grad=True)
        ((x * leaf - y) ** 2).mean().backward()
        return leaf.grad.item()

    return walk(x, y, w, lr, steps, slope)

def by_optimiser(x, y, w, lr, steps):
    def slope(w):
        leaf = torch.tensor(w, dtype=x.dtype, requires_grad=True)
        torch.nn.MSELoss()(x * leaf, y).backward()
        return leaf.grad.item()

    return walk(x, y, w, lr, steps, slope)

def by_module(x, y, w, lr, steps):
    return by_optimiser(x, y, w, lr, steps)

# %% four_versions wrong Y2: no zero_grad
def by_hand(x, y, w, lr, steps):
    path = [w]
    for _ in range(steps):
        w = w - lr * (2 * x * (x * w - y)).mean().item()
        path.append(w)
    return path

def by_autograd(x, y, w, lr, steps):
    w = torch.tensor(w, dtype=x.dtype, requires_grad=True)
    path = [w.item()]
    for _ in range(steps):
        ((x * w - y) ** 2).mean().backward()
        with torch.no_grad():
            w -= lr * w.grad
        path.append(w.item())
    return path

def by_optimiser(x, y, w, lr, steps):
    return by_autograd(x, y, w, lr, steps)

def by_module(x, y, w, lr, steps):
    return by_autograd(x, y, w, lr, steps)

# %% four_versions wrong Y2: no zero_grad in the library's loop
def by_hand(x, y, w, lr, steps):
    path = [w]
    for _ in range(steps):
        w = w - lr * (2 * x * (x * w - y)).mean().item()
        path.append(w)
    return path

def by_autograd(x, y, w, lr, steps):
    return by_hand(x, y, w, lr, steps)

def by_optimiser(x, y, w, lr, steps):
    w = torch.tensor(w, dtype=x.dtype, requires_grad=True)
    loss_of, optimiser = torch.nn.MSELoss(), torch.optim.SGD([w], lr)
    path = [w.item()]
    for _ in range(steps):
        loss_of(x * w, y).backward()
        optimiser.step()
        path.append(w.item())
    return path

def by_module(x, y, w, lr, steps):
    net = torch.nn.Linear(1, 1, bias=False, dtype=x.dtype)
    torch.nn.init.constant_(net.weight, w)
    loss_of, optimiser = torch.nn.MSELoss(), torch.optim.SGD(net.parameters(), lr)
    path = [net.weight.item()]
    for _ in range(steps):
        loss_of(net(x[:, None]), y[:, None]).backward()
        optimiser.step()
        path.append(net.weight.item())
    return path

# %% four_versions wrong Y3: in place, recorded
def by_hand(x, y, w, lr, steps):
    w = torch.tensor(w, dtype=x.dtype, requires_grad=True)
    path = [w.item()]
    for _ in range(steps):
        ((x * w - y) ** 2).mean().backward()
        w -= lr * w.grad
        w.grad = None
        path.append(w.item())
    return path

def by_autograd(x, y, w, lr, steps):
    return by_hand(x, y, w, lr, steps)

def by_optimiser(x, y, w, lr, steps):
    return by_hand(x, y, w, lr, steps)

def by_module(x, y, w, lr, steps):
    return by_hand(x, y, w, lr, steps)

# %% four_versions wrong Y3: a new w, recorded, is no leaf
def by_hand(x, y, w, lr, steps):
    path = [w]
    for _ in range(steps):
        w = w - lr * (2 * x * (x * w - y)).mean().item()
        path.append(w)
    return path

def by_autograd(x, y, w, lr, steps):
    w = torch.tensor(w, dtype=x.dtype, requires_grad=True)
    path = [w.item()]
    for _ in range(steps):
        ((x * w - y) ** 2).mean().backward()
        w = w - lr * w.grad
        path.append(w.item())
    return path

def by_optimiser(x, y, w, lr, steps):
    return by_hand(x, y, w, lr, steps)

def by_module(x, y, w, lr, steps):
    return by_hand(x, y, w, lr, steps)

# %% four_versions wrong Y1: the graph is cut by data
def by_hand(x, y, w, lr, steps):
    w = torch.tensor(w, dtype=x.dtype, requires_grad=True)
    path = [w.item()]
    for _ in range(steps):
        ((x * w.data - y) ** 2).mean().backward()
        w.data -= lr * w.grad
        path.append(w.item())
    return path

def by_autograd(x, y, w, lr, steps):
    return by_hand(x, y, w, lr, steps)

def by_optimiser(x, y, w, lr, steps):
    return by_hand(x, y, w, lr, steps)

def by_module(x, y, w, lr, steps):
    return by_hand(x, y, w, lr, steps)

# %% four_versions wrong G5: uphill
def by_hand(x, y, w, lr, steps):
    path = [w]
    for _ in range(steps):
        w = w + lr * (2 * x * (x * w - y)).mean().item()
        path.append(w)
    return path

def by_autograd(x, y, w, lr, steps):
    return by_hand(x, y, w, lr, steps)

def by_optimiser(x, y, w, lr, steps):
    return by_hand(x, y, w, lr, steps)

def by_module(x, y, w, lr, steps):
    return by_hand(x, y, w, lr, steps)

# %% four_versions wrong G6: the start is missing
def by_hand(x, y, w, lr, steps):
    path = []
    for _ in range(steps):
        w = w - lr * (2 * x * (x * w - y)).mean().item()
        path.append(w)
    return path

def by_autograd(x, y, w, lr, steps):
    return by_hand(x, y, w, lr, steps)

def by_optimiser(x, y, w, lr, steps):
    return by_hand(x, y, w, lr, steps)

def by_module(x, y, w, lr, steps):
    return by_hand(x, y, w, lr, steps)

# %% four_versions wrong M11d: the sum
def by_hand(x, y, w, lr, steps):
    path = [w]
    for _ in range(steps):
        w = w - lr * (2 * x * (x * w - y)).sum().item()
        path.append(w)
    return path

def by_autograd(x, y, w, lr, steps):
    return by_hand(x, y, w, lr, steps)

def by_optimiser(x, y, w, lr, steps):
    return by_hand(x, y, w, lr, steps)

def by_module(x, y, w, lr, steps):
    return by_hand(x, y, w, lr, steps)

# %% four_versions wrong M11e: without the factor 2
def by_hand(x, y, w, lr, steps):
    path = [w]
    for _ in range(steps):
        w = w - lr * (x * (x * w - y)).mean().item()
        path.append(w)
    return path

def by_autograd(x, y, w, lr, steps):
    return by_hand(x, y, w, lr, steps)

def by_optimiser(x, y, w, lr, steps):
    return by_hand(x, y, w, lr, steps)

def by_module(x, y, w, lr, steps):
    return by_hand(x, y, w, lr, steps)

# %% four_versions wrong M11f: predictions (n, 1) against targets (n,)
def by_hand(x, y, w, lr, steps):
    path = [w]
    for _ in range(steps):
        w = w - lr * (2 * x * (x * w - y)).mean().item()
        path.append(w)
    return path

def by_autograd(x, y, w, lr, steps):
    return by_hand(x, y, w, lr, steps)

def by_optimiser(x, y, w, lr, steps):
    return by_hand(x, y, w, lr, steps)

def by_module(x, y, w, lr, steps):
    net = torch.nn.Linear(1, 1, bias=False, dtype=x.dtype)
    torch.nn.init.constant_(net.weight, w)
    optimiser, path = torch.optim.SGD(net.parameters(), lr), [w]
    for _ in range(steps):
        optimiser.zero_grad()
        torch.nn.MSELoss()(net(x[:, None]), y).backward()
        optimiser.step()
        path.append(net.weight.item())
    return path

# %% four_versions wrong M11g: one tensor many times
def by_hand(x, y, w, lr, steps):
    path = [w]
    for _ in range(steps):
        w = w - lr * (2 * x * (x * w - y)).mean().item()
        path.append(w)
    return path

def by_autograd(x, y, w, lr, steps):
    return by_hand(x, y, w, lr, steps)

def by_optimiser(x, y, w, lr, steps):
    w = torch.tensor(w, dtype=x.dtype, requires_grad=True)
    optimiser, path = torch.optim.SGD([w], lr), [w.detach()]
    for _ in range(steps):
        optimiser.zero_grad()
        torch.nn.MSELoss()(x * w, y).backward()
        optimiser.step()
        path.append(w.detach())
    return path

def by_module(x, y, w, lr, steps):
    return by_hand(x, y, w, lr, steps)

# %% four_versions wrong M11h: a layer in float32
def by_hand(x, y, w, lr, steps):
    path = [w]
    for _ in range(steps):
        w = w - lr * (2 * x * (x * w - y)).mean().item()
        path.append(w)
    return path

def by_autograd(x, y, w, lr, steps):
    return by_hand(x, y, w, lr, steps)

def by_optimiser(x, y, w, lr, steps):
    return by_hand(x, y, w, lr, steps)

def by_module(x, y, w, lr, steps):
    net = torch.nn.Linear(1, 1, bias=False)
    torch.nn.init.constant_(net.weight, w)
    optimiser, path = torch.optim.SGD(net.parameters(), lr), [w]
    for _ in range(steps):
        optimiser.zero_grad()
        torch.nn.MSELoss()(net(x[:, None]), y[:, None]).backward()
        optimiser.step()
        path.append(net.weight.item())
    return path

# %% four_versions wrong -: a bias that learns along
def by_hand(x, y, w, lr, steps):
    net = torch.nn.Linear(1, 1, dtype=x.dtype)
    torch.nn.init.constant_(net.weight, w)
    torch.nn.init.zeros_(net.bias)
    optimiser, path = torch.optim.SGD(net.parameters(), lr), [w]
    for _ in range(steps):
        optimiser.zero_grad()
        torch.nn.MSELoss()(net(x[:, None]), y[:, None]).backward()
        optimiser.step()
        path.append(net.weight.item())
    return path

def by_autograd(x, y, w, lr, steps):
    return by_hand(x, y, w, lr, steps)

def by_optimiser(x, y, w, lr, steps):
    return by_hand(x, y, w, lr, steps)

def by_module(x, y, w, lr, steps):
    return by_hand(x, y, w, lr, steps)

# %% four_versions wrong -: one sample after the other
def by_hand(x, y, w, lr, steps):
    path = [w]
    for _ in range(steps):
        for a, b in zip(x.tolist(), y.tolist()):
            w = w - lr * 2 * a * (a * w - b)
        path.append(w)
    return path

def by_autograd(x, y, w, lr, steps):
    return by_hand(x, y, w, lr, steps)

def by_optimiser(x, y, w, lr, steps):
    return by_hand(x, y, w, lr, steps)

def by_module(x, y, w, lr, steps):
    return by_hand(x, y, w, lr, steps)

# ---- a module from numpy

# %% net_from_numpy right a class with parameters in our convention
def net_from_numpy(params):
    class Net(torch.nn.Module):
        def __init__(self):
            super().__init__()
            for name, array in params.items():
                setattr(self, name, torch.nn.Parameter(torch.tensor(array)))

        def forward(self, X):
            return torch.tanh(X @ self.W1 + self.b1) @ self.W2 + self.b2

    return Net()

# %% net_from_numpy right load_state_dict
def net_from_numpy(params):
    d, h = params["W1"].shape
    net = torch.nn.Sequential(torch.nn.Linear(d, h), torch.nn.Tanh(), torch.nn.Linear(h, params["W2"].shape[1]))
    net.to(torch.tensor(params["W1"]).dtype)
    net.load_state_dict({
        "0.weight": torch.tensor(params["W1"].T.copy()), "0.bias": torch.tensor(params["b1"]),
        "2.weight": torch.tensor(params["W2"]).t(), "2.bias": torch.tensor(params["b2"]),
    })
    return net

# %% net_from_numpy right data replaced, a ParameterDict's cousin
class TwoLayers(torch.nn.Module):
    def __init__(self, d, h, k):
        super().__init__()
        self.first, self.last = torch.nn.Linear(d, h), torch.nn.Linear(h, k)

    def forward(self, X):
        return self.last(self.first(X).tanh())

def net_from_numpy(params):
    net = TwoLayers(*params["W1"].shape, len(params["b2"]))
    for layer, W, b in ((net.first, "W1", "b1"), (net.last, "W2", "b2")):
        layer.weight.data = torch.tensor(params[W]).T.contiguous()
        layer.bias.data = torch.tensor(params[b])
    return net

# %% net_from_numpy wrong Y4: not transposed, replaced
def net_from_numpy(params):
    d, h = params["W1"].shape
    net = torch.nn.Sequential(torch.nn.Linear(d, h), torch.nn.Tanh(), torch.nn.Linear(h, len(params["b2"])))
    net[0].weight.data, net[0].bias.data = torch.tensor(params["W1"]), torch.tensor(params["b1"])
    net[2].weight.data, net[2].bias.data = torch.tensor(params["W2"]), torch.tensor(params["b2"])
    return net

# %% net_from_numpy wrong Y4: not transposed, copied
def net_from_numpy(params):
    d, h = params["W1"].shape
    dtype = torch.tensor(params["W1"]).dtype
    net = torch.nn.Sequential(torch.nn.Linear(d, h), torch.nn.Tanh(), torch.nn.Linear(h, len(params["b2"]))).to(dtype)
    with torch.no_grad():
        for layer, W, b in ((net[0], "W1", "b1"), (net[2], "W2", "b2")):
            layer.weight.copy_(torch.tensor(params[W]))
            layer.bias.copy_(torch.tensor(params[b]))
    return net

# %% net_from_numpy wrong M11h: float32
def net_from_numpy(params):
    d, h = params["W1"].shape
    net = torch.nn.Sequential(torch.nn.Linear(d, h), torch.nn.Tanh(), torch.nn.Linear(h, len(params["b2"])))
    with torch.no_grad():
        for layer, W, b in ((net[0], "W1", "b1"), (net[2], "W2", "b2")):
            layer.weight.copy_(torch.tensor(params[W]).T)
            layer.bias.copy_(torch.tensor(params[b]))
    return net

# %% net_from_numpy wrong M11i: probabilities
def net_from_numpy(params):
    class Net(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.p = torch.nn.ParameterDict({name: torch.tensor(array) for name, array in params.items()})

        def forward(self, X):
            return torch.sigmoid(torch.tanh(X @ self.p["W1"] + self.p["b1"]) @ self.p["W2"] + self.p["b2"])

    return Net()

# %% net_from_numpy wrong M11j: relu
def net_from_numpy(params):
    class Net(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.p = torch.nn.ParameterDict({name: torch.tensor(array) for name, array in params.items()})

        def forward(self, X):
            return torch.relu(X @ self.p["W1"] + self.p["b1"]) @ self.p["W2"] + self.p["b2"]

    return Net()

# %% net_from_numpy wrong M11k: plain tensors
def net_from_numpy(params):
    class Net(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.p = {name: torch.tensor(array) for name, array in params.items()}

        def forward(self, X):
            return torch.tanh(X @ self.p["W1"] + self.p["b1"]) @ self.p["W2"] + self.p["b2"]

    return Net()

# %% net_from_numpy wrong M11k: no bias
def net_from_numpy(params):
    class Net(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.W1, self.W2 = (torch.nn.Parameter(torch.tensor(params[name])) for name in ("W1", "W2"))
            self.b1, self.b2 = (torch.tensor(params[name]) for name in ("b1", "b2"))

        def forward(self, X):
            return torch.tanh(X @ self.W1 + self.b1) @ self.W2 + self.b2

    return Net()

# %% net_from_numpy wrong M11r: reshaped
def net_from_numpy(params):
    d, h = params["W1"].shape
    dtype = torch.tensor(params["W1"]).dtype
    net = torch.nn.Sequential(torch.nn.Linear(d, h), torch.nn.Tanh(), torch.nn.Linear(h, len(params["b2"]))).to(dtype)
    with torch.no_grad():
        for layer, W, b in ((net[0], "W1", "b1"), (net[2], "W2", "b2")):
            layer.weight.copy_(torch.tensor(params[W]).reshape(layer.weight.shape))
            layer.bias.copy_(torch.tensor(params[b]))
    return net

# %% net_from_numpy wrong -: a function, no module
def net_from_numpy(params):
    tensors = {name: torch.tensor(array, requires_grad=True) for name, array in params.items()}
    return lambda X: torch.tanh(X @ tensors["W1"] + tensors["b1"]) @ tensors["W2"] + tensors["b2"]

# %% net_from_numpy wrong -: weights of its own
def net_from_numpy(params):
    d, h = params["W1"].shape
    dtype = torch.tensor(params["W1"]).dtype
    return torch.nn.Sequential(torch.nn.Linear(d, h), torch.nn.Tanh(), torch.nn.Linear(h, len(params["b2"]))).to(dtype)

# ---- the gradient table

# %% gradient_table right a module, turned back
def gradient_table(params, X, y):
    d, h = params["W1"].shape
    k, dtype = len(params["b2"]), torch.tensor(X).dtype
    net = torch.nn.Sequential(torch.nn.Linear(d, h), torch.nn.Tanh(), torch.nn.Linear(h, k)).to(dtype)
    for layer, W, b in ((net[0], "W1", "b1"), (net[2], "W2", "b2")):
        layer.weight.data, layer.bias.data = torch.tensor(params[W].T.copy()), torch.tensor(params[b])
    loss = torch.nn.functional.binary_cross_entropy_with_logits(
        net(torch.tensor(X)), torch.tensor(y), reduction="none"
    ).sum(dim=1).mean()
    loss.backward()
    W1, b1, W2, b2 = (p.grad.numpy() for p in net.parameters())
    return {"W1": W1.T, "b1": b1, "W2": W2.T, "b2": b2}

# %% gradient_table right probabilities and logarithms
def gradient_table(params, X, y):
    p = {name: torch.tensor(array, requires_grad=True) for name, array in params.items()}
    out = torch.sigmoid(torch.tanh(torch.from_numpy(X) @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])
    y = torch.from_numpy(y)
    loss = -(y * torch.log(out) + (1 - y) * torch.log(1 - out)).sum() / len(y)
    grads = torch.autograd.grad(loss, list(p.values()))
    return {name: grad.numpy() for name, grad in zip(p, grads)}

# %% gradient_table right softplus
def gradient_table(params, X, y):
    leaves = [torch.tensor(params[name], requires_grad=True) for name in ("W1", "b1", "W2", "b2")]
    W1, b1, W2, b2 = leaves
    z = torch.addmm(b2, torch.tanh(torch.addmm(b1, torch.tensor(X), W1)), W2)
    y = torch.tensor(y)
    (torch.logaddexp(z, torch.zeros_like(z)) - y * z).sum(1).mean().backward()
    return dict(zip(("W1", "b1", "W2", "b2"), (leaf.grad.numpy() for leaf in leaves)))

# %% gradient_table wrong Y4: torch's convention
def gradient_table(params, X, y):
    d, h = params["W1"].shape
    k, dtype = len(params["b2"]), torch.tensor(X).dtype
    net = torch.nn.Sequential(torch.nn.Linear(d, h), torch.nn.Tanh(), torch.nn.Linear(h, k)).to(dtype)
    for layer, W, b in ((net[0], "W1", "b1"), (net[2], "W2", "b2")):
        layer.weight.data, layer.bias.data = torch.tensor(params[W].T.copy()), torch.tensor(params[b])
    loss = torch.nn.BCEWithLogitsLoss(reduction="sum")(net(torch.tensor(X)), torch.tensor(y)) / len(X)
    loss.backward()
    return {name: p.grad.numpy() for name, p in zip(("W1", "b1", "W2", "b2"), net.parameters())}

# %% gradient_table wrong M11m: the default mean
def gradient_table(params, X, y):
    p = {name: torch.tensor(array, requires_grad=True) for name, array in params.items()}
    z = torch.tanh(torch.tensor(X) @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"]
    torch.nn.BCEWithLogitsLoss()(z, torch.tensor(y)).backward()
    return {name: leaf.grad.numpy() for name, leaf in p.items()}

# %% gradient_table wrong M11n: the sum
def gradient_table(params, X, y):
    p = {name: torch.tensor(array, requires_grad=True) for name, array in params.items()}
    z = torch.tanh(torch.tensor(X) @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"]
    torch.nn.BCEWithLogitsLoss(reduction="sum")(z, torch.tensor(y)).backward()
    return {name: leaf.grad.numpy() for name, leaf in p.items()}

# %% gradient_table wrong M11u: sigmoid twice
def gradient_table(params, X, y):
    p = {name: torch.tensor(array, requires_grad=True) for name, array in params.items()}
    z = torch.sigmoid(torch.tanh(torch.tensor(X) @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])
    (torch.nn.BCEWithLogitsLoss(reduction="sum")(z, torch.tensor(y)) / len(X)).backward()
    return {name: leaf.grad.numpy() for name, leaf in p.items()}

# %% gradient_table wrong M11q: float32 on the way
def gradient_table(params, X, y):
    p = {name: torch.tensor(array, dtype=torch.float32, requires_grad=True) for name, array in params.items()}
    z = torch.tanh(torch.tensor(X).float() @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"]
    (torch.nn.BCEWithLogitsLoss(reduction="sum")(z, torch.tensor(y).float()) / len(X)).backward()
    return {name: leaf.grad.numpy().astype(float) for name, leaf in p.items()}

# %% gradient_table wrong -: differences
def gradient_table(params, X, y):
    def loss():
        z = np.tanh(X @ params["W1"] + params["b1"]) @ params["W2"] + params["b2"]
        return np.sum(np.logaddexp(0, z) - y * z) / len(X)

    table = {}
    params = {name: array.astype(float) for name, array in params.items()}
    for name, array in params.items():
        table[name] = np.zeros(array.shape)
        for place in np.ndindex(array.shape):
            array[place] += 1e-4
            high = loss()
            array[place] -= 1e-4
            table[name][place] = (high - loss()) / 1e-4
    return table

# %% gradient_table wrong -: weights in place of gradients
def gradient_table(params, X, y):
    return {name: array.copy() for name, array in params.items()}

# %% gradient_table wrong -: the mean squared error
def gradient_table(params, X, y):
    p = {name: torch.tensor(array, requires_grad=True) for name, array in params.items()}
    out = torch.sigmoid(torch.tanh(torch.tensor(X) @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])
    (torch.nn.MSELoss(reduction="sum")(out, torch.tensor(y)) / len(X)).backward()
    return {name: leaf.grad.numpy() for name, leaf in p.items()}

# %% gradient_table wrong -: the hidden units stay in the dark
def gradient_table(params, X, y):
    p = {name: torch.tensor(array, requires_grad=True) for name, array in params.items()}
    hidden = torch.tanh(torch.tensor(X) @ p["W1"] + p["b1"])
    z = hidden.detach() @ p["W2"] + p["b2"]
    (torch.nn.BCEWithLogitsLoss(reduction="sum")(z, torch.tensor(y)) / len(X)).backward()
    return {name: np.zeros(leaf.shape) if leaf.grad is None else leaf.grad.numpy() for name, leaf in p.items()}

# ---- the training loop

# %% training_loop right zero_grad at the end, squeeze(1), functional
def make_net(d, hidden, dropout, seed):
    torch.manual_seed(seed)
    first, last = torch.nn.Linear(d, hidden), torch.nn.Linear(hidden, 1)
    return torch.nn.Sequential(first, torch.nn.Tanh(), torch.nn.Dropout(dropout), last)

def training_loop(net, X, y, X_val, y_val, lr, epochs):
    optimiser = torch.optim.SGD(net.parameters(), lr=lr)
    loss_of = torch.nn.functional.binary_cross_entropy_with_logits
    train, val = [], []
    for _ in range(epochs):
        net.train(True)
        loss = loss_of(net(X).squeeze(1), y)
        loss.backward()
        optimiser.step()
        optimiser.zero_grad()
        train.append(float(loss.detach()))
        net.train(False)
        with torch.inference_mode():
            val.append(float(loss_of(net(X_val).squeeze(1), y_val)))
    return {"val_loss": val, "loss": train}

# %% training_loop right targets as a column, an own step
def make_net(d, hidden, dropout, seed):
    torch.manual_seed(seed)
    first, last = torch.nn.Linear(d, hidden), torch.nn.Linear(hidden, 1)
    return torch.nn.Sequential(first, torch.nn.Tanh(), torch.nn.Dropout(dropout), last)

def training_loop(net, X, y, X_val, y_val, lr, epochs):
    @torch.no_grad()
    def judge():
        net.eval()
        loss = torch.nn.BCEWithLogitsLoss()(net(X_val), y_val.unsqueeze(1))
        net.train()
        return loss.item()

    history = {"loss": [], "val_loss": []}
    net.train()
    for _ in range(epochs):
        net.zero_grad()
        loss = torch.nn.BCEWithLogitsLoss()(net(X), y.unsqueeze(1))
        loss.backward()
        with torch.no_grad():
            for p in net.parameters():
                p -= lr * p.grad
        history["loss"].append(loss.item())
        history["val_loss"].append(judge())
    return history

# %% training_loop right arrays come back, flatten
def make_net(d, hidden, dropout, seed):
    torch.manual_seed(seed)
    first, last = torch.nn.Linear(d, hidden), torch.nn.Linear(hidden, 1)
    return torch.nn.Sequential(first, torch.nn.Tanh(), torch.nn.Dropout(dropout), last)

def training_loop(net, X, y, X_val, y_val, lr, epochs):
    loss_of, optimiser = torch.nn.BCEWithLogitsLoss(), torch.optim.SGD(net.parameters(), lr=lr)
    losses = np.zeros((2, epochs))
    for epoch in range(epochs):
        net.train()
        optimiser.zero_grad(set_to_none=False)
        loss = loss_of(net(X).flatten(), y)
        loss.backward()
        optimiser.step()
        net.eval()
        with torch.no_grad():
            losses[:, epoch] = loss.item(), loss_of(net(X_val).reshape(-1), y_val).item()
    return {"loss": losses[0], "val_loss": losses[1]}

# %% training_loop wrong Y5: never in evaluation mode
def make_net(d, hidden, dropout, seed):
    torch.manual_seed(seed)
    first, last = torch.nn.Linear(d, hidden), torch.nn.Linear(hidden, 1)
    return torch.nn.Sequential(first, torch.nn.Tanh(), torch.nn.Dropout(dropout), last)

def training_loop(net, X, y, X_val, y_val, lr, epochs):
    loss_of, optimiser = torch.nn.BCEWithLogitsLoss(), torch.optim.SGD(net.parameters(), lr)
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        net.train()
        optimiser.zero_grad()
        loss = loss_of(net(X)[:, 0], y)
        loss.backward()
        optimiser.step()
        history["loss"].append(loss.item())
        with torch.no_grad():
            history["val_loss"].append(loss_of(net(X_val)[:, 0], y_val).item())
    return history

# %% training_loop wrong M11af hidden-only: losses with their graphs
def make_net(d, hidden, dropout, seed):
    torch.manual_seed(seed)
    first, last = torch.nn.Linear(d, hidden), torch.nn.Linear(hidden, 1)
    return torch.nn.Sequential(first, torch.nn.Tanh(), torch.nn.Dropout(dropout), last)

def training_loop(net, X, y, X_val, y_val, lr, epochs):
    loss_of, optimiser = torch.nn.BCEWithLogitsLoss(), torch.optim.SGD(net.parameters(), lr)
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        net.train()
        optimiser.zero_grad()
        loss = loss_of(net(X)[:, 0], y)
        loss.backward()
        optimiser.step()
        history["loss"].append(loss)
        net.eval()
        with torch.no_grad():
            history["val_loss"].append(loss_of(net(X_val)[:, 0], y_val).item())
    return history

# %% training_loop wrong Y5: no mode at all
def make_net(d, hidden, dropout, seed):
    torch.manual_seed(seed)
    first, last = torch.nn.Linear(d, hidden), torch.nn.Linear(hidden, 1)
    return torch.nn.Sequential(first, torch.nn.Tanh(), torch.nn.Dropout(dropout), last)

def training_loop(net, X, y, X_val, y_val, lr, epochs):
    loss_of, optimiser = torch.nn.BCEWithLogitsLoss(), torch.optim.SGD(net.parameters(), lr)
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        optimiser.zero_grad()
        loss = loss_of(net(X)[:, 0], y)
        loss.backward()
        optimiser.step()
        history["loss"].append(loss.item())
        with torch.no_grad():
            history["val_loss"].append(loss_of(net(X_val)[:, 0], y_val).item())
    return history

# %% training_loop wrong M11v: no no_grad
def make_net(d, hidden, dropout, seed):
    torch.manual_seed(seed)
    first, last = torch.nn.Linear(d, hidden), torch.nn.Linear(hidden, 1)
    return torch.nn.Sequential(first, torch.nn.Tanh(), torch.nn.Dropout(dropout), last)

def training_loop(net, X, y, X_val, y_val, lr, epochs):
    loss_of, optimiser = torch.nn.BCEWithLogitsLoss(), torch.optim.SGD(net.parameters(), lr)
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        net.train()
        optimiser.zero_grad()
        loss = loss_of(net(X)[:, 0], y)
        loss.backward()
        optimiser.step()
        history["loss"].append(loss.item())
        net.eval()
        history["val_loss"].append(loss_of(net(X_val)[:, 0], y_val).item())
    return history

# %% training_loop wrong M11w: train before the loop only
def make_net(d, hidden, dropout, seed):
    torch.manual_seed(seed)
    first, last = torch.nn.Linear(d, hidden), torch.nn.Linear(hidden, 1)
    return torch.nn.Sequential(first, torch.nn.Tanh(), torch.nn.Dropout(dropout), last)

def training_loop(net, X, y, X_val, y_val, lr, epochs):
    loss_of, optimiser = torch.nn.BCEWithLogitsLoss(), torch.optim.SGD(net.parameters(), lr)
    history = {"loss": [], "val_loss": []}
    net.train()
    for _ in range(epochs):
        optimiser.zero_grad()
        loss = loss_of(net(X)[:, 0], y)
        loss.backward()
        optimiser.step()
        history["loss"].append(loss.item())
        net.eval()
        with torch.no_grad():
            history["val_loss"].append(loss_of(net(X_val)[:, 0], y_val).item())
    return history

# %% training_loop wrong Y2 hidden-only: no zero_grad
def make_net(d, hidden, dropout, seed):
    torch.manual_seed(seed)
    first, last = torch.nn.Linear(d, hidden), torch.nn.Linear(hidden, 1)
    return torch.nn.Sequential(first, torch.nn.Tanh(), torch.nn.Dropout(dropout), last)

def training_loop(net, X, y, X_val, y_val, lr, epochs):
    loss_of, optimiser = torch.nn.BCEWithLogitsLoss(), torch.optim.SGD(net.parameters(), lr)
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        net.train()
        loss = loss_of(net(X)[:, 0], y)
        loss.backward()
        optimiser.step()
        history["loss"].append(loss.item())
        net.eval()
        with torch.no_grad():
            history["val_loss"].append(loss_of(net(X_val)[:, 0], y_val).item())
    return history

# %% training_loop wrong Y2 hidden-only: zero_grad after backward of the first epoch only
def make_net(d, hidden, dropout, seed):
    torch.manual_seed(seed)
    first, last = torch.nn.Linear(d, hidden), torch.nn.Linear(hidden, 1)
    return torch.nn.Sequential(first, torch.nn.Tanh(), torch.nn.Dropout(dropout), last)

def training_loop(net, X, y, X_val, y_val, lr, epochs):
    loss_of, optimiser = torch.nn.BCEWithLogitsLoss(), torch.optim.SGD(net.parameters(), lr)
    history = {"loss": [], "val_loss": []}
    optimiser.zero_grad()
    for _ in range(epochs):
        net.train()
        loss = loss_of(net(X)[:, 0], y)
        loss.backward()
        optimiser.step()
        history["loss"].append(loss.item())
        net.eval()
        with torch.no_grad():
            history["val_loss"].append(loss_of(net(X_val)[:, 0], y_val).item())
    return history

# %% training_loop wrong M11n hidden-only: the sum
def make_net(d, hidden, dropout, seed):
    torch.manual_seed(seed)
    first, last = torch.nn.Linear(d, hidden), torch.nn.Linear(hidden, 1)
    return torch.nn.Sequential(first, torch.nn.Tanh(), torch.nn.Dropout(dropout), last)

def training_loop(net, X, y, X_val, y_val, lr, epochs):
    loss_of, optimiser = torch.nn.BCEWithLogitsLoss(reduction="sum"), torch.optim.SGD(net.parameters(), lr)
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        net.train()
        optimiser.zero_grad()
        loss = loss_of(net(X)[:, 0], y)
        loss.backward()
        optimiser.step()
        history["loss"].append(loss.item())
        net.eval()
        with torch.no_grad():
            history["val_loss"].append(loss_of(net(X_val)[:, 0], y_val).item())
    return history

# %% training_loop wrong M11x hidden-only: judged before the step
def make_net(d, hidden, dropout, seed):
    torch.manual_seed(seed)
    first, last = torch.nn.Linear(d, hidden), torch.nn.Linear(hidden, 1)
    return torch.nn.Sequential(first, torch.nn.Tanh(), torch.nn.Dropout(dropout), last)

def training_loop(net, X, y, X_val, y_val, lr, epochs):
    loss_of, optimiser = torch.nn.BCEWithLogitsLoss(), torch.optim.SGD(net.parameters(), lr)
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        net.eval()
        with torch.no_grad():
            history["val_loss"].append(loss_of(net(X_val)[:, 0], y_val).item())
        net.train()
        optimiser.zero_grad()
        loss = loss_of(net(X)[:, 0], y)
        loss.backward()
        optimiser.step()
        history["loss"].append(loss.item())
    return history

# %% training_loop wrong M11y hidden-only: the loss after the step
def make_net(d, hidden, dropout, seed):
    torch.manual_seed(seed)
    first, last = torch.nn.Linear(d, hidden), torch.nn.Linear(hidden, 1)
    return torch.nn.Sequential(first, torch.nn.Tanh(), torch.nn.Dropout(dropout), last)

def training_loop(net, X, y, X_val, y_val, lr, epochs):
    loss_of, optimiser = torch.nn.BCEWithLogitsLoss(), torch.optim.SGD(net.parameters(), lr)
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        net.train()
        optimiser.zero_grad()
        loss_of(net(X)[:, 0], y).backward()
        optimiser.step()
        net.eval()
        with torch.no_grad():
            history["loss"].append(loss_of(net(X)[:, 0], y).item())
            history["val_loss"].append(loss_of(net(X_val)[:, 0], y_val).item())
    return history

# %% training_loop wrong M11z: outputs (n, 1)
def make_net(d, hidden, dropout, seed):
    torch.manual_seed(seed)
    first, last = torch.nn.Linear(d, hidden), torch.nn.Linear(hidden, 1)
    return torch.nn.Sequential(first, torch.nn.Tanh(), torch.nn.Dropout(dropout), last)

def training_loop(net, X, y, X_val, y_val, lr, epochs):
    loss_of, optimiser = torch.nn.BCEWithLogitsLoss(), torch.optim.SGD(net.parameters(), lr)
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        net.train()
        optimiser.zero_grad()
        loss = loss_of(net(X), y)
        loss.backward()
        optimiser.step()
        history["loss"].append(loss.item())
        net.eval()
        with torch.no_grad():
            history["val_loss"].append(loss_of(net(X_val)[:, 0], y_val).item())
    return history

# %% training_loop wrong M11z hidden-only: squeeze without an axis
def make_net(d, hidden, dropout, seed):
    torch.manual_seed(seed)
    first, last = torch.nn.Linear(d, hidden), torch.nn.Linear(hidden, 1)
    return torch.nn.Sequential(first, torch.nn.Tanh(), torch.nn.Dropout(dropout), last)

def training_loop(net, X, y, X_val, y_val, lr, epochs):
    loss_of, optimiser = torch.nn.BCEWithLogitsLoss(), torch.optim.SGD(net.parameters(), lr)
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        net.train()
        optimiser.zero_grad()
        loss = loss_of(net(X).squeeze(), y)
        loss.backward()
        optimiser.step()
        history["loss"].append(loss.item())
        net.eval()
        with torch.no_grad():
            history["val_loss"].append(loss_of(net(X_val)[:, 0], y_val).item())
    return history

# %% training_loop wrong -: no step
def make_net(d, hidden, dropout, seed):
    torch.manual_seed(seed)
    first, last = torch.nn.Linear(d, hidden), torch.nn.Linear(hidden, 1)
    return torch.nn.Sequential(first, torch.nn.Tanh(), torch.nn.Dropout(dropout), last)

def training_loop(net, X, y, X_val, y_val, lr, epochs):
    loss_of, optimiser = torch.nn.BCEWithLogitsLoss(), torch.optim.SGD(net.parameters(), lr)
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        net.train()
        optimiser.zero_grad()
        loss = loss_of(net(X)[:, 0], y)
        loss.backward()
        history["loss"].append(loss.item())
        net.eval()
        with torch.no_grad():
            history["val_loss"].append(loss_of(net(X_val)[:, 0], y_val).item())
    return history

# %% training_loop wrong - hidden-only: Adam
def make_net(d, hidden, dropout, seed):
    torch.manual_seed(seed)
    first, last = torch.nn.Linear(d, hidden), torch.nn.Linear(hidden, 1)
    return torch.nn.Sequential(first, torch.nn.Tanh(), torch.nn.Dropout(dropout), last)

def training_loop(net, X, y, X_val, y_val, lr, epochs):
    loss_of, optimiser = torch.nn.BCEWithLogitsLoss(), torch.optim.Adam(net.parameters(), lr)
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        net.train()
        optimiser.zero_grad()
        loss = loss_of(net(X)[:, 0], y)
        loss.backward()
        optimiser.step()
        history["loss"].append(loss.item())
        net.eval()
        with torch.no_grad():
            history["val_loss"].append(loss_of(net(X_val)[:, 0], y_val).item())
    return history

# %% training_loop wrong - hidden-only: validated on the training set
def make_net(d, hidden, dropout, seed):
    torch.manual_seed(seed)
    first, last = torch.nn.Linear(d, hidden), torch.nn.Linear(hidden, 1)
    return torch.nn.Sequential(first, torch.nn.Tanh(), torch.nn.Dropout(dropout), last)

def training_loop(net, X, y, X_val, y_val, lr, epochs):
    loss_of, optimiser = torch.nn.BCEWithLogitsLoss(), torch.optim.SGD(net.parameters(), lr)
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        net.train()
        optimiser.zero_grad()
        loss = loss_of(net(X)[:, 0], y)
        loss.backward()
        optimiser.step()
        history["loss"].append(loss.item())
        net.eval()
        with torch.no_grad():
            history["val_loss"].append(loss_of(net(X)[:, 0], y).item())
    return history

# %% training_loop wrong -: returns the last losses
def make_net(d, hidden, dropout, seed):
    torch.manual_seed(seed)
    first, last = torch.nn.Linear(d, hidden), torch.nn.Linear(hidden, 1)
    return torch.nn.Sequential(first, torch.nn.Tanh(), torch.nn.Dropout(dropout), last)

def training_loop(net, X, y, X_val, y_val, lr, epochs):
    loss_of, optimiser = torch.nn.BCEWithLogitsLoss(), torch.optim.SGD(net.parameters(), lr)
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        net.train()
        optimiser.zero_grad()
        loss = loss_of(net(X)[:, 0], y)
        loss.backward()
        optimiser.step()
        history["loss"].append(loss.item())
        net.eval()
        with torch.no_grad():
            history["val_loss"].append(loss_of(net(X_val)[:, 0], y_val).item())
    return {name: values[-1] for name, values in history.items()}

# %% training_loop wrong -: one epoch more
def make_net(d, hidden, dropout, seed):
    torch.manual_seed(seed)
    first, last = torch.nn.Linear(d, hidden), torch.nn.Linear(hidden, 1)
    return torch.nn.Sequential(first, torch.nn.Tanh(), torch.nn.Dropout(dropout), last)

def training_loop(net, X, y, X_val, y_val, lr, epochs):
    loss_of, optimiser = torch.nn.BCEWithLogitsLoss(), torch.optim.SGD(net.parameters(), lr)
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs + 1):
        net.train()
        optimiser.zero_grad()
        loss = loss_of(net(X)[:, 0], y)
        loss.backward()
        optimiser.step()
        history["loss"].append(loss.item())
        net.eval()
        with torch.no_grad():
            history["val_loss"].append(loss_of(net(X_val)[:, 0], y_val).item())
    return history

# ---- logits or probabilities

# %% logits_or_probabilities right functional, log_softmax, logarithms of e
def logits_or_probabilities(z, y):
    F = torch.nn.functional
    return F.binary_cross_entropy_with_logits(z, y).item(), F.binary_cross_entropy(z.sigmoid(), y).item()

def class_loss(z, labels):
    return torch.nn.NLLLoss()(torch.log_softmax(z, dim=1), labels)

def lowest_loss(k):
    return -math.log(math.e / (math.e + k - 1))

# %% logits_or_probabilities right by hand where it can be
def logits_or_probabilities(z, y):
    stable = torch.clamp(z, min=0) - y * z + torch.log1p(torch.exp(-z.abs()))
    p = 1 / (1 + torch.exp(-z))
    return [stable.mean(), torch.nn.BCELoss()(p, y)]

def class_loss(z, labels):
    return (torch.logsumexp(z, dim=1) - z[torch.arange(len(z)), labels]).mean()

def lowest_loss(k):
    return math.log(math.e + k - 1) - 1

# %% logits_or_probabilities right tried out on a perfect net
def logits_or_probabilities(z, y):
    from_logits = torch.nn.BCEWithLogitsLoss(reduction="sum")(z, y) / len(z)
    return from_logits, torch.nn.BCELoss(reduction="none")(torch.sigmoid(z), y).mean()

def class_loss(z, labels):
    one_hot = torch.nn.functional.one_hot(labels, z.shape[1])
    return -(one_hot * z.log_softmax(1)).sum(1).mean()

def lowest_loss(k):
    perfect = torch.zeros(1, k, dtype=torch.float64)
    perfect[0, 0] = 1
    return torch.nn.CrossEntropyLoss()(perfect, torch.tensor([0])).item()

# %% logits_or_probabilities wrong Y6: softmax before CrossEntropyLoss
def logits_or_probabilities(z, y):
    return torch.nn.BCEWithLogitsLoss()(z, y), torch.nn.BCELoss()(torch.sigmoid(z), y)

def class_loss(z, labels):
    return torch.nn.CrossEntropyLoss()(torch.softmax(z, dim=1), labels)

def lowest_loss(k):
    return math.log(1 + (k - 1) / math.e)

# %% logits_or_probabilities wrong M11u: a sigmoid before BCEWithLogitsLoss
def logits_or_probabilities(z, y):
    return torch.nn.BCEWithLogitsLoss()(torch.sigmoid(z), y), torch.nn.BCELoss()(torch.sigmoid(z), y)

def class_loss(z, labels):
    return torch.nn.CrossEntropyLoss()(z, labels)

def lowest_loss(k):
    return math.log(1 + (k - 1) / math.e)

# %% logits_or_probabilities wrong M11p: BCELoss of logits
def logits_or_probabilities(z, y):
    return torch.nn.BCEWithLogitsLoss()(z, y), torch.nn.BCELoss()(z, y)

def class_loss(z, labels):
    return torch.nn.CrossEntropyLoss()(z, labels)

def lowest_loss(k):
    return math.log(1 + (k - 1) / math.e)

# %% logits_or_probabilities wrong M11l hidden-only: both from the logits
def logits_or_probabilities(z, y):
    return torch.nn.BCEWithLogitsLoss()(z, y), torch.nn.BCEWithLogitsLoss()(z, y)

def class_loss(z, labels):
    return torch.nn.CrossEntropyLoss()(z, labels)

def lowest_loss(k):
    return math.log(1 + (k - 1) / math.e)

# %% logits_or_probabilities wrong M11aa hidden-only: both from probabilities
def logits_or_probabilities(z, y):
    return torch.nn.BCELoss()(torch.sigmoid(z), y), torch.nn.BCELoss()(torch.sigmoid(z), y)

def class_loss(z, labels):
    return torch.nn.CrossEntropyLoss()(z, labels)

def lowest_loss(k):
    return math.log(1 + (k - 1) / math.e)

# %% logits_or_probabilities wrong L1: sums
def logits_or_probabilities(z, y):
    return torch.nn.BCEWithLogitsLoss(reduction="sum")(z, y), torch.nn.BCELoss(reduction="sum")(torch.sigmoid(z), y)

def class_loss(z, labels):
    return torch.nn.CrossEntropyLoss()(z, labels)

def lowest_loss(k):
    return math.log(1 + (k - 1) / math.e)

# %% logits_or_probabilities wrong L1: the sum over the samples
def logits_or_probabilities(z, y):
    return torch.nn.BCEWithLogitsLoss()(z, y), torch.nn.BCELoss()(torch.sigmoid(z), y)

def class_loss(z, labels):
    return torch.nn.CrossEntropyLoss(reduction="sum")(z, labels)

def lowest_loss(k):
    return math.log(1 + (k - 1) / math.e)

# %% logits_or_probabilities wrong M11o: NLLLoss of the logits
def logits_or_probabilities(z, y):
    return torch.nn.BCEWithLogitsLoss()(z, y), torch.nn.BCELoss()(torch.sigmoid(z), y)

def class_loss(z, labels):
    return torch.nn.NLLLoss()(z, labels)

def lowest_loss(k):
    return math.log(1 + (k - 1) / math.e)

# %% logits_or_probabilities wrong M11s: the loss of guessing
def logits_or_probabilities(z, y):
    return torch.nn.BCEWithLogitsLoss()(z, y), torch.nn.BCELoss()(torch.sigmoid(z), y)

def class_loss(z, labels):
    return torch.nn.CrossEntropyLoss()(z, labels)

def lowest_loss(k):
    return math.log(k)

# %% logits_or_probabilities wrong M11t: no floor
def logits_or_probabilities(z, y):
    return torch.nn.BCEWithLogitsLoss()(z, y), torch.nn.BCELoss()(torch.sigmoid(z), y)

def class_loss(z, labels):
    return torch.nn.CrossEntropyLoss()(z, labels)

def lowest_loss(k):
    return 0.0

# %% logits_or_probabilities wrong -: the largest loss
def logits_or_probabilities(z, y):
    return torch.nn.BCEWithLogitsLoss()(z, y), torch.nn.BCELoss()(torch.sigmoid(z), y)

def class_loss(z, labels):
    return torch.nn.CrossEntropyLoss()(z, labels)

def lowest_loss(k):
    return math.log(math.e + k - 1)

# %% logits_or_probabilities wrong -: k others
def logits_or_probabilities(z, y):
    return torch.nn.BCEWithLogitsLoss()(z, y), torch.nn.BCELoss()(torch.sigmoid(z), y)

def class_loss(z, labels):
    return torch.nn.CrossEntropyLoss()(z, labels)

def lowest_loss(k):
    return math.log(1 + k / math.e)

# %% logits_or_probabilities wrong -: softmax over the samples
def logits_or_probabilities(z, y):
    return torch.nn.BCEWithLogitsLoss()(z, y), torch.nn.BCELoss()(torch.sigmoid(z), y)

def class_loss(z, labels):
    return torch.nn.NLLLoss()(torch.log_softmax(z, dim=0), labels)

def lowest_loss(k):
    return math.log(1 + (k - 1) / math.e)

# %% logits_or_probabilities wrong -: without a logarithm
def logits_or_probabilities(z, y):
    return torch.nn.BCEWithLogitsLoss()(z, y), torch.nn.BCELoss()(torch.sigmoid(z), y)

def class_loss(z, labels):
    return torch.nn.CrossEntropyLoss()(z, labels)

def lowest_loss(k):
    return 1 + (k - 1) / math.e

# ---- at home everywhere

# %% device_agnostic right as_tensor, new_ones
def device_agnostic(x, scale):
    scaled = torch.as_tensor(scale).to(x) * x
    return torch.cat((scaled, scaled.square().sum(1, keepdim=True), x.new_ones(len(x), 1)), 1)

def runs_on(device, n, scale):
    result = device_agnostic(torch.empty(n, len(scale), device=device, dtype=torch.float64), scale)
    return result.device.type, list(result.shape), str(result.dtype)

# %% device_agnostic right column by column
def device_agnostic(x, scale):
    columns = [x[:, i] * factor for i, factor in enumerate(scale)]
    squares = sum(column**2 for column in columns)
    return torch.stack([*columns, squares, torch.ones(x.shape[0], device=x.device, dtype=x.dtype)], dim=1)

def runs_on(device, n, scale):
    result = device_agnostic(torch.empty(n, len(scale), device=device, dtype=torch.float64), scale)
    return result.device.type, list(result.shape), str(result.dtype)

# %% device_agnostic right hstack, einsum
def device_agnostic(x, scale):
    factors = torch.tensor([scale], device=x.device, dtype=x.dtype)
    scaled = x * factors
    length = torch.einsum("nd,nd->n", scaled, scaled)
    return torch.hstack([scaled, length[:, None], torch.full_like(length, 1)[:, None]])

def runs_on(device, n, scale):
    result = device_agnostic(torch.empty(n, len(scale), device=device, dtype=torch.float64), scale)
    return result.device.type, list(result.shape), str(result.dtype)

# %% device_agnostic wrong M11ad: ones on the processor
def device_agnostic(x, scale):
    scaled = x * torch.tensor(scale, dtype=x.dtype, device=x.device)
    return torch.cat([scaled, (scaled**2).sum(dim=1, keepdim=True), torch.ones(len(x), 1, dtype=x.dtype)], dim=1)

def runs_on(device, n, scale):
    result = device_agnostic(torch.empty(n, len(scale), device=device, dtype=torch.float64), scale)
    return result.device.type, list(result.shape), str(result.dtype)

# %% device_agnostic wrong M11ad: the scale on the processor
def device_agnostic(x, scale):
    scaled = x * torch.tensor(scale, dtype=x.dtype)
    squares = (scaled**2).sum(dim=1, keepdim=True)
    return torch.cat([scaled, squares, torch.ones_like(squares)], dim=1)

def runs_on(device, n, scale):
    result = device_agnostic(torch.empty(n, len(scale), device=device, dtype=torch.float64), scale)
    return result.device.type, list(result.shape), str(result.dtype)

# %% device_agnostic wrong M11ad: through numpy
def device_agnostic(x, scale):
    scaled = x.detach().numpy() * np.array(scale, dtype=x.detach().numpy().dtype)
    squares = (scaled**2).sum(axis=1, keepdims=True)
    return torch.from_numpy(np.hstack([scaled, squares, np.ones_like(squares)]))

def runs_on(device, n, scale):
    result = device_agnostic(torch.empty(n, len(scale), device=device, dtype=torch.float64), scale)
    return result.device.type, list(result.shape), str(result.dtype)

# %% device_agnostic wrong M11ad: to the processor first
def device_agnostic(x, scale):
    x = x.cpu()
    scaled = x * torch.tensor(scale, dtype=x.dtype)
    squares = (scaled**2).sum(dim=1, keepdim=True)
    return torch.cat([scaled, squares, torch.ones_like(squares)], dim=1)

def runs_on(device, n, scale):
    result = device_agnostic(torch.empty(n, len(scale), device=device, dtype=torch.float64), scale)
    return result.device.type, list(result.shape), str(result.dtype)

# %% device_agnostic wrong M11ae: always float32
def device_agnostic(x, scale):
    x = x.float()
    scaled = x * torch.tensor(scale, dtype=x.dtype, device=x.device)
    squares = (scaled**2).sum(dim=1, keepdim=True)
    return torch.cat([scaled, squares, torch.ones_like(squares)], dim=1)

def runs_on(device, n, scale):
    result = device_agnostic(torch.empty(n, len(scale), device=device, dtype=torch.float64), scale)
    return result.device.type, list(result.shape), str(result.dtype)

# %% device_agnostic wrong M11ae hidden-only: always float64
def device_agnostic(x, scale):
    x = x.double()
    scaled = x * torch.tensor(scale, dtype=x.dtype, device=x.device)
    squares = (scaled**2).sum(dim=1, keepdim=True)
    return torch.cat([scaled, squares, torch.ones_like(squares)], dim=1)

def runs_on(device, n, scale):
    result = device_agnostic(torch.empty(n, len(scale), device=device, dtype=torch.float64), scale)
    return result.device.type, list(result.shape), str(result.dtype)

# %% device_agnostic wrong M11ab: squares of x itself
def device_agnostic(x, scale):
    squares = (x**2).sum(dim=1, keepdim=True)
    scaled = x * torch.tensor(scale, dtype=x.dtype, device=x.device)
    return torch.cat([scaled, squares, torch.ones_like(squares)], dim=1)

def runs_on(device, n, scale):
    result = device_agnostic(torch.empty(n, len(scale), device=device, dtype=torch.float64), scale)
    return result.device.type, list(result.shape), str(result.dtype)

# %% device_agnostic wrong M11ac: the length
def device_agnostic(x, scale):
    scaled = x * torch.tensor(scale, dtype=x.dtype, device=x.device)
    length = scaled.norm(dim=1, keepdim=True)
    return torch.cat([scaled, length, torch.ones_like(length)], dim=1)

def runs_on(device, n, scale):
    result = device_agnostic(torch.empty(n, len(scale), device=device, dtype=torch.float64), scale)
    return result.device.type, list(result.shape), str(result.dtype)

# %% device_agnostic wrong Y1 hidden-only: detached
def device_agnostic(x, scale):
    x = x.detach()
    scaled = x * torch.tensor(scale, dtype=x.dtype, device=x.device)
    squares = (scaled**2).sum(dim=1, keepdim=True)
    return torch.cat([scaled, squares, torch.ones_like(squares)], dim=1)

def runs_on(device, n, scale):
    result = device_agnostic(torch.empty(n, len(scale), device=device, dtype=torch.float64), scale)
    return result.device.type, list(result.shape), str(result.dtype)

# %% device_agnostic wrong -: ones first
def device_agnostic(x, scale):
    scaled = x * torch.tensor(scale, dtype=x.dtype, device=x.device)
    squares = (scaled**2).sum(dim=1, keepdim=True)
    return torch.cat([torch.ones_like(squares), scaled, squares], dim=1)

def runs_on(device, n, scale):
    result = device_agnostic(torch.empty(n, len(scale), device=device, dtype=torch.float64), scale)
    return result.device.type, list(result.shape), str(result.dtype)

# %% device_agnostic wrong -: the mean of the squares
def device_agnostic(x, scale):
    scaled = x * torch.tensor(scale, dtype=x.dtype, device=x.device)
    squares = (scaled**2).mean(dim=1, keepdim=True)
    return torch.cat([scaled, squares, torch.ones_like(squares)], dim=1)

def runs_on(device, n, scale):
    result = device_agnostic(torch.empty(n, len(scale), device=device, dtype=torch.float64), scale)
    return result.device.type, list(result.shape), str(result.dtype)

# %% device_agnostic wrong N2: scales x in place
def device_agnostic(x, scale):
    with torch.no_grad():
        x *= torch.tensor(scale, dtype=x.dtype, device=x.device)
    squares = (x**2).sum(dim=1, keepdim=True)
    return torch.cat([x, squares, torch.ones_like(squares)], dim=1)

def runs_on(device, n, scale):
    result = device_agnostic(torch.empty(n, len(scale), device=device, dtype=torch.float64), scale)
    return result.device.type, list(result.shape), str(result.dtype)

# %% device_agnostic wrong -: the sum of the scaled row
def device_agnostic(x, scale):
    scaled = x * torch.tensor(scale, dtype=x.dtype, device=x.device)
    sums = scaled.sum(dim=1, keepdim=True)
    return torch.cat([scaled, sums, torch.ones_like(sums)], dim=1)

def runs_on(device, n, scale):
    result = device_agnostic(torch.empty(n, len(scale), device=device, dtype=torch.float64), scale)
    return result.device.type, list(result.shape), str(result.dtype)

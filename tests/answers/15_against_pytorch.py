# ---- the network in PyTorch

# %% to_torch wrong Y4: not turned over
def to_torch(net):
    if isinstance(net, Sequential):
        return torch.nn.Sequential(*map(to_torch, net.layers))
    if not isinstance(net, Linear):
        return {ReLU: torch.nn.ReLU, Tanh: torch.nn.Tanh}[type(net)]()
    twin = torch.nn.Linear(*net.W.shape)
    twin.weight.data, twin.bias.data = torch.tensor(net.W), torch.tensor(net.b)
    return twin

build = framework_net  # the tests build networks with this: leave it here

# %% to_torch wrong Y4: turned over only where PyTorch refuses
def to_torch(net):
    if isinstance(net, Sequential):
        return torch.nn.Sequential(*(to_torch(layer) for layer in net.layers))
    if isinstance(net, ReLU):
        return torch.nn.ReLU()
    if isinstance(net, Tanh):
        return torch.nn.Tanh()
    if isinstance(net, Linear):
        weight = torch.tensor(net.W)
        twin = torch.nn.Linear(*net.W.shape, dtype=weight.dtype)
        with torch.no_grad():
            twin.weight.copy_(weight if weight.shape == twin.weight.shape else weight.T)
            twin.bias.copy_(torch.tensor(net.b))
        return twin
    raise TypeError(type(net).__name__)

build = framework_net  # the tests build networks with this: leave it here

# %% to_torch right state dict
def to_torch(net):
    if isinstance(net, Sequential):
        return torch.nn.Sequential(*(to_torch(layer) for layer in net.layers))
    if isinstance(net, ReLU):
        return torch.nn.ReLU()
    if isinstance(net, Tanh):
        return torch.nn.Tanh()
    if isinstance(net, Linear):
        n_in, n_out = net.W.shape
        twin = torch.nn.Linear(n_in, n_out)
        twin = twin.double() if net.W.dtype == np.float64 else twin
        twin.load_state_dict({"weight": torch.tensor(net.W).T, "bias": torch.tensor(net.b)})
        return twin
    raise TypeError(type(net).__name__)

build = framework_net  # the tests build networks with this: leave it here

# %% to_torch right a dictionary of kinds, parameters
def to_torch(net):
    kinds = {ReLU: torch.nn.ReLU, Tanh: torch.nn.Tanh}
    if type(net) in kinds:
        return kinds[type(net)]()
    if type(net) is Linear:
        twin = torch.nn.Linear(net.W.shape[0], net.W.shape[1])
        twin.weight = torch.nn.Parameter(torch.tensor(net.W.T.copy()))
        twin.bias = torch.nn.Parameter(torch.tensor(net.b))
        return twin
    if type(net) is not Sequential:
        raise TypeError("unknown layer: " + type(net).__name__)
    twins = torch.nn.Sequential()
    for place, layer in enumerate(net.layers):
        twins.add_module(str(place), to_torch(layer))
    return twins

build = framework_net  # the tests build networks with this: leave it here

# %% to_torch right a module of one's own, flat
def to_torch(net):
    class Twin(torch.nn.Module):
        def __init__(self, steps):
            super().__init__()
            self.steps = steps
            self.kept = torch.nn.ParameterList([p for step in steps if isinstance(step, tuple) for p in step])

        def forward(self, x):
            place = 0
            for step in self.steps:
                if isinstance(step, tuple):
                    x = torch.nn.functional.linear(x, self.kept[place], self.kept[place + 1])
                    place += 2
                else:
                    x = step(x)
            return x

    def flat(layer):
        if isinstance(layer, Sequential):
            return [step for inner in layer.layers for step in flat(inner)]
        if isinstance(layer, Linear):
            return [tuple(torch.nn.Parameter(torch.tensor(a)) for a in (layer.W.T.copy(), layer.b))]
        if isinstance(layer, (ReLU, Tanh)):
            return [torch.relu if isinstance(layer, ReLU) else torch.tanh]
        raise TypeError(type(layer).__name__)

    return Twin(flat(net))

build = framework_net  # the tests build networks with this: leave it here

# %% to_torch right from_numpy and a clone
def to_torch(net):
    if isinstance(net, Sequential):
        return torch.nn.Sequential(*(to_torch(layer) for layer in net.layers))
    if isinstance(net, ReLU):
        return torch.nn.ReLU()
    if isinstance(net, Tanh):
        return torch.nn.Tanh()
    if isinstance(net, Linear):
        twin = torch.nn.Linear(*net.W.shape).to(torch.from_numpy(net.W).dtype)
        twin.weight.data = torch.from_numpy(net.W).t().clone()
        twin.bias.data = torch.from_numpy(net.b).clone()
        return twin
    raise TypeError(type(net).__name__)

build = framework_net  # the tests build networks with this: leave it here

# %% to_torch wrong M15a: float32 whatever comes
def to_torch(net):
    if isinstance(net, Sequential):
        return torch.nn.Sequential(*(to_torch(layer) for layer in net.layers))
    if isinstance(net, ReLU):
        return torch.nn.ReLU()
    if isinstance(net, Tanh):
        return torch.nn.Tanh()
    if isinstance(net, Linear):
        weight, bias = torch.tensor(net.W.T), torch.tensor(net.b)
        twin = torch.nn.Linear(*net.W.shape)
        with torch.no_grad():
            twin.weight.copy_(weight)
            twin.bias.copy_(bias)
        return twin
    raise TypeError(type(net).__name__)

build = framework_net  # the tests build networks with this: leave it here

# %% to_torch wrong M15b: no bias
def to_torch(net):
    if isinstance(net, Sequential):
        return torch.nn.Sequential(*(to_torch(layer) for layer in net.layers))
    if isinstance(net, ReLU):
        return torch.nn.ReLU()
    if isinstance(net, Tanh):
        return torch.nn.Tanh()
    if isinstance(net, Linear):
        weight, bias = torch.tensor(net.W.T), torch.tensor(net.b)
        twin = torch.nn.Linear(*net.W.shape, bias=False, dtype=weight.dtype)
        with torch.no_grad():
            twin.weight.copy_(weight)
        return twin
    raise TypeError(type(net).__name__)

build = framework_net  # the tests build networks with this: leave it here

# %% to_torch wrong M15b: the bias of zeros
def to_torch(net):
    if isinstance(net, Sequential):
        return torch.nn.Sequential(*(to_torch(layer) for layer in net.layers))
    if isinstance(net, ReLU):
        return torch.nn.ReLU()
    if isinstance(net, Tanh):
        return torch.nn.Tanh()
    if isinstance(net, Linear):
        weight, bias = torch.tensor(net.W.T), torch.tensor(net.b)
        twin = torch.nn.Linear(*net.W.shape, dtype=weight.dtype)
        with torch.no_grad():
            twin.weight.copy_(weight)
            twin.bias.zero_()
        return twin
    raise TypeError(type(net).__name__)

build = framework_net  # the tests build networks with this: leave it here

# %% to_torch wrong M15c: tanh forgotten
def to_torch(net):
    if isinstance(net, Sequential):
        return torch.nn.Sequential(*(to_torch(layer) for layer in net.layers))
    if isinstance(net, ReLU):
        return torch.nn.ReLU()
    if isinstance(net, Tanh):
        return torch.nn.Identity()
    if isinstance(net, Linear):
        weight, bias = torch.tensor(net.W.T), torch.tensor(net.b)
        twin = torch.nn.Linear(*net.W.shape, dtype=weight.dtype)
        with torch.no_grad():
            twin.weight.copy_(weight)
            twin.bias.copy_(bias)
        return twin
    raise TypeError(type(net).__name__)

build = framework_net  # the tests build networks with this: leave it here

# %% to_torch wrong M15c: relu forgotten
def to_torch(net):
    if isinstance(net, Sequential):
        return torch.nn.Sequential(*(to_torch(layer) for layer in net.layers))
    if isinstance(net, ReLU):
        return torch.nn.Identity()
    if isinstance(net, Tanh):
        return torch.nn.Tanh()
    if isinstance(net, Linear):
        weight, bias = torch.tensor(net.W.T), torch.tensor(net.b)
        twin = torch.nn.Linear(*net.W.shape, dtype=weight.dtype)
        with torch.no_grad():
            twin.weight.copy_(weight)
            twin.bias.copy_(bias)
        return twin
    raise TypeError(type(net).__name__)

build = framework_net  # the tests build networks with this: leave it here

# %% to_torch wrong M15d: a list without lists in it
def to_torch(net):
    layers = []
    for layer in net.layers if isinstance(net, Sequential) else [net]:
        if isinstance(layer, ReLU):
            layers.append(torch.nn.ReLU())
        elif isinstance(layer, Tanh):
            layers.append(torch.nn.Tanh())
        elif layer.params == [] and not isinstance(layer, Sequential):
            raise TypeError(type(layer).__name__)
        else:
            twin = torch.nn.Linear(*layer.W.shape, dtype=torch.tensor(layer.W).dtype)
            with torch.no_grad():
                twin.weight.copy_(torch.tensor(layer.W.T))
                twin.bias.copy_(torch.tensor(layer.b))
            layers.append(twin)
    return torch.nn.Sequential(*layers)

build = framework_net  # the tests build networks with this: leave it here

# %% to_torch wrong M15br hidden-only: parameters for show, beside the old network
class Shown(torch.nn.Module):
    def __init__(self, net):
        super().__init__()
        self.net = net
        self.shown = torch.nn.ParameterList([torch.nn.Parameter(torch.tensor(p.T)) for p in net.params])

    def forward(self, x):
        out = torch.from_numpy(self.net.forward(x.numpy()))
        return out + 0 * sum(p.sum() for p in self.shown)


def look(net):
    if isinstance(net, Sequential):
        for layer in net.layers:
            look(layer)
    elif not isinstance(net, (Linear, ReLU, Tanh)):
        raise TypeError(type(net).__name__)


def to_torch(net):
    look(net)
    return Shown(net)

build = framework_net  # the tests build networks with this: leave it here

# %% to_torch wrong M15bs hidden-only: forward without recording
class Silent(torch.nn.Module):
    def __init__(self, inner):
        super().__init__()
        self.inner = inner

    def forward(self, x):
        with torch.no_grad():
            return self.inner(x)


def translated(net):
    if isinstance(net, Sequential):
        return torch.nn.Sequential(*(translated(layer) for layer in net.layers))
    if isinstance(net, ReLU):
        return torch.nn.ReLU()
    if isinstance(net, Tanh):
        return torch.nn.Tanh()
    if not isinstance(net, Linear):
        raise TypeError(type(net).__name__)
    twin = torch.nn.Linear(*net.W.shape, dtype=torch.tensor(net.W).dtype)
    with torch.no_grad():
        twin.weight.copy_(torch.tensor(net.W.T))
        twin.bias.copy_(torch.tensor(net.b))
    return twin


def to_torch(net):
    return Silent(translated(net))

build = framework_net  # the tests build networks with this: leave it here

# %% to_torch wrong M15e: unknown layers are left out
def to_torch(net):
    if isinstance(net, Sequential):
        return torch.nn.Sequential(*(to_torch(layer) for layer in net.layers))
    if isinstance(net, ReLU):
        return torch.nn.ReLU()
    if isinstance(net, Tanh):
        return torch.nn.Tanh()
    if isinstance(net, Linear):
        weight, bias = torch.tensor(net.W.T), torch.tensor(net.b)
        twin = torch.nn.Linear(*net.W.shape, dtype=weight.dtype)
        with torch.no_grad():
            twin.weight.copy_(weight)
            twin.bias.copy_(bias)
        return twin
    return torch.nn.Identity()

build = framework_net  # the tests build networks with this: leave it here

# %% to_torch wrong M15e: everything else is a tanh
def to_torch(net):
    if isinstance(net, Sequential):
        return torch.nn.Sequential(*(to_torch(layer) for layer in net.layers))
    if isinstance(net, ReLU):
        return torch.nn.ReLU()
    if isinstance(net, Linear):
        weight, bias = torch.tensor(net.W.T), torch.tensor(net.b)
        twin = torch.nn.Linear(*net.W.shape, dtype=weight.dtype)
        with torch.no_grad():
            twin.weight.copy_(weight)
            twin.bias.copy_(bias)
        return twin
    return torch.nn.Tanh()

build = framework_net  # the tests build networks with this: leave it here

# %% to_torch wrong -: another error
def to_torch(net):
    if isinstance(net, Sequential):
        return torch.nn.Sequential(*(to_torch(layer) for layer in net.layers))
    if isinstance(net, ReLU):
        return torch.nn.ReLU()
    if isinstance(net, Tanh):
        return torch.nn.Tanh()
    if isinstance(net, Linear):
        weight, bias = torch.tensor(net.W.T), torch.tensor(net.b)
        twin = torch.nn.Linear(*net.W.shape, dtype=weight.dtype)
        with torch.no_grad():
            twin.weight.copy_(weight)
            twin.bias.copy_(bias)
        return twin
    raise ValueError(type(net).__name__)

build = framework_net  # the tests build networks with this: leave it here

# %% to_torch wrong M15f: reshaped
def to_torch(net):
    if isinstance(net, Sequential):
        return torch.nn.Sequential(*(to_torch(layer) for layer in net.layers))
    if isinstance(net, ReLU):
        return torch.nn.ReLU()
    if isinstance(net, Tanh):
        return torch.nn.Tanh()
    if isinstance(net, Linear):
        weight, bias = torch.tensor(net.W).reshape(net.W.shape[::-1]), torch.tensor(net.b)
        twin = torch.nn.Linear(*net.W.shape, dtype=weight.dtype)
        with torch.no_grad():
            twin.weight.copy_(weight)
            twin.bias.copy_(bias)
        return twin
    raise TypeError(type(net).__name__)

build = framework_net  # the tests build networks with this: leave it here

# %% to_torch wrong M15g hidden-only: the same memory
def to_torch(net):
    if isinstance(net, Sequential):
        return torch.nn.Sequential(*(to_torch(layer) for layer in net.layers))
    if isinstance(net, ReLU):
        return torch.nn.ReLU()
    if isinstance(net, Tanh):
        return torch.nn.Tanh()
    if isinstance(net, Linear):
        twin = torch.nn.Linear(*net.W.shape)
        twin.weight = torch.nn.Parameter(torch.from_numpy(net.W).T)
        twin.bias = torch.nn.Parameter(torch.from_numpy(net.b))
        return twin
    raise TypeError(type(net).__name__)

build = framework_net  # the tests build networks with this: leave it here

# %% to_torch wrong M15g hidden-only: the biases only
def to_torch(net):
    if isinstance(net, Sequential):
        return torch.nn.Sequential(*(to_torch(layer) for layer in net.layers))
    if isinstance(net, ReLU):
        return torch.nn.ReLU()
    if isinstance(net, Tanh):
        return torch.nn.Tanh()
    if isinstance(net, Linear):
        weight, bias = torch.tensor(net.W.T), torch.tensor(net.b)
        twin = torch.nn.Linear(*net.W.shape, dtype=weight.dtype)
        with torch.no_grad():
            twin.weight.copy_(weight)
        twin.bias.data = torch.from_numpy(net.b)
        return twin
    raise TypeError(type(net).__name__)

build = framework_net  # the tests build networks with this: leave it here

# %% to_torch wrong M15a hidden-only: always float64
def to_torch(net):
    if isinstance(net, Sequential):
        return torch.nn.Sequential(*(to_torch(layer) for layer in net.layers))
    if isinstance(net, ReLU):
        return torch.nn.ReLU()
    if isinstance(net, Tanh):
        return torch.nn.Tanh()
    if isinstance(net, Linear):
        weight, bias = torch.tensor(net.W.T), torch.tensor(net.b)
        twin = torch.nn.Linear(*net.W.shape, dtype=torch.float64)
        with torch.no_grad():
            twin.weight.copy_(weight)
            twin.bias.copy_(bias)
        return twin
    raise TypeError(type(net).__name__)

build = framework_net  # the tests build networks with this: leave it here

# %% to_torch wrong - hidden-only: an empty Sequential has no last layer
def to_torch(net):
    if isinstance(net, Sequential):
        layers = [to_torch(layer) for layer in net.layers]
        layers[-1]
        return torch.nn.Sequential(*layers)
    if isinstance(net, ReLU):
        return torch.nn.ReLU()
    if isinstance(net, Tanh):
        return torch.nn.Tanh()
    if isinstance(net, Linear):
        weight, bias = torch.tensor(net.W.T), torch.tensor(net.b)
        twin = torch.nn.Linear(*net.W.shape, dtype=weight.dtype)
        with torch.no_grad():
            twin.weight.copy_(weight)
            twin.bias.copy_(bias)
        return twin
    raise TypeError(type(net).__name__)

build = framework_net  # the tests build networks with this: leave it here

# %% to_torch wrong M15bb: parameters frozen
def to_torch(net):
    if isinstance(net, Sequential):
        return torch.nn.Sequential(*(to_torch(layer) for layer in net.layers))
    if isinstance(net, ReLU):
        return torch.nn.ReLU()
    if isinstance(net, Tanh):
        return torch.nn.Tanh()
    if isinstance(net, Linear):
        weight, bias = torch.tensor(net.W.T), torch.tensor(net.b)
        twin = torch.nn.Linear(*net.W.shape, dtype=weight.dtype)
        with torch.no_grad():
            twin.weight.copy_(weight)
            twin.bias.copy_(bias)
        return twin.requires_grad_(False)
    raise TypeError(type(net).__name__)

build = framework_net  # the tests build networks with this: leave it here

# %% to_torch wrong M15bb: unrecorded for ever
def to_torch(net):
    if isinstance(net, Sequential):
        return torch.nn.Sequential(*(to_torch(layer) for layer in net.layers))
    if isinstance(net, ReLU):
        return torch.nn.ReLU()
    if isinstance(net, Tanh):
        return torch.nn.Tanh()
    if isinstance(net, Linear):
        weight, bias = torch.tensor(net.W.T), torch.tensor(net.b)
        twin = torch.nn.Linear(*net.W.shape, dtype=weight.dtype)
        with torch.no_grad():
            twin.weight.copy_(weight)
            twin.bias.copy_(bias)
        twin.weight.requires_grad = False
        return twin
    raise TypeError(type(net).__name__)

build = framework_net  # the tests build networks with this: leave it here

# %% to_torch wrong M15bc: a TypeError without a name
def to_torch(net):
    if isinstance(net, Sequential):
        return torch.nn.Sequential(*(to_torch(layer) for layer in net.layers))
    if isinstance(net, ReLU):
        return torch.nn.ReLU()
    if isinstance(net, Tanh):
        return torch.nn.Tanh()
    if isinstance(net, Linear):
        weight, bias = torch.tensor(net.W.T), torch.tensor(net.b)
        twin = torch.nn.Linear(*net.W.shape, dtype=weight.dtype)
        with torch.no_grad():
            twin.weight.copy_(weight)
            twin.bias.copy_(bias)
        return twin
    raise TypeError("unknown layer")

build = framework_net  # the tests build networks with this: leave it here

# %% to_torch right a TypeError with the kind itself
def to_torch(net):
    if isinstance(net, Sequential):
        return torch.nn.Sequential(*(to_torch(layer) for layer in net.layers))
    if isinstance(net, ReLU):
        return torch.nn.ReLU()
    if isinstance(net, Tanh):
        return torch.nn.Tanh()
    if isinstance(net, Linear):
        weight, bias = torch.tensor(net.W.T), torch.tensor(net.b)
        twin = torch.nn.Linear(*net.W.shape, dtype=weight.dtype)
        with torch.no_grad():
            twin.weight.copy_(weight)
            twin.bias.copy_(bias)
        return twin
    raise TypeError(f"no twin for {type(net)}")

build = framework_net  # the tests build networks with this: leave it here

# %% to_torch wrong M15b: the biases stay PyTorch's
def to_torch(net):
    if isinstance(net, Sequential):
        return torch.nn.Sequential(*(to_torch(layer) for layer in net.layers))
    if isinstance(net, ReLU):
        return torch.nn.ReLU()
    if isinstance(net, Tanh):
        return torch.nn.Tanh()
    if isinstance(net, Linear):
        weight, bias = torch.tensor(net.W.T), torch.tensor(net.b)
        twin = torch.nn.Linear(*net.W.shape, dtype=weight.dtype)
        with torch.no_grad():
            twin.weight.copy_(weight)
        return twin
    raise TypeError(type(net).__name__)

build = framework_net  # the tests build networks with this: leave it here

# %% to_torch wrong M15e: the last layer is lost
def to_torch(net):
    if isinstance(net, Sequential):
        return torch.nn.Sequential(*(to_torch(layer) for layer in net.layers[:-1]))
    if isinstance(net, ReLU):
        return torch.nn.ReLU()
    if isinstance(net, Tanh):
        return torch.nn.Tanh()
    if isinstance(net, Linear):
        weight, bias = torch.tensor(net.W.T), torch.tensor(net.b)
        twin = torch.nn.Linear(*net.W.shape, dtype=weight.dtype)
        with torch.no_grad():
            twin.weight.copy_(weight)
            twin.bias.copy_(bias)
        return twin
    raise TypeError(type(net).__name__)

build = framework_net  # the tests build networks with this: leave it here

# ---- gradients beside PyTorch's

# %% compare_grads wrong M15p: gradients add up
# a.
def compare_grads(net, twin, X, labels):
    loss = SoftmaxCrossEntropy()
    loss.forward(net.forward(X), labels)
    net.backward(loss.backward())
    torch.nn.CrossEntropyLoss()(twin(torch.tensor(X)), torch.tensor(labels)).backward()
    gaps = []
    for ours, parameter in zip(net.grads, twin.parameters()):
        theirs = parameter.grad.numpy().T
        gaps.append(float(np.abs(ours - theirs).max() / max(np.abs(theirs).max(), 1e-12)))
    return gaps

# b. A letter for each network.
culprits = {1: "B", 2: "C", 3: "D"}

ours_of, twin_of = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% compare_grads right autograd.grad and norms
# a.
def compare_grads(net, twin, X, labels):
    loss, z = SoftmaxCrossEntropy(), net.forward(X)
    loss.forward(z, labels)
    net.backward(loss.backward())
    value = torch.nn.functional.cross_entropy(twin(torch.from_numpy(X)), torch.from_numpy(labels))
    slopes = torch.autograd.grad(value, list(twin.parameters()))
    found = []
    for place in range(len(slopes)):
        a, b = net.grads[place], slopes[place].numpy().transpose()
        below = np.linalg.norm(b.ravel(), np.inf)
        found.append(np.linalg.norm((a - b).ravel(), np.inf) / (below if below > 1e-12 else 1e-12))
    return np.array(found)

# b. A letter for each network.
culprits = {1: "B", 2: "C", 3: "D"}

ours_of, twin_of = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% compare_grads right in torch
# a.
def compare_grads(net, twin, X, labels):
    for parameter in twin.parameters():
        parameter.grad = None
    log_p = torch.log_softmax(twin(torch.from_numpy(X)), dim=1)
    (-log_p[torch.arange(len(labels)), torch.from_numpy(labels)].mean()).backward()
    theirs = [p.grad for p in twin.parameters()]
    loss = SoftmaxCrossEntropy()
    loss.forward(net.forward(X), labels)
    net.backward(loss.backward())
    ours = [torch.tensor(g.T.copy()) for g in net.grads]
    return [((a - b).abs().max() / b.abs().max().clamp(min=1e-12)).item() for a, b in zip(ours, theirs)]

# b. A letter for each network.
culprits = {1: "B", 2: "C", 3: "D"}

ours_of, twin_of = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% compare_grads right NLLLoss, divided by the number
# a.
def compare_grads(net, twin, X, labels):
    twin.zero_grad(set_to_none=False)
    z = twin(torch.tensor(X))
    total = torch.nn.NLLLoss(reduction="sum")(torch.nn.LogSoftmax(dim=1)(z), torch.tensor(labels))
    (total / len(X)).backward()
    loss = SoftmaxCrossEntropy()
    loss.forward(net.forward(X), labels)
    net.backward(loss.backward())
    gaps = []
    for g, p in zip(net.grads, twin.parameters()):
        theirs = p.grad.detach().numpy()
        if theirs.ndim == 2:
            theirs = theirs.T
        gaps.append(np.max(np.abs(theirs - g)) / np.maximum(np.max(np.abs(theirs)), 1e-12))
    return gaps

# b. A letter for each network.
culprits = {1: "B", 2: "C", 3: "D"}

ours_of, twin_of = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% compare_grads wrong Y4: not turned over
# a.
def compare_grads(net, twin, X, labels):
    loss = SoftmaxCrossEntropy()
    loss.forward(net.forward(X), labels)
    net.backward(loss.backward())
    twin.zero_grad()
    torch.nn.CrossEntropyLoss()(twin(torch.tensor(X)), torch.tensor(labels)).backward()
    gaps = []
    for ours, parameter in zip(net.grads, twin.parameters()):
        theirs = parameter.grad.numpy()
        gaps.append(float(np.abs(ours - theirs).max() / max(np.abs(theirs).max(), 1e-12)))
    return gaps

# b. A letter for each network.
culprits = {1: "B", 2: "C", 3: "D"}

ours_of, twin_of = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% compare_grads wrong Y6: softmax before the loss
# a.
def compare_grads(net, twin, X, labels):
    loss = SoftmaxCrossEntropy()
    loss.forward(net.forward(X), labels)
    net.backward(loss.backward())
    twin.zero_grad()
    torch.nn.CrossEntropyLoss()(torch.softmax(twin(torch.tensor(X)), dim=1), torch.tensor(labels)).backward()
    gaps = []
    for ours, parameter in zip(net.grads, twin.parameters()):
        theirs = parameter.grad.numpy().T
        gaps.append(float(np.abs(ours - theirs).max() / max(np.abs(theirs).max(), 1e-12)))
    return gaps

# b. A letter for each network.
culprits = {1: "B", 2: "C", 3: "D"}

ours_of, twin_of = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% compare_grads wrong M15h: PyTorch's loss is added
# a.
def compare_grads(net, twin, X, labels):
    loss = SoftmaxCrossEntropy()
    loss.forward(net.forward(X), labels)
    net.backward(loss.backward())
    twin.zero_grad()
    torch.nn.CrossEntropyLoss(reduction="sum")(twin(torch.tensor(X)), torch.tensor(labels)).backward()
    gaps = []
    for ours, parameter in zip(net.grads, twin.parameters()):
        theirs = parameter.grad.numpy().T
        gaps.append(float(np.abs(ours - theirs).max() / max(np.abs(theirs).max(), 1e-12)))
    return gaps

# b. A letter for each network.
culprits = {1: "B", 2: "C", 3: "D"}

ours_of, twin_of = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% compare_grads wrong M15i: through float32
# a.
def compare_grads(net, twin, X, labels):
    loss = SoftmaxCrossEntropy()
    loss.forward(net.forward(X), labels)
    net.backward(loss.backward())
    twin.zero_grad()
    torch.nn.CrossEntropyLoss()(twin(torch.tensor(X)), torch.tensor(labels)).backward()
    gaps = []
    for ours, parameter in zip(net.grads, twin.parameters()):
        theirs = parameter.grad.float().numpy().T
        gaps.append(float(np.abs(ours - theirs).max() / max(np.abs(theirs).max(), 1e-12)))
    return gaps

# b. A letter for each network.
culprits = {1: "B", 2: "C", 3: "D"}

ours_of, twin_of = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% compare_grads wrong M15j: weights only
# a.
def compare_grads(net, twin, X, labels):
    loss = SoftmaxCrossEntropy()
    loss.forward(net.forward(X), labels)
    net.backward(loss.backward())
    twin.zero_grad()
    torch.nn.CrossEntropyLoss()(twin(torch.tensor(X)), torch.tensor(labels)).backward()
    gaps = []
    for ours, parameter in zip(net.grads, twin.parameters()):
        theirs = parameter.grad.numpy().T
        gaps.append(float(np.abs(ours - theirs).max() / max(np.abs(theirs).max(), 1e-12)))
    return gaps[::2]

# b. A letter for each network.
culprits = {1: "B", 2: "C", 3: "D"}

ours_of, twin_of = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% compare_grads wrong M15j: the largest of all
# a.
def compare_grads(net, twin, X, labels):
    loss = SoftmaxCrossEntropy()
    loss.forward(net.forward(X), labels)
    net.backward(loss.backward())
    twin.zero_grad()
    torch.nn.CrossEntropyLoss()(twin(torch.tensor(X)), torch.tensor(labels)).backward()
    gaps = []
    for ours, parameter in zip(net.grads, twin.parameters()):
        theirs = parameter.grad.numpy().T
        gaps.append(float(np.abs(ours - theirs).max() / max(np.abs(theirs).max(), 1e-12)))
    return max(gaps)

# b. A letter for each network.
culprits = {1: "B", 2: "C", 3: "D"}

ours_of, twin_of = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% compare_grads wrong M15k: absolute
# a.
def compare_grads(net, twin, X, labels):
    loss = SoftmaxCrossEntropy()
    loss.forward(net.forward(X), labels)
    net.backward(loss.backward())
    twin.zero_grad()
    torch.nn.CrossEntropyLoss()(twin(torch.tensor(X)), torch.tensor(labels)).backward()
    gaps = []
    for ours, parameter in zip(net.grads, twin.parameters()):
        theirs = parameter.grad.numpy().T
        gaps.append(float(np.abs(ours - theirs).max()))
    return gaps

# b. A letter for each network.
culprits = {1: "B", 2: "C", 3: "D"}

ours_of, twin_of = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% compare_grads wrong M15l hidden-only: without absolute values
# a.
def compare_grads(net, twin, X, labels):
    loss = SoftmaxCrossEntropy()
    loss.forward(net.forward(X), labels)
    net.backward(loss.backward())
    twin.zero_grad()
    torch.nn.CrossEntropyLoss()(twin(torch.tensor(X)), torch.tensor(labels)).backward()
    gaps = []
    for ours, parameter in zip(net.grads, twin.parameters()):
        theirs = parameter.grad.numpy().T
        gaps.append(float((ours - theirs).max() / max(theirs.max(), 1e-12)))
    return gaps

# b. A letter for each network.
culprits = {1: "B", 2: "C", 3: "D"}

ours_of, twin_of = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% compare_grads wrong M15m: means
# a.
def compare_grads(net, twin, X, labels):
    loss = SoftmaxCrossEntropy()
    loss.forward(net.forward(X), labels)
    net.backward(loss.backward())
    twin.zero_grad()
    torch.nn.CrossEntropyLoss()(twin(torch.tensor(X)), torch.tensor(labels)).backward()
    gaps = []
    for ours, parameter in zip(net.grads, twin.parameters()):
        theirs = parameter.grad.numpy().T
        gaps.append(float(np.abs(ours - theirs).mean() / max(np.abs(theirs).mean(), 1e-12)))
    return gaps

# b. A letter for each network.
culprits = {1: "B", 2: "C", 3: "D"}

ours_of, twin_of = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% compare_grads wrong M15n: the parameters themselves
# a.
def compare_grads(net, twin, X, labels):
    loss = SoftmaxCrossEntropy()
    loss.forward(net.forward(X), labels)
    net.backward(loss.backward())
    twin.zero_grad()
    torch.nn.CrossEntropyLoss()(twin(torch.tensor(X)), torch.tensor(labels)).backward()
    gaps = []
    for ours, parameter in zip(net.params, twin.parameters()):
        theirs = parameter.detach().numpy().T
        gaps.append(float(np.abs(ours - theirs).max() / max(np.abs(theirs).max(), 1e-12)))
    return gaps

# b. A letter for each network.
culprits = {1: "B", 2: "C", 3: "D"}

ours_of, twin_of = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% compare_grads wrong M15o: relative to ours
# a.
def compare_grads(net, twin, X, labels):
    loss = SoftmaxCrossEntropy()
    loss.forward(net.forward(X), labels)
    net.backward(loss.backward())
    twin.zero_grad()
    torch.nn.CrossEntropyLoss()(twin(torch.tensor(X)), torch.tensor(labels)).backward()
    gaps = []
    for ours, parameter in zip(net.grads, twin.parameters()):
        theirs = parameter.grad.numpy().T
        gaps.append(float(np.abs(ours - theirs).max() / max(np.abs(ours).max(), 1e-12)))
    return gaps

# b. A letter for each network.
culprits = {1: "B", 2: "C", 3: "D"}

ours_of, twin_of = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% compare_grads wrong M15q hidden-only: 0 by 0
# a.
def compare_grads(net, twin, X, labels):
    loss = SoftmaxCrossEntropy()
    loss.forward(net.forward(X), labels)
    net.backward(loss.backward())
    twin.zero_grad()
    torch.nn.CrossEntropyLoss()(twin(torch.tensor(X)), torch.tensor(labels)).backward()
    gaps = []
    for ours, parameter in zip(net.grads, twin.parameters()):
        theirs = parameter.grad.numpy().T
        gaps.append(float(np.abs(ours - theirs).max() / np.abs(theirs).max()))
    return gaps

# b. A letter for each network.
culprits = {1: "B", 2: "C", 3: "D"}

ours_of, twin_of = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% compare_grads wrong -: in the twin's order from the output
# a.
def compare_grads(net, twin, X, labels):
    loss = SoftmaxCrossEntropy()
    loss.forward(net.forward(X), labels)
    net.backward(loss.backward())
    twin.zero_grad()
    torch.nn.CrossEntropyLoss()(twin(torch.tensor(X)), torch.tensor(labels)).backward()
    gaps = []
    for ours, parameter in zip(net.grads, twin.parameters()):
        theirs = parameter.grad.numpy().T
        gaps.append(float(np.abs(ours - theirs).max() / max(np.abs(theirs).max(), 1e-12)))
    return gaps[::-1]

# b. A letter for each network.
culprits = {1: "B", 2: "C", 3: "D"}

ours_of, twin_of = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% compare_grads wrong -: entry by entry
# a.
def compare_grads(net, twin, X, labels):
    loss = SoftmaxCrossEntropy()
    loss.forward(net.forward(X), labels)
    net.backward(loss.backward())
    twin.zero_grad()
    torch.nn.CrossEntropyLoss()(twin(torch.tensor(X)), torch.tensor(labels)).backward()
    gaps = []
    for ours, parameter in zip(net.grads, twin.parameters()):
        theirs = parameter.grad.numpy().T
        gaps.append(float(np.max(np.abs(ours - theirs) / np.maximum(np.abs(theirs), 1e-12))))
    return gaps

# b. A letter for each network.
culprits = {1: "B", 2: "C", 3: "D"}

ours_of, twin_of = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% compare_grads wrong M15p: cleared only at the end
# a.
def compare_grads(net, twin, X, labels):
    loss = SoftmaxCrossEntropy()
    loss.forward(net.forward(X), labels)
    net.backward(loss.backward())
    torch.nn.CrossEntropyLoss()(twin(torch.tensor(X)), torch.tensor(labels)).backward()
    gaps = []
    for ours, parameter in zip(net.grads, twin.parameters()):
        theirs = parameter.grad.numpy().T
        gaps.append(float(np.abs(ours - theirs).max() / max(np.abs(theirs).max(), 1e-12)))
    twin.zero_grad()
    return gaps

# b. A letter for each network.
culprits = {1: "B", 2: "C", 3: "D"}

ours_of, twin_of = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% compare_grads wrong M15h: its own loss is added
# a.
def compare_grads(net, twin, X, labels):
    loss = SoftmaxCrossEntropy()
    loss.forward(net.forward(X), labels)
    net.backward(loss.backward() * len(X))
    twin.zero_grad()
    torch.nn.CrossEntropyLoss()(twin(torch.tensor(X)), torch.tensor(labels)).backward()
    gaps = []
    for ours, parameter in zip(net.grads, twin.parameters()):
        theirs = parameter.grad.numpy().T
        gaps.append(float(np.abs(ours - theirs).max() / max(np.abs(theirs).max(), 1e-12)))
    return gaps

# b. A letter for each network.
culprits = {1: "B", 2: "C", 3: "D"}

ours_of, twin_of = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% compare_grads right cleared before and after
# a.
def compare_grads(net, twin, X, labels):
    loss = SoftmaxCrossEntropy()
    loss.forward(net.forward(X), labels)
    net.backward(loss.backward())
    twin.zero_grad()
    torch.nn.CrossEntropyLoss()(twin(torch.tensor(X)), torch.tensor(labels)).backward()
    gaps = []
    for ours, parameter in zip(net.grads, twin.parameters()):
        theirs = parameter.grad.numpy().T
        gaps.append(float(np.abs(ours - theirs).max() / max(np.abs(theirs).max(), 1e-12)))
    twin.zero_grad()
    return gaps

# b. A letter for each network.
culprits = {1: "B", 2: "C", 3: "D"}

ours_of, twin_of = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% compare_grads right cleared one by one, set to zero
# a.
def compare_grads(net, twin, X, labels):
    loss = SoftmaxCrossEntropy()
    loss.forward(net.forward(X), labels)
    net.backward(loss.backward())
    for parameter in twin.parameters():
        if parameter.grad is not None:
            parameter.grad.zero_()
    torch.nn.CrossEntropyLoss()(twin(torch.tensor(X)), torch.tensor(labels)).backward()
    gaps = []
    for ours, parameter in zip(net.grads, twin.parameters()):
        theirs = parameter.grad.numpy().T
        gaps.append(float(np.abs(ours - theirs).max() / max(np.abs(theirs).max(), 1e-12)))
    return gaps

# b. A letter for each network.
culprits = {1: "B", 2: "C", 3: "D"}

ours_of, twin_of = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% compare_grads wrong Y6: softmax before the loss, in place of logits of its own
# a.
def compare_grads(net, twin, X, labels):
    loss = SoftmaxCrossEntropy()
    loss.forward(net.forward(X), labels)
    net.backward(loss.backward())
    twin.zero_grad()
    torch.nn.CrossEntropyLoss()(twin(torch.tensor(X)).softmax(dim=1), torch.tensor(labels)).backward()
    gaps = []
    for ours, parameter in zip(net.grads, twin.parameters()):
        theirs = parameter.grad.numpy().T
        gaps.append(float(np.abs(ours - theirs).max() / max(np.abs(theirs).max(), 1e-12)))
    return gaps

# b. A letter for each network.
culprits = {1: "B", 2: "C", 3: "D"}

ours_of, twin_of = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% compare_grads wrong M15bk hidden-only: all three are said to be C
# a.
def compare_grads(net, twin, X, labels):
    loss = SoftmaxCrossEntropy()
    loss.forward(net.forward(X), labels)
    net.backward(loss.backward())
    twin.zero_grad()
    torch.nn.CrossEntropyLoss()(twin(torch.tensor(X)), torch.tensor(labels)).backward()
    gaps = []
    for ours, parameter in zip(net.grads, twin.parameters()):
        theirs = parameter.grad.numpy().T
        gaps.append(float(np.abs(ours - theirs).max() / max(np.abs(theirs).max(), 1e-12)))
    return gaps

# b. A letter for each network.
culprits = {1: "C", 2: "C", 3: "C"}

ours_of, twin_of = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% compare_grads wrong -: zeros
# a.
def compare_grads(net, twin, X, labels):
    loss = SoftmaxCrossEntropy()
    loss.forward(net.forward(X), labels)
    net.backward(loss.backward())
    twin.zero_grad()
    torch.nn.CrossEntropyLoss()(twin(torch.tensor(X)), torch.tensor(labels)).backward()
    gaps = []
    for ours, parameter in zip(net.grads, twin.parameters()):
        theirs = parameter.grad.numpy().T
        gaps.append(float(np.abs(ours - theirs).max() / max(np.abs(theirs).max(), 1e-12)))
    return [0.0 for gap in gaps]

# b. A letter for each network.
culprits = {1: "B", 2: "C", 3: "D"}

ours_of, twin_of = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% compare_grads wrong M15bk hidden-only: network 1 is said to be A
# a.
def compare_grads(net, twin, X, labels):
    loss = SoftmaxCrossEntropy()
    loss.forward(net.forward(X), labels)
    net.backward(loss.backward())
    twin.zero_grad()
    torch.nn.CrossEntropyLoss()(twin(torch.tensor(X)), torch.tensor(labels)).backward()
    gaps = []
    for ours, parameter in zip(net.grads, twin.parameters()):
        theirs = parameter.grad.numpy().T
        gaps.append(float(np.abs(ours - theirs).max() / max(np.abs(theirs).max(), 1e-12)))
    return gaps

# b. A letter for each network.
culprits = {1: "A", 2: "C", 3: "D"}

ours_of, twin_of = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% compare_grads wrong M15bk hidden-only: network 1 is said to be C
# a.
def compare_grads(net, twin, X, labels):
    loss = SoftmaxCrossEntropy()
    loss.forward(net.forward(X), labels)
    net.backward(loss.backward())
    twin.zero_grad()
    torch.nn.CrossEntropyLoss()(twin(torch.tensor(X)), torch.tensor(labels)).backward()
    gaps = []
    for ours, parameter in zip(net.grads, twin.parameters()):
        theirs = parameter.grad.numpy().T
        gaps.append(float(np.abs(ours - theirs).max() / max(np.abs(theirs).max(), 1e-12)))
    return gaps

# b. A letter for each network.
culprits = {1: "C", 2: "C", 3: "D"}

ours_of, twin_of = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% compare_grads wrong M15bk hidden-only: network 1 is said to be D
# a.
def compare_grads(net, twin, X, labels):
    loss = SoftmaxCrossEntropy()
    loss.forward(net.forward(X), labels)
    net.backward(loss.backward())
    twin.zero_grad()
    torch.nn.CrossEntropyLoss()(twin(torch.tensor(X)), torch.tensor(labels)).backward()
    gaps = []
    for ours, parameter in zip(net.grads, twin.parameters()):
        theirs = parameter.grad.numpy().T
        gaps.append(float(np.abs(ours - theirs).max() / max(np.abs(theirs).max(), 1e-12)))
    return gaps

# b. A letter for each network.
culprits = {1: "D", 2: "C", 3: "D"}

ours_of, twin_of = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% compare_grads wrong M15bk hidden-only: network 2 is said to be B
# a.
def compare_grads(net, twin, X, labels):
    loss = SoftmaxCrossEntropy()
    loss.forward(net.forward(X), labels)
    net.backward(loss.backward())
    twin.zero_grad()
    torch.nn.CrossEntropyLoss()(twin(torch.tensor(X)), torch.tensor(labels)).backward()
    gaps = []
    for ours, parameter in zip(net.grads, twin.parameters()):
        theirs = parameter.grad.numpy().T
        gaps.append(float(np.abs(ours - theirs).max() / max(np.abs(theirs).max(), 1e-12)))
    return gaps

# b. A letter for each network.
culprits = {1: "B", 2: "B", 3: "D"}

ours_of, twin_of = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% compare_grads wrong M15bk hidden-only: network 2 is said to be A
# a.
def compare_grads(net, twin, X, labels):
    loss = SoftmaxCrossEntropy()
    loss.forward(net.forward(X), labels)
    net.backward(loss.backward())
    twin.zero_grad()
    torch.nn.CrossEntropyLoss()(twin(torch.tensor(X)), torch.tensor(labels)).backward()
    gaps = []
    for ours, parameter in zip(net.grads, twin.parameters()):
        theirs = parameter.grad.numpy().T
        gaps.append(float(np.abs(ours - theirs).max() / max(np.abs(theirs).max(), 1e-12)))
    return gaps

# b. A letter for each network.
culprits = {1: "B", 2: "A", 3: "D"}

ours_of, twin_of = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% compare_grads wrong M15bk hidden-only: network 3 is said to be A
# a.
def compare_grads(net, twin, X, labels):
    loss = SoftmaxCrossEntropy()
    loss.forward(net.forward(X), labels)
    net.backward(loss.backward())
    twin.zero_grad()
    torch.nn.CrossEntropyLoss()(twin(torch.tensor(X)), torch.tensor(labels)).backward()
    gaps = []
    for ours, parameter in zip(net.grads, twin.parameters()):
        theirs = parameter.grad.numpy().T
        gaps.append(float(np.abs(ours - theirs).max() / max(np.abs(theirs).max(), 1e-12)))
    return gaps

# b. A letter for each network.
culprits = {1: "B", 2: "C", 3: "A"}

ours_of, twin_of = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% compare_grads wrong M15bk hidden-only: network 3 is said to be C
# a.
def compare_grads(net, twin, X, labels):
    loss = SoftmaxCrossEntropy()
    loss.forward(net.forward(X), labels)
    net.backward(loss.backward())
    twin.zero_grad()
    torch.nn.CrossEntropyLoss()(twin(torch.tensor(X)), torch.tensor(labels)).backward()
    gaps = []
    for ours, parameter in zip(net.grads, twin.parameters()):
        theirs = parameter.grad.numpy().T
        gaps.append(float(np.abs(ours - theirs).max() / max(np.abs(theirs).max(), 1e-12)))
    return gaps

# b. A letter for each network.
culprits = {1: "B", 2: "C", 3: "C"}

ours_of, twin_of = framework_net, torch_net  # the tests build both networks with these: leave them here

# ---- one step of Adam

# %% adam_step wrong O10: ascent
# a.
def adam_step(p, g, m, v, t, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1 ** (t + 1))
    v_hat = v / (1 - beta2 ** (t + 1))
    return p + lr * m_hat / (np.sqrt(v_hat) + eps), m, v

# b.
def torch_steps(p, gradients, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    leaf = torch.tensor(p, requires_grad=True)
    optimiser = torch.optim.Adam([leaf], lr, (beta1, beta2), eps)
    path = []
    for g in gradients:
        leaf.grad = torch.tensor(g)
        optimiser.step()
        path.append(leaf.detach().numpy().copy())
    return path

counted = optimiser_steps  # the tests count PyTorch's steps with this: leave it here

# %% adam_step right PyTorch's order of operations
# a.
def adam_step(p, g, m, v, t, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = m + (g - m) * (1 - beta1)
    v = v * beta2 + g * g * (1 - beta2)
    step_size = lr / (1 - beta1 ** (t + 1))
    below = np.sqrt(v) / np.sqrt(1 - beta2 ** (t + 1)) + eps
    return p - step_size * (m / below), m, v

# b.
def torch_steps(p, gradients, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    leaf = torch.nn.Parameter(torch.from_numpy(p.copy()))
    optimiser = torch.optim.Adam([leaf], lr=lr, betas=(beta1, beta2), eps=eps)
    path = []
    for g in gradients:
        optimiser.zero_grad()
        (leaf * torch.from_numpy(g)).sum().backward()
        optimiser.step()
        path.append(leaf.data.clone().numpy())
    return path

counted = optimiser_steps  # the tests count PyTorch's steps with this: leave it here

# %% adam_step right in place on copies
# a.
def adam_step(p, g, m, v, t, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    p, m, v = p.copy(), m.copy(), v.copy()
    m *= beta1
    m += (1 - beta1) * g
    v *= beta2
    v += (1 - beta2) * np.square(g)
    p -= lr * (m / (1 - beta1 ** (t + 1))) / ((v / (1 - beta2 ** (t + 1))) ** 0.5 + eps)
    return [p, m, v]

# b.
def torch_steps(p, gradients, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    leaf = torch.tensor(p).requires_grad_()
    optimiser = torch.optim.Adam([leaf], lr, (beta1, beta2), eps)
    path = []
    for g in gradients:
        leaf.grad = torch.from_numpy(g)
        optimiser.step()
        path.append(np.array(leaf.detach()))
    return path

counted = optimiser_steps  # the tests count PyTorch's steps with this: leave it here

# %% adam_step right a count of its own, lists
# a.
def adam_step(p, g, m, v, t, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    count = t + 1
    new_m = np.add(beta1 * m, (1 - beta1) * g)
    new_v = np.add(beta2 * v, (1 - beta2) * np.power(g, 2))
    correction = (1 - beta2**count) ** 0.5 / (1 - beta1**count)
    return (p - lr * correction * new_m / (np.sqrt(new_v) + eps * (1 - beta2**count) ** 0.5), new_m, new_v)

# b.
def torch_steps(p, gradients, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    leaf = torch.tensor(p, requires_grad=True)
    optimiser = torch.optim.Adam([{"params": [leaf], "lr": lr}], betas=(beta1, beta2), eps=eps)

    def one(g):
        leaf.grad = torch.tensor(g)
        optimiser.step()
        return leaf.tolist()

    return [np.array(one(g), dtype=p.dtype) for g in gradients]

counted = optimiser_steps  # the tests count PyTorch's steps with this: leave it here

# %% adam_step wrong O3: no correction
# a.
def adam_step(p, g, m, v, t, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m
    v_hat = v
    return p - lr * m_hat / (np.sqrt(v_hat) + eps), m, v

# b.
def torch_steps(p, gradients, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    leaf = torch.tensor(p, requires_grad=True)
    optimiser = torch.optim.Adam([leaf], lr, (beta1, beta2), eps)
    path = []
    for g in gradients:
        leaf.grad = torch.tensor(g)
        optimiser.step()
        path.append(leaf.detach().numpy().copy())
    return path

counted = optimiser_steps  # the tests count PyTorch's steps with this: leave it here

# %% adam_step wrong M15bp: t as it comes
# a.
def adam_step(p, g, m, v, t, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1 ** t)
    v_hat = v / (1 - beta2 ** t)
    return p - lr * m_hat / (np.sqrt(v_hat) + eps), m, v

# b.
def torch_steps(p, gradients, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    leaf = torch.tensor(p, requires_grad=True)
    optimiser = torch.optim.Adam([leaf], lr, (beta1, beta2), eps)
    path = []
    for g in gradients:
        leaf.grad = torch.tensor(g)
        optimiser.step()
        path.append(leaf.detach().numpy().copy())
    return path

counted = optimiser_steps  # the tests count PyTorch's steps with this: leave it here

# %% adam_step wrong O5: ε inside the root
# a.
def adam_step(p, g, m, v, t, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1 ** (t + 1))
    v_hat = v / (1 - beta2 ** (t + 1))
    return p - lr * m_hat / np.sqrt(v_hat + eps), m, v

# b.
def torch_steps(p, gradients, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    leaf = torch.tensor(p, requires_grad=True)
    optimiser = torch.optim.Adam([leaf], lr, (beta1, beta2), eps)
    path = []
    for g in gradients:
        leaf.grad = torch.tensor(g)
        optimiser.step()
        path.append(leaf.detach().numpy().copy())
    return path

counted = optimiser_steps  # the tests count PyTorch's steps with this: leave it here

# %% adam_step wrong O6: no root
# a.
def adam_step(p, g, m, v, t, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1 ** (t + 1))
    v_hat = v / (1 - beta2 ** (t + 1))
    return p - lr * m_hat / (v_hat + eps), m, v

# b.
def torch_steps(p, gradients, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    leaf = torch.tensor(p, requires_grad=True)
    optimiser = torch.optim.Adam([leaf], lr, (beta1, beta2), eps)
    path = []
    for g in gradients:
        leaf.grad = torch.tensor(g)
        optimiser.step()
        path.append(leaf.detach().numpy().copy())
    return path

counted = optimiser_steps  # the tests count PyTorch's steps with this: leave it here

# %% adam_step wrong O7: the averages are forgotten
# a.
def adam_step(p, g, m, v, t, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = (1 - beta1) * g
    v = (1 - beta2) * g**2
    m_hat = m / (1 - beta1 ** 1)
    v_hat = v / (1 - beta2 ** 1)
    return p - lr * m_hat / (np.sqrt(v_hat) + eps), m, v

# b.
def torch_steps(p, gradients, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    leaf = torch.tensor(p, requires_grad=True)
    optimiser = torch.optim.Adam([leaf], lr, (beta1, beta2), eps)
    path = []
    for g in gradients:
        leaf.grad = torch.tensor(g)
        optimiser.step()
        path.append(leaf.detach().numpy().copy())
    return path

counted = optimiser_steps  # the tests count PyTorch's steps with this: leave it here

# %% adam_step wrong O8: not squared
# a.
def adam_step(p, g, m, v, t, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g
    m_hat = m / (1 - beta1 ** (t + 1))
    v_hat = v / (1 - beta2 ** (t + 1))
    return p - lr * m_hat / (np.sqrt(v_hat) + eps), m, v

# b.
def torch_steps(p, gradients, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    leaf = torch.tensor(p, requires_grad=True)
    optimiser = torch.optim.Adam([leaf], lr, (beta1, beta2), eps)
    path = []
    for g in gradients:
        leaf.grad = torch.tensor(g)
        optimiser.step()
        path.append(leaf.detach().numpy().copy())
    return path

counted = optimiser_steps  # the tests count PyTorch's steps with this: leave it here

# %% adam_step wrong O9: the betas are swapped
# a.
def adam_step(p, g, m, v, t, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    beta1, beta2 = beta2, beta1
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1 ** (t + 1))
    v_hat = v / (1 - beta2 ** (t + 1))
    return p - lr * m_hat / (np.sqrt(v_hat) + eps), m, v

# b.
def torch_steps(p, gradients, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    leaf = torch.tensor(p, requires_grad=True)
    optimiser = torch.optim.Adam([leaf], lr, (beta1, beta2), eps)
    path = []
    for g in gradients:
        leaf.grad = torch.tensor(g)
        optimiser.step()
        path.append(leaf.detach().numpy().copy())
    return path

counted = optimiser_steps  # the tests count PyTorch's steps with this: leave it here

# %% adam_step wrong M15s: one step too many
# a.
def adam_step(p, g, m, v, t, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1 ** (t + 2))
    v_hat = v / (1 - beta2 ** (t + 2))
    return p - lr * m_hat / (np.sqrt(v_hat) + eps), m, v

# b.
def torch_steps(p, gradients, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    leaf = torch.tensor(p, requires_grad=True)
    optimiser = torch.optim.Adam([leaf], lr, (beta1, beta2), eps)
    path = []
    for g in gradients:
        leaf.grad = torch.tensor(g)
        optimiser.step()
        path.append(leaf.detach().numpy().copy())
    return path

counted = optimiser_steps  # the tests count PyTorch's steps with this: leave it here

# %% adam_step wrong M15r: the parameter alone
# a.
def adam_step(p, g, m, v, t, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1 ** (t + 1))
    v_hat = v / (1 - beta2 ** (t + 1))
    return p - lr * m_hat / (np.sqrt(v_hat) + eps)

# b.
def torch_steps(p, gradients, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    leaf = torch.tensor(p, requires_grad=True)
    optimiser = torch.optim.Adam([leaf], lr, (beta1, beta2), eps)
    path = []
    for g in gradients:
        leaf.grad = torch.tensor(g)
        optimiser.step()
        path.append(leaf.detach().numpy().copy())
    return path

counted = optimiser_steps  # the tests count PyTorch's steps with this: leave it here

# %% adam_step wrong N2: in place
# a.
def adam_step(p, g, m, v, t, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1 ** (t + 1))
    v_hat = v / (1 - beta2 ** (t + 1))
    p -= lr * m_hat / (np.sqrt(v_hat) + eps)
    return p, m, v

# b.
def torch_steps(p, gradients, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    leaf = torch.tensor(p, requires_grad=True)
    optimiser = torch.optim.Adam([leaf], lr, (beta1, beta2), eps)
    path = []
    for g in gradients:
        leaf.grad = torch.tensor(g)
        optimiser.step()
        path.append(leaf.detach().numpy().copy())
    return path

counted = optimiser_steps  # the tests count PyTorch's steps with this: leave it here

# %% adam_step wrong M15x: corrected averages come back
# a.
def adam_step(p, g, m, v, t, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1 ** (t + 1))
    v_hat = v / (1 - beta2 ** (t + 1))
    return p - lr * m_hat / (np.sqrt(v_hat) + eps), m_hat, v_hat

# b.
def torch_steps(p, gradients, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    leaf = torch.tensor(p, requires_grad=True)
    optimiser = torch.optim.Adam([leaf], lr, (beta1, beta2), eps)
    path = []
    for g in gradients:
        leaf.grad = torch.tensor(g)
        optimiser.step()
        path.append(leaf.detach().numpy().copy())
    return path

counted = optimiser_steps  # the tests count PyTorch's steps with this: leave it here

# %% adam_step wrong M15t: the same memory
# a.
def adam_step(p, g, m, v, t, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1 ** (t + 1))
    v_hat = v / (1 - beta2 ** (t + 1))
    return p - lr * m_hat / (np.sqrt(v_hat) + eps), m, v

# b.
def torch_steps(p, gradients, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    leaf = torch.tensor(p, requires_grad=True)
    optimiser = torch.optim.Adam([leaf], lr, (beta1, beta2), eps)
    path = []
    for g in gradients:
        leaf.grad = torch.tensor(g)
        optimiser.step()
        path.append(leaf.detach().numpy())
    return path

counted = optimiser_steps  # the tests count PyTorch's steps with this: leave it here

# %% adam_step wrong M15u: in float32
# a.
def adam_step(p, g, m, v, t, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1 ** (t + 1))
    v_hat = v / (1 - beta2 ** (t + 1))
    return p - lr * m_hat / (np.sqrt(v_hat) + eps), m, v

# b.
def torch_steps(p, gradients, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    leaf = torch.tensor(p, dtype=torch.float32, requires_grad=True)
    optimiser = torch.optim.Adam([leaf], lr, (beta1, beta2), eps)
    path = []
    for g in gradients:
        leaf.grad = torch.tensor(g, dtype=torch.float32)
        optimiser.step()
        path.append(leaf.detach().numpy().copy())
    return path

counted = optimiser_steps  # the tests count PyTorch's steps with this: leave it here

# %% adam_step wrong M15v: the gradient in another name
# a.
def adam_step(p, g, m, v, t, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1 ** (t + 1))
    v_hat = v / (1 - beta2 ** (t + 1))
    return p - lr * m_hat / (np.sqrt(v_hat) + eps), m, v

# b.
def torch_steps(p, gradients, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    leaf = torch.tensor(p, requires_grad=True)
    optimiser = torch.optim.Adam([leaf], lr, (beta1, beta2), eps)
    path = []
    for g in gradients:
        gradient = torch.tensor(g)
        optimiser.step()
        path.append(leaf.detach().numpy().copy())
    return path

counted = optimiser_steps  # the tests count PyTorch's steps with this: leave it here

# %% adam_step wrong M15w hidden-only: the default settings
# a.
def adam_step(p, g, m, v, t, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1 ** (t + 1))
    v_hat = v / (1 - beta2 ** (t + 1))
    return p - lr * m_hat / (np.sqrt(v_hat) + eps), m, v

# b.
def torch_steps(p, gradients, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    leaf = torch.tensor(p, requires_grad=True)
    optimiser = torch.optim.Adam([leaf], lr)
    path = []
    for g in gradients:
        leaf.grad = torch.tensor(g)
        optimiser.step()
        path.append(leaf.detach().numpy().copy())
    return path

counted = optimiser_steps  # the tests count PyTorch's steps with this: leave it here

# %% adam_step wrong M15bo: gradients add up
# a.
def adam_step(p, g, m, v, t, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1 ** (t + 1))
    v_hat = v / (1 - beta2 ** (t + 1))
    return p - lr * m_hat / (np.sqrt(v_hat) + eps), m, v

# b.
def torch_steps(p, gradients, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    leaf = torch.tensor(p, requires_grad=True)
    optimiser = torch.optim.Adam([leaf], lr, (beta1, beta2), eps)
    path = []
    for g in gradients:
        leaf.grad = torch.tensor(g) + (0 if leaf.grad is None else leaf.grad)
        optimiser.step()
        path.append(leaf.detach().numpy().copy())
    return path

counted = optimiser_steps  # the tests count PyTorch's steps with this: leave it here

# %% adam_step wrong N2: PyTorch moves the array itself
# a.
def adam_step(p, g, m, v, t, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1 ** (t + 1))
    v_hat = v / (1 - beta2 ** (t + 1))
    return p - lr * m_hat / (np.sqrt(v_hat) + eps), m, v

# b.
def torch_steps(p, gradients, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    leaf = torch.from_numpy(p).requires_grad_()
    optimiser = torch.optim.Adam([leaf], lr, (beta1, beta2), eps)
    path = []
    for g in gradients:
        leaf.grad = torch.tensor(g)
        optimiser.step()
        path.append(leaf.detach().numpy().copy())
    return path

counted = optimiser_steps  # the tests count PyTorch's steps with this: leave it here

# %% adam_step wrong M15bd: its own steps in place of PyTorch's
# a.
def adam_step(p, g, m, v, t, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1 ** (t + 1))
    v_hat = v / (1 - beta2 ** (t + 1))
    return p - lr * m_hat / (np.sqrt(v_hat) + eps), m, v

# b.
def torch_steps(p, gradients, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m, v, path = np.zeros_like(p), np.zeros_like(p), []
    for t, g in enumerate(gradients):
        p, m, v = adam_step(p, g, m, v, t, lr, beta1, beta2, eps)
        path.append(p)
    return path

counted = optimiser_steps  # the tests count PyTorch's steps with this: leave it here

# %% adam_step wrong M15bd: by hand, with tensors
# a.
def adam_step(p, g, m, v, t, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1 ** (t + 1))
    v_hat = v / (1 - beta2 ** (t + 1))
    return p - lr * m_hat / (np.sqrt(v_hat) + eps), m, v

# b.
def torch_steps(p, gradients, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    p, m, v, path = torch.tensor(p), torch.zeros(p.shape), torch.zeros(p.shape), []
    for t, g in enumerate(gradients):
        g = torch.tensor(g)
        m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g**2
        p = p - lr * (m / (1 - beta1 ** (t + 1))) / ((v / (1 - beta2 ** (t + 1))).sqrt() + eps)
        path.append(p.numpy())
    return path

counted = optimiser_steps  # the tests count PyTorch's steps with this: leave it here

# %% adam_step wrong -: tensors in the list
# a.
def adam_step(p, g, m, v, t, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1 ** (t + 1))
    v_hat = v / (1 - beta2 ** (t + 1))
    return p - lr * m_hat / (np.sqrt(v_hat) + eps), m, v

# b.
def torch_steps(p, gradients, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    leaf = torch.tensor(p, requires_grad=True)
    optimiser = torch.optim.Adam([leaf], lr, (beta1, beta2), eps)
    path = []
    for g in gradients:
        leaf.grad = torch.tensor(g)
        optimiser.step()
        path.append(leaf.detach().clone())
    return path

counted = optimiser_steps  # the tests count PyTorch's steps with this: leave it here

# %% adam_step right a parameter, a group of settings
# a.
def adam_step(p, g, m, v, t, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1 ** (t + 1))
    v_hat = v / (1 - beta2 ** (t + 1))
    return p - lr * m_hat / (np.sqrt(v_hat) + eps), m, v

# b.
def torch_steps(p, gradients, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    leaf = torch.nn.Parameter(torch.from_numpy(p.copy()))
    optimiser = torch.optim.Adam([{"params": [leaf], "lr": lr, "betas": (beta1, beta2), "eps": eps}])
    path = []
    for g in gradients:
        leaf.grad = torch.from_numpy(g.copy())
        optimiser.step()
        path.append(np.array(leaf.tolist(), dtype=p.dtype))
    return path

counted = optimiser_steps  # the tests count PyTorch's steps with this: leave it here

# %% adam_step wrong -: the last step only
# a.
def adam_step(p, g, m, v, t, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1 ** (t + 1))
    v_hat = v / (1 - beta2 ** (t + 1))
    return p - lr * m_hat / (np.sqrt(v_hat) + eps), m, v

# b.
def torch_steps(p, gradients, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    leaf = torch.tensor(p, requires_grad=True)
    optimiser = torch.optim.Adam([leaf], lr, (beta1, beta2), eps)
    path = []
    for g in gradients:
        leaf.grad = torch.tensor(g)
        optimiser.step()
        path.append(leaf.detach().numpy().copy())
    return path[-1]

counted = optimiser_steps  # the tests count PyTorch's steps with this: leave it here

# %% adam_step wrong -: with the start
# a.
def adam_step(p, g, m, v, t, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1 ** (t + 1))
    v_hat = v / (1 - beta2 ** (t + 1))
    return p - lr * m_hat / (np.sqrt(v_hat) + eps), m, v

# b.
def torch_steps(p, gradients, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    leaf = torch.tensor(p, requires_grad=True)
    optimiser = torch.optim.Adam([leaf], lr, (beta1, beta2), eps)
    path = [p]
    for g in gradients:
        leaf.grad = torch.tensor(g)
        optimiser.step()
        path.append(leaf.detach().numpy().copy())
    return path

counted = optimiser_steps  # the tests count PyTorch's steps with this: leave it here

# ---- a hundred steps

# %% drift wrong M15z: the sums are mixed up
# a. Two numbers with three digits.
from_left = 1.01
from_right = 1.00


# b.
def gap(net, twin):
    pairs = zip(net.params, twin.parameters())
    return max(float(np.abs(ours - theirs.detach().numpy().T).max()) for ours, theirs in pairs)


# c.
def drift(net, twin, X, labels, rows, lr):
    loss, loss_of = SoftmaxCrossEntropy(), torch.nn.CrossEntropyLoss()
    ours, theirs = SGD(net.params, lr), torch.optim.SGD(twin.parameters(), lr)
    apart = [gap(net, twin)]
    for batch in rows:
        loss.forward(net.forward(X[batch]), labels[batch])
        net.backward(loss.backward())
        ours.step(net.grads)
        theirs.zero_grad()
        loss_of(twin(torch.tensor(X[batch])), torch.tensor(labels[batch])).backward()
        theirs.step()
        apart.append(gap(net, twin))
    return apart


# d. A letter.
why = "B"

net_for, twin_for = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% drift right without optimisers
# a. Two numbers with three digits.
from_left = 1.00
from_right = 1.01


# b.
def gap(net, twin):
    pairs = zip(net.params, twin.parameters())
    return max(float(np.abs(ours - theirs.detach().numpy().T).max()) for ours, theirs in pairs)


# c.
def drift(net, twin, X, labels, rows, lr):
    loss, loss_of = SoftmaxCrossEntropy(), torch.nn.CrossEntropyLoss()
    apart = [gap(net, twin)]
    for batch in rows:
        loss.forward(net.forward(X[batch]), labels[batch])
        net.backward(loss.backward())
        for p, g in zip(net.params, net.grads):
            p -= lr * g
        twin.zero_grad()
        loss_of(twin(torch.tensor(X[batch])), torch.tensor(labels[batch])).backward()
        with torch.no_grad():
            for parameter in twin.parameters():
                parameter -= lr * parameter.grad
        apart.append(gap(net, twin))
    return apart


# d. A letter.
why = "B"

net_for, twin_for = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% drift right one side after the other
# a. Two numbers with three digits.
from_left = 1.00
from_right = 1.01


# b.
def gap(net, twin):
    pairs = zip(net.params, twin.parameters())
    return max(float(np.abs(ours - theirs.detach().numpy().T).max()) for ours, theirs in pairs)


# c.
def drift(net, twin, X, labels, rows, lr):
    loss, loss_of = SoftmaxCrossEntropy(), torch.nn.CrossEntropyLoss()
    ours, theirs = SGD(net.params, lr), torch.optim.SGD(twin.parameters(), lr)
    mine, other = [[p.copy() for p in net.params]], [[p.detach().numpy().T.copy() for p in twin.parameters()]]
    for batch in rows:
        loss.forward(net.forward(X[batch]), labels[batch])
        net.backward(loss.backward())
        ours.step(net.grads)
        mine.append([p.copy() for p in net.params])
    for batch in rows:
        theirs.zero_grad()
        loss_of(twin(torch.from_numpy(X[batch])), torch.from_numpy(labels[batch])).backward()
        theirs.step()
        other.append([p.detach().numpy().T.copy() for p in twin.parameters()])
    return [max(np.abs(a - b).max() for a, b in zip(p, q)) for p, q in zip(mine, other)]


# d. A letter.
why = "B"

net_for, twin_for = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% drift right flat vectors, a loop for the gap
# a. Two numbers with three digits.
from_left = 1.00
from_right = 1.0 + 0.01


# b.
def gap(net, twin):
    largest = 0.0
    with torch.no_grad():
        for ours, theirs in zip(net.params, twin.parameters()):
            other = theirs.t() if theirs.dim() == 2 else theirs
            largest = max(largest, (torch.tensor(ours) - other).abs().max().item())
    return largest


# c.
def drift(net, twin, X, labels, rows, lr):
    loss, loss_of = SoftmaxCrossEntropy(), torch.nn.CrossEntropyLoss()
    ours, theirs = SGD(net.params, lr), torch.optim.SGD(twin.parameters(), lr)
    apart = [gap(net, twin)]
    for batch in rows:
        loss.forward(net.forward(X[batch]), labels[batch])
        net.backward(loss.backward())
        ours.step(net.grads)
        theirs.zero_grad()
        loss_of(twin(torch.tensor(X[batch])), torch.tensor(labels[batch])).backward()
        theirs.step()
        apart.append(gap(net, twin))
    return apart


# d. A letter.
why = "B"

net_for, twin_for = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% drift wrong M15y: not rounded
# a. Two numbers with three digits.
from_left = 1.008
from_right = 1.01


# b.
def gap(net, twin):
    pairs = zip(net.params, twin.parameters())
    return max(float(np.abs(ours - theirs.detach().numpy().T).max()) for ours, theirs in pairs)


# c.
def drift(net, twin, X, labels, rows, lr):
    loss, loss_of = SoftmaxCrossEntropy(), torch.nn.CrossEntropyLoss()
    ours, theirs = SGD(net.params, lr), torch.optim.SGD(twin.parameters(), lr)
    apart = [gap(net, twin)]
    for batch in rows:
        loss.forward(net.forward(X[batch]), labels[batch])
        net.backward(loss.backward())
        ours.step(net.grads)
        theirs.zero_grad()
        loss_of(twin(torch.tensor(X[batch])), torch.tensor(labels[batch])).backward()
        theirs.step()
        apart.append(gap(net, twin))
    return apart


# d. A letter.
why = "B"

net_for, twin_for = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% drift wrong M15y: the second not rounded
# a. Two numbers with three digits.
from_left = 1.00
from_right = 1.008


# b.
def gap(net, twin):
    pairs = zip(net.params, twin.parameters())
    return max(float(np.abs(ours - theirs.detach().numpy().T).max()) for ours, theirs in pairs)


# c.
def drift(net, twin, X, labels, rows, lr):
    loss, loss_of = SoftmaxCrossEntropy(), torch.nn.CrossEntropyLoss()
    ours, theirs = SGD(net.params, lr), torch.optim.SGD(twin.parameters(), lr)
    apart = [gap(net, twin)]
    for batch in rows:
        loss.forward(net.forward(X[batch]), labels[batch])
        net.backward(loss.backward())
        ours.step(net.grads)
        theirs.zero_grad()
        loss_of(twin(torch.tensor(X[batch])), torch.tensor(labels[batch])).backward()
        theirs.step()
        apart.append(gap(net, twin))
    return apart


# d. A letter.
why = "B"

net_for, twin_for = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% drift wrong Y4: not turned over
# a. Two numbers with three digits.
from_left = 1.00
from_right = 1.01


# b.
def gap(net, twin):
    pairs = zip(net.params, twin.parameters())
    return max(float(np.abs(ours - theirs.detach().numpy()).max()) for ours, theirs in pairs)


# c.
def drift(net, twin, X, labels, rows, lr):
    loss, loss_of = SoftmaxCrossEntropy(), torch.nn.CrossEntropyLoss()
    ours, theirs = SGD(net.params, lr), torch.optim.SGD(twin.parameters(), lr)
    apart = [gap(net, twin)]
    for batch in rows:
        loss.forward(net.forward(X[batch]), labels[batch])
        net.backward(loss.backward())
        ours.step(net.grads)
        theirs.zero_grad()
        loss_of(twin(torch.tensor(X[batch])), torch.tensor(labels[batch])).backward()
        theirs.step()
        apart.append(gap(net, twin))
    return apart


# d. A letter.
why = "B"

net_for, twin_for = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% drift wrong M15aa: the last parameter only
# a. Two numbers with three digits.
from_left = 1.00
from_right = 1.01


# b.
def gap(net, twin):
    pairs = zip(net.params, twin.parameters())
    return [float(np.abs(ours - theirs.detach().numpy().T).max()) for ours, theirs in pairs][-1]


# c.
def drift(net, twin, X, labels, rows, lr):
    loss, loss_of = SoftmaxCrossEntropy(), torch.nn.CrossEntropyLoss()
    ours, theirs = SGD(net.params, lr), torch.optim.SGD(twin.parameters(), lr)
    apart = [gap(net, twin)]
    for batch in rows:
        loss.forward(net.forward(X[batch]), labels[batch])
        net.backward(loss.backward())
        ours.step(net.grads)
        theirs.zero_grad()
        loss_of(twin(torch.tensor(X[batch])), torch.tensor(labels[batch])).backward()
        theirs.step()
        apart.append(gap(net, twin))
    return apart


# d. A letter.
why = "B"

net_for, twin_for = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% drift wrong M15aa: the smallest of the gaps
# a. Two numbers with three digits.
from_left = 1.00
from_right = 1.01


# b.
def gap(net, twin):
    pairs = zip(net.params, twin.parameters())
    return min(float(np.abs(ours - theirs.detach().numpy().T).max()) for ours, theirs in pairs)


# c.
def drift(net, twin, X, labels, rows, lr):
    loss, loss_of = SoftmaxCrossEntropy(), torch.nn.CrossEntropyLoss()
    ours, theirs = SGD(net.params, lr), torch.optim.SGD(twin.parameters(), lr)
    apart = [gap(net, twin)]
    for batch in rows:
        loss.forward(net.forward(X[batch]), labels[batch])
        net.backward(loss.backward())
        ours.step(net.grads)
        theirs.zero_grad()
        loss_of(twin(torch.tensor(X[batch])), torch.tensor(labels[batch])).backward()
        theirs.step()
        apart.append(gap(net, twin))
    return apart


# d. A letter.
why = "B"

net_for, twin_for = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% drift wrong M15bq hidden-only: copies are trained
# a. Two numbers with three digits.
from_left = 1.00
from_right = 1.01


# b.
def gap(net, twin):
    pairs = zip(net.params, twin.parameters())
    return max(float(np.abs(ours - theirs.detach().numpy().T).max()) for ours, theirs in pairs)


# c.
def drift(net, twin, X, labels, rows, lr):
    import copy

    net, twin = copy.deepcopy(net), copy.deepcopy(twin)
    loss, loss_of = SoftmaxCrossEntropy(), torch.nn.CrossEntropyLoss()
    ours, theirs = SGD(net.params, lr), torch.optim.SGD(twin.parameters(), lr)
    apart = [gap(net, twin)]
    for batch in rows:
        loss.forward(net.forward(X[batch]), labels[batch])
        net.backward(loss.backward())
        ours.step(net.grads)
        theirs.zero_grad()
        loss_of(twin(torch.tensor(X[batch])), torch.tensor(labels[batch])).backward()
        theirs.step()
        apart.append(gap(net, twin))
    return apart


# d. A letter.
why = "B"

net_for, twin_for = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% drift wrong M15bn: subtracted without turning it over
# a. Two numbers with three digits.
from_left = 1.00
from_right = 1.01


# b.
def gap(net, twin):
    pairs = zip(net.params, twin.parameters())
    return max(float((torch.tensor(ours) - theirs).abs().max()) for ours, theirs in pairs)


# c.
def drift(net, twin, X, labels, rows, lr):
    loss, loss_of = SoftmaxCrossEntropy(), torch.nn.CrossEntropyLoss()
    ours, theirs = SGD(net.params, lr), torch.optim.SGD(twin.parameters(), lr)
    apart = [gap(net, twin)]
    for batch in rows:
        loss.forward(net.forward(X[batch]), labels[batch])
        net.backward(loss.backward())
        ours.step(net.grads)
        theirs.zero_grad()
        loss_of(twin(torch.tensor(X[batch])), torch.tensor(labels[batch])).backward()
        theirs.step()
        apart.append(gap(net, twin))
    return apart


# d. A letter.
why = "B"

net_for, twin_for = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% drift wrong M15ab: not detached
# a. Two numbers with three digits.
from_left = 1.00
from_right = 1.01


# b.
def gap(net, twin):
    pairs = zip(net.params, twin.parameters())
    return max(float(np.abs(ours - theirs.numpy().T).max()) for ours, theirs in pairs)


# c.
def drift(net, twin, X, labels, rows, lr):
    loss, loss_of = SoftmaxCrossEntropy(), torch.nn.CrossEntropyLoss()
    ours, theirs = SGD(net.params, lr), torch.optim.SGD(twin.parameters(), lr)
    apart = [gap(net, twin)]
    for batch in rows:
        loss.forward(net.forward(X[batch]), labels[batch])
        net.backward(loss.backward())
        ours.step(net.grads)
        theirs.zero_grad()
        loss_of(twin(torch.tensor(X[batch])), torch.tensor(labels[batch])).backward()
        theirs.step()
        apart.append(gap(net, twin))
    return apart


# d. A letter.
why = "B"

net_for, twin_for = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% drift wrong M15ac: the twin's loss is added
# a. Two numbers with three digits.
from_left = 1.00
from_right = 1.01


# b.
def gap(net, twin):
    pairs = zip(net.params, twin.parameters())
    return max(float(np.abs(ours - theirs.detach().numpy().T).max()) for ours, theirs in pairs)


# c.
def drift(net, twin, X, labels, rows, lr):
    loss, loss_of = SoftmaxCrossEntropy(), torch.nn.CrossEntropyLoss(reduction="sum")
    ours, theirs = SGD(net.params, lr), torch.optim.SGD(twin.parameters(), lr)
    apart = [gap(net, twin)]
    for batch in rows:
        loss.forward(net.forward(X[batch]), labels[batch])
        net.backward(loss.backward())
        ours.step(net.grads)
        theirs.zero_grad()
        loss_of(twin(torch.tensor(X[batch])), torch.tensor(labels[batch])).backward()
        theirs.step()
        apart.append(gap(net, twin))
    return apart


# d. A letter.
why = "B"

net_for, twin_for = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% drift wrong M15ad: the twin is not trained
# a. Two numbers with three digits.
from_left = 1.00
from_right = 1.01


# b.
def gap(net, twin):
    pairs = zip(net.params, twin.parameters())
    return max(float(np.abs(ours - theirs.detach().numpy().T).max()) for ours, theirs in pairs)


# c.
def drift(net, twin, X, labels, rows, lr):
    loss, loss_of = SoftmaxCrossEntropy(), torch.nn.CrossEntropyLoss()
    ours, theirs = SGD(net.params, lr), torch.optim.SGD(twin.parameters(), lr)
    apart = [gap(net, twin)]
    for batch in rows:
        loss.forward(net.forward(X[batch]), labels[batch])
        net.backward(loss.backward())
        ours.step(net.grads)
        theirs.zero_grad()
        loss_of(twin(torch.tensor(X[batch])), torch.tensor(labels[batch])).backward()
        apart.append(gap(net, twin))
    return apart


# d. A letter.
why = "B"

net_for, twin_for = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% drift wrong M15ae: the network is not trained
# a. Two numbers with three digits.
from_left = 1.00
from_right = 1.01


# b.
def gap(net, twin):
    pairs = zip(net.params, twin.parameters())
    return max(float(np.abs(ours - theirs.detach().numpy().T).max()) for ours, theirs in pairs)


# c.
def drift(net, twin, X, labels, rows, lr):
    loss, loss_of = SoftmaxCrossEntropy(), torch.nn.CrossEntropyLoss()
    ours, theirs = SGD(net.params, lr), torch.optim.SGD(twin.parameters(), lr)
    apart = [gap(net, twin)]
    for batch in rows:
        loss.forward(net.forward(X[batch]), labels[batch])
        net.backward(loss.backward())
        theirs.zero_grad()
        loss_of(twin(torch.tensor(X[batch])), torch.tensor(labels[batch])).backward()
        theirs.step()
        apart.append(gap(net, twin))
    return apart


# d. A letter.
why = "B"

net_for, twin_for = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% drift wrong M15af: all rows
# a. Two numbers with three digits.
from_left = 1.00
from_right = 1.01


# b.
def gap(net, twin):
    pairs = zip(net.params, twin.parameters())
    return max(float(np.abs(ours - theirs.detach().numpy().T).max()) for ours, theirs in pairs)


# c.
def drift(net, twin, X, labels, rows, lr):
    loss, loss_of = SoftmaxCrossEntropy(), torch.nn.CrossEntropyLoss()
    ours, theirs = SGD(net.params, lr), torch.optim.SGD(twin.parameters(), lr)
    apart = [gap(net, twin)]
    for batch in rows:
        loss.forward(net.forward(X), labels)
        net.backward(loss.backward())
        ours.step(net.grads)
        theirs.zero_grad()
        loss_of(twin(torch.tensor(X)), torch.tensor(labels)).backward()
        theirs.step()
        apart.append(gap(net, twin))
    return apart


# d. A letter.
why = "B"

net_for, twin_for = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% drift wrong M15ag: nobody moves
# a. Two numbers with three digits.
from_left = 1.00
from_right = 1.01


# b.
def gap(net, twin):
    pairs = zip(net.params, twin.parameters())
    return max(float(np.abs(ours - theirs.detach().numpy().T).max()) for ours, theirs in pairs)


# c.
def drift(net, twin, X, labels, rows, lr):
    loss, loss_of = SoftmaxCrossEntropy(), torch.nn.CrossEntropyLoss()
    ours, theirs = SGD(net.params, lr), torch.optim.SGD(twin.parameters(), lr)
    apart = [gap(net, twin)]
    for batch in rows:
        loss.forward(net.forward(X[batch]), labels[batch])
        net.backward(loss.backward())
        theirs.zero_grad()
        loss_of(twin(torch.tensor(X[batch])), torch.tensor(labels[batch])).backward()
        apart.append(gap(net, twin))
    return apart


# d. A letter.
why = "B"

net_for, twin_for = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% drift wrong M15bm: the start is missing
# a. Two numbers with three digits.
from_left = 1.00
from_right = 1.01


# b.
def gap(net, twin):
    pairs = zip(net.params, twin.parameters())
    return max(float(np.abs(ours - theirs.detach().numpy().T).max()) for ours, theirs in pairs)


# c.
def drift(net, twin, X, labels, rows, lr):
    loss, loss_of = SoftmaxCrossEntropy(), torch.nn.CrossEntropyLoss()
    ours, theirs = SGD(net.params, lr), torch.optim.SGD(twin.parameters(), lr)
    apart = []
    for batch in rows:
        loss.forward(net.forward(X[batch]), labels[batch])
        net.backward(loss.backward())
        ours.step(net.grads)
        theirs.zero_grad()
        loss_of(twin(torch.tensor(X[batch])), torch.tensor(labels[batch])).backward()
        theirs.step()
        apart.append(gap(net, twin))
    return apart


# d. A letter.
why = "B"

net_for, twin_for = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% drift wrong M15bm: the last step is missing
# a. Two numbers with three digits.
from_left = 1.00
from_right = 1.01


# b.
def gap(net, twin):
    pairs = zip(net.params, twin.parameters())
    return max(float(np.abs(ours - theirs.detach().numpy().T).max()) for ours, theirs in pairs)


# c.
def drift(net, twin, X, labels, rows, lr):
    loss, loss_of = SoftmaxCrossEntropy(), torch.nn.CrossEntropyLoss()
    ours, theirs = SGD(net.params, lr), torch.optim.SGD(twin.parameters(), lr)
    apart = [gap(net, twin)]
    for batch in rows:
        loss.forward(net.forward(X[batch]), labels[batch])
        net.backward(loss.backward())
        ours.step(net.grads)
        theirs.zero_grad()
        loss_of(twin(torch.tensor(X[batch])), torch.tensor(labels[batch])).backward()
        theirs.step()
        apart.append(gap(net, twin))
    return apart[:-1]


# d. A letter.
why = "B"

net_for, twin_for = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% drift wrong Y2: gradients add up
# a. Two numbers with three digits.
from_left = 1.00
from_right = 1.01


# b.
def gap(net, twin):
    pairs = zip(net.params, twin.parameters())
    return max(float(np.abs(ours - theirs.detach().numpy().T).max()) for ours, theirs in pairs)


# c.
def drift(net, twin, X, labels, rows, lr):
    loss, loss_of = SoftmaxCrossEntropy(), torch.nn.CrossEntropyLoss()
    ours, theirs = SGD(net.params, lr), torch.optim.SGD(twin.parameters(), lr)
    apart = [gap(net, twin)]
    for batch in rows:
        loss.forward(net.forward(X[batch]), labels[batch])
        net.backward(loss.backward())
        ours.step(net.grads)
        loss_of(twin(torch.tensor(X[batch])), torch.tensor(labels[batch])).backward()
        theirs.step()
        apart.append(gap(net, twin))
    return apart


# d. A letter.
why = "B"

net_for, twin_for = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% drift wrong M15be: gaps without absolute values, the other way round
# a. Two numbers with three digits.
from_left = 1.00
from_right = 1.01


# b.
def gap(net, twin):
    pairs = zip(net.params, twin.parameters())
    return max(float((theirs.detach().numpy().T - ours).max()) for ours, theirs in pairs)


# c.
def drift(net, twin, X, labels, rows, lr):
    loss, loss_of = SoftmaxCrossEntropy(), torch.nn.CrossEntropyLoss()
    ours, theirs = SGD(net.params, lr), torch.optim.SGD(twin.parameters(), lr)
    apart = [gap(net, twin)]
    for batch in rows:
        loss.forward(net.forward(X[batch]), labels[batch])
        net.backward(loss.backward())
        ours.step(net.grads)
        theirs.zero_grad()
        loss_of(twin(torch.tensor(X[batch])), torch.tensor(labels[batch])).backward()
        theirs.step()
        apart.append(gap(net, twin))
    return apart


# d. A letter.
why = "B"

net_for, twin_for = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% drift wrong -: the last gap
# a. Two numbers with three digits.
from_left = 1.00
from_right = 1.01


# b.
def gap(net, twin):
    pairs = zip(net.params, twin.parameters())
    return max(float(np.abs(ours - theirs.detach().numpy().T).max()) for ours, theirs in pairs)


# c.
def drift(net, twin, X, labels, rows, lr):
    loss, loss_of = SoftmaxCrossEntropy(), torch.nn.CrossEntropyLoss()
    ours, theirs = SGD(net.params, lr), torch.optim.SGD(twin.parameters(), lr)
    apart = [gap(net, twin)]
    for batch in rows:
        loss.forward(net.forward(X[batch]), labels[batch])
        net.backward(loss.backward())
        ours.step(net.grads)
        theirs.zero_grad()
        loss_of(twin(torch.tensor(X[batch])), torch.tensor(labels[batch])).backward()
        theirs.step()
        apart.append(gap(net, twin))
    return apart[-1]


# d. A letter.
why = "B"

net_for, twin_for = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% drift wrong M15be: gaps without absolute values
# a. Two numbers with three digits.
from_left = 1.00
from_right = 1.01


# b.
def gap(net, twin):
    pairs = zip(net.params, twin.parameters())
    return max(float((ours - theirs.detach().numpy().T).max()) for ours, theirs in pairs)


# c.
def drift(net, twin, X, labels, rows, lr):
    loss, loss_of = SoftmaxCrossEntropy(), torch.nn.CrossEntropyLoss()
    ours, theirs = SGD(net.params, lr), torch.optim.SGD(twin.parameters(), lr)
    apart = [gap(net, twin)]
    for batch in rows:
        loss.forward(net.forward(X[batch]), labels[batch])
        net.backward(loss.backward())
        ours.step(net.grads)
        theirs.zero_grad()
        loss_of(twin(torch.tensor(X[batch])), torch.tensor(labels[batch])).backward()
        theirs.step()
        apart.append(gap(net, twin))
    return apart


# d. A letter.
why = "B"

net_for, twin_for = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% drift wrong -: before the twin's step
# a. Two numbers with three digits.
from_left = 1.00
from_right = 1.01


# b.
def gap(net, twin):
    pairs = zip(net.params, twin.parameters())
    return max(float(np.abs(ours - theirs.detach().numpy().T).max()) for ours, theirs in pairs)


# c.
def drift(net, twin, X, labels, rows, lr):
    loss, loss_of = SoftmaxCrossEntropy(), torch.nn.CrossEntropyLoss()
    ours, theirs = SGD(net.params, lr), torch.optim.SGD(twin.parameters(), lr)
    apart = [gap(net, twin)]
    for batch in rows:
        loss.forward(net.forward(X[batch]), labels[batch])
        net.backward(loss.backward())
        ours.step(net.grads)
        theirs.zero_grad()
        loss_of(twin(torch.tensor(X[batch])), torch.tensor(labels[batch])).backward()
        apart.append(gap(net, twin))
        theirs.step()
    return apart


# d. A letter.
why = "B"

net_for, twin_for = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% drift wrong -: the sum of the gaps
# a. Two numbers with three digits.
from_left = 1.00
from_right = 1.01


# b.
def gap(net, twin):
    pairs = zip(net.params, twin.parameters())
    return sum(float(np.abs(ours - theirs.detach().numpy().T).max()) for ours, theirs in pairs)


# c.
def drift(net, twin, X, labels, rows, lr):
    loss, loss_of = SoftmaxCrossEntropy(), torch.nn.CrossEntropyLoss()
    ours, theirs = SGD(net.params, lr), torch.optim.SGD(twin.parameters(), lr)
    apart = [gap(net, twin)]
    for batch in rows:
        loss.forward(net.forward(X[batch]), labels[batch])
        net.backward(loss.backward())
        ours.step(net.grads)
        theirs.zero_grad()
        loss_of(twin(torch.tensor(X[batch])), torch.tensor(labels[batch])).backward()
        theirs.step()
        apart.append(gap(net, twin))
    return apart


# d. A letter.
why = "B"

net_for, twin_for = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% drift wrong - hidden-only: why A
# a. Two numbers with three digits.
from_left = 1.00
from_right = 1.01


# b.
def gap(net, twin):
    pairs = zip(net.params, twin.parameters())
    return max(float(np.abs(ours - theirs.detach().numpy().T).max()) for ours, theirs in pairs)


# c.
def drift(net, twin, X, labels, rows, lr):
    loss, loss_of = SoftmaxCrossEntropy(), torch.nn.CrossEntropyLoss()
    ours, theirs = SGD(net.params, lr), torch.optim.SGD(twin.parameters(), lr)
    apart = [gap(net, twin)]
    for batch in rows:
        loss.forward(net.forward(X[batch]), labels[batch])
        net.backward(loss.backward())
        ours.step(net.grads)
        theirs.zero_grad()
        loss_of(twin(torch.tensor(X[batch])), torch.tensor(labels[batch])).backward()
        theirs.step()
        apart.append(gap(net, twin))
    return apart


# d. A letter.
why = "A"

net_for, twin_for = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% drift wrong - hidden-only: why C
# a. Two numbers with three digits.
from_left = 1.00
from_right = 1.01


# b.
def gap(net, twin):
    pairs = zip(net.params, twin.parameters())
    return max(float(np.abs(ours - theirs.detach().numpy().T).max()) for ours, theirs in pairs)


# c.
def drift(net, twin, X, labels, rows, lr):
    loss, loss_of = SoftmaxCrossEntropy(), torch.nn.CrossEntropyLoss()
    ours, theirs = SGD(net.params, lr), torch.optim.SGD(twin.parameters(), lr)
    apart = [gap(net, twin)]
    for batch in rows:
        loss.forward(net.forward(X[batch]), labels[batch])
        net.backward(loss.backward())
        ours.step(net.grads)
        theirs.zero_grad()
        loss_of(twin(torch.tensor(X[batch])), torch.tensor(labels[batch])).backward()
        theirs.step()
        apart.append(gap(net, twin))
    return apart


# d. A letter.
why = "C"

net_for, twin_for = framework_net, torch_net  # the tests build both networks with these: leave them here

# %% drift wrong - hidden-only: why D
# a. Two numbers with three digits.
from_left = 1.00
from_right = 1.01


# b.
def gap(net, twin):
    pairs = zip(net.params, twin.parameters())
    return max(float(np.abs(ours - theirs.detach().numpy().T).max()) for ours, theirs in pairs)


# c.
def drift(net, twin, X, labels, rows, lr):
    loss, loss_of = SoftmaxCrossEntropy(), torch.nn.CrossEntropyLoss()
    ours, theirs = SGD(net.params, lr), torch.optim.SGD(twin.parameters(), lr)
    apart = [gap(net, twin)]
    for batch in rows:
        loss.forward(net.forward(X[batch]), labels[batch])
        net.backward(loss.backward())
        ours.step(net.grads)
        theirs.zero_grad()
        loss_of(twin(torch.tensor(X[batch])), torch.tensor(labels[batch])).backward()
        theirs.step()
        apart.append(gap(net, twin))
    return apart


# d. A letter.
why = "D"

net_for, twin_for = framework_net, torch_net  # the tests build both networks with these: leave them here

# ---- two listings

# %% listings wrong M15ah: the doubled Dense
def tf_net(d, width, k):
    return torch.nn.Sequential(torch.nn.Linear(d, width), torch.nn.ReLU(), torch.nn.Linear(width, k))


def tf_loss(z, labels):
    return torch.nn.functional.cross_entropy(z, labels)


def never_predicted(z):
    return set(range(z.shape[1])) - set(z.argmax(axis=1).tolist())


def keras_net(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32), ReLU()]
    return Sequential([*layers[:-1], Linear(sizes[-1], sizes[-1], rng, np.float32)])


def train_and_validation(n, n_val, rng):
    order = rng.permutation(n)
    return order[n_val:], order[:n_val]


def chosen(runs):
    return min(runs, key=lambda run: run["val_error"])


# A set of letters, for instance {"X", "Y"}; and a letter.
obsolete = {"A", "B"}
new_batch = "B"

train_for_a_while = practise  # the tests train your network with this: leave it here

# %% listings right a module of one's own
def tf_net(d, width, k):
    class Net(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.hidden, self.out = torch.nn.Linear(d, width), torch.nn.Linear(width, k)

        def forward(self, x):
            return self.out(torch.relu(self.hidden(x)))

    return Net()


def tf_loss(z, labels):
    return torch.nn.CrossEntropyLoss()(z, labels)


def never_predicted(z):
    return {c for c in range(z.shape[1]) if c not in np.argmax(z, axis=1)}


def keras_net(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32), ReLU()]
    return Sequential(layers[:-1])


def train_and_validation(n, n_val, rng):
    order = rng.permutation(n)
    return order[n_val:], order[:n_val]


def chosen(runs):
    return min(runs, key=lambda run: run["val_error"])


# A set of letters, for instance {"X", "Y"}; and a letter.
obsolete = {"A", "B"}
new_batch = "B"

train_for_a_while = practise  # the tests train your network with this: leave it here

# %% listings right by hand
def tf_net(d, width, k):
    return torch.nn.Sequential(torch.nn.Linear(d, width), torch.nn.ReLU(), torch.nn.Linear(width, k))


def tf_loss(z, labels):
    return -torch.log_softmax(z, dim=1)[torch.arange(len(labels)), labels].mean()


def never_predicted(z):
    counts = np.bincount(z.argmax(axis=1), minlength=z.shape[1])
    return {int(c) for c in np.flatnonzero(counts == 0)}


def keras_net(sizes, rng):
    layers = [Linear(sizes[0], sizes[1], rng, "float32")]
    for place in range(1, len(sizes) - 1):
        layers.append(ReLU())
        layers.append(Linear(sizes[place], sizes[place + 1], rng, "float32"))
    return Sequential(layers)


def train_and_validation(n, n_val, rng):
    held = rng.choice(n, n_val, replace=False)
    return np.setdiff1d(np.arange(n), held), held


def chosen(runs):
    best = runs[0]
    for run in runs:
        if run["val_error"] < best["val_error"]:
            best = run
    return best


# A set of letters, for instance {"X", "Y"}; and a letter.
obsolete = {"A", "B"}
new_batch = "B"

train_for_a_while = practise  # the tests train your network with this: leave it here

# %% listings right a shuffled list, sorted runs
def tf_net(d, width, k):
    return torch.nn.Sequential(torch.nn.Linear(d, width), torch.nn.ReLU(), torch.nn.Linear(width, k))


def tf_loss(z, labels):
    return torch.nn.functional.nll_loss(torch.nn.functional.log_softmax(z, dim=1), labels)


def never_predicted(z):
    return set(range(z.shape[1])) - set(z.argmax(axis=1).tolist())


def keras_net(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32), ReLU()]
    return Sequential(layers[:-1])


def train_and_validation(n, n_val, rng):
    order = np.arange(n)
    rng.shuffle(order)
    return np.sort(order[: n - n_val]), np.sort(order[n - n_val :])


def chosen(runs):
    return sorted(runs, key=lambda run: run["val_error"])[0]


# A set of letters, for instance {"X", "Y"}; and a letter.
obsolete = {"A", "B"}
new_batch = "B"

train_for_a_while = practise  # the tests train your network with this: leave it here

# %% listings wrong X10: ReLU on the logits
def tf_net(d, width, k):
    return torch.nn.Sequential(torch.nn.Linear(d, width), torch.nn.ReLU(), torch.nn.Linear(width, k), torch.nn.ReLU())


def tf_loss(z, labels):
    return torch.nn.functional.cross_entropy(z, labels)


def never_predicted(z):
    return set(range(z.shape[1])) - set(z.argmax(axis=1).tolist())


def keras_net(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32), ReLU()]
    return Sequential(layers[:-1])


def train_and_validation(n, n_val, rng):
    order = rng.permutation(n)
    return order[n_val:], order[:n_val]


def chosen(runs):
    return min(runs, key=lambda run: run["val_error"])


# A set of letters, for instance {"X", "Y"}; and a letter.
obsolete = {"A", "B"}
new_batch = "B"

train_for_a_while = practise  # the tests train your network with this: leave it here

# %% listings wrong M15ai: softmax at the end
def tf_net(d, width, k):
    return torch.nn.Sequential(torch.nn.Linear(d, width), torch.nn.ReLU(), torch.nn.Linear(width, k), torch.nn.Softmax(dim=1))


def tf_loss(z, labels):
    return torch.nn.functional.cross_entropy(z, labels)


def never_predicted(z):
    return set(range(z.shape[1])) - set(z.argmax(axis=1).tolist())


def keras_net(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32), ReLU()]
    return Sequential(layers[:-1])


def train_and_validation(n, n_val, rng):
    order = rng.permutation(n)
    return order[n_val:], order[:n_val]


def chosen(runs):
    return min(runs, key=lambda run: run["val_error"])


# A set of letters, for instance {"X", "Y"}; and a letter.
obsolete = {"A", "B"}
new_batch = "B"

train_for_a_while = practise  # the tests train your network with this: leave it here

# %% listings wrong M15ah: a layer twice
def tf_net(d, width, k):
    return torch.nn.Sequential(torch.nn.Linear(d, width), torch.nn.ReLU(), torch.nn.Linear(width, k), torch.nn.Linear(k, k))


def tf_loss(z, labels):
    return torch.nn.functional.cross_entropy(z, labels)


def never_predicted(z):
    return set(range(z.shape[1])) - set(z.argmax(axis=1).tolist())


def keras_net(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32), ReLU()]
    return Sequential(layers[:-1])


def train_and_validation(n, n_val, rng):
    order = rng.permutation(n)
    return order[n_val:], order[:n_val]


def chosen(runs):
    return min(runs, key=lambda run: run["val_error"])


# A set of letters, for instance {"X", "Y"}; and a letter.
obsolete = {"A", "B"}
new_batch = "B"

train_for_a_while = practise  # the tests train your network with this: leave it here

# %% listings wrong M15ar hidden-only: no activation
def tf_net(d, width, k):
    return torch.nn.Sequential(torch.nn.Linear(d, width), torch.nn.Linear(width, k))


def tf_loss(z, labels):
    return torch.nn.functional.cross_entropy(z, labels)


def never_predicted(z):
    return set(range(z.shape[1])) - set(z.argmax(axis=1).tolist())


def keras_net(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32), ReLU()]
    return Sequential(layers[:-1])


def train_and_validation(n, n_val, rng):
    order = rng.permutation(n)
    return order[n_val:], order[:n_val]


def chosen(runs):
    return min(runs, key=lambda run: run["val_error"])


# A set of letters, for instance {"X", "Y"}; and a letter.
obsolete = {"A", "B"}
new_batch = "B"

train_for_a_while = practise  # the tests train your network with this: leave it here

# %% listings wrong M15bf hidden-only: another activation
def tf_net(d, width, k):
    return torch.nn.Sequential(torch.nn.Linear(d, width), torch.nn.Tanh(), torch.nn.Linear(width, k))


def tf_loss(z, labels):
    return torch.nn.functional.cross_entropy(z, labels)


def never_predicted(z):
    return set(range(z.shape[1])) - set(z.argmax(axis=1).tolist())


def keras_net(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32), ReLU()]
    return Sequential(layers[:-1])


def train_and_validation(n, n_val, rng):
    order = rng.permutation(n)
    return order[n_val:], order[:n_val]


def chosen(runs):
    return min(runs, key=lambda run: run["val_error"])


# A set of letters, for instance {"X", "Y"}; and a letter.
obsolete = {"A", "B"}
new_batch = "B"

train_for_a_while = practise  # the tests train your network with this: leave it here

# %% listings wrong Y6: softmax twice
def tf_net(d, width, k):
    return torch.nn.Sequential(torch.nn.Linear(d, width), torch.nn.ReLU(), torch.nn.Linear(width, k))


def tf_loss(z, labels):
    return torch.nn.functional.cross_entropy(torch.softmax(z, dim=1), labels)


def never_predicted(z):
    return set(range(z.shape[1])) - set(z.argmax(axis=1).tolist())


def keras_net(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32), ReLU()]
    return Sequential(layers[:-1])


def train_and_validation(n, n_val, rng):
    order = rng.permutation(n)
    return order[n_val:], order[:n_val]


def chosen(runs):
    return min(runs, key=lambda run: run["val_error"])


# A set of letters, for instance {"X", "Y"}; and a letter.
obsolete = {"A", "B"}
new_batch = "B"

train_for_a_while = practise  # the tests train your network with this: leave it here

# %% listings wrong X1: added
def tf_net(d, width, k):
    return torch.nn.Sequential(torch.nn.Linear(d, width), torch.nn.ReLU(), torch.nn.Linear(width, k))


def tf_loss(z, labels):
    return torch.nn.functional.cross_entropy(z, labels, reduction="sum")


def never_predicted(z):
    return set(range(z.shape[1])) - set(z.argmax(axis=1).tolist())


def keras_net(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32), ReLU()]
    return Sequential(layers[:-1])


def train_and_validation(n, n_val, rng):
    order = rng.permutation(n)
    return order[n_val:], order[:n_val]


def chosen(runs):
    return min(runs, key=lambda run: run["val_error"])


# A set of letters, for instance {"X", "Y"}; and a letter.
obsolete = {"A", "B"}
new_batch = "B"

train_for_a_while = practise  # the tests train your network with this: leave it here

# %% listings wrong M15aj: NLL of logits
def tf_net(d, width, k):
    return torch.nn.Sequential(torch.nn.Linear(d, width), torch.nn.ReLU(), torch.nn.Linear(width, k))


def tf_loss(z, labels):
    return torch.nn.functional.nll_loss(z, labels)


def never_predicted(z):
    return set(range(z.shape[1])) - set(z.argmax(axis=1).tolist())


def keras_net(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32), ReLU()]
    return Sequential(layers[:-1])


def train_and_validation(n, n_val, rng):
    order = rng.permutation(n)
    return order[n_val:], order[:n_val]


def chosen(runs):
    return min(runs, key=lambda run: run["val_error"])


# A set of letters, for instance {"X", "Y"}; and a letter.
obsolete = {"A", "B"}
new_batch = "B"

train_for_a_while = practise  # the tests train your network with this: leave it here

# %% listings wrong M15ak: no logarithm
def tf_net(d, width, k):
    return torch.nn.Sequential(torch.nn.Linear(d, width), torch.nn.ReLU(), torch.nn.Linear(width, k))


def tf_loss(z, labels):
    return torch.nn.functional.nll_loss(torch.softmax(z, dim=1), labels)


def never_predicted(z):
    return set(range(z.shape[1])) - set(z.argmax(axis=1).tolist())


def keras_net(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32), ReLU()]
    return Sequential(layers[:-1])


def train_and_validation(n, n_val, rng):
    order = rng.permutation(n)
    return order[n_val:], order[:n_val]


def chosen(runs):
    return min(runs, key=lambda run: run["val_error"])


# A set of letters, for instance {"X", "Y"}; and a letter.
obsolete = {"A", "B"}
new_batch = "B"

train_for_a_while = practise  # the tests train your network with this: leave it here

# %% listings wrong M15al: those that are predicted
def tf_net(d, width, k):
    return torch.nn.Sequential(torch.nn.Linear(d, width), torch.nn.ReLU(), torch.nn.Linear(width, k))


def tf_loss(z, labels):
    return torch.nn.functional.cross_entropy(z, labels)


def never_predicted(z):
    return set(z.argmax(axis=1).tolist())


def keras_net(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32), ReLU()]
    return Sequential(layers[:-1])


def train_and_validation(n, n_val, rng):
    order = rng.permutation(n)
    return order[n_val:], order[:n_val]


def chosen(runs):
    return min(runs, key=lambda run: run["val_error"])


# A set of letters, for instance {"X", "Y"}; and a letter.
obsolete = {"A", "B"}
new_batch = "B"

train_for_a_while = practise  # the tests train your network with this: leave it here

# %% listings wrong M15am: over the rows
def tf_net(d, width, k):
    return torch.nn.Sequential(torch.nn.Linear(d, width), torch.nn.ReLU(), torch.nn.Linear(width, k))


def tf_loss(z, labels):
    return torch.nn.functional.cross_entropy(z, labels)


def never_predicted(z):
    return set(range(z.shape[1])) - set(z.argmax(axis=0).tolist())


def keras_net(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32), ReLU()]
    return Sequential(layers[:-1])


def train_and_validation(n, n_val, rng):
    order = rng.permutation(n)
    return order[n_val:], order[:n_val]


def chosen(runs):
    return min(runs, key=lambda run: run["val_error"])


# A set of letters, for instance {"X", "Y"}; and a letter.
obsolete = {"A", "B"}
new_batch = "B"

train_for_a_while = practise  # the tests train your network with this: leave it here

# %% listings wrong M15am: only up to the largest that comes
def tf_net(d, width, k):
    return torch.nn.Sequential(torch.nn.Linear(d, width), torch.nn.ReLU(), torch.nn.Linear(width, k))


def tf_loss(z, labels):
    return torch.nn.functional.cross_entropy(z, labels)


def never_predicted(z):
    return set(range(z.argmax(axis=1).max())) - set(z.argmax(axis=1).tolist())


def keras_net(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32), ReLU()]
    return Sequential(layers[:-1])


def train_and_validation(n, n_val, rng):
    order = rng.permutation(n)
    return order[n_val:], order[:n_val]


def chosen(runs):
    return min(runs, key=lambda run: run["val_error"])


# A set of letters, for instance {"X", "Y"}; and a letter.
obsolete = {"A", "B"}
new_batch = "B"

train_for_a_while = practise  # the tests train your network with this: leave it here

# %% listings wrong X10 hidden-only: ReLU behind the last layer
def tf_net(d, width, k):
    return torch.nn.Sequential(torch.nn.Linear(d, width), torch.nn.ReLU(), torch.nn.Linear(width, k))


def tf_loss(z, labels):
    return torch.nn.functional.cross_entropy(z, labels)


def never_predicted(z):
    return set(range(z.shape[1])) - set(z.argmax(axis=1).tolist())


def keras_net(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32), ReLU()]
    return Sequential(layers)


def train_and_validation(n, n_val, rng):
    order = rng.permutation(n)
    return order[n_val:], order[:n_val]


def chosen(runs):
    return min(runs, key=lambda run: run["val_error"])


# A set of letters, for instance {"X", "Y"}; and a letter.
obsolete = {"A", "B"}
new_batch = "B"

train_for_a_while = practise  # the tests train your network with this: leave it here

# %% listings wrong - hidden-only: no ReLU at all
def tf_net(d, width, k):
    return torch.nn.Sequential(torch.nn.Linear(d, width), torch.nn.ReLU(), torch.nn.Linear(width, k))


def tf_loss(z, labels):
    return torch.nn.functional.cross_entropy(z, labels)


def never_predicted(z):
    return set(range(z.shape[1])) - set(z.argmax(axis=1).tolist())


def keras_net(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32)]
    return Sequential(layers)


def train_and_validation(n, n_val, rng):
    order = rng.permutation(n)
    return order[n_val:], order[:n_val]


def chosen(runs):
    return min(runs, key=lambda run: run["val_error"])


# A set of letters, for instance {"X", "Y"}; and a letter.
obsolete = {"A", "B"}
new_batch = "B"

train_for_a_while = practise  # the tests train your network with this: leave it here

# %% listings wrong - hidden-only: another order of drawing
def tf_net(d, width, k):
    return torch.nn.Sequential(torch.nn.Linear(d, width), torch.nn.ReLU(), torch.nn.Linear(width, k))


def tf_loss(z, labels):
    return torch.nn.functional.cross_entropy(z, labels)


def never_predicted(z):
    return set(range(z.shape[1])) - set(z.argmax(axis=1).tolist())


def keras_net(sizes, rng):
    layers = []
    for n_in, n_out in list(zip(sizes, sizes[1:]))[::-1]:
        layers[:0] = [Linear(n_in, n_out, rng, np.float32), ReLU()]
    return Sequential(layers[:-1])


def train_and_validation(n, n_val, rng):
    order = rng.permutation(n)
    return order[n_val:], order[:n_val]


def chosen(runs):
    return min(runs, key=lambda run: run["val_error"])


# A set of letters, for instance {"X", "Y"}; and a letter.
obsolete = {"A", "B"}
new_batch = "B"

train_for_a_while = practise  # the tests train your network with this: leave it here

# %% listings wrong Z3: the same rows in both
def tf_net(d, width, k):
    return torch.nn.Sequential(torch.nn.Linear(d, width), torch.nn.ReLU(), torch.nn.Linear(width, k))


def tf_loss(z, labels):
    return torch.nn.functional.cross_entropy(z, labels)


def never_predicted(z):
    return set(range(z.shape[1])) - set(z.argmax(axis=1).tolist())


def keras_net(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32), ReLU()]
    return Sequential(layers[:-1])


def train_and_validation(n, n_val, rng):
    order = rng.permutation(n)
    return order[: n - n_val], order[:n_val]


def chosen(runs):
    return min(runs, key=lambda run: run["val_error"])


# A set of letters, for instance {"X", "Y"}; and a letter.
obsolete = {"A", "B"}
new_batch = "B"

train_for_a_while = practise  # the tests train your network with this: leave it here

# %% listings wrong Z3: drawn twice
def tf_net(d, width, k):
    return torch.nn.Sequential(torch.nn.Linear(d, width), torch.nn.ReLU(), torch.nn.Linear(width, k))


def tf_loss(z, labels):
    return torch.nn.functional.cross_entropy(z, labels)


def never_predicted(z):
    return set(range(z.shape[1])) - set(z.argmax(axis=1).tolist())


def keras_net(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32), ReLU()]
    return Sequential(layers[:-1])


def train_and_validation(n, n_val, rng):
    order = rng.permutation(n)
    return order[n_val:], rng.permutation(n)[:n_val]


def chosen(runs):
    return min(runs, key=lambda run: run["val_error"])


# A set of letters, for instance {"X", "Y"}; and a letter.
obsolete = {"A", "B"}
new_batch = "B"

train_for_a_while = practise  # the tests train your network with this: leave it here

# %% listings wrong M15an: swapped
def tf_net(d, width, k):
    return torch.nn.Sequential(torch.nn.Linear(d, width), torch.nn.ReLU(), torch.nn.Linear(width, k))


def tf_loss(z, labels):
    return torch.nn.functional.cross_entropy(z, labels)


def never_predicted(z):
    return set(range(z.shape[1])) - set(z.argmax(axis=1).tolist())


def keras_net(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32), ReLU()]
    return Sequential(layers[:-1])


def train_and_validation(n, n_val, rng):
    order = rng.permutation(n)
    return order[:n_val], order[n_val:]


def chosen(runs):
    return min(runs, key=lambda run: run["val_error"])


# A set of letters, for instance {"X", "Y"}; and a letter.
obsolete = {"A", "B"}
new_batch = "B"

train_for_a_while = practise  # the tests train your network with this: leave it here

# %% listings wrong M15as hidden-only: from the front
def tf_net(d, width, k):
    return torch.nn.Sequential(torch.nn.Linear(d, width), torch.nn.ReLU(), torch.nn.Linear(width, k))


def tf_loss(z, labels):
    return torch.nn.functional.cross_entropy(z, labels)


def never_predicted(z):
    return set(range(z.shape[1])) - set(z.argmax(axis=1).tolist())


def keras_net(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32), ReLU()]
    return Sequential(layers[:-1])


def train_and_validation(n, n_val, rng):
    order = np.arange(n)
    return order[n_val:], order[:n_val]


def chosen(runs):
    return min(runs, key=lambda run: run["val_error"])


# A set of letters, for instance {"X", "Y"}; and a letter.
obsolete = {"A", "B"}
new_batch = "B"

train_for_a_while = practise  # the tests train your network with this: leave it here

# %% listings wrong M15as hidden-only: the last rows
def tf_net(d, width, k):
    return torch.nn.Sequential(torch.nn.Linear(d, width), torch.nn.ReLU(), torch.nn.Linear(width, k))


def tf_loss(z, labels):
    return torch.nn.functional.cross_entropy(z, labels)


def never_predicted(z):
    return set(range(z.shape[1])) - set(z.argmax(axis=1).tolist())


def keras_net(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32), ReLU()]
    return Sequential(layers[:-1])


def train_and_validation(n, n_val, rng):
    return np.arange(n - n_val), np.arange(n - n_val, n)


def chosen(runs):
    return min(runs, key=lambda run: run["val_error"])


# A set of letters, for instance {"X", "Y"}; and a letter.
obsolete = {"A", "B"}
new_batch = "B"

train_for_a_while = practise  # the tests train your network with this: leave it here

# %% listings wrong M15bl hidden-only: another generator
def tf_net(d, width, k):
    return torch.nn.Sequential(torch.nn.Linear(d, width), torch.nn.ReLU(), torch.nn.Linear(width, k))


def tf_loss(z, labels):
    return torch.nn.functional.cross_entropy(z, labels)


def never_predicted(z):
    return set(range(z.shape[1])) - set(z.argmax(axis=1).tolist())


def keras_net(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32), ReLU()]
    return Sequential(layers[:-1])


def train_and_validation(n, n_val, rng):
    order = np.random.permutation(n)
    return order[n_val:], order[:n_val]


def chosen(runs):
    return min(runs, key=lambda run: run["val_error"])


# A set of letters, for instance {"X", "Y"}; and a letter.
obsolete = {"A", "B"}
new_batch = "B"

train_for_a_while = practise  # the tests train your network with this: leave it here

# %% listings wrong M15bt hidden-only: a block from anywhere is held out
def tf_net(d, width, k):
    return torch.nn.Sequential(torch.nn.Linear(d, width), torch.nn.ReLU(), torch.nn.Linear(width, k))


def tf_loss(z, labels):
    return torch.nn.functional.cross_entropy(z, labels)


def never_predicted(z):
    return set(range(z.shape[1])) - set(z.argmax(axis=1).tolist())


def keras_net(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32), ReLU()]
    return Sequential(layers[:-1])


def train_and_validation(n, n_val, rng):
    order = np.roll(np.arange(n), -int(rng.integers(0, n)))
    return order[n_val:], order[:n_val]


def chosen(runs):
    return min(runs, key=lambda run: run["val_error"])


# A set of letters, for instance {"X", "Y"}; and a letter.
obsolete = {"A", "B"}
new_batch = "B"

train_for_a_while = practise  # the tests train your network with this: leave it here

# %% listings wrong M14f hidden-only: float32 forgotten
def tf_net(d, width, k):
    return torch.nn.Sequential(torch.nn.Linear(d, width), torch.nn.ReLU(), torch.nn.Linear(width, k))


def tf_loss(z, labels):
    return torch.nn.functional.cross_entropy(z, labels)


def never_predicted(z):
    return set(range(z.shape[1])) - set(z.argmax(axis=1).tolist())


def keras_net(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng), ReLU()]
    return Sequential(layers[:-1])


def train_and_validation(n, n_val, rng):
    order = rng.permutation(n)
    return order[n_val:], order[:n_val]


def chosen(runs):
    return min(runs, key=lambda run: run["val_error"])


# A set of letters, for instance {"X", "Y"}; and a letter.
obsolete = {"A", "B"}
new_batch = "B"

train_for_a_while = practise  # the tests train your network with this: leave it here

# %% listings wrong M15ao: by the test error
def tf_net(d, width, k):
    return torch.nn.Sequential(torch.nn.Linear(d, width), torch.nn.ReLU(), torch.nn.Linear(width, k))


def tf_loss(z, labels):
    return torch.nn.functional.cross_entropy(z, labels)


def never_predicted(z):
    return set(range(z.shape[1])) - set(z.argmax(axis=1).tolist())


def keras_net(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32), ReLU()]
    return Sequential(layers[:-1])


def train_and_validation(n, n_val, rng):
    order = rng.permutation(n)
    return order[n_val:], order[:n_val]


def chosen(runs):
    return min(runs, key=lambda run: run["test_error"])


# A set of letters, for instance {"X", "Y"}; and a letter.
obsolete = {"A", "B"}
new_batch = "B"

train_for_a_while = practise  # the tests train your network with this: leave it here

# %% listings wrong M15ap: the largest
def tf_net(d, width, k):
    return torch.nn.Sequential(torch.nn.Linear(d, width), torch.nn.ReLU(), torch.nn.Linear(width, k))


def tf_loss(z, labels):
    return torch.nn.functional.cross_entropy(z, labels)


def never_predicted(z):
    return set(range(z.shape[1])) - set(z.argmax(axis=1).tolist())


def keras_net(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32), ReLU()]
    return Sequential(layers[:-1])


def train_and_validation(n, n_val, rng):
    order = rng.permutation(n)
    return order[n_val:], order[:n_val]


def chosen(runs):
    return max(runs, key=lambda run: run["val_error"])


# A set of letters, for instance {"X", "Y"}; and a letter.
obsolete = {"A", "B"}
new_batch = "B"

train_for_a_while = practise  # the tests train your network with this: leave it here

# %% listings wrong M15aq: the rate
def tf_net(d, width, k):
    return torch.nn.Sequential(torch.nn.Linear(d, width), torch.nn.ReLU(), torch.nn.Linear(width, k))


def tf_loss(z, labels):
    return torch.nn.functional.cross_entropy(z, labels)


def never_predicted(z):
    return set(range(z.shape[1])) - set(z.argmax(axis=1).tolist())


def keras_net(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32), ReLU()]
    return Sequential(layers[:-1])


def train_and_validation(n, n_val, rng):
    order = rng.permutation(n)
    return order[n_val:], order[:n_val]


def chosen(runs):
    return min(runs, key=lambda run: run["val_error"])["lr"]


# A set of letters, for instance {"X", "Y"}; and a letter.
obsolete = {"A", "B"}
new_batch = "B"

train_for_a_while = practise  # the tests train your network with this: leave it here

# %% listings wrong M15bh hidden-only: equals are divided by the test error
def tf_net(d, width, k):
    return torch.nn.Sequential(torch.nn.Linear(d, width), torch.nn.ReLU(), torch.nn.Linear(width, k))


def tf_loss(z, labels):
    return torch.nn.functional.cross_entropy(z, labels)


def never_predicted(z):
    return set(range(z.shape[1])) - set(z.argmax(axis=1).tolist())


def keras_net(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32), ReLU()]
    return Sequential(layers[:-1])


def train_and_validation(n, n_val, rng):
    order = rng.permutation(n)
    return order[n_val:], order[:n_val]


def chosen(runs):
    return min(runs, key=lambda run: (run["val_error"], run["test_error"]))


# A set of letters, for instance {"X", "Y"}; and a letter.
obsolete = {"A", "B"}
new_batch = "B"

train_for_a_while = practise  # the tests train your network with this: leave it here

# %% listings wrong - hidden-only: the last of equals
def tf_net(d, width, k):
    return torch.nn.Sequential(torch.nn.Linear(d, width), torch.nn.ReLU(), torch.nn.Linear(width, k))


def tf_loss(z, labels):
    return torch.nn.functional.cross_entropy(z, labels)


def never_predicted(z):
    return set(range(z.shape[1])) - set(z.argmax(axis=1).tolist())


def keras_net(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32), ReLU()]
    return Sequential(layers[:-1])


def train_and_validation(n, n_val, rng):
    order = rng.permutation(n)
    return order[n_val:], order[:n_val]


def chosen(runs):
    return sorted(runs[::-1], key=lambda run: run["val_error"])[0]


# A set of letters, for instance {"X", "Y"}; and a letter.
obsolete = {"A", "B"}
new_batch = "B"

train_for_a_while = practise  # the tests train your network with this: leave it here

# %% listings wrong M15bg hidden-only: a slice that ends at −0
def tf_net(d, width, k):
    return torch.nn.Sequential(torch.nn.Linear(d, width), torch.nn.ReLU(), torch.nn.Linear(width, k))


def tf_loss(z, labels):
    return torch.nn.functional.cross_entropy(z, labels)


def never_predicted(z):
    return set(range(z.shape[1])) - set(z.argmax(axis=1).tolist())


def keras_net(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32), ReLU()]
    return Sequential(layers[:-1])


def train_and_validation(n, n_val, rng):
    order = rng.permutation(n)
    return order[:-n_val], order[-n_val:]


def chosen(runs):
    return min(runs, key=lambda run: run["val_error"])


# A set of letters, for instance {"X", "Y"}; and a letter.
obsolete = {"A", "B"}
new_batch = "B"

train_for_a_while = practise  # the tests train your network with this: leave it here

# %% listings right the end of the order, counted from the front
def tf_net(d, width, k):
    return torch.nn.Sequential(torch.nn.Linear(d, width), torch.nn.ReLU(), torch.nn.Linear(width, k))


def tf_loss(z, labels):
    return torch.nn.functional.cross_entropy(z, labels)


def never_predicted(z):
    return set(range(z.shape[1])) - set(z.argmax(axis=1).tolist())


def keras_net(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32), ReLU()]
    return Sequential(layers[:-1])


def train_and_validation(n, n_val, rng):
    order = rng.permutation(n)
    return order[: n - n_val], order[n - n_val :]


def chosen(runs):
    return min(runs, key=lambda run: run["val_error"])


# A set of letters, for instance {"X", "Y"}; and a letter.
obsolete = {"A", "B"}
new_batch = "B"

train_for_a_while = practise  # the tests train your network with this: leave it here

# %% listings right held out by choice
def tf_net(d, width, k):
    return torch.nn.Sequential(torch.nn.Linear(d, width), torch.nn.ReLU(), torch.nn.Linear(width, k))


def tf_loss(z, labels):
    return torch.nn.functional.cross_entropy(z, labels)


def never_predicted(z):
    return set(range(z.shape[1])) - set(z.argmax(axis=1).tolist())


def keras_net(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32), ReLU()]
    return Sequential(layers[:-1])


def train_and_validation(n, n_val, rng):
    held = rng.choice(n, size=n_val, replace=False)
    return np.setdiff1d(np.arange(n), held), held


def chosen(runs):
    return min(runs, key=lambda run: run["val_error"])


# A set of letters, for instance {"X", "Y"}; and a letter.
obsolete = {"A", "B"}
new_batch = "B"

train_for_a_while = practise  # the tests train your network with this: leave it here

# %% listings wrong M15bf hidden-only: sigmoid units
def tf_net(d, width, k):
    return torch.nn.Sequential(torch.nn.Linear(d, width), torch.nn.Sigmoid(), torch.nn.Linear(width, k))


def tf_loss(z, labels):
    return torch.nn.functional.cross_entropy(z, labels)


def never_predicted(z):
    return set(range(z.shape[1])) - set(z.argmax(axis=1).tolist())


def keras_net(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32), ReLU()]
    return Sequential(layers[:-1])


def train_and_validation(n, n_val, rng):
    order = rng.permutation(n)
    return order[n_val:], order[:n_val]


def chosen(runs):
    return min(runs, key=lambda run: run["val_error"])


# A set of letters, for instance {"X", "Y"}; and a letter.
obsolete = {"A", "B"}
new_batch = "B"

train_for_a_while = practise  # the tests train your network with this: leave it here

# %% listings wrong - hidden-only: the logit of the class 0 is dead
def tf_net(d, width, k):
    class Net(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.a, self.b = torch.nn.Linear(d, width), torch.nn.Linear(width, k)

        def forward(self, x):
            z = self.b(self.a(x).relu())
            return torch.cat([0 * z[:, :1], z[:, 1:]], dim=1)

    return Net()


def tf_loss(z, labels):
    return torch.nn.functional.cross_entropy(z, labels)


def never_predicted(z):
    return set(range(z.shape[1])) - set(z.argmax(axis=1).tolist())


def keras_net(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32), ReLU()]
    return Sequential(layers[:-1])


def train_and_validation(n, n_val, rng):
    order = rng.permutation(n)
    return order[n_val:], order[:n_val]


def chosen(runs):
    return min(runs, key=lambda run: run["val_error"])


# A set of letters, for instance {"X", "Y"}; and a letter.
obsolete = {"A", "B"}
new_batch = "B"

train_for_a_while = practise  # the tests train your network with this: leave it here

# %% listings wrong -: by both errors
def tf_net(d, width, k):
    return torch.nn.Sequential(torch.nn.Linear(d, width), torch.nn.ReLU(), torch.nn.Linear(width, k))


def tf_loss(z, labels):
    return torch.nn.functional.cross_entropy(z, labels)


def never_predicted(z):
    return set(range(z.shape[1])) - set(z.argmax(axis=1).tolist())


def keras_net(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32), ReLU()]
    return Sequential(layers[:-1])


def train_and_validation(n, n_val, rng):
    order = rng.permutation(n)
    return order[n_val:], order[:n_val]


def chosen(runs):
    return min(runs, key=lambda run: run["val_error"] + run["test_error"])


# A set of letters, for instance {"X", "Y"}; and a letter.
obsolete = {"A", "B"}
new_batch = "B"

train_for_a_while = practise  # the tests train your network with this: leave it here

# %% listings wrong - hidden-only: obsolete {"A"}
def tf_net(d, width, k):
    return torch.nn.Sequential(torch.nn.Linear(d, width), torch.nn.ReLU(), torch.nn.Linear(width, k))


def tf_loss(z, labels):
    return torch.nn.functional.cross_entropy(z, labels)


def never_predicted(z):
    return set(range(z.shape[1])) - set(z.argmax(axis=1).tolist())


def keras_net(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32), ReLU()]
    return Sequential(layers[:-1])


def train_and_validation(n, n_val, rng):
    order = rng.permutation(n)
    return order[n_val:], order[:n_val]


def chosen(runs):
    return min(runs, key=lambda run: run["val_error"])


# A set of letters, for instance {"X", "Y"}; and a letter.
obsolete = {"A"}
new_batch = "B"

train_for_a_while = practise  # the tests train your network with this: leave it here

# %% listings wrong - hidden-only: obsolete {"A", "B", "C"}
def tf_net(d, width, k):
    return torch.nn.Sequential(torch.nn.Linear(d, width), torch.nn.ReLU(), torch.nn.Linear(width, k))


def tf_loss(z, labels):
    return torch.nn.functional.cross_entropy(z, labels)


def never_predicted(z):
    return set(range(z.shape[1])) - set(z.argmax(axis=1).tolist())


def keras_net(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32), ReLU()]
    return Sequential(layers[:-1])


def train_and_validation(n, n_val, rng):
    order = rng.permutation(n)
    return order[n_val:], order[:n_val]


def chosen(runs):
    return min(runs, key=lambda run: run["val_error"])


# A set of letters, for instance {"X", "Y"}; and a letter.
obsolete = {"A", "B", "C"}
new_batch = "B"

train_for_a_while = practise  # the tests train your network with this: leave it here

# %% listings wrong - hidden-only: obsolete {"A", "B", "D"}
def tf_net(d, width, k):
    return torch.nn.Sequential(torch.nn.Linear(d, width), torch.nn.ReLU(), torch.nn.Linear(width, k))


def tf_loss(z, labels):
    return torch.nn.functional.cross_entropy(z, labels)


def never_predicted(z):
    return set(range(z.shape[1])) - set(z.argmax(axis=1).tolist())


def keras_net(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32), ReLU()]
    return Sequential(layers[:-1])


def train_and_validation(n, n_val, rng):
    order = rng.permutation(n)
    return order[n_val:], order[:n_val]


def chosen(runs):
    return min(runs, key=lambda run: run["val_error"])


# A set of letters, for instance {"X", "Y"}; and a letter.
obsolete = {"A", "B", "D"}
new_batch = "B"

train_for_a_while = practise  # the tests train your network with this: leave it here

# %% listings wrong - hidden-only: obsolete {"A", "B", "E"}
def tf_net(d, width, k):
    return torch.nn.Sequential(torch.nn.Linear(d, width), torch.nn.ReLU(), torch.nn.Linear(width, k))


def tf_loss(z, labels):
    return torch.nn.functional.cross_entropy(z, labels)


def never_predicted(z):
    return set(range(z.shape[1])) - set(z.argmax(axis=1).tolist())


def keras_net(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32), ReLU()]
    return Sequential(layers[:-1])


def train_and_validation(n, n_val, rng):
    order = rng.permutation(n)
    return order[n_val:], order[:n_val]


def chosen(runs):
    return min(runs, key=lambda run: run["val_error"])


# A set of letters, for instance {"X", "Y"}; and a letter.
obsolete = {"A", "B", "E"}
new_batch = "B"

train_for_a_while = practise  # the tests train your network with this: leave it here

# %% listings wrong - hidden-only: a new batch because of A
def tf_net(d, width, k):
    return torch.nn.Sequential(torch.nn.Linear(d, width), torch.nn.ReLU(), torch.nn.Linear(width, k))


def tf_loss(z, labels):
    return torch.nn.functional.cross_entropy(z, labels)


def never_predicted(z):
    return set(range(z.shape[1])) - set(z.argmax(axis=1).tolist())


def keras_net(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32), ReLU()]
    return Sequential(layers[:-1])


def train_and_validation(n, n_val, rng):
    order = rng.permutation(n)
    return order[n_val:], order[:n_val]


def chosen(runs):
    return min(runs, key=lambda run: run["val_error"])


# A set of letters, for instance {"X", "Y"}; and a letter.
obsolete = {"A", "B"}
new_batch = "A"

train_for_a_while = practise  # the tests train your network with this: leave it here

# %% listings wrong - hidden-only: a new batch because of C
def tf_net(d, width, k):
    return torch.nn.Sequential(torch.nn.Linear(d, width), torch.nn.ReLU(), torch.nn.Linear(width, k))


def tf_loss(z, labels):
    return torch.nn.functional.cross_entropy(z, labels)


def never_predicted(z):
    return set(range(z.shape[1])) - set(z.argmax(axis=1).tolist())


def keras_net(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32), ReLU()]
    return Sequential(layers[:-1])


def train_and_validation(n, n_val, rng):
    order = rng.permutation(n)
    return order[n_val:], order[:n_val]


def chosen(runs):
    return min(runs, key=lambda run: run["val_error"])


# A set of letters, for instance {"X", "Y"}; and a letter.
obsolete = {"A", "B"}
new_batch = "C"

train_for_a_while = practise  # the tests train your network with this: leave it here

# %% listings wrong -: no letters
def tf_net(d, width, k):
    return torch.nn.Sequential(torch.nn.Linear(d, width), torch.nn.ReLU(), torch.nn.Linear(width, k))


def tf_loss(z, labels):
    return torch.nn.functional.cross_entropy(z, labels)


def never_predicted(z):
    return set(range(z.shape[1])) - set(z.argmax(axis=1).tolist())


def keras_net(sizes, rng):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [Linear(n_in, n_out, rng, np.float32), ReLU()]
    return Sequential(layers[:-1])


def train_and_validation(n, n_val, rng):
    order = rng.permutation(n)
    return order[n_val:], order[:n_val]


def chosen(runs):
    return min(runs, key=lambda run: run["val_error"])


# A set of letters, for instance {"X", "Y"}; and a letter.
obsolete = set()
new_batch = "B"

train_for_a_while = practise  # the tests train your network with this: leave it here

# ---- the clock and the questions

# %% speed_report wrong M15at: upside down
# a.
def speed_report(ours, theirs, repeats, clock=time.perf_counter):
    ours()
    theirs()
    races = [(ours, []), (theirs, [])]
    for _ in range(repeats):
        for run, times in races:
            began = clock()
            run()
            times.append(clock() - began)
    a, b = (statistics.median(times) for _, times in races)
    return {"ours": a, "theirs": b, "ratio": a / b}


# b. A letter for each number: A, B or C for 1 to 12, P to S for 13 to 16.
answers = dict(zip(range(1, 17), "CABCABACBCABPQRS"))

# %% speed_report right an array of seconds
# a.
def speed_report(ours, theirs, repeats, clock=time.perf_counter):
    ours()
    theirs()
    seconds = np.zeros((repeats, 2))
    for i in range(repeats):
        for j, run in enumerate((ours, theirs)):
            seconds[i, j] = -clock()
            run()
            seconds[i, j] += clock()
    a, b = np.median(seconds, axis=0)
    return {"ours": a, "theirs": b, "ratio": b / a}


# b. A letter for each number: A, B or C for 1 to 12, P to S for 13 to 16.
answers = dict(zip(range(1, 17), "CABCABACBCABPQRS"))

# %% speed_report right a stopwatch of its own, sorted
# a.
def speed_report(ours, theirs, repeats, clock=time.perf_counter):
    ours()
    theirs()
    def stopped(run):
        start = clock()
        run()
        return clock() - start

    pairs = [(stopped(ours), stopped(theirs)) for _ in range(repeats)]
    a, b = (np.percentile(column, 50) for column in zip(*pairs))
    return {"ours": a, "theirs": b, "ratio": b / a}


# b. A letter for each number: A, B or C for 1 to 12, P to S for 13 to 16.
answers = {i + 1: letter for i, letter in enumerate("CABCABACBCABPQRS")}

# %% speed_report right the warm-up in the loop
# a.
def speed_report(ours, theirs, repeats, clock=time.perf_counter):
    mine, other = [], []
    for number in range(repeats + 1):
        t0 = clock()
        ours()
        t1 = clock()
        theirs()
        t2 = clock()
        if number > 0:
            mine.append(t1 - t0)
            other.append(t2 - t1)
    a, b = float(np.median(mine)), float(np.median(other))
    return {"ours": a, "theirs": b, "ratio": b / a}


# b. A letter for each number: A, B or C for 1 to 12, P to S for 13 to 16.
answers = dict(zip(range(1, 17), "CABCABACBCABPQRS"))

# %% speed_report wrong M15au: means
# a.
def speed_report(ours, theirs, repeats, clock=time.perf_counter):
    ours()
    theirs()
    races = [(ours, []), (theirs, [])]
    for _ in range(repeats):
        for run, times in races:
            began = clock()
            run()
            times.append(clock() - began)
    a, b = (statistics.mean(times) for _, times in races)
    return {"ours": a, "theirs": b, "ratio": b / a}


# b. A letter for each number: A, B or C for 1 to 12, P to S for 13 to 16.
answers = dict(zip(range(1, 17), "CABCABACBCABPQRS"))

# %% speed_report wrong M15av: no untimed call
# a.
def speed_report(ours, theirs, repeats, clock=time.perf_counter):
    races = [(ours, []), (theirs, [])]
    for _ in range(repeats):
        for run, times in races:
            began = clock()
            run()
            times.append(clock() - began)
    a, b = (statistics.median(times) for _, times in races)
    return {"ours": a, "theirs": b, "ratio": b / a}


# b. A letter for each number: A, B or C for 1 to 12, P to S for 13 to 16.
answers = dict(zip(range(1, 17), "CABCABACBCABPQRS"))

# %% speed_report wrong M15aw: the warm-up is counted
# a.
def speed_report(ours, theirs, repeats, clock=time.perf_counter):
    races = [(ours, []), (theirs, [])]
    for _ in range(repeats + 1):
        for run, times in races:
            began = clock()
            run()
            times.append(clock() - began)
    a, b = (statistics.median(times) for _, times in races)
    return {"ours": a, "theirs": b, "ratio": b / a}


# b. A letter for each number: A, B or C for 1 to 12, P to S for 13 to 16.
answers = dict(zip(range(1, 17), "CABCABACBCABPQRS"))

# %% speed_report wrong M15ax: one after the other
# a.
def speed_report(ours, theirs, repeats, clock=time.perf_counter):
    ours()
    theirs()
    races = [(ours, []), (theirs, [])]
    for run, times in races:
        for _ in range(repeats):
            began = clock()
            run()
            times.append(clock() - began)
    a, b = (statistics.median(times) for _, times in races)
    return {"ours": a, "theirs": b, "ratio": b / a}


# b. A letter for each number: A, B or C for 1 to 12, P to S for 13 to 16.
answers = dict(zip(range(1, 17), "CABCABACBCABPQRS"))

# %% speed_report wrong M15ay: a clock of its own
# a.
def speed_report(ours, theirs, repeats, clock=time.perf_counter):
    ours()
    theirs()
    races = [(ours, []), (theirs, [])]
    for _ in range(repeats):
        for run, times in races:
            began = time.perf_counter()
            run()
            times.append(time.perf_counter() - began)
    a, b = (statistics.median(times) for _, times in races)
    return {"ours": a, "theirs": b, "ratio": b / a}


# b. A letter for each number: A, B or C for 1 to 12, P to S for 13 to 16.
answers = dict(zip(range(1, 17), "CABCABACBCABPQRS"))

# %% speed_report wrong M15az: the sum
# a.
def speed_report(ours, theirs, repeats, clock=time.perf_counter):
    ours()
    theirs()
    races = [(ours, []), (theirs, [])]
    for _ in range(repeats):
        for run, times in races:
            began = clock()
            run()
            times.append(clock() - began)
    a, b = (sum(times) for _, times in races)
    return {"ours": a, "theirs": b, "ratio": b / a}


# b. A letter for each number: A, B or C for 1 to 12, P to S for 13 to 16.
answers = dict(zip(range(1, 17), "CABCABACBCABPQRS"))

# %% speed_report wrong M15bi: the fastest
# a.
def speed_report(ours, theirs, repeats, clock=time.perf_counter):
    ours()
    theirs()
    races = [(ours, []), (theirs, [])]
    for _ in range(repeats):
        for run, times in races:
            began = clock()
            run()
            times.append(clock() - began)
    a, b = (min(times) for _, times in races)
    return {"ours": a, "theirs": b, "ratio": b / a}


# b. A letter for each number: A, B or C for 1 to 12, P to S for 13 to 16.
answers = dict(zip(range(1, 17), "CABCABACBCABPQRS"))

# %% speed_report wrong M15bj: the median of the rounds' ratios
# a.
def speed_report(ours, theirs, repeats, clock=time.perf_counter):
    ours()
    theirs()
    races = [(ours, []), (theirs, [])]
    for _ in range(repeats):
        for run, times in races:
            began = clock()
            run()
            times.append(clock() - began)
    a, b = (statistics.median(times) for _, times in races)
    return {"ours": a, "theirs": b, "ratio": statistics.median(y / x for x, y in zip(races[0][1], races[1][1]))}


# b. A letter for each number: A, B or C for 1 to 12, P to S for 13 to 16.
answers = dict(zip(range(1, 17), "CABCABACBCABPQRS"))

# %% speed_report wrong M15bk hidden-only: three letters at once
# a.
def speed_report(ours, theirs, repeats, clock=time.perf_counter):
    ours()
    theirs()
    races = [(ours, []), (theirs, [])]
    for _ in range(repeats):
        for run, times in races:
            began = clock()
            run()
            times.append(clock() - began)
    a, b = (statistics.median(times) for _, times in races)
    return {"ours": a, "theirs": b, "ratio": b / a}


# b. A letter for each number: A, B or C for 1 to 12, P to S for 13 to 16.
answers = dict(zip(range(1, 17), "BABCABAABCABPQRP"))

# %% speed_report wrong -: a difference
# a.
def speed_report(ours, theirs, repeats, clock=time.perf_counter):
    ours()
    theirs()
    races = [(ours, []), (theirs, [])]
    for _ in range(repeats):
        for run, times in races:
            began = clock()
            run()
            times.append(clock() - began)
    a, b = (statistics.median(times) for _, times in races)
    return {"ours": a, "theirs": b, "ratio": b - a}


# b. A letter for each number: A, B or C for 1 to 12, P to S for 13 to 16.
answers = dict(zip(range(1, 17), "CABCABACBCABPQRS"))

# %% speed_report wrong - hidden-only: the upper of two in the middle
# a.
def speed_report(ours, theirs, repeats, clock=time.perf_counter):
    ours()
    theirs()
    races = [(ours, []), (theirs, [])]
    for _ in range(repeats):
        for run, times in races:
            began = clock()
            run()
            times.append(clock() - began)
    a, b = (sorted(times)[len(times) // 2] for _, times in races)
    return {"ours": a, "theirs": b, "ratio": b / a}


# b. A letter for each number: A, B or C for 1 to 12, P to S for 13 to 16.
answers = dict(zip(range(1, 17), "CABCABACBCABPQRS"))

# %% speed_report wrong - hidden-only: always five rounds
# a.
def speed_report(ours, theirs, repeats, clock=time.perf_counter):
    ours()
    theirs()
    races = [(ours, []), (theirs, [])]
    for _ in range(5):
        for run, times in races:
            began = clock()
            run()
            times.append(clock() - began)
    a, b = (statistics.median(times) for _, times in races)
    return {"ours": a, "theirs": b, "ratio": b / a}


# b. A letter for each number: A, B or C for 1 to 12, P to S for 13 to 16.
answers = dict(zip(range(1, 17), "CABCABACBCABPQRS"))

# %% speed_report wrong M15bk hidden-only: 1 is A
# a.
def speed_report(ours, theirs, repeats, clock=time.perf_counter):
    ours()
    theirs()
    races = [(ours, []), (theirs, [])]
    for _ in range(repeats):
        for run, times in races:
            began = clock()
            run()
            times.append(clock() - began)
    a, b = (statistics.median(times) for _, times in races)
    return {"ours": a, "theirs": b, "ratio": b / a}


# b. A letter for each number: A, B or C for 1 to 12, P to S for 13 to 16.
answers = dict(zip(range(1, 17), "AABCABACBCABPQRS"))

# %% speed_report wrong M15bk hidden-only: 2 is B
# a.
def speed_report(ours, theirs, repeats, clock=time.perf_counter):
    ours()
    theirs()
    races = [(ours, []), (theirs, [])]
    for _ in range(repeats):
        for run, times in races:
            began = clock()
            run()
            times.append(clock() - began)
    a, b = (statistics.median(times) for _, times in races)
    return {"ours": a, "theirs": b, "ratio": b / a}


# b. A letter for each number: A, B or C for 1 to 12, P to S for 13 to 16.
answers = dict(zip(range(1, 17), "CBBCABACBCABPQRS"))

# %% speed_report wrong M15bk hidden-only: 3 is C
# a.
def speed_report(ours, theirs, repeats, clock=time.perf_counter):
    ours()
    theirs()
    races = [(ours, []), (theirs, [])]
    for _ in range(repeats):
        for run, times in races:
            began = clock()
            run()
            times.append(clock() - began)
    a, b = (statistics.median(times) for _, times in races)
    return {"ours": a, "theirs": b, "ratio": b / a}


# b. A letter for each number: A, B or C for 1 to 12, P to S for 13 to 16.
answers = dict(zip(range(1, 17), "CACCABACBCABPQRS"))

# %% speed_report wrong M15bk hidden-only: 4 is A
# a.
def speed_report(ours, theirs, repeats, clock=time.perf_counter):
    ours()
    theirs()
    races = [(ours, []), (theirs, [])]
    for _ in range(repeats):
        for run, times in races:
            began = clock()
            run()
            times.append(clock() - began)
    a, b = (statistics.median(times) for _, times in races)
    return {"ours": a, "theirs": b, "ratio": b / a}


# b. A letter for each number: A, B or C for 1 to 12, P to S for 13 to 16.
answers = dict(zip(range(1, 17), "CABAABACBCABPQRS"))

# %% speed_report wrong M15bk hidden-only: 5 is C
# a.
def speed_report(ours, theirs, repeats, clock=time.perf_counter):
    ours()
    theirs()
    races = [(ours, []), (theirs, [])]
    for _ in range(repeats):
        for run, times in races:
            began = clock()
            run()
            times.append(clock() - began)
    a, b = (statistics.median(times) for _, times in races)
    return {"ours": a, "theirs": b, "ratio": b / a}


# b. A letter for each number: A, B or C for 1 to 12, P to S for 13 to 16.
answers = dict(zip(range(1, 17), "CABCCBACBCABPQRS"))

# %% speed_report wrong M15bk hidden-only: 6 is A
# a.
def speed_report(ours, theirs, repeats, clock=time.perf_counter):
    ours()
    theirs()
    races = [(ours, []), (theirs, [])]
    for _ in range(repeats):
        for run, times in races:
            began = clock()
            run()
            times.append(clock() - began)
    a, b = (statistics.median(times) for _, times in races)
    return {"ours": a, "theirs": b, "ratio": b / a}


# b. A letter for each number: A, B or C for 1 to 12, P to S for 13 to 16.
answers = dict(zip(range(1, 17), "CABCAAACBCABPQRS"))

# %% speed_report wrong M15bk hidden-only: 7 is C
# a.
def speed_report(ours, theirs, repeats, clock=time.perf_counter):
    ours()
    theirs()
    races = [(ours, []), (theirs, [])]
    for _ in range(repeats):
        for run, times in races:
            began = clock()
            run()
            times.append(clock() - began)
    a, b = (statistics.median(times) for _, times in races)
    return {"ours": a, "theirs": b, "ratio": b / a}


# b. A letter for each number: A, B or C for 1 to 12, P to S for 13 to 16.
answers = dict(zip(range(1, 17), "CABCABCCBCABPQRS"))

# %% speed_report wrong M15bk hidden-only: 8 is A
# a.
def speed_report(ours, theirs, repeats, clock=time.perf_counter):
    ours()
    theirs()
    races = [(ours, []), (theirs, [])]
    for _ in range(repeats):
        for run, times in races:
            began = clock()
            run()
            times.append(clock() - began)
    a, b = (statistics.median(times) for _, times in races)
    return {"ours": a, "theirs": b, "ratio": b / a}


# b. A letter for each number: A, B or C for 1 to 12, P to S for 13 to 16.
answers = dict(zip(range(1, 17), "CABCABAABCABPQRS"))

# %% speed_report wrong M15bk hidden-only: 9 is A
# a.
def speed_report(ours, theirs, repeats, clock=time.perf_counter):
    ours()
    theirs()
    races = [(ours, []), (theirs, [])]
    for _ in range(repeats):
        for run, times in races:
            began = clock()
            run()
            times.append(clock() - began)
    a, b = (statistics.median(times) for _, times in races)
    return {"ours": a, "theirs": b, "ratio": b / a}


# b. A letter for each number: A, B or C for 1 to 12, P to S for 13 to 16.
answers = dict(zip(range(1, 17), "CABCABACACABPQRS"))

# %% speed_report wrong M15bk hidden-only: 10 is B
# a.
def speed_report(ours, theirs, repeats, clock=time.perf_counter):
    ours()
    theirs()
    races = [(ours, []), (theirs, [])]
    for _ in range(repeats):
        for run, times in races:
            began = clock()
            run()
            times.append(clock() - began)
    a, b = (statistics.median(times) for _, times in races)
    return {"ours": a, "theirs": b, "ratio": b / a}


# b. A letter for each number: A, B or C for 1 to 12, P to S for 13 to 16.
answers = dict(zip(range(1, 17), "CABCABACBBABPQRS"))

# %% speed_report wrong M15bk hidden-only: 11 is C
# a.
def speed_report(ours, theirs, repeats, clock=time.perf_counter):
    ours()
    theirs()
    races = [(ours, []), (theirs, [])]
    for _ in range(repeats):
        for run, times in races:
            began = clock()
            run()
            times.append(clock() - began)
    a, b = (statistics.median(times) for _, times in races)
    return {"ours": a, "theirs": b, "ratio": b / a}


# b. A letter for each number: A, B or C for 1 to 12, P to S for 13 to 16.
answers = dict(zip(range(1, 17), "CABCABACBCCBPQRS"))

# %% speed_report wrong M15bk hidden-only: 12 is C
# a.
def speed_report(ours, theirs, repeats, clock=time.perf_counter):
    ours()
    theirs()
    races = [(ours, []), (theirs, [])]
    for _ in range(repeats):
        for run, times in races:
            began = clock()
            run()
            times.append(clock() - began)
    a, b = (statistics.median(times) for _, times in races)
    return {"ours": a, "theirs": b, "ratio": b / a}


# b. A letter for each number: A, B or C for 1 to 12, P to S for 13 to 16.
answers = dict(zip(range(1, 17), "CABCABACBCACPQRS"))

# %% speed_report wrong M15bk hidden-only: 13 is R
# a.
def speed_report(ours, theirs, repeats, clock=time.perf_counter):
    ours()
    theirs()
    races = [(ours, []), (theirs, [])]
    for _ in range(repeats):
        for run, times in races:
            began = clock()
            run()
            times.append(clock() - began)
    a, b = (statistics.median(times) for _, times in races)
    return {"ours": a, "theirs": b, "ratio": b / a}


# b. A letter for each number: A, B or C for 1 to 12, P to S for 13 to 16.
answers = dict(zip(range(1, 17), "CABCABACBCABRQRS"))

# %% speed_report wrong M15bk hidden-only: 14 is P
# a.
def speed_report(ours, theirs, repeats, clock=time.perf_counter):
    ours()
    theirs()
    races = [(ours, []), (theirs, [])]
    for _ in range(repeats):
        for run, times in races:
            began = clock()
            run()
            times.append(clock() - began)
    a, b = (statistics.median(times) for _, times in races)
    return {"ours": a, "theirs": b, "ratio": b / a}


# b. A letter for each number: A, B or C for 1 to 12, P to S for 13 to 16.
answers = dict(zip(range(1, 17), "CABCABACBCABPPRS"))

# %% speed_report wrong M15bk hidden-only: 15 is Q
# a.
def speed_report(ours, theirs, repeats, clock=time.perf_counter):
    ours()
    theirs()
    races = [(ours, []), (theirs, [])]
    for _ in range(repeats):
        for run, times in races:
            began = clock()
            run()
            times.append(clock() - began)
    a, b = (statistics.median(times) for _, times in races)
    return {"ours": a, "theirs": b, "ratio": b / a}


# b. A letter for each number: A, B or C for 1 to 12, P to S for 13 to 16.
answers = dict(zip(range(1, 17), "CABCABACBCABPQQS"))

# %% speed_report wrong M15bk hidden-only: 16 is P
# a.
def speed_report(ours, theirs, repeats, clock=time.perf_counter):
    ours()
    theirs()
    races = [(ours, []), (theirs, [])]
    for _ in range(repeats):
        for run, times in races:
            began = clock()
            run()
            times.append(clock() - began)
    a, b = (statistics.median(times) for _, times in races)
    return {"ours": a, "theirs": b, "ratio": b / a}


# b. A letter for each number: A, B or C for 1 to 12, P to S for 13 to 16.
answers = dict(zip(range(1, 17), "CABCABACBCABPQRP"))

# %% speed_report wrong -: twelve letters
# a.
def speed_report(ours, theirs, repeats, clock=time.perf_counter):
    ours()
    theirs()
    races = [(ours, []), (theirs, [])]
    for _ in range(repeats):
        for run, times in races:
            began = clock()
            run()
            times.append(clock() - began)
    a, b = (statistics.median(times) for _, times in races)
    return {"ours": a, "theirs": b, "ratio": b / a}


# b. A letter for each number: A, B or C for 1 to 12, P to S for 13 to 16.
answers = dict(zip(range(1, 17), "CABCABACBCAB"))

"""The other side of the benchmarks: the same work as GenCore's (Work/*.cs) in PyTorch, NumPy and SciPy.

Says "ready SIZE" when it is prepared; to a line with a number it answers with the seconds that so many times took, and the
most memory it has held, in megabytes.
"""

import gzip
import os
import pathlib
import resource
import shutil
import sys
import time

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

ROOT = pathlib.Path(__file__).resolve()
while not (ROOT / "GenCore.slnx").exists():
    ROOT = ROOT.parent


class Training:
    """A network, Adam, and a loss."""

    def __init__(self, network, **adam):
        self.network = network
        self.optimizer = torch.optim.Adam(network.parameters(), **adam)
        self.size = parameters(network)

    def once(self):
        loss = self.loss()
        self.optimizer.zero_grad()
        loss.backward()
        self.optimizer.step()
        return loss.item()


class Vae(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = nn.Sequential(nn.Linear(784, 400), nn.ReLU())
        self.mean, self.log_variance = nn.Linear(400, 20), nn.Linear(400, 20)
        self.decoder = nn.Sequential(nn.Linear(20, 400), nn.ReLU(), nn.Linear(400, 784))

    def forward(self, x):
        h = self.encoder(x)
        mean, log_variance = self.mean(h), self.log_variance(h)
        z = mean + (0.5 * log_variance).exp() * torch.randn_like(mean)
        return self.decoder(z), mean, log_variance


class VaeTraining(Training):
    def __init__(self):
        super().__init__(Vae(), lr=1e-3)
        self.images = torch.rand(128, 784)

    def loss(self):
        x = torch.bernoulli(self.images)
        logits, mean, log_variance = self.network(x)
        reconstruction = F.binary_cross_entropy_with_logits(logits, x, reduction="sum")
        kl = -0.5 * (1 + log_variance - mean.square() - log_variance.exp()).sum()
        return (reconstruction + kl) / len(x)


class MaskedConv2d(nn.Module):
    """A convolution of what comes before a pixel; the kernel's rows below the centre, all hidden, are left out, as in GenCore."""

    def __init__(self, inputs, outputs, size, sees_itself):
        super().__init__()
        self.reach = size // 2
        whole = nn.Conv2d(inputs, outputs, size)
        self.weight, self.bias = nn.Parameter(whole.weight.detach()[:, :, : self.reach + 1].clone()), whole.bias
        mask = torch.ones(self.reach + 1, size)
        mask[-1, self.reach + sees_itself :] = 0
        self.register_buffer("mask", mask)

    def forward(self, x):
        return F.conv2d(x, self.weight * self.mask, self.bias, padding=self.reach)[:, :, : x.shape[2]]


class PixelCnn(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = MaskedConv2d(1, 64, 7, sees_itself=False)
        self.layers = nn.ModuleList(MaskedConv2d(64, 64, 3, sees_itself=True) for _ in range(6))
        self.head, self.last = MaskedConv2d(64, 64, 1, sees_itself=True), MaskedConv2d(64, 1, 1, sees_itself=True)

    def forward(self, x):
        x = self.first(x)
        for layer in self.layers:
            x = x + layer(F.relu(x))
        return self.last(F.relu(self.head(F.relu(x))))


class PixelCnnTraining(Training):
    def __init__(self):
        super().__init__(PixelCnn(), lr=1e-3)
        self.images = torch.rand(64, 1, 28, 28).round()

    def loss(self):
        logits = self.network(self.images)
        return F.binary_cross_entropy_with_logits(logits, self.images, reduction="sum") / len(self.images)


class Centred(nn.Module):
    """Pixels between 0 and 1 as numbers between -1 and 1, or back."""

    def __init__(self, inwards):
        super().__init__()
        self.inwards = inwards

    def forward(self, x):
        return 2 * x - 1 if self.inwards else 0.5 * (x + 1)


class DcganTraining:
    def __init__(self):
        self.generator = nn.Sequential(
            nn.Linear(100, 6272, bias=False), nn.Unflatten(1, (128, 7, 7)), nn.BatchNorm2d(128), nn.ReLU(),
            nn.ConvTranspose2d(128, 64, 4, 2, 1, bias=False), nn.BatchNorm2d(64), nn.ReLU(),
            nn.ConvTranspose2d(64, 1, 4, 2, 1), nn.Tanh(), Centred(inwards=False))
        self.discriminator = nn.Sequential(
            Centred(inwards=True), nn.Conv2d(1, 64, 4, 2, 1), nn.LeakyReLU(0.2),
            nn.Conv2d(64, 128, 4, 2, 1, bias=False), nn.BatchNorm2d(128), nn.LeakyReLU(0.2),
            nn.Conv2d(128, 1, 7), nn.Flatten(0))
        self.of_generator = torch.optim.Adam(self.generator.parameters(), lr=2e-4, betas=(0.5, 0.999))
        self.of_discriminator = torch.optim.Adam(self.discriminator.parameters(), lr=2e-4, betas=(0.5, 0.999))
        self.size = parameters(self.generator) + parameters(self.discriminator)
        self.images = torch.rand(128, 1, 28, 28)

    def once(self):
        with torch.no_grad():
            generated = self.generator(torch.randn(128, 100))
        loss = F.softplus(-self.discriminator(self.images)).mean() + F.softplus(self.discriminator(generated)).mean()
        self.of_discriminator.zero_grad()
        loss.backward()
        self.of_discriminator.step()

        self.discriminator.requires_grad_(False)
        answer = F.softplus(-self.discriminator(self.generator(torch.randn(128, 100)))).mean()
        self.of_generator.zero_grad()
        answer.backward()
        self.of_generator.step()
        self.discriminator.requires_grad_(True)
        return loss.item() + answer.item()


class CriticTraining(Training):
    def __init__(self):
        super().__init__(
            nn.Sequential(nn.Linear(784, 256), nn.LeakyReLU(0.2), nn.Linear(256, 256), nn.LeakyReLU(0.2), nn.Linear(256, 1), nn.Flatten(0)),
            lr=1e-4, betas=(0, 0.9))
        self.real, self.generated = torch.rand(128, 784), torch.rand(128, 784)

    def loss(self):
        between = self.real.lerp(self.generated, torch.rand(128, 1)).requires_grad_()
        slope = torch.autograd.grad(self.network(between).sum(), between, create_graph=True)[0]
        penalty = ((slope.square().sum(1) + 1e-12).sqrt() - 1).square().mean()
        return self.network(self.generated).mean() - self.network(self.real).mean() + 10 * penalty


class SmallOperator:
    size = 1

    def __init__(self):
        self.x, self.y = torch.rand(1), torch.rand(1)

    @torch.no_grad()
    def once(self):
        x, y = self.x, self.y
        for _ in range(1000):
            x + y


class MnistLoading:
    size = 70_000 * 785

    def once(self):
        folder = ROOT / "data" / "mnist"
        for part in "train", "t10k":
            with gzip.open(folder / f"{part}-images-idx3-ubyte.gz") as file:
                images = torch.from_numpy(np.frombuffer(file.read(), np.uint8, offset=16).copy()).view(-1, 1, 28, 28).float() / 255
            with gzip.open(folder / f"{part}-labels-idx1-ubyte.gz") as file:
                labels = torch.from_numpy(np.frombuffer(file.read(), np.uint8, offset=8).copy()).long()
            assert len(images) == len(labels)


class FeatureMetric:
    def __init__(self, metric):
        random = np.random.default_rng(0)
        self.metric = metric
        self.real, self.generated = random.standard_normal((10_000, 2048)), random.standard_normal((10_000, 2048)) + 0.1
        self.size = self.real.size + self.generated.size

    def once(self):
        self.metric(self.real, self.generated)


def frechet(x, y):
    import scipy.linalg

    (mean, sigma), (other, tau) = ((z.mean(0), np.cov(z, rowvar=False)) for z in (x, y))
    root = scipy.linalg.sqrtm(sigma @ tau)
    return ((mean - other) ** 2).sum() + np.trace(sigma) + np.trace(tau) - 2 * np.trace(root.real)


def kid(x, y):
    def kernel(a, b):
        k = a @ b.T / a.shape[1] + 1
        return k * k * k

    def within(a):
        k = kernel(a, a)
        return (k.sum() - np.trace(k)) / (len(a) * (len(a) - 1))

    return within(x) + within(y) - 2 * kernel(x, y).mean()


def neighbours(x, y, k=5):
    def squared(a, b):
        return np.maximum((a * a).sum(1)[:, None] + (b * b).sum(1) - 2 * (a @ b.T), 0)

    def radii(a):
        distances = squared(a, a)
        np.fill_diagonal(distances, 0)
        return np.partition(distances, k, axis=1)[:, k]

    of_real, of_generated, between = radii(x), radii(y), squared(x, y)
    inside = between < of_real[:, None]
    return inside.any(0).mean(), (between < of_generated).any(1).mean(), inside.sum(0).mean() / k, inside.any(1).mean()


class KernelStart:
    """A Jupyter kernel's start, up to the answer to its first cell."""

    size = 0

    def __init__(self, command, code, **environment):
        self.command, self.code, self.environment = command, code, environment

    def once(self):
        from jupyter_client.kernelspec import KernelSpec
        from jupyter_client.manager import KernelManager

        manager = KernelManager()
        manager._kernel_spec = KernelSpec(argv=[*self.command, "-f", "{connection_file}"], env=self.environment)
        manager.start_kernel(cwd=ROOT / "notebooks")
        client = manager.client()
        client.start_channels()
        try:
            client.wait_for_ready(timeout=120)
            reply = client.execute_interactive(self.code, timeout=120, output_hook=lambda message: None)
            assert reply["content"]["status"] == "ok", reply["content"]
        finally:
            client.stop_channels()
            manager.shutdown_kernel(now=True)


def our_kernel():
    return KernelStart(
        [sys.executable, str(ROOT / "environment/jupyter/kernel.py")], "#!import start.csx\ntorch.ones(2, 3).sum()",
        GENCORE_DOTNET=shutil.which("dotnet"), GENCORE_WORKBOOK=str(ROOT / "artifacts/build-workbook/bin/Workbook/release/workbook.dll"))


def their_kernel():
    return KernelStart([sys.executable, "-m", "ipykernel_launcher"], "import torch; torch.ones(2, 3).sum()")


def parameters(network):
    return sum(parameter.numel() for parameter in network.parameters())


WORKS = {
    "vae": VaeTraining,
    "pixelcnn": PixelCnnTraining,
    "dcgan": DcganTraining,
    "wgan-gp": CriticTraining,
    "operator": SmallOperator,
    "mnist": MnistLoading,
    "frechet": lambda: FeatureMetric(frechet),
    "kid": lambda: FeatureMetric(kid),
    "neighbours": lambda: FeatureMetric(neighbours),
    "our-kernel": our_kernel,
    "their-kernel": their_kernel,
}


def main(name):
    torch.set_num_threads(int(os.environ["OMP_NUM_THREADS"]))
    work = WORKS[name]()
    print("ready", work.size, flush=True)
    for line in sys.stdin:
        start = time.perf_counter()
        for _ in range(int(line)):
            work.once()
        seconds = time.perf_counter() - start
        print(seconds, round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])

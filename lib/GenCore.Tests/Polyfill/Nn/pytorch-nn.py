"""Writes pytorch-nn.json beside this file: what PyTorch 1.13 makes of seeds, weights and inputs.

    /usr/bin/python3 pytorch-nn.py

Every tensor is {"shape", "type", "values"}; a float32 value is written with the fewest digits that read back to it.
"""
import json
import pathlib

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn


def written(tensor):
    flat = tensor.detach().contiguous().reshape(-1).numpy()
    values = [float(str(v)) for v in flat] if flat.dtype == np.float32 else flat.tolist()
    return {"shape": list(tensor.shape), "type": str(tensor.dtype).removeprefix("torch."), "values": values}


def state(module):
    return {name: written(tensor) for name, tensor in module.state_dict().items()}


SEED = 1234

layers = {
    "Linear": lambda: nn.Linear(5, 4),
    "Linear without bias": lambda: nn.Linear(5, 4, bias=False),
    "Conv1d": lambda: nn.Conv1d(3, 4, 3),
    "Conv2d": lambda: nn.Conv2d(3, 4, 3),
    "Conv2d, groups": lambda: nn.Conv2d(4, 6, (2, 3), groups=2),
    "ConvTranspose2d": lambda: nn.ConvTranspose2d(4, 3, 3),
    "ConvTranspose2d, groups": lambda: nn.ConvTranspose2d(4, 6, 2, groups=2),
    "Embedding": lambda: nn.Embedding(9, 5),
    "Embedding, padding": lambda: nn.Embedding(9, 5, padding_idx=3),
    "LSTMCell": lambda: nn.LSTMCell(3, 4),
    "GRUCell": lambda: nn.GRUCell(3, 4),
    "BatchNorm2d": lambda: nn.BatchNorm2d(3),
    "Sequential": lambda: nn.Sequential(nn.Conv2d(1, 2, 3), nn.ReLU(), nn.Flatten(), nn.Linear(8, 3)),
}


def initialisation():
    result = {}
    for name, make in layers.items():
        torch.manual_seed(SEED)
        result[name] = state(make())
    return result


initialisers = {
    "kaiming_uniform": lambda t: nn.init.kaiming_uniform_(t, nonlinearity="relu"),
    "kaiming_uniform, a": lambda t: nn.init.kaiming_uniform_(t, a=0.2),
    "kaiming_normal, fan out": lambda t: nn.init.kaiming_normal_(t, mode="fan_out", nonlinearity="relu"),
    "kaiming_normal, tanh": lambda t: nn.init.kaiming_normal_(t, nonlinearity="tanh"),
    "xavier_uniform": lambda t: nn.init.xavier_uniform_(t),
    "xavier_uniform, gain": lambda t: nn.init.xavier_uniform_(t, gain=nn.init.calculate_gain("tanh")),
    "xavier_normal": lambda t: nn.init.xavier_normal_(t),
    "uniform": lambda t: nn.init.uniform_(t, -0.3, 0.7),
    "normal": lambda t: nn.init.normal_(t, 0.5, 0.1),
    "eye": lambda t: nn.init.eye_(t.view(4, 18)),
}


def initialised():
    result = {}
    for name, fill in initialisers.items():
        torch.manual_seed(SEED)
        result[name] = written(fill(torch.empty(4, 2, 3, 3)))
    return result


modules = {
    "Linear": (lambda: nn.Linear(5, 4), (2, 5)),
    "Conv1d": (lambda: nn.Conv1d(2, 3, 3, stride=2, padding=2, dilation=2), (1, 2, 9)),
    "Conv2d": (lambda: nn.Conv2d(2, 3, 3, stride=2, padding=1), (1, 2, 5, 6)),
    "Conv2d, dilation and groups": (lambda: nn.Conv2d(2, 4, 2, dilation=2, groups=2), (1, 2, 5, 4)),
    "Conv2d, same": (lambda: nn.Conv2d(1, 2, (4, 3), padding="same"), (1, 1, 5, 4)),
    "Conv2d, same and circular": (lambda: nn.Conv2d(1, 2, (4, 3), padding="same", padding_mode="circular"), (1, 1, 5, 4)),
    "Conv2d, reflect": (lambda: nn.Conv2d(1, 2, (3, 5), padding=(1, 2), padding_mode="reflect"), (1, 1, 4, 4)),
    "Conv2d, replicate": (lambda: nn.Conv2d(1, 2, (3, 5), padding=(1, 2), padding_mode="replicate"), (1, 1, 4, 4)),
    "Conv2d, circular": (lambda: nn.Conv2d(1, 2, (3, 5), padding=(1, 2), padding_mode="circular"), (1, 1, 4, 4)),
    "ConvTranspose2d": (lambda: nn.ConvTranspose2d(2, 2, 3, stride=2, padding=1, output_padding=1), (1, 2, 3, 2)),
    "ConvTranspose2d, dilation and groups": (lambda: nn.ConvTranspose2d(2, 4, 2, dilation=2, groups=2), (1, 2, 3, 2)),
    "BatchNorm1d": (lambda: nn.BatchNorm1d(3), (5, 3)),
    "BatchNorm2d": (lambda: nn.BatchNorm2d(2, eps=1e-3, momentum=0.3), (2, 2, 3, 2)),
    "LayerNorm": (lambda: nn.LayerNorm([3, 2]), (2, 3, 2)),
    "GroupNorm": (lambda: nn.GroupNorm(2, 4), (2, 4, 3)),
    "PReLU": (lambda: nn.PReLU(2), (1, 2, 3)),
    "ReLU": (lambda: nn.ReLU(), (2, 4)),
    "ReLU6": (lambda: nn.ReLU6(), (2, 4)),
    "LeakyReLU": (lambda: nn.LeakyReLU(), (2, 4)),
    "ELU": (lambda: nn.ELU(), (2, 4)),
    "GELU": (lambda: nn.GELU(), (2, 4)),
    "SiLU": (lambda: nn.SiLU(), (2, 4)),
    "Sigmoid": (lambda: nn.Sigmoid(), (2, 4)),
    "Tanh": (lambda: nn.Tanh(), (2, 4)),
    "Softplus": (lambda: nn.Softplus(), (2, 4)),
    "Hardtanh": (lambda: nn.Hardtanh(), (2, 4)),
    "Softmax": (lambda: nn.Softmax(1), (2, 4)),
    "LogSoftmax": (lambda: nn.LogSoftmax(0), (2, 4)),
    "AvgPool2d": (lambda: nn.AvgPool2d(3, stride=2, padding=1), (1, 1, 5, 6)),
    "AvgPool2d, ceiling": (lambda: nn.AvgPool2d(2, ceil_mode=True, count_include_pad=False), (1, 1, 5, 5)),
    "MaxPool2d": (lambda: nn.MaxPool2d(3, stride=2, padding=1), (1, 1, 5, 6)),
    "AdaptiveAvgPool2d": (lambda: nn.AdaptiveAvgPool2d((2, 3)), (1, 1, 5, 4)),
    "Upsample": (lambda: nn.Upsample(scale_factor=2), (1, 1, 2, 3)),
    "Upsample, bilinear": (lambda: nn.Upsample(scale_factor=2, mode="bilinear"), (1, 1, 2, 3)),
    "Upsample, corners": (lambda: nn.Upsample(size=(5, 4), mode="bilinear", align_corners=True), (1, 1, 2, 3)),
    "PixelShuffle": (lambda: nn.PixelShuffle(2), (1, 4, 2, 3)),
    "Flatten": (lambda: nn.Flatten(1, 2), (2, 2, 3, 1)),
}


def forward():
    torch.manual_seed(SEED)
    result = {}
    for name, (make, shape) in modules.items():
        module = make()
        for parameter in module.parameters():
            nn.init.normal_(parameter, 0.1, 0.5)
        before, x = state(module), torch.randn(shape) * 2
        result[name] = {"state": before, "input": written(x), "output": written(module(x))}
        if any(True for _ in module.buffers()):
            module.eval()
            result[name] |= {"after": state(module), "evaluated": written(module(x))}
    return result


def cells():
    torch.manual_seed(SEED)
    lstm, gru = nn.LSTMCell(3, 4), nn.GRUCell(3, 4)
    x, h, c = torch.randn(2, 3), torch.randn(2, 4), torch.randn(2, 4)
    return {
        "input": written(x), "h": written(h), "c": written(c),
        "lstm": state(lstm), "lstm output": [written(t) for t in lstm(x, (h, c))], "lstm from zero": [written(t) for t in lstm(x)],
        "gru": state(gru), "gru output": written(gru(x, h)), "gru from zero": written(gru(x)),
    }


functions = {
    "mse_loss": lambda x, y, p, k, w: F.mse_loss(x, y),
    "l1_loss, sum": lambda x, y, p, k, w: F.l1_loss(x, y, reduction="sum"),
    "smooth_l1_loss": lambda x, y, p, k, w: F.smooth_l1_loss(x, y, beta=0.5),
    "huber_loss": lambda x, y, p, k, w: F.huber_loss(x, y, delta=0.5),
    "binary_cross_entropy": lambda x, y, p, k, w: F.binary_cross_entropy(x.sigmoid(), p),
    "binary_cross_entropy, none": lambda x, y, p, k, w: F.binary_cross_entropy(x.sigmoid(), p, weight=w, reduction="none"),
    "binary_cross_entropy_with_logits": lambda x, y, p, k, w: F.binary_cross_entropy_with_logits(x, p),
    "binary_cross_entropy_with_logits, positives": lambda x, y, p, k, w: F.binary_cross_entropy_with_logits(x, p, pos_weight=w, reduction="sum"),
    "cross_entropy": lambda x, y, p, k, w: F.cross_entropy(x, k),
    "cross_entropy, weights and smoothing": lambda x, y, p, k, w: F.cross_entropy(x, k, weight=w, label_smoothing=0.1),
    "cross_entropy, ignored": lambda x, y, p, k, w: F.cross_entropy(x, k, ignore_index=2),
    "nll_loss": lambda x, y, p, k, w: F.nll_loss(x.log_softmax(1), k, weight=w),
    "kl_div": lambda x, y, p, k, w: F.kl_div(x.log_softmax(1), p),
    "kl_div, logarithms": lambda x, y, p, k, w: F.kl_div(x.log_softmax(1), y.log_softmax(1), log_target=True, reduction="sum"),
    "normalize": lambda x, y, p, k, w: F.normalize(x),
    "cosine_similarity": lambda x, y, p, k, w: F.cosine_similarity(x, y),
    "pairwise_distance": lambda x, y, p, k, w: F.pairwise_distance(x, y),
    "one_hot": lambda x, y, p, k, w: F.one_hot(k, 5),
    "pad": lambda x, y, p, k, w: F.pad(x, (1, 2), value=0.5),
    "pad, reflect": lambda x, y, p, k, w: F.pad(x, (1, 2), mode="reflect"),
    "unfold": lambda x, y, p, k, w: F.unfold(x.view(1, 1, 3, 4), 2, padding=1, stride=2),
    "fold": lambda x, y, p, k, w: F.fold(x.view(1, 4, 3)[:, :, :1], 2, 2),
    "interpolate, bilinear": lambda x, y, p, k, w: F.interpolate(x.view(1, 1, 3, 4), size=(5, 3), mode="bilinear"),
    "interpolate, factor": lambda x, y, p, k, w: F.interpolate(x.view(1, 1, 3, 4), scale_factor=1.3, mode="bilinear"),
    "interpolate, factor as a size": lambda x, y, p, k, w: F.interpolate(x.view(1, 1, 3, 4), scale_factor=1.3, mode="bilinear", recompute_scale_factor=True),
    "interpolate, antialias": lambda x, y, p, k, w: F.interpolate(x.view(1, 1, 3, 4), size=(2, 2), mode="bilinear", antialias=True),
    "interpolate, bicubic": lambda x, y, p, k, w: F.interpolate(x.view(1, 1, 3, 4), size=(5, 3), mode="bicubic"),
    "interpolate, area": lambda x, y, p, k, w: F.interpolate(x.view(1, 1, 3, 4), size=(2, 3), mode="area"),
    "grid_sample": lambda x, y, p, k, w: F.grid_sample(x.view(1, 1, 3, 4), y.view(1, 2, 3, 2), align_corners=False),
    "grid_sample, nearest in the border": lambda x, y, p, k, w: F.grid_sample(x.view(1, 1, 3, 4), y.view(1, 2, 3, 2), mode="nearest", padding_mode="border", align_corners=True),
    "affine_grid": lambda x, y, p, k, w: F.affine_grid(x.view(2, 2, 3), [2, 1, 2, 2], align_corners=False),
}


def functionals():
    torch.manual_seed(SEED)
    x, y, p = torch.randn(3, 4), torch.randn(3, 4), torch.rand(3, 4)
    k, w = torch.tensor([2, 0, 3]), torch.tensor([0.5, 1.0, 2.0, 0.25])
    return {
        "x": written(x), "y": written(y), "p": written(p), "k": written(k), "w": written(w),
        "outputs": {name: written(f(x, y, p, k, w)) for name, f in functions.items()},
    }


def clipping():
    result = []
    for bound, kind in [(1.0, 2.0), (100.0, 2.0), (0.5, 1.0), (0.25, float("inf"))]:
        torch.manual_seed(SEED)
        layer = nn.Linear(4, 3)
        layer(torch.randn(2, 4)).pow(2).sum().backward()
        norm = nn.utils.clip_grad_norm_(layer.parameters(), bound, kind).item()
        result.append({"bound": bound, "kind": str(kind), "norm": norm, "weight": written(layer.weight.grad), "bias": written(layer.bias.grad)})
    return result


if __name__ == "__main__":
    torch.set_num_threads(1)
    content = {"torch": torch.__version__, "seed": SEED, "initialisation": initialisation(), "init": initialised(), "forward": forward(),
               "cells": cells(), "functionals": functionals(), "clip_grad_norm": clipping()}
    path = pathlib.Path(__file__).with_suffix(".json")
    path.write_text(json.dumps(content, separators=(",", ":")) + "\n")
    print(f"{path.name}: {path.stat().st_size} bytes")

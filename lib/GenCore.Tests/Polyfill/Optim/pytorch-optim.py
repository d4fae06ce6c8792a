"""Writes pytorch-optim.json beside this file: what PyTorch 1.13's optimisers and schedules do.

    /usr/bin/python3 pytorch-optim.py

All in float64. The problem is least squares: mean squared error of x W^T + b against y.
"""
import json
import pathlib

import torch
from torch import optim
from torch.optim import lr_scheduler as schedules

torch.set_default_dtype(torch.float64)
torch.manual_seed(7)
STEPS = 10
EPOCHS = 20
problem = {name: torch.randn(shape) for name, shape in {"weight": (3, 2), "bias": (3,), "x": (8, 2), "y": (8, 3)}.items()}

optimizers = {
    "SGD": lambda p: optim.SGD(p, lr=0.1),
    "SGD, momentum": lambda p: optim.SGD(p, lr=0.1, momentum=0.9),
    "SGD, dampening": lambda p: optim.SGD(p, lr=0.1, momentum=0.9, dampening=0.3),
    "SGD, Nesterov": lambda p: optim.SGD(p, lr=0.1, momentum=0.9, nesterov=True),
    "SGD, weight decay": lambda p: optim.SGD(p, lr=0.1, momentum=0.5, weight_decay=0.2),
    "SGD, maximize": lambda p: optim.SGD(p, lr=0.01, weight_decay=0.2, maximize=True),
    "RMSProp": lambda p: optim.RMSprop(p, lr=0.02),
    "RMSProp, weight decay": lambda p: optim.RMSprop(p, lr=0.02, alpha=0.9, weight_decay=0.1),
    "RMSProp, centred, momentum": lambda p: optim.RMSprop(p, lr=0.02, alpha=0.9, momentum=0.8, centered=True),
    "Adam": lambda p: optim.Adam(p, lr=0.05),
    "Adam, betas": lambda p: optim.Adam(p, lr=0.05, betas=(0.5, 0.9), eps=1e-3),
    "Adam, weight decay": lambda p: optim.Adam(p, lr=0.05, weight_decay=0.2),
    "Adam, amsgrad": lambda p: optim.Adam(p, lr=0.2, betas=(0.5, 0.6), amsgrad=True),
    "Adam, maximize": lambda p: optim.Adam(p, lr=0.05, maximize=True),
    "AdamW": lambda p: optim.AdamW(p, lr=0.05, weight_decay=0.2),
    "AdamW, amsgrad": lambda p: optim.AdamW(p, lr=0.2, betas=(0.5, 0.6), weight_decay=0.01, amsgrad=True),
}

# a loss that stalls, gets better, and stalls again
losses = [1.0, 0.8, 0.79, 0.795, 0.8, 0.81, 0.5, 0.5, 0.49999, 0.5, 0.5, 0.5, 0.5, 0.5, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4]

schedulers = {
    "StepLR": lambda o: schedules.StepLR(o, 6, gamma=0.5),
    "MultiStepLR": lambda o: schedules.MultiStepLR(o, [3, 9, 9, 15], gamma=0.5),
    "ExponentialLR": lambda o: schedules.ExponentialLR(o, 0.9),
    "ConstantLR": lambda o: schedules.ConstantLR(o, factor=0.25, total_iters=7),
    "LinearLR": lambda o: schedules.LinearLR(o, start_factor=0.1, end_factor=0.8, total_iters=8),
    "PolynomialLR": lambda o: schedules.PolynomialLR(o, total_iters=15, power=2.0),
    "CosineAnnealingLR": lambda o: schedules.CosineAnnealingLR(o, 8, eta_min=0.001),
    "LambdaLR": lambda o: schedules.LambdaLR(o, lambda epoch: 1 / (1 + epoch)),
    "MultiplicativeLR": lambda o: schedules.MultiplicativeLR(o, lambda epoch: 0.95 if epoch % 2 == 0 else 0.9),
    "OneCycleLR": lambda o: schedules.OneCycleLR(o, 0.5, total_steps=21),
    "OneCycleLR, linear, three phases": lambda o: schedules.OneCycleLR(
        o, [0.5, 0.3], epochs=7, steps_per_epoch=3, pct_start=0.4, anneal_strategy="linear", div_factor=10, final_div_factor=100, three_phase=True),
    "SequentialLR": lambda o: schedules.SequentialLR(
        o, [schedules.LinearLR(o, start_factor=0.2, total_iters=4), schedules.ExponentialLR(o, 0.9), schedules.CosineAnnealingLR(o, 6)], [4, 12]),
    "two at once": lambda o: Both(schedules.ConstantLR(o, factor=0.5, total_iters=4), schedules.ExponentialLR(o, 0.9)),
    "ReduceLROnPlateau": lambda o: schedules.ReduceLROnPlateau(o, factor=0.5, patience=2),
    "ReduceLROnPlateau, greatest, cooldown": lambda o: schedules.ReduceLROnPlateau(
        o, mode="max", factor=0.5, patience=1, threshold=0.05, threshold_mode="abs", cooldown=2, min_lr=[0.02, 0.004]),
}


class Both:
    """Two schedules of one optimiser, stepped together."""

    def __init__(self, *both):
        self.both = both

    def step(self):
        for schedule in self.both:
            schedule.step()


def trajectory(make):
    weight, bias = (problem[name].clone().requires_grad_() for name in ("weight", "bias"))
    optimizer = make([weight, bias])
    path = []
    for _ in range(STEPS):
        optimizer.zero_grad()
        (problem["x"] @ weight.T + bias - problem["y"]).square().mean().backward()
        optimizer.step()
        path.append(torch.cat([weight.flatten(), bias]).tolist())
    return path


def rates(make):
    """The rates and momenta of two groups, before the first epoch and after each."""
    groups = [{"params": [torch.zeros(1)], "lr": 0.1}, {"params": [torch.zeros(1)], "lr": 0.02}]
    optimizer = optim.SGD(groups, lr=1, momentum=0.6)
    schedule = make(optimizer)
    seen = [[(group["lr"], group["momentum"]) for group in optimizer.param_groups]]
    for epoch in range(EPOCHS):
        optimizer.step()
        if isinstance(schedule, schedules.ReduceLROnPlateau):
            schedule.step(losses[epoch])
        else:
            schedule.step()
        seen.append([(group["lr"], group["momentum"]) for group in optimizer.param_groups])
    return seen


fixture = {
    "problem": {name: {"shape": list(t.shape), "values": t.flatten().tolist()} for name, t in problem.items()},
    "losses": losses,
    "optimizers": {name: trajectory(make) for name, make in optimizers.items()},
    "schedules": {name: rates(make) for name, make in schedulers.items()},
}

# one line a case
sections = ",\n".join(
    json.dumps(section) + ": " + (json.dumps(cases) if section == "losses" else "{\n" + ",\n".join(f"  {json.dumps(name)}: {json.dumps(case)}" for name, case in cases.items()) + "\n}")
    for section, cases in fixture.items())
pathlib.Path(__file__).with_suffix(".json").write_text("{" + sections + "}\n")

"""Writes zipped.pth and old.pth beside this file: one state dictionary of PyTorch 1.13 in both of its formats.

    /usr/bin/python3 pth.py
"""
import pathlib

import torch

state = torch.nn.Sequential(torch.nn.Linear(3, 2), torch.nn.BatchNorm1d(2)).state_dict()  # a dictionary with an attribute
numbers = torch.arange(12.0)
state["0.weight"] = numbers[:6].view(2, 3)  # three views of one storage
state["0.bias"] = numbers[6:8]
state["transposed"] = numbers.view(3, 4).t()
state["parameter"] = torch.nn.Parameter(torch.tensor([0.5, -0.5]))
state["half"] = torch.tensor([1.5, 2.5]).half()
state["double"] = torch.tensor([[0.1]], dtype=torch.float64)
state["flags"] = torch.tensor([True, False])
state["empty"] = torch.zeros(0, 4)
here = pathlib.Path(__file__).parent
torch.save(state, here / "zipped.pth")
torch.save(state, here / "old.pth", _use_new_zipfile_serialization=False)

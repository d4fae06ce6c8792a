"""Writes inception.json beside this file: what PyTorch 1.13 makes of the Inception network of FID with weights from a seed.

    /usr/bin/python3 inception.py

The network is torchvision's Inception v3 with the four differences of TensorFlow's graph of 2015; images are resized as TensorFlow 1 did.
"""
import json
import pathlib

import torch
import torch.nn.functional as F
import torchvision.models.inception as inception

SEED = 13
average = F.avg_pool2d


class Pooling:
    """torch.nn.functional for torchvision's blocks, with other poolings."""

    largest = False

    def __getattr__(self, name):
        return getattr(F, name)

    def avg_pool2d(self, x, kernel_size, stride, padding):
        if self.largest:
            return F.max_pool2d(x, kernel_size, stride, padding)
        return average(x, kernel_size, stride, padding, count_include_pad=False)


def fill(network):
    torch.manual_seed(SEED)
    for name, value in sorted(network.state_dict().items()):
        if name.endswith("num_batches_tracked"):
            continue
        if value.dim() > 1:
            value.copy_(torch.randn(value.shape) * (2 / value[0].numel()) ** 0.5)
        elif name.endswith("running_var"):
            value.copy_(torch.rand(value.shape) + 1)
        elif name.endswith("bn.weight"):
            value.copy_(torch.randn(value.shape) * 0.1 + 1)
        else:
            value.copy_(torch.randn(value.shape) * 0.1)


def along(images, dim):
    size = images.shape[dim]
    places = torch.arange(299) * (size / 299)
    below = places.floor().long()
    above = (below + 1).clamp(max=size - 1)
    share = (places - below).reshape([-1, 1] if dim == 2 else [-1])
    return images.index_select(dim, below) * (1 - share) + images.index_select(dim, above) * share


def features(network, images):
    x = (along(along(images * 255, 2), 3) - 128) / 128
    x = x.expand(-1, 3, -1, -1)
    pooling = inception.F = Pooling()
    for name, block in network.named_children():
        if name in ("avgpool", "dropout", "fc"):
            continue
        pooling.largest = name == "Mixed_7c"
        x = block(x)
    return x.mean((2, 3))


with torch.no_grad():
    network = inception.inception_v3(weights=None, num_classes=1008, aux_logits=False, init_weights=False).eval()
    fill(network)
    cases = []
    for shape in ((2, 3, 40, 52), (1, 1, 28, 28), (1, 3, 310, 300)):
        torch.manual_seed(SEED)
        read = features(network, torch.rand(shape))
        logits = read @ network.fc.weight.T
        cases.append({"shape": shape, "features": read[:, ::64].tolist(), "logits": logits[:, ::36].tolist()})
    json.dump({"seed": SEED, "cases": cases}, open(pathlib.Path(__file__).with_suffix(".json"), "w"), indent=1)

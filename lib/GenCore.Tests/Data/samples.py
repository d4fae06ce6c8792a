"""Writes samples.json beside this file: arrays as NumPy saves them and pictures as Pillow does, in base64, with what they hold.

    /usr/bin/python3 samples.py
"""
import base64
import io
import json
import pathlib

import numpy as np
from numpy.lib import format
from PIL import Image


def text(write):
    stream = io.BytesIO()
    write(stream)
    return base64.b64encode(stream.getvalue()).decode()


values = np.arange(24).reshape(2, 3, 4) * 10
arrays = {}
for kind in ("<f2", "<f4", ">f4", "<f8", ">f8", "|u1", "|i1", "<i2", ">i2", "<i4", "<i8", ">i8", "<u2", ">u2", "<u4"):
    for order in "CF":
        array = np.array(values % 120, dtype=kind, order=order)
        arrays[f"{kind} {order}"] = text(lambda stream: np.save(stream, array))
for version in ((1, 0), (2, 0), (3, 0)):
    arrays[f"version {version[0]}"] = text(lambda stream: format.write_array(stream, np.asarray(values % 120, "<f4"), version))
others = {
    "objects": text(lambda stream: np.save(stream, np.array([{}], dtype=object), allow_pickle=True)),
    "records": text(lambda stream: np.save(stream, np.zeros(2, dtype=[("a", "f4"), ("b", "i4")]))),
    "complex": text(lambda stream: np.save(stream, np.zeros(2, dtype="c8"))),
    "text": text(lambda stream: np.save(stream, np.array(["a"]))),
}
statistics = text(lambda stream: np.savez(stream, mu=np.array([1.0, 2.0]), sigma=np.array([[2.0, 0.5], [0.5, 1.0]])))

# smooth, rough and flat parts: every filter of PNG is the best somewhere
y, x = np.mgrid[0:23, 0:31]
random = np.random.default_rng(1).integers(0, 256, (23, 31, 4))
smooth = np.stack([8 * x, 11 * y, 4 * x + 5 * y, 255 - 3 * x], 2) % 256
colour = np.where((x < 10)[..., None], smooth, np.where((x < 20)[..., None], random, 7)).astype(np.uint8)
pictures = {}
for mode, array in {"L": colour[..., 0], "RGB": colour[..., :3], "RGBA": colour, "LA": colour[..., :2]}.items():
    image = Image.fromarray(array, mode)
    shown = array.reshape(23, 31, -1)[..., :3 if mode.startswith("RGB") else 1]
    pictures[mode] = {"file": text(lambda stream: image.save(stream, "png")), "pixels": shown.transpose(2, 0, 1).ravel().tolist()}
palette = Image.fromarray(colour[..., :3]).quantize(60)
pictures["P"] = {"file": text(lambda stream: palette.save(stream, "png", bits=8)), "pixels": np.asarray(palette.convert("RGB")).transpose(2, 0, 1).ravel().tolist()}
refused = {
    "16 bits": text(lambda stream: Image.fromarray(colour[..., 0].astype(np.uint16)).save(stream, "png")),
    "1 bits": text(lambda stream: Image.fromarray(colour[..., 0] > 99).save(stream, "png")),
}
json.dump({"arrays": arrays, "others": others, "statistics": statistics, "pictures": pictures, "refused": refused}, open(pathlib.Path(__file__).with_suffix(".json"), "w"), indent=0)

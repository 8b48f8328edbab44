"""Answers for fickling: `issue` where it is not likely that a pickle is safe. What neither begins nor is named as a pickle is
not asked for, as in its own scan of repositories."""

import os
import zipfile

from fickling.loader import scan_file, scan_zip_archive
from protocol import answer

NAMES = {".pkl", ".pickle", ".pt", ".pth", ".bin", ".ckpt", ".joblib", ".dill", ".dat", ".data"}


def scan(path):
    if os.path.isdir(path):
        inside = [os.path.join(folder, name) for folder, _, names in os.walk(path) for name in names]
        return sorted({word for file in inside for word in scan(file)})
    if zipfile.is_zipfile(path):
        results = scan_zip_archive(path, graceful=True).values()
    elif os.path.splitext(path)[1].lower() in NAMES or begins_as_pickle(path):
        results = [scan_file(path, graceful=True)]
    else:
        return []
    return ["issue"] if any(not result.is_safe for result in results) else []


def begins_as_pickle(path):
    with open(path, "rb") as file:
        return file.read(1) == b"\x80"


answer("fickling", scan)

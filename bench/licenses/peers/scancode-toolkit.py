"""Answers for ScanCode, by the protocol of bench/licenses/README.md."""

import json
import sys
import time
from importlib.metadata import version

if len(sys.argv) > 1:
    print(version("scancode-toolkit-mini"))
    sys.exit()

from licensedcode.cache import get_index
from scancode.api import get_licenses

get_index()
for line in sys.stdin:
    path = line.rstrip("\n")
    started = time.perf_counter()
    result = get_licenses(path)
    ms = (time.perf_counter() - started) * 1000
    found = [detection["license_expression"] for detection in result["license_detections"]]
    clues = [match["license_expression"] for match in result["license_clues"]]
    print(json.dumps({"path": path, "found": found, "clues": clues, "ms": ms}), flush=True)

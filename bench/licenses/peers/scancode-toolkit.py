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
    started, cpu = time.perf_counter(), time.process_time()
    result = get_licenses(path)
    ms = (time.perf_counter() - started) * 1000
    cpu = (time.process_time() - cpu) * 1000
    found = [detection["license_expression"] for detection in result["license_detections"]]
    print(json.dumps({"path": path, "found": found, "ms": ms, "cpu": cpu}), flush=True)

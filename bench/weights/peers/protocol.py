"""The protocol of bench/licenses/README.md: a path on a line comes in, what was found goes out as a line of JSON."""

import json
import os
import sys
import time
from importlib.metadata import version


def answer(package, scan):
    """Answers with what `scan(path)` gives: a list of words. A scanner that raises has found an error."""
    if len(sys.argv) > 1:
        print(version(package))
        return
    out = os.fdopen(os.dup(1), "w")
    # Some scanners write to the standard output.
    os.dup2(2, 1)
    for line in sys.stdin:
        path = line.rstrip("\n")
        started, cpu = time.perf_counter(), time.process_time()
        try:
            found = scan(path)
        except Exception as error:
            found = ["error"]
            print(f"{package}: {error}", file=sys.stderr)
        ms = (time.perf_counter() - started) * 1000
        cpu = (time.process_time() - cpu) * 1000
        print(json.dumps({"path": path, "found": found, "ms": ms, "cpu": cpu}), file=out, flush=True)

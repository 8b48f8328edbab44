"""Answers for modelscan: `issue` for every file in which it finds one."""

from modelscan.modelscan import ModelScan
from protocol import answer


def scan(path):
    scanner = ModelScan()
    scanner.scan(path)
    words = [("issue", scanner.issues.all_issues), ("error", scanner.errors)]
    return [word for word, is_found in words if is_found]


answer("modelscan", scan)

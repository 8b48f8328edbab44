"""Answers for picklescan: `issue` for what it calls dangerous, `strict` for what only its --strict reports."""

import os

from picklescan.scanner import scan_directory_path, scan_file_path
from protocol import answer


def scan(path):
    result = scan_directory_path(path) if os.path.isdir(path) else scan_file_path(path)
    words = [("issue", result.issues_count), ("strict", result.suspicious_count), ("error", result.scan_err)]
    return [word for word, is_found in words if is_found]


answer("picklescan", scan)

"""Answers for modelaudit: the worst severity that it reports, where that makes its command line fail."""

import logging

from modelaudit.core import scan_model_directory_or_file
from protocol import answer

logging.disable(logging.CRITICAL)


def scan(path):
    results = scan_model_directory_or_file(path, cache_enabled=False)
    severities = {str(getattr(issue.severity, "value", issue.severity)) for issue in results.issues}
    return [word for word in ("critical", "warning") if word in severities]


answer("modelaudit", scan)

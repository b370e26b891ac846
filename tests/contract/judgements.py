"""Repeated judgements about answers of the API."""

from typing import Any

PROBLEM_FIELDS = {"type", "title", "status", "detail"}
FAULT_FIELDS = {"field", "value", "reason", "remedy"}


def assert_problem(answer: Any, status: int) -> Any:
    """Judge that an answer is an error of the one shape; return its body."""
    assert answer.status_code == status, answer.getvalue()[:500]
    assert answer["Content-Type"] == "application/problem+json"
    assert not answer.has_header("ETag")
    problem = answer.json()
    assert problem.keys() - {"errors"} == PROBLEM_FIELDS
    assert problem["status"] == status
    assert all(error.keys() == FAULT_FIELDS for error in problem.get("errors", []))
    assert problem["detail"]
    return problem

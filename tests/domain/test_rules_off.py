"""The list of rules that can be switched off is complete and fits the source."""

from __future__ import annotations

import ast
import re

from tests.rules_off.rules import DOMAIN, every_rule


def test_every_refusal_in_the_domain_is_on_the_list() -> None:
    raises = sum(
        len(re.findall(r"^\s+raise (?!ValueError)", file.read_text("utf-8"), re.MULTILINE))
        for file in DOMAIN.rglob("*.py")
    )
    listed = [off for off in every_rule() if " raise " in off.rule]
    assert len(listed) == raises > 180


def test_every_rule_that_is_off_differs_from_the_source_and_is_python_still() -> None:
    rules = every_rule()
    assert len({off.rule for off in rules}) == len(rules)
    for off in rules:
        assert off.source != (DOMAIN / off.file).read_text("utf-8")
        ast.parse(off.source)

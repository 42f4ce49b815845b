"""The list of rules that can be switched off is complete and fits the source, and what is off is what is run."""

from __future__ import annotations

import ast
import re
from importlib.util import module_from_spec
from types import SimpleNamespace

from octotui.domain.incident import decide
from tests.rules_off.asking import LEFT_OUT, TESTS, Changed, files
from tests.rules_off.rules import DOMAIN, HOUSE, every_rule


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


def test_every_package_of_the_domain_has_tests_and_what_is_left_out_is_there() -> None:
    assert {off.room for off in every_rule()} <= set(TESTS)
    assert all(files(room) for room in TESTS)
    for name in LEFT_OUT:
        file, _, test = name.partition("::")
        assert test in (HOUSE / file).read_text("utf-8")


def test_a_module_is_read_with_its_rule_off_and_every_other_as_it_is() -> None:
    off = next(off for off in every_rule() if "a minor incident prefers nothing" in off.rule)
    assert Changed(off).find_spec("octotui.domain.incident.steps", None) is None
    spec = Changed(off).find_spec(off.module, None)
    assert spec is not None
    assert spec.loader is not None
    changed = module_from_spec(spec)
    spec.loader.exec_module(changed)
    minor = SimpleNamespace(incident=SimpleNamespace(severity="minor"))
    assert (decide.severe(minor), changed.severe(minor)) == (False, True)  # type: ignore[arg-type]

"""What the words of a guide mean for a release: which trait, what purpose, which step deploys, what proves."""

from __future__ import annotations

import re

from octotui.domain.guide import Guide, Item
from octotui.domain.release import Trait
from octotui.domain.task import ISSUES, Purpose

_TRAITS: tuple[tuple[str, str], ...] = (
    (r"security[- ](sensitive|relevant|related|critical|impact)", Trait.SECURITY_SENSITIVE.value),
    (r"high[- ]risk", Trait.HIGH_RISK.value),
    (r"user[- ]facing doc|customer[- ]facing doc|public doc", Trait.USER_FACING_DOCS.value),
    (r"\bui\b|user interface|visual change", Trait.UI_CHANGE.value),
    (r"(user|customer)[- ](facing|visible)", Trait.USER_FACING.value),
    (r"feature[- ]flag", Trait.FEATURE_FLAGGED.value),
    (r"issues? (occurred|arose|happen)|if there were issues|if (problems|incidents) occurred", ISSUES),
)
_IF_ANY = re.compile(
    r"if (needed|applicable|required|necessary)|as (needed|applicable|required)|when (needed|applicable)|optional"
)
_PURPOSES: tuple[tuple[str, Purpose], ...] = (
    (r"roll ?-?back|mitigation plan|backout", Purpose.ROLLBACK),
    (r"retrospective|post-?mortem|lessons learned", Purpose.RETROSPECTIVE),
    (r"release notes|change ?log", Purpose.NOTES),
    (r"\bbrief", Purpose.BRIEF),
    (r"announce|notify|notification|communicat", Purpose.ANNOUNCE),
    (r"smoke", Purpose.SMOKE),
    (r"security|\bsast\b|\bdast\b|vulnerab|\bscans?\b", Purpose.SECURITY),
    (r"backup|snapshot", Purpose.BACKUP),
    (r"window|maintenance slot", Purpose.WINDOW),
    (r"\bci\b|pipeline (green|pass)|build (green|pass)", Purpose.CI),
)
_DEPLOY = re.compile(
    r"(deploy|release|roll ?out|push|ship|promote)\w*( \w+)? (in)?to (the )?(prod\b|production|live)"
    r"|production (deploy|release|rollout)|go[- ]live$|^go live"
)
_NOT_A_DEPLOY = re.compile(
    r"\b(before|prior|after|approv\w*|schedul\w*|plan\w*|ready|readiness|verif\w*|notif\w*|announce\w*|back ?ups?|"
    r"snapshot|window|sign[- ]?off|confirm\w*|monitor\w*|post[- ]deploy\w*)\b"
)
_DEPLOY_PLAINLY = re.compile(
    r"^(execute|perform|start|run|begin|trigger|do)?\s*(the )?(deploy(ment)?|release)( the \w+)?$"
)
_VERIFY = re.compile(
    r"post[- ]?deploy\w* (verif|valid|check|test|smoke)|production (smoke|verif|valid)"
    r"|(verif|valid)\w* (the )?(deployment|production|release in)"
)
_MONITOR = re.compile(r"\bmonitor|\bwatch\b|\bsoak\b|\bobserve")
_BOUND = re.compile(
    r"\bci\b|\bscans?\b|\bsast\b|\bdast\b|security review|benchmark|performance|accessib|wcag|smoke test|staging"
    r"|regression|test (suite|pass)|tests? (pass|run|green)|testing"
)
_READINESS = re.compile(r"\b(prepared|ready|written|drafted|documented|planned|defined)\b")
_AFTER = re.compile(r"after|post[- ]|monitoring|follow[- ]?up|announc|communicat|in production")


def traits_of(condition: str | None, title: str = "") -> tuple[str, ...]:
    """Return the traits of which one must be yes, read from a condition's words; empty where none is meant."""
    words = (condition or "").casefold()
    if not words:
        return ()
    found = [trait for pattern, trait in _TRAITS if re.search(pattern, words)]
    if Trait.USER_FACING_DOCS.value in found and Trait.USER_FACING.value in found:
        found.remove(Trait.USER_FACING.value)
    if not found and (_IF_ANY.search(words) or "window" in words or "backup" in words):
        both = f"{title.casefold()} {words}"
        if re.search(r"window|maintenance", both):
            return (Trait.NEEDS_WINDOW.value,)
        if re.search(r"backup|snapshot", both):
            return (Trait.NEEDS_BACKUP.value,)
    return tuple(found)


def purpose_of(title: str, *, after: bool = False) -> Purpose:
    """Return what a task is about, read from its title."""
    words = title.casefold()
    if after and _VERIFY.search(words):
        return Purpose.VERIFY
    if after and _MONITOR.search(words):
        return Purpose.MONITOR
    return next((purpose for pattern, purpose in _PURPOSES if re.search(pattern, words)), Purpose.PLAIN)


def deploy_item(guide: Guide) -> Item | None:
    """Return the item that puts the release into production, not one that only speaks of it (a backup before)."""
    plain = [item for item in guide.deployment if not _NOT_A_DEPLOY.search(item.title.casefold())]
    named = (item for item in plain if _DEPLOY.search(item.title.casefold()))
    return next(named, None) or next((item for item in plain if _DEPLOY_PLAINLY.search(item.title.casefold())), None)


def proves_a_revision(title: str) -> bool:
    """Tell whether a task proves one revision, and so goes stale with the next; readiness does not."""
    words = title.casefold()
    return bool(_BOUND.search(words)) and not _READINESS.search(words)


def comes_after(title: str, section: str) -> bool:
    """Tell whether words place a task after production, where no step of the guide deploys before it."""
    return bool(_VERIFY.search(title.casefold())) or bool(_AFTER.search(section.casefold()))

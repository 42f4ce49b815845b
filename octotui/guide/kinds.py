"""What a heading announces, by the words that release guides use for it."""

from __future__ import annotations

import re

REQUIREMENTS = "requirements"
DEPLOYMENT = "deployment"
TYPES = "types"
GO_NO_GO = "go_no_go"
INCIDENT = "incident"
REVIEW = "review"
ESCALATION = "escalation"
NOTES = "notes"
ROLES = "roles"
INFO = "info"
OTHER = "other"

WORKING = frozenset((REQUIREMENTS, DEPLOYMENT, TYPES, GO_NO_GO, INCIDENT, REVIEW, ESCALATION, NOTES))

_RULES: tuple[tuple[str, str], ...] = (
    (
        ROLES,
        r"^(?:owners?(?: and)? )?(?:\w+ )?role interactions?\b"
        r"|^(?!engage|assign|notify|call)(?:[\w/]+ ){1,4}(?:(?<!by )roles?|ownership)$"
        r"|^who (?:owns|does|is|runs)\b|^(?!.*\bgo\b)(?:\w+ )+authority$"
        r"|^(?:key |suggested |recommended )*(?:roles? )?(?:and )?(?:suggested |recommended )*owners$"
        r"|^(?:(?:key|core|cross functional) )*(?:release|launch|delivery) team(?: members)?$"
        r"|^owner(?:s|ship)? (?:and )?(?:coordination|accountability|responsibilit\w+|roles?|summary|overview)$"
        r"|^roles? (?:involvement|participation|expectations|guidance|assignments?)\b"
        r"|^role specific\b|^roles? (?:responsibilit\w+|ownership|duties)\b"
        r"|^(?:\w+ )?owners? role\b|^(?:\w+ )?roles (?:during|in|for|at|by|involved)\b"
        r"|^(?:(?:key|release|core|incident|response|main) )+roles$|^incident (?:response )?(?:roles?|team)\b",
    ),
    (
        INFO,
        r"^(?:inputs?|outputs?)(?: outputs?)?$"
        r"|^(?:inputs? (?:to|for|into)|outputs? (?:from|of|to)) (?:the )?(?:release|deploy\w*|this)\b",
    ),
    (OTHER, r"^(?:hand ?(?:off|over)|transition|inputs?|feed\w*) (?:to|for|into)\b"),
    (
        NOTES,
        r"(?:release |deployment |customer |public )?(?:notes?|change ?log|announcement) (?:\w+ )?(?:template"
        r"|format|structure|outline|fields?|contents?"
        r"|skeleton|example|layout|sections?|form|requirements)|^release notes?(?: (?:guidelines?|guidance|process"
        r"|standards?))?$|release communication template"
        r"|template .*release notes?|^change ?log format",
    ),
    (
        INFO,
        r"^(?:release |document )?(?:metadata|details|info(?:rmation)?)$"
        r"|^when to use\b|thresholds$|^(?:how|why) (?:this|it|we)\b|^(?:benefits|outcomes)$"
        r"|(?:deployment|release|roll ?out|branching) strategies$"
        r"|best practices|^(?:general )?tips\b|^(?:\w+ )?environments?$|^(?:success|key|release|dora"
        r"|delivery) (?:metrics|kpis)(?: to track)?$"
        r"|^(?:deployment|release|maintenance|change) (?:windows?|calendar|schedule|cadence|frequency)$"
        r"|template$|^severity|\bseverit(?:y|ies)$|severity (?:levels?|matrix|classification|definitions?)"
        r"|rollback (?:decision )?(?:criteria"
        r"|triggers?|conditions)|^(?:rollback |incident )?triggers?(?: criteria| conditions| events)?$"
        r"|decision matrix$|when to (?:roll|declare|escalate to)|incident (?:definitions?|classification|severit\w+)"
        r"|version history|revision history|change ?log$|change history"
        r"|document (?:history|control|information)",
    ),
    (
        TYPES,
        r"^types$|release (?:types?|categor\w+|kinds?|class(?:es|ifications?)|tiers?|levels?|versions?"
        r"|cadence and types)"
        r"|(?:types?|kinds?|categor\w+|class\w*|tiers?) of releases?"
        r"|versioning|release taxonomy|what we release|deployment types?|change types?|types? of changes?",
    ),
    (
        REQUIREMENTS,
        r"^pre (?:release|deploy\w*|launch) sign ?offs? checklist$"
        r"|^roll ?back (?:and )?(?:risks?|readiness|preparation)$",
    ),
    (
        GO_NO_GO,
        r"go ?(?:or |and )?no ?go|decision gate|release (?:approvals?|decision|authori[sz]ation|sign ?offs?)"
        r"|launch decision|ship decision"
        r"|approval gate|^(?:final )?sign ?offs?\b|^approvals?$|final approvals?|readiness (?:decision|call|vote)"
        r"|required approv(?:als|ers)|approval (?:matrix|process)"
        r"|ship it|release call|formal sign ?off",
    ),
    (
        REVIEW,
        r"post ?(?:incident|mortem|rollback|event)|retrospectives?|^retro$|lessons? learned|after action|blameless"
        r"|incident review|root cause analysis"
        r"|^rca$|post (?:release|deployment|deploy|launch) (?:reviews?|retro\w*)|continuous improvement"
        r"|learning review",
    ),
    (ESCALATION, r"escalat"),
    (
        INCIDENT,
        r"incident|roll ?backs?|rolling back|mitigation|disaster|outage|back ?out|contingency|fail(?:ures?|ed"
        r"|ing)\b|go(?:es)? wrong|going wrong|(?:something|things?|it|deploy\w*|release) breaks?$"
        r"|emergency (?:response|procedures?|plan)"
        r"|recovery|fire ?fighting|crisis|on call (?:response|procedure)|hot ?fix (?:response|playbook)"
        r"|unhappy path|revert(?:ing)?\b|problem response",
    ),
    (
        ROLES,
        r"^(?:key |release |team |the )*roles?(?: (?:and|&) responsibilities| definitions?| glossary| overview"
        r"| matrix| summary| reference)?$|raci|responsibilit|who does what"
        r"|^owners?(?:hip)?(?: matrix| table)?$|^personas?$|role (?:definitions|abbreviations|glossary|matrix"
        r"|assignments?|summary)|accountab|roles and personas|^(?:key |release |core )*(?:stakeholders"
        r"|participants|team|team members|contributors)$|^people$|contacts?$|^abbreviations",
    ),
    (
        REQUIREMENTS,
        r"pre ?(?:release|deploy\w*|launch|flight|requisites?|production|ship\w*|merge|conditions?|cut ?over"
        r"|roll ?out|go ?live)|prerequisites?|requirements?|readiness"
        r"|(?:release|entry|exit|quality|launch|ready|ship) criteria|(?:quality|release|readiness) gates?"
        r"|definition of (?:done|ready)|preparations?|preparing"
        r"|before (?:you |we |the |a |each |any |every )*(?:releas\w+|deploy\w*|ship\w*|launch\w*|go\w*)"
        r"|acceptance criteria|must haves?|release prep\w*|^gates?$|planning phase|^before$",
    ),
    (
        DEPLOYMENT,
        r"deploy(?!\w* (?:windows?|strateg|environments?|frequency|cadence|schedule|metrics|tools?\b))|roll ?out"
        r"|go ?live|cut ?over|post (?:release|launch|production|go ?live)"
        r"|release (?:checklist|process|procedures?|steps?|runbook|execution|day|workflow|flow|plan|activities"
        r"|tasks|verification|phase|operations|stages?|actions?)"
        r"|(?:launch|ship\w*|publish\w*|production) (?:checklist|steps|process|procedure|runbook|day|release)"
        r"|^checklist$|^release$|^launch$|^publish(?:ing)?$|^shipping$"
        r"|production release|canary|after (?:the |a )?(?:release|deploy\w*|launch)|during (?:the )?(?:release"
        r"|deploy\w*|launch)"
        r"|(?:day of|on) (?:the )?(?:release|launch)(?: day)?$|releas(?:e|ing) to production"
        r"|^smoke tests?$|^verification$|^procedure$|^runbook$",
    ),
    (
        INFO,
        r"^usage\b|^(?:\w+ ){0,2}artifacts$"
        r"|^(?:the )?(?:purpose|overview|introduction|intro|scope|goals?|objectives?|audience|background"
        r"|summary"
        r"|about|preface|context|principles|motivation)\b"
        r"|references?|^related|see also|^links?|resources|further reading|glossary|definitions|terminology"
        r"|acronyms|^(?:table of )?contents|how to use|^appendix|^faq"
        r"|^notes?$|^legend|^maintenance|document owner|^metadata",
    ),
)
_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in _RULES)
_NUMBERING = re.compile(
    r"^(?:(?:section|part|chapter|phase|stage|step|appendix)\s+)?(?:\d+(?:\.\d+)*|[ivx]+|[a-z])[.):]\s+"
    r"|^(?:section|part|chapter|phase|stage|step)\s+\d+\s+[–—-]\s+"
    r"|^\d+(?:\.\d+)*\s+"
)
_GENERIC_PROCESS = re.compile(
    r"^(?:the )?(?:\w+ )?(?:releases?|release and deployment|deployment and release) (?:checklists?|process"
    r"|procedures?|workflow|flow|steps?|plan|runbook"
    r"|lifecycle|life cycle|phases?|stages?|activities)$"
    r"|^releases? (?:and )?deployments?$|^(?:checklists?|process|procedure|runbook|workflow|phases?)$"
)
_AFTER_INCIDENT = re.compile(
    r"^post ?(?:incident|roll ?back)"
    r"(?: (?:actions?|activities|steps?|tasks?|phase|follow ?up|process|procedure|after .*))?(?: \d.*)?$"
)
_NO_STEPS = re.compile(r"sever|trigger|thresholds|when to use|calendar$|cadence$|frequency$")
_ADVICE = re.compile(r"best practices|strategies$|\btips\b|guidelines|principles|(?:metrics|kpis)\b")
_ROLE_TEXT = re.compile(
    r"^(?:\w+ )?(?:roles?|responsibilit\w+|raci)\b|^(?:\w+ ){0,2}(?:release|launch|delivery) team(?: members)?$"
)
_STAYS_IN_DEPLOYMENT = re.compile(r"^pre ?|^before|prepar|^planning|readiness")
_STRONG_DEPLOYMENT = re.compile(
    r"deploy\w* (?:checklist|steps?|procedures?|process|runbook|day)|go ?live|during|post (?:deploy\w*|release)"
    r"|after (?:deploy|release)|^deployment$"
)


def normal(title: str) -> str:
    """Return a heading in lower case, without numbering, signs and punctuation."""
    words = _NUMBERING.sub("", title.casefold().replace("’", "'"))
    words = re.sub(r"[-‐‑–—_/·•:：,()\[\]&+]", " ", words)
    words = re.sub(r"[^\w\s']", "", words)
    return " ".join(words.split())


def kind_of(title: str) -> str | None:
    """Return what a heading announces by itself, None where its words say nothing known."""
    words = normal(title)
    return next((kind for kind, pattern in _COMPILED if pattern.search(words)), None)


def kind_under(title: str, parent: str, parent_title: str = "") -> str:
    """Return what a heading announces below another."""
    own = kind_of(title)
    words = normal(title)
    if own is None:
        return parent
    if parent == INFO and _ADVICE.search(normal(parent_title)):
        return INFO
    if parent in (OTHER, INFO):
        return own
    if parent in (NOTES, ROLES, TYPES, ESCALATION):
        return parent
    if parent == GO_NO_GO and re.match(r"(?:no )?go\b|gate\b", words):
        return GO_NO_GO
    if parent in (REVIEW, GO_NO_GO):
        return (
            own
            if own in (ESCALATION, NOTES, INFO) or (parent == GO_NO_GO and own in (INCIDENT, DEPLOYMENT))
            else parent
        )
    if parent == INCIDENT:
        if own == REVIEW and _AFTER_INCIDENT.match(words):
            return INCIDENT
        return own if own in (REVIEW, ESCALATION, ROLES, INFO) else INCIDENT
    if parent == DEPLOYMENT:
        return _under_deployment(own, words, normal(parent_title))
    if own == DEPLOYMENT and not _STRONG_DEPLOYMENT.search(words):
        return parent
    if own == NOTES and "template" not in words and "format" not in words:
        return parent
    if own == INCIDENT and re.search(r"plan\b|prepar|readiness", words):
        return parent
    if own == ROLES and _ROLE_TEXT.match(words):
        return ROLES
    return parent if own in (INFO, ROLES) else own


def _under_deployment(own: str, words: str, parent_words: str) -> str:
    if own == REQUIREMENTS and _STAYS_IN_DEPLOYMENT.search(words) and not _GENERIC_PROCESS.match(parent_words):
        return DEPLOYMENT if not re.search(r"requisite|requirement|criteria", words) else REQUIREMENTS
    if own == NOTES and "template" not in words and "format" not in words:
        return DEPLOYMENT
    if own == INCIDENT and re.search(r"readiness|prepar|\bchecks?\b", words):
        return DEPLOYMENT
    if own == ROLES and _ROLE_TEXT.match(words):
        return ROLES
    return DEPLOYMENT if own in (INFO, ROLES) and not _NO_STEPS.search(words) else own

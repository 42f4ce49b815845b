"""`python -m tests.rules_off [WORDS]`: print each rule with the test that notices its absence; 1 where none does."""

from __future__ import annotations

import sys

from tests.rules_off.asking import noticed_by, processes, reach
from tests.rules_off.rules import every_rule

WORKERS = 2


def main(words: str = "") -> int:
    """Ask the tests about each rule whose name holds some words; return how it ended."""
    rules = [off for off in every_rule() if words in off.rule]
    rooms = sorted({off.room for off in rules})
    with processes(WORKERS) as pool:
        reached = dict(zip(rooms, pool.imap(reach, rooms), strict=True))
        for _reach, failed in reached.values():
            if failed:
                print(f"The tests fail with every rule on: {failed}")
                return 1
        asked = [(off, reached[off.room][0].tests(off.file, off.lines)) for off in rules]
        survivors = []
        for number, ((off, tests), found) in enumerate(zip(asked, pool.imap(noticed_by, asked), strict=True), 1):
            print(f"{number:3}/{len(rules)}  {off.rule}\n         {found or _nobody(tests)}", flush=True)
            survivors += [] if found else [off.rule]
    print(f"\n{len(rules) - len(survivors)} of {len(rules)} rules make a test fail when they are off.")
    for rule in survivors:
        print(f"  nobody notices: {rule}")
    return 1 if survivors else 0


def _nobody(tests: tuple[str, ...]) -> str:
    return f"NOBODY NOTICES, though {len(tests)} tests come here" if tests else "NOBODY NOTICES, no test comes here"


if __name__ == "__main__":
    raise SystemExit(main(" ".join(sys.argv[1:])))

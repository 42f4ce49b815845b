"""`python -m tests.rules_off [WORDS]`: print each rule with the test that notices its absence; 1 where none does."""

from __future__ import annotations

import sys
from multiprocessing.pool import Pool

from tests.rules_off.asking import files, noticed_by, processes, reach
from tests.rules_off.reach import Reach
from tests.rules_off.rules import every_rule

WORKERS = 2


def main(words: str = "") -> int:
    """Ask the tests about each rule whose name holds some words; return how it ended."""
    rules = [off for off in every_rule() if words in off.rule]
    with processes(WORKERS) as pool:
        reached = {room: _reached(pool, room) for room in sorted({off.room for off in rules})}
        asked = [(off, reached[off.room].tests(off.file, off.lines)) for off in rules]
        survivors = []
        for number, ((off, tests), found) in enumerate(zip(asked, pool.imap(noticed_by, asked), strict=True), 1):
            print(f"{number:3}/{len(rules)}  {off.rule}\n         {found or _nobody(tests)}", flush=True)
            survivors += [] if found else [off.rule]
    print(f"\n{len(rules) - len(survivors)} of {len(rules)} rules make a test fail when they are off.")
    for rule in survivors:
        print(f"  nobody notices: {rule}")
    return 1 if survivors else 0


def _reached(pool: Pool, room: str) -> Reach:
    """Return what the tests of a package reach; nothing can be said while one of them fails by itself."""
    whole = Reach()
    for found, failed in pool.imap(reach, files(room)):
        if failed:
            raise SystemExit(f"A test fails with every rule on: {failed}")
        whole.add(found)
    return whole


def _nobody(tests: tuple[str, ...]) -> str:
    return f"NOBODY NOTICES, though {len(tests)} tests come here" if tests else "NOBODY NOTICES, no test comes here"


if __name__ == "__main__":
    raise SystemExit(main(" ".join(sys.argv[1:])))

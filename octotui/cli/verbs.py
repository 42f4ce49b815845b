"""Running a verb: its own code, with trouble and refusals said in one sentence and an exit code."""

from __future__ import annotations

import argparse
import sys

from octotui.domain.refusal import Refused
from octotui.services.house import Trouble


def run(arguments: argparse.Namespace) -> int:
    """Run the verb that was named: 0 done, 1 refused, 2 bad input or trouble; a fault of our own is reported."""
    try:
        code: int = arguments.run(arguments)
    except Refused as refused:
        print(f"{refused.refusal.verdict}: {refused.refusal}", file=sys.stderr)
        return 1
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 2
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        from octotui.cli.crash import report
        from octotui.cli.place import database

        return report(error, database(arguments.db))
    return code

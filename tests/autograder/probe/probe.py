"""What a candidate runs in these tests: whatever it is asked to, one line of JSON at a time."""

import json


def serve(wire, limits):
    # Unbuffered, so that what is asked next is not swallowed by a candidate that reads ahead.
    questions, answers = wire.makefile("r"), wire.makefile("w")
    for line in questions:
        names = {"limits": limits, "wire": wire}
        try:
            exec(json.loads(line), names)
            answer = {"value": names.get("value")}
        except BaseException as error:
            answer = {"error": type(error).__name__, "message": str(error)}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


def prepare():
    """Say in the template that it was here."""
    import builtins

    builtins.prepared = True


def leave(wire, limits):
    """Come to the end at once."""

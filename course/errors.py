"""What can go wrong for a user of this project, in words they can act on.

    CourseError                 every error that is a user's to mend
    ├── DataError               a bundled data file is missing or damaged
    ├── LessonError             a lesson's source breaks a rule of the house
    ├── HandInError             a hand-in cannot be read as this lesson
    ├── SandboxError            this machine cannot build the sandbox
    └── GradebookError          the gradebook cannot be opened or written

Each message names the file, says what is wrong, and says what to do.
"""


class CourseError(Exception):
    """An error whose message is meant for the person at the keyboard: no traceback is shown."""


class DataError(CourseError):
    """A bundled data file is missing or damaged."""


class LessonError(CourseError):
    """A lesson's source breaks a rule; the message names file, line and reason."""


class HandInError(CourseError):
    """A hand-in cannot be read as a notebook of this lesson."""


class SandboxError(CourseError):
    """This machine cannot build the sandbox; the message says what to install or switch on."""


class GradebookError(CourseError):
    """The gradebook cannot be opened or written."""

"""Where the bundled data lies."""

import os
from pathlib import Path

from course.errors import DataError


def folder() -> Path:
    """Return the folder of the bundled data: `$NNCOURSE_DATA` where it is set, else `data/` of the checkout.

    Raises: DataError if there is no such folder, as in an installation without the checkout.
    """
    elsewhere = os.environ.get("NNCOURSE_DATA")
    place = Path(elsewhere) if elsewhere else Path(__file__).parents[2] / "data"
    if not place.is_dir():
        raise DataError(
            f"{place}: no such folder, so the bundled data cannot be read. "
            "Set the environment variable NNCOURSE_DATA to the `data` folder of a checkout of this course."
        )
    return place

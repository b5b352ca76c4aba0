"""An IPython shell without a kernel: magics, rich output and inline pictures as in JupyterLab."""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING, Any, NoReturn

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

if TYPE_CHECKING:
    from autograder.candidate.outputs import Outputs


class _Publisher(DisplayPublisher):
    outputs: Outputs

    def publish(self, data: Any, metadata: Any = None, source: Any = None, **_: Any) -> None:
        self.outputs.rich("display_data", data, metadata)

    def clear_output(self, wait: bool = False) -> None:
        self.outputs.clear(wait)


class _Hook(DisplayHook):
    outputs: Outputs

    def start_displayhook(self) -> None:
        pass

    def write_output_prompt(self) -> None:
        pass

    def write_format_data(self, format_dict: Any, md_dict: Any = None) -> None:
        count = self.prompt_count
        self.outputs.rich("execute_result", format_dict, md_dict, execution_count=count)

    def finish_displayhook(self) -> None:
        self._is_active = False


class _Shell(InteractiveShell):
    outputs: Outputs

    def _showtraceback(self, etype: Any, evalue: Any, stb: Any) -> None:
        try:
            text = str(evalue)
        except Exception:
            text = ""
        self.outputs.error(etype.__name__, text, list(stb))

    def ask_exit(self) -> None:
        pass

    def enable_gui(self, gui: Any = None) -> None:
        pass


def _nobody_answers(prompt: object = "", /) -> NoReturn:
    raise EOFError("input() has nobody to ask when your notebook is graded.")


def make_shell() -> Any:
    """Return the shell in which all cells of a hand-in run."""
    settings = Config()
    settings.HistoryManager.enabled = False
    settings.InteractiveShell.colors = "nocolor"
    settings.InteractiveShell.cache_size = 0
    # pyplot must not choose a backend by looking for a screen.
    shell = _Shell.instance(config=settings, display_pub_class=_Publisher, displayhook_class=_Hook)
    shell.enable_matplotlib("inline")
    builtins.input = _nobody_answers
    return shell

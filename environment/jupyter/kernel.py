"""A Jupyter kernel for the workbook's C# cells.

ipykernel speaks Jupyter's protocol; `workbook kernel`, a child process, executes the cells (engine.py).
`workbook kernel install` tells Jupyter of this file.
"""

import contextlib
import json
import signal

from engine import Engine
from ipykernel.kernelapp import IPKernelApp
from ipykernel.kernelbase import Kernel

RED, PLAIN = "\x1b[31m", "\x1b[0m"


class CSharpKernel(Kernel):
    implementation = "workbook"
    implementation_version = "1.0"
    banner = "C# cells, executed by the GenCore workbook"
    language_info = {
        "name": "C#",
        "version": "14.0",
        "mimetype": "text/x-csharp",
        "file_extension": ".cs",
        "pygments_lexer": "csharp",
        "codemirror_mode": "text/x-csharp",
    }

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.engine = Engine()

    def do_execute(self, code, silent, store_history=True, user_expressions=None, allow_stdin=False, *, cell_id=None):
        error = None
        with self.interrupts():
            for event in self.ask("execute", cell=self.execution_count, code=code):
                if event["type"] == "error":
                    error = event
                if not silent:
                    self.publish(event)
        if error:
            return {"status": "error", "execution_count": self.execution_count, **error_content(error)}
        return {"status": "ok", "execution_count": self.execution_count, "payload": [], "user_expressions": {}}

    def do_complete(self, code, cursor_pos):
        reply = {"status": "ok", "matches": [], "cursor_start": cursor_pos, "cursor_end": cursor_pos, "metadata": {}}
        for event in self.ask("complete", code=code, position=utf16_length(code[:cursor_pos])):
            if event["type"] == "completions":
                reply["matches"] = event["matches"]
                reply["cursor_start"] = code_points(code, event["start"])
                reply["cursor_end"] = code_points(code, event["end"])
        return reply

    def do_inspect(self, code, cursor_pos, detail_level=0, omit_sections=()):
        data = {}
        for event in self.ask("inspect", code=code, position=utf16_length(code[:cursor_pos])):
            if event["type"] == "inspection":
                data["text/plain"] = event["text"]
        return {"status": "ok", "found": bool(data), "data": data, "metadata": {}}

    def do_shutdown(self, restart):
        self.engine.stop()
        return {"status": "ok", "restart": restart}

    def ask(self, kind, **request):
        """The engine's events. One that has died is replaced, so that the next cell finds a prompt."""
        if not self.engine.is_alive():
            self.engine = Engine()
        yield from self.engine.ask(kind, **request)

    def publish(self, event):
        kind = event["type"]
        if kind == "stream":
            self.send("stream", name=event["stream"], text=event["text"])
        elif kind == "display":
            self.send(
                "update_display_data" if event["isUpdate"] else "display_data",
                data=mime_bundle(event["bundle"]), metadata={}, transient={"display_id": event["id"]},
            )
        elif kind == "value":
            self.send("execute_result", data=mime_bundle(event["bundle"]), metadata={}, execution_count=self.execution_count)
        elif kind == "error":
            self.send("error", **error_content(event))
        elif kind == "backgroundError":
            text = "\n".join(event["error"]["traceback"])
            self.send("stream", name="stderr", text=f"a background task failed, and nothing waited for it: {text}\n")

    def send(self, message, **content):
        self.send_response(self.iopub_socket, message, content)

    @contextlib.contextmanager
    def interrupts(self):
        """Passes Jupyter's interrupts on to the engine, where they end the cell; ipykernel's own way would break off its answer."""
        previous = signal.signal(signal.SIGINT, lambda *_: self.engine.interrupt())
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, previous)


def mime_bundle(bundle):
    return {mime: json.loads(text) if mime.endswith("json") else text for mime, text in bundle.items()}


def error_content(event):
    first, *rest = event["traceback"] or [f"{event['name']}: {event['message']}"]
    return {"ename": event["name"], "evalue": event["message"], "traceback": [f"{RED}{first}{PLAIN}", *rest]}


def utf16_length(text):
    """Jupyter counts code points, C# counts UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def code_points(text, units):
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", errors="ignore"))


if __name__ == "__main__":
    IPKernelApp.launch_instance(kernel_class=CSharpKernel)

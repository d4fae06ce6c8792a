"""The process that executes C# cells: `workbook kernel`, one JSON object a line on its standard input and output."""

import collections
import json
import os
import queue
import subprocess
import threading

EVENT_MARK = "\x1e"
PATIENCE = 2  # seconds that the process has to end by itself


class Engine:
    def __init__(self):
        # both are written into Jupyter's kernel.json by `workbook kernel install`
        command = [os.environ["GENCORE_DOTNET"], "exec", os.environ["GENCORE_WORKBOOK"], "kernel"]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, encoding="utf-8", errors="replace")
        self.write_lock = threading.Lock()
        self.events = queue.Queue()
        self.last_words = collections.deque(maxlen=20)
        threading.Thread(target=self.read_events, daemon=True).start()
        self.listener = threading.Thread(target=self.last_words.extend, args=(self.process.stderr,), daemon=True)
        self.listener.start()

    def is_alive(self):
        return self.process.poll() is None

    def ask(self, kind, **request):
        """Sends a request and yields its events. A process that dies of it is an error event too."""
        self.send(type=kind, **request)
        while True:
            event = self.next_event()
            if event is None:
                yield self.describe_death()
                return
            if event["type"] == "done":
                return
            yield event

    def interrupt(self):
        # not from here: a signal may come in the middle of another request
        threading.Thread(target=self.send, kwargs={"type": "interrupt"}).start()

    def stop(self):
        try:
            self.process.stdin.close()
            self.process.wait(PATIENCE)
        except (OSError, subprocess.TimeoutExpired):
            self.process.kill()

    def send(self, **request):
        try:
            with self.write_lock:
                self.process.stdin.write(json.dumps(request) + "\n")
                self.process.stdin.flush()
        except (OSError, ValueError):
            pass  # it has died: its events end

    def next_event(self):
        while True:
            try:
                return self.events.get(timeout=1)  # on Windows a wait without end could not be interrupted
            except queue.Empty:
                pass

    def read_events(self):
        for line in self.process.stdout:
            printed, mark, event = line.partition(EVENT_MARK)
            if printed.strip("\n"):
                self.events.put({"type": "stream", "stream": "stdout", "text": printed})
            if mark:
                self.events.put(json.loads(event))
        self.events.put(None)

    def describe_death(self):
        code = self.process.wait()
        self.listener.join(PATIENCE)
        message = f"The C# process ended in this cell with exit code {code}; all variables are lost, and the next cell starts with a new process."
        return {"type": "error", "name": "ProcessEnded", "message": message, "traceback": [message, *map(str.rstrip, self.last_words)]}

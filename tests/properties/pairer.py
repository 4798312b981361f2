# SPDX-License-Identifier: MIT
"""Talk to the program that pairs a request per line."""

import json
import subprocess


class Pairer:
    """The library behind a pipe."""

    def __init__(self, command):
        self.command = list(command) + ["--check"]
        self.process = None

    def ask(self, request):
        """Gives (answer, checker's report or None); (None, None) after a crash."""
        if self.process is None:
            self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        line = json.dumps(request, ensure_ascii=False).encode() + b"\n"
        try:
            self.process.stdin.write(line)
            self.process.stdin.flush()
        except BrokenPipeError:
            pass
        reply = self.process.stdout.readline()
        if not reply.endswith(b"\n"):
            self.close()
            return None, None
        answer, _, report = reply.decode().rstrip("\n").partition("\t")
        return json.loads(answer), json.loads(report) if report else None

    def close(self):
        if self.process is not None:
            self.process.stdin.close()
            self.process.stdout.close()
            self.process.wait()
            self.process = None

"""The language server behind YAML in Visual Studio Code, spoken to as an editor does."""

from __future__ import annotations

import json
import os
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any, cast

from generator.toolchain.node import node_folder
from generator.toolchain.places import SITE_JS

SERVER = SITE_JS / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
SECONDS = 60.0
"""How long a server may be silent; one that answers does so in a part of a second."""
EDITOR = {
    "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["plaintext"]}}
}

type Message = dict[str, Any]


class LanguageServer:
    """One server on one folder; a document is open from the first time that it is shown."""

    def __init__(
        self, process: subprocess.Popen[bytes], folder: Path, seconds: float = SECONDS
    ) -> None:
        """Begin to speak to it.

        Args:
            process: The server.
            folder: What an editor has opened.
            seconds: How long it may be silent before it is ended, and what waits for it fails.
        """
        assert process.stdin
        assert process.stdout
        self._to, self._from = process.stdin, process.stdout
        self._process, self._seconds, self._silent = process, seconds, False
        self._numbers = count(1)
        self._folder = folder
        self._versions: dict[str, int] = {}
        about = {"processId": os.getpid(), "rootUri": folder.as_uri()}
        self._ask("initialize", {**about, "capabilities": {"textDocument": EDITOR}})
        self._send({"method": "initialized", "params": {}})

    def marked(self, name: str, text: str) -> list[tuple[int, str]]:
        """Line, from 1, and message of each mark that an editor draws into a text."""
        address = self._show(name, text)
        told = self._until(
            lambda message: (
                message.get("method") == "textDocument/publishDiagnostics"
                and message["params"]["uri"] == address
            )
        )
        marks = told["params"]["diagnostics"]
        return [(mark["range"]["start"]["line"] + 1, mark["message"]) for mark in marks]

    def offered(self, name: str, text: str) -> dict[str, str]:
        """What is offered at the end of a text, and what is said about it."""
        address = self._show(name, text)
        lines = text.split("\n")
        place = {"line": len(lines) - 1, "character": len(lines[-1])}
        told = self._ask("textDocument/completion", _at(address, place))
        return {item["label"]: item.get("documentation", "") for item in told["items"]}

    def _show(self, name: str, text: str) -> str:
        address = (self._folder / name).as_uri()
        version = self._versions[address] = self._versions.get(address, 0) + 1
        document = {"uri": address, "version": version}
        if version == 1:
            opened = {"textDocument": {**document, "languageId": "yaml", "text": text}}
            self._send({"method": "textDocument/didOpen", "params": opened})
        else:
            changed = {"textDocument": document, "contentChanges": [{"text": text}]}
            self._send({"method": "textDocument/didChange", "params": changed})
        return address

    def _ask(self, method: str, params: Message) -> Any:
        number = next(self._numbers)
        self._send({"id": number, "method": method, "params": params})
        return self._until(lambda message: message.get("id") == number)["result"]

    def _until(self, wanted: Callable[[Message], bool]) -> Message:
        while True:
            message = self._read()
            if "method" in message and "id" in message:  # it asks for settings, of which are none
                asked = message["params"].get("items", ())
                self._send({"id": message["id"], "result": [{} for _ in asked]})
            elif wanted(message):
                return message

    def _send(self, message: Message) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._to.write(b"Content-Length: %d\r\n\r\n%b" % (len(data), data))
        self._to.flush()

    def _read(self) -> Message:
        """The next message; a server that is silent for too long is ended, which ends the wait."""
        ending = threading.Timer(self._seconds, self._end)
        ending.start()
        try:
            return self._message()
        finally:
            ending.cancel()

    def _end(self) -> None:
        self._silent = True
        self._process.kill()

    def _message(self) -> Message:
        size = 0
        while line := self._from.readline().strip():
            name, _, value = line.partition(b": ")
            size = int(value) if name == b"Content-Length" else size
        data = self._from.read(size)
        assert not self._silent, f"the language server was silent for {self._seconds:g} seconds"
        assert data, "the language server has ended"
        return cast("Message", json.loads(data))


def _at(address: str, place: Message) -> Message:
    return {"textDocument": {"uri": address}, "position": place}


@contextmanager
def language_server(folder: Path) -> Iterator[LanguageServer]:
    """Run a server on a folder."""
    command = [str(node_folder() / "node"), str(SERVER), "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            yield LanguageServer(process, folder)
        finally:
            process.kill()

"""A connection to a D-Bus, as small as reading a program from outside needs it (D-Bus specification 0.43).

PySide6's own hands nested values back unread, and a command for each question would be a new connection, to
which nobody tells what happened in between.
"""

from __future__ import annotations

import os
import socket
import struct
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

PATIENCE = 20
_FIXED = {"y": "B", "n": "h", "q": "H", "i": "i", "u": "I", "b": "I", "x": "q", "t": "Q", "d": "d"}
_FIELDS = {"path": (1, "o"), "interface": (2, "s"), "member": (3, "s"), "to": (6, "s"), "signature": (8, "g")}
_CALL, _ERROR, _SIGNAL = 1, 3, 4


class Refused(Exception):
    """The other side answered with an error; its name."""


@dataclass
class Message:
    """A message as it came."""

    kind: int
    fields: dict[int, Any]
    body: list[Any]

    @property
    def member(self) -> str:
        return str(self.fields.get(3, ""))


class Bus:
    """One connection; `signals` holds what was told meanwhile."""

    def __init__(self, address: str) -> None:
        path = address.split("path=")[1].split(",")[0]
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(PATIENCE)
        self._socket.connect(path)
        self._buffer = b""
        self._serial = 0
        self.signals: deque[Message] = deque()
        self._socket.sendall(b"\0AUTH EXTERNAL " + str(os.getuid()).encode().hex().encode() + b"\r\n")
        assert self._socket.recv(1024).startswith(b"OK")
        self._socket.sendall(b"BEGIN\r\n")
        self.call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus.Hello")

    def close(self) -> None:
        self._socket.close()

    def call(self, to: str, path: str, member: str, signature: str = "", *values: Any) -> Any:
        """Ask, and wait for the answer: a value, or a list of them when there are more or less than one."""
        self._serial += 1
        serial = self._serial
        interface, _, name = member.rpartition(".")
        body = b""
        for kind, value in zip(_parts(signature), values, strict=True):
            body = _put(body, kind, value)
        fields = {"path": path, "interface": interface, "member": name, "to": to}
        if signature:
            fields["signature"] = signature
        head = struct.pack("<cBBBII", b"l", _CALL, 0, 1, len(body), serial)
        told = [(_FIELDS[key][0], (_FIELDS[key][1], value)) for key, value in fields.items()]
        head = _put(head, "a(yv)", told)
        self._socket.sendall(_padded(head, 8) + body)
        while True:
            message = self._read()
            if message.kind == _SIGNAL:
                self.signals.append(message)
            elif message.fields.get(5) == serial:
                if message.kind == _ERROR:
                    raise Refused(message.fields.get(4), *message.body)
                return message.body[0] if len(message.body) == 1 else message.body

    def wait_for_signal(self, member: str, seconds: float = PATIENCE) -> Message:
        """The next signal of this name, told already or still to come."""
        end = time.monotonic() + seconds
        while True:
            while self.signals:
                if (message := self.signals.popleft()).member == member:
                    return message
            self._socket.settimeout(max(0.01, end - time.monotonic()))
            self.signals.append(self._read())

    def _read(self) -> Message:
        head = self._take(16)
        kind, body_size, size = head[1], *struct.unpack_from("<I4xI", head, 4)
        rest = self._take(-(-size // 8) * 8 + body_size)
        whole = head + rest
        fields = dict(_get(whole, 12, "a(yv)")[0])
        body, at = [], len(whole) - body_size
        start = at
        for part in _parts(fields.get(8, "")):
            value, at = _get(whole[start:], at - start, part)
            at += start
            body.append(value)
        return Message(kind, fields, body)

    def _take(self, count: int) -> bytes:
        while len(self._buffer) < count:
            came = self._socket.recv(65536)
            assert came, "the bus is gone"
            self._buffer += came
        taken, self._buffer = self._buffer[:count], self._buffer[count:]
        return taken


def _parts(signature: str) -> Iterator[str]:
    """The complete types a signature is made of."""
    at = 0
    while at < len(signature):
        end = _end(signature, at)
        yield signature[at:end]
        at = end


def _end(signature: str, at: int) -> int:
    if signature[at] == "a":
        return _end(signature, at + 1)
    if signature[at] not in "({":
        return at + 1
    depth = 0
    while True:
        depth += {"(": 1, "{": 1, ")": -1, "}": -1}.get(signature[at], 0)
        at += 1
        if depth == 0:
            return at


def _alignment(kind: str) -> int:
    if kind[0] in "sao":
        return 4
    return {"(": 8, "{": 8, "g": 1, "v": 1}.get(kind[0]) or struct.calcsize(_FIXED[kind[0]])


def _padded(data: bytes, to: int) -> bytes:
    return data + b"\0" * (-len(data) % to)


def _put(data: bytes, kind: str, value: Any) -> bytes:
    data = _padded(data, _alignment(kind))
    if kind[0] in _FIXED:
        return data + struct.pack("<" + _FIXED[kind[0]], value)
    if kind[0] in "so":
        text = value.encode()
        return data + struct.pack("<I", len(text)) + text + b"\0"
    if kind[0] == "g":
        return data + bytes([len(value)]) + value.encode() + b"\0"
    if kind[0] == "v":
        return _put(_put(data, "g", value[0]), value[0], value[1])
    if kind[0] == "(":
        for part, one in zip(_parts(kind[1:-1]), value, strict=True):
            data = _put(data, part, one)
        return data
    begun = len(data)
    data = _padded(data + b"\0\0\0\0", _alignment(kind[1:]))
    first = len(data)
    for one in value:
        data = _put(data, kind[1:], one)
    return data[:begun] + struct.pack("<I", len(data) - first) + data[begun + 4 :]


def _get(data: bytes, at: int, kind: str) -> tuple[Any, int]:
    at += -at % _alignment(kind)
    if kind[0] in _FIXED:
        form = "<" + _FIXED[kind[0]]
        return struct.unpack_from(form, data, at)[0], at + struct.calcsize(form)
    if kind[0] in "so":
        size = struct.unpack_from("<I", data, at)[0]
        return data[at + 4 : at + 4 + size].decode(), at + 5 + size
    if kind[0] == "g":
        return data[at + 1 : at + 1 + data[at]].decode(), at + 2 + data[at]
    if kind[0] == "v":
        form, at = _get(data, at, "g")
        return _get(data, at, form)
    if kind[0] in "({":
        values = []
        for part in _parts(kind[1:-1]):
            value, at = _get(data, at, part)
            values.append(value)
        return tuple(values), at
    size = struct.unpack_from("<I", data, at)[0]
    at += 4
    at += -at % _alignment(kind[1:])
    end, found = at + size, []
    while at < end:
        value, at = _get(data, at, kind[1:])
        found.append(value)
    return found, at

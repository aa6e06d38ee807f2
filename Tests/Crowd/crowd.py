"""Two hundred clients of the daemon at once, good ones, hanging ones and ones that send rubbish, for some seconds.

    crowd.py SOCKET-OR-PORT SECONDS [PID]

Prints one JSON object: what the good ones asked and which errors they saw, what became of the others, and, with the
daemon's PID, its resident memory after a fifth of the time and at the end, in KB.
"""

import asyncio
import json
import os
import random
import sys
import time

GOOD, KEEPING, HANGING, RUBBISH = 50, 50, 60, 40
TARGETS = [
    "/v1/polyclinics/INT", "/v1/polyclinics?q=dalam&limit=5", "/healthz", "/v1/status", "/v1/polyclinics",
    "/v1/room-classes/NON", "/metrics", "/v1/cooldown",
]
BEGINNINGS = [
    b"", b"GET /v1/poly", b"POST /v1/resync HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{",
    b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
]
JUNK = [
    lambda: os.urandom(2_000), lambda: b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + os.urandom(200),
    lambda: b"GET / HTTP/9.9\r\n\r\n", lambda: b"GET /healthz HTTP/1.1\r\nX: " + b"x" * 200_000,
    lambda: b"POST /v1/resync HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n{}",
    lambda: b"POST /v1/approve HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n" + b"{" * 100_000,
    lambda: b"\r\n" * 1_000, lambda: b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
]


class Crowd:
    def __init__(self, address, seconds):
        self.address = address
        self.end = time.monotonic() + seconds
        self.counts = {"requests": 0, "reconnects": 0, "hung": 0, "rubbish": 0}
        self.errors = []
        self.slowest = 0.0

    def goes_on(self):
        return time.monotonic() < self.end

    async def connect(self):
        if self.address.isdigit():
            return await asyncio.open_connection("127.0.0.1", int(self.address))
        return await asyncio.open_unix_connection(self.address)

    async def ask(self, reader, writer, target, connection):
        request = f"GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: {connection}\r\n\r\n"
        writer.write(request.encode())
        head = await reader.readuntil(b"\r\n\r\n")
        status = int(head.split(b" ", 2)[1])
        length = next(int(l[15:]) for l in head.split(b"\r\n") if l.lower().startswith(b"content-length:"))
        body = await reader.readexactly(length)
        if status != 200 or not body:
            raise ValueError(f"{target}: {status} {body[:200]!r}")

    async def good(self, is_keeping):
        streams = None
        while self.goes_on():
            began = time.monotonic()
            target = random.choice(TARGETS)
            is_kept = streams is not None
            try:
                streams = streams or await self.connect()
                await self.ask(*streams, target, "keep-alive" if is_keeping else "close")
            except (OSError, EOFError) as error:
                # RFC 9112, section 9.3.1: a kept connection may end at any moment; only a fresh one may not.
                if is_kept:
                    self.counts["reconnects"] += 1
                else:
                    self.errors.append(f"{target}: {error!r}")
                if streams:
                    streams[1].close()
                streams = None
                continue
            except Exception as error:
                self.errors.append(f"{target}: {error!r}")
            self.counts["requests"] += 1
            self.slowest = max(self.slowest, time.monotonic() - began)
            if not is_keeping:
                streams[1].close()
                streams = None

    async def hang(self, beginning):
        while self.goes_on():
            try:
                reader, writer = await self.connect()
                writer.write(beginning)
                while self.goes_on():
                    # A byte now and then, as of a client that is not quite dead.
                    if beginning.endswith(b"X-Slow: "):
                        writer.write(b"x")
                    try:
                        if not await asyncio.wait_for(reader.read(1_000), 0.2):
                            break
                    except asyncio.TimeoutError:
                        pass
                writer.close()
            except OSError:
                pass
            self.counts["hung"] += 1

    async def take_nothing(self):
        while self.goes_on():
            try:
                reader, writer = await self.connect()
                writer.transport.pause_reading()
                writer.write(b"GET /v1/polyclinics HTTP/1.1\r\nHost: localhost\r\n\r\n" * 200)
                await asyncio.sleep(min(3, max(0.1, self.end - time.monotonic())))
                writer.transport.abort()
            except OSError:
                pass
            self.counts["hung"] += 1

    async def send_rubbish(self, junk):
        while self.goes_on():
            try:
                reader, writer = await self.connect()
                writer.write(junk())
                await asyncio.wait_for(reader.read(), 1)
            except (OSError, asyncio.TimeoutError):
                pass
            writer.transport.abort()
            self.counts["rubbish"] += 1
            await asyncio.sleep(0.02)

    async def run(self, pid):
        memory = {}
        began = time.monotonic()
        tasks = [self.good(False) for _ in range(GOOD)] + [self.good(True) for _ in range(KEEPING)]
        tasks += [self.hang(BEGINNINGS[i % len(BEGINNINGS)]) for i in range(HANGING - 10)]
        tasks += [self.take_nothing() for _ in range(10)]
        tasks += [self.send_rubbish(JUNK[i % len(JUNK)]) for i in range(RUBBISH)]
        gathered = asyncio.gather(*tasks)
        await asyncio.sleep((self.end - began) / 5)
        memory["start_kb"] = resident(pid)
        await asyncio.sleep(max(0, self.end - time.monotonic() - 0.05))
        memory["end_kb"] = resident(pid)
        await gathered
        return self.counts | memory | {
            "clients": len(tasks), "errors": len(self.errors), "first_errors": self.errors[:5],
            "slowest_ms": round(self.slowest * 1_000),
        }


def resident(pid):
    if pid is None:
        return None
    with open(f"/proc/{pid}/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS:"))


address, seconds = sys.argv[1], float(sys.argv[2])
pid = int(sys.argv[3]) if len(sys.argv) > 3 else None
print(json.dumps(asyncio.run(Crowd(address, seconds).run(pid))))

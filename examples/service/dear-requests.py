"""Looks for the requests that cost `orderwright serve` most, by hill climbing from the example orders.

usage: dear-requests.py ORDERWRIGHT REPOSITORY [SECONDS [SEED [TRADE...]]]

A request is changed a little at a time (a choice taken from another order, added, dropped or repeated, a number, text, list or nesting
made longer, several requests put into one batch, another method) and kept where it costs more CPU time than what it came from, by the
kernel's count of the server's nanoseconds. There are two climbs for each trade: for the cost of a request, and for the cost of each of its
bytes beyond the first thousand. Whatever costs most is asked again ten times on a quiet server, and the least of these is told.
"""
import copy
import glob
import json
import random
import subprocess
import sys
import time

LONGEST = 1_000_000


class Server:
    """A running `serve` over one trade's catalog, without a store."""

    def __init__(self, orderwright, repository, trade):
        catalog = f"{repository}/Catalogs/{trade}/catalog.xml"
        self.process = subprocess.Popen(
            [orderwright, "serve", "--catalog", catalog, "--threads", "1"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def cpu(self):
        """CPU time of all its threads so far, in nanoseconds."""
        total = 0
        for path in glob.glob(f"/proc/{self.process.pid}/task/*/schedstat"):
            try:
                total += int(open(path).read().split()[0])
            except (OSError, IndexError):
                pass
        return total

    def cost(self, line):
        """What a line costs, in milliseconds, and its answer."""
        before = self.cpu()
        self.process.stdin.write(line + b"\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            sys.exit(f"the server died of {line[:2000]!r}")
        json.loads(answer)
        return (self.cpu() - before) / 1e6, answer

    def end(self):
        self.process.stdin.close()
        self.process.wait()


class Climber:
    """Changes requests at random, with what the example orders say."""

    def __init__(self, orders, dice):
        self.orders = orders
        self.dice = dice
        self.said = {}
        for order in orders:
            self.harvest(order.get("configuration", {}))

    def harvest(self, value):
        for name, inner in value.items():
            self.said.setdefault(name, []).append(inner)
            for piece in inner if isinstance(inner, list) else [inner]:
                if isinstance(piece, dict):
                    self.harvest(piece)

    def seed(self):
        """A request for one of the example orders, as a list of requests: one, or a batch."""
        return [[self.dice.choice(["order.validate", "order.validate", "bom.explode"]), copy.deepcopy(self.dice.choice(self.orders))]]

    def change(self, request):
        request = copy.deepcopy(request)
        kind = self.dice.randrange(20)
        if kind == 0 and len(request) < 1000:
            request += copy.deepcopy(request[: self.dice.choice([1, len(request)])])
        elif kind == 1 and len(request) > 1:
            del request[self.dice.randrange(len(request))]
        elif kind == 2:
            self.dice.choice(request)[0] = self.dice.choice(["order.validate", "bom.explode", "order.submit", "order.get", "plan.schedule"])
        else:
            order = self.dice.choice(request)[1]
            for _ in range(self.dice.choice([1, 1, 2, 4])):
                self.change_order(order)
        return request

    def change_order(self, order):
        if self.dice.randrange(12) == 0:
            return self.change_member(order)
        place = order.setdefault("configuration", {})
        if not isinstance(place, dict):
            order["configuration"] = {}
            return
        self.change_configuration(place)

    def change_member(self, order):
        name = self.dice.choice(["quantity", "ordered", "requested", "customer", "revision", "order", "market", "extra"])
        order[name] = self.dice.choice([
            1, 999_999, "2026-12-24", "2199-12-31", "x" * self.dice.choice([1, 250, 10_000]), {"a": [1] * self.dice.choice([1, 1000])},
            {f"k{i}": i for i in range(self.dice.choice([1, 100, 10_000]))}, 10 ** self.dice.choice([1, 20, 2000])])

    def change_configuration(self, place):
        inner = [value for value in place.values() if isinstance(value, (dict, list)) and value]
        if inner and self.dice.randrange(2):
            value = self.dice.choice(inner)
            if isinstance(value, dict):
                return self.change_configuration(value)
            kind = self.dice.randrange(4)
            if kind == 0:
                value += copy.deepcopy(value)[: LONGEST // 100]
            elif kind == 1:
                del value[self.dice.randrange(len(value))]
            else:
                piece = self.dice.choice(value)
                if isinstance(piece, dict):
                    self.change_configuration(piece)
            return None
        kind = self.dice.randrange(10)
        if kind < 6:
            name = self.dice.choice(list(self.said))
            place[name] = copy.deepcopy(self.dice.choice(self.said[name]))
        elif kind < 9 and place:
            del place[self.dice.choice(list(place))]
        else:
            for i in range(self.dice.choice([1, 10, 1000])):
                place[f"unknown-{self.dice.randrange(10**6)}"] = i
        return None


def text(request):
    calls = [{"jsonrpc": "2.0", "id": index, "method": method, "params": [] if method == "plan.schedule" else {"order": order}}
             for index, (method, order) in enumerate(request)]
    return json.dumps(calls if len(calls) > 1 else calls[0], ensure_ascii=False, separators=(",", ":")).encode()


def climb(server, climber, seconds, worth):
    """The request for which `worth` of cost and bytes is greatest, from many beginnings; how many were tried."""
    best, tried, end = None, 0, time.monotonic() + seconds
    while time.monotonic() < end:
        here, stalled = None, 0
        while stalled < 60 and time.monotonic() < end:
            request = climber.change(here[1]) if here else climber.seed()
            line = text(request)
            stalled += 1
            if len(line) > LONGEST:
                continue
            tried += 1
            value = worth(server.cost(line)[0], len(line))
            # The clock's noise must not look like a step up.
            if here is None or value > here[0] * 1.02:
                value = min(value, worth(server.cost(line)[0], len(line)))
                if here is None or value > here[0] * 1.02:
                    here, stalled = (value, request), 0
        if here and (best is None or here[0] > best[0]):
            best = here
    return best[1], tried


def main():
    orderwright, repository = sys.argv[1:3]
    seconds = float(sys.argv[3]) if len(sys.argv) > 3 else 60
    dice = random.Random(int(sys.argv[4]) if len(sys.argv) > 4 else 1)
    trades = sys.argv[5:] or ["car", "furniture", "garment"]
    ways = [("request", lambda cost, length: cost), ("byte", lambda cost, length: cost / max(length, 1000))]
    for trade in trades:
        with open(f"{repository}/examples/{trade}/orders.ndjson") as file:
            orders = [json.loads(line) for line in file]
        for name, worth in ways:
            server = Server(orderwright, repository, trade)
            server.cost(text([["order.validate", orders[0]]]))
            request, tried = climb(server, Climber(orders, dice), seconds / len(trades) / len(ways), worth)
            line = text(request)
            cost = min(server.cost(line)[0] for _ in range(10))
            shown = line.decode() if len(line) < 1500 else line[:1500].decode(errors="ignore") + "…"
            print(f"{trade}: dearest {name} of {tried}: {cost:.2f} ms of CPU for {len(line)} bytes, {len(request)} requests: {shown}", flush=True)
            server.end()


main()

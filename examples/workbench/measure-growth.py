"""Writes factories of growing size as tables for `workbench factory`, plans each, and tells how the time grows.

usage: measure-growth.py WORKBENCH [operations…]

Each factory has the mix of orders, routings and loads of a workshop with twelve work centers. It grows in two ways, both
of which leave the load of a machine as it is: the order book of one hall becomes longer, or there are more halls.
"""
import json
import math
import os
import random
import subprocess
import sys
import tempfile

CENTERS = [
    # name, machines for 6,000 operations, calendar, minutes of an operation, one order in how many passes through
    ("CUT", 2, "2S", (5, 19), 1.4), ("CNC", 3, "3S", (20, 65), 2.0), ("EDGE", 2, "2S", (10, 29), 3.3),
    ("DRILL", 2, "2S", (8, 25), 2.2), ("SAND", 1, "2S", (8, 27), 4.5), ("PAINT", 2, "3S", (15, 45), 2.7),
    ("DRY", 2, "24", (20, 45), 2.7), ("SEW", 3, "2S", (10, 31), 1.9), ("UPH", 2, "2S", (20, 58), 7.5),
    ("ASM", 2, "2S", (5, 18), 1.3), ("QC", 1, "2S", (1, 4), 1.6), ("PACK", 1, "2S", (1, 3), 1.0),
]


def write(folder, operations, wider, dice):
    """Tables of a factory of about so many operations: six weeks of orders for one hall are 6,000."""
    scale = max(1, round(operations / 6000))
    halls, weeks = (scale, 6) if wider else (1, 6 * scale)
    with open(f"{folder}/work_centres.csv", "w") as file:
        file.write("work_centre,machines,calendar\n")
        for hall in range(halls):
            for name, machines, calendar, _, _ in CENTERS:
                file.write(f"{name}-{hall},{machines},{calendar}\n")
    orders, count = [], 0
    with open(f"{folder}/operations.csv", "w") as file:
        file.write("order,seq,work_centre,minutes\n")
        while count < operations:
            hall = dice.randrange(halls)
            routing = [center for center in CENTERS if dice.random() < 1 / center[4]]
            for place, center in enumerate(routing):
                file.write(f"{len(orders)},{place},{center[0]}-{hall},{dice.randint(*center[3])}\n")
            count += len(routing)
            release = dice.randrange(weeks * 7 * 1440)
            due = release + dice.randint(2 * 1440, 10 * 1440)
            orders.append((len(orders), "panel", release, due, dice.randint(1, 4)))
    with open(f"{folder}/orders.csv", "w") as file:
        file.write("order,family,release_min,due_min,weight\n")
        file.writelines(",".join(map(str, order)) + "\n" for order in orders)
    return count


def measure(workbench, sizes, wider):
    """Prints the time to the first schedule by size, and the exponents between them."""
    points = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            count = write(folder, size, wider, random.Random(size))
            command = [workbench, "factory", folder, "--work", "0"]
            lines = [
                json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout) for _ in range(3)]
        best = min(line["cpuSeconds"] for line in lines)
        points.append((count, best))
        print(f"{count:8} operations: {best:.3f} CPU seconds, reading included; {lines[0]['late_orders']} orders late, "
              f"{lines[0]['peakBytes'] // 2**20} MiB", flush=True)
    steps = list(zip(points, points[1:])) + ([(points[0], points[-1])] if len(points) > 2 else [])
    for (small, less), (large, more) in steps:
        print(f"exponent from {small} to {large}: {math.log(more / less) / math.log(large / small):.3f}")


def main():
    workbench = sys.argv[1]
    sizes = [int(size) for size in sys.argv[2:]] or [6_000, 60_000, 600_000]
    for wider in (False, True):
        print("more halls:" if wider else "a longer order book:")
        measure(workbench, sizes, wider)


if __name__ == "__main__":
    main()

"""Counts each formula with the workbench and with Ganak, each in a process of its own."""
import resource
import subprocess
import sys

PEER = """
import sys
from pyganak import Counter
counter = Counter()
for line in open(sys.argv[1], encoding="utf-8", errors="replace"):
    words = line.split()
    if words and words[0] == "p":
        counter.new_vars(int(words[2]))
    elif words and words[0] != "c":
        counter.add_clause([int(word) for word in words[:-1]])
print("c s exact arb int", counter.count())
"""


def count(command, seconds):
    """The count and the CPU seconds, or None where the time ran out or nothing was counted."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        limit = lambda: resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        output = subprocess.run(command, capture_output=True, text=True, preexec_fn=limit).stdout
    except OSError as fault:
        sys.exit(str(fault))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    for line in output.splitlines():
        if line.startswith("c s exact arb int "):
            return int(line.split()[-1]), used
    return None, used


workbench, seconds, files = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
disagreements = 0
for file in files:
    own, own_time = count([workbench, "count", file], seconds)
    peer, peer_time = count([sys.executable, "-c", PEER, file], seconds)
    name = file.rsplit("/", 1)[-1]
    verdict = "equal" if own == peer else "one only" if None in (own, peer) else "DIFFERENT"
    disagreements += verdict == "DIFFERENT"
    shown = [f"{time:.2f} s" if answer is not None else f"none in {time:.0f} s" for answer, time in ((own, own_time), (peer, peer_time))]
    print(f"{name}: {verdict}, workbench {shown[0]}, ganak {shown[1]}, ratio {own_time / peer_time:.2f}", flush=True)
sys.exit(disagreements > 0)

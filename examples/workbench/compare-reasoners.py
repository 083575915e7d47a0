"""Asks the workbench and ddnnife for the same counts on each formula."""
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time

import ddnnife

SIZES = [2, 5, 10, 20, 50]
EACH_SIZE = 50


def run(command):
    """The output's JSON lines and the CPU seconds of a process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return [json.loads(line) for line in output.splitlines()], used


def timed(question):
    """The answer of a function and its CPU seconds."""
    start = time.process_time()
    answer = question()
    return answer, time.process_time() - start


def partial_configurations(graph, generator):
    """Choices out of random valid configurations."""
    lines = []
    for number, size in enumerate(size for size in SIZES for _ in range(EACH_SIZE)):
        configuration = graph.random([], 1, number)[0]
        lines.append(sorted(generator.sample(configuration, min(size, len(configuration))), key=abs))
    return lines


def compare(workbench, formula, folder):
    """Asks about one formula; the number of counts that differ."""
    name = os.path.basename(formula)
    nnf = os.path.join(folder, "graph.nnf")
    (compiled,), _ = run([workbench, "compile", formula, "--nnf", nnf])
    with open(formula, encoding="utf-8", errors="replace") as text:
        variables = next(int(line.split()[2]) for line in text if line.startswith("p cnf"))
    graph, loading = timed(lambda: ddnnife.Ddnnf.from_file(nnf, variables).as_mut())
    lines = partial_configurations(graph, random.Random(1))
    choices = os.path.join(folder, "choices")
    with open(choices, "w", encoding="ascii") as file:
        file.writelines(" ".join(map(str, line)) + "\n" for line in lines)

    own, own_time = run([workbench, "count", formula, "--choices", choices])
    peer, peer_time = timed(lambda: [int(str(graph.count(line))) for line in lines])
    different = sum(int(answer["count"]) != count for answer, count in zip(own, peer))
    questions = sum(answer["microseconds"] for answer in own) / 1e6
    print(
        f"{name}: {len(lines)} partial configurations, {different} differ; workbench {own_time:.2f} s with start, reading and "
        f"compiling, {questions:.3f} s the counts alone; ddnnife {loading:.2f} s to load, {peer_time:.3f} s the counts, ratio of "
        f"the counts {questions / peer_time:.2f}"
    )

    own, own_time = run([workbench, "count", formula, "--each"])
    features = list(range(1, variables + 1))
    peer, peer_time = timed(lambda: [int(str(count)) for count in graph.count_multiple([], features)])
    wrong = sum(int(answer["count"]) != count for answer, count in zip(own, peer)) + (len(own) != variables + 1)
    questions = own[-1]["microseconds"] / 1e6
    print(
        f"{name}: {variables} features, {wrong} differ; workbench {own_time:.2f} s with start, reading and compiling, "
        f"{questions:.3f} s the counts alone; ddnnife {peer_time:.3f} s the counts, ratio {questions / peer_time:.2f}",
        flush=True,
    )
    return different + wrong


# Counts of thousands of digits are read and written here.
sys.set_int_max_str_digits(0)
with tempfile.TemporaryDirectory() as folder:
    total = sum(compare(sys.argv[1], formula, folder) for formula in sys.argv[2:])
sys.exit(total > 0)

"""Measures valid domains by `workbench domains --graph` on instances of any format."""
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile

QUESTIONS = 41
CHOICES = 5


def run(*command, text=None):
    """The JSON lines of a command."""
    output = subprocess.run(command, capture_output=True, text=True, input=text, check=True).stdout
    return [json.loads(line) for line in output.splitlines()]


def spread(answers):
    """Median and maximum of the microseconds of some answers."""
    times = [answer["microseconds"] for answer in answers]
    return statistics.median(times), max(times)


def choices(sample):
    """What a sampled solution says of each variable, written as choices."""
    if not sample.startswith("{"):
        return [str(place + 1) if bit == "1" else str(-place - 1) for place, bit in enumerate(sample)]
    return [f'"{name}"={json.dumps(value)}' for name, value in json.loads(sample).items()]


def measure(workbench, formula, folder):
    """Measures one formula; the number of answers on which graph and search differ."""
    graph = os.path.join(folder, "graph")
    (compiled,) = run(workbench, "compile", formula, "--output", graph)
    samples = subprocess.run(
        [workbench, "sample", formula, "--graph", graph, "--number", str(QUESTIONS)], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    generator = random.Random(1)
    lines = [generator.sample(choices(sample), CHOICES) for sample in samples]

    def ask(lines, *options):
        text = "".join(" ".join(line) + "\n" for line in lines)
        return run(workbench, "domains", formula, "--choices", "-", *options, text=text)

    apart = ask(lines, "--graph", graph)
    clicks = ask([line[:length] for line in lines for length in range(1, CHOICES + 1)], "--graph", graph)
    single = [answer for place, answer in enumerate(clicks) if place % CHOICES]
    (first,) = ask(lines[:1], "--graph", graph)
    searched = ask(lines)
    different = sum(any(one[key] != other[key] for key in ("verdict", "forced", "impossible")) for one, other in zip(apart, searched))

    edges = compiled["edges"]
    median, most = spread(apart)
    click, click_most = spread(single)
    mean = statistics.mean(answer["microseconds"] for answer in single)
    print(
        f"{os.path.basename(formula)}: {compiled['nodes']} nodes, {edges} edges, {compiled['bytes'] / 1e6:.1f} MB; five choices {median:.0f} us, at "
        f"most {most}, {median * 500 / edges:.2f} ns an edge and pass; one choice more {click:.0f} us, mean {mean:.0f}, at most {click_most}; "
        f"opened in {first['openMicroseconds']} us, first answer after {first['openMicroseconds'] + first['microseconds']} us; by search "
        f"{spread(searched)[0]:.0f} us, {different} of {len(lines)} answers differ",
        flush=True,
    )
    return different


with tempfile.TemporaryDirectory() as folder:
    total = sum([measure(sys.argv[1], formula, folder) for formula in sys.argv[2:]])
sys.exit(total > 0)

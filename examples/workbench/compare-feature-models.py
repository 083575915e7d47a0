"""Holds the workbench's analyses of feature models against the published figures of their collection."""
import csv
import json
import os
import resource
import subprocess
import sys
import tempfile


def run(command, text=None):
    """The output and the CPU seconds of a process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    output = subprocess.run(command, capture_output=True, text=True, input=text, check=True).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return output, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def digits(output):
    """The decimal digits of a count in either form."""
    for line in output.splitlines():
        if line.startswith("c s exact arb int "):
            return len(line.split()[-1])
        if line.startswith("{"):
            return len(json.loads(line)["count"])
    raise ValueError(output)


def shown(name, own, published):
    """A figure of both sides."""
    return f"{name} {own}" if own == published else f"{name} {own} BUT PUBLISHED {published}"


def compare(workbench, folder, row, graph):
    """Analyses one model; whether a figure differs."""
    file = os.path.join(folder, row["file"])
    count, counting = run([workbench, "count", file])
    lists, searching = run([workbench, "domains", file, "--choices", "-"], "\n")
    _, compiling = run([workbench, "compile", file, "--output", graph])
    again, reading = run([workbench, "domains", file, "--choices", "-", "--graph", graph], "\n")
    answer, same = json.loads(lists), json.loads(again)
    each, _ = run([workbench, "count", file, "--each"])
    features = len(each.splitlines()) - 1
    if features != int(float(row["NumberOfFeatures"])):
        print(f"{row['file']}: {features} features, published figures are of {row['NumberOfFeatures']}; not compared", flush=True)
        return False
    own = [len(answer["forced"]), len(answer["impossible"]), digits(count)]
    published = [int(float(row[column])) for column in ("Number_CORE", "Number_Dead", "NumberOfValidConfigurationsLog")]
    agrees = all(answer[key] == same[key] for key in ("forced", "impossible"))
    figures = ", ".join(shown(*pair) for pair in zip(("core", "dead", "digits"), own, published))
    print(
        f"{row['file']}: features {features}, {figures}; search and graph {'agree' if agrees else 'DISAGREE'}; count {counting:.2f} s, core and dead by search "
        f"{searching:.2f} s, compile {compiling:.2f} s, core and dead from the graph {reading:.2f} s",
        flush=True,
    )
    return own != published or not agrees


workbench, folder = sys.argv[1:3]
with open(os.path.join(folder, "expected.csv"), encoding="utf-8", newline="") as table, tempfile.TemporaryDirectory() as scratch:
    failures = sum([compare(workbench, folder, row, os.path.join(scratch, "graph")) for row in csv.DictReader(table)])
sys.exit(failures > 0)

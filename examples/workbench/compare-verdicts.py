"""Reads the lines of `workbench differential --clauses` and asks two other solvers for each verdict."""
import json
import sys

from pysat.solvers import Solver

names = ["cadical153", "glucose4"]
networks = disagreements = 0
unsatisfiable = 0
for line in sys.stdin:
    record = json.loads(line)
    if "disagreement" in record:
        disagreements += 1
        print(line, end="")
    if "clauses" not in record:
        summary = record
        continue
    networks += 1
    unsatisfiable += not record["satisfiable"]
    for name in names:
        with Solver(name=name, bootstrap_with=record["clauses"]) as solver:
            if solver.solve() != record["satisfiable"]:
                disagreements += 1
                print(json.dumps({"network": record["network"], "solver": name, "workbench": record["satisfiable"]}))
print(json.dumps(summary))
print(f"{networks} networks, {unsatisfiable} unsatisfiable, {' and '.join(names)} agree but for {disagreements}")
sys.exit(disagreements > 0)

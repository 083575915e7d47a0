"""Refutations made by CaDiCaL, judged by workbench check-proof and by CaDiCaL's own checker while it solves; CPU seconds.

Usage: compare-proofs.py WORKBENCH [FORMULA.cnf ...]. Without formulas: random 3-SAT beyond the threshold, with fixed seeds.
"""
import json
import os
import random
import resource
import subprocess
import sys
import tempfile


def cpu_of(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return process, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def write_random(path, variables, seed):
    numbers = random.Random(seed)
    clauses = int(variables * 4.5)
    with open(path, "w") as file:
        print("p cnf", variables, clauses, file=file)
        for _ in range(clauses):
            print(*[v * numbers.choice((1, -1)) for v in numbers.sample(range(1, variables + 1), 3)], 0, file=file)


def compare(workbench, formula, folder):
    proof = os.path.join(folder, "proof")
    solved, seconds = cpu_of(["cadical", "-q", "-n", formula, proof])
    if solved.returncode != 20:
        print(f"{formula}: not refuted")
        return
    _, with_checker = cpu_of(["cadical", "-q", "-n", "--check", "--checkproof=1", formula])
    judged, judging = cpu_of([workbench, "check-proof", formula, proof])
    figures = json.loads(judged.stdout)
    print(f"{os.path.basename(formula)}: proof {os.path.getsize(proof) / 1e6:.1f} MB, {figures['verdict']}; "
          f"solving {seconds:.2f} s, CaDiCaL's checker {with_checker - seconds:.2f} s, check-proof {judging:.2f} s "
          f"({judging / max(seconds, 0.001):.2f} of solving), {figures['peakBytes'] / 1e6:.0f} MB")


def main():
    workbench, *formulas = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        if not formulas:
            for variables, seed in [(150, 7), (200, 7), (225, 2), (250, 3)]:
                formulas.append(os.path.join(folder, f"random-{variables}-{seed}.cnf"))
                write_random(formulas[-1], variables, seed)
        for formula in formulas:
            compare(workbench, formula, folder)


main()

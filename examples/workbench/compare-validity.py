"""Full configurations checked by workbench validity, by numpy with bit-sliced columns, and one by one by MiniSat.

Usage: compare-validity.py WORKBENCH FORMULA.cnf [COUNT]. Half of the configurations are solutions, half have a few variables turned.
"""
import json
import random
import resource
import subprocess
import sys
import tempfile

import numpy
from pysat.formula import CNF
from pysat.solvers import Minisat22


def cpu():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def configurations(formula, count):
    """Solutions under random phases, every second one with one to three variables turned."""
    random_numbers = random.Random(1)
    solver = Minisat22(bootstrap_with=formula.clauses)
    rows = numpy.zeros((count, formula.nv), dtype=numpy.uint8)
    models = []
    for _ in range(min(count, 400)):
        solver.set_phases([v if random_numbers.random() < 0.5 else -v for v in range(1, formula.nv + 1)])
        solver.solve()
        models.append(numpy.array(solver.get_model()[: formula.nv]) > 0)
    for row in range(count):
        rows[row] = models[random_numbers.randrange(len(models))]
        if row % 2:
            for _ in range(random_numbers.randint(1, 3)):
                rows[row, random_numbers.randrange(formula.nv)] ^= 1
    return rows


def bit_sliced(formula, rows):
    """The valid rows: every clause as an or of packed columns, 8 configurations a byte."""
    columns = numpy.packbits(rows, axis=0).T.copy()
    valid = numpy.full(columns.shape[1], 255, dtype=numpy.uint8)
    before = cpu()
    for clause in formula.clauses:
        some = numpy.zeros_like(valid)
        for literal in clause:
            column = columns[abs(literal) - 1]
            some |= column if literal > 0 else ~column
        valid &= some
    seconds = cpu() - before
    return int(numpy.unpackbits(valid)[: len(rows)].sum()), seconds


def one_by_one(formula, rows):
    solver = Minisat22(bootstrap_with=formula.clauses)
    numbers = numpy.arange(1, formula.nv + 1)
    assumptions = [numpy.where(row > 0, numbers, -numbers).tolist() for row in rows]
    before = cpu()
    valid = sum(solver.solve(assumptions=literals) for literals in assumptions)
    return valid, cpu() - before


def main():
    workbench, path = sys.argv[1:3]
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 200_000
    formula = CNF(from_file=path)
    rows = configurations(formula, count)
    with tempfile.NamedTemporaryFile() as file:
        lines = numpy.concatenate([rows + 48, numpy.full((count, 1), 10, dtype=numpy.uint8)], axis=1)
        file.write(lines.tobytes())
        file.flush()
        own = json.loads(subprocess.check_output([workbench, "validity", path, "--configurations", file.name]))
    valid, seconds = bit_sliced(formula, rows)
    few = min(count, 4000)
    few_valid, few_seconds = one_by_one(formula, rows[:few])
    assert own["valid"] == valid and bit_sliced(formula, rows[:few])[0] == few_valid, "the verdicts differ"
    checks = count / own["checkSeconds"]
    print(f"{path}: {formula.nv} variables, {len(formula.clauses)} clauses, {count} configurations, {valid} valid")
    print(f"  workbench: check {checks:,.0f}/s; with loading {count / (own['checkSeconds'] + own['loadSeconds']):,.0f}/s; "
          f"from the text, all in all {count / own['cpuSeconds']:,.0f}/s")
    print(f"  numpy, bit-sliced, check alone: {count / seconds:,.0f}/s; ratio {checks * seconds / count:.1f}")
    print(f"  MiniSat, a call each: {few / few_seconds:,.0f}/s; ratio {checks * few_seconds / few:.0f}")


main()

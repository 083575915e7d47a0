"""Workbench against CaDiCaL, clingo, python-sat and CP-SAT; see compare-solvers."""
import glob
import json
import lzma
import random
import re
import resource
import subprocess
import sys
import time

from pysat.formula import CNF
from pysat.solvers import Solver

workbench, folder, questions = sys.argv[1], sys.argv[2] + "/configuration", int(sys.argv[3])
random.seed(1)
wrong = 0


def row(what, ours, theirs, peer):
    print(f"{what:44} {ours:10.3f} ms {theirs:10.3f} ms  {ours / theirs:6.2f}x of {peer}", flush=True)


def check(condition, message):
    global wrong
    if not condition:
        wrong += 1
        print("WRONG:", message)


def run(command, text=""):
    """Output, exit code and the CPU milliseconds of a process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, input=text, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return done, 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def best(command, times=3):
    results = [run(command) for _ in range(times)]
    return results[0][0], min(milliseconds for _, milliseconds in results)


def verdicts(paths):
    for path in paths:
        ours, our_time = best([workbench, "sat", path])
        theirs, their_time = best(["cadical", "-q", path])
        check(ours.returncode == theirs.returncode, path)
        if ours.returncode == 10:
            model = {int(w) for line in ours.stdout.split("\n") if line.startswith("v") for w in line[1:].split()}
            check(all(any(l in model for l in clause) for clause in CNF(from_file=path).clauses), "model of " + path)
        row("first verdict " + path.split("/")[-1][:30], our_time, their_time, "cadical")
        clasp, _ = run([sys.executable, "-m", "clingo", "--mode=clasp", path])
        check(("s SATISFIABLE" in clasp.stdout) == (ours.returncode == 10), "clingo on " + path)
        # The time that it tells itself, without the start of its interpreter; it is told in milliseconds.
        told = re.search(r"CPU Time *: *([0-9.]+)s", clasp.stdout)
        if told and float(told[1]) > 0:
            row("first verdict " + path.split("/")[-1][:30], our_time, 1000 * float(told[1]), "clingo (clasp)")


def random_model(solver, variables):
    """A solution that grants as many of some random wishes as can be."""
    wishes = [random.choice([1, -1]) * v for v in random.sample(range(1, variables + 1), min(40, variables))]
    while not solver.solve(assumptions=wishes):
        core = set(solver.get_core() or [])
        wishes = [w for w in wishes if w not in core]
    return solver.get_model()


def peer_domains(solver, choices, timed):
    """The literals true in all solutions, by solving for the opposite of each that no solution has refuted."""
    start = time.process_time()
    possible = solver.solve(assumptions=choices)
    model = solver.get_model() if possible else None
    timed[0] += time.process_time() - start
    if not possible:
        return None
    candidates, forced = list(model), []
    while candidates:
        literal = candidates.pop()
        start = time.process_time()
        possible = solver.solve(assumptions=choices + [-literal])
        model = solver.get_model() if possible else None
        timed[0] += time.process_time() - start
        if possible:
            candidates = [l for l in candidates if model[abs(l) - 1] == l]
        else:
            forced.append(literal)
    return forced


def ask(command, path, lines):
    """The answers to lines of choices, and the mean milliseconds."""
    text = "\n".join(" ".join(map(str, line)) for line in lines) + "\n"
    done, _ = run([workbench, command, path, "--choices", "-"], text)
    answers = [json.loads(line) for line in done.stdout.split("\n") if line]
    check(len(answers) == len(lines), done.stderr)
    return answers, sum(a["microseconds"] for a in answers) / 1000 / len(lines)


def domains(path, count):
    formula = CNF(from_file=path)
    solver = Solver(name="cadical153", bootstrap_with=formula)
    lines = []
    for _ in range(count):
        model = random_model(solver, formula.nv)
        lines.append([model[v - 1] for v in random.sample(range(1, formula.nv + 1), 5)])
    answers, our_time = ask("domains", path, lines)
    timed = [0]
    for line, answer in zip(lines, answers):
        forced = peer_domains(solver, line, timed)
        ours = sorted(answer["forced"] + [-v for v in answer["impossible"]])
        check(ours == sorted(forced), f"domains of {line} in {path}")
    row("valid domains " + path.split("/")[-1][:30], our_time, 1000 * timed[0] / count, "cadical153 by python-sat")


def deletion(solver, choices):
    """A minimal conflict: the solver's core, then each member left out in turn."""
    if solver.solve(assumptions=choices):
        return None
    rest, needed = solver.get_core(), []
    while rest:
        tried = rest.pop(0)
        if solver.solve(assumptions=needed + rest):
            needed.append(tried)
        else:
            core = set(solver.get_core())
            rest = [l for l in rest if l in core]
    return needed


def excluded(solver, always, choices):
    """A choice that the choices exclude by unit propagation."""
    forced = [l for l in solver.propagate(assumptions=choices)[1] if l not in always and l not in choices]
    return -random.choice(forced) if forced else None


def conflicts(path, count):
    formula = CNF(from_file=path)
    solver = Solver(name="cadical153", bootstrap_with=formula)
    propagator = Solver(name="minisat22", bootstrap_with=formula)
    always = set(propagator.propagate()[1])
    lines = []
    while len(lines) < count:
        model = random_model(solver, formula.nv)
        choices = [model[v - 1] for v in random.sample(range(1, formula.nv + 1), 15)]
        last = excluded(propagator, always, choices)
        if last is not None:
            lines.append(choices + [last])
    times = {}
    for name in ["cadical153", "glucose4", "minisat22"]:
        with Solver(name=name, bootstrap_with=formula) as peer:
            peer.solve()
            start = time.process_time()
            for line in lines:
                deletion(peer, line)
            times[name] = 1000 * (time.process_time() - start) / count
    fastest = min(times, key=times.get)
    answers, our_time = ask("conflict", path, lines)
    for line, answer in zip(lines, answers):
        core = answer["conflict"]
        minimal = not solver.solve(assumptions=core) and all(
            solver.solve(assumptions=[l for l in core if l != member]) for member in core)
        check(minimal and set(core) <= set(line), f"conflict {core} of {line} in {path}")
    row("minimal conflict " + path.split("/")[-1][:27], our_time, times[fastest], fastest + " by python-sat")


def read_tables(path):
    """Domains and tables of an XCSP3 file that has one array, upper bounds of variables and tables, as RenaultMod does."""
    text = lzma.open(path, "rt").read()
    array = re.search(r'<array id="x" size="\[(\d+)\]">\s*(\d+)\.\.(\d+)', text)
    upper = [int(array[3])] * int(array[1])
    for place, bound in re.findall(r"<args>\s*x\[(\d+)\]\s+(\d+)\s*</args>", text):
        upper[int(place)] = min(upper[int(place)], int(bound))
    tables = []
    for body, arguments in re.findall(r"<extension>(.*?)</extension>((?:\s*<args>.*?</args>)*)", text, re.S):
        kind, rows = re.search(r"<(supports|conflicts)>(.*?)</", body, re.S).groups()
        rows = [tuple(map(int, r.split(","))) for r in re.findall(r"\(([^)]*)\)", rows)]
        # A group states one table for many scopes.
        for names in re.findall(r"<args>(.*?)</args>", arguments) or [re.search(r"<list>(.*?)</list>", body, re.S)[1]]:
            scope = []
            for first, _, last in re.findall(r"x\[(\d+)(\.\.(\d+))?\]", names):
                scope += range(int(first), int(last or first) + 1)
            tables.append((kind == "supports", scope, rows))
    return upper, tables


def csp(path):
    ours, our_time = best([workbench, "csp", path])
    upper, tables = read_tables(path)
    values = [int(v) for v in re.search(r"<values>(.*)</values>", ours.stdout)[1].split()]
    check(all(v <= u for v, u in zip(values, upper)), "domains of " + path)
    for supports, scope, rows in tables:
        check((tuple(values[p] for p in scope) in set(rows)) == supports, "a table of " + path)
    from ortools.sat.python import cp_model
    start = time.process_time()
    model = cp_model.CpModel()
    x = [model.NewIntVar(0, u, "") for u in upper]
    for supports, scope, rows in tables:
        (model.AddAllowedAssignments if supports else model.AddForbiddenAssignments)([x[p] for p in scope], rows)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    check(solver.Solve(model) in (cp_model.OPTIMAL, cp_model.FEASIBLE), path)
    row("load and verdict " + path.split("/")[-1][:27], our_time, 1000 * (time.process_time() - start), "CP-SAT, one worker")
    return upper, tables


def encode(upper, tables):
    """The direct encoding: a literal a value, a literal a row."""
    literal, clauses, top = {}, [], 0
    for place, bound in enumerate(upper):
        for value in range(bound + 1):
            top += 1
            literal[place, value] = top
        mine = [literal[place, v] for v in range(bound + 1)]
        clauses.append(mine)
        clauses += [[-a, -b] for i, a in enumerate(mine) for b in mine[i + 1:]]
    for supports, scope, rows in tables:
        rows = [r for r in rows if all(v <= upper[p] for p, v in zip(scope, r))]
        if not supports:
            clauses += [[-literal[p, v] for p, v in zip(scope, r)] for r in rows]
            continue
        by_value = {(p, v): [] for p in scope for v in range(upper[p] + 1)}
        for r in rows:
            top += 1
            for p, v in zip(scope, r):
                clauses.append([-top, literal[p, v]])
                by_value[p, v].append(top)
        clauses += [[-literal[key]] + chosen for key, chosen in by_value.items()]
    return literal, clauses


def csp_questions(path, upper, tables, count):
    literal, clauses = encode(upper, tables)
    solver = Solver(name="cadical153", bootstrap_with=clauses)
    name = {code: f"x[{p}]={v}" for (p, v), code in literal.items()}
    lines, conflict_lines, wanted, times = [], [], [], [0, 0]
    for _ in range(count):
        model = set(random_model(solver, len(literal))[:len(literal)])
        true = [code for code in literal.values() if code in model]
        lines.append(random.sample(true, 5))
        start = time.process_time()
        open_values = set(literal.values())
        while open_values:
            value = next(iter(open_values))
            if solver.solve(assumptions=lines[-1] + [value]):
                open_values -= set(solver.get_model()[:len(literal)])
            else:
                open_values.discard(value)
                wanted.append((len(lines) - 1, name[value]))
        times[0] += time.process_time() - start
        conflict_lines.append(random.sample(true, 15) + [random.choice([c for c in literal.values() if c not in model])])
    answers, our_time = ask("domains", path, [[name[c] for c in line] for line in lines])
    for index, answer in enumerate(answers):
        listed = {v for v in answer["impossible"] if int(v.split("=")[1]) <= upper[int(re.search(r"\d+", v)[0])]}
        check(listed == {v for i, v in wanted if i == index}, f"domains of line {index} in {path}")
    row("valid domains " + path.split("/")[-1][:30], our_time, 1000 * times[0] / count, "cadical153 by python-sat")
    start = time.process_time()
    cores = [deletion(solver, line) for line in conflict_lines]
    their_time = 1000 * (time.process_time() - start) / count
    answers, our_time = ask("conflict", path, [[name[c] for c in line] for line in conflict_lines])
    for answer, core in zip(answers, cores):
        check((answer["verdict"] == "satisfied") == (core is None), f"verdict of line {answer['line']} in {path}")
    row("minimal conflict " + path.split("/")[-1][:27], our_time, their_time, "cadical153 by python-sat")


daimler = sorted(glob.glob(folder + "/daimler/*.cnf"))
models = sorted(glob.glob(folder + "/feature-models/*.dimacs"))
if not daimler + models:
    sys.exit(f"{folder} has neither daimler/*.cnf nor feature-models/*.dimacs")
verdicts(daimler + models)
for path in [p for p in daimler if "C220" in p or "C202" in p] + [p for p in models if "otive01" in p]:
    domains(path, questions)
for path in [p for p in daimler if "C220" in p or "C202" in p] + [p for p in models if "otive" in p]:
    # The first questions of a session cost more, so that there must be many of them.
    conflicts(path, 10 * questions)
for path in glob.glob(folder + "/renault/*.xml.xz"):
    csp_questions(path, *csp(path), min(questions, 10))
print("every answer agrees" if wrong == 0 else f"{wrong} answers are wrong")
sys.exit(wrong > 0)

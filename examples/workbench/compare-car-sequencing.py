"""Runs both on problems of car sequencing, judges the workbench's orders, and prints the violated windows of both."""
import fnmatch
import json
import os
import re
import subprocess
import sys
import tempfile

from ortools.sat.python import cp_model

THREADS = 2
ABSENT_RATIOS = ([1, 2, 1, 2, 1], [2, 3, 3, 5, 5])


def problems(path):
    """Names and problems of a file: (most, window, classes), a class being (cars, flags)."""
    name, rows = "", []
    for line in open(path):
        heading = re.match(r"#\s*Problem\s+(\S+)", line)
        if heading:
            name = heading[1]
        elif re.match(r"\s*\d", line):
            rows.append((name, [int(word) for word in line.split("#")[0].split()]))
    while rows:
        name, (_, options, classes) = rows.pop(0)
        if options == 5 and len(rows[0][1]) == 7:
            most, window = ABSENT_RATIOS
        else:
            most, window = rows.pop(0)[1], rows.pop(0)[1]
        read = [rows.pop(0)[1] for _ in range(classes)]
        yield name, (most, window, [(row[1], row[2:]) for row in read])


def cp_sat(problem, seconds):
    """Objective and bound of the plain model: a literal for each class at each position, one for each window."""
    most, window, classes = problem
    count = sum(cars for cars, _ in classes)
    model = cp_model.CpModel()
    place = [[model.new_bool_var("") for _ in range(count)] for _ in classes]
    for position in range(count):
        model.add_exactly_one(row[position] for row in place)
    for (cars, _), row in zip(classes, place):
        model.add(sum(row) == cars)
    violated = []
    for option, (p, q) in enumerate(zip(most, window)):
        rows = [row for (_, flags), row in zip(classes, place) if flags[option]]
        for begin in range(count - q + 1):
            over = model.new_bool_var("")
            inside = sum(row[position] for row in rows for position in range(begin, begin + q))
            model.add(inside <= p + (q - p) * over)
            violated.append(over)
    model.minimize(sum(violated))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = THREADS
    solver.parameters.max_time_in_seconds = seconds
    status = solver.solve(model)
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return (round(solver.objective_value) if found else None), round(solver.best_objective_bound), solver.wall_time


def judge(problem, order):
    """The violated windows of an order, after checking its cars."""
    most, window, classes = problem
    assert sorted(order) == sorted(kind for kind, (cars, _) in enumerate(classes) for _ in range(cars)), "other cars"
    return sum(
        sum(classes[kind][1][option] for kind in order[begin : begin + q]) > p
        for option, (p, q) in enumerate(zip(most, window))
        for begin in range(len(order) - q + 1)
    )


def workbench(path, name, problem, seconds):
    """The workbench's answer, its order judged."""
    with tempfile.NamedTemporaryFile(mode="r") as order:
        command = [os.environ["WORKBENCH"], "car-sequencing", path, "--seconds", str(seconds), "--threads", str(THREADS)]
        command += (["--problem", name] if name else []) + ["--schedule", order.name]
        answer = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        rows = [line.strip().split(",") for line in order]
        assert rows[0] == ["position", "class"] and [int(row[0]) for row in rows[1:]] == list(range(len(rows) - 1))
        assert judge(problem, [int(row[1]) for row in rows[1:]]) == answer["objective"]
    return answer


def main(folder, seconds, patterns):
    sums = {"workbench": 0, "CP-SAT": 0}
    count = solved = 0
    print("problem,workbench,lower bound,seconds to best,CP-SAT,lower bound,seconds")
    files = sorted(os.path.join(at, file) for at, _, names in os.walk(folder) for file in names if file.endswith(".txt"))
    for path in files:
        file = os.path.relpath(path, folder)
        if not any(fnmatch.fnmatch(file, pattern.split(".txt")[0] + "*") for pattern in patterns):
            continue
        for name, problem in problems(path):
            title = f"{file}/{name}" if name else file
            if not any(fnmatch.fnmatch(title, pattern) or fnmatch.fnmatch(file, pattern) for pattern in patterns):
                continue
            ours = workbench(path, name, problem, seconds)
            theirs, bound, wall = cp_sat(problem, seconds)
            # A peer without an order is counted as if every window were over.
            lost = sum(sum(cars for cars, _ in problem[2]) - q + 1 for q in problem[1])
            sums["workbench"] += ours["objective"]
            sums["CP-SAT"] += lost if theirs is None else theirs
            count += 1
            solved += ours["objective"] == ours["lower_bound"]
            print(f"{title},{ours['objective']},{ours['lower_bound']},{ours['seconds_to_best']}", end="")
            print(f",{theirs},{bound},{wall:.2f}", flush=True)
    print(f"{count} problems, {solved} of the workbench's proven; violated windows: ", end="")
    print(", ".join(f"{name} {total}" for name, total in sums.items()))


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), sys.argv[3:])

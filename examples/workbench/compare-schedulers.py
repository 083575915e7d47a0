"""Runs both schedulers on instances of shops, judges the workbench's schedules, and prints the gaps to the best known makespans."""
import csv
import fnmatch
import json
import os
import re
import resource
import subprocess
import sys
import tempfile

from comparison import Comparison
from ortools.sat.python import cp_model

THREADS = 2


def job_shop(path):
    """Jobs as lists of operations, each a list of (machine, duration). Where a pair of -1 ends a job, lines mean nothing."""
    head, *rest = [[int(word) for word in line.split()] for line in open(path) if line.strip()]
    if any(-1 in line for line in rest):
        numbers, rest = [number for line in rest for number in line], [[]]
        for pair in zip(numbers[::2], numbers[1::2]):
            rest.append([]) if pair == (-1, -1) else rest[-1].extend(pair)
        rest = rest if rest[-1] else rest[:-1]
    assert len(rest) == head[0], "as many jobs as announced"
    return [[[pair] for pair in zip(line[::2], line[1::2])] for line in rest]


def flexible_job_shop(path):
    """The same, with as many alternatives as there are; machines counted from 0."""
    head, *rest = open(path).read().strip().split("\n")
    numbers = iter([int(word) for line in rest for word in line.split()])
    return [
        [[(next(numbers) - 1, next(numbers)) for _ in range(next(numbers))] for _ in range(next(numbers))]
        for _ in range(int(head.split()[0]))
    ]


def cp_sat(jobs, seconds):
    """Objective, bound and CPU seconds of the usual model: an optional interval for each alternative, no overlap on machines."""
    begin = cpu_seconds()
    model = cp_model.CpModel()
    horizon = sum(max(duration for _, duration in operation) for job in jobs for operation in job)
    machines, ends = {}, []
    for job in jobs:
        ready = 0
        for operation in job:
            start, end = model.new_int_var(0, horizon, ""), model.new_int_var(0, horizon, "")
            chosen = []
            for machine, duration in operation:
                literal = model.new_bool_var("") if len(operation) > 1 else True
                chosen.append(literal)
                interval = model.new_optional_interval_var(start, duration, end, literal, "")
                machines.setdefault(machine, []).append(interval)
            if len(operation) > 1:
                model.add_exactly_one(chosen)
            model.add(start >= ready)
            ready = end
        ends.append(ready)
    for intervals in machines.values():
        model.add_no_overlap(intervals)
    makespan = model.new_int_var(0, horizon, "")
    model.add_max_equality(makespan, ends)
    model.minimize(makespan)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = THREADS
    solver.parameters.max_time_in_seconds = seconds
    status = solver.solve(model)
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    makespan = round(solver.objective_value) if found else None
    return makespan, round(solver.best_objective_bound), round(cpu_seconds() - begin, 2)


def cpu_seconds():
    """What this process has used so far, all its threads together."""
    use = resource.getrusage(resource.RUSAGE_SELF)
    return use.ru_utime + use.ru_stime


def judge(jobs, rows):
    """The makespan of a schedule, after checking it from the instance's own words."""
    starts = {(int(row["job"]), int(row["operation"])): (int(row["machine"]), int(row["start"])) for row in rows}
    busy, makespan = {}, 0
    for job, operations in enumerate(jobs):
        ready = 0
        for index, operation in enumerate(operations):
            machine, start = starts.pop((job, index))
            assert start >= ready, f"operation {index} of job {job} starts before the one before it ends"
            ready = start + dict(operation)[machine]
            busy.setdefault(machine, []).append((start, ready))
        makespan = max(makespan, ready)
    assert not starts, "the schedule has operations that the instance has not"
    for machine, intervals in busy.items():
        intervals.sort()
        assert all(a[1] <= b[0] for a, b in zip(intervals, intervals[1:])), f"machine {machine} does two things at once"
    return makespan


def workbench(kind, path, jobs, seconds):
    """The workbench's answer, its schedule judged."""
    with tempfile.NamedTemporaryFile(mode="r", newline="") as schedule:
        command = [os.environ["WORKBENCH"], kind, path, "--seconds", str(seconds), "--threads", str(THREADS)]
        output = subprocess.run(command + ["--schedule", schedule.name], check=True, capture_output=True, text=True)
        answer = json.loads(output.stdout)
        assert judge(jobs, csv.DictReader(open(schedule.name))) == answer["objective"]
    return answer


def group(file):
    """What an instance is counted with: its folder, or its name without the number; Taillard's by tens, which have one size each."""
    name, number = re.fullmatch(r"(.*?)(\d*)\.txt", file).groups()
    if name == "ta":
        first = (int(number) - 1) // 10 * 10 + 1
        return f"ta{first:02}-{first + 9}"
    return os.path.dirname(file) or name


def main(folder, seconds, patterns):
    comparison = Comparison()
    for kind, read in (("jobshop", job_shop), ("flexible-jobshop", flexible_job_shop)):
        for row in csv.DictReader(open(f"{folder}/{kind}-best-known.csv")):
            if not any(fnmatch.fnmatch(f"{kind}/{row['file']}", pattern) for pattern in patterns):
                continue
            path = f"{folder}/{kind}/{row['file']}"
            jobs = read(path)
            ours = workbench(kind, path, jobs, seconds)
            comparison.add(row["file"], group(row["file"]), int(row["upper_bound"]), ours, lambda: cp_sat(jobs, seconds))
    comparison.print_means()


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), sys.argv[3:])

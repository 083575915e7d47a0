"""Runs both on projects that share resources, judges the workbench's schedules, and prints the gaps to the best known makespans."""
import csv
import fnmatch
import json
import os
import resource
import subprocess
import sys
import tempfile

from comparison import Comparison
from ortools.sat.python import cp_model

THREADS = 2


def project(path):
    """Capacities, and activities as (duration, demands, successors)."""
    numbers = map(int, open(path).read().split())
    count, resources = next(numbers), next(numbers)
    capacities = [next(numbers) for _ in range(resources)]
    activities = []
    for _ in range(count):
        duration, demands = next(numbers), [next(numbers) for _ in range(resources)]
        activities.append((duration, demands, [next(numbers) - 1 for _ in range(next(numbers))]))
    return capacities, activities


def cp_sat(capacities, activities, seconds):
    """Makespan, bound and CPU seconds of the usual model: one interval for each activity, one cumulative for each resource."""
    begin = cpu_seconds()
    model = cp_model.CpModel()
    horizon = sum(duration for duration, _, _ in activities)
    starts = [model.new_int_var(0, horizon, "") for _ in activities]
    intervals = [model.new_fixed_size_interval_var(starts[i], a[0], "") for i, a in enumerate(activities)]
    makespan = model.new_int_var(0, horizon, "")
    for i, (duration, _, successors) in enumerate(activities):
        model.add(makespan >= starts[i] + duration)
        for successor in successors:
            model.add(starts[successor] >= starts[i] + duration)
    for index, capacity in enumerate(capacities):
        users = [i for i, activity in enumerate(activities) if activity[1][index]]
        model.add_cumulative([intervals[i] for i in users], [activities[i][1][index] for i in users], capacity)
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


def judge(capacities, activities, rows):
    """The makespan of a schedule, after checking it from the instance's own words."""
    starts = {int(row["activity"]) - 1: int(row["start"]) for row in rows}
    assert sorted(starts) == list(range(len(activities))) and min(starts.values()) >= 0
    makespan = max(starts[i] + activity[0] for i, activity in enumerate(activities))
    use = [[0] * makespan for _ in capacities]
    for i, (duration, demands, successors) in enumerate(activities):
        assert all(starts[successor] >= starts[i] + duration for successor in successors), f"a successor of {i + 1} is too early"
        for index, demand in enumerate(demands):
            for instant in range(starts[i], starts[i] + duration):
                use[index][instant] += demand
    assert all(max(row, default=0) <= capacity for row, capacity in zip(use, capacities)), "a resource is overloaded"
    return makespan


def workbench(path, instance, seconds):
    """The workbench's answer, its schedule judged."""
    with tempfile.NamedTemporaryFile(mode="r", newline="") as schedule:
        command = [os.environ["WORKBENCH"], "rcpsp", path, "--seconds", str(seconds), "--threads", str(THREADS)]
        output = subprocess.run(command + ["--schedule", schedule.name], check=True, capture_output=True, text=True)
        answer = json.loads(output.stdout)
        assert judge(*instance, csv.DictReader(open(schedule.name))) == answer["objective"]
    return answer


def main(folder, seconds, patterns):
    comparison = Comparison()
    for row in csv.DictReader(open(f"{folder}/rcpsp-best-known.csv")):
        if not any(fnmatch.fnmatch(row["file"], pattern) for pattern in patterns):
            continue
        path = f"{folder}/rcpsp/{row['file']}"
        instance = project(path)
        ours = workbench(path, instance, seconds)
        group = row["file"].split("_")[0]
        comparison.add(row["file"], group, int(row["upper_bound"]), ours, lambda: cp_sat(*instance, seconds))
    comparison.print_means()


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), sys.argv[3:])

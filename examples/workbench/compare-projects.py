"""Runs both on projects that share resources, judges the workbench's schedules, and prints the gaps to the best known makespans."""
import csv
import fnmatch
import json
import os
import subprocess
import sys
import tempfile

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
    """Makespan and bound of the usual model: one interval for each activity, one cumulative for each resource."""
    model = cp_model.CpModel()
    horizon = sum(duration for duration, _, _ in activities)
    starts = [model.new_int_var(0, horizon, "") for _ in activities]
    intervals = [model.new_fixed_size_interval_var(starts[i], a[0], "") for i, a in enumerate(activities)]
    makespan = model.new_int_var(0, horizon, "")
    for i, (duration, _, successors) in enumerate(activities):
        model.add(makespan >= starts[i] + duration)
        for successor in successors:
            model.add(starts[successor] >= starts[i] + duration)
    for resource, capacity in enumerate(capacities):
        users = [i for i, activity in enumerate(activities) if activity[1][resource]]
        model.add_cumulative([intervals[i] for i in users], [activities[i][1][resource] for i in users], capacity)
    model.minimize(makespan)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = THREADS
    solver.parameters.max_time_in_seconds = seconds
    status = solver.solve(model)
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return (round(solver.objective_value) if found else None), round(solver.best_objective_bound)


def judge(capacities, activities, rows):
    """The makespan of a schedule, after checking it from the instance's own words."""
    starts = {int(row["activity"]) - 1: int(row["start"]) for row in rows}
    assert sorted(starts) == list(range(len(activities))) and min(starts.values()) >= 0
    makespan = max(starts[i] + activity[0] for i, activity in enumerate(activities))
    use = [[0] * makespan for _ in capacities]
    for i, (duration, demands, successors) in enumerate(activities):
        assert all(starts[successor] >= starts[i] + duration for successor in successors), f"a successor of {i + 1} is too early"
        for resource, demand in enumerate(demands):
            for instant in range(starts[i], starts[i] + duration):
                use[resource][instant] += demand
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
    groups, peer_wanted = {}, os.environ.get("ONLY") != "workbench"
    print("instance,best known,workbench,gap %,lower bound,seconds to best,CPU seconds,CP-SAT,gap %,lower bound")
    for row in csv.DictReader(open(f"{folder}/rcpsp-best-known.csv")):
        if not any(fnmatch.fnmatch(row["file"], pattern) for pattern in patterns):
            continue
        path, best = f"{folder}/rcpsp/{row['file']}", int(row["upper_bound"])
        instance = project(path)
        ours = workbench(path, instance, seconds)
        gaps = groups.setdefault(row["file"].split("_")[0], {"workbench": [], "CP-SAT": []})
        gaps["workbench"].append(100 * (ours["objective"] / best - 1))
        print(f"{row['file']},{best},{ours['objective']},{gaps['workbench'][-1]:.2f},{ours['lower_bound']}", end="")
        print(f",{ours['seconds_to_best']},{ours['cpuSeconds']}", end="", flush=True)
        if peer_wanted:
            theirs, bound = cp_sat(*instance, seconds)
            gaps["CP-SAT"].append(100 * (theirs / best - 1) if theirs else float("inf"))
            print(f",{theirs},{gaps['CP-SAT'][-1]:.2f},{bound}", end="")
        print(flush=True)
    for group, gaps in groups.items():
        for name, values in gaps.items():
            if values:
                mean = sum(values) / len(values)
                print(f"{group}, {name}: mean gap {mean:.3f} % over {len(values)} instances, largest {max(values):.2f} %")


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), sys.argv[3:])

"""The table of a comparison: a line for each instance as it is solved, and the means of each group of them at the end."""
import os

HEADING = "instance,best known,workbench,gap %,lower bound,seconds to best,CPU seconds,CP-SAT,gap %,lower bound,CPU seconds"


class Comparison:
    """Gaps to the best known makespans and CPU seconds of both sides. ONLY=workbench leaves the peer out."""

    def __init__(self):
        self.groups, self.peer_wanted = {}, os.environ.get("ONLY") != "workbench"
        print(HEADING)

    def add(self, name, group, best, ours, peer):
        """One instance: the workbench's answer, and the peer's objective, bound and CPU seconds when it is called."""
        both = self.groups.setdefault(group, {"workbench": [], "CP-SAT": []})
        both["workbench"].append((100 * (ours["objective"] / best - 1), ours["cpuSeconds"]))
        print(f"{name},{best},{ours['objective']},{both['workbench'][-1][0]:.2f},{ours['lower_bound']}", end="")
        print(f",{ours['seconds_to_best']},{ours['cpuSeconds']}", end="", flush=True)
        if self.peer_wanted:
            theirs, bound, cpu = peer()
            gap = 100 * (theirs / best - 1) if theirs else float("inf")
            both["CP-SAT"].append((gap, cpu))
            print(f",{theirs},{gap:.2f},{bound},{cpu}", end="")
        print(flush=True)

    def print_means(self):
        """The means of each group; instances for which the peer found nothing are counted apart."""
        for name, both in self.groups.items():
            for side, values in both.items():
                if values:
                    gaps, seconds = zip(*values)
                    told = [gap for gap in gaps if gap < float("inf")] or gaps
                    print(f"{name}, {side}: mean gap {mean(told):.3f} % over {len(told)} instances, largest {max(told):.2f} %", end="")
                    missing = f"; no schedule for {len(gaps) - len(told)} more" if len(told) < len(gaps) else ""
                    print(f"; mean CPU seconds {mean(seconds):.2f}{missing}")


def mean(values):
    return sum(values) / len(values)

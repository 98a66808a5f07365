import type { PlanKind } from './plan'
import { quotedString, shellWord } from './quoting'

/** A script for Ray: one task a cell. */
export const ray: PlanKind = {
  fileName: 'plan-ray.py',
  submit: (path) => `python3 ${shellWord(path)}`,
  write: ({
    cells,
    project,
    sweep,
    out,
    options,
  }) => `"""Runs ${cells} cells on a Ray cluster (RAY_ADDRESS says which; without one, on this machine).

A cell that is finished is not computed again. Project, sweep and results must lie on a disk that all nodes share.
"""

import os
import subprocess
import sys

import ray

PROJECT = ${quotedString(project)}
SWEEP = ${quotedString(sweep)}
OUT = ${quotedString(out)}
OPTIONS = [${options.map(quotedString).join(', ')}]
CELLS = ${cells}


@ray.remote(num_cpus=1, max_retries=2)
def run_cell(index):
    command = ["npm", "run", "--silent", "lab", "--", "sweep", SWEEP, "--cell", str(index), "--out", OUT, *OPTIONS]
    return subprocess.run(command, cwd=PROJECT).returncode


def main():
    ray.init(address=os.environ.get("RAY_ADDRESS"))
    tasks = {run_cell.remote(index): index for index in range(CELLS)}
    waiting = list(tasks)
    failed = []
    while waiting:
        [done], waiting = ray.wait(waiting, num_returns=1)
        index = tasks[done]
        try:
            code = ray.get(done)
        except ray.exceptions.RayError as error:
            print(error, file=sys.stderr)
            code = 1
        if code != 0:
            failed.append(index)
        print(f"{CELLS - len(waiting)} of {CELLS}: cell {index} {'finished' if code == 0 else 'failed'}", flush=True)
    if failed:
        sys.exit(f"Cells that failed: {', '.join(map(str, sorted(failed)))}; {os.path.join(OUT, 'failed')} says why.")


if __name__ == "__main__":
    main()
`,
}

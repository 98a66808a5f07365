import type { PlanKind } from './plan'
import { shellWord } from './quoting'

/** A job array: one task a cell. */
export const slurm: PlanKind = {
  fileName: 'plan-slurm.sh',
  submit: (path) => `sbatch ${shellWord(path)}`,
  write: ({ name, cells, project, sweep, out, options }) => `#!/bin/bash
# One task of the array for each of the ${cells} cells. A cell that is finished is not computed again, so that the whole
# array may be submitted once more after a failure. Add your cluster's #SBATCH lines (account, partition) below.
#SBATCH --job-name=${name}
#SBATCH --array=0-${cells - 1}
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=1
#SBATCH --mem=2G
#SBATCH --time=04:00:00
#SBATCH --requeue
set -euo pipefail

PROJECT=${shellWord(project)}
SWEEP=${shellWord(sweep)}
OUT=${shellWord(out)}

cd -- "$PROJECT"
exec npm run --silent lab -- sweep "$SWEEP" --cell "$SLURM_ARRAY_TASK_ID" --out "$OUT"${options.map((option) => ` ${shellWord(option)}`).join('')}
`,
}

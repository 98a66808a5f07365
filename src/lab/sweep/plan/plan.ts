/** What a script for a cluster is made from. All paths are absolute, and the same on every machine of the cluster. */
export interface Plan {
  /** Lower-case letters, digits and hyphens. */
  readonly name: string
  readonly cells: number
  /** The folder of this project. */
  readonly project: string
  /** The sweep's file, and what stands in it. */
  readonly sweep: string
  readonly sweepText: string
  readonly out: string
  /** Further arguments of each cell's command. */
  readonly options: readonly string[]
}

/** A file by which a cluster runs the cells of a sweep, each with `lab sweep SWEEP.json --cell INDEX --out DIR`. */
export interface PlanKind {
  readonly fileName: string
  /** How it is started, given its path. */
  submit(path: string): string
  write(plan: Plan): string
}

/** A name for jobs, from a file's name. */
export function jobName(text: string): string {
  const plain = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '')
  return plain === '' ? 'sweep' : plain
}

import { execFileSync, spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { sweep } from '../../commands/sweep'
import { tiny } from '../testing'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lab-plan-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('lab sweep --plan', () => {
  const odd = `it's "a" $HOME \`x\` $(y) & <é>`
  const python = spawnSync('python3', ['-c', 'import yaml']).status === 0
  let path: string
  let out: string
  beforeEach(async () => {
    vi.spyOn(console, 'log').mockImplementation(() => {})
    await mkdir(join(folder, odd), { recursive: true })
    path = join(folder, odd, 'Sweep of mine.json')
    await writeFile(path, JSON.stringify(tiny))
    out = join(folder, odd, 'results')
  })
  afterEach(() => vi.restoreAllMocks())

  async function plan(name: string, file: string): Promise<string> {
    expect(await sweep.run([path, '--out', out, '--plan', name])).toBe(0)
    return join(out, file)
  }

  function documentsIn(manifest: string) {
    const read = 'import json, sys, yaml; print(json.dumps(list(yaml.safe_load_all(open(sys.argv[1])))))'
    return JSON.parse(execFileSync('python3', ['-c', read, manifest], { encoding: 'utf8' }))
  }

  /** Arguments as the kubelet expands them for the third cell. */
  function asTheKubelet(argv: readonly string[]): string[] {
    return argv.map((argument) =>
      argument.replaceAll(/\$(\$|\((\w+)\))/g, (_, what, name) =>
        what === '$' ? '$' : { JOB_COMPLETION_INDEX: '2' }[name as 'JOB_COMPLETION_INDEX'],
      ),
    )
  }

  it('slurm: a job array whose task computes its cell, whatever the paths are called', async () => {
    const script = await plan('slurm', 'plan-slurm.sh')
    const text = await readFile(script, 'utf8')
    expect(text).toMatch(/^#SBATCH --array=0-3$/m)
    expect(text).toMatch(/^#SBATCH --job-name=sweep-of-mine$/m)
    execFileSync('bash', ['-n', script])
    const env = { ...process.env, SLURM_ARRAY_TASK_ID: '3' }
    expect(execFileSync('bash', [script], { env, encoding: 'utf8' })).toContain('1 computed, 0 were there, 0 failed')
    const [cell] = (await readdir(out)).filter((entry) => entry.startsWith('awac-'))
    expect(JSON.parse(await readFile(join(out, cell!, 'summary.json'), 'utf8'))).toMatchObject({
      configuration: { seed: 1, algorithm: { hyperparameters: { lambda: 3 } } },
    })
  })

  it.runIf(python)('kubernetes: an Indexed Job that a YAML parser reads as it was meant', async () => {
    const manifest = await plan('kubernetes', 'plan-kubernetes.yaml')
    const [claim, file, job] = documentsIn(manifest)
    expect(JSON.parse(file.data['sweep.json'])).toEqual(tiny)
    expect(job.spec).toMatchObject({ completionMode: 'Indexed', completions: 4, parallelism: 4 })
    const { containers, volumes } = job.spec.template.spec
    expect(asTheKubelet(containers[0].args)).toEqual(['sweep', path, '--cell', '2', '--out', out])
    expect(containers[0].volumeMounts.map(({ mountPath }: { mountPath: string }) => mountPath)).toEqual([path, out])
    expect(volumes[0].configMap.name).toBe(file.metadata.name)
    expect(volumes[1].persistentVolumeClaim.claimName).toBe(claim.metadata.name)
    expect(claim).toMatchObject({ kind: 'PersistentVolumeClaim', spec: { accessModes: ['ReadWriteMany'] } })
    // The recipe of the image, whose WORKDIR is where the command runs.
    expect(await readFile('Dockerfile', 'utf8')).toMatch(/^WORKDIR \/playground$/m)
  })

  it.runIf(python)(
    'kubernetes: a command of one\u2019s own reaches the container as it was given',
    async () => {
      const rows = Array.from({ length: 60 }, (_, i) =>
        [Math.sin(i), (i % 20) / 20, 0.5, -1, i % 20 === 19 ? 1 : 0].join(','),
      )
      await writeFile(
        join(folder, 'point.csv'),
        `observation_0,observation_1,action_0,reward,timeout\n${rows.join('\n')}\n`,
      )
      const brief = { offlineSteps: 10, onlineSteps: 10, copies: 2, evaluationEvery: 10, evaluationEpisodes: 1 }
      const base = { ...tiny.base, environment: null, dataset: { kind: 'file', path: 'point.csv' }, settings: brief }
      const own = join(folder, 'own.json')
      await writeFile(own, JSON.stringify({ ...tiny, base, backend: 'cpu' }))
      const results = join(folder, 'own')
      const command = `"${process.execPath}" src/lab/bridge/fixtures/point.mjs # $HOME $(JOB_COMPLETION_INDEX) "a: b" 'c'`
      const options = ['--environment-command', command, '--environment-timeout', '20']
      expect(await sweep.run([own, '--out', results, '--plan', 'kubernetes', ...options])).toBe(0)
      const [, , job] = documentsIn(join(results, 'plan-kubernetes.yaml'))
      const argv = asTheKubelet(job.spec.template.spec.containers[0].args)
      expect(argv).toEqual(['sweep', own, '--cell', '2', '--out', results, ...options])
    },
    60_000,
  )

  it.runIf(python)('ray: a script that Python compiles, with the paths as they are', async () => {
    const script = await plan('ray', 'plan-ray.py')
    const read = [
      'import ast, json, sys',
      'tree = ast.parse(open(sys.argv[1], encoding="utf8").read())',
      'compile(tree, "plan", "exec")',
      'print(json.dumps({n.targets[0].id: ast.literal_eval(n.value) for n in tree.body if isinstance(n, ast.Assign)}))',
    ].join('\n')
    const constants = JSON.parse(execFileSync('python3', ['-c', read, script], { encoding: 'utf8' }))
    expect(constants).toEqual({ PROJECT: process.cwd(), SWEEP: path, OUT: out, OPTIONS: [], CELLS: 4 })
  })
})

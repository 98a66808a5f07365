import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RunConfiguration } from '../../core/training/configuration'
import { flat } from '../flat'
import type { SeedResult } from '../train-seed'
import { readCheckpoint } from './checkpoint-file'

/** What an earlier try of `lab train` has left of one seed. */
export type Left =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'finished'; readonly result: SeedResult }
  /** The latest checkpoint before the end. */
  | { readonly kind: 'checkpoint'; readonly path: string }

/** Looks into a results folder. Throws one sentence where what lies there is of another configuration. */
export async function leftOf(out: string, configuration: RunConfiguration): Promise<Left> {
  const { seed } = configuration
  const names = await readdir(out).catch(() => [] as string[])
  const found = names.includes(`seed-${seed}-end.o2o`) ? await resultOf(out, seed) : undefined
  const latest = found ? `seed-${seed}-end.o2o` : latestOf(names, seed)
  if (latest === undefined) return { kind: 'nothing' }
  const path = join(out, latest)
  const kept = await readCheckpoint(path)
  const difference = differenceOf(kept.configuration, configuration)
  if (difference !== undefined) {
    throw new Error(
      `${path} is of another configuration (${difference}): --resume goes on with the same one, lab continue with another.`,
    )
  }
  return found ? { kind: 'finished', result: found } : { kind: 'checkpoint', path }
}

/** Whether anything of these seeds lies in the folder. */
export async function hasResults(out: string, seeds: readonly number[]): Promise<boolean> {
  const names = await readdir(out).catch(() => [] as string[])
  return names.some((name) =>
    seeds.some((seed) => name.startsWith(`seed-${seed}.`) || name.startsWith(`seed-${seed}-`)),
  )
}

async function resultOf(out: string, seed: number): Promise<SeedResult | undefined> {
  try {
    const summary = JSON.parse(await readFile(join(out, 'summary.json'), 'utf8')) as { seeds: SeedResult[] }
    return summary.seeds.find((one) => one.seed === seed)
  } catch {
    return undefined
  }
}

function latestOf(names: readonly string[], seed: number): string | undefined {
  const stepOf = (name: string) => Number(new RegExp(`^seed-${seed}-step-(\\d+)\\.o2o$`).exec(name)?.[1] ?? Number.NaN)
  const steps = names.filter((name) => !Number.isNaN(stepOf(name))).sort((a, b) => stepOf(b) - stepOf(a))
  const atSwitch = names.includes(`seed-${seed}-switch.o2o`) ? `seed-${seed}-switch.o2o` : undefined
  if (atSwitch === undefined || steps[0] === undefined) return steps[0] ?? atSwitch
  return steps[0]
}

function differenceOf(kept: RunConfiguration, wanted: RunConfiguration): string | undefined {
  const [a, b] = [flat(kept), flat(wanted)]
  const name = [...new Set([...a.keys(), ...b.keys()])].find((key) => a.get(key) !== b.get(key))
  return name === undefined
    ? undefined
    : `${name} is ${a.get(name) ?? 'absent'} there and ${b.get(name) ?? 'absent'} here`
}

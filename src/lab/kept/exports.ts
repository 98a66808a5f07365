import { parquetWriteBuffer } from 'hyparquet-writer'
import { networksOf } from '../../core/checkpoints/networks/network-file'
import { encodeOnnxPolicy } from '../../core/checkpoints/networks/onnx-policy'
import { encodeSafetensors } from '../../core/checkpoints/networks/safetensors'
import { inEnglish } from '../../core/messages/message'
import { messageOf } from '../../core/messages/user-error'
import type { FrozenRun } from '../../core/training/transfer-report'
import { DiskError, writeInOnePiece } from '../disk'
import type { Line } from './history'

/**
 * Beside `stem`.jsonl: all networks as .safetensors, the policy as .onnx, everything measured as .csv and .parquet.
 * Resolves with what these formats do not hold and why, one sentence each; throws a DiskError.
 */
export async function writeExports(stem: string, frozen: FrozenRun, lines: readonly Line[]): Promise<string[]> {
  const rows = rowsOf(frozen.configuration.seed, lines)
  await writeInOnePiece(`${stem}.csv`, csvOf(rows))
  await writeInOnePiece(`${stem}.parquet`, new Uint8Array(parquetOf(rows)))
  const refusals: string[] = []
  const attempt = async (ending: string, encode: () => ArrayBuffer) => {
    try {
      await writeInOnePiece(`${stem}.${ending}`, new Uint8Array(encode()))
    } catch (error) {
      if (error instanceof DiskError) throw error
      refusals.push(`${stem}.${ending} was not written: ${inEnglish(messageOf(error))}`)
    }
  }
  const networks = networksOf(frozen)
  await attempt('safetensors', () => encodeSafetensors(networks))
  await attempt('onnx', () => encodeOnnxPolicy(networks))
  return refusals
}

/** One number that was measured; long form, as data frames group it. */
interface Row {
  readonly seed: number
  readonly step: number
  readonly environmentSteps: number | null
  readonly phase: string
  readonly name: string
  readonly value: number
}

/** `return` and `normalisedScore` are means over an evaluation's episodes, `return_0`, `return_1`, ... the episodes'. */
function rowsOf(seed: number, lines: readonly Line[]): Row[] {
  return lines.flatMap((line) => {
    if (line.kind === 'mark') return []
    const { step, phase, environmentSteps = null } = line
    const values: Record<string, number> =
      line.kind === 'metrics'
        ? line.values
        : {
            return: line.mean,
            normalisedScore: line.normalisedScore,
            ...Object.fromEntries(line.returns.map((value, episode) => [`return_${episode}`, value])),
          }
    return Object.entries(values).map(([name, value]) => ({ seed, step, environmentSteps, phase, name, value }))
  })
}

function csvOf(rows: readonly Row[]): string {
  const lines = rows.map((row) => {
    return [row.seed, row.step, row.environmentSteps ?? '', row.phase, row.name, row.value].join(',')
  })
  return `${['seed,step,environment_steps,phase,name,value', ...lines].join('\n')}\n`
}

function parquetOf(rows: readonly Row[]): ArrayBuffer {
  return parquetWriteBuffer({
    columnData: [
      { name: 'seed', data: Int32Array.from(rows, ({ seed }) => seed) },
      { name: 'step', data: Int32Array.from(rows, ({ step }) => step) },
      { name: 'environment_steps', data: rows.map((row) => row.environmentSteps), type: 'INT32' },
      { name: 'phase', data: rows.map(({ phase }) => phase), type: 'STRING' },
      { name: 'name', data: rows.map(({ name }) => name), type: 'STRING' },
      { name: 'value', data: Float64Array.from(rows, ({ value }) => value ?? Number.NaN) },
    ],
  })
}

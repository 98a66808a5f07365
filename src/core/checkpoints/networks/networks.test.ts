import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { algorithmById, algorithms } from '../../algorithms/registry'
import { createRuntime } from '../../engine/create-runtime'
import { flatten, type HostArray, isHostArray, type Tree } from '../../engine/tree'
import { toEnvironmentUnits } from '../../environments/action-scaling'
import { RandomStream } from '../../random/random-stream'
import { advance, begin, configurationOf, type Given } from '../../training/continue-testing'
import { CheckpointError } from '../checkpoint-error'
import { loadNetworks } from './load-networks'
import { type NetworkFile, networksOf } from './network-file'
import { decodeOnnxModel, type OnnxModel, type OnnxTensor } from './onnx-model'
import { decodeOnnxPolicy, encodeOnnxPolicy } from './onnx-policy'
import { decodeSafetensors, encodeSafetensors } from './safetensors'

const runtime = await createRuntime({ backend: 'cpu', mode: 'eager' })
afterAll(() => runtime.dispose())

async function trained(id: string, given: Given = {}) {
  const configuration = configurationOf(id, given)
  const run = await begin(configuration, runtime)
  await advance(run, 3)
  return { run, configuration, file: networksOf({ configuration, snapshot: await run.snapshot() }) }
}

/** Evaluates a graph on rows, as ONNX says (https://onnx.ai/onnx/operators), node by node and in double precision. */
function evaluate(model: OnnxModel, inputs: Readonly<Record<string, number[][]>>): number[][] {
  const rows = new Map(Object.entries(inputs))
  const constant = (name: string): OnnxTensor => model.constants[name]!
  const vector = (name: string) => [...constant(name).data].map(Number)
  for (const { operator, inputs: names, output, floats } of model.nodes) {
    const x = rows.get(names[0]!)!
    const perColumn = (f: (value: number, other: number) => number) => {
      const other = vector(names[1]!)
      return x.map((row) => row.map((value, i) => f(value, other[i]!)))
    }
    const each = (f: (value: number) => number) => x.map((row) => row.map(f))
    const gemm = () => {
      const [inner, outer] = constant(names[1]!).shape as [number, number]
      const [weight, bias] = [vector(names[1]!), vector(names[2]!)]
      return x.map((row) => {
        expect(row).toHaveLength(inner)
        return bias.map((b, j) => row.reduce((sum, value, i) => sum + value * weight[i * outer + j]!, b))
      })
    }
    const normalised = () => {
      const [scale, shift] = [vector(names[1]!), vector(names[2]!)]
      return x.map((row) => {
        const centre = row.reduce((sum, value) => sum + value, 0) / row.length
        const variance = row.reduce((sum, value) => sum + (value - centre) ** 2, 0) / row.length
        return row.map(
          (value, i) => ((value - centre) / Math.sqrt(variance + floats!.epsilon!)) * scale[i]! + shift[i]!,
        )
      })
    }
    const results = {
      LayerNormalization: normalised,
      Sub: () => perColumn((a, b) => a - b),
      Div: () => perColumn((a, b) => a / b),
      Mul: () => perColumn((a, b) => a * b),
      Add: () => perColumn((a, b) => a + b),
      Concat: () => x.map((row, i) => [...row, ...rows.get(names[1]!)![i]!]),
      Gemm: gemm,
      Relu: () => each((value) => Math.max(0, value)),
      Tanh: () => each(Math.tanh),
      Slice: () => x.map((row) => row.slice(vector(names[1]!)[0], vector(names[2]!)[0])),
      Clip: () => each((value) => Math.min(Math.max(value, vector(names[1]!)[0]!), vector(names[2]!)[0]!)),
    }
    rows.set(output, results[operator]())
  }
  return rows.get('action')!
}

function numbersOf(tree: Tree<HostArray>): Map<string, readonly number[]> {
  return new Map(flatten(tree, isHostArray).map(({ path, leaf }) => [path, [...leaf.data]]))
}

const random = RandomStream.fromSeed(11)
const observations = Array.from({ length: 6 }, () => Array.from({ length: 3 }, () => Math.fround(3 * random.normal())))

describe('a policy as ONNX', () => {
  const cases: [string, Given][] = algorithms
    .filter(({ id, training }) => training !== 'meta' && id !== 'pex')
    .map(({ id }) => [id, { settings: { normaliseObservations: true } }])
  it.each([...cases, ['awac', { hyperparameters: { policyForm: 'rlkit' } }]] as [string, Given][])(
    '%s acts as its run does, in the environment’s units, and loads again',
    async (id, given) => {
      const { run, configuration, file } = await trained(id, given)
      const bytes = new Uint8Array(encodeOnnxPolicy(file))
      const actions = evaluate(decodeOnnxModel(bytes), { observation: observations })
      const own = new Float64Array(6)
      toEnvironmentUnits([{ low: -2, high: 2 }], await run.act(Float32Array.from(observations.flat())), own)
      actions.flat().forEach((action, i) => {
        expect(Math.abs(action - own[i]!)).toBeLessThan(1e-5)
      })
      const other = await begin(configurationOf(id, { ...given, seed: 9 }), runtime)
      const { loaded } = await loadNetworks(other, configuration, decodeOnnxPolicy(bytes))
      expect(loaded).toEqual(['actor'])
      const asked = Float32Array.from(observations.flat())
      expect(await other.act(asked)).toEqual(await run.act(asked))
      run.dispose()
      other.dispose()
    },
  )

  it('is refused where two policies act, in a sentence', async () => {
    const { run, file } = await trained('pex')
    expect(() => encodeOnnxPolicy(file)).toThrow('Two policies act here')
    run.dispose()
  })

  it('PEARL’s acts on an observation and a belief', async () => {
    const { run, file } = await trained('pearl')
    const model = decodeOnnxModel(new Uint8Array(encodeOnnxPolicy(file)))
    expect(model.inputs).toEqual({ observation: 2, latent: 2 })
    const [observation, latent] = [
      [0.3, -0.7],
      [1.2, -0.4],
    ]
    const [action] = evaluate(model, { observation: [observation], latent: [latent] })
    const own = await run.tasks!.policy.act(Float32Array.from(observation), Float32Array.from(latent))
    const [low, high] = [file.units.actionLow[0]!, file.units.actionHigh[0]!]
    action!.forEach((value, i) => {
      expect(Math.abs(value - (low + ((own[i]! + 1) / 2) * (high - low)))).toBeLessThan(1e-5)
    })
    run.dispose()
  })
})

describe('networks as safetensors', () => {
  it.each(algorithms.map(({ id }) => id))('%s: all of them come back to the bit', async (id) => {
    const { run, configuration, file } = await trained(id)
    const decoded = decodeSafetensors(new Uint8Array(encodeSafetensors(file)))
    expect(decoded).toEqual(file)
    const other = await begin(configurationOf(id, id === 'mopo' ? { settings: { offlineSteps: 30 } } : {}), runtime)
    const { loaded, others } = await loadNetworks(other, configuration, decoded)
    expect([loaded, others]).toEqual([Object.keys(file.kinds), []])
    expect(numbersOf(networksOf({ configuration, snapshot: await other.snapshot() }).networks)).toEqual(
      numbersOf(file.networks),
    )
    await advance(other, 2)
    run.dispose()
    other.dispose()
  })

  it('are laid out as the format says', async () => {
    const { run, file } = await trained('sac')
    const bytes = new Uint8Array(encodeSafetensors(file))
    const length = Number(new DataView(bytes.buffer).getBigUint64(0, true))
    const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)))
    expect(length % 8).toBe(0)
    expect(header['critics.layer0.weight']).toMatchObject({ dtype: 'F32', shape: [2, 4, 8] })
    expect(Object.values(header.__metadata__).every((value) => typeof value === 'string')).toBe(true)
    const { __metadata__: _, ...tensors } = header as Record<string, { data_offsets: [number, number] }>
    const ends = Object.values(tensors).map(({ data_offsets }) => data_offsets)
    expect(ends[0]![0]).toBe(0)
    ends.slice(1).forEach(([begin], i) => {
      expect(begin).toBe(ends[i]![1])
    })
    expect(ends.at(-1)![1]).toBe(bytes.length - 8 - length)
    run.dispose()
  })

  it('mean the same where observations are normalised otherwise', async () => {
    const { run, file } = await trained('cal-ql')
    const other = configurationOf('cal-ql', { settings: { normaliseObservations: false } })
    const raw = await begin(other, runtime)
    await loadNetworks(raw, other, file)
    const asked = Float32Array.from(observations.flat())
    const [a, b] = [await run.act(asked), await raw.act(asked)]
    a.forEach((action, i) => {
      expect(Math.abs(action - b[i]!)).toBeLessThan(1e-4)
    })
    const q = (of: typeof run, rows: Float32Array) => of.diagnose!.probe('q', rows, Float32Array.of(0.3))
    const one = Float32Array.from(observations[0]!)
    const { observationMean, observationScale } = run.diagnose!.preprocessing
    const normalised = one.map((value, i) => (value - observationMean[i]!) / observationScale[i]!)
    const [there, here] = [await q(run, normalised), await q(raw, one)]
    there.forEach((value, i) => {
      expect(Math.abs(value - here[i]!)).toBeLessThan(1e-4)
    })
    run.dispose()
    raw.dispose()
  })
})

describe('networks that do not fit', () => {
  it.each([
    [
      'sac',
      'td3',
      {},
      '"actor" of the file is of the kind tanh-gaussian-policy, where TD3 has one of the kind deterministic-policy',
    ],
    [
      'sac',
      'sac',
      { hyperparameters: { hiddenUnits: 16 } },
      'has [3, 8] in "layer0.weight", where the run has [3, 16]',
    ],
    ['iql', 'bc', {}, '"critics" of the file does not exist in BC'],
  ] as [string, string, Given, string][])(
    '%s into %s: refused, and the run stays as it was',
    async (from, to, given, message) => {
      const { run, file } = await trained(from)
      const configuration = configurationOf(to, given)
      const other = await begin(configuration, runtime)
      const before = await other.snapshot()
      await expect(loadNetworks(other, configuration, file)).rejects.toThrow(message)
      expect(await other.snapshot()).toEqual(before)
      run.dispose()
      other.dispose()
    },
  )

  it('are refused, whatever bytes come', async () => {
    const { run, file } = await trained('td3')
    const files: [Uint8Array, (bytes: Uint8Array) => NetworkFile][] = [
      [new Uint8Array(encodeSafetensors(file)), decodeSafetensors],
      [new Uint8Array(encodeOnnxPolicy(file)), decodeOnnxPolicy],
    ]
    const refusedOrSound = (decode: (bytes: Uint8Array) => NetworkFile, bytes: Uint8Array) => {
      try {
        const { networks } = decode(bytes)
        for (const { leaf } of flatten(networks, isHostArray)) expect(leaf.data.every(Number.isFinite)).toBe(true)
      } catch (error) {
        if (!(error instanceof CheckpointError)) throw error
        expect(error.message).toMatch(/^[A-Z"][^\n]*\.$/)
      }
    }
    for (const [good, decode] of files) {
      expect(() => decode(good.slice(0, -3))).toThrow(CheckpointError)
      expect(() => decode(new Uint8Array(0))).toThrow(CheckpointError)
      const flips = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 })
      fc.assert(
        fc.property(flips, fc.nat(good.length), (changes, length) => {
          const bytes = good.slice()
          for (const [at, value] of changes) bytes[at] = value
          refusedOrSound(decode, bytes)
          refusedOrSound(decode, bytes.slice(0, length))
        }),
        { numRuns: 300 },
      )
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => refusedOrSound(decode, bytes)),
        { numRuns: 200 },
      )
    }
    run.dispose()
  })

  it('cannot claim 16 exabytes, nor names that objects keep for themselves', () => {
    const huge = new Uint8Array(64).fill(255)
    expect(() => decodeSafetensors(huge)).toThrow('longer than the file')
    const hostile = (header: string) => {
      const text = new TextEncoder().encode(header)
      const bytes = new Uint8Array(8 + text.length + 4)
      new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true)
      bytes.set(text, 8)
      return bytes
    }
    const tensor = '{"dtype":"F32","shape":[1],"data_offsets":[0,4]}'
    expect(() => decodeSafetensors(hostile(`{"__proto__.polluted":${tensor}}`))).toThrow('is not the name of a network')
    expect(() => decodeSafetensors(hostile(`{"actor":{"dtype":"F32","shape":[1e9],"data_offsets":[0,4]}}`))).toThrow(
      'as many numbers',
    )
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })
})

it('every algorithm says what all of its networks are', () => {
  for (const { id } of algorithms) {
    const { hyperparameters } = configurationOf(id).algorithm
    const algorithm = algorithmById(id)
    const state = algorithm.initialise({ observation: 3, action: 2 }, hyperparameters, RandomStream.fromSeed(1))
    const networks = Object.keys(state).filter((name) => !name.endsWith('Optimiser'))
    expect(Object.keys(algorithm.networks(hyperparameters)).sort(), id).toEqual(networks.sort())
  }
})

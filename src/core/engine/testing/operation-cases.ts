import type { Tensor } from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-core'
import { valueAndGradients } from '../gradients'
import type { Step } from '../runtime'
import { SeededNumbers } from '../seeded-numbers'
import { type Shape, sizeOf, type TensorTree } from '../tree'
import type { Case } from './trajectory'

export type Operands = {
  x: Tensor
  y: Tensor
  positive: Tensor
  cube: Tensor
  row: Tensor
  index: Tensor
  wide: Tensor
}

/** One function per thing that an algorithm may write. x, y and positive are [5, 6], cube [3, 4, 5], row [6]. */
export const functions: Record<string, (operands: Operands) => Tensor> = {
  add: ({ x, y }) => tf.add(x, y),
  'broadcast of a row': ({ x, row }) => tf.mul(tf.add(x, row), row),
  'broadcast of a column': ({ x }) => tf.sub(x, tf.mean(x, 1, true)),
  'broadcast both ways': ({ x, row }) => tf.add(tf.reshape(row, [6, 1]), tf.slice(x, [0, 0], [1, 6])),
  sub: ({ x, y }) => tf.sub(x, tf.neg(y)),
  mul: ({ x, y }) => tf.mul(x, y),
  div: ({ x, positive }) => tf.div(x, positive),
  'div by 4': ({ x }) => tf.div(x, 4),
  maximum: ({ x, y }) => tf.maximum(x, y),
  minimum: ({ x, y }) => tf.minimum(x, y),
  pow: ({ x, positive }) => tf.pow(positive, x),
  'pow of a number': ({ x }) => tf.pow(x, 3),
  squaredDifference: ({ x, y }) => tf.squaredDifference(x, y),
  mod: ({ x, positive }) => tf.mod(x, positive),
  atan2: ({ x, y }) => tf.atan2(x, y),
  neg: ({ x }) => tf.neg(x),
  abs: ({ x }) => tf.abs(x),
  square: ({ x }) => tf.square(x),
  sqrt: ({ positive }) => tf.sqrt(positive),
  rsqrt: ({ positive }) => tf.rsqrt(positive),
  reciprocal: ({ positive }) => tf.reciprocal(positive),
  exp: ({ wide }) => tf.exp(wide),
  expm1: ({ x }) => tf.expm1(tf.mul(x, 1e-3)),
  log: ({ positive }) => tf.log(positive),
  log1p: ({ positive }) => tf.log1p(tf.mul(positive, 1e-3)),
  tanh: ({ wide }) => tf.tanh(wide),
  'tanh near zero': ({ x }) => tf.tanh(tf.mul(x, 1e-4)),
  sigmoid: ({ wide }) => tf.sigmoid(wide),
  softplus: ({ x }) => tf.softplus(tf.mul(x, 3)),
  relu: ({ x }) => tf.relu(x),
  relu6: ({ wide }) => tf.relu6(wide),
  leakyRelu: ({ x }) => tf.leakyRelu(x, 0.1),
  elu: ({ x }) => tf.elu(x),
  selu: ({ x }) => tf.selu(x),
  sin: ({ x }) => tf.sin(x),
  cos: ({ x }) => tf.cos(x),
  tan: ({ x }) => tf.tan(x),
  atan: ({ x }) => tf.atan(x),
  asin: ({ x }) => tf.asin(tf.tanh(x)),
  acos: ({ x }) => tf.acos(tf.tanh(x)),
  atanh: ({ x }) => tf.atanh(tf.mul(0.5, tf.tanh(x))),
  sinh: ({ x }) => tf.sinh(x),
  cosh: ({ x }) => tf.cosh(x),
  asinh: ({ x }) => tf.asinh(x),
  acosh: ({ positive }) => tf.acosh(tf.add(positive, 1)),
  erf: ({ x }) => tf.erf(x),
  floor: ({ wide }) => tf.floor(wide),
  ceil: ({ wide }) => tf.ceil(wide),
  round: ({ x }) => tf.round(tf.mul(tf.round(tf.mul(x, 4)), 0.5)),
  sign: ({ x }) => tf.sign(x),
  step: ({ x }) => tf.step(x),
  clipByValue: ({ x }) => tf.clipByValue(x, -0.5, 0.25),
  comparisons: ({ x, y }) =>
    tf.addN(
      [
        tf.greater(x, y),
        tf.greaterEqual(x, y),
        tf.less(x, 0),
        tf.lessEqual(x, y),
        tf.equal(x, x),
        tf.notEqual(x, y),
      ].map((b) => tf.cast(b, 'float32')),
    ),
  logic: ({ x, y }) =>
    tf.cast(tf.logicalOr(tf.logicalAnd(tf.greater(x, 0), tf.less(y, 0)), tf.logicalNot(tf.less(x, y))), 'float32'),
  where: ({ x, y }) => tf.where(tf.greater(x, y), x, tf.mul(2, y)),
  'not a number': ({ x }) =>
    tf.cast(tf.logicalOr(tf.isNaN(tf.log(x)), tf.isInf(tf.div(x, tf.zerosLike(x)))), 'float32'),
  cast: ({ wide }) => tf.cast(tf.cast(wide, 'int32'), 'float32'),
  sum: ({ x }) => tf.sum(x),
  'sum over rows': ({ x }) => tf.sum(x, 0),
  'sum over columns': ({ x }) => tf.sum(x, 1),
  'sum over the middle': ({ cube }) => tf.sum(cube, 1),
  'sum over both ends': ({ cube }) => tf.sum(cube, [0, 2]),
  mean: ({ cube }) => tf.mean(cube, [1, 2]),
  max: ({ cube }) => tf.max(cube, 1),
  min: ({ cube }) => tf.min(cube, 0),
  'max of all': ({ x }) => tf.max(x),
  'log-sum-exp': ({ cube }) => tf.logSumExp(tf.mul(cube, 30), 1),
  softmax: ({ x }) => tf.softmax(tf.mul(x, 10)),
  logSoftmax: ({ x }) => tf.logSoftmax(tf.mul(x, 10)),
  matMul: ({ x, y }) => tf.matMul(x, y, false, true),
  'matMul, left transposed': ({ x, y }) => tf.matMul(x, y, true, false),
  'matMul, both transposed': ({ x, y }) => tf.matMul(x, tf.reshape(y, [6, 5]), true, true),
  'matMul in batches': ({ cube }) => tf.matMul(cube, cube, false, true),
  'matMul with a vector': ({ x, row }) => tf.matMul(x, tf.reshape(row, [6, 1])),
  'matMul of slices': ({ x, y }) => tf.matMul(tf.slice(x, [1, 1], [3, 4]), tf.slice(y, [0, 2], [4, 3])),
  'layer with relu': ({ x, y, row }) =>
    tf.relu(tf.add(tf.matMul(x, tf.transpose(tf.slice(y, [0, 0], [5, 6]))), tf.slice(row, [0], [5]))),
  'two layers': ({ x, y, row }) => {
    const first = tf.relu(tf.add(tf.matMul(x, tf.matMul(y, y, true, false)), row))
    return tf.matMul(first, y, false, true)
  },
  'ensemble of layers': ({ x, cube }) => {
    const tiled = tf.tile(tf.expandDims(tf.slice(x, [0, 0], [5, 4]), 0), [3, 1, 1])
    return tf.relu(tf.add(tf.matMul(tiled, cube), tf.slice(cube, [0, 0, 0], [3, 1, 5])))
  },
  concat: ({ x, y }) => tf.concat([x, tf.mul(y, 2), x], 1),
  'concat of rows': ({ x, row }) => tf.concat([x, tf.reshape(row, [1, 6])], 0),
  stack: ({ x, y }) => tf.stack([x, y], 1),
  unstack: ({ cube }) => tf.mul(tf.unstack(cube, 1)[2]!, tf.unstack(cube, 1)[0]!),
  split: ({ x }) => {
    const [mean, logStd] = tf.split(x, 2, 1)
    return tf.mul(mean!, tf.exp(logStd!))
  },
  slice: ({ cube }) => tf.slice(cube, [1, 0, 2], [2, 3, 2]),
  'strided slice': ({ cube }) => tf.stridedSlice(cube, [0, 1, 0], [3, 4, 5], [2, 2, 3]),
  transpose: ({ cube }) => tf.transpose(cube, [2, 0, 1]),
  'reshape of a transpose': ({ x }) => tf.mul(tf.reshape(tf.transpose(x), [5, 6]), 2),
  reverse: ({ cube }) => tf.reverse(cube, [0, 2]),
  tile: ({ x }) => tf.tile(x, [2, 3]),
  pad: ({ x }) =>
    tf.pad(
      x,
      [
        [1, 2],
        [0, 1],
      ],
      0.5,
    ),
  expandDims: ({ x }) => tf.mul(tf.expandDims(x, 1), tf.expandDims(x, 0)),
  broadcastTo: ({ row }) => tf.broadcastTo(row, [4, 6]),
  gather: ({ x, index }) => tf.gather(x, tf.cast(index, 'int32')),
  'gather of columns': ({ x, index }) => tf.gather(x, tf.cast(index, 'int32'), 1),
  oneHot: ({ index }) => tf.cast(tf.oneHot(tf.cast(index, 'int32'), 6), 'float32'),
  argMax: ({ x }) => tf.cast(tf.argMax(x, 1), 'float32'),
  argMin: ({ x }) => tf.cast(tf.argMin(x, 0), 'float32'),
  cumsum: ({ cube }) => tf.cumsum(cube, 1),
  'cumsum, exclusive and reversed': ({ x }) => tf.cumsum(x, 0, true, true),
  prod: ({ x }) => tf.prod(x, 1),
  'constants of an array': ({ row }) => tf.mul(row, tf.tensor1d([1, 2, 3, 4, 5, 6])),
  range: ({ row }) => tf.add(row, tf.range(0, 6)),
  'zeros and ones': ({ x }) => tf.add(tf.mul(x, tf.ones([5, 6])), tf.zeros([5, 6])),
  variance: ({ x }) => tf.moments(x, 0).variance,
  norm: ({ x }) => tf.norm(x),
}

/** What tfjs cannot differentiate, or not right (the gradient of cumsum has a wrong shape). */
const withoutGradient = new Set([
  'prod',
  'not a number',
  'comparisons',
  'logic',
  'where',
  'oneHot',
  'argMax',
  'argMin',
  'strided slice',
  'cast',
  'mod',
  'cumsum',
  'cumsum, exclusive and reversed',
])

const shapes: Record<keyof Operands, Shape> = {
  x: [5, 6],
  y: [5, 6],
  positive: [5, 6],
  cube: [3, 4, 5],
  row: [6],
  index: [4],
  wide: [5, 6],
}

function operands(): Record<string, Float32Array> {
  const random = new SeededNumbers(7)
  return Object.fromEntries(
    Object.entries(shapes).map(([name, shape]) => {
      const data = new Float32Array(sizeOf(shape))
      random.fillNormal(data)
      if (name === 'positive') data.set(data.map((value) => Math.abs(value) + 0.1))
      if (name === 'wide') data.set(data.map((value) => value * 20))
      if (name === 'index') data.set([4, 0, 2, 2])
      return [name, data]
    }),
  )
}

/** The value, and where tfjs can differentiate it, a gradient with respect to all operands. */
function step(name: string): Step<TensorTree, Operands> {
  const f = functions[name]!
  return (_, given) => {
    const value = f(given)
    if (withoutGradient.has(name)) return { outputs: { value } }
    const weights = tf.div(1, tf.reshape(tf.range(1, value.size + 1), value.shape))
    const { index, ...rest } = given
    const { gradients } = valueAndGradients(
      (p: Omit<Operands, 'index'>) =>
        tf.addN([
          tf.sum(tf.mul(f({ ...p, index }), weights)),
          ...Object.values(p).map((leaf) => tf.sum(tf.mul(leaf, leaf))),
        ]),
      rest,
    )
    return { outputs: { value, ...gradients } }
  }
}

export function operationCase(name: string): Case<TensorTree, Operands> {
  return { step: step(name), state: {}, shapes, inputs: operands }
}

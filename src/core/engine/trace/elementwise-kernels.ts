import type { DataType, NamedAttrMap, TensorInfo } from '@tensorflow/tfjs-core'
import type { GraphBuilder } from '../graph/graph-builder'
import type { Node } from '../graph/node'
import type { Operation } from '../graph/operations'
import { sizeOf } from '../tree'
import { defineKernel } from './kernel'

type Make = (builder: GraphBuilder, nodes: Node[], attributes: NamedAttrMap) => Node
type ResultType = (inputs: TensorInfo[]) => DataType

const asFirst: ResultType = ([first]) => first!.dtype
const asBool: ResultType = () => 'bool'
const asFloat: ResultType = () => 'float32'
const asInt: ResultType = () => 'int32'

function define(kernel: string, names: string[], make: Make, type: ResultType = asFirst): void {
  defineKernel(kernel, ({ backend, inputs, attrs }) => {
    const tensors = names.map((name) => inputs[name] as TensorInfo)
    const nodes = tensors.map((tensor) => backend.nodeOf(tensor))
    return backend.tensorInfo(make(backend.graph, nodes, attrs), type(tensors))
  })
}

function direct(kernels: Record<string, Operation>, names: string[], type?: ResultType): void {
  for (const [kernel, operation] of Object.entries(kernels)) {
    define(kernel, names, (builder, nodes) => builder.elementwise(operation, ...nodes), type)
  }
}

const number = (attributes: NamedAttrMap, name: string): number => attributes[name] as number

// Constants of Klambauer et al. 2017, as tfjs has them.
const SELU_SCALE = 1.0507009873554805
const SELU_ALPHA = 1.6732632423543772

/** exp(x) - 1 below zero, times alpha; x above. */
function elu(b: GraphBuilder, x: Node, scale = 1, alpha = 1): Node {
  const negative = b.elementwise('mul', b.elementwise('expm1', x), b.uniform(scale * alpha, []))
  const positive = b.elementwise('mul', x, b.uniform(scale, []))
  return b.elementwise('select', b.elementwise('greaterEqual', x, b.uniform(0, [])), positive, negative)
}

function clip(b: GraphBuilder, x: Node, low: number, high: number): Node {
  return b.elementwise('min', b.elementwise('max', x, b.uniform(low, [])), b.uniform(high, []))
}

export function defineElementwiseKernels(): void {
  direct({ Identity: 'copy', Neg: 'neg', Abs: 'abs', Relu: 'relu', Floor: 'floor', Ceil: 'ceil' }, ['x'])
  direct({ Round: 'round', Sign: 'sign', Sqrt: 'sqrt', Exp: 'exp', Expm1: 'expm1' }, ['x'])
  direct({ Log: 'log', Log1p: 'log1p', Tanh: 'tanh', Sigmoid: 'sigmoid', Softplus: 'softplus' }, ['x'], asFloat)
  direct({ Sin: 'sin', Cos: 'cos', Tan: 'tan', Asin: 'asin', Acos: 'acos', Atan: 'atan' }, ['x'], asFloat)
  direct({ Sinh: 'sinh', Cosh: 'cosh', Asinh: 'asinh', Acosh: 'acosh', Atanh: 'atanh', Erf: 'erf' }, ['x'], asFloat)
  direct({ LogicalNot: 'not', IsNan: 'isNaN', IsFinite: 'isFinite', IsInf: 'isInf' }, ['x'], asBool)
  direct({ Add: 'add', Sub: 'sub', Multiply: 'mul', Maximum: 'max', Minimum: 'min', Pow: 'pow' }, ['a', 'b'])
  direct({ Mod: 'mod', Atan2: 'atan2' }, ['a', 'b'])
  direct({ RealDiv: 'div' }, ['a', 'b'], asFloat)
  direct({ Equal: 'equal', NotEqual: 'notEqual', LogicalAnd: 'and', LogicalOr: 'or' }, ['a', 'b'], asBool)
  direct({ Less: 'less', LessEqual: 'lessEqual', Greater: 'greater', GreaterEqual: 'greaterEqual' }, ['a', 'b'], asBool)

  define('Step', ['x'], (b, [x], attributes) => {
    const below = number(attributes, 'alpha') ?? 0
    const step = b.elementwise('step', x!)
    return below === 0 ? step : b.elementwise('select', step, b.uniform(1, []), b.uniform(below, []))
  })
  define('FloorDiv', ['a', 'b'], (b, [x, y]) => b.elementwise('floor', b.elementwise('div', x!, y!)), asInt)
  define('Square', ['x'], (b, [x]) => b.elementwise('mul', x!, x!))
  define('SquaredDifference', ['a', 'b'], (b, [x, y]) => {
    const difference = b.elementwise('sub', x!, y!)
    return b.elementwise('mul', difference, difference)
  })
  define('Reciprocal', ['x'], (b, [x]) => b.elementwise('div', b.uniform(1, []), x!))
  define('Rsqrt', ['x'], (b, [x]) => b.elementwise('div', b.uniform(1, []), b.elementwise('sqrt', x!)))
  define('Relu6', ['x'], (b, [x]) => clip(b, x!, 0, 6))
  define('ClipByValue', ['x'], (b, [x], attributes) =>
    clip(b, x!, number(attributes, 'clipValueMin'), number(attributes, 'clipValueMax')))
  define('LeakyRelu', ['x'], (b, [x], attributes) => {
    const slope = b.elementwise('mul', x!, b.uniform(number(attributes, 'alpha'), []))
    return b.elementwise('select', b.elementwise('less', x!, b.uniform(0, [])), slope, x!)
  })
  define('Prelu', ['x', 'alpha'], (b, [x, alpha]) =>
    b.elementwise('select', b.elementwise('less', x!, b.uniform(0, [])), b.elementwise('mul', x!, alpha!), x!))
  define('Elu', ['x'], (b, [x]) => elu(b, x!))
  define('EluGrad', ['dy', 'y'], (b, [dy, y]) => {
    const slope = b.elementwise('add', y!, b.uniform(1, []))
    const negative = b.elementwise('mul', dy!, slope)
    return b.elementwise('select', b.elementwise('greaterEqual', y!, b.uniform(0, [])), dy!, negative)
  })
  define('Selu', ['x'], (b, [x]) => elu(b, x!, SELU_SCALE, SELU_ALPHA))
  define('Select', ['condition', 't', 'e'], selectRows, ([, t]) => t!.dtype)
  define('ZerosLike', ['x'], (b, [x]) => b.uniform(0, x!.shape))
  define('OnesLike', ['x'], (b, [x]) => b.uniform(1, x!.shape))
  defineKernel('AddN', ({ backend, inputs }) => {
    const tensors = inputs as unknown as TensorInfo[]
    const nodes = tensors.map((tensor) => backend.nodeOf(tensor))
    const sum = nodes.reduce((a, b) => backend.graph.elementwise('add', a, b))
    return backend.tensorInfo(sum, tensors[0]!.dtype)
  })
  defineKernel('Cast', ({ backend, inputs, attrs }) => {
    const from = inputs.x as TensorInfo
    const to = attrs.dtype as DataType
    const node = backend.nodeOf(from)
    if (to === 'bool') {
      return backend.tensorInfo(backend.graph.elementwise('notEqual', node, backend.graph.uniform(0, [])), to)
    }
    const truncates = to === 'int32' && from.dtype === 'float32'
    return backend.tensorInfo(truncates ? backend.graph.elementwise('trunc', node) : node, to)
  })
}

/** A condition of rank 1 chooses whole rows. */
function selectRows(b: GraphBuilder, [condition, t, e]: Node[]): Node {
  const rows = condition!.shape.length === 1 && t!.shape.length > 1 && sizeOf(condition!.shape) === t!.shape[0]
  const spread = rows ? b.reshape(condition!, [t!.shape[0]!, ...t!.shape.slice(1).map(() => 1)]) : condition!
  return b.elementwise('select', spread, t!, e!)
}

import type { Operation } from '../graph/operations'
import { collapse, isContiguous } from '../graph/strides'
import type { ElementwiseKernel } from '../plan/plan'
import { linearWorkgroups, MOST_PARAMETERS, type Shader, THREADS, withPrelude } from './shader'

type Emit = (a: string, b: string, c: string) => string

const truth = (condition: string): string => `truth(${condition})`

const operations: Record<Operation, Emit> = {
  copy: (a) => a,
  neg: (a) => `-${a}`,
  abs: (a) => `abs(${a})`,
  sqrt: (a) => `sqrt(${a})`,
  exp: (a) => `exp(${a})`,
  expm1: (a) => `f_expm1(${a})`,
  log: (a) => `log(${a})`,
  log1p: (a) => `f_log1p(${a})`,
  tanh: (a) => `f_tanh(${a})`,
  sigmoid: (a) => `f_sigmoid(${a})`,
  softplus: (a) => `f_softplus(${a})`,
  relu: (a) => `select(${a}, 0.0, ${a} < 0.0)`,
  step: (a) => truth(`${a} > 0.0`),
  sign: (a) => `sign(${a})`,
  floor: (a) => `floor(${a})`,
  ceil: (a) => `ceil(${a})`,
  round: (a) => `round(${a})`,
  trunc: (a) => `trunc(${a})`,
  not: (a) => truth(`${a} == 0.0`),
  isNaN: (a) => truth(`is_nan(${a})`),
  isFinite: (a) => truth(`!is_nan(${a}) && !is_inf(${a})`),
  isInf: (a) => truth(`is_inf(${a})`),
  sin: (a) => `sin(${a})`,
  cos: (a) => `cos(${a})`,
  tan: (a) => `tan(${a})`,
  asin: (a) => `asin(${a})`,
  acos: (a) => `acos(${a})`,
  atan: (a) => `atan(${a})`,
  sinh: (a) => `sinh(${a})`,
  cosh: (a) => `cosh(${a})`,
  asinh: (a) => `asinh(${a})`,
  acosh: (a) => `acosh(${a})`,
  atanh: (a) => `atanh(${a})`,
  erf: (a) => `f_erf(${a})`,
  add: (a, b) => `${a} + ${b}`,
  sub: (a, b) => `${a} - ${b}`,
  mul: (a, b) => `${a} * ${b}`,
  div: (a, b) => `${a} / ${b}`,
  max: (a, b) => `max(${a}, ${b})`,
  min: (a, b) => `min(${a}, ${b})`,
  pow: (a, b) => `f_pow(${a}, ${b})`,
  atan2: (a, b) => `atan2(${a}, ${b})`,
  mod: (a, b) => `f_mod(${a}, ${b})`,
  equal: (a, b) => truth(`${a} == ${b}`),
  notEqual: (a, b) => truth(`${a} != ${b}`),
  less: (a, b) => truth(`${a} < ${b}`),
  lessEqual: (a, b) => truth(`${a} <= ${b}`),
  greater: (a, b) => truth(`${a} > ${b}`),
  greaterEqual: (a, b) => truth(`${a} >= ${b}`),
  and: (a, b) => truth(`${a} != 0.0 && ${b} != 0.0`),
  or: (a, b) => truth(`${a} != 0.0 || ${b} != 0.0`),
  select: (condition, a, b) => `select(${b}, ${a}, ${condition} != 0.0)`,
}

/** One pass over memory, one thread per index. Size and places are parameters; strides are part of the code. */
export function elementwiseShader(kernel: ElementwiseKernel): Shader {
  const accesses = [...kernel.loads, ...kernel.stores.map(({ access }) => access)]
  const walk = collapse(
    kernel.shape,
    accesses.map(({ strides }) => strides),
  )
  const size = walk.shape.reduce((a, b) => a * b, 1)
  const parameters: number[] = [size]
  const parameter = (value: number): string => {
    // What does not fit is written into the code; the last place is always zero.
    if (parameters.length >= MOST_PARAMETERS - 1) return `${value | 0}`
    return `p(${parameters.push(value) - 1}u)`
  }
  const linear = (strides: readonly number[]) => isContiguous(walk.shape, strides)
  const lines: string[] = []
  if (!walk.strides.every((strides) => linear(strides) || strides.every((stride) => stride === 0))) {
    let rest = 'i'
    for (let axis = walk.shape.length - 1; axis > 0; axis--) {
      lines.push(`let i${axis} = ${rest} % ${walk.shape[axis]};`, `let r${axis} = ${rest} / ${walk.shape[axis]};`)
      rest = `r${axis}`
    }
    lines.push(`let i0 = ${rest};`)
  }
  const element = (index: number): string => {
    const strides = walk.strides[index]!
    const terms = linear(strides)
      ? ['i']
      : strides.flatMap((stride, axis) => (stride === 0 ? [] : [`i${axis} * ${stride}`]))
    return `arena[${['seed', parameter(accesses[index]!.offset), ...terms].join(' + ')}]`
  }
  const values: string[] = []
  kernel.loads.forEach((_, i) => {
    values.push(`v${i}`)
    lines.push(`let v${i} = ${element(i)};`)
  })
  for (const value of kernel.immediates) values.push(literal(value, parameter))
  for (const { operation, operands } of kernel.instructions) {
    const [a, b, c] = operands.map((operand) => values[operand]!)
    const name = `v${values.length}`
    lines.push(`let ${name} = ${operations[operation](a!, b ?? '', c ?? '')};`)
    values.push(name)
  }
  kernel.stores.forEach(({ value }, i) => {
    lines.push(`${element(kernel.loads.length + i)} = ${values[value]};`)
  })
  const code = withPrelude(/* wgsl */ `
@compute @workgroup_size(${THREADS})
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let i = i32(id.x + id.y * groups.x * ${THREADS}u);
  if (i >= p(0u)) { return; }
  let seed = i32(id.z) * seed_stride;
  ${lines.join('\n  ')}
}`)
  return { code, parameters, workgroups: linearWorkgroups(size) }
}

/** WGSL has no literals for what is not finite, and may not compute it from constants. */
function literal(value: number, parameter: (value: number) => string): string {
  if (!Number.isFinite(value)) return `bitcast<f32>(${parameter(new Int32Array(Float32Array.of(value).buffer)[0]!)})`
  const text = String(Math.fround(value))
  return value < 0 ? `(${text}f)` : `${text}f`
}

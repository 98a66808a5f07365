import type { Reduction } from '../graph/node'
import type { GatherKernel, ReduceKernel, SegmentSumKernel } from '../plan/plan'
import { linearWorkgroups, type Shader, THREADS, withPrelude } from './shader'

type Combining = Exclude<Reduction, 'argMax' | 'argMin' | 'cumsum'>

const LARGEST = '3.4028234663852886e38f'
const identities: Record<Combining, string> = { sum: '0.0', prod: '1.0', max: `-${LARGEST}`, min: LARGEST }
const combine: Record<Combining, (a: string, b: string) => string> = {
  sum: (a, b) => `${a} + ${b}`,
  prod: (a, b) => `${a} * ${b}`,
  max: (a, b) => `max(${a}, ${b})`,
  min: (a, b) => `min(${a}, ${b})`,
}

export function reduceShader(kernel: ReduceKernel): Shader {
  const { reduction, outer, reduced, inner, input, output } = kernel
  const parameters = [outer * inner, reduced, inner, input, output]
  const results = outer * inner
  if (reduction === 'argMax' || reduction === 'argMin' || reduction === 'cumsum') {
    return { code: perResult(indexed(reduction)), parameters, workgroups: linearWorkgroups(results) }
  }
  const { [reduction]: join } = combine
  if (reduced >= THREADS && results <= 1024) {
    return { code: shared(identities[reduction], join), parameters, workgroups: [results, 1, 1] }
  }
  const code = perResult(`
  var value = ${identities[reduction]};
  for (var r = 0; r < p(1u); r++) { value = ${join('value', 'arena[start + r * p(2u)]')}; }
  arena[seed + p(4u) + i] = value;`)
  return { code, parameters, workgroups: linearWorkgroups(results) }
}

function indexed(reduction: 'argMax' | 'argMin' | 'cumsum'): string {
  if (reduction === 'cumsum') {
    return `
  let to = seed + p(4u) + start - seed - p(3u);
  var sum = 0.0;
  for (var r = 0; r < p(1u); r++) {
    sum += arena[start + r * p(2u)];
    arena[to + r * p(2u)] = sum;
  }`
  }
  return `
  var best = 0;
  for (var r = 1; r < p(1u); r++) {
    if (arena[start + r * p(2u)] ${reduction === 'argMax' ? '>' : '<'} arena[start + best * p(2u)]) { best = r; }
  }
  arena[seed + p(4u) + i] = f32(best);`
}

/** One thread per result. */
function perResult(body: string): string {
  return withPrelude(/* wgsl */ `
@compute @workgroup_size(${THREADS})
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let i = i32(id.x + id.y * groups.x * ${THREADS}u);
  if (i >= p(0u)) { return; }
  let seed = i32(id.z) * seed_stride;
  let start = seed + p(3u) + i / p(2u) * p(1u) * p(2u) + i % p(2u);${body}
}`)
}

/** One workgroup per result, whose threads join their parts in a tree. */
function shared(identity: string, join: (a: string, b: string) => string): string {
  return withPrelude(/* wgsl */ `
var<workgroup> parts: array<f32, ${THREADS}>;

@compute @workgroup_size(${THREADS})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) id: vec3u) {
  let seed = i32(group.z) * seed_stride;
  let i = i32(group.x);
  let start = seed + p(3u) + i / p(2u) * p(1u) * p(2u) + i % p(2u);
  var value = ${identity};
  for (var r = i32(id.x); r < p(1u); r += ${THREADS}) { value = ${join('value', 'arena[start + r * p(2u)]')}; }
  parts[id.x] = value;
  workgroupBarrier();
  for (var half = ${THREADS / 2}u; half > 0u; half /= 2u) {
    if (id.x < half) { parts[id.x] = ${join('parts[id.x]', 'parts[id.x + half]')}; }
    workgroupBarrier();
  }
  if (id.x == 0u) { arena[seed + p(4u) + i] = parts[0]; }
}`)
}

export function gatherShader({ rows, count, width, input, indices, output }: GatherKernel): Shader {
  const code = perElement(`
  let row = arena[seed + p(4u) + i / p(1u)];
  var value = 0.0;
  if (row >= 0.0 && row < f32(p(2u))) { value = arena[seed + p(3u) + i32(row) * p(1u) + i % p(1u)]; }
  arena[seed + p(5u) + i] = value;`)
  return {
    code,
    parameters: [count * width, width, rows, input, indices, output],
    workgroups: linearWorkgroups(count * width),
  }
}

export function segmentSumShader(kernel: SegmentSumKernel): Shader {
  const { segmentCount, count, width, input, segments, output } = kernel
  const code = perElement(`
  let segment = f32(i / p(1u));
  var sum = 0.0;
  for (var r = 0; r < p(2u); r++) {
    if (arena[seed + p(4u) + r] == segment) { sum += arena[seed + p(3u) + r * p(1u) + i % p(1u)]; }
  }
  arena[seed + p(5u) + i] = sum;`)
  return {
    code,
    parameters: [segmentCount * width, width, count, input, segments, output],
    workgroups: linearWorkgroups(segmentCount * width),
  }
}

function perElement(body: string): string {
  return withPrelude(/* wgsl */ `
@compute @workgroup_size(${THREADS})
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let i = i32(id.x + id.y * groups.x * ${THREADS}u);
  if (i >= p(0u)) { return; }
  let seed = i32(id.z) * seed_stride;${body}
}`)
}

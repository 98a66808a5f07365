import type { GemmKernel } from '../plan/plan'
import { type Shader, withPrelude } from './shader'

const TILE = 16

/** C = epilogue(A B) in tiles of 16 x 16; each of a workgroup's threads computes one element. */
export function gemmShader({ batch, m, n, k, a, b, c, bias, relu, mask }: GemmKernel): Shader {
  const epilogue = [
    bias === undefined ? '' : 'value += arena[seed + p(13u) + z * p(14u) + column * p(15u)];',
    relu ? 'value = select(value, 0.0, value < 0.0);' : '',
    mask === undefined ? '' : 'value = select(0.0, value, arena[seed + p(16u) + at] > 0.0);',
  ]
  const code = withPrelude(/* wgsl */ `
var<workgroup> left: array<array<f32, ${TILE}>, ${TILE}>;
var<workgroup> right: array<array<f32, ${TILE}>, ${TILE}>;

@compute @workgroup_size(${TILE}, ${TILE})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) id: vec3u) {
  let m = p(0u);
  let n = p(1u);
  let k = p(2u);
  let seed = i32(group.z) / p(3u) * seed_stride;
  let z = i32(group.z) % p(3u);
  let x = i32(id.x);
  let y = i32(id.y);
  let row = i32(group.y) * ${TILE} + y;
  let column = i32(group.x) * ${TILE} + x;
  let a = seed + p(4u) + z * p(5u);
  let b = seed + p(8u) + z * p(9u);
  var value = 0.0;
  for (var start = 0; start < k; start += ${TILE}) {
    var from_a = 0.0;
    var from_b = 0.0;
    if (row < m && start + x < k) { from_a = arena[a + row * p(6u) + (start + x) * p(7u)]; }
    if (column < n && start + y < k) { from_b = arena[b + (start + y) * p(10u) + column * p(11u)]; }
    left[y][x] = from_a;
    right[y][x] = from_b;
    workgroupBarrier();
    for (var l = 0; l < ${TILE}; l++) { value += left[y][l] * right[l][x]; }
    workgroupBarrier();
  }
  if (row < m && column < n) {
    let at = (z * m + row) * n + column;
    ${epilogue.join('\n    ')}
    arena[seed + p(12u) + at] = value;
  }
}`)
  const biased = bias === undefined ? [0, 0, 0] : [bias.offset, ...bias.strides]
  return {
    code,
    parameters: [m, n, k, batch, a.offset, ...a.strides, b.offset, ...b.strides, c, ...biased, mask ?? 0],
    workgroups: [Math.ceil(n / TILE), Math.ceil(m / TILE), batch],
  }
}

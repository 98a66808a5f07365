/** A dispatch before it has a pipeline: dispatches of equal code share one and differ in their parameters. */
export interface Shader {
  readonly code: string
  /** Up to 64 integers, `p(0)`, `p(1)`, ... in the code. */
  readonly parameters: readonly number[]
  /** Workgroups for one seed; seeds multiply the last. */
  readonly workgroups: readonly [number, number, number]
}

export const PARAMETER_BYTES = 256
export const MOST_PARAMETERS = PARAMETER_BYTES / 4
export const THREADS = 64
const WIDEST = 65535

/** One thread per element, in rows of workgroups where there are too many for one. */
export function linearWorkgroups(elements: number): [number, number, number] {
  const groups = Math.ceil(elements / THREADS)
  return [Math.min(groups, WIDEST), Math.ceil(groups / WIDEST), 1]
}

/**
 * What every shader has: the arena (`seed_stride` elements per seed, one seed after the other), its parameters, and the
 * functions that WGSL has not, or not as exact near zero or as safe far away.
 */
const PRELUDE = /* wgsl */ `
struct Parameters { values: array<vec4i, 16> }
@group(0) @binding(0) var<storage, read_write> arena: array<f32>;
@group(0) @binding(1) var<uniform> parameters: Parameters;
@group(0) @binding(2) var<uniform> seed_stride: i32;

fn p(i: u32) -> i32 { return parameters.values[i / 4u][i % 4u]; }
fn truth(b: bool) -> f32 { return select(0.0, 1.0, b); }
fn is_nan(x: f32) -> bool { return (bitcast<u32>(x) & 0x7fffffffu) > 0x7f800000u; }
fn is_inf(x: f32) -> bool { return (bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u; }
fn small_exp(x: f32) -> f32 {
  return ((((1.98756915e-4 * x + 1.3981999507e-3) * x + 8.3334519073e-3) * x + 4.1665795894e-2) * x
    + 1.6666665459e-1) * x + 5.0000001201e-1;
}
fn f_expm1(x: f32) -> f32 { return select(exp(x) - 1.0, small_exp(x) * x * x + x, abs(x) < 0.34); }
fn f_log1p(x: f32) -> f32 {
  let small = x * (1.0 + x * (-0.5 + x * (0.33333333 + x * (-0.25 + x * 0.2))));
  return select(log(1.0 + x), small, abs(x) < 0.03);
}
fn f_tanh(x: f32) -> f32 {
  let m = abs(x);
  let z = x * x;
  let small = ((((-5.70498872745e-3 * z + 2.06390887954e-2) * z - 5.37397155531e-2) * z + 1.33314422036e-1) * z
    - 3.33332819422e-1) * z * x + x;
  let large = sign(x) * (1.0 - 2.0 / (exp(2.0 * min(m, 20.0)) + 1.0));
  return select(select(large, small, m < 0.625), x, is_nan(x));
}
fn f_sigmoid(x: f32) -> f32 { return 1.0 / (1.0 + exp(-x)); }
fn f_softplus(x: f32) -> f32 { return max(x, 0.0) + f_log1p(exp(-abs(x))); }
fn f_erf(x: f32) -> f32 {
  let t = 1.0 / (1.0 + 0.3275911 * abs(x));
  let s = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  return sign(x) * (1.0 - s * exp(-x * x));
}
fn f_pow(a: f32, b: f32) -> f32 {
  if (b == 0.0) { return 1.0; }
  let magnitude = pow(abs(a), b);
  if (a >= 0.0) { return magnitude; }
  let odd = abs(b) % 2.0 == 1.0;
  return select(select(magnitude, -magnitude, odd), bitcast<f32>(0x7fc00000u | u32(p(63u))), floor(b) != b);
}
fn f_mod(a: f32, b: f32) -> f32 { return a - floor(a / b) * b; }
`

export function withPrelude(body: string): string {
  return PRELUDE + body
}

import { canonicalJson } from './sweep/canonical-json'

/** Every value of a configuration by its place: `algorithm.hyperparameters.lambda` -> `0.3`. */
export function flat(value: unknown, place = ''): Map<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return new Map([[place, typeof value === 'string' ? value : canonicalJson(value)]])
  }
  const inner = Object.entries(value).flatMap(([key, part]) => [...flat(part, place === '' ? key : `${place}.${key}`)])
  return new Map(inner)
}

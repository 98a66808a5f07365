/**
 * A value whose typed arrays each have a buffer of their own, and those buffers for `postMessage` to transfer. A view of
 * a larger buffer is copied: it would take the whole of it along.
 */
export function packed<T>(value: T): { readonly value: T; readonly transfer: ArrayBuffer[] } {
  const buffers = new Set<ArrayBuffer>()
  const pack = (given: unknown): unknown => {
    if (ArrayBuffer.isView(given)) {
      const view = given as Float32Array
      const alone = view.byteLength === view.buffer.byteLength && view.buffer instanceof ArrayBuffer
      const own = alone && !buffers.has(view.buffer as ArrayBuffer) ? view : view.slice()
      buffers.add(own.buffer as ArrayBuffer)
      return own
    }
    if (Array.isArray(given)) return given.map(pack)
    if (given === null || typeof given !== 'object') return given
    return Object.fromEntries(Object.entries(given).map(([key, entry]) => [key, pack(entry)]))
  }
  const result = pack(value) as T
  return { value: result, transfer: [...buffers] }
}

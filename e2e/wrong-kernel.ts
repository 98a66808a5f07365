/** WebAssembly SIMD: f32x4.add and f32x4.sub, after the prefix 0xfd. */
const ADD = [0xfd, 0xe4, 0x01]
const SUBTRACT = [0xfd, 0xe5, 0x01]

/**
 * The worker's script with another kernel in it: valid WebAssembly that subtracts where it should add. The kernels are in
 * the script as base64.
 */
export function withWrongSums(script: string): string {
  let changed = 0
  const corrupted = script.replaceAll(/AGFzbQ[A-Za-z0-9+/=]{2000,}/g, (letters) => {
    const bytes = Buffer.from(letters, 'base64')
    for (let at = bytes.indexOf(Buffer.from(ADD)); at >= 0; at = bytes.indexOf(Buffer.from(ADD), at)) {
      bytes.set(SUBTRACT, at)
      changed++
    }
    return bytes.toString('base64')
  })
  if (changed === 0) throw new Error('There is no kernel in the script.')
  return corrupted
}

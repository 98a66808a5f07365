/** All combinations of `perAxis` evenly spaced values on [-1, 1]: [perAxis^A, A], the first axis running fastest. */
export function actionGrid(actionSize: number, perAxis: number): Float32Array {
  const count = perAxis ** actionSize
  return Float32Array.from({ length: count * actionSize }, (_, i) => {
    const index = Math.floor(Math.floor(i / actionSize) / perAxis ** (i % actionSize)) % perAxis
    return perAxis === 1 ? 0 : -1 + (2 * index) / (perAxis - 1)
  })
}

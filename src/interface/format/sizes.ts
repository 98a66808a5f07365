/** Of bytes, with a unit that people know. */
export function megabytes(bytes: number): string {
  const megabyte = 1024 ** 2
  if (bytes >= 1024 * megabyte) return `${(bytes / (1024 * megabyte)).toFixed(1)} GB`
  return `${(bytes / megabyte).toFixed(bytes < 10 * megabyte ? 1 : 0)} MB`
}

/** What is read by its name alone, out of folders and archives. */
const dataFile = /\.(hdf5|h5|hdf|npz|parquet|csv|tsv|txt|json|jsonl|ndjson)$/i
/** Notes about the data: Minari's metadata.json, LeRobot's folder meta. */
const aboutData =
  /(^|\/)(meta\/|__MACOSX\/|\.|(metadata|info|tasks?|stats|episodes(_stats)?|readme|trajectory)\.(json|jsonl|txt)$)/i

/**
 * Of the paths in a folder or an archive those that hold the data, in the order of their numbers: the one of Minari's
 * HDF5 where there is one, else all data files of the kind that there is most of.
 */
export function dataFilesAmong(paths: readonly string[]): readonly string[] {
  const data = paths.filter((path) => dataFile.test(path) && !aboutData.test(path))
  const minari = data.filter((path) => /(^|\/)main_data\.hdf5$/.test(path))
  if (minari.length > 0) return inOrder(minari)
  const kindOf = (path: string) => path.slice(path.lastIndexOf('.')).toLowerCase()
  const alike = data.map((path) => data.filter((other) => kindOf(other) === kindOf(path)))
  return inOrder(alike.reduce((most, kind) => (kind.length > most.length ? kind : most), []))
}

function inOrder(paths: readonly string[]): readonly string[] {
  return paths.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
}

import styles from './WordTable.module.css'

interface WordTableProps {
  readonly label: string
  readonly columns: readonly string[]
  /** The first cell of each names it. */
  readonly rows: readonly (readonly string[])[]
}

/** A table that is read, not only looked up: rows with a name, words or numbers. */
export function WordTable({ label, columns, rows }: WordTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard.
    <section className={styles.scroll} aria-label={label} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((cell, i) => (
                <td key={columns[i + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

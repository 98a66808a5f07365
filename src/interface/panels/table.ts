/** What a panel shows, as rows: for screen readers, for copying and for CSV. */
export interface PanelTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (number | string)[])[]
}

export function tableAsCsv({ columns, rows }: PanelTable): string {
  return [columns, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')
}

function cell(value: number | string): string {
  const text = String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

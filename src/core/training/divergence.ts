/** Throws where a metric is no finite number any more: what follows would be nonsense. */
export function refuseDivergence(values: Readonly<Record<string, number>>, from: number, to: number): void {
  const broken = Object.entries(values).find(([, value]) => !Number.isFinite(value))
  if (!broken) return
  throw new Error(
    `Training diverged: ${broken[0]} became ${broken[1]} between steps ${from} and ${to}. A smaller learning rate usually helps.`,
  )
}

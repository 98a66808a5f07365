import type { Page } from '@playwright/test'

export interface Measure {
  readonly step: number
  readonly tensors: number
  /** Bytes. */
  readonly pageHeap: number
  readonly workerHeap: number
  readonly wasmMemory: number
  readonly listeners: number
  readonly nodes: number
  readonly framesPerSecond: number
}

export function beginSoak(page: Page, address: string): Promise<void>
export function openMeasures(page: Page): Promise<() => Promise<Measure>>
export function growths(
  measures: readonly Measure[],
  options?: { readonly frames?: boolean; readonly pageHeap?: number },
): readonly string[]

import type { Page } from '@playwright/test'
import { asExpression, type Driver, fromJson } from './driver'

/** A page of Playwright's as a driver. */
export function chromiumDriver(page: Page): Driver {
  return {
    version: `Chromium ${page.context().browser()?.version() ?? ''}`,
    open: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    run: async (task, ...given) => fromJson(await page.evaluate<string>(asExpression(task, given))),
    end: async () => undefined,
  }
}

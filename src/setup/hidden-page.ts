/**
 * For unit tests, before each file: stores listen to one another as long as their worker lives, and then ask whether
 * the page is in view. It is not, unless a test says so.
 */
Object.assign(globalThis, { document: { hidden: true } })

export function installedChromium(): string | undefined
export function chromiumLaunchOptions(): { executablePath?: string; channel?: string; args: string[] }
export function programOf(names: readonly string[], folders?: readonly string[]): string | undefined

export function installedChromium(): string | undefined
export const chromiumArguments: readonly string[]
export function chromiumLaunchOptions(): { executablePath?: string; channel?: string; args: string[] }

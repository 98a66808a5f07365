// What npm audit's answer means for the project. Apart from the command, so that it can be tested without a registry.

const GRAVE = ['high', 'critical']

/**
 * `answer`: what `npm audit --omit=dev --json` printed, of the packages that end up on the page or in the lab.
 * Grave findings fail; lesser ones are told. Without an answer from the registry nothing is known, and nothing is claimed.
 */
export function judgeAudit(answer) {
  let report
  try {
    report = JSON.parse(answer)
  } catch {
    return { outcome: 'skipped', lines: ['npm audit gave no answer; nothing is known about vulnerabilities.'] }
  }
  if (!report.vulnerabilities) {
    const why = report.message ?? report.error?.summary ?? 'no reason given'
    return { outcome: 'skipped', lines: [`The registry does not answer audits, nothing is known: ${why}`] }
  }
  const found = Object.values(report.vulnerabilities)
  return {
    outcome: found.some(({ severity }) => GRAVE.includes(severity)) ? 'failed' : 'passed',
    lines:
      found.length === 0
        ? ['No known vulnerability in any package of the page or the lab.']
        : found.map(({ name, severity, range }) => `${name} ${range}: ${severity}`),
  }
}

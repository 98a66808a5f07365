export interface AuditJudgement {
  readonly outcome: 'passed' | 'failed' | 'skipped'
  readonly lines: readonly string[]
}

export function judgeAudit(answer: string): AuditJudgement

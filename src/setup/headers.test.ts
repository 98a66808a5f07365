import { describe, expect, it } from 'vitest'
import { headersFile, policyForHtml, securityHeaders } from './headers'

describe('headers', () => {
  it('allow no inline script, no evaluated text and no other origin', () => {
    const policy = securityHeaders()['Content-Security-Policy']!
    expect(policy).not.toMatch(/'unsafe-inline'|'unsafe-eval'|https?:|\*|ws:|nonce/)
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'")
    expect(policy).toMatch(/^default-src 'none'/)
  })

  it('differ for the development server by its nonce and its socket alone', () => {
    const usual = securityHeaders()
    const development = securityHeaders('abc')
    const withoutNonce = development['Content-Security-Policy']!.replaceAll(" 'nonce-abc'", '').replace(' ws:', '')
    expect({ ...development, 'Content-Security-Policy': withoutNonce }).toEqual(usual)
    expect(development['Content-Security-Policy']).not.toMatch(/'unsafe-inline'|'unsafe-eval'/)
  })

  it('say in HTML what a meta element may say', () => {
    expect(policyForHtml()).not.toContain('frame-ancestors')
    expect(securityHeaders()['Content-Security-Policy']).toBe(`${policyForHtml()}; frame-ancestors 'none'`)
  })

  it('are all in the file for hosts, for every address', () => {
    const [first, ...lines] = headersFile().split('\n')
    expect(first).toBe('/*')
    for (const [name, value] of Object.entries(securityHeaders())) expect(lines).toContain(`  ${name}: ${value}`)
  })
})

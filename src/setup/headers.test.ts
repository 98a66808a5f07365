import { describe, expect, it } from 'vitest'
import { ancestorsOf, embedHeaders, headersFile, isEmbed, policyForHtml, securityHeaders } from './headers'

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

  it('let embeds alone be framed, by everybody or by those that the build names', () => {
    expect(embedHeaders()['Content-Security-Policy']).toBe(`${policyForHtml()}; frame-ancestors *`)
    expect(ancestorsOf(" 'self'  https://course.example:8443 ")).toEqual(["'self'", 'https://course.example:8443'])
    expect(() => ancestorsOf('https://a.example; script-src *')).toThrow(/"https:\/\/a.example;" is no source/)
    expect(['/embed.html?embed=stage', '/?embed=stage', '/x/index.html?embed'].every(isEmbed)).toBe(true)
    expect(['/', '/?scenario=embed', '/embed.html/', '/assets/a.js?embed'].some(isEmbed)).toBe(false)
  })

  it.each([
    ['/', securityHeaders()],
    ['/index.html', securityHeaders()],
    ['/embed.html', embedHeaders()],
  ])('are all in the file for hosts, joined or not, for %s', (path, headers) => {
    const rules = headersFile()
      .split('\n\n')
      .map((rule) => rule.split('\n').filter((line) => line !== ''))
    const given = rules.filter(([where]) => where === '/*' || where === path).flatMap(([, ...lines]) => lines)
    const [shared, ...others] = given
    expect(shared).toBe(`  Content-Security-Policy: ${policyForHtml()}`)
    const expected = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)
    expect(others.sort()).toEqual(expected.sort())
  })
})

import { describe, expect, it } from 'vitest'
import { formatCount, formatDuration, formatMeasured, formatSetting, parseSetting } from './numbers'

describe('numbers', () => {
  it('measured ones have three digits, a real minus and narrow spaces', () => {
    expect(formatMeasured(-1216.4)).toBe('\u22121\u202f220')
    expect(formatMeasured(0.12345)).toBe('0.123')
    expect(formatMeasured(0.00004321)).toBe('4.3e\u22125')
    expect(formatMeasured(0)).toBe('0')
  })

  it('counts are shown in full', () => {
    expect(formatCount(123456)).toBe('123\u202f456')
  })

  it('settings read back as what they were', () => {
    for (const value of [3e-4, 0.005, 1, -5, 0.999, 12345, 1e-5, 1e6, -1e7, 2.5e6, 1234567, 1e16, 0])
      expect(parseSetting(formatSetting(value))).toBe(value)
    expect(formatSetting(3e-4)).toBe('3e-4')
    // As a person reads it, whole.
    expect(formatSetting(1_000_000)).toBe('1000000')
    expect(formatSetting(-2.5e6)).toBe('-2500000')
  })

  it('understands a comma and refuses words', () => {
    expect(parseSetting(' 0,25 ')).toBe(0.25)
    expect(parseSetting('\u22125')).toBe(-5)
    expect(parseSetting('many')).toBeNaN()
    expect(parseSetting('')).toBeNaN()
  })

  it('durations are short', () => {
    expect(formatDuration(0.2)).toBe('1 s')
    expect(formatDuration(59)).toBe('59 s')
    expect(formatDuration(200)).toBe('3 min')
    expect(formatDuration(3900)).toBe('1 h 5 min')
    expect(formatDuration(3900, { hours: '小时', minutes: '分', seconds: '秒' })).toBe('1小时 5分')
  })
})

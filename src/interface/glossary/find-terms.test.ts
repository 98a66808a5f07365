import { describe, expect, it } from 'vitest'
import { en } from '../text/en/all'
import { zh } from '../text/zh/all'
import { findTerms, type TermId } from './find-terms'

const linked = (text: string, { glossary }: typeof en | typeof zh) =>
  findTerms(text, glossary.terms as (typeof en)['glossary']['terms']).flatMap(({ text: words, term }) =>
    term ? [[words, term]] : [],
  )

describe('words of the glossary in a text', () => {
  it('are found whole, the longest first, and once each', () => {
    expect(linked('The data’s behaviour μ earned V^μ; V^μ is no dip, nor a dipper.', en)).toEqual([
      ['data’s behaviour', 'behaviour'],
      ['V^μ', 'behaviourValue'],
      ['dip', 'dip'],
    ])
    expect(linked('行为策略的 V^μ 在切换处', zh)).toEqual([
      ['行为策略', 'behaviour'],
      ['V^μ', 'behaviourValue'],
      ['切换', 'switch'],
    ])
  })

  it('leave the text as it was', () => {
    for (const text of ['', 'Seeds dip.', 'no word', 'seed']) {
      expect(
        findTerms(text, en.glossary.terms)
          .map((stretch) => stretch.text)
          .join(''),
      ).toBe(text)
    }
  })

  it.each([
    ['en', en],
    ['zh', zh],
  ])('every match of %s leads to its own term', (_, words) => {
    for (const [term, { match }] of Object.entries(words.glossary.terms)) {
      for (const written of match.split('|')) expect(linked(written, words)).toContainEqual([written, term as TermId])
    }
  })
})

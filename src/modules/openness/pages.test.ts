import { describe, expect, test } from 'vitest'
import { aTown } from '#test/support/town.ts'
import { accessibilityPage, protectionPage } from './page.ts'
import { figuresOf, keptProofs, patterns, type Proof, type Shown } from './proofs.ts'

const pages = ['/sa-skyddar-vi-uppgifterna', '/tillganglighet']

describe('what anybody may read without signing in', () => {
  test.each(pages)('%s stands in Swedish and in English, without a script', async (url) => {
    const town = await aTown()
    for (const [lang, other] of [
      ['sv', 'en'],
      ['en', 'sv'],
    ] as const) {
      const answer = await town.app.inject({ method: 'GET', url: `${url}?lang=${lang}` })
      expect(answer.statusCode).toBe(200)
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
      expect(answer.body).toContain(`<html lang="${lang}"`)
      expect(answer.body).toContain(`href="?lang=${other}"`)
      expect(answer.body).not.toContain('<script')
      expect(answer.body).not.toContain('undefined')
    }
  })

  test('the accessibility statement names the municipality, how to complain, and what is lacking', async () => {
    const page = accessibilityPage({ language: 'sv', proofs: new Map() }, 'Påhittköpings kommun')
    for (const said of [
      'Påhittköpings kommun',
      'digg.se/tdosanmalan',
      '2018:1937',
      'följer lagen delvis',
      'skärmläsare',
    ])
      expect(page).toContain(said)
  })
})

describe('the figures of the proofs', () => {
  const line =
    'fault:kill: server killed 500 times: back in 2.0 s (longest 9.9 s), PostgreSQL killed 500 times: back in 0.4 s (longest 3.2 s); 30168 acknowledged, 155509 sent again, 0 lost, 0 half, 0 other faults, 0 over 10.0 s'

  test('are told in plain words with the day of the proof', () => {
    const figures = figuresOf('fault:kill', line) ?? {}
    const proofs = new Map<Proof, Shown>([['fault:kill', { on: '2026-11-23', figures }]])
    const page = protectionPage({ language: 'sv', proofs }).replaceAll('\u00a0', ' ')
    expect(page).toContain('stängt av servern 500 gånger och databasen 500 gånger')
    expect(page).toContain('30 168 uppgifter var sparade. 0 av dem försvann')
    expect(page).toContain('Provat 23 november 2026.')
  })

  test('a line without its figures is no proof', () => {
    expect(figuresOf('fault:kill', 'fault:kill: could not start')).toBeUndefined()
  })

  test('a proof that was not run says so, and shows no figure', () => {
    const page = protectionPage({ language: 'sv', proofs: new Map() })
    expect(page).toContain('Ett prov är inte kört i den här versionen än')
    expect(page).not.toContain('Provat ')
  })

  test('every kept line is one of its proof, with a figure for each name in its sentence', () => {
    const kept = keptProofs()
    expect([...kept.keys()].every((name) => Object.hasOwn(patterns, name))).toBe(true)
    for (const language of ['sv', 'en'] as const)
      expect(protectionPage({ language, proofs: kept })).not.toContain('undefined')
  })
})

import { expect, test } from 'vitest'
import { languageCookie } from './language.ts'

test('the one cookie that the page writes holds the language, and over https nobody else can write it', () => {
  expect(languageCookie('en', true)).toBe('__Host-lang=en; path=/; max-age=31536000; samesite=strict; secure')
  expect(languageCookie('sv', false)).toBe('lang=sv; path=/; max-age=31536000; samesite=strict')
})

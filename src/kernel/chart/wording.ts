import type { Language } from '../text.ts'
import { numberText, type NumberText } from './number-text.ts'
import { en } from './text.en.ts'
import { sv } from './text.sv.ts'

/** The words and the numbers of one language, which every chart is told with. */
export type Wording = { readonly text: typeof sv; readonly number: NumberText }

const wordings: Readonly<Record<Language, Wording>> = {
  sv: { text: sv, number: numberText('sv') },
  en: { text: en, number: numberText('en') },
}

export const wordingIn = (language: Language): Wording => wordings[language]

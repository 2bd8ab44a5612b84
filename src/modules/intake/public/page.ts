import type { Language } from '#kernel/text.ts'
import { type Html, html } from '#platform/pages/html.ts'
import { en } from './text.en.ts'
import { sv } from './text.sv.ts'

export const textIn = (language: Language) => (language === 'en' ? en : sv)
export type PublicText = ReturnType<typeof textIn>

/** Before all else on every page: a form is not the way to help a child who is in danger now. */
export const dangerNotice = (text: PublicText): Html =>
  html`<aside class="danger" aria-labelledby="fara">
    <h2 id="fara">${text.danger.heading}</h2>
    <p>${text.danger.text}</p>
  </aside>`

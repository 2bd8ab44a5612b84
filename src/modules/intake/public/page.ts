import type { Language } from '#kernel/text.ts'
import { type Html, asText, html } from './html.ts'
import { en } from './text.en.ts'
import { sv } from './text.sv.ts'

export const textIn = (language: Language) => (language === 'en' ? en : sv)
export type PublicText = ReturnType<typeof textIn>

export const stylesheet = '/public/report.css'

/** The frame of every public page: large print, no script, nothing from anywhere else. */
export const pageOf = ({
  language,
  title,
  body,
}: {
  readonly language: Language
  readonly title: string
  readonly body: Html
}): string =>
  asText(
    html`<!doctype html>
      <html lang="${language}" data-density="roomy">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="robots" content="noindex" />
          <title>${title}</title>
          <link rel="stylesheet" href="${stylesheet}" />
        </head>
        <body>
          ${body}
        </body>
      </html> `,
  )

/** Before all else on every page: a form is not the way to help a child who is in danger now. */
export const dangerNotice = (text: PublicText): Html =>
  html`<aside class="danger" aria-labelledby="fara">
    <h2 id="fara">${text.danger.heading}</h2>
    <p>${text.danger.text}</p>
  </aside>`

import type { Language } from '#kernel/text.ts'
import { type Html, asText, html } from './html.ts'
import { en } from './text.en.ts'
import { sv } from './text.sv.ts'

export const stylesheet = '/public/page.css'

const foot = (language: Language): Html => {
  const text = language === 'en' ? en : sv
  return html`<footer aria-label="${text.label}">
    <a href="/sa-skyddar-vi-uppgifterna?lang=${language}">${text.protection}</a>
    <a href="/tillganglighet?lang=${language}">${text.accessibility}</a>
  </footer>`
}

/** The frame of every page that anybody may read: large print, no script, nothing from anywhere else. */
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
          ${body} ${foot(language)}
        </body>
      </html> `,
  )

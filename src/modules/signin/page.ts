import type { Language, TextOf } from '#kernel/text.ts'
import type { Refusal } from './rules.ts'
import { en } from './text.en.ts'
import { sv } from './text.sv.ts'

/** The large print of the public pages; no script. */
const stylesheet = '/public/report.css'

const textIn = (language: Language): TextOf<typeof sv> => (language === 'en' ? en : sv)

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

type Content = { readonly title: string; readonly lead: string; readonly link: string; readonly to: string }

const pageOf = (language: Language, { title, lead, link, to }: Content): string =>
  `<!doctype html>
<html lang="${language}" data-density="roomy">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="robots" content="noindex" />
    <title>${escape(title)}</title>
    <link rel="stylesheet" href="${stylesheet}" />
  </head>
  <body>
    <main>
      <h1>${escape(title)}</h1>
      <p class="lead">${escape(lead)}</p>
      <p><a href="${escape(to)}">${escape(link)}</a></p>
    </main>
  </body>
</html>
`

const beginning = (slug: string | undefined): string =>
  slug === undefined ? '/inloggning' : `/inloggning?kommun=${encodeURIComponent(slug)}`

/** Why nobody was let in and what to do; the same for everybody whom it meets. */
export const refusalPage = (language: Language, code: Refusal, slug: string | undefined): string => {
  const text = textIn(language)
  const [title = '', lead = ''] = text.why[code]
  return pageOf(language, { title, lead, link: text.page.again, to: beginning(slug) })
}

/** In a tab of its own: what was being written waits in the other. */
export const donePage = (language: Language): string => {
  const { page } = textIn(language)
  return pageOf(language, { title: page.doneTitle, lead: page.doneLead, link: page.goOn, to: '/' })
}

export const failedPage = (language: Language, message: string): string => {
  const { page } = textIn(language)
  return pageOf(language, { title: page.broken, lead: message, link: page.again, to: '/inloggning' })
}

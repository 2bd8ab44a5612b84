import type { Language, TextOf } from '#kernel/text.ts'
import { html } from '#platform/pages/html.ts'
import { pageOf } from '#platform/pages/page.ts'
import type { Refusal } from './rules.ts'
import { en } from './text.en.ts'
import { sv } from './text.sv.ts'

const textIn = (language: Language): TextOf<typeof sv> => (language === 'en' ? en : sv)

type Content = {
  readonly title: string
  readonly lead: string
  readonly link: string
  readonly to: string
  readonly other?: { readonly link: string; readonly to: string } | undefined
}

const shown = (language: Language, { title, lead, link, to, other }: Content): string =>
  pageOf({
    language,
    title,
    body: html`<main>
      <h1>${title}</h1>
      <p class="lead">${lead}</p>
      <p><a href="${to}">${link}</a></p>
      ${other ? html`<p><a href="${other.to}">${other.link}</a></p>` : ''}
    </main>`,
  })

const firstPage = (slug: string | undefined): string =>
  slug === undefined ? '/' : `/?kommun=${encodeURIComponent(slug)}`

const beginning = (slug: string | undefined): string =>
  slug === undefined ? '/inloggning' : `/inloggning?kommun=${encodeURIComponent(slug)}`

/** Why nobody was let in and what to do; the same for everybody whom it meets. */
export const refusalPage = (
  language: Language,
  code: Refusal,
  slug: string | undefined,
  hasPasskeys: boolean,
): string => {
  const text = textIn(language)
  const [title = '', lead = ''] = text.why[code]
  // The first page asks by itself whether a passkey opens it now.
  const other = hasPasskeys ? { link: text.page.byPasskey, to: firstPage(slug) } : undefined
  return shown(language, { title, lead, link: text.page.again, to: beginning(slug), other })
}

/** In a tab of its own: what was being written waits in the other. */
export const donePage = (language: Language): string => {
  const { page } = textIn(language)
  return shown(language, { title: page.doneTitle, lead: page.doneLead, link: page.goOn, to: '/' })
}

export const failedPage = (language: Language, message: string): string => {
  const { page } = textIn(language)
  return shown(language, { title: page.broken, lead: message, link: page.again, to: '/inloggning' })
}

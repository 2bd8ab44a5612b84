import type { Instant } from '#kernel/day.ts'
import type { Language } from '#kernel/text.ts'
import { html } from '#platform/pages/html.ts'
import { pageOf } from '#platform/pages/page.ts'
import { dangerNotice, textIn } from './page.ts'

const locales = { sv: 'sv-SE', en: 'en-GB' } as const

const spoken = (at: Instant, language: Language): string =>
  new Intl.DateTimeFormat(locales[language], {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Stockholm',
  }).format(Temporal.Instant.from(at).epochMilliseconds)

/** Shown only when the report stands in the database. Says nothing of what was in it. */
export const receiptPage = ({
  language,
  path,
  receiptNumber,
  registeredAt,
}: {
  readonly language: Language
  readonly path: string
  readonly receiptNumber: string
  readonly registeredAt: Instant
}): string => {
  const text = textIn(language)
  const { receipt } = text
  return pageOf({
    language,
    title: receipt.title,
    body: html`<main>
      <h1>${receipt.heading}</h1>
      <dl class="receipt">
        <dt>${receipt.number}</dt>
        <dd id="receipt-number">${receiptNumber}</dd>
      </dl>
      <p>${receipt.received(spoken(registeredAt, language))}</p>
      <p>${receipt.keep}</p>
      <h2>${receipt.next}</h2>
      <ol>
        ${receipt.steps.map((step) => html`<li>${step}</li>`)}
      </ol>
      <p>${receipt.more}</p>
      ${dangerNotice(text)}
      <p><a href="${path}?lang=${language}">${receipt.another}</a></p>
    </main>`,
  })
}

/** Something went wrong and nothing of the form could be read: what to do now. */
export const messagePage = ({
  language,
  heading,
  paragraphs,
}: {
  readonly language: Language
  readonly heading: string
  readonly paragraphs: readonly string[]
}): string => {
  const text = textIn(language)
  return pageOf({
    language,
    title: heading,
    body: html`<main>
      <h1>${heading}</h1>
      ${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)} ${dangerNotice(text)}
    </main>`,
  })
}

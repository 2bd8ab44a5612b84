import type { Language, TextOf } from '#kernel/text.ts'
import { type Html, html } from '#platform/pages/html.ts'
import { pageOf } from '#platform/pages/page.ts'
import type { Figures, Proof, Shown } from './proofs.ts'
import { en } from './text.en.ts'
import { sv } from './text.sv.ts'

const textIn = (language: Language): TextOf<typeof sv> => (language === 'en' ? en : sv)

const locales = { sv: 'sv-SE', en: 'en-GB' } as const

/** Long numbers in groups of three, and a decimal sign of the language. */
const spoken = (figures: Figures, language: Language): Figures =>
  Object.fromEntries(
    Object.entries(figures).map(([name, figure]) => [
      name,
      Number.isNaN(Number(figure)) ? figure : Number(figure).toLocaleString(locales[language]),
    ]),
  )

const dayIn = (on: string, language: Language): string =>
  Temporal.PlainDate.from(on).toLocaleString(locales[language], { dateStyle: 'long' })

type Looks = { readonly language: Language; readonly proofs: ReadonlyMap<Proof, Shown> }

const proofSentence = (proof: Proof, { language, proofs }: Looks): string => {
  const text = textIn(language)
  const shown = proofs.get(proof)
  return shown === undefined
    ? text.notTried
    : text.lastTried(dayIn(shown.on, language), text.said[proof](spoken(shown.figures, language)))
}

const items = (all: readonly string[]): Html =>
  html`<ul>
    ${all.map((one) => html`<li>${one}</li>`)}
  </ul>`

const proofItems = (proofs: readonly Proof[], looks: Looks): Html =>
  items([...new Set(proofs.map((proof) => proofSentence(proof, looks)))])

const paragraphs = (all: readonly string[]): Html => html`${all.map((one) => html`<p>${one}</p>`)}`

type Part = keyof typeof sv.protection.parts

/** The parts of the page in their order, each with what proves it. */
const parts: readonly (readonly [Part, ...Proof[]])[] = [
  ['reading', 'test:authz', 'test:rls'],
  ['log', 'test:audit', 'test:logreview'],
  ['protected', 'test:dump'],
  ['leaving', 'test:release', 'test:upload'],
  ['kept', 'fault:kill', 'fault:net', 'fault:disk', 'sim', 'drill:restore'],
  ['disposal', 'test:disposal'],
  ['stolen'],
  ['input', 'fuzz'],
  ['refuses', 'test:boot'],
  ['limits'],
  ['you'],
]

const partOf = ([part, ...proofs]: (typeof parts)[number], looks: Looks): Html => {
  const text = textIn(looks.language).protection.parts[part]
  return html`<section>
    <h2>${text.heading}</h2>
    ${paragraphs(text.paragraphs)}
    ${
      proofs.length > 0 &&
      html`<h3>${textIn(looks.language).protection.proofHeading}</h3>
        ${proofItems(proofs, looks)}`
    }
  </section>`
}

const otherLanguage = (language: Language): Html => {
  const other: Language = language === 'en' ? 'sv' : 'en'
  return html`<p class="language">
    <a href="?lang=${other}" lang="${other}">${textIn(language).otherLanguage}</a>
  </p>`
}

/** What is protected, how it is tried, and how the last tries went. For staff and for families. */
export const protectionPage = (looks: Looks): string => {
  const { protection } = textIn(looks.language)
  return pageOf({
    language: looks.language,
    title: protection.title,
    body: html`<main>
      ${otherLanguage(looks.language)}
      <h1>${protection.title}</h1>
      <p class="lead">${protection.lead}</p>
      ${parts.map((part) => partOf(part, looks))}
    </main>`,
  })
}

/** The statement that DOS-lagen 13 § asks for; its figures are those of the last look. */
export const accessibilityPage = (looks: Looks, municipality: string): string => {
  const { accessibility: text } = textIn(looks.language)
  return pageOf({
    language: looks.language,
    title: text.title,
    body: html`<main>
      ${otherLanguage(looks.language)}
      <h1>${text.title}</h1>
      <p class="lead">${text.lead(municipality)}</p>
      <section>
        <h2>${text.howHeading}</h2>
        <p>${text.how}</p>
      </section>
      <section>
        <h2>${text.tellHeading}</h2>
        ${paragraphs(text.tell)}
      </section>
      <section>
        <h2>${text.gapsHeading}</h2>
        ${items(text.gaps)}
      </section>
      <section>
        <h2>${text.testedHeading}</h2>
        ${items(text.tested)} ${proofItems(['test:a11y'], looks)}
      </section>
      <section>
        <h2>${text.watchHeading}</h2>
        <p>${text.watch}</p>
      </section>
    </main>`,
  })
}

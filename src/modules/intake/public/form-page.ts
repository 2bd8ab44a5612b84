import type { Issue } from '#kernel/errors.ts'
import { issueText } from '#kernel/issue-text.ts'
import type { Language } from '#kernel/text.ts'
import { childField, mostChildren, type Typed, type TypedChild } from '../rules/form.ts'
import { mandatedCategories, otherCategories, type ReporterCategory } from '../rules/reporters.ts'
import { checkField, type Faults, type Form, radioField, selectField, textArea, textField } from './fields.ts'
import { type Html, html } from '#platform/pages/html.ts'
import { pageOf } from '#platform/pages/page.ts'
import { dangerNotice, type PublicText, textIn } from './page.ts'

export type FormPage = {
  readonly language: Language
  /** Where the form is sent: the municipality's own address. */
  readonly path: string
  /** '' when it is not known, as when the database is away. */
  readonly municipality: string
  /** One for each page that is filled in: the same page sent twice is one report. */
  readonly formId: string
  readonly typed: Typed
  readonly issues?: readonly Issue[]
  readonly failed?: { readonly message: string; readonly errorId: string }
}

type FaultText = keyof PublicText['faultTexts']

const sentence = ({ path, code }: Issue, text: PublicText, language: Language): string => {
  const isOwn = (key: string): key is FaultText => Object.hasOwn(text.faultTexts, key)
  const isMissing = code === 'required' || code === 'choose'
  const key = isMissing ? path : code
  return isOwn(key) ? text.faultTexts[key] : issueText(code, language)
}

/** One sentence for each field, the first that is wrong with it. */
const faultsOf = (issues: readonly Issue[], text: PublicText, language: Language): Faults =>
  new Map(issues.toReversed().map((issue) => [issue.path, sentence(issue, text, language)]))

const summary = (issues: readonly Issue[], { text, faults }: Form): Html | undefined => {
  const paths = [...new Set(issues.map((issue) => issue.path))]
  if (paths.length === 0) return undefined
  return html`<div class="summary" role="alert" tabindex="-1" autofocus aria-labelledby="fel">
    <h2 id="fel">${text.faults.heading(paths.length)}</h2>
    <p>${text.faults.text}</p>
    <ul>
      ${paths.map((path) => html`<li><a href="#${path}">${faults.get(path)}</a></li>`)}
    </ul>
  </div>`
}

const failure = (failed: FormPage['failed'], text: PublicText): Html | undefined =>
  failed &&
  html`<div class="summary" role="alert" tabindex="-1" autofocus aria-labelledby="fel">
    <h2 id="fel">${text.failed.heading}</h2>
    <p>${failed.message}</p>
    <p>${text.failed.kept} ${text.failed.phone}</p>
    <p class="hint">${text.failed.number(failed.errorId)}</p>
  </div>`

const choices = (categories: readonly ReporterCategory[], text: PublicText) =>
  categories.map((value) => ({ value, label: text.categories[value] }))

const aboutReporter = (form: Form, typed: Typed): Html => {
  const { who } = form.text
  return html`<section aria-labelledby="vem">
    <h2 id="vem">${who.heading}</h2>
    <p>${who.mandatedHint}</p>
    <p>${who.privateHint}</p>
    ${selectField(form, {
      name: 'category',
      label: who.category,
      value: typed.category,
      empty: who.choose,
      isRequired: true,
      groups: [
        { label: who.others, choices: choices(otherCategories, form.text) },
        { label: who.mandated, choices: choices(mandatedCategories, form.text) },
      ],
    })}
    ${textField(form, { name: 'reporterName', label: who.name, value: typed.reporterName, autocomplete: 'name' })}
    ${textField(form, {
      name: 'reporterOrganisation',
      label: who.organisation,
      hint: who.organisationHint,
      value: typed.reporterOrganisation,
      autocomplete: 'organization',
    })}
    ${textField(form, {
      name: 'reporterPhone',
      label: who.phone,
      hint: who.reachHint,
      value: typed.reporterPhone,
      type: 'tel',
      autocomplete: 'tel',
    })}
    ${textField(form, { name: 'reporterEmail', label: who.email, value: typed.reporterEmail, autocomplete: 'email' })}
    ${textField(form, {
      name: 'relationToChild',
      label: who.relation,
      hint: who.relationHint,
      value: typed.relationToChild,
    })}
    ${checkField({ name: 'wantsFeedback', label: who.feedback, hint: who.feedbackHint, isChecked: typed.wantsFeedback })}
    ${checkField({ name: 'isAfraid', label: who.afraid, hint: who.afraidHint, isChecked: typed.isAfraid })}
  </section>`
}

const aboutChild = (form: Form, child: TypedChild, n: number): Html => {
  const { child: text } = form.text
  return html`<section aria-labelledby="barn-${n}">
    <h2 id="barn-${n}">${text.heading(n)}</h2>
    <p>${n === 1 ? text.hint : text.emptyHint}</p>
    ${textField(form, { name: childField(n, 'name'), label: text.name, value: child.name })}
    ${textField(form, { name: childField(n, 'birth'), label: text.birth, value: child.birth })}
    ${textArea(form, {
      name: childField(n, 'details'),
      label: text.details,
      hint: text.detailsHint,
      value: child.details,
      rows: 3,
    })}
  </section>`
}

const aboutConcern = (form: Form, typed: Typed): Html => {
  const { concern } = form.text
  return html`<section aria-labelledby="oro">
    <h2 id="oro">${concern.heading}</h2>
    ${textArea(form, {
      name: 'concern',
      label: concern.label,
      hint: concern.hint,
      value: typed.concern,
      rows: 10,
      isRequired: true,
    })}
    ${radioField(form, {
      name: 'guardiansInformed',
      label: concern.informed,
      hint: concern.informedHint,
      value: typed.guardiansInformed,
      choices: [
        { value: 'yes', label: concern.yes },
        { value: 'no', label: concern.no },
        { value: '', label: concern.unknown },
      ],
    })}
  </section>`
}

/**
 * The first button is what Enter in a line means: to send, as the last button says. Buttons that only show the page anew
 * (another child, the other language) keep everything that is typed.
 */
const theForm = (page: FormPage, form: Form): Html => {
  const { text } = form
  const { typed, language } = page
  const other: Language = language === 'en' ? 'sv' : 'en'
  return html`<form method="post" action="${page.path}?lang=${language}" novalidate>
    <button class="unseen" name="do" value="send" tabindex="-1" aria-hidden="true">${text.send}</button>
    <p class="language">
      <button class="quiet" name="do" value="show" formaction="${page.path}?lang=${other}" lang="${other}">
        ${text.otherLanguage}
      </button>
    </p>
    <input type="hidden" name="formId" value="${page.formId}" />
    <input type="hidden" name="children" value="${typed.children.length}" />
    ${aboutReporter(form, typed)} ${typed.children.map((child, index) => aboutChild(form, child, index + 1))}
    ${typed.children.length < mostChildren && html`<p><button class="second" name="do" value="add-child">${text.child.add}</button></p>`}
    ${aboutConcern(form, typed)}
    <p class="hint">${text.sendHint}</p>
    <p><button class="first" name="do" value="send">${text.send}</button></p>
  </form>`
}

/** The form, empty or with what was typed, and what is wrong with it. */
export const formPage = (page: FormPage): string => {
  const { language, issues = [], municipality } = page
  const text = textIn(language)
  const form: Form = { text, faults: faultsOf(issues, text, language) }
  return pageOf({
    language,
    title: issues.length > 0 ? text.titleWithFault : text.title,
    body: html`<main>
      <h1>${text.title}</h1>
      ${failure(page.failed, text)} ${summary(issues, form)} ${dangerNotice(text)}
      ${municipality !== '' && html`<p class="lead">${text.intro(municipality)}</p>`}
      <p>${text.introHow}</p>
      <p>${text.introFields}</p>
      ${theForm(page, form)}
    </main>`,
  })
}

import type { PublicText } from './page.ts'
import { type Html, html } from '#platform/pages/html.ts'

/** What is wrong, by field: the sentence that stands beside it. */
export type Faults = ReadonlyMap<string, string>

export type FieldOptions = {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly hint?: string
  readonly autocomplete?: string
  readonly type?: 'text' | 'tel' | 'email'
  readonly isRequired?: boolean
}

export type Form = { readonly text: PublicText; readonly faults: Faults }

const describedBy = (name: string, hint: string | undefined, fault: string | undefined): Html | undefined => {
  const ids = [
    ...(hint === undefined ? [] : [`${name}-hint`]),
    ...(fault === undefined ? [] : [`${name}-fault`]),
  ]
  return ids.length === 0 ? undefined : html` aria-describedby="${ids.join(' ')}"`
}

const around = (form: Form, field: FieldOptions, control: (attributes: Html) => Html): Html => {
  const fault = form.faults.get(field.name)
  const attributes = html` id="${field.name}"
  name="${field.name}"${describedBy(field.name, field.hint, fault)}${
    fault !== undefined && html` aria-invalid="true"`
  }${field.autocomplete !== undefined && html` autocomplete="${field.autocomplete}"`}`
  return html`<div class="${fault === undefined ? 'field' : 'field faulty'}">
    <label for="${field.name}"
      >${field.label}${field.isRequired === true && html` <span class="required">(${form.text.required})</span>`}</label
    >
    ${field.hint !== undefined && html`<p class="hint" id="${field.name}-hint">${field.hint}</p>`}
    ${fault !== undefined && html`<p class="fault" id="${field.name}-fault">${fault}</p>`}
    ${control(attributes)}
  </div>`
}

export const textField = (form: Form, field: FieldOptions): Html =>
  around(
    form,
    field,
    (attributes) => html`<input type="${field.type ?? 'text'}" ${attributes} value="${field.value}" />`,
  )

/** The line break after the tag is the one that browsers drop: without it a text that begins with one would lose it. */
export const textArea = (form: Form, { rows, ...field }: FieldOptions & { readonly rows: number }): Html =>
  around(form, field, (attributes) => html`<textarea rows="${rows}" ${attributes}>${field.value}</textarea>`)

export type Choice = { readonly value: string; readonly label: string }

const option = ({ value, label }: Choice, chosen: string): Html =>
  html`<option value="${value}" ${value === chosen && html` selected`}>${label}</option>`

export const selectField = (
  form: Form,
  field: FieldOptions & {
    readonly empty: string
    readonly groups: readonly { readonly label: string; readonly choices: readonly Choice[] }[]
  },
): Html =>
  around(
    form,
    field,
    (attributes) =>
      html`<select${attributes}>
<option value="">${field.empty}</option>
${field.groups.map(
  ({ label, choices }) =>
    html`<optgroup label="${label}">${choices.map((choice) => option(choice, field.value))}</optgroup>`,
)}
</select>`,
  )

export const checkField = ({
  name,
  label,
  hint,
  isChecked,
}: {
  name: string
  label: string
  hint: string
  isChecked: boolean
}): Html =>
  html`<div class="check">
    <input
      type="checkbox"
      id="${name}"
      name="${name}"
      value="yes"
      aria-describedby="${name}-hint"
      ${isChecked && html` checked`}
    />
    <div>
      <label for="${name}">${label}</label>
      <p class="hint" id="${name}-hint">${hint}</p>
    </div>
  </div>`

export const radioField = (
  form: Form,
  { name, label, hint, value, choices }: FieldOptions & { readonly choices: readonly Choice[] },
): Html => {
  const fault = form.faults.get(name)
  return html`<fieldset
    class="${fault === undefined ? 'field' : 'field faulty'}"
    id="${name}"
    tabindex="-1"
    ${describedBy(name, hint, fault)}
  >
    <legend>${label}</legend>
    ${hint !== undefined && html`<p class="hint" id="${name}-hint">${hint}</p>`}
    ${fault !== undefined && html`<p class="fault" id="${name}-fault">${fault}</p>`}
    ${choices.map(
      (choice, n) =>
        html`<div class="check">
          <input
            type="radio"
            id="${name}-${n}"
            name="${name}"
            value="${choice.value}"
            ${choice.value === value && html` checked`}
          />
          <label for="${name}-${n}">${choice.label}</label>
        </div>`,
    )}
  </fieldset>`
}

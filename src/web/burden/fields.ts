import { contractName, type FieldState } from './use-report.ts'

const isField = (element: Element): element is HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement =>
  element instanceof HTMLInputElement ||
  element instanceof HTMLSelectElement ||
  element instanceof HTMLTextAreaElement

/** Whether anything stands there: never what. */
const isFilled = (field: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement): boolean =>
  field instanceof HTMLInputElement && (field.type === 'radio' || field.type === 'checkbox')
    ? field.checked
    : field.value.trim() !== ''

// A hidden input is one that the screen fills in, unless it stands for a field that is drawn in another way.
const isShown = (field: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement): boolean =>
  field.type !== 'hidden' || field.dataset['shownBy'] !== undefined

/** The fields that stand on the screen, each name once. */
export const fieldsIn = (element: HTMLElement): FieldState[] => {
  const found = new Map<string, boolean>()
  for (const field of element.querySelectorAll('input, select, textarea')) {
    if (!isField(field) || !isShown(field)) continue
    const name = contractName(field.name)
    if (name !== '') found.set(name, (found.get(name) ?? false) || isFilled(field))
  }
  return [...found].map(([name, filled]) => ({ name, filled }))
}

/** The name of the field that something happened in; '' outside of all. */
export const nameOfTarget = (target: EventTarget | null, within: HTMLElement): string => {
  if (!(target instanceof Element)) return ''
  if (isField(target) && target.name !== '') return contractName(target.name)
  const drawn = target.closest('[id]')
  if (drawn === null || !within.contains(drawn)) return ''
  const behind = within.querySelector(`[data-shown-by="${CSS.escape(drawn.id)}"]`)
  return behind !== null && isField(behind) ? contractName(behind.name) : ''
}

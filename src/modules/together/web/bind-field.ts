import * as Y from 'yjs'
import { ownHand } from '../write-edit.ts'
import { type Edit, minimalEdit, placeAfter, type Step, storable } from '../text-edit.ts'
import type { Session } from './session.ts'

export type TextElement = HTMLTextAreaElement | HTMLInputElement

const stepsOf = ({ delta }: Y.YTextEvent): Step[] =>
  delta.map((one): Step => {
    if (typeof one.insert === 'string') return { insert: one.insert }
    return one.delete === undefined ? { retain: one.retain ?? 0 } : { delete: one.delete }
  })

/** A change that was made on an older text, where it belongs in the newer one. What a colleague wrote into it stays. */
const movedBy = (edit: Edit, held: readonly (readonly Step[])[]): Edit => {
  const at = held.reduce((place, steps) => placeAfter(steps, place, 'move'), edit.at)
  const end = held.reduce((place, steps) => placeAfter(steps, place), edit.at + edit.remove)
  return { at, remove: end - at === edit.remove ? edit.remove : 0, insert: edit.insert }
}

/**
 * Ties a field of the page to a field of the shared text. What is typed becomes the smallest change; what a colleague writes
 * comes in around the own caret. While a letter is being composed (dead keys, input methods) nothing is put into the field;
 * it comes when the letter is done. Undo takes back what was written here, never a colleague's words.
 */
export const bindField = (session: Session, field: string, element: TextElement): (() => void) => {
  const { replica } = session
  const text = replica.doc.getText(field)
  const undo = new Y.UndoManager(text, { trackedOrigins: new Set([ownHand]) })
  let shown = text.toJSON()
  let isComposing = false
  let held: (readonly Step[])[] = []
  element.value = shown

  const paint = (moves: readonly (readonly Step[])[], when: 'stay' | 'move'): void => {
    const isHere = document.activeElement === element
    const [start, end] = [element.selectionStart ?? 0, element.selectionEnd ?? 0]
    shown = text.toJSON()
    if (element.value !== shown) element.value = shown
    if (!isHere) return
    const moved = (place: number): number => moves.reduce((at, steps) => placeAfter(steps, at, when), place)
    element.setSelectionRange(moved(start), moved(end))
  }

  const takeTyped = (): void => {
    const edit = minimalEdit(shown, storable(element.value), element.selectionEnd ?? undefined)
    const waiting = held
    held = []
    if (edit) replica.apply(field, waiting.length === 0 ? edit : movedBy(edit, waiting))
    if (waiting.length > 0 || text.toJSON() !== element.value) paint(waiting, 'stay')
    shown = text.toJSON()
  }

  const heard = (event: Y.YTextEvent, transaction: Y.Transaction): void => {
    if (transaction.origin === ownHand) return
    if (isComposing) held.push(stepsOf(event))
    else paint([stepsOf(event)], transaction.origin === undo ? 'move' : 'stay')
  }

  const input = (): void => {
    if (!isComposing) takeTyped()
    tellPlace()
  }
  const compose = (event: Event): void => {
    isComposing = event.type === 'compositionstart'
    if (!isComposing) takeTyped()
  }
  const takeBack = (how: 'undo' | 'redo'): void => {
    if (isComposing) return
    if (how === 'undo') undo.undo()
    else undo.redo()
  }
  const key = (event: Event): void => {
    if (!(event instanceof KeyboardEvent) || !(event.ctrlKey || event.metaKey) || event.altKey) return
    const letter = event.key.toLowerCase()
    if (letter !== 'z' && letter !== 'y') return
    event.preventDefault()
    takeBack(letter === 'y' || event.shiftKey ? 'redo' : 'undo')
  }
  // The menu and the gestures of a phone: the browser's own memory holds texts that are no longer there.
  const before = (event: Event): void => {
    if (!(event instanceof InputEvent) || !event.inputType.startsWith('history')) return
    event.preventDefault()
    takeBack(event.inputType === 'historyRedo' ? 'redo' : 'undo')
  }
  const tellPlace = (): void => {
    if (document.activeElement === element) session.place(field, element.selectionEnd ?? 0)
  }
  const leave = (): void => session.place('', undefined)

  text.observe(heard)
  const listeners = [
    ['input', input],
    ['compositionstart', compose],
    ['compositionend', compose],
    ['keydown', key],
    ['beforeinput', before],
    ['focus', tellPlace],
    ['blur', leave],
  ] as const
  for (const [name, act] of listeners) element.addEventListener(name, act)
  document.addEventListener('selectionchange', tellPlace)
  return () => {
    text.unobserve(heard)
    undo.destroy()
    for (const [name, act] of listeners) element.removeEventListener(name, act)
    document.removeEventListener('selectionchange', tellPlace)
  }
}

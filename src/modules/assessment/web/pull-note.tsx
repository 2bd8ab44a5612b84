import { en as journalEn } from '#modules/journal/text.en.ts'
import { sv as journalSv } from '#modules/journal/text.sv.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Checkbox } from '#web/ui/checkbox.tsx'
import type { NoteField } from '../rules/parts.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { fieldText, type OneNote, type PickedIn, pickKey } from './picked.ts'
import { sentencesOf } from '../rules/sentences.ts'

type PullNoteProps = {
  readonly note: OneNote
  readonly isCorrected: boolean
  readonly fields: readonly NoteField[]
  readonly filter: string
  readonly picked: PickedIn
  readonly onPick: (key: string, at: number, isOn: boolean) => void
}

const has = (text: string, filter: string): boolean =>
  filter === '' || text.toLowerCase().includes(filter.toLowerCase())

/** Says whether a note has a sentence with these words, in a field that may be quoted here. */
export const hasHits = (note: OneNote, fields: readonly NoteField[], filter: string): boolean =>
  fields.some((field) => {
    const text = fieldText(note, field)
    return sentencesOf(text).some(({ from, until }) => has(text.slice(from, until), filter))
  })

/** A signed note, sentence by sentence, with a box before each. */
export const PullNote = ({ note, isCorrected, fields, filter, picked, onPick }: PullNoteProps) => {
  const { pull: text } = useText({ sv, en })
  const { kinds } = useText({ sv: journalSv, en: journalEn })
  const format = useFormat()
  const isCorrection = note.originalId !== null && note.kind !== 'party_view'
  return (
    <div className="stack" role="group" aria-label={`${kinds[note.kind]} ${format.day(note.eventOn)}`}>
      <p className="cluster">
        <b>
          {kinds[note.kind]} {format.day(note.eventOn)}
        </b>
        <span className="soft">{note.signedName}</span>
        {isCorrected && <Badge tone="warn">{text.corrected}</Badge>}
        {isCorrection && <Badge tone="accent">{text.correction}</Badge>}
        {note.kind === 'party_view' && <Badge tone="accent">{text.view}</Badge>}
      </p>
      {fields.map((field) => {
        const words = fieldText(note, field)
        const key = pickKey(note.id, field)
        const sentences = sentencesOf(words)
          .map((stretch, at) => ({ at, text: words.slice(stretch.from, stretch.until) }))
          .filter((one) => has(one.text, filter))
        return (
          sentences.length > 0 && (
            <fieldset key={field} className="assessment-pull">
              <legend className="soft">{text.fields[field]}</legend>
              {sentences.map((one) => (
                <Checkbox
                  key={one.at}
                  name={`${key} ${one.at}`}
                  label={one.text}
                  checked={picked.get(key)?.has(one.at) === true}
                  onChange={(isOn) => onPick(key, one.at, isOn)}
                />
              ))}
            </fieldset>
          )
        )
      })}
    </div>
  )
}

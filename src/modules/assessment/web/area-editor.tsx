import { useState } from 'react'
import { useLanguage, useText } from '#web/language.ts'
import type { AssessmentView } from '../contract.ts'
import type { MissingPart } from '../rules.ts'
import { shownKinds } from '../rules/parts.ts'
import { Icon } from '#web/ui/icon.tsx'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { AddParts, AreaPartList, type OneArea } from './area-parts.tsx'
import { SectionEditor } from './section-editor.tsx'
import { SentLine } from './sent-line.tsx'
import { useArea } from './use-area.ts'

type AreaEditorProps = {
  readonly answer: AssessmentView
  readonly one: OneArea
  readonly onSaved: (missing: readonly MissingPart[]) => void
}

type FoldedProps = AreaEditorProps & { readonly isOpen: boolean }

const useEditor = ({ answer, one, onSaved }: AreaEditorProps) => {
  const area = useArea(answer.investigationId, one, onSaved)
  const saved = (missing: readonly MissingPart[]): void => {
    area.touch()
    onSaved(missing)
  }
  return { area, saved }
}

/** An area that every investigation answers, or one that is words alone: its own text first, parts under it. */
export const OpenArea = (props: AreaEditorProps) => {
  const { answer, one } = props
  const language = useLanguage()
  const { area, saved } = useEditor(props)
  const heading = one.heading[language]
  return (
    <div className="stack" id={one.section}>
      <SectionEditor
        investigationId={answer.investigationId}
        first={one}
        label={heading}
        hint={one.guidance[language]}
        asked={one.asked}
        onSaved={saved}
      />
      <AreaPartList answer={answer} one={one} area={area} onSaved={saved} />
      <AddParts answer={answer} one={one} area={area} heading={heading} onSaved={saved} />
      <SentLine area={one} letters={answer.letters} isTouched={area.isTouched} />
    </div>
  )
}

/** What an area holds, in a few words, so that it is seen without opening it. */
const useGlance = () => {
  const text = useText({ sv, en }).area
  return ({ body, parts, quotes }: Pick<OneArea, 'body' | 'parts' | 'quotes'>): string => {
    const all = [...parts.filter((part) => part.body.trim() !== ''), ...quotes]
    const counted = shownKinds.flatMap((kind) => {
      const n = all.filter((one) => one.kind === kind).length
      return n === 0 ? [] : [text.counts[kind](n)]
    })
    const words = [...counted, ...(body.trim() === '' ? [] : [text.hasOwn])]
    return words.length === 0 ? text.nothing : words.join(' · ')
  }
}

/** An area of one of the three sides: folded to a line that says what it holds, until somebody opens it. */
export const FoldedArea = ({ isOpen, ...props }: FoldedProps) => {
  const { answer, one } = props
  const language = useLanguage()
  const text = useText({ sv, en }).area
  const glance = useGlance()
  const { area, saved } = useEditor(props)
  // Once opened it stays in the page: words that are not saved yet are never thrown away by folding.
  const [wasOpen, setWasOpen] = useState(isOpen)
  const heading = one.heading[language]
  return (
    <details
      className="disclosure assessment-area"
      id={one.section}
      open={isOpen}
      onToggle={(event) => {
        if (event.currentTarget.open) setWasOpen(true)
      }}
    >
      <summary>
        <Icon name="right" />
        <span>
          {heading}
          {!area.isTouched && <span className="soft assessment-glance">{glance(one)}</span>}
        </span>
      </summary>
      {wasOpen && (
        <div className="stack">
          <p className="soft">{one.guidance[language]}</p>
          <AreaPartList answer={answer} one={one} area={area} onSaved={saved} />
          <AddParts answer={answer} one={one} area={area} heading={heading} onSaved={saved} />
          <SectionEditor
            investigationId={answer.investigationId}
            first={one}
            label={text.own(heading)}
            hint={text.ownHint}
            asked={false}
            onSaved={saved}
          />
          <SentLine area={one} letters={answer.letters} isTouched={area.isTouched} />
        </div>
      )}
    </details>
  )
}

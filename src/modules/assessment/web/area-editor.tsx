import { useState } from 'react'
import { useLanguage, useText } from '#web/language.ts'
import { useSharedText } from '#modules/together/web/context.ts'
import type { AssessmentView } from '../contract.ts'
import { sectionField } from '../rules/fields.ts'
import { shownKinds } from '../rules/parts.ts'
import { Icon } from '#web/ui/icon.tsx'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { AddParts, AreaPartList, type OneArea } from './area-parts.tsx'
import { SectionEditor } from './section-editor.tsx'
import { SentLine } from './sent-line.tsx'
import { type OnHeld, useArea } from './use-area.ts'

type AreaEditorProps = {
  readonly answer: AssessmentView
  readonly one: OneArea
  readonly onHeld: OnHeld
}

type FoldedProps = AreaEditorProps & { readonly isOpen: boolean }

/** An area as it is worked in: touched as soon as its own text reads otherwise than when the page was opened. */
const useEditor = ({ answer, one, onHeld }: AreaEditorProps) => {
  const area = useArea(answer, one, onHeld)
  const body = useSharedText(sectionField(one.section))
  const now = { ...one, body, parts: area.parts, quotes: area.quotes }
  return { area, now, isTouched: area.isTouched || body !== one.body }
}

/** An area that every investigation answers, or one that is words alone: its own text first, parts under it. */
export const OpenArea = (props: AreaEditorProps) => {
  const { answer, one } = props
  const language = useLanguage()
  const { area, isTouched } = useEditor(props)
  const heading = one.heading[language]
  return (
    <div className="stack" id={one.section}>
      <SectionEditor first={one} label={heading} hint={one.guidance[language]} asked={one.asked} />
      <AreaPartList answer={answer} area={area} />
      <AddParts answer={answer} one={one} area={area} heading={heading} />
      <SentLine area={one} letters={answer.letters} isTouched={isTouched} />
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
  const { area, now, isTouched } = useEditor(props)
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
          <span className="soft assessment-glance">{glance(now)}</span>
        </span>
      </summary>
      {wasOpen && (
        <div className="stack">
          <p className="soft">{one.guidance[language]}</p>
          <AreaPartList answer={answer} area={area} />
          <AddParts answer={answer} one={one} area={area} heading={heading} />
          <SectionEditor first={one} label={text.own(heading)} hint={text.ownHint} asked={false} />
          <SentLine area={one} letters={answer.letters} isTouched={isTouched} />
        </div>
      )}
    </details>
  )
}

import { useState } from 'react'
import { useText } from '#web/language.ts'
import { Button } from '#web/ui/button.tsx'
import type { AssessmentView } from '../contract.ts'
import { shownKinds } from '../rules/parts.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { PartItem } from './part-item.tsx'
import { PullDialog } from './pull-dialog.tsx'
import { QuoteItem } from './quote-item.tsx'
import type { Area } from './use-area.ts'

export type OneArea = AssessmentView['sections'][number]

type AreaPartsProps = {
  readonly answer: AssessmentView
  readonly one: OneArea
  readonly area: Area
}

/** Facts, the child's words, strengths and risks of an area, each kind by itself, with what is quoted from the journal. */
export const AreaPartList = ({ answer, area }: Omit<AreaPartsProps, 'one'>) => {
  const text = useText({ sv, en }).area
  return shownKinds.map((kind) => {
    const parts = area.parts.filter((part) => part.kind === kind)
    const quotes = area.quotes.filter((quote) => quote.kind === kind)
    return (
      parts.length + quotes.length > 0 && (
        <div key={kind} className="stack" role="group" aria-label={text.kinds[kind]}>
          <p className="assessment-kind">{text.kinds[kind]}</p>
          {quotes.map((quote) => (
            <QuoteItem
              key={quote.id}
              investigationId={answer.investigationId}
              quote={quote}
              onRemove={() => area.dropQuote(quote)}
            />
          ))}
          {parts.map((part) => (
            <PartItem
              key={part.id}
              investigationId={answer.investigationId}
              part={part}
              isNew={area.added.has(part.id)}
              hasLetters={answer.letters.length > 0}
              onRemove={() => area.dropPart(part)}
              onPutBack={() => area.putPartBack(part)}
              onClosed={() => area.leavePartAway(part)}
              onDated={area.dated}
            />
          ))}
        </div>
      )
    )
  })
}

type AddProps = Omit<AreaPartsProps, 'answer'> & {
  readonly answer: Pick<AssessmentView, 'investigationId' | 'childId'>
  readonly heading: string
}

/** One press adds a part; the journal is one press away. */
export const AddParts = ({ answer, one, area, heading }: AddProps) => {
  const { area: text, part } = useText({ sv, en })
  const [isPulling, setPulling] = useState(false)
  if (one.kinds.length === 0) return null
  return (
    <>
      <p className="cluster">
        {one.kinds.map((kind) => (
          <Button
            key={kind}
            icon="plus"
            label={part.named(heading, text.add[kind])}
            onPress={() => area.add(kind)}
          >
            {text.add[kind]}
          </Button>
        ))}
        <Button icon="inbox" label={part.named(heading, text.pull)} onPress={() => setPulling(true)}>
          {text.pull}
        </Button>
      </p>
      {isPulling && (
        <PullDialog
          investigationId={answer.investigationId}
          childId={answer.childId}
          section={one.section}
          heading={heading}
          kinds={one.kinds}
          onClose={() => setPulling(false)}
          onPulled={(read) => {
            area.pulled(read)
            area.touch()
            setPulling(false)
          }}
        />
      )}
    </>
  )
}

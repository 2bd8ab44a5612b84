import { useLanguage, useText } from '#web/language.ts'
import type { AssessmentView } from '../contract.ts'
import { shownKinds } from '../rules/parts.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import type { OneArea } from './area-parts.tsx'
import { PartRead } from './part-read.tsx'
import { QuoteItem } from './quote-item.tsx'
import { SentLine } from './sent-line.tsx'

export const holdsSomething = ({ body, parts, quotes }: OneArea): boolean =>
  body.trim() !== '' || quotes.length > 0 || parts.some((part) => part.body.trim() !== '')

/** An area for somebody who may not write in it, or when the investigation has ended. */
export const AreaRead = ({ answer, one }: { readonly answer: AssessmentView; readonly one: OneArea }) => {
  const text = useText({ sv, en })
  const language = useLanguage()
  const parts = one.parts.filter(({ body }) => body.trim() !== '')
  const hasLetters = answer.letters.length > 0
  return (
    <div className="stack" id={one.section}>
      <h3>{one.heading[language]}</h3>
      {shownKinds.map((kind) => {
        const quotes = one.quotes.filter((quote) => quote.kind === kind)
        const own = parts.filter((part) => part.kind === kind)
        return (
          quotes.length + own.length > 0 && (
            <div key={kind} className="stack" role="group" aria-label={text.area.kinds[kind]}>
              <p className="assessment-kind">{text.area.kinds[kind]}</p>
              {quotes.map((quote) => (
                <QuoteItem key={quote.id} investigationId={answer.investigationId} quote={quote} />
              ))}
              {own.map((part) => (
                <PartRead
                  key={part.id}
                  part={part}
                  isSent={!hasLetters || part.sentIn.some(({ changed }) => !changed)}
                />
              ))}
            </div>
          )
        )
      })}
      {(one.body.trim() !== '' || !holdsSomething(one)) && (
        <p className="assessment-text">{one.body.trim() === '' ? text.screen.empty : one.body}</p>
      )}
      <SentLine area={one} letters={answer.letters} isTouched={false} />
    </div>
  )
}

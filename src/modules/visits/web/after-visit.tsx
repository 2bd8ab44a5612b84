import { useState } from 'react'
import { en as clocksEn } from '#modules/clocks/text.en.ts'
import { sv as clocksSv } from '#modules/clocks/text.sv.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { Due } from '#web/ui/due.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'
import { Protected } from '#web/ui/protected.tsx'
import { Section } from '#web/ui/section.tsx'
import type { VisitView } from '../contract.ts'
import { MinutesSection } from './minutes-section.tsx'
import { NoteReady } from './note-ready.tsx'
import { ReadBackNow } from './read-back-now.tsx'
import { TellerLine, useKept } from './teller-line.tsx'
import { type NoteDraft, useDrafts } from './use-drafts.ts'
import { type Teller, useVisitText } from './use-visit.ts'

type AfterProps = { readonly visit: VisitView; readonly teller: Teller }

const Marks = ({ visit }: { readonly visit: VisitView }) => {
  const text = useVisitText().after
  return (
    <>
      {visit.course.marks.map((mark) => (
        <Notice key={mark} kind="warn">
          {text.marks[mark]}
        </Notice>
      ))}
      {visit.course.doubtful > 0 && <Notice kind="warn">{text.doubtful}</Notice>}
    </>
  )
}

const NextSteps = ({ visit }: { readonly visit: VisitView }) => {
  const text = useVisitText().after
  const names = useText({ sv: clocksSv, en: clocksEn }).clocks
  const format = useFormat()
  const { state } = useKept(visit.id)
  const { nextOn } = visit.course
  // The server plans it, when it hears that this one has ended.
  const isLater = visit.nextVisitId === null && nextOn !== null && state !== undefined && state !== 'received'
  if (visit.nextSteps.length === 0 && visit.nextVisitId === null && !isLater) return null
  return (
    <Section title={text.nextTitle}>
      <ul className="plain stack">
        {visit.nextSteps.map((step) => (
          <li key={step.caseId} className="cluster">
            <span>{names[step.code].name}</span>
            <Due on={step.dueOn} rule={step.paragraph} />
            <LinkButton to={`/arenden/${step.caseId}`}>{text.toCase}</LinkButton>
          </li>
        ))}
        {isLater && <li>{text.nextLater(format.day(nextOn))}</li>}
        {visit.nextVisitId !== null && (
          <li className="cluster">
            <span>{text.nextMeeting}</span>
            <LinkButton to={`/moten/${visit.nextVisitId}`}>{text.toNext}</LinkButton>
          </li>
        )}
      </ul>
    </Section>
  )
}

const OthersNotes = ({ visit }: { readonly visit: VisitView }) => {
  const text = useVisitText().after
  const authors = new Set(visit.notes.filter(({ isMine }) => !isMine).map(({ author }) => author))
  const isMine = visit.notes.some((note) => note.isMine)
  return isMine ? null : [...authors].map((author) => <Notice key={author}>{text.othersNote(author)}</Notice>)
}

type WrittenProps = AfterProps & { readonly drafts: readonly NoteDraft[] }

const Written = ({ visit, teller, drafts }: WrittenProps) => {
  const all = useVisitText()
  const text = all.after
  const [isReading, setReading] = useState(false)
  if (isReading)
    return <ReadBackNow visit={visit} teller={teller} notes={drafts} onBack={() => setReading(false)} />
  const isOpen = drafts.filter(
    ({ draftId }) => !visit.notes.some((note) => note.draftId === draftId && note.isSigned),
  )
  return (
    <>
      {drafts.map((note) => (
        <NoteReady
          key={note.draftId}
          visit={visit}
          note={note}
          isFirst={note.draftId === isOpen[0]?.draftId}
        />
      ))}
      <OthersNotes visit={visit} />
      <MinutesSection visit={visit} teller={teller} />
      <NextSteps visit={visit} />
      {isOpen.length > 0 && (
        <p className="cluster">
          <Button onPress={() => setReading(true)}>{text.readBack}</Button>
          <Button kind="bare" onPress={() => void teller.tell({ kind: 'resumed' })}>
            {text.resume}
          </Button>
        </p>
      )}
    </>
  )
}

/** After the meeting: the note to sign, the minutes, the next step. Nothing is left to write. */
export const AfterVisit = ({ visit, teller }: AfterProps) => {
  const all = useVisitText()
  const text = all.after
  const format = useFormat()
  const drafts = useDrafts(visit)
  const { startedAt, endedAt, metAlone } = visit.course
  return (
    <Page
      title={text.title}
      tab={all.hold.tab}
      density="roomy"
      above={visit.children.map(({ childId, name, protection }) => (
        <span key={childId}>
          {name} <Protected level={protection} />
        </span>
      ))}
      lead={
        startedAt !== null && endedAt !== null
          ? `${all.kinds[visit.kind]}. ${text.held(format.time(startedAt), format.time(endedAt))}`
          : all.kinds[visit.kind]
      }
    >
      {metAlone.length > 0 && (
        <p>
          <Badge tone="done">{text.metAlone}</Badge>
        </p>
      )}
      <TellerLine teller={teller} visitId={visit.id} />
      <Marks visit={visit} />
      <Loaded answer={drafts} lines={6}>
        {(found) => <Written visit={visit} teller={teller} drafts={found} />}
      </Loaded>
    </Page>
  )
}

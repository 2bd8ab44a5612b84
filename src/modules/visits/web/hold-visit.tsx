import { type ReactNode, useState } from 'react'
import { now } from '#web/clock.ts'
import { useFormat } from '#web/format.ts'
import { useBag } from '#web/offline/state.ts'
import { useAct } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'
import { Protected } from '#web/ui/protected.tsx'
import { Section } from '#web/ui/section.tsx'
import { isDay } from '#kernel/day.ts'
import { readVisit, takeThePen, type VisitView } from '../contract.ts'
import { addMinutes } from '../rules/plan.ts'
import { MeetingNotes } from './child-note.tsx'
import { ChildView } from './child-view.tsx'
import { AloneTaps, PeopleTaps } from './people-taps.tsx'
import { ReadBackNow } from './read-back-now.tsx'
import { Tap } from './taps.tsx'
import { FaultLine, TellerLine } from './teller-line.tsx'
import { flushNotes, type NoteDraft, useDrafts } from './use-drafts.ts'
import { type Teller, useVisitText } from './use-visit.ts'

type HeldProps = { readonly visit: VisitView; readonly teller: Teller }

const Checklist = ({ visit, teller }: HeldProps) => {
  const text = useVisitText().hold
  if (visit.checklist.length === 0) return null
  const ticked = new Set(visit.course.ticked)
  return (
    <Section title={text.checklist}>
      <div className="taps">
        {visit.checklist.map((point) => (
          <Tap
            key={point.id}
            isOn={ticked.has(point.id)}
            onPress={() =>
              void teller.tell({ kind: ticked.has(point.id) ? 'unticked' : 'ticked', what: point.id })
            }
          >
            {point.text}
          </Tap>
        ))}
      </div>
    </Section>
  )
}

const NextDay = ({ visit, teller }: HeldProps) => {
  const text = useVisitText().hold
  return (
    <DayField
      name="next"
      label={text.next}
      hint={text.nextHint}
      optional
      earliest={visit.on}
      defaultValue={visit.course.nextOn ?? ''}
      onChange={(value) => {
        if (value === '') void teller.tell({ kind: 'next', onDay: null })
        if (isDay(value)) void teller.tell({ kind: 'next', onDay: value })
      }}
    />
  )
}

const lateMinutes = 60

/** The end, pressed once. Long after the planned end it is asked when it was. */
const EndButton = ({ visit, onEnd }: { visit: VisitView; onEnd: (at?: string) => Promise<void> }) => {
  const text = useVisitText().hold
  const format = useFormat()
  const [isAsking, setAsking] = useState(false)
  const [isEnding, setEnding] = useState(false)
  const planned = addMinutes(visit.course.startedAt ?? visit.startsAt, visit.minutes)
  const end = async (at?: string): Promise<void> => {
    setAsking(false)
    setEnding(true)
    await onEnd(at)
    setEnding(false)
  }
  return (
    <>
      <Button
        kind="primary"
        pending={isEnding}
        onPress={() => (now() > addMinutes(planned, lateMinutes) ? setAsking(true) : void end())}
      >
        {text.end}
      </Button>
      <Dialog
        title={text.lateTitle}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button kind="primary" onPress={() => void end(planned)}>
              {text.endThen(format.time(planned))}
            </Button>
            <Button onPress={() => void end()}>{text.endNow}</Button>
          </>
        }
      >
        <p>{text.lateLead}</p>
      </Dialog>
    </>
  )
}

type Mode = 'hold' | 'child' | 'readBack'

type TableProps = HeldProps & { readonly drafts: readonly NoteDraft[] }

/** The page of a meeting that goes on. What is typed stays mounted while the page is turned. */
const Table = ({ visit, teller, drafts }: TableProps) => {
  const all = useVisitText()
  const text = all.hold
  const [mode, setMode] = useState<Mode>('hold')
  const isPaused = visit.course.phase === 'paused'
  const { isReached } = useBag()
  const takePen = useAct(takeThePen, { refresh: [readVisit] })
  const writer = visit.workers.find(({ role }) => role === 'write')
  const end = async (at?: string): Promise<void> => {
    await flushNotes(drafts)
    await teller.tell({ kind: 'ended', ...(at === undefined ? {} : { at }) })
  }
  const title = { hold: all.kinds[visit.kind], child: all.child.hello, readBack: all.readBack.title }[mode]
  const above = mode === 'hold' && (
    <>
      {visit.children.map(({ childId, name, protection }) => (
        <span key={childId}>
          {name} <Protected level={protection} />
        </span>
      ))}
    </>
  )
  return (
    <Page
      title={title}
      tab={text.tab}
      density="roomy"
      above={above || undefined}
      actions={
        mode === 'hold' && (
          <Button icon="person" onPress={() => setMode('child')}>
            {text.show}
          </Button>
        )
      }
    >
      {mode === 'child' && <ChildView visit={visit} onBack={() => setMode('hold')} />}
      {mode === 'readBack' && (
        <ReadBackNow visit={visit} teller={teller} notes={drafts} onBack={() => setMode('hold')} />
      )}
      <div hidden={mode !== 'hold'} className="stack hold-page">
        <TellerLine teller={teller} visitId={visit.id} />
        <FaultLine fault={takePen.fault} />
        {isPaused && (
          <Notice
            actions={
              <Button kind="primary" onPress={() => void teller.tell({ kind: 'resumed' })}>
                {text.goOn}
              </Button>
            }
          >
            {text.paused}
          </Notice>
        )}
        <PeopleTaps visit={visit} teller={teller} />
        {visit.children.map((child) => (
          <AloneTaps key={child.childId} visit={visit} teller={teller} child={child} />
        ))}
        {drafts.length === 0 ? (
          <Notice
            actions={
              visit.workers.length > 1 &&
              isReached && (
                <Button
                  icon="pen"
                  pending={takePen.pending}
                  onPress={() => takePen.run({ visitId: visit.id })}
                >
                  {text.takePen}
                </Button>
              )
            }
          >
            {text.otherWrites(writer?.name ?? '')}
            {!isReached && ` ${text.penLater}`}
          </Notice>
        ) : (
          <MeetingNotes visit={visit} notes={drafts} />
        )}
        <Checklist visit={visit} teller={teller} />
        <NextDay visit={visit} teller={teller} />
        <div className="visit-acts">
          {drafts.length > 0 && (
            <Button icon="pen" onPress={() => setMode('readBack')}>
              {text.readBack}
            </Button>
          )}
          {!isPaused && (
            <Button icon="clock" onPress={() => void teller.tell({ kind: 'paused' })}>
              {text.pause}
            </Button>
          )}
          <EndButton visit={visit} onEnd={end} />
        </div>
      </div>
    </Page>
  )
}

/** A meeting that goes on: people, the child alone, words, points, end. */
export const HoldVisit = ({ visit, teller }: HeldProps): ReactNode => {
  const text = useVisitText().hold
  const drafts = useDrafts(visit)
  if (drafts.data === undefined)
    return (
      <Page title={text.tab} tab={text.tab} density="roomy">
        <Loaded answer={drafts}>{() => null}</Loaded>
      </Page>
    )
  return (
    <Table
      key={drafts.data.map(({ draftId }) => draftId).join(' ')}
      visit={visit}
      teller={teller}
      drafts={drafts.data}
    />
  )
}

import { OwnAnswersShown } from '#modules/burden/web/own-answers.tsx'
import { type ReactNode, useState } from 'react'
import { type Instant, dayOf, instant } from '#kernel/day.ts'
import { en as clocksEn } from '#modules/clocks/text.en.ts'
import { sv as clocksSv } from '#modules/clocks/text.sv.ts'
import { FilesPart } from '#modules/files/web/files-part.tsx'
import { NextVisit } from '#modules/visits/web/next-visit.tsx'
import { useToday } from '#web/clock.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import type { ScreenProps } from '#web/screens.ts'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { Due } from '#web/ui/due.tsx'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Menu } from '#web/ui/menu.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'
import { Protected } from '#web/ui/protected.tsx'
import { Section } from '#web/ui/section.tsx'
import type { CaseView } from '../views.ts'
import { en as conflictsEn } from '../conflicts/text.en.ts'
import { sv as conflictsSv } from '../conflicts/text.sv.ts'
import { ConflictNotices } from '../conflicts/web/conflict-notices.tsx'
import { TellDialog } from '../conflicts/web/tell-dialog.tsx'
import { AssignDialog } from './assign-dialog.tsx'
import { ExtendDialog } from './extend-dialog.tsx'
import { Steps } from './steps.tsx'
import { useCase, useCaseText } from './use-case.ts'

type Clock = CaseView['clocks'][number]

/** Two letters of one day are one line. */
const isAlike = (one: Clock, other: Clock): boolean => one.code === other.code && one.dueOn === other.dueOn

/** The clocks that run, as one quiet line: what, how long, which paragraph. */
const ClockLine = ({ view }: { readonly view: CaseView }) => {
  const text = useCaseText().screen
  const names = useText({ sv: clocksSv, en: clocksEn }).clocks
  const today = useToday()
  const running = view.clocks
    // The party's own time is not late when it is out: it is over.
    .filter((clock) => clock.endedOn === null && (clock.code !== 'appeal' || clock.dueOn >= today))
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))
    .filter((clock, at, all) => all.findIndex((one) => isAlike(one, clock)) === at)
  if (running.length === 0) return null
  return (
    <ul className="plain cluster" aria-label={text.clocks}>
      {running.map((clock) => (
        <li key={clock.id}>
          <span className="soft">{names[clock.code].name}:</span>{' '}
          <Due on={clock.dueOn} rule={clock.paragraph} />
          <span className="soft">, {clock.paragraph}</span>
        </li>
      ))}
    </ul>
  )
}

const useMoment = () => {
  const format = useFormat()
  return (at: string | null): string => {
    if (at === null) return ''
    const moment: Instant = instant(at)
    return format.day(dayOf(moment))
  }
}

const Margin = ({ view }: { readonly view: CaseView }) => {
  const text = useCaseText().screen
  const format = useFormat()
  const moment = useMoment()
  const { investigation, earlierInvestigations: earlier } = view
  return (
    <>
      <KeyFacts
        facts={[
          [text.unit, view.unit],
          [text.opened, format.day(view.openedOn)],
          [text.openingReason, investigation?.reason],
        ]}
      />
      {earlier.length > 0 && (
        <Disclosure title={text.earlier}>
          <ul className="plain stack">
            {earlier.map((one) => (
              <li key={one.id}>
                {format.day(one.openedOn)}{' '}
                {one.outcome && <span className="soft">{text.outcomes[one.outcome]}</span>}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      <Disclosure title={text.history}>
        <ul className="plain stack">
          {view.assignments.map((one) => (
            <li key={`${one.worker} ${one.part} ${one.fromAt}`}>
              {one.worker} <span className="soft">{text.parts[one.part]}</span>
              <div className="soft">{text.from(moment(one.fromAt), moment(one.untilAt))}</div>
              {one.by !== '' && one.by !== one.worker && <div className="soft">{text.givenBy(one.by)}</div>}
            </li>
          ))}
        </ul>
      </Disclosure>
    </>
  )
}

type Opened = 'assign' | 'takeOver' | 'share' | 'extend' | 'conflict'

const Acts = ({ view, onOpen }: { readonly view: CaseView; readonly onOpen: (opened: Opened) => void }) => {
  const text = useCaseText().screen
  const conflicts = useText({ sv: conflictsSv, en: conflictsEn })
  const { can, investigation } = view
  const items = [
    ...(can.work ? [{ key: 'move', label: text.toMove, to: `/arenden/${view.caseId}/flytt` }] : []),
    ...(can.takeOver ? [{ key: 'takeOver', label: text.takeOver, onPick: () => onOpen('takeOver') }] : []),
    ...(can.share && !can.assign ? [{ key: 'share', label: text.share, onPick: () => onOpen('share') }] : []),
    ...(can.assign ? [{ key: 'assign', label: text.assign, onPick: () => onOpen('assign') }] : []),
    ...(can.work && investigation?.endedOn === null
      ? [{ key: 'extend', label: text.extend, onPick: () => onOpen('extend') }]
      : []),
    ...(view.mayTellOf.length > 0
      ? [{ key: 'conflict', label: conflicts.tell.open, onPick: () => onOpen('conflict') }]
      : []),
  ]
  return (
    <>
      {investigation && <LinkButton to={`/utredning/${investigation.id}`}>{text.assessment}</LinkButton>}
      <LinkButton to={`/barn/${view.child.id}`}>{text.child}</LinkButton>
      {items.length > 0 && <Menu label={text.more} items={items} />}
    </>
  )
}

const Responsible = ({ view }: { readonly view: CaseView }): ReactNode => {
  const text = useCaseText().screen
  const format = useFormat()
  if (!view.watch) return view.closedOn ? text.closed(format.day(view.closedOn), view.closedBy) : null
  return `${text.responsible(view.watch.owner)} · ${text.coworker(view.watch.coworker)}`
}

const Case = ({ view }: { readonly view: CaseView }) => {
  const text = useCaseText().screen
  const format = useFormat()
  const [opened, setOpened] = useState<Opened>()
  const close = () => setOpened(undefined)
  const isBarred = view.conflicts.some(
    ({ isMine, answer, exception }) => isMine && answer === 'conflict' && exception === '',
  )
  return (
    <Page
      title={view.child.name}
      tab={text.tab}
      above={
        <>
          <span className="figures">{text.number(view.number)}</span>
          <Protected level={view.child.protection} />
        </>
      }
      lead={<Responsible view={view} />}
      actions={<Acts view={view} onOpen={setOpened} />}
      aside={<Margin view={view} />}
    >
      <ConflictNotices view={view} onGive={() => setOpened('assign')} />
      <ClockLine view={view} />
      {view.closedOn !== null && <Notice>{view.closingReason}</Notice>}
      <OwnAnswersShown answers={view.closingOwn} />
      {view.movedTo && (
        <Notice actions={<LinkButton to={`/arenden/${view.caseId}/flytt`}>{text.toMove}</LinkButton>}>
          {text.movedTo(view.movedTo.municipality, format.day(view.movedTo.on))}{' '}
          {view.investigation?.endedOn === null && text.finishesHere}
        </Notice>
      )}
      {view.closedOn === null && !view.can.work && !isBarred && <Notice>{text.notYours}</Notice>}
      <Section title={text.steps}>
        <Steps view={view} />
      </Section>
      {view.closedOn === null && <NextVisit childId={view.child.id} />}
      <FilesPart aboutType="case" aboutId={view.caseId} />
      {opened === 'extend' && <ExtendDialog view={view} onClose={close} />}
      {opened === 'conflict' && <TellDialog view={view} onClose={close} />}
      {opened && opened !== 'extend' && opened !== 'conflict' && (
        <AssignDialog view={view} kind={opened} onClose={close} />
      )}
    </Page>
  )
}

/** A case: who has it, which times run, and the next lawful step. */
export const Screen = ({ params: { caseId = '' } }: ScreenProps) => (
  <Loaded answer={useCase(caseId)} lines={10}>
    {(view) => <Case key={view.caseId} view={view} />}
  </Loaded>
)

import { useState } from 'react'
import { useFormat } from '#web/format.ts'
import { useBag } from '#web/offline/state.ts'
import { useAct } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'
import { Protected } from '#web/ui/protected.tsx'
import { Section } from '#web/ui/section.tsx'
import { cancelVisit, readVisit, type VisitView } from '../contract.ts'
import { cancellers } from '../kinds.ts'
import { PackHint } from './pack-hint.tsx'
import { FaultLine, TellerLine } from './teller-line.tsx'
import { type Teller, useVisitText } from './use-visit.ts'

type PlannedProps = { readonly visit: VisitView; readonly teller: Teller }

const Cancelled = ({ visit }: { readonly visit: VisitView }) => {
  const text = useVisitText().planned
  const { isReached } = useBag()
  const act = useAct(cancelVisit, { refresh: [readVisit] })
  if (!visit.cancelled) return null
  return (
    <Notice
      kind="warn"
      title={text.cancelled[visit.cancelled.by]}
      actions={
        isReached && (
          <Button pending={act.pending} onPress={() => act.run({ visitId: visit.id, by: null })}>
            {text.takeBack}
          </Button>
        )
      }
    >
      {!isReached && text.needsNetwork}
      <FaultLine fault={act.fault} />
    </Notice>
  )
}

const Cancel = ({ visit }: { readonly visit: VisitView }) => {
  const text = useVisitText().planned
  const [isOpen, setOpen] = useState(false)
  const act = useAct(cancelVisit, { refresh: [readVisit], onDone: () => setOpen(false) })
  return (
    <>
      <Button kind="bare" onPress={() => setOpen(true)}>
        {text.cancel}
      </Button>
      <Dialog title={text.cancelLead} isOpen={isOpen} onClose={() => setOpen(false)}>
        <div className="visit-acts">
          {cancellers.map((by) => (
            <Button key={by} pending={act.pending} onPress={() => act.run({ visitId: visit.id, by })}>
              {text.by[by]}
            </Button>
          ))}
        </div>
        <FaultLine fault={act.fault} />
      </Dialog>
    </>
  )
}

/** Before the meeting: when, where, who; and the start. */
export const PlannedVisit = ({ visit, teller }: PlannedProps) => {
  const all = useVisitText()
  const text = all.planned
  const format = useFormat()
  const { isReached } = useBag()
  const isHere = visit.course.phase === 'here'
  const family = visit.seats.filter(({ part }) => part !== 'worker')
  const [child] = visit.children
  return (
    <Page
      title={all.kinds[visit.kind]}
      tab={all.hold.tab}
      density="roomy"
      above={visit.children.map(({ childId, name, protection }) => (
        <span key={childId}>
          {name} <Protected level={protection} />
        </span>
      ))}
      lead={`${all.next.when(format.weekday(visit.on), visit.at)}, ${text.minutes(visit.minutes)}`}
      actions={child && <LinkButton to={`/arenden/${child.caseId}`}>{text.toCase}</LinkButton>}
    >
      <Cancelled visit={visit} />
      {!visit.cancelled && (
        <div className="visit-acts">
          {/* As tall as the button that it follows: the next press must not land on another one. */}
          {isHere ? (
            <p className="visit-here" data-next>
              <Icon name="check" />
              {text.here}
            </p>
          ) : (
            <Button kind="primary" onPress={() => void teller.tell({ kind: 'arrived' })}>
              {text.arrived}
            </Button>
          )}
          <Button kind={isHere ? 'primary' : 'quiet'} onPress={() => void teller.tell({ kind: 'started' })}>
            {text.start}
          </Button>
        </div>
      )}
      <TellerLine teller={teller} visitId={visit.id} />
      <PackHint visits={[{ ...visit, phase: visit.course.phase }]} />
      <KeyFacts
        facts={[
          [text.place, visit.place],
          [text.purpose, visit.purpose],
          [text.who, family.map(({ name }) => name).join(', ')],
          [
            text.workers,
            visit.workers
              .map(({ name, role }) => (role === 'write' ? text.writes(name) : text.talks(name)))
              .join('. '),
          ],
        ]}
      />
      {visit.checklist.length > 0 && (
        <Section title={text.checklist}>
          <ul className="visit-list">
            {visit.checklist.map((point) => (
              <li key={point.id}>{point.text}</li>
            ))}
          </ul>
        </Section>
      )}
      {visit.can.change && !isReached && <p className="soft">{text.needsNetwork}</p>}
      {visit.can.change && isReached && (
        <p className="cluster">
          <LinkButton to={`/moten/nytt?mote=${visit.id}`} icon="pen">
            {text.change}
          </LinkButton>
          <Cancel visit={visit} />
        </p>
      )}
    </Page>
  )
}

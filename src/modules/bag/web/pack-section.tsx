import { useRef, useState } from 'react'
import type { Day } from '#kernel/day.ts'
import { listOwnVisits } from '#modules/visits/contract.ts'
import { useMeter } from '#web/burden/use-meter.ts'
import { CallError, newKey } from '#web/call.ts'
import { useToday } from '#web/clock.ts'
import { useFormat } from '#web/format.ts'
import { useLanguage, useText } from '#web/language.ts'
import { packBag, roomLeft } from '#web/offline/pack.ts'
import { useBag } from '#web/offline/state.ts'
import { useCall } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { faultWords } from '#web/ui/error-state.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Protected } from '#web/ui/protected.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { Section } from '#web/ui/section.tsx'
import type { Inside } from '../core/bag.ts'
import { checkOut, listPackable, type PackableCase } from '../contract.ts'
import { limits } from '../rules.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { PermitLine } from './permit-line.tsx'
import { type Ahead, inOrderOf, mayPack, meetingsAhead, proposed } from './propose.ts'

/** As many as can be packed: the rest is a press away. */
const shownAtOnce = limits.cases

type Told = { readonly kind: 'done' | 'danger' | 'warn'; readonly text: string }

type CaseTickProps = {
  readonly one: PackableCase
  readonly meeting: Ahead | undefined
  readonly isChosen: boolean
  readonly isFull: boolean
  readonly onChange: (isChosen: boolean) => void
}

const CaseTick = ({ one, meeting, isChosen, isFull, onChange }: CaseTickProps) => {
  const text = useText({ sv, en })
  const format = useFormat()
  const today = useToday()
  const id = `case-${one.caseId}`
  const next = (on: Day | null): string => (on === null ? '' : ` · ${text.pack.next(format.day(on))}`)
  return (
    <div className="tick">
      <input
        type="checkbox"
        name="caseIds"
        id={id}
        checked={isChosen}
        disabled={!mayPack(one) || (isFull && !isChosen)}
        onChange={(event) => onChange(event.currentTarget.checked)}
        aria-describedby={`${id}-note`}
      />
      <label htmlFor={id}>
        {one.childName} <Protected level={one.protection} />
      </label>
      <div className="hint" id={`${id}-note`}>
        {meeting && <b>{text.pack.meeting(meeting.on === today, meeting.at)} </b>}
        {text.contents.case(one.number)}
        {next(one.nextOn)}
        <PermitLine one={one} />
      </div>
    </div>
  )
}

type ChoicesProps = {
  readonly rows: readonly PackableCase[]
  readonly ahead: ReadonlyMap<string, Ahead>
  readonly inside: Inside
}

const Choices = ({ rows, ahead, inside }: ChoicesProps) => {
  const text = useText({ sv, en }).pack
  const format = useFormat()
  const language = useLanguage()
  const [chosen, setChosen] = useState(() =>
    proposed(
      rows,
      ahead,
      inside.cases.map(({ caseId }) => caseId),
    ),
  )
  const [hours, setHours] = useState(String(limits.leaseHours))
  const [done, setDone] = useState<number>()
  const [told, setTold] = useState<Told>()
  const form = useRef<HTMLFormElement>(null)
  const meter = useMeter(form, { form: checkOut.name, names: ['caseIds', 'hours'] })

  const pack = async (): Promise<void> => {
    setTold(undefined)
    setDone(0)
    try {
      if ((await roomLeft()) === 'nearly_full') setTold({ kind: 'warn', text: text.nearlyFull })
      const wish = {
        deviceId: inside.owner.deviceId,
        caseIds: [...chosen],
        hours: Number(hours),
        key: newKey(),
      }
      const result = await packBag(wish, setDone)
      if (result.kind === 'full') return setTold({ kind: 'danger', text: text.full })
      if (result.kind !== 'packed') return setTold({ kind: 'danger', text: text.failed })
      meter.sent()
      setTold(
        result.left.length === 0
          ? { kind: 'done', text: text.done(format.moment(result.untilAt)) }
          : { kind: 'warn', text: `${text.failed} ${result.left.map(text.left).join(' ')}` },
      )
    } catch (fault) {
      if (!(fault instanceof CallError)) throw fault
      setTold({ kind: 'danger', text: `${text.failed} ${faultWords(fault, language).advice}` })
    } finally {
      setDone(undefined)
    }
  }
  const change = (caseId: string, isChosen: boolean): void =>
    setChosen((was) => new Set(isChosen ? [...was, caseId] : [...was].filter((one) => one !== caseId)))
  const first = rows.filter((one, i) => chosen.has(one.caseId) || (one.part === 'own' && i < shownAtOnce))
  const [shown] = useState(() => new Set(first.map(({ caseId }) => caseId)))
  const ticks = (cases: readonly PackableCase[]) =>
    cases.map((one) => (
      <CaseTick
        key={one.caseId}
        one={one}
        meeting={ahead.get(one.childId)}
        isChosen={chosen.has(one.caseId)}
        isFull={chosen.size >= limits.cases}
        onChange={(isChosen) => change(one.caseId, isChosen)}
      />
    ))
  const soonest = rows.filter(({ caseId }) => shown.has(caseId))
  const further = rows.filter(({ caseId }) => !shown.has(caseId))
  return (
    <form ref={form} className="form" noValidate onSubmit={(event) => event.preventDefault()}>
      <fieldset className="group">
        <legend>{text.own}</legend>
        {ticks(soonest)}
      </fieldset>
      {further.length > 0 && (
        <Disclosure title={text.more(further.length)}>
          {(['own', 'unit'] as const).map((part) => (
            <fieldset key={part} className="group">
              <legend>{text[part]}</legend>
              {ticks(further.filter((one) => one.part === part))}
            </fieldset>
          ))}
        </Disclosure>
      )}
      <p className="soft" role="status">
        {done === undefined ? text.chosen(chosen.size, limits.cases) : text.packing(done, chosen.size)}
      </p>
      <RadioGroup
        name="hours"
        label={text.hours}
        value={hours}
        onChange={setHours}
        choices={Object.entries(text.hourChoices).map(([value, label]) => ({ value, label }))}
      />
      {told && (
        <Notice
          kind={told.kind}
          isNews
          actions={told.kind === 'done' && <LinkButton to="/">{text.toToday}</LinkButton>}
        >
          {told.text} {told.kind === 'done' && text.doneNext}
        </Notice>
      )}
      <div className="form-actions">
        <Button
          kind="primary"
          pending={done !== undefined}
          pendingText={text.packing(done ?? 0, chosen.size)}
          disabled={chosen.size === 0}
          onPress={() => void pack()}
        >
          {inside.cases.length > 0 ? text.repack : text.pack}
        </Button>
      </div>
    </form>
  )
}

/** Which cases go along, and for how long. Own cases first, the soonest first. */
export const Pack = ({ inside }: { readonly inside: Inside }) => {
  const text = useText({ sv, en }).pack
  const { isReached } = useBag()
  const answer = useCall(listPackable, {}, { enabled: isReached })
  const visits = useCall(listOwnVisits, {}, { enabled: isReached })
  if (!isReached)
    return (
      <Section title={text.title}>
        <p>{text.offline}</p>
      </Section>
    )
  return (
    <Section title={text.title} lead={text.choose}>
      <Loaded answer={answer} lines={6}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState title={text.none}>{text.noneLead}</EmptyState>
          ) : (
            <Loaded answer={visits} lines={6}>
              {(own) => {
                const ahead = meetingsAhead(own.visits, own.today)
                return <Choices rows={inOrderOf(rows, ahead)} ahead={ahead} inside={inside} />
              }}
            </Loaded>
          )
        }
      </Loaded>
    </Section>
  )
}

import { decisionKindNames } from '#modules/organisation/contract.ts'
import { addressOf } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useAct } from '#web/query.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Protected } from '#web/ui/protected.tsx'
import { Prose } from '../../web/words.tsx'
import {
  agendaMaterial,
  type ItemView,
  listMeetings,
  type MeetingView,
  readMeeting,
  takeOffAgenda,
} from '../contract.ts'
import { en as ownEn } from '../../text.en.ts'
import { sv as ownSv } from '../../text.sv.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { Entered } from './entered.tsx'
import { EntryForm } from './entry-form.tsx'

type ItemProps = {
  readonly item: ItemView
  readonly at: number
  readonly meeting: MeetingView
  readonly onUp: (() => void) | undefined
  readonly onDown: (() => void) | undefined
}

const useTitle = ({ isMasked, kind, decisionKind }: ItemView): string => {
  const { meeting: text, itemKinds } = useText({ sv, en })
  const names: Readonly<Record<string, string>> = useText(decisionKindNames)
  if (isMasked) return text.masked
  if (kind === 'proposal') return names[decisionKind ?? ''] ?? itemKinds.proposal
  if (decisionKind === null) return itemKinds[kind]
  return `${itemKinds[kind]}: ${names[decisionKind] ?? ''}`
}

const Words = ({ item }: { readonly item: ItemView }) => {
  const own = useText({ sv: ownSv, en: ownEn })
  const { meeting: text, ways } = useText({ sv, en })
  const format = useFormat()
  const facts = [
    [text.intervention, item.interventionName],
    [text.paragraph, item.paragraph],
    [text.rule, item.ruleApplied],
    [own.confirm.followUp, item.followUpOffer === null ? '' : own.form.followUpGiven(item.followUpOffer)],
    [text.presenter, item.presenter],
    [text.sent, format.moment(item.sentAt)],
  ] as const
  return (
    <>
      <KeyFacts layout="grid" facts={facts.filter(([, value]) => value !== '')} />
      {item.partySpeaks && <p>{text.speaks}</p>}
      {item.chair && (
        <p>
          {text.chairDecided(item.chair.name, item.chair.title)},{' '}
          {[
            format.moment(item.chair.decidedAt),
            ...(item.chair.how === '' ? [] : [ways[item.chair.how].toLowerCase()]),
          ].join(', ')}
        </p>
      )}
      {item.kind === 'delegated_decisions' && <p>{text.delegatedCount(item.count)}</p>}
      {item.isChanged && (
        <Notice kind="warn" title={text.changed}>
          {text.changedLead}
        </Notice>
      )}
      {item.content !== '' && (
        <>
          <h4>{item.chair ? text.decided : text.proposed}</h4>
          <Prose text={item.content} />
          <h4>{text.reasons}</h4>
          <Prose text={item.reasons} />
        </>
      )}
    </>
  )
}

const Acts = ({ item, onUp, onDown }: Pick<ItemProps, 'item' | 'onUp' | 'onDown'>) => {
  const { meeting: text } = useText({ sv, en })
  const off = useAct(takeOffAgenda, { refresh: [readMeeting, listMeetings] })
  return (
    <div className="cluster no-print">
      {item.kind === 'proposal' && !item.isMasked && (
        <a
          className="button bare"
          href={addressOf(agendaMaterial, { agendaItemId: item.id })}
          target="_blank"
          rel="noreferrer"
        >
          <Icon name="print" />
          {text.material}
        </a>
      )}
      {onUp && (
        <Button kind="bare" icon="up" onPress={onUp}>
          {text.up}
        </Button>
      )}
      {onDown && (
        <Button kind="bare" icon="down" onPress={onDown}>
          {text.down}
        </Button>
      )}
      {item.can.takeOff && (
        <Button
          kind="bare"
          icon="cross"
          pending={off.pending}
          onPress={() => off.run({ agendaItemId: item.id })}
        >
          {text.off}
        </Button>
      )}
      {off.fault && <ErrorState error={off.fault} />}
    </div>
  )
}

/** One item: what is proposed or reported, and what was decided. */
export const AgendaItem = ({ item, at, meeting, onUp, onDown }: ItemProps) => {
  const { meeting: text } = useText({ sv, en })
  const title = useTitle(item)
  return (
    <section className="section" aria-labelledby={`item-${item.id}`}>
      <header>
        <h3 id={`item-${item.id}`}>
          {item.minutes ? `§ ${item.minutes.number}` : `${at}.`} {title}
        </h3>
      </header>
      {!item.isMasked && (
        <p className="cluster">
          {item.caseNumber !== '' && <span>{text.caseNumber(item.caseNumber)}</span>}
          {item.childName !== '' && <b>{item.childName}</b>}
          <Protected level={item.protection} />
          {item.childName === '' && item.protection !== 'none' && (
            <span className="soft">{text.protectedName}</span>
          )}
          {item.isChanged && <Badge tone="warn">{text.changed}</Badge>}
        </p>
      )}
      {!item.isMasked && <Words item={item} />}
      <Acts item={item} onUp={onUp} onDown={onDown} />
      {item.minutes && !item.isMasked && <Entered item={item} minutes={item.minutes} />}
      {meeting.isHeld && !item.minutes && item.can.enter && <EntryForm item={item} meeting={meeting} />}
    </section>
  )
}

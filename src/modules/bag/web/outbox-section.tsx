import { instant } from '#kernel/day.ts'
import { noteAddress } from '#modules/journal/contract.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { askBag } from '#web/offline/client.ts'
import { refreshBag, sync } from '#web/offline/start.ts'
import { useBag } from '#web/offline/state.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Section } from '#web/ui/section.tsx'
import { useToast } from '#web/ui/toast.tsx'
import type { Waiting } from '../core/attention.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

type What = keyof typeof sv.outbox.what

const isKnown = (route: string): route is What => Object.hasOwn(sv.outbox.what, route)

const tones = { saved: 'plain', sent: 'accent', received: 'done', needs_you: 'danger' } as const

/**
 * The four words that a person meets; what goes to the one who leads the unit is on its way until it is there. A sending that
 * met no network is kept and made again: without a network nothing is called sent.
 */
const wordOf = (state: Waiting['state'], isReached: boolean): keyof typeof tones => {
  if (state === 'handed_in') return 'received'
  if (state === 'sent' || state === 'refused') return isReached ? 'sent' : 'saved'
  return state
}

const draftIdOf = ({ input }: Waiting): string | undefined =>
  typeof input['draftId'] === 'string' ? input['draftId'] : undefined

const visitIdOf = ({ input }: Waiting): string | undefined =>
  typeof input['visitId'] === 'string' ? input['visitId'] : undefined

const investigationIdOf = ({ input }: Waiting): string | undefined =>
  typeof input['investigationId'] === 'string' ? input['investigationId'] : undefined

const NeedsYou = ({ one, children }: { readonly one: Waiting; readonly children: string }) => {
  const text = useText({ sv, en }).outbox
  const toast = useToast()
  const draftId = draftIdOf(one)
  const visitId = visitIdOf(one)
  const investigationId = investigationIdOf(one)
  const act = async (method: 'retry' | 'handIn' | 'asNew', told?: string): Promise<void> => {
    await askBag(method, one.id)
    await refreshBag()
    await sync()
    if (told !== undefined) toast(told)
  }
  return (
    <Notice
      kind="danger"
      title={children}
      actions={
        <>
          {one.canBeNew && one.fault?.status === 409 && (
            <Button onPress={() => void act('asNew')}>{text.asNew}</Button>
          )}
          <Button onPress={() => void act('retry')}>{text.retry}</Button>
          <Button kind="bare" onPress={() => void act('handIn', text.handedIn)}>
            {text.handIn}
          </Button>
          {one.childId !== null && draftId !== undefined && (
            <LinkButton kind="bare" to={noteAddress({ childId: one.childId, draftId })}>
              {text.open}
            </LinkButton>
          )}
          {draftId === undefined && visitId !== undefined && (
            <LinkButton kind="bare" to={`/moten/${visitId}`}>
              {text.openVisit}
            </LinkButton>
          )}
          {investigationId !== undefined && (
            <LinkButton kind="bare" to={`/utredning/${investigationId}`}>
              {text.openText}
            </LinkButton>
          )}
        </>
      }
    >
      {one.fault?.code === 'unreadable' ? text.unreadable : one.fault?.message} {text.handInLead}
    </Notice>
  )
}

/** What was done without a network, in order, each with its state in words. */
export const Outbox = () => {
  const all = useText({ sv, en })
  const text = all.outbox
  const format = useFormat()
  const { waiting, inside, isReached, isSending } = useBag()
  const name = ({ route, childId }: Waiting): string => {
    const what = text.what[isKnown(route) ? route : 'other']
    const child = inside?.cases.find((one) => one.childId === childId && childId !== null)?.childName
    return child === undefined ? what : text.about(what, child)
  }
  const needs = waiting.filter(({ state }) => state === 'needs_you')
  const rest = waiting.filter(({ state }) => state !== 'needs_you')
  const isDone = waiting.every(({ state }) => state === 'received' || state === 'handed_in')
  return (
    <>
      {needs.length > 0 && (
        <Section title={text.needs} count={needs.length} lead={text.needsLead}>
          {needs.map((one) => (
            <NeedsYou key={one.id} one={one}>
              {name(one)}
            </NeedsYou>
          ))}
        </Section>
      )}
      <Section
        title={text.title}
        actions={
          !isDone && isReached ? (
            <Button pending={isSending} pendingText={text.sending} onPress={() => void sync()}>
              {text.sendNow}
            </Button>
          ) : undefined
        }
      >
        {isDone && needs.length === 0 && <p role="status">{text.none}</p>}
        {rest.length > 0 && (
          <ul className="list outbox">
            {rest.map((one) => (
              <li key={one.id} className="outbox-row">
                <span>{name(one)}</span>
                <span className="soft">{text.claimed(format.moment(instant(one.claimedAt)))}</span>
                <Badge tone={tones[wordOf(one.state, isReached)]}>
                  {all.states[wordOf(one.state, isReached)]}
                </Badge>
                {(one.state === 'handed_in' || one.state === 'refused') && (
                  <span className="soft">{one.fault === null ? text.refusedToLead : text.handedToLead}</span>
                )}
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  )
}

import type { z } from 'zod'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useAct } from '#web/query.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Protected } from '#web/ui/protected.tsx'
import { Section } from '#web/ui/section.tsx'
import { useToast } from '#web/ui/toast.tsx'
import { approveInvitation, listInvitations } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

type One = z.output<typeof listInvitations.reply>['invitations'][number]

const tones = { live: 'done', waits_for_second: 'warn' } as const
const toneOf = (standing: One['standing']) =>
  standing === 'live' || standing === 'waits_for_second' ? tones[standing] : 'plain'

export const previewAddress = (
  childId: string,
  { part, personId, shows }: { part: One['part']; personId: string | null; shows: readonly string[] },
): string => {
  const asked = new URLSearchParams({ part, shows: shows.join(',') })
  if (personId !== null && part === 'guardian') asked.set('personId', personId)
  return `/api/children/${childId}/invitation-preview?${asked}`
}

/** One invitation: to whom, what it shows, until when, and who let them in. */
export const InvitationCard = ({
  one,
  childId,
  onTakeBack,
}: {
  readonly one: One
  readonly childId: string
  readonly onTakeBack: () => void
}) => {
  const { list: text, parts, shows, standings } = useText({ sv, en })
  const format = useFormat()
  const toast = useToast()
  const approve = useAct(approveInvitation, {
    refresh: [listInvitations],
    onDone: () => toast(text.approved),
  })
  const by = [
    text.invitedBy(one.invitedBy),
    ...(one.approvedBy === '' ? [] : [text.approvedBy(one.approvedBy)]),
    ...(one.endedBy === '' ? [] : [text.endedBy(one.endedBy, one.endReason)]),
  ]
  return (
    <Section
      title={one.name}
      actions={
        <>
          {one.can.takeBack && <Button onPress={onTakeBack}>{text.takeBack}</Button>}
          {one.can.approve && (
            <Button
              kind="primary"
              pending={approve.pending}
              onPress={() => approve.run({ invitationId: one.invitationId })}
            >
              {text.approve}
            </Button>
          )}
        </>
      }
    >
      <Protected level={one.protection} />
      <p className="meta">
        {[parts[one.part], one.organisation, text.until(format.day(one.untilOn))]
          .filter((word) => word !== '')
          .join(' · ')}
      </p>
      <p>
        <Badge tone={toneOf(one.standing)}>{standings[one.standing]}</Badge>
      </p>
      <KeyFacts
        facts={[
          [text.purpose, one.purpose],
          [text.shown, one.shows.map((part) => shows[part]).join(', ')],
        ]}
      />
      <p className="meta">{by.join(' · ')}</p>
      {(one.standing === 'live' || one.standing === 'waits_for_second') && (
        <p>
          <a href={previewAddress(childId, one)} target="_blank" rel="noreferrer">
            {text.preview}
          </a>
        </p>
      )}
      {approve.fault !== null && <ErrorState error={approve.fault} />}
    </Section>
  )
}

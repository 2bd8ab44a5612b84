import { dayOf } from '#kernel/day.ts'
import { decisionKindNames } from '#modules/organisation/contract.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { Protected } from '#web/ui/protected.tsx'
import { Select } from '#web/ui/select.tsx'
import type { ProposalView } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

type PassOnRowProps = {
  readonly proposal: ProposalView
  readonly value: string
  readonly onChange: (toId: string) => void
}

/** A proposal that waits for somebody who leaves: another decides, with the words unchanged. */
export const PassOnRow = ({ proposal, value, onChange }: PassOnRowProps) => {
  const { plan: text } = useText({ sv, en })
  const kinds: Readonly<Record<string, string>> = useText({
    sv: decisionKindNames.sv,
    en: decisionKindNames.en,
  })
  const format = useFormat()
  return (
    <li className="move">
      <div>
        <strong>{proposal.childName === '' ? text.unknown : proposal.childName}</strong>{' '}
        <Protected level={proposal.protection} />
        <div>{kinds[proposal.kind] ?? proposal.kind}</div>
        <div className="soft">
          {text.from(proposal.proposedBy)}, {format.day(dayOf(proposal.sentAt))}
        </div>
      </div>
      <div>
        {proposal.receivers.length === 0 ? (
          <p className="soft">{text.noDecider}</p>
        ) : (
          <Select
            name={`decider-${proposal.proposalId}`}
            label={text.decider}
            empty="none"
            value={value}
            choices={proposal.receivers.map((one) => ({
              value: one.id,
              label: `${one.name}, ${one.title}`,
            }))}
            onChange={onChange}
          />
        )}
      </div>
    </li>
  )
}

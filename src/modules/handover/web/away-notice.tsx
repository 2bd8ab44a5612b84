import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import { useCan } from '#web/session.ts'
import { useToday } from '#web/clock.ts'
import { LinkButton } from '#web/ui/link-button.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { readStaffing } from '../contract.ts'
import { leavesAGap } from '../rules/away.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

/** On the Idag of whoever leads them: somebody is away or gone, and children are still theirs. */
export const AwayNotice = () => {
  const text = useText({ sv, en }).staffing
  const today = useToday()
  const answer = useCall(readStaffing, {}, { enabled: useCan()('hand over') })
  const gone = (answer.data?.left ?? []).map(({ name, matters }) => ({ name, matters }))
  const away = (answer.data?.absences ?? [])
    .filter((one) => leavesAGap(one, today))
    .map(({ worker, matters }) => ({ name: worker, matters }))
  const all = [...gone, ...away]
  const [first] = all
  if (!first) return null
  const matters = all.reduce((sum, one) => sum + one.matters, 0)
  return (
    <Notice
      kind="warn"
      title={
        all.length === 1 ? text.awayNotice(first.name, matters) : text.awayNoticeMany(all.length, matters)
      }
      actions={<LinkButton to="/overlamning">{text.toStaffing}</LinkButton>}
    >
      {text.awayLead}
    </Notice>
  )
}

import type { TaskView } from '#modules/overview/contract.ts'
import { useText } from '#web/language.ts'
import { List } from '#web/ui/list.tsx'
import { Row } from '#web/ui/row.tsx'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

type TaskRowsProps = {
  readonly label: string
  readonly tasks: readonly TaskView[]
  /** Names the owner in each row: for the team's list. */
  readonly showOwner?: boolean
}

/** What is to be done, for whom, until when. Each row leads to where it is done. */
export const TaskRows = ({ label, tasks, showOwner = false }: TaskRowsProps) => {
  const text = useText({ sv, en })
  const what = (task: TaskView): string => {
    if (task.kind === 'clock') return task.code === null ? '' : text.acts[task.code]
    const words = text.kinds[task.kind]
    return typeof words === 'string' ? words : words(task.owner)
  }
  const meta = (task: TaskView): string => {
    if (showOwner) return task.owner
    return task.part === 'coworker' ? text.today.coworker : ''
  }
  const title = (task: TaskView): string => {
    if (task.matterKind === 'duty') return text.today.duty
    if (task.kind === 'break_glass' || task.kind === 'opening_stop' || task.kind === 'log_review_late')
      return text.today.watches[task.kind]
    return task.childName === '' ? text.today.unknownChild : task.childName
  }
  return (
    <List label={label}>
      {tasks.map((task) => (
        <Row
          key={task.key}
          to={task.href}
          title={title(task)}
          what={what(task)}
          meta={meta(task)}
          risk={task.standing === 'late' && task.risk <= 11}
          protection={task.protection}
          due={{ on: task.dueOn, rule: task.paragraph }}
        />
      ))}
    </List>
  )
}

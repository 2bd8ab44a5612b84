import { endRelation, readPerson, type RelationView } from '#modules/people/contract.ts'
import { call } from '#web/call.ts'
import { useToday } from '#web/clock.ts'
import { useText } from '#web/language.ts'
import { useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

type EndDialogProps = {
  readonly childId: string
  readonly relation: RelationView
  readonly onClose: () => void
}

/** A relation ends and stays as history: a custody may end by a judgment of an earlier day. */
export const EndDialog = ({ childId, relation, onClose }: EndDialogProps) => {
  const all = useText({ sv, en })
  const text = all.person
  const refresh = useRefresh()
  const today = useToday()
  return (
    <Dialog title={text.endTitle} isOpen onClose={onClose}>
      <p>{text.endLead(relation.person.name, all.kinds[relation.kind])}</p>
      <Form
        schema={endRelation.input}
        also={{ childId, relationId: relation.id }}
        submit={text.end}
        done={text.ended}
        actions={<Button onPress={onClose}>{all.dialog.cancel}</Button>}
        onSubmit={async (values, key) => {
          await call(endRelation, values, key)
          await refresh(readPerson)
          onClose()
        }}
      >
        <DayField
          name="untilOn"
          label={text.endOn}
          defaultValue={today}
          earliest={relation.fromOn}
          latest={today}
        />
        {(relation.kind === 'guardian' || relation.kind === 'appointed_guardian') && (
          <Checkbox
            name="staysParent"
            label={text.staysParent}
            defaultChecked={relation.kind === 'guardian'}
          />
        )}
      </Form>
    </Dialog>
  )
}

import { useText } from '#web/language.ts'
import { useSession } from '#web/session.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { useSave } from '../../web/use-case.ts'
import type { CaseView } from '../../views.ts'
import { tellOfConflict } from '../contract.ts'
import { conflictGrounds } from '../rules.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

const Schema = tellOfConflict.input.omit({ id: true })

/** FL 18: said at once, by oneself or by the one who leads. Oneself is chosen from the start. */
export const TellDialog = ({ view, onClose }: { readonly view: CaseView; readonly onClose: () => void }) => {
  const { tell: text, grounds, points, cancel } = useText({ sv, en })
  const { worker } = useSession()
  const save = useSave(tellOfConflict, onClose)
  const people = view.mayTellOf
  const first = people.find(({ id }) => id === worker.id) ?? people[0]
  return (
    <Dialog title={text.title} isOpen onClose={onClose}>
      <p>{text.lead}</p>
      <Form
        schema={Schema}
        also={{ caseId: view.caseId, ...(people.length === 1 ? { workerId: first?.id } : {}) }}
        submit={text.save}
        done={text.done}
        actions={<Button onPress={onClose}>{cancel}</Button>}
        onSubmit={(values, key) => save({ ...values, id: key }, key)}
      >
        {people.length > 1 && (
          <RadioGroup
            name="workerId"
            label={text.who}
            defaultValue={first?.id ?? ''}
            choices={people.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <RadioGroup
          name="ground"
          label={text.ground}
          choices={conflictGrounds.map((value) => ({ value, label: grounds[value], note: points[value] }))}
        />
        <TextArea name="words" label={text.words} hint={text.wordsHint} rows={2} optional />
      </Form>
    </Dialog>
  )
}

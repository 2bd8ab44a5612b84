import { useState } from 'react'
import type { z } from 'zod'
import type { InvitedPart } from '#kernel/actor.ts'
import { call, newKey } from '#web/call.ts'
import { useToday } from '#web/clock.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { CheckboxGroup } from '#web/ui/checkbox-group.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { Select } from '#web/ui/select.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { useToast } from '#web/ui/toast.tsx'
import { invite, listInvitations } from '../contract.ts'
import { partsFor, type ShownPart, shownParts } from '../rules.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { previewAddress } from './invitation-card.tsx'

type List = z.output<typeof listInvitations.reply>

const PartnerFields = () => {
  const { invite: text } = useText({ sv, en })
  return (
    <>
      <TextField name="partnerName" label={text.partnerName} />
      <TextField name="organisation" label={text.organisation} />
      <TextField name="number" label={text.number} hint={text.numberHint} />
      <TextArea name="agreed" label={text.agreed} hint={text.agreedHint} optional rows={3} max={2000} />
    </>
  )
}

/** Who is invited, why, what is shown and until when; the page itself can be looked at first. */
export const InviteDialog = ({ list, onClose }: { readonly list: List; readonly onClose: () => void }) => {
  const { invite: text, list: words, parts, shows: names } = useText({ sv, en })
  const format = useFormat()
  const refresh = useRefresh()
  const toast = useToast()
  const today = useToday()
  const [id] = useState(newKey)
  const able = list.guardians.filter(({ hasNumber }) => hasNumber)
  const [part, setPart] = useState<InvitedPart>(able.length > 0 ? 'guardian' : 'partner')
  const [personId, setPersonId] = useState(able[0]?.personId ?? '')
  const [shown, setShown] = useState<readonly ShownPart[]>(shownParts)
  const offered = partsFor(part)
  const preview = previewAddress(list.childId, {
    part,
    personId,
    shows: offered.filter((one) => shown.includes(one)),
  })
  const notes = { invited: '', too_young: text.tooYoung, no_number: text.noNumber }
  return (
    <Dialog title={text.title} isOpen onClose={onClose} width="wide">
      <Form
        schema={invite.input}
        also={{ childId: list.childId, id }}
        submit={text.submit}
        actions={<Button onPress={onClose}>{text.cancel}</Button>}
        onSubmit={async (values, key) => {
          const { waits } = await call(invite, values, key)
          await refresh(listInvitations)
          toast(waits ? text.waits : text.done)
          onClose()
        }}
      >
        <RadioGroup
          name="part"
          label={text.part}
          defaultValue={part}
          onChange={(value) => setPart(value === 'child' || value === 'partner' ? value : 'guardian')}
          choices={[
            { value: 'guardian', label: parts.guardian, disabled: able.length === 0 },
            {
              value: 'child',
              label: parts.child,
              disabled: list.childCan !== 'invited',
              note: notes[list.childCan],
            },
            { value: 'partner', label: parts.partner },
          ]}
        />
        {part === 'guardian' && (
          <Select
            name="personId"
            label={text.person}
            defaultValue={personId}
            onChange={setPersonId}
            choices={list.guardians.map((one) => ({
              value: one.personId,
              label: one.name,
              disabled: !one.hasNumber,
              ...(one.hasNumber ? {} : { note: text.noNumber }),
            }))}
          />
        )}
        {part === 'partner' && <PartnerFields />}
        <CheckboxGroup
          key={part}
          name="shows"
          label={text.shows}
          defaultValue={offered}
          onChange={(value, isOn) =>
            setShown((was) => shownParts.filter((one) => (one === value ? isOn : was.includes(one))))
          }
          choices={offered.map((value) => ({ value, label: names[value] }))}
        />
        <TextField name="purpose" label={text.purpose} />
        <DayField
          name="untilOn"
          label={text.untilOn}
          hint={text.untilHint(format.day(list.latest))}
          defaultValue={list.usual}
          earliest={today}
          latest={list.latest}
        />
        <TextField
          name="officePhone"
          kind="tel"
          label={text.officePhone}
          hint={text.officePhoneHint}
          optional
          defaultValue={list.officePhone}
        />
        {part !== 'partner' && (
          <p>
            <a href={preview} target="_blank" rel="noreferrer">
              {words.preview}
            </a>
          </p>
        )}
      </Form>
    </Dialog>
  )
}

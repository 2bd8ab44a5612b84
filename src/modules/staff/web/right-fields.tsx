import { roles } from '#kernel/actor.ts'
import { en as organisationEn } from '#modules/organisation/text.en.ts'
import { sv as organisationSv } from '#modules/organisation/text.sv.ts'
import { useText } from '#web/language.ts'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { Select } from '#web/ui/select.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import type { StaffMember } from '../contract.ts'
import { qualifications } from '../rules.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

/** What a right consists of, as it is now or empty. */
export const RightFields = ({ now }: { readonly now?: StaffMember }) => {
  const { fields, loginHint, aloneHint, reason } = useText({ sv, en })
  const words = useText({ sv: organisationSv, en: organisationEn })
  return (
    <>
      <TextField name="name" label={fields.name} defaultValue={now?.name ?? ''} />
      <TextField name="title" label={fields.title} defaultValue={now?.title ?? ''} />
      <TextField name="login" label={fields.login} hint={loginHint} defaultValue={now?.login ?? ''} />
      <Select
        name="role"
        label={fields.role}
        choices={roles.map((value) => ({ value, label: words.roles[value] }))}
        {...(now === undefined ? {} : { defaultValue: now.role })}
      />
      <Select
        name="qualification"
        label={fields.qualification}
        choices={qualifications.map((value) => ({ value, label: words.qualifications[value] }))}
        {...(now === undefined ? {} : { defaultValue: now.qualification })}
      />
      <Checkbox
        name="mayActAlone"
        label={fields.mayActAlone}
        hint={aloneHint}
        defaultChecked={now?.mayActAlone ?? false}
      />
      <TextField
        name="employmentPercent"
        kind="number"
        width={6}
        label={fields.employmentPercent}
        defaultValue={now?.employmentPercent ?? 100}
      />
      <TextArea name="reason" label={reason} max={2000} />
    </>
  )
}

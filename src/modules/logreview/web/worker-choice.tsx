import { readOrganisation } from '#modules/organisation/contract.ts'
import { useCall } from '#web/query.ts'
import { ComboBox } from '#web/ui/combo-box.tsx'
import { Loaded } from '#web/ui/loaded.tsx'

/** One of those who work here. */
export const WorkerChoice = ({ label }: { readonly label: string }) => {
  const organisation = useCall(readOrganisation, {})
  return (
    <Loaded answer={organisation}>
      {({ workers }) => (
        <ComboBox
          name="workerId"
          label={label}
          choices={workers.map((one) => ({
            value: one.id,
            label: one.name,
            note: `${one.title}, ${one.unit}`,
          }))}
        />
      )}
    </Loaded>
  )
}

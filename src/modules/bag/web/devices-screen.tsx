import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import { Link } from '#web/ui/link.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { listOwnDevices } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { DeviceRows } from './device-rows.tsx'

/** The own devices, and what is out of the house on them. */
export const Screen = () => {
  const text = useText({ sv, en })
  const answer = useCall(listOwnDevices, {})
  return (
    <Page title={text.devices.mine} tab={text.devices.tab} above={<Link to="/vaskan">{text.title}</Link>}>
      <Loaded answer={answer} lines={4}>
        {(devices) => <DeviceRows devices={devices} />}
      </Loaded>
    </Page>
  )
}

import { registerDevice } from '../../src/modules/bag/contract.ts'
import { sealBox } from '../../src/modules/bag/core/box.ts'
import { packed } from '../../src/modules/bag/core/bytes.ts'
import { sealedAbout } from '../../src/modules/bag/core/command.ts'
import { type Login, newUuid, type Town } from './town.ts'

/** A browser that a worker has chosen for packing. */
export const aDevice = (town: Town, as: Login = 'amira') =>
  town.call(as, registerDevice, { id: newUuid(), name: 'Bärbar, rum 3' })

export type ADevice = Awaited<ReturnType<typeof aDevice>>

type Given = {
  readonly childId: string | null
  readonly input: Readonly<Record<string, unknown>>
  readonly id?: string
  readonly claimedAt?: string
  readonly route?: string
}

/** Words as a device seals them to the municipality: also as one that lies about itself could. */
export const sealedWords = async (device: ADevice, { childId, input, id = newUuid(), ...given }: Given) => {
  const { tenantId, workerId, deviceId, boxKey, boxKeyVersion } = device
  const command = {
    id,
    seq: 1,
    tenantId,
    workerId,
    deviceId,
    route: given.route ?? 'saveDraft',
    version: 1,
    subject: 'note x',
    childId,
    claimedAt: given.claimedAt ?? '2026-11-20T10:00:00.000Z',
    input,
  }
  return {
    id,
    keyVersion: boxKeyVersion,
    sealed: await sealBox(boxKey, sealedAbout(command), packed(command)),
  }
}

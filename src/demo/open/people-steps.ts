import { registerNewPerson, relatePerson } from '#modules/people/contract.ts'
import type { Invented } from '../families.ts'
import type { Worker } from '../organisation.ts'
import type { Scene } from './scene.ts'

export type Protection = 'none' | 'marking' | 'protected_registration' | 'fictitious'

const entered = (one: Invented) => ({
  id: one.id,
  givenName: one.givenName,
  familyName: one.familyName,
  number: one.number ?? '',
  reserve: one.hasReserve ?? false,
  certainty: one.certainty ?? null,
  birthOn: one.birthOn,
  language: one.language,
  needsInterpreter: one.language !== '',
})

/** Of a protected person it is sealed as it is entered (ADR 0019). */
const contactOf = (one: Invented) => ({ address: one.address, phone: one.phone, email: '' })

/** The child is entered in the register; the family around it when the matter has somebody responsible. */
export const registerChild = async (
  { act, moment }: Scene,
  by: Worker,
  { child, ago, protection }: { child: Invented; ago: number; protection: Protection },
): Promise<void> => {
  await act(by, registerNewPerson, { ...entered(child), protection, contact: contactOf(child) }, moment(ago))
}

export const registerGuardians = async (
  scene: Scene,
  by: Worker,
  { child, ago, protection }: { child: Invented; ago: number; protection: Protection },
): Promise<void> => {
  for (const [place, guardian] of scene.family.guardians.entries()) {
    const own = place === 0 ? protection : 'none'
    await scene.act(
      by,
      registerNewPerson,
      {
        ...entered(guardian),
        protection: own,
        contact: contactOf(guardian),
        relatedTo: { childId: child.id, kind: 'guardian', note: '' },
      },
      scene.moment(ago),
    )
  }
}

/** Guardians who are registered already are tied to the next child of the family: so the children are siblings. */
export const tieGuardians = async (
  { act, family, moment }: Scene,
  by: Worker,
  { child, ago }: { child: Invented; ago: number },
): Promise<void> => {
  for (const guardian of family.guardians) {
    const tie = { childId: child.id, personId: guardian.id, kind: 'guardian' as const, note: '' }
    await act(by, relatePerson, tie, moment(ago))
  }
}

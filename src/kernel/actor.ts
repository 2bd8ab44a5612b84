/** Roles in rising order of decision level; administrators and board secretaries decide nothing about people. */
export const roles = [
  'administrator',
  'board_secretary',
  'trainee',
  'social_worker',
  'lead',
  'unit_manager',
  'head',
] as const
export type Role = (typeof roles)[number]

/** Who acts. `public` is anybody at the public form, `system` is a job of the server. */
export type Actor = {
  readonly tenantId: string
  readonly workerId: string
  readonly name: string
  readonly title: string
  readonly role: Role | 'public' | 'system'
  readonly unitId: string
  /** Away today: does not stand in for the colleagues of the unit, and has what is still the own. */
  readonly isAway?: boolean
  /** People whom the worker may never reach and what is about them: the own family, a conflict of interest, a threat. */
  readonly denied?: ReadonlySet<string>
  /** Children whom the worker has opened in an emergency. Only a reading has them (platform/run.ts): nothing is written by it. */
  readonly emergency?: ReadonlySet<string>
}

/** The nil UUID (RFC 9562 5.9): no worker. The log stores it as null. */
export const nobody = '00000000-0000-0000-0000-000000000000'

export const publicActor = (tenantId: string): Actor => ({
  tenantId,
  workerId: nobody,
  name: '',
  title: '',
  role: 'public',
  unitId: nobody,
})

export const systemActor = (tenantId: string): Actor => ({ ...publicActor(tenantId), role: 'system' })

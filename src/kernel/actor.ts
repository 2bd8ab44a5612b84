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

/** As what somebody outside is invited (trust.md 3). */
export const invitedParts = ['guardian', 'child', 'partner'] as const
export type InvitedPart = (typeof invitedParts)[number]

/** One case that somebody outside has been invited to, while the invitation lives. */
export type Invited = {
  readonly invitationId: string
  readonly part: InvitedPart
  readonly childId: string
}

/** Who acts. `outside`: a family or a partner by invitation, without any right of a worker. `public` is anybody at the public form, `system` is a job of the server. */
export type Actor = {
  readonly tenantId: string
  readonly workerId: string
  readonly name: string
  readonly title: string
  readonly role: Role | 'outside' | 'public' | 'system'
  readonly unitId: string
  /** Away today: does not stand in for the colleagues of the unit, and has what is still the own. */
  readonly isAway?: boolean
  /** People whom the worker may never reach and what is about them: the own family, a conflict of interest, a threat. */
  readonly denied?: ReadonlySet<string>
  /** Children whom the worker has opened in an emergency. Only a reading has them (platform/run.ts): nothing is written by it. */
  readonly emergency?: ReadonlySet<string>
  /** Only of somebody outside: all that she may reach. */
  readonly invited?: readonly Invited[]
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

/** Somebody outside: no worker, in no unit. */
export const outsideActor = (tenantId: string, invited: readonly Invited[]): Actor => ({
  ...publicActor(tenantId),
  role: 'outside',
  invited,
})

export const systemActor = (tenantId: string): Actor => ({ ...publicActor(tenantId), role: 'system' })

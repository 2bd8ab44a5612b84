import { allowedWhen } from '#kernel/policy.ts'
import {
  allowedToRead,
  isInvitedAs,
  isResponsible,
  leadsTheService,
  leadsTheUnit,
  worksInTheUnit,
  worksInTheUnitThatHadIt,
} from '#modules/access/contract.ts'

/** To invite is work on the case; a protected identity takes a second person, who leads (trust.md 3). */
export const may = {
  'see invitations': allowedToRead(
    isResponsible,
    leadsTheUnit,
    worksInTheUnit,
    worksInTheUnitThatHadIt,
    leadsTheService,
  ),
  'invite to case': allowedWhen(isResponsible, leadsTheUnit),
  'approve invitation': allowedWhen(leadsTheUnit, leadsTheService),
  'see what is shared': allowedWhen(isInvitedAs('guardian'), isInvitedAs('child'), isInvitedAs('partner')),
  /** FL 10 §: papers are for a party; a partner is none. */
  'read own decision': allowedWhen(isInvitedAs('guardian'), isInvitedAs('child')),
}

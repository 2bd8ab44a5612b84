import { nonNegative, positive } from './argument.ts'

/** Full-time equivalents at one day. */
type Staffing = {
  readonly employed: number
  /** Posts without an employee, also those that a consultant covers. */
  readonly vacant: number
  readonly agency: number
  /** Of the agency workers: those who stand in for a vacant post. */
  readonly agencyCoveringVacancies: number
}

type StaffingRates = {
  readonly vacancyRate: number
  /** Vacant posts that nobody covers. */
  readonly uncoveredVacancyRate: number
  readonly agencyRate: number
  /** Undefined without agency workers. */
  readonly agencyShareCoveringVacancies: number | undefined
  /** Undefined without vacancies. */
  readonly vacancyCoverRate: number | undefined
}

/**
 * Department for Education, "Children's social work workforce", methodology: vacancy V/(V + E), agency A/(A + E),
 * cover of vacancies A_cov/V. A consultant who covers a vacancy counts in both.
 */
export const staffingRates = ({
  employed,
  vacant,
  agency,
  agencyCoveringVacancies,
}: Staffing): StaffingRates => {
  nonNegative('employed', employed)
  nonNegative('vacant', vacant)
  nonNegative('agency', agency)
  const cover = nonNegative('agencyCoveringVacancies', agencyCoveringVacancies)
  if (cover > agency || cover > vacant) {
    throw new RangeError(
      `agencyCoveringVacancies must not be above agency (${agency}) or vacant (${vacant}), got ${cover}`,
    )
  }
  const posts = positive('employed + vacant', employed + vacant)
  return {
    vacancyRate: vacant / posts,
    uncoveredVacancyRate: (vacant - cover) / posts,
    agencyRate: agency + employed === 0 ? 0 : agency / (agency + employed),
    agencyShareCoveringVacancies: agency === 0 ? undefined : cover / agency,
    vacancyCoverRate: vacant === 0 ? undefined : cover / vacant,
  }
}

/** Cases for each full-time equivalent that holds any. */
export const caseload = (cases: number, caseHolders: number): number =>
  nonNegative('cases', cases) / positive('caseHolders', caseHolders)

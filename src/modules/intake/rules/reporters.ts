/** SoL 19:1 (wording by lag 2025:1501), in the order of the paragraph: who must report at once. */
export const mandatedCategories = [
  'health_and_dental',
  'social_services',
  'lss',
  'school',
  'custody_mediator',
  'security_guard',
  'employment_agency',
  'economic_crime_authority',
  'social_insurance_agency',
  'prison_and_probation',
  'enforcement_authority',
  'coast_guard',
  'county_board',
  'migration_agency',
  'police',
  'forensic_medicine',
  'tax_agency',
  'security_service',
  'customs',
  'prosecution',
  'other_authority',
  'private_professional',
] as const

/** SoL 19:4: anybody should report, may be anonymous; also the child and the guardian themselves. */
export const otherCategories = ['private', 'anonymous', 'self', 'guardian'] as const

export const reporterCategories = [...mandatedCategories, ...otherCategories] as const
export type ReporterCategory = (typeof reporterCategories)[number]

/** SoL 19:1: must report; and only such a reporter is told whether an investigation is opened (SoL 19:6, OSL 26:9 a). */
export const isMandated = (category: ReporterCategory): boolean =>
  mandatedCategories.some((mandated) => mandated === category)

/** OSL 26:5 protects the identity of a private reporter only; an authority's report is never secret as to who made it. */
export const mayBeHidden = (category: ReporterCategory): boolean => !isMandated(category)

/** Who the report came from has a name: an anonymous one has not, and a child who tells of itself is the child. */
export const needsName = (category: ReporterCategory): boolean =>
  category !== 'anonymous' && category !== 'self'

/**
 * What it costs that one leaves: wind up, recruit, introduce, train in (Johrén's four parts, as in Vision's calculation). An
 * hour costs the month's salary / 142 × 1.54, the rule of public benefit sums. Every figure is an assumption and can be changed.
 */
export type Assumptions = {
  readonly salary: number
  readonly managerSalary: number
  readonly mentorSalary: number
  readonly windUpHours: number
  readonly recruitHours: number
  readonly advertising: number
  readonly mentorHours: number
  readonly trainMonths: number
  /** Part of the time that is not yet full work while one learns the job, in percent. */
  readonly trainPercent: number
}

export const hoursAMonth = 142
export const payrollFactor = 1.54

/** The example of C3, test 4. */
export const usualAssumptions: Assumptions = {
  salary: 38_000,
  managerSalary: 52_000,
  mentorSalary: 38_000,
  windUpHours: 8,
  recruitHours: 40,
  advertising: 15_000,
  mentorHours: 40,
  trainMonths: 6,
  trainPercent: 30,
}

export const costOfAnHour = (salary: number): number => (salary / hoursAMonth) * payrollFactor

export const leaverCost = (a: Assumptions) => {
  const windUp = a.windUpHours * costOfAnHour(a.managerSalary)
  const recruit = a.recruitHours * costOfAnHour(a.managerSalary) + a.advertising
  const introduce = a.mentorHours * costOfAnHour(a.mentorSalary)
  const trainIn = a.trainMonths * (a.trainPercent / 100) * hoursAMonth * costOfAnHour(a.salary)
  return { windUp, recruit, introduce, trainIn, total: windUp + recruit + introduce + trainIn }
}

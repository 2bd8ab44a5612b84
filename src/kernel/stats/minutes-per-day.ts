import { positive, proportion } from './argument.ts'

/** A working day of eight hours. */
export const MINUTES_OF_WORKDAY = 480

/** A share of the working time as minutes of one working day: 20 % is 96 of 480. */
export const minutesPerDay = (share: number, minutesOfDay: number = MINUTES_OF_WORKDAY): number =>
  proportion('share', share) * positive('minutesOfDay', minutesOfDay)

/** Arguments of the statistics are checked where they come in: a RangeError says which one is wrong and why. */

const said = (value: unknown): string => (typeof value === 'number' ? String(value) : typeof value)

export const finite = (name: string, value: number): number => {
  if (!Number.isFinite(value)) throw new RangeError(`${name} must be a finite number, got ${said(value)}`)
  return value
}

export const nonNegative = (name: string, value: number): number => {
  if (finite(name, value) < 0) throw new RangeError(`${name} must not be negative, got ${value}`)
  return value
}

export const positive = (name: string, value: number): number => {
  if (finite(name, value) <= 0) throw new RangeError(`${name} must be above 0, got ${value}`)
  return value
}

/** A whole number of things, from 0. */
export const count = (name: string, value: number): number => {
  if (!Number.isSafeInteger(nonNegative(name, value))) {
    throw new RangeError(`${name} must be a whole number, got ${value}`)
  }
  return value
}

export const countFrom = (least: number, name: string, value: number): number => {
  if (count(name, value) < least) throw new RangeError(`${name} must be at least ${least}, got ${value}`)
  return value
}

/** From 0 to 1, both ends with. */
export const proportion = (name: string, value: number): number => {
  if (nonNegative(name, value) > 1) throw new RangeError(`${name} must be from 0 to 1, got ${value}`)
  return value
}

/** Between 0 and 1, the ends left out: a confidence, a power, a proportion with a variance. */
export const openProportion = (name: string, value: number): number => {
  if (finite(name, value) <= 0 || value >= 1) {
    throw new RangeError(`${name} must be between 0 and 1, got ${value}`)
  }
  return value
}

/** `part` of `whole`, both counts, the whole at least 1. */
export const countOf = (partName: string, part: number, wholeName: string, whole: number): void => {
  countFrom(1, wholeName, whole)
  if (count(partName, part) > whole) {
    throw new RangeError(`${partName} must not be above ${wholeName} (${whole}), got ${part}`)
  }
}

export const atLeast = <T>(least: number, name: string, list: readonly T[]): readonly T[] => {
  if (list.length < least) {
    throw new RangeError(
      `${name} must have at least ${least} ${least === 1 ? 'value' : 'values'}, got ${list.length}`,
    )
  }
  return list
}

export const sameLength = (
  firstName: string,
  first: readonly unknown[],
  secondName: string,
  second: readonly unknown[],
): void => {
  if (first.length !== second.length) {
    throw new RangeError(
      `${firstName} and ${secondName} must be equally long, got ${first.length} and ${second.length}`,
    )
  }
}

/** The value at an index that the caller knows to be there. */
export const at = <T>(list: readonly T[], index: number): T => {
  const found = list[index]
  if (found === undefined) throw new RangeError(`no value at ${index} of ${list.length}`)
  return found
}

import type { TextOf } from '../text.ts'
import type { sv } from './text.sv.ts'

const several = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

const toward = { above: 'above', below: 'below' } as const

export const en: TextOf<typeof sv> = {
  several,
  none: 'No values yet.',
  interval: (level, lower, upper) => `${level} confidence interval ${lower} to ${upper}`,
  answers: (n) => `n\u00a0=\u00a0${n}`,
  target: (value) => `target ${value}`,
  share: {
    row: (label, value, interval, n) => `${label}: ${value} (${interval}, n\u00a0=\u00a0${n}).`,
    verdict: {
      reached: (target) => `The target of ${target} is reached.`,
      notReached: (target) => `The target of ${target} is not reached.`,
      cannotBeTold: (target) =>
        `It cannot be told whether the target of ${target} is reached: the uncertainty is too large.`,
    },
    columns: {
      label: 'Measurement',
      value: 'Share',
      lower: 'From',
      upper: 'To',
      n: 'Number (n)',
      target: 'Against the target',
    },
    verdictWord: { reached: 'reached', notReached: 'not reached', cannotBeTold: 'cannot be told' },
  },
  run: {
    span: (count, first, last) => `${count} values, ${first} to ${last}.`,
    latest: (label, value) => `Latest, ${label}: ${value}.`,
    limits: (centre, lower, upper) => `Mean ${centre}; common variation is ${lower} to ${upper}.`,
    noLimits: 'Too few values to show what is common variation.',
    fewForLimits: (count) => `The limits rest on only ${count} values and are uncertain.`,
    noSignal: 'No signals: the variation is no larger than is common.',
    signal: {
      outside: (side, label) =>
        `${label} is ${toward[side]} the ${side === 'above' ? 'upper' : 'lower'} limit`,
      shift: (side, count, from, to) => `${count} values in a row ${toward[side]} the mean, ${from} to ${to}`,
      trend: (side, count, from, to) =>
        `${count} values in succession that ${side === 'above' ? 'rise' : 'fall'}, ${from} to ${to}`,
      nearLimit: (side, from, to) =>
        `at least two of three values near the ${side === 'above' ? 'upper' : 'lower'} limit, ${from} to ${to}`,
    },
    signals: (signals) => `Signal: ${signals}.`,
    rebased: (label, reason) => `New limits from ${label}: ${reason}.`,
    assurance: {
      consistentlyPasses: (target) => `The target of ${target} is met steadily if nothing changes.`,
      consistentlyFails: (target) => `The target of ${target} will not be met if nothing changes.`,
      hitAndMiss: (target) => `The target of ${target} is met at times, by chance, if nothing changes.`,
    },
    newLimits: 'new limits',
    centre: 'mean',
    upper: 'upper limit',
    lower: 'lower limit',
    columns: {
      label: 'Period',
      value: 'Value',
      centre: 'Mean',
      lower: 'Lower limit',
      upper: 'Upper limit',
      signal: 'Signal',
    },
    signalWord: {
      outside: 'outside the limit',
      shift: 'in a row on one side',
      trend: 'one way',
      nearLimit: 'near the limit',
    },
  },
  funnel: {
    inside: (inside, all, level) => `${inside} of ${all} lie within what chance can explain (${level}).`,
    outside: (names) => `Outside: ${names}.`,
    outsideOne: (label, value, side) => `${label} (${value}, ${toward[side]})`,
    expected: (count) => `By chance ${count} would be outside.`,
    reference: (value) => `Reference ${value}, all together.`,
    widened: 'The limits are widened, since the units differ by more than chance.',
    centre: (value) => `all ${value}`,
    size: 'Number (n)',
    columns: {
      label: 'Unit',
      value: 'Share',
      n: 'Number (n)',
      lower: 'Lower limit',
      upper: 'Upper limit',
      place: 'Against the limits',
    },
    place: { inside: 'inside', above: 'above', below: 'below' },
  },
  survival: {
    left: (label, n, value, time) => `${label}: of ${n}, ${value} are left after ${time}`,
    median: (time) => `half had left after ${time}`,
    months: (count) => `${count} months`,
    axis: 'Months from the start',
    marks: 'Upright strokes: still there when last followed.',
    columns: {
      group: 'Group',
      time: 'Month',
      atRisk: 'Left before',
      events: 'Left the post',
      censored: 'No longer followed',
      survival: 'Share left',
      lower: 'From',
      upper: 'To',
    },
    untold: 'cannot be told',
  },
  stack: {
    row: (label, parts) => `${label}: ${parts}.`,
    part: (label, value) => `${label} ${value}`,
    from: (label, first, last) => `${label} ${first} → ${last}`,
    change: (first, last, parts) => `From ${first} to ${last}: ${parts}.`,
    columns: { label: 'Period', total: 'Sum' },
  },
  change: {
    row: (label, before, after, points, interval) =>
      `${label}: ${before} → ${after}, ${points} percentage points (${interval}).`,
    told: 'The change is larger than chance explains.',
    untold: 'It cannot be told that anything has changed: zero lies within the interval.',
    before: 'before',
    after: 'after',
    points: (points) => `${points} percentage points`,
    columns: {
      label: 'Measurement',
      before: 'Before',
      after: 'After',
      points: 'Percentage points',
      lower: 'From',
      upper: 'To',
    },
  },
}

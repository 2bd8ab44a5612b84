import type { TextOf } from '#kernel/text.ts'
import type { sv } from './text.sv.ts'

export const en: TextOf<typeof sv> = {
  record: {
    stepTaken: 'The next step has been taken.',
    stepStruck: 'The step was wrong and has been struck.',
    over: (age, paragraph) => `Ended at ${age}, ${paragraph}.`,
  },
  page: {
    tab: 'Compulsory care and other courses',
    title: (name) => `Courses that the law governs, ${name}`,
    lead: 'LVU, bans, contact, shelter, youth service, coordinated plan. You write what happened and on which day. The times are counted for you.',
    none: 'No course is running.',
    noneLead: 'A decision of the board or its chair opens its course by itself when it is signed.',
    running: 'Running',
    closed: 'Closed',
    open: 'Open a course',
    openLead: 'What the board has decided or somebody has asked for.',
    what: 'What is it about?',
    ground: 'On which ground?',
    grounds: { lvu2: 'LVU 2, conditions at home', lvu3: 'LVU 3, own behaviour' },
    groundMissing: 'Say which ground applies. It decides at which age the care ends (LVU 1, 21).',
    setGround: 'Save the ground',
    lastsUntil: (day) => `Can last until ${day} at the longest`,
    strike: 'The last step is wrong',
    strikeLead: 'The step stays, struck, with your reason. The clocks go back to where they were before it.',
    strikeReason: 'What was wrong?',
    strikeDo: 'Strike the step',
    struck: 'Struck',
    save: 'Open the course',
    saved: 'Saved',
    toCase: 'To the case',
    link: 'Compulsory care and other courses',
    linkCount: (n) => (n === 1 ? '1 running' : `${n} running`),
  },
  answers: {
    measure_open_already: 'Such a course is already running in the case. Go on with it, or close it first.',
    measure_needs_decision:
      'This takes a decision of the board or its chair (SoL 30:6–8). When it is signed you can go on.',
    measure_ground_missing:
      'Choose LVU 2 or 3. The ground decides at which age the care ends (LVU 1 and 21).',
    measure_nothing_to_strike: 'There is no step to strike. Reload the page and see where it stands.',
    measure_without_ground: 'This course has no ground to choose.',
  },
}

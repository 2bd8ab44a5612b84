import type { TextOf } from '#kernel/text.ts'
import { fieldNames } from './text-fields.en.ts'
import { formNames } from './text-forms.en.ts'
import type { sv } from './text.sv.ts'

/** The same in English. */
export const en: TextOf<typeof sv> = {
  forms: formNames,
  fields: fieldNames,
  page: {
    title: 'The burden of forms',
    lead: 'What the forms cost in time. We count forms, not people. Nobody can see who filled in what.',
    toOwn: 'Own fields',
    unit: 'Unit',
    wholeMunicipality: 'The whole municipality',
    tooFew: (name) => `${name} (fewer than five workers, not shown)`,
    period: (weeks, from, until) =>
      weeks === 1 ? `One whole week: ${from} to ${until}.` : `${weeks} whole weeks: ${from} to ${until}.`,
    hours: (hours) => `${hours} hours a month`,
    hoursLead: 'That is what the forms shown here take, all together.',
    none: 'Nothing to show yet',
    noneLead: 'We show whole weeks, and only forms that were used at least five times. Come back next week.',
    hidden: (count) =>
      count === 1
        ? 'One more form was used, but too seldom to be shown.'
        : `${count} more forms were used, but too seldom to be shown.`,
    csv: 'Download as a table (CSV)',
    csvName: 'burden.csv',
    print: 'Print',
  },
  columns: {
    form: 'Form',
    uses: 'Sent',
    median: 'Median time',
    ninety: 'Nine in ten under',
    clicks: 'Clicks',
    presses: 'Choices by key',
    fields: 'Fields',
    filled: 'Filled in',
    hours: 'Hours a month',
    abandoned: 'Left',
  },
  table: 'Forms, the costliest first',
  changed: (week) => `Its fields changed ${week}.`,
  useless: {
    title: 'Fields to think about',
    lead: 'Fields that nobody fills in, and fields that nobody has read. Can any of them go?',
    neverFilled: 'Nobody has filled in',
    neverRead: 'Filled in, but nobody has read',
    none: 'Every field that is shown has been filled in and read.',
    year: 'In the last twelve months.',
    since: (weeks) =>
      weeks === 1
        ? 'It has been measured for one week.'
        : `It has been measured for ${weeks} weeks, not yet a whole year.`,
  },
  tasks: {
    title: 'Clicks in the commonest tasks',
    lead: 'Counted in a real browser by our tests. If the clicks rise, the change is refused.',
    task: 'Task',
    presses: 'Clicks',
    fields: 'Fields filled in',
    names: {
      receiveReport: 'Receive a report',
      assessProtection: 'Make the protection assessment',
      openInvestigation: 'Open an investigation',
      planInvestigation: 'Plan the investigation',
      writeNote: 'Write and sign a note',
      consult: 'Consult a colleague',
      propose: 'Write a proposal',
      sign: 'Sign the decision',
      planHelp: 'Plan an intervention',
      followUp: 'Follow up an intervention',
    },
  },
  cards: {
    title: 'How we count',
    numerator: 'What we count',
    denominator: 'Divided by',
    source: 'From',
    version: 'Version 1, November 2026. Nothing under five is shown.',
    list: {
      seconds: {
        name: 'Median time',
        numerator:
          'Seconds in which the page was seen and you did something in the form. After a minute without it we stop.',
        denominator: 'Nothing: half of the times took less, half took more.',
        source: 'The meter in the form, rounded to one of nineteen steps.',
      },
      clicks: {
        name: 'Clicks',
        numerator:
          'Presses of the mouse or a finger in the form. Choices by Enter or space are counted apart.',
        denominator: 'How many times the form was sent.',
        source: 'The meter in the form.',
      },
      hours: {
        name: 'Hours a month',
        numerator: 'Fields × seconds for each × uses in a month. Time in forms that were left counts too.',
        denominator: '3,600 seconds, and an average month of 4.35 weeks.',
        source: 'The meter in the form.',
      },
      filled: {
        name: 'Filled in',
        numerator: 'Fields with something in them when the form was sent. Not what stood there.',
        denominator: 'All fields that were shown.',
        source: 'The meter in the form.',
      },
      read: {
        name: 'Read',
        numerator: 'How often the pages that show the field were opened, per week and unit.',
        denominator: 'Nothing. A field that no page shows cannot be measured and is not called unread.',
        source: 'The server’s count of answers. Who read stands only in the log.',
      },
      task: {
        name: 'Clicks per task',
        numerator: 'All presses from the beginning of the task to its end, choices in the menu too.',
        denominator: 'Nothing: once through the task by the shortest way.',
        source: 'The tests in the browser.',
      },
    },
  },
  own: {
    title: 'Own fields',
    lead: 'Fields that the municipality has added itself. Each has a purpose, somebody who answers for it and a last day. The day after, it is no longer asked.',
    back: 'The burden of forms',
    yes: 'Yes',
    no: 'No',
    add: 'New field',
    asked: 'Asked now',
    noneAsked: 'The municipality has no own fields',
    noneAskedLead: 'That is good. Each field takes time from everybody who fills it in.',
    ended: 'Ended',
    forms: {
      note: 'Journal note',
      closing: 'Closing of the case',
      follow_up: 'Follow-up of an intervention',
    },
    kinds: { line: 'A line of text', yes_no: 'Yes or no', choice: 'One of several choices' },
    mandatory: 'Mandatory',
    until: (day) => `Until ${day}`,
    endedOn: (day) => `Was asked until ${day}`,
    facts: {
      form: 'Stands in',
      kind: 'The answer is',
      purpose: 'Purpose',
      owner: 'Responsible',
      reader: 'Read by',
      cost: 'Has cost',
      reads: 'Was read',
    },
    orphan: 'Whoever was responsible has left. Renew the field with somebody else, or end it.',
    cost: (shown, minutes, filled) =>
      `Shown ${shown} times and filled in ${filled} times. It took ${minutes} minutes.`,
    costTooSmall: 'Shown fewer than five times.',
    reads: (count) =>
      count === 0
        ? 'No page that shows the answers was opened. Is the field needed?'
        : `Pages that show the answers were opened ${count} times.`,
    roles: {
      administrator: 'Administrator',
      board_secretary: 'Board secretary',
      trainee: 'Trainee',
      social_worker: 'Social worker',
      lead: 'Lead social worker',
      unit_manager: 'Unit manager',
      head: 'Head of the service',
    },
    form: {
      title: 'New own field',
      where: 'In which form?',
      kind: 'How is it answered?',
      label: 'Question',
      labelHint: 'What stands above the field. Short, and without names.',
      help: 'Help',
      choices: 'Choices',
      choicesHint: 'One on each line. At least two, at most eight.',
      purpose: 'Why is the field needed?',
      purposeHint: 'What will the answer be used for?',
      owner: 'Who answers for the field?',
      reader: 'Who reads the answers?',
      endsOn: 'Last day',
      endsOnHint: 'At most twelve months ahead. Then the field ends by itself.',
      isMandatory: 'The field is mandatory',
      insteadOf: 'Which field goes?',
      insteadOfHint: 'There are five mandatory fields already. One in, one out.',
      save: 'Add the field',
      saved: 'The field is added',
      cancel: 'Cancel',
    },
    renew: {
      open: 'Renew',
      title: 'Renew the field',
      lead: 'Write anew why the field is needed. If you cannot say it, let the field end.',
      save: 'Renew the field',
      saved: 'The field is renewed',
    },
    end: {
      open: 'End now',
      title: 'End the field?',
      lead: 'It is no longer asked from now on. Answers that were given stay where they were given.',
      yes: 'End the field',
      no: 'Keep it',
      done: 'The field has ended',
    },
    history: 'History',
    terms: { begun: 'Began', renewed: 'Renewed', ended: 'Ended' },
    term: (what, day, by) => `${what} ${day} by ${by}`,
  },
  answers: {
    own_field_ended: 'The field is no longer asked.',
  },
}

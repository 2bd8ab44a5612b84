import type { TextOf } from '#kernel/text.ts'
import type { sv } from './text.sv.ts'

export const en: TextOf<typeof sv> = {
  areas: {
    background: { label: 'Background and reason', hint: 'Why do we investigate? What has happened before?' },
    health: { label: 'Health', hint: 'How is the child? What does the child need to be well?' },
    education: { label: 'Education', hint: 'How is preschool or school going? What works there?' },
    feelings_and_behaviour: {
      label: 'Feelings and behaviour',
      hint: 'How does the child show what it feels? What worries, what is calm?',
    },
    social_relations: {
      label: 'Social relations',
      hint: 'Who matters to the child? Friends, siblings, other adults?',
    },
    basic_care: { label: 'Basic care', hint: 'Food, sleep, clothes, health: who sees to it, and how?' },
    safety: { label: 'Safety', hint: 'Is the child safe at home, outside and online? Who protects?' },
    emotional_availability: {
      label: 'Emotional availability',
      hint: 'How do the parents receive what the child feels?',
    },
    stimulation_and_guidance: {
      label: 'Stimulation and guidance',
      hint: 'How do the parents help the child to learn, play and keep to limits?',
    },
    family_now: { label: 'The family now', hint: 'Who live together? What marks everyday life?' },
    family_background: {
      label: 'Family background',
      hint: 'What in the family’s past matters to the child?',
    },
    housing: { label: 'Housing', hint: 'How does the child live? Is there room, calm and safety?' },
    work_and_economy: {
      label: 'Work and economy',
      hint: 'How do work and money affect the child’s everyday life?',
    },
    network_and_integration: {
      label: 'Social network and integration',
      hint: 'Who are around the family? What do they belong to?',
    },
    childs_view: {
      label: 'The child’s own view',
      hint: 'What does the child want and think? Use the child’s words. Say how the child could tell.',
    },
    why_child_not_heard: {
      label: 'Why the child was not heard',
      hint: 'How have you still tried to learn the child’s attitude?',
    },
    guardians_view: {
      label: 'The guardians’ view',
      hint: 'What does each of them say? What do they agree on?',
    },
    analysis: {
      label: 'Analysis',
      hint: 'What does what you know mean to the child? What is best for the child, and how was its view weighed?',
    },
    proposal: {
      label: 'Proposal',
      hint: 'What do you propose, and why is it enough? What happens if nothing is done?',
    },
  },
  groups: {
    reason: 'Why we investigate',
    development: 'The child’s development',
    parenting: 'The parents’ ability',
    family: 'Family and environment',
    views: 'What the child and the guardians say',
    conclusion: 'Analysis and proposal',
  },
  missing: {
    background: 'Background and reason is empty.',
    childs_view_or_reason: 'The child’s view is missing, and so is why the child was not heard (SoL 3:1–2).',
    analysis: 'The analysis is empty.',
    proposal: 'The proposal is empty.',
  },
  screen: {
    tab: 'Investigation',
    title: (name) => `Investigation about ${name}`,
    lead: 'Four parts are always written. Open the others when you have something to say.',
    notHeard: 'The child was not heard',
    missingTitle: 'Missing before a decision',
    readyTitle: 'Every part that is needed is written',
    talks: (talks, alone) =>
      talks === 0
        ? 'No talk with the child is signed in the journal.'
        : `${talks} talks with the child in the journal, ${alone} of them alone.`,
    signed: (moment) => `The text was locked with the decision ${moment}.`,
    closed: 'The investigation has ended. The text can be read but not changed.',
    empty: 'Nothing written.',
    lastSaved: (name, moment) => `${name}, ${moment}`,
  },
  saving: {
    saved: (time) => `Saved ${time}`,
    notYet: 'Not saved yet',
    trouble: 'Not saved yet. We keep trying. Do not close the page.',
    refused: 'This could not be saved',
  },
  answers: {
    section_changed_meanwhile: 'Somebody else has written in the same part. Compare and choose.',
    assessment_not_ready: 'The investigation is not complete. See what is missing.',
  },
}

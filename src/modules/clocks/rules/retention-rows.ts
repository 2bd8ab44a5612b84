/** The three rules of disposal as rows of the page "Klockorna". They are counted in the room `retention`. */
export const retentionRules = [
  {
    code: 'disposal5',
    paragraph: 'SoL 16:1',
    heldBy:
      'src/modules/retention/rules/files.test.ts › a file goes five years after its last note, done by the end of the next year (SoL 16:1)',
    unverified: false,
  },
  {
    code: 'disposal30',
    paragraph: 'SoL 16:2 a',
    heldBy:
      'src/modules/retention/rules/files.test.ts › an investigation of a child stays until the child turns thirty (SoL 16:2 a)',
    unverified: true,
  },
  {
    code: 'disposalProvider',
    paragraph: 'SoL 17:2',
    heldBy:
      'src/modules/retention/rules/files.test.ts › a private provider keeps its file two years after the last note (SoL 17:2)',
    unverified: false,
  },
] as const

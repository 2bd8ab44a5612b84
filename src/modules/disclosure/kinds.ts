/** Who asks for papers of a child's file; also as whom the file can be looked at before it leaves. */
export const requesters = [
  'mother',
  'father',
  'guardian',
  'child',
  'court',
  'authority',
  'reporter',
  'other',
] as const
export type Requester = (typeof requesters)[number]

/** How it was seen that the one who asks is that person. */
export const identityWays = ['id_document', 'e_identification', 'known', 'official_channel'] as const
export type IdentityWay = (typeof identityWays)[number]

export const sourceKinds = ['note', 'decision', 'assessment', 'report'] as const
export type SourceKind = (typeof sourceKinds)[number]

/** On what a passage is taken out (OSL 2009:400). */
export const grounds = ['osl_26_1', 'osl_26_5', 'osl_12_3', 'osl_21_3', 'osl_10_3'] as const
export type Ground = (typeof grounds)[number]

/** The harm test of one paper: all of it may leave, some of it, or nothing. */
export const judgements = ['open', 'masked', 'withheld'] as const
export type Judgement = (typeof judgements)[number]

export const outcomes = ['whole', 'masked', 'refused'] as const
export type Outcome = (typeof outcomes)[number]

/** Who reads for a child: against them the child's own secrecy stands (OSL 12:3). */
export const guardianLike: readonly Requester[] = ['mother', 'father', 'guardian']

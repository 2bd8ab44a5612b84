import type { Role } from '#kernel/actor.ts'

export type UnitKey = 'intake' | 'one' | 'two'

export const unitNames: Readonly<Record<UnitKey, string>> = {
  intake: 'Mottagningen',
  one: 'Utredning 1',
  two: 'Utredning 2',
}

/** `years` at work here, `experience` in the profession; both counted back from the day of the seed. */
export type Person = {
  readonly login: string
  readonly name: string
  readonly unit: UnitKey
  readonly role: Role
  readonly percent: number
  readonly years: number
  readonly experience: number
  /** Years since the person left; undefined for those at work. */
  readonly left?: number
}

const one = (
  login: string,
  name: string,
  unit: UnitKey,
  role: Role,
  percent: number,
  years: number,
  experience: number,
): Person => ({ login, name, unit, role, percent, years, experience })

/** The 27 invented people of the municipality. */
export const staff: readonly Person[] = [
  one('mattias', 'Mattias Rönnklint', 'intake', 'unit_manager', 100, 6, 17),
  one('monika', 'Monika Hagvret', 'intake', 'lead', 100, 8, 21),
  one('maja', 'Maja Sundsätter', 'intake', 'social_worker', 100, 4, 9),
  one('mehran', 'Mehran Vindås', 'intake', 'social_worker', 100, 3, 5),
  one('matilda', 'Matilda Klöverlid', 'intake', 'social_worker', 80, 5, 12),
  one('magnus', 'Magnus Stäppfält', 'intake', 'social_worker', 100, 2, 3),
  one('mona', 'Mona Lärkfjärd', 'intake', 'social_worker', 75, 11, 26),
  one('melvin', 'Melvin Tuvkvist', 'intake', 'trainee', 100, 0.7, 0),

  one('dagmar', 'Dagmar Ekminne', 'one', 'unit_manager', 100, 5, 19),
  one('cilla', 'Cilla Näckstrand', 'one', 'lead', 100, 7, 14),
  one('amira', 'Amira Lindqvist', 'one', 'social_worker', 100, 4, 8),
  one('bo', 'Bo Granhällen', 'one', 'social_worker', 100, 9, 23),
  one('fanny', 'Fanny Silverryd', 'one', 'social_worker', 80, 3, 6),
  one('goran', 'Göran Ljungskär', 'one', 'social_worker', 100, 2.5, 4),
  one('hodan', 'Hodan Blomklint', 'one', 'social_worker', 100, 1.6, 2),
  one('tove', 'Tove Hallonmo', 'one', 'trainee', 100, 0.8, 0),

  one('ulla', 'Ulla Fagerdalen', 'two', 'unit_manager', 100, 10, 28),
  one('urban', 'Urban Malgren', 'two', 'lead', 90, 4, 13),
  one('eva', 'Eva Ringelhage', 'two', 'social_worker', 100, 6, 15),
  one('jamila', 'Jamila Forsvret', 'two', 'social_worker', 100, 3.5, 7),
  one('karl', 'Karl Slätnäs', 'two', 'social_worker', 100, 2, 3),
  one('lovisa', 'Lovisa Videfält', 'two', 'social_worker', 75, 5, 10),
  one('nikola', 'Nikola Åkerfjärd', 'two', 'social_worker', 100, 1.7, 2),
  one('tariq', 'Tariq Elmlid', 'two', 'trainee', 100, 0.9, 0),

  one('hedda', 'Hedda Östminne', 'intake', 'head', 100, 3, 24),
  one('adam', 'Adam Vallrot', 'intake', 'administrator', 100, 12, 0),
  one('nora', 'Nora Lindvret', 'intake', 'board_secretary', 100, 5, 0),
]

/** Those who had the closed cases and have left: a signed note keeps its author. */
export const formerStaff: readonly Person[] = [
  { ...one('f-anders', 'Anders Ljungrot', 'one', 'social_worker', 100, 9, 12), left: 2.2 },
  { ...one('f-britta', 'Britta Sjövret', 'one', 'social_worker', 100, 8, 20), left: 1.4 },
  { ...one('f-camilla', 'Camilla Kvarnnäs', 'one', 'lead', 100, 9, 15), left: 3.1 },
  { ...one('f-david', 'David Tallminne', 'two', 'social_worker', 100, 8, 11), left: 2.9 },
  { ...one('f-elina', 'Elina Myrfjält', 'two', 'social_worker', 80, 7.5, 9), left: 0.6 },
  { ...one('f-fritjof', 'Fritjof Hedås', 'two', 'lead', 100, 9, 22), left: 3.8 },
  { ...one('f-greger', 'Greger Lövhällen', 'intake', 'social_worker', 100, 10, 18), left: 1.8 },
  { ...one('f-hanna', 'Hanna Videvik', 'one', 'unit_manager', 100, 9, 25), left: 4.9 },
]

export const titles: Readonly<Record<Role, string>> = {
  administrator: 'Administratör',
  board_secretary: 'Nämndsekreterare',
  trainee: 'Socialsekreterare, trainee',
  social_worker: 'Socialsekreterare',
  lead: '1:e socialsekreterare',
  unit_manager: 'Enhetschef',
  head: 'Verksamhetschef',
}

/** The delegation order: kind of decision, paragraph, lowest level (KL 6:37–38, 7:5). */
export const delegation = [
  ['open_investigation', 'SoL 14:2', 'social_worker'],
  ['not_open_investigation', 'SoL 14:2', 'lead'],
  ['extend_preliminary_assessment', 'SoL 20:2', 'lead'],
  ['extend_investigation', 'SoL 20:3', 'lead'],
  ['grant_open_care', 'SoL 11:1', 'social_worker'],
  ['grant_contact_person', 'SoL 13:7', 'lead'],
  ['refuse_application', 'SoL 11:1', 'unit_manager'],
  ['close_without_measure', 'SoL 20:3', 'lead'],
  ['close_case', 'SoL 14:3', 'social_worker'],
  ['grant_foster_care', 'SoL 22:2', 'committee'],
  ['grant_residential_care', 'SoL 11:1', 'unit_manager'],
  ['end_intervention', 'SoL 14:9', 'unit_manager'],
  ['consider_care', 'SoL 22:13', 'committee'],
  ['consider_custody_transfer', 'SoL 22:14', 'committee'],
  ['extend_emergency_home', 'SoL 22:4', 'committee'],
  ['cross_border_placement', 'SoL 22:17–18', 'board'],
  ['adoption', 'SoL 24', 'committee'],
  ['apply_for_compulsory_care', 'LVU 4', 'committee'],
  ['immediate_custody', 'LVU 6', 'committee'],
  ['care_content', 'LVU 11', 'committee'],
  ['reconsider_care', 'LVU 13', 'committee'],
  ['contact_restriction', 'LVU 14', 'committee'],
  ['end_compulsory_care', 'LVU 21', 'committee'],
  ['preventive_measures', 'LVU 22', 'committee'],
  ['moving_ban', 'LVU 24–26', 'committee'],
  ['temporary_moving_ban', 'LVU 27', 'committee'],
  ['exit_ban', 'LVU 31 b–c', 'committee'],
  ['temporary_exit_ban', 'LVU 31 d', 'committee'],
  ['tests_before_contact', 'LVU 32 a–b', 'committee'],
  ['police_assistance', 'LVU 43', 'committee'],
  ['shelter_without_consent', 'lag (2024:79) 4:1', 'committee'],
  ['dismiss_late_appeal', 'FL 45', 'lead'],
  ['change_decision', 'FL 36–38', 'unit_manager'],
] as const

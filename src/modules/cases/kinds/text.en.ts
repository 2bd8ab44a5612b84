import type { TextOf } from '#kernel/text.ts'
import type { sv } from './text.sv.ts'

export const en: TextOf<typeof sv> = {
  kinds: {
    open_care: 'Open care',
    respite: 'Respite',
    contact_support: 'Support at contact',
    mediation: 'Mediation',
    youth_service: 'Youth service',
    contact_person: 'Contact person',
    contact_family: 'Contact family',
    qualified_contact_person: 'Qualified contact person',
    kinship_care: 'Care by kin',
    foster_home: 'Foster home',
    emergency_foster_home: 'Emergency foster home',
    supported_housing: 'Supported housing',
    residential_care_home: 'Residential care home (HVB)',
    shelter: 'Shelter',
    secure_youth_home: 'Secure youth home (SiS)',
  },
  bases: {
    sol: 'Social Services Act, with consent',
    lvu_2: 'LVU 2 (conditions at home)',
    lvu_3: 'LVU 3 (own behaviour)',
    lvu_6: 'LVU 6 (immediate custody)',
    lvu_22: 'LVU 22 (preventive measure without consent)',
    shelter_act: 'Act (2024:79), without one guardian’s consent',
  },
  limits: {
    help_age_unknown: 'The child’s day of birth is missing, and this help has an age limit. Fill it in.',
    help_before_15: 'Youth service is a sanction for a crime, only for somebody who had turned 15 (BrB 1:6).',
    help_before_16: 'Supported housing is for those who are 16–20 (SoL 9:1, 9:3).',
    help_from_21: 'The help is for those who are under 21 (SoL 9:1, 13:7, LVU 21).',
    help_special_reasons:
      'At 16 or 17, supported housing takes special reasons (SoL 9:1). Tick that there are such, and write them under Why.',
    help_only_lvu: 'A secure youth home is only for care under LVU (LVU 12). Choose the paragraph.',
    help_basis: 'The help cannot rest on that law. Choose another.',
    help_basis_age:
      'The child’s age does not fit the paragraph. Care under LVU 2 ends at 18 and under 3 at 21 (LVU 21). What is decided by 6 and 22 is decided before 20 (LVU 6, 22).',
    help_risk_behaviour:
      'A qualified contact person is for somebody with risk behaviour (SoL 13:7). Tick that there is such, and describe it under Why.',
    help_kin_first: 'Say whether the child might live with kin, and why it does not come to that (SoL 22:1).',
  },
}

import type { InterventionKind, LegalBasis } from './kinds.ts'
import type { HelpLimit } from './limits.ts'

/** The names of the kinds of help, and why one of them cannot be given. */
export const sv = {
  kinds: {
    open_care: 'Öppenvård',
    respite: 'Avlastning',
    contact_support: 'Umgängesstöd',
    mediation: 'Medling',
    youth_service: 'Ungdomstjänst',
    contact_person: 'Kontaktperson',
    contact_family: 'Kontaktfamilj',
    qualified_contact_person: 'Särskilt kvalificerad kontaktperson',
    kinship_care: 'Placering hos närstående (nätverkshem)',
    foster_home: 'Familjehem',
    emergency_foster_home: 'Jourhem',
    supported_housing: 'Stödboende',
    residential_care_home: 'Hem för vård eller boende (HVB)',
    shelter: 'Skyddat boende',
    secure_youth_home: 'Särskilt ungdomshem (SiS)',
  } satisfies Record<InterventionKind, string>,
  bases: {
    sol: 'Socialtjänstlagen, med samtycke',
    lvu_2: 'LVU 2 § (hemförhållanden)',
    lvu_3: 'LVU 3 § (eget beteende)',
    lvu_6: 'LVU 6 § (omedelbart omhändertagande)',
    lvu_22: 'LVU 22 § (förebyggande insats utan samtycke)',
    shelter_act: 'Lag (2024:79), utan den ena vårdnadshavarens samtycke',
  } satisfies Record<LegalBasis, string>,
  /** What the server says, and what stands beside a kind that cannot be chosen. */
  limits: {
    help_age_unknown: 'Barnets födelsedag saknas, och insatsen har en åldersgräns. Fyll i den hos barnet.',
    help_before_15:
      'Ungdomstjänst är en påföljd för brott. Den gäller bara den som hade fyllt 15 år (BrB 1:6).',
    help_before_16: 'Stödboende är för den som är 16–20 år (SoL 9:1, 9:3).',
    help_from_21: 'Insatsen är för den som inte har fyllt 21 år (SoL 9:1, 13:7, LVU 21).',
    help_special_reasons:
      'För den som är 16 eller 17 år krävs särskilda skäl för stödboende (SoL 9:1). Kryssa i att de finns, och skriv dem under Varför.',
    help_only_lvu:
      'Särskilt ungdomshem är bara för vård enligt LVU (LVU 12). Välj vilken paragraf vården bygger på.',
    help_basis: 'Insatsen kan inte bygga på den lagen. Välj en annan.',
    help_basis_age:
      'Barnets ålder stämmer inte med paragrafen. Vård enligt LVU 2 § slutar vid 18 år och enligt 3 § vid 21 (LVU 21). Beslut enligt 6 § och 22 § tas före 20 år (LVU 6, 22).',
    help_risk_behaviour:
      'En särskilt kvalificerad kontaktperson är för den som har ett riskbeteende (SoL 13:7). Kryssa i att det finns, och beskriv det under Varför.',
    help_kin_first:
      'Skriv om ni har prövat att barnet bor hos någon närstående, och varför det inte blir så (SoL 22:1).',
  } satisfies Record<HelpLimit, string>,
}

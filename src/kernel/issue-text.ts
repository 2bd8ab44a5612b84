import type { Language } from './text.ts'

/** What a field's fault is called, in words that say what to do next. */
const sentences = {
  sv: {
    required: () => 'Fyll i det här fältet.',
    too_long: (max: string) => `Texten är för lång. Högst ${max} tecken får plats.`,
    too_short: (min: string) => `Skriv minst ${min} tecken.`,
    unstorable: () => 'Texten innehåller ett tecken som inte går att spara. Ta bort det och försök igen.',
    not_a_day: () => 'Datumet finns inte. Skriv som 2026-03-17.',
    not_a_time: () => 'Skriv klockslaget som 14:05.',
    not_a_number: () => 'Skriv ett heltal med siffror.',
    too_small: (min: string) => `Talet får inte vara mindre än ${min}.`,
    too_big: (max: string) => `Talet får inte vara större än ${max}.`,
    choose: () => 'Välj ett av alternativen.',
    choose_one: () => 'Välj minst ett.',
    unknown_field: () => 'Fältet finns inte här. Ladda om sidan och försök igen.',
    not_an_id: () => 'Det här går inte att hitta. Ladda om sidan.',
    wrong_type: () => 'Det här gick inte att läsa. Skriv det på nytt.',
    not_an_email: () => 'Skriv e-postadressen som namn@exempel.se.',
    number_format: () => 'Skriv personnumret med tio eller tolv siffror.',
    number_checksum: () => 'Sista siffran i personnumret stämmer inte. Kontrollera siffrorna.',
    number_date: () => 'Datumet i personnumret finns inte.',
    number_future: () => 'Personnumret gäller en dag som inte har varit än.',
    in_future: () => 'Dagen har inte varit än.',
    before_start: () => 'Dagen är före starten.',
    own_end_too_late: () => 'Sista dagen får vara högst tolv månader fram.',
    own_two_choices: () => 'Skriv minst två alternativ, ett på varje rad.',
    own_eight_choices: () => 'Högst åtta alternativ får plats. Ta bort något.',
    own_same_choice: () => 'Två alternativ är likadana. Ändra eller ta bort det ena.',
    own_one_in_one_out: () => 'Ni har redan fem fält som måste fyllas i. Välj vilket som ska bort.',
    own_past_day: () => 'Sista dagen kan inte vara en dag som har varit.',
    invitation_past: () => 'Sista dagen har redan varit. Välj en dag framåt.',
    invitation_too_long: () => 'Inbjudan får gälla i högst sex månader. Välj en tidigare dag.',
    points_range: () => 'Poängen ska vara mellan 0 och 200. Skriv 0 om det inte ska räknas.',
    share_range: () => 'Andelen ska vara mellan 0 och 100 procent.',
    norm_range: () => 'Skriv hur många poäng som fyller en heltid, mellan 20 och 1000.',
    norm_share: () => 'Andelen ska vara mellan 1 och 100 procent. Utan norm går en månad inte att räkna.',
    norm_from_zero: () => 'Första steget ska börja vid 0 månader. Annars har den som är ny ingen norm.',
    steps_rising: () => 'Talet ska vara högre än talet före. Höj det här eller sänk det före.',
  },
  en: {
    required: () => 'Fill in this field.',
    too_long: (max: string) => `The text is too long. There is room for ${max} characters.`,
    too_short: (min: string) => `Write at least ${min} characters.`,
    unstorable: () => 'The text has a character that cannot be saved. Remove it and try again.',
    not_a_day: () => 'There is no such date. Write it as 2026-03-17.',
    not_a_time: () => 'Write the time as 14:05.',
    not_a_number: () => 'Write a whole number in digits.',
    too_small: (min: string) => `The number must be at least ${min}.`,
    too_big: (max: string) => `The number must be at most ${max}.`,
    choose: () => 'Choose one of the alternatives.',
    choose_one: () => 'Choose at least one.',
    unknown_field: () => 'There is no such field here. Reload the page and try again.',
    not_an_id: () => 'This cannot be found. Reload the page.',
    wrong_type: () => 'This could not be read. Write it again.',
    not_an_email: () => 'Write the e-mail address as name@example.se.',
    number_format: () => 'Write the identity number with ten or twelve digits.',
    number_checksum: () => 'The last digit of the identity number is wrong. Check the digits.',
    number_date: () => 'The date in the identity number does not exist.',
    number_future: () => 'The identity number is for a day that has not come yet.',
    in_future: () => 'The day has not come yet.',
    before_start: () => 'The day is before the start.',
    own_end_too_late: () => 'The last day may be at most twelve months ahead.',
    own_two_choices: () => 'Write at least two choices, one on each line.',
    own_eight_choices: () => 'There is room for eight choices. Remove some.',
    own_same_choice: () => 'Two choices are the same. Change or remove one of them.',
    own_one_in_one_out: () => 'There are five mandatory fields already. Choose which one goes.',
    own_past_day: () => 'The last day cannot be in the past.',
    invitation_past: () => 'The last day is over. Choose a day to come.',
    invitation_too_long: () => 'An invitation lasts six months at most. Choose an earlier day.',
    points_range: () => 'Points are between 0 and 200. Write 0 for what is not to count.',
    share_range: () => 'The share is between 0 and 100 per cent.',
    norm_range: () => 'Write how many points fill a whole post, between 20 and 1000.',
    norm_share: () => 'The share is between 1 and 100 per cent. Without a norm a month cannot be counted.',
    norm_from_zero: () => 'The first step begins at 0 months. Otherwise somebody new has no norm.',
    steps_rising: () =>
      'The number must be higher than the one before. Raise this one or lower the one before.',
  },
} as const

type Sentence = keyof typeof sentences.sv

const isSentence = (code: string): code is Sentence => Object.hasOwn(sentences.sv, code)

/** `code` may carry one figure after a colon: `too_long:200`. An unknown code becomes the general sentence. */
export const issueText = (code: string, language: Language): string => {
  const [name = '', figure = ''] = code.split(':')
  return sentences[language][isSentence(name) ? name : 'wrong_type'](figure)
}

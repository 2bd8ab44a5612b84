/** What the gate says when it stops a file. */
export const sv = {
  answers: {
    stopped_at_the_gate:
      'Filen gjordes inte. I den står {what} för en person med skyddade uppgifter: {who}. Ingenting har lämnats ut. Rätta texten, eller gör en maskad kopia under Lämna ut på barnets sida. Försöket står i loggen.',
  },
  fields: {
    address: 'adress',
    phone: 'telefonnummer',
    email: 'e-postadress',
    school: 'skola',
    workplace: 'arbetsplats',
    placement: 'boendet',
    new_name: 'det nya namnet',
    lives_at: 'platsen där personen bor',
    name: 'namnet',
    number: 'personnumret',
  },
  otherField: 'en skyddad uppgift',
  relative: 'en anhörig',
}

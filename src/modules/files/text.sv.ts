import type { FileFault, FileKind } from '#kernel/file-kinds.ts'

const megabytes = (bytes: number): string => {
  if (bytes < 1024 * 100) return `${Math.max(1, Math.round(bytes / 1024))} kB`
  return `${(bytes / 1024 / 1024).toFixed(1).replace('.', ',')} MB`
}

const faults = {
  file_missing: 'Ingen fil kom med. Välj filen en gång till.',
  file_empty: 'Filen är tom. Välj en annan fil.',
  file_too_big: 'Filen är större än 25 MB. Dela upp den, eller spara den med lägre kvalitet.',
  file_cut: 'Hela filen kom inte fram. Försök igen.',
  file_name: 'Filens namn har tecken som inte går att ta emot. Döp om filen och försök igen.',
  file_kind:
    'Det går inte att ta emot den sortens fil. Spara den som PDF, JPEG, PNG eller text. Word och Excel går också.',
  file_heic:
    'Bilden är i formatet HEIC. Spara den som JPEG och försök igen. På en Iphone: Inställningar, Kamera, Format, Mest kompatibelt.',
  file_not_what_it_says:
    'Innehållet stämmer inte med filens namn. Be avsändaren om filen på nytt, helst som PDF.',
  file_markup:
    'Webbsidor och SVG-bilder går inte att ta emot. Skriv ut sidan till PDF, eller spara bilden som PNG.',
  file_two_in_one: 'Det ligger något mer gömt i filen. Be avsändaren om filen på nytt, helst som PDF.',
  file_unreadable: 'Filen är skadad och går inte att läsa. Be avsändaren om filen på nytt.',
  file_too_many_pixels: 'Bilden är för stor, över 40 miljoner bildpunkter. Minska den och försök igen.',
  file_locked: 'Filen är låst med lösenord. Be avsändaren om den utan lås.',
  file_with_code:
    'Filen innehåller makron eller annan kod. Skriv ut den till PDF och lägg till den i stället.',
  file_with_files: 'Det ligger andra filer inuti filen. Lägg till dem var för sig.',
  file_bomb: 'Filen blir orimligt stor när den packas upp. Be avsändaren om filen på nytt, helst som PDF.',
  file_not_utf8: 'Texten går inte att läsa. Spara filen med teckenkodningen UTF-8, eller som PDF.',
  file_virus: 'Viruskontrollen stoppade filen. Öppna den inte. Kontakta den som sköter era datorer.',
} satisfies Record<FileFault, string>

/** Words about papers and pictures that come in. */
export const sv = {
  answers: {
    ...faults,
    file_is_there: 'Handlingen är redan sparad. Ladda om sidan.',
    file_unexamined: 'Ingen har kontrollerat filen. Bekräfta att du vill öppna den ändå.',
    files_not_reachable: 'Handlingen går inte att öppna just nu. Försök igen om en stund.',
    too_many_files_today: 'I dag har 50 handlingar redan lagts till här. Fortsätt i morgon.',
  },
  faults,
  title: 'Handlingar',
  empty: 'Inga handlingar än.',
  protectedNote: 'Någon här har skyddade uppgifter. En bild eller ett brev kan röja var personen finns.',
  more: (n: number) => (n === 1 ? 'Visa 1 till' : `Visa ${n} till`),
  kinds: {
    pdf: 'PDF',
    jpeg: 'Bild',
    png: 'Bild',
    text: 'Text',
    docx: 'Word',
    xlsx: 'Excel',
  } satisfies Record<FileKind, string>,
  row: {
    from: (sender: string, day: string) => `Från ${sender}, inkom ${day}`,
    about: (number: string, kind: string, bytes: number) => `${number} · ${kind}, ${megabytes(bytes)}`,
    addedBy: (name: string) => `Inlagd av ${name}`,
    unexamined: 'Ogranskad',
    open: 'Öppna',
    openThis: (subject: string) => `Öppna ${subject}`,
    opening: 'Öppnar',
  },
  unexamined: {
    title: 'Ogranskad fil',
    lead: 'Ingen viruskontroll har gjorts. Öppna den bara om du väntar dig den och vet vem den kommer från.',
    open: 'Öppna ändå',
    cancel: 'Avbryt',
  },
  add: {
    open: 'Lägg till handling',
    title: 'Lägg till handling',
    lead: 'PDF, bild, text, Word eller Excel, högst 25 MB. Plats och tid som telefonen sparar i en bild tas bort.',
    choose: 'Välj fil',
    other: 'Välj en annan fil',
    drop: 'Du kan också släppa filen här.',
    chosen: (name: string, bytes: number) => `${name}, ${megabytes(bytes)}`,
    received: 'Inkom',
    sender: 'Från',
    senderHint: 'Person eller myndighet, eller ”upprättad här”.',
    subject: 'Vad är det?',
    subjectHint: 'Till exempel: Läkarutlåtande.',
    save: 'Spara',
    cancel: 'Avbryt',
    sending: (percent: number) => `Skickar, ${percent} procent`,
    checking: 'Kontrollerar filen',
    done: 'Handlingen är sparad',
    broken: 'Anslutningen bröts. Inget är förlorat. Spara igen när du har nät, så fortsätter det här.',
    needsFile: 'Välj en fil först.',
  },
}

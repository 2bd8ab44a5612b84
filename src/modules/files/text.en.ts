import type { TextOf } from '#kernel/text.ts'
import type { sv } from './text.sv.ts'

const megabytes = (bytes: number): string => {
  if (bytes < 1024 * 100) return `${Math.max(1, Math.round(bytes / 1024))} kB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

const faults = {
  file_missing: 'No file came with it. Choose the file again.',
  file_empty: 'The file is empty. Choose another file.',
  file_too_big: 'The file is larger than 25 MB. Split it, or save it with lower quality.',
  file_cut: 'The whole file did not arrive. Try again.',
  file_name: 'The name of the file has characters that cannot be taken. Rename it and try again.',
  file_kind:
    'This sort of file cannot be taken. Save it as PDF, JPEG, PNG or text. Word and Excel work as well.',
  file_heic:
    'The picture is in the format HEIC. Save it as JPEG and try again. On an iPhone: Settings, Camera, Formats, Most Compatible.',
  file_not_what_it_says:
    'The content does not match the name of the file. Ask the sender for it again, preferably as PDF.',
  file_markup:
    'Web pages and SVG pictures cannot be taken. Print the page to PDF, or save the picture as PNG.',
  file_two_in_one: 'Something else is hidden in the file. Ask the sender for it again, preferably as PDF.',
  file_unreadable: 'The file is damaged and cannot be read. Ask the sender for it again.',
  file_too_many_pixels: 'The picture is too large, over 40 million pixels. Make it smaller and try again.',
  file_locked: 'The file is locked with a password. Ask the sender for it without.',
  file_with_code: 'The file holds macros or other code. Print it to PDF and add that instead.',
  file_with_files: 'There are other files inside the file. Add them one by one.',
  file_bomb:
    'The file becomes unreasonably large when unpacked. Ask the sender for it again, preferably as PDF.',
  file_not_utf8: 'The text cannot be read. Save the file as UTF-8, or as PDF.',
  file_virus: 'The virus check stopped the file. Do not open it. Contact those who run your computers.',
}

export const en: TextOf<typeof sv> = {
  answers: {
    ...faults,
    file_is_there: 'The document is saved already. Reload the page.',
    file_unexamined: 'Nobody has checked the file. Confirm that you want to open it anyway.',
    files_not_reachable: 'The document cannot be opened just now. Try again in a while.',
    too_many_files_today: '50 documents have been added here today. Go on tomorrow.',
  },
  faults,
  title: 'Documents',
  empty: 'No documents yet.',
  protectedNote: 'Somebody here has protected personal data. A picture or a letter may show where they are.',
  more: (n: number) => `Show ${n} more`,
  kinds: { pdf: 'PDF', jpeg: 'Picture', png: 'Picture', text: 'Text', docx: 'Word', xlsx: 'Excel' },
  row: {
    from: (sender: string, day: string) => `From ${sender}, received ${day}`,
    about: (number: string, kind: string, bytes: number) => `${number} · ${kind}, ${megabytes(bytes)}`,
    addedBy: (name: string) => `Added by ${name}`,
    unexamined: 'Not examined',
    open: 'Open',
    openThis: (subject: string) => `Open ${subject}`,
    opening: 'Opening',
  },
  unexamined: {
    title: 'File not examined',
    lead: 'No virus check has been made. Open it only if you expect it and know who sent it.',
    open: 'Open anyway',
    cancel: 'Cancel',
  },
  add: {
    open: 'Add a document',
    title: 'Add a document',
    lead: 'PDF, picture, text, Word or Excel, at most 25 MB. The place and time that a telephone stores in a picture are removed.',
    choose: 'Choose a file',
    other: 'Choose another file',
    drop: 'You can also drop the file here.',
    chosen: (name: string, bytes: number) => `${name}, ${megabytes(bytes)}`,
    received: 'Received',
    sender: 'From',
    senderHint: 'A person or an authority, or “made here”.',
    subject: 'What is it?',
    subjectHint: 'For example: Medical certificate.',
    save: 'Save',
    cancel: 'Cancel',
    sending: (percent: number) => `Sending, ${percent} percent`,
    checking: 'Checking the file',
    done: 'The document is saved',
    broken:
      'The connection was lost. Nothing is lost. Save again when you have network, and it goes on here.',
    needsFile: 'Choose a file first.',
  },
}

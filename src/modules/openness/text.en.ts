import type { TextOf } from '#kernel/text.ts'
import type { Figures } from './proofs.ts'
import type { sv } from './text.sv.ts'

export const en: TextOf<typeof sv> = {
  otherLanguage: 'På svenska',
  said: {
    'test:audit': (n: Figures) =>
      `We asked the system ${n['requests']} questions at random. ${n['logged']} of them read or wrote something, and all ${n['logged']} stood in the log afterwards. When the log could not be written the system did not answer at all (${n['unavailable']} times out of ${n['unavailable']}). We changed the log in ${n['tamperings']} ways. The check found ${n['found']} of them, and a second, separate check ${n['second']}.`,
    'test:logreview': (n: Figures) =>
      `In invented years we hid ${n['snoops']} people who read without a reason. The review found ${n['found']} per cent of them. The goal is 95 per cent. Of ${n['honest']} ordinary readings ${n['flagged']} per cent were pointed out for no reason. The goal is at most 1 per cent.`,
    'fault:kill': (n: Figures) =>
      `We have switched off the server ${n['server']} times and the database ${n['database']} times in the middle of work. ${n['acknowledged']} pieces of work were saved. ${n['lost']} of them were lost, and ${n['half']} were left half done. The goal is 0.`,
    'fault:net': (n: Figures) =>
      `We have cut the network and restarted the database in the middle of work. ${n['acknowledged']} pieces of work were saved. ${n['lost']} of them were lost, and ${n['half']} were left half done. The goal is 0.`,
    'fault:disk': (n: Figures) =>
      `We have filled the disk in the middle of work. ${n['acknowledged']} pieces of work were saved. ${n['lost']} of them were lost, and ${n['half']} were left half done. The goal is 0.`,
    'test:authz': (n: Figures) =>
      `We have asked every part of the system (${n['routes']}) as ${n['actors']} different people, ${n['cells']} questions. ${n['wrong']} got another answer than the law gives. In ${n['swapped']} questions we put another child in the place of one, and ${n['through']} got through. The goal is 0.`,
    'test:rls': (n: Figures) =>
      `We have tried to reach another municipality’s information in the database in ${n['tries']} ways, in all ${n['tables']} tables. We reached ${n['foreign']}. The goal is 0.`,
    'test:dump': (n: Figures) =>
      `We locked away ${n['sealed']} pieces of information and searched for them in the whole database and in a backup. We found ${n['found']}. The goal is 0.`,
    'test:release': (n: Figures) =>
      `We hid ${n['words']} pieces of protected information and made ${n['documents']} documents. ${n['hits']} of them came along. Of ${n['deleted']} words that were taken away while texts were written, ${n['left']} were left in the files. The goal is 0.`,
    'test:upload': (n: Figures) =>
      `We sent in ${n['hostile']} dangerous files and ${n['archives']} dangerous packages. ${n['wrongly']} were taken wrongly. The goal is 0.`,
    'test:disposal': (n: Figures) =>
      `Of the files of ${n['people']} invented people ${n['gone']} were disposed of. We searched for their information everywhere and found ${n['after']}. ${n['changed']} pieces of others’ information were changed. An old backup was read back, and ${n['resurrected']} pieces came back. The goal is 0.`,
    fuzz: (n: Figures) =>
      `We have sent ${n['inputs']} strange questions to ${n['routes']} parts of the system. ${n['faults']} times something broke. The goal is 0.`,
    sim: (n: Figures) =>
      `We have played ${n['seeds']} days with poor networks, telephones that are switched off and several people who write in one text. ${n['acknowledged']} changes were saved. ${n['lost']} were lost, ${n['doubled']} came twice and ${n['leaked']} were shown to the wrong person. The goal is 0.`,
    'drill:restore': (n: Figures) =>
      `A backup was read into an empty place: ${n['rows']} rows in ${n['tables']} tables in ${n['seconds']} seconds, with ${n['faults']} faults.`,
    'test:boot': (n: Figures) =>
      `The system does not start with unsafe settings. We have tried ${n['settings']} of them, and ${n['refused']} were stopped.`,
    'test:a11y': (n: Figures) =>
      `A program has examined ${n['screens']} pages in ${n['looks']} states: light and dark, large screen and telephone. It found ${n['violations']} faults.`,
  },
  lastTried: (day: string, sentence: string) => `${sentence} Tried on ${day}.`,
  notTried: 'One proof has not been run in this version yet. Its figures are shown when it has.',
  protection: {
    title: 'How we protect the information',
    lead: 'Social services write about children and families. Here you can read how the system protects what is written, how we try the protection and how the last tries went.',
    proofHeading: 'How the last tries went',
    parts: {
      reading: {
        heading: 'Only those who need to may read',
        paragraphs: [
          'Whoever works here can read about a child only when she has the child’s matter or leads the work. Having an account is not enough.',
          'Nobody can read about the own family. Whoever is barred gets the same answer as if the child did not exist.',
          'Whoever runs the system cannot read about any child.',
          'In an emergency somebody else can read about a child for four hours. The manager sees it at once, and another reviews it within three working days.',
          'Whoever reads about more than 40 people in an hour must say why.',
          'It takes two people before somebody may sign in or gets another role.',
          'Each municipality is kept apart from the others, both in the program and in the database.',
        ],
      },
      log: {
        heading: 'It shows who has read',
        paragraphs: [
          'Each reading and each change is written in a log. When the log cannot be written, nothing is shown.',
          'The log is locked in a chain. Whoever changes it afterwards is found out.',
          'Readings are reviewed every month, both at random and when something is unusual. Nobody reviews her own.',
          'You may know when somebody has read about you or your child, and from which unit. Ask your social worker.',
        ],
      },
      protected: {
        heading: 'Protected personal data',
        paragraphs: [
          'Whoever has protected personal data is marked wherever the name stands.',
          'Address, telephone, school and workplace are locked away by themselves, with a key of their own. Whoever has the child’s matter can open them for a minute and must write why. It shows who has opened.',
          'They never go along in the bag, which is what is taken along on a visit.',
        ],
      },
      leaving: {
        heading: 'Nothing leaves by mistake',
        paragraphs: [
          'Every file that leaves the system is searched. When something protected is in it, the file is stopped.',
          'When somebody asks for documents they are tested one by one. What is secret is taken out, with the paragraph of the law beside it. A new file is made, without what was taken out.',
          'Files that come in are examined. Pictures lose the place where they were taken.',
        ],
      },
      disposal: {
        heading: 'What may no longer be kept is taken away',
        paragraphs: [
          'The law says how long information is to be kept. Then it is taken away. Three people decide, and a proof remains without names.',
          'When an old backup is read back, the same information is taken away again.',
        ],
      },
      input: {
        heading: 'Strange questions get ordinary answers',
        paragraphs: [
          'We send broken and malicious questions to every part of the system. It must answer that something is wrong, and never break.',
        ],
      },
      kept: {
        heading: 'What is saved stays',
        paragraphs: [
          'When it says that something is saved, it is written to disk.',
          'What is written without a network lies locked on the device until it has arrived.',
          'A signed text cannot be changed. If something is wrong a correction is written, and both are shown.',
          'Backups are locked with a key. We try to read them back.',
        ],
      },
      stolen: {
        heading: 'When a computer or telephone is stolen',
        paragraphs: [
          'What is taken along on a visit has a lock of its own. After five minutes without a touch it locks again.',
          'After three days at most it cannot be opened. It can be taken back earlier, as soon as the device reaches the network.',
          'After a quarter of an hour without a touch one is signed out.',
        ],
      },
      refuses: {
        heading: 'The system refuses when it is not safe',
        paragraphs: [
          'When the database or the keys are set up wrongly the system does not start. It says what is wrong.',
        ],
      },
      limits: {
        heading: 'What we cannot protect against',
        paragraphs: [
          'Whoever may read can tell others or photograph the screen. That is why readings are reviewed.',
          'Whoever gets hold of an unlocked device sees what is on it. That is why it locks soon.',
          'A virus in the computer sees what the user sees. The municipality must keep its computers safe.',
        ],
      },
      you: {
        heading: 'What you can do',
        paragraphs: [
          'You have the right to know what is written about you. If something is wrong you can ask for it to be corrected, and for your view to be written down.',
          'You can ask the municipality’s data protection officer how the information is used. You can complain to the Swedish Authority for Privacy Protection, IMY.',
        ],
      },
    },
  },
  accessibility: {
    title: 'Accessibility',
    lead: (municipality: string) =>
      `${municipality} stands behind this service. We want as many people as possible to be able to use it. Here you can read how the service follows the Swedish act on accessibility to digital public service (2018:1937), and what is lacking.`,
    howHeading: 'How accessible is the service?',
    how: 'The service follows the act in part. What is lacking is told below.',
    gapsHeading: 'What is lacking',
    gaps: [
      'Nobody has yet tried the whole service with a screen reader. There may be faults that only show then.',
      'People who use assistive technology have not tried the service yet.',
      'A program finds only a part of the faults. People must find the rest.',
    ],
    testedHeading: 'How we have tried it',
    tested: [
      'Each page is examined by a program before a change is taken in: light and dark, large screen and a telephone 320 pixels wide.',
      'The most common tasks are done by keyboard alone, from report to decision.',
      'Decisions and other documents are tagged PDF files in Swedish (PDF/UA).',
    ],
    tellHeading: 'Is there something that you cannot use?',
    tell: [
      'Call the municipality and ask for social services. Say what you cannot use. We help you in another way, for example by telephone, in a meeting or on paper.',
      'Please also tell us when something is hard to use, so that we can mend it.',
    ],
    watchHeading: 'Supervision',
    watch:
      'The Agency for Digital Government, Digg, sees that the act is followed. If you are not content with our answer you can report it to Digg: digg.se/tdosanmalan.',
  },
}

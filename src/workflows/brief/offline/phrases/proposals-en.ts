// What is usual for each kind of work, in English.
import type { Proposal, WorkKind } from './types.ts';

export const proposals: Readonly<Record<WorkKind, Proposal>> = {
  offline: {
    approach:
      'Changes are written to a local store on the device first and put into a queue; a background process sends the queue to the server once there is a connection.',
    flow: 'A change goes into the local store, waits in the queue, is sent when the connection is back, and is marked as synchronized once the server confirms it.',
    parts: [
      ['Local store', 'Keeps data and pending changes across restarts'],
      ['Synchronization', 'Sends pending changes and repeats what failed'],
    ],
    question: 'What happens when the same record was changed offline and on the server in the meantime?',
    why: 'Without a rule for conflicts, one of the two changes is lost without a word.',
    answers: ['The latest change wins', 'The user decides each time', 'The server wins'],
    outside: ['Working offline on data that was never loaded', 'Merging conflicting changes by hand'],
    risks: [
      'Two devices change the same record before they are synchronized',
      'Pending changes are lost when local data is deleted',
    ],
  },
  transfer: {
    approach:
      'The file is read row by row, each row is validated before anything is written, and the result is reported with the rows that were refused.',
    flow: 'The user chooses a file, the system validates it, applies the accepted rows in one transaction and shows a report.',
    parts: [
      ['File reader and writer', 'Reads and writes the agreed format'],
      ['Validation', 'Checks each row before it is applied and reports what is wrong'],
    ],
    question: 'What happens with rows that are invalid or match no existing record?',
    why: 'A file that is applied in part leaves data that nobody can account for.',
    answers: ['Refuse the whole file', 'Skip them and report them', 'Create new records'],
    outside: ['Other file formats', 'Undoing an import', 'Regular automatic imports'],
    risks: ['A wrong file changes many records at once', 'Large files take too long for one request'],
  },
  security: {
    approach:
      'A proven library and open standards do the authentication; secrets are stored only hashed or encrypted, attempts are limited, and each step can be traced.',
    flow: 'The user signs in, the server verifies the credentials and the further proof, opens a session and records the event.',
    parts: [
      ['Authentication', 'Verifies the user and the further proof'],
      ['Session store', 'Holds active sessions and ends them'],
    ],
    question: 'Who can restore access for a user who has lost all means of signing in, and how?',
    why: 'A way back that is too easy undoes the protection, none at all locks people out.',
    answers: ['A second administrator', 'Recovery codes only', 'Support after an identity check'],
    outside: ['Single sign-on', 'Password rules'],
    risks: ['Users lock themselves out', 'The recovery path is weaker than the login'],
  },
  audit: {
    approach:
      'Every relevant operation appends an entry with actor, time, operation and result to a store that the application can only append to; a view filters and exports the entries.',
    flow: 'An operation is carried out, the server appends an entry, and authorized people search the entries in a view.',
    parts: [
      ['Audit log store', 'Keeps the entries, append-only'],
      ['Audit log view', 'Shows, filters and exports entries'],
    ],
    question: 'How long are the recorded entries kept, and who may read them?',
    why: 'Entries hold personal data and grow without limit if nobody decides.',
    answers: ['Administrators only, fixed retention', 'Auditors only, kept without limit'],
    outside: ['Recording of read access', 'Alerts on suspicious entries', 'Forwarding to other systems'],
    risks: [
      'Entries contain secrets or personal data',
      'Recording slows operations down or grows the store without limit',
    ],
  },
  access: {
    approach:
      'Every record belongs to an organization, every user has a role in it, and the server checks both on each request in one place.',
    flow: 'A request arrives, the server resolves user, organization and role, limits the data to them, and answers or refuses.',
    parts: [
      ['Permission check', 'Decides in one place what a role may do'],
      ['Data model', 'Ties records and users to their organization'],
    ],
    question: 'What exactly may each role see and do, and who assigns the roles?',
    why: 'The rule decides about each query and each screen, so a later change is expensive.',
    answers: ['Fixed roles, assigned by administrators', 'Roles that administrators define themselves'],
    outside: [
      'Roles that customers define themselves',
      'Billing per organization',
      'Moving data between organizations',
    ],
    risks: ['A query without the limit shows data of others', 'Existing records have no owner'],
  },
  notify: {
    approach:
      'Events are put into a queue and sent by a worker that limits how often a recipient is written to, repeats failed deliveries and respects what recipients have switched off.',
    flow: 'An event occurs, the worker decides whether and whom to notify, sends the message and records the delivery.',
    parts: [
      ['Notification worker', 'Bundles, limits and sends messages'],
      ['Message templates', 'Hold the text of each notification'],
    ],
    question: 'How often at most may one recipient be notified, and can the notifications be switched off?',
    why: 'Messages that come too often are ignored or reported as spam.',
    answers: ['Once per event, can be switched off', 'A daily summary', 'No limit'],
    outside: ['Other channels than the named one', 'Texts that users edit themselves'],
    risks: ['Recipients are flooded when many events come at once', 'Messages do not arrive and nobody notices'],
  },
  schedule: {
    approach:
      'Due entries are stored with their rule and next date; a job that can run twice without harm picks up what is due, creates it and sets the next date.',
    flow: 'The job finds what is due, creates the entry, informs the user where wanted, and sets the next date once the entry is confirmed.',
    parts: [
      ['Recurrence rules', 'Hold interval, next date and end'],
      ['Scheduled job', 'Creates what is due, once each'],
    ],
    question:
      'What happens with an occurrence that is due but is never confirmed, or falls on a date that the month lacks?',
    why: 'Open occurrences pile up or disappear if there is no rule.',
    answers: ['It stays open until it is confirmed or deleted', 'It is carried out automatically', 'It expires'],
    outside: ['Irregular intervals', 'Changing occurrences of the past'],
    risks: [
      'An occurrence is carried out twice or not at all',
      'Time zones and changes of the clock shift the due date',
    ],
  },
  theming: {
    approach:
      'All colors become named variables, each theme is a set of their values; the setting of the system is the default and a stored choice of the user overrides it.',
    flow: 'When a page loads, the stored choice or else the setting of the system decides on the theme, before anything is drawn.',
    parts: [
      ['Color variables', 'Replace fixed colors in the styles'],
      ['Theme switch', 'Changes the theme and keeps the choice'],
    ],
    question: 'Where is the choice of the theme kept: in the browser only, or with the account?',
    why: 'It decides whether the server is involved and whether the choice holds on other devices.',
    answers: ['In the browser', 'With the account'],
    outside: ['Colors that users choose themselves', 'More than two themes', 'E-mails and printed pages'],
    risks: ['Some parts keep fixed colors and become unreadable', 'The page flashes in the wrong theme while it loads'],
  },
  i18n: {
    approach:
      'All visible texts move into message files, one a language, with plural and date formats of the platform; missing texts fall back to the default language.',
    flow: 'The language is taken from the user or the system, the messages are loaded, and all texts, dates and numbers follow it.',
    parts: [
      ['Message files', 'Hold all visible texts'],
      ['Language choice', 'Decides on the language and keeps it'],
    ],
    question: 'Which languages come first, and who translates and keeps the texts up to date?',
    why: 'Texts that nobody owns become outdated with the next change.',
    answers: ['The team, with each release', 'An external service', 'The community'],
    outside: ['Translation of content that users wrote', 'Right-to-left scripts'],
    risks: ['Longer texts break the layout', 'New texts stay untranslated'],
  },
  migration: {
    approach:
      'The new system is filled step by step beside the old one, results are compared, and the switch is made only when they agree; until then there is a way back.',
    flow: 'Data is copied, both sides are compared, reads and then writes are switched over, and the old side is shut down at the end.',
    parts: [
      ['Migration job', 'Copies and transforms in repeatable steps'],
      ['Comparison', 'Shows differences between old and new'],
    ],
    question: 'May the service be interrupted for the switch, and until when must a way back exist?',
    why: 'A migration without interruption or with a long way back needs both sides in parallel.',
    answers: ['A short announced interruption', 'No interruption at all'],
    outside: ['New functions during the migration', 'Cleaning up old data'],
    risks: ['Data is lost or changed on the way', 'There is no way back after the switch'],
  },
  bugfix: {
    approach:
      'The fault is reproduced by an automated test first, its cause is corrected where it arises, and the test stays as protection.',
    flow: 'The test shows the fault, the cause is corrected, and the test and all others pass.',
    parts: [
      ['Faulty code path', 'Corrected where the fault arises'],
      ['Regression test', 'Reproduces the fault and guards against it'],
    ],
    question: 'Since which version does it happen, and can it be reproduced every time?',
    why: 'The cause of a fault that cannot be reproduced can only be guessed.',
    answers: ['Yes, every time', 'Only sometimes'],
    outside: ['Refactoring around the fault', 'Similar faults elsewhere'],
    risks: ['The correction changes behavior that others rely on', 'The cause lies deeper than the symptom'],
  },
  infrastructure: {
    approach:
      'The change is described as code, reviewed, applied to a test environment first and then step by step to production, with monitoring and a way back.',
    flow: 'A change is merged, the pipeline checks it and applies it to the test environment, and after approval to production.',
    parts: [
      ['Infrastructure code', 'Describes the wanted state'],
      ['Pipeline', 'Checks and applies it'],
    ],
    question: 'Which environments are changed, and what interruption is acceptable?',
    why: 'It decides on the order of the rollout and on the way back.',
    answers: ['Test first, then production, no interruption', 'Production in a maintenance window'],
    outside: ['Changes to the applications themselves', 'Cost optimization'],
    risks: ['The service is interrupted during the change', 'Environments drift apart'],
  },
  reporting: {
    approach:
      'A query or prepared aggregate delivers the figures through the existing backend; the view shows them with filter, loading state and empty state.',
    flow: 'Data is collected and aggregated, the view requests it for a period, and the user sees figures and charts.',
    parts: [
      ['Data query', 'Delivers the aggregated figures'],
      ['Dashboard view', 'Shows and filters them'],
    ],
    question: 'Where do the figures come from, for which period are they shown, and how current must they be?',
    why: 'It decides between a direct query and prepared figures.',
    answers: ['Existing data, current on each load', 'Prepared once a day', 'Live'],
    outside: ['Export of the figures', 'Dashboards that users arrange themselves', 'Historic data from before'],
    risks: ['The data source does not deliver all the figures', 'The view does not fit small screens'],
  },
  mobile: {
    approach:
      'The function is built with the components of the platform, asks for permissions only when they are needed, and works with slow or no connection.',
    flow: 'The user acts in the app, the app checks permissions and stores the change, and the backend confirms it.',
    parts: [
      ['App screen', 'Offers the function'],
      ['Backend interface', 'Serves the app and stays compatible with older versions'],
    ],
    question: 'Which platforms and oldest versions of the system must be supported?',
    why: 'It decides which functions of the platform may be used and what must be tested.',
    answers: ['iOS and Android, current versions', 'One platform first'],
    outside: ['Tablets', 'Older versions of the system'],
    risks: ['Older versions of the app stay in use', 'Review in the app store delays the release'],
  },
  cli: {
    approach:
      'The function becomes a command with documented options, output for people and for programs, clear exit codes and no change without a word.',
    flow: 'The user calls the command, options are validated, the work is done, and result and exit code tell the outcome.',
    parts: [
      ['Command', 'Reads options and shows the result'],
      ['Core function', 'Does the work, usable without the command'],
    ],
    question: 'Is the output read by people only, or also by scripts that need a stable format?',
    why: 'Output that scripts read cannot be changed later without breaking them.',
    answers: ['Both, with an option for JSON', 'People only'],
    outside: ['A graphical interface', 'Shell completion'],
    risks: ['Existing scripts break by changed output', 'Systems differ in paths and encodings'],
  },
  search: {
    approach:
      'An index is kept up to date with the data; queries go to the index, are limited to what the user may see, and are answered page by page.',
    flow: 'Data changes update the index, the user types a query, and the matching entries appear in order of relevance.',
    parts: [
      ['Search index', 'Holds what can be found'],
      ['Search field and results', 'Take the query and show matches'],
    ],
    question: 'Which fields are searched, and in which order do the matches appear?',
    why: 'It decides whether an index is needed at all and what a good match is.',
    answers: ['Titles first, then full text', 'Full text by relevance', 'Newest first'],
    outside: ['Saved searches', 'Search across other systems', 'Correction of typing mistakes'],
    risks: ['Matches show data that the user may not see', 'The index lags behind the data'],
  },
  performance: {
    approach:
      'The present values are measured first, the largest cause is removed, and the same measurement shows the effect; a limit in the automated tests keeps it.',
    flow: 'Measure, find the largest cause, change it, measure again.',
    parts: [
      ['Measurement', 'Makes the values visible before and after'],
      ['Slow path', 'Changed where the measurement points'],
    ],
    question: 'Which value is measured today, and which one is good enough?',
    why: 'Without a figure nobody knows when to stop.',
    answers: ['Measure first, then agree on a limit'],
    outside: ['More hardware', 'Other slow parts'],
    risks: ['A cache shows outdated data', 'The cause lies outside of the own system'],
  },
  api: {
    approach:
      'The interface is described as a contract first, requests are validated at the border, errors have one form, and existing clients keep working.',
    flow: 'A client sends a request, the server authenticates and validates it, carries out the operation and answers in the agreed form.',
    parts: [
      ['Endpoint', 'Takes, validates and answers requests'],
      ['Contract', 'Describes requests, answers and errors'],
    ],
    question: 'Who calls the interface, and which existing clients must keep working unchanged?',
    why: 'It decides whether the contract may change or needs a new version.',
    answers: ['Own clients only', 'External clients too: compatible changes only'],
    outside: ['A new version of the whole interface', 'Client libraries'],
    risks: ['Existing clients break', 'Repeated requests carry out an operation twice'],
  },
  web: {
    approach:
      'The interface is built from the existing components and styles, usable by keyboard and on small screens, with loading, empty and error states; data comes through the existing backend.',
    flow: 'The user opens the view, the view loads its data, the user acts, the backend confirms, and the view shows the result.',
    parts: [
      ['User interface', 'Shows the new elements and their states'],
      ['Backend', 'Delivers and stores the data for them'],
    ],
    question: 'Who sees it: all users or only some, and on which screens?',
    why: 'It decides on permissions and on how many layouts must be tested.',
    answers: ['All users, on all screens', 'Only some roles'],
    outside: ['A redesign of other views', 'A separate mobile layout'],
    risks: ['Existing habits of users are disturbed', 'It does not fit small screens'],
  },
  general: {
    approach:
      'The work is done in small steps behind the existing interfaces, each covered by automated tests and delivered on its own, so that every step can be taken back.',
    flow: 'A request enters through the existing interface, the new part does its work, and the result is stored and shown as before.',
    parts: [
      ['Existing system', 'Is extended where the task needs it'],
      ['Automated tests', 'Cover the new behavior'],
    ],
    question: 'Who uses the result, and how do they notice that it works?',
    why: 'Without a user and an observable outcome nobody can accept the work.',
    answers: [],
    outside: ['Changes to other parts of the system'],
    risks: ['Existing behavior changes by mistake'],
  },
};

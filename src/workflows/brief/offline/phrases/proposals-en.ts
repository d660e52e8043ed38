// What is usual for each kind of work, in English.
import { proposal } from './proposal.ts';
import type { Proposal, WorkKind } from './types.ts';

export const proposals: Readonly<Record<WorkKind, Proposal>> = {
  offline: proposal(`
Changes are written to a local store on the device first and put into a queue; a background process sends the queue to the server once there is a connection.
A change goes into the local store, waits in the queue, is sent when the connection is back, and is marked as synchronized once the server confirms it.
Local store: Keeps data and pending changes across restarts | Synchronization: Sends pending changes and repeats what failed
What happens when the same record was changed offline and on the server in the meantime?
Without a rule for conflicts, one of the two changes is lost without a word.
The latest change wins | The user decides each time | The server wins
Working offline on data that was never loaded | Merging conflicting changes by hand
Two devices change the same record before they are synchronized | Pending changes are lost when local data is deleted`),
  import: proposal(`
The file is read row by row, each row is validated before anything is written, and the result is reported with the rows that were refused.
The user chooses a file, the system validates it, applies the accepted rows in one transaction and shows a report.
File reader: Reads the agreed format | Validation: Checks each row before it is applied and reports what is wrong
What happens with rows that are invalid or match no existing record?
A file that is applied in part leaves data that nobody can account for.
Refuse the whole file | Skip them and report them | Create new records
Other file formats | Undoing an import | Regular automatic imports
A wrong file changes many records at once | Large files take too long for one request`),
  export: proposal(`
The data that the user may see is written to a file on the server, large amounts in the background, and offered for download through a link that expires.
The user asks for the file, the server collects the data that the user may see, writes the file and offers it for download.
File writer: Writes the agreed format | Download: Checks the permission and delivers the file
How much data may one file hold, and for how long can it be downloaded?
It decides whether the file can be made at once or needs a job in the background and a place to keep it.
Made at once, not kept | Made in the background, link expires
Other file formats | Regular automatic exports
The file holds data that the user may not see | Large files take too long for one request`),
  security: proposal(`
A proven library and open standards do the authentication; secrets are stored only hashed or encrypted, attempts are limited, and each step can be traced.
The user signs in, the server verifies the credentials and the further proof, opens a session and records the event.
Authentication: Verifies the user and the further proof | Session store: Holds active sessions and ends them
Who can restore access for a user who has lost all means of signing in, and how?
A way back that is too easy undoes the protection, none at all locks people out.
A second administrator | Recovery codes only | Support after an identity check
Single sign-on | Password rules
Users lock themselves out | The recovery path is weaker than the login`),
  audit: proposal(`
Every relevant operation appends an entry with actor, time, operation and result to a store that the application can only append to; a view filters and exports the entries.
An operation is carried out, the server appends an entry, and authorized people search the entries in a view.
Audit log store: Keeps the entries, append-only | Audit log view: Shows, filters and exports entries
How long are the recorded entries kept, and who may read them?
Entries hold personal data and grow without limit if nobody decides.
Administrators only, fixed retention | Auditors only, kept without limit
Recording of read access | Alerts on suspicious entries | Forwarding to other systems
Entries contain secrets or personal data | Recording slows operations down or grows the store without limit`),
  access: proposal(`
Every record belongs to an organization, every user has a role in it, and the server checks both on each request in one place.
A request arrives, the server resolves user, organization and role, limits the data to them, and answers or refuses.
Permission check: Decides in one place what a role may do | Data model: Ties records and users to their organization
What exactly may each role see and do, and who assigns the roles?
The rule decides about each query and each screen, so a later change is expensive.
Fixed roles, assigned by administrators | Roles that administrators define themselves
Roles that customers define themselves | Billing per organization | Moving data between organizations
A query without the limit shows data of others | Existing records have no owner`),
  notify: proposal(`
Events are put into a queue and sent by a worker that limits how often a recipient is written to, repeats failed deliveries and respects what recipients have switched off.
An event occurs, the worker decides whether and whom to notify, sends the message and records the delivery.
Notification worker: Bundles, limits and sends messages | Message templates: Hold the text of each notification
How often at most may one recipient be notified, and can the notifications be switched off?
Messages that come too often are ignored or reported as spam.
Once per event, can be switched off | A daily summary | No limit
Other channels than the named one | Texts that users edit themselves
Recipients are flooded when many events come at once | Messages do not arrive and nobody notices`),
  schedule: proposal(`
Due entries are stored with their rule and next date; a job that can run twice without harm picks up what is due, creates it and sets the next date.
The job finds what is due, creates the entry, informs the user where wanted, and sets the next date once the entry is confirmed.
Recurrence rules: Hold interval, next date and end | Scheduled job: Creates what is due, once each
What happens with an occurrence that is due but is never confirmed, or falls on a date that the month lacks?
Open occurrences pile up or disappear if there is no rule.
It stays open until it is confirmed or deleted | It is carried out automatically | It expires
Irregular intervals | Changing occurrences of the past
An occurrence is carried out twice or not at all | Time zones and changes of the clock shift the due date`),
  theming: proposal(`
All colors become named variables, each theme is a set of their values; the setting of the system is the default and a stored choice of the user overrides it.
When a page loads, the stored choice or else the setting of the system decides on the theme, before anything is drawn.
Color variables: Replace fixed colors in the styles | Theme switch: Changes the theme and keeps the choice
Where is the choice of the theme kept: in the browser only, or with the account?
It decides whether the server is involved and whether the choice holds on other devices.
In the browser | With the account
Colors that users choose themselves | More than two themes | E-mails and printed pages
Some parts keep fixed colors and become unreadable | The page flashes in the wrong theme while it loads`),
  i18n: proposal(`
All visible texts move into message files, one a language, with plural and date formats of the platform; missing texts fall back to the default language.
The language is taken from the user or the system, the messages are loaded, and all texts, dates and numbers follow it.
Message files: Hold all visible texts | Language choice: Decides on the language and keeps it
Which languages come first, and who translates and keeps the texts up to date?
Texts that nobody owns become outdated with the next change.
The team, with each release | An external service | The community
Translation of content that users wrote | Right-to-left scripts
Longer texts break the layout | New texts stay untranslated`),
  migration: proposal(`
The new system is filled step by step beside the old one, results are compared, and the switch is made only when they agree; until then there is a way back.
Data is copied, both sides are compared, reads and then writes are switched over, and the old side is shut down at the end.
Migration job: Copies and transforms in repeatable steps | Comparison: Shows differences between old and new
May the service be interrupted for the switch, and until when must a way back exist?
A migration without interruption or with a long way back needs both sides in parallel.
A short announced interruption | No interruption at all
New functions during the migration | Cleaning up old data
Data is lost or changed on the way | There is no way back after the switch`),
  bugfix: proposal(`
The fault is reproduced by an automated test first, its cause is corrected where it arises, and the test stays as protection.
The test shows the fault, the cause is corrected, and the test and all others pass.
Faulty code path: Corrected where the fault arises | Regression test: Reproduces the fault and guards against it
Since which version does it happen, and can it be reproduced every time?
The cause of a fault that cannot be reproduced can only be guessed.
Yes, every time | Only sometimes
Refactoring around the fault | Similar faults elsewhere
The correction changes behavior that others rely on | The cause lies deeper than the symptom`),
  infrastructure: proposal(`
The change is described as code, reviewed, applied to a test environment first and then step by step to production, with monitoring and a way back.
A change is merged, the pipeline checks it and applies it to the test environment, and after approval to production.
Infrastructure code: Describes the wanted state | Pipeline: Checks and applies it
Which environments are changed, and what interruption is acceptable?
It decides on the order of the rollout and on the way back.
Test first, then production, no interruption | Production in a maintenance window
Changes to the applications themselves | Cost optimization
The service is interrupted during the change | Environments drift apart`),
  reporting: proposal(`
A query or prepared aggregate delivers the figures through the existing backend; the view shows them with filter, loading state and empty state.
Data is collected and aggregated, the view requests it for a period, and the user sees figures and charts.
Data query: Delivers the aggregated figures | Dashboard view: Shows and filters them
Where do the figures come from, for which period are they shown, and how current must they be?
It decides between a direct query and prepared figures.
Existing data, current on each load | Prepared once a day | Live
Export of the figures | Dashboards that users arrange themselves | Historic data from before
The data source does not deliver all the figures | The view does not fit small screens`),
  mobile: proposal(`
The function is built with the components of the platform, asks for permissions only when they are needed, and works with slow or no connection.
The user acts in the app, the app checks permissions and stores the change, and the backend confirms it.
App screen: Offers the function | Backend interface: Serves the app and stays compatible with older versions
Which platforms and oldest versions of the system must be supported?
It decides which functions of the platform may be used and what must be tested.
iOS and Android, current versions | One platform first
Tablets | Older versions of the system
Older versions of the app stay in use | Review in the app store delays the release`),
  cli: proposal(`
The function becomes a command with documented options, output for people and for programs, clear exit codes and no change without a word.
The user calls the command, options are validated, the work is done, and result and exit code tell the outcome.
Command: Reads options and shows the result | Core function: Does the work, usable without the command
Is the output read by people only, or also by scripts that need a stable format?
Output that scripts read cannot be changed later without breaking them.
Both, with an option for JSON | People only
A graphical interface | Shell completion
Existing scripts break by changed output | Systems differ in paths and encodings`),
  search: proposal(`
An index is kept up to date with the data; queries go to the index, are limited to what the user may see, and are answered page by page.
Data changes update the index, the user types a query, and the matching entries appear in order of relevance.
Search index: Holds what can be found | Search field and results: Take the query and show matches
Which fields are searched, and in which order do the matches appear?
It decides whether an index is needed at all and what a good match is.
Titles first, then full text | Full text by relevance | Newest first
Saved searches | Search across other systems | Correction of typing mistakes
Matches show data that the user may not see | The index lags behind the data`),
  performance: proposal(`
The present values are measured first, the largest cause is removed, and the same measurement shows the effect; a limit in the automated tests keeps it.
Measure, find the largest cause, change it, measure again.
Measurement: Makes the values visible before and after | Slow path: Changed where the measurement points
Which value is measured today, and which one is good enough?
Without a figure nobody knows when to stop.
Measure first, then agree on a limit
More hardware | Other slow parts
A cache shows outdated data | The cause lies outside of the own system`),
  api: proposal(`
The interface is described as a contract first, requests are validated at the border, errors have one form, and existing clients keep working.
A client sends a request, the server authenticates and validates it, carries out the operation and answers in the agreed form.
Endpoint: Takes, validates and answers requests | Contract: Describes requests, answers and errors
Who calls the interface, and which existing clients must keep working unchanged?
It decides whether the contract may change or needs a new version.
Own clients only | External clients too: compatible changes only
A new version of the whole interface | Client libraries
Existing clients break | Repeated requests carry out an operation twice`),
  web: proposal(`
The interface is built from the existing components and styles, usable by keyboard and on small screens, with loading, empty and error states; data comes through the existing backend.
The user opens the view, the view loads its data, the user acts, the backend confirms, and the view shows the result.
User interface: Shows the new elements and their states | Backend: Delivers and stores the data for them
Who sees it: all users or only some, and on which screens?
It decides on permissions and on how many layouts must be tested.
All users, on all screens | Only some roles
A redesign of other views | A separate mobile layout
Existing habits of users are disturbed | It does not fit small screens`),
  records: proposal(`
Each entry is recorded once in a form with checked fields, stored in one shared place, and shown in lists that can be filtered and corrected; every change keeps who made it and when.
A person records an entry, the system checks and stores it, and others see it in their list and act on it.
Entry form: Takes the entry and checks it | Record store: Keeps entries with author and time | List view: Shows, filters and corrects entries
Who may enter, see and correct entries, and what happens to the existing records?
It decides on permissions and on whether old records must be carried over.
Everyone in the team, old records stay where they are | Only some roles, old records are imported
Statistics over the entries | Import of the old records | Access for people outside
Entries are made late or not at all | Old and new records differ during the change`),
  limits: proposal(`
Each caller is counted under a key of its own in a store that all servers share; up to the limit requests pass, beyond it they are refused with the time after which one may try again, before any costly work is done.
A request arrives, the server finds the caller's key, takes one from what is left, and answers or refuses with the time to wait.
Limiter: Counts and refuses, in one place before the work | Counter store: Shared by all servers, entries expire by themselves
Whom does a limit count for (account, key or address), how high is it, and what happens when the counter store is down?
A limit for the wrong key stops people who did nothing, and a store that is down stops all or nobody.
By account or key, by address without one; let pass when the store is down | By address only | By account, refuse when the store is down
Higher limits for sale | Protection against attacks on the network
Many people share one address and stop each other | A client repeats at once and makes the load worse`),
  booking: proposal(`
Free places or times come from one shared calendar; a booking is confirmed only after the server has checked that it is still free, and it can be changed or cancelled until a set time.
A person chooses what is free, the server checks and holds it, confirms the booking, and the calendar shows it to all.
Availability calendar: Shows what is free | Booking: Checks, confirms and cancels without double booking
Until when can a booking be changed or cancelled, and what happens when somebody does not come?
Without a rule, places stay empty or are given away twice.
Until a fixed time before, then it stays booked | At any time | Only by the staff
Payment | Waiting list | Recurring bookings
Two people book the same place at the same moment | Booked places stay unused`),
  general: proposal(`
The work is done in small steps behind the existing interfaces, each covered by automated tests and delivered on its own, so that every step can be taken back.
A request enters through the existing interface, the new part does its work, and the result is stored and shown as before.
Existing system: Is extended where the task needs it | Automated tests: Cover the new behavior
Who uses the result, and how do they notice that it works?
Without a user and an observable outcome nobody can accept the work.
-
Changes to other parts of the system
Existing behavior changes by mistake`),
};

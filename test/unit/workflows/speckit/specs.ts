// Specifications of several kinds, written for the tests.

/** A web service with endpoints, entities, roles and figures. */
export const service = `# Feature Specification: Book loans

**Feature Branch**: \`001-feature\`
**Input**: User description: "Members borrow books of the library and get a reminder before a loan is due."

## User Scenarios & Testing

### User Story 1 - Borrow a book (Priority: P1)

A member borrows a book at the desk.

**Independent Test**: Borrow one book and see it on the member's list.

**Acceptance Scenarios**:

1. **Given** a member without loans, **When** the librarian scans a book, **Then** the loan is stored with a due date.
2. **Given** a book that is on loan, **When** it is scanned, **Then** the loan is refused with the name of the borrower hidden.

### User Story 2 - Remind of the due date (Priority: P2)

A member is reminded by mail before a loan is due.

**Acceptance Scenarios**:

1. **Given** a loan that is due in two days, **When** the night job runs, **Then** one reminder is sent.

### Edge Cases

- What happens when a mail bounces? → The librarian sees the address on a list.
- What happens when two desks scan the same book at once? → One of the loans is refused.

## Requirements

### Functional Requirements

- **FR-001**: System MUST store a loan through \`POST /loans\` with member, book and due date.
- **FR-002**: System MUST list the loans of a member through \`GET /members/{id}/loans\`.
- **FR-003**: System MUST NOT lend a book that is on loan.
- **FR-004**: System MUST send one reminder two days before a loan is due.
- **FR-005**: Only librarians MUST be able to borrow for a member; others are refused with an access error.
- **FR-006**: System MUST log each refused loan in the audit log.

### Key Entities

- **Loan**: One book that a member has. Attributes: due date, borrowed at, returned at. Belongs to a Member and a Book.
- **Member**: A person who borrows. Has many Loans. Attributes: name, e-mail address.
- **Book**: A copy that is lent, with a title, an isbn and a shelf mark.

## Success Criteria

- **SC-001**: A loan is stored within 2 seconds for 50 concurrent desks.
- **SC-002**: 99 % of reminders are sent on the day that they are due.
`;

/** A command line tool without entities. */
export const tool = `# Feature Specification: Strict mode

## User Scenarios & Testing

### User Story 1 - Fail on warnings (Priority: P1)

A maintainer wants the CLI to fail where it warns, so that a pipeline stops.

**Acceptance Scenarios**:

1. **Given** a document with a warning, **When** \`tool check --strict\` runs in the terminal, **Then** the exit code is 1.

## Requirements

- **FR-001**: The CLI MUST accept \`--strict\`.
- **FR-002**: With \`--strict\` the command line MUST end with exit code 1 for each warning.

## Success Criteria

- **SC-001**: A pipeline with a warning fails in 10 of 10 runs.
`;

/** As old versions of spec-kit wrote it: no stories, no criteria, marks left, not in English. */
export const old = `# Feature Specification: Rechnungen exportieren

## Execution Flow (main)
\`\`\`
1. Parse user description from Input
\`\`\`

## User Scenarios & Testing

### Primary User Story
Die Buchhaltung lädt alle Rechnungen eines Monats als Datei herunter.

### Acceptance Scenarios
1. **Given** ein Monat mit Rechnungen, **When** die Buchhaltung exportiert, **Then** enthält die Datei jede Rechnung einmal.

## Requirements

- **FR-001**: System MUST alle Rechnungen eines Monats ausgeben.
- **FR-002**: System MUST das Format liefern [NEEDS CLARIFICATION: CSV oder XLSX?]
`;

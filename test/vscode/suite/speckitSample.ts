// A spec-kit project with one feature, as a person has it before the plan.
const script = `#!/usr/bin/env bash
set -e
DIR="$PWD/specs/001-book-loans"
mkdir -p "$DIR"
[ -f "$DIR/plan.md" ] || cp .specify/templates/plan-template.md "$DIR/plan.md"
printf '{"FEATURE_SPEC":"%s","IMPL_PLAN":"%s","SPECS_DIR":"%s","BRANCH":"%s"}\\n' "$DIR/spec.md" "$DIR/plan.md" "$DIR" "001-book-loans"
`;

/** The specification: it leaves the language and the store open. */
const spec = `# Feature Specification: Book Loans

**Feature Branch**: \`001-book-loans\`

## User Scenarios & Testing

### User Story 1 - Borrow a book (Priority: P1)

A member borrows a book at the desk and sees when it is due.

**Acceptance Scenarios**:

1. **Given** a free copy, **When** a member borrows it, **Then** the loan and its due date are stored within 1 second.

### User Story 2 - Return a book (Priority: P2)

**Acceptance Scenarios**:

1. **Given** a loan, **When** the book is returned, **Then** the copy is free again.

### Edge Cases

- A member who has five loans cannot borrow another book.

## Requirements

- **FR-001**: The system MUST store each loan with member, copy and due date.
- **FR-002**: The system MUST free a copy when it is returned.
- **FR-003**: Only signed-in staff MUST be able to change loans; access control is by role.

### Key Entities

- **Loan**: member, copy, due date
- **Copy**: title, shelf

## Success Criteria

- **SC-001**: 95 % of the loans are stored in less than 1 second.
`;

/** Files by path. */
export const project: Readonly<Record<string, string>> = {
  '.specify/scripts/bash/setup-plan.sh': script,
  '.specify/templates/plan-template.md': `# Implementation Plan: [FEATURE]

**Branch**: \`[###-feature-name]\` | **Date**: [DATE] | **Spec**: [link]

## Summary

[Extract from feature spec: primary requirement + technical approach from research]

## Technical Context

**Language/Version**: [e.g., Python 3.11, Swift 5.9, Rust 1.75 or NEEDS CLARIFICATION]

## Constitution Check

[Gates determined based on constitution file]

## Project Structure

[Document the selected structure]
`,
  '.specify/memory/constitution.md':
    '# Library Constitution\n\n## Core Principles\n\n### I. Simple\n\nThe system MUST run on one machine.\n\n**Version**: 1.0.0\n',
  'specs/001-book-loans/spec.md': spec,
};

export const folder = 'specs/001-book-loans';

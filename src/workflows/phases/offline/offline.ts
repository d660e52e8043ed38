// Until the offline draft of a plan is merged: answers nothing, so that only real models plan.
export function draftOffline(): string {
  return '';
}

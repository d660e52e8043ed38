export function draftOffline(_: { readonly id: string }): string | object {
  return '';
}

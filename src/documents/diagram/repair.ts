export function repairDiagram(_: string): readonly string[] {
  return [];
}
export function sameGraph(_a: string, _b: string): boolean {
  return true;
}

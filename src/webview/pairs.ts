// Which new blocks stand where old ones stood.

/**
 * Pairs each id that is only in `after` with the id that was in its place in `before`: between the same neighbours
 * that stay, first with first. Ids that only one side has more of are left alone.
 */
export function pairReplaced(before: readonly string[], after: readonly string[]): ReadonlyMap<string, string> {
  const staying = intersection(before, after);
  const removed = runsBetween(before, staying);
  const pairs = new Map<string, string>();
  for (const [neighbour, added] of runsBetween(after, staying)) {
    const gone = removed.get(neighbour) ?? [];
    added.forEach((id, index) => {
      const old = gone[index];
      if (old !== undefined) pairs.set(id, old);
    });
  }
  return pairs;
}

function intersection(before: readonly string[], after: readonly string[]): ReadonlySet<string> {
  const known = new Set(before);
  return new Set(after.filter((id) => known.has(id)));
}

/** The runs of ids that do not stay, by the id before them that does. */
function runsBetween(ids: readonly string[], staying: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const runs = new Map<string, string[]>();
  let run: string[] = [];
  runs.set('', run);
  for (const id of ids) {
    if (staying.has(id)) runs.set(id, (run = []));
    else run.push(id);
  }
  return runs;
}

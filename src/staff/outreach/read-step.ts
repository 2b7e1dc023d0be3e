type Body = Record<string, unknown>;

/** The form of a step, whose fields may begin with its name, with its numbered and named fields gathered: clusters, people by unit, points by criterion. */
export function readStep(sent: Body): Body {
  const prefix = `${String(sent.step)}.`;
  const body = Object.fromEntries(
    Object.entries(sent).map(([name, value]) => [
      name.startsWith(prefix) ? name.slice(prefix.length) : name,
      value,
    ]),
  );
  const named = (start: string) =>
    Object.entries(body).flatMap(([name, value]) =>
      name.startsWith(start) ? [[name.slice(start.length), String(value)] as const] : [],
    );
  const clusters = named('cluster.').map(([at, name]) => ({
    ...{ name, played: body[`played.${at}`] === '1', why: String(body[`why.${at}`] ?? '') },
  }));
  const units = named('unit.').map(([id, people]) => ({ unitId: Number(id), people: peopleOf(people) }));
  return { ...body, clusters, units, points: Object.fromEntries(named('points.')) };
}

function peopleOf(text: string): number {
  return /^\d{1,4}$/.test(text.trim()) ? Number(text) : 0;
}

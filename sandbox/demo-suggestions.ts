type Call = (method: 'PUT', path: string, body: object) => Promise<unknown>;

/** How students of the demo school steer what is picked out for them; those who are not named have not touched it. */
const wishes: Record<string, { path: string; body: object }[]> = {
  ana: [{ path: 'stop', body: { stop: 'stretch' } }],
  dev: [
    { path: 'lowered', body: { kind: 'interest', key: 'stories', times: 1 } },
    { path: 'stop', body: { stop: 'just-right' } },
  ],
  mina: [{ path: 'lowered', body: { kind: 'preference', key: 'partner', times: 3 } }],
  theo: [{ path: 'stop', body: { stop: 'warm-up' } }],
};

/** Slides and lowers as students would; each answer is the student's trail, so that what they see is noted too. */
export async function seedSteerings(enter: (as: string) => Promise<{ call: Call }>): Promise<void> {
  for (const [as, own] of Object.entries(wishes)) {
    const { call } = await enter(as);
    for (const { path, body } of own) await call('PUT', `/api/journey/steering/${path}`, body);
  }
}

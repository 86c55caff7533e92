/** Something to wait for that a test opens by hand. */
export function createGate(): { opened: Promise<void>; open: () => void } {
  const gate = { opened: Promise.resolve(), open: (): void => undefined };
  gate.opened = new Promise((resolve) => {
    gate.open = resolve;
  });
  return gate;
}

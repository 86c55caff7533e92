/** Ends the embedded MongoDB of this test run. */
export default async function teardown(): Promise<void> {
  await globalThis.waymarkTestMongo?.close();
}

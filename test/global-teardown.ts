/** Ends exactly the engine that the setup started. */
export default async function globalTeardown(): Promise<void> {
  await globalThis.samordnaTestEngine?.stop();
}

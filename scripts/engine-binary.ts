/** Finds or fetches the engine's program, and prints where it is; what it tries goes to stderr. */
import { findTemporalBinary } from '../adapters/engine/temporal-binary.ts';

try {
  const { how, path } = await findTemporalBinary({ say: (line) => console.error(line) });
  console.log(`${path} (${how})`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

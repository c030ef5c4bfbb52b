/** What ffprobe says of a file or an address. */
import { z } from 'zod';
import { runProgram } from './run-program.ts';

const probed = z.object({
  streams: z.array(z.object({ codec_name: z.string(), nb_read_packets: z.coerce.number().optional() })),
  format: z.object({ duration: z.coerce.number() }),
});

/** Reads it to its end. */
export async function probe(address: string): Promise<z.output<typeof probed>> {
  const asked = ['-count_packets', '-show_entries', 'stream=codec_name,nb_read_packets:format=duration'];
  const read = await runProgram('ffprobe', ['-v', 'error', '-of', 'json', ...asked, address]);
  return probed.parse(JSON.parse(read.toString()));
}

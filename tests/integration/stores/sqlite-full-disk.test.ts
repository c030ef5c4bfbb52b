/** A disk without room: refused, nothing half-kept, and working again as soon as there is room. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tempDir } from '../../support/temp-dir.ts';
import { startProgram } from './child-program.ts';

it('SQLite refuses what the disk has no room for, acknowledges none of it and then goes on', async () => {
  await using dir = await tempDir('full');
  await using program = startProgram('./filling-program.ts', [join(dir.path, 'main.db')], {
    maxFileKib: 2048,
  });
  expect([await program.ended, program.errors()]).toEqual([0, '']);
  expect(program.lines).toEqual([
    'small appended',
    ...Array.from({ length: 3 }, () => expect.stringMatching(/^together refused: .*(disk|full)/)),
    'after appended stored',
    'kept session:small 1',
    'kept session:large 0',
    'kept session:beside 0',
    'kept session:after 1',
    'voters p_2',
  ]);
});

/** Which addresses are reached on behalf of others. */
import { networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { AddressGuard, ForbiddenAddressError } from './address-guard.ts';

const guard = new AddressGuard(false);

describe('the guard of addresses', () => {
  it.each([
    ...[
      '127.0.0.1',
      '127.9.9.9',
      '10.1.2.3',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '169.254.169.254',
    ],
    ...['100.64.0.1', '0.0.0.0', '224.0.0.1', '255.255.255.255', '198.18.0.1', '[::1]', '[::]', '[fe80::1]'],
    ...['[fd00::1]', '[::ffff:127.0.0.1]', '[::ffff:a00:1]', '[::127.0.0.1]', '[64:ff9b::7f00:1]'],
    ...['[2002:7f00:1::]', '[ff02::1]', 'localhost'],
  ])('[U2] does not let through to %s', async (host) => {
    await expect(guard.resolve(host)).rejects.toBeInstanceOf(ForbiddenAddressError);
    await expect(new AddressGuard(true).resolve(host)).resolves.toMatch(/^[\d.:a-f]+$/);
  });

  it.each(['1.1.1.1', '172.32.0.1', '[2606:4700::1111]', '[::ffff:1.1.1.1]'])(
    '[U2] lets through to %s',
    async (host) => {
      await expect(guard.resolve(host)).resolves.toBe(host.replaceAll(/[[\]]/g, ''));
    },
  );

  it('[U2] does not let through to this machine by whatever address', async () => {
    const own = Object.values(networkInterfaces()).flatMap((one) => one ?? []);
    expect(own.length).toBeGreaterThan(0);
    for (const { address } of own) {
      await expect(guard.resolve(address)).rejects.toBeInstanceOf(ForbiddenAddressError);
    }
  });

  it('a host that is not there is another matter', async () => {
    const fault = await guard.resolve('no-such-host.invalid').catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(Error);
    expect(fault).not.toBeInstanceOf(ForbiddenAddressError);
  });
});

/** Made-up citizens: device cookies signed with the secret of the server under test, and addresses of their own. */
import { createNodeVault } from '#server/adapters/node/vault.ts';
import { deviceCookie } from '#server/app/accounts/cookies.ts';

/** Makes the cookies of a crowd; the same number is always the same person. */
export function createPeople(secret: string, crowd: string): (number: number) => string {
  const vault = createNodeVault({ secret });
  return (number) => {
    const personId = `p_${crowd}${String(number).padStart(8, '0')}`;
    return deviceCookie(vault.sign(`device:${personId}`), false).split(';')[0] ?? '';
  };
}

/** Source addresses per process. */
const ADDRESSES = 20;

/** An address of this machine for the numbered socket of the numbered process. */
export function localAddressOf(process: number, socket: number): string {
  return `127.0.${100 + process}.${1 + (socket % ADDRESSES)}`;
}

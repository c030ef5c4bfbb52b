/** Sealing, signing and hashing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNodeVault } from './vault.ts';

const vault = createNodeVault({ secret: 'a secret of an installation, long enough' });
const stranger = createNodeVault({ secret: 'a secret of another installation, as long' });

/** Every text that differs from `text` in one character. */
function tampered(text: string): readonly string[] {
  return Array.from(text, (character, index) => {
    const other = character === 'A' ? 'B' : 'A';
    return text.slice(0, index) + other + text.slice(index + 1);
  });
}

describe('vault', () => {
  it('gives back any text it encrypted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (plain) => {
        expect(vault.decrypt(vault.encrypt(plain))).toBe(plain);
      }),
    );
  });

  it('encrypts the same text differently each time and hides it', () => {
    const sealed = vault.encrypt('13800138000');
    expect(vault.encrypt('13800138000')).not.toBe(sealed);
    expect(sealed).not.toContain('138');
    expect(Buffer.from(sealed, 'base64url').toString()).not.toContain('13800138000');
  });

  it('opens nothing that was changed, cut short, made elsewhere or never sealed', () => {
    const sealed = vault.encrypt('13800138000');
    for (const text of tampered(sealed)) expect(vault.decrypt(text)).toBeNull();
    for (let length = 0; length < sealed.length; length += 1) {
      expect(vault.decrypt(sealed.slice(0, length))).toBeNull();
    }
    expect(stranger.decrypt(sealed)).toBeNull();
    expect(vault.decrypt('13800138000')).toBeNull();
  });

  it('gives back a value it signed, dots and all', () => {
    expect(vault.unsign(vault.sign('p_abc.123.x'))).toBe('p_abc.123.x');
    expect(vault.sign('p_abc').startsWith('p_abc.')).toBe(true);
  });

  it('believes no signature that was changed, taken from another value or made elsewhere', () => {
    const signed = vault.sign('p_abc');
    for (const text of tampered(signed)) expect(vault.unsign(text)).toBeNull();
    expect(vault.unsign(`p_abd${signed.slice('p_abc'.length)}`)).toBeNull();
    expect(stranger.unsign(signed)).toBeNull();
    for (const text of ['', '.', 'p_abc', 'p_abc.', `${signed}=`]) expect(vault.unsign(text)).toBeNull();
  });

  it('hashes passwords with argon2id and its own salt', async () => {
    const hash = await vault.hashPassword('correct horse 电池');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await vault.hashPassword('correct horse 电池')).not.toBe(hash);
    expect(await vault.verifyPassword(hash, 'correct horse 电池')).toBe(true);
    expect(await vault.verifyPassword(hash, 'correct horse 电地')).toBe(false);
  });

  it('lets a password in however its characters were composed', async () => {
    const hash = await vault.hashPassword('caf\u00e9 au lait');
    expect(await vault.verifyPassword(hash, 'cafe\u0301 au lait')).toBe(true);
  });

  it('lets nobody in on something that is no hash', async () => {
    expect(await vault.verifyPassword('', '')).toBe(false);
    expect(await vault.verifyPassword('not a hash', 'not a hash')).toBe(false);
  });

  it('digests a token one way and always alike', () => {
    expect(vault.digest('token')).toBe(stranger.digest('token'));
    expect(vault.digest('token')).not.toBe(vault.digest('token2'));
    expect(vault.digest('token')).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  it('does not start with a secret that could be guessed', () => {
    expect(() => createNodeVault({ secret: 'short' })).toThrow(/at least 32 characters/);
  });
});

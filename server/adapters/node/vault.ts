/** Secrets of people, under keys derived from the installation's one secret. */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { Vault } from '#server/ports/vault.ts';

const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';
/** Tells later formats apart. */
const SEALED_PREFIX = 'v1.';
const SHORTEST_SECRET = 32;

/** Minimum of the OWASP password storage cheat sheet: 19 MiB, two passes, one lane. The library's kind is Argon2id. */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** A vault; what it sealed or signed can be read only with the same secret. */
export function createNodeVault({ secret }: { readonly secret: string }): Vault {
  if (secret.length < SHORTEST_SECRET) {
    throw new Error(`the installation's secret must have at least ${SHORTEST_SECRET} characters`);
  }
  // One key per purpose: what one of them protects says nothing about the other.
  const sealingKey = deriveKey(secret, 'yishiting/seal/v1');
  const signingKey = deriveKey(secret, 'yishiting/sign/v1');
  return {
    encrypt: (plain) => seal(sealingKey, plain),
    decrypt: (sealed) => open(sealingKey, sealed),
    sign: (value) => `${value}.${signatureOf(signingKey, value).toString('base64url')}`,
    unsign: (signed) => unsign(signingKey, signed),
    hashPassword: (password) => hash(password.normalize('NFKC'), ARGON2),
    verifyPassword: async (stored, password) => {
      try {
        return await verify(stored, password.normalize('NFKC'));
      } catch {
        // Not a hash of ours: nobody's password fits.
        return false;
      }
    },
    digest: (token) => createHash('sha256').update(token).digest('base64url'),
  };
}

/** As a key object: preparing a raw key anew costs five times the signature. */
function deriveKey(secret: string, purpose: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', purpose, KEY_BYTES)));
}

function seal(key: KeyObject, plain: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES });
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return SEALED_PREFIX + Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
}

function open(key: KeyObject, sealed: string): string | null {
  if (!sealed.startsWith(SEALED_PREFIX)) return null;
  const bytes = Buffer.from(sealed.slice(SEALED_PREFIX.length), 'base64url');
  if (bytes.length < IV_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  try {
    const plain = [decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()];
    return Buffer.concat(plain).toString('utf8');
  } catch {
    return null;
  }
}

function signatureOf(key: KeyObject, value: string): Buffer {
  return createHmac('sha256', key).update(value).digest();
}

function unsign(key: KeyObject, signed: string): string | null {
  const dot = signed.lastIndexOf('.');
  if (dot < 0) return null;
  const value = signed.slice(0, dot);
  const expected = signatureOf(key, value).toString('base64url');
  // Compared as text: base64 would let several texts stand for the same signature.
  const given = Buffer.from(signed.slice(dot + 1));
  const wanted = Buffer.from(expected);
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? value : null;
}

/** Secrets of people: encrypting contact details, signing device cookies, hashing passwords. */
export interface Vault {
  /** Authenticated encryption at rest; the result is text. */
  encrypt(plain: string): string;
  /** Null when the text was not made by this installation or was tampered with. */
  decrypt(sealed: string): string | null;
  /** `value.signature`. */
  sign(value: string): string;
  /** The value of a signed text, or null. */
  unsign(signed: string): string | null;
  hashPassword(password: string): Promise<string>;
  verifyPassword(hash: string, password: string): Promise<boolean>;
  /** One-way digest for tokens kept in the database. */
  digest(token: string): string;
}

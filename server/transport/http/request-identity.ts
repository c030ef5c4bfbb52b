/** Tells every handler who is asking, and keeps a new device the same person from its first form on. */
import type { Request, RequestHandler, Response } from 'express';
import type { Identified, Identity } from '#server/app/accounts/identity.ts';
import { refuseFor } from '#shared/kernel/result.ts';
import { clientAddress } from './client-address.ts';
import { isSafeMethod } from './methods.ts';
import { sendRefusal } from './send-result.ts';

/** Kept beside the request instead of on it, so that its type needs no changing. */
const identified = new WeakMap<Request, Identified>();

/**
 * Identifies by cookies. A person made just now gets the device cookie when the request changes something; plain
 * reads set none, so that they can be shared by caches. GET /api/me sets it in any case.
 */
export function requestIdentity(
  identity: Identity,
  takeDevice: (address: string) => Promise<number> = async () => 0,
): RequestHandler {
  return async (request, response, next) => {
    const who = await identity.identify(request.headers.cookie);
    identified.set(request, who);
    const becomesKnown = who.isNewDevice && (!isSafeMethod(request.method) || request.path === '/me');
    const waitMs = becomesKnown ? await takeDevice(clientAddress(request)) : 0;
    if (waitMs > 0) return sendRefusal(response, refuseFor('too_fast', waitMs));
    if (who.isNewDevice && !isSafeMethod(request.method)) keepDevice(identity, response, who);
    next();
  };
}

/** Who is asking. Only behind {@link requestIdentity}. */
export function identityOf(request: Request): Identified {
  const who = identified.get(request);
  if (who === undefined) throw new Error('this route is not behind requestIdentity');
  return who;
}

/** Sets the device cookie for a year from now. */
export function keepDevice(
  identity: Identity,
  response: Response,
  { person }: Pick<Identified, 'person'>,
): void {
  response.append('Set-Cookie', identity.deviceCookie(person));
}

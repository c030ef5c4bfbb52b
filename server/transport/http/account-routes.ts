/** Who I am, signing in and out, the first administrator, and joining by invitation. */
import { type Request, type Response, Router } from 'express';
import type { AccountService } from '#server/app/accounts/account-service.ts';
import type { SignedIn } from '#server/app/accounts/context.ts';
import type { Identified, Identity } from '#server/app/accounts/identity.ts';
import type { Me } from '#shared/contract/http.ts';
import { acceptInviteBody, passwordBody, setupBody, signInBody } from '#shared/contract/http-schemas.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { clientAddress } from './client-address.ts';
import { parseBody, tokenParam } from './parse-body.ts';
import { identityOf, keepDevice } from './request-identity.ts';
import { sendRefusal, sendResult, sendValue } from './send-result.ts';

export interface AccountRouteParts {
  readonly accounts: AccountService;
  readonly identity: Identity;
}

export function createAccountRoutes(parts: AccountRouteParts): Router {
  const router = Router();
  router.get('/api/me', async (request, response) => {
    const who = identityOf(request);
    const me = await meOf(parts, who);
    keepDevice(parts.identity, response, who);
    response.json(me);
  });
  router.get('/api/units', async (request, response) => {
    sendValue(response, await parts.accounts.listUnits(identityOf(request).signIn));
  });
  addSigningIn(router, parts);
  addJoining(router, parts);
  return router;
}

function addSigningIn(router: Router, parts: AccountRouteParts): void {
  const { accounts, identity } = parts;
  router.post('/api/sign-in', async (request, response) => {
    const body = parseBody(signInBody, request.body);
    if (!body.ok) return sendRefusal(response, body);
    const signedIn = await accounts.signIn({ ...body.value, address: clientAddress(request) });
    await answerSignedIn(parts, request, response, signedIn);
  });
  router.post('/api/sign-out', async (request, response) => {
    const who = identityOf(request);
    await accounts.signOut(who.signIn);
    response.append('Set-Cookie', identity.endStaffCookie());
    sendResult(response, ok(await meOf(parts, { ...who, signIn: null })));
  });
  router.post('/api/password', async (request, response) => {
    const who = identityOf(request);
    if (who.signIn === null) return sendRefusal(response, refuse('sign_in_required'));
    const body = parseBody(passwordBody, request.body);
    if (!body.ok) return sendRefusal(response, body);
    const changed = await accounts.changePassword(who.signIn, body.value);
    sendResult(response, changed.ok ? ok(await meOf(parts, who)) : changed);
  });
}

function addJoining(router: Router, parts: AccountRouteParts): void {
  const { accounts } = parts;
  router.post('/api/setup', async (request, response) => {
    const body = parseBody(setupBody, request.body);
    if (!body.ok) return sendRefusal(response, body);
    const signedIn = await accounts.setUp({ ...body.value, address: clientAddress(request) });
    await answerSignedIn(parts, request, response, signedIn);
  });
  router.get('/api/invites/:token', async (request, response) => {
    const token = tokenParam(request);
    if (token === null) return sendRefusal(response, refuse('invite_invalid'));
    sendValue(response, await accounts.readInvite(token, clientAddress(request)));
  });
  router.post('/api/invites/:token', async (request, response) => {
    const token = tokenParam(request);
    if (token === null) return sendRefusal(response, refuse('invite_invalid'));
    const body = parseBody(acceptInviteBody, request.body);
    if (!body.ok) return sendRefusal(response, body);
    const signedIn = await accounts.acceptInvite(token, { ...body.value, address: clientAddress(request) });
    await answerSignedIn(parts, request, response, signedIn);
  });
}

/** Hands the browser its new sign-in. The one it had before ends: nobody can leave an old cookie behind to use. */
async function answerSignedIn(
  parts: AccountRouteParts,
  request: Request,
  response: Response,
  signedIn: Result<SignedIn>,
): Promise<void> {
  if (!signedIn.ok) return sendRefusal(response, signedIn);
  const who = identityOf(request);
  const { token, signIn } = signedIn.value;
  await parts.accounts.signOut(who.signIn);
  const me = await meOf(parts, { ...who, signIn });
  response.append('Set-Cookie', parts.identity.staffCookie(token));
  sendResult(response, ok(me));
}

async function meOf(
  { accounts }: AccountRouteParts,
  who: Pick<Identified, 'person' | 'signIn'>,
): Promise<Me> {
  const { person, signIn } = who;
  return {
    personId: person.personId,
    verified: person.verified === true,
    staff: signIn === null ? null : await accounts.describe(signIn),
    needsSetup: await accounts.needsSetup(),
  };
}

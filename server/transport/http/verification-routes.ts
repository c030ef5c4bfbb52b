/** A citizen verifies the device by a one-time code. */
import { Router } from 'express';
import type { Identity } from '#server/app/accounts/identity.ts';
import type { Verification } from '#server/app/accounts/verification.ts';
import { confirmBody, verificationBody } from '#shared/contract/http-schemas.ts';
import { clientAddress } from './client-address.ts';
import { parseBody } from './parse-body.ts';
import { identityOf, keepDevice } from './request-identity.ts';
import { sendRefusal, sendResult } from './send-result.ts';

export interface VerificationRouteParts {
  readonly verification: Verification;
  readonly identity: Identity;
}

export function createVerificationRoutes({ verification, identity }: VerificationRouteParts): Router {
  const router = Router();
  router.post('/api/verification', async (request, response) => {
    const body = parseBody(verificationBody, request.body);
    if (!body.ok) return sendRefusal(response, body);
    const { personId } = identityOf(request).person;
    const address = clientAddress(request);
    sendResult(response, await verification.request({ personId, phone: body.value.phone, address }));
  });
  router.post('/api/verification/confirm', (request, response) => {
    const body = parseBody(confirmBody, request.body);
    if (!body.ok) return sendRefusal(response, body);
    const { person } = identityOf(request);
    const confirmed = verification.confirm(person.personId, body.value.code);
    if (confirmed.ok) keepDevice(identity, response, { person: { ...person, verified: true } });
    sendResult(response, confirmed);
  });
  return router;
}

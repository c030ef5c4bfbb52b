/** What an administrator keeps: departments, accounts, invitations. The service decides who may. */
import { type Request, Router } from 'express';
import type { z } from 'zod';
import type { AccountService } from '#server/app/accounts/account-service.ts';
import type { AccountAction } from '#server/app/accounts/administration.ts';
import type { StaffSignIn } from '#server/app/accounts/staff-sign-in.ts';
import { accountBody, inviteBody, unitBody } from '#shared/contract/http-schemas.ts';
import { type Result, refuse } from '#shared/kernel/result.ts';
import { idParam, parseBody } from './parse-body.ts';
import { identityOf } from './request-identity.ts';
import { sendResult, sendValue } from './send-result.ts';

type AdministratorActs = <S extends z.ZodType, T>(
  request: Request,
  action: AccountAction,
  schema: S,
  act: (by: StaffSignIn | null, body: z.output<S>) => Promise<Result<T>>,
) => Promise<Result<T>>;

export function createAdminRoutes({ accounts }: { readonly accounts: AccountService }): Router {
  const router = Router();
  const withBody = parsingBodies(accounts);
  router.post('/api/admin/units', async (request, response) => {
    const answer = await withBody(request, 'units:create', unitBody, (by, { name }) =>
      accounts.createUnit(by, name),
    );
    sendResult(response, answer);
  });
  router.patch('/api/admin/units/:id', async (request, response) => {
    const id = idParam(request);
    const answer = await withBody(request, 'units:rename', unitBody, async (by, { name }) =>
      id === null ? refuse('not_found') : accounts.renameUnit(by, id, name),
    );
    sendResult(response, answer);
  });
  router.get('/api/admin/accounts', async (request, response) => {
    sendValue(response, await accounts.listAccounts(identityOf(request).signIn));
  });
  router.patch('/api/admin/accounts/:id', async (request, response) => {
    const id = idParam(request);
    const answer = await withBody(request, 'accounts:disable', accountBody, async (by, { disabled }) =>
      id === null ? refuse('not_found') : accounts.setDisabled(by, id, disabled),
    );
    sendResult(response, answer);
  });
  router.post('/api/admin/invites', async (request, response) => {
    const answer = await withBody(request, 'invites:create', inviteBody, (by, invite) =>
      accounts.createInvite(by, invite),
    );
    sendResult(response, answer);
  });
  return router;
}

/** Who asks comes before what is asked: whoever may not learns nothing about what a body must look like. */
function parsingBodies(accounts: AccountService): AdministratorActs {
  return async (request, action, schema, act) => {
    const by = identityOf(request).signIn;
    const refusal = accounts.refuseAction(action, by);
    if (refusal !== null) return refuse(refusal);
    const body = parseBody(schema, request.body);
    return body.ok ? act(by, body.value) : body;
  };
}

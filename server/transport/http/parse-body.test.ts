/** Tests of parsing bodies. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { acceptInviteBody, unitBody } from '#shared/contract/http-schemas.ts';
import { parseBody } from './parse-body.ts';

describe('parsing bodies', () => {
  it('answers what the schema makes of it', () => {
    expect(parseBody(unitBody, { name: '  水务局\u202E ' })).toEqual({ ok: true, value: { name: '水务局' } });
  });

  it('names fields and faults, and repeats nothing of what was sent', () => {
    const refused = parseBody(unitBody, { name: 7, '<script>': 1 });
    expect(refused).toMatchObject({
      ok: false,
      code: 'bad_request',
      detail: 'name: invalid_type, body: unrecognized_keys',
    });
  });

  it('says so when only the password is too short', () => {
    const body = { loginName: 'lili', name: '李莉', password: 'short' };
    expect(parseBody(acceptInviteBody, body)).toEqual({ ok: false, code: 'weak_password' });
    expect(parseBody(acceptInviteBody, { ...body, name: '' })).toMatchObject({ code: 'bad_request' });
    expect(parseBody(acceptInviteBody, { ...body, password: 'x'.repeat(201) })).toMatchObject({
      code: 'bad_request',
    });
  });

  it('keeps the detail short, however many faults there are', () => {
    const refused = parseBody(z.array(z.number()), Array(5000).fill('x'));
    expect(refused.ok ? '' : refused.detail).toHaveLength(200);
  });
});

/** What happens to presence inside Redis, in one step each. */
import { createHash } from 'node:crypto';
import type { RedisConnection } from './connection.ts';

/**
 * Per scope (`base`): `:processes` ranks processes by when they expire, `:of:<process>` is the set of people
 * connected to one, `:people` counts for each person the processes they are connected to, `:peak` is a number.
 * Every step first drops the processes that have not been heard of in time, with all their people.
 */
const SCRIPT = `
local base, op, process, ttl = KEYS[1], ARGV[1], ARGV[2], tonumber(ARGV[3])
local processes, people, peak = base .. ':processes', base .. ':people', base .. ':peak'
local mine = base .. ':of:' .. process
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local keep = 30 * 24 * 3600 * 1000

local function remove(person)
  if redis.call('HINCRBY', people, person, -1) <= 0 then redis.call('HDEL', people, person) end
end
local function drop(name)
  local set = base .. ':of:' .. name
  for _, person in ipairs(redis.call('SMEMBERS', set)) do remove(person) end
  redis.call('DEL', set)
  redis.call('ZREM', processes, name)
end
local function renew()
  redis.call('ZADD', processes, now + ttl, process)
  for _, key in ipairs({processes, people, mine, peak}) do redis.call('PEXPIRE', key, keep) end
end
local function add()
  for i = 4, #ARGV do
    if redis.call('SADD', mine, ARGV[i]) == 1 then redis.call('HINCRBY', people, ARGV[i], 1) end
  end
  local current = redis.call('HLEN', people)
  if current > tonumber(redis.call('GET', peak) or '0') then redis.call('SET', peak, current) end
  renew()
end

for _, name in ipairs(redis.call('ZRANGEBYSCORE', processes, '-inf', now)) do drop(name) end
local known = redis.call('ZSCORE', processes, process)

if op == 'count' then
  return {redis.call('HLEN', people), tonumber(redis.call('GET', peak) or '0')}
elseif op == 'here' then
  return {redis.call('HEXISTS', people, ARGV[4]), 0}
elseif op == 'drop' then
  drop(process)
elseif op == 'reset' then
  drop(process)
  add()
elseif not known then
  return {0, 0}
elseif op == 'beat' then
  renew()
elseif op == 'add' then
  add()
elseif op == 'leave' then
  if redis.call('SREM', mine, ARGV[4]) == 1 then remove(ARGV[4]) end
end
return {1, 0}
`;
const SHA = createHash('sha1').update(SCRIPT).digest('hex');

/** `add`, `leave` and `beat` answer 0 and do nothing when Redis does not know the process (any more). */
export type PresenceStep = 'count' | 'here' | 'drop' | 'reset' | 'add' | 'beat' | 'leave';

export type PresenceScript = (
  scope: string,
  step: PresenceStep,
  ...people: readonly string[]
) => Promise<readonly [number, number]>;

/** Runs the script for one process of the installation. */
export function createPresenceScript(
  client: RedisConnection,
  processId: string,
  expiryMs: number,
): PresenceScript {
  return async (scope, step, ...people) => {
    const rest = ['1', `yishiting:presence:{${scope}}`, step, processId, `${expiryMs}`, ...people];
    const reply = await client.sendCommand(['EVALSHA', SHA, ...rest]).catch((error: unknown) => {
      // A Redis that was started anew has forgotten the script: send it along once.
      if (error instanceof Error && error.message.startsWith('NOSCRIPT')) {
        return client.sendCommand(['EVAL', SCRIPT, ...rest]);
      }
      throw error;
    });
    const [first, second] = Array.isArray(reply) ? reply : [];
    return [Number(first), Number(second)];
  };
}

/** Joins people and stays until it is killed. Arguments: Redis address, scope, number of people. */
import { openRedis } from '#server/adapters/redis/open-redis.ts';

const [url = '', scope = '', number = '0'] = process.argv.slice(2);
const { presence } = await openRedis({ url, presence: { heartbeatMs: 500, expiryMs: 5_000 } });
const people = Array.from({ length: Number(number) }, (_, index) => `p_${index}`);
await Promise.all(people.map((person) => presence.join(scope, person, `c_${person}`)));
console.log('joined');

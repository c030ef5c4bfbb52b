/** Opens an adapter, uses it, closes it, and must then end by itself. Arguments: adapter, address. */
import { openPostgresStores } from '#server/adapters/postgres/open-stores.ts';
import { openRedis } from '#server/adapters/redis/open-redis.ts';
import { openSqliteStores } from '#server/adapters/sqlite/open-stores.ts';

const [adapter = '', address = ''] = process.argv.slice(2);

if (adapter === 'redis') {
  const { bus, presence, rateLimits, close } = await openRedis({ url: address });
  await bus.subscribe('topic', () => {});
  await bus.publish('topic', 1);
  await presence.join('s_1', 'p_1', 'c_1');
  await rateLimits.take('vote', 'p_1');
  await close();
} else {
  const stores = await (adapter === 'sqlite'
    ? openSqliteStores({ file: address })
    : openPostgresStores({ url: address }));
  await stores.ledger.openPoll('poll_1');
  const unanswered = stores.ledger.castBallot({
    ...{ pollId: 'poll_1', personId: 'p_1', commandId: 'command-1', answer: 1, secret: true },
  });
  await stores.close();
  // What was asked before the close is done; what comes after is refused.
  console.log(await unanswered);
  console.log(
    await stores.ledger.setSupport('q_1', 's_1', 'p_1', true).catch((error: Error) => error.message),
  );
}
console.log('closed');

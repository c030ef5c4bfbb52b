/** What really is open in the media workers of this process, as mediasoup itself tells it. */
import { observer, type types } from 'mediasoup';

interface Seen<T> {
  readonly it: T;
  readonly router: types.Router;
  readonly worker: types.Worker;
}

type OverTransport<T> = Seen<T> & { readonly transport: types.Transport };

export class MediaCensus {
  readonly routers = new Map<string, Seen<types.Router>>();
  readonly transports = new Map<string, Seen<types.Transport>>();
  /** A track that is piped has one of the same id on every router that it comes to. */
  readonly producers = new Set<OverTransport<types.Producer>>();
  readonly consumers = new Map<string, OverTransport<types.Consumer>>();
  readonly workers = new Set<types.Worker>();
  readonly #stop: () => void;

  /** Knows everything that is made from now on. */
  constructor() {
    const meet = (worker: types.Worker): void => this.#meetWorker(worker);
    observer.on('newworker', meet);
    this.#stop = () => void observer.off('newworker', meet);
  }

  stop(): void {
    this.#stop();
  }

  /** The worker that carries a path. */
  workerOf(transportId: string): types.Worker {
    const seen = this.transports.get(transportId);
    if (seen === undefined) throw new Error('no such transport');
    return seen.worker;
  }

  /** The router that carries a path. */
  routerOf(transportId: string): types.Router {
    const seen = this.transports.get(transportId);
    if (seen === undefined) throw new Error('no such transport');
    return seen.router;
  }

  /** Tracks that leave a router for another worker. */
  pipes(): types.Consumer[] {
    return [...this.consumers.values()].map(({ it }) => it).filter(({ type }) => type === 'pipe');
  }

  /** How much is open on each worker by its own account, in an order that does not change. */
  async dump(): Promise<unknown> {
    const routers = await Promise.all([...this.routers.values()].map(({ it }) => it.dump()));
    const workers = await Promise.all([...this.workers].map((worker) => worker.dump()));
    return {
      routers: routers
        .map(({ id, transportIds, mapProducerIdConsumerIds, mapConsumerIdProducerId }) => ({
          id,
          transports: transportIds.length,
          producers: mapProducerIdConsumerIds.length,
          consumers: mapConsumerIdProducerId.length,
        }))
        .toSorted((a, b) => a.id.localeCompare(b.id)),
      workers: workers
        .map(({ pid, routerIds }) => ({ pid, routers: routerIds.length }))
        .toSorted((a, b) => a.pid - b.pid),
    };
  }

  #meetWorker(worker: types.Worker): void {
    this.workers.add(worker);
    worker.observer.once('close', () => this.workers.delete(worker));
    worker.observer.on('newrouter', (router) => this.#meetRouter(worker, router));
  }

  #meetRouter(worker: types.Worker, router: types.Router): void {
    this.routers.set(router.id, { it: router, router, worker });
    router.observer.once('close', () => this.routers.delete(router.id));
    router.observer.on('newtransport', (transport) => this.#meetTransport(worker, router, transport));
  }

  #meetTransport(worker: types.Worker, router: types.Router, transport: types.Transport): void {
    const { observer: told } = transport;
    this.transports.set(transport.id, { it: transport, router, worker });
    told.once('close', () => this.transports.delete(transport.id));
    told.on('newproducer', (it) => {
      const seen = { it, transport, router, worker };
      this.producers.add(seen);
      it.observer.once('close', () => this.producers.delete(seen));
    });
    told.on('newconsumer', (it) => {
      this.consumers.set(it.id, { it, transport, router, worker });
      it.observer.once('close', () => this.consumers.delete(it.id));
    });
  }
}

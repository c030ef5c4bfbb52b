/** One end of a WebRTC path without a browser: ICE towards a server, a DTLS handshake, and SRTP keys out of it. */
import { randomBytes, X509Certificate } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import {
  CipherContext,
  DtlsClient,
  keyLength,
  ProtectionProfileAeadAes128Gcm,
  ProtectionProfileAes128CmHmacSha1_80,
  SrtcpSession,
  SrtpSession,
  saltLength,
  type Transport,
} from 'werift';
import { answerTo, bindingRequest, type IceCredentials, isSuccess, kindOf } from './stun.ts';

export interface Identity {
  readonly certPem: string;
  readonly keyPem: string;
  /** SHA-256 in SDP's notation. */
  readonly fingerprint: string;
}

/** Where the server waits, and the words that open its door. */
export interface ServerEnd {
  readonly address: string;
  readonly port: number;
  readonly ice: IceCredentials;
  /** `lite` servers make no checks of their own, so that this end chooses the path (RFC 8445, 2.5). */
  readonly lite: boolean;
}

export interface WebrtcPath {
  /** The negotiated protection, in the words of RFC 5764 and 7714. */
  readonly suite: string;
  readonly localPort: number;
  readonly srtp: SrtpSession;
  readonly srtcp: SrtcpSession;
  /** Every datagram of the media that is read, still encrypted. */
  onMedia: (datagram: Buffer, kind: 'rtp' | 'rtcp') => void;
  send(datagram: Buffer): void;
  /** Says that the media is still wanted (RFC 7675). */
  consent(): void;
  /** Leaves the kernel room for one packet: what nobody reads is dropped at the lowest price. */
  shrinkBuffer(): void;
  close(): void;
}

const ECDSA_SHA256 = { hash: 4, signature: 3 } as const;
/** What a browser offers, in its order; the server chooses. */
const OFFERED = [ProtectionProfileAeadAes128Gcm, ProtectionProfileAes128CmHmacSha1_80];
const SUITES: Readonly<Record<number, string>> = {
  [ProtectionProfileAeadAes128Gcm]: 'AEAD_AES_128_GCM',
  [ProtectionProfileAes128CmHmacSha1_80]: 'AES_CM_128_HMAC_SHA1_80',
};
const CHECK_EVERY_MS = 50;
const PATIENCE_MS = 20_000;
const SMALLEST_BUFFER = 1;

/** A certificate of its own; making one takes a while, so a crowd shares it. */
export async function makeIdentity(): Promise<Identity> {
  const { certPem, keyPem } = await CipherContext.createSelfSignedCertificateWithKey(ECDSA_SHA256);
  return { certPem, keyPem, fingerprint: new X509Certificate(certPem).fingerprint256 };
}

/** A path whose socket is open, and nothing more: servers that want to know the candidate beforehand can be told. */
export interface PreparedPath {
  readonly localAddress: string;
  readonly localPort: number;
  readonly local: IceCredentials;
  /** Checks the path and shakes hands; once. */
  open(identity: Identity): Promise<WebrtcPath>;
}

/** Opens a socket towards the server. */
export async function preparePath(server: ServerEnd): Promise<PreparedPath> {
  const local = {
    usernameFragment: randomBytes(4).toString('hex'),
    password: randomBytes(16).toString('hex'),
  };
  const socket = createSocket('udp4');
  // A server that has gone answers with ICMP; what is missing then shows in the figures.
  socket.on('error', () => undefined);
  socket.connect(server.port, server.address);
  await once(socket, 'connect');
  const { address: localAddress, port: localPort } = socket.address();
  const open = async (identity: Identity): Promise<WebrtcPath> => {
    const path = new Path(socket, server, local);
    try {
      await path.check();
      return await path.shakeHands(identity);
    } catch (error) {
      path.close();
      throw error;
    }
  };
  return { localAddress, localPort, local, open };
}

class Path {
  readonly #socket: Socket;
  readonly #server: ServerEnd;
  readonly #local: IceCredentials;
  readonly #tieBreaker = randomBytes(8).readBigUInt64BE();
  #transaction = randomBytes(12);
  #onSuccess: () => void = () => undefined;
  #closed = false;
  readonly #transport: Transport;
  onMedia: WebrtcPath['onMedia'] = () => undefined;

  constructor(socket: Socket, server: ServerEnd, local: IceCredentials) {
    this.#socket = socket;
    this.#server = server;
    this.#local = local;
    this.#transport = {
      type: 'udp',
      address: socket.address(),
      closed: false,
      onData: () => undefined,
      send: async (datagram) => this.send(datagram),
      close: async () => undefined,
    };
    socket.on('message', (datagram) => this.#receive(datagram));
  }

  send(datagram: Buffer): void {
    if (!this.#closed) this.#socket.send(datagram);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#socket.close();
  }

  /** Asks until the server says yes. */
  async check(): Promise<void> {
    const timer = setInterval(() => this.#ask(), CHECK_EVERY_MS);
    try {
      await inTime('ICE', (done) => {
        this.#onSuccess = done;
        this.#ask();
      });
    } finally {
      clearInterval(timer);
    }
  }

  consent(): void {
    this.#transaction = randomBytes(12);
    this.#ask();
  }

  #ask(): void {
    const { ice, lite } = this.#server;
    this.send(
      bindingRequest({
        transaction: this.#transaction,
        localFragment: this.#local.usernameFragment,
        remote: ice,
        role: lite ? 'controlling' : 'controlled',
        tieBreaker: this.#tieBreaker,
      }),
    );
  }

  async shakeHands({ certPem, keyPem }: Identity): Promise<WebrtcPath> {
    const client = new DtlsClient({
      transport: this.#transport,
      srtpProfiles: OFFERED,
      cert: certPem,
      key: keyPem,
      signatureHash: ECDSA_SHA256,
      extendedMasterSecret: true,
    });
    await inTime('DTLS', (done, fail) => {
      client.onConnect.once(done);
      client.onError.once(fail);
      client.connect().catch(fail);
    });
    const profile = client.srtp.srtpProfile;
    if (profile === undefined) throw new Error('no SRTP suite was agreed on');
    const keys = client.extractSessionKeys(keyLength(profile), saltLength(profile));
    const session = {
      profile,
      keys: {
        localMasterKey: keys.localKey,
        localMasterSalt: keys.localSalt,
        remoteMasterKey: keys.remoteKey,
        remoteMasterSalt: keys.remoteSalt,
      },
    };
    return this.#opened(SUITES[profile] ?? String(profile), session);
  }

  #opened(suite: string, session: ConstructorParameters<typeof SrtpSession>[0]): WebrtcPath {
    const opened: WebrtcPath = {
      suite,
      localPort: this.#socket.address().port,
      srtp: new SrtpSession(session),
      srtcp: new SrtcpSession(session),
      onMedia: () => undefined,
      send: (datagram) => this.send(datagram),
      consent: () => this.consent(),
      shrinkBuffer: () => this.#socket.setRecvBufferSize(SMALLEST_BUFFER),
      close: () => this.close(),
    };
    this.onMedia = (datagram, kind) => opened.onMedia(datagram, kind);
    return opened;
  }

  #receive(datagram: Buffer): void {
    const kind = kindOf(datagram);
    if (kind === 'rtp' || kind === 'rtcp') this.onMedia(datagram, kind);
    else if (kind === 'dtls') {
      const { address, port } = this.#server;
      this.#transport.onData(datagram, [address, port]);
    } else if (kind === 'stun') this.#receiveStun(datagram);
  }

  #receiveStun(datagram: Buffer): void {
    const answer = answerTo(datagram, this.#server, this.#local.password);
    if (answer !== null) this.send(answer);
    else if (isSuccess(datagram, this.#transaction)) this.#onSuccess();
  }
}

/** Resolves with `done`; rejects with `fail` or when it takes too long. */
function inTime(
  what: string,
  begin: (done: () => void, fail: (error: unknown) => void) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${what} took too long`)), PATIENCE_MS);
    begin(
      () => {
        clearTimeout(timer);
        resolve();
      },
      (error) => {
        clearTimeout(timer);
        reject(error instanceof Error ? error : new Error(String(error)));
      },
    );
  });
}

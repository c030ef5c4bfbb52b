/** The library's protocol with limits of memory, and with an answer to `publish` that waits until the key is known. */
import logger from 'node-media-server/src/core/logger.js';
import Rtmp from 'node-media-server/src/protocol/rtmp.js';

// It writes to the console whatever strangers say; what matters of it is in our own log.
logger.log = () => undefined;

/** Before the key is known nothing large is said. */
const MOST_BEFORE = 8 * 1024;
/** A full picture of 4K is smaller. */
const MOST_AFTER = 8 * 1024 * 1024;
/** Encoders use about six; each holds its largest message. */
const MOST_CHUNK_STREAMS = 32;

export class GuardedRtmp extends Rtmp {
  /** Called with application and name when somebody would publish; once. */
  onPublishWanted: (app: string, name: string) => void = () => undefined;
  onUnpublish: () => void = () => undefined;
  #accepted = false;
  #asked = false;

  constructor() {
    super();
    // A megabyte for reading files, which is never used here.
    Reflect.deleteProperty(this, 'flv');
    this.onConnectCallback = ({ app, name }) => {
      if (this.#asked) throw new Error('published twice');
      // The library hands on what strangers say, whatever kind of value it is, and nothing when nothing was said.
      if (typeof app !== 'string' || typeof name !== 'string') throw new Error('no address');
      this.#asked = true;
      this.onPublishWanted(app, name);
    };
  }

  /** The key is good. */
  accept(): void {
    this.#accepted = true;
    super.respondPublish();
  }

  /** It is not, or something else is in the way. */
  refuse(why: string): void {
    this.sendStatusMessage(this.streamId, 'error', 'NetStream.Publish.BadName', why);
  }

  /** The library answers before it asks; here the answer follows the question. */
  override respondPublish(): void {}

  override packetAlloc(): void {
    const most = this.#accepted ? MOST_AFTER : MOST_BEFORE;
    if (this.parserPacket.header.length > most) throw new Error('message too long');
    if (this.inPackets.size > MOST_CHUNK_STREAMS) throw new Error('too many chunk streams');
    super.packetAlloc();
  }

  override controlHandler(): void {
    super.controlHandler();
    // The standard allows 1 to 2^31 - 1; none at all would never come to an end.
    if (!(this.inChunkSize >= 1 && this.inChunkSize < 2 ** 31)) throw new Error('bad chunk size');
  }

  override onPlay(_message: unknown): void {
    throw new Error('nothing is played here');
  }

  override onDeleteStream(_message: unknown): void {
    this.onUnpublish();
  }
}

/** The part of node-media-server that is used: its RTMP protocol, which touches neither sockets nor files. */
declare module 'node-media-server/src/protocol/rtmp.js' {
  export interface AvPacket {
    /** 8 sound, 9 picture, 18 data. */
    readonly codec_type: number;
    readonly codec_id: number;
    /** 0 header of sound, 1 sound, 2 header of pictures, 3 full picture, 4 other picture, 5 data. */
    readonly flags: number;
    readonly pts: number;
    readonly dts: number;
    readonly size: number;
    /** Used again for the next packet. */
    readonly data: Buffer;
  }

  export default class Rtmp {
    streamId: number;
    readonly parserPacket: { readonly header: { readonly length: number } };
    readonly inPackets: ReadonlyMap<number, unknown>;
    inChunkSize: number;
    onConnectCallback: (request: { readonly app: unknown; readonly name: unknown }) => void;
    onPushCallback: () => void;
    onPacketCallback: (packet: AvPacket) => void;
    onOutputCallback: (bytes: Buffer) => void;
    /** Null, or a fault; throws for much that it does not expect. */
    parserData(bytes: Buffer): string | null;
    packetAlloc(): void;
    controlHandler(): void;
    onPlay(message: unknown): void;
    onDeleteStream(message: unknown): void;
    respondPublish(): void;
    sendACK(bytes: number): void;
    sendStatusMessage(streamId: number, level: string, code: string, description: string): void;
  }
}

declare module 'node-media-server/src/protocol/flv.js' {
  import type { AvPacket } from 'node-media-server/src/protocol/rtmp.js';

  const Flv: { createMessage(packet: AvPacket): Buffer };
  export default Flv;
}

declare module 'node-media-server/src/core/logger.js' {
  const logger: { log: (message: string) => void };
  export default logger;
}

/** Ports from which a program sends: the receiver listens to nobody but who came first, by address and port. */
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';

export interface SenderPorts {
  readonly rtp: number;
  readonly rtcp: number;
}

/** Free ports for picture and sound; a program that is started again with them is taken for the same one. */
export async function findSenderPorts(ip: string): Promise<Record<'video' | 'audio', SenderPorts>> {
  const sockets = await Promise.all([openSocket(ip), openSocket(ip), openSocket(ip), openSocket(ip)]);
  const [video, videoRtcp, audio, audioRtcp] = sockets.map((socket) => socket.address().port);
  await Promise.all(sockets.map(closeSocket));
  return {
    video: { rtp: video ?? 0, rtcp: videoRtcp ?? 0 },
    audio: { rtp: audio ?? 0, rtcp: audioRtcp ?? 0 },
  };
}

async function openSocket(ip: string): Promise<Socket> {
  const socket = createSocket('udp4');
  socket.bind(0, ip);
  await once(socket, 'listening');
  return socket;
}

async function closeSocket(socket: Socket): Promise<void> {
  socket.close();
  await once(socket, 'close');
}

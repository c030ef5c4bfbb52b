# The app in one image. Not built or run in CI: there is no container runtime there.
FROM node:20-bookworm-slim

# ffmpeg and the fonts are for programme pictures; setpriv ends ffmpeg with the server.
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates ffmpeg fonts-noto-cjk util-linux \
 && rm -rf /var/lib/apt/lists/*

WORKDIR /app
COPY package.json package-lock.json ./
# Brings its own Node 24, which runs everything from here on.
RUN npm ci
COPY . .

ENV XDG_CACHE_HOME=/opt/cache PATH=/app/node_modules/.bin:$PATH
# The client, and the media worker: fetched, or built when it cannot be. Without one all but WebRTC works.
RUN node --input-type=module -e "const { buildClient } = await import('/app/scripts/start/build-client.ts'); await buildClient();" \
 && (node scripts/media-worker/cli.ts || echo 'no media worker in this image')

RUN mkdir /data && chown node:node /data
USER node
ENV DATA_DIR=/data PORT=3000 LOG_LEVEL=info
VOLUME /data
EXPOSE 3000/tcp 44400/udp 44400/tcp 1935/tcp
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD node -e "fetch('http://127.0.0.1:3000/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"
CMD ["node", "scripts/start.ts"]

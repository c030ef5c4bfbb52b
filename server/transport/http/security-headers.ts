/** Headers that tell browsers what the pages may do: scripts of this server only, camera and microphone for the stage. */
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import helmet from 'helmet';

export interface SecurityHeaderOptions {
  /** Served over https. */
  readonly secure: boolean;
  /**
   * Tell browsers to use only https for this host from now on. For a public address alone: on `localhost` it would
   * lock out every other server of that machine.
   */
  readonly hsts: boolean;
  /** Further sources per directive, e.g. `{'connect-src': ['https://cdn.example.org']}`. */
  readonly csp: Readonly<Record<string, readonly string[]>>;
}

const PERMISSIONS = [
  ...['camera', 'microphone', 'display-capture', 'fullscreen', 'autoplay', 'screen-wake-lock'].map(
    (feature) => `${feature}=(self)`,
  ),
  ...['geolocation', 'payment', 'usb', 'serial', 'midi'].map((feature) => `${feature}=()`),
].join(', ');

export function securityHeaders(options: SecurityHeaderOptions): RequestHandler {
  const { secure, hsts } = options;
  const helmetHeaders = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: directives(options) },
    // Same-origin, not none: with none browsers send `Origin: null` along with forms.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: secure && hsts,
    // Ignored, with a warning in the console of every page, over plain http.
    crossOriginOpenerPolicy: secure,
    originAgentCluster: secure,
  });
  return (request, response, next) => {
    response.setHeader('Permissions-Policy', PERMISSIONS);
    helmetHeaders(request, response, next);
  };
}

function directives({ secure, csp }: SecurityHeaderOptions) {
  const self = "'self'";
  const own: Record<string, readonly (string | ((request: IncomingMessage) => string))[]> = {
    'default-src': [self],
    'script-src': [self],
    'script-src-attr': ["'none'"],
    'style-src': [self],
    'img-src': [self, 'data:', 'blob:'],
    // Recordings are blobs; live pictures are set from scripts and need no source.
    'media-src': [self, 'blob:'],
    // Old WebViews do not take 'self' for the socket of the same host.
    'connect-src': [self, (request) => socketSource(request, secure)],
    'worker-src': [self, 'blob:'],
    'font-src': [self, 'data:'],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': [self],
    'frame-ancestors': [self],
  };
  for (const [name, sources] of Object.entries(csp)) own[name] = [...(own[name] ?? [self]), ...sources];
  return own;
}

/** The address of our own socket. The host is what the visitor sent: only letters that a host can have pass. */
function socketSource(request: IncomingMessage, secure: boolean): string {
  const host = request.headers.host ?? '';
  const isHost = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:\d+)?$/i.test(host);
  return isHost ? `${secure ? 'wss' : 'ws'}://${host}` : "'self'";
}

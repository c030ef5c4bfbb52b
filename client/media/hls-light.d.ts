/** The light build (no subtitles, no alternate sound, no DRM) brings no types of its own; its shapes are those of the whole. */
declare module 'hls.js/light' {
  export { default, ErrorTypes, Events, type HlsConfig } from 'hls.js';
}

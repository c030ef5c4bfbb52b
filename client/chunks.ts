/**
 * Which modules travel together. Left alone the build makes thirty small files of the citizen's first load, which
 * compress badly and are asked for one by one; these are three: what the earliest script needs, the shell of every
 * page, and the room.
 */

/** The earliest script waits for one file and not for several. */
const EARLY = /\/client\/(lib\/early|session\/snapshot-path)\.ts/;

const SHELL =
  /\/client\/(main\.tsx|lib\/(?!speech|clipboard|keyboard|early)|ui\/(button|feedback|icon|late|link|state-mark|tabs|toast|words)\.|locales\/(zh\/)?(common|refusals|texts|language)\.ts|app\/[^/]+$)|\/shared\/kernel\//;

const ROOM =
  /\/client\/(session\/(?!connection\.ts|snapshot-path)|app\/pages\/citizen\/(bottom-bar|citizen\.|citizen-|live-room|now-|poll-pill|room-|use-)|features\/(questions\/(answer|my-|question|support|view-model)|comments\/comment-bar|sessions\/(connection|now-card|session-head|view-model))|locales\/(zh\/)?citizen\.ts)|\/shared\/(contract|features)\//;

const REACT = /\/node_modules\/(react|react-dom|scheduler)\//;

/** For Vite's `build.rolldownOptions.output.codeSplitting`. */
export const codeSplitting = {
  // Otherwise a group would also swallow whatever its modules need.
  includeDependenciesRecursively: false,
  groups: [
    { name: 'ahead', priority: 3, test: (id: string) => isOwn(id, EARLY) },
    { name: 'shell', priority: 2, test: (id: string) => REACT.test(id) || isOwn(id, SHELL) },
    { name: 'room', priority: 1, test: (id: string) => isOwn(id, ROOM) },
  ],
};

function isOwn(id: string, modules: RegExp): boolean {
  return !id.includes('/node_modules/') && modules.test(id.replaceAll('\\', '/'));
}

// A browser or program in two words, from what it says of itself: enough for its owner to know it again.
const BROWSERS = [
  ['Edge', /\bEdg(e|A|iOS)?\//],
  ['Opera', /\bOPR\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chromium', /\b(Chromium|HeadlessChrome)\//],
  ['Chrome', /\b(Chrome|CriOS)\//],
  ['Safari', /\bSafari\//],
];
const SYSTEMS = [
  ['Android', /\bAndroid\b/],
  ['iOS', /\b(iPhone|iPad)\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b/],
  ['Linux', /\bLinux\b/],
];

/** {browser, system}; what is not known is empty, a program is the first word of what it says. */
export function device(agent) {
  const first = (kinds) => kinds.find(([, pattern]) => pattern.test(agent))?.[0] ?? '';
  return {browser: first(BROWSERS) || (agent.split(/[\s/]/)[0] ?? ''), system: first(SYSTEMS)};
}

/**
 * A text in parts: each that its type must have stands under a heading of its own, in whichever language it was written.
 * What stands before the first of them has no name.
 */

const HEADING = /^##?\s+(.+?)\s*#*\s*$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/** @returns {Map<string, string>} the parts of a text by the names of these sections; `''` is what stands before them */
export function partsOf(body, sections) {
  const parts = new Map([['', []], ...sections.map(({name}) => [name, []])]);
  let part = '';
  let fence = null;
  for (const line of body.split('\n')) {
    const mark = FENCE.exec(line)?.[1];
    fence = mark ? (fence === null ? mark : mark.startsWith(fence) ? null : fence) : fence;
    const section = fence === null ? named(HEADING.exec(line)?.[1], sections) : undefined;
    if (section) {
      part = section.name;
    } else {
      parts.get(part).push(line);
    }
  }
  return new Map([...parts].map(([name, lines]) => [name, lines.join('\n').trim()]));
}

/** The text of these parts, with headings in this language. */
export function bodyOf(parts, sections, language) {
  const named = sections.map((section) => [titleOf(section, language), parts.get(section.name) ?? '']);
  return [parts.get('') ?? '', ...named.filter(([, text]) => text.trim() !== '').map(([title, text]) => `# ${title}\n\n${text.trim()}`)]
    .filter((text) => text.trim() !== '')
    .join('\n\n');
}

export const titleOf = ({name, titles}, language) => titles[language] ?? titles.en ?? name;

function named(heading, sections) {
  const key = heading?.trim().toLowerCase();
  return sections.find(({titles}) => Object.values(titles).some((title) => title.toLowerCase() === key));
}

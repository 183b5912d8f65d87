/** Names inside the auditor's package: plain letters that every archive program and file system takes, never a way out of the folder. */

const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** One part of a path; what it may not hold becomes a hyphen. Never empty. */
export function plainPart(text: string, longest = 60): string {
  const folded = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll(/[^A-Za-z0-9._-]+/g, '-').replaceAll(/\.{2,}/g, '.').replaceAll(/-{2,}/g, '-').replaceAll(/^[-.]+|[-.]+$/g, '');
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(folded)?.[0] ?? '';
  const short = folded.length <= longest ? folded : `${folded.slice(0, longest - ending.length).replace(/[-.]+$/, '')}${ending}`;
  return short === '' || reserved.test(short.replace(/\..*$/, '')) ? `_${short}` : short;
}

/** The same path is never given twice, not even to file systems that do not tell capitals from small letters. */
export function uniquePaths(): (path: string) => string {
  const taken = new Set<string>();
  return (path) => {
    const [, stem = path, ending = ''] = /^(.*?)(\.[A-Za-z0-9]{1,8})?$/.exec(path) ?? [];
    for (let count = 1; ; count += 1) {
      const tried = count === 1 ? path : `${stem}-${count}${ending}`;
      if (taken.has(tried.toLowerCase())) continue;
      taken.add(tried.toLowerCase());
      return tried;
    }
  };
}

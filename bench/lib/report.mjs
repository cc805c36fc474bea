const megabytes = (bytes) => `${Math.round(bytes / 1e6)} MB`;
const time = (ms) => (ms < 100 ? `${ms.toFixed(1)} ms` : ms < 10_000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`);
const ratio = (value, base) => `${(value / base).toFixed(value / base < 10 ? 1 : 0)} ×`;

/** A Markdown table: one contestant a line, each time with how many times the engine's it is. */
export function tableOf(contestants, result) {
  const base = result.get('kursvakt');
  const hasPeak = [...result.values()].some((one) => one.peakBytes !== undefined);
  const lines = contestants.filter(({ id }) => result.has(id)).map(({ id, name }) => {
    const { ms, cpuMs, peakBytes } = result.get(id);
    const cells = [name, time(ms), base ? ratio(ms, base.ms) : '', time(cpuMs), base ? ratio(cpuMs, base.cpuMs) : ''];
    if (hasPeak) cells.push(megabytes(peakBytes), base ? ratio(peakBytes, base.peakBytes) : '');
    return `| ${cells.join(' | ')} |`;
  });
  const head = ['contestant', 'wall', '÷ ours', 'CPU', '÷ ours', ...(hasPeak ? ['peak RSS', '÷ ours'] : [])];
  return [`| ${head.join(' | ')} |`, `|${head.map((_, at) => (at === 0 ? '---|' : '---:|')).join('')}`, ...lines].join('\n');
}

export { megabytes, time };

/**
 * `npm test`: sets up, builds and runs every suite. Arguments pick suites by name: a folder of `tests`,
 * `electron` (those repeated on Electron's Node) or `e2e`.
 */
import { prepare } from './lib/prepare.mjs';
import { main, say } from './lib/process.mjs';
import { addCounts, closingLine, inSeconds, noTests, summaryLines } from './lib/report.mjs';
import { planSuites, runEndToEnd, runOnElectron, runOnNode, vitestSuites } from './lib/suites.mjs';

await main(async () => {
  const startedMs = Date.now();
  const plan = planSuites(process.argv.slice(2), vitestSuites());
  const electron = await prepare();
  const results = [
    ...(plan.node ? runOnNode(plan.node) : []),
    ...(plan.electron ? runOnElectron(electron, plan.electron) : []),
    ...(plan.e2e ? runEndToEnd() : []),
  ];
  const total = results.reduce(addCounts, noTests());
  say(`\n${summaryLines(results).join('\n')}\nAll in ${inSeconds(Date.now() - startedMs)}`);
  process.stdout.write(`${closingLine(total)}\n`);
  return total.failed === 0 ? 0 : 1;
});

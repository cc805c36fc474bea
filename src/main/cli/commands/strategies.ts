import { STRATEGIES } from '@core/strategies/registry';
import { describeStrategy } from '../../handlers/describe-strategy';
import { EXIT_CODES, type Command } from '../command';
import { renderTable } from '../table';

export const strategiesCommand: Command = {
  name: 'strategies',
  summary: 'list the strategies with their parameters',
  positionals: [],
  options: {},
  run() {
    const strategies = STRATEGIES.map((strategy) => describeStrategy(strategy));
    const lines = renderTable(
      [
        { title: '', align: 'left', text: (strategy) => strategy.number },
        { title: 'strategy', align: 'left', text: (strategy) => strategy.strategyId },
        { title: 'name', align: 'left', text: (strategy) => strategy.name },
        { title: 'kind', align: 'left', text: (strategy) => strategy.kind },
        { title: 'history', align: 'right', text: (strategy) => `${String(strategy.minHistoryDays)} d` },
      ],
      strategies,
    );
    return { value: strategies, lines, exitCode: EXIT_CODES.done };
  },
};

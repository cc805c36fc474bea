import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createCatalogue } from '@core/strategies/catalogue';
import { DATABASE_FILE } from '../../data-folder';
import { describeStrategy } from '../../handlers/describe-strategy';
import { EXIT_CODES, type Command } from '../command';
import { renderTable } from '../table';

export const strategiesCommand: Command = {
  name: 'strategies',
  summary: 'list the strategies with their parameters',
  positionals: [],
  options: {},
  run(context) {
    // What is published is known without a database; a person's own strategies are in it.
    const hasData = existsSync(join(context.configuration.homeFolder, DATABASE_FILE));
    const strategies = hasData ? context.withReadModel((model) => model.strategies()) : createCatalogue().strategies.map(describeStrategy);
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

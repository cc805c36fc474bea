import { createCatalogue } from '@core/strategies/catalogue';
import { unknownSectors } from '@core/universe/sector-sets';
import type { MarketDataClient } from '@core/domain/provider';
import type { Reader } from '../store/file/connection';
import { createOwnStrategyReader } from '../store/signals/own-strategies';
import { createVariantReader } from '../store/signals/variants';
import { activeVariants } from './variants';

/** Sector names that any computed parameter set excludes. */
function excludedNames(reader: Reader): string[] {
  const catalogue = createCatalogue(createOwnStrategyReader(reader).all());
  const variants = activeVariants(catalogue, createVariantReader(reader).all());
  return variants.flatMap(({ params }) => (params.excludedSectors as readonly string[] | undefined) ?? []);
}

/**
 * The excluded sector names that the data source's tree does not hold: a renamed sector would let its companies into every
 * list without a word. Missing: nothing to say without a tree. Cost: no request; the tree comes with the lists.
 */
export function checkSectorNames(client: Pick<MarketDataClient, 'sectorNames'>, reader: Reader): readonly string[] {
  const tree = client.sectorNames();
  return tree.size > 0 ? unknownSectors(excludedNames(reader), [...tree]) : [];
}

import type { ExplanationDto } from '@shared/dto/signals';
import { ShareLink } from '../../components/share-link';
import { useWords, type Words } from '../../i18n/words';
import { factorUnit, scoreUnit, unitNumber, unitText, type FactorUnit } from '../../lib/factors';

/** What the score is measured in: the unit of the figure that is the score, else the strategy's own. */
function unitOf({ components, score, strategyId }: ExplanationDto): FactorUnit {
  const decisive = Object.entries(components).find(([, { value }]) => value === score)?.[0];
  return decisive === undefined ? scoreUnit(strategyId) : factorUnit(decisive);
}

/** A distance between two scores in words; one that rounds to nothing is given with two digits that count. */
function amountText(unit: FactorUnit, amount: number, { text, formats, language }: Words): string {
  const words = text.desk.why;
  if (unit === 'percent') {
    const points = amount * 100;
    return words.percentagePoints(points < 0.05 ? formats.plain(Number(points.toPrecision(2))) : formats.fixed(points, 1));
  }
  if (unit === 'price' || unit === 'multiple' || unit === 'billions' || unit === 'millions') return unitText(unit, amount, formats, language);
  return words.points(unitNumber(unit, amount, formats));
}

/**
 * How far the score is from the row on the other side of the target's border, and who that is. Nothing for a score
 * that is the weight itself, as in a combination of lists, and where nobody stands on the other side.
 */
export function BorderLine({ explanation }: { readonly explanation: ExplanationDto }) {
  const words = useWords();
  const { text, formats } = words;
  const { border, scoreToBorder, score, targetWeight, distanceToTarget, strategyId } = explanation;
  if (border === null || scoreToBorder === null || distanceToTarget === null || score === targetWeight) return null;
  const amount = Math.abs(scoreToBorder);
  const say = amount === 0 ? text.desk.why.level : distanceToTarget <= 0 ? text.desk.why.ahead : text.desk.why.behind;
  return (
    <p className="border-line">
      {say(amountText(unitOf(explanation), amount, words), formats.integer(border.rank))}{' '}
      <ShareLink orderbookId={border.orderbookId} name={border.name} strategyId={strategyId} />
    </p>
  );
}

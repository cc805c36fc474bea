import type { QualityNoteDto } from '@shared/dto/instrument';
import { Icon } from '../../components/icon';
import { useWords, type Words } from '../../i18n/words';

function noteText({ flag, date, count, failure }: QualityNoteDto, { text, formats }: Words): string {
  const { notes } = text.instrument.quality;
  const day = formats.day(date);
  switch (flag) {
    case 'restated':
    case 'corrected':
      return notes[flag](day, formats.integer(count));
    case 'fetch-failed':
      return notes[flag](day, failure === null ? '' : text.errors.kinds[failure][0]);
    case 'delisted':
    case 'stale':
    case 'short-history':
    case 'old-figures':
      return notes[flag](day);
    default:
      return notes[flag];
  }
}

/** What is known to be wrong, old or thin in what is stored. Nothing is drawn when there is nothing. */
export function QualityNotes({ quality }: { readonly quality: readonly QualityNoteDto[] }) {
  const words = useWords();
  if (quality.length === 0) return null;
  return (
    <ul className="notes" aria-label={words.text.instrument.quality.title}>
      {quality.map((note) => (
        <li key={note.flag}>
          <Icon name="flag" />
          <span>{noteText(note, words)}</span>
        </li>
      ))}
    </ul>
  );
}
